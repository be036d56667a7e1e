/**
 * 加急、回电 (call): one press at the station pages the duty leader and the centre, and somebody has to call back. Urgent stands
 * beside the state of the matter and changes no clock of the law; the minutes until the call back are counted.
 */
import { z } from 'zod';
import type { Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';

/** Nothing has to be filled in: on a village's phone one press is enough. */
export const MarkUrgent = z.object({
  reason: labelled(written().max(200).default(''), {
    zh: '急在哪里',
    en: 'Why',
    hintZh: '不写也行，例如：孩子手被炸伤',
    hintEn: 'May be left empty',
    input: 'text',
  }),
});

export const CallBack = z.object({
  words: labelled(written().min(2).max(1000), {
    zh: '回电说了什么',
    en: 'What was said',
    hintZh: '先怎么做、谁去现场',
    hintEn: 'What to do first, who goes there',
    input: 'longText',
  }),
});

type Mark = Pick<Complaint, 'urgentAt' | 'pagedAt' | 'respondedAt'>;

/** Urgent from now on; the page goes out in the same transaction. */
export function urgentSince(at: Date): Mark {
  return { urgentAt: at, pagedAt: at, respondedAt: null };
}

export function mayMarkUrgent({ state, urgentAt }: Complaint): boolean {
  return state !== 'closed' && urgentAt === null;
}

export function waitsForCall({ urgentAt, respondedAt }: Pick<Complaint, 'urgentAt' | 'respondedAt'>): boolean {
  return urgentAt !== null && respondedAt === null;
}

/** Whole minutes from the mark to the call back, or to now while nobody has called; null when it was never urgent. */
export function waitedMinutes(
  { urgentAt, respondedAt }: Pick<Complaint, 'urgentAt' | 'respondedAt'>,
  now: Date,
): number | null {
  if (urgentAt === null) return null;
  return Math.max(0, Math.floor(((respondedAt ?? now).getTime() - urgentAt.getTime()) / 60_000));
}

export function markUrgent(complaint: Complaint, input: z.infer<typeof MarkUrgent>, facts: Facts): Change<Complaint> {
  if (!mayMarkUrgent(complaint)) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'markUrgent' });
  return {
    next: { ...complaint, ...urgentSince(facts.at) },
    event: eventOf(complaint, 'marked-urgent', facts, { reason: input.reason }),
  };
}

export function callBack(complaint: Complaint, input: z.infer<typeof CallBack>, facts: Facts): Change<Complaint> {
  if (!waitsForCall(complaint)) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'callBack' });
  const next = { ...complaint, respondedAt: facts.at };
  return {
    next,
    event: eventOf(complaint, 'called-back', facts, {
      words: input.words,
      minutes: waitedMinutes(next, facts.at) ?? 0,
    }),
  };
}
