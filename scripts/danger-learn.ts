/**
 * npx tsx scripts/danger-learn.ts: learns from labelled texts how much each sign of a text speaks for danger to life, and writes
 * src/domain/triage/danger/danger-weights.ts. It learns from scripts/danger/sets, scripts/danger/lessons and, as calm ones, the lessons of
 * the triage; with --without=NAME a file is left out, as one is that is kept to measure by. After a change of the notions it is run again.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { learn, lessonFolders, lessonsOf, linesIn, tunedTexts } from './danger/learn.ts';

const without = process.argv.slice(2).flatMap((word) => word.match(/^--without=(.+)$/u)?.[1]?.split(',') ?? []);
const files = lessonFolders
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .concat(tunedTexts)
  .filter((file) => file.endsWith('.jsonl') && !without.includes(basename(file, '.jsonl')))
  .toSorted();
const lines = files.flatMap((file) => linesIn(file));
const { all, runs, lines: signs } = learn(lines.flatMap((line) => lessonsOf(line)));
writeFileSync(
  'src/domain/triage/danger/danger-weights.ts',
  `/**
 * What ${lines.length} labelled texts taught, ${lines.filter(({ urgent }) => urgent).length} of them of danger, made by scripts/danger-learn.ts from our own texts. Not to be edited by
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
    ${JSON.stringify(signs)},
};
`,
);
process.stdout.write(`${lines.length} texts of ${files.length} files, ${signs.split('\n').length} signs\n`);
