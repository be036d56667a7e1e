/**
 * What labelled sentences have taught beside the rules: how much each sign of a sentence speaks for each code, and for something being
 * wrong at all. A sum of weights, so that the same sentence always gets the same answer and the words that made it can be shown.
 */
import { clauseCodes, type ClauseCode } from '../clause-code.ts';
import { signsOf } from './clause-signs.ts';
import { learnedJudgement } from './learned-judgement.ts';
import { learnedWeights } from './learned-weights.ts';

/** A code, or that the sentence is suspected at all. */
export const clauseLabels = [...clauseCodes, 'any'] as const;

/** What was learned, as it is written down. */
export interface LearnedWeights {
  /** Of each label. */
  readonly bias: readonly number[];
  /** What one level is worth, for each label. */
  readonly steps: readonly number[];
  /** What one level of a sign's own weight is worth. */
  readonly signStep: number;
  /** A line is a sign, a blank, one letter for the sign's own weight, and one a label. */
  readonly lines: string;
}

/** The codes of a sentence in which the rules have found these. People judge what is proposed. */
export function learnedCodes(sentence: string, byRules: readonly ClauseCode[]): ClauseCode[] {
  const sums = sumsOf(signsOf(sentence, byRules), weights());
  return clauseCodes.filter((code) => judged(groundsOf(code, sums, byRules)) >= learnedJudgement.limit);
}

/** What a code is judged by: its sum beside those of its rivals and of anything being wrong, and whether a rule has found it. */
export function groundsOf(code: ClauseCode, sums: readonly number[], byRules: readonly ClauseCode[]): number[] {
  const at = clauseCodes.indexOf(code);
  const own = sums[at] ?? 0;
  const wrong = sums[clauseCodes.length] ?? 0;
  const rival = Math.max(...sums.slice(0, clauseCodes.length).filter((_, i) => i !== at));
  const isFirst = own >= rival ? 1 : 0;
  const isRule = byRules.includes(code) ? 1 : 0;
  const isAnyRule = byRules.length > 0 ? 1 : 0;
  return [
    own,
    wrong,
    isFirst,
    rival * (1 - isFirst),
    rival * isFirst,
    isRule,
    isAnyRule,
    own * isFirst,
    wrong * isFirst,
    Math.min(own, wrong),
    isRule * isFirst,
  ];
}

const judged = (grounds: readonly number[]): number =>
  grounds.reduce((sum, ground, i) => sum + ground * (learnedJudgement.weights[i] ?? 0), learnedJudgement.bias);

/** The one of these pieces that speaks most for the code. */
export function tellingPiece(pieces: readonly string[], code: ClauseCode): number {
  const sums = pieces.map((piece) => sumsOf(signsOf(piece, []), weights())[clauseLabels.indexOf(code)] ?? 0);
  return sums.indexOf(Math.max(...sums));
}

/** What the signs of a sentence say together, for each label: above nothing it speaks for it. */
export function sumsOf(signs: ReadonlySet<string>, { bias, steps, signStep, places, levels }: Weights): number[] {
  const sums = clauseLabels.map(() => 0);
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

export interface Weights extends Omit<LearnedWeights, 'lines'> {
  /** Where the levels of a sign begin. */
  readonly places: ReadonlyMap<string, number>;
  readonly levels: Int8Array;
}

/** The letters of a weight, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const weightLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';

let read: Weights | undefined;

/** Read once, when the first contract is. */
function weights(): Weights {
  read ??= readWeights(learnedWeights);
  return read;
}

/** A letter says how far from the middle of the alphabet a weight lies; of a sign's own weight, which is never negative, from its start. */
export function readWeights({ lines, ...rest }: LearnedWeights): Weights {
  const rows = lines.split('\n');
  const middle = weightLetters.length / 2;
  const place = new Map([...weightLetters].map((letter, i) => [letter, i]));
  const width = clauseLabels.length + 1;
  const places = new Map<string, number>();
  const levels = new Int8Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    const blank = row.lastIndexOf(' ');
    places.set(row.slice(0, blank), i * width);
    for (let at = 0; at < width; at += 1)
      levels[i * width + at] = (place.get(row[blank + 1 + at] ?? '') ?? 0) - (at === 0 ? 0 : middle);
  }
  return { ...rest, places, levels };
}
