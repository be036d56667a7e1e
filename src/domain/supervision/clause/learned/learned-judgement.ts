/**
 * How much each ground weighs in judging a code, made by scripts/clause-cross.ts from what was read of hands that had taught nothing. Not
 * to be edited by hand.
 */

export const learnedJudgement: {
  readonly weights: readonly number[];
  readonly bias: number;
  /** From here on a code is proposed. */
  readonly limit: number;
} = {
  weights: [4.03281, 0.46527, -1.70464, -1.22014, -1.79905, 0.76832, -0.09898, -3.04563, 1.21636, 3.22818, -0.47497],
  bias: 0.97131,
  limit: 0.20067,
};
