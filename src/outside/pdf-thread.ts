/**
 * Each PDF from outside is looked into in a thread of its own, one at a time, with limits of time and memory: the pages answer
 * meanwhile, whatever somebody has sent.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../domain/base/refusal.ts';

const seconds = 5;
const megabytes = 512;

// Beside this file as it is written, and above it as it is built.
const script = new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : '../pdf-worker.js', import.meta.url);

/** So many may wait, a minute and a half at the worst; the next is told to come again. */
const mostWaiting = 20;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Whether the file at the path is a whole PDF that only shows pages; one that cannot be looked through within the limits is none. */
export function isQuietPdfAt(path: string): Promise<boolean> {
  if (waiting >= mostWaiting) return Promise.reject(new Refusal('busy'));
  waiting += 1;
  const before = last;
  const looked = before.then(() => lookInThread(path)).finally(() => (waiting -= 1));
  last = looked.catch(() => undefined);
  return looked;
}

async function lookInThread(path: string): Promise<boolean> {
  const thread = new Worker(script, {
    workerData: path,
    // Nothing of how the program was started, such as a loader of its tests.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  });
  const late = AbortSignal.timeout(seconds * 1000);
  try {
    const [isQuiet] = (await once(thread, 'message', { signal: late })) as [boolean];
    return isQuiet;
  } catch (error) {
    if (late.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return false;
    throw error;
  } finally {
    await thread.terminate();
  }
}
