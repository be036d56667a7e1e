import { PassThrough, Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import type { Matter } from '../../../domain/matter/matter.ts';
import { noteExported } from '../../../actions/county/county.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listMatters, type Listing } from '../../../store/matter/lists.ts';
import { writeTable, type BookTable } from '../../../outside/workbook.ts';
import type { Env } from '../../base/env.ts';
import { namesOf } from '../county/account-names.ts';

/** Beyond this an export is a request to the administrator, not a download. */
const mostRows = 50_000;
/** The desk gives widths in pixels, a workbook in characters. */
const pixelsOfCharacter = 7;

/** A list of one kind of matter as the export reads it: its pages, its columns and the words of a cell. */
export interface Exported<T extends Matter, Item> {
  /** The name of the file, without the day. */
  fileName: string;
  /** The name of the sheet: 投诉, 举报 or 咨询. */
  zh: string;
  columns: Readonly<Record<string, { zh: string; width: number }>>;
  chosen: readonly string[];
  listing: Listing<T>;
  itemOf: (ctx: Context, matter: T, names: ReadonlyMap<string, string>) => Item;
  cell: (item: Item, column: string) => string | number;
}

/** The list as a file: what is shown is what is exported, masked as on the screen; read page by page, never whole in memory. */
export async function exportMatters<T extends Matter, Item extends object>(
  c: HonoContext<Env>,
  exported: Exported<T, Item>,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const ctx = c.get('ctx');
  await noteExported(ctx, {
    format,
    columns: exported.chosen,
    filters: Object.keys(exported.listing.query).filter((name) => name !== 'limit' && name !== 'sort'),
  });
  const columns = exported.chosen.map((column) => ({ zh: '', width: 100, ...exported.columns[column] }));
  const { fileName, zh, chosen, cell } = exported;
  const rows = cellsOf(rowsOf(ctx, exported), (item) => chosen.map((column) => cell(item, column)));
  return answerTable(c, { name: `${fileName}-${ctx.today}`, sheet: zh, columns, rows }, format);
}

/** A table as a file: its lines are written as they are read. */
export interface Table extends BookTable {
  /** Without the ending. */
  name: string;
}

export function answerTable(c: HonoContext<Env>, table: Table, format: 'csv' | 'xlsx') {
  const name = `${table.name}.${format}`;
  const headers = {
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  };
  if (format === 'csv') return c.body(csvStream(table), 200, { ...headers, 'content-type': 'text/csv; charset=utf-8' });
  const out = new PassThrough();
  const columns = table.columns.map(({ zh, width }) => ({ zh, width: width / pixelsOfCharacter }));
  void writeTable({ ...table, columns }, out).catch((error: Error) => out.destroy(error));
  return c.body(Readable.toWeb(out) as ReadableStream, 200, {
    ...headers,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
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
async function* rowsOf<T extends Matter, Item extends object>(
  ctx: Context,
  { listing, itemOf }: Exported<T, Item>,
): AsyncGenerator<Item | string> {
  const names = await namesOf(ctx);
  let after = undefined as string | undefined;
  for (let n = 0; n < mostRows; n += 200) {
    const { after: _, ...first } = listing.query;
    const query = { ...first, limit: 200, ...(after === undefined ? {} : { after }) };
    const page = await listMatters(ctx.db, ctx.actor, { ...listing, query }, ctx.today);
    for (const matter of page.items) yield itemOf(ctx, matter, names);
    if (page.next === null) return;
    after = page.next;
  }
  yield `只导出了前 ${mostRows} 行；请加条件分几次导出。`;
}

async function* csvLines({ columns, rows }: Table): AsyncGenerator<string> {
  // The mark at the start makes Excel read the file as UTF-8.
  yield `\uFEFF${columns.map((column) => quoted(column.zh)).join(',')}\r\n`;
  for await (const row of rows) yield `${row.map(quoted).join(',')}\r\n`;
}

/** A cell that a spreadsheet would run as a formula, also when its first sign is a wide one, is kept as text by a quote in front. */
export function quoted(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@＝＋－＠\t\r\n]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
