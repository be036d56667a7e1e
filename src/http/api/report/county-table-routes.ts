/** 各县对比 on the wire: one table of the counties below a city or a province: counts by the same definitions, and nobody's name. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addMonths, type Day } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { reachOf } from '../../../domain/county/superior.ts';
import { figures } from '../../../domain/figures.ts';
import { figureText, noValue } from '../../../domain/figures/figure-text.ts';
import { versionOf, type FigureWords } from '../../../domain/figures/figure.ts';
import {
  comparedCounty,
  CountyTableQuery,
  inOrder,
  isLockedRate,
  meanOf,
  partlyWords,
  partsOf,
  perInhabitants,
  totalOf,
  usualCompared,
  type ComparedCell,
  type ComparedCounty,
  type ComparedFigure,
} from '../../../domain/report/county-table.ts';
import { daysOfMonth } from '../../../domain/report/month/month-value.ts';
import { noteExported } from '../../../actions/county/county.ts';
import type { Context } from '../../../actions/base/context.ts';
import { readCounties } from '../../../store/report/county-table.ts';
import { readLineCounties } from '../../../store/report/line-month.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { answerTable } from '../matter/export.ts';

/** A column: a figure with its definition, the same for all counties. */
export interface ComparedColumn extends Pick<
  FigureWords,
  'id' | 'zh' | 'en' | 'unit' | 'unitZh' | 'unitEn' | 'definitionZh' | 'definitionEn'
> {
  figure: ComparedFigure;
  version: { n: number; since: string };
  /** Counted up to now, or added out of the locked months. */
  source: 'ledger' | 'locked';
  isRate: boolean;
}

export interface CountyTable {
  from: string;
  to: string;
  /** How many months the period has: of those that were locked each cell says how many it has. */
  months: number;
  /** Whose counties they are. */
  of: string;
  columns: ComparedColumn[];
  sort: 'county' | ComparedFigure;
  rows: ComparedCounty[];
  total: ComparedCounty['cells'];
  mean: ReturnType<typeof meanOf>;
  countedAt: string;
}

const Export = CountyTableQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') });

export const countyTableApi = apiRoutes();

countyTableApi.openapi(
  createRoute({
    method: 'get',
    path: '/county-table',
    summary: '各县对比：一张表，同样的口径，只有数',
    middleware: staffOnly,
    request: { query: CountyTableQuery },
    responses: { 200: { description: '各县的数', ...json(shape<CountyTable>()) }, ...problems },
  }),
  async (c) => c.json(await countyTable(c.get('ctx'), c.req.valid('query')), 200),
  checked(CountyTableQuery),
);

countyTableApi.openapi(
  createRoute({
    method: 'get',
    path: '/export/county-table',
    summary: '各县对比，取成文件',
    middleware: staffOnly,
    request: { query: Export },
    responses: { 200: { description: '表格' }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    const { format, ...query } = c.req.valid('query');
    const found = await countyTable(ctx, query);
    const { columns, rows } = fileOf(found);
    const filters = ['from', 'to'];
    const mark = watermarkOf(c);
    await noteExported(ctx, { format, columns: columns.map(({ zh }) => zh), filters, mark: mark.id }, 'county.compare');
    const name = `各县对比-${found.from.slice(0, 7)}至${found.to.slice(0, 7)}`;
    return answerTable(c, { name, sheet: '各县对比', columns, rows: each(rows) }, format, { mark, filters });
  },
  checked(Export),
);

async function countyTable(ctx: Context, asked: z.infer<typeof CountyTableQuery>): Promise<CountyTable> {
  demand(ctx.actor, 'county.compare');
  const { organisations } = ctx.county;
  const within = reachOf(ctx.actor, organisations);
  if (within === null) throw new Refusal('county-table-body');
  const compared = [...new Set(asked.figures ?? usualCompared)];
  const [from, to] = [`${asked.from}-01`, daysOfMonth(`${asked.to}-01`).to];
  if (from > to) throw new Refusal('period-invalid');
  const sort =
    asked.sort !== undefined && asked.sort !== 'county' && compared.includes(asked.sort) ? asked.sort : 'county';
  const months = monthsOf(from, to);
  const [own, overLine] = await Promise.all([
    readCounties(ctx.db, { compared, from, to, within }),
    readLineCounties(ctx.db, ctx.actor.countyId, { compared, from, to, within }),
  ]);
  const counties = [...own, ...overLine].map((one) => comparedCounty(one, compared, { from, to, months }));
  return {
    from,
    to,
    months,
    of: organisations.find(({ id }) => id === ctx.actor.organisationId)?.name ?? '',
    columns: compared.map(columnOf),
    sort,
    rows: inOrder(counties, sort),
    total: totalOf(counties, compared),
    mean: meanOf(counties, compared),
    countedAt: ctx.at.toISOString(),
  };
}

function monthsOf(from: Day, to: Day): number {
  let n = 0;
  for (let month = from; month <= to; month = addMonths(month, 1)) n += 1;
  return n;
}

function columnOf(figure: ComparedFigure): ComparedColumn {
  const words: FigureWords = figures[figure];
  const { id, zh, en, unit, unitZh, unitEn, definitionZh, definitionEn } = words;
  const isRate = partsOf(figure) !== null;
  const source = isLockedRate(figure) ? 'locked' : 'ledger';
  return {
    figure,
    id,
    zh,
    en,
    unit,
    unitZh,
    unitEn,
    definitionZh,
    definitionEn,
    version: versionOf(words),
    source,
    isRate,
  };
}

/** What is to be known of the numbers of a line: too few for a rate, by another version, of fewer months. */
function notesOf(
  shown: CountyTable['columns'],
  cells: ComparedCounty['cells'],
  before: readonly string[] = [],
): string {
  const of = shown.flatMap(({ figure, zh }) => {
    const { isFew = false, isOlder = false, isPart = false, otherVersion = null, months = null } = cells[figure] ?? {};
    return [
      ...(isFew ? [`${zh}底数少，不排名`] : []),
      ...(isOlder ? [`${zh}有旧口径的月份`] : []),
      ...(otherVersion === null ? [] : [`${zh}按第${otherVersion}版口径，不比、不算进合计`]),
      ...(isPart ? [`${zh}只有${months ?? 0}个月，不算进平均`] : []),
    ];
  });
  return [...before, ...of].join('；');
}

/** The table as a file has it: since when each county counts, the counts of each rate beside it, and what is too few said so. */
function fileOf({ columns: shown, rows, total, mean, months }: CountyTable) {
  const columns = [
    { zh: '县', width: 120 },
    { zh: '人口', width: 90 },
    { zh: '台账从哪天起', width: 110 },
    ...shown.flatMap((one) => [
      { zh: `${one.id} ${one.zh}（第${one.version.n}版）`, width: 130 },
      ...(one.isRate
        ? [
            { zh: `${one.zh}：分子`, width: 90 },
            { zh: `${one.zh}：分母`, width: 90 },
          ]
        : []),
      ...(one.source === 'locked' ? [{ zh: `${one.zh}：锁定月数（共${months}）`, width: 110 }] : []),
      ...(isPer(one.figure) ? [{ zh: `每万人${one.zh}`, width: 90 }] : []),
    ]),
    { zh: '说明', width: 260 },
  ];
  const cellsOf = (cells: ComparedCounty['cells']) =>
    shown.flatMap(({ figure, isRate, source, unit }) => {
      const cell = cells[figure];
      return [
        valueText(unit, cell),
        ...(isRate ? [cell?.part ?? '', cell?.whole ?? ''] : []),
        ...(source === 'locked' ? [cell?.months ?? 0] : []),
        ...(isPer(figure) ? [cell?.perTenThousand ?? ''] : []),
      ];
    });
  const overLine = (line: ComparedCounty['line']) =>
    line === null ? [] : [`经线路报来，${line.since.slice(0, 7)} 到 ${line.last.slice(0, 7)} 锁定的月份`];
  const lines = rows.map(({ name, inhabitants, keptSince, isPartly, cells, line }) => [
    name,
    inhabitants ?? '',
    line === null ? (keptSince ?? '还没有') : '',
    ...cellsOf(cells),
    notesOf(shown, cells, [...overLine(line), ...(isPartly ? [`${keptSince} 起，不算进平均`] : [])]),
  ]);
  const meanLine = [
    '平均（各县同样算）',
    '',
    '',
    ...shown.flatMap(({ figure, isRate, source, unit }) => {
      const of = mean[figure];
      const empty = [...(isRate ? ['', ''] : []), ...(source === 'locked' ? [''] : []), ...(isPer(figure) ? [''] : [])];
      return [of?.value === null || of === undefined ? noValue : meanText(unit, of.value), ...empty];
    }),
    partlyWords(rows)?.zh ?? '',
  ];
  return { columns, rows: [...lines, ['合计', '', '', ...cellsOf(total), notesOf(shown, total)], meanLine] };
}

function isPer(figure: ComparedFigure): boolean {
  return (perInhabitants as readonly string[]).includes(figure);
}

function valueText(unit: FigureWords['unit'], cell: ComparedCell | undefined): string | number {
  if (cell === undefined || cell.value === null) return noValue;
  return unit === 'count' ? cell.value : figureText(unit, cell.value);
}

/** A mean of counts has a fraction. */
export function meanText(unit: FigureWords['unit'], value: number): string {
  return unit === 'count' ? value.toFixed(1) : figureText(unit, value);
}

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
