/**
 * 鉴定、检测 (appraisal): its time is not counted in the sixty days; who tests and who pays is settled before it is sent (令121
 * 第二十二条).
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { dayOf } from '../../base/calendar.ts';
import { ruleSetOn } from '../../law/rulebook.ts';
import { isPaused } from './pause.ts';

const payers = ['consumer', 'operator', 'shared', 'loser', 'notAgreed'] as const;

export const payerWords = {
  consumer: { zh: '投诉人', en: 'The complainant' },
  operator: { zh: '被投诉人', en: 'The operator' },
  shared: { zh: '双方分担', en: 'Both share' },
  loser: { zh: '结果不利的一方', en: 'Whom the result goes against' },
  notAgreed: { zh: '还没商定', en: 'Not agreed yet' },
} as const satisfies Record<(typeof payers)[number], { zh: string; en: string }>;

export const StartTest = z.object({
  institution: labelled(written().min(2).max(100), { zh: '鉴定、检测机构', en: 'Institution', input: 'text' }),
  chosenBy: labelled(z.enum(['agreed', 'designated']), {
    zh: '机构怎么定的',
    en: 'How it was chosen',
    input: 'choice',
    options: [
      { value: 'agreed', zh: '双方商定', en: 'Agreed by both' },
      { value: 'designated', zh: '商定不了，本局指定', en: 'Designated by the bureau' },
    ],
  }),
  payer: labelled(z.enum(payers), {
    zh: '费用谁承担',
    en: 'Who pays',
    hintZh: '先商定费用再送检；费用谈不拢的可以终止调解（第二十三条第一款第（四）项）',
    hintEn: 'Agreed before it is sent; without agreement the mediation may be ended',
    input: 'choice',
    options: payers.map((value) => ({ value, ...payerWords[value] })),
  }),
  startedOn: labelled(z.iso.date(), { zh: '委托日期', en: 'From', input: 'day' }),
  paper: labelled(written().min(2).max(100), {
    zh: '委托书',
    en: 'Paper',
    hintZh: '委托书编号',
    hintEn: 'Number of the commission',
    input: 'text',
  }),
});

export const EndTest = z.object({
  endedOn: labelled(z.iso.date(), { zh: '结果日期', en: 'Day of the result', input: 'day' }),
  result: labelled(written().min(2).max(500), { zh: '结果', en: 'Result', input: 'longText' }),
});

export function startTest(complaint: Complaint, input: z.infer<typeof StartTest>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'startTest');
  if (isPaused(complaint)) throw new Refusal('mediation-paused');
  demandDay(input.startedOn, facts, complaint.acceptedOn);
  if (input.payer === 'notAgreed') throw new Refusal('cost-not-agreed');
  // Before 2026 the two had to agree on who tests (令20 第二十条); only since then may the bureau name one (第二十二条).
  const modern = ruleSetOn(dayOf(complaint.receivedAt ?? complaint.filedAt)) === 'SAMR121';
  if (input.chosenBy === 'designated' && !modern) throw new Refusal('institution-not-agreed');
  // The desk tries the rule while the form is still being filled in.
  const terms = `${input.chosenBy === 'agreed' ? '双方商定' : '本局指定'}，费用承担：${(payerWords as Partial<typeof payerWords>)[input.payer]?.zh ?? ''}`;
  const why = `鉴定检测：${input.institution}（${terms}）`;
  const pause = { from: input.startedOn, to: null, why, paper: input.paper };
  return {
    next: { ...complaint, state, pauses: [...complaint.pauses, pause] },
    event: eventOf(
      complaint,
      'test-started',
      facts,
      {
        from: input.startedOn,
        institution: input.institution,
        paper: input.paper,
        payer: input.payer,
        chosenBy: input.chosenBy,
      },
      input.startedOn,
    ),
  };
}

export function endTest(complaint: Complaint, input: z.infer<typeof EndTest>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'endTest');
  const open = complaint.pauses.find((pause) => pause.to === null);
  if (open === undefined) throw new Refusal('not-paused');
  demandDay(input.endedOn, facts, open.from);
  return {
    next: {
      ...complaint,
      state,
      pauses: complaint.pauses.map((pause) => (pause === open ? { ...pause, to: input.endedOn } : pause)),
    },
    event: eventOf(complaint, 'test-ended', facts, { to: input.endedOn, result: input.result }, input.endedOn),
  };
}
