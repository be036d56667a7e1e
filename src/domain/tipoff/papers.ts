/**
 * 举报文书 (tip-off paper): the papers of a tip-off. None of them is for the reported operator, and none names the reporter, but
 * for form 2 and the letters to the reporter himself when the identity was opened for it (《办法》第三十七条).
 */
import { dayOf, type Day } from '../base/calendar.ts';
import {
  isFilled,
  issuedList,
  lacks,
  type IssuedPaper,
  type ListedPaper,
  type PaperRule,
  type PaperTable,
} from '../matter/paper-form.ts';
import type { PaperFacts } from '../matter/paper-facts.ts';
import type { PaperAct } from '../law/late-entry.ts';
import { tipoffNoticeKindWords, tipoffNoticeWayWords, tipoffRecipientWords } from './words/notice-words.ts';
import { deliveryReceipt, failedZh, servedOf, type Delivery } from '../complaint/papers/service-receipt.ts';
import { shownReporter } from './words/shown-reporter.ts';
import {
  dispatchNotice,
  outcomeReturn,
  routingSlip,
  routingTold,
  supervision,
  type Subject,
} from '../complaint/papers/routing-slip.ts';
import { contactLacks, routingLacks } from '../complaint/papers/missing.ts';
import {
  anewLetter,
  decisionSheet,
  extensionSheet,
  interimLetter,
  interimOccasions,
  interimOf,
  noPowerLetter,
  openingLetter,
  owedResult,
  resultLetter,
  resultOf,
  transferLetter,
} from './letter.ts';
import { tipoffRegistration } from './registration-form.ts';
import type { Annulment, Tipoff, TipoffNotice } from './tipoff.ts';

const rule = (row: PaperRule<Tipoff>): PaperRule<Tipoff> => row;

/** What is decided once more is told under a number of its own: that of the letter which was revoked stays with it. */
const afterRevocations = ({ annulments }: Tipoff): string => (annulments.length === 0 ? '' : `${annulments.length}`);

const dispatched = (tipoff: Tipoff) => tipoff.dispatchedOn !== null && tipoff.officeId !== null;

/** The letter to a reporter needs an addressee: who stays anonymous is met by his code word. */
const addresseeLacks = (tipoff: Tipoff, { reporter }: PaperFacts) =>
  lacks(
    tipoff.anonymous || (reporter !== undefined && reporter !== null),
    '举报人姓名（身份已密封，送达时由承办人手写）',
    'the reporter’s name, which is sealed: written by hand when it is served',
  );

const approvalTitles = { opened: '立案审批表', notOpened: '不予立案审批表', transferred: '移送审批表' } as const;

const approvalLacks = ({ operatorAddress, secondId }: Tipoff, { conductZh }: PaperFacts) => [
  lacks(isFilled(operatorAddress), '当事人住所', 'the operator’s address'),
  lacks(conductZh !== undefined, '案由（违法行为类别）', 'the kind of conduct'),
  lacks(secondId !== null, '两名核查人员', 'two officers'),
];

export const tipoffPaperRules = {
  registration: rule({
    zh: '举报登记表',
    en: 'Registration form',
    form: 2,
    formBefore: 2,
    series: null,
    isForm: true,
    isInward: true,
    mayPrint: () => true,
    missing: ({ operatorName, operatorAddress, story, evidence }) => [
      lacks(isFilled(operatorName), '被举报人名称', 'the operator’s name'),
      lacks(isFilled(operatorAddress), '被举报人地址', 'the operator’s address'),
      lacks(isFilled(story), '具体线索', 'the clue'),
      lacks(isFilled(evidence), '事实依据（证据）', 'what shows it'),
    ],
    sheet: tipoffRegistration,
  }),
  dispatchNotice: rule({
    zh: '举报分送通知书',
    en: 'Notice of dispatch',
    before: '举报转办通知书',
    form: 3,
    formBefore: 3,
    series: '举分',
    mayPrint: dispatched,
    missing: routingLacks,
    sheet: (tipoff, facts) => dispatchNotice(tipoff, tipoffSubject(tipoff), facts),
    decidedOn: ({ dispatchedOn }) => dispatchedOn,
  }),
  routingTold: rule({
    zh: '举报分送情况告知书',
    en: 'Notice of where it was sent',
    form: null,
    formBefore: 4,
    series: '举分告',
    mayPrint: dispatched,
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...routingLacks(tipoff, facts)],
    sheet: (tipoff, facts) => routingTold(tipoff, tipoffSubject(tipoff), facts),
    decidedOn: ({ dispatchedOn }) => dispatchedOn,
  }),
  interim: rule({
    zh: '举报处理情况告知书',
    en: 'Notice of how it is handled',
    form: null,
    series: '举情',
    notices: ['interim'],
    servedIn: interimOf,
    occasions: interimOccasions,
    mayPrint: (tipoff) => interimOf(tipoff) !== null,
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...contactLacks(facts)],
    sheet: interimLetter,
    decidedOn: (tipoff) => interimOf(tipoff)?.toldOn ?? null,
  }),
  result: rule({
    zh: '举报处理结果告知书',
    en: 'Notice of the result',
    form: 10,
    formBefore: null,
    series: '举果',
    notices: ['result', 'caseResult'],
    servedIn: (tipoff) => owedResult(tipoff),
    ofDecision: 'decision',
    occasionOf: afterRevocations,
    // Only where a law asks for it: what nobody has to be told is not written to anybody (《办法》第三十六条).
    mayPrint: (tipoff) => tipoff.outcome !== null && owedResult(tipoff) !== null,
    missing: (tipoff, facts) => [
      addresseeLacks(tipoff, facts),
      lacks((owedResult(tipoff)?.laws.length ?? 0) > 0, '要求告知的法律和条款', 'the law that asks for it'),
      ...contactLacks(facts),
    ],
    sheet: resultLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  openingLetter: rule({
    zh: '举报立案（不予立案）告知书',
    en: 'Notice on the case',
    form: null,
    formBefore: 10,
    series: '举立告',
    notices: ['decision'],
    ofDecision: 'decision',
    occasionOf: afterRevocations,
    titleOf: ({ outcome }) => (outcome === 'opened' ? '举报立案告知书' : '举报不予立案告知书'),
    mayPrint: ({ outcome }) => outcome === 'opened' || outcome === 'notOpened',
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...contactLacks(facts)],
    sheet: openingLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  noPower: rule({
    zh: '举报无管辖权告知书',
    en: 'Notice that there is no power',
    form: null,
    series: '举告',
    byMove: true,
    ofDecision: 'decision',
    mayPrint: ({ outcome }) => outcome === 'noPower',
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...contactLacks(facts)],
    sheet: noPowerLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  transferNotice: rule({
    zh: '举报移送告知书',
    en: 'Notice that it was handed over',
    form: null,
    series: '举移告',
    notices: ['transfer'],
    ofDecision: 'decision',
    occasionOf: afterRevocations,
    // Only where a law has it told: food and farm produce in writing (食品安全法 第一百一十五条、农产品质量安全法 第五十六条).
    mayPrint: ({ notices }) => notices.some(({ kind }) => kind === 'transfer'),
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...contactLacks(facts)],
    sheet: transferLetter,
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  anew: rule({
    zh: '重新处理举报决定书',
    en: 'Decision to decide anew',
    form: null,
    series: '举重',
    byMove: true,
    ofDecision: 'revocation',
    mayPrint: ({ annulments }) => annulments.length > 0,
    numberOf: ({ annulments }) => annulments.at(-1)?.number ?? null,
    missing: (tipoff, facts) => [addresseeLacks(tipoff, facts), ...contactLacks(facts)],
    sheet: anewLetter,
    decidedOn: ({ annulments }) => annulments.at(-1)?.on ?? null,
  }),
  outcomeReturn: rule({
    zh: '举报处理结果报告书',
    en: 'Return of the result',
    form: null,
    formBefore: 12,
    series: '举结',
    mayPrint: ({ decidedOn }) => decidedOn !== null,
    missing: (_, facts) => contactLacks(facts),
    sheet: (tipoff, facts) => outcomeReturn(tipoff, tipoffSubject(tipoff), facts),
    decidedOn: ({ decidedOn }) => decidedOn,
  }),
  approval: rule({
    zh: '立案（不予立案、移送）审批表',
    en: 'Approval of the decision',
    form: null,
    series: null,
    isForm: true,
    ofDecision: 'decision',
    titleOf: ({ outcome }) => approvalTitles[outcome as keyof typeof approvalTitles] ?? approvalTitles.notOpened,
    isInward: true,
    mayPrint: ({ outcome }) => outcome !== null && outcome in approvalTitles,
    missing: approvalLacks,
    sheet: decisionSheet,
  }),
  extensionApproval: rule({
    zh: '延长核查期限审批表',
    en: 'Approval of the extension',
    form: null,
    series: null,
    isForm: true,
    isInward: true,
    mayPrint: ({ extensionApproval }) => extensionApproval !== null,
    missing: approvalLacks,
    sheet: extensionSheet,
  }),
  routingSlip: rule({
    zh: '内部分送（转办）单',
    en: 'Routing slip',
    form: null,
    series: null,
    ownDays: true,
    isForm: true,
    isInward: true,
    mayPrint: dispatched,
    missing: routingLacks,
    sheet: (tipoff, facts) => routingSlip(tipoff, tipoffSubject(tipoff), facts),
  }),
  supervision: rule({
    zh: '督办单',
    en: 'Supervision slip',
    form: null,
    series: '举督',
    ownDays: true,
    isInward: true,
    mayPrint: (tipoff) => dispatched(tipoff) && tipoff.state !== 'closed' && tipoff.state !== 'archived',
    missing: routingLacks,
    sheet: (tipoff, facts) => supervision(tipoff, tipoffSubject(tipoff), facts),
  }),
  receipt: rule({
    zh: '送达回证',
    en: 'Proof of service',
    form: null,
    series: null,
    isForm: true,
    mayPrint: (tipoff) => allNotices(tipoff).length > 0,
    missing: ({ notices }) => [
      lacks(
        notices.every(({ toldOn, failure }) => toldOn !== null || failure !== undefined),
        '有文书还没有记送达，印出来由送达人填写',
        'some papers are not proven as served yet',
      ),
    ],
    sheet: (tipoff, facts) => deliveryReceipt(tipoff, tipoffDeliveries(tipoff), facts),
  }),
} as const satisfies Record<string, PaperRule<Tipoff>>;

export type TipoffPaper = keyof typeof tipoffPaperRules;
export const tipoffPapers: PaperTable<TipoffPaper, Tipoff> = tipoffPaperRules;

/** How the papers that know no kind speak of a tip-off: 举报人*** whoever prints them. */
export function tipoffSubject(tipoff: Tipoff): Subject {
  const result = resultOf(tipoff);
  return {
    zh: '举报',
    person: '举报人',
    you: '你',
    who: shownReporter(tipoff).zh,
    cause: `${tipoff.operatorName}涉嫌违法行为`,
    result: result === '' ? null : result,
    endedOn: tipoff.decidedOn,
  };
}

/** Those of decisions that were revoked first: they were served all the same. */
function allNotices({ annulments, notices }: Tipoff): TipoffNotice[] {
  return [...annulments.flatMap((one) => one.notices), ...notices];
}

/** The paper goes to the reporter by the way that the proof says; his name stands nowhere in it. */
function tipoffDeliveries(tipoff: Tipoff): Delivery[] {
  // Only the letters on jurisdiction and on deciding anew take their numbers with the decision; the others' stand in the register.
  return allNotices(tipoff).map((notice) => {
    const { kind, to, paperNumber, contentHash, wording } = notice;
    return {
      paper: [`${tipoffNoticeKindWords[kind].zh}告知`, kind === 'noPower' || kind === 'anew' ? (paperNumber ?? '') : '']
        .filter((part) => part !== '')
        .join('　'),
      to: to === 'reporter' ? shownReporter(tipoff).zh : tipoffRecipientWords[to].zh,
      ...servedOf(notice, tipoffNoticeWayWords),
      contentHash: contentHash ?? null,
      wording: wording ?? null,
    };
  });
}

/** 文书目录: what was made of the tip-off and what took a number, in the order of its day; the complaint's is `fileList`. */
export function tipoffFileList(tipoff: Tipoff, issued: readonly IssuedPaper[]): ListedPaper[] {
  const papers: ListedPaper[] = issuedList(tipoffPapers, tipoff, issued);
  const add = (on: Day | null, zh: string, number = '', act?: PaperAct) => {
    if (on !== null) papers.push({ on, zh, number, ...(act === undefined ? {} : { act }) });
  };
  const { approval, extensionApproval: extension, registration, routingSlip: slip } = tipoffPaperRules;
  const { dispatchedOn, decidedOn, competentBody, transferPaper, reward } = tipoff;
  add(dayOf(tipoff.receivedAt), registration.zh, tipoff.number);
  if (slip.mayPrint(tipoff)) add(dispatchedOn, slip.zh);
  for (const { from, paper } of tipoff.pauses)
    add(from, '鉴定检测委托书', paper, { verb: 'verification-paused', paper });
  if (extension.mayPrint(tipoff)) add(tipoff.extendedOn, extension.zh, '', { verb: 'verification-extended' });
  if (approval.mayPrint(tipoff)) add(decidedOn, approval.titleOf?.(tipoff) ?? approval.zh);
  if (transferPaper !== null) add(decidedOn, `移送函（${competentBody ?? ''}）`, transferPaper);
  papers.push(...tipoff.notices.flatMap(noticePapers));
  papers.push(...tipoff.annulments.flatMap(annulledPapers));
  if (reward !== null) add(reward.paidOn, '举报奖励发放凭据', reward.slip ?? '');
  return papers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What was decided, sent and told before it was revoked stays in the file, with the paper that revoked it. */
function annulledPapers(one: Annulment): ListedPaper[] {
  const { outcome, decidedOn: on, competentBody, transferPaper: letter } = one;
  const title = approvalTitles[outcome as keyof typeof approvalTitles] as string | undefined;
  return [
    ...(on === null || title === undefined ? [] : [{ on, zh: `${title}（已撤销）`, number: '' }]),
    ...(on === null || letter === null ? [] : [{ on, zh: `移送函（${competentBody ?? ''}）`, number: letter }]),
    ...one.notices.flatMap(noticePapers),
    { on: one.on, zh: tipoffPaperRules.anew.zh, number: one.number ?? '' },
  ];
}

/** What a notice lays into the file, told or failed; nothing while it is owed. */
function noticePapers(notice: TipoffNotice): ListedPaper[] {
  const { toldOn, failure } = notice;
  const { toldOn: on, proof } = servedOf(notice, tipoffNoticeWayWords);
  if (on === null) return [];
  const how = toldOn === null && failure !== undefined ? `${failedZh(failure)}，` : '';
  const whom = `${tipoffRecipientWords[notice.to].zh}${proof === null ? '' : `：${how}${proof}`}`;
  const zh = `${tipoffNoticeKindWords[notice.kind].zh}告知及${tipoffPaperRules.receipt.zh}（${whom}）`;
  const act: PaperAct = {
    verb: toldOn === null ? 'service-failed' : 'reporter-told',
    kind: notice.kind,
    to: notice.to,
  };
  return [{ on, zh, number: notice.paperNumber ?? '', act }];
}

/** The paper that a notice of a tip-off carries, or null. */
export function paperOfTipoffNotice(kind: Tipoff['notices'][number]['kind']): TipoffPaper | null {
  switch (kind) {
    case 'interim':
      return 'interim';
    case 'noPower':
      return 'noPower';
    case 'result':
    case 'caseResult':
      return 'result';
    case 'decision':
      return 'openingLetter';
    case 'transfer':
      return 'transferNotice';
    case 'anew':
      return 'anew';
  }
}
