import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { AskExport } from '../../../domain/matter/export-request.ts';
import { exportLists, type ExportList } from '../../../domain/matter/words/export-lists.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import {
  admitExport,
  askExport,
  getOwnRequest,
  sizeOf,
  type ExportSize,
} from '../../../actions/matter/export-request.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countMatters, listMatters, type Listed, type Listing } from '../../../store/matter/lists.ts';
import { filterWords } from '../../../domain/matter/list/export-filters.ts';
import { lastStepWords, stepVerbs, type LastStep } from '../../../domain/matter/list/last-step.ts';
import { listLastOf } from '../../../store/base/ledger.ts';
import { markOn, shanghaiTime, shownMark, takenSheetName, type Watermark } from '../../../domain/county/watermark.ts';
import { csvCell, writeTable, type BookSheet, type BookTable } from '../../../outside/workbook.ts';
import type { Env } from '../../base/env.ts';
import { body, checked, json, problems, shape, validOf } from '../../base/schema.ts';
import { practiceFacts, practiceName } from '../../base/practice.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { namesOf } from '../county/account-names.ts';

/** No file has more, however many were allowed. */
const mostRows = 50_000;
/** The desk gives widths in pixels, a workbook in characters. */
const pixelsOfCharacter = 7;

export type { ExportSize };

/** A list whose rows name people, as it is taken out: what counts for the second person. */
export interface Exporter {
  list: ExportList;
  permission: Permission;
  /**
   * What is asked for, of a query as the address has it; refuses what no list is asked with. By a request, what was taken out since it
   * was allowed is still to be had: a line that breaks costs nobody his file.
   */
  read(ctx: Context, query: Readonly<Record<string, string>>, allowedAt: Date | null): Asked;
}

/** How much is asked for, and the columns and filters that its line keeps. */
export interface Counted {
  columns: readonly string[];
  filters: readonly string[];
  count(): Promise<number>;
}

export interface Asked extends Counted {
  /** The file, of no more rows than these. */
  table(most: number): Table;
}

/** The file itself, how much it would be, and the request to a second person where that is too much for one. */
export function addExportRoutes(routes: OpenAPIHono<Env>, exporter: Exporter): void {
  const { list, permission } = exporter;
  routes.get(`/export/${list}`, staffOnly, async (c: HonoContext<Env>) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, permission);
    const { query, requestId, allowedAt, purpose } = await queryOf(c, list);
    const asked = exporter.read(ctx, query, allowedAt);
    const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
    const { columns, filters } = asked;
    const subject = subjectOf(list, query);
    const mark = watermarkOf(c);
    const rows = await asked.count();
    const wanted = { list, permission, format, columns, filters, subject, rows, mark: mark.id };
    const most = await admitExport(ctx, wanted, requestId);
    return answerTable(c, asked.table(most), format, { mark, filters, purpose });
  });
  addRequestRoutes(routes, exporter);
}

/** How much an export would be, and the request to a second person. */
export function addRequestRoutes(
  routes: OpenAPIHono<Env>,
  {
    list,
    permission,
    read,
  }: Pick<Exporter, 'list' | 'permission'> & { read: (...of: Parameters<Exporter['read']>) => Counted },
): void {
  const shared = { middleware: staffOnly };
  routes.openapi(
    createRoute({
      ...shared,
      method: 'get',
      path: `/export/${list}/size`,
      summary: `${exportLists[list].zh}导出有几行，要不要第二个人准；条件与列表相同`,
      responses: { 200: { description: '几行', ...json(shape<ExportSize>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, permission);
      const query = c.req.query();
      const rows = await read(ctx, query, null).count();
      return c.json(await sizeOf(ctx, { permission, rows, subject: subjectOf(list, query) }), 200);
    },
  );
  routes.openapi(
    createRoute({
      ...shared,
      method: 'post',
      path: `/export/${list}/requests`,
      summary: `申请导出${exportLists[list].zh}：写明用途，第二个人准；条件与列表相同`,
      request: { body: body(AskExport) },
      responses: { 200: { description: '交上去了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, permission);
      const { format: _, request: __, ...query } = c.req.query();
      const asked = read(ctx, query, null);
      const { columns, filters } = asked;
      const wanted = { list, permission, columns, filters, rows: await asked.count() };
      await askExport(ctx, wanted, { ...validOf(c, 'json', AskExport), query });
      return c.json({ ok: true as const }, 200);
    },
    checked(AskExport),
  );
}

/** How a file is laid out, which changes nothing of what is in it. */
const layout: ReadonlySet<string> = new Set(['format', 'columns', 'sort', 'limit', 'after', 'request']);

/** The mark of what is taken: the list and its filters. What was not taken out before is never the same twice. */
export function subjectOf(list: ExportList, query: Readonly<Record<string, string>>): string {
  const filters = Object.entries(query)
    .filter(([name]) => !layout.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (list === 'replies' && query['fresh'] !== 'no') filters.push(['once', randomUUID()]);
  return createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 16);
}

interface Queried {
  query: Readonly<Record<string, string>>;
  requestId: string | null;
  allowedAt: Date | null;
  /** What it is for, where a second person was asked. */
  purpose: string | null;
}

/** What is asked for: by the address, or by the request that a second person has allowed, whatever the address says besides. */
export async function queryOf(c: HonoContext<Env>, list: ExportList): Promise<Queried> {
  const typed = c.req.query('request');
  if (typed === undefined) return { query: c.req.query(), requestId: null, allowedAt: null, purpose: null };
  const id = z.uuid().safeParse(typed);
  if (!id.success) throw new Refusal('not-found');
  const { query, decidedAt, purpose } = await getOwnRequest(c.get('ctx'), id.data, list);
  return { query, requestId: id.data, allowedAt: decidedAt, purpose };
}

/** A list of one kind of matter as the export reads it: its pages, its columns and the words of a cell. */
export interface Exported<T extends Matter, R extends Listed, Item> {
  /** The name of the sheet, and of the file before the day: 投诉, 举报 or 咨询. */
  zh: string;
  columns: Readonly<Record<string, { zh: string; width: number }>>;
  chosen: readonly string[];
  listing: Listing<T, R>;
  itemOf: (ctx: Context, matter: R, names: ReadonlyMap<string, string>) => Item;
  cell: (item: Item, column: string) => string | number;
}

/** The list as a file: what is shown is what is exported, masked as on the screen; read page by page, never whole in memory. */
export function exportedMatters<T extends Matter, R extends Listed, Item extends object>(
  ctx: Context,
  exported: Exported<T, R, Item>,
): Asked {
  const { zh, chosen, cell, listing } = exported;
  const columns = chosen.map((column) => ({ zh: '', width: 100, ...exported.columns[column] }));
  return {
    columns: chosen,
    filters: Object.keys(listing.query).filter((name) => name !== 'limit' && name !== 'sort'),
    count: () => countMatters(ctx.db, ctx.actor, listing, ctx.today, mostRows),
    table: (most) => ({
      name: `${zh}-${ctx.today}`,
      sheet: zh,
      columns,
      rows: cellsOf(rowsOf(ctx, exported, Math.min(most, mostRows)), (item) =>
        chosen.map((column) => (column === lastStepColumn ? lastCell(item.last) : cell(item, column))),
      ),
    }),
  };
}

/** A table as a file: its lines are written as they are read. */
export interface Table extends BookTable {
  /** Without the ending. */
  name: string;
  /** Made for another bureau: it carries the number of the watermark and no officer. */
  isOutward?: boolean;
}

/** Under which watermark it is taken, by which filters, and what for where a second person was asked. */
export interface Taken {
  mark: Watermark;
  filters: readonly string[];
  purpose?: string | null;
  /** What it is of, in words, where that is no list whose columns say it: what was counted, of when and where. */
  facts?: readonly (readonly [string, string])[];
}

/** A file that another program reads takes no line that is none of its own, so that a CSV has the watermark in its name alone. */
export function answerTable(c: HonoContext<Env>, table: Table, format: 'csv' | 'xlsx', taken: Taken) {
  const name = practiceName(c, `${table.name}-${shownMark(taken.mark.id)}.${format}`);
  const headers = {
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  };
  if (format === 'csv') return c.body(csvStream(table), 200, { ...headers, 'content-type': 'text/csv; charset=utf-8' });
  const out = new PassThrough();
  const columns = table.columns.map(({ zh, width }) => ({ zh, width: width / pixelsOfCharacter }));
  const told = { ...taken, facts: [...practiceFacts(c), ...(taken.facts ?? [])] };
  const sheet = (rows: number) => takenSheet(`${table.sheet}，${columns.length} 列 ${rows} 行`, told, table.isOutward);
  const mark = { foot: markOn({ isInward: table.isOutward !== true }, taken.mark), sheet };
  void writeTable({ ...table, columns, mark }, out).catch((error: Error) => out.destroy(error));
  return c.body(Readable.toWeb(out) as ReadableStream, 200, {
    ...headers,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

/** 导出说明: who took it, where, when, what and what for, behind what was taken; of what another bureau gets no officer. */
export function takenSheet(
  what: string,
  { mark, filters, purpose = null, facts = [] }: Taken,
  isOutward = false,
): BookSheet {
  const who = [
    ['导出的人', `${mark.name}（${mark.loginName}）`],
    ['单位', mark.office],
  ];
  const lines = [
    ...(isOutward ? [] : who),
    ['时间', shanghaiTime(mark.at)],
    ['内容', what],
    ['条件', filterWords(filters, 'zh') || '没有'],
    ...facts,
    ...(purpose === null ? [] : [['用途', purpose]]),
    ['水印号', shownMark(mark.id)],
    ['说明', '谁在什么时候取的，在“审计留痕”里按水印号查得到。里面的个人信息只用在办件上，不外传，用完删掉。'],
  ];
  return { name: takenSheetName, columns: [{ width: 14 }, { width: 80 }], rows: lines };
}

function csvStream(table: Table): ReadableStream<Uint8Array> {
  const lines = csvLines(table);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const line = await lines.next();
      if (line.done === true) controller.close();
      else controller.enqueue(encoder.encode(line.value));
    },
  });
}

async function* cellsOf<Item>(
  rows: AsyncIterable<Item | string>,
  cells: (item: Item) => (string | number)[],
): AsyncGenerator<(string | number)[]> {
  for await (const row of rows) yield typeof row === 'string' ? [row] : cells(row);
}

/** The rows, and where they were cut off, a sentence in the place of the next row. */
/** 最近一步: a column of every kind, which no row of a matter holds. */
const lastStepColumn = 'lastStep';

/** The last step of each matter, read for those that are shown alone; null where the column is not. */
export async function lastStepsOf(
  ctx: Context,
  matters: readonly { id: string }[],
  columns: readonly string[],
): Promise<ReadonlyMap<string, LastStep> | null> {
  if (!columns.includes(lastStepColumn)) return null;
  const ids = matters.map(({ id }) => id);
  return listLastOf(ctx.db, ctx.actor.countyId, ids, stepVerbs);
}

function lastCell(last: LastStep | null): string {
  return last === null ? '' : `${last.on} ${lastStepWords(last.verb).zh}`;
}

async function* rowsOf<T extends Matter, R extends Listed, Item extends object>(
  ctx: Context,
  { listing, itemOf, chosen }: Exported<T, R, Item>,
  most: number,
): AsyncGenerator<(Item & { last: LastStep | null }) | string> {
  const names = await namesOf(ctx);
  let after = undefined as string | undefined;
  for (let n = 0; n < most; n += 200) {
    const { after: _, ...first } = listing.query;
    const query = { ...first, limit: 200, ...(after === undefined ? {} : { after }) };
    const page = await listMatters(ctx.db, ctx.actor, { ...listing, query }, ctx.today);
    const shown = page.items.slice(0, most - n);
    const steps = await lastStepsOf(ctx, shown, chosen);
    for (const matter of shown) yield { ...itemOf(ctx, matter, names), last: steps?.get(matter.id) ?? null };
    if (page.next === null && shown.length === page.items.length) return;
    after = page.next ?? undefined;
  }
  yield `只导出了前 ${most} 行；请加条件分几次导出。`;
}

async function* csvLines({ columns, rows }: Table): AsyncGenerator<string> {
  // The mark at the start makes Excel read the file as UTF-8.
  yield `\uFEFF${columns.map((column) => csvCell(column.zh)).join(',')}\r\n`;
  for await (const row of rows) yield `${row.map(csvCell).join(',')}\r\n`;
}
