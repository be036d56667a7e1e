import { sql } from 'kysely';
import { schemePresets, type Scheme } from '../../domain/assessment/scheme.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** Every version that the county has, those that the program brings along among them. */
export async function listSchemes(db: Db | Tx, countyId: number): Promise<Scheme[]> {
  const found = await sql<Scheme>`
    select * from scheme where county_id = ${countyId} order by code, version`.execute(db as Db);
  return [...schemePresets.map((one) => ({ ...one, countyId })), ...found.rows];
}

export async function findScheme(
  db: Db | Tx,
  countyId: number,
  { schemeCode, schemeVersion }: { schemeCode: string; schemeVersion: number },
): Promise<Scheme | null> {
  const schemes = await listSchemes(db, countyId);
  return schemes.find((one) => one.code === schemeCode && one.version === schemeVersion) ?? null;
}

/** False when this version is there already: somebody else saved it meanwhile. */
export async function insertScheme(tx: Tx, scheme: Scheme): Promise<boolean> {
  const ending = sql`on conflict (county_id, code, version) do nothing returning version`;
  return (await insertMany(tx, 'scheme', [scheme], ending)).rows.length > 0;
}
