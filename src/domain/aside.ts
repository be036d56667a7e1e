/** 旁支 (aside): the steps of the law beside the main course, state by state. */

/** A row of moves that leave the state as it is. */
function stay<S extends string, M extends string>(state: S, ...moves: readonly M[]): Readonly<Record<M, S>> {
  return Object.fromEntries(moves.map((move) => [move, state])) as Record<M, S>;
}

/** What binds several people or matters to one can change until something is decided at its end. */
const bonds = ['addMember', 'electRepresentatives', 'recordMemberWish', 'memberLeaves', 'merge', 'unmerge'] as const;
/** Who complains jointly is told one by one, as long as a notice can be open. */
const telling = 'recordNotices';
const shares = ['addCoHandler', 'handBackShare', 'endShare'] as const;

/** For each state the moves of the law beside the main course; `complaint.ts` joins them to its table. */
export const besides = {
  registered: {
    transfer: 'transferred',
    approveDecline: 'declined',
    ...stay('registered', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...stay('registered', 'proposeDecline', 'returnProposal', 'recordWish'),
    ...stay('registered', ...bonds),
  },
  dispatched: {
    approveDecline: 'declined',
    ...stay('dispatched', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'findNoPower', 'proposeDecline'),
    ...stay('dispatched', 'returnProposal', 'recordWish', 'handToPolice'),
    ...stay('dispatched', ...bonds, ...shares),
  },
  accepted: {
    approveTerminate: 'terminated',
    ...stay('accepted', 'proposeTerminate', 'returnProposal', 'findClue', 'extendClue', 'endClue', 'recordWish'),
    ...stay('accepted', 'handToPolice'),
    ...stay('accepted', ...bonds, ...shares, telling),
  },
  mediating: {
    approveTerminate: 'terminated',
    ...stay('mediating', 'proposeTerminate', 'returnProposal', 'requestRecusal', 'decideRecusal', 'findClue'),
    ...stay('mediating', 'extendClue', 'endClue', 'recordWish', 'handToPolice'),
    ...stay('mediating', ...bonds, ...shares, telling),
  },
  declined: stay('declined', telling, 'handToPolice', 'recordReferral', 'recordReferralResult'),
  settled: stay(
    'settled',
    telling,
    'findClue',
    'extendClue',
    'endClue',
    'handToPolice',
    'recordReferral',
    'recordReferralResult',
  ),
  terminated: {
    ...stay('terminated', 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral'),
    ...stay('terminated', 'recordReferralResult', telling),
  },
  transferred: {
    takeTransferBack: 'registered',
    ...stay('transferred', 'recordTransfer', telling),
  },
  told: {
    takeTransferBack: 'registered',
    ...stay('told', 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    ...stay('told', 'recordTransfer'),
  },
  closed: {
    ...stay('closed', 'extendClue', 'endClue', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    ...stay(
      'closed',
      'recordTransfer',
      'recordWish',
      'recordMemberWish',
      'waiveFollowUp',
      'answerReview',
      'decidePublication',
      'archive',
    ),
  },
} as const;
