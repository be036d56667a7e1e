/** 计数格 (figure cell): the figures of matters by day and month, area and kind, kept by migrations/0256-figure-cells.sql. */
import { sql, type RawBuilder } from 'kysely';
import { addDays, addMonths, type Day } from '../../domain/base/calendar.ts';
import {
  columnNameOf,
  fewerBefore,
  keptMeasures,
  spanOf,
  type CellSpan,
  type DayRange,
  type FigureFault,
  type KeptMeasure,
  type Pace,
} from '../../domain/figures/figure-cell.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db, Tx } from '../base/db.ts';
import { withinCategory } from '../county/category.ts';
import { gathering } from './gathered.ts';

/** What the cells say of a period, and what they leave open. */
export interface CellSums<Name extends KeptMeasure> {
  values: Record<Name, number>;
  span: CellSpan;
  /** Days of which no cell of the office and the category is kept, so that they are counted otherwise. */
  odd: DayRange[];
  /** Whether something in the period was revoked and decided anew, so that a matter may count twice in it. */
  mayRepeat: boolean;
}

/** Which cells make up a period. */
export interface CellParts {
  /** Conditions on level and day, of which each cell fits one; none where no cell is in the period. */
  parts: RawBuilder<unknown>[];
  /** Of the county or the office, and of the category. */
  own: RawBuilder<unknown>;
  span: CellSpan;
  odd: DayRange[];
}

/**
 * What is asked says where a month ends: nothing of it has happened afterwards. What is told by the code below a class has
 * no days.
 */
export async function cellParts(
  db: Db,
  countyId: number,
  { from, to, officeId, category = null }: FigurePeriod,
  asked: CellsAsked & { isByCode?: boolean },
): Promise<CellParts> {
  const byDay = dayLevelOf({ officeId, category }, asked.isByCode ?? false);
  const span = byDay === null ? await wholeSpanOf(db, countyId, { from, to }, asked) : spanOf({ from, to });
  const ends = [span.head, span.tail].filter((range) => range !== null);
  const own = sql`county_id = ${countyId} and area = ${officeId ?? ''} and ${keyOf(category)}`;
  const parts = [
    ...(span.months === null
      ? []
      : [sql`level = ${officeId === null ? 'C' : 'O'} and ${startsIn([span.months], 'month')}`]),
    ...(byDay === null || ends.length === 0 ? [] : [sql`level = ${byDay} and ${startsIn(ends, 'day')}`]),
  ];
  return { parts, own, span, odd: byDay === null ? ends : [] };
}

/**
 * Sums figures over a period: events by their day, and of what was accepted from the first whole month on, what became of it by the end.
 * What is not folded yet is among it.
 */
export async function sumCells<Name extends KeptMeasure>(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  { events, reached = [] }: { events: readonly Name[]; reached?: readonly Name[] },
): Promise<CellSums<Name>> {
  const cells = await cellParts(db, countyId, period, { measures: [...events, ...reached] });
  const { span, odd } = cells;
  const { from, to, officeId, category = null } = period;
  const asked = { countyId, from, to, cells, events, reached };
  const sums = await askSums(db, JSON.stringify([countyId, officeId, category, from, to, span]), asked);
  const values = Object.fromEntries([
    ...events.map((name) => [name, sums[name] ?? 0]),
    ...reached.map((name) => [name, sums[reachedName(name)] ?? 0]),
  ]) as Record<Name, number>;
  return { values, span, odd, mayRepeat: sums['mayRepeat'] === true };
}

/** What no cell says: what began in the one range and happened in the other, to be added or taken off. */
export interface OddEnd {
  within: DayRange;
  by: DayRange;
  sign: 1 | -1;
}

/**
 * Which cells a period is read by, and what is counted anew besides. Where a first month is asked for but for its first few days, it is read
 * whole and these days are taken off. The cells know each day of what happened; of what was accepted on it they know the month alone
 * (`isReached`).
 */
export function wholeOf(
  period: FigurePeriod,
  isReached: boolean,
  isByCode = false,
): { whole: FigurePeriod; endsOf: (cells: Pick<CellParts, 'span' | 'odd'>) => OddEnd[] } {
  const { to } = period;
  const before = isReached || dayLevelOf(period, isByCode) === null ? fewerBefore(period) : null;
  const whole = { ...period, from: before?.from ?? period.from };
  const since = (within: DayRange): DayRange => ({ from: within.from, to });
  return {
    whole,
    endsOf({ span: { head, sinceOn }, odd }) {
      const less: OddEnd[] =
        before === null ? [] : [{ within: before, by: isReached ? since(before) : before, sign: -1 }];
      if (!isReached) return [...odd.map((by): OddEnd => ({ within: by, by, sign: 1 })), ...less];
      const more: OddEnd[] = [
        ...(head === null ? [] : [{ within: head, by: since(head), sign: 1 } as const]),
        ...odd
          .filter((range) => range !== head)
          .map((by): OddEnd => ({ within: { from: sinceOn, to: by.to }, by, sign: 1 })),
      ];
      return [...more, ...less];
    },
  };
}

/** Sums what happened in a period; what no cell says is counted anew. */
export async function sumEvents<Name extends KeptMeasure>(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  { events, recount }: { events: readonly Name[]; recount: (days: FigurePeriod) => Promise<Record<Name, number>> },
): Promise<Pick<CellSums<Name>, 'values' | 'mayRepeat'>> {
  const { whole, endsOf } = wholeOf(period, false);
  const sums = await sumCells(db, countyId, whole, { events });
  const counted = endsOf(sums).map(async ({ by, sign }) => ({ more: await recount({ ...period, ...by }), sign }));
  return { ...sums, values: added(sums.values, await Promise.all(counted)) };
}

/** Sums what became, by the end of the period, of what was accepted in it; what no cell says is counted anew. */
export async function sumReached<Name extends KeptMeasure>(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  {
    reached,
    recount,
  }: { reached: readonly Name[]; recount: (end: Pick<OddEnd, 'within' | 'by'>) => Promise<Record<Name, number>> },
): Promise<Pick<CellSums<Name>, 'values' | 'mayRepeat'>> {
  const { whole, endsOf } = wholeOf(period, true);
  const sums = await sumCells(db, countyId, whole, { events: [], reached });
  const counted = endsOf(sums).map(async (end) => ({ more: await recount(end), sign: end.sign }));
  return { ...sums, values: added(sums.values, await Promise.all(counted)) };
}

function added<Name extends string>(
  values: Readonly<Record<Name, number>>,
  counted: readonly { more: Readonly<Record<Name, number>>; sign: number }[],
): Record<Name, number> {
  const all: Record<Name, number> = { ...values };
  for (const name of Object.keys(values) as Name[])
    for (const { more, sign } of counted) all[name] += sign * more[name];
  return all;
}

interface AskedSums extends DayRange {
  countyId: number;
  cells: CellParts;
  events: readonly KeptMeasure[];
  reached: readonly KeptMeasure[];
}

/** By measure what it sums up to; one that is read by what became of it stands under another name than the same as an event. */
type Sums = Readonly<Record<string, number | boolean | undefined>>;

function reachedName(measure: KeptMeasure): string {
  return `${measure}Reached`;
}

const askSums = gathering<AskedSums, Sums>(async (db, all) => {
  const [first] = all;
  if (first === undefined) return [];
  const { countyId, from, to, cells } = first;
  const { parts, own, span } = cells;
  const [events, reached] = [namesIn(all, 'events'), namesIn(all, 'reached')];
  const columns = [...new Set([...events, ...reached])].map(columnOf);
  const mayRepeat = sql`exists (select from figure_kept as k where k.county_id = ${countyId} and k.on_day between ${from} and ${to}) as may_repeat`;
  const sums = [
    ...events.map((name) => sql`coalesce(sum(${columnOf(name)}), 0)::bigint as ${sql.ref(name)}`),
    ...reached.map(
      (name) =>
        sql`coalesce(sum(${columnOf(name)}) filter (where since_on >= ${span.sinceOn}), 0)::bigint as ${sql.ref(reachedName(name))}`,
    ),
    mayRepeat,
  ];
  const rows = parts.map(
    (part) => sql`select since_on, ${sql.join(columns)} from figure_count where ${own} and ${part}`,
  );
  const question =
    rows.length === 0
      ? sql`select ${mayRepeat}`
      : sql`select ${sql.join(sums)} from (${sql.join(rows, sql` union all `)}) as c`;
  const found = await sql<Sums>`${question}`.execute(db);
  return all.map(() => found.rows[0] ?? {});
});

function namesIn(all: readonly AskedSums[], which: 'events' | 'reached'): KeptMeasure[] {
  return [...new Set(all.flatMap((one) => one[which]))];
}

/** Days are kept of the county, of it by the class at the top, and of an office; never by the code below. */
function dayLevelOf(
  { officeId, category = null }: Pick<FigurePeriod, 'officeId' | 'category'>,
  isByCode: boolean,
): 'd' | 'o' | null {
  if (category !== null && (officeId !== null || isByCode || category.includes('.'))) return null;
  return officeId === null ? 'd' : 'o';
}

/** The span of a period, of which the last month is whole too where nothing has happened in it after the last day. */
async function wholeSpanOf(db: Db, countyId: number, { from, to }: DayRange, asked: CellsAsked): Promise<CellSpan> {
  const span = spanOf({ from, to });
  if (span.tail === null || !(await isLastOfMonth(db, countyId, to, asked))) return span;
  return { ...spanOf({ from, to: addDays(addMonths(span.tail.from, 1), -1) }), head: span.head };
}

/** Some measures of the cells, or a time. */
export type CellsAsked = { measures: readonly KeptMeasure[] } | { pace: Pace };

/**
 * Whether nothing of what is asked has happened in the month after the day: then the month is as whole as if the day were its last. What
 * falls due has days to come.
 */
export async function isLastOfMonth(db: Db, countyId: number, day: Day, asked: CellsAsked): Promise<boolean> {
  const rest = { from: addDays(day, 1), to: addDays(addMonths(`${day.slice(0, -2)}01`, 1), -1) };
  const key = JSON.stringify([countyId, rest]);
  const happened =
    'pace' in asked
      ? await askTimed(db, key, { countyId, rest, pace: asked.pace })
      : await askHappened(db, key, { countyId, rest, measures: asked.measures });
  return !happened;
}

interface AskedRest {
  countyId: number;
  rest: DayRange;
}

/** Whether any of the measures says something of the days: each wing asks it of its own, and all of them are planned once. */
const askHappened = gathering<AskedRest & { measures: readonly KeptMeasure[] }, boolean>(async (db, all) => {
  const [first] = all;
  if (first === undefined) return [];
  const { countyId, rest } = first;
  const each = all.map(
    ({ measures }) => sql`coalesce(bool_or(num_nonnulls(${sql.join(measures.map(columnOf))}) > 0), false)`,
  );
  const { rows } = await sql<{ any: boolean[] }>`select array[${sql.join(each)}] as any from figure_count
    where county_id = ${countyId} and level = 'd' and area = '' and key = '' and ${startsIn([rest], 'day')}`.execute(
    db,
  );
  return all.map((_, i) => rows[0]?.any[i] === true);
});

/** The same of times. */
const askTimed = gathering<AskedRest & { pace: Pace }, boolean>(async (db, all) => {
  const [first] = all;
  if (first === undefined) return [];
  const { countyId, rest } = first;
  const paces = all.map(({ pace }) => sql`${pace}::"char"`);
  const { rows } = await sql<{ pace: Pace }>`select distinct pace from pace_count where county_id = ${countyId}
    and pace in (${sql.join(paces)}) and level = 'd' and area = '' and key = '' and n <> 0 and ${startsIn([rest], 'day')}`.execute(
    db,
  );
  return all.map(({ pace }) => rows.some((row) => row.pace === pace));
});

/** The nodes that a category is made of: V of all classes of its letter, V06 of itself, V06.1 of itself and what stands below it. */
export function keyOf(category: string | null, key: RawBuilder<unknown> = sql`key`): RawBuilder<unknown> {
  if (category === null) return sql`${key} = ''`;
  const isNode = category.includes('.') ? sql`position('.' in ${key}) > 0` : sql`position('.' in ${key}) = 0`;
  return sql`${withinCategory(key, category)} and ${isNode}`;
}

/** Asked one by one, so that the index finds each without what lies between them. */
export function startsIn(ranges: readonly DayRange[], unit: 'month' | 'day'): RawBuilder<unknown> {
  const each = ranges.map(
    ({ from, to }) => sql`select generate_series(${from}::date, ${to}::date, ${`1 ${unit}`}::interval)::date`,
  );
  return sql`start_on = any(array(${sql.join(each, sql` union all `)}))`;
}

export function columnOf(measure: KeptMeasure): RawBuilder<unknown> {
  return sql.ref(measure);
}

/** A figure of the county of each day from the one to the other, the days without any left out. */
export async function countDays(
  db: Db,
  countyId: number,
  measure: KeptMeasure,
  range: DayRange,
): Promise<ReadonlyMap<Day, number>> {
  const { rows } = await sql<{ day: Day; n: number }>`
    select start_on as day, sum(${columnOf(measure)})::bigint as n from figure_count
    where county_id = ${countyId} and level = 'd' and area = '' and key = '' and ${startsIn([range], 'day')}
    group by 1 having sum(${columnOf(measure)}) <> 0`.execute(db);
  return new Map(rows.map(({ day, n }) => [day, n]));
}

/** Folds so many of the noted changes into their cells, of one county where it is named, and says how many there were; nought too while another does it. */
export async function foldFigures(tx: Tx, most: number, countyId: number | null = null): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select figure_fold(${most}, ${countyId}) as folded`.execute(tx);
  return rows[0]?.folded ?? 0;
}

/** Whether there is anything to fold: asked much more often than something is. */
export async function areFiguresNoted(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from figure_change) as any`.execute(db);
  return rows[0]?.any ?? false;
}

/** The counties of which something is not folded yet. */
export async function listNotedCounties(db: Db): Promise<number[]> {
  const { rows } = await sql<{ countyId: number }>`select distinct county_id from figure_change order by 1`.execute(db);
  return rows.map(({ countyId }) => countyId);
}

const columns = keptMeasures.map(columnNameOf);
const totals = sql.raw(
  `jsonb_strip_nulls(jsonb_build_object(${keptMeasures.map((measure, i) => `'${measure}', nullif(sum(${columns[i]}), 0)`).join(', ')}))`,
);

/**
 * The cells of a county, or those above the counties where it is null, that are not what the matters and the ledger say. One statement
 * sees one moment: people may go on working.
 */
export async function listFigureFaults(db: Db, countyId: number | null, limit: number): Promise<FigureFault[]> {
  const isHeld = countyId === null ? sql`level = 'R'` : sql`level <> 'R' and county_id = ${countyId}`;
  // What stands above the counties is held against their own cells, each of which is held against its matters.
  const counted =
    countyId === null
      ? sql`select a.number as county_id, 'R'::"char" as level, c.start_on, c.since_on, c.area, c.key, ${totals} as of
          from figure_count as c,
            lateral (values (c.county_id / 100 * 100), (c.county_id / 10000 * 10000), (0)) as a (number)
          where c.level = 'C' and position('.' in c.key) = 0 group by 1, 2, 3, 4, 5, 6`
      : sql`select county_id, level, start_on, since_on, area, key, ${totals} as of from figure_recount
          where of_county_id = ${countyId} and level <> 'R' group by 1, 2, 3, 4, 5, 6`;
  const { rows } = await sql<FigureFault>`
    with held as (
      select county_id, level, start_on, since_on, area, key, ${totals} as of from figure_count where ${isHeld} group by 1, 2, 3, 4, 5, 6
    ), counted as (${counted})
    select county_id, level, start_on, since_on, area, key, coalesce(h.of, '{}') as held, coalesce(c.of, '{}') as counted
    from held as h full join counted as c using (county_id, level, start_on, since_on, area, key)
    where coalesce(h.of, '{}') <> coalesce(c.of, '{}') order by 1, 2, 3, 5, 6, 4 limit ${limit}`.execute(db);
  return rows;
}

/** How many cells there are, with those of the tallies beside them. */
export async function countCells(db: Db): Promise<number> {
  const each = ['figure_cell', 'pace_cell', 'opinion_tally', 'kept_tally'].map(
    (table) => sql`(select count(*) from ${sql.table(table)})`,
  );
  const { rows } = await sql<{ n: number }>`select ${sql.join(each, sql` + `)} as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The counties that the database holds. */
export async function listCountyIds(db: Db | Tx): Promise<number[]> {
  const rows = await (db as Db).selectFrom('county').select('countyId').orderBy('countyId').execute();
  return rows.map(({ countyId }) => countyId);
}
