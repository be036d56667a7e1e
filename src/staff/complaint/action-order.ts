/** 按钮的先后 (action order): which step of a complaint is the main one, which stand beside it, and which are folded away. */
import { unpublishable } from '../../domain/complaint/facts/publishable.ts';
import { toldWithdrawal } from '../../domain/complaint/facts/withdrawal-said.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { stationOrder } from '../../domain/complaint/words/move-order.ts';
import { proceedingWords } from '../../domain/complaint/words/move-words.ts';
import type { SeenMatter } from '../base/client.ts';

/** The main move first: what the matter waits for. Somebody in danger is called before anything is decided, so that 受理 stands behind it. */
const usual: readonly PersonMove[] = [
  'callBack',
  'approveDecline',
  'approveTerminate',
  'decideRecusal',
  'answerReview',
  'answerAppeal',
  'answerPerformance',
  'endDispute',
  'recordIdentity',
  'dispatch',
  'accept',
  'recordNotices',
  'recordNotice',
  'recordConsent',
  'endTest',
  'settle',
  'callSession',
  'holdSession',
  'callOff',
  'close',
  'followUp',
  'perform',
  'decidePublication',
  'archive',
  'recordTransfer',
  'endClue',
  'talk',
  'settleAtStation',
  'sendUp',
  'pullUp',
  'entrust',
  'takeBack',
  'startTest',
  'decline',
  'terminate',
  'proposeDecline',
  'proposeTerminate',
  'recordUnserved',
  'takeBackUnserved',
  'returnProposal',
  'recordWithdrawal',
];

/** Who may decide alone seldom proposes: the way to the head is folded away beside the decision itself. */
const decided: Partial<Record<PersonMove, PersonMove>> = { proposeDecline: 'decline', proposeTerminate: 'terminate' };

type Seen = Pick<SeenMatter, 'complaint' | 'moves'>;

/** The order of the buttons of this matter, and which of them few matters need. */
export function actionOrder(
  matter: Seen,
  isStation: boolean,
): { order: readonly PersonMove[]; isSeldom: (move: string) => boolean } {
  // Who proposed it only takes it back; whoever may approve has both before him.
  const judges = matter.moves.some((move) => move === 'approveDecline' || move === 'approveTerminate');
  // Once a session is called it is held next, and is called anew only when the time does not suit.
  const met = matter.complaint.summons !== null || matter.complaint.sessions.length > 0;
  const order: PersonMove[] = usual.filter((move) => move !== 'returnProposal' || judges);
  if (met) order.splice(order.indexOf('holdSession'), 1);
  if (met) order.splice(order.indexOf('callSession'), 0, 'holdSession');
  // Told that it is withdrawn, the officer ends it before he goes on with anything else.
  const ending: PersonMove[] = toldWithdrawal(matter.complaint) === null ? [] : ['terminate', 'recordWithdrawal'];
  // Where nothing is owed, only what is announced can be told in another way.
  const owes = matter.complaint.notices.some(isOwed);
  const isSeldom = (move: string) => {
    if (move === 'recordNotice' || move === 'recordNotices') return !owes;
    // Nobody has said so: it is a way out like the others, and no step of the course.
    if (move === 'recordWithdrawal' && !isStation && ending.length === 0) return true;
    // Mediation begins with the first session: a press of its own is for who wants the line without one.
    if (move === 'startMediation') return true;
    // What may not be published needs a line in the file, and no press of the first rank.
    if (move === 'decidePublication') return unpublishable(matter.complaint) !== null;
    const decision = decided[move as PersonMove];
    return decision === undefined
      ? move in proceedingWords && !order.includes(move as PersonMove)
      : matter.moves.includes(decision);
  };
  return {
    order: [...new Set<PersonMove>(['callBack', ...ending, ...stationOrder(matter.complaint.talks), ...order])],
    isSeldom,
  };
}
