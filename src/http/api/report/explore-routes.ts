/** 探查 (explore): a figure by two sides, beside the same days of the year before and the days before; the same as a file. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { figures } from '../../../domain/figures.ts';
import type { Reason } from '../../../domain/figures/blank-reason.ts';
import { conditionsIn, measures, type DayRange, type TableCondition } from '../../../domain/figures/figure-cell.ts';
import type { Comparison } from '../../../domain/figures/comparison.ts';
import { figureDimensions, type FigureWords } from '../../../domain/figures/figure.ts';
import { figureText, noValue } from '../../../domain/figures/figure-text.ts';
import {
  demandSides,
  recordsOfCell,
  tableSides,
  type CellPart,
  type CellScope,
  type ExploreTable,
} from '../../../domain/report/explore.ts';
import { arrange, mostTop, orderIn, othersName, type Arrangement } from '../../../domain/report/explore-order.ts';
import { noteExported } from '../../../actions/county/county.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countExplored } from '../../../actions/report/explored.ts';
import { answerTable } from '../matter/export.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { shanghaiTime } from '../../../domain/county/watermark.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { partName, type PartName } from './part-names.ts';
import { categoryNode } from '../../../domain/county/category.ts';

export interface SeenTable extends ExploreTable {
  /** What every row and column is called. */
  names: Record<string, PartName>;
  /** The list behind each cell, by line and then by column, the total of the line last; null where no list can. */
  to: (string | null)[][];
  /** The list behind the total of each column, that of the whole table last. */
  toTotals: (string | null)[];
}

export interface SeenCondition {
  side: TableCondition;
  key: string;
  name: PartName;
}

export interface Exploration {
  figure: (typeof measures)[number];
  rows: (typeof tableSides)[number];
  columns: (typeof tableSides)[number] | null;
  from: string;
  to: string;
  officeId: string | null;
  category: string | null;
  /** What else it is narrowed to, and what that is called. */
  conditions: SeenCondition[];
  /** Null where nothing was counted; then the reason says why. */
  table: SeenTable | null;
  blank: Reason | null;
  /** With which days it is compared; null where the ledger was not kept in all of them. */
  bases: Record<Comparison, DayRange | null>;
  keptSince: string | null;
  countedAt: string;
}

const day = (zh: string, en: string) =>
  labelled(z.iso.date(), { zh, en, wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'a date such as 2026-04-29' });
const side = (zh: string, en: string) => ({ zh, en, wrongZh: '从列出的分项里选', wrongEn: 'choose one of the list' });
const TableQuery = z.object({
  figure: labelled(z.enum(measures), { zh: '数什么', en: 'Figure', wrongZh: '从列出的数里选' }),
  rows: labelled(z.enum(tableSides), side('行', 'Rows')),
  columns: labelled(z.enum(tableSides).optional(), side('列', 'Columns')),
  from: day('开始日', 'From'),
  to: day('截止日', 'To'),
  officeId: z.string().max(40).optional(),
  category: labelled(z.string().regex(categoryNode).optional(), {
    zh: '类别',
    en: 'Category',
    wrongZh: '写类别代码，例如 V06',
  }),
});
const condition = (side: TableCondition) =>
  labelled(z.string().min(1).max(40).optional(), { zh: figureDimensions[side].zh, en: figureDimensions[side].en });
const Query = TableQuery.extend({
  town: condition('town'),
  village: condition('village'),
  nature: condition('nature'),
  channel: condition('channel'),
} satisfies Record<TableCondition, z.ZodType>);
const Export = Query.extend({
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
  /** The file has the lines as the page has them. */
  order: z.string().max(60).optional(),
  top: z.coerce.number().int().min(1).max(mostTop).optional(),
});

const read = createRoute({
  method: 'get',
  path: '/figures/table',
  summary: '一个数按两个分项排成的表，和去年同期、前一同长期',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '表', ...json(shape<Exploration>()) }, ...problems },
});
const take = createRoute({
  method: 'get',
  path: '/export/figure-table',
  summary: '同一张表，取成文件',
  middleware: staffOnly,
  request: { query: Export },
  responses: { 200: { description: '表格' }, ...problems },
});

export const exploreApi = apiRoutes()
  .openapi(read, async (c) => c.json(await explore(c.get('ctx'), c.req.valid('query')), 200), checked(Query))
  .openapi(
    take,
    async (c) => {
      const ctx = c.get('ctx');
      const { format, ...query } = c.req.valid('query');
      const found = await explore(ctx, query);
      const filters = Object.entries(query).flatMap(([name, value]) =>
        value === undefined || name === 'columns' ? [] : [name],
      );
      const place = placeName(ctx, found.officeId);
      const { columns, rows } = fileOf(found, place, { order: orderIn(query.order), top: query.top ?? null });
      const mark = watermarkOf(c);
      await noteExported(ctx, { format, columns: columns.map(({ zh }) => zh), filters, mark: mark.id }, 'figure.read');
      const { id, zh } = figures[found.figure];
      const narrowed = found.conditions.map((one) => `-${one.name.zh}`).join('');
      const name = `${id}${zh}${narrowed}-${found.from}至${found.to}`;
      const taken = { mark, filters, facts: factsOfFile(ctx, found, place) };
      return answerTable(c, { name, sheet: '探查', columns, rows: each(rows) }, format, taken);
    },
    checked(Export),
  );

async function explore(ctx: Context, asked: z.infer<typeof Query>): Promise<Exploration> {
  demand(ctx.actor, 'figure.read');
  const { figure, rows, columns = null, from, to, category = null } = asked;
  demandSides(figures[figure], rows, columns);
  const { town, village, nature, channel } = asked;
  const conditions = { town, village, nature, channel };
  if (from > to) throw new Refusal('period-invalid');
  const { role, organisationId } = ctx.actor;
  // Who is of an office counts his own, whatever he asks.
  const officeId = scopes[role] === 'office' ? organisationId : (asked.officeId ?? null);
  const found = { figure, rows, columns, from, to, officeId, category, conditions };
  const { table, ...counted } = await countExplored(ctx.db, ctx, found);
  return {
    ...found,
    ...counted,
    conditions: conditionsIn(conditions).map(([side, key]) => ({ side, key, name: conditionName(ctx, key) })),
    table: table === null ? null : seen(ctx, found, table),
    countedAt: ctx.at.toISOString(),
  };
}

/** What a link asks for and the county does not have narrows the table to nothing, and is not shown as a code. */
function conditionName(ctx: Context, key: string): PartName {
  const name = partName(ctx, key);
  return name.zh === key ? { zh: '本县没有的', en: 'none of this county' } : name;
}

type Found = Pick<Exploration, 'figure' | 'rows' | 'columns'> & CellScope;

/** With what each line and column is called, and the list behind each cell. */
function seen(ctx: Context, { figure, rows, columns, ...scope }: Found, table: ExploreTable): SeenTable {
  const { kind = 'complaint' }: FigureWords = figures[figure];
  const open = (...parts: CellPart[]) => (kind === 'enforcement' ? null : recordsOfCell(figure, kind, parts, scope));
  const names = [...table.lines, ...table.columns].map(({ key }) => [key, partName(ctx, key)] as const);
  return {
    ...table,
    names: Object.fromEntries(names),
    to: table.lines.map(({ key }) => [
      ...table.columns.map((one) => (columns === null ? null : open([rows, key], [columns, one.key]))),
      open([rows, key]),
    ]),
    toTotals: [...table.columns.map(({ key }) => (columns === null ? null : open([columns, key]))), open()],
  };
}

/** 全县, or the office. */
function placeName({ county }: Context, officeId: string | null): string {
  if (officeId === null) return '全县';
  return county.organisations.find(({ id }) => id === officeId)?.name ?? '本县没有的单位';
}

/** What the file is of, for whoever opens it long after and under another name. */
function factsOfFile(
  ctx: Context,
  { figure, rows, columns, from, to, category, conditions, countedAt }: Exploration,
  place: string,
) {
  const { id, zh, definitionZh } = figures[figure];
  const narrowed = conditions.map(({ side, name }) => `${figureDimensions[side].zh}：${name.zh}`);
  const sides = [rows, ...(columns === null ? [] : [columns])].map((side) => figureDimensions[side].zh);
  return [
    ['统计', `${id} ${zh}`],
    ['口径', definitionZh],
    ['期间', `${from}至${to}`],
    ['范围', [place, ...(category === null ? [] : [partName(ctx, category).zh]), ...narrowed].join('，')],
    ['行、列', sides.join(' × ')],
    ['数于', shanghaiTime(new Date(countedAt))],
  ] as const;
}

/** The table as a file has it: what was not counted is a blank; the head of the sum says what is counted, for a CSV says it nowhere else. */
function fileOf(
  { figure, rows, from, to, conditions, table, bases }: Exploration,
  place: string,
  arrangement: Arrangement,
) {
  const words: FigureWords = figures[figure];
  const text = (n: number) => (words.unit === 'count' ? n : figureText(words.unit, n));
  const named = (key: string) => table?.names[key]?.zh ?? key;
  const narrowed = conditions.map((one) => one.name.zh);
  const shown = [
    { zh: '去年同期', one: 'year' as const },
    { zh: '前一同长期', one: 'before' as const },
  ].filter(({ one }) => bases[one] !== null);
  const compared = (all: ExploreTable['compared']) =>
    shown.flatMap(({ one }) => {
      const { base, growth } = all[one] ?? { base: null, growth: null };
      return [base === null ? '' : text(base), growth ?? noValue];
    });
  const columns = [
    { zh: figureDimensions[rows].zh, width: 200 },
    ...(table?.columns ?? []).map(({ key }) => ({ zh: named(key), width: 90 })),
    {
      zh: `合计：${[`${words.id} ${words.zh}`, place, ...narrowed, `${from}至${to}`].join(' ')}（${words.unitZh}）`,
      width: 260,
    },
    { zh: '占比（%）', width: 90 },
    ...shown.flatMap(({ zh, one }) => [
      { zh: `${zh} ${bases[one]?.from ?? ''}至${bases[one]?.to ?? ''}`, width: 220 },
      { zh: one === 'year' ? '同比（%）' : '环比（%）', width: 90 },
    ]),
  ];
  const lines = (table === null ? [] : arrange(table, arrangement)).map((line) => [
    `${'　'.repeat(line.depth)}${line.others > 0 ? othersName(line.others).zh : named(line.key)}`,
    ...line.counts.map(text),
    text(line.total),
    line.share ?? noValue,
    ...compared(line.compared),
  ]);
  const sum =
    table === null
      ? []
      : [
          [
            '合计',
            ...table.columns.map(({ total }) => text(total)),
            text(table.total),
            table.total === 0 ? noValue : 100,
            ...compared(table.compared),
          ],
        ];
  return { columns, rows: [...lines, ...sum] };
}

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
