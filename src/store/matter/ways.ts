/**
 * 走法 (way): by which index a page of a list is walked, so that it costs what it shows and not what the ledger holds. A list that no
 * index has in its order is put together of pages of parts that one has: of each office by its due days, of each code of a category,
 * of each village of a town.
 */
import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { daysBetween } from '../../domain/base/calendar.ts';
import type { MatterQuery } from '../../domain/matter/list/listing-query.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { Db } from '../base/db.ts';
import { heldBy, inHand } from './hand.ts';
import { scopeOf, tableOf, type Book } from './matter.ts';
import { withinCategory } from '../county/category.ts';

/** From the first to the last day; without one it is open on that side. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

/** That a line of one of the verbs counts on a day of the period. */
export interface Told {
  verbs: readonly string[];
  from: string;
  to: string;
  /** What else such a line says, by the name of its table, where an index of their own leads to the few that do. */
  which?: ((line: string) => RawBuilder<unknown>) | undefined;
  /** Most counties have few of them: they are counted before anything is walked. */
  isRare?: boolean | undefined;
  /** That the listing's own conditions ask of such a line already, so that no walk asks twice. */
  isAsked?: boolean | undefined;
  /** What the row of such a matter `c` says in any case, so that the ledger is asked of no other. */
  alike?: RawBuilder<unknown> | undefined;
  /** The ids of the few of which it need not say so, which an index of the county has. */
  unlike?: ((countyId: number) => RawBuilder<unknown>) | undefined;
}

/**
 * That a day of a matter lies in the period, which is kept in its row or beside it, and never before the day on which it was received. The
 * conditions of the listing say so as well: this is only how they are found.
 */
export interface Dated {
  from: string;
  to: string;
  /** The ids of all of them, each once, read off an index of that day. */
  ids: (countyId: number) => RawBuilder<unknown>;
  /** Most counties have few of them: they are counted before anything is walked. */
  isRare?: boolean | undefined;
  /** What the row of such a matter `c` says in any case, and the ids of the few of which it need not, as of those that lines tell of. */
  alike?: RawBuilder<unknown> | undefined;
  unlike?: Told['unlike'];
}

interface Asked<T extends Matter> {
  listing: {
    book: Book<T>;
    query: MatterQuery;
    own: readonly RawBuilder<unknown>[];
    received?: Period | undefined;
    told?: Told | undefined;
    dated?: Dated | undefined;
    among?: ((countyId: number) => RawBuilder<unknown>) | undefined;
    town?: string | undefined;
    rare?: boolean | undefined;
  };
  actor: Actor;
  today: string;
  /** That the matter is the one which a number names. */
  numbered: readonly RawBuilder<unknown>[];
}

export interface Ways {
  /** Conditions on a matter `c`, of which a matter meets one set at most. */
  sets: readonly (readonly RawBuilder<unknown>[])[];
  /** The parts of which a page is put together, each a value or two that its index begins with; null where one index has all. */
  parts: Parts | null;
  /** The same for the order of due days. */
  dueParts: Parts | null;
}

interface Parts {
  /** A query of the values, as `k`. */
  keys: RawBuilder<unknown>;
  on: RawBuilder<unknown>;
  /** What has none of the values. */
  rest: RawBuilder<unknown> | null;
}

/** With no more lines behind a figure than this, their matters are looked up; with more the walk meets a page of them at once. */
const mostLookedUp = 3000;
/** The same where an office counts its part of them, of which a walk would meet few; of more days it has more than anybody counts, or few to walk to. */
const [mostOfOffice, fewDays] = [12_000, 62];

/**
 * So many days before the end of the period, or before the page that was read, the newest behind a figure are looked for first; and where an
 * office counts as many as anybody counts, of which it has less in as many days.
 */
const [nearDays, nearDaysOfOffice] = [60, 240];

/**
 * The newest behind a figure lie near its end, where a walk meets a page of them at once, however many or few there are: what fills no page
 * there is asked for by `waysOf`. Null for all other lists.
 */
export async function nearWaysOf<T extends Matter>(
  db: Db,
  asked: Asked<T>,
  before: string | null,
  days: number = nearDays,
): Promise<{ ways: Ways; within: RawBuilder<unknown> } | null> {
  const { told, dated, query } = asked.listing;
  const to = told?.to ?? dated?.to;
  if (to === undefined || query.sort !== 'newest') return null;
  if ((await fewOf(db, asked)) !== null) return null;
  // Of what is rare a walk of so many days would meet nothing.
  if ((told ?? dated)?.isRare === true && (await isFew(db, asked))) return null;
  const end = before === null ? endOf(to) : sql`least(${endOf(to)}, ${before}::timestamptz)`;
  const within = sql`c.filed_at >= ${end} - ${`${days} days`}::interval`;
  return { ways: await waysBy(db, asked, false), within };
}

export async function waysOf<T extends Matter>(db: Db, asked: Asked<T>): Promise<Ways> {
  const few = await fewOf(db, asked);
  if (few !== null) return waysBy(db, few, false);
  const { told, dated, query } = asked.listing;
  const isBehind = told !== undefined || dated !== undefined;
  return waysBy(db, asked, isBehind && (query.sort !== 'newest' || (await isFew(db, asked))));
}

/**
 * The same list where an index leads to the few that it may hold at all, such as those of a platform: they are looked up, and what is told
 * of them is asked of each. Null where they are many, or no figure is asked for.
 */
async function fewOf<T extends Matter>(db: Db, asked: Asked<T>): Promise<Asked<T> | null> {
  const { told, dated, among, own, ...listing } = asked.listing;
  if (among === undefined || (told === undefined && dated === undefined)) return null;
  const ids = among(asked.actor.countyId);
  if (!(await areFew(db, ids))) return null;
  const which = [sql`c.id = any(array(${ids}))`, ...(told === undefined ? [] : askedTold(told))];
  return { ...asked, listing: { ...listing, own: [...own, ...which], rare: true } };
}

async function waysBy<T extends Matter>(db: Db, asked: Asked<T>, isLookedUp: boolean): Promise<Ways> {
  const { listing, actor, today, numbered } = asked;
  const { book, query, own, told, dated } = listing;
  const { countyId } = actor;
  const placed = await placedWays(db, actor, listing);
  const parts = isLookedUp || placed !== null ? null : categoryParts(asked);
  const plain = [scopeOf(book, actor), ...valuesOf(query, today), ...own, ...numbered];
  if (query.category !== undefined && parts === null) plain.push(inCategory(query.category));
  const choices = [
    placed ?? (parts === null || listing.town === 'none' ? await townWays(db, countyId, listing.town) : [[]]),
    ...periodsOf(listing).map((period) => receivedWays(book, countyId, period)),
    toldWays(countyId, told, isLookedUp),
    datedWays(book, countyId, dated, isLookedUp),
  ];
  return {
    // One way of each choice: what a matter meets of a choice is one of them.
    sets: choices.reduce<Ways['sets']>(
      (sets, ways) => sets.flatMap((set) => ways.map((way) => [...set, ...way])),
      [plain],
    ),
    parts,
    dueParts: isWhole(actor, query) ? officeParts(countyId) : null,
  };
}

/** Whether an index leads to the few that are open, that lie with a station or that somebody handles. */
function isNarrowed({ stationId, handlerId, due, stage, state, hand, holder }: MatterQuery): boolean {
  const isOpen = (values: readonly string[] | undefined, over: string) =>
    values !== undefined && !values.includes(over);
  return (
    [stationId, handlerId, due, hand, holder].some((one) => one !== undefined) ||
    isOpen(stage, 'done') ||
    isOpen(state, 'closed')
  );
}

/** All offices of the county at once, which no index has by due day. */
function isWhole(actor: Actor, { officeId, stationId, handlerId }: MatterQuery): boolean {
  return scopes[actor.role] === 'county' && [officeId, stationId, handlerId].every((one) => one === undefined);
}

function officeParts(countyId: number): Parts {
  return {
    keys: sql`select o.id from organisation as o where o.county_id = ${countyId}`,
    on: sql`c.office_id = k.id`,
    rest: sql`c.office_id is null`,
  };
}

/**
 * A category by each of its codes, and of a town by each of its places: of complaints, which have the indexes, and where no other
 * leads to fewer.
 */
function categoryParts<T extends Matter>({ listing, actor, numbered }: Asked<T>): Parts | null {
  const { book, query, town, rare } = listing;
  const { category, sort } = query;
  if (category === undefined || sort === 'due' || book.kind !== 'complaint') return null;
  if (rare === true || numbered.length > 0 || isNarrowed(query)) return null;
  const codes = sql`select d.value as code from (${valuesIn(actor.countyId, 'category_code', category)}) as d where ${withinCategory(sql`d.value`, category)}`;
  if (town === undefined || town === 'none') return { keys: codes, on: sql`c.category_code = k.code`, rest: null };
  return {
    keys: sql`select d.code, r.id from (${codes}) as d cross join (${regionsOf(actor.countyId, town)}) as r`,
    on: sql`c.category_code = k.code and c.operator_region_id = k.id`,
    rest: null,
  };
}

/** The values of complaints in a column that an index of the county begins with, read off it one after the other; from one on that begins with these letters, and those alone. */
function valuesIn(
  countyId: number,
  column: 'category_code' | 'operator_region_id',
  beginning: string,
): RawBuilder<unknown> {
  const name = sql.ref(`n.${column}`);
  const next = (after: RawBuilder<unknown>) =>
    sql`(select ${name} from complaint as n where n.county_id = ${countyId} and ${name} ${after} order by ${name} limit 1)`;
  return sql`with recursive d (value) as (
      ${next(sql`>= ${beginning}`)}
      union all select ${next(sql`> d.value`)} from d where d.value like ${`${beginning}%`})
    select d.value from d where d.value is not null`;
}

function inCategory(category: string): RawBuilder<unknown> {
  return withinCategory(sql`c.category_code`, category);
}

/** Counts what is left, to the limit and no further: out of the tally what the tally knows, the lines behind a figure one after the other, each with its matter. */
export async function countBy<T extends Matter>(db: Db, asked: Asked<T>, limit: number): Promise<number> {
  const { listing, actor } = asked;
  const tallied = talliedBy(asked);
  if (tallied !== null) {
    const found = await sql<{ n: number }>`select coalesce(sum(t.n), 0)::integer as n from ${tallied}`.execute(db);
    return Math.min(found.rows[0]?.n ?? 0, limit);
  }
  const few = await fewOf(db, asked);
  if (few !== null) return countBy(db, few, limit);
  const ofPart = await countOfPart(db, asked, limit);
  if (ofPart !== null) return ofPart;
  const isBehind = listing.told !== undefined || listing.dated !== undefined;
  const { sets, parts } = await waysOf(db, {
    ...asked,
    listing: { ...listing, told: undefined, dated: undefined, rare: listing.rare === true || isBehind },
  });
  const table = sql`${tableOf(listing.book)} as c`;
  const led = leadOf(actor.countyId, listing);
  const from =
    led === null
      ? table
      : sql`(${led}) as l cross join lateral (select c.* from ${table} where c.county_id = ${actor.countyId} and c.id = l.matter_id offset 0) as c`;
  const first = listing.told === undefined ? [] : [isFirstLine(listing.told)];
  const counts = sets.map((set) => {
    const each = (on: readonly RawBuilder<unknown>[]) =>
      sql`select 1 from ${from} where ${and([...set, ...on, ...first])} limit ${limit}`;
    return parts === null
      ? each([])
      : sql`select 1 from (${parts.keys}) as k cross join lateral (${each([parts.on])}) as c`;
  });
  return countAll(db, counts, limit);
}

/** Whether what a station has, or an association was entrusted with, is asked for: an index leads to these. */
function isOfFew<T extends Matter>({ actor, listing }: Asked<T>): boolean {
  return !['county', 'office'].includes(scopes[actor.role]) || listing.query.stationId !== undefined;
}

/**
 * Behind a figure, of an office or a station, which has a small part of what the county's lines and days lead to. Who has few at all is asked
 * of these what was told of them. What the county has of a month is asked for all at once: one by one in the order of the lines takes ten times
 * as long. Of more the newest are counted as a page walks them, for mostly there are as many as anybody counts. Null where there are fewer, or
 * the whole county is asked.
 */
async function countOfPart<T extends Matter>(db: Db, asked: Asked<T>, limit: number): Promise<number | null> {
  const { listing, actor } = asked;
  const period = listing.told ?? listing.dated;
  const isPart = scopes[actor.role] === 'office' || listing.query.officeId !== undefined || isOfFew(asked);
  if (period === undefined || !isPart) return null;
  const counted = ({ sets }: Ways, more: readonly RawBuilder<unknown>[] = []) =>
    countAll(
      db,
      sets.map(
        (set) => sql`select 1 from ${tableOf(listing.book)} as c where ${and([...set, ...more])} limit ${limit}`,
      ),
      limit,
    );
  // Whatever the other filters are, one walk has all of it.
  const whole = { ...asked, listing: { ...listing, rare: true } };
  if (isOfFew(asked) && (await hasFew(db, asked))) return counted(await waysBy(db, whole, false));
  if (daysBetween(period.from, period.to) <= fewDays && (await isFew(db, asked, mostOfOffice)))
    return counted(await waysBy(db, whole, true));
  const newest = { ...listing, query: { ...listing.query, sort: 'newest' as const } };
  const near = await nearWaysOf(db, { ...asked, listing: newest }, null, nearDaysOfOffice);
  if (near === null || near.ways.parts !== null) return null;
  const n = await counted(near.ways, [near.within]);
  return n < limit ? null : n;
}

async function hasFew<T extends Matter>(db: Db, { actor, listing }: Asked<T>): Promise<boolean> {
  const { book, query } = listing;
  const station = query.stationId === undefined ? sql`true` : sql`c.station_id = ${query.stationId}`;
  return areFew(db, sql`select 1 from ${tableOf(book)} as c where ${scopeOf(book, actor)} and ${station}`);
}

/** How many the parts have together, to the limit and no further. */
async function countAll(db: Db, counts: readonly RawBuilder<unknown>[], limit: number): Promise<number> {
  const all = sql.join(
    counts.map((one) => sql`(${one})`),
    sql` union all `,
  );
  const counted = await sql<{
    n: number;
  }>`select count(*)::integer as n from (select 1 from (${all}) as u limit ${limit}) as c`.execute(db);
  return counted.rows[0]?.n ?? 0;
}

/** What the tally knows of a matter: whose it is, how far, and by when; of a whole county or office. */
const tallyFilters: ReadonlySet<string> = new Set([
  'stage',
  'officeId',
  'handlerId',
  'due',
  'hand',
  'sort',
  'limit',
  'after',
  'columns',
]);

/** The rows `t` of the tally that hold just what is asked for, or null where it does not know that. */
function talliedBy<T extends Matter>({ listing, actor, today, numbered }: Asked<T>): RawBuilder<unknown> | null {
  const { book, query, own, received, told, town } = listing;
  const scope = scopes[actor.role];
  if (scope !== 'county' && scope !== 'office') return null;
  if (own.length > 0 || numbered.length > 0 || [received, told, town].some((one) => one !== undefined)) return null;
  const filters = Object.entries(query).filter(([, value]) => value !== undefined);
  if (filters.some(([name]) => !tallyFilters.has(name))) return null;
  const where = [sql`t.county_id = ${actor.countyId}`];
  if (scope === 'office')
    where.push(sql`t.office_id = ${actor.organisationId} and t.stage not in ('toDispatch', 'atStation')`);
  if (query.stage !== undefined && query.stage.length > 0) where.push(sql`t.stage in (${sql.join([...query.stage])})`);
  if (query.officeId !== undefined) where.push(sql`t.office_id = ${query.officeId}`);
  if (query.handlerId !== undefined) where.push(tallyHandler(query.handlerId));
  if (query.due !== undefined) where.push(...tallyDue(query.due, today));
  if (query.hand !== undefined) where.push(inHand(query.hand, today, 't'));
  return sql`${sql.table(`${book.kind}_tally`)} as t where ${and(where)}`;
}

/** The rows of the tally that are due so; what it does not know apart is not narrowed. */
function tallyDue(due: string, today: string): RawBuilder<unknown>[] {
  switch (due) {
    case 'today':
      return [sql`t.due_on = ${today}`];
    case 'overdue':
      return [sql`t.due_on < ${today}`];
    case 'soon':
      return [sql`t.due_on between ${today} and ${today}::date + 5`];
    default:
      return [];
  }
}

function tallyHandler(handlerId: string): RawBuilder<unknown> {
  if (handlerId === 'none') return sql`t.handler_id = ''`;
  return handlerId.startsWith('mine:')
    ? sql`t.handler_id in ('', ${handlerId.slice('mine:'.length)})`
    : sql`t.handler_id = ${handlerId}`;
}

export interface PageAsked<T extends Matter> {
  book: Book<T>;
  columns: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  take: number;
  /** Conditions of this page, such as where the one before it ended. */
  more: readonly RawBuilder<unknown>[];
  /** In the order of due days, all of which have one. */
  isDue: boolean;
}

/** The statement that reads a page. */
export function pageBy<T extends Matter>({ sets, ...ways }: Ways, asked: PageAsked<T>): RawBuilder<unknown> {
  const { book, columns, by, take, more, isDue } = asked;
  const parts = isDue ? ways.dueParts : ways.parts;
  const walk = (set: readonly RawBuilder<unknown>[]) =>
    sql`select ${columns} from ${tableOf(book)} as c where ${and([...set, ...more])} order by ${by} limit ${take}`;
  const walks = sets.flatMap((set) =>
    parts === null
      ? [walk(set)]
      : [
          sql`select c.* from (${parts.keys}) as k cross join lateral (${walk([...set, parts.on])}) as c`,
          ...(parts.rest === null ? [] : [walk([...set, parts.rest])]),
        ],
  );
  const [first] = walks;
  if (walks.length === 1 && parts === null && first !== undefined) return first;
  const all = sql.join(
    walks.map((one) => sql`(${one})`),
    sql` union all `,
  );
  return sql`select c.* from (${all}) as c order by ${by} limit ${take}`;
}

/**
 * Received on one of the days. Nearly every matter is received when it is filed, which an index of filing finds in order; those
 * received at another time, such as from a station, have an index of their own.
 */
function receivedWays<T extends Matter>(book: Book<T>, countyId: number, period: Period): RawBuilder<unknown>[][] {
  return [
    [within(sql`c.filed_at`, period), sql`c.received_at = c.filed_at`],
    [
      sql`c.id = any(array(select o.id from ${tableOf(book)} as o where o.county_id = ${countyId}
        and ${within(sql`o.received_at`, period)} and o.received_at <> o.filed_at))`,
    ],
  ];
}

function periodsOf({ query, received }: { query: MatterQuery; received?: Period | undefined }): Period[] {
  const { receivedFrom: from, receivedTo: to } = query;
  const asked = from === undefined && to === undefined ? [] : [{ from, to }];
  return received === undefined ? asked : [received, ...asked];
}

function within(column: RawBuilder<unknown>, { from, to }: Period): RawBuilder<unknown> {
  return and([
    ...(from === undefined ? [] : [sql`${column} >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`]),
    ...(to === undefined ? [] : [sql`${column} < ${endOf(to)}`]),
  ]);
}

function endOf(day: string): RawBuilder<unknown> {
  return sql`(${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
}

function regionsOf(countyId: number, town: string): RawBuilder<unknown> {
  return sql`select r.id from region as r where r.county_id = ${countyId}
    and (r.kind = 'village' and r.parent_id = ${town} or r.kind = 'town' and r.id = ${town})`;
}

/** With no more matters of an office in a town than this, they are looked up; with more its newest walk meets a page of them at once. */
const mostPlaced = 3000;

/** That the shop of a complaint `c` is in the town. */
async function townWays(db: Db, countyId: number, town: string | undefined): Promise<RawBuilder<unknown>[][]> {
  if (town === undefined) return [[]];
  if (town === 'none') return (await hasOtherPlaces(db, countyId)) ? nowhereWays(countyId) : [[noPlace]];
  return [[inPlaces(regionsOf(countyId, town))]];
}

/**
 * An office has nearly all of its matters in its own towns: what it has in another is looked up by office and place, because its newest,
 * and all that the town has of a category, would be walked to their end for it. Null where it has many there.
 */
async function placedWays<T extends Matter>(
  db: Db,
  { countyId, role, organisationId }: Actor,
  { book, town }: Asked<T>['listing'],
): Promise<RawBuilder<unknown>[][] | null> {
  if (town === undefined || town === 'none' || scopes[role] !== 'office' || book.kind !== 'complaint') return null;
  const placed = sql`(${regionsOf(countyId, town)}) as r cross join lateral (select o.id from complaint as o
    where o.county_id = ${countyId} and o.office_id = ${organisationId} and o.operator_region_id = r.id
      and o.state not in (${sql.join(beforeDispatched)}) limit ${mostPlaced + 1}) as o`;
  const found = await sql<{
    n: number;
  }>`select count(*)::integer as n from (select 1 from ${placed} limit ${mostPlaced + 1}) as o`.execute(db);
  return (found.rows[0]?.n ?? 0) > mostPlaced ? null : [[sql`c.id = any(array(select o.id from ${placed}))`]];
}

/** As the index of offices and places says it. */
const beforeDispatched = ['registered', 'atStation'].map((state) => sql.lit(state));

const noPlace = sql`c.operator_region_id is null`;

function inPlaces(places: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`c.operator_region_id = any(array(${places}))`;
}

/** The places of complaints that are neither a village of a town nor a town. */
function otherPlaces(countyId: number): RawBuilder<unknown> {
  const known = sql`select r.id from region as r where r.county_id = ${countyId}
    and (r.kind = 'town' or r.kind = 'village' and r.parent_id is not null)`;
  return sql`select d.value from (${valuesIn(countyId, 'operator_region_id', '')}) as d where d.value not in (${known})`;
}

async function hasOtherPlaces(db: Db, countyId: number): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (${otherPlaces(countyId)}) as any`.execute(db);
  return rows[0]?.any === true;
}

/** In no town: neither a village of a town nor a town is known: no place, or another. */
function nowhereWays(countyId: number): RawBuilder<unknown>[][] {
  return [[noPlace], [inPlaces(otherPlaces(countyId))]];
}

function inTown(countyId: number, town: string): RawBuilder<unknown> {
  const ways = town === 'none' ? nowhereWays(countyId) : [[inPlaces(regionsOf(countyId, town))]];
  return sql`(${sql.join(ways.map(and), sql` or `)})`;
}

/** That a line of the ledger of a matter `c` tells of one of the acts on one of the days; asked of one matter after the other. */
export function isTold({ verbs, from, to, which }: Told): RawBuilder<unknown> {
  return sql`exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb in (${sql.join([...verbs])}) and l.on_day between ${from} and ${to} and ${which?.('l') ?? sql`true`} offset 0)`;
}

function askedTold(told: Told): RawBuilder<unknown>[] {
  return told.isAsked === true ? [] : [isTold(told)];
}

/**
 * A matter is filed before anything is told of it: the walk begins with the end of the period. Only what was written down after
 * that end, as of an earlier day, may belong to a matter that came later; these few are looked up.
 */
function toldWays(countyId: number, told: Told | undefined, isLookedUp: boolean): RawBuilder<unknown>[][] {
  if (told === undefined) return [[]];
  const ids = sql`select l.matter_id from ledger as l where l.county_id = ${countyId} and ${inPeriod(told)}`;
  if (isLookedUp) return [[sql`c.id = any(array(select l.matter_id from (${linesOf(countyId, told)}) as l))`]];
  const late = sql`${ids} and l.on_day < (l.at at time zone 'Asia/Shanghai')::date and l.at >= ${endOf(told.to)}`;
  return [
    ...walksOf(countyId, told).map((which) => [sql`c.filed_at < ${endOf(told.to)}`, ...which, ...askedTold(told)]),
    [sql`c.filed_at >= ${endOf(told.to)}`, sql`c.id = any(array(${late}))`],
  ];
}

/** What is walked: those whose rows say what all of them say, and the few that need not. */
function walksOf(countyId: number, { alike, unlike }: Pick<Told, 'alike' | 'unlike'>): RawBuilder<unknown>[][] {
  if (alike === undefined) return [[]];
  if (unlike === undefined) return [[alike]];
  return [[alike], [sql`c.id = any(array(${unlike(countyId)}))`, sql`(${alike}) is not true`]];
}

/** The same of a day beside the ledger: received before it was filed, such as what was taken over, is all that may be filed after the end. */
function datedWays<T extends Matter>(
  book: Book<T>,
  countyId: number,
  dated: Dated | undefined,
  isLookedUp: boolean,
): RawBuilder<unknown>[][] {
  if (dated === undefined) return [[]];
  if (isLookedUp) return [[sql`c.id = any(array(${dated.ids(countyId)}))`]];
  const end = endOf(dated.to);
  return [
    ...walksOf(countyId, dated).map((which) => [sql`c.filed_at < ${end}`, ...which]),
    [
      sql`c.filed_at >= ${end}`,
      sql`c.id = any(array(select o.id from ${tableOf(book)} as o where o.county_id = ${countyId}
        and o.received_at < o.filed_at and o.received_at < ${end} and o.filed_at >= ${end}))`,
    ],
  ];
}

/** Whether so few lines or days lead to the records behind a figure that they are looked up. */
async function isFew<T extends Matter>(
  db: Db,
  { actor, listing: { told, dated } }: Asked<T>,
  most: number = mostLookedUp,
): Promise<boolean> {
  const ids = told === undefined ? dated?.ids(actor.countyId) : linesOf(actor.countyId, told);
  return ids !== undefined && areFew(db, ids, most);
}

async function areFew(db: Db, ids: RawBuilder<unknown>, most: number = mostLookedUp): Promise<boolean> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from (
    select 1 from (${ids}) as l limit ${most + 1}) as l`.execute(db);
  return (found.rows[0]?.n ?? 0) <= most;
}

/** The matters that lines or days lead to, as `matter_id`, in the order of the index and one after the other; null where none do. */
function leadOf<T extends Matter>(countyId: number, { told, dated }: Asked<T>['listing']): RawBuilder<unknown> | null {
  if (told !== undefined) return sql`select l.matter_id, l.seq from (${linesOf(countyId, told)}) as l offset 0`;
  if (dated === undefined) return null;
  return sql`select d.id as matter_id from (${dated.ids(countyId)}) as d (id) offset 0`;
}

/** Of the lines `l` of the figure that belong to a matter `c`, the first: each matter is one. Asked of what all else has left. */
function isFirstLine(told: Told): RawBuilder<unknown> {
  return sql`not exists (select 1 from ledger as f where f.county_id = c.county_id and f.matter_id = c.id and f.seq < l.seq
      and f.verb in (${sql.join([...told.verbs])}) and f.on_day between ${told.from} and ${told.to}
      and ${told.which?.('f') ?? sql`true`} offset 0)`;
}

/** The lines of the period, verb by verb: each has an index of some verbs, and none may have all. */
function linesOf(countyId: number, { verbs, from, to, which }: Told): RawBuilder<unknown> {
  const each = verbs.map(
    (verb) => sql`select l.matter_id, l.seq from ledger as l
      where l.county_id = ${countyId} and l.verb = ${verb} and l.on_day between ${from} and ${to} and ${which?.('l') ?? sql`true`}`,
  );
  return sql.join(each, sql` union all `);
}

function inPeriod({ verbs, from, to, which }: Told): RawBuilder<unknown> {
  return sql`l.verb in (${sql.join([...verbs])}) and l.on_day between ${from} and ${to} and ${which?.('l') ?? sql`true`}`;
}

export function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...conditions], sql` and `);
}

/** All conditions of the listing on a matter `c`, however it is found. */
export function filtersOf<T extends Matter>(
  { countyId }: Pick<Actor, 'countyId'>,
  listing: Asked<T>['listing'],
  today: string,
): RawBuilder<unknown>[] {
  const { query, told, town } = listing;
  return [
    ...valuesOf(query, today),
    ...(query.category === undefined ? [] : [inCategory(query.category)]),
    ...(town === undefined ? [] : [inTown(countyId, town)]),
    ...periodsOf(listing).map((period) => within(sql`c.received_at`, period)),
    ...(told === undefined ? [] : askedTold(told)),
  ];
}

/** The filters that no walk begins with. */
function valuesOf(query: MatterQuery, today: string): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0) where.push(sql`${column} in (${sql.join([...values])})`);
  };
  among(sql`c.number`, query.numbers);
  among(sql`c.stage`, query.stage);
  among(sql`c.state`, query.state);
  among(sql`c.outcome`, query.outcome);
  if (query.officeId !== undefined) where.push(sql`c.office_id = ${query.officeId}`);
  if (query.stationId !== undefined) where.push(sql`c.station_id = ${query.stationId}`);
  if (query.handlerId !== undefined) where.push(handlerOf(query.handlerId));
  if (query.channel !== undefined) where.push(sql`c.channel = ${query.channel}`);
  if (query.due === 'today') where.push(sql`c.due_on = ${today}`);
  if (query.due === 'overdue') where.push(sql`c.due_on < ${today}`);
  if (query.due === 'soon') where.push(sql`c.due_on between ${today} and ${today}::date + 5`);
  if (query.hand !== undefined) where.push(inHand(query.hand, today));
  if (query.holder !== undefined) where.push(heldBy(query.holder));
  return where;
}

/** `none` = nobody yet, `mine:<id>` = this person's and nobody's yet, otherwise one person's. */
export function handlerOf(handlerId: string): RawBuilder<unknown> {
  if (handlerId === 'none') return sql`c.handler_id is null`;
  const mine = handlerId.startsWith('mine:');
  const id = mine ? handlerId.slice('mine:'.length) : handlerId;
  // Compared as the column is kept, so that an index finds it; whoever has no such id handles nothing.
  const own = ourId.test(id) ? sql`c.handler_id = ${id}::uuid` : sql`false`;
  return mine ? sql`(${own} or c.handler_id is null)` : own;
}

const ourId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
