/** Tables of one figure by two sides out of the cells, and of many counties beside each other. */
import { sql, type RawBuilder } from 'kysely';
import { addDays, addMonths, daysBetween, type Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  conditionsIn,
  isReached,
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
import { columnOf, isLastOfMonth, startsIn } from './cells.ts';
import { countMatters, sourceOf } from './matter-table.ts';
import { listPlaceCells, placeLevelOf, type PlaceLevel } from './place-cells.ts';
import { leftOver, nodesOf } from './table-nodes.ts';

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
    months === null ? [] : readCells(db, countyId, wish, { levels, months, sinceOn }),
    ...more.map((part) => countMatters(db, countyId, since, part)),
    ...less.map(async (part) => lessOf(await countMatters(db, countyId, since, part))),
  ]);
  return tableOf(wish, summed(counts.flat()));
}

function readCells(
  db: Db,
  countyId: number,
  wish: TableWish,
  { levels, ...days }: { levels: Levels | PlaceLevel; months: DayRange; sinceOn: Day },
): Promise<TableCount[]> {
  return typeof levels === 'string'
    ? listPlaceCells(db, countyId, wish, { level: levels, ...days })
    : listCells(db, countyId, wish, { levels, ...days });
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
];

/** The sides that its cells must know: those it is split by, and those it is narrowed by. Of a village its town is known. */
function sidesOf({ rows, columns, conditions = {} }: TableWish): TableSide[] {
  const narrowed = conditionsIn(conditions).map(([side]) => side);
  const sides = [...new Set([rows, ...(columns === null ? [] : [columns]), ...narrowed])];
  return sides.filter((side) => side !== 'month');
}

/** Which cells have both sides and what is asked for; null where none have. */
function levelsOf(wish: TableWish): Levels | PlaceLevel | null {
  const { officeId = null } = wish;
  const sides = sidesOf(wish);
  const pair = pairOf(wish, sides);
  if (pair !== null) return pair;
  // Of a place or an office the keys are categories; of a nature or a channel they are these.
  const [side = null, other] = sides.filter((one) => one !== 'office' && one !== 'category');
  const isEach = sides.includes('office') && officeId === null;
  const found = other === undefined ? levelOfSide(side, wish, sides) : null;
  return found === null ? placeLevelOf(wish, sides) : { ...found, whole: isEach ? found.whole : null };
}

/** The cells of two sides, or of one side within a category: they know no single office. */
function pairOf({ measure, officeId = null, category = null }: TableWish, sides: readonly TableSide[]): Levels | null {
  if (officeId !== null || sourceOf(measure) !== 'complaint') return null;
  const both = category === null || sides.includes('category') ? sides : ['category', ...sides];
  const pair = both.length === 2 ? pairs.find(({ area, key }) => both.includes(area) && both.includes(key)) : undefined;
  return pair === undefined ? null : { own: pair.own, whole: null, area: pair.area };
}

type Single = Levels & { area: null };

function levelOfSide(side: TableSide | null, wish: TableWish, sides: readonly TableSide[]): Single | null {
  const hasOffice = sides.includes('office') || (wish.officeId ?? null) !== null;
  if (side === null) return { own: hasOffice ? 'O' : 'C', whole: 'C', area: null };
  // Only complaints have the other sides in their cells.
  if (sourceOf(wish.measure) !== 'complaint') return null;
  if (side === 'nature' || side === 'channel') {
    const [office, county] = side === 'nature' ? (['n', 'N'] as const) : (['h', 'H'] as const);
    const isOfCategory = sides.includes('category') || (wish.category ?? null) !== null;
    return isOfCategory ? null : { own: hasOffice ? office : county, whole: county, area: null };
  }
  return side === 'town' && !hasOffice ? { own: 'T', whole: null, area: null } : null;
}

/** Of the cells: by its area, by what it is of, or by the month in which it was accepted or happened. */
function sideOfCell(side: TableSide | null, { area }: Levels): RawBuilder<string> {
  if (side === null) return sql`''`;
  if (side === 'month') return sql`to_char(since_on, 'YYYY-MM-DD')`;
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
  const node = levels.area === null ? 'key' : 'area';
  const own = hasNodes(levels) ? nodesOf(sql.ref(node), wish) : sql`true`;
  const of = (level: string, area: RawBuilder<unknown>, sign: 1 | -1) => sql`
    select since_on, ${area} as area, key, '' as office, ${sql.lit(sign)} * ${n} as n from figure_count
    where county_id = ${countyId} and level = ${level} and ${startsIn([months], 'month')} and ${own} and ${since}
      and ${n} is not null and ${ofOffice}`;
  const parts = [of(levels.own, sql`area`, 1)];
  // What has no office is left over.
  if (levels.whole !== null) parts.push(of(levels.whole, sql`'none'`, 1), of(levels.own, sql`'none'`, -1));
  const part = sql`select since_on, area, key, office, n from part`;
  const narrowed = conditionsIn(conditions).map(([side, key]) => sql`${sideOfCell(side, levels)} = ${key}`);
  const { rows: counts } = await sql<TableCount>`with part as (${sql.join(parts, sql` union all `)})
    select ${sideOfCell(rows, levels)} as row, ${sideOfCell(columns, levels)} as column, sum(n)::bigint as n
    from (${hasNodes(levels) ? leftOver(part, node, wish) : part}) as c where ${sql.join([sql`true`, ...narrowed], sql` and `)}
    group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
}

/** Whether the cells are of nodes of the tree of categories, as their key or, of two sides, as their area. */
function hasNodes({ own }: Levels): boolean {
  return !['N', 'n', 'H', 'h', 'z'].includes(own);
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
