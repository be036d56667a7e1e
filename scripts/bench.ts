/** `npm run bench -- NAME… [--size N]`: measures ratios, each from one interleaved run, and prints a table and a JSON line. */
import { openBench, type Bench, type Figure } from './bench/county.ts';
import { measureAlert } from './bench/alert.ts';
import { measureAssessment } from './bench/assessment.ts';
import { measureBacklog } from './bench/backlog.ts';
import { measureBytes } from './bench/bytes.ts';
import { measureCoverage } from './bench/coverage.ts';
import { measureDesk } from './bench/desk.ts';
import { measureGrowth } from './bench/growth.ts';
import { measureFigures } from './bench/figures.ts';
import { measureIntake } from './bench/intake.ts';
import { measureMemory } from './bench/memory.ts';
import { measurePortal } from './bench/portal.ts';
import { measureQueue } from './bench/queue.ts';
import { measureReport } from './bench/report.ts';
import { measureSearch } from './bench/search.ts';
import { measureStorm } from './bench/storm.ts';
import { measureWall } from './bench/wall.ts';

const metrics: Record<string, (bench: Bench) => Promise<Figure[]>> = {
  intake: measureIntake,
  queue: measureQueue,
  search: measureSearch,
  bytes: measureBytes,
  memory: measureMemory,
  portal: measurePortal,
  coverage: measureCoverage,
  alert: measureAlert,
  backlog: measureBacklog,
  assessment: measureAssessment,
  wall: measureWall,
  figures: measureFigures,
  report: measureReport,
  storm: measureStorm,
  growth: measureGrowth,
  desk: measureDesk,
};

const words = process.argv.slice(2);
const valued = (name: string) => words.findIndex((word) => word === name);
const sizeAt = valued('--size');
const taken = new Set([sizeAt, valued('--keep')].flatMap((at) => (at === -1 ? [] : [at, at + 1])));
const asked = words.filter((word, i) => !taken.has(i) && word !== '--all' && !word.startsWith('--only='));
// A read that grows is seen at the size that a county reaches in ten years.
const size =
  sizeAt === -1 ? (asked.length === 1 && asked[0] === 'growth' ? 1_000_000 : 100_000) : Number(words[sizeAt + 1]);
const names = asked.length === 0 || asked.includes('all') ? Object.keys(metrics) : asked;
const unknown = names.find((name) => !(name in metrics));
if (unknown !== undefined || !Number.isInteger(size) || size < 2000) {
  say(`npm run bench -- [all | ${Object.keys(metrics).join(' | ')}]… [--size N] [--keep FOLDER], N ≥ 2000`);
  say('--keep: counties are made in the folder once, and read again by later runs.');
  say('growth: [--all], every question with its figures; [--only=WORD,WORD], those whose name holds one of them.');
  process.exit(2);
}

const bench = await openBench([Math.min(10_000, size / 2), size], say);
const figures: Figure[] = [];
try {
  for (const name of names) {
    say(`${name} …`);
    figures.push(...((await metrics[name]?.(bench)) ?? []));
  }
} finally {
  await bench.close();
}
say('');
for (const { metric, name, value, target, reached, how } of figures)
  say(`${metric.padEnd(4)} ${reached ? '✓' : '✗'} ${name}: ${rounded(value)} (${target})  ${how}`);
say(
  JSON.stringify(figures.map(({ metric, name, value, reached }) => ({ metric, name, value: rounded(value), reached }))),
);

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
