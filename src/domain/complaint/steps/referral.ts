/**
 * 引导到仲裁、法院 (referral): the ways of 消法 第三十九条 that lead out of the bureau, and 司法确认 of a mediated agreement. Each
 * hand-over and its result is a line of the ledger, so that the counts are true also when they are nought (seed S105, S106).
 */
import { type Referral, referralKinds } from './records.ts';
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { referralKindWords } from '../words/referral-words.ts';
import { proceedingWords } from '../words/move-words.ts';

export const RecordReferral = z.object({
  kind: labelled(z.enum(referralKinds), {
    zh: '转去哪里',
    en: 'Where to',
    input: 'choice',
    options: referralKinds.map((value) => ({ value, ...referralKindWords[value] })),
  }),
  agreementSigned: labelled(z.boolean().default(false), {
    zh: '双方有仲裁协议',
    en: 'The parties have an arbitration agreement',
    input: 'tick',
    when: { field: 'kind', is: ['arbitration'] },
    optional: true,
  }),
  body: labelled(written().min(2).max(60), { zh: '机构', en: 'Body', input: 'text' }),
  number: labelled(written().max(60).default(''), { zh: '对方编号', en: 'Its number', input: 'text' }),
  sentOn: labelled(z.iso.date(), { zh: '日期', en: 'Day', input: 'day' }),
});

export const RecordReferralResult = z.object({
  resultOn: labelled(z.iso.date(), { zh: '结果日期', en: 'Day of the result', input: 'day' }),
  result: labelled(written().min(2).max(500), { zh: '结果', en: 'Result', input: 'longText' }),
});

/** The hand-over whose result is not known yet, or null. */
export function openReferral({ referrals }: Pick<Complaint, 'referrals'>): Referral | null {
  return referrals.find((one) => one.resultOn === null) ?? null;
}

export function recordReferral(
  complaint: Complaint,
  input: z.infer<typeof RecordReferral>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordReferral');
  if (complaint.outcome === 'transferred')
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'recordReferral' });
  if (openReferral(complaint) !== null) throw new Refusal('referral-open');
  if (input.kind === 'arbitration' && !input.agreementSigned) throw new Refusal('arbitration-needs-agreement');
  if (input.kind === 'confirmation' && complaint.agreement === null) throw new Refusal('confirmation-needs-agreement');
  demandDay(input.sentOn, facts, complaint.decidedOn);
  const sent: Referral = { ...input, resultOn: null, result: '', byId: facts.by.id };
  return {
    next: { ...complaint, state, referrals: [...complaint.referrals, sent] },
    event: eventOf(complaint, 'referred', facts, { kind: input.kind, body: input.body }, input.sentOn),
  };
}

export function recordReferralResult(
  complaint: Complaint,
  input: z.infer<typeof RecordReferralResult>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordReferralResult');
  const open = openReferral(complaint);
  if (open === null) throw new Refusal('no-referral');
  demandDay(input.resultOn, facts, open.sentOn);
  return {
    next: {
      ...complaint,
      state,
      referrals: complaint.referrals.map((one) => (one === open ? { ...one, ...input } : one)),
    },
    event: eventOf(
      complaint,
      'referral-ended',
      facts,
      { kind: open.kind, body: open.body, result: input.result },
      input.resultOn,
    ),
  };
}

export const referralMoves = {
  recordReferral: {
    ...proceedingWords.recordReferral,
    input: RecordReferral,
    apply: recordReferral,
  },
  recordReferralResult: {
    ...proceedingWords.recordReferralResult,
    input: RecordReferralResult,
    apply: recordReferralResult,
  },
} as const;
