/**
 * 办案程序 (procedure): for each move of a case its words, who may, what must be filled in, the key on the desk and the rule; and the moves
 * that are possible now. Routes, buttons, forms, permission tests and the diagram are all made from this table.
 */
import { mayDo, type Actor } from '../../base/actor.ts';
import { isOfCaseLevel, type CaseApprovalRule } from '../../law/approval.ts';
import type { Facts, MoveRule } from '../../matter/matter.ts';
import {
  currentNotice,
  investigatorsOf,
  mayMoveEnforcement,
  openFilingRequest,
  openReview,
  unservedNotice,
  type Enforcement,
  type EnforcementMove,
} from './enforcement.ts';
import { unhidden } from './masked-case.ts';
import { isPublic, moneyDecidedFen, paidUpOn } from './money.ts';
import type { FilingRequestKind } from './records.ts';
import * as announcement from './steps/announcement.ts';
import * as closing from './steps/closing.ts';
import * as decision from './steps/decision.ts';
import * as execution from './steps/execution.ts';
import { openExclusions } from './steps/exclusion.ts';
import * as filingRequest from './steps/filing-request.ts';
import * as handover from './steps/handover.ts';
import * as hearing from './steps/hearing.ts';
import * as investigation from './steps/investigation.ts';
import * as measures from './steps/measures.ts';
import * as notice from './steps/notice.ts';
import * as opening from './steps/opening.ts';
import * as presence from './steps/presence.ts';
import * as review from './steps/review.ts';
import * as service from './steps/service.ts';
import * as transcript from './steps/transcript.ts';
import { GiveOpinion, SendBackRequest, TakeBackRequest } from '../../law/request-forms.ts';

/** The letters of a case, and the characters that the kind puts into the number. */
export const enforcementPaperWords = {
  filing: { zh: '立案审批表', en: 'Approval of a case', series: '立' },
  notFiling: { zh: '不予立案审批表', en: 'Approval of no case', series: '不立' },
  notice: { zh: '行政处罚告知书', en: 'Notice of a penalty', series: '罚告' },
  decision: { zh: '行政处罚决定书', en: 'Decision', series: '处罚' },
  spot: { zh: '当场行政处罚决定书', en: 'Decision on the spot', series: '当罚' },
  urging: { zh: '履行催告书', en: 'Urging', series: '催' },
} as const;
export type EnforcementPaperKind = keyof typeof enforcementPaperWords;

/** A row, whose form began with the page of the case: what the page hides of a natural person stays what it was. */
const rule = <R extends MoveRule<Enforcement, EnforcementPaperKind>>(row: R): R => ({
  ...row,
  apply: (before: Enforcement, typed: never, facts: Facts) => row.apply(before, unhidden(typed, before), facts),
});

export const enforcementProcedure = {
  assign: rule({
    zh: '指定办案人员',
    en: 'Assign officers',
    permission: 'enforcement.assign',
    input: opening.AssignInvestigators,
    key: 'h',
    paper: null,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: opening.assign,
  }),
  correct: rule({
    zh: '更正要素',
    en: 'Correct',
    permission: 'enforcement.correct',
    input: opening.Correct,
    key: 'c',
    paper: null,
    refers: { category: 'categoryCode' },
    apply: opening.correct,
  }),
  startVerification: rule({
    zh: '开始核查',
    en: 'Start verifying',
    permission: 'enforcement.startVerification',
    input: opening.StartVerification,
    key: 's',
    paper: null,
    apply: opening.startVerification,
  }),
  extendVerification: rule({
    zh: '延长核查期限',
    en: 'Extend the verification',
    permission: 'enforcement.extendVerification',
    input: opening.ExtendVerification,
    key: 'x',
    paper: null,
    apply: opening.extendVerification,
  }),
  exclude: rule({
    zh: '记不计入的时间',
    en: 'Time left out',
    permission: 'enforcement.exclude',
    input: opening.Exclude,
    key: 'i',
    paper: null,
    apply: opening.exclude,
  }),
  include: rule({
    zh: '不计入的时间结束',
    en: 'Time counts again',
    permission: 'enforcement.include',
    input: opening.Include,
    key: 'o',
    paper: null,
    apply: opening.include,
  }),
  requestFiling: rule({
    zh: '报请审批',
    en: 'Ask to file or not',
    permission: 'enforcement.requestFiling',
    input: filingRequest.RequestFiling,
    key: 'r',
    paper: null,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: filingRequest.requestFiling,
  }),
  endorseFiling: rule({
    zh: '签意见，报分管局长',
    en: 'Endorse for the leader',
    permission: 'enforcement.endorseFiling',
    input: GiveOpinion,
    key: null,
    paper: null,
    apply: filingRequest.endorseFiling,
  }),
  returnFiling: rule({
    zh: '退回报请',
    en: 'Send the request back',
    permission: 'enforcement.returnFiling',
    input: SendBackRequest,
    key: 'b',
    paper: null,
    apply: filingRequest.returnFiling,
  }),
  withdrawFiling: rule({
    zh: '撤回报请',
    en: 'Take the request back',
    permission: 'enforcement.withdrawFiling',
    input: TakeBackRequest,
    key: null,
    paper: null,
    apply: filingRequest.withdrawFiling,
  }),
  file: rule({
    zh: '立案',
    en: 'File the case',
    permission: 'enforcement.file',
    input: opening.File,
    key: 'a',
    paper: 'filing',
    apply: opening.file,
  }),
  notFile: rule({
    zh: '不予立案',
    en: 'Do not file',
    permission: 'enforcement.notFile',
    input: opening.NotFile,
    key: 'd',
    paper: 'notFiling',
    apply: opening.notFile,
  }),
  decideOnTheSpot: rule({
    zh: '当场处罚（简易程序）',
    en: 'Decide on the spot',
    permission: 'enforcement.decideOnTheSpot',
    input: decision.DecideOnTheSpot,
    key: 'f',
    paper: 'spot',
    refers: { officer: 'secondId' },
    apply: decision.decideOnTheSpot,
  }),
  confirmSpot: rule({
    zh: '我在场，确认',
    en: 'I was there',
    permission: 'enforcement.confirmSpot',
    input: presence.ConfirmSpot,
    key: 'y',
    paper: null,
    apply: presence.confirmSpot,
  }),
  denySpot: rule({
    zh: '我不在场',
    en: 'I was not there',
    permission: 'enforcement.denySpot',
    input: presence.DenySpot,
    key: null,
    paper: null,
    apply: presence.denySpot,
  }),
  settleSpot: rule({
    zh: '核实两人在场',
    en: 'Both were there: verified',
    permission: 'enforcement.settleSpot',
    input: presence.SettleSpot,
    key: null,
    paper: null,
    apply: presence.settleSpot,
  }),
  takeMeasure: rule({
    zh: '采取强制措施',
    en: 'Take a measure',
    permission: 'enforcement.takeMeasure',
    input: measures.TakeMeasure,
    key: 'q',
    paper: null,
    apply: measures.takeMeasure,
  }),
  approveMeasure: rule({
    zh: '补批紧急措施',
    en: 'Approve an urgent measure',
    permission: 'enforcement.approveMeasure',
    input: measures.ApproveMeasure,
    key: null,
    paper: null,
    apply: measures.approveMeasure,
  }),
  denyApproval: rule({
    zh: '我没有批准',
    en: 'I did not approve it',
    permission: 'enforcement.denyApproval',
    input: measures.DenyApproval,
    key: null,
    paper: null,
    apply: measures.denyApproval,
  }),
  extendMeasure: rule({
    zh: '延长查封、扣押',
    en: 'Extend a measure',
    permission: 'enforcement.extendMeasure',
    input: measures.ExtendMeasure,
    key: null,
    paper: null,
    apply: measures.extendMeasure,
  }),
  endMeasure: rule({
    zh: '处理查扣的财物',
    en: 'End a measure',
    permission: 'enforcement.endMeasure',
    input: measures.EndMeasure,
    key: 'j',
    paper: null,
    apply: measures.endMeasure,
  }),
  recordTranscript: rule({
    zh: '记笔录',
    en: 'Record a transcript',
    permission: 'enforcement.recordTranscript',
    input: transcript.RecordTranscript,
    key: 'r',
    paper: null,
    brings: 'fileIds',
    refers: { officer: ['firstId', 'secondId'] },
    apply: transcript.recordTranscript,
  }),
  voidTranscript: rule({
    zh: '作废笔录',
    en: 'Void a transcript',
    permission: 'enforcement.voidTranscript',
    input: transcript.VoidTranscript,
    key: null,
    paper: null,
    apply: transcript.voidTranscript,
  }),
  signTranscript: rule({
    zh: '补笔录签名',
    en: 'Signatures of a transcript',
    permission: 'enforcement.signTranscript',
    input: transcript.SignTranscript,
    key: null,
    paper: null,
    brings: 'fileIds',
    apply: transcript.signTranscript,
  }),
  askHelp: rule({
    zh: '请求协助调查',
    en: 'Ask for help',
    permission: 'enforcement.askHelp',
    input: investigation.AskHelp,
    key: null,
    paper: null,
    apply: investigation.askHelp,
  }),
  answerHelp: rule({
    zh: '记协查答复',
    en: 'Answer to the letter',
    permission: 'enforcement.answerHelp',
    input: investigation.AnswerHelp,
    key: null,
    paper: null,
    apply: investigation.answerHelp,
  }),
  assess: rule({
    zh: '记案值和拟处',
    en: 'Value and proposal',
    permission: 'enforcement.assess',
    input: investigation.Assess,
    key: 'v',
    paper: null,
    apply: investigation.assess,
  }),
  suspend: rule({
    zh: '中止调查',
    en: 'Suspend',
    permission: 'enforcement.suspend',
    input: investigation.Suspend,
    key: 'p',
    paper: null,
    apply: investigation.suspend,
  }),
  resume: rule({
    zh: '恢复调查',
    en: 'Resume',
    permission: 'enforcement.resume',
    input: investigation.Resume,
    key: 's',
    paper: null,
    apply: investigation.resume,
  }),
  terminate: rule({
    zh: '终止调查',
    en: 'Terminate',
    permission: 'enforcement.terminate',
    input: investigation.Terminate,
    key: null,
    paper: null,
    apply: investigation.terminate,
  }),
  extendTerm: rule({
    zh: '延长办案期限',
    en: 'Extend the time',
    permission: 'enforcement.extendTerm',
    input: investigation.ExtendTerm,
    key: null,
    paper: null,
    apply: investigation.extendTerm,
  }),
  report: rule({
    zh: '调查终结',
    en: 'Final report',
    permission: 'enforcement.report',
    input: investigation.Findings,
    key: 's',
    paper: null,
    apply: investigation.reportFindings,
  }),
  reopen: rule({
    zh: '补充调查',
    en: 'Investigate further',
    permission: 'enforcement.reopen',
    input: investigation.Reopen,
    key: 'u',
    paper: null,
    apply: investigation.reopen,
  }),
  submitReview: rule({
    zh: '送审核',
    en: 'Send for review',
    permission: 'enforcement.submitReview',
    input: review.SubmitReview,
    key: 's',
    paper: null,
    apply: review.submitReview,
  }),
  extendReview: rule({
    zh: '延长审核期限',
    en: 'Extend the review',
    permission: 'enforcement.extendReview',
    input: review.ExtendReview,
    key: null,
    paper: null,
    apply: review.extendReview,
  }),
  reassignReview: rule({
    zh: '改派审核人员',
    en: 'Name another reviewer',
    permission: 'enforcement.reassignReview',
    input: review.ReassignReview,
    key: null,
    paper: null,
    apply: review.reassignReview,
  }),
  passReview: rule({
    zh: '审核同意',
    en: 'Review passed',
    permission: 'enforcement.passReview',
    input: review.PassReview,
    key: 's',
    paper: null,
    apply: review.passReview,
  }),
  returnReview: rule({
    zh: '退回补充',
    en: 'Send back',
    permission: 'enforcement.returnReview',
    input: review.ReturnReview,
    key: 'b',
    paper: null,
    apply: review.returnReview,
  }),
  issueNotice: rule({
    zh: '制作告知书',
    en: 'Make the notice',
    permission: 'enforcement.issueNotice',
    input: notice.IssueNotice,
    key: 'z',
    paper: 'notice',
    apply: notice.issueNotice,
  }),
  withdrawNotice: rule({
    zh: '撤回告知书',
    en: 'Withdraw the notice',
    permission: 'enforcement.withdrawNotice',
    input: notice.WithdrawNotice,
    key: null,
    paper: null,
    apply: notice.withdrawNotice,
  }),
  announceNotice: rule({
    zh: '公告送达告知书',
    en: 'Announce the notice',
    permission: 'enforcement.announceNotice',
    input: announcement.Announce,
    key: null,
    paper: null,
    apply: notice.announceNotice,
  }),
  notify: rule({
    zh: '送达告知书',
    en: 'Serve the notice',
    permission: 'enforcement.notify',
    input: notice.Notify,
    key: 'w',
    paper: null,
    apply: notice.notify,
  }),
  recordDefence: rule({
    zh: '记陈述、申辩',
    en: 'Record the defence',
    permission: 'enforcement.recordDefence',
    input: hearing.RecordDefence,
    key: 'e',
    paper: null,
    apply: hearing.recordDefence,
  }),
  waiveDefence: rule({
    zh: '当事人书面放弃',
    en: 'Waived in writing',
    permission: 'enforcement.waiveDefence',
    input: hearing.WaiveDefence,
    key: null,
    paper: null,
    apply: hearing.waiveDefence,
  }),
  askHearing: rule({
    zh: '当事人要求听证',
    en: 'Hearing asked for',
    permission: 'enforcement.askHearing',
    input: hearing.AskHearing,
    key: null,
    paper: null,
    apply: hearing.askHearing,
  }),
  holdHearing: rule({
    zh: '听证结束',
    en: 'Hearing over',
    permission: 'enforcement.holdHearing',
    input: hearing.HoldHearing,
    key: null,
    paper: null,
    apply: hearing.holdHearing,
  }),
  discuss: rule({
    zh: '记集体讨论',
    en: 'Record the discussion',
    permission: 'enforcement.discuss',
    input: hearing.Discuss,
    key: null,
    paper: null,
    apply: hearing.discuss,
  }),
  decide: rule({
    zh: '作出决定',
    en: 'Decide',
    permission: 'enforcement.decide',
    input: decision.Decide,
    key: 'k',
    paper: 'decision',
    apply: decision.decide,
  }),
  handOver: rule({
    zh: '移送其他部门',
    en: 'Hand over',
    permission: 'enforcement.handOver',
    input: handover.HandOver,
    key: 't',
    paper: null,
    apply: handover.handOver,
  }),
  reportCrime: rule({
    zh: '报告涉嫌犯罪',
    en: 'Report a crime',
    permission: 'enforcement.reportCrime',
    input: handover.ReportCrime,
    key: null,
    paper: null,
    apply: handover.reportCrime,
  }),
  decideCrime: rule({
    zh: '决定是否移送公安',
    en: 'Decide on the police',
    permission: 'enforcement.decideCrime',
    input: handover.DecideCrime,
    key: null,
    paper: null,
    apply: handover.decideCrime,
  }),
  handToPolice: rule({
    zh: '移送公安',
    en: 'Hand to the police',
    permission: 'enforcement.handToPolice',
    input: handover.HandToPolice,
    key: null,
    paper: null,
    apply: handover.handToPolice,
  }),
  announce: rule({
    zh: '公告送达',
    en: 'Announce',
    permission: 'enforcement.announce',
    input: announcement.Announce,
    key: null,
    paper: null,
    apply: service.announce,
  }),
  serve: rule({
    zh: '送达决定',
    en: 'Serve the decision',
    permission: 'enforcement.serve',
    input: service.Serve,
    key: 's',
    paper: null,
    apply: service.serve,
  }),
  publish: rule({
    zh: '公示处罚',
    en: 'Publish',
    permission: 'enforcement.publish',
    input: service.Publish,
    key: 'l',
    paper: null,
    apply: service.publish,
  }),
  withdrawPublication: rule({
    zh: '撤下公示',
    en: 'Withdraw what is shown',
    permission: 'enforcement.withdrawPublication',
    input: service.WithdrawPublication,
    key: null,
    paper: null,
    apply: service.withdrawPublication,
  }),
  revoke: rule({
    zh: '记决定被撤销',
    en: 'Decision revoked',
    permission: 'enforcement.revoke',
    input: service.Revoke,
    key: null,
    paper: null,
    apply: service.revoke,
  }),
  recordPayment: rule({
    zh: '记缴款',
    en: 'Record a payment',
    permission: 'enforcement.recordPayment',
    input: execution.RecordPayment,
    key: 'f',
    paper: null,
    apply: execution.recordPayment,
  }),
  defer: rule({
    zh: '批准延期、分期',
    en: 'Allow deferral',
    permission: 'enforcement.defer',
    input: execution.Defer,
    key: null,
    paper: null,
    apply: execution.defer,
  }),
  urge: rule({
    zh: '催告',
    en: 'Urge',
    permission: 'enforcement.urge',
    input: execution.Urge,
    key: null,
    paper: 'urging',
    apply: execution.urge,
  }),
  askCourt: rule({
    zh: '申请强制执行',
    en: 'Ask the court',
    permission: 'enforcement.askCourt',
    input: execution.AskCourt,
    key: null,
    paper: null,
    apply: execution.askCourt,
  }),
  recordCourt: rule({
    zh: '记法院结果',
    en: 'Answer of the court',
    permission: 'enforcement.recordCourt',
    input: execution.RecordCourt,
    key: null,
    paper: null,
    apply: execution.recordCourt,
  }),
  endExecution: rule({
    zh: '终结执行',
    en: 'End the execution',
    permission: 'enforcement.endExecution',
    input: execution.EndExecution,
    key: null,
    paper: null,
    apply: execution.endExecution,
  }),
  fileAway: rule({
    zh: '归档（简易程序）',
    en: 'File away',
    permission: 'enforcement.fileAway',
    input: closing.FileAway,
    key: 's',
    paper: null,
    apply: closing.fileAway,
  }),
  close: rule({
    zh: '结案',
    en: 'Close',
    permission: 'enforcement.close',
    input: closing.Close,
    key: 's',
    paper: null,
    apply: closing.close,
  }),
  archive: rule({
    zh: '归档',
    en: 'Archive',
    permission: 'enforcement.archive',
    input: closing.Archive,
    key: 's',
    paper: null,
    apply: closing.archive,
  }),
  note: rule({
    zh: '加备注',
    en: 'Note',
    permission: 'enforcement.note',
    input: closing.Note,
    key: 'm',
    paper: null,
    apply: closing.note,
  }),
} as const satisfies Record<EnforcementMove, MoveRule<Enforcement, EnforcementPaperKind>>;

export const enforcementMoveNames = Object.keys(enforcementProcedure) as EnforcementMove[];

/** A case that is asked without the rule of its county is one of a county that lets heads approve. */
const delegating: CaseApprovalRule = { headApprovesCases: true };

/** The moves that state, marks and role allow now: the buttons of the desk, and nothing else. */
export function availableEnforcementMoves(
  enforcement: Enforcement,
  actor: Actor,
  rules: CaseApprovalRule = delegating,
): EnforcementMove[] {
  return enforcementMoveNames.filter(
    (move) =>
      mayMoveEnforcement(enforcement, move) &&
      mayDo(actor, enforcementProcedure[move].permission) &&
      (conditions[move]?.(enforcement, actor, rules) ?? true),
  );
}

type Condition = (enforcement: Enforcement, actor: Actor, rules: CaseApprovalRule) => boolean;
/** 报请的审批: by somebody who did not verify, on the level that the county's rule names, and of what was asked for. */
const decides =
  (kind: FilingRequestKind): Condition =>
  (enforcement, actor, rules) => {
    const open = openFilingRequest(enforcement);
    return (
      !filingRequest.isConcerned(enforcement, actor.id) &&
      isOfCaseLevel(actor, rules) &&
      (open === null || open.kind === kind)
    );
  };
const hasTwo: Condition = ({ handlerId, secondId }) => handlerId !== null && secondId !== null;
const owes: Condition = (enforcement) => moneyDecidedFen(enforcement) > 0 && paidUpOn(enforcement) === null;
const reviews: Condition = (enforcement, { id }) => openReview(enforcement)?.reviewerId === id;
const holds: Condition = ({ measures: taken }) => taken.some(({ endedOn }) => endedOn === null);
const hasTyped: Condition = (enforcement) =>
  openExclusions(enforcement).some(({ kind }) => kind !== 'suspension' && kind !== 'hearing');
const isUntested: Condition = (enforcement) => !openExclusions(enforcement).some(({ kind }) => kind !== 'suspension');
const isOver: Condition = ({ endedOn }) => endedOn !== null;
const isSummary: Condition = ({ decision: decided }) => decided?.summary === true;

/** What a move asks for besides the state and the role; the others ask for nothing more. */
const conditions: Readonly<Partial<Record<EnforcementMove, Condition>>> = {
  startVerification: hasTwo,
  decideOnTheSpot: (enforcement, actor, rules) =>
    hasTwo(enforcement, actor, rules) || decision.mayTakePlace(enforcement, actor.id),
  extendVerification: (enforcement, actor, rules) =>
    enforcement.verifyExtendedOn === null && decides('extend')(enforcement, actor, rules),
  include: hasTyped,
  requestFiling: (enforcement, { id }) =>
    investigatorsOf(enforcement).includes(id) && openFilingRequest(enforcement) === null,
  endorseFiling: (enforcement, { id, role }) =>
    role === 'officeHead' &&
    openFilingRequest(enforcement)?.endorsed === null &&
    !filingRequest.isConcerned(enforcement, id),
  returnFiling: (enforcement, { id }) =>
    openFilingRequest(enforcement) !== null && !filingRequest.isConcerned(enforcement, id),
  withdrawFiling: (enforcement, { id }) =>
    openFilingRequest(enforcement) !== null && investigatorsOf(enforcement).includes(id),
  file: (...given) => hasTwo(...given) && isUntested(...given) && decides('file')(...given),
  notFile: (...given) => isUntested(...given) && decides('notFile')(...given),
  takeMeasure: hasTwo,
  approveMeasure: (enforcement, { id }) =>
    enforcement.measures.some((one) => one.approvedAt === null && !measures.isTaker(enforcement, one, id)),
  denyApproval: ({ measures: taken }, { id }) => taken.some((one) => measures.isNamed(one, id)),
  confirmSpot: (enforcement, { id }) => presence.isAsked(enforcement, id),
  denySpot: (enforcement, { id }) => presence.isAsked(enforcement, id),
  settleSpot: (enforcement, { id }) =>
    presence.unconfirmed(enforcement).length > 0 && !presence.isOnSpot(enforcement, id),
  extendMeasure: (enforcement, { id }) =>
    enforcement.measures.some(
      (one) =>
        one.kind !== 'keep' &&
        one.endedOn === null &&
        one.extendedOn === null &&
        !measures.isTaker(enforcement, one, id),
    ),
  endMeasure: holds,
  signTranscript: (enforcement) => transcript.unsigned(enforcement).length > 0,
  voidTranscript: ({ transcripts }, actor) => transcripts.some((one) => transcript.mayVoid(one, actor)),
  answerHelp: ({ helpLetters }) => helpLetters.some(({ answeredOn }) => answeredOn === null),
  report: ({ caseValueFen }) => caseValueFen !== null,
  passReview: reviews,
  returnReview: reviews,
  issueNotice: (enforcement) => unservedNotice(enforcement) === null,
  withdrawNotice: (enforcement) => unservedNotice(enforcement) !== null,
  announceNotice: (enforcement) => {
    const open = unservedNotice(enforcement);
    return open !== null && open.announced === undefined;
  },
  notify: (enforcement) => unservedNotice(enforcement) !== null,
  decide: (enforcement) => unservedNotice(enforcement) === null,
  waiveDefence: (enforcement) => {
    const told = currentNotice(enforcement);
    return told !== null && told.waivedOn === null && told.hearing === null;
  },
  askHearing: (enforcement) => {
    const told = currentNotice(enforcement);
    return told !== null && told.hearable && told.hearing === null;
  },
  holdHearing: (enforcement) => {
    const heard = currentNotice(enforcement)?.hearing ?? null;
    return heard !== null && heard.heldOn === null;
  },
  reportCrime: ({ crime }) => crime === null || crime.approved === false,
  decideCrime: ({ crime }) => crime !== null && crime.decidedAt === null,
  handToPolice: ({ crime }) => crime?.approved === true,
  announce: ({ announcedOn }) => announcedOn === null,
  publish: (enforcement) =>
    enforcement.publication === null &&
    enforcement.decision !== null &&
    enforcement.decision.revokedOn === null &&
    isPublic(enforcement.decision, enforcement),
  withdrawPublication: ({ publication }) => publication !== null && publication.withdrawnOn === null,
  revoke: ({ decision: decided }) => decided !== null && decided.revokedOn === null,
  recordPayment: owes,
  defer: owes,
  urge: owes,
  askCourt: (enforcement, actor, rules) =>
    owes(enforcement, actor, rules) && enforcement.urging !== null && enforcement.court === null,
  recordCourt: ({ court }) => court !== null && court.endedOn === null,
  endExecution: owes,
  fileAway: (...given) => isSummary(...given) && isOver(...given) && presence.unconfirmed(given[0]).length === 0,
  close: (enforcement, actor, rules) =>
    isOver(enforcement, actor, rules) &&
    !isSummary(enforcement, actor, rules) &&
    !investigatorsOf(enforcement).includes(actor.id) &&
    isOfCaseLevel(actor, rules),
};
