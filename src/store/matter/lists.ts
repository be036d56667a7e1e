import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { termsOf, type MatterQuery } from '../../domain/matter/lists.ts';
import { paperNumber, parsePaperNumber } from '../../domain/matter/numbering.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { columnOf, type Db } from '../base/db.ts';
import { sealNames } from '../base/person-seal.ts';
import { heldBy, inHand } from './hand.ts';
import { scopeOf, tableOf, type Book } from './matter.ts';
import { countFound, listFound } from './search.ts';

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
}

/** One page of the matters that the actor may see, by keyset: page two hundred costs what page one costs. */
export async function listMatters<T extends Matter, R extends Listed = T>(
  db: Db,
  actor: Actor,
  { book, query, own, fields }: Listing<T, R>,
  today: string,
): Promise<Page<R>> {
  const { terms, found: numbered } = await askedOf(db, actor, book, query);
  const where = [...filtersOf(query, today), ...own, ...numbered];
  const after = query.after === undefined ? null : cursorOf(query.after);
  if (after !== null) where.push(afterOf(query.sort, after));
  const by = orderOf(query.sort);
  const take = query.limit + 1;
  if (terms.length > 0) {
    const way = ({ newest: 'desc', oldest: 'asc', due: null } as const)[query.sort];
    const search = { book, actor, terms, where, officeId: query.officeId, stationId: query.stationId };
    const from = after?.key ?? null;
    return pageOf(await listFound<T, R>(db, search, { columns: columnsOf(book, fields), by, way, from, take }), query);
  }
  const found = await sql<R>`
    select ${columnsOf(book, fields)} from ${tableOf(book)} as c where ${and([scopeOf(book, actor), ...where])}
    order by ${by} limit ${take}`.execute(db);
  return pageOf(found.rows, query);
}

/** How many matters the filters leave, counted no further than the limit: beyond it a list says "more than". */
export async function countMatters<T extends Matter, R extends Listed = T>(
  db: Db,
  actor: Actor,
  { book, query, own }: Listing<T, R>,
  today: string,
  limit: number,
): Promise<number> {
  const { terms, found: numbered } = await askedOf(db, actor, book, query);
  const where = [...filtersOf(query, today), ...own, ...numbered];
  const { officeId, stationId } = query;
  if (terms.length > 0) return countFound(db, { book, actor, terms, where, officeId, stationId }, limit);
  const counted = await sql<{ n: number }>`
    select count(*)::integer as n
    from (select 1 from ${tableOf(book)} as c where ${and([scopeOf(book, actor), ...where])} limit ${limit}) as c`.execute(
    db,
  );
  return counted.rows[0]?.n ?? 0;
}

/** The columns of the fields, and those without which nothing that is sealed in the row could be put back into it. */
function columnsOf<T extends Matter>({ kind }: Book<T>, fields: readonly string[] | undefined): RawBuilder<unknown> {
  if (fields === undefined) return sql`c.*`;
  return sql.join([...fields, ...sealNames(kind)].map((name) => sql.ref(`c.${columnOf(name)}`)));
}

function filtersOf(query: MatterQuery, today: string): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0) where.push(sql`${column} in (${sql.join([...values])})`);
  };
  among(sql`c.stage`, query.stage);
  among(sql`c.state`, query.state);
  among(sql`c.outcome`, query.outcome);
  if (query.officeId !== undefined) where.push(sql`c.office_id = ${query.officeId}`);
  if (query.stationId !== undefined) where.push(sql`c.station_id = ${query.stationId}`);
  if (query.handlerId !== undefined) where.push(handlerOf(query.handlerId));
  if (query.category !== undefined) where.push(sql`c.category_code like ${`${query.category}%`}`);
  if (query.channel !== undefined) where.push(sql`c.channel = ${query.channel}`);
  if (query.due === 'today') where.push(sql`c.due_on = ${today}`);
  if (query.due === 'overdue') where.push(sql`c.due_on < ${today}`);
  if (query.due === 'soon') where.push(sql`c.due_on between ${today} and ${today}::date + 5`);
  if (query.hand !== undefined) where.push(inHand(query.hand, today));
  if (query.holder !== undefined) where.push(heldBy(query.holder));
  if (query.receivedFrom !== undefined)
    where.push(sql`c.received_at >= ${query.receivedFrom}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (query.receivedTo !== undefined)
    where.push(sql`c.received_at < (${query.receivedTo}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return where;
}

/** `none` = nobody yet, `mine:<id>` = this person's and nobody's yet, otherwise one person's. */
export function handlerOf(handlerId: string): RawBuilder<unknown> {
  if (handlerId === 'none') return sql`c.handler_id is null`;
  if (handlerId.startsWith('mine:')) return sql`(c.handler_id::text = ${handlerId.slice(5)} or c.handler_id is null)`;
  return sql`c.handler_id::text = ${handlerId}`;
}

/** That a matter `c` was received on one of the days. */
export function receivedWithin(from: string, to: string): RawBuilder<unknown> {
  return sql`c.received_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai' and c.received_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
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
  const paper = parsePaperNumber(query.q ?? '');
  if (paper !== null) {
    const number = paperNumber(paper.prefix, paper.year, paper.n);
    const printed = bearingNumber(actor.countyId, book, number);
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

function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...conditions], sql` and `);
}

function orderOf(sort: MatterQuery['sort']): RawBuilder<unknown> {
  if (sort === 'due') return sql`c.due_on nulls last, c.id`;
  return sort === 'oldest' ? sql`c.filed_at, c.id` : sql`c.filed_at desc, c.id desc`;
}

interface Cursor {
  key: string | null;
  id: string;
}

function afterOf(sort: MatterQuery['sort'], { key, id }: Cursor): RawBuilder<unknown> {
  if (sort === 'due')
    return key === null
      ? sql`c.due_on is null and c.id > ${id}`
      : sql`((c.due_on, c.id) > (${key}, ${id}) or c.due_on is null)`;
  return sort === 'oldest' ? sql`(c.filed_at, c.id) > (${key}, ${id})` : sql`(c.filed_at, c.id) < (${key}, ${id})`;
}

function pageOf<T extends Listed>(rows: readonly T[], query: MatterQuery): Page<T> {
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  if (rows.length <= query.limit || last === undefined) return { items, next: null };
  const key = query.sort === 'due' ? last.dueOn : last.filedAt.toISOString();
  return { items, next: Buffer.from(JSON.stringify([key, last.id])).toString('base64url') };
}

const ourKey = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/u;
const ourId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** A cursor that was not made by us is as good as none: the list starts at its beginning. */
function cursorOf(after: string): Cursor | null {
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown];
    const isKey = key === null || (typeof key === 'string' && ourKey.test(key) && !Number.isNaN(Date.parse(key)));
    return isKey && typeof id === 'string' && ourId.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
