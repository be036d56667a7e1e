/**
 * npx tsx scripts/clause-learn.ts FILE.jsonl…: learns from labelled sentences how much each sign speaks for each code (for each label
 * the plane that parts them best), and writes src/domain/supervision/clause/learned/learned-weights.ts. Give it scripts/clause/lessons/*.jsonl and the
 * fixtures that are learned from; never what is kept to measure by. After a change of the rules, the ideas or the notions it is run again.
 */
import { writeFileSync } from 'node:fs';
import { learn, lessonsIn } from './clause/learn.ts';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name the files of labelled sentences.');
const lessons = files.flatMap(lessonsIn);
const { bias, steps, signStep, lines } = learn(lessons);
writeFileSync(
  'src/domain/supervision/clause/learned/learned-weights.ts',
  `/**
 * What ${lessons.length} labelled sentences taught, made by scripts/clause-learn.ts from our own sentences. Not to be edited by hand.
 */

export const learnedWeights: {
  readonly bias: readonly number[];
  readonly steps: readonly number[];
  readonly signStep: number;
  readonly lines: string;
} = {
  bias: ${JSON.stringify(bias)},
  steps: ${JSON.stringify(steps)},
  signStep: ${signStep},
  lines:
    ${JSON.stringify(lines)},
};
`,
);
process.stdout.write(`${lessons.length} sentences, ${lines.split('\n').length} signs\n`);
