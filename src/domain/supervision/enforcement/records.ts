/** 案件里的记录 (record): the documents that a case keeps beside its columns, each written by the step of the same name. */
import type { Day } from '../../base/calendar.ts';
import type { Approval } from '../../law/approval.ts';
import type { ServiceWay } from '../../law/service.ts';
import type { Pause } from '../../law/clock.ts';
import type { Officer } from './certificate.ts';
import type { Provision } from '../../law/words/provision-words.ts';
import type { LegalBasis } from './legal-basis.ts';

/** What 程序规定 第十八条、第三十八条、第六十四条 leave out of their limits. */
export const exclusionKinds = [
  'detection',
  'inspection',
  'quarantine',
  'appraisal',
  'recognition',
  'announcement',
  'refund',
  'suspension',
  'hearing',
] as const;
export type ExclusionKind = (typeof exclusionKinds)[number];

export interface Exclusion extends Pause {
  kind: ExclusionKind;
}

/** Those who stood in the case when it was filed, or was not, and when the investigation was over. */
export interface DeedOfficers {
  /** Who stood in the case at any time while it was verified and does no more, by account. */
  verified?: readonly string[];
  filed?: readonly Officer[];
  /** Who decided that it is filed, or not, by his account. */
  filedById?: string;
  /** On which level that was decided, and with which words; of one of before this was kept the account alone is known. */
  filing?: Approval;
  reported?: readonly Officer[];
  /** Who approved that it is closed. */
  closing?: Approval;
}

/** 报请: what those who verified may ask for. */
export const filingRequestKinds = ['file', 'notFile', 'extend'] as const;
export type FilingRequestKind = (typeof filingRequestKinds)[number];

/** 报请立案、不予立案、延长核查: what the officers who verified propose, and what came of it. */
export interface FilingRequest {
  kind: FilingRequestKind;
  askedOn: Day;
  byId: string;
  /** The paper on which it was asked for, where it was not asked for here. */
  paper?: string;
  /** Those who verified, with their certificates. */
  officers: readonly Officer[];
  reason: string;
  violated: readonly Provision[];
  /** Of 不予立案: which case of 第二十条. */
  ground: string | null;
  /** Of 立案: who is to investigate. */
  handlerId: string | null;
  secondId: string | null;
  /** 办案机构负责人意见, where the bureau's leader decides. */
  endorsed: { byId: string; on: Day; opinion: string } | null;
  endedOn: Day | null;
  endedById: string | null;
  granted: boolean | null;
  /** Why it was sent back. */
  answer: string;
}

/** 先行登记保存 (7 working days), 查封, 扣押 (30 days each). */
export const measureKinds = ['keep', 'seal', 'seize'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What became of what was kept: 第三十五条 lists it for kept evidence, 第三十九条 for the others. */
export const measureEndings = ['released', 'returned', 'confiscated', 'transferred', 'lapsed'] as const;
export type MeasureEnding = (typeof measureEndings)[number];

export interface Measure {
  id: string;
  kind: MeasureKind;
  goods: string;
  /** The decision that it stands in, by the id of its first measure; one of before this was kept stands by itself. */
  decision?: string;
  /** Which law allows it (行政强制法 第十条); a measure of before this was kept left it to the pen. */
  basis?: readonly Provision[];
  /** In one unit; a list of goods in several units is several measures. */
  quantity: number;
  unit: string;
  place: string;
  takenAt: string;
  /** Taken before the head had approved, since it could not wait: reported within twenty-four hours. */
  urgent: boolean;
  approvedAt: string | null;
  /** Who approved: afterwards, or before, as whoever took it says. */
  approvedBy: string | null;
  /** Who was named as having approved before, and says that he did not. */
  denied?: { byId: string; at: string; words: string };
  extendedOn: Day | null;
  extensionReason: string;
  /** Until when it was, and is, by its clock as it was extended, which its paper says; not kept before. */
  extendedFrom?: Day;
  extendedTo?: Day;
  endedOn: Day | null;
  ending: MeasureEnding | null;
  /** Who took it; what was taken before this was kept has none. */
  officers?: readonly Officer[];
}

/** 现场笔录、询问笔录、听证笔录. */
export const transcriptKinds = ['onSite', 'inquiry', 'hearing'] as const;
export type TranscriptKind = (typeof transcriptKinds)[number];

/** As whom somebody was asked. */
export const askedCapacities = ['party', 'head', 'staff', 'witness', 'other'] as const;
export type AskedCapacity = (typeof askedCapacities)[number];

/** Signed on each page; refused; or printed and not back yet. */
export const transcriptSignatures = ['signed', 'refused', 'pending'] as const;
export type TranscriptSignature = (typeof transcriptSignatures)[number];

/** 笔录: what was seen, asked or heard, with who said it; his name, number, telephone and address lie under the key. */
export interface Transcript {
  id: string;
  kind: TranscriptKind;
  startedAt: string;
  endedAt: string;
  place: string;
  /** Who asked, with the certificates that they showed; nobody of a hearing, where none who investigates presides. */
  officers: readonly Officer[];
  /** Who presided over the hearing, by his account, once that was recorded. */
  hostId: string | null;
  recorder: string;
  personName: string;
  capacity: AskedCapacity;
  sexAge: string;
  idNumber: string;
  phone: string;
  post: string;
  residence: string;
  identityShown: boolean;
  rightsTold: boolean;
  /** Why another officer was asked for; empty where nobody asked. */
  avoidance: string;
  words: string;
  /** It tells who complained, and is bound into 副卷. */
  isInner: boolean;
  signature: TranscriptSignature;
  why: string;
  witnessName: string;
  pages: number;
  /** Scans among the uploads of the case. */
  fileIds: readonly string[];
  recordedById: string;
  /** 作废: who said why; it keeps its number, and proves nothing. */
  voided?: { byId: string; on: Day; why: string };
}

/** 协助调查: a letter to another authority. */
export interface HelpLetter {
  to: string;
  about: string;
  receivedOn: Day;
  answeredOn: Day | null;
  answer: string;
}

/** Cases of 第五十条 that the legal body reviews. */
export const legalReviewGrounds = ['publicInterest', 'heardRights', 'complex', 'byLaw'] as const;
export type LegalReviewGround = (typeof legalReviewGrounds)[number];

/** 审核: one round; sent back, the case is investigated further and comes again. */
export interface Review {
  kind: 'case' | 'legal';
  grounds: readonly LegalReviewGround[];
  reviewerId: string;
  receivedOn: Day;
  extendedTo: Day | null;
  endedOn: Day | null;
  passed: boolean | null;
  opinion: string;
}

export interface Defence {
  on: Day;
  words: string;
  /** Whether the reason was taken: 第五十八条 has it checked and answered. */
  taken: 'yes' | 'no';
  answer: string;
}

export interface Hearing {
  askedOn: Day;
  heldOn: Day | null;
  hostId: string | null;
  record: string;
}

/** 公告: where and from which day, since nothing else reached the party; thirty days later it is deemed served (程序规定 第八十二条). */
export interface Announcement {
  on: Day;
  where: string;
  why: string;
}

/** 拟处 beside its sums: what the investigation proposes, and then what the last notice did. */
export interface PlannedPenalty {
  warning: boolean;
  goods: string;
  goodsValueFen: number | null;
  others: string;
  /** It suspends, closes or revokes, and so may be heard. */
  revokes: boolean;
}

/** 拟作的处罚: what a notice proposes, and what the decision after it may not go beyond. */
export interface ProposedPenalty {
  fineFen: number;
  confiscatedFen: number;
  /** What a notice of before these were kept apart proposed of them stands in `others`. */
  warning?: boolean;
  goods?: string;
  others: string;
}

/** 行政处罚告知书: what was proposed to the party, and what it said. It is made and numbered first, and served by a step of its own. */
export interface PenaltyNotice extends ProposedPenalty {
  number: string | null;
  /** 批准、制作; a notice of before this was kept was made as it was served (`issuedDay`). */
  issuedOn?: Day;
  /** Who approved it (程序规定 第五十六条), by his account; a notice of before this was kept has none. */
  issuedById?: string;
  /** 查明的事实 and 理由 as it tells them; those of the case, where a notice of before this was kept has none. */
  facts?: string;
  grounds?: string;
  /** The provisions that it tells; a notice of before they were kept left them to the pen. */
  basis?: LegalBasis;
  /** What the goods to be confiscated are worth; with the gain it decides on the right to a hearing. */
  goodsValueFen?: number | null;
  /** Why the party is told anew, where a notice had been served before. */
  why?: string;
  /** Null until it has reached the party. */
  servedOn: Day | null;
  way: ServiceWay | null;
  proof: string;
  /** 公告送达, begun and perhaps not over. */
  announced?: Announcement;
  /** 撤回: it was taken back before it was served, and never held. */
  withdrawnOn?: Day | null;
  withdrawnWhy?: string;
  /** The party may ask for a hearing (第五十七条、听证办法 第五条). */
  hearable: boolean;
  waivedOn: Day | null;
  defences: readonly Defence[];
  hearing: Hearing | null;
  /** One that was asked for and not held, as its party withdrew or did not come; of one of before nothing was kept. */
  hearingDropped?: Hearing;
  /** The case was investigated further since: what is proposed now is told anew. */
  overtaken: boolean;
  /** Whom the party may ask, as the notice names him; who is null handles nothing, and a notice of before this was kept has none. */
  contactId?: string | null;
  /** SHA-256 of the text as it was served; what was served before this was kept has none. */
  contentHash?: string | null;
}

/** A notice that has reached the party: its time runs. */
export type ServedNotice = PenaltyNotice & { servedOn: Day; way: ServiceWay };

/** 集体讨论 of those who lead the authority (第六十条). */
export interface Discussion {
  on: Day;
  present: string;
  conclusion: string;
}

/** 第六十条第一款: a penalty; none, since it is slight; none, since the facts do not stand. */
export const decisionResults = ['penalised', 'exempted', 'unfounded'] as const;
export type DecisionResult = (typeof decisionResults)[number];

/** What 复议, a court or the bureau itself did to a decision that holds no more as it was made (《行政处罚法》第四十八条第二款). */
export const revocationKinds = ['revoked', 'changed', 'unlawful'] as const;
export type RevocationKind = (typeof revocationKinds)[number];

/**
 * 当场处罚: whether one whose name the decision bears says that he was there. What he said stands as he said it; beside it stands who looked into
 * it, and how. `settledById` is that of one of before both were kept apart, which wrote its answer over his.
 */
export interface Presence {
  id: string;
  /** Since when he is asked; of one of before this was kept, since the decision. */
  askedOn?: Day;
  said: 'there' | 'absent' | null;
  at: string | null;
  words: string;
  settledById: string | null;
  settled?: { byId: string; at: string; words: string };
}

export interface Decision {
  number: string | null;
  result: DecisionResult;
  /** 简易程序: decided on the spot. */
  summary: boolean;
  warning: boolean;
  others: string;
  goods: string;
  reason: string;
  decidedOn: Day;
  /** Who investigated when it was decided; a decision of before this was kept has none. */
  officers?: readonly Officer[];
  /** Where the evidence is that was verified, of a case that registered no exhibit. */
  evidence?: string;
  /** The provisions that it rests on: as the notice told them, or those of no penalty. */
  basis?: LegalBasis | null;
  approverId: string;
  /** Of a decision on the spot: those named beside who pressed; of one of before this was kept nobody is asked. */
  presence?: readonly Presence[];
  revokedOn: Day | null;
  /** Which of the three it was; one of before this was kept does not say. */
  revokedHow?: RevocationKind;
  revokedWhy: string;
}

/** Where a fine is paid and to whom the party may turn, as the decision said when it was served. */
export interface DecisionAddresses {
  bank: string;
  court: string;
  reviewBody: string;
}

export interface ServedDecision {
  way: ServiceWay;
  servedOn: Day;
  receiver: string;
  proof: string;
  /** SHA-256 of the decision as it was served. */
  contentHash?: string | null;
  /** What was served before this was kept left them to the pen. */
  addresses?: DecisionAddresses;
}

/** How long a penalty is shown: 三个月, 一年, 三年. */
export const displayGrades = ['light', 'ordinary', 'grave'] as const;
export type DisplayGrade = (typeof displayGrades)[number];

export interface PenaltyPublication {
  publishedOn: Day;
  where: string;
  grade: DisplayGrade;
  /** The last day on which it is shown. */
  until: Day;
  withdrawnOn: Day | null;
  withdrawnWhy: string;
}

export const moneyKinds = ['fine', 'confiscated', 'lateFee'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

export interface Payment {
  kind: MoneyKind;
  fen: number;
  paidOn: Day;
  slip: string;
}

/** 延期、分期缴纳, allowed by the head. */
export interface Deferral {
  until: Day;
  plan: string;
  allowedOn: Day;
  byId: string;
}

export interface Urging {
  number: string | null;
  receivedOn: Day;
  /** What was owed then, 加处罚款 included. */
  owedFen: number;
  lateFeeFen: number;
  /** SHA-256 of the letter as it was served; one of before this was kept has none. */
  contentHash?: string;
}

export interface CourtRequest {
  askedOn: Day;
  court: string;
  number: string;
  endedOn: Day | null;
  result: 'enforced' | 'ended' | null;
}

/** 涉嫌犯罪: the written report, the answer of the head within three days, and the handover within twenty-four hours of it. */
export interface Crime {
  reportedOn: Day;
  offence: string;
  decidedAt: string | null;
  approved: boolean | null;
  reason: string;
  handedAt: string | null;
  to: string;
  receipt: string;
}

/** 第七十七条: what a case is closed on, and the day it came about. */
export const caseEndings = [
  'executed',
  'executionEnded',
  'terminated',
  'exempted',
  'unfounded',
  'transferred',
  'crime',
] as const;
export type CaseEnding = (typeof caseEndings)[number];

/** 终结执行, allowed by the head. */
export interface ExecutionEnd {
  on: Day;
  reason: string;
}
