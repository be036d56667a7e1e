import { sql, type RawBuilder } from 'kysely';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { columnOf, insertMany, type Db, type Tx } from '../base/db.ts';
import { noteRow } from '../base/ledger.ts';
import { sealedChanges, sealedFields, sealRows } from '../base/person-seal.ts';

/** By its id, or by the number that people call it by. */
export type DocketKey = { id: string } | { number: string };

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/** What cannot be a key names nothing: an entry of a docket without numbers has its id alone. */
export function docketKey(typed: string, letter: string | null): DocketKey {
  if (uuid.test(typed)) return { id: typed };
  if (letter === null) throw new Refusal('not-found');
  return { number: typed };
}

/** False when there is one of this id already: the press was made twice. */
export async function insertEntry<T extends DocketEntry>(tx: Tx, table: string, entry: T): Promise<boolean> {
  const ending = sql`on conflict (county_id, id) do nothing returning id`;
  const isNew = (await insertMany(tx, table, [storedOf(entry)], ending)).rows.length > 0;
  if (isNew) noteRow(tx, table, entry);
  return isNew;
}

/** Many new ones at once, none of which is there already. */
export async function insertEntries<T extends DocketEntry>(
  tx: Tx,
  table: string,
  entries: readonly T[],
): Promise<void> {
  await insertMany(tx, table, entries.map(storedOf), sql``);
  for (const entry of entries) noteRow(tx, table, entry);
}

export async function findEntry<T extends DocketEntry>(
  db: Db | Tx,
  table: string,
  countyId: number,
  key: DocketKey,
): Promise<T | null> {
  const found = await sql<T>`select * from ${sql.table(table)} where ${keyed(countyId, key)}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** The entry locked until the transaction ends. */
export async function lockEntry<T extends DocketEntry>(
  tx: Tx,
  table: string,
  countyId: number,
  key: DocketKey,
): Promise<T> {
  const found = await sql<T>`select * from ${sql.table(table)} where ${keyed(countyId, key)} for update`.execute(tx);
  if (found.rows[0] === undefined) throw new Refusal('not-found');
  return found.rows[0];
}

/** Writes what the step changed, one version on. */
export async function saveEntry<T extends DocketEntry>(tx: Tx, table: string, before: T, next: T): Promise<T> {
  const saved = { ...next, version: before.version + 1 };
  const sealed = sealedFields(table);
  const changed = (Object.keys(saved) as (keyof T & string)[])
    .filter((name) => saved[name] !== before[name] && !sealed.includes(name))
    .map((name): [string, unknown] => [name, saved[name]]);
  const changes = [...changed, ...Object.entries(sealedChanges(tx, table, before, saved))].map(
    ([name, value]) => sql`${sql.ref(columnOf(name))} = ${plain(value)}`,
  );
  await sql`update ${sql.table(table)} set ${sql.join(changes)}
    where county_id = ${before.countyId} and id = ${before.id}`.execute(tx);
  noteRow(tx, table, saved, before);
  return saved;
}

/** Writes what one step changed of many entries, each one version on, in one statement. */
export async function saveEntries<T extends DocketEntry>(
  tx: Tx,
  table: string,
  changes: readonly { before: T; next: T }[],
): Promise<T[]> {
  const saved = changes.map(({ before, next }) => ({ ...next, version: before.version + 1 }));
  for (const [i, one] of saved.entries()) noteRow(tx, table, one, changes[i]?.before);
  const names = [
    ...new Set(
      changes.flatMap(({ before }, i) =>
        (Object.keys(before) as (keyof T & string)[]).filter((name) => saved[i]?.[name] !== before[name]),
      ),
    ),
  ];
  if (names.length === 0) return saved;
  // Rows without a seal have none of these; those of others are sealed as one by one.
  const fields = [...new Set([...names, ...sealedFields(table)])];
  const rows = sealRows(tx, table, saved).map((one) =>
    Object.fromEntries(
      ['countyId', 'id', ...fields].map((name) => [columnOf(name), one[name as keyof object] ?? null]),
    ),
  );
  await sql`update ${sql.table(table)} as e
    set ${sql.join(fields.map((name) => sql`${sql.ref(columnOf(name))} = n.${sql.ref(columnOf(name))}`))}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) as n
    where e.county_id = n.county_id and e.id = n.id`.execute(tx);
  return saved;
}

export interface DocketQuery {
  /** Empty for every state. */
  states: readonly string[];
  /** What the reader may see, and what else is asked, as a condition on the table. */
  where: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  limit: number;
}

export async function listEntries<T extends DocketEntry>(
  db: Db | Tx,
  table: string,
  countyId: number,
  { states, where, order, limit }: DocketQuery,
): Promise<T[]> {
  const state = states.length === 0 ? sql`true` : sql`state in (${sql.join([...states])})`;
  const found = await sql<T>`select * from ${sql.table(table)}
    where county_id = ${countyId} and ${state} and ${where} order by ${order}, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The ones with these ids, as far as the condition lets them be seen; null names none. */
export async function listEntriesByIds<T extends DocketEntry>(
  db: Db | Tx,
  table: string,
  countyId: number,
  ids: readonly (string | null)[],
  where: RawBuilder<unknown> = sql`true`,
): Promise<T[]> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return [];
  const found = await sql<T>`select * from ${sql.table(table)}
    where county_id = ${countyId} and id = any(${asked}::uuid[]) and ${where}`.execute(db as Db);
  return found.rows;
}

/** Writes the days by which something is due, where a calendar or a county's limit has moved them since the last step. */
export async function saveDueDays(
  tx: Tx,
  table: string,
  countyId: number,
  days: readonly { id: string; dueOn: string | null }[],
): Promise<void> {
  if (days.length === 0) return;
  const rows = days.map(({ id, dueOn }) => ({ id, due_on: dueOn }));
  await sql`update ${sql.table(table)} as b set due_on = n.due_on
    from json_to_recordset(${JSON.stringify(rows)}::json) as n (id uuid, due_on date)
    where b.county_id = ${countyId} and b.id = n.id`.execute(tx);
}

/** Entries in these states whose day in this column is that one or an earlier one, the earliest first. */
export function listDueEntries<T extends DocketEntry>(
  db: Db | Tx,
  table: string,
  countyId: number,
  { states, column, until }: { states: readonly string[]; column: string; until: string },
): Promise<T[]> {
  return listEntries<T>(db, table, countyId, {
    states,
    where: sql`${sql.ref(column)} <= ${until}::date`,
    order: sql`${sql.ref(column)}, number`,
    limit: 5000,
  });
}

function keyed(countyId: number, key: DocketKey): RawBuilder<unknown> {
  return 'id' in key
    ? sql`county_id = ${countyId} and id = ${key.id}`
    : sql`county_id = ${countyId} and number = ${key.number}`;
}

/** Entries without numbers have no such column. */
function storedOf<T extends DocketEntry>(entry: T): object {
  if (entry.number !== null) return entry;
  const { number: _, ...rest } = entry;
  return rest;
}

/** Lists and objects are kept as json; the driver would write a list as an array of the database. */
function plain(value: unknown): unknown {
  const isJson = typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value);
  return isJson ? JSON.stringify(value) : value;
}
