/**
 * 卷宗 (dossier): the facts of a complaint as they are kept with it: claims, the purchase and what was promised, what was
 * asked and found, an injury, what was agreed, and what a decision rests on. The files of the same names hold their rules.
 */
import type { Signature } from '../../base/signature.ts';
import type { Day } from '../../base/calendar.ts';
import type { DeclineGround, LivingNeedFactor } from '../../law/ground.ts';
import type { About } from '../../base/money.ts';
import type { RuleSet } from '../../law/rulebook.ts';

export const claimKindWords = {
  repair: { zh: '修理', en: 'Repair' },
  redo: { zh: '重作', en: 'Do it again' },
  exchange: { zh: '更换', en: 'Exchange' },
  return: { zh: '退货', en: 'Return' },
  makeUp: { zh: '补足', en: 'Make up the quantity' },
  refund: { zh: '退款', en: 'Refund' },
  damages: { zh: '赔偿', en: 'Damages' },
  extraDamages: { zh: '加倍赔偿', en: 'Extra damages' },
  apology: { zh: '道歉', en: 'Apology' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type ClaimKind = keyof typeof claimKindWords;
export const claimKinds = Object.keys(claimKindWords) as [ClaimKind, ...ClaimKind[]];

export interface Claim {
  kind: ClaimKind;
  amountFen: number | null;
  about: About | null;
  words: string;
}

/** 交易: what was bought, where and when, and what proves it. */
export interface Purchase {
  boughtOn: Day | null;
  place: string;
  item: string;
  priceFen: number | null;
  about: About | null;
  proof: string;
}

/** What the seller promised or advertised, with the condition that the buyer was told of. */
export interface PromisedTerm {
  text: string;
  valueFen: number | null;
  condition: string;
  proof: string;
}

/** 询问: who asked whom, when, and what was answered. */
export interface Investigation {
  on: Day;
  askedWhom: string;
  question: string;
  answer: string;
  proof: string;
  byId: string;
}

export const factStatusWords = {
  claimed: { zh: '投诉人说', en: 'Claimed by the complainant' },
  replied: { zh: '被投诉人答', en: 'Replied by the operator' },
  found: { zh: '查明', en: 'Found' },
} as const;
export type FactStatus = keyof typeof factStatusWords;
export const factStatuses = Object.keys(factStatusWords) as [FactStatus, ...FactStatus[]];

/** One fact as one side puts it, or as it was found. */
export interface FactRecord {
  status: FactStatus;
  text: string;
  on: Day;
  proof: string;
  byId: string;
}

/** 伤害: somebody was hurt, who need not be the one who bought. */
export interface Injury {
  person: string;
  relation: string;
  injury: string;
  injuredOn: Day | null;
  hospital: string;
  costsFen: number | null;
  product: string;
  seller: string;
}

export const termKindWords = {
  refund: { zh: '退款', en: 'Refund' },
  inKind: { zh: '实物或换货', en: 'In kind' },
  compensation: { zh: '赔偿金', en: 'Compensation' },
  extraDamages: { zh: '加倍赔偿', en: 'Extra damages' },
  waiver: { zh: '免除欠费', en: 'Debt waived' },
  promise: { zh: '承诺做一件事', en: 'Promise to perform' },
  continuing: { zh: '持续履行', en: 'Continuing obligation' },
  apology: { zh: '道歉', en: 'Apology' },
} as const;
export type TermKind = keyof typeof termKindWords;
export const termKinds = Object.keys(termKindWords) as [TermKind, ...TermKind[]];

/** One look at the performance. */
export interface TermCheck {
  on: Day;
  kept: boolean;
  words: string;
  byId: string;
}

export interface Term {
  kind: TermKind;
  text: string;
  valueFen: number | null;
  dueOn: Day | null;
  /** The last day of a continuing obligation. */
  until: Day | null;
  /** How often a continuing obligation is looked at. */
  checkEveryDays: number | null;
  proof: string;
  performedOn: Day | null;
  checks: readonly TermCheck[];
}

export const legalRoles = ['negotiation', 'association', 'entrusted', 'peoplesMediation', 'invitedHelper'] as const;
export type LegalRole = (typeof legalRoles)[number];

export const talkResults = ['agreed', 'notAgreed', 'notReached', 'factsOnly'] as const;
export type TalkResult = (typeof talkResults)[number];

export interface Talk {
  on: Day;
  legalRole: LegalRole;
  result: TalkResult;
  words: string;
  byId: string;
  stationId: string;
  /** Both sides', where they signed on the screen of the station. */
  signatures?: readonly Signature[];
}

/** What a complaint has to give: the three items of 第十条第一款, and an agent’s papers (第十一条). */
export const lacks = ['consumer', 'operator', 'facts', 'mandate'] as const;
export type Lack = (typeof lacks)[number];

/** What the ground that was chosen rests on; only its own part is filled. */
export interface DeclineEvidence {
  /** The rule by which it was decided, where that is not the one of the day of receipt. */
  rules?: RuleSet;
  department?: string;
  body?: string;
  bodyOn?: Day;
  bodyNumber?: string;
  factors?: readonly { factor: LivingNeedFactor; note: string }[];
  knownOn?: Day;
  /** When the warranty or the shelf life ended, and what was looked at where harm could not be proven (令62, 令51). */
  expiredOn?: Day;
  proof?: string;
  identity?: string;
  /** What 第十条第一款 and 第十一条 ask for and was not given, and how it was asked for: one of the ways of a notice. */
  lack?: readonly Lack[];
  asked?: { way: string; on: Day; words: string };
  /** A paper that is false, or a name that was another’s, and how that was found. */
  forged?: { paper: string; on: Day; words: string };
  impersonated?: { name: string; on: Day; words: string };
  article?: string;
}

/** What the ground that ended the mediation rests on; only its own part is filled. */
export interface EndingEvidence {
  /** The rule by which it was decided, where that is not the one of the day of receipt. */
  rules?: RuleSet;
  /** TM5: the sixty days of the 条例 had run, and the days of the rule itself had not. */
  cap?: true;
  /** The day of what happened or was said; for TM5 the day on which the days of mediation had run. */
  on?: Day;
  /** Where the proof is: a letter, a call, minutes, a certificate. It stands in the file and on no letter. */
  basis?: string;
  how?: 'withdrawn' | 'reconciled';
  side?: 'consumer' | 'operator' | 'both';
  conduct?: 'stayedAway' | 'refused';
  disagreed?: 'cost' | 'institution';
  testItem?: string;
  /** Which circumstance was found after acceptance, and on what that rests. */
  found?: DeclineGround | 'faked';
  foundEvidence?: DeclineEvidence;
  checked?: string;
  fakedAs?: Faking;
  lostAs?: 'died' | 'dissolved';
  law?: string;
  forum?: string;
  forumNumber?: string;
}

/** What 第四十二条 names: goods planted or swapped, faked or their data altered, facts invented. */
export type Faking = 'planted' | 'altered' | 'invented';

/** 维权成本: what it cost the complainant to complain. Asked at the follow-up, and only if he wants to say; no complaint needs it. */
export interface Cost {
  trips: number | null;
  km: number | null;
  minutes: number | null;
  feeFen: number | null;
}
