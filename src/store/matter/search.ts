/**
 * 查找 (search): the matters whose words hold all terms. Two ways lead to them, both exact: looking through the newest finds
 * a common word at once, the index of pairs (docs/decisions/0012) finds a rare one. How often the words stand among the
 * newest few decides, so that no word costs much more than the cheaper way.
 */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { singleLooks } from '../../domain/matter/lists.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Db } from '../base/db.ts';
import { numbersIn } from '../../domain/base/number/standing-numbers.ts';
import { hasNumberInWords, hasParty, hasPhoneOrTail } from '../base/person-seal.ts';
import { scopeOf, tableOf, type Book, type Match } from './matter.ts';
import { isCandidate, isSliced, listCandidates, pairsOf, type Candidates } from './search-slices.ts';

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
const [firstLook, mostLooks] = [2000, 60_000];
/** With more hits than this the newest are looked through further before all hits are sorted. */
const mostHits = 10_000;
/** A hit of the index costs as much as looking at so many of the newest; all lists of common pairs cost that once more. */
const [looksPerHit, looksPerCommonHit] = [5, 15];
/** A pair that PostgreSQL has not counted among the common ones it takes to stand in one of two hundred. */
const rareUpTo = 0.006;
/** The index is asked for so many pairs at most: to read the lists of more costs more than they would spare. */
const mostAsked = 4;
/** No more pairs of a whole passage are weighed: these few find it as surely. */
const mostWeighed = 30;
interface Facts {
  /** All pairs of all terms, cut by the function that the index is made with; later those that the index is asked for. */
  pairs: number[];
  /** Whether one of the pairs is rare. */
  rare: boolean;
  /** One county alone: then the index need not be asked for the county, whose list holds every matter there is. */
  alone: boolean;
  /** How many matters the table holds, roughly. */
  size: number;
  /** Those that may have all pairs, where the book has slices; null before they are asked for, and in other books. */
  candidates: Candidates | null;
}

/** The first matters in the given order that hold all terms. */
export function listFound<T extends Matter, R extends object>(db: Db, search: Search<T>, order: Order): Promise<R[]> {
  return prepared(db, search, async (tx, all) => {
    const { take, way } = order;
    if (all.pairs.length === 0) {
      const first = firstOf(search, order.by);
      const held = and(holdsOf(tx, search));
      const found =
        await sql<R>`select ${order.columns} from ${first} where ${held} order by ${order.by} limit ${take}`.execute(
          tx,
        );
      return found.rows;
    }
    let facts: Facts | null = null;
    let walk: Walk<R> = { found: [], looked: 0, end: order.from, done: false };
    // A whole telephone is a few people's: it fills no page among the newest.
    let looks: number = search.terms.some((term) => isWholePhone(tx, search, term)) ? Infinity : firstLook;
    while (way !== null && !walk.done && looks <= mostLooks) {
      walk = await walkOn(tx, search, { ...order, way }, walk, looks);
      if (walk.done) return walk.found;
      facts ??= await weighed(tx, search, all);
      const share = walk.found.length / walk.looked;
      const left = (take - walk.found.length) / share;
      looks =
        left < (facts.rare ? looksPerHit : looksPerCommonHit) * share * facts.size
          ? walk.looked + Math.ceil(2 * left)
          : Infinity;
    }
    facts ??= await weighed(tx, search, all);
    const some = await askIndex<T, R>(tx, search, order, facts, mostHits);
    if (some.hits < mostHits) return some.found;
    // So many hits, and yet few among the newest: words of another season, or of other filters.
    if (way !== null) walk = await walkOn(tx, search, { ...order, way }, walk, mostLooks);
    return way !== null && walk.done ? walk.found : (await askIndex<T, R>(tx, search, order, facts, null)).found;
  });
}

/** How many matters hold all terms, counted no further than the limit. */
export function countFound<T extends Matter>(db: Db, search: Search<T>, limit: number): Promise<number> {
  return prepared(db, search, async (tx, facts) => {
    const looked = [scopeOf(search.book, search.actor), ...search.where, ...holdsOf(tx, search)];
    if (facts.pairs.length === 0) {
      const first = firstOf(search, sql`c.filed_at desc, c.id desc`);
      const counted = await sql<{ n: number }>`
        select count(*)::integer as n from ${first} where ${and(holdsOf(tx, search))}`.execute(tx);
      return Math.min(counted.rows[0]?.n ?? 0, limit);
    }
    let looks: number = search.terms.some((term) => isWholePhone(tx, search, term)) ? Infinity : firstLook;
    while (looks <= mostLooks) {
      const end = await endOf(tx, search, 'desc', null, looks);
      const near = await count(tx, search, end === null ? looked : [...looked, sql`c.filed_at >= ${end}`], limit);
      if (end === null || near >= limit) return near;
      const needed = (looks * limit) / near;
      looks = looks < mostLooks && needed < mostLooks ? mostLooks : Infinity;
    }
    return count(tx, search, indexed(tx, search, await weighed(tx, search, facts)), limit);
  });
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
      const found = await sql<Omit<Facts, 'candidates'>>`
        select set_config('work_mem', '128MB', true), set_config('max_parallel_workers_per_gather', '0', true),
          array(select distinct unnest(${pairs})) as pairs, false as rare, (select count(*) < 2 from county) as alone,
          (select reltuples from pg_class where oid = ${book.kind}::regclass) as size`.execute(tx);
      const facts = { ...(found.rows[0] ?? { pairs: [], rare: false, alone: false, size: 0 }), candidates: null };
      return work(tx, isSliced(book) ? { ...facts, pairs: [...new Set(terms.flatMap(pairsOf))] } : facts);
    });
}

/** What the index is to be asked for. */
async function weighed<T extends Matter>(tx: Db, { book, actor }: Search<T>, facts: Facts): Promise<Facts> {
  if (!isSliced(book)) return weighedByPlan(tx, book, facts);
  const candidates = await listCandidates(tx, actor.countyId, facts.pairs);
  return { ...facts, rare: candidates.n <= rareUpTo * facts.size, candidates };
}

/**
 * The pairs that the index is to be asked for: the rarest few. Common pairs that stand equally often mostly stand in the same
 * sentence, where one says what the others say. How rare is what `analyze` has counted of the index, which the program's role
 * may not read itself, but every plan tells.
 */
async function weighedByPlan<T extends Matter>(tx: Db, book: Book<T>, facts: Facts): Promise<Facts> {
  const pairs = facts.pairs.slice(0, mostWeighed);
  const each = pairs.map(
    (pair) => sql`(select 1 from ${tableOf(book)} as c where ${book.searchedPairs} @> array[${sql.lit(pair)}])`,
  );
  const told = await sql<Record<string, [{ Plan: { Plans?: Estimate[] } & Estimate }]>>`
    explain (format json) ${sql.join(each, sql` union all `)}`.execute(tx);
  const plan = Object.values(told.rows[0] ?? {})[0]?.[0].Plan;
  const counted = pairs.length === 1 ? [plan] : (plan?.Plans ?? []);
  const weights = pairs.map((pair, i) => ({ pair, n: counted[i]?.['Plan Rows'] ?? Infinity }));
  weights.sort((a, b) => a.n - b.n);
  const isRare = (n: number) => n <= rareUpTo * facts.size;
  const asked: typeof weights = [];
  for (const one of weights) {
    const last = asked.at(-1)?.n ?? 0;
    if (asked.length === 0 || isRare(one.n) || (one.n > 1.02 * last && one.n < facts.size / 2)) asked.push(one);
    if (asked.length === mostAsked) break;
  }
  return { ...facts, rare: asked[0] !== undefined && isRare(asked[0].n), pairs: asked.map(({ pair }) => pair) };
}

interface Estimate {
  'Plan Rows': number;
}

interface Walk<T> {
  found: T[];
  looked: number;
  /** The instant of filing up to which all were looked at. */
  end: Date | string | null;
  /** A page is full, or nothing is left to look at. */
  done: boolean;
}

/** Looks on from where the walk ended until so many were looked at. */
async function walkOn<T extends Matter, R extends object>(
  tx: Db,
  search: Search<T>,
  order: Order & { way: 'desc' | 'asc' },
  { found, looked, end: from, done }: Walk<R>,
  until: number,
): Promise<Walk<R>> {
  if (done || until <= looked) return { found, looked, end: from, done };
  const end = await endOf(tx, search, order.way, from, until - looked);
  const part: RawBuilder<unknown>[] = [];
  if (looked > 0) part.push(order.way === 'desc' ? sql`c.filed_at < ${from}` : sql`c.filed_at > ${from}`);
  if (end !== null) part.push(order.way === 'desc' ? sql`c.filed_at >= ${end}` : sql`c.filed_at <= ${end}`);
  const more = await lookThrough<T, R>(tx, search, { ...order, take: order.take - found.length }, part);
  const all = [...found, ...more];
  return { found: all, looked: until, end, done: end === null || all.length >= order.take };
}

/** The instant of filing before which so many lie in that way, read from an index alone; null when fewer are left. */
async function endOf<T extends Matter>(
  tx: Db,
  { book, actor, officeId, stationId }: Search<T>,
  way: 'desc' | 'asc',
  from: Date | string | null,
  n: number,
): Promise<Date | null> {
  const frame = [sql`c.county_id = ${actor.countyId}`];
  if (scopes[actor.role] === 'office') frame.push(sql`c.office_id = ${actor.organisationId}`);
  if (scopes[actor.role] === 'station') frame.push(sql`c.station_id = ${actor.stationId}`);
  if (officeId !== undefined) frame.push(sql`c.office_id = ${officeId}`);
  if (stationId !== undefined) frame.push(sql`c.station_id = ${stationId}`);
  if (from !== null) frame.push(way === 'desc' ? sql`c.filed_at <= ${from}` : sql`c.filed_at >= ${from}`);
  const found = await sql<{ filedAt: Date }>`
    select c.filed_at from ${tableOf(book)} as c where ${and(frame)}
    order by c.filed_at ${sql.raw(way)} offset ${n} limit 1`.execute(tx);
  return found.rows[0]?.filedAt ?? null;
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
  const { pairs, alone, candidates, size } = facts;
  const county = alone && candidates === null ? sql`c.county_id = ${actor.countyId}::bigint` : undefined;
  // Where most may have the pairs, to look at all is the shorter way.
  const isMost = candidates !== null && candidates.n > size / 2;
  const all =
    candidates === null
      ? sql`${book.searchedPairs} @> (select ${pairs}::integer[])`
      : isMost
        ? sql`true`
        : isCandidate(actor.countyId, candidates);
  // No telephone stands in the index of pairs: those who have one of the terms for theirs are looked up by its mark.
  const people = search.terms.flatMap((term) => phoneOf(tx, search, term.normalize('NFKC')) ?? []);
  const found = people.length === 0 ? all : sql`(${sql.join([all, ...people], sql` or `)})`;
  return [scopeOf(book, actor, county), ...search.where, found, ...holdsOf(tx, search)];
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

/** That a term is no less than a whole telephone. */
function isWholePhone<T extends Matter>(tx: Db, search: Search<T>, term: string): boolean {
  const plain = term.normalize('NFKC');
  return plain.length >= 7 && phoneOf(tx, search, plain) !== null;
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
