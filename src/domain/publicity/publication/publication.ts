/**
 * 投诉公示 (publication): a complaint whose form ticks 「同意公示投诉信息」 and that is over, told in public without its complainant
 * (《市场监督管理投诉信息公示暂行规则》). A person decides on each: published with what the rule lists, or not, with one of its reasons.
 * It says what a complainant said, never that the operator broke the law.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { KnownLeaks, TextGate } from '../../base/disclosure/leak-mark.ts';
import { labelled, written } from '../../base/field.ts';
import type { Facts } from '../../matter/matter.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import type { PutRight } from '../warning/warning.ts';

export const publicationStateWords = {
  waiting: { zh: '待审', en: 'To be decided' },
  published: { zh: '已公示', en: 'Published' },
  objected: { zh: '有异议', en: 'Objected to' },
  withheld: { zh: '不公示', en: 'Not published' },
  withdrawn: { zh: '已撤下', en: 'Taken down' },
  left: { zh: '随投诉收起', en: 'Gone with its complaint' },
} as const;
export type PublicationState = keyof typeof publicationStateWords;

export const publicationMoves = {
  waiting: { publish: 'published', withhold: 'withheld', rewrite: 'waiting', leave: 'left' },
  published: { object: 'objected', correct: 'published', withdraw: 'withdrawn', leave: 'left' },
  objected: { keep: 'published', amend: 'published', uphold: 'withdrawn', withdraw: 'withdrawn', leave: 'left' },
  withheld: { reconsider: 'waiting', leave: 'left' },
  // What a person took down stays down: gone with its complaint, it would be drafted anew once that is agreed to again.
  withdrawn: {},
  left: {},
} as const satisfies Record<PublicationState, Partial<Record<string, PublicationState>>>;
export type PublicationMove =
  | 'publish'
  | 'withhold'
  | 'rewrite'
  | 'leave'
  | 'object'
  | 'correct'
  | 'withdraw'
  | 'keep'
  | 'amend'
  | 'uphold'
  | 'reconsider';

/** The states in which everybody reads it. */
export const publicStates = ['published', 'objected'] as const satisfies readonly PublicationState[];

export function isPublic({ state }: Pick<Publication, 'state'>): boolean {
  return (publicStates as readonly string[]).includes(state);
}

/** 投诉不等于违法: stands on every page, feed and paper that tells of a complaint. */
export const noFinding = {
  zh: '投诉不等于违法。写的是投诉人自己的说法，投诉问题由投诉人自己选，不表示经营者违法；经营者认为写错了，可以提出异议。',
  en: 'A complaint is not a finding. It tells what the complainant says and does not mean that the operator broke the law; an operator who thinks it wrong may object.',
} as const;

/** 不公示 (law.md 5.7): what the rule keeps back, chosen by a person. */
export const withholdReasonWords = {
  malicious: { zh: '恶意投诉', en: 'A malicious complaint' },
  security: {
    zh: '危害国家安全、经济安全、社会稳定',
    en: 'Endangers national or economic security or social stability',
  },
  decency: { zh: '违背公序良俗', en: 'Offends public order and good morals' },
  secret: { zh: '还在查处、涉密的', en: 'Under investigation, or secret' },
  operator: { zh: '认不准是哪一家经营者', en: 'The operator cannot be told for sure' },
  person: { zh: '改了还是看得出是谁', en: 'It tells who it was however it is written' },
  barred: { zh: '法律法规规定不得公示的其他情形', en: 'Barred by another law' },
} as const;
export type WithholdReason = keyof typeof withholdReasonWords;
export const withholdReasons = Object.keys(withholdReasonWords) as [WithholdReason, ...WithholdReason[]];

/** What everybody reads of it in words; all else is taken from the complaint and from the register of operators. */
export interface PublicationWords {
  /** 投诉人说。 */
  said: string;
  /** 诉求。 */
  asked: string;
  /** 处理结果。 */
  result: string;
  /** 店家说, in its own words; empty where it said nothing. */
  reply: string;
}

/** 异议: what the operator says is wrong, until when it is answered. */
export interface Objection {
  /** Who speaks for the operator, as the desk wrote it down; never public. */
  by: string;
  way: ObjectionWay;
  words: string;
  on: Day;
  answerBy: Day;
}

export const objectionWayWords = {
  code: { zh: '网页上凭告知书的查询码', en: 'On the page, by the code of the notice' },
  writing: { zh: '书面，附营业执照', en: 'In writing, with the licence' },
  visit: { zh: '上门，出示营业执照', en: 'In person, with the licence' },
} as const;
export type ObjectionWay = keyof typeof objectionWayWords;

export const objectionEndWords = {
  kept: { zh: '异议不成立，照旧公示', en: 'It does not hold; the complaint stays public' },
  amended: { zh: '异议成立，改正了', en: 'It holds; what was wrong is put right' },
  upheld: { zh: '异议成立，撤下了', en: 'It holds; the complaint is taken down' },
  gone: { zh: '这一条已经不公示了', en: 'The complaint is public no longer' },
} as const;
export type ObjectionEnd = keyof typeof objectionEndWords;

/** An objection with what came of it, as its operator reads it by the code. */
export interface AnsweredObjection extends Objection {
  end: ObjectionEnd;
  /** Empty where it went with its complaint. */
  answer: string;
  answeredOn: Day;
  byId: string;
}

export interface Publication extends PublicationWords {
  countyId: number;
  id: string;
  /** 「示2026-0003」, taken with the publication, so that what was not published leaves no gap. */
  number: string | null;
  version: number;
  state: PublicationState;
  matterId: string;
  matterNumber: string;
  officeId: string | null;
  /** Who handled the complaint when it came here: he does not decide. */
  handlerId: string | null;
  /** The page of the register of operators; null where nobody is sure whose. */
  operatorId: string | null;
  operatorName: string;
  operatorCode: string;
  townId: string | null;
  categoryCode: string | null;
  natureCode: string | null;
  /** 「李**」, for those who decide; nothing of the name is ever public. */
  complainant: string;
  complainedOn: Day;
  happenedOn: Day | null;
  closedOn: Day;
  outcome: 'settled' | 'terminated';
  writerIds: readonly string[];
  openedAt: Date;
  reviewedById: string | null;
  publishedOn: Day | null;
  ground: WithholdReason | null;
  objection: Objection | null;
  /** Those that were answered, the newest last; erased with the words of the complaint. */
  objections: readonly AnsweredObjection[];
  /** Makes the code with which the operator objects; the code itself is kept nowhere. */
  codeStub: string;
  /** What was put right since, the newest last. */
  corrections: readonly PutRight[];
  remark: string;
  endedAt: Date | null;
}

/** The operator as its register names it. */
export interface NamedShop {
  id: string;
  name: string;
  code: string;
  regionId: string | null;
}

export interface PublicationFacts extends Facts, TextGate {
  /** Whether the county has confirmed its rule. */
  isOn: boolean;
  objectionDays: number;
  complaint: Complaint | null;
  shop: NamedShop | null;
  townId: string | null;
  freshNumber: string | null;
  freshStub: string;
  /** What the gate knows: the people behind it, other shops, the county's own offices. */
  known: KnownLeaks;
  passed: readonly { words: string; byId: string }[];
}

export const publicationWordFields = {
  said: labelled(written().min(6).max(1200), {
    zh: '投诉人说',
    en: 'What the complainant says',
    input: 'longText',
    hintZh: '不写姓名、电话、门牌、车号；别家店写“某店”',
    hintEn: 'no names, telephones, houses or plates; other shops as “某店”',
  }),
  asked: labelled(written().max(300).default(''), { zh: '诉求', en: 'What was asked for', input: 'text' }),
  result: labelled(written().min(2).max(400), { zh: '处理结果', en: 'What came of it', input: 'text' }),
  reply: labelled(written().max(600).default(''), {
    zh: '店家说（没有回话就空着）',
    en: 'What the operator says (optional)',
    input: 'longText',
    hintZh: '店家的原话，一样不写人',
    hintEn: 'in its own words, and naming nobody either',
  }),
};

/** By hand, for one that was closed before the rule was confirmed. */
export const DraftPublication = z.object({
  /** Made by the client: the same press twice drafts one. */
  id: z.uuid(),
  matterNumber: labelled(written().min(4).max(40), {
    zh: '投诉编号',
    en: 'Number of the complaint',
    input: 'text',
    hintZh: '办结了、投诉人同意公示的，例如 投2026-0371',
    hintEn: 'closed, and consented to, such as 投2026-0371',
  }),
});
export type DraftPublication = z.infer<typeof DraftPublication>;

export function wordsOf({ said, asked, result, reply }: PublicationWords): Record<keyof PublicationWords, string> {
  return { said, asked, result, reply };
}

/** The county sees all, an office its own; stations and the association read what is public where everybody does. */
export function maySeePublication(
  actor: Actor,
  { countyId, officeId }: Pick<Publication, 'countyId' | 'officeId'>,
): boolean {
  if (actor.countyId !== countyId || !mayDo(actor, 'publication.read')) return false;
  return actor.role === 'centre' || actor.role === 'leader' || officeId === actor.organisationId;
}

/** What everybody reads of one entry, and nothing else: pages, feeds, open data and papers are made from this alone. */
export interface PublicEntry extends PublicationWords {
  number: string;
  publishedOn: Day;
  isObjected: boolean;
  operatorName: string;
  operatorCode: string;
  townId: string | null;
  categoryCode: string | null;
  natureCode: string | null;
  complainedOn: Day;
  happenedOn: Day | null;
  closedOn: Day;
  outcome: Publication['outcome'];
  officeId: string | null;
  corrections: readonly PutRight[];
}

/** Null for what is not public. */
export function publicEntryOf(entry: Publication): PublicEntry | null {
  const { number, publishedOn } = entry;
  if (!isPublic(entry) || number === null || publishedOn === null) return null;
  return {
    ...wordsOf(entry),
    number,
    publishedOn,
    isObjected: entry.state === 'objected',
    operatorName: entry.operatorName,
    operatorCode: entry.operatorCode,
    townId: entry.townId,
    categoryCode: entry.categoryCode,
    natureCode: entry.natureCode,
    complainedOn: entry.complainedOn,
    happenedOn: entry.happenedOn,
    closedOn: entry.closedOn,
    outcome: entry.outcome,
    officeId: entry.officeId,
    corrections: entry.corrections,
  };
}
