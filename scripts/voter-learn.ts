/**
 * npx tsx scripts/voter-learn.ts FILE.jsonl…: learns from labelled texts how much each of their signs speaks for each kind, class, problem and
 * outcome, and writes seeds/voter.json. Give it scripts/triage/lessons/*.jsonl and the label files that are learned from
 * (tests/fixtures/triage-texts-1, -2, -3, -4, -6, -8, -11 and -12); never the texts that are kept to measure by, nor scripts/triage/looks. After a change
 * of the words of the lexicon it is run again.
 */
import { writeFileSync } from 'node:fs';
import { readLexicon } from '../src/outside/seeds.ts';
import { learnVoter, lessonsIn } from './triage/voter.ts';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name the files of labelled texts.');
const lexicon = await readLexicon();
const seed = learnVoter(files.flatMap((file) => lessonsIn(file, lexicon)));
const about =
  '从标注过的文本学来的：话里的字对每个类别说明多少。Learned by scripts/voter-learn.ts; not to be edited by hand.';
const json = `${JSON.stringify({ about, ...seed })}\n`;
writeFileSync('seeds/voter.json', json);
process.stdout.write(
  `${seed.texts} texts, ${seed.labels.length} labels, ${seed.lines.split('\n').length} signs, ${Buffer.byteLength(json)} bytes\n`,
);
