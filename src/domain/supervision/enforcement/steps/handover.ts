/**
 * 移送 (handover): to another authority; or, where a crime is suspected, reported in writing, decided within three days and handed to the
 * police within twenty-four hours of it (《行政执法机关移送涉嫌犯罪案件的规定》第五条).
 */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { dayOf } from '../../../base/calendar.ts';
import { movedEnforcement, type Enforcement } from '../enforcement.ts';
import { overtaken } from './filing-request.ts';

export const HandOver = z.object({
  competentBody: labelled(written().min(2).max(100), { zh: '移送给哪个部门', en: 'To which authority', input: 'text' }),
  paper: labelled(written().min(2).max(60), { zh: '移送函编号', en: 'Number of the letter', input: 'text' }),
  decidedOn: labelled(z.iso.date(), { zh: '移送日期', en: 'On', input: 'day' }),
  reason: labelled(written().min(6).max(1000), { zh: '为什么不归本局', en: 'Why it is another’s', input: 'longText' }),
});
export const ReportCrime = z.object({
  reportedOn: labelled(z.iso.date(), { zh: '书面报告负责人的日期', en: 'Reported on', input: 'day' }),
  offence: labelled(written().min(2).max(100), { zh: '涉嫌的罪名', en: 'Suspected offence', input: 'text' }),
});
export const DecideCrime = z.object({
  approved: labelled(z.enum(['yes', 'no']), {
    zh: '决定',
    en: 'Decision',
    input: 'choice',
    options: [
      { value: 'yes', zh: '批准移送', en: 'Handed over' },
      { value: 'no', zh: '不批准移送，写明理由记录在案', en: 'Not handed over, with the reason' },
    ],
  }),
  reason: labelled(written().min(4).max(1000), { zh: '理由', en: 'Reason', input: 'longText' }),
});
export const HandToPolice = z.object({
  to: labelled(written().min(2).max(60), { zh: '移送给哪个公安机关', en: 'To which police', input: 'text' }),
  receipt: labelled(written().min(2).max(100), { zh: '移送书、签收凭据', en: 'Receipt', input: 'text' }),
});

export function handOver(enforcement: Enforcement, input: z.infer<typeof HandOver>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'handOver');
  demandDay(input.decidedOn, facts, enforcement.filedOn ?? enforcement.foundOn);
  const { competentBody, paper, decidedOn } = input;
  return {
    next: {
      ...overtaken(enforcement, facts, '移送'),
      state,
      outcome: 'transferred',
      competentBody,
      transferPaper: paper,
      endedOn: decidedOn,
    },
    event: eventOf(
      enforcement,
      'enforcement-handed-over',
      facts,
      { competentBody, paper, reason: input.reason },
      decidedOn,
    ),
  };
}

export function reportCrime(
  enforcement: Enforcement,
  input: z.infer<typeof ReportCrime>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'reportCrime');
  if (enforcement.crime !== null && enforcement.crime.approved !== false) throw new Refusal('crime-reported');
  demandDay(input.reportedOn, facts, enforcement.filedOn);
  const crime = { ...input, decidedAt: null, approved: null, reason: '', handedAt: null, to: '', receipt: '' };
  return {
    next: { ...enforcement, state, crime },
    event: eventOf(enforcement, 'crime-reported', facts, { offence: input.offence }, input.reportedOn),
  };
}

export function decideCrime(
  enforcement: Enforcement,
  input: z.infer<typeof DecideCrime>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'decideCrime');
  const { crime } = enforcement;
  if (crime === null || crime.decidedAt !== null) throw new Refusal('no-crime-report');
  const approved = input.approved === 'yes';
  return {
    next: {
      ...enforcement,
      state,
      crime: { ...crime, approved, reason: input.reason, decidedAt: facts.at.toISOString() },
    },
    event: eventOf(enforcement, 'crime-decided', facts, { approved, reason: input.reason }),
  };
}

export function handToPolice(
  enforcement: Enforcement,
  input: z.infer<typeof HandToPolice>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'handToPolice');
  const { crime } = enforcement;
  if (crime === null || crime.approved !== true) throw new Refusal('crime-not-approved');
  return {
    next: {
      ...enforcement,
      state,
      outcome: 'crime',
      crime: { ...crime, ...input, handedAt: facts.at.toISOString() },
      endedOn: dayOf(facts.at),
    },
    event: eventOf(enforcement, 'police-handed', facts, { to: input.to, receipt: input.receipt }),
  };
}
