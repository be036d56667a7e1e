/** Learns the weights of the clause reader: for each label the plane that best parts the sentences that have it from all others. */
import { readFileSync } from 'node:fs';
import type { ClauseCode } from '../../src/domain/supervision/clause/clause-code.ts';
import { rulesIn } from '../../src/domain/supervision/clause/clause-check.ts';
import { signsOf } from '../../src/domain/supervision/clause/learned/clause-signs.ts';
import {
  clauseLabels,
  weightLetters,
  type LearnedWeights,
} from '../../src/domain/supervision/clause/learned/learned-clause.ts';
import { divide, type Plane, type Rows } from './divide.ts';
import { readClauses } from './score.ts';

/** One sentence as it is learned from. */
export interface Lesson {
  signs: ReadonlySet<string>;
  byRules: readonly ClauseCode[];
  labels: ReadonlySet<string>;
  weight: number;
}

/** A sign that stands in fewer sentences says nothing of others. */
const oftenEnough = 3;
/** So many signs are kept, those that move the sums of the lessons most. */
const mostSigns = 33_000;
/** Chosen, as the powers below, by hands that were left out of learning. */
const cost = 3;
const [firstRounds, rounds] = [4, 12];

/** By these the rules were written: they look surer there than they are. */
const ruled = /texts-[1-6]\.jsonl$/u;

/** The sentences of a file, as they are learned from. */
export function lessonsIn(file: string): Lesson[] {
  const weight = ruled.test(file) ? 0.4 : 1;
  return readClauses(readFileSync(file, 'utf8')).map(({ text, codes }) => {
    const { plain, found } = rulesIn(text);
    const labels = new Set<string>(codes.length === 0 ? [] : [...codes, 'any']);
    return { signs: signsOf(plain, found), byRules: found, labels, weight };
  });
}

export function learn(lessons: readonly Lesson[]): LearnedWeights {
  const often = new Map<string, number>();
  for (const { signs } of lessons) for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  const all = [...often].filter(([, n]) => n >= oftenEnough).map(([sign]) => sign);
  const own = (sign: string) => ownWeight(sign, often.get(sign) ?? 1, lessons.length);
  const first = columnsOf(lessons, all, own, firstRounds);
  const moves = all.map(
    (sign, i) =>
      Math.max(...first.map(({ weights }) => Math.abs(weights[i] ?? 0))) * own(sign) * Math.sqrt(often.get(sign) ?? 0),
  );
  const signs = [...all.keys()]
    .toSorted((a, b) => (moves[b] ?? 0) - (moves[a] ?? 0))
    .slice(0, mostSigns)
    .map((i) => all[i] ?? '');
  return written(signs, own, columnsOf(lessons, signs, own, rounds));
}

/** What few sentences have says more than what all have; notions, which stand for many words, speak with the words themselves. */
function ownWeight(sign: string, often: number, of: number): number {
  return Math.log(of / often) ** 1.5 * (/^[$&]./u.test(sign) ? 0.7 : 1);
}

function columnsOf(
  lessons: readonly Lesson[],
  signs: readonly string[],
  own: (sign: string) => number,
  most: number,
): Plane[] {
  const rows = rowsOf(lessons, signs, own);
  return clauseLabels.map((label) => {
    const wanted = lessons.map(({ labels, weight }) => ({ is: labels.has(label), weight }));
    return divide(rows, wanted, signs.length, { cost, rounds: most });
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

/** Each weight as one letter; what is lost by that is less than what one more sentence changes. */
function written(signs: readonly string[], own: (sign: string) => number, columns: readonly Plane[]): LearnedWeights {
  const middle = weightLetters.length / 2;
  const largest = Math.max(...signs.map(own));
  const signStep = largest / (weightLetters.length - 1);
  const speaks = (column: Plane, i: number) => (column.weights[i] ?? 0) * own(signs[i] ?? '');
  const steps = columns.map((column) => Math.max(...signs.map((_, i) => Math.abs(speaks(column, i)))) / (middle - 1));
  const letter = (level: number) => weightLetters[Math.round(level)] ?? '';
  const lines = signs
    .map(
      (sign, i) =>
        `${sign} ${letter(own(sign) / signStep)}${columns.map((column, label) => letter(speaks(column, i) / (steps[label] ?? 1) + middle)).join('')}`,
    )
    .toSorted();
  const round = (n: number) => Number(n.toFixed(6));
  return {
    bias: columns.map(({ bias }) => round(bias)),
    steps: steps.map(round),
    signStep: round(signStep),
    lines: lines.join('\n'),
  };
}
