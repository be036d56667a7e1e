/** What a drill says: each step with how long it took and what came of it, behind the seconds since the drill began. */
const began = performance.now();

export function say(line: string): void {
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}

/** What it gives may be the words that are said of it, or carry them. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const from = performance.now();
  const done = await work();
  const told = typeof done === 'string' ? done : ((done as { words?: string } | undefined)?.words ?? '');
  say(`${name}：${((performance.now() - from) / 1000).toFixed(1)} 秒${told === '' ? '' : `（${told}）`}`);
  return done;
}

/** Ends the drill where something is not as it should be. */
export function demand(isSo: boolean, words: string): void {
  if (!isSo) throw new Error(words);
}
