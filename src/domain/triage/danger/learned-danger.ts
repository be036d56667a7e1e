/**
 * What labelled texts have taught of danger to life: how much each sign of a text speaks for it. A sum of weights, so that the same text
 * always gets the same answer. Made by `scripts/danger-learn.ts`.
 */
import { dangerWeights } from './danger-weights.ts';

/** What was learned, as it is written down. */
export interface WrittenWeights {
  readonly bias: number;
  /** What one level of a weight is worth, and of a sign's own weight. */
  readonly step: number;
  readonly ownStep: number;
  /** The own weight of a sign that was not learned: it says nothing, and makes a text the less sure. */
  readonly rare: number;
  /** A line is a sign, a blank, one letter for the sign's own weight and one for what it speaks. */
  readonly lines: string;
}

export interface DangerWeights extends Omit<WrittenWeights, 'lines'> {
  readonly places: ReadonlyMap<string, number>;
  readonly own: Uint8Array;
  readonly speaks: Int8Array;
}

/** The letters of a level, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const levelLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What the signs say together: above nothing they speak for danger. */
export function sumOf(
  signs: ReadonlySet<string>,
  { bias, step, ownStep, rare, places, own, speaks }: DangerWeights,
): number {
  let sum = 0;
  let squares = 0;
  for (const sign of signs) {
    const at = places.get(sign);
    if (at === undefined) squares += rare ** 2;
    if (at === undefined) continue;
    squares += ((own[at] ?? 0) * ownStep) ** 2;
    sum += speaks[at] ?? 0;
  }
  return bias + (sum * step) / Math.sqrt(squares === 0 ? 1 : squares);
}

let read: DangerWeights | undefined;

/** Read once, when the first text is. */
export function learnedWeights(): DangerWeights {
  read ??= readWeights(dangerWeights);
  return read;
}

export function readWeights({ lines, ...rest }: WrittenWeights): DangerWeights {
  const rows = lines === '' ? [] : lines.split('\n');
  const middle = levelLetters.length / 2;
  const level = new Map([...levelLetters].map((letter, i) => [letter, i]));
  const places = new Map<string, number>();
  const own = new Uint8Array(rows.length);
  const speaks = new Int8Array(rows.length);
  for (const [i, row] of rows.entries()) {
    const blank = row.lastIndexOf(' ');
    places.set(row.slice(0, blank), i);
    own[i] = level.get(row[blank + 1] ?? '') ?? 0;
    speaks[i] = (level.get(row[blank + 2] ?? '') ?? 0) - middle;
  }
  return { ...rest, places, own, speaks };
}
