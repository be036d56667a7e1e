/**
 * 复检机构的抽取: the institution that tests again is drawn from the register by a recorded seed, so that anybody can draw it once more;
 * the first one is never among them (《食品安全抽样检验管理办法》: 随机确定，不得与初检机构为同一机构).
 */
import type { Institution } from './institution.ts';

/** In the order of their ids, so that the same register and the same seed draw the same one; null where there is none to draw from. */
export function drawnFrom(candidates: readonly Institution[], seed: string): Institution | null {
  const ordered = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return ordered[hashOf(seed) % Math.max(1, ordered.length)] ?? null;
}

/** FNV-1a over the letters of the seed: published, short, and the same on every machine. */
function hashOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
