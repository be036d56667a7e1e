/** Files labelled texts in order, each seeing only those before it, and compares what is proposed with the labels. */
import { performance } from 'node:perf_hooks';
import type { Day } from '../../src/domain/base/calendar.ts';
import type { TriageContext } from '../../src/domain/triage/outcome.ts';
import type { EarlierMatter } from '../../src/domain/triage/earlier-matters.ts';
import {
  earlierMatterOf,
  propose,
  type Proposal,
  type TriageCounty,
  type TriageFacts,
} from '../../src/domain/triage/triage.ts';

/** All of a line that the proposer may see. */
export interface Told {
  id: string;
  received_at: string;
  channel: string;
  text: string;
  context?: TriageContext | null;
}

export interface Labelled extends Told {
  labels: {
    type: string;
    category: string;
    nature: string[];
    urgent: boolean;
    amount_yuan?: number | null;
    claim_yuan?: number | null;
    group_key?: string | null;
    duplicate_of?: string | null;
    route: { first_station: string | null; handling_office: string | null };
    outcome: { decision: string; ground: string | null; enforcement_clue?: boolean; also_acceptable?: string[] };
  };
}

/** The shares that the issue asks for; wrongRefusals is a count. */
export interface Score {
  n: number;
  kind: number;
  categoryTop: number;
  categoryLeaf: number;
  nature: number;
  urgent: number;
  station: number;
  office: number;
  decision: number;
  wrongRefusals: number;
  duplicates: number;
  groups: number;
}

export interface Miss {
  id: string;
  field: string;
  wanted: string;
  proposed: string;
}

export interface Scored {
  score: Score;
  misses: Miss[];
  /** Shares that the issue does not ask for. */
  beside: { ground: number; clue: number; amount: number; claim: number };
  p50Ms: number;
  p95Ms: number;
}

export function readLabelled(jsonl: string): Labelled[] {
  return jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled);
}

/** What is proposed for each text, in order; the labels never come in here. */
export function proposeInOrder(texts: readonly Told[], county: TriageCounty): { proposals: Proposal[]; ms: number[] } {
  // The engine makes machine code of the forms at their first uses: a server does so once, and no text is to be charged with it.
  for (const { text } of texts.slice(0, 3))
    propose({ text, channel: 'C01', receivedOn: '2026-01-01', context: null, known: {}, earlier: [] }, county);
  const earlier: EarlierMatter[] = [];
  const proposals: Proposal[] = [];
  const ms: number[] = [];
  for (const { id, text, channel, received_at, context } of texts) {
    const facts: TriageFacts = {
      text,
      channel,
      receivedOn: received_at.slice(0, 10) as Day,
      context: context ?? null,
      known: {},
      earlier,
    };
    const from = performance.now();
    const proposal = propose(facts, county);
    ms.push(performance.now() - from);
    proposals.push(proposal);
    if (proposal.type.value !== 'consultation') earlier.push(earlierMatterOf(id, facts, proposal));
  }
  return { proposals, ms };
}

export function scoreTexts(lines: readonly Labelled[], county: TriageCounty): Scored {
  const told = lines.map(({ id, text, channel, received_at, context }) => ({
    id,
    text,
    channel,
    received_at,
    context: context ?? null,
  }));
  const { proposals, ms } = proposeInOrder(told, county);
  const misses: Miss[] = [];
  const pairs = { duplicates: newPairs(), groups: newPairs() };
  const right = new Map<string, number>();
  for (const [i, { id, labels }] of lines.entries()) {
    const proposal = proposals[i];
    if (proposal === undefined) continue;
    const compare = (field: string, wanted: unknown, proposed: unknown, same = wanted === proposed) => {
      if (same) right.set(field, (right.get(field) ?? 0) + 1);
      else misses.push({ id, field, wanted: String(wanted), proposed: String(proposed) });
    };
    const { decision, also_acceptable: also = [], ground, enforcement_clue: clue } = labels.outcome;
    const proposed = proposal.decision.value;
    compare('kind', labels.type, proposal.type.value);
    compare('categoryTop', topOf(labels.category), topOf(proposal.category.value));
    compare('categoryLeaf', labels.category, proposal.category.value);
    compare('nature', labels.nature[0] ?? null, proposal.nature.value[0] ?? null);
    compare('urgent', labels.urgent, proposal.urgent.value);
    compare('station', labels.route.first_station, proposal.firstStation.value);
    compare('office', labels.route.handling_office, proposal.handlingOffice.value);
    compare('decision', [decision, ...also].join('|'), proposed, proposed === decision || also.includes(proposed));
    compare('ground', ground, proposal.ground.value, ground === proposal.ground.value || proposed !== decision);
    compare('clue', clue ?? false, proposal.enforcementClue.value);
    compare('amount', labels.amount_yuan ?? null, proposal.amounts.value.amountYuan);
    compare('claim', labels.claim_yuan ?? null, proposal.amounts.value.claimYuan);
    if (proposed === 'reject' && decision !== 'reject' && !also.includes('reject'))
      misses.push({ id, field: 'wrongRefusals', wanted: decision, proposed });
    countPairs(pairs.duplicates, asList(labels.duplicate_of ?? null), asList(proposal.duplicateOf.value));
    countPairs(pairs.groups, groupBefore(lines, i), proposal.group.value);
  }
  const share = (field: string) => rounded((right.get(field) ?? 0) / Math.max(1, lines.length));
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return {
    score: {
      n: lines.length,
      kind: share('kind'),
      categoryTop: share('categoryTop'),
      categoryLeaf: share('categoryLeaf'),
      nature: share('nature'),
      urgent: share('urgent'),
      station: share('station'),
      office: share('office'),
      decision: share('decision'),
      wrongRefusals: misses.filter(({ field }) => field === 'wrongRefusals').length,
      duplicates: f1(pairs.duplicates),
      groups: f1(pairs.groups),
    },
    misses,
    beside: { ground: share('ground'), clue: share('clue'), amount: share('amount'), claim: share('claim') },
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
}

function topOf(category: string): string {
  return category.split('.')[0] ?? category;
}

function asList(one: string | null): string[] {
  return one === null ? [] : [one];
}

/** The texts before this one that its label puts into the same group. */
function groupBefore(lines: readonly Labelled[], i: number): string[] {
  const key = lines[i]?.labels.group_key ?? null;
  if (key === null) return [];
  return lines
    .slice(0, i)
    .filter(({ labels }) => labels.group_key === key)
    .map(({ id }) => id);
}

interface Pairs {
  found: number;
  wanted: number;
  proposed: number;
}

function newPairs(): Pairs {
  return { found: 0, wanted: 0, proposed: 0 };
}

function countPairs(pairs: Pairs, wanted: readonly string[], proposed: readonly string[]): void {
  pairs.wanted += wanted.length;
  pairs.proposed += proposed.length;
  pairs.found += proposed.filter((id) => wanted.includes(id)).length;
}

/** Of pairs (this text, an earlier one): 1 when every pair is found and none is made up, and when there is none at all. */
function f1({ found, wanted, proposed }: Pairs): number {
  return wanted + proposed === 0 ? 1 : rounded((2 * found) / (wanted + proposed));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
