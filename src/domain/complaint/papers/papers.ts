/**
 * 文书 (paper): the papers of a complaint: the forms of 《市场监督管理部门处理投诉举报文书式样》(2026 年 4 月), those of 2019 for what
 * was received before, and the practical ones that neither set has. What each prints is the business of its own file.
 */
import { agreementPaper } from './agreement.ts';
import { anewLetter } from './anew-letter.ts';
import type { Complaint, NoticeKind } from '../complaint.ts';
import {
  lacks,
  mayPrintFrom,
  missingFrom,
  numberFrom,
  paperFrom,
  type Paper,
  type PaperRule,
  type PaperTable,
  type PaperTime,
} from '../../matter/paper-form.ts';
import type { Words } from '../../base/words.ts';
import {
  acceptanceLetter,
  declineLetter,
  calledOffLetter,
  mediationLetter,
  isSessionOver,
  toldSession,
  terminationLetter,
  identityNotice,
  identityOccasions,
} from './letter.ts';
import { decidedUnder, procedural as rule } from './paper-day.ts';
import { practicalPapers } from './practical-papers.ts';
import {
  addressLacks,
  consumerLacks,
  contactLacks,
  operatorLacks,
  registrationLacks,
  routingLacks,
  subjectOf,
} from './missing.ts';
import { registrationForm } from './registration-form.ts';
import { callNumberOf } from '../mediation/summons.ts';
import { dispatchNotice, outcomeReturn, routingTold } from './routing-slip.ts';
import { transferNotice } from './transfer-notice.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';

const dispatched = (complaint: Complaint) => complaint.dispatchedOn !== null && complaint.officeId !== null;

/** The papers in the order of the forms, then the practical ones in the order in which a matter may need them. */
export const paperWords = {
  // The form in which it was taken in.
  registration: {
    zh: '投诉登记表',
    en: 'Registration form',
    form: 1,
    formBefore: 1,
    series: null,
    isPersonal: true,
    isForm: true,
    isInward: true,
    mayPrint: () => true,
    missing: registrationLacks,
    sheet: registrationForm,
  },
  dispatchNotice: rule({
    zh: '投诉分送通知书',
    en: 'Notice of dispatch',
    before: '投诉转办通知书',
    form: 3,
    formBefore: 3,
    series: '诉分',
    mayPrint: dispatched,
    missing: routingLacks,
    sheet: (complaint, facts) => dispatchNotice(complaint, subjectOf(complaint), facts),
    decidedOn: ({ dispatchedOn }) => dispatchedOn,
  }),
  routingTold: rule({
    zh: '投诉分送情况告知书',
    en: 'Notice of where it was sent',
    form: null,
    formBefore: 4,
    series: '诉分告',
    mayPrint: dispatched,
    missing: routingLacks,
    sheet: (complaint, facts) => routingTold(complaint, subjectOf(complaint), facts),
    decidedOn: ({ dispatchedOn }) => dispatchedOn,
  }),
  identityNotice: rule({
    zh: '限期提供身份证明材料通知书',
    en: 'Request for identity papers',
    form: 4,
    formBefore: null,
    series: '诉限',
    quotesHisWords: true,
    mayPrint: ({ identity }) => identity !== null,
    missing: (complaint, facts) => [
      ...contactLacks(facts),
      lacks(facts.officeAddress !== undefined && facts.officeAddress !== '', '本局的通信地址', 'the bureau’s address'),
    ],
    sheet: identityNotice,
    occasionOf: ({ identity }) => identity?.servedOn ?? '',
    occasions: identityOccasions,
    decidedOn: ({ identity }) => identity?.servedOn ?? null,
  }),
  acceptance: rule({
    zh: '投诉受理决定书',
    en: 'Decision to accept',
    form: 5,
    formBefore: 5,
    series: '诉受',
    quotesHisWords: true,
    byMove: true,
    mayPrint: ({ acceptedOn }) => acceptedOn !== null,
    missing: (complaint, facts) => [...consumerLacks(complaint), ...contactLacks(facts)],
    sheet: acceptanceLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  decline: rule({
    zh: '投诉不予受理决定书',
    en: 'Decision not to accept',
    form: 6,
    formBefore: 6,
    series: '诉不受',
    quotesHisWords: true,
    byMove: true,
    ofDecision: 'decision',
    mayPrint: ({ declineGrounds }) => declineGrounds.length > 0,
    missing: (complaint, facts) => [
      ...consumerLacks(complaint),
      lacks((complaint.declineReason ?? '').trim() !== '', '不予受理的理由', 'the reason'),
      ...contactLacks(facts),
    ],
    sheet: declineLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
    formedOn: (complaint) => decidedUnder(complaint, complaint.declineEvidence?.rules, complaint.decidedOn),
  }),
  transfer: rule({
    zh: '投诉移送告知书',
    en: 'Notice of transfer',
    form: null,
    formBefore: null,
    series: '诉移',
    quotesHisWords: true,
    byMove: true,
    ofDecision: 'decision',
    mayPrint: ({ outcome, transfers }) => outcome === 'transferred' && transfers.length > 0,
    missing: (complaint, facts) => [...consumerLacks(complaint), ...contactLacks(facts)],
    sheet: transferNotice,
    decidedOn: ({ endedOn }) => endedOn,
  }),
  anew: rule({
    zh: '重新处理投诉决定书',
    en: 'Decision to decide anew',
    form: null,
    series: '诉重',
    byMove: true,
    ofDecision: 'revocation',
    mayPrint: ({ annulments }) => annulments.length > 0,
    numberOf: ({ annulments }) => annulments.at(-1)?.number ?? null,
    missing: (complaint, facts) => [...consumerLacks(complaint), ...contactLacks(facts)],
    sheet: anewLetter,
    decidedOn: ({ annulments }) => annulments.at(-1)?.on ?? null,
  }),
  mediationNotice: rule({
    zh: '投诉调解通知书',
    en: 'Notice of mediation',
    form: 7,
    formBefore: 7,
    series: '诉调知',
    notices: ['mediation'],
    mayPrint: ({ state, sessions }) => state === 'mediating' || sessions.length > 0,
    numberOf: (complaint, facts) => callNumberOf(complaint.notices, toldSession(complaint, facts)),
    tooLate: (complaint, facts) => (isSessionOver(complaint, facts) ? 'session-over' : null),
    missing: (complaint, facts) => [
      ...operatorLacks(complaint),
      lacks(
        toldSession(complaint, facts) !== null,
        '调解的时间、地点和调解人员',
        'time, place and mediators of the session',
      ),
      ...contactLacks(facts),
    ],
    sheet: mediationLetter,
    occasionOf: (complaint, facts) => toldSession(complaint, facts)?.heldAt ?? '',
  }),
  // Nobody who was told of a session comes for nothing; no article asks for it, and it takes no number.
  calledOff: rule({
    zh: '取消调解会通知书',
    en: 'Notice that the session is off',
    form: null,
    series: null,
    notices: ['calledOff'],
    mayPrint: ({ notices }) => notices.some(({ kind }) => kind === 'calledOff'),
    missing: (complaint, facts) => [...operatorLacks(complaint), ...contactLacks(facts)],
    sheet: calledOffLetter,
  }),
  termination: rule({
    zh: '投诉终止调解决定书',
    en: 'Decision to end the mediation',
    form: 8,
    formBefore: 8,
    series: '诉终',
    byMove: true,
    ofDecision: 'decision',
    mayPrint: ({ terminateGround }) => terminateGround !== null,
    missing: (complaint, facts) => [
      ...consumerLacks(complaint),
      lacks((complaint.terminateReason ?? '').trim() !== '', '终止调解的理由', 'the reason'),
      ...contactLacks(facts),
    ],
    sheet: terminationLetter,
    decidedOn: ({ endedOn }) => endedOn,
    formedOn: (complaint) => decidedUnder(complaint, complaint.endingEvidence?.rules, complaint.endedOn),
  }),
  agreement: rule({
    zh: '投诉调解书',
    en: 'Mediation agreement',
    form: 9,
    formBefore: 9,
    series: '诉调',
    isLetter: true,
    ownDays: true,
    byMove: true,
    isPersonal: true,
    titleOf: ({ agreement }) => (agreement?.form === 'record' ? '投诉调解记录' : null),
    mayPrint: ({ agreement }) => agreement !== null,
    missing: (complaint, facts) => [
      ...consumerLacks(complaint),
      ...addressLacks(complaint, facts),
      ...operatorLacks(complaint),
      lacks(complaint.operatorPhone !== '', '被投诉人的电话', 'the operator’s telephone'),
      lacks(
        (complaint.respondent?.legalRep ?? '') !== '',
        '被投诉人的法定代表人（负责人），在“更正当事人”里填，或者手写',
        'the operator’s legal representative, recorded with the parties or by hand',
      ),
    ],
    sheet: agreementPaper,
    decidedOn: ({ endedOn }) => endedOn,
  }),
  outcomeReturn: rule({
    zh: '投诉处理结果报告书',
    en: 'Return of the result',
    form: null,
    formBefore: 12,
    series: '诉结',
    mayPrint: ({ decidedOn, endedOn }) => endedOn !== null || decidedOn !== null,
    missing: (complaint, facts) => [
      lacks(subjectOf(complaint).result !== null, '处理结果', 'the result'),
      ...contactLacks(facts),
    ],
    sheet: (complaint, facts) => outcomeReturn(complaint, subjectOf(complaint), facts),
    decidedOn: ({ endedOn }) => endedOn,
  }),
  ...practicalPapers,
} as const satisfies Record<string, PaperRule<Complaint>>;

export type PaperKind = keyof typeof paperWords;
export const paperKinds = Object.keys(paperWords) as PaperKind[];
/** The same as a table that a rule of any kind can be read from. */
export const complaintPapers: PaperTable<PaperKind, Complaint> = paperWords;

export function mayPrint(complaint: Complaint, kind: PaperKind, by: PaperTime): boolean {
  return mayPrintFrom(complaintPapers, kind, complaint, by);
}

export function missingOf(complaint: Complaint, kind: PaperKind, facts: PaperFacts): Words[] {
  return missingFrom(complaintPapers, kind, complaint, facts);
}

export function paperNumberOf(complaint: Complaint, kind: PaperKind, facts: PaperFacts): string | null {
  return numberFrom(complaintPapers, kind, complaint, facts);
}

export function paperOf(kind: PaperKind, complaint: Complaint, facts: PaperFacts): Paper {
  return paperFrom(complaintPapers, kind, complaint, facts);
}

/** The paper that a notice carries. */
export function paperOfNotice(kind: NoticeKind): PaperKind {
  return kind === 'mediation' ? 'mediationNotice' : kind;
}
