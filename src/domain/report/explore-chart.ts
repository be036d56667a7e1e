/**
 * 图 (chart of a table): what is drawn beside it, as numbers: each mark with the list that opens exactly its records. How it looks is the
 * desk's; nothing here draws.
 */
import { addMonths, type Day } from '../base/calendar.ts';
import type { DayRange, Measure, TableConditions, TableSide } from '../figures/figure-cell.ts';
import type { Comparison } from '../figures/comparison.ts';
import { recordsOfCell, type ExploreTable } from './explore.ts';
import type { ArrangedLine } from './explore-order.ts';

/** 柱 by month beside the year before; 线 of each row by month; 条 of the rows; 热表 rows by month; 地图 by village. */
export const chartKinds = ['months', 'lines', 'rows', 'heat', 'map'] as const;
export type ChartKind = (typeof chartKinds)[number];
export const chartWords = {
  months: { zh: '柱', en: 'Months', sayZh: '每月，和去年同期', sayEn: 'By month, beside the year before' },
  lines: { zh: '线', en: 'Lines', sayZh: '各行每月的走势', sayEn: 'Each row over the months' },
  rows: { zh: '条', en: 'Bars', sayZh: '各行的多少', sayEn: 'How much each row has' },
  heat: { zh: '热表', en: 'Heat', sayZh: '各行每月，越多越深', sayEn: 'Rows by month, the more the darker' },
  map: { zh: '地图', en: 'Map', sayZh: '各村的多少', sayEn: 'How much each village has' },
} as const satisfies Record<ChartKind, { zh: string; en: string; sayZh: string; sayEn: string }>;

/** Which of them a table can be drawn as. */
export function chartsOf(rows: TableSide, sides: readonly TableSide[]): ChartKind[] {
  return chartKinds.filter((kind) => {
    if (kind === 'map') return sides.includes('village');
    return kind === 'months' || kind === 'rows' || (rows !== 'month' && sides.includes('month'));
  });
}

/** A mark of a chart: its value, null where nothing is known, and the list that opens its records. */
export interface ChartMark {
  value: number | null;
  to: string | null;
}
export interface ChartSeries {
  key: string;
  marks: ChartMark[];
}
export interface ChartData {
  /** What stands along the axis, by its keys. */
  places: string[];
  series: ChartSeries[];
}

/** So many lines are told apart by their look; and so many months or rows have room. */
export const mostLines = 6;
const mostPlaces = 120;

/** The first days of the months of a period, the first of them whole or not. */
export function monthsIn({ from, to }: DayRange): Day[] {
  const months: Day[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to && months.length < mostPlaces; month = addMonths(month, 1))
    months.push(month);
  return months;
}

interface Opened extends Pick<ExploreTable, 'lines' | 'columns'> {
  to: readonly (readonly (string | null)[])[];
}

interface Narrowed {
  measure: Measure;
  /** Null where its records have no list of matters. */
  kind: 'complaint' | 'tipoff' | 'inquiry' | null;
  officeId: string | null;
  category: string | null;
  conditions?: TableConditions;
}

/** The days of a chart, and since when the ledger is kept: what was before it is a gap, and no nought. */
export interface KeptDays extends DayRange {
  keptSince: Day | null;
}

function isKept(month: Day, { keptSince }: KeptDays): boolean {
  return keptSince !== null && addMonths(month, 1) > keptSince;
}

/** 每月: a table of months, each beside the same month of the year before where a whole ledger was kept then. */
export function monthBars(table: Opened, period: KeptDays, base: DayRange | null, narrowed: Narrowed): ChartData {
  const places = monthsIn(period);
  const at = new Map(table.lines.map((line, i) => [line.key, { line, to: table.to[i]?.at(-1) ?? null }]));
  const now = places.map((month): ChartMark => {
    const found = at.get(month);
    const none = isKept(month, period) ? 0 : null;
    return { value: found?.line.total ?? none, to: opens(found?.line.total, found?.to) };
  });
  if (base === null) return { places, series: [{ key: 'now', marks: now }] };
  const before = places.map((month): ChartMark => {
    const value = at.get(month)?.line.compared.year?.base ?? 0;
    const { measure, kind, ...scope } = narrowed;
    const parts = [['month', addMonths(month, -12)]] as const;
    return {
      value,
      to: kind === null ? null : opens(value, recordsOfCell(measure, kind, parts, { ...base, ...scope })),
    };
  });
  return {
    places,
    series: [
      { key: 'before', marks: before },
      { key: 'now', marks: now },
    ],
  };
}

function opens(value: number | undefined, to: string | null | undefined): string | null {
  return value === undefined || value === 0 ? null : (to ?? null);
}

/** 走势 and 热表: a table of rows by month; the rows of the first level, the most first, and of a tree those below them. */
export function rowsByMonth(table: Opened, period: KeptDays, most: number): ChartData & { left: number } {
  const places = monthsIn(period);
  const columns = new Map(table.columns.map(({ key }, k) => [key, k]));
  const deepest = Math.min(1, Math.max(0, ...table.lines.map(({ depth }) => depth)));
  const level = table.lines
    .map((line, i) => ({ line, to: table.to[i] ?? [] }))
    .filter(({ line }) => line.depth === deepest || (line.depth < deepest && !line.folds))
    .toSorted((a, b) => b.line.total - a.line.total);
  const series = level.slice(0, most).map(({ line, to }): ChartSeries => ({
    key: line.key,
    marks: places.map((month) => {
      const k = columns.get(month);
      if (k === undefined) return { value: isKept(month, period) ? 0 : null, to: null };
      const value = line.counts[k] ?? 0;
      return { value, to: opens(value, to[k]) };
    }),
  }));
  return { places, series, left: level.length - series.length };
}

/** Without the months of which nothing is known at all, before the first that has anything: they would take the room of the others. */
export function withoutUnkept({ places, series }: ChartData): ChartData & { unkept: string[] } {
  const first = places.findIndex((_, i) => series.some(({ marks }) => (marks[i]?.value ?? null) !== null));
  const from = first === -1 ? 0 : first;
  return {
    places: places.slice(from),
    series: series.map((one) => ({ ...one, marks: one.marks.slice(from) })),
    unkept: places.slice(0, from),
  };
}

const fewShades = 5;
/** What the shades of a map stand for: each number of a few; else nothing, a third, two thirds and the most. */
export function shadesOf(most: number): { n: number; heat: number }[] {
  const steps =
    most <= fewShades
      ? Array.from({ length: most + 1 }, (_, n) => n)
      : [0, Math.ceil(most / 3), Math.ceil((2 * most) / 3), most];
  return steps.map((n) => ({ n, heat: heatOf(n, most) }));
}

/** 条: the lines that the table shows, those above others left out, each beside what it is compared with. */
export function rowBars(
  lines: readonly (ArrangedLine & { to: readonly (string | null)[] })[],
  comparison: Comparison | null,
): ChartData {
  const shown = lines.filter((line, i) => lines[i + 1]?.parent !== line.key).slice(0, mostPlaces);
  const now = shown.map(({ total, to }): ChartMark => ({ value: total, to: opens(total, to.at(-1)) }));
  const places = shown.map(({ key }) => key);
  if (comparison === null) return { places, series: [{ key: 'now', marks: now }] };
  const before = shown.map(({ compared }): ChartMark => ({ value: compared[comparison]?.base ?? null, to: null }));
  return {
    places,
    series: [
      { key: 'before', marks: before },
      { key: 'now', marks: now },
    ],
  };
}

/** How dark a mark is among others, from 0 to 1. */
export function heatOf(value: number | null, most: number): number {
  return value === null || most <= 0 ? 0 : Math.min(1, value / most);
}

/** The most that any mark of a chart has. */
export function mostOf({ series }: Pick<ChartData, 'series'>): number {
  return Math.max(0, ...series.flatMap(({ marks }) => marks.map(({ value }) => value ?? 0)));
}
