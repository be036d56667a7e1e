/** Tables of one figure by two sides out of the cells, and of many counties beside each other. */
import { sql, type RawBuilder } from 'kysely';
import { addDays, addMonths, daysBetween, type Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  conditionsIn,
  reachedMeasures,
  spanOf,
  tableOf,
  type DayRange,
  type FigureTable,
  type Measure,
  type TableCount,
  type TableSide,
  type TableWish,
} from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { columnOf, isLastOfMonth, keyOf, startsIn } from './cells.ts';
import { countMatters, sourceOf } from './matter-table.ts';
import { withinCategory } from '../county/category.ts';

/**
 * A figure by two sides. Whole months are read out of cells where such cells are kept; odd days, and two sides that no cell has both of, are
 * counted from the matters that the days touch. What was accepted in the period is read up to its last day, by the month of the acceptance.
 */
export async function readTable(db: Db, countyId: number, wish: TableWish): Promise<FigureTable> {
  const { from, to } = wish;
  const levels = levelsOf(wish);
  if (levels === null)
    return tableOf(wish, await countMatters(db, countyId, wish, { within: { from, to }, isHead: true }));
  const { months, more, less, sinceOn } = await partsOf(db, countyId, wish);
  // Of the accepted what came of them counts from the first whole month on.
  const since = { ...wish, from: sinceOn };
  const counts = await Promise.all([
    months === null ? [] : listCells(db, countyId, wish, { levels, months, sinceOn }),
    ...more.map((part) => countMatters(db, countyId, since, part)),
    ...less.map(async (part) => lessOf(await countMatters(db, countyId, since, part))),
  ]);
  return tableOf(wish, summed(counts.flat()));
}

/** Days that are counted matter by matter: those before the whole months, whose matters are followed to the end, and those behind them. */
interface OddDays {
  within: DayRange;
  isHead: boolean;
}

/** Of which whole months the cells are read, and which days are counted matter by matter, to be added or taken off. */
interface Parts {
  months: DayRange | null;
  more: OddDays[];
  less: OddDays[];
  sinceOn: Day;
}

/**
 * A month of which more than half is asked for is read whole, and its other days are counted and taken off. What became of the accepted is
 * known of a month as a whole alone, so that behind the whole months it is counted by its days.
 */
async function partsOf(db: Db, countyId: number, { from, to, measure }: TableWish): Promise<Parts> {
  const { head, tail, months, sinceOn } = spanOf({ from, to });
  const isWhole = async (day: Day) =>
    day === monthEnd(day) || (await isLastOfMonth(db, countyId, day, { measures: [measure] }));
  const parts: Parts = { months, more: [], less: [], sinceOn };
  const read = (day: Day) => {
    const month = `${day.slice(0, -2)}01`;
    parts.months = { from: minOf(month, parts.months?.from), to: maxOf(month, parts.months?.to) };
  };
  if (head !== null) {
    const others = { from: `${from.slice(0, -2)}01`, to: addDays(from, -1) };
    if (daysBetween(others.from, others.to) < daysBetween(head.from, head.to) && (await isWhole(head.to))) {
      read(from);
      parts.sinceOn = others.from;
      parts.less.push({ within: others, isHead: true });
    } else parts.more.push({ within: head, isHead: true });
  }
  if (tail !== null) {
    const others = { from: addDays(to, 1), to: monthEnd(to) };
    const isShorter = !isReached(measure) && daysBetween(others.from, others.to) < daysBetween(tail.from, tail.to);
    if (await isWhole(to)) read(to);
    else if (isShorter) {
      read(to);
      parts.less.push({ within: others, isHead: false });
    } else parts.more.push({ within: tail, isHead: false });
  }
  return parts;
}

function monthEnd(day: Day): Day {
  return addDays(addMonths(`${day.slice(0, -2)}01`, 1), -1);
}

function minOf(a: Day, b: Day = a): Day {
  return a < b ? a : b;
}

function maxOf(a: Day, b: Day = a): Day {
  return a > b ? a : b;
}

function lessOf(counts: readonly TableCount[]): TableCount[] {
  return counts.map((one) => ({ ...one, n: -one.n }));
}

/** Each row and column once, without those of which nothing is left. */
function summed(counts: readonly TableCount[]): TableCount[] {
  const all = new Map<string, TableCount>();
  for (const one of counts) {
    const key = JSON.stringify([one.row, one.column]);
    all.set(key, { ...one, n: (all.get(key)?.n ?? 0) + one.n });
  }
  return [...all.values()].filter(({ n }) => n !== 0);
}

interface Levels {
  own: string;
  /** Of an office: the level of the whole county, from which what has no office is left over. */
  whole: string | null;
  /** Where a cell is of two sides: which of them its area is; the other is its key. */
  area: TableSide | null;
}

/** The levels of two sides, the area first. */
const pairs: readonly { own: string; area: TableSide; key: TableSide }[] = [
  { own: 'x', area: 'category', key: 'nature' },
  { own: 'y', area: 'category', key: 'channel' },
  { own: 'z', area: 'nature', key: 'channel' },
  { own: 'p', area: 'town', key: 'nature' },
  { own: 'q', area: 'town', key: 'channel' },
  { own: 'w', area: 'office', key: 'town' },
];

/** The sides that its cells must know: those it is split by, and those it is narrowed by. Of a village its town is known. */
function sidesOf({ rows, columns, conditions = {} }: TableWish): TableSide[] {
  const narrowed = conditionsIn(conditions).map(([side]) => side);
  const sides = [...new Set([rows, ...(columns === null ? [] : [columns]), ...narrowed])];
  return sides.includes('village') ? sides.filter((side) => side !== 'town') : sides;
}

/** Which cells have both sides and what is asked for; null where none have. */
function levelsOf(wish: TableWish): Levels | null {
  const { measure, rows, columns, officeId = null, category = null, isDeep = false } = wish;
  const sides = sidesOf(wish).filter((side) => side !== 'month');
  const pair = pairOf(wish, sides);
  if (pair !== null) return pair;
  const byOffice = sides.includes('office');
  // Of a place or an office the keys are categories; of a nature or a channel they are these.
  const [side, other] = sides.filter((one) => one !== 'office' && one !== 'category');
  if (other !== undefined || (byOffice && officeId !== null)) return null;
  if ((side === 'nature' || side === 'channel') && sides.includes('category')) return null;
  const hasOffice = byOffice || officeId !== null;
  const found = levelOfSide(side ?? null, hasOffice, { measure, rows, columns, category, isDeep });
  return found === null ? null : { ...found, whole: byOffice ? found.whole : null };
}

/** The cells of two sides, or of one side within a category: they know the top of the categories, and no single office. */
function pairOf(wish: TableWish, sides: readonly TableSide[]): Levels | null {
  const { measure, officeId = null } = wish;
  if (officeId !== null || sourceOf(measure) !== 'complaint' || !knowsCategories(wish, sides)) return null;
  const both = (wish.category ?? null) === null || sides.includes('category') ? sides : ['category', ...sides];
  const pair = both.length === 2 ? pairs.find(({ area, key }) => both.includes(area) && both.includes(key)) : undefined;
  return pair === undefined ? null : { own: pair.own, whole: pair.own === 'w' ? 'T' : null, area: pair.area };
}

/** Whether no more than the top of the categories is asked for, as what is left or as a side. */
function knowsCategories({ category = null, isDeep = false }: TableWish, sides: readonly TableSide[]): boolean {
  if (sides.includes('category')) return !isDeep && (category?.length ?? 0) <= 1;
  return category?.includes('.') !== true;
}

type Single = Levels & { area: null };
type Sided = Pick<TableWish, 'measure' | 'rows' | 'columns'> & { category: string | null; isDeep: boolean };

function levelOfSide(side: Exclude<TableSide, 'month'> | null, hasOffice: boolean, wish: Sided): Single | null {
  if (side === null || side === 'category') return { own: hasOffice ? 'O' : 'C', whole: 'C', area: null };
  // Only complaints have the other sides in their cells.
  if (sourceOf(wish.measure) !== 'complaint') return null;
  if (side === 'nature' || side === 'channel') {
    const [office, county] = side === 'nature' ? (['n', 'N'] as const) : (['h', 'H'] as const);
    return wish.category === null ? { own: hasOffice ? office : county, whole: county, area: null } : null;
  }
  return hasOffice || side === 'office' ? null : levelOfPlace(side, wish);
}

/** Of a village is kept what was received and accepted, by the top of the categories. */
function levelOfPlace(side: 'town' | 'village', { measure, rows, columns, category, isDeep }: Sided): Single | null {
  if (side === 'town') return { own: 'T', whole: null, area: null };
  const isSplit = [rows, columns].includes('category');
  const isBelow = isDeep || (category !== null && (category.includes('.') || (isSplit && category.length > 2)));
  return ['received', 'people', 'accepted'].includes(measure) && !isBelow
    ? { own: 'V', whole: null, area: null }
    : null;
}

/** Of the cells: by its area, by what it is of, or by the month in which it was accepted or happened. */
function sideOfCell(countyId: number, side: TableSide | null, { own, area }: Levels): RawBuilder<string> {
  if (side === null) return sql`''`;
  if (side === 'month') return sql`to_char(since_on, 'YYYY-MM-DD')`;
  if (side === 'town' && own === 'V') return sql`town_of(${countyId}, area)`;
  if (area !== null) return side === area ? sql`area` : sql`key`;
  return side === 'category' || side === 'nature' || side === 'channel' ? sql`key` : sql`area`;
}

async function listCells(
  db: Db,
  countyId: number,
  wish: TableWish,
  { levels, months, sinceOn }: { levels: Levels; months: DayRange; sinceOn: Day },
): Promise<TableCount[]> {
  const { measure, rows, columns, officeId = null, conditions = {} } = wish;
  const n = columnOf(measure);
  const since = isReached(measure) ? sql`since_on >= ${sinceOn}` : sql`true`;
  const ofOffice = officeId === null ? sql`true` : sql`area = ${officeId}`;
  const of = (level: string, [area, key]: readonly [string, string], sign: 1 | -1, which: RawBuilder<unknown>) => sql`
    select since_on, ${sql.raw(area)} as area, ${sql.raw(key)} as key, ${sql.lit(sign)} * ${n} as n from figure_count
    where county_id = ${countyId} and level = ${level} and ${startsIn([months], 'month')} and ${which} and ${since}
      and ${n} is not null and ${ofOffice}`;
  const isPair = levels.area !== null;
  const own = isPair ? ofPair(wish) : keysOf(wish);
  const parts = [of(levels.own, ['area', 'key'], 1, own)];
  // What has no office is left over: of a pair from the towns, which are its keys.
  if (levels.whole !== null)
    parts.push(
      isPair
        ? of(levels.whole, [`'none'`, 'area'], 1, sql`key = ''`)
        : of(levels.whole, [`'none'`, 'key'], 1, keysOf(wish)),
      of(levels.own, [`'none'`, 'key'], -1, own),
    );
  const part = sql`select since_on, area, key, n from part`;
  const narrowed = conditionsIn(conditions).map(([side, key]) => sql`${sideOfCell(countyId, side, levels)} = ${key}`);
  const { rows: counts } = await sql<TableCount>`with part as (${sql.join(parts, sql` union all `)})
    select ${sideOfCell(countyId, rows, levels)} as row, ${sideOfCell(countyId, columns, levels)} as column, sum(n)::bigint as n
    from (${isPair ? part : leftOver(part, wish)}) as c where ${sql.join([sql`true`, ...narrowed], sql` and `)}
    group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
}

/** Of a pair a category is the area, if it is in it at all. */
function ofPair({ category = null }: TableWish): RawBuilder<unknown> {
  return category === null ? sql`true` : withinCategory(sql`area`, category);
}

function keysOf(wish: TableWish): RawBuilder<unknown> {
  const { rows, columns, category = null, isDeep = false } = wish;
  if (sidesOf(wish).some((side) => side === 'nature' || side === 'channel')) return sql`true`;
  return [rows, columns].includes('category') ? nodesOf(category, isDeep) : keyOf(category);
}

/** What is of the node and of none below it is left over from the node. */
function leftOver(
  part: RawBuilder<unknown>,
  { rows, columns, category = null, isDeep = false }: TableWish,
): RawBuilder<unknown> {
  if (![rows, columns].includes('category')) return part;
  if (!isDeep && (category === null || !/^.\d\d$/u.test(category))) return part;
  return sql`${part} union all select since_on, area, split_part(key, '.', 1), -n from part
    where position('.' in key) > 0 and ${category?.includes('.') !== true}`;
}

/** Which nodes a table by category shows: those at the top, or those of the one that is asked for. */
function nodesOf(category: string | null, isDeep: boolean): RawBuilder<unknown> {
  if (category === null) return isDeep ? sql`key <> ''` : sql`key <> '' and position('.' in key) = 0`;
  return category.length === 1 && !isDeep ? keyOf(category) : withinCategory(sql`key`, category);
}

function isReached(measure: Measure): boolean {
  return (reachedMeasures as readonly Measure[]).includes(measure);
}

/** Figures of each county of a city (330100), of a province (330000) or of the nation (0), beside each other. */
export interface CountyCounts {
  countyId: number;
  values: Record<Measure, number>;
}

/**
 * The counties in one table, each by the definitions that its own figures have: counts, and nobody's name. The period begins with a month,
 * because of the accepted the cells know the month.
 */
export async function listCountyTable(
  db: Db,
  { measures, from, to, within }: { measures: readonly Measure[]; from: Day; to: Day; within: number },
): Promise<CountyCounts[]> {
  const { months, head, tail, sinceOn } = spanOf({ from, to });
  if (head !== null || from > to) throw new Refusal('period-not-months');
  const counties = sql`county_id = any(array(select k.county_id from county as k where ${isWithin(sql`k.county_id`, within)}))`;
  const parts = [
    ...(months === null ? [] : [sql`level = 'C' and ${startsIn([months], 'month')}`]),
    ...(tail === null ? [] : [sql`level = 'd' and ${startsIn([tail], 'day')}`]),
  ];
  const sums = measures.map((measure) =>
    isReached(measure)
      ? sql`${sql.lit(measure)}, coalesce(sum(${columnOf(measure)}) filter (where since_on >= ${sinceOn}), 0)`
      : sql`${sql.lit(measure)}, coalesce(sum(${columnOf(measure)}), 0)`,
  );
  const { rows } = await sql<CountyCounts>`select k.county_id, jsonb_build_object(${sql.join(sums)}) as values
    from county as k left join (${sql.join(
      parts.map((part) => sql`select * from figure_count where ${counties} and area = '' and key = '' and ${part}`),
      sql` union all `,
    )}) as c on c.county_id = k.county_id
    where ${isWithin(sql`k.county_id`, within)} group by 1 order by 1`.execute(db);
  return rows;
}

function isWithin(countyId: RawBuilder<unknown>, within: number): RawBuilder<unknown> {
  if (within === 0) return sql`true`;
  const most = within % 10_000 === 0 ? within + 9999 : within + 99;
  return sql`${countyId} between ${within} and ${most}`;
}

/** A count of a month, of an area and of a category at the top; what is of none of them is 'none'. */
export interface AreaCount {
  /** A town, or the number of a county, a city or a province. */
  areaId: string;
  month: Day;
  category: string;
  n: number;
}

/**
 * Month by category by area out of the cells: towns of a county (330106), counties or cities of a province (330000), and provinces of the
 * nation (0).
 */
export async function listAreaTable(
  db: Db,
  {
    measure,
    by,
    within,
    from,
    to,
  }: DayRange & {
    measure: Measure;
    by: 'town' | 'county' | 'city' | 'province';
    within: number;
  },
): Promise<AreaCount[]> {
  const { months, head, tail } = spanOf({ from, to });
  if (head !== null || tail !== null || months === null) throw new Refusal('period-not-months');
  const { level, size } = areaLevels[by];
  const since = isReached(measure) ? sql`since_on >= ${months.from}` : sql`true`;
  const areas =
    by === 'town'
      ? sql`array[${within}::integer]`
      : sql`array(select distinct k.county_id / ${sql.lit(size)} * ${sql.lit(size)} from county as k where ${isWithin(sql`k.county_id`, within)})`;
  const { rows } = await sql<AreaCount>`
    select ${by === 'town' ? sql`area` : sql`county_id::text`} as area_id, since_on as month, key as category,
      sum(${columnOf(measure)})::bigint as n
    from figure_count where county_id = any(${areas}) and level = ${level} and key <> '' and position('.' in key) = 0
      and ${startsIn([months], 'month')} and ${since}
    group by 1, 2, 3 having sum(${columnOf(measure)}) <> 0`.execute(db);
  return rows;
}

const areaLevels = {
  town: { level: 'T', size: 1 },
  county: { level: 'C', size: 1 },
  city: { level: 'R', size: 100 },
  province: { level: 'R', size: 10_000 },
} as const;
