/**
 * 读表: a table that lies on disk, read into plain lines of cells. It runs in a process of its own (table-worker.ts), so that no
 * table keeps the pages waiting.
 */
import { createHash } from 'node:crypto';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { Refusal } from '../../domain/base/refusal.ts';
import { headerLine, headersOf } from '../../domain/exchange/import/column.ts';
import { mostImportColumns, tableLimits, type ListKind } from '../../domain/exchange/import/table-limits.ts';
import { decodeText, readCsv } from './csv.ts';
import { demandShort, tooManyCells } from './sheet-watch.ts';
import { readXlsx, type SheetLine } from './xlsx.ts';

export interface StoredTable {
  sha256: string;
  headers: string[];
  /** The line of the file that holds them, from 1. */
  headerLine: number;
  rows: number;
}

/** Titles and days stand above the headers, never more than this. */
const mostTitleLines = 30;
/** So much of a cell is kept. */
const keptOfCell = 20_000;

/** Keeps the lines below the headers, one JSON array each; they are named by the hash of all of them. */
export async function writeLines(arrival: string, target: string, kind: ListKind): Promise<StoredTable> {
  const out = await open(target, 'wx');
  try {
    return await writeTo(linesOf(arrival, kind), out, tableLimits[kind].rows);
  } finally {
    await out.close();
  }
}

/** The kind is told by the first bytes; the name and what the sender says of it count for nothing. */
async function* linesOf(arrival: string, kind: ListKind): AsyncGenerator<SheetLine> {
  const head = await headOf(arrival);
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') {
    yield* readXlsx(arrival, kind, mostImportColumns);
    return;
  }
  const start = head.toString('latin1');
  // An old xls, a PDF, and a page of HTML that calls itself xls.
  if (start.startsWith('\xd0\xcf\x11\xe0') || start.startsWith('%PDF') || /^\s*<[!a-z]/iu.test(start))
    throw new Refusal('sheet-type');
  const text = decodeText(await readFile(arrival));
  if (text === null) throw new Refusal('sheet-broken');
  let line = 0;
  for (const cells of readCsv(text, (counted) => demandFewCells(counted, kind))) {
    line += 1;
    for (const cell of cells) demandShort(cell, line);
    const plain = cells.slice(0, mostImportColumns);
    if (plain.some((one) => one.trim() !== '')) yield { line, cells: plain };
  }
}

async function writeTo(lines: AsyncGenerator<SheetLine>, out: FileHandle, most: number): Promise<StoredTable> {
  const hash = createHash('sha256');
  const title: SheetLine[] = [];
  let found: { headers: string[]; line: number } | null = null;
  let rows = 0;
  let waiting = '';
  const put = async ({ line, cells }: SheetLine) => {
    rows += 1;
    if (rows > most) throw new Refusal('sheet-too-long', { rows: most });
    waiting += `${JSON.stringify([line, ...cells.map(plainCell)])}\n`;
    if (waiting.length > 65_536) await flush();
  };
  const flush = async () => {
    hash.update(waiting);
    await out.write(waiting);
    waiting = '';
  };
  const findHeaders = async () => {
    const at = headerLine(title.map((one) => one.cells));
    const head = title[at];
    if (head === undefined) throw new Refusal('sheet-empty');
    found = { headers: headersOf(trimmed(head.cells)), line: head.line };
    hash.update(JSON.stringify(found));
    for (const one of title.slice(at + 1)) await put(one);
  };
  for await (const one of lines) {
    if (found !== null) await put(one);
    else if (title.push(one) === mostTitleLines) await findHeaders();
  }
  if (found === null) await findHeaders();
  await flush();
  await out.sync();
  if (rows === 0 || found === null) throw new Refusal('sheet-empty');
  const { headers, line } = found as { headers: string[]; line: number };
  return { sha256: hash.digest('hex'), headers, headerLine: line, rows };
}

/** Without what other systems add to keep a cell as text: ="0012", a quote in front of a sign, a tab behind. */
function plainCell(cell: string): string {
  const text = cell.slice(0, keptOfCell).trim();
  const kept = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return kept.replace(/^'(?=[=+\-@＝＋－＠'])/u, '');
}

function demandFewCells(cells: number, kind: ListKind): void {
  const { cells: most } = tableLimits[kind];
  if (cells > most) throw tooManyCells(most);
}

async function headOf(arrival: string): Promise<Buffer> {
  const file = await open(arrival, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function trimmed(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((one) => one.trim() !== '') + 1);
}
