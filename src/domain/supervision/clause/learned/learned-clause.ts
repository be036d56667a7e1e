/**
 * What labelled sentences have taught beside the rules: how much each sign of a sentence speaks for each code, and for something being
 * wrong at all. A sum of weights, so that the same sentence always gets the same answer and the words that made it can be shown.
 */
import { clauseCodes, type ClauseCode } from '../clause-code.ts';
import { signsOf } from './clause-signs.ts';
import { learnedWeights } from './learned-weights.ts';

/** A code, or that the sentence is suspected at all. */
export const clauseLabels = [...clauseCodes, 'any'] as const;
export type ClauseLabel = (typeof clauseLabels)[number];

/** How likely each label is, from 0 to 1. */
export type Likelihoods = Record<ClauseLabel, number>;

/**
 * The codes of a sentence by what was learned. Where something is surely wrong and no code is likely enough, the likeliest is proposed:
 * people judge, and an empty proposal helps nobody. What a rule has found needs less to be proposed.
 */
export function codesByLikelihood(likely: Likelihoods, byRules: readonly ClauseCode[]): ClauseCode[] {
  if (likely.any < leastWrong) return [];
  const codes = clauseCodes.filter((code) => likely[code] >= (byRules.includes(code) ? enoughByRule : likelyEnough));
  if (codes.length > 0 || likely.any < surelyWrong) return codes;
  const [likeliest] = clauseCodes.toSorted((a, b) => likely[b] - likely[a]);
  return likeliest === undefined ? [] : [likeliest];
}

/** Chosen on sentences whose writers had written none of those that were learned from. */
const [leastWrong, surelyWrong, likelyEnough, enoughByRule] = [0.4, 0.8, 0.2, 0.08];

/** How likely each label is for a sentence in which the rules have found these codes. */
export function likelihoodsOf(sentence: string, codes: readonly ClauseCode[]): Likelihoods {
  const sums = sumsOf(signsOf(sentence, codes));
  return Object.fromEntries(
    clauseLabels.map((label, i) => [label, 1 / (1 + Math.exp(-(sums[i] ?? 0)))]),
  ) as Likelihoods;
}

/** The one of these pieces that speaks most for the code. */
export function tellingPiece(pieces: readonly string[], code: ClauseCode): number {
  const weights = pieces.map((piece) => sumsOf(signsOf(piece, []))[clauseLabels.indexOf(code)] ?? 0);
  return weights.indexOf(Math.max(...weights));
}

function sumsOf(signs: ReadonlySet<string>): number[] {
  const { bias, steps } = learnedWeights;
  const { places, levels } = weights();
  const known = [...signs].flatMap((sign) => places.get(sign) ?? []);
  const share = 1 / Math.sqrt(Math.max(1, known.length));
  return clauseLabels.map((_, label) => {
    const sum = known.reduce((so, at) => so + (levels[at + label] ?? 0), 0);
    return (bias[label] ?? 0) + sum * share * (steps[label] ?? 0);
  });
}

interface Weights {
  /** Where the levels of a sign begin. */
  places: ReadonlyMap<string, number>;
  levels: Int8Array;
}

/** The letters of a weight, from the most negative to the most positive; without X, three of which mark what is unfinished. */
export const weightLetters = 'ABCDEFGHIJKLMNOPQRSTUVW+YZabcdefghijklmnopqrstuvwxyz0123456789-_';

let read: Weights | undefined;

/** Read once, when the first contract is. */
function weights(): Weights {
  read ??= readWeights();
  return read;
}

/** A line is a sign, a blank and one letter a label; the letter says how far from the middle of the alphabet its weight lies. */
function readWeights(): Weights {
  const lines = learnedWeights.lines.split('\n');
  const middle = weightLetters.length / 2;
  const level = new Map([...weightLetters].map((letter, i) => [letter, i - middle]));
  const places = new Map<string, number>();
  const levels = new Int8Array(lines.length * clauseLabels.length);
  for (const [i, line] of lines.entries()) {
    const blank = line.lastIndexOf(' ');
    const from = i * clauseLabels.length;
    places.set(line.slice(0, blank), from);
    for (const label of clauseLabels.keys()) levels[from + label] = level.get(line[blank + 1 + label] ?? '') ?? 0;
  }
  return { places, levels };
}
