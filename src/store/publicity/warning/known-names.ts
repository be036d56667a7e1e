import { sql } from 'kysely';
import type { Db, Tx } from '../../base/db.ts';

/** Who stands behind a text: the people and the shop of a matter from which it was drafted. */
export interface Behind {
  /** As the text names its source: the number of the matter, or of the incident to which it belongs. */
  source: string;
  names: string[];
  operator: string;
}

/** The parties of the complaints that the numbers name, and of those that belong to the incidents that they name. */
export async function listBehind(db: Db | Tx, countyId: number, numbers: readonly string[]): Promise<Behind[]> {
  if (numbers.length === 0) return [];
  const asked = sql.join([...numbers]);
  const found = await sql<Behind>`
    select b.source, c.operator_name as operator, array(select c.consumer_name union
      select m->>'name' from jsonb_array_elements(coalesce(c.joint->'members', '[]')) as m) as names
    from (
      select number as source, id from complaint where county_id = ${countyId} and number in (${asked})
      union select i.number, m.matter_id from incident as i
        join incident_member as m on m.county_id = i.county_id and m.incident_id = i.id and m.state <> 'out'
        where i.county_id = ${countyId} and i.number in (${asked})
    ) as b join complaint as c on c.county_id = ${countyId} and c.id = b.id order by 1, c.number`.execute(db as Db);
  return found.rows.map((row) => ({ ...row, names: row.names.filter((name) => name !== null && name.length > 1) }));
}
