/**
 * 抽查 (spotcheck): 「不低于 20％ 的电话抽查」. Who is called is drawn at random by a seed that is kept: whoever doubts the draw draws
 * again with the same seed and finds the same stations. The seed is made once, after the freeze, so that nobody can try again.
 */

/** Draws so many of a hundred, rounded up and at least one; the order of the ids does not matter. */
export function draw(seed: string, ids: readonly string[], sharePercent: number): string[] {
  const pool = [...new Set(ids)].toSorted();
  const n = Math.min(pool.length, Math.ceil((pool.length * sharePercent) / 100));
  const next = numbersOf(seed);
  for (let i = 0; i < n; i += 1) {
    const at = i + below(next, pool.length - i);
    [pool[i], pool[at]] = [pool[at] as string, pool[i] as string];
  }
  return pool.slice(0, n).toSorted();
}

/** Evenly among the first n: what would make some of them likelier is thrown away. */
function below(next: () => number, n: number): number {
  const whole = 2 ** 32;
  const most = whole - (whole % n);
  let number = next();
  while (number >= most) number = next();
  return number % n;
}

/** The numbers of a seed, 32 bits each (sfc32, seeded by four rounds over its characters). */
function numbersOf(seed: string): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (const letter of seed) {
    a = Math.imul(a ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    next();
  }
  for (let i = 0; i < 20; i += 1) next();
  return next;
}
