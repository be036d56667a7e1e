/**
 * 举报程序 (pursuit): for each move of a tip-off its words, who may, what must be filled in, the key on the desk and the rule;
 * and the moves that are possible now. Routes, buttons, forms, permission tests and the diagram are all made from this table.
 */
import { mayDo, type Actor } from '../base/actor.ts';
import type { Words } from '../base/words.ts';
import {
  FailedNotice,
  recordUnserved,
  recordTipoffNotice,
  tellableNotices,
  tipoffNoticeKindWords,
  TipoffNoticeProof,
  unprovenNotices,
} from './notification.ts';
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
import { isOwed } from '../matter/decided/unserved.ts';
import type { MoveRule } from '../matter/matter.ts';
import * as opening from './steps/case-decision.ts';
import * as request from './steps/decision-request.ts';
import { isOfLevel, type ApprovalRule } from '../law/approval.ts';
import { renewReporterCode } from './reporter-code.ts';
import * as repetition from './steps/repetition.ts';
import * as reward from './reward.ts';
import { mayMoveTipoff, type Proposal, type Tipoff, type TipoffMove } from './tipoff.ts';
import * as verification from './steps/verification.ts';
import { GiveOpinion, SendBackRequest, TakeBackRequest } from '../law/request-forms.ts';

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
    zh: '分送',
    en: 'Dispatch',
    permission: 'tipoff.dispatch',
    input: Dispatch,
    key: 's',
    paper: null,
    refers: { office: 'officeId' },
    apply: handover.dispatchTipoff,
  }),
  giveBack: rule({
    zh: '退回中心',
    en: 'Give back',
    permission: 'tipoff.giveBack',
    input: GiveBack,
    key: 'b',
    paper: null,
    apply: handover.giveBackTipoff,
  }),
  assign: rule({
    zh: '指定两名办案人员',
    en: 'Assign two officers',
    permission: 'tipoff.assign',
    input: verification.AssignOfficers,
    key: 'h',
    paper: null,
    refers: { officer: ['handlerId', 'secondId'] },
    apply: verification.assignOfficers,
  }),
  correct: rule({
    zh: '更正要素',
    en: 'Correct',
    permission: 'tipoff.correct',
    input: handover.CorrectTipoff,
    key: 'c',
    paper: null,
    refers: { category: 'categoryCode', nature: 'natureCode' },
    apply: handover.correctTipoff,
  }),
  findJurisdiction: rule({
    zh: '判断管辖',
    en: 'Find the jurisdiction',
    permission: 'tipoff.findJurisdiction',
    input: jurisdiction.FindTipoffJurisdiction,
    key: null,
    paper: null,
    apply: jurisdiction.findTipoffJurisdiction,
  }),
  openDispute: rule({
    zh: '记管辖争议',
    en: 'Record a dispute',
    permission: 'tipoff.openDispute',
    input: OpenDispute,
    key: null,
    paper: null,
    apply: jurisdiction.openTipoffDispute,
  }),
  endDispute: rule({
    zh: '管辖争议定了',
    en: 'Dispute settled',
    permission: 'tipoff.endDispute',
    input: EndDispute,
    key: null,
    paper: null,
    apply: jurisdiction.endTipoffDispute,
  }),
  repeat: rule({
    zh: '重复举报不再处理',
    en: 'Told before',
    permission: 'tipoff.repeat',
    input: repetition.Repeat,
    key: 'r',
    paper: null,
    apply: repetition.repeat,
  }),
  merge: rule({
    zh: '并入前一件',
    en: 'Merge into the first',
    permission: 'tipoff.merge',
    input: repetition.Merge,
    key: 'j',
    paper: null,
    apply: repetition.merge,
  }),
  disclaim: rule({
    zh: '没有管辖权',
    en: 'No power',
    permission: 'tipoff.disclaim',
    input: handover.Disclaim,
    key: 'd',
    paper: 'noPower',
    apply: handover.disclaim,
  }),
  startVerification: rule({
    zh: '开始核查',
    en: 'Start verifying',
    permission: 'tipoff.startVerification',
    input: verification.StartVerification,
    key: 's',
    paper: null,
    apply: verification.startVerification,
  }),
  propose: rule({
    zh: '报负责人审批',
    en: 'Ask for a decision',
    permission: 'tipoff.propose',
    input: request.Propose,
    key: 'p',
    paper: null,
    apply: request.propose,
  }),
  endorse: rule({
    zh: '签意见、报分管局长',
    en: 'Endorse',
    permission: 'tipoff.endorse',
    input: GiveOpinion,
    key: 'e',
    paper: null,
    apply: request.endorseProposal,
  }),
  returnProposal: rule({
    zh: '退回报请',
    en: 'Send the request back',
    permission: 'tipoff.returnProposal',
    input: SendBackRequest,
    key: 'k',
    paper: null,
    apply: request.returnProposal,
  }),
  withdrawProposal: rule({
    zh: '撤回报请',
    en: 'Take the request back',
    permission: 'tipoff.withdrawProposal',
    input: TakeBackRequest,
    key: 'k',
    paper: null,
    apply: request.withdrawProposal,
  }),
  extend: rule({
    zh: '延长核查期限',
    en: 'Extend',
    permission: 'tipoff.extend',
    input: verification.Extend,
    key: 'x',
    paper: null,
    apply: verification.extend,
  }),
  startTest: rule({
    zh: '送检测检验检疫鉴定',
    en: 'Send for testing',
    permission: 'tipoff.startTest',
    input: verification.StartVerifyingTest,
    key: 'i',
    paper: null,
    apply: verification.startVerifyingTest,
  }),
  endTest: rule({
    zh: '检测检验检疫鉴定结束',
    en: 'Testing ended',
    permission: 'tipoff.endTest',
    input: verification.EndVerifyingTest,
    key: 'o',
    paper: null,
    apply: verification.endVerifyingTest,
  }),
  open: rule({
    zh: '立案',
    en: 'Open a case',
    permission: 'tipoff.open',
    input: opening.Open,
    key: 'a',
    paper: 'enforcement',
    apply: opening.open,
  }),
  notOpen: rule({
    zh: '不予立案',
    en: 'Open no case',
    permission: 'tipoff.notOpen',
    input: opening.NotOpen,
    key: 'l',
    paper: 'notOpened',
    apply: opening.notOpen,
  }),
  transfer: rule({
    zh: '移送其他部门',
    en: 'Hand over',
    permission: 'tipoff.transfer',
    input: handover.Transfer,
    key: 't',
    paper: null,
    apply: handover.transfer,
  }),
  recordNotice: rule({
    zh: '告知',
    en: 'Record a notice',
    permission: 'tipoff.recordNotice',
    input: TipoffNoticeProof,
    key: 'w',
    paper: null,
    apply: recordTipoffNotice,
  }),
  recordUnserved: rule({
    zh: '送不到',
    en: 'It could not be served',
    permission: 'tipoff.recordUnserved',
    input: FailedNotice,
    key: null,
    paper: null,
    apply: recordUnserved,
  }),
  endEnforcement: rule({
    zh: '记案件结果',
    en: 'Case ended',
    permission: 'tipoff.endEnforcement',
    input: EndEnforcement,
    key: 'e',
    paper: null,
    apply: endEnforcement,
  }),
  grantReward: rule({
    zh: '决定奖励',
    en: 'Grant the reward',
    permission: 'tipoff.grantReward',
    input: reward.GrantReward,
    key: 'v',
    paper: null,
    apply: reward.grantReward,
  }),
  payReward: rule({
    zh: '发放奖励',
    en: 'Reward paid',
    permission: 'tipoff.payReward',
    input: reward.PayReward,
    key: 'f',
    paper: null,
    apply: reward.payReward,
  }),
  close: rule({
    zh: '办结',
    en: 'Close',
    permission: 'tipoff.close',
    input: closure.CloseTipoff,
    key: 's',
    paper: null,
    apply: closure.closeTipoff,
  }),
  decideAnew: rule({
    zh: '撤销原决定、重新处理',
    en: 'Revoke the decision and decide anew',
    permission: 'tipoff.decideAnew',
    input: anew.DecideAnew,
    key: null,
    paper: 'anew',
    apply: anew.decideAnew,
  }),
  archive: rule({
    zh: '归档',
    en: 'Archive',
    permission: 'tipoff.archive',
    input: closure.Archive,
    key: 's',
    paper: null,
    apply: closure.archive,
  }),
  urge: rule({
    zh: '催办',
    en: 'Urge',
    permission: 'tipoff.urge',
    input: Urge,
    key: 'u',
    paper: null,
    apply: closure.urgeTipoff,
  }),
  supplement: rule({
    zh: '补充',
    en: 'Supplement',
    permission: 'tipoff.supplement',
    input: Supplement,
    key: null,
    paper: null,
    brings: 'attachmentIds',
    apply: closure.supplementTipoff,
  }),
  note: rule({
    zh: '加备注',
    en: 'Note',
    permission: 'tipoff.note',
    input: Note,
    key: 'm',
    paper: null,
    apply: closure.noteTipoff,
  }),
  renewCode: rule({
    zh: '换查询码',
    en: 'Renew the query code',
    permission: 'tipoff.renewCode',
    input: RenewCode,
    key: null,
    paper: null,
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
  endEnforcement: caseIsOpen,
  grantReward: (tipoff) => tipoff.reward === null && reward.isProven(tipoff) && isReachable(tipoff),
  payReward: (tipoff) => tipoff.reward !== null && tipoff.reward.paidOn === null,
  close: (...given) => unprovenNotices(given[0]).length === 0 && !caseIsOpen(...given),
};

type Led = Pick<Tipoff, 'handlerId' | 'proposal'>;

/** What a tip-off waits for, one after the other. */
const leading: readonly TipoffPersonMove[] = [
  'dispatch',
  'assign',
  'startVerification',
  'endDispute',
  'endTest',
  'open',
  'notOpen',
  'propose',
  'recordNotice',
  'endEnforcement',
  'payReward',
  'close',
  'archive',
];
/** What may be done beside, and is nobody's next step by itself. */
const aside: readonly TipoffPersonMove[] = [
  'returnProposal',
  'withdrawProposal',
  'recordUnserved',
  'grantReward',
  'transfer',
  'extend',
  'startTest',
  'giveBack',
  'repeat',
  'merge',
  'disclaim',
  'findJurisdiction',
  'openDispute',
  'decideAnew',
];

/** The main move first: what the tip-off waits for. */
export function tipoffOrder(tipoff: Led): readonly TipoffPersonMove[] {
  return [...new Set([...leadingOf(tipoff), ...aside])];
}

/** What the tip-off waits for and this person may do; null where somebody else has to act first. */
export function tipoffNext(tipoff: Led, possible: readonly TipoffPersonMove[]): TipoffPersonMove | null {
  return leadingOf(tipoff).find((move) => possible.includes(move)) ?? null;
}

/** Two officers who are named already are seldom named anew; what they propose is what the head decides on first. */
function leadingOf({ handlerId, proposal }: Led): readonly TipoffPersonMove[] {
  const named = handlerId === null ? leading : leading.filter((move) => move !== 'assign');
  return proposal === null ? named : [proposal.what, 'endorse', ...named];
}

function asksFor(proposal: Proposal): Words {
  const { zh, en } = request.proposalWords[proposal.what];
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
