/** 管辖争议 (dispute): two bureaus that both claim or both refuse a complaint talk for seven working days (令121 第三十三条). */
import type { Dispute } from './records.ts';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { moved, type Complaint } from '../complaint.ts';
import { clocksOf } from '../deadline.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { proceedingWords } from '../words/move-words.ts';

export const OpenDispute = z.object({
  bureau: labelled(written().min(2).max(60), { zh: '和哪个局有争议', en: 'The other bureau', input: 'text' }),
  on: labelled(z.iso.date(), { zh: '争议发生日期', en: 'Day on which it arose', input: 'day' }),
});

export const EndDispute = demanding(
  z.object({
    result: labelled(z.enum(['here', 'elsewhere']), {
      zh: '由谁处理',
      en: 'Who handles it',
      input: 'choice',
      options: [
        { value: 'here', zh: '本局', en: 'This bureau' },
        { value: 'elsewhere', zh: '对方', en: 'The other bureau' },
      ],
    }),
    how: labelled(z.enum(['agreed', 'designated']), {
      zh: '怎么定的',
      en: 'How it was settled',
      input: 'choice',
      options: [
        { value: 'agreed', zh: '协商一致', en: 'Agreed' },
        { value: 'designated', zh: '共同的上一级指定', en: 'Designated by the common superior' },
      ],
    }),
    superior: labelled(written().max(60).default(''), {
      zh: '哪个上级指定的，文号',
      en: 'Which superior, and the number of its paper',
      input: 'text',
      when: { field: 'how', is: ['designated'] },
    }),
    endedOn: labelled(z.iso.date(), { zh: '日期', en: 'Day', input: 'day' }),
  }),
);

export function isDisputed({ dispute }: Pick<Complaint, 'dispute'>): boolean {
  return dispute !== null && dispute.endedOn === null;
}

export function openDispute(complaint: Complaint, input: z.infer<typeof OpenDispute>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'openDispute');
  if (isDisputed(complaint)) throw new Refusal('disputed-already');
  demandDay(input.on, facts, complaint.receivedAt === null ? null : dayOf(complaint.receivedAt));
  const dispute: Dispute = { ...input, endedOn: null, result: null, how: null, superior: '' };
  return {
    next: { ...complaint, state, dispute },
    event: eventOf(complaint, 'dispute-opened', facts, { bureau: input.bureau, on: input.on }, input.on),
  };
}

/** After the seven working days the two can no longer agree among themselves: the common superior designates. */
export function endDispute(complaint: Complaint, input: z.infer<typeof EndDispute>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'endDispute');
  const { dispute } = complaint;
  if (dispute === null || dispute.endedOn !== null) throw new Refusal('not-disputed');
  demandDay(input.endedOn, facts, dispute.on);
  const until = clocksOf(complaint, facts).find((clock) => clock.identifier === 'jurisdiction')?.targetOn;
  if (input.how === 'agreed' && until !== undefined && input.endedOn > until)
    throw new Refusal('dispute-needs-superior', { until });
  return {
    next: { ...complaint, state, dispute: { ...dispute, ...input } },
    event: eventOf(
      complaint,
      'dispute-ended',
      facts,
      { result: input.result, how: input.how, superior: input.superior, endedOn: input.endedOn },
      input.endedOn,
    ),
  };
}

export const disputeMoves = {
  openDispute: {
    ...proceedingWords.openDispute,
    input: OpenDispute,
    apply: openDispute,
  },
  endDispute: {
    ...proceedingWords.endDispute,
    input: EndDispute,
    apply: endDispute,
  },
} as const;
