/**
 * 疑似重复 (duplicate): an open complaint that is likely the same dispute. A hint with its reason, never a decision: a
 * person joins or goes on (令121 第十六条第（二）项 forbids two live complaints on the same dispute).
 */
import { urgentSince } from './facts/urgent-call.ts';
import type { Complaint } from './complaint.ts';
import type { Day } from '../base/calendar.ts';
import type { Words } from '../base/words.ts';
import { isFullName, sameName, sumsAgree } from '../triage/earlier-matters.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import type { Change } from '../base/event.ts';
import type { Filing } from './filing.ts';
import { filedInjury } from './facts/injury.ts';
import { Refusal } from '../base/refusal.ts';
import { likeness } from '../base/likeness.ts';
import { known } from '../base/masking.ts';

export interface DuplicateHint {
  number: string;
  reasonZh: string;
  reasonEn: string;
  /** 0..1; hints below 0.5 are not shown. */
  likeness: number;
}

export interface Telling {
  phone: string;
  operatorName: string;
  story: string;
  /** As it is told: a full name or 「郑女士」. */
  name?: string;
  homeRegionId?: string | null;
  amountFen?: number | null;
  happenedOn?: Day | null;
  /** What is wrong with the goods or the service, as the facts of the matter have it. */
  troubles?: readonly Trouble[];
}

/** 什么毛病: by its code, with its words. */
export interface Trouble extends Words {
  value: string;
}

/** What is known of the other complaint besides its own row. */
export interface Beside {
  /** Whether the register has both at one shop; null where it is not sure of both. */
  isOneShop: boolean | null;
  /** The codes of its troubles. */
  troubles: readonly string[];
}

/** What a filing tells, as the likeness is judged by. */
export function tellingOf(filing: Filing): Telling {
  return { phone: filing.consumer.phone, operatorName: filing.operator.name, story: filing.story };
}

/**
 * Compares what is being told with one open complaint; null when it is not likely the same. `isOneShop`: whether the register has both at
 * one shop, which goes before any likeness of names; null where it is not sure of both.
 */
export function duplicateHint(
  telling: Telling,
  open: Complaint,
  isOneShop: boolean | null = null,
): DuplicateHint | null {
  const samePhone = telling.phone !== '' && telling.phone === open.consumerPhone;
  const isLike = isLikeOperator(telling, open);
  const sameOperator = isOneShop ?? isLike;
  // Two names of one shop look like a mistake of the program until it says where it has that from.
  const shopZh = isOneShop === true && !isLike ? '档案里是同一家店' : '同一家店';
  const storyLikeness = likeness(telling.story, open.story);
  if (samePhone && sameOperator)
    return {
      number: open.number,
      reasonZh: `同一个电话，${shopZh}`,
      reasonEn: 'Same telephone, same shop',
      likeness: 0.95,
    };
  if (samePhone && storyLikeness >= 0.2)
    return {
      number: open.number,
      reasonZh: '同一个电话，说的事相近',
      reasonEn: 'Same telephone, similar facts',
      likeness: 0.6 + storyLikeness / 3,
    };
  if (sameOperator && storyLikeness >= 0.25)
    return {
      number: open.number,
      reasonZh: `${shopZh}，说的事相近`,
      reasonEn: 'Same shop, similar facts',
      likeness: 0.5 + storyLikeness / 3,
    };
  return null;
}

/** One thing that both tell the same, and how much it says that they are one dispute. */
interface Sign extends Words {
  weight: number;
}

/**
 * Who, which shop, how much money, which day, what trouble: what both tell the same, though the words differ. Null when it is too little, or
 * when two full names say that they are two people.
 */
export function alikeHint(telling: Telling, open: Complaint, { isOneShop, troubles }: Beside): DuplicateHint | null {
  const who = signOfPerson(telling, open);
  const shop = signOfShop(telling, open, isOneShop);
  const what = signsOfMatter(telling, open, troubles);
  if (who === null || what.length < (shop === null ? 2 : 1) || (shop === null && who.weight < certain)) return null;
  const signs = [who, ...(shop === null ? [] : [shop]), ...what];
  const weight = signs.reduce((sum, one) => sum + one.weight, 0);
  return {
    number: open.number,
    reasonZh: signs.map(({ zh }) => zh).join('，'),
    reasonEn: signs.map(({ en }) => en).join(', '),
    likeness: Math.min(0.94, 0.5 + weight / 20),
  };
}

/** From so much on it is the same person without a doubt that matters for a hint. */
const certain = 3;

function signOfPerson({ phone, name = '', homeRegionId = null }: Telling, open: Complaint): Sign | null {
  if (phone !== '' && phone === open.consumerPhone) return { zh: '同一个电话', en: 'same telephone', weight: 4 };
  const isNear = homeRegionId !== null && homeRegionId === open.consumerRegionId;
  if (!isNear || !sameName(name, open.consumerName)) return null;
  return name === open.consumerName && isFullName(name)
    ? { zh: '同名，住在同一个村或社区', en: 'same name and village', weight: 3 }
    : { zh: '同姓，住在同一个村或社区', en: 'same surname and village', weight: 2 };
}

function signOfShop(telling: Telling, open: Complaint, isOneShop: boolean | null): Sign | null {
  const isLike = isLikeOperator(telling, open);
  if (!(isOneShop ?? isLike)) return null;
  return isLike
    ? { zh: '同一家店', en: 'same shop', weight: 2.5 }
    : { zh: '档案里是同一家店', en: 'same shop by the register', weight: 2.5 };
}

function signsOfMatter(telling: Telling, open: Complaint, troubles: readonly string[]): Sign[] {
  const signs: Sign[] = [];
  const { amountFen = null, happenedOn = null } = telling;
  if (sumsAgree(sumsIn(telling.story, amountFen), sumsIn(`${open.story}，${open.claim}`, open.amountFen)))
    signs.push({ zh: '钱数对得上', en: 'sums agree', weight: 1.5 });
  if (happenedOn !== null && happenedOn === open.happenedOn)
    signs.push({ zh: '同一天的事', en: 'same day', weight: 1 });
  const shared = (telling.troubles ?? []).find(({ value }) => troubles.includes(value));
  if (shared !== undefined)
    signs.push({ zh: `毛病一样（${shared.zh}）`, en: `same trouble (${shared.en})`, weight: 1.5 });
  if (likeness(telling.story, open.story) >= 0.2) signs.push({ zh: '说的事相近', en: 'similar facts', weight: 1 });
  return signs;
}

/** The words with the sum of the form behind them, as it would be told. */
function sumsIn(words: string, amountFen: number | null): string {
  return amountFen === null ? words : `${words}，${amountFen / 100}元`;
}

function isLikeOperator({ operatorName }: Telling, open: Complaint): boolean {
  const operatorLikeness = Math.max(
    likeness(operatorName, open.operatorName),
    likeness(operatorName, open.operatorAddress + open.operatorName),
  );
  return operatorName.trim() !== '' && operatorLikeness >= 0.6;
}

/**
 * The complaint of the same telephone that is most likely the same dispute; null when none is. Complaints of other telephones are
 * passed over: they are somebody else's.
 */
export function likeliestOwn(telling: Telling, open: readonly Complaint[]): Complaint | null {
  const likely = open
    .filter(({ state, consumerPhone }) => state !== 'closed' && consumerPhone === telling.phone)
    .flatMap((complaint) => {
      const hint = duplicateHint(telling, complaint);
      return hint === null ? [] : [{ complaint, likeness: hint.likeness }];
    });
  return likely.toSorted((a, b) => b.likeness - a.likeness)[0]?.complaint ?? null;
}

/**
 * Whether the other is the same person's live matter about the same shop, already accepted: two of one dispute are not live
 * in one bureau (第十六条第（二）项). Likeness is no proof, so the officer may write why it is another dispute. `shops`: the pages of the
 * register on which they stand for sure; by them it is told whether both are of one shop, else by the names.
 */
export function isLiveTwin(complaint: Complaint, other: Complaint, shops?: Facts['shops']): boolean {
  if (other.id === complaint.id || other.state === 'closed' || other.acceptedOn === null) return false;
  const { consumerPhone: phone, operatorName, story } = complaint;
  const hint = duplicateHint({ phone, operatorName, story }, other, areOfOneShop(shops, complaint, other));
  return hint !== null && hint.likeness >= sureLikeness && likeness(story, other.story) >= sameFacts;
}

function areOfOneShop(shops: Facts['shops'], a: Complaint, b: Complaint): boolean | null {
  const [one, other] = [shops?.get(a.id), shops?.get(b.id)];
  return one === undefined || other === undefined ? null : one.operatorId === other.operatorId;
}

/** Same telephone and same shop. */
const sureLikeness = 0.95;
/** So much of the shorter telling stands in the other one: whoever bought twice tells of two things. */
const sameFacts = 0.3;

/**
 * What the desk is shown besides: another open matter of the same telephone, for an operator asks the caller and knows.
 * A citizen is not asked about it, since the same person may well have two disputes.
 */
export function deskHint(
  telling: Telling,
  open: Complaint,
  isOneShop: boolean | null = null,
  troubles: readonly string[] = [],
): DuplicateHint | null {
  const [hint, alike] = [duplicateHint(telling, open, isOneShop), alikeHint(telling, open, { isOneShop, troubles })];
  // What says more of why comes first; telephone and shop alone are the surest.
  if (hint !== null && alike !== null) return { ...alike, likeness: Math.max(hint.likeness, alike.likeness) };
  return hint ?? alike ?? phoneHint(telling, open);
}

/** Of a matter of another office no more is told than what it could be joined by: telephone, shop, words. */
export function strangeHint(telling: Telling, open: Complaint, isOneShop: boolean | null = null): DuplicateHint | null {
  return duplicateHint(telling, open, isOneShop) ?? phoneHint(telling, open);
}

function phoneHint({ phone }: Telling, open: Complaint): DuplicateHint | null {
  if (phone === '' || phone !== open.consumerPhone) return null;
  return {
    number: open.number,
    reasonZh: '同一个电话，还有一件在办',
    reasonEn: 'Same telephone, another open matter',
    likeness: 0.5,
  };
}

/** Who says only the second time that somebody is hurt makes the matter urgent then. */
function hurtSince(open: Complaint, { injury }: Filing, facts: Facts): Partial<Complaint> {
  if (injury === null || open.injury !== null) return {};
  return { injury: filedInjury(injury, open), ...(open.urgentAt === null ? urgentSince(facts.at) : {}) };
}

/** What was told again becomes a supplement of the open complaint, and counts as an urge, once a day as every urge does. */
export function join(open: Complaint, filing: Filing, facts: Facts): Change<Complaint> {
  if (open.state === 'closed') throw new Refusal('move-not-allowed', { state: open.state, move: 'join' });
  const urged = open.urgedOn === facts.today ? {} : { urgedOn: facts.today, urgedTimes: open.urgedTimes + 1 };
  return {
    next: { ...open, ...urged, ...hurtSince(open, filing, facts) },
    event: eventOf(open, 'joined', facts, {
      // Who only tells it again asks for nothing new: the story then stands for the claim too, and is kept once.
      words: filing.story.startsWith(filing.claim) ? filing.story : `${filing.story}\n${filing.claim}`,
      amountFen: filing.amountFen,
      files: filing.attachmentIds.length,
      requestId: filing.clientId,
    }),
  };
}

type Person = Pick<
  Complaint,
  'consumerName' | 'consumerPhone' | 'consumerIdNumber' | 'consumerAddress' | 'consumerRegionId'
>;

/**
 * Whether both are of one person: by telephone or identity number, or possibly so by a name, or by the surname where one of both gave no
 * more, that lives at the same address or in the same village. A name alone is nobody's own, and two identity numbers are two people. Several persons complain jointly.
 */
export function samePersonBy(a: Person, b: Person): 'surely' | 'possibly' | null {
  const [first, second] = [plain(known(a.consumerIdNumber)), plain(known(b.consumerIdNumber))];
  if (first !== '' && second !== '') return first === second ? 'surely' : null;
  const phone = plain(known(a.consumerPhone));
  if (phone !== '' && phone === plain(b.consumerPhone)) return 'surely';
  // 「郑女士」 may be 「郑敏」 of the same village: possibly, and whoever merges asks.
  if (!sameName(plain(a.consumerName), plain(b.consumerName))) return null;
  const address = plain(a.consumerAddress);
  const lives = address.length >= leastAddress && address === plain(b.consumerAddress);
  return lives || (a.consumerRegionId !== null && a.consumerRegionId === b.consumerRegionId) ? 'possibly' : null;
}

/**
 * How surely both are of one person, for whoever is about to merge them. A telephone that somebody typed on the open page, where
 * nobody asked for number and code, proves nothing: whoever knows the number can type it.
 */
export function personHint(a: Person, b: Person, isTypedAlone: boolean): 'surely' | 'possibly' | 'unproven' | null {
  const by = samePersonBy(a, b);
  return by === 'surely' && isTypedAlone ? 'unproven' : by;
}

/** A town alone is no address. */
const leastAddress = 5;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
}
