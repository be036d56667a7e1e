import { PassThrough, Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import type { ListingColumn } from '../domain/listing.ts';
import type { Matter } from '../domain/matter.ts';
import { stageWords } from '../domain/label.ts';
import { dayOf } from '../domain/calendar.ts';
import { noteExported } from '../actions/county.ts';
import type { Context } from '../actions/context.ts';
import { listMatters, type Listing } from '../store/listing.ts';
import type { Env } from './env.ts';
import { namesOf, type ListItem } from './matter.ts';

/** Beyond this an export is a request to the administrator, not a download. */
const mostRows = 50_000;

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
  const name = `${exported.fileName}-${ctx.today}.${format}`;
  const headers = { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' };
  if (format === 'csv')
    return c.body(csvStream(ctx, exported), 200, { ...headers, 'content-type': 'text/csv; charset=utf-8' });
  const out = new PassThrough();
  void writeXlsx(ctx, exported, out).catch((error: Error) => out.destroy(error));
  return c.body(Readable.toWeb(out) as ReadableStream, 200, {
    ...headers,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function csvStream<T extends Matter, Item extends object>(
  ctx: Context,
  exported: Exported<T, Item>,
): ReadableStream<Uint8Array> {
  const lines = csvLines(ctx, exported);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const line = await lines.next();
      if (line.done === true) controller.close();
      else controller.enqueue(encoder.encode(line.value));
    },
  });
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

async function* csvLines<T extends Matter, Item extends object>(
  ctx: Context,
  exported: Exported<T, Item>,
): AsyncGenerator<string> {
  const { columns, chosen, cell } = exported;
  // The mark at the start makes Excel read the file as UTF-8.
  yield `\uFEFF${chosen.map((column) => quoted(columns[column]?.zh ?? '')).join(',')}\r\n`;
  for await (const item of rowsOf(ctx, exported))
    yield typeof item === 'string'
      ? `${quoted(item)}\r\n`
      : `${chosen.map((column) => quoted(cell(item, column))).join(',')}\r\n`;
}

async function writeXlsx<T extends Matter, Item extends object>(
  ctx: Context,
  exported: Exported<T, Item>,
  out: PassThrough,
): Promise<void> {
  const { columns, chosen, cell, zh } = exported;
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet(zh);
  sheet.columns = chosen.map((column) => ({
    header: columns[column]?.zh ?? '',
    key: column,
    width: (columns[column]?.width ?? 100) / 7,
  }));
  for await (const item of rowsOf(ctx, exported))
    sheet
      .addRow(
        typeof item === 'string' ? [item] : Object.fromEntries(chosen.map((column) => [column, cell(item, column)])),
      )
      .commit();
  await book.commit();
}

/** The words of a complaint's cell. */
export function complaintCell(item: ListItem, column: ListingColumn): string | number {
  const { complaint } = item;
  switch (column) {
    case 'number':
      return complaint.number;
    case 'consumerName':
      return complaint.consumerName;
    case 'operatorName':
      return complaint.operatorName;
    case 'category':
      return item.categoryZh ?? '';
    case 'stage':
      return stageWords[complaint.stage].zh;
    case 'office':
      return item.officeName ?? '';
    case 'handler':
      return item.handlerName ?? '';
    case 'station':
      return item.stationName ?? '';
    case 'amount':
      return complaint.amountFen === null ? '' : complaint.amountFen / 100;
    case 'claim':
      return complaint.claim;
    case 'received':
      return complaint.receivedAt === null ? '' : dayOf(complaint.receivedAt);
    case 'due':
      return complaint.dueOn ?? '';
  }
}

/** A cell that a spreadsheet would run as a formula is kept as text by a quote in front. */
function quoted(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
