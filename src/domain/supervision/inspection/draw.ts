/**
 * 双随机 (random draw): which premises are inspected and by whom is drawn by lot (国办发〔2015〕58号「随机抽取检查对象、随机选派执法检查
 * 人员」). The seed is written down with what was drawn from, so that anybody can draw once more and gets the same: the same seed over
 * the same names gives the same draw, in whatever order they were listed.
 */

/** Which premises, and for each the officers, in the order in which they were drawn. */
export interface Drawn {
  shopId: string;
  officerIds: string[];
}

/** Two different officers at the least: nobody inspects alone. */
export const officersPerShop = 2;

interface Drawing {
  pool: readonly string[];
  officers: readonly string[];
  shops: number;
  /** So many are drawn ahead of the others, out of these of the pool: of which people complained, say. */
  first?: { from: readonly string[]; shops: number };
}

/** Draws `shops` of the pool without one twice, and for each two officers; each officer is drawn once before one is drawn again. */
export function draw(seed: string, { pool, officers, shops, first }: Drawing): Drawn[] {
  const next = numbersFrom(seed);
  const most = Math.max(0, shops);
  const ahead = first === undefined || first.shops === 0 ? [] : drawnFirst(pool, first, most, next);
  const rest = ahead.length === 0 ? pool : pool.filter((one) => !ahead.includes(one));
  const drawn = [...ahead, ...shuffled(rest, next)].slice(0, most);
  const row: string[] = [];
  const canSend = new Set(officers).size >= officersPerShop;
  return drawn.map((shopId) => ({ shopId, officerIds: canSend ? takeCrew(row, officers, next) : [] }));
}

function drawnFirst(
  pool: readonly string[],
  { from, shops }: NonNullable<Drawing['first']>,
  most: number,
  next: () => number,
): string[] {
  const known = new Set(pool);
  return shuffled(
    from.filter((one) => known.has(one)),
    next,
  ).slice(0, Math.min(shops, most));
}

/** The next two of the shuffled row; when it runs out all are shuffled anew behind it, and nobody is his own second. */
function takeCrew(row: string[], officers: readonly string[], next: () => number): string[] {
  const crew: string[] = [];
  while (crew.length < officersPerShop) {
    const at = row.findIndex((one) => !crew.includes(one));
    if (at < 0) row.push(...shuffled(officers, next));
    else crew.push(...row.splice(at, 1));
  }
  return crew;
}

/** Fisher and Yates over the names in their own order, so that how they were listed does not matter. */
function shuffled(names: readonly string[], next: () => number): string[] {
  const row = [...new Set(names)].sort();
  for (let i = row.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [row[i], row[j]] = [row[j] as string, row[i] as string];
  }
  return row;
}

/** Numbers in [0, 1) that follow from the seed alone (mulberry32 over a hash of the seed); never used for secrets. */
function numbersFrom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const character of seed) {
    state ^= character.codePointAt(0) ?? 0;
    state = Math.imul(state, 16_777_619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
