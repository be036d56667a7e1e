/**
 * 查找 (search): the matters whose words hold all terms. Two ways lead to them, both exact: looking through the newest finds
 * a common word at once, the index of pairs (docs/decisions/0012) finds a rare one. What was counted of the pairs, and how often the
 * words stand among the newest few, decides, so that no word costs much more than the cheaper way.
 */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { singleLooks } from '../../domain/matter/lists.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { askOnTheWay, type Db } from '../base/db.ts';
import { numbersIn } from '../../domain/base/number/standing-numbers.ts';
import { hasNumberInWords, hasParty, hasPhoneOrTail } from '../base/person-seal.ts';
import { scopeOf, tableOf, type Book, type Match } from './matter.ts';
import { enteredPairs, monthOf, spotsOf } from './search-pairs.ts';

export interface Search<T extends Matter> {
  book: Book<T>;
  actor: Actor;
  /** At least one. */
  terms: readonly string[];
  /** The filters of the list, and where the page before ended. */
  where: readonly RawBuilder<unknown>[];
  /** An office or a station that the filters name: its newest matters stand in an index of their own. */
  officeId?: string | undefined;
  stationId?: string | undefined;
}

export interface Order {
  /** What is read of each. */
  columns: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  /** Which way of filing to look through; null when the order is of something else. */
  way: 'desc' | 'asc' | null;
  /** The instant of filing at which the page before ended. */
  from: string | null;
  take: number;
}

/** So many of the newest are looked through first, and so many at most where the index would not be cheaper. */
const [firstLook, mostLooks] = [500, 60_000];
/** With more hits than this the newest are looked through further before all hits are sorted. */
const mostHits = 10_000;
/** A hit of the index costs as much as looking at so many of the newest; all lists of common pairs cost that once more. */
const [looksPerHit, looksPerCommonHit] = [5, 15];
/** The index is asked for so many months at most by themselves, for each is a question of its own. */
const mostMonths = 48;
/** A pair that PostgreSQL has not counted among the common ones it takes to stand in one of two hundred. */
const rareUpTo = 0.006;
/** The index is asked for so many pairs at most: to read the lists of more costs more than they would spare. */
const mostAsked = 4;
/** No more pairs of a whole passage are weighed: these few find it as surely. */
const mostWeighed = 30;
interface Facts {
  /** All pairs of all terms, cut by the function that the index is made with; later those that the index is asked for. */
  pairs: number[];
  /** Whether one of the pairs is rare, and how many matters have the rarest, roughly. */
  rare: boolean;
  least: number;
  /** One county alone: then the index need not be asked for the county, whose list holds every matter there is. */
  alone: boolean;
  /** How many matters the table holds, roughly. */
  size: number;
}

/** The first matters in the given order that hold all terms. */
export function listFound<T extends Matter, R extends object>(db: Db, search: Search<T>, order: Order): Promise<R[]> {
  return prepared(db, search, async (tx, all) => {
    const { take, way } = order;
    const atOnce = listAtOnce<T, R>(tx, search, order, all);
    if (atOnce !== null) return atOnce;
    // Both leave in one piece; whether it is looked through is known once the pairs are weighed.
    const ahead = way === null ? null : askedAhead(endsOf(tx, search, way, order.from, firstLook));
    const facts = await weighed(tx, search.book, all);
    let walk: Walk<R> = { found: [], looked: 0, first: null, end: order.from, done: false, ahead };
    // A whole telephone is a few people's, and a rare pair few matters': they fill no page among the newest.
    let looks: number = facts.rare || isOnePersons(tx, search) ? Infinity : firstLook;
    while (way !== null && looks <= mostLooks) {
      walk = await walkOn(tx, search, { ...order, way }, walk, looks);
      if (walk.done) return walk.found;
      const share = walk.found.length / walk.looked;
      const left = (take - walk.found.length) / share;
      looks = left < costOfIndex(search, facts, share) ? walk.looked + Math.ceil(2 * left) : Infinity;
    }
    if (way !== null && search.book.enteredAfter === true) {
      const rest = { ...order, way, take: take - walk.found.length };
      return [...walk.found, ...(await askInOrder<T, R>(tx, search, rest, facts, walk))];
    }
    const some = await askIndex<T, R>(tx, search, order, facts, mostHits);
    if (some.hits < mostHits) return some.found;
    // So many hits, and yet few among the newest: words of another season, or of other filters.
    if (way !== null) walk = await walkOn(tx, search, { ...order, way }, walk, mostLooks);
    return way !== null && walk.done ? walk.found : (await askIndex<T, R>(tx, search, order, facts, null)).found;
  });
}

/**
 * What has no pair is looked for in the first of the list. What an association was entrusted with is few, and has an index: all of it is looked
 * through. Null for all else.
 */
function listAtOnce<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  order: Order,
  { pairs }: Facts,
): Promise<R[]> | null {
  if (pairs.length === 0) return listFirst(tx, search, order);
  return isEntrusted(search) ? lookThrough<T, R>(tx, search, order, []) : null;
}

async function listFirst<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  { columns, by, take }: Order,
): Promise<R[]> {
  const held = and(holdsOf(tx, search));
  const found =
    await sql<R>`select ${columns} from ${firstOf(search, by)} where ${held} order by ${by} limit ${take}`.execute(tx);
  return found.rows;
}

/** How many matters hold all terms, counted no further than the limit. */
export function countFound<T extends Matter>(db: Db, search: Search<T>, limit: number): Promise<number> {
  return prepared(db, search, async (tx, facts) => {
    const looked = [scopeOf(search.book, search.actor), ...search.where, ...holdsOf(tx, search)];
    if (facts.pairs.length === 0) return countFirst(tx, search, limit);
    if (isEntrusted(search)) return count(tx, search, looked, limit);
    const ahead = askedAhead(endsOf(tx, search, 'desc', null, firstLook));
    const weights = await weighed(tx, search.book, facts);
    const isOrdered = search.book.enteredAfter === true;
    if (await isFewerLeft(tx, search, weights)) return countFewerLeft(tx, search, looked, ahead, limit);
    let looks: number = weights.rare || isOnePersons(tx, search) ? Infinity : firstLook;
    while (looks <= mostLooks) {
      const { first, end } = await (looks === firstLook ? ahead : endsOf(tx, search, 'desc', null, looks));
      const near = await count(tx, search, end === null ? looked : [...looked, sql`c.filed_at >= ${end}`], limit);
      if (end === null || near >= limit) return near;
      const needed = (looks * limit) / near;
      if (isOrdered) return countInOrder(tx, search, weights, { needed, looked: looks, first, end }, limit);
      looks = looks < mostLooks && needed < mostLooks ? mostLooks : Infinity;
    }
    if (isOrdered) return countInOrder(tx, search, weights, null, limit);
    return count(tx, search, indexed(tx, search, weights), limit);
  });
}

/** Of what the filters leave the newest are looked through first, as far as they seem to have as many as anybody counts. */
async function countFewerLeft<T extends Matter>(
  tx: Db,
  search: Search<T>,
  looked: readonly RawBuilder<unknown>[],
  ahead: Promise<Ends>,
  limit: number,
): Promise<number> {
  let ends = await ahead;
  let looks: number = firstLook;
  while (ends.end !== null && looks < mostLooks) {
    const near = await count(tx, search, [...looked, sql`c.filed_at >= ${ends.end}`], limit);
    if (near >= limit) return near;
    // Half as many again: what is reckoned from few is a guess. What seems to have too few, and what was guessed wrong, is counted whole.
    const needed = looks === firstLook ? Math.ceil((1.5 * looks * limit) / near) : Infinity;
    if (needed >= mostLooks) break;
    ends = await endsOf(tx, search, 'desc', null, needed);
    looks = needed;
  }
  return count(tx, search, looked, limit);
}

function isEntrusted<T extends Matter>({ actor }: Search<T>): boolean {
  return scopes[actor.role] === 'association';
}

async function countFirst<T extends Matter>(tx: Db, search: Search<T>, limit: number): Promise<number> {
  const first = firstOf(search, sql`c.filed_at desc, c.id desc`);
  const counted = await sql<{ n: number }>`
    select count(*)::integer as n from ${first} where ${and(holdsOf(tx, search))}`.execute(tx);
  return Math.min(counted.rows[0]?.n ?? 0, limit);
}

/**
 * One snapshot, with settings of its own: starting a second process takes longer than finding, and a bitmap that must
 * forget which rows of a page it meant has every row of the page cut into pairs again.
 */
function prepared<T extends Matter, R>(
  db: Db,
  { book, terms }: Search<T>,
  work: (tx: Db, facts: Facts) => Promise<R>,
): Promise<R> {
  const pairs = sql.join(
    terms.map((term) => sql`search_pairs(${term})`),
    sql` || `,
  );
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const found = await sql<Facts>`
        select set_config('work_mem', '128MB', true), set_config('max_parallel_workers_per_gather', '0', true),
          array(select distinct unnest(${pairs})) as pairs, false as rare, 0 as least, (select count(*) < 2 from county) as alone,
          (select reltuples from pg_class where oid = ${book.kind}::regclass) as size`.execute(tx);
      return work(tx, found.rows[0] ?? { pairs: [], rare: false, least: 0, alone: false, size: 0 });
    });
}

/**
 * The pairs that the index is to be asked for: the rarest few. Common pairs that stand equally often mostly stand in the same
 * sentence, where one says what the others say. How rare is what `analyze` has counted of the index, which the program's role
 * may not read itself, but every plan tells.
 */
async function weighed<T extends Matter>(tx: Db, book: Book<T>, facts: Facts): Promise<Facts> {
  const pairs = facts.pairs.slice(0, mostWeighed);
  const [table, held] =
    book.enteredAfter === true
      ? [sql`complaint_pairs as e`, enteredPairs]
      : [sql`${tableOf(book)} as c`, book.searchedPairs];
  const each = pairs.map((pair) => sql`(select 1 from ${table} where ${held} @> array[${sql.lit(pair)}])`);
  const told = await sql<Record<string, [{ Plan: { Plans?: Estimate[] } & Estimate }]>>`
    explain (format json) ${sql.join(each, sql` union all `)}`.execute(tx);
  const plan = Object.values(told.rows[0] ?? {})[0]?.[0].Plan;
  const counted = pairs.length === 1 ? [plan] : (plan?.Plans ?? []);
  return {
    ...facts,
    ...rarestOf(
      pairs.map((pair, i) => ({ pair, n: counted[i]?.['Plan Rows'] ?? Infinity })),
      facts.size,
    ),
  };
}

/** Whether the filters leave fewer than have the words, such as one category of an office: these are looked through by their own indexes. */
async function isFewerLeft<T extends Matter>(tx: Db, search: Search<T>, { least }: Facts): Promise<boolean> {
  const { book, actor, where } = search;
  if (book.enteredAfter !== true || where.length === 0) return false;
  const told = await sql<Record<string, [{ Plan: Estimate }]>>`
    explain (format json) select 1 from ${tableOf(book)} as c where ${and([scopeOf(book, actor), ...where])}`.execute(
    tx,
  );
  const left = Object.values(told.rows[0] ?? {})[0]?.[0].Plan['Plan Rows'] ?? Infinity;
  return left < least;
}

function rarestOf(weights: { pair: number; n: number }[], size: number): Pick<Facts, 'pairs' | 'rare' | 'least'> {
  const isRare = (n: number) => n <= rareUpTo * size;
  const asked: typeof weights = [];
  for (const one of weights.toSorted((a, b) => a.n - b.n)) {
    const last = asked.at(-1)?.n ?? 0;
    if (asked.length === 0 || isRare(one.n) || (one.n > 1.02 * last && one.n < size / 2)) asked.push(one);
    if (asked.length === mostAsked) break;
  }
  const least = asked[0]?.n ?? Infinity;
  return { pairs: asked.map(({ pair }) => pair), rare: isRare(least), least };
}

/** As how many looks at the newest the index costs, for words that stand in that share of them. */
function costOfIndex<T extends Matter>({ book }: Search<T>, { rare, size }: Facts, share: number): number {
  // Of the last months alone, and no further than the page needs.
  if (book.enteredAfter === true) return 4 * firstLook;
  return (rare ? looksPerHit : looksPerCommonHit) * share * size;
}

interface Estimate {
  'Plan Rows': number;
}

interface Walk<T> {
  found: T[];
  looked: number;
  /** The instant of filing at which it began. */
  first: Date | null;
  /** The instant of filing up to which all were looked at. */
  end: Date | string | null;
  /** A page is full, or nothing is left to look at. */
  done: boolean;
  /** What the first look asks, asked already. */
  ahead: Promise<Ends> | null;
}

/** Looks on from where the walk ended until so many were looked at. */
async function walkOn<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  order: Order & { way: 'desc' | 'asc' },
  walk: Walk<R>,
  until: number,
): Promise<Walk<R>> {
  const { found, looked, end: from, done, ahead } = walk;
  if (done || until <= looked) return walk;
  const isFirst = looked === 0 && until === firstLook && ahead !== null;
  const { first, end } = await (isFirst ? ahead : endsOf(tx, search, order.way, from, until - looked));
  const part: RawBuilder<unknown>[] = [];
  if (looked > 0) part.push(order.way === 'desc' ? sql`c.filed_at < ${from}` : sql`c.filed_at > ${from}`);
  if (end !== null) part.push(order.way === 'desc' ? sql`c.filed_at >= ${end}` : sql`c.filed_at <= ${end}`);
  const more = await lookThrough<T, R>(tx, search, { ...order, take: order.take - found.length }, part);
  const all = [...found, ...more];
  const isDone = end === null || all.length >= order.take;
  return { found: all, looked: until, first: looked === 0 ? first : walk.first, end, done: isDone, ahead };
}

interface Ends {
  /** The instant of filing of the first in that way; null when there is none. */
  first: Date | null;
  /** The instant of filing before which so many lie; null when fewer are left. */
  end: Date | null;
}

/** Where it is not needed in the end nobody waits for it, and none is told that it failed: so did what was asked beside it. */
function askedAhead(ends: Promise<Ends>): Promise<Ends> {
  ends.catch(() => undefined);
  return ends;
}

/** Read from an index alone; asked on the way of the next statement, and planned once for each way of asking. */
async function endsOf<T extends Matter>(
  tx: Db,
  { book, actor, officeId, stationId }: Search<T>,
  way: 'desc' | 'asc',
  from: Date | string | null,
  n: number,
): Promise<Ends> {
  const frame = [sql`c.county_id = ${actor.countyId}`];
  if (scopes[actor.role] === 'office') frame.push(sql`c.office_id = ${actor.organisationId}`);
  if (scopes[actor.role] === 'station') frame.push(sql`c.station_id = ${actor.stationId}`);
  if (officeId !== undefined) frame.push(sql`c.office_id = ${officeId}`);
  if (stationId !== undefined) frame.push(sql`c.station_id = ${stationId}`);
  if (from !== null) frame.push(way === 'desc' ? sql`c.filed_at <= ${from}` : sql`c.filed_at >= ${from}`);
  const after = (offset: number) => sql`(select c.filed_at from ${tableOf(book)} as c where ${and(frame)}
    order by c.filed_at ${sql.raw(way)} offset ${offset} limit 1)`;
  const asked = [officeId, stationId, from].map((one) => (one === undefined || one === null ? 'no' : 'of'));
  const name = ['search ends', book.kind, way, scopes[actor.role], ...asked].join(' ');
  const [ends] = await askOnTheWay(tx, name, sql<Ends>`select ${after(0)} as first, ${after(n)} as "end"`);
  return ends ?? { first: null, end: null };
}

/** The first of the list, in which what has no pair of characters is looked for: no further, for it may stand nowhere. */
function firstOf<T extends Matter>({ book, actor, where }: Search<T>, by: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select c.* from ${tableOf(book)} as c where ${and([scopeOf(book, actor), ...where])}
    order by ${by} limit ${singleLooks}) as c`;
}

/** Reads matters in the order of the list until the page is full. */
async function lookThrough<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  { columns, by, take }: Order,
  part: readonly RawBuilder<unknown>[],
): Promise<R[]> {
  const where = [scopeOf(search.book, search.actor), ...search.where, ...part, ...holdsOf(tx, search)];
  const found =
    await sql<R>`select ${columns} from ${tableOf(search.book)} as c where ${and(where)} order by ${by} limit ${take}`.execute(
      tx,
    );
  return found.rows;
}

/** What is asked of the instant of filing, and of the month of those who are entered. */
interface During {
  filed: (filedAt: RawBuilder<unknown>) => RawBuilder<unknown>;
  months: number[] | null;
}

/** The last months, from their beginning. */
interface Lately {
  since: Date;
  months: number[];
}

function duringOf({ since, months }: Lately): During {
  return { filed: (filedAt) => sql`${filedAt} >= ${since}`, months };
}

/** How many of the newest were looked through, from where to where, and how many have to be for the page. */
interface Seen {
  needed: number;
  looked: number;
  first: Date | null;
  end: Date;
}

/**
 * The last months, in which about as many matters lie as are needed to fill the page, reckoned by those looked through already; null where
 * the index had better be asked for all: a list of those who have a common pair is read the longer the more months it is asked for.
 */
function latelyOf({ size }: Facts, { needed, looked, first: start, end }: Seen): Lately | null {
  // Of what was seen a few times only the share is a guess; of what was not seen at all, nothing is known.
  const wanted = Number.isFinite(needed) ? 3 * needed : mostLooks;
  if (start === null || wanted > size / 2) return null;
  const edge = new Date(start.getTime() - ((start.getTime() - end.getTime()) * wanted) / looked);
  const since = new Date(Date.UTC(edge.getUTCFullYear(), edge.getUTCMonth()));
  const [first, last] = [monthOf(since), monthOf(start)];
  if (last - first >= mostMonths) return null;
  return { since, months: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

/** Looks at those who have all pairs in the order of the list, and at no more of them than the page needs. */
async function askInOrder<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  { columns, way, take }: Order & { way: 'desc' | 'asc' },
  facts: Facts,
  walk: Walk<R>,
): Promise<R[]> {
  const by = way === 'desc' ? sql`s.filed_at desc, s.id desc` : sql`s.filed_at, s.id`;
  // What was looked through already ends with its last instant; the page before may have ended within one.
  const inclusive = walk.looked === 0 ? sql`=` : sql``;
  const past = (filedAt: RawBuilder<unknown>) =>
    walk.end === null ? sql`true` : sql`${filedAt} ${way === 'desc' ? sql`<` : sql`>`}${inclusive} ${walk.end}`;
  const ask = async (during: During, most: number) => {
    const found = await sql<R>`select ${columns} from ${lookedAt(tx, search, facts, during, by)}
      order by ${by} limit ${most}`.execute(tx);
    return found.rows;
  };
  const needed = (take * walk.looked) / walk.found.length;
  const late =
    way === 'desc' && walk.end instanceof Date
      ? latelyOf(facts, { needed, looked: walk.looked, first: walk.first, end: walk.end })
      : null;
  if (late === null) return ask({ filed: past, months: null }, take);
  const { since, months } = late;
  const near = await ask({ filed: (at) => sql`${past(at)} and ${at} >= ${since}`, months }, take);
  if (near.length === take) return near;
  const before = await ask({ filed: (at) => sql`${past(at)} and ${at} < ${since}`, months: null }, take - near.length);
  return [...near, ...before];
}

/** How many hold all terms, counted in no order and no further than the limit: in the last months alone, if those have as many. */
async function countInOrder<T extends Matter>(
  tx: Db,
  search: Search<T>,
  facts: Facts,
  seen: Seen | null,
  limit: number,
): Promise<number> {
  const during = async (one: During) => {
    const counted = await sql<{ n: number }>`select count(*)::integer as n from
      (select 1 from ${lookedAt(tx, search, facts, one, null)} limit ${limit}) as c`.execute(tx);
    return counted.rows[0]?.n ?? 0;
  };
  const late = seen !== null && Number.isFinite(seen.needed) ? latelyOf(facts, seen) : null;
  const near = late === null ? 0 : await during(duringOf(late));
  return near >= limit ? near : during({ filed: () => sql`true`, months: null });
}

/** Each one `s` who may hold all terms, and the matter `c` where it does: looked up one after another, until whoever asks has enough. */
function lookedAt<T extends Matter>(
  tx: Db,
  search: Search<T>,
  facts: Facts,
  { filed, months }: During,
  by: RawBuilder<unknown> | null,
): RawBuilder<unknown> {
  const { book, actor, where } = search;
  const within = months === null ? sql`true` : sql`e.month = any(${months}::integer[])`;
  const spots = spotsOf(actor.countyId, {
    entered: sql`${enteredWith(search, facts)} and ${within} and ${filed(sql`e.filed_at`)}`,
    fresh: filed(sql`c.filed_at`),
  });
  // No telephone stands in the index of pairs: those who have one of the terms for theirs are found by its mark.
  const people = personsOf(tx, search);
  const all =
    people.length === 0
      ? spots
      : sql`${spots} union select c.id, c.filed_at from ${tableOf(book)} as c
          where c.county_id = ${actor.countyId} and (${sql.join(people, sql` or `)}) and ${filed(sql`c.filed_at`)}`;
  const looked = [scopeOf(book, actor), sql`c.id = s.id`, ...where, ...holdsOf(tx, search)];
  return sql`(select s.id, s.filed_at from (${all}) as s ${by === null ? sql`` : sql`order by ${by}`}) as s
    cross join lateral (select c.* from ${tableOf(book)} as c where ${and(looked)} limit 1) as c`;
}

/** Collects the hits by what they are sorted by, and reads only those of the page whole. */
async function askIndex<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  { columns, by, take }: Order,
  facts: Facts,
  limit: number | null,
): Promise<{ found: R[]; hits: number }> {
  const table = tableOf(search.book);
  const asked = await sql<R & { hits: number }>`
    with hit as materialized (
      select c.ctid as place, c.filed_at, c.due_on, c.id from ${table} as c
      where ${and(indexed(tx, search, facts))} limit ${limit}
    )
    select ${columns}, (select count(*)::integer from hit) as hits from ${table} as c
    where c.ctid = any (array(select c.place from hit as c order by ${by} limit ${take})) order by ${by}`.execute(tx);
  const found = asked.rows.map(({ hits: _hits, ...matter }) => matter as unknown as R);
  return { found, hits: asked.rows[0]?.hits ?? 0 };
}

/**
 * What the index answers: that all pairs of all terms occur. The pairs stand in a subselect, so that the plan does not depend on
 * what was counted of them: multiplied as if independent, such counts are wrong for words of one sentence. The county as a
 * bigint is nothing that the index of pairs can be asked for, while the other indexes still can.
 */
function indexed<T extends Matter>(tx: Db, search: Search<T>, facts: Facts): RawBuilder<unknown>[] {
  const { book, actor } = search;
  const { pairs, alone, least, size } = facts;
  const county = alone && book.enteredAfter !== true ? sql`c.county_id = ${actor.countyId}::bigint` : undefined;
  const spots = () => spotsOf(actor.countyId, { entered: enteredWith(search, facts), fresh: sql`true` });
  // Where most have the pairs, to look at all is the shorter way.
  const all =
    book.enteredAfter !== true
      ? sql`${book.searchedPairs} @> (select ${pairs}::integer[])`
      : least > size / 2
        ? sql`true`
        : sql`c.id = any (array(select s.id from (${spots()}) as s))`;
  // No telephone stands in the index of pairs: those who have one of the terms for theirs are looked up by its mark.
  const people = personsOf(tx, search);
  const found = people.length === 0 ? all : sql`(${sql.join([all, ...people], sql` or `)})`;
  return [scopeOf(book, actor, county), ...search.where, found, ...holdsOf(tx, search)];
}

/** That one who is entered, `e`, has all pairs. */
function enteredWith<T extends Matter>({ actor }: Search<T>, { pairs, alone }: Facts): RawBuilder<unknown> {
  const county = alone ? sql`e.county_id = ${actor.countyId}::bigint` : sql`e.county_id = ${actor.countyId}`;
  return sql`${county} and ${enteredPairs} @> (select ${pairs}::integer[])`;
}

/** What is asked of the people of a matter `c`, for each term that may be a mark of one. */
function personsOf<T extends Matter>(tx: Db, search: Search<T>): RawBuilder<unknown>[] {
  return search.terms.flatMap((term) => phoneOf(tx, search, term.normalize('NFKC')) ?? []);
}

async function count<T extends Matter>(
  tx: Db,
  { book }: Search<T>,
  where: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<number> {
  const counted = await sql<{ n: number }>`select count(*)::integer as n from
    (select 1 from ${tableOf(book)} as c where ${and(where)} limit ${limit}) as c`.execute(tx);
  return counted.rows[0]?.n ?? 0;
}

/** A term is found as it was typed, such as a passage with its full-width marks, or with its figures of plain width. */
function holdsOf<T extends Matter>(tx: Db, search: Search<T>): RawBuilder<unknown>[] {
  const { book, terms, actor } = search;
  return terms.flatMap((term) => {
    const plain = term.normalize('NFKC');
    const holds = (form: string, by: Actor | null) => sql`(${book.holds(matchOf(form), by)})`;
    const phone = phoneOf(tx, search, plain);
    if (plain === term) return [phone === null ? holds(term, actor) : sql`(${holds(term, actor)} or ${phone})`];
    const either = sql`(${sql.join([holds(term, actor), holds(plain, actor), phone ?? sql`false`], sql` or `)})`;
    // Both forms hold what is the same in them: most matters are passed over by looking for that, whoever reads.
    const same = sameIn(term, plain);
    return same.length < 2 || phone !== null ? [either] : [holds(same, null), either];
  });
}

/** Whether a term is no less than a whole telephone. */
function isOnePersons<T extends Matter>(tx: Db, search: Search<T>): boolean {
  return search.terms.some((term) => {
    const plain = term.normalize('NFKC');
    return plain.length >= 7 && phoneOf(tx, search, plain) !== null;
  });
}

/**
 * That the term is the telephone of a matter `c`, or its last four figures, or that a number in it was written into its words; null for others. Figure by figure a search would
 * tell a telephone, which is masked to everybody until a reason stands in the ledger.
 */
function phoneOf<T extends Matter>(
  tx: Db,
  { book: { kind, keepsPhone }, actor }: Search<T>,
  term: string,
): RawBuilder<unknown> | null {
  // A natural person is found by the whole name alone, as a telephone is by the whole number.
  if (kind === 'enforcement')
    return /^[\p{Script=Han}·]{2,30}$/u.test(term) ? hasParty(tx, actor.countyId, term) : null;
  if (!keepsPhone || kind === 'tipoff') return null;
  if (/^[+\d][\d-]{3,29}$/u.test(term)) return hasPhoneOrTail(tx, kind, actor.countyId, term);
  // Of an order or an identity number the figures were taken out of the words, and of the words beside it they hold the sign alone.
  const standing = kind === 'complaint' ? numbersIn(term) : [];
  if (standing.length === 0) return null;
  const each = standing.map(({ figures }) => hasNumberInWords(tx, actor.countyId, figures));
  return sql`(${sql.join(each, sql` and `)})`;
}

/** The longest piece of the term that stands in its plain form as well. */
function sameIn(term: string, plain: string): string {
  const pieces = [...term]
    .map((one) => (one.normalize('NFKC') === one ? one : ' '))
    .join('')
    .split(' ');
  const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a));
  return plain.includes(longest) ? longest : '';
}

/** Chinese has no small letters: looking past the case costs five times as much, and `like` up to twice as much as `strpos`. */
function matchOf(form: string): Match {
  if (form.toLowerCase() === form.toUpperCase()) return (field) => sql`strpos(${field}, ${form}) > 0`;
  const words = `%${form.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
  return (field) => sql`${field} ilike ${words}`;
}

function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...conditions], sql` and `);
}
