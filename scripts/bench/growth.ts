/**
 * What grows: every GET of the API document, and the questions that people ask of lists and of tables, at two sizes, in turn, as a person of each
 * role. A read that takes more than half as long again at the larger size, by the clock and by processor time of program and
 * PostgreSQL, is printed, and so is one that takes longer than a tenth of a second there; files taken out of the house aside.
 *
 * Of those that grow it tells apart which grow by a larger answer alone: a list with pages is asked once more for as many rows as the
 * smaller county has of it, any other is compared by the row, or by what it says that there is, such as the matters that a search has
 * counted up to a thousand. And which take less than a hundredth of a second of the processor even there.
 */
import type { Bench, BenchCounty, Figure } from './county.ts';
import pg from 'pg';
import { fillBeside } from './beside.ts';
import { median } from './load.ts';
import { cpuMs } from './process.ts';
import { openDesk, type Desk, type Size } from './queue.ts';
import { listQuestions, questionsOf, type Question } from './questions.ts';

const roles = ['centre', 'officer', 'officeHead', 'leader', 'station'] as const;
const [mostGrowth, mostMs, littleCpu] = [1.5, 100, 10];
/** Rounds of each size in turn, readings a round; what seems to grow is asked again, because a machine has other work, too. */
const [rounds, readings, again] = [3, 3, 3];
/** Nobody waits for the fiftieth answer of a read that is slow beyond doubt. */
const slowMs = 400;
const everything = process.argv.includes('--all');

interface Side {
  county: BenchCounty;
  desk: Desk;
  /** Of the program and of those so far, in milliseconds by process. */
  cpu(): Promise<ReadonlyMap<number, number>>;
  stop(): Promise<void>;
}

export interface Reading {
  p50: number;
  /** Of program and PostgreSQL together, a request. */
  cpu: number;
  kB: number;
}

/** How much the answers of both sizes tell of. */
type Sizes = readonly [Size, Size];

interface Asked {
  role: string;
  name: string;
  small: Reading;
  large: Reading;
  sizes: Sizes;
  /** Of one that grows and answers with more rows there: the same for as many rows as here. */
  alike: Pick<Asked, 'small' | 'large'> | null;
}

export async function measureGrowth(bench: Bench): Promise<Figure[]> {
  const [small, large] = [await bench.county(bench.sizes[0]), await bench.county(bench.sizes[1])];
  for (const county of [small, large]) await fillBeside(county, bench.print);
  // Any of these words, with commas between them.
  const only = process.argv
    .find((word) => word.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  bench.print(`  ${'as'.padEnd(8)}${'GET'.padEnd(56)} p50 ms of both sizes (÷)        processor ms (÷)             kB`);
  const all: Asked[] = [];
  const unasked = new Set<string>();
  const answered = new Set<string>();
  for (const role of roles) {
    const sides = [await sideOf(small, role), await sideOf(large, role)] as const;
    try {
      const [here, there] = [
        await questionsOf(sides[0].desk, small.accounts),
        await questionsOf(sides[1].desk, large.accounts),
      ];
      const both = here.flatMap((one) => {
        const other = there.find(({ name }) => name === one.name);
        return other === undefined ? [] : [[one, other] as const];
      });
      for (const [one, other] of both) {
        if (only !== undefined && !only.some((word) => one.name.includes(word))) continue;
        const asked = await askBoth(sides, [one, other]);
        if (asked === null) {
          if (!answered.has(one.name)) unasked.add(one.name);
          continue;
        }
        unasked.delete(one.name);
        answered.add(one.name);
        const line: Asked = { role, name: one.name, ...asked };
        all.push(line);
        if (everything || (!isFile(one.name) && (grows(line) || line.large.p50 > mostMs)))
          bench.print(`  ${lineOf(line)}`);
      }
      for (const { name } of [...here, ...there].filter(({ name }) => !both.some(([one]) => one.name === name)))
        if (!answered.has(name)) unasked.add(name);
    } finally {
      for (const side of sides) await side.stop();
    }
  }
  return told(bench, all, [...unasked]);
}

function told(bench: Bench, all: readonly Asked[], unasked: readonly string[]): Figure[] {
  const reads = all.filter(({ name }) => !isFile(name));
  const growing = reads.filter(grows);
  const larger = growing.filter(isLarger);
  const little = growing.filter((one) => !isLarger(one) && one.large.cpu < littleCpu);
  const left = growing.filter((one) => !larger.includes(one) && !little.includes(one));
  for (const one of left) bench.print(`  left: ${lineOf(one)}`);
  const slow = reads.filter(({ large }) => large.p50 > mostMs);
  bench.print(
    `  ${all.length} questions of ${new Set(all.map(({ name }) => name)).size} asked; not asked, for want of what they ask for: ${unasked.length}`,
  );
  if (unasked.length > 0 && everything) bench.print(`    ${unasked.join(', ')}`);
  const fat = reads.filter(({ name, large }) => listQuestions.has(name) && large.kB > 25);
  const figure = (name: string, found: readonly Asked[]): Figure => ({
    metric: 'M13',
    name,
    value: found.length,
    target: '0',
    reached: found.length === 0,
    how: `of ${reads.length} reads as ${roles.join(', ')}`,
  });
  return [
    {
      ...figure(`reads that grow by more than ${mostGrowth} × from ${bench.sizes[0]} to ${bench.sizes[1]}`, growing),
      how: `of ${reads.length} reads as ${roles.join(', ')}: ${larger.length} by a larger answer alone, ${little.length} others below ${littleCpu} ms of processor, ${left.length} left`,
    },
    figure(`of these with answers alike and from ${littleCpu} ms of processor on`, left),
    figure(`reads over ${mostMs} ms at ${bench.sizes[1]}`, slow),
    figure('lists of 50 that weigh more than 25 kB', fat),
  ];
}

function lineOf(asked: Asked): string {
  const { role, name, small, large, sizes, alike } = asked;
  const [here, there] = sizes;
  const pair = (a: number, b: number) =>
    `${a.toFixed(1).padStart(8)} →${b.toFixed(1).padStart(9)} (${(b / a).toFixed(1)})`.padEnd(30);
  const line = `${role.padEnd(8)}${name.padEnd(56)} ${pair(small.p50, large.p50)}${pair(small.cpu, large.cpu)}${large.kB.toFixed(1)}`;
  if (!grows(asked)) return line;
  const same =
    alike === null
      ? ''
      : `, for ${here.listed} each ${pair(alike.small.p50, alike.large.p50).trim()} ${pair(alike.small.cpu, alike.large.cpu).trim()}`;
  const told = `${here.listed} → ${there.listed} rows of ${here.told} → ${there.told}`;
  return `${line}  ${told}${same}: ${isLarger(asked) ? 'larger, not slower' : 'slower'}`;
}

/** Whether nothing but the answer has grown. */
function isLarger({ small, large, sizes: [here, there], alike }: Asked): boolean {
  if (alike !== null) return !grows(alike);
  // Of what there is none of, nothing can be compared.
  if (here.told === 0 || here.told >= there.told) return false;
  const each = there.told / here.told;
  return !grows({ small, large: { ...large, p50: large.p50 / each, cpu: large.cpu / each } });
}

function grows({ small, large }: { small: Reading; large: Reading }): boolean {
  return large.p50 > small.p50 * mostGrowth && large.cpu > small.cpu * mostGrowth;
}

/** What is taken out costs what it holds; it is told with all others and judged by none. */
function isFile(name: string): boolean {
  return name.startsWith('/api/export/') && !name.endsWith('/size');
}

async function sideOf(county: BenchCounty, role: (typeof roles)[number]): Promise<Side> {
  const desk = await openDesk(county, role);
  const client = new pg.Client(county.owner);
  await client.connect();
  return {
    county,
    desk,
    cpu: async () => {
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      const pids = [desk.measured.process.pid ?? 0, ...rows.map(({ pid }) => pid)];
      return new Map(pids.map((pid) => [pid, cpuMs(pid)]));
    },
    stop: async () => {
      await client.end();
      await desk.measured.stop();
    },
  };
}

/** A connection that was closed meanwhile has taken its time with it. */
function spent(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

type Both = Pick<Asked, 'small' | 'large' | 'sizes' | 'alike'>;
type Read = Pick<Asked, 'small' | 'large'>;

/** Null where either county has no answer: what is not there, or not for this person. */
async function askBoth(sides: readonly [Side, Side], questions: readonly [Question, Question]): Promise<Both | null> {
  for (const k of [0, 1] as const) if (!(await sides[k].desk.answers(questions[k].path))) return null;
  let asked = await readBoth(sides, questions, readings);
  // Twice as many readings each time: who is found to grow three times, grows.
  for (let i = 1; i < again && (grows(asked) || asked.large.p50 > mostMs) && asked.large.p50 < slowMs; i += 1)
    asked = await readBoth(sides, questions, readings * (i + 1));
  const sizes = [await sides[0].desk.size(questions[0].path), await sides[1].desk.size(questions[1].path)] as const;
  return { ...asked, sizes, alike: grows(asked) ? await readAlike(sides, questions, sizes) : null };
}

/** As many rows of a list with pages as the smaller county has; null where it has as many, none, or no pages. */
async function readAlike(
  sides: readonly [Side, Side],
  questions: readonly [Question, Question],
  [{ listed: here }, { listed: there }]: Sizes,
): Promise<Read | null> {
  if (here === 0 || here >= there || !questions.every(({ path }) => path.includes('limit=50'))) return null;
  const [one, other] = questions.map((asked) => ({ ...asked, path: asked.path.replace('limit=50', `limit=${here}`) }));
  return one === undefined || other === undefined ? null : readBoth(sides, [one, other], readings * again);
}

async function readBoth(
  sides: readonly [Side, Side],
  questions: readonly [Question, Question],
  times: number,
): Promise<Read> {
  const took: [number[], number[]] = [[], []];
  const cpu = [0, 0];
  const weighed = [0, 0];
  for (const k of [0, 1] as const) await sides[k].desk.weigh(questions[k].path);
  for (let i = 0; i < rounds; i += 1)
    for (const k of [0, 1] as const) {
      const { desk } = sides[k];
      const before = await sides[k].cpu();
      let n = 0;
      while (n < times && (n === 0 || took[k].reduce((sum, one) => sum + one, 0) < slowMs * rounds)) {
        const began = performance.now();
        weighed[k] = await desk.weigh(questions[k].path);
        took[k].push(performance.now() - began);
        n += 1;
      }
      cpu[k] = (cpu[k] ?? 0) + spent(before, await sides[k].cpu());
    }
  const reading = (k: 0 | 1): Reading => ({
    p50: median(took[k]),
    cpu: (cpu[k] ?? 0) / took[k].length,
    kB: (weighed[k] ?? 0) / 1000,
  });
  return { small: reading(0), large: reading(1) };
}
