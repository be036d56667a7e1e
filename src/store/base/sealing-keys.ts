/** Whether the key file fits the database: what is sealed names its key, and fingerprints tell the keys and the `mark` of this county from any other. */
import { sql } from 'kysely';
import type pg from 'pg';
import { suiteOf, type Keyring } from '../../domain/base/keyring.ts';
import type { Db } from './db.ts';
import { derivedKey } from './derived-key.ts';
import type { SealedTable } from './seal.ts';

/** What the database needs and the file does not hold: the names of keys with how many rows lie under each, and `mark`. */
export type MissingKeys = ReadonlyMap<string, number>;

export const markName = 'mark';
const note = 'mark-fingerprint';
const keysNote = 'key-fingerprints';

/** Every table of sealed rows names the key of each in a column of this name. */
const sealing = `
  select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and column_name = 'key_id' and table_type = 'BASE TABLE' order by table_name`;

/** What of the database no key of the file opens; the mark counts as missing when it is not the one that was used before. */
export async function findMissingKeys(owner: pg.Pool, keyring: Keyring | null): Promise<MissingKeys> {
  return (await weighKeys(owner, keyring)).missing;
}

/**
 * The same, with how many keys the database names at all, and those of the missing ones whose line is there and says another key, or
 * other ciphers, than what is sealed was sealed with.
 */
export async function weighKeys(
  owner: pg.Pool,
  keyring: Keyring | null,
): Promise<{ named: number; missing: MissingKeys; changed: readonly string[] }> {
  const missing = new Map<string, number>();
  const changed: string[] = [];
  const counts = await countByKey(owner);
  const prints = await findNote(owner, keysNote);
  const own = keyring === null ? {} : printsOf(keyring);
  for (const [id, n] of counts) {
    const print = own[id];
    const isOther = print !== undefined && prints[id] !== undefined && prints[id] !== print;
    if (isOther) changed.push(id);
    if (isOther || print === undefined) missing.set(id, n);
  }
  const kept = (await findNote(owner, note))['of'];
  if (kept !== undefined && (keyring === null || kept !== fingerprintOf(keyring))) missing.set(markName, 0);
  return { named: counts.size, missing, changed };
}

/**
 * Writes down which mark and which keys the county uses: at each start that fits, for a key may have been added, and the mark may have
 * been given up as lost.
 */
export async function keepPrints(owner: pg.Pool, keyring: Keyring): Promise<void> {
  await keepNote(owner, note, { of: fingerprintOf(keyring) });
  await keepNote(owner, keysNote, { ...(await findNote(owner, keysNote)), ...printsOf(keyring) });
}

async function findNote(owner: pg.Pool, name: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await owner.query<{ detail: Record<string, string> }>(
    `select detail from machine_note where name = $1`,
    [name],
  );
  return rows[0]?.detail ?? {};
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

/** Of each key, what tells it and its ciphers from any other. */
function printsOf(ring: Keyring): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...ring.keys].map(([id, key]) => [
      id,
      derivedKey(key, 'fingerprint of a key', suiteOf(ring, id)).toString('base64url'),
    ]),
  );
}
