/**
 * Learns from labelled texts how much each of their signs speaks for each label: for each label the plane that best parts the texts that have
 * it from all others. Which signs a text has and which labels there are is the business of who asks.
 */
import { silenceMark, weightLetters, type LearnedWeights } from '../../src/domain/base/learned/weights.ts';
import { divide, type Plane, type Rows } from './divide.ts';

/** One text as it is learned from. */
export interface Lesson {
  signs: ReadonlySet<string>;
  labels: ReadonlySet<string>;
  weight: number;
}

/** How it is learned: chosen by hands that were left out of learning. */
export interface Way {
  /** A sign that stands in fewer texts says nothing of others. */
  oftenEnough: number;
  /** So many signs are kept, those that move the sums of the lessons most. */
  mostSigns: number;
  /** How dear it is to leave a text on the wrong side. */
  cost: number;
  firstRounds: number;
  rounds: number;
  /** What few texts have says more than what all have. */
  ownWeight: (sign: string, often: number, of: number) => number;
  /** How much more a text counts for a label that it has than against one that it has not; 1 where it is not said. */
  forIt?: number;
  /** A weight of no more than so many levels is left out. */
  silent?: number;
}

export function learn(lessons: readonly Lesson[], labels: readonly string[], way: Way): LearnedWeights {
  const often = new Map<string, number>();
  for (const { signs } of lessons) for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  const all = [...often].filter(([, n]) => n >= way.oftenEnough).map(([sign]) => sign);
  const own = (sign: string) => way.ownWeight(sign, often.get(sign) ?? 1, lessons.length);
  const signs = all.length <= way.mostSigns ? all : weightiest(lessons, labels, all, own, often, way);
  return written(signs, own, columnsOf(lessons, labels, signs, own, way, way.rounds), way.silent ?? 0);
}

/** The signs that move the sums most, tried with few rounds. */
function weightiest(
  lessons: readonly Lesson[],
  labels: readonly string[],
  all: readonly string[],
  own: (sign: string) => number,
  often: ReadonlyMap<string, number>,
  way: Way,
): string[] {
  const first = columnsOf(lessons, labels, all, own, way, way.firstRounds);
  const moves = all.map(
    (sign, i) =>
      Math.max(...first.map(({ weights }) => Math.abs(weights[i] ?? 0))) * own(sign) * Math.sqrt(often.get(sign) ?? 0),
  );
  return [...all.keys()]
    .toSorted((a, b) => (moves[b] ?? 0) - (moves[a] ?? 0))
    .slice(0, way.mostSigns)
    .map((i) => all[i] ?? '');
}

function columnsOf(
  lessons: readonly Lesson[],
  labels: readonly string[],
  signs: readonly string[],
  own: (sign: string) => number,
  { cost, forIt = 1 }: Way,
  rounds: number,
): Plane[] {
  const rows = rowsOf(lessons, signs, own);
  return labels.map((label) => {
    const wanted = lessons.map(({ labels: of, weight }) => {
      const is = of.has(label);
      return { is, weight: is ? weight * forIt : weight };
    });
    return divide(rows, wanted, signs.length, { cost, rounds });
  });
}

function rowsOf(lessons: readonly Lesson[], signs: readonly string[], own: (sign: string) => number): Rows {
  const place = new Map(signs.map((sign, i) => [sign, i]));
  const weight = Float64Array.from(signs, own);
  const starts = [0];
  const places: number[] = [];
  const shares: number[] = [];
  for (const lesson of lessons) {
    const known = [...lesson.signs].flatMap((sign) => place.get(sign) ?? []);
    const length = Math.hypot(...known.map((at) => weight[at] ?? 0)) || 1;
    for (const at of known) {
      places.push(at);
      shares.push((weight[at] ?? 0) / length);
    }
    starts.push(places.length);
  }
  return { starts, places: Int32Array.from(places), shares: Float64Array.from(shares) };
}

/** Each weight as one letter; what is lost by that is less than what one more text changes. */
function written(
  signs: readonly string[],
  own: (sign: string) => number,
  columns: readonly Plane[],
  silent: number,
): LearnedWeights {
  const middle = weightLetters.length / 2;
  const largest = signs.reduce((most, sign) => Math.max(most, own(sign)), 0);
  const signStep = largest / (weightLetters.length - 1);
  const speaks = (column: Plane, i: number) => (column.weights[i] ?? 0) * own(signs[i] ?? '');
  const steps = columns.map(
    (column) => signs.reduce((most, _, i) => Math.max(most, Math.abs(speaks(column, i))), 0) / (middle - 1),
  );
  const lines = signs
    .map((sign, i) => {
      const levels = columns.map((column, label) => Math.round(speaks(column, i) / (steps[label] ?? 1)));
      return `${sign} ${weightLetters[Math.round(own(sign) / signStep)] ?? ''}${lettersOf(levels, silent)}`;
    })
    .toSorted();
  const round = (n: number) => Number(n.toFixed(6));
  return {
    bias: columns.map(({ bias }) => round(bias)),
    steps: steps.map(round),
    signStep: round(signStep),
    lines: lines.join('\n'),
  };
}

/** The levels of one sign; three that say nothing in a row are written by their number. */
function lettersOf(levels: readonly number[], silent: number): string {
  const middle = weightLetters.length / 2;
  let words = '';
  for (let at = 0; at < levels.length;) {
    let run = 0;
    while (run < weightLetters.length - 1 && at + run < levels.length && isSilent(levels[at + run], silent)) run += 1;
    if (run > 2) {
      words += `${silenceMark}${weightLetters[run] ?? ''}`;
      at += run;
    } else {
      const level = levels[at] ?? 0;
      words += weightLetters[isSilent(level, silent) ? middle : level + middle] ?? '';
      at += 1;
    }
  }
  return words;
}

function isSilent(level: number | undefined, silent: number): boolean {
  return Math.abs(level ?? 0) <= silent;
}
