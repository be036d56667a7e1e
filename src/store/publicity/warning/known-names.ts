import { sql } from 'kysely';
import type { Db, Tx } from '../../base/db.ts';

const mostNamed = 50;

/** The shops of complaints and of the operator register, by all their names, whose whole name stands in the text. */
export async function listOperatorsIn(db: Db | Tx, countyId: number, text: string): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select distinct name from (
      select operator_name as name from complaint where county_id = ${countyId}
      union all
      select name from operator where county_id = ${countyId}
      union all
      select name from operator_name where county_id = ${countyId}
    ) as named
    where char_length(name) >= 3 and position(name in ${text}) > 0 order by name limit ${mostNamed}`.execute(db as Db);
  return found.rows.map(({ name }) => name);
}

/** The complainants of the matters that a text was drafted from. */
export async function listComplainants(db: Db | Tx, countyId: number, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const found = await sql<{ name: string }>`select distinct consumer_name as name from complaint
    where county_id = ${countyId} and number in (${sql.join([...numbers])}) order by 1`.execute(db as Db);
  return found.rows.map(({ name }) => name).filter((name) => name.length > 1);
}
