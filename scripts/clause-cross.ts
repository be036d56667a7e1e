/**
 * npx tsx scripts/clause-cross.ts FILE.jsonl…: leaves out one hand after another, learns from all others, and tells how well the one is
 * read: precision and recall of each hand and of all together, at several limits. Files whose names differ in nothing but what follows a
 * stop are of one hand (lessons-9.a, lessons-9.b). With --together=3 three hands are left out at once, in a third of the time. With
 * --write the judgement and the limit that --limit names go into src/domain/supervision/clause/learned/learned-judgement.ts.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { judgedApart, judgementOf, readingsOf } from './clause/cross.ts';
import { lessonsIn, type Lesson } from './clause/learn.ts';

const words = process.argv.slice(2);
const files = words.filter((word) => word.endsWith('.jsonl'));
const limit = Number(words.find((word) => word.startsWith('--limit='))?.slice('--limit='.length) ?? 0.55);
/**
 * Whose sentences are whose. Lessons 13 to 15 were written after a look at what was missed in others: they go out with those. The short
 * notices 24 to 33 are of one writer and go out in two halves, lest either be read by nothing like it.
 */
const sameHand: Readonly<Record<string, string>> = {
  'texts-2': 'texts-1',
  'texts-3': 'texts-1',
  'texts-4': 'texts-1',
  'texts-6': 'texts-5',
  'texts-8': 'texts-7',
  'lessons-13': 'lessons-12',
  'lessons-14': 'lessons-11',
  'lessons-15': 'texts-7',
  'lessons-25': 'lessons-24',
  'lessons-26': 'lessons-24',
  'lessons-27': 'lessons-24',
  'lessons-28': 'lessons-24',
  'lessons-30': 'lessons-29',
  'lessons-31': 'lessons-29',
  'lessons-32': 'lessons-29',
  'lessons-33': 'lessons-29',
};
const hands = new Map<string, Lesson[]>();
for (const file of files) {
  const name = basename(file, '.jsonl');
  const hand = sameHand[name] ?? name;
  hands.set(hand, [...(hands.get(hand) ?? []), ...lessonsIn(file)]);
}
const together = Number(words.find((word) => word.startsWith('--together='))?.slice('--together='.length) ?? 1);
const readings = readingsOf(hands, { together, told: (leaving) => process.stderr.write(`${leaving.join(' ')}\n`) });
const apart = judgedApart(readings);

const rates = (of: readonly { sum: number; is: boolean }[], share: number) => {
  const least = Math.log(share / (1 - share));
  const said = of.filter(({ sum }) => sum >= least);
  const right = said.filter(({ is }) => is).length;
  const asked = of.filter(({ is }) => is).length;
  return `${(right / Math.max(1, said.length)).toFixed(3)}/${(right / Math.max(1, asked)).toFixed(3)}`;
};
const shares = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];
process.stdout.write(`${'hand'.padEnd(14)}${shares.map((share) => String(share).padEnd(13)).join('')}\n`);
for (const [hand, of] of [...apart, ['all', [...apart.values()].flat()] as const])
  process.stdout.write(`${hand.padEnd(14)}${shares.map((share) => rates(of, share).padEnd(13)).join('')}\n`);

if (words.includes('--write')) {
  const { weights, bias } = judgementOf(readings);
  writeFileSync(
    'src/domain/supervision/clause/learned/learned-judgement.ts',
    `/**
 * How much each ground weighs in judging a code, made by scripts/clause-cross.ts from what was read of hands that had taught nothing. Not
 * to be edited by hand.
 */

export const learnedJudgement: {
  readonly weights: readonly number[];
  readonly bias: number;
  /** From here on a code is proposed. */
  readonly limit: number;
} = {
  weights: ${JSON.stringify(weights)},
  bias: ${bias},
  limit: ${Math.log(limit / (1 - limit)).toFixed(5)},
};
`,
  );
}
