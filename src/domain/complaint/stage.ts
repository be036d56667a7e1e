/** 环节 (stage): what a matter waits for now; it stands in exactly one queue of the desk. */
import type { Role } from '../base/actor.ts';
import { isOwed } from '../matter/decided/owed.ts';
import type { Appeal } from './steps/records.ts';
import type { Complaint, ComplaintState, Notice, Stage } from './complaint.ts';

/** Whether a call afterwards is still to be made: about what the bureau handled, once, unless it was waived. */
export function isFollowUpDue(complaint: Complaint): boolean {
  return (
    complaint.state === 'closed' &&
    (complaint.outcome === 'settled' || complaint.outcome === 'terminated') &&
    complaint.followedUpOn === null &&
    complaint.followUpWaived === null
  );
}

/**
 * Whether it can be said now how it was handled: in the call that is due, or by the complainant himself. Of what was not accepted
 * nobody is called (C-12), and yet whoever was turned away may say what he thinks of it, as long as the file is open; and so may who
 * settled with the firm itself, to an officer too who asks him.
 */
export function mayBeRated(complaint: Complaint, role: Role): boolean {
  if (isFollowUpDue(complaint)) return true;
  const { state, outcome, firmSettledOn, followedUpOn, archive } = complaint;
  if (state !== 'closed' || followedUpOn !== null || archive !== null) return false;
  return firmSettledOn !== null || (role === 'consumer' && outcome === 'declined');
}

/** The appeal that waits for who leads the bureau; null where none does. */
export function openAppeal({ appeal }: Pick<Complaint, 'appeal'>): Appeal | null {
  return appeal !== null && appeal.answeredOn === null ? appeal : null;
}

export function stageOf(complaint: Complaint): Stage {
  // What another matter took in waits for nothing: its course is that one's.
  if (complaint.outcome === 'merged') return 'done';
  // What waits for the superior's word waits for nothing else.
  const undecided = complaint.state === 'mediating' && complaint.recusals.some((one) => one.decidedOn === null);
  if (undecided || (mayBeApproved(complaint) && complaint.proposal?.returned === null)) return 'toApprove';
  // Accepted and given back it is the centre's to dispatch again.
  if (complaint.state === 'accepted' && complaint.officeId === null) return 'toDispatch';
  if (complaint.notices.some((notice) => isOwed(notice) && !isBeside(complaint, notice))) return 'toTell';
  return complaint.state === 'closed' ? afterwards(complaint) : queueOf[complaint.state];
}

/** That an earlier decision was revoked is told beside what has to be decided. */
function isBeside({ state }: Complaint, { kind }: Notice): boolean {
  return kind === 'anew' && (state === 'registered' || state === 'dispatched');
}

/** Where a matter waits by its state alone. */
const queueOf = {
  atStation: 'atStation',
  registered: 'toDispatch',
  dispatched: 'toAccept',
  accepted: 'toMediate',
  mediating: 'mediating',
  declined: 'toTell',
  settled: 'toTell',
  terminated: 'toTell',
  transferred: 'toTell',
  told: 'toClose',
} as const satisfies Record<Exclude<ComplaintState, 'closed'>, Stage>;

function afterwards(complaint: Complaint): Stage {
  if (complaint.review !== null && complaint.review.answeredOn === null) return 'toReview';
  if (openAppeal(complaint) !== null) return 'toReview';
  return isFollowUpDue(complaint) ? 'toFollowUp' : 'done';
}

// What the centre proposes before dispatch stays in its own queue: an office counts nothing that it cannot see.
function mayBeApproved({ state }: Complaint): boolean {
  return state === 'dispatched' || state === 'accepted' || state === 'mediating';
}
