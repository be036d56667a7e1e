/** Learns the weights of the clause reader: for each label the plane that best parts the sentences that have it from all others. */
import { readFileSync } from 'node:fs';
import type { LearnedWeights } from '../../src/domain/base/learned/weights.ts';
import type { ClauseCode } from '../../src/domain/supervision/clause/clause-code.ts';
import { rulesIn } from '../../src/domain/supervision/clause/clause-check.ts';
import { signsOf } from '../../src/domain/supervision/clause/learned/clause-signs.ts';
import { clauseLabels } from '../../src/domain/supervision/clause/learned/learned-clause.ts';
import { learn as learnLabels, type Lesson as LabelledLesson, type Way } from '../learn/learn.ts';
import { readClauses } from './score.ts';

/** One sentence as it is learned from. */
export interface Lesson extends LabelledLesson {
  byRules: readonly ClauseCode[];
}

const way: Way = {
  oftenEnough: 3,
  mostSigns: 33_000,
  cost: 3,
  firstRounds: 4,
  rounds: 12,
  // What few sentences have says more than what all have; notions, which stand for many words, speak with the words themselves.
  ownWeight: (sign, often, of) => Math.log(of / often) ** 1.5 * (/^[$&]./u.test(sign) ? 0.7 : 1),
};

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
  return learnLabels(lessons, clauseLabels, way);
}
