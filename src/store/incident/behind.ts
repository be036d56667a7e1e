import { sql } from 'kysely';
import type { Db, Tx } from '../base/db.ts';

/** The people and shops of these complaints, those who complain jointly among them; of a tip-off nobody is told here. */
export async function listParties(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<{ names: string[]; firms: string[] }> {
  if (matterIds.length === 0) return { names: [], firms: [] };
  const { rows } = await sql<{ names: string[]; firm: string }>`
    select operator_name as firm, array(select consumer_name union
      select m->>'name' from jsonb_array_elements(coalesce(joint->'members', '[]')) as m) as names
    from complaint where county_id = ${countyId} and id in (${sql.join([...matterIds])})`.execute(db as Db);
  return {
    names: [...new Set(rows.flatMap(({ names }) => names.filter((name) => name !== null && name !== '')))],
    firms: [...new Set(rows.map(({ firm }) => firm).filter((firm) => firm !== null && firm !== ''))],
  };
}
