/**
 * 从文件取字: the words of a contract that comes as DOCX, PDF or TXT. Each file is read in a process of its own, one at a time, within limits
 * of time and memory, and is gone afterwards; it ends with the request that brought it. Where a virus scanner is connected, it looks first.
 * A thread would not do: what a PDF unpacks into lies outside of the memory that is counted for a thread.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Refusal, type RefusalCode } from '../../domain/base/refusal.ts';
import { textFileLimits, type TableReading, type TextOfFile } from '../../domain/matter/document/text-file.ts';
import type { FactOf } from '../../domain/refusals.ts';
import { ScannerAway } from '../clamd.ts';
import type { Scanner } from '../files.ts';
import { demandFreeSpace } from '../free-space.ts';

export type TextAnswer =
  | { read: TextOfFile }
  | { refused: { code: RefusalCode; facts: Readonly<Record<string, string | number>> } }
  | { failed: string };

export interface TextFiles {
  /** The words of the file, which is not kept; the signal ends its reading. */
  readText(stream: Readable, signal?: AbortSignal, tables?: TableReading): Promise<TextOfFile>;
}

// Beside this file as it is written, and above it as it is built.
const script = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './text-worker.ts' : '../text-worker.js', import.meta.url),
);
/** What Node sets aside for itself before it has read a byte, in kilobytes. */
const ownKilobytes = 640 * 1024;

/** So many may wait; the next is told to come again. */
const mostWaiting = 10;
const late = Symbol('late');

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
        return await inTurn(() => readApart(arrival, { seconds, signal, tables }));
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

/** The shell sets the limits, which the program then keeps for its life: of its memory, and of the processor should nobody end it. */
function startReader(arrival: string, seconds: number, tables: TableReading) {
  const limits = `ulimit -d ${ownKilobytes + textFileLimits.memoryMegabytes * 1024} && ulimit -t ${Math.ceil(seconds) + 5}`;
  const heap = `--max-old-space-size=${textFileLimits.memoryMegabytes / 2}`;
  return spawn('/bin/sh', ['-c', `${limits} && exec "$0" "$@"`, process.execPath, heap, script, arrival, tables], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Nothing of the settings of the program, which a file has no need to know.
    env: {},
  });
}

interface Reading {
  seconds: number;
  signal: AbortSignal | undefined;
  tables: TableReading;
}

async function readApart(arrival: string, { seconds, signal, tables }: Reading): Promise<TextOfFile> {
  const reader = startReader(arrival, seconds, tables);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(late), seconds * 1000);
  const leave = () => end.abort();
  signal?.addEventListener('abort', leave, { once: true });
  try {
    if (signal?.aborted === true) leave();
    const [answer] = (await Promise.race([
      once(reader, 'message', { signal: end.signal }),
      once(reader, 'close', { signal: end.signal }).then(() => [swelled]),
    ])) as [TextAnswer];
    return taken(answer);
  } catch (error) {
    if (!end.signal.aborted) throw error;
    throw end.signal.reason === late ? new Refusal('text-file-too-slow', { seconds }) : new Refusal('invalid-input');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
    reader.kill('SIGKILL');
  }
}

/** A reader that ends without an answer had no more memory. */
const swelled: TextAnswer = {
  refused: { code: 'text-file-swells', facts: { megabytes: textFileLimits.megabytes } },
};

function taken(answer: TextAnswer): TextOfFile {
  if ('read' in answer) return answer.read;
  if ('failed' in answer) throw new Error(answer.failed);
  const { code, facts } = answer.refused;
  // Whoever threw it gave each fact that its sentence is filled with.
  throw new Refusal<RefusalCode>(code, facts as Readonly<Record<FactOf<RefusalCode>, string | number>>);
}
