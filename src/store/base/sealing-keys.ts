/** Whether the key file fits the database: what is sealed names its key, and a fingerprint tells the `mark` of this county from any other. */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db } from './db.ts';
import { derivedKey } from './derived-key.ts';
import type { SealedTable } from './seal.ts';

/** What the database needs and the file does not hold: the names of keys with how many rows lie under each, and `mark`. */
export type MissingKeys = ReadonlyMap<string, number>;

export const markName = 'mark';
const note = 'mark-fingerprint';

/** Every table of sealed rows names the key of each in a column of this name. */
const sealing = `
  select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and column_name = 'key_id' and table_type = 'BASE TABLE' order by table_name`;

/** What of the database no key of the file opens; the mark counts as missing when it is not the one that was used before. */
export async function findMissingKeys(owner: pg.Pool, keyring: Keyring | null): Promise<MissingKeys> {
  return (await weighKeys(owner, keyring)).missing;
}

/** The same, with how many keys the database names at all. */
export async function weighKeys(
  owner: pg.Pool,
  keyring: Keyring | null,
): Promise<{ named: number; missing: MissingKeys }> {
  const missing = new Map<string, number>();
  const counts = await countByKey(owner);
  for (const [id, n] of counts) if (keyring?.keys.has(id) !== true) missing.set(id, n);
  const { rows } = await owner.query<{ kept: string }>(
    `select detail->>'of' as kept from machine_note where name = $1`,
    [note],
  );
  const kept = rows[0]?.kept;
  if (kept !== undefined && (keyring === null || kept !== fingerprintOf(keyring))) missing.set(markName, 0);
  return { named: counts.size, missing };
}

/** Writes down which mark the county uses: at the first start, and when the old one was given up as lost. */
export async function keepMark(owner: pg.Pool, keyring: Keyring): Promise<void> {
  await keepNote(owner, note, { of: fingerprintOf(keyring) });
}

/** Writes down what the program must know of itself beyond this run. */
export async function keepNote(owner: pg.Pool, name: string, detail: object): Promise<void> {
  await owner.query(
    `insert into machine_note (name, noted_at, detail) values ($1, now(), $2::jsonb)
     on conflict (name) do update set noted_at = now(), detail = excluded.detail`,
    [name, JSON.stringify(detail)],
  );
}

/** How many rows of the tables lie under which key. */
export async function countRowsByKey(
  db: Db,
  countyId: number,
  tables: readonly SealedTable[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await sql<{ keyId: string; n: number }>`
      select key_id, count(*)::integer as n from ${sql.table(table)} where county_id = ${countyId} and key_id is not null group by key_id order by key_id`.execute(
      db,
    );
    for (const { keyId, n } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + n);
  }
  return counts;
}

async function countByKey(owner: pg.Pool): Promise<Map<string, number>> {
  const { rows: tables } = await owner.query<{ table_name: string }>(sealing);
  if (tables.length === 0) return new Map();
  const each = tables.map(
    ({ table_name: table }) => `select key_id, count(*) as n from "${table}" where key_id is not null group by key_id`,
  );
  const { rows } = await owner.query<{ key_id: string; n: string | number }>(
    `select key_id, sum(n)::bigint as n from (${each.join(' union all ')}) as sealed group by key_id order by key_id`,
  );
  return new Map(rows.map(({ key_id, n }) => [key_id, Number(n)]));
}

/** Tells one mark from another and nothing else of it. */
function fingerprintOf({ marking }: Keyring): string {
  return derivedKey(marking, 'fingerprint of the mark').toString('base64url');
}
