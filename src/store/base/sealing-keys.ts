/** Whether the key file fits the database: what is sealed names its key, and fingerprints tell the keys and the `mark` of this county from any other. */
import { sql } from 'kysely';
import type pg from 'pg';
import { suiteOf, type Keyring } from '../../domain/base/keyring.ts';
import type { Db } from './db.ts';
import { derivedKey } from './derived-key.ts';
import { ledgerKeysFrom, type LedgerKey } from './ledger-key.ts';
import { hashOf, origin, rowOf, tailOf, type LedgerTail } from './ledger.ts';
import type { LedgerRow } from './schema.ts';
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

/** Keys of the file whose line says another key, or other ciphers, than what was sealed under the name. */
export interface UnfitKeys {
  missing: MissingKeys;
  changed: readonly string[];
}

/**
 * What of the database no key of the file opens; the mark counts as missing when it is not the one that was used before. It is asked at
 * every start, so that rows under keys that are there are not even counted.
 */
export async function findUnfitKeys(owner: pg.Pool, keyring: Keyring | null): Promise<UnfitKeys> {
  const { fitting, changed } = await sortKeys(owner, keyring);
  return { missing: await withMark(owner, keyring, await countByKey(owner, fitting)), changed };
}

/** The missing ones too, with how many keys the database names at all. */
export async function weighKeys(
  owner: pg.Pool,
  keyring: Keyring | null,
): Promise<{ named: number; missing: MissingKeys }> {
  const counts = await countByKey(owner, []);
  const fitting = new Set((await sortKeys(owner, keyring)).fitting);
  const missing = new Map([...counts].filter(([id]) => !fitting.has(id)));
  return { named: counts.size, missing: await withMark(owner, keyring, missing) };
}

/**
 * The keys of the file, and apart those whose line says another key, or other ciphers, than was written down of it. Of one of which nothing
 * was, as where the database is of a former version, the ledger tells.
 */
async function sortKeys(
  owner: pg.Pool,
  keyring: Keyring | null,
): Promise<{ fitting: readonly string[]; changed: readonly string[] }> {
  if (keyring === null) return { fitting: [], changed: [] };
  const prints = await findNote(owner, keysNote);
  const ledgerKeys = ledgerKeysFrom(keyring);
  const [fitting, changed]: [string[], string[]] = [[], []];
  for (const [id, own] of Object.entries(printsOf(keyring))) {
    const key = ledgerKeys.of(id);
    const fits = prints[id] === undefined ? key !== null && (await isOfLedger(owner, key)) : prints[id] === own;
    (fits ? fitting : changed).push(id);
  }
  return { fitting, changed };
}

/** So many ends of chains are tried: that one does not fit may be the fault of who changed it. */
const mostTried = 50;

/**
 * Whether the ledger was written under the key, where it names it: by the ends of chains or, where all have turned from it, by the line of
 * the county from which its chain turned. A key that it does not name has written nothing yet.
 */
async function isOfLedger(owner: pg.Pool, key: LedgerKey): Promise<boolean> {
  const { rows: tails } = await owner.query<LedgerTail & { hash: Buffer }>(
    `select t.county_id as "countyId", t.matter_id as "matterId", t.seq, t.mac, l.hash
     from (select * from ledger_tail where key_id = $1 limit ${mostTried}) as t
     join ledger as l on l.county_id = t.county_id and l.matter_id = t.matter_id and l.seq = t.seq`,
    [key.id],
  );
  if (tails.length > 0) return tails.some((tail) => tailOf(key, tail).mac.equals(tail.mac));
  const { rows: lines } = await owner.query<LedgerRow & { before: Buffer | null }>(
    `select l.county_id as "countyId", l.matter_id as "matterId", l.seq, l.verb, l.at, l.on_day as "onDay", l.by,
       l.by_organisation_id as "byOrganisationId", l.detail, l.row_state as "rowState", l.hash, b.hash as before
     from county as c join ledger as t on t.county_id = c.county_id and t.matter_id = c.ledger_id
     join ledger as l on l.county_id = t.county_id and l.matter_id = t.matter_id and l.seq = t.seq - 1
     left join ledger as b on b.county_id = t.county_id and b.matter_id = t.matter_id and b.seq = t.seq - 2
     where t.verb = 're-keyed' and t.detail ->> 'from' = $1`,
    [key.id],
  );
  const fits = (line: LedgerRow & { before: Buffer | null }) =>
    hashOf(key, rowOf(line), line.before ?? origin).equals(line.hash);
  return lines.length === 0 || lines.some(fits);
}

async function withMark(
  owner: pg.Pool,
  keyring: Keyring | null,
  missing: ReadonlyMap<string, number>,
): Promise<MissingKeys> {
  const kept = (await findNote(owner, note))['of'];
  const isOther = kept !== undefined && (keyring === null || kept !== fingerprintOf(keyring));
  return isOther ? new Map([...missing, [markName, 0]]) : missing;
}

/**
 * Writes down which mark and which keys the county uses: at each start that fits, for a key may have been added, and the mark may have
 * been given up as lost. What was written down of a key stays: its line may not be changed.
 */
export async function keepPrints(owner: pg.Pool, keyring: Keyring): Promise<void> {
  await keepNote(owner, note, { of: fingerprintOf(keyring) });
  await keepNote(owner, keysNote, { ...printsOf(keyring), ...(await findNote(owner, keysNote)) });
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

/** How many rows lie under each key but these, which are asked for by the gaps between their names: those an index finds. */
async function countByKey(owner: pg.Pool, besides: readonly string[]): Promise<Map<string, number>> {
  const { rows: tables } = await owner.query<{ table_name: string }>(sealing);
  if (tables.length === 0) return new Map();
  const { rows: names } = await owner.query<{ id: string }>(`select id from unnest($1::text[]) as id order by id`, [
    besides,
  ]);
  const each = tables.map(
    ({ table_name: table }) =>
      `select key_id, count(*) as n from "${table}" where ${gapsBetween(names.length)} group by key_id`,
  );
  const { rows } = await owner.query<{ key_id: string; n: string | number }>(
    `select key_id, sum(n)::bigint as n from (${each.join(' union all ')}) as sealed group by key_id order by key_id`,
    names.map(({ id }) => id),
  );
  return new Map(rows.map(({ key_id, n }) => [key_id, Number(n)]));
}

/** Before the first of so many names in their order, between each and the next, and behind the last. */
function gapsBetween(n: number): string {
  if (n === 0) return 'key_id is not null';
  const between = Array.from({ length: n - 1 }, (_, i) => `key_id > $${i + 1} and key_id < $${i + 2}`);
  return [`key_id < $1`, ...between, `key_id > $${n}`].map((gap) => `(${gap})`).join(' or ');
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
