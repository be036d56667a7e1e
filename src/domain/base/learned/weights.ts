/**
 * What labelled texts have taught, as it is written down and read: how much each sign of a text speaks for each label. A sum of weights, so
 * that the same text always gets the same answer and the words that made it can be shown. Who reads by it declares its own signs and labels.
 */

/** What was learned, as it is written down (`scripts/learn/learn.ts`). */
export interface LearnedWeights {
  /** Of each label. */
  readonly bias: readonly number[];
  /** What one level is worth, for each label. */
  readonly steps: readonly number[];
  /** What one level of a sign's own weight is worth. */
  readonly signStep: number;
  /** A line is a sign, a blank, one letter for the sign's own weight, and one a label; a run of labels for which it says nothing is a mark and its length. */
  readonly lines: string;
}

export interface Weights extends Omit<LearnedWeights, 'lines'> {
  /** Where the levels of a sign begin: its own, then one a label. */
  readonly places: ReadonlyMap<string, number>;
  readonly levels: Int8Array;
}

/** The letters of a weight, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const weightLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Before the letter of a length: so many labels get nothing. */
export const silenceMark = '~';

/** A letter says how far from the middle of the alphabet a weight lies; of a sign's own weight, which is never negative, from its start. */
export function readWeights({ lines, ...rest }: LearnedWeights): Weights {
  const rows = lines.split('\n');
  const middle = weightLetters.length / 2;
  const place = new Map([...weightLetters].map((letter, i) => [letter, i]));
  const width = rest.bias.length + 1;
  const places = new Map<string, number>();
  const levels = new Int8Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    const blank = row.lastIndexOf(' ');
    places.set(row.slice(0, blank), i * width);
    levels[i * width] = place.get(row[blank + 1] ?? '') ?? 0;
    let label = 1;
    for (let at = blank + 2; at < row.length && label < width; at += 1) {
      if (row[at] === silenceMark) {
        at += 1;
        label += place.get(row[at] ?? '') ?? 0;
        continue;
      }
      levels[i * width + label] = (place.get(row[at] ?? '') ?? 0) - middle;
      label += 1;
    }
  }
  return { ...rest, places, levels };
}

/** What the signs of a text say together, for each label: above nothing it speaks for it. */
export function sumsOf(signs: ReadonlySet<string>, { bias, steps, signStep, places, levels }: Weights): number[] {
  const sums = bias.map(() => 0);
  let squares = 0;
  for (const sign of signs) {
    const at = places.get(sign);
    if (at === undefined) continue;
    squares += ((levels[at] ?? 0) * signStep) ** 2;
    for (let label = 0; label < sums.length; label += 1)
      sums[label] = (sums[label] ?? 0) + (levels[at + 1 + label] ?? 0);
  }
  const share = 1 / Math.sqrt(squares === 0 ? 1 : squares);
  return sums.map((sum, label) => (bias[label] ?? 0) + sum * share * (steps[label] ?? 0));
}

/** How much one sign speaks for one label beside others, whatever else the text says; nothing for a sign that nobody taught. */
export function levelOf(sign: string, label: number, { places, levels, steps }: Weights): number {
  const at = places.get(sign);
  return at === undefined ? 0 : (levels[at + 1 + label] ?? 0) * (steps[label] ?? 0);
}
