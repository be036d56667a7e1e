/**
 * npx tsx scripts/clause-learn.ts FILE.jsonl…: learns from labelled sentences how much each sign speaks for each code (one logistic
 * regression a label), and writes src/domain/supervision/clause/learned/learned-weights.ts. Give it scripts/clause/lessons/*.jsonl and the
 * fixtures texts-1 to -4; never what is kept to measure by. After a change of the rules or of the ideas it is run again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { learn, quantised } from './clause/learn.ts';
import { readClauses } from './clause/score.ts';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name the files of labelled sentences.');
const lessons = files.flatMap((file) => readClauses(readFileSync(file, 'utf8')));
const { bias, steps, lines } = quantised(learn(lessons));
writeFileSync(
  'src/domain/supervision/clause/learned/learned-weights.ts',
  `/**
 * What ${lessons.length} labelled sentences taught, made by scripts/clause-learn.ts from our own sentences. Not to be edited by hand.
 */

export const learnedWeights: {
  readonly bias: readonly number[];
  /** What one level is worth, for each label. */
  readonly steps: readonly number[];
  readonly lines: string;
} = {
  bias: ${JSON.stringify(bias)},
  steps: ${JSON.stringify(steps)},
  lines:
    ${JSON.stringify(lines.join('\n'))},
};
`,
);
process.stdout.write(`${lessons.length} sentences, ${lines.length} signs\n`);
