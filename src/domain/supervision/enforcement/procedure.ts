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
import { unconfirmed } from './steps/unconfirmed.ts';
import * as review from './steps/review.ts';
import * as service from './steps/service.ts';
import * as transcript from './steps/transcript.ts';
import { GiveOpinion, SendBackRequest, TakeBackRequest } from '../../law/request-forms.ts';
import { enforcementMoveWords } from './words/move-words.ts';

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
    ...enforcementMoveWords.assign,
    input: opening.AssignInvestigators,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: opening.assign,
  }),
  correct: rule({
    ...enforcementMoveWords.correct,
    input: opening.Correct,
    refers: { category: 'categoryCode' },
    apply: opening.correct,
  }),
  startVerification: rule({
    ...enforcementMoveWords.startVerification,
    input: opening.StartVerification,
    apply: opening.startVerification,
  }),
  extendVerification: rule({
    ...enforcementMoveWords.extendVerification,
    input: opening.ExtendVerification,
    apply: opening.extendVerification,
  }),
  exclude: rule({
    ...enforcementMoveWords.exclude,
    input: opening.Exclude,
    apply: opening.exclude,
  }),
  include: rule({
    ...enforcementMoveWords.include,
    input: opening.Include,
    apply: opening.include,
  }),
  requestFiling: rule({
    ...enforcementMoveWords.requestFiling,
    input: filingRequest.RequestFiling,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: filingRequest.requestFiling,
  }),
  endorseFiling: rule({
    ...enforcementMoveWords.endorseFiling,
    input: GiveOpinion,
    apply: filingRequest.endorseFiling,
  }),
  returnFiling: rule({
    ...enforcementMoveWords.returnFiling,
    input: SendBackRequest,
    apply: filingRequest.returnFiling,
  }),
  withdrawFiling: rule({
    ...enforcementMoveWords.withdrawFiling,
    input: TakeBackRequest,
    apply: filingRequest.withdrawFiling,
  }),
  file: rule({
    ...enforcementMoveWords.file,
    input: opening.File,
    apply: opening.file,
  }),
  notFile: rule({
    ...enforcementMoveWords.notFile,
    input: opening.NotFile,
    apply: opening.notFile,
  }),
  decideOnTheSpot: rule({
    ...enforcementMoveWords.decideOnTheSpot,
    input: decision.DecideOnTheSpot,
    refers: { officer: 'secondId' },
    apply: decision.decideOnTheSpot,
  }),
  confirmSpot: rule({
    ...enforcementMoveWords.confirmSpot,
    input: presence.ConfirmSpot,
    apply: presence.confirmSpot,
  }),
  denySpot: rule({
    ...enforcementMoveWords.denySpot,
    input: presence.DenySpot,
    apply: presence.denySpot,
  }),
  settleSpot: rule({
    ...enforcementMoveWords.settleSpot,
    input: presence.SettleSpot,
    apply: presence.settleSpot,
  }),
  takeMeasure: rule({
    ...enforcementMoveWords.takeMeasure,
    input: measures.TakeMeasure,
    apply: measures.takeMeasure,
  }),
  approveMeasure: rule({
    ...enforcementMoveWords.approveMeasure,
    input: measures.ApproveMeasure,
    apply: measures.approveMeasure,
  }),
  denyApproval: rule({
    ...enforcementMoveWords.denyApproval,
    input: measures.DenyApproval,
    apply: measures.denyApproval,
  }),
  extendMeasure: rule({
    ...enforcementMoveWords.extendMeasure,
    input: measures.ExtendMeasure,
    apply: measures.extendMeasure,
  }),
  endMeasure: rule({
    ...enforcementMoveWords.endMeasure,
    input: measures.EndMeasure,
    apply: measures.endMeasure,
  }),
  recordTranscript: rule({
    ...enforcementMoveWords.recordTranscript,
    input: transcript.RecordTranscript,
    brings: 'fileIds',
    refers: { officer: ['firstId', 'secondId'] },
    apply: transcript.recordTranscript,
  }),
  voidTranscript: rule({
    ...enforcementMoveWords.voidTranscript,
    input: transcript.VoidTranscript,
    apply: transcript.voidTranscript,
  }),
  signTranscript: rule({
    ...enforcementMoveWords.signTranscript,
    input: transcript.SignTranscript,
    brings: 'fileIds',
    apply: transcript.signTranscript,
  }),
  askHelp: rule({
    ...enforcementMoveWords.askHelp,
    input: investigation.AskHelp,
    apply: investigation.askHelp,
  }),
  answerHelp: rule({
    ...enforcementMoveWords.answerHelp,
    input: investigation.AnswerHelp,
    apply: investigation.answerHelp,
  }),
  assess: rule({
    ...enforcementMoveWords.assess,
    input: investigation.Assess,
    apply: investigation.assess,
  }),
  suspend: rule({
    ...enforcementMoveWords.suspend,
    input: investigation.Suspend,
    apply: investigation.suspend,
  }),
  resume: rule({
    ...enforcementMoveWords.resume,
    input: investigation.Resume,
    apply: investigation.resume,
  }),
  terminate: rule({
    ...enforcementMoveWords.terminate,
    input: investigation.Terminate,
    apply: investigation.terminate,
  }),
  extendTerm: rule({
    ...enforcementMoveWords.extendTerm,
    input: investigation.ExtendTerm,
    apply: investigation.extendTerm,
  }),
  report: rule({
    ...enforcementMoveWords.report,
    input: investigation.Findings,
    apply: investigation.reportFindings,
  }),
  reopen: rule({
    ...enforcementMoveWords.reopen,
    input: investigation.Reopen,
    apply: investigation.reopen,
  }),
  submitReview: rule({
    ...enforcementMoveWords.submitReview,
    input: review.SubmitReview,
    apply: review.submitReview,
  }),
  extendReview: rule({
    ...enforcementMoveWords.extendReview,
    input: review.ExtendReview,
    apply: review.extendReview,
  }),
  reassignReview: rule({
    ...enforcementMoveWords.reassignReview,
    input: review.ReassignReview,
    apply: review.reassignReview,
  }),
  passReview: rule({
    ...enforcementMoveWords.passReview,
    input: review.PassReview,
    apply: review.passReview,
  }),
  returnReview: rule({
    ...enforcementMoveWords.returnReview,
    input: review.ReturnReview,
    apply: review.returnReview,
  }),
  issueNotice: rule({
    ...enforcementMoveWords.issueNotice,
    input: notice.IssueNotice,
    apply: notice.issueNotice,
  }),
  withdrawNotice: rule({
    ...enforcementMoveWords.withdrawNotice,
    input: notice.WithdrawNotice,
    apply: notice.withdrawNotice,
  }),
  announceNotice: rule({
    ...enforcementMoveWords.announceNotice,
    input: announcement.Announce,
    apply: notice.announceNotice,
  }),
  notify: rule({
    ...enforcementMoveWords.notify,
    input: notice.Notify,
    apply: notice.notify,
  }),
  recordDefence: rule({
    ...enforcementMoveWords.recordDefence,
    input: hearing.RecordDefence,
    apply: hearing.recordDefence,
  }),
  waiveDefence: rule({
    ...enforcementMoveWords.waiveDefence,
    input: hearing.WaiveDefence,
    apply: hearing.waiveDefence,
  }),
  askHearing: rule({
    ...enforcementMoveWords.askHearing,
    input: hearing.AskHearing,
    apply: hearing.askHearing,
  }),
  holdHearing: rule({
    ...enforcementMoveWords.holdHearing,
    input: hearing.HoldHearing,
    apply: hearing.holdHearing,
  }),
  discuss: rule({
    ...enforcementMoveWords.discuss,
    input: hearing.Discuss,
    apply: hearing.discuss,
  }),
  decide: rule({
    ...enforcementMoveWords.decide,
    input: decision.Decide,
    apply: decision.decide,
  }),
  handOver: rule({
    ...enforcementMoveWords.handOver,
    input: handover.HandOver,
    apply: handover.handOver,
  }),
  reportCrime: rule({
    ...enforcementMoveWords.reportCrime,
    input: handover.ReportCrime,
    apply: handover.reportCrime,
  }),
  decideCrime: rule({
    ...enforcementMoveWords.decideCrime,
    input: handover.DecideCrime,
    apply: handover.decideCrime,
  }),
  handToPolice: rule({
    ...enforcementMoveWords.handToPolice,
    input: handover.HandToPolice,
    apply: handover.handToPolice,
  }),
  announce: rule({
    ...enforcementMoveWords.announce,
    input: announcement.Announce,
    apply: service.announce,
  }),
  serve: rule({
    ...enforcementMoveWords.serve,
    input: service.Serve,
    apply: service.serve,
  }),
  publish: rule({
    ...enforcementMoveWords.publish,
    input: service.Publish,
    apply: service.publish,
  }),
  withdrawPublication: rule({
    ...enforcementMoveWords.withdrawPublication,
    input: service.WithdrawPublication,
    apply: service.withdrawPublication,
  }),
  revoke: rule({
    ...enforcementMoveWords.revoke,
    input: service.Revoke,
    apply: service.revoke,
  }),
  recordPayment: rule({
    ...enforcementMoveWords.recordPayment,
    input: execution.RecordPayment,
    apply: execution.recordPayment,
  }),
  defer: rule({
    ...enforcementMoveWords.defer,
    input: execution.Defer,
    apply: execution.defer,
  }),
  urge: rule({
    ...enforcementMoveWords.urge,
    input: execution.Urge,
    apply: execution.urge,
  }),
  askCourt: rule({
    ...enforcementMoveWords.askCourt,
    input: execution.AskCourt,
    apply: execution.askCourt,
  }),
  recordCourt: rule({
    ...enforcementMoveWords.recordCourt,
    input: execution.RecordCourt,
    apply: execution.recordCourt,
  }),
  endExecution: rule({
    ...enforcementMoveWords.endExecution,
    input: execution.EndExecution,
    apply: execution.endExecution,
  }),
  fileAway: rule({
    ...enforcementMoveWords.fileAway,
    input: closing.FileAway,
    apply: closing.fileAway,
  }),
  close: rule({
    ...enforcementMoveWords.close,
    input: closing.Close,
    apply: closing.close,
  }),
  archive: rule({
    ...enforcementMoveWords.archive,
    input: closing.Archive,
    apply: closing.archive,
  }),
  note: rule({
    ...enforcementMoveWords.note,
    input: closing.Note,
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
  settleSpot: (enforcement, { id }) => unconfirmed(enforcement).length > 0 && !presence.isOnSpot(enforcement, id),
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
  fileAway: (...given) => isSummary(...given) && isOver(...given) && unconfirmed(given[0]).length === 0,
  close: (enforcement, actor, rules) =>
    isOver(enforcement, actor, rules) &&
    !isSummary(enforcement, actor, rules) &&
    !investigatorsOf(enforcement).includes(actor.id) &&
    isOfCaseLevel(actor, rules),
};
