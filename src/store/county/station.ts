import { sql } from 'kysely';
import type { Db, Tx } from '../base/db.ts';

/** What kind each station is, by its file. */
export async function findKindCodes(db: Db | Tx, countyId: number): Promise<Map<string, string>> {
  const found = await sql<{ stationId: string; kindCode: string }>`
    select station_id, kind_code from charter where county_id = ${countyId} and station_id is not null`.execute(
    db as Db,
  );
  return new Map(found.rows.map(({ stationId, kindCode }) => [stationId, kindCode]));
}
