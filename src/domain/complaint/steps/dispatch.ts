/**
 * 分送 (dispatch): only the receiving centre hands a complaint to an office; an office without power gives it back to the
 * centre and never passes it sideways (令121 第四十一条). The seven working days run on through both.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { moved, type Complaint } from '../complaint.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { isPaused } from '../mediation/pause.ts';
import { keepingClueVerifier } from './found-clue.ts';
import { isDisputed } from './jurisdiction-dispute.ts';
import { demandNoProposal } from './proposal.ts';
import { Refusal } from '../../base/refusal.ts';
import { ended } from '../joint/sharing.ts';
import { hopped } from './transfer.ts';

export const Dispatch = z.object({
  officeId: labelled(z.string().min(1), { zh: '分送到哪个所', en: 'Office', input: 'office' }),
  note: labelled(written().max(300).default(''), { zh: '交代', en: 'Note', input: 'text' }),
  reportBy: labelled(z.iso.date().nullable().optional(), {
    zh: '哪天以前报告处理结果',
    en: 'Result to be reported by',
    hintZh: '印在分送通知书上；不填就空着，手写',
    hintEn: 'Printed on the notice of dispatch; left empty, it is written by hand',
    input: 'day',
    optional: true,
  }),
});

/** Nobody is asked to have reported already. */
export function demandReportDay({ reportBy = null }: z.infer<typeof Dispatch>, { today }: Facts): Day | null {
  if (reportBy !== null && reportBy < today) throw new Refusal('day-before-start', { day: reportBy, start: today });
  return reportBy;
}

export const GiveBack = z.object({
  reason: labelled(written().min(4).max(300), {
    zh: '退回理由',
    en: 'Why it is given back',
    hintZh: '写明为什么无权处理',
    hintEn: 'Why the office has no power',
    input: 'longText',
  }),
});

export const FindNoPower = z.object({
  on: labelled(z.iso.date(), { zh: '认定日期', en: 'Day', input: 'day' }),
  reason: labelled(written().min(4).max(300), {
    zh: '为什么无权处理',
    en: 'Why the office has no power',
    hintZh: '从这天起要及时退回中心，不能自行移送（第四十一条）',
    hintEn: 'From this day on it has to go back to the centre, and nowhere else (art. 41)',
    input: 'longText',
  }),
});

export const Assign = z.object({
  handlerId: labelled(z.uuid(), { zh: '承办人', en: 'Handler', input: 'handler' }),
});

export function dispatch(complaint: Complaint, input: z.infer<typeof Dispatch>, facts: Facts): Change<Complaint> {
  if (facts.by.role !== 'centre') throw new Refusal('only-centre-dispatches');
  const state = moved(complaint, 'dispatch');
  demandNoProposal(complaint);
  // What is accepted has an office, unless that one gave it back.
  if (complaint.state === 'accepted' && complaint.officeId !== null)
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'dispatch' });
  // While two bureaus differ over it nobody of this one can handle it.
  if (isDisputed(complaint)) throw new Refusal('disputed-already');
  const proposed = input.officeId === complaint.officeId;
  const reportBy = demandReportDay(input, facts);
  return {
    next: {
      ...complaint,
      state,
      officeId: input.officeId,
      officeReason: proposed ? complaint.officeReason : input.note || complaint.officeReason,
      handlerId: null,
      dispatchedOn: facts.today,
      reportBy,
      givenBackOn: null,
      givenBackReason: null,
      noPowerOn: null,
      hops: hopped(complaint, 'dispatch', facts.today),
    },
    event: eventOf(complaint, 'dispatched', facts, {
      officeId: input.officeId,
      proposed,
      note: input.note,
      ...(reportBy === null ? {} : { reportBy }),
    }),
  };
}

/** From acceptance on the decision stands, for the bureau made it: what was told, consents and the sixty days go to the next office. */
export function giveBack(complaint: Complaint, input: z.infer<typeof GiveBack>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'giveBack');
  demandNoProposal(complaint);
  if (complaint.officeId === null) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'giveBack' });
  return {
    next: {
      ...ended(complaint, facts, '承办所退回了中心'),
      state,
      officeId: null,
      handlerId: null,
      clues: keepingClueVerifier(complaint),
      dispatchedOn: null,
      givenBackOn: facts.today,
      givenBackReason: input.reason,
      hops: hopped(complaint, 'giveBack', facts.today),
    },
    event: eventOf(complaint, 'given-back', facts, {
      officeId: complaint.officeId,
      reason: input.reason,
      ...(isPaused(complaint) ? { testing: true } : {}),
    }),
  };
}

/** The office found that it has no power: the clock of the give-back runs until the centre has the matter again. */
export function findNoPower(complaint: Complaint, input: z.infer<typeof FindNoPower>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'findNoPower');
  if (complaint.noPowerOn !== null) throw new Refusal('no-power-found-already');
  demandDay(input.on, facts, complaint.dispatchedOn);
  return {
    next: { ...complaint, state, noPowerOn: input.on },
    event: eventOf(complaint, 'lacks-power', facts, { on: input.on, reason: input.reason }, input.on),
  };
}

export function assign(complaint: Complaint, input: z.infer<typeof Assign>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'assign');
  // What the centre declined or handed on itself has no office, and so nobody who could handle it.
  if (complaint.officeId === null) throw new Refusal('move-not-allowed', { state: complaint.state, move: 'assign' });
  return {
    next: { ...complaint, state, handlerId: input.handlerId, clues: keepingClueVerifier(complaint) },
    event: eventOf(complaint, 'assigned', facts, { handlerId: input.handlerId }),
  };
}
