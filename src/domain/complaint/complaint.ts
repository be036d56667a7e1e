/**
 * 投诉 (complaint): a consumer has a dispute with an operator over goods or services bought for daily life and asks the
 * regulator to resolve it (《市场监督管理投诉举报处理办法》第三条). 「农民利益无小事」: no smallest amount, no account.
 * The state machine is that of 令121 articles 13–25; marks such as urged or paused stand beside the state, never in it.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { type Course, emptyCourse } from './steps/records.ts';
import type { ClockRuleId } from '../law/rulebook.ts';
import type { Pause } from '../law/clock.ts';
import type { RecordReason } from './mediation/record-reason.ts';
import type {
  Claim,
  FactRecord,
  Injury,
  Investigation,
  PromisedTerm,
  Purchase,
  Talk,
  Term,
  Cost,
} from './facts/facts.ts';
import type { DeclineGround, TerminationGround } from '../law/ground.ts';
import type { Revocation } from '../matter/decided/anew.ts';
import { nextState } from '../matter/matter.ts';
import type { Told } from './joint/member.ts';
import type { About } from '../base/money.ts';
import type { FailureTakenBack, ServiceFailure } from '../law/service.ts';
import { Refusal } from '../base/refusal.ts';

export const complaintStates = [
  'atStation',
  'registered',
  'dispatched',
  'accepted',
  'mediating',
  'declined',
  'settled',
  'terminated',
  'transferred',
  'told',
  'closed',
] as const;
export const ComplaintState = z.enum(complaintStates);
export type ComplaintState = z.infer<typeof ComplaintState>;

/** A row of moves that leave the state as it is. */
function stay<S extends string, M extends string>(state: S, ...moves: readonly M[]): Readonly<Record<M, S>> {
  return Object.fromEntries(moves.map((move) => [move, state])) as Record<M, S>;
}

/** What binds several people or matters to one can change until something is decided at its end. */
const bonds = ['addMember', 'electRepresentatives', 'recordMemberWish', 'memberLeaves', 'merge', 'unmerge'] as const;
/** Who complains jointly is told one by one, as long as a notice can be open; and what could not be served is written down. */
const telling = ['recordNotices', 'recordUnserved', 'takeBackUnserved'] as const;
/** Another may act for the complainant from the filing to the end. */
const agents = ['recordAgent', 'endAgent'] as const;
/** What was decided needs no new agent, and whoever acts until then can be ended still. */
const agentEnds = 'endAgent';
/** The parties are put right as long as something is still to be told them. */
const parties = 'correctParties';
/** What the officer asks of the complainant, while something is still to be found out. */
const questions = ['askConsumer', 'answerQuestion'] as const;
/** How the agreement is kept, from the day on which it was reached. */
const performing = ['tellPerformance', 'answerPerformance'] as const;
const shares = ['addCoHandler', 'handBackShare', 'endShare'] as const;

/**
 * Which move leads where. The server's rule, the officer's buttons, the state diagram and the tests all read this table.
 * `tell` is made by the rule itself when the last notice is proven; everything else is made by a person.
 */
export const moves = {
  atStation: {
    talk: 'atStation',
    settleAtStation: 'closed',
    sendUp: 'registered',
    pullUp: 'registered',
    withdraw: 'closed',
    recordWithdrawal: 'closed',
    correct: 'atStation',
    // What may be made public is agreed to, and taken back, at any time (《个人信息保护法》第十五条).
    recordWish: 'atStation',
    ...stay('atStation', ...agents),
  },
  registered: {
    dispatch: 'dispatched',
    decline: 'declined',
    talk: 'registered',
    withdraw: 'closed',
    recordWithdrawal: 'closed',
    correct: 'registered',
    transfer: 'transferred',
    recordConsent: 'registered',
    approveDecline: 'declined',
    ...stay('registered', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'openDispute', 'endDispute'),
    ...stay('registered', 'proposeDecline', 'returnProposal', 'recordWish', 'handToPolice'),
    // That an earlier decision was revoked is told before there is another one.
    ...stay('registered', ...questions, parties, ...bonds, ...agents, 'recordNotice', ...telling),
  },
  dispatched: {
    giveBack: 'registered',
    assign: 'dispatched',
    accept: 'accepted',
    decline: 'declined',
    recordConsent: 'dispatched',
    talk: 'dispatched',
    withdraw: 'closed',
    recordWithdrawal: 'closed',
    correct: 'dispatched',
    approveDecline: 'declined',
    ...stay('dispatched', 'askIdentity', 'recordIdentity', 'findJurisdiction', 'findNoPower', 'proposeDecline'),
    ...stay('dispatched', 'returnProposal', 'recordWish', 'handToPolice'),
    ...stay('dispatched', ...questions, parties, ...bonds, ...shares, ...agents, 'recordNotice', ...telling),
  },
  accepted: {
    // The bureau has accepted it, and an office without power gives it back all the same: the centre finds another one (第四十一条).
    giveBack: 'accepted',
    dispatch: 'accepted',
    // Found after the acceptance to be outside its duties, it is handed over all the same (《食品安全法》第一百一十五条).
    transfer: 'transferred',
    recordNotice: 'accepted',
    assign: 'accepted',
    recordConsent: 'accepted',
    startMediation: 'mediating',
    terminate: 'terminated',
    talk: 'accepted',
    correct: 'accepted',
    approveTerminate: 'terminated',
    ...stay('accepted', 'proposeTerminate', 'returnProposal', 'findClue', 'extendClue', 'endClue', 'recordWish'),
    // Testing may be settled before both have said yes to mediation (第二十二条).
    ...stay('accepted', 'handToPolice', 'startTest', 'endTest', 'recordWithdrawal'),
    ...stay('accepted', ...questions, parties, ...bonds, ...shares, ...agents, ...telling),
  },
  mediating: {
    recordNotice: 'mediating',
    assign: 'mediating',
    holdSession: 'mediating',
    entrust: 'mediating',
    takeBack: 'mediating',
    startTest: 'mediating',
    endTest: 'mediating',
    settle: 'settled',
    terminate: 'terminated',
    talk: 'mediating',
    correct: 'mediating',
    approveTerminate: 'terminated',
    ...stay('mediating', 'proposeTerminate', 'returnProposal', 'requestRecusal', 'decideRecusal', 'findClue'),
    ...stay('mediating', 'callSession', 'callOff', 'recordWithdrawal'),
    ...stay('mediating', 'extendClue', 'endClue', 'recordWish', 'handToPolice'),
    ...stay('mediating', ...questions, parties, ...bonds, ...shares, ...agents, ...telling),
  },
  declined: {
    recordNotice: 'declined',
    assign: 'declined',
    tell: 'told',
    decideAnew: 'registered',
    ...stay(
      'declined',
      agentEnds,
      'recordWish',
      parties,
      ...telling,
      'handToPolice',
      'recordReferral',
      'recordReferralResult',
    ),
  },
  settled: {
    recordNotice: 'settled',
    assign: 'settled',
    tell: 'told',
    ...stay(
      'settled',
      ...performing,
      agentEnds,
      'recordWish',
      parties,
      ...telling,
      'findClue',
      'extendClue',
      'endClue',
      'handToPolice',
      'recordReferral',
      'recordReferralResult',
    ),
  },
  terminated: {
    recordNotice: 'terminated',
    assign: 'terminated',
    tell: 'told',
    mediateAnew: 'accepted',
    ...stay('terminated', agentEnds, 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral'),
    ...stay('terminated', 'recordReferralResult', 'recordWish', ...telling, parties),
  },
  transferred: {
    recordNotice: 'transferred',
    tell: 'told',
    takeTransferBack: 'registered',
    decideAnew: 'registered',
    mediateAnew: 'accepted',
    ...stay('transferred', agentEnds, 'recordTransfer', 'recordWish', ...telling, parties),
  },
  told: {
    close: 'closed',
    assign: 'told',
    takeTransferBack: 'registered',
    decideAnew: 'registered',
    mediateAnew: 'accepted',
    ...stay('told', 'findClue', 'extendClue', 'endClue', 'handToPolice', 'recordReferral', 'recordReferralResult'),
    // What is announced may still reach him in another way, and a failure that was none is told after all.
    ...stay('told', ...performing, agentEnds, 'recordTransfer', 'recordWish', 'recordNotice', ...telling),
  },
  closed: {
    followUp: 'closed',
    perform: 'closed',
    decideAnew: 'registered',
    mediateAnew: 'accepted',
    // Nothing is closed of which somebody is still to be told (第十五条、第二十三条第二款): it is told first, and closed then.
    takeBackUnserved: 'told',
    // What is heard when the complainant is called again may be a clue, too (第二十七条).
    ...stay(
      'closed',
      agentEnds,
      'findClue',
      'extendClue',
      'endClue',
      'handToPolice',
      'recordReferral',
      'recordReferralResult',
    ),
    ...stay(
      'closed',
      ...performing,
      'recordTransfer',
      'recordWish',
      'recordMemberWish',
      'waiveFollowUp',
      'answerReview',
      'appeal',
      'answerAppeal',
      'decidePublication',
      'archive',
    ),
  },
} as const satisfies Record<ComplaintState, Partial<Record<string, ComplaintState>>>;

type MovesOf<S extends ComplaintState> = keyof (typeof moves)[S];
export type ComplaintMove = { [S in ComplaintState]: MovesOf<S> }[ComplaintState];

/** How a matter ended, for lists, figures and the consumer's page. */
export const outcomes = [
  'settled',
  'terminated',
  'declined',
  'settledAtStation',
  'withdrawn',
  'transferred',
  'merged',
] as const;
export type Outcome = (typeof outcomes)[number];

/* Parts of a complaint; the files of the same names hold their rules. */
export const noticeKinds = [
  'acceptance',
  'decline',
  'termination',
  'agreement',
  'transfer',
  'mediation',
  'calledOff',
  'anew',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const recipients = ['consumer', 'operator'] as const;
export type Recipient = (typeof recipients)[number];
export const noticeWays = ['inPerson', 'sms', 'phone', 'mail', 'email', 'platform'] as const;
export type NoticeWay = (typeof noticeWays)[number];

export interface Notice extends Told {
  kind: NoticeKind;
  to: Recipient;
  /** The letter's number, when a letter goes with it. */
  paperNumber: string | null;
  way: NoticeWay | null;
  toldOn: Day | null;
  /** What proves it: a registered-mail number, the gateway's receipt, who signed, which call. */
  proof: string | null;
  byId: string | null;
  /** SHA-256 of the text as it was served, and the version of its wording; absent where nothing was on paper. */
  contentHash?: string;
  wording?: string;
  /** The session of which it tells, where several are called one after the other. */
  occasion?: string;
  /** The day on which that session was called off or moved: it is not held, and nobody stays away from it. */
  offOn?: Day;
  /** A service that failed, where one did: its end stands in place of a proof, or who came in his place is told. */
  failure?: ServiceFailure;
  /** Records of a failure that were wrong. */
  takenBack?: readonly FailureTakenBack[];
}

export interface Session {
  heldAt: string;
  place: string;
  way: 'onSite' | 'phone' | 'video' | 'online';
  mediators: string;
  noticedOn?: Day | null;
  minutes: string;
  byId: string;
  /** The time for which it was called, by which the notices that told of it are found. */
  occasion?: string;
}

export interface Agreement {
  text: string;
  /** A signed 调解书, or a record only (第二十四条). */
  form: 'letter' | 'record';
  /** Why there is a record only, and how both waived the letter; not asked before. */
  whyRecord?: RecordReason;
  waiver?: string;
  signedOn: Day;
  performBy: Day | null;
  performedOn: Day | null;
}

export interface Complaint extends Course {
  countyId: number;
  id: string;
  number: string;
  version: number;
  state: ComplaintState;
  outcome: Outcome | null;

  channel: string;
  platformNumber: string | null;
  codeStub: string;
  /** When the program took it in; never the start of a clock by itself. */
  filedAt: Date;
  /** When the station heard of it, if it came by a station; kept beside the bureau's time. */
  stationReceivedAt: Date | null;
  /** When the competent bureau received it: starts the seven working days (令121 第十五条); null while only at a station. */
  receivedAt: Date | null;

  consumerName: string;
  consumerPhone: string;
  consumerAddress: string;
  consumerRegionId: string | null;
  consumerIdNumber: string | null;
  operatorName: string;
  operatorPhone: string;
  operatorAddress: string;
  operatorRegionId: string | null;
  categoryCode: string | null;
  natureCode: string | null;
  story: string;
  claim: string;
  happenedOn: Day | null;
  amountFen: number | null;
  /** When the complainant could not name the sum exactly: 约 or 余. */
  amountAbout: About | null;
  /** When the complainant learnt of the harm: from it run the three years (第十六条第（四）项). */
  knownOn: Day | null;
  claims: readonly Claim[];
  purchase: Purchase | null;
  promises: readonly PromisedTerm[];
  investigations: readonly Investigation[];
  factRecords: readonly FactRecord[];
  injury: Injury | null;
  /** Urgent stands beside the state: since when, by whose press if by one, when the duty was paged, when somebody called back. */
  urgentAt: Date | null;
  urgentById: string | null;
  pagedAt: Date | null;
  respondedAt: Date | null;
  consentPublish: boolean;
  consentEntrust: boolean;

  officeId: string | null;
  officeReason: string;
  stationId: string | null;
  stationReason: string;
  handlerId: string | null;
  entrustedTo: string | null;
  dispatchedOn: Day | null;
  /** 处理结果报告期限: by when the office reports to who dispatched it, where a day was set. */
  reportBy: Day | null;
  /** When an office gave it back to the centre, which then has to dispatch it again. */
  givenBackOn: Day | null;
  givenBackReason: string | null;

  decidedOn: Day | null;
  declineGrounds: readonly DeclineGround[];
  declineReason: string | null;
  acceptedOn: Day | null;
  consumerConsentedOn: Day | null;
  operatorConsentedOn: Day | null;
  pauses: readonly Pause[];
  sessions: readonly Session[];
  agreement: Agreement | null;
  endedOn: Day | null;
  terminateGround: TerminationGround | null;
  terminateReason: string | null;
  disputedFen: number | null;
  recoveredFen: number | null;
  compensationFen: number | null;
  /** What was agreed, one by one; `recoveredFen` is their sum. */
  terms: readonly Term[];
  /** The day on which the next look at the performance is due. */
  nextCheckOn: Day | null;
  cost: Cost | null;
  /** True when the station stands in the house of the operator, which then settles with its own customer; else null. */
  ownVenue: true | null;
  notices: readonly Notice[];
  talks: readonly Talk[];
  toldOn: Day | null;
  closedOn: Day | null;
  followedUpOn: Day | null;
  satisfaction: 1 | 2 | 3 | 4 | null;
  urgedOn: Day | null;
  urgedTimes: number;

  /** The most urgent open clock, kept as columns so that lists sort by it and the watch finds it. */
  dueRule: ClockRuleId | null;
  dueOn: Day | null;
  legalOn: Day | null;
  /** 0 nobody, 1 handler, 2 head of the office, 3 centre, 4 deputy director: how far the watch has already gone. */
  escalatedTo: number;
  /** What the matter waits for now: the queue in which a person finds it. Made from the rest by `stageOf`. */
  stage: Stage;
  /** The decisions on it that were revoked, the earliest first. */
  annulments: readonly ComplaintAnnulment[];
  /** The day on which its personal content was erased. */
  erasedOn: Day | null;
}

/** 撤销的决定: what had been decided, told and looked back on, why it was revoked, and by whose word. */
export interface ComplaintAnnulment
  extends
    Revocation,
    Pick<
      Complaint,
      | 'outcome'
      | 'acceptedOn'
      | 'decidedOn'
      | 'endedOn'
      | 'declineGrounds'
      | 'declineEvidence'
      | 'declineReason'
      | 'terminateGround'
      | 'terminateReason'
      | 'endingEvidence'
      | 'identity'
      | 'withdrawal'
      | 'handlerId'
      | 'notices'
      | 'toldOn'
      | 'closedOn'
      | 'followedUpOn'
      | 'satisfaction'
      | 'followUpWaived'
      | 'review'
      | 'appeal'
      | 'cost'
      | 'publication'
      | 'archive'
    > {
  deciderId: string | null;
}

/** All fields of a complaint, so that a new one is a copy with some of them written over, which is quick; `file` writes the first ones. */
export const emptyComplaint: Complaint = {
  ...emptyCourse,
  annulments: [],
  countyId: 0,
  id: '',
  number: '',
  codeStub: '',
  channel: '',
  filedAt: new Date(0),
  consumerName: '',
  consumerPhone: '',
  operatorName: '',
  story: '',
  claim: '',
  version: 1,
  state: 'registered',
  outcome: null,
  platformNumber: null,
  stationReceivedAt: null,
  receivedAt: null,
  consumerAddress: '',
  consumerRegionId: null,
  consumerIdNumber: null,
  operatorPhone: '',
  operatorAddress: '',
  operatorRegionId: null,
  categoryCode: null,
  natureCode: null,
  happenedOn: null,
  amountFen: null,
  consentPublish: false,
  consentEntrust: false,
  officeId: null,
  officeReason: '',
  stationId: null,
  stationReason: '',
  handlerId: null,
  entrustedTo: null,
  dispatchedOn: null,
  reportBy: null,
  givenBackOn: null,
  givenBackReason: null,
  decidedOn: null,
  declineGrounds: [],
  declineReason: null,
  acceptedOn: null,
  consumerConsentedOn: null,
  operatorConsentedOn: null,
  pauses: [],
  sessions: [],
  agreement: null,
  endedOn: null,
  terminateGround: null,
  terminateReason: null,
  disputedFen: null,
  recoveredFen: null,
  compensationFen: null,
  notices: [],
  talks: [],
  toldOn: null,
  closedOn: null,
  followedUpOn: null,
  satisfaction: null,
  amountAbout: null,
  knownOn: null,
  claims: [],
  purchase: null,
  promises: [],
  investigations: [],
  factRecords: [],
  injury: null,
  erasedOn: null,
  urgentAt: null,
  urgentById: null,
  pagedAt: null,
  respondedAt: null,
  terms: [],
  nextCheckOn: null,
  cost: null,
  ownVenue: null,
  urgedOn: null,
  urgedTimes: 0,
  dueRule: null,
  dueOn: null,
  legalOn: null,
  escalatedTo: 0,
  stage: 'toDispatch',
};

/** 环节: the queues of the desk. A matter stands in exactly one. */
export const stages = [
  'atStation',
  'toApprove',
  'toDispatch',
  'toAccept',
  'toTell',
  'toMediate',
  'mediating',
  'toClose',
  'toFollowUp',
  'toReview',
  'done',
] as const;
export type Stage = (typeof stages)[number];

export function mayMove(complaint: Complaint, move: ComplaintMove): boolean {
  return move in moves[complaint.state];
}

/** Facts are written down while the matter is open; refuses once it is closed. */
export function demandOpen({ state }: Complaint, move: string): void {
  if (state === 'closed') throw new Refusal('move-not-allowed', { state, move });
}

/** The state the move leads to; refuses a move that the table does not have for this state. */
export function moved(complaint: Complaint, move: ComplaintMove): ComplaintState {
  return nextState<ComplaintState>(moves, complaint.state, move);
}
