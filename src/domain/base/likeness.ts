/** 相似 (likeness): how much of one text stands in another, by pairs of neighbouring characters. */

/** Pairs of neighbouring characters: what the search index and the likeness of two stories are made from. */
export function bigramsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const characters = [...plain];
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i += 1) pairs.add(`${characters[i]}${characters[i + 1]}`);
  return pairs;
}

/** Share of the shorter text's pairs that the other text has too: 1 when one tells all that the other tells. */
export function likeness(a: string, b: string): number {
  const [x, y] = [bigramsOf(a), bigramsOf(b)];
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return shared / small.size;
}
