/**
 * 事实 (fact): what was asked of whom and answered, and the facts as both sides put them and as they were found. The record
 * only grows: what turns out otherwise is found anew, and both stand.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { demandOpen, type Complaint } from '../complaint.ts';
import { factStatuses, factStatusWords } from './facts.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';

const proof = labelled(written().max(300).default(''), {
  zh: '凭据',
  en: 'Proof',
  hintZh: '笔录、录音、账单、照片',
  hintEn: 'A record, a bill, a photo',
  input: 'text',
});

export const Investigate = z.object({
  on: labelled(z.iso.date(), { zh: '哪天问的', en: 'Day', input: 'day' }),
  askedWhom: labelled(written().min(1).max(100), {
    zh: '问了谁',
    en: 'Whom',
    hintZh: '例如：营业厅店长',
    hintEn: 'For example: the shop manager',
    input: 'text',
  }),
  question: labelled(written().min(2).max(500), { zh: '问什么', en: 'Question', input: 'longText' }),
  answer: labelled(written().min(1).max(2000), { zh: '怎么答的', en: 'Answer', input: 'longText' }),
  proof,
});

export const RecordFact = z.object({
  status: labelled(z.enum(factStatuses), {
    zh: '谁说的',
    en: 'Whose',
    input: 'choice',
    options: factStatuses.map((value) => ({ value, ...factStatusWords[value] })),
  }),
  text: labelled(written().min(2).max(1000), { zh: '事实', en: 'Fact', input: 'longText' }),
  on: labelled(z.iso.date(), { zh: '哪天说的、查明的', en: 'Day', input: 'day' }),
  proof,
});

export function investigate(complaint: Complaint, input: z.infer<typeof Investigate>, facts: Facts): Change<Complaint> {
  demandOpen(complaint, 'investigate');
  demandDay(input.on, facts, heardOn(complaint));
  return {
    next: { ...complaint, investigations: [...complaint.investigations, { ...input, byId: facts.by.id }] },
    event: eventOf(complaint, 'investigated', facts, { nth: complaint.investigations.length + 1 }, input.on),
  };
}

export function recordFact(complaint: Complaint, input: z.infer<typeof RecordFact>, facts: Facts): Change<Complaint> {
  demandOpen(complaint, 'recordFact');
  // What the complainant claims may have been said before anything was filed.
  demandDay(input.on, facts, input.status === 'claimed' ? null : heardOn(complaint));
  return {
    next: { ...complaint, factRecords: [...complaint.factRecords, { ...input, byId: facts.by.id }] },
    event: eventOf(complaint, 'fact-recorded', facts, { status: input.status }, input.on),
  };
}

/** The first day on which anybody could ask: that on which the station or the bureau heard of it. */
function heardOn(complaint: Complaint): Day {
  return dayOf(complaint.stationReceivedAt ?? complaint.receivedAt ?? complaint.filedAt);
}
