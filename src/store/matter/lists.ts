import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { isDay, isInstant } from '../../domain/base/calendar.ts';
import { mayKindBeWatched } from '../../domain/matter/follow.ts';
import { termsOf } from '../../domain/matter/lists.ts';
import type { MatterQuery } from '../../domain/matter/list/listing-query.ts';
import { parsePaperNumber, writtenNumbers } from '../../domain/matter/numbering.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { columnOf, type Db } from '../base/db.ts';
import { sealNames } from '../base/person-seal.ts';
import { scopeOf, tableOf, type Book, type StageCount } from './matter.ts';
import { countFound, listFound } from './search.ts';
import {
  and,
  countBy,
  filtersOf,
  nearWaysOf,
  pageBy,
  waysOf,
  type Dated,
  type Period,
  type Told,
  type Ways,
} from './ways.ts';

export interface Page<T> {
  items: T[];
  /** Where the next page starts, or null on the last one. */
  next: string | null;
}

/** What a page is turned by, which every row of a list has. */
export type Listed = Pick<Matter, 'countyId' | 'id' | 'filedAt' | 'dueOn'>;

/** What a list asks of a book: the query that all kinds share, and the conditions that are this kind's own. */
export interface Listing<T extends Matter, R extends Listed = T> {
  book: Book<T>;
  query: MatterQuery;
  own: readonly RawBuilder<unknown>[];
  /** What is read of each matter; without it everything that the book holds. */
  fields?: readonly (keyof R & string)[];
  /** The days on which they were received, of a figure; those of the query are asked besides. */
  received?: Period | undefined;
  /** Only matters of whose acts in the period the ledger tells: the records behind a figure. */
  told?: Told | undefined;
  /** Of a figure by a day that no line of the ledger leads to: how its records are found. */
  dated?: Dated | undefined;
  /** Of a figure the ids of all that the list may hold besides, where an index has them. */
  among?: ((countyId: number) => RawBuilder<unknown>) | undefined;
  /** The town of the shop. */
  town?: string | undefined;
  /** An index of its own leads to what this kind's conditions leave. */
  rare?: boolean;
  /** How many the actor sees, where something knows it that counts them as they come; null where nothing does. */
  known?: ((db: Db, actor: Actor) => Promise<number | null>) | undefined;
}

/** One page of the matters that the actor may see, by keyset: page two hundred costs what page one costs. */
export async function listMatters<T extends Matter, R extends Listed = T>(
  db: Db,
  actor: Actor,
  listing: Listing<T, R>,
  today: string,
): Promise<Page<R>> {
  const { book, query, own, fields } = listing;
  const { terms, found: numbered } = await askedOf(db, actor, book, query);
  const { columns, by, take } = { columns: columnsOf(book, fields), by: orderOf(query.sort), take: query.limit + 1 };
  const after = query.after === undefined ? null : cursorOf(query.after);
  if (terms.length > 0) {
    const where = [...filtersOf(actor, listing, today), ...own];
    if (after !== null) where.push(afterOf(query.sort, after));
    const way = ({ newest: 'desc', oldest: 'asc', due: null } as const)[query.sort];
    const search = { book, actor, terms, where, officeId: query.officeId, stationId: query.stationId };
    const from = after?.key ?? null;
    return pageOf(await listFound<T, R>(db, search, { columns, by, way, from, take }), query);
  }
  const asked = { listing, actor, today, numbered };
  const readBy =
    (ways: Ways): Read<R> =>
    async (more, most, isDue) => {
      const found = await sql<R>`${pageBy(ways, { book, columns, by, take: most, more, isDue })}`.execute(db);
      return found.rows;
    };
  const behind = after === null ? [] : [afterOf(query.sort, after)];
  const near = await nearWaysOf(db, asked, after?.key ?? null);
  if (near !== null) {
    const found = await readBy(near.ways)([...behind, near.within], take, false);
    if (found.length === take) return pageOf(found, query);
  }
  const read = readBy(await waysOf(db, asked));
  if (query.sort === 'due') return pageOf(await readDue(read, after, take, query.due !== undefined), query);
  return pageOf(await read(behind, take, false), query);
}

type Read<R> = (more: readonly RawBuilder<unknown>[], take: number, isDue: boolean) => Promise<R[]>;

/** What has no due day comes last, and is asked for when the others have filled no page: no index holds both. */
async function readDue<R>(read: Read<R>, after: Cursor | null, take: number, onlyDated: boolean): Promise<R[]> {
  const isPast = after !== null && after.key === null;
  const found = isPast
    ? []
    : await read([sql`c.due_on is not null`, ...(after === null ? [] : [dueAfter(after)])], take, true);
  if (found.length === take || onlyDated) return found;
  const undated = [sql`c.due_on is null`, ...(isPast ? [sql`c.id > ${after.id}`] : [])];
  return [...found, ...(await read(undated, take - found.length, false))];
}

/** How many matters the filters leave, counted no further than the limit: beyond it a list says "more than". */
export async function countMatters<T extends Matter, R extends Listed = T>(
  db: Db,
  actor: Actor,
  listing: Listing<T, R>,
  today: string,
  limit: number,
): Promise<number> {
  const { book, query, own } = listing;
  const known = (await listing.known?.(db, actor)) ?? null;
  if (known !== null) return Math.min(known, limit);
  const { terms, found: numbered } = await askedOf(db, actor, book, query);
  const { officeId, stationId } = query;
  if (terms.length > 0) {
    const where = [...filtersOf(actor, listing, today), ...own];
    return countFound(db, { book, actor, terms, where, officeId, stationId }, limit);
  }
  return countBy(db, { listing, actor, today, numbered }, limit);
}

/** How many of those that the filters leave stand in each queue and on which day they fall due: for few, of which no tally tells. */
export async function countOpenBy<T extends Matter>(
  db: Db,
  actor: Actor,
  listing: Listing<T>,
  today: string,
): Promise<StageCount[]> {
  const where = [scopeOf(listing.book, actor), sql`c.stage <> 'done'`, ...filtersOf(actor, listing, today)];
  const counted = await sql<StageCount>`select c.stage, c.due_on, c.legal_on, count(*)::integer as n
    from ${tableOf(listing.book)} as c where ${and([...where, ...listing.own])} group by 1, 2, 3`.execute(db);
  return counted.rows;
}

/** The columns of the fields, and those without which nothing that is sealed in the row could be put back into it. */
function columnsOf<T extends Matter>({ kind }: Book<T>, fields: readonly string[] | undefined): RawBuilder<unknown> {
  if (fields === undefined) return sql`c.*`;
  return sql.join([...fields, ...sealNames(kind)].map((name) => sql.ref(`c.${columnOf(name)}`)));
}

/** That a line of the ledger of a matter `c` tells of the event on one of the days. */
export function happenedWithin(verb: string, from: string, to: string): RawBuilder<unknown> {
  return sql`exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = ${verb} and l.on_day between ${from} and ${to})`;
}

const platformNumber = /^(?=(?:\D*\d){6})[\w-]{6,40}$/u;

/** The terms to look for; a whole number of 全国12315平台 or 12345 that is known names its matter instead, and so does the number of a paper. */
async function askedOf<T extends Matter>(
  db: Db,
  actor: Actor,
  book: Book<T>,
  query: MatterQuery,
): Promise<{ terms: string[]; found: RawBuilder<unknown>[] }> {
  const terms = termsOf(query.q);
  const [term] = terms;
  const named = terms.length === 1 && term !== undefined ? (book.named?.(term, actor) ?? null) : null;
  if (named !== null) return { terms: [], found: [named] };
  // Which papers a tip-off has tells a station what was decided on it.
  const paper = mayKindBeWatched(actor.role, book.kind) ? parsePaperNumber(query.q ?? '') : null;
  if (paper !== null) {
    const [bare, formal] = writtenNumbers(paper).map((number) => bearingNumber(actor.countyId, book, number));
    const printed = sql`(${bare} or ${formal})`;
    if (await isKnown(db, actor, book, printed)) return { terms: [], found: [printed] };
  }
  if (terms.length !== 1 || term === undefined || !platformNumber.test(term)) return { terms, found: [] };
  const number = sql`c.platform_number = ${term} and c.platform_number <> ''`;
  return (await isKnown(db, actor, book, number)) ? { terms: [], found: [number] } : { terms, found: [] };
}

/** That a matter `c` has a paper of this number. By its id, so that each of the two places is looked up by its own index. */
export function bearingNumber<T extends Matter>(countyId: number, book: Book<T>, number: string): RawBuilder<unknown> {
  const issued = sql`select i.matter_id from issued_paper as i where i.county_id = ${countyId} and i.number = ${number}`;
  return book.numbers === undefined
    ? sql`c.id in (${issued})`
    : sql`c.id in (${issued} union ${book.numbers(countyId, number)})`;
}

async function isKnown<T extends Matter>(
  db: Db,
  { countyId }: Actor,
  book: Book<T>,
  which: RawBuilder<unknown>,
): Promise<boolean> {
  const known = await sql`
    select 1 from ${tableOf(book)} as c where c.county_id = ${countyId} and ${which} limit 1`.execute(db);
  return known.rows.length > 0;
}

function orderOf(sort: MatterQuery['sort']): RawBuilder<unknown> {
  if (sort === 'due') return sql`c.due_on nulls last, c.id`;
  return sort === 'oldest' ? sql`c.filed_at, c.id` : sql`c.filed_at desc, c.id desc`;
}

export interface Cursor {
  key: string | null;
  id: string;
}

function afterOf(sort: MatterQuery['sort'], { key, id }: Cursor): RawBuilder<unknown> {
  if (sort === 'due')
    return key === null ? sql`c.due_on is null and c.id > ${id}` : sql`(${dueAfter({ key, id })} or c.due_on is null)`;
  return sort === 'oldest' ? sql`(c.filed_at, c.id) > (${key}, ${id})` : sql`(c.filed_at, c.id) < (${key}, ${id})`;
}

function dueAfter({ key, id }: Cursor): RawBuilder<unknown> {
  return sql`(c.due_on, c.id) > (${key}, ${id})`;
}

function pageOf<T extends Listed>(rows: readonly T[], query: MatterQuery): Page<T> {
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  if (rows.length <= query.limit || last === undefined) return { items, next: null };
  const key = query.sort === 'due' ? last.dueOn : last.filedAt.toISOString();
  return { items, next: cursorAt({ key, id: last.id }) };
}

/** What the next page is asked with: behind the matter of this id and day; several lists in one order share it. */
export function cursorAt({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

const ourId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** A day or an instant that there is: the database refuses any other. Nothing is of the year 0. */
function isOurs(key: string): boolean {
  return (isDay(key) || isInstant(key)) && !key.startsWith('0000');
}

/** A cursor that was not made by us is as good as none: the list starts at its beginning. */
export function cursorOf(after: string): Cursor | null {
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown];
    const isKey = key === null || (typeof key === 'string' && isOurs(key));
    return isKey && typeof id === 'string' && ourId.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
