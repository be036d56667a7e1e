/** Where the marks of a text stand: two that share words are both to be found, each by its own number. */

export interface Marked {
  n: number;
  at: number;
  words: string;
}

/** A piece of the text that lies within the same marks from its first character to its last. */
export interface MarkedPiece<T extends Marked> {
  from: number;
  words: string;
  /** All marks that it lies in, in the order of their numbers; none of plain words. */
  within: T[];
  /** Those of them that begin with it: their numbers stand before it. */
  begun: T[];
}

/** The whole text, piece by piece; a mark whose words do not stand at its place is left out. */
export function markedPieces<T extends Marked>(text: string, marks: readonly T[]): MarkedPiece<T>[] {
  const placed = marks
    .filter(({ at, words }) => words !== '' && text.slice(at, at + words.length) === words)
    .toSorted((a, b) => a.n - b.n);
  const edges = new Set([0, text.length, ...placed.flatMap(({ at, words }) => [at, at + words.length])]);
  const places = [...edges].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const within = placed.filter(({ at, words }) => at <= from && from < at + words.length);
    return { from, words: text.slice(from, places[i + 1]), within, begun: within.filter(({ at }) => at === from) };
  });
}

/** What a press on the piece opens: the next of its marks after the one that is open, so that each is reached. */
export function pressed<T extends Marked>(within: readonly T[], open: number | null): T | undefined {
  const now = within.findIndex(({ n }) => n === open);
  return within[(now + 1) % within.length];
}
