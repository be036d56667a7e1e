/**
 * 从文件取字: the words of a contract that comes as DOCX, PDF or TXT. Each file is read in a process of its own, one at a time, within limits
 * of time and memory, and is gone afterwards; it ends with the request that brought it. Where a virus scanner is connected, it looks first.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal, type RefusalCode } from '../../domain/base/refusal.ts';
import { textFileLimits, type TableReading, type TextOfFile } from '../../domain/matter/document/text-file.ts';
import type { FactOf } from '../../domain/refusals.ts';
import { ScannerAway } from '../clamd.ts';
import type { Scanner } from '../files.ts';
import { demandFreeSpace } from '../free-space.ts';
import { readApart, scriptBeside, type Unread } from '../machine/apart.ts';

export type TextAnswer =
  | { read: TextOfFile }
  | { refused: { code: RefusalCode; facts: Readonly<Record<string, string | number>> } }
  | { failed: string };

export interface TextFiles {
  /** The words of the file, which is not kept; the signal ends its reading. */
  readText(stream: Readable, signal?: AbortSignal, tables?: TableReading): Promise<TextOfFile>;
}

const script = scriptBeside(import.meta.url, 'text-worker');

/** So many may wait; the next is told to come again. */
const mostWaiting = 10;

/** Reads files by way of a folder, made on first use. */
export function textFilesIn(
  folder: string,
  scanner: Scanner | null = null,
  seconds: number = textFileLimits.seconds,
): TextFiles {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) throw new Refusal('busy');
    waiting += 1;
    const turn = last.then(read).finally(() => (waiting -= 1));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    async readText(stream, signal, tables = 'words') {
      await mkdir(folder, { recursive: true });
      await demandFreeSpace(folder);
      const arrival = path.join(folder, `${randomUUID()}.part`);
      try {
        await receive(stream, arrival);
        if (scanner !== null) await demandClean(scanner, arrival);
        return await inTurn(() => readText(arrival, { seconds, signal, tables }));
      } finally {
        await rm(arrival, { force: true });
      }
    },
  };
}

/** Writes the stream down as it comes, and stops at the first byte too many. */
async function receive(stream: Readable, arrival: string): Promise<void> {
  const file = await open(arrival, 'wx');
  const megabytes = textFileLimits.packedMegabytes;
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > megabytes * 1024 * 1024) throw new Refusal('text-file-too-large', { megabytes });
      await file.write(chunk);
    }
    if (bytes === 0) throw new Refusal('text-file-empty');
  } finally {
    await file.close();
  }
}

async function demandClean(scanner: Scanner, arrival: string): Promise<void> {
  const virus = await scanner.scan(createReadStream(arrival)).catch((error: unknown) => {
    throw error instanceof ScannerAway ? new Refusal('text-file-unscanned') : error;
  });
  if (virus !== null) throw new Refusal('text-file-infected', { virus });
}

interface Reading {
  seconds: number;
  signal: AbortSignal | undefined;
  tables: TableReading;
}

async function readText(arrival: string, { seconds, signal, tables }: Reading): Promise<TextOfFile> {
  const { memoryMegabytes: all } = textFileLimits;
  const megabytes = { heap: all / 2, all };
  const read = await readApart<TextAnswer>({ script, told: [arrival, tables], seconds, megabytes, signal });
  if ('unread' in read) throw refusalOf(read.unread, seconds);
  return taken(read.answer);
}

function refusalOf(why: Unread, seconds: number): Refusal {
  if (why === 'swelled') return new Refusal('text-file-swells', { megabytes: textFileLimits.megabytes });
  return why === 'left' ? new Refusal('invalid-input') : new Refusal('text-file-too-slow', { seconds });
}

function taken(answer: TextAnswer): TextOfFile {
  if ('read' in answer) return answer.read;
  if ('failed' in answer) throw new Error(answer.failed);
  const { code, facts } = answer.refused;
  // Whoever threw it gave each fact that its sentence is filled with.
  throw new Refusal<RefusalCode>(code, facts as Readonly<Record<FactOf<RefusalCode>, string | number>>);
}
