/**
 * What labelled texts have taught of danger to life: how much each sign of a text speaks for it. A sum of weights, so that the same text
 * always gets the same answer. Made by `scripts/danger-learn.ts`.
 */
import { dangerWeights } from './danger-weights.ts';

/** One of the two votes, as it is written down: what one level of a weight is worth, and of a sign's own weight. */
export interface WrittenVote {
  readonly bias: number;
  readonly step: number;
  readonly ownStep: number;
  /** The own weight of a sign that was not learned: it says nothing, and makes a text the less sure. */
  readonly rare: number;
}

/** What was learned, as it is written down: a vote of all signs, and one of the runs of characters alone, which weighs them otherwise. */
export interface WrittenWeights {
  readonly all: WrittenVote;
  readonly runs: WrittenVote;
  /** A line is a sign, a blank, and for each vote one letter for the sign's own weight and one for what it speaks; a notion has the first vote alone. */
  readonly lines: string;
}

interface Vote extends WrittenVote {
  readonly own: Uint8Array;
  readonly speaks: Int8Array;
}

export interface DangerWeights {
  readonly places: ReadonlyMap<string, number>;
  readonly all: Vote;
  readonly runs: Vote;
}

/** How much the first vote counts; both together page a fourth less in vain than the first one, where they hear as much. */
const shareOfAll = 0.6;

/** A run of characters, and no notion: those have a mark. */
export const isRun = (sign: string): boolean => !/[^\p{L}\p{N}|]/u.test(sign);

/** The letters of a level, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const levelLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What the signs say together by both votes: above nothing they speak for danger. */
export function sumOf(signs: ReadonlySet<string>, { places, all, runs }: DangerWeights): number {
  let [sum, squares, runSum, runSquares] = [0, 0, 0, 0];
  for (const sign of signs) {
    const at = places.get(sign);
    if (at === undefined) {
      squares += all.rare ** 2;
      continue;
    }
    squares += ((all.own[at] ?? 0) * all.ownStep) ** 2;
    sum += all.speaks[at] ?? 0;
    // A notion weighs nothing in the second vote.
    runSquares += ((runs.own[at] ?? 0) * runs.ownStep) ** 2;
    runSum += runs.speaks[at] ?? 0;
  }
  return shareOfAll * voteOf(all, sum, squares) + (1 - shareOfAll) * voteOf(runs, runSum, runSquares);
}

const voteOf = ({ bias, step }: WrittenVote, sum: number, squares: number): number =>
  bias + (sum * step) / Math.sqrt(squares === 0 ? 1 : squares);

let read: DangerWeights | undefined;

/** Read once, when the first text is. */
export function learnedWeights(): DangerWeights {
  read ??= readWeights(dangerWeights);
  return read;
}

export function readWeights({ lines, all, runs }: WrittenWeights): DangerWeights {
  const rows = lines === '' ? [] : lines.split('\n');
  const middle = levelLetters.length / 2;
  const level = new Map([...levelLetters].map((letter, i) => [letter, i]));
  const places = new Map<string, number>();
  const empty = () => ({ own: new Uint8Array(rows.length), speaks: new Int8Array(rows.length) });
  const [first, second] = [empty(), empty()];
  for (const [i, row] of rows.entries()) {
    const blank = row.lastIndexOf(' ');
    places.set(row.slice(0, blank), i);
    for (const [{ own, speaks }, from] of [[first, blank + 1] as const, [second, blank + 3] as const]) {
      own[i] = level.get(row[from] ?? '') ?? 0;
      speaks[i] = row[from + 1] === undefined ? 0 : (level.get(row[from + 1] ?? '') ?? 0) - middle;
    }
  }
  return { places, all: { ...all, ...first }, runs: { ...runs, ...second } };
}
