import { sql, type RawBuilder } from 'kysely';
import { beforeDispatch, scopes, type Actor } from '../../domain/base/actor.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Copying } from '../base/wire/copy.ts';
import { columnOf, copyingOf, copyRows, insertionOf, leaveOnTheWay, type Db, type Tx } from '../base/db.ts';
import { noteRow } from '../base/ledger.ts';
import { ringOf, sealedChanges, sealedFields, sealRows, sealsBeside } from '../base/person-seal.ts';
import { asItWasStated, stubOfGiven, takeFormerCode } from './query-code.ts';

/** A book of matters: a complaint's, a tip-off's, an inquiry's or a case's table, and what is its own in reading and writing it. */
export interface Book<T extends Matter> {
  /** The table has the name of the kind, its tally that name and `_tally`. */
  kind: MatterKind;
  /** Columns that hold documents; everything else is a plain value. */
  documents: readonly (keyof T & string)[];
  /** The pairs of all searchable fields of a matter `c`, word for word the expression of the table's search index, where it has one. */
  searchedPairs: RawBuilder<unknown>;
  /** Whether the index stands over who was entered after the answer (search-pairs.ts), and not over the table itself. */
  enteredAfter?: boolean;
  /**
   * Whether a matter `c` has the words in a field that the actor may read: a search finds no more than its reader sees. Without an actor,
   * whether it may have them at all.
   */
  holds: (has: Match, actor: Actor | null) => RawBuilder<unknown>;
  /** Whether the person of a matter is found by his telephone, by the whole number or its last four figures. */
  keepsPhone: boolean;
  /** The matter `c` that a number of another register names, such as the one that a telephone gave; null for other words. */
  named?: (term: string, actor: Actor) => RawBuilder<unknown> | null;
  /** A query for the ids of matters whose own steps gave this number to a paper; what was numbered by itself stands in the register of papers. */
  numbers?: (countyId: number, paper: string) => RawBuilder<unknown>;
  /** Whether the table has a column for the association to which a matter was entrusted. */
  canBeEntrusted: boolean;
}

/** That a field, given as an expression, has the words that are searched for. */
export type Match = (field: RawBuilder<unknown>) => RawBuilder<unknown>;

export type MatterKey = { id: string } | { number: string };

/** The table of the book, for a statement. */
export function tableOf<T extends Matter>(book: Book<T>): RawBuilder<unknown> {
  return sql.table(book.kind);
}

/** Registers many new matters in one statement. A matter whose id is already there is left alone and not returned. */
export async function insertMatters<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  matters: readonly T[],
): Promise<Set<string>> {
  const inserted = await sql<{ id: string }>`
    ${insertionOf(book.kind, sealRows(tx, book.kind, matters))} on conflict (county_id, id) do nothing returning id`
    .execute(tx)
    .catch(refuseTaken);
  const ids = new Set(inserted.rows.map((row) => row.id));
  for (const one of matters) if (ids.has(one.id)) noteRow(tx, book.kind, one);
  return ids;
}

/**
 * Inserts many new matters with what is written beside them, in one piece, which goes with the next statement or the commit. Where the id of
 * one is there already nothing is written: the transaction is done again, and must then look for it first.
 */
export async function insertMattersWith<T extends Matter>(
  tx: Tx,
  book: Book<T>,
  matters: readonly T[],
  beside: readonly Copying[],
): Promise<void> {
  const copyings = [copyingOf(book.kind, matters, sealsBeside(tx, book.kind, matters)), ...beside];
  const { written } = await copyRows(tx, copyings);
  const saved = written.catch((error: DatabaseError) => {
    if (error.code === '23505' && error.constraint === `${book.kind}_pkey`)
      throw Object.assign(new Error('A matter of this id is registered already.'), { code: '40001' });
    refuseTaken(error);
  });
  leaveOnTheWay(tx, saved);
}

/** Saves a matter that was read at the version before; refuses when somebody else saved it meanwhile. */
export async function saveMatter<T extends Matter>(tx: Tx, book: Book<T>, before: T, next: T): Promise<T> {
  const place = { countyId: before.countyId, kind: book.kind };
  // Since the start waits for some of the codes alone that an earlier version left, one may still be in the open here.
  const former = before.codeStub === '' ? await takeFormerCode(tx, place, before.id) : null;
  const isHashed = former !== null && next.codeStub === '' && next.erasedOn === null;
  const codeStub = isHashed ? stubOfGiven(ringOf(tx), place, former.code) : next.codeStub;
  const saved = { ...next, codeStub, version: before.version + 1 };
  const sealed = sealedFields(book.kind);
  const changed = Object.entries(saved).filter(
    ([name, value]) => value !== before[name as keyof T] && name !== 'version' && !sealed.includes(name),
  );
  const changes = [sql`version = ${saved.version}`];
  for (const [name, value] of [...changed, ...Object.entries(sealedChanges(tx, book.kind, before, next))])
    changes.push(sql`${sql.ref(columnOf(name))} = ${storedOf(value)}`);
  const result = await sql`
    update ${tableOf(book)} set ${sql.join(changes)}
    where county_id = ${before.countyId} and id = ${before.id} and version = ${before.version}`
    .execute(tx)
    .catch(refuseTaken);
  if (result.numAffectedRows !== 1n) throw new Refusal('changed-meanwhile');
  noteRow(tx, book.kind, saved, former === null ? before : asItWasStated(tx, book.kind, before, former));
  return saved;
}

export async function findMatter<T extends Matter>(
  db: Db | Tx,
  book: Book<T>,
  countyId: number,
  by: MatterKey,
): Promise<T | null> {
  return (await findAnyMatter(db, book.kind, countyId, by)) as T | null;
}

/** A matter of any kind as far as they all have it in common, for a wing that knows no case and is asked about one all the same. */
export async function findAnyMatter(
  db: Db | Tx,
  kind: MatterKind,
  countyId: number,
  by: MatterKey,
): Promise<Matter | null> {
  const found = await sql<Matter>`
    select c.* from ${sql.table(kind)} as c where c.county_id = ${countyId} and ${keyOf(by)}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/**
 * The matter locked until the transaction ends, so that two people's acts on it follow each other. Refuses one whose personal content
 * was erased: nothing that anybody does may fill it again.
 */
export async function lockMatter<T extends Matter>(tx: Tx, book: Book<T>, countyId: number, by: MatterKey): Promise<T> {
  return (await lockAnyMatter(tx, book.kind, countyId, by)) as T;
}

/** The same of a matter of any kind. */
export async function lockAnyMatter(tx: Tx, kind: MatterKind, countyId: number, by: MatterKey): Promise<Matter> {
  const found = await sql<Matter>`
    select c.* from ${sql.table(kind)} as c where c.county_id = ${countyId} and ${keyOf(by)} for update`.execute(tx);
  const [matter] = found.rows;
  if (matter === undefined) throw new Refusal('not-found');
  if (matter.erasedOn !== null) throw new Refusal('matter-erased', { number: matter.number, on: matter.erasedOn });
  return matter;
}

export async function findMattersByIds<T extends Matter>(
  db: Db | Tx,
  book: Book<T>,
  countyId: number,
  ids: readonly string[],
): Promise<T[]> {
  if (ids.length === 0) return [];
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c where c.county_id = ${countyId} and c.id in (${sql.join([...ids])})`.execute(
    db as Db,
  );
  return found.rows;
}

/** Those of these numbers that are there, in no order. */
export async function findMattersByNumbers<T extends Matter>(
  db: Db | Tx,
  book: Book<T>,
  countyId: number,
  numbers: readonly string[],
): Promise<T[]> {
  if (numbers.length === 0) return [];
  const found = await sql<T>`
    select c.* from ${tableOf(book)} as c where c.county_id = ${countyId} and c.number in (${sql.join([...numbers])})`.execute(
    db as Db,
  );
  return found.rows;
}

export interface StageCount {
  stage: string;
  /** Null for a matter on which no clock runs. */
  dueOn: string | null;
  /** Null where its clock is the county's own. */
  legalOn: string | null;
  n: number;
}

/**
 * How many matters stand in each queue and on which day they fall due, for what the actor may see: from the tally where
 * a whole office or county is counted, and from the few matters of a station or of the association themselves.
 */
export async function countStages<T extends Matter>(
  db: Db,
  book: Book<T>,
  actor: Actor,
  mine: boolean,
): Promise<StageCount[]> {
  const scope = scopes[actor.role];
  const fromTally = scope === 'county' || scope === 'office';
  const office =
    scope === 'office'
      ? sql`office_id = ${actor.organisationId} and stage not in ('toDispatch', 'atStation')`
      : sql`true`;
  const handler = mine ? sql`handler_id in (${actor.id}, '')` : sql`true`;
  const counted = fromTally
    ? await sql<StageCount>`
        select stage, nullif(due_on, 'infinity') as due_on, nullif(legal_on, 'infinity') as legal_on, sum(n)::integer as n
        from ${sql.table(`${book.kind}_tally`)}
        where county_id = ${actor.countyId} and ${office} and ${handler} and stage <> 'done' group by 1, 2, 3 having sum(n) <> 0`.execute(
        db,
      )
    : await sql<StageCount>`
        select c.stage, c.due_on, c.legal_on, count(*)::integer as n from ${tableOf(book)} as c
        where ${scopeOf(book, actor)} and c.stage <> 'done' group by 1, 2, 3`.execute(db);
  return counted.rows;
}

/** What `maySee` says of one matter, as a condition on the table; a test holds the two together. */
export function scopeOf<T extends Matter>(
  book: Book<T>,
  actor: Actor,
  county = sql<unknown>`c.county_id = ${actor.countyId}`,
): RawBuilder<unknown> {
  switch (scopes[actor.role]) {
    case 'county':
      return county;
    case 'office':
      return sql`${county} and c.office_id = ${actor.organisationId} and c.state not in (${sql.join([...beforeDispatch])})`;
    case 'station':
      return sql`${county} and c.station_id = ${actor.stationId}`;
    case 'association':
      return book.canBeEntrusted ? sql`${county} and c.entrusted_to = ${actor.organisationId}` : sql`false`;
    case 'none':
      return sql`false`;
  }
}

/** A document goes as JSON; nothing is no document, for a null of JSON would be one. */
export function storedOf(value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value);
  return isDocument ? JSON.stringify(value) : value;
}

type DatabaseError = Error & { code?: string; constraint?: string };

/** The number of 全国12315平台 or 12345 is one matter's. */
function refuseTaken(error: DatabaseError): never {
  if (error.code === '23505' && error.constraint?.endsWith('_platform') === true)
    throw new Refusal('platform-number-taken');
  throw error;
}

function keyOf(by: MatterKey): RawBuilder<unknown> {
  return 'id' in by ? sql`c.id = ${by.id}` : sql`c.number = ${by.number}`;
}
