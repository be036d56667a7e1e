/**
 * 案件文书 (papers of a case): those most used of the 56 forms of 《市场监督管理行政处罚文书格式范本》(2021 年修订版), and the list of evidence
 * beside them. What the procedure numbers has the number of its move; the others take theirs when they are first asked for.
 */
import { contactLacks } from '../../../complaint/papers/missing.ts';
import { isFilled, lacks, type PaperAnnulled, type PaperRule, type PaperTable } from '../../../matter/paper-form.ts';
import { addressLacks } from '../addresses.ts';
import { currentNotice, isWithdrawn, type Enforcement } from '../enforcement.ts';
import type { LegalBasis } from '../legal-basis.ts';
import {
  askedDecision,
  decisionsOf,
  occasionOfDecision,
  releasesOf,
  type MeasureDecision,
} from '../measure-decision.ts';
import type { PenaltyNotice } from '../records.ts';
import { endingOf } from '../steps/closing.ts';
import { revocationEn, revocationZh } from '../words/decision-words.ts';
import { officerLacks, partyLacks } from './case-sheet.ts';
import * as field from './field-papers.ts';
import * as opening from './opening-papers.ts';
import * as party from './party-papers.ts';
import * as transcript from './transcript-papers.ts';
import * as volume from './volume-papers.ts';

/** The set of forms that the papers of cases are of, with the place of each in it. */
const form = (n: number) => ({
  form: null,
  of: { zh: `行政处罚文书（2021年）·文书${n}`, en: `form ${n} of the penalty forms of 2021` },
});
const rule = (row: PaperRule<Enforcement>): PaperRule<Enforcement> => row;

/** An inward form with one table. */
const inward = { series: null, isForm: true, isInward: true, namesParty: true } as const;
/** A form that the party signs, and may get a copy of. */
const signed = { series: null, isForm: true, namesParty: true } as const;
const letter = { namesParty: true } as const;
/** A letter that the register numbers, and that goes out with its number. */
const numbered = { ...letter, keptOnceNumbered: true } as const;

const isSummary = ({ decision }: Enforcement) => decision?.summary === true;
const isDecided = ({ decision }: Enforcement) => decision !== null && !decision.summary;
const isUnderWay = ({ verifyingOn, outcome }: Enforcement) => verifyingOn !== null && outcome !== 'notFiled';
const penalised = (enforcement: Enforcement) => isDecided(enforcement) && enforcement.decision?.result === 'penalised';
/** A decision that was taken away stays what it was, and nothing is decided in its place on the same case. */
const annulled = ({ decision }: Enforcement) =>
  decision === null || decision.revokedOn === null
    ? null
    : {
        on: decision.revokedOn,
        zh: `已${revocationZh(decision.revokedHow)}`,
        en: revocationEn(decision.revokedHow),
      };
/** A notice holds no more once the case was investigated further, or once it was taken back; nor does what was announced or heard of it. */
function noticeGone(notice: PenaltyNotice | null): PaperAnnulled | null {
  if (notice === null) return null;
  if (notice.overtaken) return { on: null, zh: '案件已补充调查，不再作数', en: 'overtaken by further investigation' };
  return isWithdrawn(notice) ? { on: notice.withdrawnOn ?? null, zh: '已撤回', en: 'withdrawn' } : null;
}
/** A hearing that was asked for and not held. */
function hearingGone(notice: PenaltyNotice | null): PaperAnnulled | null {
  const gone = noticeGone(notice);
  if (gone !== null || notice === null || notice.hearing !== null) return gone;
  return { on: notice.waivedOn, zh: '当事人撤回或者没有到场，没有听证', en: 'withdrawn, or nobody came' };
}
const servedDecision = ({ service }: Enforcement) => service;
const factsLack = ({ facts }: Enforcement) =>
  lacks(isFilled(facts), '查明的事实（先写调查终结报告）', 'the facts found');
const basisLacks = (basis: LegalBasis | null | undefined) =>
  lacks(basis !== null && basis !== undefined, '违反的规定、处罚依据的条款（手写）', 'the provisions, by hand');
/** What could not wait is approved within twenty-four hours, before its paper is whole. */
const approvalLacks = (taken: MeasureDecision | null) =>
  lacks(
    taken?.measures.every(({ approvedAt }) => approvedAt !== null) ?? false,
    '负责人的补批（24 小时内）',
    'the approval of the head',
  );
const today = ({ reportedOn, filedOn }: Enforcement, day: string) => reportedOn ?? filedOn ?? day;

export const enforcementPaperRules = {
  sourceRegister: rule({
    zh: '案件来源登记表',
    en: 'Register of the source',
    ...form(1),
    ...inward,
    mayPrint: () => true,
    missing: partyLacks,
    sheet: opening.sourceRegister,
  }),
  filing: rule({
    zh: '立案审批表',
    en: 'Approval of a case',
    ...form(7),
    ...inward,
    mayPrint: (enforcement) => enforcement.filedOn !== null && !isSummary(enforcement),
    missing: (enforcement, facts) => [
      ...partyLacks(enforcement),
      ...officerLacks(enforcement, enforcement.filedOn ?? facts.today, facts, enforcement.deedOfficers.filed),
      lacks(isFilled(enforcement.filingReason), '立案的事实和依据', 'facts and basis'),
    ],
    sheet: opening.filingApproval,
  }),
  notFiling: rule({
    zh: '不予立案审批表',
    en: 'Approval of no case',
    ...form(7),
    ...inward,
    mayPrint: ({ notFiledGround }) => notFiledGround !== null,
    missing: (enforcement) => partyLacks(enforcement),
    sheet: opening.filingApproval,
  }),
  onSiteRecord: rule({
    zh: '现场笔录',
    en: 'Record on the spot',
    ...form(9),
    ...signed,
    occasions: transcript.transcriptOccasions('onSite'),
    mayPrint: isUnderWay,
    missing: transcript.transcriptLacks('onSite'),
    sheet: transcript.onSiteRecord,
  }),
  addressOfReceipt: rule({
    zh: '送达地址确认书',
    en: 'Address for service',
    ...form(10),
    ...signed,
    mayPrint: isUnderWay,
    missing: (enforcement) => partyLacks(enforcement),
    sheet: field.addressOfReceipt,
  }),
  inquiryRecord: rule({
    zh: '询问笔录',
    en: 'Record of questions',
    ...form(14),
    ...signed,
    occasions: transcript.transcriptOccasions('inquiry'),
    mayPrint: isUnderWay,
    missing: transcript.transcriptLacks('inquiry'),
    sheet: transcript.inquiryRecord,
  }),
  helpLetter: rule({
    zh: '协助调查函',
    en: 'Letter for help',
    ...form(17),
    ...numbered,
    series: '协查',
    occasions: field.letterOccasions,
    wentOutOn: (enforcement, facts) => field.askedLetter(enforcement, facts)?.receivedOn ?? null,
    mayPrint: ({ helpLetters }) => helpLetters.length > 0,
    missing: (_, facts) => contactLacks(facts),
    sheet: field.helpLetter,
  }),
  keepNotice: rule({
    zh: '先行登记保存证据通知书',
    en: 'Notice of kept evidence',
    ...form(19),
    ...numbered,
    series: '先保',
    numberOf: field.decisionNumber('keepNotice'),
    occasions: (enforcement) => field.decisionsIn(enforcement, ['keep']).map((one) => occasionOfDecision(one)),
    wentOutOn: (enforcement, facts) => field.takenDay(field.keptIn(enforcement, facts)),
    mayPrint: (enforcement) => field.decisionsIn(enforcement, ['keep']).length > 0,
    missing: (enforcement, facts) => [
      approvalLacks(field.keptIn(enforcement, facts)),
      ...officerLacks(enforcement, facts.today, facts),
      ...contactLacks(facts),
    ],
    sheet: field.keepNotice,
  }),
  measureDecision: rule({
    zh: '实施行政强制措施决定书',
    en: 'Decision on measures',
    ...form(21),
    ...numbered,
    series: '强制',
    numberOf: field.decisionNumber('measureDecision'),
    occasions: (enforcement) => field.decisionsIn(enforcement, ['seal', 'seize']).map((one) => occasionOfDecision(one)),
    wentOutOn: (enforcement, facts) => field.takenDay(field.seizedIn(enforcement, facts)),
    mayPrint: (enforcement) => field.decisionsIn(enforcement, ['seal', 'seize']).length > 0,
    missing: (enforcement, facts) => {
      const taken = field.seizedIn(enforcement, facts);
      return [
        ...partyLacks(enforcement),
        approvalLacks(taken),
        lacks(
          (taken?.whole.basis ?? []).length > 0,
          '采取强制措施依据的法律条款（手写）',
          'the law that allows the measure, by hand',
        ),
        ...officerLacks(enforcement, facts.today, facts),
      ];
    },
    sheet: field.measureDecision,
  }),
  measureExtension: rule({
    zh: '延长行政强制措施期限决定书',
    en: 'Decision to extend a measure',
    ...form(22),
    ...numbered,
    series: '延强',
    occasions: (enforcement) =>
      field.extendedIn(enforcement).map((one) => occasionOfDecision(one, one.whole.extendedOn ?? undefined)),
    wentOutOn: (enforcement, { occasion }) =>
      askedDecision(field.extendedIn(enforcement), occasion)?.whole.extendedOn ?? null,
    mayPrint: (enforcement) => field.extendedIn(enforcement).length > 0,
    missing: (enforcement, facts) => [...partyLacks(enforcement), ...contactLacks(facts)],
    sheet: field.extensionDecision,
  }),
  releaseNotice: rule({
    zh: '解除先行登记保存、行政强制措施决定书',
    en: 'Release of what was kept',
    ...form(23),
    ...numbered,
    series: '解强',
    occasions: ({ measures }) =>
      releasesOf(measures).map((one) => occasionOfDecision(one, one.whole.endedOn ?? undefined)),
    wentOutOn: ({ measures }, { occasion }) => askedDecision(releasesOf(measures), occasion)?.whole.endedOn ?? null,
    mayPrint: ({ measures }) => releasesOf(measures).length > 0,
    missing: () => [],
    sheet: field.releaseNotice,
  }),
  goodsList: rule({
    zh: '场所/设施/财物清单',
    en: 'List of goods',
    ...form(24),
    ...signed,
    keptOnceNumbered: true,
    laidTo: field.goodsLaidTo,
    occasions: ({ measures }) => decisionsOf(measures).map((one) => occasionOfDecision(one)),
    mayPrint: ({ measures }) => measures.length > 0,
    missing: () => [],
    sheet: field.goodsList,
  }),
  evidenceList: rule({
    zh: '证据清单',
    en: 'List of evidence',
    form: null,
    ...signed,
    mayPrint: isUnderWay,
    missing: (_, { caseFile }) => [lacks((caseFile?.exhibits ?? []).length > 0, '证据，请先登记', 'any exhibit')],
    sheet: volume.evidenceList,
  }),
  finalReport: rule({
    zh: '案件调查终结报告',
    en: 'Final report',
    ...form(35),
    ...inward,
    mayPrint: ({ reportedOn }) => reportedOn !== null,
    missing: (enforcement, facts) => [
      ...partyLacks(enforcement),
      factsLack(enforcement),
      lacks(enforcement.caseValueFen !== null, '案值和依据', 'the value and its basis'),
      basisLacks(enforcement.legalBasis),
      ...officerLacks(enforcement, enforcement.reportedOn ?? facts.today, facts, enforcement.deedOfficers.reported),
    ],
    sheet: opening.finalReport,
  }),
  reviewForm: rule({
    zh: '案件审核表',
    en: 'Review',
    ...form(36),
    ...inward,
    titleOf: ({ reviews }) => (reviews.at(-1)?.kind === 'legal' ? '法制审核表' : '案件审核表'),
    mayPrint: ({ reviews }) => reviews.length > 0,
    missing: ({ reviews }) => [lacks(reviews.at(-1)?.passed !== null, '审核意见', 'the opinion')],
    sheet: opening.reviewForm,
  }),
  notice: rule({
    zh: '行政处罚告知书',
    en: 'Notice of a penalty',
    ...form(37),
    ...letter,
    series: '罚告',
    byMove: true,
    numberOf: (enforcement, facts) => party.printedNotice(enforcement, facts)?.number ?? null,
    servedIn: (enforcement, facts) => party.printedNotice(enforcement, facts),
    annulled: (enforcement, facts) => noticeGone(party.printedNotice(enforcement, facts)),
    occasions: party.noticeOccasions,
    mayPrint: (enforcement) => party.noticeOccasions(enforcement).length > 0,
    missing: (enforcement, facts) => [
      factsLack(enforcement),
      basisLacks(party.printedNotice(enforcement, facts)?.basis),
      ...contactLacks(facts),
    ],
    sheet: party.penaltyNotice,
  }),
  noticeAnnouncement: rule({
    zh: '送达公告（告知书）',
    en: 'Announcement of the notice',
    ...form(51),
    ...numbered,
    series: '送告',
    titleOf: () => '送达公告',
    annulled: (enforcement, facts) => noticeGone(party.announcedNotice(enforcement, facts)),
    occasions: party.announcedOccasions,
    wentOutOn: (enforcement, facts) => party.announcedNotice(enforcement, facts)?.announced?.on ?? null,
    mayPrint: (enforcement) => party.announcedNotice(enforcement) !== null,
    missing: (_, facts) => contactLacks(facts),
    sheet: party.noticeAnnouncement,
  }),
  defenceRecord: rule({
    zh: '陈述申辩笔录',
    en: 'Record of the defence',
    ...form(38),
    ...signed,
    mayPrint: (enforcement) => (currentNotice(enforcement)?.defences.length ?? 0) > 0,
    missing: () => [],
    sheet: party.defenceRecord,
  }),
  hearingNotice: rule({
    zh: '行政处罚听证通知书',
    en: 'Notice of the hearing',
    ...form(39),
    ...numbered,
    series: '听通',
    numberOf: party.hearingNumber,
    annulled: (enforcement, facts) => hearingGone(party.heardNotice(enforcement, facts)),
    occasions: party.hearingOccasions,
    wentOutOn: (enforcement, facts) => party.heardNotice(enforcement, facts)?.hearing?.heldOn ?? null,
    mayPrint: (enforcement) => party.heardNotice(enforcement) !== null,
    missing: (_, facts) => [{ zh: '听证的时间、地点（手写）', en: 'when and where, by hand' }, ...contactLacks(facts)],
    sheet: party.hearingNotice,
  }),
  hearingRecord: rule({
    zh: '听证笔录',
    en: 'Record of the hearing',
    ...form(40),
    ...signed,
    occasions: transcript.transcriptOccasions('hearing'),
    mayPrint: (enforcement) => (currentNotice(enforcement)?.hearing ?? null) !== null,
    missing: transcript.transcriptLacks('hearing'),
    sheet: transcript.hearingRecord,
  }),
  discussionRecord: rule({
    zh: '行政处罚案件集体讨论记录',
    en: 'Record of the discussion',
    ...form(42),
    ...inward,
    mayPrint: ({ discussions }) => discussions.length > 0,
    missing: () => [],
    sheet: opening.discussionRecord,
  }),
  decisionApproval: rule({
    zh: '行政处理决定审批表',
    en: 'Approval of the decision',
    ...form(43),
    ...inward,
    mayPrint: isDecided,
    missing: (enforcement) => partyLacks(enforcement),
    sheet: opening.decisionApproval,
  }),
  spot: rule({
    zh: '当场行政处罚决定书',
    en: 'Decision on the spot',
    ...form(44),
    ...letter,
    series: '当罚',
    byMove: true,
    numberOf: ({ decision }) => decision?.number ?? null,
    servedIn: servedDecision,
    annulled,
    mayPrint: isSummary,
    missing: (enforcement, facts) => [
      ...partyLacks(enforcement),
      basisLacks(enforcement.decision?.basis),
      ...addressLacks(enforcement, facts),
      ...officerLacks(
        enforcement,
        enforcement.decision?.decidedOn ?? facts.today,
        facts,
        enforcement.decision?.officers,
      ),
    ],
    sheet: party.spotDecision,
  }),
  decision: rule({
    zh: '行政处罚决定书',
    en: 'Decision',
    ...form(45),
    ...letter,
    series: '处罚',
    byMove: true,
    numberOf: ({ decision }) => decision?.number ?? null,
    servedIn: servedDecision,
    annulled,
    mayPrint: penalised,
    missing: (enforcement, facts) => [
      ...partyLacks(enforcement),
      factsLack(enforcement),
      lacks(
        (facts.caseFile?.exhibits ?? []).length > 0 || isFilled(enforcement.decision?.evidence),
        '证据（处罚法第五十九条）',
        'the evidence',
      ),
      basisLacks(enforcement.decision?.basis),
      ...addressLacks(enforcement, facts),
      ...officerLacks(enforcement, today(enforcement, facts.today), facts, enforcement.decision?.officers),
    ],
    sheet: party.penaltyDecision,
  }),
  noPenalty: rule({
    zh: '不予行政处罚决定书',
    en: 'Decision of no penalty',
    ...form(46),
    ...letter,
    series: '处罚',
    byMove: true,
    numberOf: ({ decision }) => decision?.number ?? null,
    servedIn: servedDecision,
    annulled,
    mayPrint: (enforcement) => isDecided(enforcement) && !penalised(enforcement),
    missing: (enforcement, facts) => [
      ...partyLacks(enforcement),
      factsLack(enforcement),
      ...addressLacks(enforcement, facts),
    ],
    sheet: party.noPenaltyDecision,
  }),
  urging: rule({
    zh: '履行催告书',
    en: 'Urging',
    ...form(48),
    ...letter,
    series: '催',
    byMove: true,
    numberOf: ({ urging }) => urging?.number ?? null,
    servedIn: ({ urging }) => urging,
    annulled,
    mayPrint: ({ urging }) => urging !== null,
    missing: (_, facts) => contactLacks(facts),
    sheet: party.urgingLetter,
  }),
  serviceReceipt: rule({
    zh: '送达回证',
    en: 'Proof of service',
    ...form(50),
    ...signed,
    mayPrint: (enforcement) => party.deliveriesOf(enforcement).length > 0,
    missing: () => [],
    sheet: party.serviceReceipt,
  }),
  announcement: rule({
    zh: '送达公告',
    en: 'Announcement',
    ...form(51),
    ...numbered,
    series: '送告',
    annulled,
    wentOutOn: ({ announcedOn }) => announcedOn,
    mayPrint: ({ announcedOn }) => announcedOn !== null,
    missing: (_, facts) => contactLacks(facts),
    sheet: party.announcement,
  }),
  closing: rule({
    zh: '结案审批表',
    en: 'Approval of the close',
    ...form(53),
    ...inward,
    mayPrint: (enforcement) => !isSummary(enforcement) && endingOf(enforcement) !== null,
    missing: ({ measures }) => [
      lacks(
        measures.every(({ endedOn }) => endedOn !== null),
        '查扣、保存的财物的处理',
        'what became of the goods',
      ),
    ],
    sheet: opening.closingApproval,
  }),
  volumeCover: rule({
    zh: '卷宗封面',
    en: 'Cover of the volume',
    ...form(54),
    ...inward,
    mayPrint: () => true,
    missing: ({ archivedOn, closedOn }) => [
      lacks(closedOn !== null, '结案日期', 'the day of the close'),
      lacks(archivedOn !== null, '归档日期', 'the day of the archive'),
    ],
    sheet: volume.volumeCover,
  }),
  volumeList: rule({
    zh: '卷内文件目录',
    en: 'List of the volume',
    ...form(55),
    ...inward,
    mayPrint: () => true,
    missing: () => [],
    sheet: volume.volumeList,
  }),
  volumeNote: rule({
    zh: '卷内备考表',
    en: 'Note at the end of the volume',
    ...form(56),
    ...inward,
    mayPrint: ({ closedOn, archivedOn }) => closedOn !== null || archivedOn !== null,
    missing: () => [],
    sheet: volume.volumeNote,
  }),
} as const satisfies Record<string, PaperRule<Enforcement>>;

export type EnforcementPaper = keyof typeof enforcementPaperRules;
export const enforcementPapers: PaperTable<EnforcementPaper, Enforcement> = enforcementPaperRules;
