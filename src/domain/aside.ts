/** 旁支 (aside): the steps of the law beside the main course, state by state. */

/** A row of moves that leave the state as it is. */
function stay<S extends string, M extends string>(state: S, ...moves: readonly M[]): Readonly<Record<M, S>> {
  return Object.fromEntries(moves.map((move) => [move, state])) as Record<M, S>;
}

/** For each state the moves of the law beside the main course; `complaint.ts` joins them to its table. */
export const besides = {
  registered: {
    transfer: 'transferred',
    approveDecline: 'declined',
    ...stay('registered', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...stay('registered', 'proposeDecline', 'returnProposal', 'recordWish'),
  },
  dispatched: {
    approveDecline: 'declined',
    ...stay('dispatched', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'findNoPower', 'proposeDecline'),
    ...stay('dispatched', 'returnProposal', 'recordWish', 'handToPolice'),
  },
  accepted: {
    approveTerminate: 'terminated',
    ...stay('accepted', 'proposeTerminate', 'returnProposal', 'findClue', 'extendClue', 'endClue', 'recordWish'),
    ...stay('accepted', 'handToPolice'),
  },
  mediating: {
    approveTerminate: 'terminated',
    ...stay('mediating', 'proposeTerminate', 'returnProposal', 'requestRecusal', 'decideRecusal', 'findClue'),
    ...stay('mediating', 'extendClue', 'endClue', 'recordWish', 'handToPolice'),
  },
  declined: stay('declined', 'handToPolice', 'recordReferral', 'recordReferralResult'),
  settled: stay(
    'settled',
    'findClue',
    'extendClue',
    'endClue',
    'handToPolice',
    'recordReferral',
    'recordReferralResult',
  ),
  terminated: {
    ...stay('terminated', 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral'),
    ...stay('terminated', 'recordReferralResult'),
  },
  transferred: {
    takeTransferBack: 'registered',
    ...stay('transferred', 'recordTransfer'),
  },
  told: {
    takeTransferBack: 'registered',
    ...stay('told', 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    ...stay('told', 'recordTransfer'),
  },
  closed: {
    ...stay('closed', 'extendClue', 'endClue', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    ...stay('closed', 'recordTransfer', 'recordWish', 'waiveFollowUp', 'answerReview', 'decidePublication', 'archive'),
  },
} as const;
