/**
 * Each PDF from outside is looked into in a process of its own, one at a time, within limits of time and memory: the pages answer
 * meanwhile, whatever somebody has sent.
 */
import { Refusal } from '../domain/base/refusal.ts';
import { readApart, scriptBeside } from './machine/apart.ts';

const seconds = 5;
const megabytes = 512;

const script = scriptBeside(import.meta.url, 'pdf-worker');

/** So many may wait, a minute and a half at the worst; the next is told to come again. */
const mostWaiting = 20;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Whether the file at the path is a whole PDF that only shows pages; one that cannot be looked through within the limits is none. */
export function isQuietPdfAt(path: string): Promise<boolean> {
  if (waiting >= mostWaiting) return Promise.reject(new Refusal('busy'));
  waiting += 1;
  const before = last;
  const looked = before.then(() => look(path)).finally(() => (waiting -= 1));
  last = looked.catch(() => undefined);
  return looked;
}

async function look(path: string): Promise<boolean> {
  const looked = await readApart<boolean>({
    script,
    told: [path],
    seconds,
    megabytes: { heap: megabytes, all: megabytes },
  });
  return 'answer' in looked && looked.answer;
}
