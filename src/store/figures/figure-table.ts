/** Tables of one figure by two sides out of the cells, and of many counties beside each other. */
import { sql, type RawBuilder } from 'kysely';
import { addDays, addMonths, type Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
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
  let span = spanOf({ from, to });
  if (span.tail !== null && (await isLastOfMonth(db, countyId, to, { measures: [wish.measure] })))
    span = { ...spanOf({ from, to: addDays(addMonths(span.tail.from, 1), -1) }), head: span.head };
  const { months, head, tail, sinceOn } = span;
  const counts = await Promise.all([
    months === null ? [] : listCells(db, countyId, wish, { levels, months, sinceOn }),
    head === null ? [] : countMatters(db, countyId, wish, { within: head, isHead: true }),
    tail === null ? [] : countMatters(db, countyId, wish, { within: tail, isHead: false }),
  ]);
  return tableOf(wish, counts.flat());
}

interface Levels {
  own: string;
  /** Of an office: the level of the whole county, from which what has no office is left over. */
  whole: string | null;
}

/** Which cells have both sides and what is asked for; null where none have. */
function levelsOf({
  measure,
  rows,
  columns,
  officeId = null,
  category = null,
  isDeep = false,
}: TableWish): Levels | null {
  const sides = [...new Set([rows, columns])].filter((side) => side !== null && side !== 'month');
  const byOffice = sides.includes('office');
  const [side, other] = sides.filter((one) => one !== 'office');
  if (other !== undefined || (byOffice && officeId !== null)) return null;
  const hasOffice = byOffice || officeId !== null;
  const found = levelOfSide(side ?? null, hasOffice, { measure, rows, columns, category, isDeep });
  return found === null ? null : { own: found.own, whole: byOffice ? found.whole : null };
}

type Sided = Pick<TableWish, 'measure' | 'rows' | 'columns'> & { category: string | null; isDeep: boolean };

function levelOfSide(side: Exclude<TableSide, 'month'> | null, hasOffice: boolean, wish: Sided): Levels | null {
  if (side === null || side === 'category') return { own: hasOffice ? 'O' : 'C', whole: 'C' };
  // Only complaints have the other sides in their cells.
  if (sourceOf(wish.measure) !== 'complaint') return null;
  if (side === 'nature' || side === 'channel') {
    const [office, county] = side === 'nature' ? (['n', 'N'] as const) : (['h', 'H'] as const);
    return wish.category === null ? { own: hasOffice ? office : county, whole: county } : null;
  }
  return hasOffice || side === 'office' ? null : levelOfPlace(side, wish);
}

/** Of a village is kept what was received and accepted, by the top of the categories. */
function levelOfPlace(side: 'town' | 'village', { measure, rows, columns, category, isDeep }: Sided): Levels | null {
  if (side === 'town') return { own: 'T', whole: null };
  const isSplit = [rows, columns].includes('category');
  const isBelow = isDeep || (category !== null && (category.includes('.') || (isSplit && category.length > 2)));
  return ['received', 'people', 'accepted'].includes(measure) && !isBelow ? { own: 'V', whole: null } : null;
}

/** Of the cells: by its area, by what it is of, or by the month in which it was accepted or happened. */
function sideOfCell(side: TableSide | null): RawBuilder<string> {
  if (side === null) return sql`''`;
  if (side === 'month') return sql`to_char(since_on, 'YYYY-MM-DD')`;
  return side === 'category' || side === 'nature' || side === 'channel' ? sql`key` : sql`area`;
}

async function listCells(
  db: Db,
  countyId: number,
  { measure, rows, columns, officeId = null, category = null, isDeep = false }: TableWish,
  { levels, months, sinceOn }: { levels: Levels; months: DayRange; sinceOn: Day },
): Promise<TableCount[]> {
  const n = columnOf(measure);
  const isSplit = [rows, columns].includes('category');
  const isPlain = [rows, columns].some((side) => side === 'nature' || side === 'channel');
  const keys = isPlain ? sql`true` : isSplit ? nodesOf(category, isDeep) : keyOf(category);
  const since = isReached(measure) ? sql`since_on >= ${sinceOn}` : sql`true`;
  const of = (level: string, area: RawBuilder<unknown>, sign: 1 | -1) => sql`
    select since_on, ${area} as area, key, ${sql.lit(sign)} * ${n} as n from figure_count
    where county_id = ${countyId} and level = ${level} and ${startsIn([months], 'month')} and ${keys} and ${since}
      and ${n} is not null and ${officeId === null ? sql`true` : sql`area = ${officeId}`}`;
  const parts = [of(levels.own, sql`area`, 1)];
  if (levels.whole !== null) parts.push(of(levels.whole, sql`'none'`, 1), of(levels.own, sql`'none'`, -1));
  // What is of the node and of none below it is left over from the node.
  const below = sql`select since_on, area, key, n from part`;
  const split =
    isSplit && (isDeep || (category !== null && /^.\d\d$/u.test(category)))
      ? sql`${below} union all select since_on, area, split_part(key, '.', 1), -n from part
          where position('.' in key) > 0 and ${category?.includes('.') !== true}`
      : below;
  const { rows: counts } = await sql<TableCount>`with part as (${sql.join(parts, sql` union all `)})
    select ${sideOfCell(rows)} as row, ${sideOfCell(columns)} as column, sum(n)::bigint as n from (${split}) as c
    group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
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
