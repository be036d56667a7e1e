/** 按钮 (button): the moves that are possible now for this person on this matter, and nothing else. */
import { isGuest, mayDo, type Actor } from '../base/actor.ts';
import type { MoveRule } from '../matter/matter.ts';
import { mayMove, type Complaint, type ComplaintMove } from './complaint.ts';
import { isPaused } from './mediation/appraisal.ts';
import { missingForArchive } from './steps/archive.ts';
import { openDeliveries } from './joint/notice-to-each.ts';
import { openClue } from './steps/found-clue.ts';
import { acceptDueOn, clueDueOn } from './deadline.ts';
import type { ClockTime } from '../matter/due.ts';
import { isDisputed } from './steps/jurisdiction-dispute.ts';
import { isEntryMove, mayAdd } from './facts/fact-moves.ts';
import { hasIt, isIdentityAsked } from './steps/identity.ts';
import { activeMembers, membersWithout } from './joint/member.ts';
import { mayUnmerge } from './joint/merging.ts';
import { unproven } from './steps/notice.ts';
import { personMoves, procedure, type PersonMove, type SideMove } from './procedure.ts';
import { mayApprove, mayPropose, mustPropose, openProposal } from './steps/proposal.ts';
import { mayDecideRecusal, openRecusal } from './mediation/recusal.ts';
import { openReferral } from './steps/referral.ts';
import { isUnderReview } from './steps/review.ts';
import { activeCoHandlers, isCoHandler } from './joint/sharing.ts';
import { isFollowUpDue, mayBeRated } from './stage.ts';
import { lastTransfer } from './steps/transfer.ts';

const sideMoves: readonly string[] = ['urge', 'supplement', 'note'] satisfies SideMove[];

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
  const facts = { by: actor, limits: time.limits };
  const proposal = openProposal(complaint);
  const guest = isGuest(actor, complaint);
  const halted = openRecusal(complaint) !== null;
  return personMoves.filter((move) => {
    if (!mayDo(actor, procedure[move].permission)) return false;
    const row: MoveRule<Complaint> = procedure[move];
    if (guest && row.byGuest !== true) return false;
    if (isEntryMove(move)) return mayAdd(complaint, move);
    if (sideMoves.includes(move)) return complaint.state !== 'closed' || move === 'note';
    if (!mayMove(complaint, move as ComplaintMove)) return false;
    if (proposal !== null && overtaken.includes(move)) return false;
    switch (move) {
      case 'recordNotice':
        return unproven(complaint).some(({ member }) => member === undefined);
      case 'recordNotices':
        return openDeliveries(complaint).length > 0;
      case 'recordConsent':
        return (
          (complaint.consumerConsentedOn === null && complaint.joint === null) || complaint.operatorConsentedOn === null
        );
      case 'startMediation':
        return complaint.consumerConsentedOn !== null && complaint.operatorConsentedOn !== null;
      case 'decline':
        return hasIt(complaint, actor.role) && !mustPropose('decline', null, facts);
      case 'terminate':
        return !mustPropose('terminate', null, facts);
      case 'dispatch':
        return !isDisputed(complaint);
      case 'holdSession':
        return !halted;
      case 'assign':
        return complaint.officeId !== null;
      case 'entrust':
        return complaint.entrustedTo === null && !halted && (complaint.joint === null || complaint.consentEntrust);
      case 'takeBack':
        return complaint.entrustedTo !== null;
      case 'startTest':
        return !isPaused(complaint);
      case 'endTest':
        return isPaused(complaint);
      case 'settle':
        return (
          complaint.sessions.length > 0 &&
          !isPaused(complaint) &&
          !halted &&
          membersWithout(complaint, 'settle').length === 0
        );
      case 'followUp':
        return mayBeRated(complaint, actor.role) && !isUnderReview(complaint);
      case 'perform':
        return complaint.agreement !== null && complaint.agreement.performedOn === null;
      case 'askIdentity': {
        const until = acceptDueOn(complaint, time);
        return hasIt(complaint, actor.role) && !isIdentityAsked(complaint) && (until === null || until > time.today);
      }
      case 'recordIdentity':
        return hasIt(complaint, actor.role) && isIdentityAsked(complaint);
      case 'findJurisdiction':
        return hasIt(complaint, actor.role);
      case 'findNoPower':
        return complaint.noPowerOn === null;
      case 'openDispute':
        return !isDisputed(complaint);
      case 'endDispute':
        return isDisputed(complaint);
      case 'recordTransfer':
      case 'takeTransferBack':
        return complaint.outcome === 'transferred' && lastTransfer(complaint)?.resultOn === null;
      case 'proposeDecline':
        return hasIt(complaint, actor.role) && mayPropose(facts);
      case 'proposeTerminate':
        return mayPropose(facts);
      case 'approveDecline':
        return proposal?.decision === 'decline' && mayApprove(proposal, actor);
      case 'approveTerminate':
        return proposal?.decision === 'terminate' && mayApprove(proposal, actor);
      case 'returnProposal':
        return proposal !== null && (proposal.byId === actor.id || mayApprove(proposal, actor));
      case 'callSession':
      case 'requestRecusal':
        return !halted;
      case 'decideRecusal':
        return halted && mayDecideRecusal(complaint, actor);
      case 'findClue':
        return complaint.acceptedOn !== null && openClue(complaint) === null;
      case 'extendClue': {
        const until = clueDueOn(complaint, time);
        return openClue(complaint)?.extendedOn === null && until !== null && until >= time.today;
      }
      case 'endClue':
        return openClue(complaint) !== null;
      case 'handToPolice':
        return complaint.police === null;
      case 'recordReferral':
        return complaint.outcome !== 'transferred' && openReferral(complaint) === null;
      case 'recordReferralResult':
        return openReferral(complaint) !== null;
      case 'waiveFollowUp':
        return isFollowUpDue(complaint);
      case 'answerReview':
        return isUnderReview(complaint);
      case 'decidePublication':
        return complaint.archive === null;
      case 'electRepresentatives':
      case 'recordMemberWish':
        return complaint.joint !== null;
      case 'memberLeaves':
        return activeMembers(complaint).length > 1;
      case 'unmerge':
        return mayUnmerge(complaint);
      case 'handBackShare':
        return isCoHandler(complaint, actor.id);
      case 'endShare':
        return activeCoHandlers(complaint).length > 0;
      case 'archive':
        return complaint.archive === null && missingForArchive(complaint) === null;
      default:
        return true;
    }
  });
}
