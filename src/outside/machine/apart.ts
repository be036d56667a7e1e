/**
 * 另开一个进程读: what came from outside is read by a program of its own, within limits of time and memory, and that program is gone
 * afterwards. A thread would not do: what a file unpacks into lies outside of the memory that is counted for a thread, and a thread that
 * comes to the end of its own can take the whole program with it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Apart {
  /** The program that reads; it sends one answer. */
  script: URL;
  /** What it is told. */
  told: readonly string[];
  /** Of the clock. */
  seconds: number;
  /** Of what JavaScript may keep, and of all the memory that its reading takes. */
  megabytes: Readonly<{ heap: number; all: number }>;
  /** Ends the reading with the request that brought the file. */
  signal?: AbortSignal | undefined;
}

/** Why there is no answer: it took too long, too much memory, or nobody waits for it any more. */
export type Unread = 'late' | 'swelled' | 'left';

/** What Node sets aside for itself before it has read a byte, in kilobytes. */
const ownKilobytes = 640 * 1024;

/** A program that reads: beside the file that calls it as it is written, and above that as it is built. */
export function scriptBeside(caller: string, name: string): URL {
  return new URL(caller.endsWith('.ts') ? `./${name}.ts` : `../${name}.js`, caller);
}

/** Gives what the program answers, as JSON carries it. */
export async function readApart<Answer>(apart: Apart): Promise<{ answer: Answer } | { unread: Unread }> {
  const { seconds, signal } = apart;
  if (signal?.aborted === true) return { unread: 'left' };
  const late = AbortSignal.timeout(seconds * 1000);
  const ends = signal === undefined ? late : AbortSignal.any([late, signal]);
  const reader = start(apart);
  try {
    return await Promise.race([
      once(reader, 'message', { signal: ends }).then(([answer]) => ({ answer: answer as Answer })),
      // One that ends without an answer had no more memory.
      once(reader, 'close', { signal: ends }).then((): { unread: Unread } => ({ unread: 'swelled' })),
    ]);
  } catch (error) {
    if (!ends.aborted) throw error;
    return { unread: late.aborted ? 'late' : 'left' };
  } finally {
    reader.kill('SIGKILL');
  }
}

/** The shell sets the limits, which the program then keeps for its life: of its memory, and of the processor should nobody end it. */
function start({ script, told, seconds, megabytes }: Apart): ChildProcess {
  const limits = `ulimit -c 0 && ulimit -d ${ownKilobytes + megabytes.all * 1024} && ulimit -t ${Math.ceil(seconds) + 5}`;
  const run = [process.execPath, `--max-old-space-size=${megabytes.heap}`, fileURLToPath(script), ...told];
  return spawn('/bin/sh', ['-c', `${limits} && exec "$0" "$@"`, ...run], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Nothing of the settings of the program, which a file has no need to know.
    env: {},
  });
}

/** Called by a program that reads: answers, unless whoever asked has gone. */
export async function answerApart(answer: () => Promise<unknown>): Promise<void> {
  process.once('disconnect', () => process.exit());
  const found = await answer();
  process.send?.(found);
}
