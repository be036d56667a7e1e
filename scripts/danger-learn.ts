/**
 * npx tsx scripts/danger-learn.ts: learns from labelled texts how much each sign of a text speaks for danger to life, and writes
 * src/domain/triage/danger/danger-weights.ts. It learns from scripts/danger/sets, scripts/danger/lessons and, as calm ones, the lessons of
 * the triage; with --without=NAME a file is left out, as one is that is kept to measure by. After a change of the notions it is run again.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { learn, lessonFolders, lessonOf, linesIn, tunedTexts } from './danger/learn.ts';

const without = process.argv.slice(2).flatMap((word) => word.match(/^--without=(.+)$/u)?.[1]?.split(',') ?? []);
const files = lessonFolders
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .concat(tunedTexts)
  .filter((file) => file.endsWith('.jsonl') && !without.includes(basename(file, '.jsonl')))
  .toSorted();
const lessons = files.flatMap((file) => linesIn(file)).map((line) => lessonOf(line));
const { all, runs, lines } = learn(lessons);
writeFileSync(
  'src/domain/triage/danger/danger-weights.ts',
  `/**
 * What ${lessons.length} labelled texts taught, ${lessons.filter(({ urgent }) => urgent).length} of them of danger, made by scripts/danger-learn.ts from our own texts. Not to be edited by
 * hand.
 */

interface Vote {
  readonly bias: number;
  readonly step: number;
  readonly ownStep: number;
  readonly rare: number;
}

export const dangerWeights: { readonly all: Vote; readonly runs: Vote; readonly lines: string } = {
  all: ${JSON.stringify(all)},
  runs: ${JSON.stringify(runs)},
  lines:
    ${JSON.stringify(lines)},
};
`,
);
process.stdout.write(`${lessons.length} texts of ${files.length} files, ${lines.split('\n').length} signs\n`);
