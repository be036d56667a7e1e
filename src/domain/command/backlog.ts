/**
 * 积案 (backlog): 「长期未解决的维权积案」 (seed S182): a complaint that an office has had for long, that nobody has moved, that
 * comes near its last day or is past it, or that was talked over in vain. From how much on is the county's own setting; the
 * clocks of the law run on by themselves, and what is out for testing (《办法》第二十二条) waits for no one here.
 */
import { counted } from '../base/words.ts';
import { isPaused } from '../complaint/mediation/pause.ts';
import { dayOf, daysBetween, type Day } from '../base/calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import type { BacklogLimits } from '../law/local-limits.ts';

/** Only what an office has and has not ended can be backlog: what waits for its notice alone is solved. */
export const backlogStates = ['dispatched', 'accepted', 'mediating'] as const;

/** Lines that say nothing of the handling, such as every reminder that the program writes: they leave a matter as idle as it was. */
export const idleVerbs = [
  'revealed',
  'clocks-opened',
  're-keyed',
  'row-stated',
  'code-hashed',
  'code-renewed',
  'category-mapped',
  'escalated',
  'pushed',
  'attached',
  'urged',
  'supplemented',
  'redispatched',
  'redispatch-accepted',
  'redispatch-declined',
  'redispatch-lapsed',
  'redispatch-undone',
  'redispatch-recalled',
  'redispatch-returned',
  'redispatch-ran-out',
  'step-undone',
] as const satisfies readonly LedgerVerb[];

/** How old a complaint is, counted on one day. */
export interface Aged {
  ageDays: number;
  idleDays: number;
  /** Days to the last day of the mediation; negative when it is past, null where that clock does not run. */
  targetDays: number | null;
  overdue: boolean;
  attempts: number;
}

type Counted = Pick<
  Complaint,
  'state' | 'receivedAt' | 'filedAt' | 'dueRule' | 'dueOn' | 'legalOn' | 'sessions' | 'talks' | 'pauses'
>;

/** Sessions and talks of an open complaint led to nothing, or it would be closed. */
export function attemptsOf({ sessions, talks }: Pick<Complaint, 'sessions' | 'talks'>): number {
  return sessions.length + talks.filter(({ result }) => result === 'notAgreed' || result === 'notReached').length;
}

/** The age of a complaint; `movedOn` is the day of the last line that is none of `idleVerbs`. */
export function agedOf(complaint: Counted, movedOn: Day, today: Day): Aged {
  const { receivedAt, filedAt, dueRule, dueOn, legalOn } = complaint;
  const last = dueRule === 'C-03' ? (legalOn ?? dueOn) : null;
  return {
    ageDays: Math.max(0, daysBetween(dayOf(receivedAt ?? filedAt), today)),
    idleDays: Math.max(0, daysBetween(movedOn, today)),
    targetDays: last === null ? null : daysBetween(today, last),
    overdue: dueOn !== null && dueOn < today,
    attempts: attemptsOf(complaint),
  };
}

export const backlogReasons = ['overdue', 'target', 'idle', 'age', 'attempts'] as const;
export type BacklogReason = (typeof backlogReasons)[number];

export const backlogReasonWords = {
  overdue: { zh: '已过期限', en: 'Overdue' },
  target: { zh: '快到期', en: 'Near its last day' },
  idle: { zh: '长期未进展', en: 'Idle' },
  age: { zh: '收件已久', en: 'Old' },
  attempts: { zh: '多次调解未成', en: 'Talked in vain' },
} as const satisfies Record<BacklogReason, { zh: string; en: string }>;

/** Why the complaint is backlog; empty when it is none. */
export function backlogReasonsOf(complaint: Counted, aged: Aged, limits: BacklogLimits): BacklogReason[] {
  if (!(backlogStates as readonly string[]).includes(complaint.state) || isPaused(complaint as Complaint)) return [];
  const met: Record<BacklogReason, boolean> = {
    overdue: limits.overdue && aged.overdue,
    target: limits.targetDays > 0 && aged.targetDays !== null && aged.targetDays <= limits.targetDays,
    idle: limits.idleDays > 0 && aged.idleDays >= limits.idleDays,
    age: limits.ageDays > 0 && aged.ageDays >= limits.ageDays,
    attempts: limits.attempts > 0 && aged.attempts >= limits.attempts,
  };
  return backlogReasons.filter((reason) => met[reason]);
}

/** 「18 天没有动静」: the reason with its number. */
export function reasonText(reason: BacklogReason, aged: Aged): { zh: string; en: string } {
  switch (reason) {
    case 'overdue':
      return backlogReasonWords.overdue;
    case 'target': {
      const days = aged.targetDays ?? 0;
      if (days < 0) return { zh: `调解期过了 ${-days} 天`, en: `mediation ${counted(-days, 'day')} past its last day` };
      return { zh: `离调解期满还有 ${days} 天`, en: `${counted(days, 'day')} to the end of mediation` };
    }
    case 'idle':
      return { zh: `${aged.idleDays} 天没有动静`, en: `idle for ${counted(aged.idleDays, 'day')}` };
    case 'age':
      return { zh: `收到 ${aged.ageDays} 天了`, en: `received ${counted(aged.ageDays, 'day')} ago` };
    case 'attempts':
      return { zh: `谈了 ${aged.attempts} 次没成`, en: `${aged.attempts} talks in vain` };
  }
}

/** 账龄: the first and the last age in days of each part; null is without end. */
export const ageBuckets = [
  { key: 'to15', from: 0, to: 15, zh: '15 天以内', en: 'up to 15 days' },
  { key: 'to30', from: 16, to: 30, zh: '16–30 天', en: '16–30 days' },
  { key: 'to60', from: 31, to: 60, zh: '31–60 天', en: '31–60 days' },
  { key: 'to90', from: 61, to: 90, zh: '61–90 天', en: '61–90 days' },
  { key: 'over90', from: 91, to: null, zh: '90 天以上', en: 'over 90 days' },
] as const;
export type AgeBucket = (typeof ageBuckets)[number]['key'];

export function bucketOf(ageDays: number): AgeBucket {
  return ageBuckets.find(({ to }) => to === null || ageDays <= to)?.key ?? 'over90';
}

/** How many stand in each part. */
export type AgeCounts = Record<AgeBucket, number>;

export function countAges(ages: readonly number[]): AgeCounts {
  const counts: AgeCounts = { to15: 0, to30: 0, to60: 0, to90: 0, over90: 0 };
  for (const age of ages) counts[bucketOf(age)] += 1;
  return counts;
}

/** What the backlog of an office was at the end of a day; written once a day, for a rule that changes changes no past. */
export interface BacklogCount {
  countyId: number;
  onDay: Day;
  officeId: string;
  total: number;
  ages: AgeCounts;
  /** How many of them were out with a station. */
  out: number;
}
