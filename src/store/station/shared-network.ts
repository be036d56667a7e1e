import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Charter } from '../../domain/station/charter.ts';
import type { ClueCount } from '../../domain/station/shared-network.ts';
import type { Db } from '../base/db.ts';
import { withinCategory } from '../county/category.ts';

/** Every station of the county, for who reads them by agreement. */
export async function listAllCharters(db: Db, countyId: number): Promise<Charter[]> {
  const found = await sql<Charter>`select * from charter where county_id = ${countyId} order by number`.execute(db);
  return found.rows;
}

/** Complaints and tip-offs of the class that were received since the day, by the village of the shop and their own class. */
export async function countClues(
  db: Db,
  countyId: number,
  { categoryCode, since }: { categoryCode: string; since: Day },
): Promise<ClueCount[]> {
  const of = (kind: string) => sql`select operator_region_id, category_code, received_at, ${sql.lit(kind)} as kind
    from ${sql.table(kind)} where county_id = ${countyId} and received_at >= ${since}::date::timestamp at time zone 'Asia/Shanghai'
      and ${withinCategory(sql`category_code`, categoryCode)}`;
  const found = await sql<ClueCount>`
    select operator_region_id as region_id, category_code, count(*) filter (where kind = 'complaint')::integer as complaints,
      count(*) filter (where kind = 'tipoff')::integer as tipoffs,
      to_char(max(received_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as last_on
    from (${of('complaint')} union all ${of('tipoff')}) as m group by 1, 2`.execute(db);
  return found.rows;
}
