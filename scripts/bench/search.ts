/** M4: finding by words. Recall and time against reading every complaint with LIKE, for terms taken from the data. */
import pg from 'pg';
import { actorOfAccount } from '../../src/domain/county/account.ts';
import { ComplaintQuery } from '../../src/domain/complaint/complaint-list.ts';
import { complaintRowListing } from '../../src/store/complaint/complaint-list.ts';
import { countMatters, listMatters } from '../../src/store/matter/lists.ts';
import type { Bench, BenchCounty, Figure } from './county.ts';
import { median } from './load.ts';
import { chanceFrom, whole } from './random.ts';

const searched = ['number', 'consumer_name', 'consumer_phone', 'operator_name', 'operator_address', 'story', 'claim'];
const lengths = [2, 4, 9] as const;
/** Recall is compared in full up to this many found. */
const comparedUpTo = 20_000;

export async function measureSearch(bench: Bench): Promise<Figure[]> {
  const county = await bench.county(bench.sizes[1]);
  const client = new pg.Client(county.owner);
  await client.connect();
  // What it is compared with: one process reading the whole table.
  await client.query(
    'set enable_indexscan = off; set enable_bitmapscan = off; set max_parallel_workers_per_gather = 0',
  );
  try {
    const figures: Figure[] = [];
    let [expected, found] = [0, 0];
    for (const length of lengths) {
      const ratios: { term: string; n: number; ratio: number; ms: number }[] = [];
      for (const term of await termsOf(client, length)) {
        const one = await compare(county, client, term);
        expected += one.expected;
        found += one.found;
        ratios.push({ term, n: one.expected, ratio: one.ours / one.sequential, ms: one.ours });
      }
      const worst = ratios.reduce((a, b) => (a.ratio > b.ratio ? a : b));
      const target = length === 2 ? 1 / 20 : 1 / 100;
      figures.push({
        metric: 'M4',
        name: `newest 50 for ${length} characters ÷ sequential LIKE at ${county.size}, the worst of ${ratios.length} terms`,
        value: worst.ratio,
        target: `≤ 1/${1 / target}`,
        reached: worst.ratio <= target,
        how: `median 1/${(1 / median(ratios.map(({ ratio }) => ratio))).toFixed(0)}; worst ${worst.term} (${worst.n} found, ${worst.ms.toFixed(1)} ms)`,
      });
    }
    const value = expected === 0 ? 0 : found / expected;
    const how = `${found} of ${expected} found by reading everything`;
    figures.unshift({ metric: 'M4', name: 'recall', value, target: '= 1.000', reached: value === 1, how });
    return figures;
  } finally {
    await client.end();
  }
}

/**
 * Pieces of stories: some that are common by nature, some that are rare, and one that is nowhere. Letters and digits alone:
 * a search reads no punctuation, and “元，” is a single character, which is sought among the first of the list only.
 */
async function termsOf(client: pg.Client, length: number): Promise<string[]> {
  const chance = chanceFrom(length);
  const { rows } = await client.query<{ story: string }>('select story from complaint order by md5(id::text) limit 6');
  const pieces = rows.map(({ story }) => {
    const runs = story.split(/[^\p{L}\p{N}]+/u).map((run) => [...run]);
    const long = runs.filter((run) => run.length >= length);
    const run = long[whole(chance, 0, Math.max(0, long.length - 1))] ?? runs.flat();
    const from = whole(chance, 0, Math.max(0, run.length - length));
    return run.slice(from, from + length).join('');
  });
  // Figures alone find the telephones that end in them too, which are sealed: LIKE reads none.
  const read = pieces.filter((piece) => length < 4 || !/^\d+$/u.test(piece));
  return [...new Set([...read, '鸿雁传书寄远方'.slice(0, length)])];
}

async function compare(county: BenchCounty, client: pg.Client, term: string) {
  const like = `%${term.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
  const truth = `select count(*)::integer as n from complaint where ${searched.map((one) => `${one} like $1`).join(' or ')}`;
  const sequential: number[] = [];
  const ours: number[] = [];
  let expected = 0;
  const actor = actorOfAccount(county.accounts.find(({ role }) => role === 'centre') ?? (county.accounts[0] as never));
  const today = '2026-01-01';
  // What the desk's list asks for, and no more of each row.
  const listing = complaintRowListing(ComplaintQuery.parse({ q: term, limit: 50 }), today, actor);
  const ask = () => listMatters(county.db, actor, listing, today);
  await ask();
  for (let i = 0; i < 3; i += 1) {
    const started = performance.now();
    expected = (await client.query<{ n: number }>(truth, [like])).rows[0]?.n ?? 0;
    const between = performance.now();
    await ask();
    sequential.push(between - started);
    ours.push(performance.now() - between);
  }
  expected = Math.min(expected, comparedUpTo);
  const found = await countMatters(county.db, actor, listing, today, comparedUpTo);
  return { expected, found, sequential: median(sequential), ours: median(ours) };
}
