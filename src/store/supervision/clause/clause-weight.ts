import { sql } from 'kysely';
import type { ClauseWeightChange } from '../../../domain/supervision/clause/clause-weight.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';

export async function hasWeightChange(tx: Tx, countyId: number, id: string): Promise<boolean> {
  const found = await sql`select 1 from clause_weight_change where county_id = ${countyId} and id = ${id}`.execute(tx);
  return found.rows.length > 0;
}

/** The change, and the weight that holds from now on. */
export async function saveWeight(tx: Tx, change: ClauseWeightChange): Promise<void> {
  const { countyId, code, severity } = change;
  await insertMany(tx, 'clause_weight_change', [change]);
  await insertMany(
    tx,
    'clause_severity',
    [{ countyId, code, severity }],
    sql`on conflict (county_id, code) do update set severity = excluded.severity`,
  );
}

/** The changes, the newest first. */
export async function listWeightChanges(db: Db, countyId: number, limit = 200): Promise<ClauseWeightChange[]> {
  const found = await sql<ClauseWeightChange>`select * from clause_weight_change where county_id = ${countyId}
    order by at desc, id limit ${limit}`.execute(db);
  return found.rows;
}
