/**
 * npx tsx scripts/slow-patterns.ts: the patterns that are slowest on 5,000 times one of their characters or two of them, and the characters
 * of the lexicon on which a whole reading is slowest. Whoever writes a pattern looks here first; tests/linear-patterns.test.ts has the limits.
 */
import { bestOf, lexiconCharacters, longText, patternsTried, readingsOf, slowPatterns } from './triage/patterns.ts';
import { readOpenTexts } from '../src/outside/seeds.ts';

const readings = await readingsOf();
const texts = (await readOpenTexts()).map(({ text }) => text);
const all = Object.values(readings);
const tried = patternsTried(() => {
  for (const read of all) for (const text of texts) read(text);
});
process.stdout.write(`${tried.length} 个句型 patterns\n`);
for (const { ms, on, pattern } of slowPatterns(tried, 2).toSorted((a, b) => b.ms - a.ms))
  process.stdout.write(`${ms.toFixed(1).padStart(8)} ms  ${on}  ${pattern.slice(0, 160)}\n`);
const characters = await lexiconCharacters();
for (const [name, read] of Object.entries(readings)) {
  const slow = characters
    .map((one) => ({ one, ms: bestOf(2, () => read(one.repeat(longText)), 10) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 12);
  process.stdout.write(`${name}: ${slow.map(({ one, ms }) => `${one} ${ms.toFixed(1)}`).join('  ')} ms\n`);
}
