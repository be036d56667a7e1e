/**
 * What labelled sentences have taught beside the rules: how much each sign of a sentence speaks for each code, and for something being
 * wrong at all. A sum of weights, so that the same sentence always gets the same answer and the words that made it can be shown.
 */
import { readWeights, sumsOf, type Weights } from '../../../base/learned/weights.ts';
import { clauseCodes, type ClauseCode } from '../clause-code.ts';
import { signsOf } from './clause-signs.ts';
import { learnedJudgement } from './learned-judgement.ts';
import { learnedWeights } from './learned-weights.ts';

/** A code, or that the sentence is suspected at all. */
export const clauseLabels = [...clauseCodes, 'any'] as const;

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

let read: Weights | undefined;

/** Read once, when the first contract is. */
function weights(): Weights {
  read ??= readWeights(learnedWeights);
  return read;
}
