/** 送达、公示 (service): the decision reaches the party within seven working days, and the public within twenty (第八十一条、第八十二条；公示规定). */
import { demandAnnounced } from '../../../law/service.ts';
import { serviceWay } from '../../../law/service-field.ts';
import { z } from 'zod';
import { addMonths, type Day } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { movedEnforcement, type Enforcement } from '../enforcement.ts';
import { isPublic, moneyDecidedFen } from '../money.ts';
import { displayGrades, revocationKinds, type DisplayGrade } from '../records.ts';
import type { Announce } from './announcement.ts';
import { on } from './case-fields.ts';
import { revocationWords } from '../words/decision-words.ts';
import { displayGradeWords } from '../words/display-grades.ts';

/** 公示规定: three months, a year, three years from the day on which it was published. */
const shownMonths: Readonly<Record<DisplayGrade, number>> = { light: 3, ordinary: 12, grave: 36 };

export const Serve = z.object({
  servedOn: on('送达日期', 'Served on'),
  way: serviceWay,
  receiver: labelled(written().min(2).max(50), { zh: '收件人', en: 'Received by', input: 'text' }),
  proof: labelled(written().min(2).max(100), { zh: '送达回证', en: 'Proof of service', input: 'text' }),
});
export const Publish = z.object({
  publishedOn: on('公示日期', 'Published on'),
  where: labelled(written().min(2).max(200), {
    zh: '公示在哪里',
    en: 'Where',
    hintZh: '国家企业信用信息公示系统',
    hintEn: 'The national register of enterprises',
    input: 'text',
  }),
  grade: labelled(z.enum(displayGrades), {
    zh: '公示多久',
    en: 'How long',
    input: 'choice',
    options: displayGrades.map((value) => ({ value, ...displayGradeWords[value] })),
  }),
});
export const WithdrawPublication = z.object({
  withdrawnOn: on('撤下日期', 'Withdrawn on'),
  reason: labelled(written().min(2).max(500), { zh: '为什么撤下', en: 'Why', input: 'longText' }),
});
export const Revoke = z.object({
  how: labelled(z.enum(revocationKinds), {
    zh: '哪一种',
    en: 'Which of them',
    hintZh: '照复议决定、判决或者本局决定上的写；印在决定书上',
    hintEn: 'As the decision on review, the judgment or the bureau says it; it is printed over the decision',
    input: 'choice',
    options: revocationKinds.map((value) => ({ value, ...revocationWords[value] })),
  }),
  revokedOn: on('撤销、变更、确认违法的日期', 'Revoked on'),
  reason: labelled(written().min(4).max(500), { zh: '由谁、为什么', en: 'By whom and why', input: 'longText' }),
});

/** 公告送达, where the party cannot be found or no other way works: thirty days. */
export function announce(enforcement: Enforcement, input: z.infer<typeof Announce>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'announce');
  if (enforcement.announcedOn !== null) throw new Refusal('announced-already');
  demandDay(input.announcedOn, facts, enforcement.decision?.decidedOn ?? null);
  return {
    next: { ...enforcement, state, announcedOn: input.announcedOn },
    event: eventOf(
      enforcement,
      'decision-announced',
      facts,
      { where: input.where, reason: input.reason },
      input.announcedOn,
    ),
  };
}

export function serve(enforcement: Enforcement, input: z.infer<typeof Serve>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'serve');
  demandDay(input.servedOn, facts, enforcement.decision?.decidedOn ?? null);
  demandAnnounced(enforcement.announcedOn, input);
  const penalised = enforcement.decision?.result === 'penalised';
  // A penalty without money is carried out when it is served; one with money when it is paid.
  const isOver = penalised && moneyDecidedFen(enforcement) === 0;
  return {
    next: {
      ...enforcement,
      state,
      service: {
        ...input,
        contentHash: facts.served?.contentHash ?? null,
        ...(facts.addresses === undefined ? {} : { addresses: facts.addresses }),
      },
      endedOn: isOver ? input.servedOn : enforcement.endedOn,
    },
    event: eventOf(
      enforcement,
      'decision-served',
      facts,
      { way: input.way, proof: input.proof, ...servedHash(facts) },
      input.servedOn,
    ),
  };
}

export function publish(enforcement: Enforcement, input: z.infer<typeof Publish>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'publish');
  const { decision } = enforcement;
  if (decision === null || !isPublic(decision, enforcement)) throw new Refusal('not-published');
  if (decision.revokedOn !== null) throw new Refusal('decision-revoked');
  if (enforcement.publication !== null) throw new Refusal('published-already');
  demandDay(input.publishedOn, facts, decision.decidedOn);
  const until = shownUntil(input.publishedOn, input.grade);
  return {
    next: { ...enforcement, state, publication: { ...input, until, withdrawnOn: null, withdrawnWhy: '' } },
    event: eventOf(
      enforcement,
      'penalty-published',
      facts,
      { grade: input.grade, until, where: input.where },
      input.publishedOn,
    ),
  };
}

/** The last day on which a penalty is shown. */
export function shownUntil(publishedOn: Day, grade: DisplayGrade): Day {
  return addMonths(publishedOn, shownMonths[grade]);
}

export function withdrawPublication(
  enforcement: Enforcement,
  input: z.infer<typeof WithdrawPublication>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'withdrawPublication');
  const { publication, decision } = enforcement;
  if (publication === null || publication.withdrawnOn !== null) throw new Refusal('not-shown');
  demandDay(input.withdrawnOn, facts, publication.publishedOn);
  // Without a revocation it may be taken down early only after three months, and after a year where it is grave.
  const least = publication.grade === 'grave' ? 12 : 3;
  const from = addMonths(publication.publishedOn, least);
  if (decision?.revokedOn === null && input.withdrawnOn < from) throw new Refusal('shown-until', { until: from });
  return {
    next: {
      ...enforcement,
      state,
      publication: { ...publication, withdrawnOn: input.withdrawnOn, withdrawnWhy: input.reason },
    },
    event: eventOf(enforcement, 'penalty-withdrawn', facts, { reason: input.reason }, input.withdrawnOn),
  };
}

/** 第六十三条: a decision that was changed, revoked or found unlawful is taken down within three working days. */
export function revoke(enforcement: Enforcement, input: z.infer<typeof Revoke>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'revoke');
  const { decision } = enforcement;
  if (decision === null) throw new Refusal('move-not-allowed', { state: enforcement.state, move: 'revoke' });
  if (decision.revokedOn !== null) throw new Refusal('decision-revoked');
  demandDay(input.revokedOn, facts, decision.decidedOn);
  return {
    next: {
      ...enforcement,
      state,
      decision: { ...decision, revokedOn: input.revokedOn, revokedHow: input.how, revokedWhy: input.reason },
    },
    event: eventOf(enforcement, 'decision-revoked', facts, { how: input.how, reason: input.reason }, input.revokedOn),
  };
}
