import { expect, it } from 'vitest';
import { tableOf, type TableCount } from '../../../src/domain/figures/figure-cell.ts';
import { exploreTable, recordsOfCell, type CellPart } from '../../../src/domain/report/explore.ts';
import {
  chartsOf,
  heatOf,
  monthBars,
  monthsIn,
  mostOf,
  rowBars,
  rowsByMonth,
  shadesOf,
  withoutUnkept,
} from '../../../src/domain/report/explore-chart.ts';
import { arrange } from '../../../src/domain/report/explore-order.ts';

const period = { from: '2026-03-10', to: '2026-05-20' };
const kept = { ...period, keptSince: '2020-01-01' };
const base = { from: '2025-03-10', to: '2025-05-20' };
const narrowed = { measure: 'received', kind: 'complaint', officeId: 'SO-LH', category: null } as const;
const table = (
  rows: 'month' | 'office' | 'category',
  columns: 'month' | null,
  counts: readonly TableCount[],
  before: readonly TableCount[] = [],
) => {
  const now = tableOf({ columns }, counts);
  const year = tableOf({ columns: null }, before);
  const made = exploreTable({ rows, period, now, bases: { year, before: null } }, () => 0);
  const open = (...parts: CellPart[]) =>
    recordsOfCell('received', 'complaint', parts, { ...period, officeId: 'SO-LH', category: null });
  const to = made.lines.map(({ key }) => [
    ...made.columns.map((one) => open([rows, key], ['month', one.key])),
    open([rows, key]),
  ]);
  return { ...made, to };
};

it('a period has its months, the first of them even where it begins in its midst', () => {
  expect(monthsIn(period)).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
  expect(monthsIn({ from: '2025-12-31', to: '2026-01-01' })).toEqual(['2025-12-01', '2026-01-01']);
});

it('a mark of the months opens just its records: of its own days, and of those of the year before', () => {
  const months = table(
    'month',
    null,
    [
      { row: '2026-03-01', column: '', n: 4 },
      { row: '2026-05-01', column: '', n: 2 },
    ],
    [{ row: '2025-05-01', column: '', n: 3 }],
  );
  const { places, series } = monthBars(months, kept, base, narrowed);
  expect(places).toHaveLength(3);
  const [before, now] = series;
  expect(now?.marks).toEqual([
    { value: 4, to: '/complaints?figure=received&from=2026-03-10&to=2026-03-31' + '&officeId=SO-LH' },
    { value: 0, to: null },
    { value: 2, to: '/complaints?figure=received&from=2026-05-01&to=2026-05-20&officeId=SO-LH' },
  ]);
  expect(before?.marks.at(-1)).toEqual({
    value: 3,
    to: '/complaints?figure=received&from=2025-05-01&to=2025-05-20&officeId=SO-LH',
  });
  expect(monthBars(months, kept, null, narrowed).series.map(({ key }) => key)).toEqual(['now']);
});

it('rows by month are those of one level, the most first, and say how many are left out', () => {
  const rows = table('category', 'month', [
    { row: 'G10.1', column: '2026-03-01', n: 1 },
    { row: 'G01', column: '2026-04-01', n: 5 },
    { row: 'V06', column: '2026-04-01', n: 2 },
    { row: 'none', column: '2026-05-01', n: 3 },
  ]);
  const { series, left } = rowsByMonth(rows, kept, 3);
  expect(series.map(({ key }) => key)).toEqual(['G01', 'none', 'V06']);
  expect(left).toBe(1);
  expect(series[0]?.marks.map(({ value }) => value)).toEqual([0, 5, 0]);
  expect(series[0]?.marks[1]?.to).toContain('from=2026-04-01&to=2026-04-30&officeId=SO-LH&category=G01');
  // What has no category opens no list, and is drawn all the same.
  expect(series[1]?.marks[2]).toEqual({ value: 3, to: null });
  expect(mostOf({ series })).toBe(5);
});

it('a month before the ledger was kept is a gap, and no nought', () => {
  const late = { ...period, keptSince: '2026-04-05' };
  const rows = table('office', 'month', [{ row: 'SO-LH', column: '2026-05-01', n: 2 }]);
  const seen = withoutUnkept(rowsByMonth(rows, late, 3));
  expect([seen.places, seen.unkept]).toEqual([['2026-04-01', '2026-05-01'], ['2026-03-01']]);
  expect(seen.series[0]?.marks.map(({ value }) => value)).toEqual([0, 2]);
  const all = rowsByMonth(rows, kept, 3);
  expect(withoutUnkept(all)).toEqual({ places: all.places, series: all.series, unkept: [] });
  expect(rowsByMonth(rows, late, 3).series[0]?.marks.map(({ value }) => value)).toEqual([null, 0, 2]);
  const months = table('month', null, [{ row: '2026-05-01', column: '', n: 2 }]);
  expect(monthBars(months, late, null, narrowed).series[0]?.marks.map(({ value }) => value)).toEqual([null, 0, 2]);
});

it('bars of the rows leave out a line of which those below it are shown, so that nothing is drawn twice', () => {
  const own = table('category', null, [
    { row: 'G10.1', column: '', n: 4 },
    { row: 'G01', column: '', n: 5 },
    { row: 'V06', column: '', n: 2 },
  ]);
  const lines = arrange(own, { order: null, top: null }).map((line) => ({
    ...line,
    to: own.to[own.lines.findIndex(({ key }) => key === line.key)] ?? [],
  }));
  const { places, series } = rowBars(lines, 'year');
  expect(places).toEqual(['G01', 'G10.1', 'V06']);
  expect(series.at(-1)?.marks.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(own.total);
  expect(series.at(-1)?.marks.every(({ to }) => to !== null)).toBe(true);
});

it('a chart is offered where the figure has what it is drawn by', () => {
  expect(chartsOf('category', ['category', 'month', 'village'])).toEqual(['months', 'lines', 'rows', 'heat', 'map']);
  expect(chartsOf('month', ['category', 'month'])).toEqual(['months', 'rows']);
});

it('a mark is the darker the more it has, and nothing is not dark', () => {
  expect([heatOf(0, 8), heatOf(4, 8), heatOf(8, 8), heatOf(null, 8), heatOf(3, 0)]).toEqual([0, 0.5, 1, 0, 0]);
});

it('the shades of a map are told by whole numbers, each once', () => {
  expect(shadesOf(10).map(({ n }) => n)).toEqual([0, 4, 7, 10]);
  expect(shadesOf(4).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
  expect(shadesOf(1)).toEqual([
    { n: 0, heat: 0 },
    { n: 1, heat: 1 },
  ]);
  expect(shadesOf(0)).toEqual([{ n: 0, heat: 0 }]);
});
