/**
 * 法定程序的记载 (course): what the law's procedure leaves on record beside the state of a complaint. Each part is a
 * document written by the rules of the file of its name; a mark such as an open proposal is one of them, never a state.
 */
import type { RuleSet } from '../../law/rulebook.ts';
import type { Role } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { DeclineEvidence, EndingEvidence, Faking } from '../facts/facts.ts';
import type { DeclineGround, TerminationGround } from '../../law/ground.ts';
import { emptyBonds, type Bonds, type ConsentWay } from '../joint/member.ts';

/** One of the two sides of the dispute. */
export type Side = 'consumer' | 'operator';

export const identityResults = ['verified', 'notGiven', 'falsePapers', 'borrowedName', 'refused'] as const;

export type IdentityResult = (typeof identityResults)[number];

/** `contact` was asked before each item of 第十条第一款 could be; requests of that time keep it. */
export type IdentityMaterial = 'idPaper' | 'contact' | 'consumer' | 'operator' | 'facts' | 'authorisation';

/** What form 4 asked, how it was served, and what came of it. */
export interface IdentityRequest {
  servedOn: Day;
  dueOn: Day;
  materials: readonly IdentityMaterial[];
  why: string;
  /** How form 4 was served: one of the ways of a notice. */
  way: string;
  proof: string;
  result: IdentityResult | null;
  answeredOn: Day | null;
  note: string;
  byId: string;
}

export const agentPowers = ['change', 'settle', 'sign', 'withdraw', 'collect'] as const;
export type AgentPower = (typeof agentPowers)[number];

/** 委托代理人 (第十一条): who acts for the complainant, with what his paper allows him, for how long, and when it was handed in. */
export interface Agent {
  name: string;
  phone: string;
  /** What he is to the complainant, in words. */
  relation: string;
  idNumber: string | null;
  address: string;
  scope: 'general' | 'special';
  powers: readonly AgentPower[];
  from: Day | null;
  until: Day | null;
  /** When the original and his own papers were handed in; null while they are not. */
  paperOn: Day | null;
  paper: string;
  /** Since when the matter knows of him. */
  since: Day;
  endedOn: Day | null;
  endedWhy: string;
  byId: string | null;
}

/** 撤回: that the complainant takes it back, as he told it to somebody; a mark until the officer has decided, once it is accepted. */
export interface Withdrawal {
  on: Day;
  way: ConsentWay;
  heardBy: string;
  reason: string;
  proof: string;
  byId: string;
  /** When he said that it is to go on after all. */
  droppedOn: Day | null;
}

export type ProposableDecision = 'decline' | 'terminate';

export interface Proposal {
  decision: ProposableDecision;
  /** What the form of the decision held, to be decided as it stands. */
  input: Readonly<Record<string, unknown> & { ground: DeclineGround | TerminationGround; reason: string }>;
  byId: string;
  byRole: Role;
  on: Day;
  /** By which rule it was proposed, where that is not the rule of the day of receipt. */
  rules?: RuleSet;
  /** Sent back by the superior, or taken back by who proposed it. */
  returned: { on: Day; byId: string; reason: string } | null;
}

export interface Recusal {
  party: Side;
  /** The mediator who is asked to give way. */
  mediator: string;
  reason: string;
  requestedOn: Day;
  decidedOn: Day | null;
  granted: boolean | null;
  /** Whether the officer himself gave way; before this was asked it was always he. */
  whose?: 'handler' | 'mediator';
  /** Why it was granted or refused, as the decision says it. */
  grounds: string;
  byId: string | null;
}

export type Power = 'here' | 'elsewhere' | 'department' | 'unclear';

export type Where = 'here' | 'elsewhere' | 'unknown';

export interface JurisdictionAnswers {
  inDuty: 'yes' | 'no';
  department?: string;
  respondent?: 'ordinary' | 'platform' | 'ownSite' | 'onPlatform';
  place?: Where;
  home?: Where;
  published?: 'here' | 'elsewhere' | 'none';
  /** Where a shop on a platform really trades: what 令20 asked instead of the published address. */
  shopPlace?: Where;
  reachable?: 'yes' | 'no';
  platformHome?: 'here' | 'elsewhere';
  firstElsewhere?: 'yes' | 'no';
  elsewhereOn?: Day | null;
  bureau?: string;
}

/** Who has power, by which article, and why in words. */
export interface PowerOf {
  power: Power;
  article: string;
  zh: string;
  en: string;
}

export interface JurisdictionFinding extends PowerOf {
  answers: JurisdictionAnswers;
  on: Day;
  byId: string;
}

/** 约期: when and where the two sides are asked to meet, and who mediates; told to both beforehand (第二十条). */
export interface PlannedSession {
  heldAt: string;
  place: string;
  way: 'onSite' | 'phone' | 'video' | 'online';
  mediators: string;
  /** Days in which a party may ask for another mediator, as form 7 says. */
  objectionDays: number;
  calledOn: Day;
  byId: string;
}

export interface Dispute {
  bureau: string;
  on: Day;
  endedOn: Day | null;
  result: 'here' | 'elsewhere' | null;
  /** Agreed between the two, or designated by the superior, and by whom. */
  how: 'agreed' | 'designated' | null;
  superior: string;
}

export const transferKinds = ['bureau', 'department'] as const;

export type TransferKind = (typeof transferKinds)[number];

export interface Transfer {
  kind: TransferKind;
  to: string;
  basis: string;
  /** Why it goes to another bureau although the shop is in this county; older transfers were not asked. */
  whyNotOurs?: string;
  sentOn: Day;
  receivedOn: Day | null;
  receivedBy: string;
  resultOn: Day | null;
  result: string;
  /** When it came back without having been taken. */
  returnedOn: Day | null;
  byId: string;
}

/** 一次流转: one time that the matter went from one hand to another. */
export interface Hop {
  kind: 'dispatch' | 'giveBack' | 'transfer' | 'transferBack';
  on: Day;
}

export interface Clue {
  foundOn: Day;
  words: string;
  /** What was answered when it was found; older clues were not asked. */
  breaksLaw?: 'yes' | 'no';
  hasEvidence?: 'yes' | 'no';
  isOurs?: 'yes' | 'no';
  /** When the head allowed fifteen working days more, and why. */
  extendedOn: Day | null;
  extendedBy: string | null;
  extensionReason: string;
  endedOn: Day | null;
  result: 'tipoff' | 'filed' | 'noCase' | null;
  /** The number of the tip-off it was handed to. */
  tipoffNumber: string;
  /** The number of the case that was filed on it; older clues have none. */
  enforcementNumber?: string;
  reason: string;
  byId: string;
  /** Who handled the complaint while it was verified, and does no more; older clues do not know. */
  verifiers?: readonly string[];
}

/** 移送公安的材料: what the head hands to the police. */
export interface PoliceHandover {
  fact: Faking;
  words: string;
  materials: string;
  to: string;
  sentOn: Day;
  receipt: string;
  byId: string;
}

export interface Review {
  openedOn: Day;
  /** Why the complainant is not satisfied. */
  reason: string;
  answeredOn: Day | null;
  result: 'upheld' | 'mended' | null;
  answer: string;
  byId: string | null;
}

/** 问投诉人的一句话, by when an answer was asked for, and what he answered; a question of which the matter went on stays unanswered. */
export interface AskedConsumer {
  n: number;
  on: Day;
  dueOn: Day;
  question: string;
  byId: string;
  answeredOn: Day | null;
  answer: string;
  /** How many files came with the answer. */
  files: number;
}

/** What the complainant told of how the agreement is kept, and what the office answered him. */
export interface PerformanceTold {
  n: number;
  on: Day;
  result: 'broken' | 'kept';
  /** The places of the terms that are meant, from 1; 0 is an agreement without terms. */
  terms: readonly number[];
  words: string;
  byId: string;
  /** By when the office answers him; null where there is nothing to answer. */
  dueOn: Day | null;
  answeredOn: Day | null;
  found: 'kept' | 'promised' | 'refused' | null;
  promisedOn: Day | null;
  answer: string;
  answererId: string | null;
}

/** 请县局复核: why, and what who leads the bureau answered; with the number of the letter, and the hash of its text. */
export interface Appeal {
  openedOn: Day;
  words: string;
  byId: string;
  answeredOn: Day | null;
  result: 'upheld' | 'mended' | null;
  answer: string;
  answererId: string | null;
  number: string | null;
  contentHash: string | null;
}

export interface Waiver {
  on: Day;
  reason: string;
  byId: string;
}

export interface Publication {
  published: boolean;
  reason: string;
  on: Day;
  byId: string;
}

/** One line of the file list. */
export interface FiledPaper {
  n: number;
  zh: string;
  en: string;
  number: string;
  on: Day;
}

export interface Archive {
  on: Day;
  /** Where the file stands. */
  place: string;
  papers: readonly FiledPaper[];
  byId: string;
}

export const consentKinds = ['mediate', 'entrust', 'publish', 'electronic'] as const;

export type ConsentKind = (typeof consentKinds)[number];

export interface Consent {
  kind: ConsentKind;
  party: Side;
  given: boolean;
  on: Day;
  way: ConsentWay;
  /** Which call, which paper, who was present. */
  proof: string;
  byId: string | null;
}

export const referralKinds = ['arbitration', 'court', 'confirmation', 'support'] as const;

export type ReferralKind = (typeof referralKinds)[number];

export interface Referral {
  kind: ReferralKind;
  body: string;
  /** Arbitration needs an agreement to arbitrate (仲裁法 第四条). */
  agreementSigned: boolean;
  number: string;
  sentOn: Day;
  resultOn: Day | null;
  result: string;
  byId: string;
}

export interface Course extends Bonds {
  identity: IdentityRequest | null;
  declineEvidence: DeclineEvidence | null;
  endingEvidence: EndingEvidence | null;
  proposal: Proposal | null;
  summons: PlannedSession | null;
  recusals: readonly Recusal[];
  jurisdiction: JurisdictionFinding | null;
  dispute: Dispute | null;
  transfers: readonly Transfer[];
  /** Every dispatch, give-back and transfer, so that a matter that wanders is seen. */
  hops: readonly Hop[];
  /** When the office found that it has no power: from then on it has to be given back (令121 第四十一条). */
  noPowerOn: Day | null;
  clues: readonly Clue[];
  police: PoliceHandover | null;
  review: Review | null;
  appeal: Appeal | null;
  followUpWaived: Waiver | null;
  /** What the officer asked of the complainant, the newest last. */
  asked: readonly AskedConsumer[];
  performances: readonly PerformanceTold[];
  publication: Publication | null;
  archive: Archive | null;
  consents: readonly Consent[];
  referrals: readonly Referral[];
  withdrawal: Withdrawal | null;
  /** The day on which the complainant agreed to what the firm itself proposed, so that there was nothing left to handle. */
  firmSettledOn: Day | null;
  /** Who acts or acted for the complainant, the newest last. */
  agents: readonly Agent[];
  /** Who speaks and who stands for the operator, as far as somebody found out. */
  respondent: Respondent | null;
}

/** 被投诉人的人: form 1 names whom to ask for, form 9 the legal representative and an agent; empty where nobody knows. */
export interface Respondent {
  contact: string;
  legalRep: string;
  agent: string;
}

/** Nothing on record yet. */
export const emptyCourse: Course = {
  ...emptyBonds,
  identity: null,
  declineEvidence: null,
  endingEvidence: null,
  proposal: null,
  summons: null,
  recusals: [],
  jurisdiction: null,
  dispute: null,
  transfers: [],
  hops: [],
  noPowerOn: null,
  clues: [],
  police: null,
  review: null,
  appeal: null,
  followUpWaived: null,
  asked: [],
  performances: [],
  publication: null,
  archive: null,
  consents: [],
  referrals: [],
  withdrawal: null,
  firmSettledOn: null,
  agents: [],
  respondent: null,
};
