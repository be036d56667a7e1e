/** 图 (chart): a table of numbers once more as bars or as lines: months and years go by, so that they are lines; kinds stand beside one another. */
import type { WrittenBlock } from '../body.ts';

type Table = Extract<WrittenBlock, { kind: 'table' }>;

export interface ReportChart {
  manner: 'bars' | 'line';
  labels: readonly string[];
  series: readonly { name: string; values: readonly (number | null)[] }[];
}

/** More are no longer told apart on paper, where colours are greys. */
const mostSeries = 3;
const fewestRows = 2;
const mostRows = 24;
const sums = /^(?:合计|总计|共计|小计|总数)$/u;
const times = /^(?:\d{4}年)?\d{1,2}月$|^\d{4}年$|^(?:\d{4}年)?第?[一二三四1-4]季度$|^\d{4}-\d{2}$/u;

/** The chart of a table; null where its cells are no numbers, or too few or too many to be seen. */
export function chartOf({ head, rows }: Pick<Table, 'head' | 'rows'>): ReportChart | null {
  const shown = rows.filter(([label = '']) => !sums.test(label.trim()));
  if (shown.length < fewestRows || shown.length > mostRows) return null;
  const labels = shown.map(([label = '']) => label.trim());
  const columns = head.slice(1).map((name, i) => ({ name: name.trim(), cells: shown.map((row) => row[i + 1] ?? '') }));
  const counted = columns.filter(({ name, cells }) => !isShare(name, cells) && cells.every(isReadable));
  const series = counted
    .filter(({ name }) => !sums.test(name))
    .slice(0, mostSeries)
    .map(({ name, cells }) => ({ name, values: cells.map(numberOf) }));
  if (series.every(({ values }) => values.every((value) => value === null))) return null;
  return { manner: labels.every((label) => times.test(label)) ? 'line' : 'bars', labels, series };
}

/** Shares and rates have another scale than what is counted. */
function isShare(name: string, cells: readonly string[]): boolean {
  return /[%％率比]|同比|环比/u.test(name) || cells.some((cell) => cell.includes('%'));
}

function isReadable(cell: string): boolean {
  return numberOf(cell) !== null || /^[*—\s-]*$/u.test(cell) || /^\*\p{Script=Han}{1,3}$/u.test(cell.trim());
}

/** A blank is a gap and no nought. */
function numberOf(cell: string): number | null {
  const figures = /^(-?\d{1,12}(?:\.\d{1,6})?)(?:\p{Script=Han}{0,3})$/u.exec(cell.trim().replaceAll(',', ''))?.[1];
  return figures === undefined ? null : Number(figures);
}

/** The top of the axis and its steps: whole and easy to read, at least as high as the highest. */
export function axisOf({ series }: Pick<ReportChart, 'series'>): { top: number; step: number } {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const rough = highest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough - 1e-9) ?? rough;
  // What is counted has no halves.
  const isCounted = series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  const whole = isCounted || highest >= 4 ? Math.max(1, Math.ceil(step)) : step;
  return { top: Math.ceil(highest / whole - 1e-9) * whole, step: whole };
}
