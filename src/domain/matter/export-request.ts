/**
 * 导出申请 (export request): what takes many rows with people in them out of the house waits for a second person (等保 三级:
 * 数据导出要审批；PIPL 第五十一条). What one person takes on a day adds up, so that nobody goes round it in pieces. Counts and
 * figures name nobody and are not asked for.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { labelled, written } from '../base/field.ts';
import { maskText } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';
import type { ExportList } from './words/export-lists.ts';

export type ExportState = 'asked' | 'allowed' | 'refused' | 'withdrawn';

export interface ExportRequest {
  countyId: number;
  id: string;
  askedBy: string;
  askedAt: Date;
  list: ExportList;
  /** What was asked of the list, as its address has it: the file is read by this and by nothing else. */
  query: Readonly<Record<string, string>>;
  /** What stands in the file: no more rows than these leave the house. */
  rows: number;
  purpose: string;
  state: ExportState;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string;
  goodUntil: Date | null;
  fetched: number;
}

/** So long and so often the file can be fetched once it was allowed: a line that breaks costs nobody his file. */
export const goodHours = 24;
export const mostFetched = 3;
/** So long an answer is waited for. */
export const waitingDays = 7;
/** So many of one person wait at a time. */
export const mostWaiting = 5;
/** The fewest characters that say what it is for. */
export const leastPurpose = 6;

const Purpose = written().min(leastPurpose).max(200);
export const AskExport = z.object({
  id: z.uuid(),
  purpose: labelled(Purpose, {
    zh: '用途',
    en: 'Purpose',
    wrongZh: `写清楚拿去做什么、给谁看，至少 ${leastPurpose} 个字`,
    wrongEn: `say what it is for and who gets it, ${leastPurpose} characters or more`,
  }),
});
export const DecideExport = z.object({
  allow: z.boolean(),
  reason: labelled(written().max(200), { zh: '理由', en: 'Reason' }),
});
export type DecideExport = z.infer<typeof DecideExport>;

/**
 * Refuses what would keep a telephone or an identity number until somebody answers: nobody has so many rows that a second person is
 * asked for one of them.
 */
export function demandNoNumber({ q = '' }: ExportRequest['query']): void {
  const typed = q.normalize('NFKC');
  if (maskText(typed, []) !== typed) throw new Refusal('export-by-number');
}

/** What somebody took out without a second person. */
export interface Taken {
  subject: string;
  at: Date;
  rows: number;
}

/** So long the same taken again is the same file in other columns; later there are other people under the same filters. */
const repeatMs = 10 * 60_000;

/**
 * How many rows were taken on the day, the oldest first, beside what is about to be taken: the same again counts once within ten minutes
 * of the first time, and so does what is about to be.
 */
export function takenBeside(taken: readonly Taken[], next: Pick<Taken, 'subject' | 'at'>): number {
  let sum = 0;
  const open = new Map<string, { from: number; most: number }>();
  for (const { subject, at, rows } of taken) {
    const first = open.get(subject);
    if (first !== undefined && at.getTime() - first.from < repeatMs) first.most = Math.max(first.most, rows);
    else {
      sum += first?.most ?? 0;
      open.set(subject, { from: at.getTime(), most: rows });
    }
  }
  for (const [subject, { from, most }] of open)
    if (subject !== next.subject || next.at.getTime() - from >= repeatMs) sum += most;
  return sum;
}

/** Whether so many rows need a second person, after what was taken today. */
export function needsSecond(limit: number, taken: number, rows: number): boolean {
  return taken + rows > limit;
}

type Person = Pick<Actor, 'id' | 'role' | 'organisationId'>;

/** Whether the actor may answer it: never who asks; a leader, the security administrator, the head of the asker's office, and any head for a leader. */
export function mayDecide(actor: Person, asker: Person): boolean {
  if (actor.id === asker.id) return false;
  if (actor.role === 'leader' || actor.role === 'security') return true;
  return actor.role === 'officeHead' && (asker.role === 'leader' || asker.organisationId === actor.organisationId);
}

/** What has become of it by now: what nobody answered, or fetched, in its time is over. */
export function stateAt(request: ExportRequest, at: Date): ExportState | 'lapsed' | 'spent' {
  if (request.state === 'allowed' && request.fetched >= mostFetched) return 'spent';
  return endOf(request) <= at.getTime() ? 'lapsed' : request.state;
}

function endOf({ state, askedAt, goodUntil }: ExportRequest): number {
  if (state === 'asked') return askedAt.getTime() + waitingDays * 86_400_000;
  return state === 'allowed' && goodUntil !== null ? goodUntil.getTime() : Infinity;
}

export const exportStateWords = {
  asked: { zh: '等人准', en: 'Waiting' },
  allowed: { zh: '准了', en: 'Allowed' },
  refused: { zh: '没有准', en: 'Refused' },
  withdrawn: { zh: '自己撤回', en: 'Withdrawn' },
  lapsed: { zh: '过了时间', en: 'Lapsed' },
  spent: { zh: '取过了', en: 'Fetched' },
} as const;

export function decide(
  request: ExportRequest,
  { actor, at }: { actor: Actor; at: Date },
  asker: Person,
  { allow, reason }: DecideExport,
): ExportRequest {
  if (actor.id === asker.id) throw new Refusal('export-own');
  if (!mayDecide(actor, asker)) throw new Refusal('export-not-yours');
  if (stateAt(request, at) !== 'asked') throw new Refusal('export-decided');
  if (!allow && reason === '') throw new Refusal('export-reason');
  return {
    ...request,
    state: allow ? 'allowed' : 'refused',
    decidedBy: actor.id,
    decidedAt: at,
    reason,
    goodUntil: allow ? new Date(at.getTime() + goodHours * 3_600_000) : null,
  };
}

/** Who asked takes it back while nobody has answered. */
export function withdraw(request: ExportRequest, { actor, at }: { actor: Actor; at: Date }): ExportRequest {
  if (actor.id !== request.askedBy) throw new Refusal('not-found');
  if (stateAt(request, at) !== 'asked') throw new Refusal('export-decided');
  return { ...request, state: 'withdrawn' };
}

/** Who asked fetches it, and nobody else: not who allowed it either. */
export function fetchFile(
  request: ExportRequest,
  { actor, at }: { actor: Actor; at: Date },
  list: ExportList,
): ExportRequest {
  if (actor.id !== request.askedBy || request.list !== list) throw new Refusal('not-found');
  if (stateAt(request, at) !== 'allowed') throw new Refusal('export-closed');
  return { ...request, fetched: request.fetched + 1 };
}
