/**
 * 分送 (dispatch): only the receiving centre hands a complaint to an office; an office without power gives it back to the
 * centre and never passes it sideways (令121 第四十一条). The seven working days run on through both.
 */
import { z } from 'zod';
import { moved, type Complaint } from './complaint.ts';
import { eventOf, type Facts } from './matter.ts';
import type { Change } from './event.ts';
import { labelled, written } from './field.ts';
import { Refusal } from './refusal.ts';

export const Dispatch = z.object({
  officeId: labelled(z.string().min(1), { zh: '分送到哪个所', en: 'Office', input: 'office' }),
  note: labelled(written().max(300).default(''), { zh: '交代', en: 'Note', input: 'text' }),
});

export const GiveBack = z.object({
  reason: labelled(written().min(4).max(300), {
    zh: '退回理由',
    en: 'Why it is given back',
    hintZh: '写明为什么无权处理',
    hintEn: 'Why the office has no power',
    input: 'longText',
  }),
});

export const Assign = z.object({
  handlerId: labelled(z.uuid(), { zh: '承办人', en: 'Handler', input: 'handler' }),
});

export function dispatch(complaint: Complaint, input: z.infer<typeof Dispatch>, facts: Facts): Change<Complaint> {
  if (facts.by.role !== 'centre') throw new Refusal('only-centre-dispatches');
  const state = moved(complaint, 'dispatch');
  const proposed = input.officeId === complaint.officeId;
  return {
    next: {
      ...complaint,
      state,
      officeId: input.officeId,
      officeReason: proposed ? complaint.officeReason : input.note || complaint.officeReason,
      handlerId: null,
      dispatchedOn: facts.today,
      givenBackOn: null,
      givenBackReason: null,
    },
    event: eventOf(complaint, 'dispatched', facts, { officeId: input.officeId, proposed, note: input.note }),
  };
}

export function giveBack(complaint: Complaint, input: z.infer<typeof GiveBack>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'giveBack');
  return {
    next: {
      ...complaint,
      state,
      officeId: null,
      handlerId: null,
      dispatchedOn: null,
      givenBackOn: facts.today,
      givenBackReason: input.reason,
    },
    event: eventOf(complaint, 'given-back', facts, { officeId: complaint.officeId, reason: input.reason }),
  };
}

export function assign(complaint: Complaint, input: z.infer<typeof Assign>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'assign');
  return {
    next: { ...complaint, state, handlerId: input.handlerId },
    event: eventOf(complaint, 'assigned', facts, { handlerId: input.handlerId }),
  };
}
