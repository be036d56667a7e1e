import { sql } from 'kysely';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { RateTargetRow } from '../base/schema.ts';

export async function saveRateTargets(tx: Tx, rows: readonly RateTargetRow[]): Promise<void> {
  if (rows.length > 0) await insertMany(tx, 'rate_target', rows, sql`on conflict do nothing`);
}

/** The newest of each name: what was never set holds since the county was set up, and is not among them. */
export async function listRateTargets(db: Db, countyId: number): Promise<RateTargetRow[]> {
  const found = await sql<RateTargetRow>`select distinct on (name) * from rate_target where county_id = ${countyId}
    order by name, since desc`.execute(db);
  return found.rows;
}
