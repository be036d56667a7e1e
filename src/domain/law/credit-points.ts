/**
 * 积分 (credit): what the clues of supervisors and volunteers count for once they are looked into (群防群治). The table is the
 * county's own; a clue counts by how it was decided, and for nothing before. They are points of a person of a station's roster, who
 * need not have an account. Which tip-off was whose stays sealed: of those a line has counts alone, and these only in sums that tell of
 * nobody (`toldCounts`, docs/decisions/0026-points-that-tell-of-nobody.md); a report of the station opens.
 */
import { z } from 'zod';
import { addDays, type Day } from '../base/calendar.ts';
import { labelled } from '../base/field.ts';
import type { TipoffVerb } from '../base/ledger-verbs.ts';
import type { Words } from '../base/words.ts';
import type { Decided, CreditPoints } from './credit-table.ts';

/** How a clue ended, as it stands beside its points. */
export const decidedWords = {
  opened: { zh: '立案', en: 'Case opened' },
  transferred: { zh: '处理了、移送了', en: 'Dealt with, or handed over' },
  merged: { zh: '有新事实，并入前一件', en: 'Merged with new facts' },
  notOpened: { zh: '核查过，没有立案', en: 'Looked into, no case' },
  noPower: { zh: '没有管辖权', en: 'No power' },
  repeated: { zh: '重复举报', en: 'Told before' },
} as const satisfies Record<Decided, Words>;

const points = (zh: string, en: string) =>
  labelled(z.number().int().min(0).max(1000), { zh, en, wrongZh: '写 0 到 1000 的整数' });

export const CreditForm = z.object({
  opened: points('立案的', 'Case opened'),
  transferred: points('处理了的、移送其他机关的', 'Dealt with, or handed over'),
  merged: points('有新事实、并入前一件的', 'Merged with new facts'),
  notOpened: points('核查过、不予立案的', 'Verified, no case'),
  noPower: points('没有管辖权的', 'No power'),
  repeated: points('重复举报的', 'Told before'),
});

/** How a report of a station was answered (`StationReportAnswer`), as it counts; null for what is not decided by its answer. */
export const answerCredits: Readonly<Record<string, Decided | null>> = {
  // By what becomes of the case.
  toCase: null,
  handled: 'transferred',
  handedOn: 'transferred',
  noBreach: 'notOpened',
  needsMore: null,
};

/** What a station saw and reported, as far as its points hang on it. */
export interface ReportedClue {
  answer: string | null;
  /** Of the case that was made of it: whether it was filed (立案), and how it ended. */
  isFiled: boolean;
  caseOutcome: string | null;
}

/** How a report ended; null while it is looked into. A case counts from its filing on, however it ends. */
export function decidedAs({ answer, isFiled, caseOutcome }: ReportedClue): Decided | null {
  if (answer !== 'toCase') return answerCredits[answer ?? ''] ?? null;
  if (isFiled) return 'opened';
  if (caseOutcome === null) return null;
  return caseOutcome === 'transferred' || caseOutcome === 'crime' ? 'transferred' : 'notOpened';
}

/** Whose clues they are: the person of the station's roster, or the account of who sent them where nobody of the roster has it. */
export interface CreditOwner {
  stationId: string;
  personId: string | null;
  accountId: string | null;
}

/** How many clues of one supervisor ended so; null for those not decided yet. */
export interface CreditCount extends CreditOwner {
  source: 'tipoff' | 'report';
  outcome: Decided | null;
  n: number;
}

export interface CreditLine extends CreditOwner {
  /** All clues that the supervisor handed in: reports of his station, and tip-offs as far as they are told. */
  filed: number;
  /** Of these the tip-offs: nobody is told which they were (`toldCounts`). */
  tipoffs: number;
  /** Those that led to a case. */
  opened: number;
  points: number;
}

export function keyOfOwner({ stationId, personId, accountId }: CreditOwner): string {
  return `${stationId} ${personId ?? accountId ?? ''}`;
}

export function pointsOf(outcome: Decided | null, rule: CreditPoints): number {
  return outcome === null ? 0 : rule[outcome];
}

/** 1 January, April, July or October: the first day of the quarter in which the day lies. */
const quarterOf = (day: Day): Day => {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
};

const beginsQuarter = (day: Day) => quarterOf(day) === day;

/**
 * Whether the points of these days may be asked: whole quarters, the last of which may be running. Whoever reads tip-offs by their days could
 * tell from the points of one day who told (《市场监督管理投诉举报处理办法》第三十七条).
 */
export function isTellable(from: Day, to: Day, today: Day): boolean {
  return beginsQuarter(from) && (to >= today || beginsQuarter(addDays(to, 1)));
}

/** The last day of the last quarter that is over: no decision on a tip-off counts that was made later. */
function toldUntil(today: Day): Day {
  return addDays(quarterOf(today), -1);
}

/**
 * The days on which decided tip-offs count, of those that are asked for whatever reason: the whole quarters among them that are over. Null
 * where there is none.
 */
export function toldQuarters(asked: { from: Day; to: Day }, today: Day): { from: Day; to: Day } | null {
  const over = toldUntil(today);
  const ends = asked.to < over ? toldUntil(addDays(asked.to, 1)) : over;
  const from = beginsQuarter(asked.from) ? asked.from : quarterOf(addDays(quarterOf(asked.from), 92));
  return from < ends ? { from, to: ends } : null;
}

/** Of fewer tip-offs that ended alike no sum is told. */
export const leastTold = 3;

/** By which decision a tip-off counts, by the line of its ledger: the first one, whatever is decided anew. */
export const decidingVerbs = {
  'enforcement-opened': 'opened',
  'enforcement-not-opened': 'notOpened',
  'no-power-found': 'noPower',
  'handed-over': 'transferred',
  repeated: 'repeated',
  merged: 'merged',
} as const satisfies Partial<Record<TipoffVerb, Decided>>;

/** Decided tip-offs of one supervisor that ended alike in one quarter. */
export interface EndedCount extends CreditOwner {
  /** How many its station typed stands in the list; an office types for people of many stations. */
  typedAt: 'station' | 'office';
  /** As the tip-off names him, the person of the roster for whom it was typed or else the account that typed it: no merge of records changes it. */
  teller: { id: string; isTypist: boolean };
  /** The account that typed them: its name stands on the page of each. */
  typistId: string;
  /** The first day of the quarter in which the decision was written down. */
  quarter: Day;
  outcome: Decided;
  n: number;
  /** Whose they were is forgotten with the tip-off (清除). */
  isErased: boolean;
}

/**
 * What is told of tip-offs: those of a station that one account typed for others at the same kind of place and that ended alike, together, once
 * there are three at least, of two people at least, and those that it typed as its own by themselves; fewer wait for the next quarters, and count
 * in the one that brings them to it. The page of each names who typed it: in a sum with those of another account, or with its own, what that one
 * told could be taken off. Where they run from is the same for every question, so that the difference of any two answers is a sum of such sums. Who
 * could see one alone, or one outcome among three, would read beside the list of tip-offs who told (《办法》第三十七条).
 */
export function toldCounts(ended: readonly EndedCount[], told: { from: Day; to: Day }): CreditCount[] {
  const counts: CreditCount[] = [];
  for (const alike of grouped(ended, keyOfSum)) {
    let waiting: EndedCount[] = [];
    const quarters = grouped(alike, ({ quarter }) => quarter);
    for (const quarter of quarters.toSorted(([a], [b]) => (a.quarter < b.quarter ? -1 : 1))) {
      waiting.push(...quarter);
      if (!tellsOfNobody(waiting)) continue;
      const [{ quarter: on }] = quarter;
      if (on >= told.from && on <= told.to && !waiting.some(({ isErased }) => isErased))
        counts.push(
          ...waiting.map(({ stationId, personId, accountId, outcome, n }) => {
            return { stationId, personId, accountId, outcome, n, source: 'tipoff' as const };
          }),
        );
      waiting = [];
    }
  }
  return counts;
}

function keyOfSum(one: EndedCount): string {
  return `${one.stationId} ${one.typedAt} ${one.outcome} ${one.typistId} ${isOwn(one) ? 'own' : 'for others'}`;
}

/** Of an erased one nobody knows any more for whom it was typed: it lies with those that were typed for others. */
function isOwn({ teller, isErased }: EndedCount): boolean {
  return teller.isTypist && !isErased;
}

/** Three or more, and not all of one person, unless he typed them as his own and is named on the page of each anyway. */
function tellsOfNobody(together: readonly EndedCount[]): boolean {
  const n = together.reduce((sum, one) => sum + one.n, 0);
  const tellers = new Set(together.map(({ teller }) => teller.id));
  return n >= leastTold && (tellers.size > 1 || together.every(isOwn));
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** One line a supervisor, the most points first. */
export function creditLines(counts: readonly CreditCount[], rule: CreditPoints): CreditLine[] {
  const lines = new Map<string, CreditLine>();
  for (const { stationId, personId, accountId, source, outcome, n } of counts) {
    const owner = { stationId, personId, accountId: personId === null ? accountId : null };
    const key = keyOfOwner(owner);
    const line = lines.get(key) ?? { ...owner, filed: 0, tipoffs: 0, opened: 0, points: 0 };
    line.filed += n;
    if (source === 'tipoff') line.tipoffs += n;
    if (outcome === 'opened') line.opened += n;
    line.points += n * pointsOf(outcome, rule);
    lines.set(key, line);
  }
  return [...lines.values()].toSorted(
    (a, b) => b.points - a.points || b.filed - a.filed || (keyOfOwner(a) < keyOfOwner(b) ? -1 : 1),
  );
}
