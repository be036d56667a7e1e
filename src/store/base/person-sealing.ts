/** Seals telephones, identity numbers and numbers in words that an earlier version left in the open, and anew what lies under an older key; in batches. */
import { sql, type RawBuilder } from 'kysely';
import type { Keyring } from '../../domain/base/keyring.ts';
import { columnOf, type Db, type Tx } from './db.ts';
import { hasOpenWords, isInTheOpen, isShut, sealAlways, sealedFields } from './person-seal.ts';
import { personTables, type Batch, type PersonTable, type Turn } from './seal.ts';

interface PersonRow {
  countyId: number;
  id: string;
}

/** Whoever saves one of them meanwhile seals it himself: a row that is locked is passed over. */
export async function sealOpenRows(
  tx: Tx,
  table: PersonTable,
  countyId: number,
  { limit }: Pick<Turn, 'limit'>,
): Promise<Batch> {
  const found = await sql<PersonRow>`select * from ${sql.table(table)}
    where county_id = ${countyId} and ${isInTheOpen(table)} limit ${limit} for update skip locked`.execute(tx);
  await saveSealed(tx, table, found.rows);
  // What was sealed is no longer in the open: the next batch is found from the beginning.
  return { done: found.rows.length, last: found.rows.length < limit ? null : (found.rows.at(-1)?.id ?? null) };
}

/**
 * Takes the numbers out of words that an earlier version wrote, table by table in the order of ids. A row whose seal does not open is left
 * as it is: what it says beside the seal can be sealed by whoever has its key.
 */
export async function sealOpenWords(
  tx: Tx,
  table: PersonTable,
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const open = hasOpenWords(table);
  if (open === null) return { done: 0, last: null };
  const behind: RawBuilder<unknown> = after === null ? sql`true` : sql`id > ${after}`;
  const found = await sql<PersonRow>`select * from ${sql.table(table)}
    where county_id = ${countyId} and ${open} and ${behind} order by id limit ${limit} for update skip locked`.execute(
    tx,
  );
  const opened = found.rows.filter((row) => !isShut(row));
  await saveSealed(tx, table, opened);
  return { done: opened.length, last: found.rows.length < limit ? null : (found.rows.at(-1)?.id ?? null) };
}

/** More are not counted: behind it whoever looks learns no more, and it is asked at each look at the program. */
const mostCounted = 10_000;

/**
 * How many rows of an earlier version are left in which a telephone, or a number in words, may stand in the open: what the job has yet to
 * do; one more than `mostCounted` where there are more. One table after another: who works needs the connections.
 */
export async function countInTheOpen(db: Db): Promise<number> {
  let n = 0;
  for (const table of personTables) {
    const words = hasOpenWords(table) ?? sql`false`;
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from
      (select 1 from ${sql.table(table)} where ${isInTheOpen(table)} or ${words} limit ${mostCounted + 1 - n}) as open`.execute(
      db,
    );
    n += rows[0]?.n ?? 0;
    if (n > mostCounted) break;
  }
  return n;
}

/** What does not open, because it was changed past the program, is left under its key. */
export async function resealRows(
  tx: Tx,
  table: PersonTable,
  keyring: Keyring,
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const behind: RawBuilder<unknown> = after === null ? sql`true` : sql`id > ${after}`;
  const found = await sql<PersonRow>`select * from ${sql.table(table)}
    where county_id = ${countyId} and key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]}) and ${behind}
    order by id limit ${limit} for update skip locked`.execute(tx);
  const opened = found.rows.filter((row) => !isShut(row));
  await saveSealed(tx, table, opened);
  return { done: opened.length, last: found.rows.length < limit ? null : (found.rows.at(-1)?.id ?? null) };
}

async function saveSealed(tx: Tx, table: PersonTable, rows: readonly PersonRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sealedFields(table).map((field) => [field, columnOf(field)] as const);
  const sent = rows.map((row) => {
    const stored = sealAlways(tx, table, row);
    const sealed = Object.fromEntries(columns.map(([field, column]) => [column, stored[field]]));
    return { county_id: row.countyId, id: row.id, ...sealed };
  });
  const changes = columns.map(([, column]) => sql`${sql.ref(column)} = ${sql.ref(`n.${column}`)}`);
  await sql`update ${sql.table(table)} as c set ${sql.join(changes)}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(sent)}::json) as n
    where c.county_id = n.county_id and c.id = n.id`.execute(tx);
}
