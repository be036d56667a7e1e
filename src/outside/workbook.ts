/** 工作簿 XLSX: the only file that knows a library for spreadsheets. */
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Worksheet } from 'exceljs';

/** What a sheet is written as: words, with how they look where that matters. */
export type BookCell = string | { text: string; bold?: boolean; colour?: string; fill?: string; note?: string };

export interface BookColumn {
  /** In characters. */
  width: number;
  /** Codes and telephones keep their zeroes, days stay as they are written. */
  isText?: boolean;
  /** What is offered in the cells below the first line. */
  choices?: readonly string[];
}

export interface BookSheet {
  name: string;
  columns: readonly BookColumn[];
  /** The first line stays in view. */
  hasFixedHead?: boolean;
  rows: readonly (readonly BookCell[])[];
}

/** A long table of one sheet, written line by line as it comes. */
export interface BookTable {
  sheet: string;
  columns: readonly { zh: string; width: number }[];
  rows: AsyncIterable<readonly (string | number)[]>;
}

/** Choices are offered in the cells of so many lines; longer lists of them are more than a cell can hold. */
const offeredLines = 500;
const longestChoices = 255;

export async function writeTable({ sheet: title, columns, rows }: BookTable, out: Writable): Promise<void> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = book.addWorksheet(title);
  sheet.columns = columns.map(({ zh, width }) => ({ header: zh, width }));
  for await (const row of rows) sheet.addRow([...row]).commit();
  await book.commit();
}

/** A small workbook, whole. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  for (const { name, columns, hasFixedHead = false, rows } of sheets) {
    const sheet = book.addWorksheet(name, hasFixedHead ? { views: [{ state: 'frozen', ySplit: 1 }] } : {});
    for (const [i, { width, isText = false, choices = [] }] of columns.entries()) {
      const column = sheet.getColumn(i + 1);
      column.width = width;
      if (isText) column.numFmt = '@';
      const list = `"${choices.join(',')}"`;
      if (choices.length === 0 || list.length > longestChoices) continue;
      for (let line = 2; line <= offeredLines; line += 1)
        sheet.getCell(line, i + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
    }
    for (const [r, row] of rows.entries()) for (const [i, cell] of row.entries()) putCell(sheet, r + 1, i + 1, cell);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function putCell(sheet: Worksheet, line: number, column: number, written: BookCell): void {
  const { text, bold, colour, fill, note } = typeof written === 'string' ? { text: written } : written;
  if (text === '') return;
  const cell = sheet.getCell(line, column);
  cell.value = text;
  if (bold === true) cell.font = { bold, ...(colour === undefined ? {} : { color: { argb: colour } }) };
  if (fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  if (note !== undefined) cell.note = note;
}

export interface BookLine {
  number: number;
  /** From 1; places that were skipped are holes. */
  values: readonly unknown[];
}

/** The sheets of a workbook one after the other, each as it is read. */
export async function* streamSheets(path: string): AsyncGenerator<AsyncIterable<BookLine> & { name?: string }> {
  const { default: excel } = await import('exceljs');
  const source = createReadStream(path);
  const reader = new excel.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  });
  try {
    yield* reader as AsyncIterable<AsyncIterable<BookLine> & { name?: string }>;
  } finally {
    source.destroy();
  }
}

/** All sheets of a small workbook, each with the lines that hold anything. */
export async function readBook(path: string): Promise<{ name: string; lines: BookLine[] }[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  return book.worksheets.map((sheet) => {
    const lines: BookLine[] = [];
    sheet.eachRow((row, number) => void lines.push({ number, values: row.values as readonly unknown[] }));
    return { name: sheet.name, lines };
  });
}
