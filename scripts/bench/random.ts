/** A seeded source of chance (mulberry32), so that every run of the bench makes the same county. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function oneOf<T>(chance: Chance, values: readonly T[]): T {
  return values[Math.floor(chance() * values.length)] as T;
}

/** Picks a key by its weight. */
export function weighted(chance: Chance, weights: Readonly<Record<string, number>>): string {
  const entries = Object.entries(weights);
  let at = chance() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    at -= weight;
    if (at < 0) return key;
  }
  return (entries.at(-1) as [string, number])[0];
}

export function whole(chance: Chance, from: number, to: number): number {
  return from + Math.floor(chance() * (to - from + 1));
}

/** A version 7 id of an instant, from the seeded chance: ids of matters grow with time as those of the program do. */
export function idAt(chance: Chance, at: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0');
  const hex = (n: number) =>
    Math.floor(chance() * 16 ** n)
      .toString(16)
      .padStart(n, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${oneOf(chance, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`;
}
