/**
 * 表格存放: tables that somebody uploaded, read once when they arrive and kept as plain lines of cells, so that each later pass
 * costs little and a file that cannot be read is refused at once. Named by their content, like photos.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { headerLine, headersOf } from '../domain/exchange/import/column.ts';
import { mostImportColumns, mostImportMegabytes, mostImportRows } from '../domain/exchange/import/import.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { decodeText, readCsv } from './csv.ts';
import type { RawSheet } from '../domain/exchange/onboarding/onboarding.ts';
import { readSheets, readXlsx, type SheetLine } from './xlsx.ts';
import { NoZip, TooLarge } from './zip.ts';

export interface StoredTable {
  sha256: string;
  headers: string[];
  /** The line of the file that holds them, from 1. */
  headerLine: number;
  rows: number;
}

export interface StoredLine extends SheetLine {
  /** What stood in it is registered and sealed; only the number is left. */
  blanked: boolean;
}

export interface Tables {
  /** Takes one table in. Refuses by size, by kind and when there is nothing in it. */
  storeTable(stream: Readable): Promise<StoredTable>;
  /** All sheets of a small workbook, read once and not kept. */
  readWorkbook(stream: Readable): Promise<RawSheet[]>;
  /** Its lines below the headers, in order; refuses with sheet-gone when it was thrown away. */
  readTable(sha256: string): AsyncGenerator<StoredLine>;
  /** Empties these lines for good but for one cell; one that is gone or empty already stays so. */
  blankLines(sha256: string, lines: ReadonlySet<number>, keptCell: number): Promise<void>;
  removeTable(sha256: string): Promise<void>;
  /** Tables stored before the instant; also clears what was cut off on its way. */
  listTables(storedBefore: Date): AsyncGenerator<string>;
}

/** Titles and days stand above the headers, never more than this. */
const mostTitleLines = 30;
const longestCell = 20_000;

/** The tables of a folder; made on first use. */
export function tablesIn(folder: string, keptDays: number): Tables {
  return {
    async storeTable(stream) {
      return arrive(folder, stream, async (arrival, head) => {
        const lines = `${arrival}.lines`;
        try {
          const stored = await write(linesOf(arrival, head), lines);
          await rename(lines, pathIn(folder, stored.sha256));
          return stored;
        } finally {
          await rm(lines, { force: true });
        }
      });
    },
    async readWorkbook(stream) {
      return arrive(folder, stream, readSheets);
    },
    readTable: (sha256) => storedLines(folder, sha256, keptDays),
    async blankLines(sha256, lines, keptCell) {
      let isDue = false;
      for await (const { line, blanked } of storedLines(folder, sha256, keptDays))
        isDue ||= lines.has(line) && !blanked;
      if (!isDue) return;
      const target = path.join(folder, `${randomUUID()}.part`);
      try {
        await writeBlanked(storedLines(folder, sha256, keptDays), { lines, keptCell }, target);
        await rename(target, pathIn(folder, sha256));
      } finally {
        await rm(target, { force: true });
      }
    },
    async removeTable(sha256) {
      await rm(pathIn(folder, sha256), { force: true });
    },
    async *listTables(storedBefore) {
      for (const name of await readdir(folder).catch(() => [])) {
        const found = await stat(path.join(folder, name)).catch(() => null);
        if (found === null || found.mtime >= storedBefore) continue;
        if (/^[0-9a-f]{64}$/u.test(name)) yield name;
        else await rm(path.join(folder, name), { force: true });
      }
    },
  };
}

function pathIn(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Refusal('not-found');
  return path.join(folder, sha256);
}

/** Lays the stream down for as long as it is read, by its path and its first bytes; refuses what cannot be read. */
async function arrive<T>(
  folder: string,
  stream: Readable,
  read: (arrival: string, head: Buffer) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const arrival = path.join(folder, `${randomUUID()}.part`);
  try {
    return await read(arrival, await receive(stream, arrival));
  } catch (error) {
    throw refusalOf(error);
  } finally {
    await rm(arrival, { force: true });
  }
}

async function* storedLines(folder: string, sha256: string, keptDays: number): AsyncGenerator<StoredLine> {
  const file = await open(pathIn(folder, sha256), 'r').catch(() => null);
  if (file === null) throw new Refusal('sheet-gone', { days: keptDays });
  await file.close();
  const source = createReadStream(pathIn(folder, sha256), 'utf8');
  try {
    for await (const text of createInterface({ input: source, crlfDelay: Infinity })) {
      const [line, ...cells] = JSON.parse(text) as [number, ...string[]];
      // An emptied line has its number below zero.
      yield { line: Math.abs(line), cells, blanked: line < 0 };
    }
  } finally {
    source.destroy();
  }
}

async function writeBlanked(
  stored: AsyncGenerator<StoredLine>,
  { lines, keptCell }: { lines: ReadonlySet<number>; keptCell: number },
  target: string,
): Promise<void> {
  const out = await open(target, 'wx');
  try {
    for await (const { line, cells, blanked } of stored) {
      const isEmptied = blanked || lines.has(line);
      const kept = isEmptied ? cells.map((cell, i) => (i === keptCell ? cell : '')) : cells;
      await out.write(`${JSON.stringify([isEmptied ? -line : line, ...kept])}\n`);
    }
    await out.sync();
  } finally {
    await out.close();
  }
}

/** Writes the stream to the arrival file as it comes; gives its first bytes. */
async function receive(stream: Readable, arrival: string): Promise<Buffer> {
  const file = await open(arrival, 'wx');
  let head = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostImportMegabytes * 1024 * 1024) throw tooLarge();
      if (head.length < 8) head = Buffer.concat([head, chunk]).subarray(0, 8);
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return head;
}

/** The kind is told by the first bytes; the name and what the sender says of it count for nothing. */
async function* linesOf(arrival: string, head: Buffer): AsyncGenerator<SheetLine> {
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') {
    yield* readXlsx(arrival, mostImportColumns);
    return;
  }
  const start = head.toString('latin1');
  // An old xls, a PDF, and a page of HTML that calls itself xls.
  if (start.startsWith('\xd0\xcf\x11\xe0') || start.startsWith('%PDF') || /^\s*<[!a-z]/iu.test(start))
    throw new Refusal('sheet-type');
  const text = decodeText(await readFile(arrival));
  if (text === null) throw new Refusal('sheet-type');
  let line = 0;
  for (const cells of readCsv(text)) {
    line += 1;
    const plain = cells.slice(0, mostImportColumns);
    if (plain.some((one) => one.trim() !== '')) yield { line, cells: plain };
  }
}

/** Keeps the lines below the headers, one JSON array each, under the hash of all of them. */
async function write(lines: AsyncGenerator<SheetLine>, target: string): Promise<StoredTable> {
  const out = await open(target, 'wx');
  try {
    return await writeTo(lines, out);
  } finally {
    await out.close();
  }
}

async function writeTo(lines: AsyncGenerator<SheetLine>, out: FileHandle): Promise<StoredTable> {
  const hash = createHash('sha256');
  const title: SheetLine[] = [];
  let found: { headers: string[]; line: number } | null = null;
  let rows = 0;
  let waiting = '';
  const put = async ({ line, cells }: SheetLine) => {
    rows += 1;
    if (rows > mostImportRows) throw new Refusal('sheet-too-long', { rows: mostImportRows });
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
  const text = cell.slice(0, longestCell).trim();
  const kept = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return kept.replace(/^'(?=[=+\-@'])/u, '');
}

function trimmed(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((one) => one.trim() !== '') + 1);
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof TooLarge) return tooLarge();
  // Whatever else a workbook is wrong in, it is one that nobody can read.
  return error instanceof NoZip || !isOfMachine(error) ? new Refusal('sheet-type') : error;
}

/** A full disk is no fault of the table. */
function isOfMachine(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function tooLarge(): Refusal {
  return new Refusal('sheet-too-large', { megabytes: mostImportMegabytes });
}
