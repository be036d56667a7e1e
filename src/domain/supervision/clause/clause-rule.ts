/** One row of what the clause checker looks for: a code, the pattern, and what makes it fair. */
import type { ClauseCode } from './clause-code.ts';
import { mark, near, surelyOperator } from './clause-words.ts';

export interface ClauseRule {
  code: ClauseCode;
  /** One of these stands in the clause, or it is not looked at; a quick look before a slow one. */
  cue: RegExp;
  find: RegExp;
  /** Fair, if it stands in the clause. */
  unless?: RegExp;
  /** Fair, if it stands anywhere in the sentence. */
  unlessIn?: RegExp;
  /** Whether it really is one, where words alone do not say it. */
  is?: (clause: string, match: RegExpExecArray) => boolean;
}

/** The operator is who must not: 「旅行社不得变更」. */
export const operatorMustNot = mark(`(?:${surelyOperator})${near(14)}(?:不得|不能|禁止|不可|无权|严禁|应当|应)`);
