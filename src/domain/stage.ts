/** 环节 (stage): what a matter waits for now; it stands in exactly one queue of the desk. */
import type { Complaint, Stage } from './complaint.ts';

export function stageOf(complaint: Complaint): Stage {
  if (complaint.notices.some((notice) => notice.toldOn === null)) return 'toTell';
  switch (complaint.state) {
    case 'atStation':
      return 'atStation';
    case 'registered':
      return 'toDispatch';
    case 'dispatched':
      return 'toAccept';
    case 'accepted':
      return 'toMediate';
    case 'mediating':
      return 'mediating';
    case 'declined':
    case 'settled':
    case 'terminated':
      return 'toTell';
    case 'told':
      return 'toClose';
    case 'closed':
      return (complaint.outcome === 'settled' || complaint.outcome === 'terminated') && complaint.followedUpOn === null
        ? 'toFollowUp'
        : 'done';
  }
}
