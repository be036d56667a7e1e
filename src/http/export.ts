import { PassThrough, Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { defaultColumns, listingColumns, type ListingColumn, type ListingQuery } from '../domain/listing.ts';
import { stageWords } from '../domain/label.ts';
import { dayOf } from '../domain/calendar.ts';
import { noteExported } from '../actions/county.ts';
import type { Context } from '../actions/context.ts';
import { listComplaints } from '../store/listing.ts';
import type { Env } from './env.ts';
import { itemOf, namesOf, type ListItem } from './matter.ts';

/** Beyond this an export is a request to the administrator, not a download. */
const mostRows = 50_000;

/** The list as a file: what is shown is what is exported, masked as on the screen; read page by page, never whole in memory. */
export async function exportComplaints(
  c: HonoContext<Env>,
  query: ListingQuery,
  chosen: readonly ListingColumn[],
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const ctx = c.get('ctx');
  const columns = chosen.length === 0 ? defaultColumns : chosen;
  await noteExported(ctx, {
    format,
    columns,
    filters: Object.keys(query).filter((name) => name !== 'limit' && name !== 'sort'),
  });
  const name = `complaints-${ctx.today}.${format}`;
  const headers = { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' };
  if (format === 'csv')
    return c.body(csvStream(ctx, query, columns), 200, {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
    });
  const out = new PassThrough();
  void writeXlsx(ctx, query, columns, out).catch((error: Error) => out.destroy(error));
  return c.body(Readable.toWeb(out) as ReadableStream, 200, {
    ...headers,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function csvStream(ctx: Context, query: ListingQuery, columns: readonly ListingColumn[]): ReadableStream<Uint8Array> {
  const lines = csvLines(ctx, query, columns);
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
async function* rowsOf(ctx: Context, query: ListingQuery): AsyncGenerator<ListItem | string> {
  const names = await namesOf(ctx);
  let after = undefined as string | undefined;
  for (let n = 0; n < mostRows; n += 200) {
    const { after: _, ...first } = query;
    const page = await listComplaints(
      ctx.db,
      ctx.actor,
      { ...first, limit: 200, ...(after === undefined ? {} : { after }) },
      ctx.today,
    );
    for (const complaint of page.items) yield itemOf(ctx, complaint, names);
    if (page.next === null) return;
    after = page.next;
  }
  yield `只导出了前 ${mostRows} 行；请加条件分几次导出。`;
}

async function* csvLines(ctx: Context, query: ListingQuery, columns: readonly ListingColumn[]): AsyncGenerator<string> {
  // The mark at the start makes Excel read the file as UTF-8.
  yield `\uFEFF${columns.map((column) => quoted(listingColumns[column].zh)).join(',')}\r\n`;
  for await (const item of rowsOf(ctx, query))
    yield typeof item === 'string'
      ? `${quoted(item)}\r\n`
      : `${columns.map((column) => quoted(cell(item, column))).join(',')}\r\n`;
}

async function writeXlsx(
  ctx: Context,
  query: ListingQuery,
  columns: readonly ListingColumn[],
  out: PassThrough,
): Promise<void> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet('投诉');
  sheet.columns = columns.map((column) => ({
    header: listingColumns[column].zh,
    key: column,
    width: listingColumns[column].width / 7,
  }));
  for await (const item of rowsOf(ctx, query))
    sheet
      .addRow(
        typeof item === 'string' ? [item] : Object.fromEntries(columns.map((column) => [column, cell(item, column)])),
      )
      .commit();
  await book.commit();
}

function cell(item: ListItem, column: ListingColumn): string | number {
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
