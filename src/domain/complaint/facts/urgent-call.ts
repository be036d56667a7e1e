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
import { reasonLength, takeBackSeconds } from './take-back.ts';

/** One line is enough, and it is wanted: who is woken by it at night must know what for. */
export const MarkUrgent = z.object({
  reason: labelled(written().min(reasonLength.least).max(reasonLength.most), {
    zh: '急在哪里',
    en: 'Why',
    hintZh: '写一句，例如：孩子手被炸伤',
    hintEn: 'one line, for example: a child’s hand was hurt by a firework',
    input: 'text',
  }),
});

/** Nothing is asked: it is a matter of seconds. */
export const TakeBackUrgent = z.object({});

export const CallBack = z.object({
  words: labelled(written().min(2).max(1000), {
    zh: '回电说了什么',
    en: 'What was said',
    hintZh: '先怎么做、谁去现场',
    hintEn: 'What to do first, who goes there',
    input: 'longText',
  }),
});

type Mark = Pick<Complaint, 'urgentAt' | 'urgentById' | 'pagedAt' | 'respondedAt'>;

/** Urgent from now on; the page goes out in the same transaction. */
export function urgentSince(at: Date): Mark {
  return { urgentAt: at, urgentById: null, pagedAt: at, respondedAt: null };
}

/** Urgent from now on by a press; the page goes out when it can no longer be taken back. */
function urgentByPress({ at, by }: Pick<Facts, 'at' | 'by'>): Mark {
  const pagedAt = new Date(at.getTime() + takeBackSeconds * 1000);
  return { urgentAt: at, urgentById: by.id, pagedAt, respondedAt: null };
}

/** In every state: of what is closed somebody may tell of danger too, and it stays closed. */
export function mayMarkUrgent({ urgentAt }: Pick<Complaint, 'urgentAt'>): boolean {
  return urgentAt === null;
}

/**
 * Urgent already, and another danger has come that a person tells of: not while the first press is held, of which everybody hears in a
 * moment. Who has called back within that moment has ended it, and hears of what comes behind.
 */
export function mayPressAgain(complaint: Pick<Complaint, 'urgentAt' | 'pagedAt' | 'respondedAt'>, at?: Date): boolean {
  const isComing = at !== undefined && waitsForCall(complaint) && isHeld(complaint, at);
  return complaint.urgentAt !== null && !isComing;
}

/**
 * Pressed, and the page is held or was: whether there is still time the rule asks the clock. Where somebody is hurt it is urgent
 * without the press.
 */
function wasPressed({ urgentAt, pagedAt, respondedAt, injury }: Mark & Pick<Complaint, 'injury'>): boolean {
  return urgentAt !== null && pagedAt !== null && respondedAt === null && injury === null && pagedAt > urgentAt;
}

/** The page has not gone out yet. */
function isHeld({ pagedAt }: Pick<Complaint, 'pagedAt'>, at: Date): boolean {
  return pagedAt !== null && at < pagedAt;
}

/** There is time still, and it is his own press: what one of several heard of danger another does not silence. */
export function mayTakeBack(complaint: Complaint, byId: string, at?: Date): boolean {
  return wasPressed(complaint) && complaint.urgentById === byId && (at === undefined || isHeld(complaint, at));
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
    next: { ...complaint, ...urgentByPress(facts) },
    event: eventOf(complaint, 'marked-urgent', facts, { reason: input.reason }),
  };
}

/**
 * Another danger of what is urgent already: those on duty are rung at once. Where somebody has called back it waits for a call anew, from
 * now on; else the minutes since the first press run on.
 */
export function urgentAgain(complaint: Complaint, input: z.infer<typeof MarkUrgent>, facts: Facts): Change<Complaint> {
  if (!mayPressAgain(complaint, facts.at))
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'urgentAgain' });
  const anew = { ...urgentSince(facts.at), urgentById: facts.by.id };
  return {
    next: waitsForCall(complaint) ? complaint : { ...complaint, ...anew },
    event: eventOf(complaint, 'urgent-again', facts, { reason: input.reason }),
  };
}

/** Takes one's own press back before anybody is rung by it; afterwards whoever answers ends it as a false alarm, with a word. */
export function takeBackUrgent(complaint: Complaint, _input: unknown, facts: Facts): Change<Complaint> {
  if (!wasPressed(complaint)) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'takeBackUrgent' });
  if (complaint.urgentById !== facts.by.id) throw new Refusal('urgent-not-yours');
  if (!isHeld(complaint, facts.at)) throw new Refusal('urgent-paged');
  return {
    next: { ...complaint, urgentAt: null, urgentById: null, pagedAt: null, respondedAt: null },
    event: eventOf(complaint, 'urgent-taken-back', facts, {}),
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
