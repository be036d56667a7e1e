/** Where what was found stands in a report: sentences, and in them the words that are wrong. */

interface Span {
  start: number;
  end: number;
}

/** One of what was found, by its number in the list. */
export interface ReportMark {
  n: number;
  /** The sentence. */
  at: Span;
  /** The words in it; null where they stand in several places. */
  words: Span | null;
}

/** A piece of the text that lies within the same sentences and words from its first character to its last. */
export interface ReportPiece {
  from: number;
  text: string;
  /** The numbers of all marks in whose sentence it lies. */
  within: number[];
  /** Those whose words it belongs to. */
  printed: number[];
  /** Those that begin with it. */
  begun: number[];
}

export function reportPieces(text: string, marks: readonly ReportMark[]): ReportPiece[] {
  const spans = marks.flatMap(({ at, words }) => (words === null ? [at] : [at, words]));
  const edges = new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]);
  const places = [...edges].filter((one) => one <= text.length).toSorted((a, b) => a - b);
  // Each edge opens or closes few marks: those that are open go along, so that a long text with many is not read anew for each piece.
  const opening = Map.groupBy(marks, ({ at }) => at.start);
  let open: ReportMark[] = [];
  return places.slice(0, -1).map((from, i) => {
    const begun = opening.get(from) ?? [];
    open = [...open.filter(({ at }) => at.end > from), ...begun];
    return {
      from,
      text: text.slice(from, places[i + 1]),
      within: open.map(({ n }) => n),
      printed: open.filter(({ words }) => words !== null && words.start <= from && from < words.end).map(({ n }) => n),
      begun: begun.map(({ n }) => n),
    };
  });
}

/** What a press on the piece opens: the next of its marks after the one that is open, so that each is reached. */
export function nextOf({ within, printed }: ReportPiece, open: number | null): number | undefined {
  const order = [...printed, ...within.filter((n) => !printed.includes(n))];
  return order[(order.indexOf(open ?? 0) + 1) % order.length];
}
