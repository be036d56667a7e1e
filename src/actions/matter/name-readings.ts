/** How names are read aloud, for lists of people that are searched by initials or pinyin; each is worked out once. */
import { setImmediate } from 'node:timers/promises';
import { readingsOf } from '../../outside/pinyin.ts';

/** About 20 ms of the dictionary; then whoever else waits has his turn. */
const atOnce = 200;
const most = 20_000;
const kept = new Map<string, readonly string[]>();

/** For each name its readings as 「zhou yi」, the usual one first. */
export async function nameReadings(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [i, name] of names.entries()) {
    if (i % atOnce === atOnce - 1) await setImmediate();
    found.set(name, kept.get(name) ?? (await read(name)));
  }
  return found;
}

async function read(name: string): Promise<readonly string[]> {
  const readings = [...new Set((await readingsOf(name)).map((one) => one.join(' ')))];
  if (kept.size >= most) kept.clear();
  kept.set(name, readings);
  return readings;
}
