/**
 * 撤不回的怎么办 (undo ways): by kind and move, why a step is not taken back by a key and which way the law, or the house, has instead.
 * A row is the code of a refusal, whose sentence names the way by the words of its button. A test holds that each move of each kind stands
 * either here or among those that can be taken back (`undo.ts`).
 */
import type { undoRefusals } from './refusals.ts';

export type UndoRefusal = Exclude<
  keyof typeof undoRefusals,
  'undo-nothing' | 'undo-not-yours' | 'undo-overtaken' | 'undo-late'
>;

/** The moves that are put right in the same way. */
function by<W extends UndoRefusal>(way: W, ...moves: readonly string[]): Readonly<Record<string, W>> {
  return Object.fromEntries(moves.map((move) => [move, way]));
}

export const undoWays = {
  complaint: {
    ...by('undo-accepted', 'accept'),
    ...by('undo-decided', 'decline', 'terminate', 'approveDecline', 'approveTerminate'),
    ...by('undo-settled', 'settle', 'settleAtStation'),
    ...by('undo-transferred', 'transfer', 'recordTransfer', 'takeTransferBack'),
    ...by('undo-told', 'recordNotice', 'recordNotices', 'recordUnserved', 'takeBackUnserved'),
    ...by('undo-annulled', 'decideAnew', 'mediateAnew'),
    ...by('undo-given-back', 'giveBack', 'findNoPower', 'sendUp', 'pullUp'),
    ...by(
      'undo-closed',
      'close',
      'archive',
      'followUp',
      'waiveFollowUp',
      'perform',
      'answerReview',
      'appeal',
      'answerAppeal',
      'decidePublication',
    ),
    ...by('undo-withdrawn', 'withdraw', 'recordWithdrawal'),
    ...by('undo-consented', 'recordConsent', 'recordWish', 'recordMemberWish'),
    ...by('undo-mediated', 'startMediation', 'holdSession', 'talk'),
    ...by('undo-called', 'callSession', 'callOff'),
    ...by('undo-entrusted', 'entrust', 'takeBack'),
    ...by('undo-tested', 'startTest', 'endTest'),
    ...by('undo-proposed', 'proposeDecline', 'proposeTerminate', 'returnProposal'),
    ...by('undo-joined', 'addMember', 'electRepresentatives', 'memberLeaves', 'merge', 'unmerge'),
    ...by('undo-shared', 'addCoHandler', 'handBackShare', 'endShare'),
    ...by('undo-urgent', 'markUrgent', 'takeBackUrgent', 'urgentAgain', 'callBack'),
    ...by('undo-corrected', 'correct', 'correctParties', 'recordAgent', 'endAgent'),
    ...by('undo-code', 'renewCode'),
    ...by('undo-handed-on', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    ...by('undo-recusal', 'requestRecusal', 'decideRecusal'),
    ...by('undo-clue', 'findClue', 'extendClue', 'endClue'),
    ...by('undo-jurisdiction', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...by('undo-recorded', 'supplement', 'recordInjury', 'recordClaims', 'recordPurchase'),
    ...by('undo-recorded', 'investigate', 'recordFact', 'checkTerm'),
    // He was told by text message, or told it himself: what is wrong is put right by a word to him.
    ...by('undo-recorded', 'askConsumer', 'answerQuestion', 'tellPerformance', 'answerPerformance'),
  },
  tipoff: {
    ...by('undo-decided', 'open', 'notOpen', 'transfer', 'disclaim', 'repeat', 'merge'),
    ...by('undo-told', 'recordNotice', 'recordUnserved', 'takeBackUnserved'),
    ...by('undo-annulled', 'decideAnew'),
    ...by('undo-given-back', 'giveBack'),
    ...by('undo-closed', 'close', 'archive', 'endEnforcement'),
    ...by('undo-rewarded', 'grantReward', 'payReward'),
    ...by('undo-proposed', 'propose', 'endorse', 'returnProposal', 'withdrawProposal'),
    ...by('undo-verified', 'startVerification', 'extend'),
    ...by('undo-tested', 'startTest', 'endTest'),
    ...by('undo-corrected', 'correct'),
    ...by('undo-code', 'renewCode'),
    ...by('undo-jurisdiction', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...by('undo-recorded', 'supplement'),
  },
  inquiry: {
    ...by('undo-answered', 'answer', 'tellRoute', 'close'),
    ...by('undo-pending', 'markPending'),
    ...by('undo-turned', 'turnIntoComplaint', 'turnIntoTipoff'),
    ...by('undo-told', 'recordNotice', 'recordUnserved', 'takeBackUnserved'),
    ...by('undo-annulled', 'decideAnew'),
    ...by('undo-corrected', 'correct'),
    ...by('undo-code', 'renewCode'),
  },
  enforcement: {
    ...by('undo-corrected', 'correct'),
    ...by('undo-verified', 'startVerification', 'extendVerification', 'exclude', 'include'),
    ...by('undo-proposed', 'requestFiling', 'endorseFiling', 'returnFiling', 'withdrawFiling'),
    ...by('undo-case-decided', 'file', 'notFile', 'decideOnTheSpot', 'decide', 'terminate', 'suspend', 'resume'),
    ...by('undo-case-decided', 'extendTerm', 'defer', 'revoke', 'endExecution', 'decideCrime'),
    ...by('undo-spot', 'confirmSpot', 'denySpot', 'settleSpot'),
    ...by('undo-measure', 'takeMeasure', 'approveMeasure', 'denyApproval', 'extendMeasure', 'endMeasure'),
    ...by('undo-transcript', 'recordTranscript', 'voidTranscript', 'signTranscript'),
    ...by('undo-recorded', 'askHelp', 'answerHelp', 'assess', 'discuss', 'recordPayment', 'recordCourt'),
    ...by('undo-reported', 'report', 'reopen'),
    ...by('undo-reviewed', 'submitReview', 'extendReview', 'reassignReview', 'passReview', 'returnReview'),
    ...by('undo-case-told', 'issueNotice', 'withdrawNotice', 'announceNotice', 'notify', 'announce', 'serve', 'urge'),
    ...by('undo-heard', 'recordDefence', 'waiveDefence', 'askHearing', 'holdHearing'),
    ...by('undo-handed-on', 'handOver', 'reportCrime', 'handToPolice', 'askCourt'),
    ...by('undo-published', 'publish', 'withdrawPublication'),
    ...by('undo-case-closed', 'fileAway', 'close', 'archive'),
  },
} as const;
