/**
 * 关联 (relation): whether an earlier matter is the same dispute told again (《办法》第十六条第（二）项), and which earlier matters tell of the
 * same product, so that one incident is seen as one (第十二条). Hints with their words; a person decides.
 */
import { addDays, type Day } from '../base/calendar.ts';
import { likeness } from '../base/likeness.ts';
import { meet, wordSetOf, type Lexicon } from './lexicon.ts';
import { chineseNumber, sumsOf } from './spoken-sums.ts';
import { isWithinCategory } from '../county/category.ts';

/** An earlier matter, as much of it as the comparison needs. */
export interface EarlierMatter {
  id: string;
  receivedOn: Day;
  channel: string;
  /** As it was told. */
  text: string;
  category: string;
  operatorName: string | null;
  operatorRegionId: string | null;
  homeRegionId: string | null;
  consumerName: string | null;
  phone: string | null;
  /** The page of the register that it is about for sure, where it is known. */
  operatorId?: string | null;
  /** Open where it is not said. What was merged into another goes on there, and is no duplicate by itself. */
  standing?: Standing;
}

export type Standing = 'open' | 'closed' | 'merged';

export type ToldMatter = Omit<EarlierMatter, 'id'>;

/** Which of the earlier matters are one trouble with what is told, and by which words: the wing of incidents knows. */
export type Together = (told: ToldMatter, near: readonly EarlierMatter[]) => Relation['group'];

/** The earlier matter that tells the same. */
export interface Repeated {
  id: string;
  words: readonly string[];
  /** The telephone agrees. A name that somebody says proves nobody: without it the likeness is a guess, and nobody is told another's number by it. */
  samePhone: boolean;
  /** It is finished: nothing can be added to it any more. */
  closed: boolean;
}

export interface Relation {
  duplicateOf: Repeated | null;
  group: { ids: readonly string[]; words: readonly string[] };
  /** Other people's matters about the same shop. */
  sameOperator: readonly string[];
}

const duplicateWithinDays = 180;

export function relationOf(
  told: ToldMatter,
  earlier: readonly EarlierMatter[],
  { lexicon, together }: { lexicon: Lexicon; together: Together },
): Relation {
  const since = addDays(told.receivedOn, -duplicateWithinDays);
  const near = earlier.filter(({ receivedOn }) => receivedOn >= since && receivedOn <= told.receivedOn);
  const duplicateOf = duplicateAmong(told, near, lexicon);
  return {
    duplicateOf,
    group: duplicateOf === null ? together(told, near) : { ids: [], words: [] },
    sameOperator: near.filter((one) => one.id !== duplicateOf?.id && isOneShop(one, told)).map(({ id }) => id),
  };
}

type NamedShop = Pick<EarlierMatter, 'operatorName' | 'operatorId'>;

/** The register decides where it is sure of both; else their names. */
function isOneShop(a: NamedShop, b: NamedShop): boolean {
  if (typeof a.operatorId === 'string' && typeof b.operatorId === 'string') return a.operatorId === b.operatorId;
  return sameShopName(a.operatorName, b.operatorName);
}

function sameShopName(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
}

function duplicateAmong(told: ToldMatter, near: readonly EarlierMatter[], lexicon: Lexicon): Relation['duplicateOf'] {
  const repeats = meet(told.text, lexicon.signs.again12315);
  const others = meet(told.text, lexicon.signs.others);
  const scored = near
    .filter(({ standing }) => standing !== 'merged')
    .map((one) => ({ one, ...sameDispute(told, one, repeats.weight) }))
    .filter(({ score }) => score >= (others.weight > 0 ? 9 : 5.2))
    // What is still in hand goes before what is finished: only there can it be added.
    .toSorted(
      (a, b) =>
        Number(a.one.standing === 'closed') - Number(b.one.standing === 'closed') ||
        b.score - a.score ||
        (a.one.receivedOn < b.one.receivedOn ? -1 : 1),
    );
  const best = scored[0];
  if (best === undefined) return null;
  const { one, words, samePhone } = best;
  return {
    id: one.id,
    words: [...repeats.words.slice(0, 2), ...words],
    samePhone,
    closed: one.standing === 'closed',
  };
}

interface Sameness {
  score: number;
  words: readonly string[];
  samePhone: boolean;
}

const nothingSame: Sameness = { score: 0, words: [], samePhone: false };

/** Signs that two tellings are of one person's one dispute; without the person's own word or number it takes nearly the same text. */
function sameDispute(told: ToldMatter, one: EarlierMatter, repeated: number): Sameness {
  const sameLeaf = told.category === one.category;
  const samePhone = told.phone !== '' && isOne(told.phone, one.phone);
  const oneShop = isOneShop(told, one);
  // Who urges seldom says again what it was about: number and shop are enough.
  if (!sameLeaf && !(samePhone && oneShop) && told.category.slice(0, 3) !== one.category.slice(0, 3))
    return nothingSame;
  const like = likeness(told.text, one.text);
  // One full name about one shop, or about the same goods at the same place, is one person; 「郑女士」 alone may be anybody.
  const oneName = isFullName(told.consumerName) && told.consumerName === one.consumerName;
  const onePlace = isOne(told.operatorRegionId, one.operatorRegionId);
  const samePerson = samePhone || (oneName && (oneShop || (sameLeaf && onePlace)));
  if (!samePerson && repeated < 2 && like < 0.5) return nothingSame;
  const signs: [holds: boolean, weight: number, word: string][] = [
    [sameLeaf, 1.5, '同一类商品或服务'],
    [samePhone, 3.5, '同一个电话'],
    [sameName(told.consumerName, one.consumerName), oneName ? 3.5 : 2.5, '同一个姓名'],
    [oneShop, 2, '同一家店'],
    [onePlace, 0.8, '同一个地方'],
    [isOne(told.homeRegionId, one.homeRegionId), 1.2, '住在同一个村'],
    [sumsAgree(told.text, one.text), 1.2, '钱数对得上'],
    [channelTold(told.text) === one.channel, 1, '说的渠道对得上'],
    [like >= 0.5, 4, '说的话大半相同'],
  ];
  const met = signs.filter(([holds]) => holds);
  return {
    score: met.reduce((score, [, weight]) => score + weight, Math.min(repeated, 3)),
    words: met.map(([, , word]) => word),
    samePhone,
  };
}

/** Both told, and the same. */
function isOne(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

/** Not 「郑女士」, which may be anybody. */
export function isFullName(name: string | null): boolean {
  return name !== null && /^\p{Script=Han}{2,4}(?<!女士|先生|某)$/u.test(name);
}

/** 「郑女士」 and 「郑敏」 may be one person; two different full names are not. */
export function sameName(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === '' || b === '' || a[0] !== b[0]) return false;
  return a === b || /女士|先生|某/u.test(a + b);
}

/** Of a text no more sums and marks are compared: no dispute has more, and each is held against each of every earlier matter. */
const mostCompared = 40;

/** 「四千多」 agrees with 4,200; sums below a hundred agree with everything. */
export function sumsAgree(a: string, b: string): boolean {
  const [x, y] = [sumsOf(a).slice(0, mostCompared), sumsOf(b).slice(0, mostCompared)];
  const covers = (one: { yuan: number; about: boolean }, other: number) =>
    one.yuan >= 100 &&
    other >= one.yuan &&
    other <= (one.about ? one.yuan + 10 ** Math.floor(Math.log10(one.yuan)) : one.yuan);
  return x.some((one) => y.some((other) => covers(one, other.yuan) || covers(other, one.yuan)));
}

function channelTold(text: string): string | null {
  if (/微信|小程序/u.test(text)) return 'C03';
  if (/站里|站上|联络站|村里替/u.test(text)) return 'C09';
  if (/打(?:过)?(?:12315|电话)/u.test(text)) return 'C01';
  if (/(?:平台|网上)(?:上)?(?:投|报|反映)/u.test(text)) return 'C02';
  return null;
}

const plainBefore = /[的了是买个把袋箱瓶台亩一二两三四五六七八九十几这那家种用上打施撒年卖给新些在和跟说]/u;

/** The marks of a product: what stands in quotes, before 牌, a number of its name, or before the word for its kind. */
export function marksOf(text: string, lexicon: Lexicon): Set<string> {
  const folded = foldedDigits(text);
  const marks = new Set<string>();
  const known = wordSetOf(lexicon);
  const add = (mark: string | undefined) => {
    if (marks.size >= mostCompared) return;
    if (mark !== undefined && mark.length >= 2 && mark.length <= 10 && !known.has(mark) && !/^\d{1,2}$/u.test(mark))
      marks.add(mark);
  };
  for (const [, quoted = ''] of folded.matchAll(/"([^",。;]{2,10})"/gu)) {
    add(quoted);
    for (const [part] of quoted.matchAll(/\d{3,}|\p{Script=Han}{2,}/gu)) add(part);
  }
  for (const [, brand] of folded.matchAll(/(\p{Script=Han}{2})牌(?!子|照|匾)/gu)) add(brand);
  // 「一罐168，」 is a price, and everybody's.
  const prices = new Set(sumsOf(folded).map(({ words }) => words));
  for (const [model] of folded.matchAll(
    /(?<![\d.])\d{3}(?![\d.]|元|块|公斤|斤|克|多|来|年|万|千|毫升|ml|号楼)|(?<![A-Za-z])[A-Za-z]+-?\d{2,}[A-Za-z\d]*/gu,
  ))
    if (!/[花交收要退赔钱共]/u.test(folded[folded.indexOf(model) - 1] ?? '') && !prices.has(model)) add(model);
  for (const [word, kinds] of lexicon.words) {
    if (!kinds.some(({ category, weight }) => isWithinCategory(category, 'G10') && weight === 3)) continue;
    for (let at = folded.indexOf(word); at > 1; at = folded.indexOf(word, at + 1)) {
      const before = folded.slice(at - 2, at);
      // 「石桥种子站」 names a shop by its place, not a product.
      if (/^(?:站|店|门市|市场|公司|超市|行|部|铺|商)/u.test(folded.slice(at + word.length))) continue;
      if (/^\p{Script=Han}{2}$/u.test(before) && !plainBefore.test(before)) add(before);
    }
  }
  return marks;
}

/** 「丰垦八一八」 is written 「丰垦818」: three or more digits read one by one. */
function foldedDigits(text: string): string {
  return text.replace(/[零〇一二三四五六七八九幺]{3,}/gu, (read) =>
    [...read]
      .map((digit) => (digit === '〇' ? '0' : digit === '幺' ? '1' : String(chineseNumber(digit) ?? digit)))
      .join(''),
  );
}
