import { sql } from 'kysely';
import type { Matter, MatterKind, ToldKind } from '../../domain/matter/matter.ts';
import { matterNumber } from '../../domain/matter/numbering.ts';
import type { Db, Tx } from '../base/db.ts';
import type { Reading } from '../base/schema.ts';
import { heldBack } from '../base/sealed/held-numbers.ts';
import { findMattersByIds, tableOf, type Book } from './matter.ts';

/** Where numbers of a kind are left that the reader has not read: what is new before what is old, the newest year first. */
export async function listUnread(
  db: Db | Tx,
  countyId: number,
  { name, version, kinds }: { name: string; version: number; kinds: readonly MatterKind[] },
): Promise<{ kind: MatterKind; year: number }[]> {
  const { rows } = await sql<{ kind: MatterKind; year: number }>`
    select c.series as kind, c.year from counter as c
    left join matter_reading as r on r.county_id = c.county_id and r.reader = ${name} and r.kind = c.series and r.year = c.year
    where c.county_id = ${countyId} and c.series in (${sql.join([...kinds])})
      and (r.version is distinct from ${version} or r.upto_n < c.last or r.from_n > 1)
    order by (r.version = ${version} and r.upto_n < c.last) is not true, c.year desc, c.series`.execute(db as Db);
  return rows;
}

/**
 * The reading of a kind and year, locked until the transaction ends, with the newest number that is committed: whoever takes a number
 * holds the counter until he has committed, so that every matter up to it is there. A reader that begins, or begins again in a newer
 * version, has all of them below it.
 */
export async function lockReading(
  tx: Tx,
  countyId: number,
  { name, version }: { name: string; version: number },
  { kind, year }: { kind: MatterKind; year: number },
): Promise<Reading & { last: number }> {
  await sql`
    insert into matter_reading (county_id, reader, version, kind, year, from_n, upto_n)
    select county_id, ${name}, ${version}, series, year, last + 1, last from counter
    where county_id = ${countyId} and series = ${kind} and year = ${year}
    on conflict (county_id, reader, kind, year) do update
      set version = excluded.version, from_n = excluded.from_n, upto_n = excluded.upto_n
      where matter_reading.version <> excluded.version`.execute(tx);
  const { rows } = await sql<Reading & { last: number }>`
    select r.*, c.last from matter_reading as r
    join counter as c on c.county_id = r.county_id and c.series = r.kind and c.year = r.year
    where r.county_id = ${countyId} and r.reader = ${name} and r.kind = ${kind} and r.year = ${year} for update of r`.execute(
    tx,
  );
  return rows[0] as Reading & { last: number };
}

export async function saveReading(tx: Tx, { countyId, reader, kind, year, fromN, uptoN }: Reading): Promise<void> {
  await sql`update matter_reading set from_n = ${fromN}, upto_n = ${uptoN}
    where county_id = ${countyId} and reader = ${reader} and kind = ${kind} and year = ${year}`.execute(tx);
}

/** Has the reader read everything once more, the newest first. */
export async function forgetReading(tx: Tx, countyId: number, name: string): Promise<void> {
  await sql`delete from matter_reading where county_id = ${countyId} and reader = ${name}`.execute(tx);
}

/**
 * The matters of a kind and year by their numbers, from one to another, in their order. Nobody erases one of them until what is read of it
 * is written.
 */
export async function listNumbered<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  countyId: number,
  { year, from, upto }: { year: number; from: number; upto: number },
): Promise<T[]> {
  const numbers = Array.from({ length: upto - from + 1 }, (_, i) => matterNumber(book.kind, year, from + i));
  const { rows } = await sql<T>`
    select c.* from ${tableOf(book)} as c
    where c.county_id = ${countyId} and c.number = any(${numbers}) for share of c`.execute(tx);
  const placeOf = new Map(numbers.map((number, i) => [number, i]));
  return rows.toSorted((a, b) => (placeOf.get(a.number) ?? 0) - (placeOf.get(b.number) ?? 0));
}

/** Lets a reader pass by everything that is numbered already: of it nothing is read. */
export async function passReading(
  tx: Tx,
  countyId: number,
  { name, version, kinds }: { name: string; version: number; kinds: readonly MatterKind[] },
): Promise<void> {
  await sql`
    insert into matter_reading (county_id, reader, version, kind, year, from_n, upto_n)
    select county_id, ${name}, ${version}, series, year, 1, last from counter
    where county_id = ${countyId} and series in (${sql.join([...kinds])})
    on conflict (county_id, reader, kind, year) do update
      set version = excluded.version, from_n = excluded.from_n, upto_n = excluded.upto_n`.execute(tx);
}

/** What was told in a matter, and what else whoever is rung for it has to know. */
export interface Told {
  id: string;
  countyId: number;
  number: string;
  /** One field after the other: what is asked for would weigh against a danger in the story. */
  words: readonly string[];
  /** Of a complaint alone: where the reporter of a tip-off lives is sealed. */
  consumerRegionId: string | null;
  operatorRegionId: string | null;
  officeId: string | null;
  stationId: string | null;
}

/** Where people tell of a matter in words of their own when it is filed. */
const toldFields: Readonly<Record<ToldKind, readonly string[]>> = {
  complaint: ['story', 'claim'],
  tipoff: ['story', 'evidence'],
  inquiry: ['question'],
};

/**
 * What is told in the matters of a kind and year from one number to another, in their order: no more of each than its words, and without
 * a lock on any. What was erased meanwhile tells nothing.
 */
export async function listTold<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  countyId: number,
  { year, from, upto }: { year: number; from: number; upto: number },
): Promise<Told[]> {
  const numbers = Array.from({ length: upto - from + 1 }, (_, i) => matterNumber(book.kind, year, from + i));
  const fields = toldFields[book.kind as ToldKind];
  const region = book.kind === 'inquiry' ? sql`null` : sql.ref('c.operator_region_id');
  const home = book.kind === 'complaint' ? sql`c.consumer_region_id` : sql`null`;
  const words = sql`array[${sql.join(fields.map((field) => sql.ref(`c.${field}`)))}]`;
  // One by one by their numbers: of a table of which nothing is known yet the planner would read the whole county for some of them.
  const { rows } = await sql<Told>`
    select c.id, c.county_id, c.number, c.words, c.consumer_region_id, c.operator_region_id, c.office_id, c.station_id
    from unnest(${numbers}::text[]) as n (number) cross join lateral (
      select c.id, c.county_id, c.number, ${words} as words, ${home} as consumer_region_id,
        ${region} as operator_region_id, c.office_id, c.station_id, c.erased_on
      from ${tableOf(book)} as c where c.county_id = ${countyId} and c.number = n.number limit 1) as c
    where c.erased_on is null`.execute(tx);
  // Numbers in words lie sealed elsewhere in the row; hardly any words have one.
  const held = rows.filter((one) => one.words.some((words) => words.includes(heldBack))).map(({ id }) => id);
  const whole = await findMattersByIds(tx, book, countyId, held);
  const wordsOf = (one: T) => fields.map((field) => (one as unknown as Record<string, string>)[field] ?? '');
  const opened = new Map(whole.map((one) => [one.id, wordsOf(one)]));
  const placeOf = new Map(numbers.map((number, i) => [number, i]));
  return rows
    .map((one) => ({ ...one, words: opened.get(one.id) ?? one.words }))
    .toSorted((a, b) => (placeOf.get(a.number) ?? 0) - (placeOf.get(b.number) ?? 0));
}

/** Those that somebody filed here: no import brought them, and no step upon another matter made them. */
export async function listFiledHere(tx: Tx, countyId: number, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select m.id from unnest(${ids}::uuid[]) as m (id)
    cross join lateral (
      select l.verb from ledger as l where l.county_id = ${countyId} and l.matter_id = m.id and l.seq = 1 limit 1) as l
    where l.verb in ('filed', 'tipoff-filed', 'asked')
      and not exists (select from import_mark as i where i.county_id = ${countyId} and i.matter_id = m.id)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
