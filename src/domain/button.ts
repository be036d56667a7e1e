/** 按钮 (button): the moves that are possible now for this person on this matter, and nothing else. */
import { mayDo, type Actor } from './actor.ts';
import { mayMove, type Complaint, type ComplaintMove } from './complaint.ts';
import { isPaused } from './appraisal.ts';
import { isEntryMove, mayAdd } from './entry.ts';
import { unproven } from './notice.ts';
import { personMoves, procedure, type PersonMove, type SideMove } from './procedure.ts';

const sideMoves: readonly string[] = ['urge', 'supplement', 'note'] satisfies SideMove[];

/** Whether the state, the marks beside it and the role allow the move now: the buttons of the desk, and nothing else. */
export function availableMoves(complaint: Complaint, actor: Actor): PersonMove[] {
  return personMoves.filter((move) => {
    if (!mayDo(actor, procedure[move].permission)) return false;
    if (isEntryMove(move)) return mayAdd(complaint, move);
    if (sideMoves.includes(move)) return complaint.state !== 'closed' || move === 'note';
    if (!mayMove(complaint, move as ComplaintMove)) return false;
    switch (move) {
      case 'recordNotice':
        return unproven(complaint).length > 0;
      case 'recordConsent':
        return complaint.consumerConsentedOn === null || complaint.operatorConsentedOn === null;
      case 'startMediation':
        return complaint.consumerConsentedOn !== null && complaint.operatorConsentedOn !== null;
      case 'decline':
        return (actor.role === 'centre') === (complaint.state === 'registered');
      // What the centre declined itself has no office, and so nobody who could handle it.
      case 'assign':
        return complaint.officeId !== null;
      case 'entrust':
        return complaint.entrustedTo === null;
      case 'takeBack':
        return complaint.entrustedTo !== null;
      case 'startTest':
        return !isPaused(complaint);
      case 'endTest':
        return isPaused(complaint);
      case 'settle':
        return complaint.sessions.length > 0 && !isPaused(complaint);
      case 'followUp':
        return (
          complaint.followedUpOn === null && (complaint.outcome === 'settled' || complaint.outcome === 'terminated')
        );
      case 'perform':
        return complaint.agreement !== null && complaint.agreement.performedOn === null;
      default:
        return true;
    }
  });
}
