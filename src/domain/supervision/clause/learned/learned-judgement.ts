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
  weights: [0.68844, 0.17516, -2.94572, -0.32735, -0.40499, 0.67629, -0.12213, -0.90612, 0.53067, 1.0935, -0.25376],
  bias: 2.30608,
  limit: 0.40547,
};
