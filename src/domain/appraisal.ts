/** 鉴定、检测 (appraisal): its time is not counted in the sixty days (令121 第二十二条). */
import { z } from 'zod';
import { moved, type Complaint } from './complaint.ts';
import { demandDay, eventOf, type Facts } from './matter.ts';
import type { Change } from './event.ts';
import { labelled, written } from './field.ts';
import { Refusal } from './refusal.ts';

export const StartTest = z.object({
  institution: labelled(written().min(2).max(100), { zh: '鉴定、检测机构', en: 'Institution', input: 'text' }),
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

export function isPaused(complaint: Complaint): boolean {
  return complaint.pauses.some((pause) => pause.to === null);
}

export function startTest(complaint: Complaint, input: z.infer<typeof StartTest>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'startTest');
  if (isPaused(complaint)) throw new Refusal('mediation-paused');
  demandDay(input.startedOn, facts, complaint.acceptedOn);
  const pause = { from: input.startedOn, to: null, why: `鉴定检测：${input.institution}`, paper: input.paper };
  return {
    next: { ...complaint, state, pauses: [...complaint.pauses, pause] },
    event: eventOf(complaint, 'test-started', facts, {
      from: input.startedOn,
      institution: input.institution,
      paper: input.paper,
    }),
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
    event: eventOf(complaint, 'test-ended', facts, { to: input.endedOn, result: input.result }),
  };
}
