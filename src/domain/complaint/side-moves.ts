/** 旁支 (aside): the steps of the law beside the main course, state by state. */

/** A row of moves that leave the state as it is. */
function stay<S extends string, M extends string>(state: S, ...moves: readonly M[]): Readonly<Record<M, S>> {
  return Object.fromEntries(moves.map((move) => [move, state])) as Record<M, S>;
}

/** What binds several people or matters to one can change until something is decided at its end. */
const bonds = ['addMember', 'electRepresentatives', 'recordMemberWish', 'memberLeaves', 'merge', 'unmerge'] as const;
/** Who complains jointly is told one by one, as long as a notice can be open. */
const telling = 'recordNotices';
/** The parties are put right as long as something is still to be told them. */
const parties = 'correctParties';
const shares = ['addCoHandler', 'handBackShare', 'endShare'] as const;

/** For each state the moves of the law beside the main course; `complaint.ts` joins them to its table. */
export const besides = {
  registered: {
    transfer: 'transferred',
    approveDecline: 'declined',
    ...stay('registered', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...stay('registered', 'proposeDecline', 'returnProposal', 'recordWish'),
    ...stay('registered', parties, ...bonds),
  },
  dispatched: {
    approveDecline: 'declined',
    ...stay('dispatched', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'findNoPower', 'proposeDecline'),
    ...stay('dispatched', 'returnProposal', 'recordWish', 'handToPolice'),
    ...stay('dispatched', parties, ...bonds, ...shares),
  },
  accepted: {
    approveTerminate: 'terminated',
    ...stay('accepted', 'proposeTerminate', 'returnProposal', 'findClue', 'extendClue', 'endClue', 'recordWish'),
    ...stay('accepted', 'handToPolice'),
    ...stay('accepted', parties, ...bonds, ...shares, telling),
  },
  mediating: {
    approveTerminate: 'terminated',
    ...stay('mediating', 'proposeTerminate', 'returnProposal', 'requestRecusal', 'decideRecusal', 'findClue'),
    ...stay('mediating', 'callSession'),
    ...stay('mediating', 'extendClue', 'endClue', 'recordWish', 'handToPolice'),
    ...stay('mediating', parties, ...bonds, ...shares, telling),
  },
  declined: stay('declined', parties, telling, 'handToPolice', 'recordReferral', 'recordReferralResult'),
  settled: stay(
    'settled',
    parties,
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
    ...stay('terminated', 'recordReferralResult', telling, parties),
  },
  transferred: {
    takeTransferBack: 'registered',
    ...stay('transferred', 'recordTransfer', telling, parties),
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
