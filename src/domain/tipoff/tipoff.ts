/**
 * 举报 (tip-off): anybody tells of facts that an operator is suspected of breaking market-regulation law
 * (《市场监督管理投诉举报处理办法》第三条). Who told it is not in this type: the identity lies sealed beside it (第三十七条).
 * The state machine is that of 令121 articles 28–37; extended, paused and rewarded are marks beside the state.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import type { Pause } from '../law/clock.ts';
import type { ConductCode } from '../law/conduct.ts';
import { noticeWays } from '../complaint/complaint.ts';
import type { Dispute, PowerOf, Where } from '../complaint/steps/records.ts';
import type { DutyLaw, TipoffNoticeKind, TipoffRecipient } from '../law/duty-laws.ts';
import type { Approval, Endorsement } from '../law/approval.ts';
import type { FailureTakenBack, ServiceFailure } from '../law/service.ts';
import type { Revocation } from '../matter/decided/anew.ts';
import { nextState } from '../matter/matter.ts';
import type { ClockRuleId } from '../law/rulebook.ts';

export const tipoffStates = [
  'registered',
  'dispatched',
  'verifying',
  'opened',
  'notOpened',
  'noPower',
  'transferred',
  'repeated',
  'merged',
  'informed',
  'closed',
  'archived',
] as const;
export const TipoffState = z.enum(tipoffStates);
export type TipoffState = z.infer<typeof TipoffState>;

/**
 * Which move leads where. `inform` is made by the rule of notices itself when the last one that a law asks for is proven;
 * a tip-off that no law wants answered goes from its decision straight to the close.
 */
export const tipoffMoves = {
  registered: {
    dispatch: 'dispatched',
    recordNotice: 'registered',
    recordUnserved: 'registered',
    takeBackUnserved: 'registered',
    repeat: 'repeated',
    merge: 'merged',
    disclaim: 'noPower',
    findJurisdiction: 'registered',
    openDispute: 'registered',
    endDispute: 'registered',
    correct: 'registered',
  },
  dispatched: {
    giveBack: 'registered',
    recordNotice: 'dispatched',
    recordUnserved: 'dispatched',
    takeBackUnserved: 'dispatched',
    assign: 'dispatched',
    startVerification: 'verifying',
    repeat: 'repeated',
    merge: 'merged',
    disclaim: 'noPower',
    findJurisdiction: 'dispatched',
    openDispute: 'dispatched',
    endDispute: 'dispatched',
    correct: 'dispatched',
  },
  verifying: {
    assign: 'verifying',
    propose: 'verifying',
    endorse: 'verifying',
    returnProposal: 'verifying',
    withdrawProposal: 'verifying',
    extend: 'verifying',
    startTest: 'verifying',
    endTest: 'verifying',
    open: 'opened',
    notOpen: 'notOpened',
    transfer: 'transferred',
    giveBack: 'registered',
    recordNotice: 'verifying',
    recordUnserved: 'verifying',
    takeBackUnserved: 'verifying',
    repeat: 'repeated',
    merge: 'merged',
    disclaim: 'noPower',
    findJurisdiction: 'verifying',
    openDispute: 'verifying',
    endDispute: 'verifying',
    correct: 'verifying',
  },
  opened: {
    recordNotice: 'opened',
    recordUnserved: 'opened',
    takeBackUnserved: 'opened',
    correct: 'opened',
    inform: 'informed',
    endEnforcement: 'opened',
    grantReward: 'opened',
    payReward: 'opened',
    assign: 'opened',
    close: 'closed',
  },
  notOpened: {
    recordNotice: 'notOpened',
    recordUnserved: 'notOpened',
    takeBackUnserved: 'notOpened',
    correct: 'notOpened',
    inform: 'informed',
    assign: 'notOpened',
    close: 'closed',
    decideAnew: 'registered',
  },
  noPower: {
    recordNotice: 'noPower',
    recordUnserved: 'noPower',
    takeBackUnserved: 'noPower',
    correct: 'noPower',
    close: 'closed',
    decideAnew: 'registered',
  },
  transferred: {
    recordNotice: 'transferred',
    recordUnserved: 'transferred',
    takeBackUnserved: 'transferred',
    correct: 'transferred',
    close: 'closed',
    decideAnew: 'registered',
  },
  // That an earlier decision was revoked is told still.
  repeated: {
    recordNotice: 'repeated',
    recordUnserved: 'repeated',
    takeBackUnserved: 'repeated',
    close: 'closed',
    decideAnew: 'registered',
  },
  merged: {
    recordNotice: 'merged',
    recordUnserved: 'merged',
    takeBackUnserved: 'merged',
    close: 'closed',
    decideAnew: 'registered',
  },
  informed: {
    recordNotice: 'informed',
    recordUnserved: 'informed',
    takeBackUnserved: 'informed',
    correct: 'informed',
    endEnforcement: 'informed',
    grantReward: 'informed',
    payReward: 'informed',
    assign: 'informed',
    close: 'closed',
    decideAnew: 'registered',
  },
  // What a law wants told is told before it is closed: a failure that was none opens it again until it is (`reopenedStates`).
  closed: {
    grantReward: 'closed',
    payReward: 'closed',
    archive: 'archived',
    decideAnew: 'registered',
    takeBackUnserved: 'informed',
  },
  archived: { decideAnew: 'registered', takeBackUnserved: 'informed' },
} as const satisfies Record<TipoffState, Partial<Record<string, TipoffState>>>;

type MovesOf<S extends TipoffState> = keyof (typeof tipoffMoves)[S];
export type TipoffMove = { [S in TipoffState]: MovesOf<S> }[TipoffState];

/** How a tip-off was decided; null while it is not. */
export const tipoffOutcomes = ['opened', 'notOpened', 'noPower', 'transferred', 'repeated', 'merged'] as const;
export type TipoffOutcome = (typeof tipoffOutcomes)[number];

/** Where 更正送不到 leads what was closed or archived: back to where it was, and of a decision on a case to 已告知, which the table says. */
export const reopenedStates: Readonly<Record<TipoffOutcome, TipoffState>> = {
  opened: 'informed',
  notOpened: 'informed',
  noPower: 'noPower',
  transferred: 'transferred',
  repeated: 'repeated',
  merged: 'merged',
};

/** 环节: the queues of the desk. A tip-off stands in exactly one. */
export const tipoffStages = [
  'toDispatch',
  'toVerify',
  'verifying',
  'toTell',
  'inEnforcement',
  'toClose',
  'toArchive',
  'done',
] as const;
export type TipoffStage = (typeof tipoffStages)[number];

/* Parts of a tip-off; the files of the same names hold their rules. */

/** Besides the ways of every notice: an anonymous reporter who comes with number and code word. */
export const tipoffNoticeWays = [...noticeWays, 'codeWord'] as const;
export type TipoffNoticeWay = (typeof tipoffNoticeWays)[number];

export interface TipoffNotice {
  kind: TipoffNoticeKind;
  to: TipoffRecipient;
  /** The laws that ask for it; none when 《办法》 itself does. */
  laws: readonly DutyLaw[];
  inWriting: boolean;
  paperNumber: string | null;
  way: TipoffNoticeWay | null;
  toldOn: Day | null;
  proof: string | null;
  byId: string | null;
  contentHash?: string;
  wording?: string;
  /** A service that failed, where one did: its end stands in place of a proof, or who came in his place is told. */
  failure?: ServiceFailure;
  /** Records of a failure that were wrong. */
  takenBack?: readonly FailureTakenBack[];
}

/** What the officers ask to have decided. */
export const proposals = ['open', 'notOpen', 'extend', 'transfer'] as const;
export interface Proposal {
  what: (typeof proposals)[number];
  words: string;
  on: Day;
  byId: string;
  /** 办案机构负责人意见, where the bureau's leader decides; one of before was never asked for it. */
  endorsed?: Endorsement | null;
}

/** Whose word a decision was, with what had been asked for; nothing was, where the request lies on paper. */
export interface DecisionApproval extends Approval {
  asked: Proposal | null;
}

export const notOpenedGroundCodes = ['NF1', 'NF2', 'NF3', 'NF4', 'NF5'] as const;
export type NotOpenedGround = (typeof notOpenedGroundCodes)[number];

export const enforcementResults = ['penalised', 'notPenalised', 'withdrawn', 'transferred'] as const;
export type EnforcementResult = (typeof enforcementResults)[number];

export type RewardLevel = 1 | 2 | 3;
export interface Reward {
  level: RewardLevel;
  penaltyFen: number;
  amountFen: number;
  decidedOn: Day;
  financeAgreedOn: Day | null;
  byId: string;
  paidOn: Day | null;
  /** The number of the payment slip; the name of who was paid is not written here. */
  slip: string | null;
}

/** What is told of, as far as it decides who has power over it (第二十九条至第三十二条). */
export const reportedKinds = [
  'ordinary',
  'platform',
  'ownSite',
  'onPlatform',
  'mediaAd',
  'internetAd',
  'ownAd',
] as const;
export type ReportedKind = (typeof reportedKinds)[number];

/** 管辖: who has power over it, by which article and why, with what was answered. */
export interface TipoffJurisdiction extends PowerOf {
  answers: {
    inDuty: 'yes' | 'no';
    department?: string;
    about?: ReportedKind;
    act?: Where;
    home?: Where;
    shopPlace?: Where;
    platformHome?: Where;
    publisher?: Where;
    advertiser?: Where;
    agent?: Where;
    first?: 'yes' | 'no';
    bureau?: string;
  };
  on: Day;
  byId: string;
}

/** 撤销的决定: what had been decided and told, why it was revoked, and by whose word. */
export interface Annulment
  extends
    Revocation,
    Pick<
      Tipoff,
      | 'outcome'
      | 'decidedOn'
      | 'decisionReason'
      | 'notOpenedGround'
      | 'approverId'
      | 'approval'
      | 'competentBody'
      | 'transferPaper'
      | 'firstNumber'
      | 'notices'
      | 'closedOn'
    > {}

/** What came in besides: a later tip-off of the same reporter with new facts (第三十五条), each restarting the verification. */
export interface TakenIn {
  number: string;
  on: Day;
  newFacts: string;
}

export interface Tipoff {
  countyId: number;
  id: string;
  number: string;
  version: number;
  state: TipoffState;
  stage: TipoffStage;
  outcome: TipoffOutcome | null;

  channel: string;
  platformNumber: string | null;
  codeStub: string;
  /** When the program took it in; never the start of a clock by itself. */
  filedAt: Date;
  /** When the material was received: starts the verification (程序规定 第十八条). */
  receivedAt: Date;

  anonymous: boolean;
  /** What proves an anonymous reporter who comes back: only the hash of the word (暗语) that he chose. */
  codeWordHash: string | null;
  /** 实名举报: some laws have only such a reporter told, and 令20 第三十一条 did. */
  realName: boolean;
  /** The sealed identity; null exactly when the tip-off is anonymous. */
  reporterId: string | null;

  operatorName: string;
  operatorPhone: string;
  operatorAddress: string;
  operatorRegionId: string | null;
  categoryCode: string | null;
  natureCode: string | null;
  /** 违法行为类别, R01 to R99. */
  conductCode: ConductCode | null;
  story: string;
  /** What the reporter can show: photographs, slips, where and when to look. */
  evidence: string;
  happenedOn: Day | null;
  amountFen: number | null;
  /** The laws in question that may oblige the bureau to tell somebody (告知义务). */
  laws: readonly DutyLaw[];
  /** The complaint of the same text, when one was split in two (第九条). */

  officeId: string | null;
  officeReason: string;
  stationId: string | null;
  stationReason: string;
  /** The two officers that verify (程序规定: at least two): the handler and the second. */
  handlerId: string | null;
  secondId: string | null;
  /** Never entrusted; the column is that of every matter. */
  entrustedTo: string | null;
  dispatchedOn: Day | null;
  /** 处理结果报告期限: by when the office reports to who dispatched it, where a day was set. */
  reportBy: Day | null;
  givenBackOn: Day | null;
  givenBackReason: string | null;

  /** Who has power over it, once somebody has answered what decides it. */
  jurisdiction: TipoffJurisdiction | null;
  /** The dispute with another bureau about it (第三十三条). */
  dispute: Dispute | null;
  verifyingOn: Day | null;
  /** Who verified and does no more, by account: none of them decides. */
  verifiers: readonly string[];
  /** What the officers ask for and nobody has decided yet. */
  proposal: Proposal | null;
  extendedOn: Day | null;
  extensionReason: string | null;
  extensionApproval: DecisionApproval | null;
  pauses: readonly Pause[];
  takenIn: readonly TakenIn[];
  /** The day of the last tip-off that was merged into this one: from it the verification runs anew (第三十五条). */
  lastTakenInOn: Day | null;
  /** The number of the first tip-off, which this one repeats or was merged into. */
  firstNumber: string | null;

  decidedOn: Day | null;
  notOpenedGround: NotOpenedGround | null;
  decisionReason: string | null;
  /** Who approved. */
  approverId: string | null;
  /** On which level, and with which words; of a decision of before this was kept the account alone is known. */
  approval: DecisionApproval | null;
  /** The authority that has the power, by name; for a transfer the one that it went to. */
  competentBody: string | null;
  transferPaper: string | null;
  enforcementNumber: string | null;
  enforcementEndedOn: Day | null;
  enforcementResult: EnforcementResult | null;
  /** 罚没款: what was fined and confiscated, from which the reward is counted. */
  penaltyFen: number | null;
  notices: readonly TipoffNotice[];
  reward: Reward | null;
  /** The decisions on it that were revoked, the earliest first. */
  annulments: readonly Annulment[];
  informedOn: Day | null;
  closedOn: Day | null;
  archivedOn: Day | null;
  urgedOn: Day | null;
  urgedTimes: number;

  /** The most urgent open clock, kept as columns so that lists sort by it and the watch finds it. */
  dueRule: ClockRuleId | null;
  dueOn: Day | null;
  legalOn: Day | null;
  escalatedTo: number;
  /** The day on which its personal content was erased. */
  erasedOn: Day | null;
}

export function mayMoveTipoff(tipoff: Tipoff, move: TipoffMove): boolean {
  return move in tipoffMoves[tipoff.state];
}

/** The state the move leads to; refuses a move that the table does not have for this state. */
export function movedTipoff(tipoff: Tipoff, move: TipoffMove): TipoffState {
  return nextState<TipoffState>(tipoffMoves, tipoff.state, move);
}
