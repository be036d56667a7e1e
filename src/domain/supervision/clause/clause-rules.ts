/** All rows of the clause checker but the exemptions; every run in them is bounded (`tests/linear-patterns.test.ts`). */
import { changeRules } from './change-rules.ts';
import { choiceRules } from './choice-rules.ts';
import type { ClauseRule } from './clause-rule.ts';
import { redressRules } from './redress-rules.ts';
import { refundRules } from './refund-rules.ts';
import { riskRules, sumRules } from './sum-rules.ts';
import { wordRules } from './word-rules.ts';

export const clauseRules: readonly ClauseRule[] = [
  ...refundRules,
  ...changeRules,
  ...sumRules,
  ...riskRules,
  ...choiceRules,
  ...redressRules,
  ...wordRules,
];
