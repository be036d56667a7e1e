/** Files labelled texts in order, each seeing only those before it, and compares what is proposed with the labels. */
import { performance } from 'node:perf_hooks';
import type { Day } from '../../src/domain/base/calendar.ts';
import type { EarlierMatter } from '../../src/domain/triage/earlier-matters.ts';
import {
  earlierMatterOf,
  propose,
  type Proposal,
  type TriageCounty,
  type TriageFacts,
} from '../../src/domain/triage/triage.ts';
import type { Labelled, Told } from './labelled.ts';
import { labelledOf, type LessonLine } from './lessons.ts';

/**
 * The shares that the issue asks for, null where the file does not label it. `wrongRefusals` is a count: texts that are proposed to be turned
 * away, called empty talk or sent to another department though their label keeps them; `wrongTransfers` of them were sent. `duplicatePairs` and `groupPairs` say
 * how many pairs the labels have: an F1 of none says nothing.
 */
export interface Score {
  n: number;
  kind: number;
  categoryTop: number;
  categoryLeaf: number;
  nature: number;
  urgent: number | null;
  /** Of the urgent ones the share that is proposed so, and of those that are proposed so the share that is; 1 where there is none. */
  urgentRecall: number;
  urgentPrecision: number;
  station: number | null;
  office: number | null;
  decision: number;
  wrongRefusals: number;
  wrongTransfers: number;
  /** Texts with a matter that are taken for empty talk. */
  wrongJunk: number;
  duplicates: number;
  groups: number;
  duplicatePairs: number;
  groupPairs: number;
  /** Of the texts, how many are proposed with a doubt: rules and voter differ. */
  doubted: number;
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
  beside: Record<'ground' | 'clue' | 'amount' | 'claim', number | null>;
  p50Ms: number;
  p95Ms: number;
}

/** The lines of a label file, or of a file of lessons (`lessons.ts`), whose short labels are written out. */
export function readLabelled(jsonl: string): Labelled[] {
  return jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => labelledOf(JSON.parse(line) as Labelled | LessonLine));
}

/** What is proposed for each text, in order; the labels never come in here. */
export function proposeInOrder(
  texts: readonly Told[],
  county: TriageCounty,
  { apart }: { apart: boolean } = { apart: false },
): { proposals: Proposal[]; ms: number[] } {
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
    if (!apart && proposal.type.value !== 'consultation') earlier.push(earlierMatterOf(id, facts, proposal));
  }
  return { proposals, ms };
}

/** `apart`: each text is read as the first of the county, where the file is no series. */
export function scoreTexts(lines: readonly Labelled[], county: TriageCounty, how = { apart: false }): Scored {
  const told = lines.map(({ id, text, channel, received_at, context }) => ({
    id,
    text,
    channel,
    received_at,
    context: context ?? null,
  }));
  const { proposals, ms } = proposeInOrder(told, county, how);
  const tally = new Tally();
  const pairs = { duplicates: newPairs(), groups: newPairs() };
  const urgent = newPairs();
  for (const [i, line] of lines.entries()) {
    const proposal = proposals[i];
    if (proposal === undefined) continue;
    compareAll(line, proposal, tally);
    countPairs(pairs.duplicates, asList(line.labels.duplicate_of ?? null), asList(proposal.duplicateOf.value));
    if (line.labels.urgent !== undefined) countUrgent(urgent, line.labels.urgent, proposal.urgent.value);
    countPairs(pairs.groups, groupBefore(lines, i), proposal.group.value);
  }
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return {
    score: {
      n: lines.length,
      kind: tally.share('kind') ?? 0,
      categoryTop: tally.share('categoryTop') ?? 0,
      categoryLeaf: tally.share('categoryLeaf') ?? 0,
      nature: tally.share('nature') ?? 0,
      urgent: tally.share('urgent'),
      urgentRecall: urgent.wanted === 0 ? 1 : rounded(urgent.found / urgent.wanted),
      urgentPrecision: urgent.proposed === 0 ? 1 : rounded(urgent.found / urgent.proposed),
      station: tally.share('station'),
      office: tally.share('office'),
      decision: tally.share('decision') ?? 0,
      wrongRefusals: tally.count('wrongRefusals'),
      wrongTransfers: tally.misses.filter(({ field, proposed }) => field === 'wrongRefusals' && proposed === 'transfer')
        .length,
      wrongJunk: tally.count('wrongJunk'),
      duplicates: f1(pairs.duplicates),
      groups: f1(pairs.groups),
      duplicatePairs: pairs.duplicates.wanted,
      groupPairs: pairs.groups.wanted,
      doubted: proposals.filter(({ type, category, nature, decision }) =>
        [type, category, nature, decision].some(({ doubt }) => doubt !== null),
      ).length,
    },
    misses: tally.misses,
    beside: {
      ground: tally.share('ground'),
      clue: tally.share('clue'),
      amount: tally.share('amount'),
      claim: tally.share('claim'),
    },
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
}

/** Counts what is right and keeps what is not. */
class Tally {
  readonly misses: Miss[] = [];
  private readonly right = new Map<string, number>();
  private readonly compared = new Map<string, number>();

  compare(id: string, field: string, wanted: unknown, proposed: unknown, isSame = wanted === proposed): void {
    this.compared.set(field, (this.compared.get(field) ?? 0) + 1);
    if (isSame) this.right.set(field, (this.right.get(field) ?? 0) + 1);
    else this.miss(id, field, wanted, proposed);
  }

  miss(id: string, field: string, wanted: unknown, proposed: unknown): void {
    this.misses.push({ id, field, wanted: String(wanted), proposed: String(proposed) });
  }

  share(field: string): number | null {
    const compared = this.compared.get(field) ?? 0;
    return compared === 0 ? null : rounded((this.right.get(field) ?? 0) / compared);
  }

  count(field: string): number {
    return this.misses.filter((one) => one.field === field).length;
  }
}

function compareAll(line: Labelled, proposal: Proposal, tally: Tally): void {
  const { id, labels } = line;
  const { decision, also_acceptable: also = [], ground, enforcement_clue: clue } = labels.outcome;
  const proposed = proposal.decision.value;
  const compare = tally.compare.bind(tally, id);
  compare('kind', labels.type, proposal.type.value);
  compare('categoryTop', topOf(labels.category), topOf(proposal.category.value));
  compare('categoryLeaf', labels.category, proposal.category.value);
  compare('nature', labels.nature[0] ?? null, proposal.nature.value[0] ?? null);
  if (labels.urgent !== undefined) compare('urgent', labels.urgent, proposal.urgent.value);
  if (labels.route !== undefined) {
    compare('station', wantedStation(line), proposal.firstStation.value);
    compare('office', labels.route.handling_office, proposal.handlingOffice.value);
  }
  compare('decision', [decision, ...also].join('|'), proposed, proposed === decision || also.includes(proposed));
  if (ground !== undefined)
    compare('ground', ground, proposal.ground.value, ground === proposal.ground.value || proposed !== decision);
  if (labels.amount_yuan !== undefined) compare('amount', labels.amount_yuan, proposal.amounts.value.amountYuan);
  if (labels.claim_yuan !== undefined) compare('claim', labels.claim_yuan, proposal.amounts.value.claimYuan);
  if (clue !== undefined) compare('clue', clue, proposal.enforcementClue.value);
  if (isWrongRefusal(proposed, decision, also)) tally.miss(id, 'wrongRefusals', decision, proposed);
  if (proposed === 'junk' && decision !== 'junk') tally.miss(id, 'wrongJunk', decision, proposed);
}

/** Turned away, taken for empty talk, or sent to another department, though by its label it is kept: the worst error. */
function isWrongRefusal(proposed: string, decision: string, also: readonly string[]): boolean {
  const fitting = [decision, ...also];
  if (fitting.includes(proposed)) return false;
  return proposed === 'reject' || proposed === 'junk' || (proposed === 'transfer' && !fitting.includes('reject'));
}

/**
 * The station that a label wants: that of a village only where the text says that somebody lives there. Some hands wrote the shop's neighbour
 * where nothing tells the home; no station is guessed there (scripts/triage/lessons/README.md).
 */
function wantedStation({ text, labels }: Labelled): string | null {
  const station = labels.route?.first_station ?? null;
  if (station === null || !station.startsWith('ST-V')) return station;
  const home = stemOf(labels.parties?.complainant?.home?.village ?? '');
  return home !== '' && saysHome(text, home) ? station : null;
}

/** 「郭庄的，」, 「住湖滨社区」, 「赵堂站代录」; 「北关街」 is where a shop is. */
function saysHome(text: string, home: string): boolean {
  const lives = new RegExp(`(?:我是|俺是|住|住在|家在|[是家])${home}`, 'u');
  const named = new RegExp(
    `(?:^|[，。,.；;：:]|我们?|俺们?|】)${home}(?:村|社区|小区)?(?:的|人|站|村民|居民|老|.{0,3}户|[二三四五]组|\\p{Script=Han}{1,3}[，,：:]|[，。,.：:]|$)`,
    'u',
  );
  return lives.test(text) || named.test(text);
}

/** 「郭庄」 of 「郭庄村」. */
function stemOf(name: string): string {
  return name.replace(/(?:村|社区)$/u, '');
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

function countUrgent(pairs: Pairs, isUrgent: boolean, isProposed: boolean): void {
  pairs.wanted += Number(isUrgent);
  pairs.proposed += Number(isProposed);
  pairs.found += Number(isUrgent && isProposed);
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
