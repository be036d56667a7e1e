import { sql } from 'kysely';
import type { SavedMapping } from '../../domain/exchange/import/mapping.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** The newest version of each mapping that was not dropped, by name. */
export async function listMappings(db: Db | Tx, countyId: number): Promise<SavedMapping[]> {
  const found = await sql<SavedMapping>`
    select * from (
      select distinct on (m.id) m.* from saved_mapping as m where m.county_id = ${countyId} order by m.id, m.version desc
    ) as newest where not dropped order by name, id`.execute(db as Db);
  return found.rows;
}

/** The newest version of one mapping, or null. */
export async function findMapping(db: Db | Tx, countyId: number, id: string): Promise<SavedMapping | null> {
  const found = await (db as Db)
    .selectFrom('savedMapping')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}

/** Keeps one version; false when somebody saved the same version at once. */
export async function insertMapping(tx: Tx, mapping: SavedMapping): Promise<boolean> {
  const ending = sql`on conflict (county_id, id, version) do nothing returning version`;
  const inserted = await insertMany(tx, 'saved_mapping', [mapping], ending);
  return inserted.rows.length > 0;
}
