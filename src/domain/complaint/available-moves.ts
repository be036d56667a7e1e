/** 按钮 (button): the moves that are possible now for this person on this matter, and nothing else. */
import { isGuest, mayDo, type Actor } from '../base/actor.ts';
import type { MoveRule } from '../matter/matter.ts';
import { mayMove, moved, type Complaint, type ComplaintMove } from './complaint.ts';
import { namedAgent } from './facts/agent-now.ts';
import { isPaused } from './mediation/pause.ts';
import { isCentresToEnd } from './mediation/mediation.ts';
import { missingForArchive } from './steps/archive.ts';
import { openDeliveries } from './joint/notice-to-each.ts';
import { mayDecideOnClue, openClue } from './steps/found-clue.ts';
import { acceptDueOn, clueDueOn } from './deadline.ts';
import type { ClockTime } from '../matter/due.ts';
import { isDisputed } from './steps/jurisdiction-dispute.ts';
import { isEntryMove, mayAdd } from './facts/fact-moves.ts';
import { hasIt, isIdentityAsked } from './steps/identity.ts';
import { activeMembers, unsettled } from './joint/member.ts';
import { mayUnmerge } from './joint/merging.ts';
import { annullableBy, workedOnIt } from './anew.ts';
import { mayTell, tellable } from './steps/notice.ts';
import { closeWaitsUntil, unproven } from './facts/notice-state.ts';
import { personMoves, procedure, type PersonMove, type SideMove } from './procedure.ts';
import { mayApprove, mayPropose, mustPropose, openProposal } from './steps/proposal.ts';
import { hasFailure } from './steps/unserved.ts';
import type { Proposal } from './steps/records.ts';
import { mayDecideRecusal, openRecusal } from './mediation/recusal.ts';
import { openReferral } from './steps/referral.ts';
import { linesToKeep, openPerformance } from './facts/performance.ts';
import { openQuestion } from './facts/question.ts';
import { isUnderReview } from './steps/review.ts';
import { activeCoHandlers, isCoHandler } from './joint/sharing.ts';
import { isOwnCause, whyNoAppeal } from './steps/appeal.ts';
import { isFollowUpDue, mayBeRated, openAppeal } from './stage.ts';
import { lastTransfer } from './steps/transfer.ts';

const sideMoves: readonly string[] = ['urge', 'supplement', 'note', 'renewCode'] satisfies SideMove[];
/** Of these the ones that are possible once it is closed. */
const lastingMoves: readonly string[] = ['note', 'renewCode'] satisfies SideMove[];

/** What would be overtaken by the superior's word, and so waits for it. */
const overtaken: readonly string[] = [
  'dispatch',
  'giveBack',
  'transfer',
  'accept',
  'decline',
  'settle',
  'terminate',
  'proposeDecline',
  'proposeTerminate',
] satisfies PersonMove[];

/** Whether the state, the marks beside it and the role allow the move now: the buttons of the desk, and nothing else. */
export function availableMoves(complaint: Complaint, actor: Actor, time: ClockTime): PersonMove[] {
  const guest = isGuest(actor, complaint);
  const now: Moment = {
    complaint,
    actor,
    time,
    facts: { by: actor, limits: time.limits },
    proposal: openProposal(complaint),
    halted: openRecusal(complaint) !== null,
  };
  return personMoves.filter((move) => isPossible(move, now, guest));
}

function isPossible(move: PersonMove, now: Moment, guest: boolean): boolean {
  const { complaint, actor, time } = now;
  if (!mayDo(actor, procedure[move].permission)) return false;
  const row: MoveRule<Complaint> = procedure[move];
  if (guest && row.byGuest !== true) return false;
  if (isEntryMove(move)) return mayAdd(complaint, move, actor, time.at);
  if (sideMoves.includes(move)) return complaint.state !== 'closed' || lastingMoves.includes(move);
  const begun = begunFor(row, now, guest);
  if (begun === null || !mayMove(begun, move as ComplaintMove)) return false;
  if (now.proposal !== null && overtaken.includes(move)) return false;
  const condition = conditions[move];
  return condition === undefined || condition({ ...now, complaint: begun });
}

/** The matter in the state in which the moves before it leave it; null where one of those is not possible. */
function begunFor(row: MoveRule<Complaint>, now: Moment, guest: boolean): Complaint | null {
  let { complaint } = now;
  for (const one of row.ahead?.(complaint) ?? []) {
    const move = one.move as PersonMove & ComplaintMove;
    if (!isPossible(move, { ...now, complaint }, guest)) return null;
    complaint = { ...complaint, state: moved(complaint, move) };
  }
  return complaint;
}

/** What the marks beside the state are asked by. */
interface Moment {
  complaint: Complaint;
  actor: Actor;
  time: ClockTime;
  /** The same as the rules of proposals ask for them. */
  facts: { by: Actor; limits: ClockTime['limits'] };
  /** What waits for the superior's word. */
  proposal: Proposal | null;
  /** A recusal is not decided yet. */
  halted: boolean;
}

type Condition = (now: Moment) => boolean;

const hasMatter: Condition = ({ complaint, actor }) => hasIt(complaint, actor.role);
/** A station names and ends an agent only of what lies at it. */
const isAgentHis: Condition = ({ complaint, actor }) => actor.role !== 'station' || complaint.state === 'atStation';
const isJoint: Condition = ({ complaint }) => complaint.joint !== null;
const isRunning: Condition = ({ halted }) => !halted;
/** What another matter took in is published and put away with that one. */
const isOwnFile: Condition = ({ complaint }) => complaint.archive === null && complaint.merged === null;
const isTransferUnanswered: Condition = ({ complaint }) =>
  complaint.outcome === 'transferred' && lastTransfer(complaint)?.resultOn === null;

/** What a move asks for besides the state and the role; the others ask for nothing more. */
const conditions: Readonly<Partial<Record<PersonMove, Condition>>> = {
  // Of several each says what he wishes to the office, whose rows hold what each of them said.
  recordWish: ({ complaint, actor }) => actor.role !== 'consumer' || complaint.joint === null,
  recordNotice: ({ complaint, actor, time }) =>
    mayTell(complaint, actor.role) && tellable(complaint, time.today).some(({ member }) => member === undefined),
  recordNotices: ({ complaint, actor, time }) =>
    mayTell(complaint, actor.role) && openDeliveries(complaint, time.today).length > 0,
  recordUnserved: ({ complaint, actor }) => mayTell(complaint, actor.role) && unproven(complaint).length > 0,
  takeBackUnserved: ({ complaint, actor }) => mayTell(complaint, actor.role) && hasFailure(complaint),
  close: ({ complaint, time }) => unproven(complaint).length === 0 && closeWaitsUntil(complaint, time.today) === null,
  decideAnew: ({ complaint, actor }) => annullableBy(complaint) === 'decideAnew' && !workedOnIt(complaint, actor.id),
  mediateAnew: ({ complaint, actor }) => annullableBy(complaint) === 'mediateAnew' && !workedOnIt(complaint, actor.id),
  recordConsent: (now) =>
    hasMatter(now) &&
    ((now.complaint.consumerConsentedOn === null && now.complaint.joint === null) ||
      now.complaint.operatorConsentedOn === null),
  startMediation: ({ complaint }) => complaint.consumerConsentedOn !== null && complaint.operatorConsentedOn !== null,
  decline: (now) => hasMatter(now) && !mustPropose('decline', null, now.facts),
  terminate: ({ complaint, actor, facts }) =>
    actor.role === 'centre' ? isCentresToEnd(complaint) : !mustPropose('terminate', null, facts),
  dispatch: ({ complaint }) =>
    !isDisputed(complaint) && (complaint.state !== 'accepted' || complaint.officeId === null),
  giveBack: ({ complaint }) => complaint.officeId !== null,
  transfer: ({ complaint }) => complaint.state !== 'accepted' || complaint.officeId === null,
  holdSession: isRunning,
  assign: ({ complaint }) => complaint.officeId !== null,
  entrust: ({ complaint, halted }) =>
    complaint.entrustedTo === null && !halted && (complaint.joint === null || complaint.consentEntrust),
  takeBack: ({ complaint }) => complaint.entrustedTo !== null,
  startTest: ({ complaint }) => !isPaused(complaint),
  endTest: ({ complaint }) => isPaused(complaint),
  settle: ({ complaint, halted }) => complaint.sessions.length > 0 && !halted && unsettled(complaint).length === 0,
  followUp: ({ complaint, actor }) =>
    mayBeRated(complaint, actor.role) && !isUnderReview(complaint) && openAppeal(complaint) === null,
  perform: ({ complaint }) => complaint.agreement !== null && complaint.agreement.performedOn === null,
  askIdentity: (now) => hasMatter(now) && !isIdentityAsked(now.complaint) && isBeforeDecision(now),
  recordIdentity: (now) => hasMatter(now) && isIdentityAsked(now.complaint),
  findJurisdiction: hasMatter,
  findNoPower: ({ complaint }) => complaint.noPowerOn === null,
  openDispute: ({ complaint }) => !isDisputed(complaint),
  endDispute: ({ complaint }) => isDisputed(complaint),
  recordTransfer: isTransferUnanswered,
  takeTransferBack: isTransferUnanswered,
  proposeDecline: (now) => hasMatter(now) && mayPropose(now.facts),
  proposeTerminate: ({ facts }) => mayPropose(facts),
  approveDecline: ({ proposal, actor }) => proposal?.decision === 'decline' && mayApprove(proposal, actor),
  approveTerminate: ({ proposal, actor }) => proposal?.decision === 'terminate' && mayApprove(proposal, actor),
  returnProposal: ({ proposal, actor }) =>
    proposal !== null && (proposal.byId === actor.id || mayApprove(proposal, actor)),
  callSession: isRunning,
  callOff: ({ complaint }) => complaint.summons !== null,
  requestRecusal: isRunning,
  decideRecusal: ({ complaint, actor, halted }) => halted && mayDecideRecusal(complaint, actor),
  findClue: ({ complaint }) => complaint.acceptedOn !== null && openClue(complaint) === null,
  extendClue: mayExtendClue,
  endClue: ({ complaint }) => openClue(complaint) !== null,
  handToPolice: ({ complaint, actor, time }) =>
    complaint.police === null && mayDecideOnClue(complaint, actor, time.limits),
  recordReferral: ({ complaint }) => complaint.outcome !== 'transferred' && openReferral(complaint) === null,
  recordReferralResult: ({ complaint }) => openReferral(complaint) !== null,
  waiveFollowUp: ({ complaint }) => isFollowUpDue(complaint),
  answerReview: ({ complaint }) => isUnderReview(complaint),
  appeal: ({ complaint, time }) => whyNoAppeal(complaint, time) === null,
  answerAppeal: ({ complaint, actor }) => openAppeal(complaint) !== null && !isOwnCause(complaint, actor.id),
  askConsumer: ({ complaint }) => openQuestion(complaint) === null,
  answerQuestion: ({ complaint }) => openQuestion(complaint) !== null,
  tellPerformance: ({ complaint }) => linesToKeep(complaint).length > 0 && openPerformance(complaint) === null,
  answerPerformance: ({ complaint }) => openPerformance(complaint) !== null,
  decidePublication: isOwnFile,
  electRepresentatives: isJoint,
  recordMemberWish: isJoint,
  memberLeaves: ({ complaint }) => activeMembers(complaint).length > 1,
  unmerge: ({ complaint }) => mayUnmerge(complaint),
  handBackShare: ({ complaint, actor }) => isCoHandler(complaint, actor.id),
  endShare: ({ complaint }) => activeCoHandlers(complaint).length > 0,
  recordAgent: (now) => now.complaint.joint === null && isAgentHis(now),
  endAgent: (now) => namedAgent(now.complaint, now.time.today) !== null && isAgentHis(now),
  recordWithdrawal: ({ complaint }) => activeMembers(complaint).length <= 1,
  archive: (now) => isOwnFile(now) && missingForArchive(now.complaint) === null,
};

/** Papers of identity can be asked for until the day on which the acceptance must be decided. */
function isBeforeDecision({ complaint, time }: Moment): boolean {
  const until = acceptDueOn(complaint, time);
  return until === null || until > time.today;
}

function mayExtendClue({ complaint, actor, time }: Moment): boolean {
  if (!mayDecideOnClue(complaint, actor, time.limits)) return false;
  const until = clueDueOn(complaint, time);
  return openClue(complaint)?.extendedOn === null && until !== null && until >= time.today;
}
