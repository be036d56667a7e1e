/**
 * 实用文书 (practice): the papers of a complaint that the official set has not and every office needs: what the parties sign,
 * what is kept of a session or a call, what goes to another body, and what goes from desk to desk.
 */
import { entrustLetter, lastRecusal, lastTest, recusalDecision, testCommission } from './commission.ts';
import type { Complaint } from '../complaint.ts';
import { appealAnswer } from './appeal-answer.ts';
import { stationDeal } from './station-agreement.ts';
import { lacks, type PaperRule } from '../../matter/paper-form.ts';
import { election, powerOfAttorney } from './mandate.ts';
import { formedOn, procedural as rule } from './paper-day.ts';
import { callRecord, sessionMinutes } from './minutes.ts';
import { deliveryReceipt } from './service-receipt.ts';
import { routingSlip, supervision } from './routing-slip.ts';
import { consumerLacks, contactLacks, deliveriesOf, operatorLacks, routingLacks, subjectOf } from './missing.ts';
import { isOwed } from '../../matter/decided/owed.ts';

const dispatched = (complaint: Complaint) => complaint.dispatchedOn !== null && complaint.officeId !== null;

/** In the order in which a matter may need them. */
export const practicalPapers = {
  powerOfAttorney: rule({
    zh: '授权委托书',
    en: 'Power of attorney',
    form: null,
    series: null,
    ownDays: true,
    isPersonal: true,
    isForm: true,
    mayPrint: ({ state }) => state !== 'closed',
    missing: (complaint) => [
      ...consumerLacks(complaint),
      lacks(complaint.consumerIdNumber !== null, '委托人的身份证件号码', 'the principal’s identity number'),
    ],
    sheet: powerOfAttorney,
  }),
  election: rule({
    zh: '共同投诉代表人推选书',
    en: 'Election of representatives',
    form: null,
    series: null,
    isPersonal: true,
    isForm: true,
    mayPrint: ({ state }) => state !== 'closed',
    missing: (complaint) => [...consumerLacks(complaint), ...operatorLacks(complaint)],
    sheet: election,
  }),
  minutes: rule({
    zh: '调解记录',
    en: 'Minutes of mediation',
    form: null,
    series: null,
    ownDays: true,
    isForm: true,
    mayPrint: ({ sessions }) => sessions.length > 0,
    missing: ({ consumerConsentedOn, operatorConsentedOn }) => [
      lacks(consumerConsentedOn !== null, '投诉人同意调解的记录', 'the complainant’s consent'),
      lacks(operatorConsentedOn !== null, '被投诉人同意调解的记录', 'the operator’s consent'),
    ],
    sheet: sessionMinutes,
  }),
  entrustLetter: rule({
    zh: '委托调解函',
    en: 'Letter of entrustment',
    form: null,
    series: '诉委',
    mayPrint: ({ entrustedTo }) => entrustedTo !== null,
    missing: (complaint, facts) => [
      lacks(facts.associationName !== undefined, '受委托的单位', 'the body that is entrusted'),
      ...contactLacks(facts),
    ],
    sheet: entrustLetter,
  }),
  appealAnswer: rule({
    zh: '投诉复核答复书',
    en: 'Answer to the appeal',
    form: null,
    series: '诉复',
    quotesHisWords: true,
    byMove: true,
    mayPrint: ({ appeal }) => appeal !== null && appeal.answeredOn !== null,
    numberOf: ({ appeal }) => appeal?.number ?? null,
    servedIn: ({ appeal }) =>
      appeal === null || appeal.contentHash === null ? null : { contentHash: appeal.contentHash },
    missing: (complaint, facts) => [...consumerLacks(complaint), ...contactLacks(facts)],
    sheet: appealAnswer,
    decidedOn: ({ appeal }) => appeal?.answeredOn ?? null,
  }),
  recusalDecision: rule({
    zh: '回避决定书',
    en: 'Decision on recusal',
    form: null,
    series: '诉避',
    mayPrint: (complaint) => lastRecusal(complaint) !== null,
    missing: (_, facts) => contactLacks(facts),
    sheet: recusalDecision,
    occasionOf: (complaint) => lastRecusal(complaint)?.requestedOn ?? '',
    decidedOn: (complaint) => lastRecusal(complaint)?.decidedOn ?? null,
  }),
  testCommission: rule({
    zh: '鉴定检测委托书',
    en: 'Commission of a test',
    form: null,
    series: null,
    numberOf: (complaint) => lastTest(complaint)?.paper ?? null,
    mayPrint: (complaint) => lastTest(complaint) !== null,
    missing: ({ purchase }, facts) => [
      lacks(purchase !== null, '样品的名称、型号和数量，请手写', 'what is tested, by hand'),
      ...contactLacks(facts),
    ],
    sheet: testCommission,
  }),
  callRecord: rule({
    zh: '回访记录',
    en: 'Record of the follow-up call',
    form: null,
    series: null,
    isPersonal: true,
    isForm: true,
    isInward: true,
    mayPrint: ({ closedOn, outcome }) => closedOn !== null && outcome !== 'withdrawn',
    missing: ({ followedUpOn }) => [
      lacks(followedUpOn !== null, '还没有回访，印出来是空表', 'no call yet: an empty form'),
    ],
    sheet: callRecord,
    formedOn: (complaint, by) => formedOn(complaint, complaint.followedUpOn, by),
  }),
  routingSlip: rule({
    zh: '内部分送（转办）单',
    en: 'Routing slip',
    form: null,
    series: null,
    ownDays: true,
    isPersonal: true,
    isForm: true,
    isInward: true,
    mayPrint: dispatched,
    missing: routingLacks,
    sheet: (complaint, facts) => routingSlip(complaint, subjectOf(complaint), facts),
  }),
  supervision: rule({
    zh: '督办单',
    en: 'Supervision slip',
    form: null,
    series: '督',
    ownDays: true,
    isInward: true,
    mayPrint: (complaint) => dispatched(complaint) && complaint.state !== 'closed',
    missing: (complaint, facts) => [
      ...routingLacks(complaint, facts),
      lacks(complaint.handlerId !== null, '承办人', 'the handler'),
    ],
    sheet: (complaint, facts) => supervision(complaint, subjectOf(complaint), facts),
  }),
  stationDeal: rule({
    zh: '和解协议',
    en: 'Settlement at a station',
    form: null,
    series: null,
    ownDays: true,
    isPersonal: true,
    isForm: true,
    mayPrint: ({ outcome }) => outcome === 'settledAtStation',
    missing: (complaint, facts) => [
      ...consumerLacks(complaint),
      ...operatorLacks(complaint),
      lacks(facts.stationName !== undefined, '联络站', 'the station'),
    ],
    sheet: stationDeal,
  }),
  receipt: rule({
    zh: '送达回证',
    en: 'Proof of service',
    form: null,
    series: null,
    isForm: true,
    mayPrint: (complaint) => deliveriesOf(complaint).length > 0,
    missing: ({ notices }) => [
      lacks(
        notices.every((notice) => notice.failure !== undefined || !isOwed(notice)),
        '有文书还没有记送达，印出来由送达人填写',
        'some papers are not proven as served yet',
      ),
    ],
    sheet: (complaint, facts) => deliveryReceipt(complaint, deliveriesOf(complaint), facts),
  }),
} as const satisfies Record<string, PaperRule<Complaint>>;
