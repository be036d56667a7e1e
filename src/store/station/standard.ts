import { presets } from '../../domain/station/standard-presets.ts';
import type { Standard } from '../../domain/station/standard.ts';
import { sql } from 'kysely';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** Every version that the county has, those that the program brings along among them. */
export async function listStandards(db: Db | Tx, countyId: number): Promise<Standard[]> {
  const found = await sql<Standard>`
    select * from standard where county_id = ${countyId} order by code, version`.execute(db as Db);
  const brought = presets.map((one) => ({ ...one, countyId }));
  return [...brought, ...found.rows];
}

/** False when this version is there already: somebody else saved it meanwhile. */
export async function insertStandard(tx: Tx, standard: Standard): Promise<boolean> {
  const ending = sql`on conflict (county_id, code, version) do nothing returning version`;
  return (await insertMany(tx, 'standard', [standard], ending)).rows.length > 0;
}
