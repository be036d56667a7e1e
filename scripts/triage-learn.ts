/**
 * npx tsx scripts/triage-learn.ts FILE.jsonl…: counts how often each pair of characters stands in texts of each kind of problem and
 * of each class, and writes seeds/lessons.json. Never give it the texts that are kept to measure by (tests/fixtures/triage-texts-5, -7, -9, -10 and -13).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pairsOf, type LessonSeed } from '../src/domain/triage/learned-words.ts';
import type { Labelled } from './triage/labelled.ts';
import { readLabelled } from './triage/score.ts';

const lines: Labelled[] = [];
for (const file of process.argv.slice(2)) lines.push(...readLabelled(await readFile(file, 'utf8')));
const told = lines.filter(({ labels }) => labels.nature[0] !== undefined && labels.nature[0] !== 'N99');
const count = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1;
};
const natures: Record<string, number> = {};
const categories: Record<string, number> = {};
const pairs: Record<string, [Record<string, number>, Record<string, number>]> = {};
for (const { text, labels } of told) {
  const [nature = 'N99'] = labels.nature;
  count(natures, nature);
  count(categories, labels.category);
  for (const pair of pairsOf(text)) {
    const known = (pairs[pair] ??= [{}, {}]);
    count(known[0], nature);
    count(known[1], labels.category);
  }
}
const often = Object.entries(pairs)
  .filter(([, [byNature]]) => Object.values(byNature).reduce((a, b) => a + b, 0) > 1)
  .toSorted(([a], [b]) => (a < b ? -1 : 1));
const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const seed: LessonSeed & { about: string } = {
  about:
    '从标注过的文本数出来的：两个字连着，出现在哪类问题、哪类商品里几次。Counted from labelled texts by scripts/triage-learn.ts.',
  texts: told.length,
  natures: sorted(natures),
  categories: sorted(categories),
  pairs: Object.fromEntries(often.map(([pair, [a, b]]) => [pair, [sorted(a), sorted(b)]])),
};
await writeFile('seeds/lessons.json', `${JSON.stringify(seed)}\n`);
process.stdout.write(`${told.length} texts, ${often.length} pairs\n`);
