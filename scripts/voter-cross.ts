/**
 * npx tsx scripts/voter-cross.ts FILE.jsonl…: leaves out one hand after another, learns from all others, and tells how well the one is read: by
 * the rules alone, by the voter alone, and by both. What is of the county's own label files (`own`) is always learned and never left out.
 */
import type { TriageCounty } from '../src/domain/triage/triage.ts';
import { compileVoter, noVoter, topOf, type Voter } from '../src/domain/triage/learned/voter.ts';
import { readTriageCounty } from '../src/outside/seeds.ts';
import type { Labelled } from './triage/labelled.ts';
import { scoreTexts, type Score } from './triage/score.ts';
import { learnVoter, lessonsIn } from './triage/voter.ts';

const files = process.argv.slice(2).filter((word) => word.endsWith('.jsonl'));
const showsMisses = process.argv.includes('--misses');
const county = await readTriageCounty();
const lessons = files.flatMap((file) => lessonsIn(file, county.lexicon));
const hands = [...new Set(lessons.map(({ hand }) => hand))].filter((hand) => hand !== 'own');

const fields = ['kind', 'categoryTop', 'categoryLeaf', 'nature', 'decision'] as const;
type Shares = Record<(typeof fields)[number], number>;
const rows: { hand: string; by: string; n: number; shares: Shares; rest: string }[] = [];
for (const hand of hands) {
  const voter = compileVoter(learnVoter(lessons.filter((one) => one.hand !== hand)), county.lexicon);
  const kept = lessons.filter((one) => one.hand === hand).map(({ line }) => line);
  rows.push(rowOf(hand, '规则 rules', kept, { ...county, voter: noVoter }));
  rows.push({ hand, by: '学的 voter', n: kept.length, shares: votedAlone(kept, voter), rest: '' });
  rows.push(rowOf(hand, '合起来 both', kept, { ...county, voter }, showsMisses));
}

function rowOf(hand: string, by: string, kept: readonly Labelled[], of: TriageCounty, isTold = false) {
  // Without what came before: the lessons are no series of one county's matters.
  const { score, misses } = scoreTexts(kept, of, { apart: true });
  if (isTold)
    for (const { id, field, wanted, proposed } of misses)
      process.stdout.write(`${id} ${field}: ${wanted} ← ${proposed}\n`);
  return { hand, by, n: kept.length, shares: score, rest: restOf(score) };
}

function restOf({ wrongRefusals, wrongTransfers, wrongJunk, doubted }: Score): string {
  return `refused ${wrongRefusals} (sent ${wrongTransfers}) junk ${wrongJunk} doubted ${doubted}`;
}

function votedAlone(kept: readonly Labelled[], voter: Voter): Shares {
  const right = { kind: 0, categoryTop: 0, categoryLeaf: 0, nature: 0, decision: 0 };
  for (const { text, labels } of kept) {
    const { kind, leaf, nature, decision } = voter.votes(text);
    const fitting = [labels.outcome.decision, ...(labels.outcome.also_acceptable ?? [])];
    if (kind.best === labels.type) right.kind += 1;
    if (topOf(leaf.best ?? '') === topOf(labels.category)) right.categoryTop += 1;
    if (leaf.best === labels.category) right.categoryLeaf += 1;
    if (labels.nature[0] === undefined || nature.best === labels.nature[0]) right.nature += 1;
    if (fitting.includes(decision.best ?? '')) right.decision += 1;
  }
  const n = Math.max(1, kept.length);
  return {
    kind: right.kind / n,
    categoryTop: right.categoryTop / n,
    categoryLeaf: right.categoryLeaf / n,
    nature: right.nature / n,
    decision: right.decision / n,
  };
}

const bys = [...new Set(rows.map(({ by }) => by))];
process.stdout.write(`${'hand'.padEnd(12)}${'by'.padEnd(14)}${fields.map((field) => field.padEnd(13)).join('')}\n`);
for (const { hand, by, shares, rest } of [...rows, ...bys.map(meanOf)])
  process.stdout.write(
    `${hand.padEnd(12)}${by.padEnd(14)}${fields.map((field) => shares[field].toFixed(4).padEnd(13)).join('')}${rest}\n`,
  );

function meanOf(by: string) {
  const own = rows.filter((row) => row.by === by);
  const n = own.reduce((sum, row) => sum + row.n, 0);
  const mean = (field: (typeof fields)[number]) => own.reduce((sum, row) => sum + row.shares[field] * row.n, 0) / n;
  return {
    hand: 'all',
    by,
    n,
    shares: Object.fromEntries(fields.map((field) => [field, mean(field)])) as Shares,
    rest: '',
  };
}
