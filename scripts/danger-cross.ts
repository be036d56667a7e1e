/**
 * npx tsx scripts/danger-cross.ts FILE.jsonl… [--calm=FILE,…] [--folds=8]: learns of danger to life with a part of the texts left out, reads
 * those, and tells at several limits how many of the urgent are heard, how many near misses page in vain, and how many of the calm ones. The
 * parts are blocks of forty neighbouring lines, which are of one manner. With --leave=NAME the files of that name are left out whole, and
 * taught by nothing; --misses=LIMIT names what is missed and what pages in vain there.
 */
import { basename } from 'node:path';
import { readStretches } from '../src/domain/triage/danger/danger-signs.ts';
import { DangerSum, readWeights } from '../src/domain/triage/danger/learned-danger.ts';
import { choices, learn, lessonOf, lessonsOf, linesIn, type Choices, type Lesson } from './danger/learn.ts';

const words = process.argv.slice(2);
const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const files = words.filter((word) => word.endsWith('.jsonl') && !word.startsWith('--'));
const calmFiles = option('calm')?.split(',') ?? [];
const folds = Number(option('folds') ?? 8);
const by: Choices = { ...choices };
for (const name of Object.keys(by) as (keyof Choices)[]) by[name] = Number(option(name) ?? by[name]);
const blocksOf = (file: string) => {
  const lessons = linesIn(file).map((line) => lessonOf(line));
  return Array.from({ length: Math.ceil(lessons.length / 40) }, (_, i) => ({
    hand: basename(file, '.jsonl'),
    lessons: lessons.slice(i * 40, i * 40 + 40),
  }));
};
const blocks = [...files, ...calmFiles].flatMap(blocksOf);
const calm = new Set(calmFiles.map((file) => basename(file, '.jsonl')));
const leave = option('leave');
const parts =
  leave === undefined
    ? Array.from({ length: folds }, (_, fold) => blocks.filter((_block, i) => i % folds === fold))
    : [blocks.filter(({ hand }) => leave.split(',').includes(hand))];
interface Reading {
  lesson: Lesson;
  hand: string;
  sum: number;
}
const readings: Reading[] = parts.flatMap((part) => {
  const weights = readWeights(
    learn(
      blocks
        .filter((block) => !part.includes(block))
        .flatMap(({ lessons }) => lessons)
        .flatMap((lesson) => lessonsOf(lesson)),
      by,
    ),
  );
  return part.flatMap(({ hand, lessons }) =>
    lessons.map((lesson) => ({
      lesson,
      hand,
      sum: Math.max(
        ...readStretches(lesson.text, (length) => new DangerSum(weights, length)).map(({ signs }) => signs.sum()),
      ),
    })),
  );
});
const own = readings.filter(({ hand }) => !calm.has(hand));
const others = readings.filter(({ hand }) => calm.has(hand));
const hands = [...new Set(own.map(({ hand }) => hand))];
process.stdout.write(`limit  ${hands.map((hand) => hand.padEnd(22)).join('')}calm of ${others.length}\n`);
for (const limit of [0.2, 0.1, 0, -0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7]) {
  const cell = (hand: string) => {
    const of = own.filter((one) => one.hand === hand);
    const urgent = of.filter(({ lesson }) => lesson.urgent);
    const heard = urgent.filter(({ sum }) => sum >= limit).length;
    const vain = of.filter(({ lesson, sum }) => !lesson.urgent && sum >= limit).length;
    return `${(heard / Math.max(1, urgent.length)).toFixed(3)} ${String(vain).padStart(3)}/${of.length - urgent.length}`.padEnd(
      22,
    );
  };
  const vain = others.filter(({ lesson, sum }) => !lesson.urgent && sum >= limit).length;
  process.stdout.write(`${limit.toFixed(1).padStart(5)}  ${hands.map(cell).join('')}${vain}\n`);
}
const at = option('misses');
if (at !== undefined)
  for (const { lesson, hand, sum } of readings.toSorted((a, b) => a.sum - b.sum))
    if (lesson.urgent !== sum >= Number(at))
      process.stdout.write(`${lesson.urgent ? '漏' : '误'} ${sum.toFixed(2)} ${hand} ${lesson.id} ${lesson.text}\n`);
