/**
 * 表格存放: tables that somebody uploaded, read once when they arrive and kept as plain lines of cells, so that each later pass
 * costs little and a file that cannot be read is refused at once. Named by their content, like photos.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Refusal } from '../domain/base/refusal.ts';
import { tableLimits, type ListKind, type TableKind } from '../domain/exchange/import/table-limits.ts';
import type { RawSheet } from '../domain/exchange/onboarding/onboarding.ts';
import { demandFreeSpace } from './free-space.ts';
import type { StoredTable } from './table/table-lines.ts';
import { TableReader } from './table/table-reader.ts';
import type { SheetLine } from './table/xlsx.ts';

export type { StoredTable };

export interface StoredLine extends SheetLine {
  /** What stood in it is registered and sealed; only the number is left. */
  blanked: boolean;
}

export interface Tables {
  /** Takes one table in. Refuses by size, by kind and when there is nothing in it; the signal ends its reading. */
  storeTable(stream: Readable, signal?: AbortSignal, kind?: ListKind): Promise<StoredTable>;
  /** All sheets of a small workbook, read once and not kept. */
  readWorkbook(stream: Readable, signal?: AbortSignal): Promise<RawSheet[]>;
  /** Its lines below the headers, in order; refuses with sheet-gone when it was thrown away. */
  readTable(sha256: string): AsyncGenerator<StoredLine>;
  /** Empties these lines for good but for one cell; one that is gone or empty already stays so. */
  blankLines(sha256: string, lines: ReadonlySet<number>, keptCell: number): Promise<void>;
  removeTable(sha256: string): Promise<void>;
  /** Tables stored before the instant; also clears what was cut off on its way. */
  listTables(storedBefore: Date): AsyncGenerator<string>;
}

/** The tables of a folder; made on first use. */
export function tablesIn(folder: string, keptDays: number): Tables {
  const reader = new TableReader();
  return {
    storeTable(stream, signal, kind = 'table') {
      return arrive(folder, stream, kind, async (arrival) => {
        const target = `${arrival}.lines`;
        try {
          const stored = await reader.read({ kind, arrival, target }, signal);
          await rename(target, pathIn(folder, stored.sha256));
          return stored;
        } finally {
          await rm(target, { force: true });
        }
      });
    },
    readWorkbook(stream, signal) {
      return arrive(folder, stream, 'workbook', (arrival) => reader.read({ kind: 'workbook', arrival }, signal));
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

/** Lays the stream down for as long as it is read. */
async function arrive<T>(
  folder: string,
  stream: Readable,
  kind: TableKind,
  read: (arrival: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  await demandFreeSpace(folder);
  const arrival = path.join(folder, `${randomUUID()}.part`);
  try {
    await receive(stream, arrival, tableLimits[kind].packedMegabytes);
    return await read(arrival);
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

/** Writes the stream to the arrival file as it comes. */
async function receive(stream: Readable, arrival: string, megabytes: number): Promise<void> {
  const file = await open(arrival, 'wx');
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > megabytes * 1024 * 1024) throw new Refusal('sheet-too-large', { megabytes });
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
}
