/**
 * 举报程序 (pursuit): for each move of a tip-off its words, who may, what must be filled in, the key on the desk and the rule;
 * and the moves that are possible now. Routes, buttons, forms, permission tests and the diagram are all made from this table.
 */
import { mayDo, type Actor } from '../base/actor.ts';
import type { Words } from '../base/words.ts';
import {
  FailedNotice,
  NoticeCorrection,
  recordUnserved,
  recordTipoffNotice,
  takeBackUnserved,
  tellableNotices,
  TipoffNoticeProof,
  unprovenNotices,
} from './notification.ts';
import { hasFailed } from '../matter/decided/owed.ts';
import { tipoffNoticeKindWords } from './words/notice-words.ts';
import * as anew from './steps/anew.ts';
import * as closure from './steps/closure.ts';
import { Dispatch, GiveBack } from '../complaint/steps/dispatch.ts';
import { EndDispute, OpenDispute } from '../complaint/steps/jurisdiction-dispute.ts';
import * as jurisdiction from './steps/jurisdiction.ts';
import { isReachable } from './duty-to-tell.ts';
import { EndEnforcement, endEnforcement } from './steps/case-ending.ts';
import { Note, Supplement, Urge } from '../complaint/steps/followup.ts';
import * as handover from './steps/handover.ts';
import { RenewCode } from '../matter/code-renewal.ts';
import { isOwed } from '../matter/decided/owed.ts';
import type { MoveRule } from '../matter/matter.ts';
import * as opening from './steps/case-decision.ts';
import * as request from './steps/decision-request.ts';
import { proposalWords } from './steps/proposal-words.ts';
import { isOfLevel, type ApprovalRule } from '../law/approval.ts';
import { renewReporterCode } from './reporter-code.ts';
import * as repetition from './steps/repetition.ts';
import * as reward from './reward.ts';
import { mayMoveTipoff, type Proposal, type Tipoff, type TipoffMove } from './tipoff.ts';
import * as verification from './steps/verification.ts';
import { GiveOpinion, SendBackRequest, TakeBackRequest } from '../law/request-forms.ts';
import { tipoffMoveWords } from './words/move-words.ts';

/** The letters of a tip-off, and the characters that the kind puts into the number; a case takes the series 立. */
export const tipoffPaperWords = {
  enforcement: { zh: '立案审批表', en: 'Approval of a case', series: '立' },
  notOpened: { zh: '不予立案审批表', en: 'Approval of no case', series: '不立' },
  noPower: { zh: '举报无管辖权告知书', en: 'Notice that there is no power', series: '举告' },
  anew: { zh: '重新处理举报决定书', en: 'Decision to decide anew', series: '举重' },
} as const;
export type TipoffPaperKind = keyof typeof tipoffPaperWords;

/** Acts that change no state. */
export type TipoffSideMove = 'urge' | 'supplement' | 'note' | 'renewCode';
/** Moves that a person makes; `inform` is made by the rule of notices when the last proof is in. */
export type TipoffPersonMove = Exclude<TipoffMove, 'inform'> | TipoffSideMove;

const rule = <R extends MoveRule<Tipoff, TipoffPaperKind>>(row: R): R => row;

export const tipoffProcedure = {
  dispatch: rule({
    ...tipoffMoveWords.dispatch,
    input: Dispatch,
    refers: { office: 'officeId' },
    apply: handover.dispatchTipoff,
  }),
  giveBack: rule({
    ...tipoffMoveWords.giveBack,
    input: GiveBack,
    apply: handover.giveBackTipoff,
  }),
  assign: rule({
    ...tipoffMoveWords.assign,
    input: verification.AssignOfficers,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: verification.assignOfficers,
  }),
  correct: rule({
    ...tipoffMoveWords.correct,
    input: handover.CorrectTipoff,
    refers: { category: 'categoryCode', nature: 'natureCode' },
    apply: handover.correctTipoff,
  }),
  findJurisdiction: rule({
    ...tipoffMoveWords.findJurisdiction,
    input: jurisdiction.FindTipoffJurisdiction,
    apply: jurisdiction.findTipoffJurisdiction,
  }),
  openDispute: rule({
    ...tipoffMoveWords.openDispute,
    input: OpenDispute,
    apply: jurisdiction.openTipoffDispute,
  }),
  endDispute: rule({
    ...tipoffMoveWords.endDispute,
    input: EndDispute,
    apply: jurisdiction.endTipoffDispute,
  }),
  repeat: rule({
    ...tipoffMoveWords.repeat,
    input: repetition.Repeat,
    apply: repetition.repeat,
  }),
  merge: rule({
    ...tipoffMoveWords.merge,
    input: repetition.Merge,
    apply: repetition.merge,
  }),
  disclaim: rule({
    ...tipoffMoveWords.disclaim,
    input: handover.Disclaim,
    apply: handover.disclaim,
  }),
  startVerification: rule({
    ...tipoffMoveWords.startVerification,
    input: verification.StartVerification,
    apply: verification.startVerification,
  }),
  propose: rule({
    ...tipoffMoveWords.propose,
    input: request.Propose,
    apply: request.propose,
  }),
  endorse: rule({
    ...tipoffMoveWords.endorse,
    input: GiveOpinion,
    apply: request.endorseProposal,
  }),
  returnProposal: rule({
    ...tipoffMoveWords.returnProposal,
    input: SendBackRequest,
    apply: request.returnProposal,
  }),
  withdrawProposal: rule({
    ...tipoffMoveWords.withdrawProposal,
    input: TakeBackRequest,
    apply: request.withdrawProposal,
  }),
  extend: rule({
    ...tipoffMoveWords.extend,
    input: verification.Extend,
    apply: verification.extend,
  }),
  startTest: rule({
    ...tipoffMoveWords.startTest,
    input: verification.StartVerifyingTest,
    apply: verification.startVerifyingTest,
  }),
  endTest: rule({
    ...tipoffMoveWords.endTest,
    input: verification.EndVerifyingTest,
    apply: verification.endVerifyingTest,
  }),
  open: rule({
    ...tipoffMoveWords.open,
    input: opening.Open,
    apply: opening.open,
  }),
  notOpen: rule({
    ...tipoffMoveWords.notOpen,
    input: opening.NotOpen,
    apply: opening.notOpen,
  }),
  transfer: rule({
    ...tipoffMoveWords.transfer,
    input: handover.Transfer,
    apply: handover.transfer,
  }),
  recordNotice: rule({
    ...tipoffMoveWords.recordNotice,
    input: TipoffNoticeProof,
    apply: recordTipoffNotice,
  }),
  recordUnserved: rule({
    ...tipoffMoveWords.recordUnserved,
    input: FailedNotice,
    apply: recordUnserved,
  }),
  takeBackUnserved: rule({
    ...tipoffMoveWords.takeBackUnserved,
    input: NoticeCorrection,
    apply: takeBackUnserved,
  }),
  endEnforcement: rule({
    ...tipoffMoveWords.endEnforcement,
    input: EndEnforcement,
    apply: endEnforcement,
  }),
  grantReward: rule({
    ...tipoffMoveWords.grantReward,
    input: reward.GrantReward,
    apply: reward.grantReward,
  }),
  payReward: rule({
    ...tipoffMoveWords.payReward,
    input: reward.PayReward,
    apply: reward.payReward,
  }),
  close: rule({
    ...tipoffMoveWords.close,
    input: closure.CloseTipoff,
    apply: closure.closeTipoff,
  }),
  decideAnew: rule({
    ...tipoffMoveWords.decideAnew,
    input: anew.DecideAnew,
    apply: anew.decideAnew,
  }),
  archive: rule({
    ...tipoffMoveWords.archive,
    input: closure.Archive,
    apply: closure.archive,
  }),
  urge: rule({
    ...tipoffMoveWords.urge,
    input: Urge,
    apply: closure.urgeTipoff,
  }),
  supplement: rule({
    ...tipoffMoveWords.supplement,
    input: Supplement,
    brings: 'attachmentIds',
    apply: closure.supplementTipoff,
  }),
  note: rule({
    ...tipoffMoveWords.note,
    input: Note,
    apply: closure.noteTipoff,
  }),
  renewCode: rule({
    ...tipoffMoveWords.renewCode,
    input: RenewCode,
    tellsCode: true,
    apply: renewReporterCode,
  }),
} as const satisfies Record<TipoffPersonMove, MoveRule<Tipoff, TipoffPaperKind>>;

export const tipoffPersonMoves = Object.keys(tipoffProcedure) as TipoffPersonMove[];
const sideMoves: readonly string[] = ['urge', 'supplement', 'note'] satisfies TipoffSideMove[];

/** Whether the state, the marks beside it and the role allow the move now: the buttons of the desk, and nothing else. */
export function availableTipoffMoves(tipoff: Tipoff, actor: Actor, rules: ApprovalRule): TipoffPersonMove[] {
  return tipoffPersonMoves.filter((move) => {
    if (!mayDo(actor, tipoffProcedure[move].permission)) return false;
    if (move === 'renewCode') return !tipoff.anonymous;
    if (sideMoves.includes(move)) return closure.isLive(tipoff) || move === 'note';
    if (!mayMoveTipoff(tipoff, move as TipoffMove)) return false;
    const condition = conditions[move];
    return condition === undefined || condition(tipoff, actor, rules);
  });
}

type Condition = (tipoff: Tipoff, actor: Actor, rules: ApprovalRule) => boolean;

/** By somebody who did not verify, on the level that the county's rule names, and of what was asked for. */
const decides =
  (what: Proposal['what']): Condition =>
  (tipoff, actor, rules) =>
    !request.isConcerned(tipoff, actor.id) &&
    isOfLevel(actor, rules) &&
    (tipoff.proposal === null || tipoff.proposal.what === what);

const hasOpenTest: Condition = (tipoff) => verification.openTests(tipoff).length > 0;
const isAllTested: Condition = (tipoff) => verification.openTests(tipoff).length === 0;
const caseIsOpen: Condition = ({ outcome, enforcementEndedOn }) => outcome === 'opened' && enforcementEndedOn === null;
/** Before it is sent to an office the centre alone has it, afterwards the office alone. */
const hasIt: Condition = ({ state }, { role }) => (role === 'centre') === (state === 'registered');

/** Before the decision whoever has it tells how it is handled. */
const tells: Condition = (...given) =>
  tellableNotices(given[0]).length > 0 && (given[0].outcome !== null || hasIt(...given));
const isOurs: Condition = (tipoff) => !jurisdiction.isPowerOfOthers(tipoff);
/** What lies with the leader, endorsed, only the head ends otherwise. */
const isPast: Condition = ({ proposal }, { role }) =>
  proposal === null || !request.isEndorsed(proposal) || role === 'officeHead';
const hasItTested: Condition = (...given) => hasIt(...given) && isAllTested(...given);
const isAgreed: Condition = (tipoff) => !jurisdiction.isTipoffDisputed(tipoff);

/** What a move asks for besides the state and the role; the others ask for nothing more. */
const conditions: Readonly<Partial<Record<TipoffPersonMove, Condition>>> = {
  giveBack: (...given) => isAllTested(...given) && isPast(...given),
  repeat: (...given) => hasItTested(...given) && isPast(...given),
  merge: (...given) => hasItTested(...given) && isPast(...given),
  disclaim: (...given) => hasItTested(...given) && isAgreed(...given) && isPast(...given),
  dispatch: isAgreed,
  findJurisdiction: hasIt,
  openDispute: (...given) => hasIt(...given) && isAgreed(...given),
  endDispute: (...given) => hasIt(...given) && !isAgreed(...given),
  startVerification: ({ handlerId, secondId }) => handlerId !== null && secondId !== null,
  propose: (tipoff, { id }) => tipoff.proposal === null && request.verifies(tipoff, id),
  endorse: (tipoff, { id }) =>
    tipoff.proposal !== null && !request.isEndorsed(tipoff.proposal) && !request.isConcerned(tipoff, id),
  returnProposal: (tipoff, { id }) => tipoff.proposal !== null && !request.isConcerned(tipoff, id),
  withdrawProposal: (tipoff, { id }) => tipoff.proposal !== null && request.verifies(tipoff, id),
  extend: (...given) => given[0].extendedOn === null && decides('extend')(...given),
  endTest: hasOpenTest,
  open: (...given) => isOurs(...given) && isAllTested(...given) && isAgreed(...given) && decides('open')(...given),
  notOpen: (...given) =>
    isOurs(...given) && isAllTested(...given) && isAgreed(...given) && decides('notOpen')(...given),
  transfer: (...given) => isAllTested(...given) && isAgreed(...given) && decides('transfer')(...given),
  recordNotice: (...given) => tells(...given),
  decideAnew: (tipoff, { id }) => anew.isAnnullable(tipoff) && !anew.workedOnIt(tipoff, id),
  recordUnserved: (...given) => tells(...given),
  takeBackUnserved: (...given) => given[0].notices.some(hasFailed) && (given[0].outcome !== null || hasIt(...given)),
  endEnforcement: caseIsOpen,
  grantReward: (tipoff) => tipoff.reward === null && reward.isProven(tipoff) && isReachable(tipoff),
  payReward: (tipoff) => tipoff.reward !== null && tipoff.reward.paidOn === null,
  close: (...given) => unprovenNotices(given[0]).length === 0 && !caseIsOpen(...given),
};

function asksFor(proposal: Proposal): Words {
  const { zh, en } = proposalWords[proposal.what];
  return request.isEndorsed(proposal)
    ? { zh: `等分管局长批：${zh}`, en: `For the leader: ${en.toLowerCase()}` }
    : { zh: `等审批：${zh}`, en: `To approve: ${en.toLowerCase()}` };
}

/** What the tip-off waits for, in words. */
export function tipoffWaitsFor(
  tipoff: Pick<Tipoff, 'proposal' | 'stage' | 'givenBackReason' | 'handlerId' | 'pauses' | 'notices'>,
): Words {
  if (tipoff.proposal !== null) return asksFor(tipoff.proposal);
  switch (tipoff.stage) {
    case 'toDispatch':
      return tipoff.givenBackReason === null
        ? { zh: '分送承办所', en: 'Dispatch to an office' }
        : { zh: `被退回：${tipoff.givenBackReason}`, en: `Given back: ${tipoff.givenBackReason}` };
    case 'toVerify':
      return tipoff.handlerId === null
        ? { zh: '指定两名办案人员', en: 'Assign two officers' }
        : { zh: '开始核查', en: 'Start verifying' };
    case 'verifying':
      return tipoff.pauses.some(({ to }) => to === null)
        ? { zh: '等检测鉴定结果', en: 'Waiting for the test' }
        : { zh: '核查，报负责人决定', en: 'Verify and propose' };
    case 'toTell': {
      const kind = tipoff.notices.find(isOwed)?.kind ?? 'result';
      return { zh: `告知：${tipoffNoticeKindWords[kind].zh}`, en: `Tell: ${tipoffNoticeKindWords[kind].en}` };
    }
    case 'inEnforcement':
      return { zh: '等案件结案', en: 'The case is open' };
    case 'toClose':
      return { zh: '办结', en: 'Close' };
    case 'toArchive':
      return { zh: '归档', en: 'Archive' };
    case 'done':
      return { zh: '已办完', en: 'Done' };
  }
}
