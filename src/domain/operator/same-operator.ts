/**
 * 同一家店 (same operator): whether two tellings name one shop, and why. Its credit code decides where both give it; else place and
 * branch, which tell the shops of a chain apart, then trade and name, and where the name is not enough, telephone or address.
 * `maybe` is offered to a person and never made.
 */
import type { Words } from '../base/words.ts';
import {
  addressesAgree,
  addressOf,
  codeOf,
  isCodeMistyped,
  phonesAgree,
  phonesOf,
  placesAgree,
  type Address,
  type Agreement,
} from './shop-reach.ts';
import { isSurname, merged, shopNameOf, type Keeper, type Places, type ShopName, type Where } from './shop-name.ts';
import { roughly, syllableOf } from './syllables.ts';
import { formWords, trades } from './trades.ts';

export interface Told {
  name: string;
  phone?: string | undefined;
  address?: string | undefined;
  code?: string | undefined;
}

export type Sameness = 'same' | 'maybe' | 'different';

export interface SameVerdict {
  verdict: Sameness;
  why: Words;
}

/** A telling, taken apart once and compared with many. */
export interface Known {
  name: ShopName;
  where: Where;
  address: Address;
  phones: readonly string[];
  code: string | null;
}

export function sameOperator(a: Told, b: Told, places: Places = []): SameVerdict {
  return compareKnown(knownOf(a, places), knownOf(b, places));
}

export function knownOf({ name, phone, address, code }: Told, places: Places = []): Known {
  const parts = shopNameOf(name, places);
  const told = addressOf(address ?? '', places);
  const found = told.street === null ? { ...told, street: parts.street } : told;
  return {
    name: parts,
    where: merged(found.where, parts.where),
    address: found,
    phones: phonesOf(phone),
    code: codeOf(code),
  };
}

export function compareKnown(a: Known, b: Known): SameVerdict {
  return byCode(a, b) ?? byPlace(a, b) ?? byName(a, b);
}

/** Whether code, branch or place say that they are two, whatever the names are. */
export function areTwo(a: Known, b: Known): boolean {
  return (byCode(a, b) ?? byPlace(a, b))?.verdict === 'different';
}

const same = (zh: string, en: string): SameVerdict => ({ verdict: 'same', why: { zh, en } });
const maybe = (zh: string, en: string): SameVerdict => ({ verdict: 'maybe', why: { zh, en } });
const different = (zh: string, en: string): SameVerdict => ({ verdict: 'different', why: { zh, en } });

function byCode(a: Known, b: Known): SameVerdict | null {
  if (a.code === null || b.code === null) return null;
  if (a.code === b.code) return same('统一社会信用代码相同', 'The same credit code');
  if (isCodeMistyped(a.code, b.code) && ownAgree(a.name, b.name) === 'equal')
    return maybe(
      '店名相同，代码只差一位，可能写错了',
      'The same name, and codes that differ in one figure: perhaps mistyped',
    );
  return different('统一社会信用代码不同', 'Different credit codes');
}

/** Two branches, or the same name in two places. */
function byPlace(a: Known, b: Known): SameVerdict | null {
  const phone = phonesAgree(a.phones, b.phones);
  if (branchesAgree(a, b) === 'differs') return different('同一品牌的两家分店', 'Two branches of one brand');
  if (placesAgree(a.where, b.where) !== 'differs') return null;
  if (phone === 'same' && ownAgree(a.name, b.name) === 'equal')
    return maybe('店名和电话相同，地方不同', 'The same name and telephone in two places');
  return different('不在一个地方', 'In two different places');
}

/** A branch that the other names as its town is the same one: 好又多超市（柳河店） and 柳河镇好又多超市. */
function branchesAgree(a: Known, b: Known): Agreement {
  const [x, y] = [a.name.branch, b.name.branch];
  if (x !== null && y !== null) return x === y || slipBetween(x, y) === 'near' ? 'same' : 'differs';
  const branch = x ?? y;
  if (branch === null || a.name.whole === b.name.whole || joinedName(a.name) === joinedName(b.name)) return 'same';
  return branchIsAt(branch, x === null ? a : b);
}

function branchIsAt(branch: string, { where: { town, village }, address, name }: Known): Agreement {
  if (branch === town || branch === village || address.plain.includes(branch)) return 'same';
  // Who tells his town, and nothing of what the branch is called after, is another one.
  const isPlace = /^\p{Script=Han}{2,3}$/u.test(branch) && !name.flat.includes(branch);
  return town !== null && isPlace ? 'differs' : 'unknown';
}

/** 好又多柳河店 is 好又多超市柳河店. */
const joinedName = ({ own, branch }: ShopName): string => `${own}${branch ?? ''}`;

function byName(a: Known, b: Known): SameVerdict {
  const facts = factsOf(a, b);
  return (rules.find(({ when }) => when(facts)) ?? sure).verdict;
}

interface Rule {
  when: (facts: Facts) => boolean;
  verdict: SameVerdict;
}

const isUnsure = ({ own, trade }: Facts) => own === 'weak' || trade === 'related' || trade === 'untold';

/** The first that is met decides. */
const rules: readonly Rule[] = [
  {
    when: ({ own, phone, trade, address }) =>
      own === 'other' && phone === 'same' && trade === 'same' && address !== 'differs',
    verdict: maybe('电话和行当相同，店名不同', 'The same telephone and trade, different names'),
  },
  {
    when: ({ own, phone }) => own === 'other' && phone === 'same',
    verdict: different('电话相同，店不同', 'The same telephone, different shops'),
  },
  { when: ({ own }) => own === 'other', verdict: different('店名不同', 'Different names') },
  { when: ({ trade }) => trade === 'other', verdict: different('名字像，行当不同', 'A like name in another trade') },
  {
    when: ({ owner }) => owner === 'differs',
    verdict: different('括号里的经营者不同', 'Two keepers in brackets'),
  },
  {
    when: ({ own, phone, address, place, branch, isBranchTold }) =>
      own === 'generic' &&
      (phone === 'same' || address === 'same' || place === 'same' || (isBranchTold && branch === 'same')),
    verdict: same('没有字号，行当和电话或者地方相同', 'No name of their own: the same trade and telephone or place'),
  },
  {
    when: ({ own }) => own === 'generic',
    verdict: maybe('没有字号，行当相同', 'No name of their own, the same trade'),
  },
  {
    when: ({ phone, address }) => phone === 'same' && address !== 'differs',
    verdict: same('店名相合，电话相同', 'The names agree, and the telephone is the same'),
  },
  {
    when: ({ phone }) => phone === 'same',
    verdict: maybe('店名和电话相合，地址不同', 'Name and telephone agree, at another address'),
  },
  {
    when: ({ address }) => address === 'differs',
    verdict: different('店名相近，地址不同', 'A like name at another address'),
  },
  {
    when: (facts) => facts.address === 'same' && !(facts.phone === 'differs' && isUnsure(facts)),
    verdict: same('店名相合，地址相同', 'The names agree, and so does the address'),
  },
  {
    // A firm is registered once under its name, however many telephones it has.
    when: ({ isOneFirm }) => isOneFirm,
    verdict: same('企业登记名称相同', 'The same registered name of a firm'),
  },
  { when: ({ phone }) => phone === 'differs', verdict: maybe('店名相近，电话不同', 'A like name, another telephone') },
  {
    when: ({ branch }) => branch === 'unknown',
    verdict: maybe('一个写了分店，一个没有写', 'One names a branch, the other none'),
  },
  { when: isUnsure, verdict: maybe('店名相近，还不能断定', 'A like name, not enough to be sure') },
  {
    when: ({ own }) => own === 'near',
    verdict: same(
      '店名只差音同、形近或者一个字，其他没有矛盾',
      'The name differs by a character that sounds or looks alike; nothing contradicts',
    ),
  },
];
const sure: Pick<Rule, 'verdict'> = {
  verdict: same('字号和行当相同，其他没有矛盾', 'The same name of its own and trade; nothing contradicts'),
};

type Own = 'equal' | 'near' | 'weak' | 'generic' | 'other';

interface Facts {
  own: Own;
  trade: TradeAgreement;
  phone: Agreement;
  address: Agreement;
  branch: Agreement;
  isBranchTold: boolean;
  isOneFirm: boolean;
  owner: Agreement;
  /** Of names and addresses together, down to the village as far as both tell it. */
  place: Agreement;
}

function factsOf(a: Known, b: Known): Facts {
  const own = ownAgree(a.name, b.name);
  return {
    own,
    trade: tradesAgree(a.name, b.name, own),
    phone: phonesAgree(a.phones, b.phones),
    address: addressesAgree(a.address, b.address),
    branch: branchesAgree(a, b),
    isBranchTold: a.name.branch !== null && b.name.branch !== null,
    isOneFirm: a.name.isFirm && b.name.isFirm && a.name.whole === b.name.whole,
    owner: ownersAgree(a.name.owner, b.name.owner),
    place: (a.where.village === null) === (b.where.village === null) ? placesAgree(a.where, b.where) : 'unknown',
  };
}

function ownersAgree(a: string | null, b: string | null): Agreement {
  if (a === null || b === null) return 'unknown';
  return a === b ? 'same' : 'differs';
}

type TradeAgreement = 'same' | 'related' | 'untold' | 'other';

const fields: ReadonlyMap<string, string> = new Map(trades.map(({ id, field }) => [id, field]));

function tradesAgree(a: ShopName, b: ShopName, own: Own): TradeAgreement {
  if (a.trades.length === 0 || b.trades.length === 0) {
    if (a.trades.length === b.trades.length) return 'same';
    // 好又多 is 好又多超市; 老周家 may be any of the shops of the Zhous.
    const isTelling = own !== 'weak' && a.keeper === null && [...a.own].length >= 3;
    return isTelling ? 'same' : 'untold';
  }
  if (a.trades.some((one) => b.trades.includes(one))) return 'same';
  const of = ({ trades: told }: ShopName) => told.map((one) => fields.get(one));
  if (of(a).some((one) => of(b).includes(one))) return 'related';
  // 商贸 may deal in anything.
  return a.trades.includes('trade') || b.trades.includes('trade') ? 'related' : 'other';
}

function ownAgree(a: ShopName, b: ShopName): Own {
  if (a.own === '' || b.own === '') return a.own === b.own || spareOf(a, b) ? 'generic' : 'other';
  if (a.own === b.own || a.whole === b.whole || joinedName(a) === joinedName(b) || isOnlyLonger(a.flat, b.flat))
    return 'equal';
  const slip = slipBetween(a.own, b.own);
  const keepers = (a.keeper === null) !== (b.keeper === null) && slip === 'near' ? null : keepersAgree(a, b);
  if (keepers !== null) return keepers;
  if (slip !== null) return slip;
  return isSlipOfForm(a, b) ? 'near' : partOf(a.own, b.own);
}

/** 天天见面 and 天天见面馆: what one has more is its form. */
function isOnlyLonger(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return [...short].length >= 3 && long.startsWith(short) && formWords.includes(long.slice(short.length));
}

/** 周记农资 and 前柳农资店: one has no name of its own but its place. */
function spareOf(a: ShopName, b: ShopName): boolean {
  return (a.keeper ?? b.keeper) !== null;
}

function keepersAgree(a: ShopName, b: ShopName): Own | null {
  if (a.keeper !== null && b.keeper !== null) return sameKeeper(a.keeper, b.keeper);
  if (a.keeper === null && b.keeper === null) return namesakes(a.own, b.own);
  const [keeper, own] = a.keeper === null ? [b.keeper, a.own] : [a.keeper, b.own];
  // 周大明 may be the old Zhou.
  return own.startsWith(keeper?.surname ?? '') && [...own].length <= 3 ? 'weak' : null;
}

function sameKeeper(a: Keeper, b: Keeper): Own {
  if (a.surname !== b.surname) return syllableOf(a.surname) === syllableOf(b.surname) ? 'weak' : 'other';
  const ranks = new Set([a.rank, b.rank]);
  if (ranks.size === 1 || (ranks.has('') && ranks.has('老'))) return 'equal';
  return ranks.has('') ? 'weak' : 'other';
}

/** Two whole names of people are two people, though they differ by one character: 王建国, 王建军. */
function namesakes(a: string, b: string): Own | null {
  const isName = (own: string) => /^\p{Script=Han}{3}$/u.test(own) && isSurname(own.charAt(0));
  if (!isName(a) || !isName(b) || a.charAt(0) !== b.charAt(0)) return null;
  const sounds = [a, b].map((own) => [...own].map(syllableOf).join(' '));
  return sounds[0] === sounds[1] ? 'near' : null;
}

/** Characters that tell sisters apart: nobody types east for west. */
const telling = /[东南西北中上下前后左右大小老新旧一二三四五六七八九十百千万甲乙丙丁\da-z]/u;

/** Characters that the eye takes for one another. */
const lookalikes =
  '未末 己已巳 土士 日曰 天夭 干千 人入八 木本术 田由甲申 王玉主 刀力 鸟乌 免兔 晴睛 侯候 历厉 冶治 风凤 券卷 拔拨 辨辩 贷货 崇祟 栗粟 茶荼 暖暧 幅福 庆厌 今令 竟竞 佳住 喜善 兰三 宏红 来米 旺日 园圆 荣莱 富宫 几儿 间问 困因 水永 师帅 光先 国固 贝见 丰车 夏厦 杨扬场 惠思 益盖 清请情 洋样 洁结 住往 斤斥 白自 目且 鲜解 署蜀 何河 房坊 周用'
    .split(' ')
    .map((row) => new Set(row));

export function looksLike(x: string, y: string): boolean {
  return lookalikes.some((row) => row.has(x) && row.has(y));
}

/** How alike two characters are to the ear and the eye: 2 for the same sound or look, 1 for nearly the same sound. */
function charactersAlike(x: string, y: string): 0 | 1 | 2 {
  const [s, t] = [syllableOf(x), syllableOf(y)];
  if ((s === t && s !== x) || looksLike(x, y)) return 2;
  return s !== x && t !== y && roughly(s) === roughly(t) ? 1 : 0;
}

/** Whether one is the other with a slip of the hand, the ear or the eye: surely, or only perhaps (惠民, 惠明). */
function slipBetween(a: string, b: string): 'near' | 'weak' | null {
  const [x, y] = [[...a], [...b]];
  if (x.length !== y.length) return isOneMore(x, y) ? 'near' : null;
  const differing = x.flatMap((one, i) => (one === y[i] ? [] : [i]));
  const [at, ...others] = differing;
  if (at === undefined || x.length < 2) return null;
  if (others.length > 0) return slipOfOrder(a, b, isSwap(x, y, differing));
  const alike = telling.test(x[at] ?? '') && telling.test(y[at] ?? '') ? 0 : charactersAlike(x[at] ?? '', y[at] ?? '');
  if (alike === 0) return null;
  return alike === 2 || x.length >= 4 ? 'near' : 'weak';
}

/** 福来 and 来福 are two shops as often as one. */
function slipOfOrder(a: string, b: string, isSwapped: boolean): 'near' | 'weak' | null {
  if (!isSwapped) return null;
  return [...a].length >= 3 || isRankLast(a, b) ? 'near' : 'weak';
}

function isSwap(x: readonly string[], y: readonly string[], [i = 0, j = 0, ...others]: readonly number[]): boolean {
  return others.length === 0 && j === i + 1 && x[i] === y[j] && x[j] === y[i];
}

/** 周老 for 老周. */
function isRankLast(a: string, b: string): boolean {
  return [a, b].some((own) => own.startsWith('老') && isSurname(own.charAt(1)));
}

/** One character more within the longer one, when the shorter is long enough to be told by; at an end it makes another brand. */
function isOneMore(x: readonly string[], y: readonly string[]): boolean {
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (long.length !== short.length + 1 || short.length < 3) return false;
  const at = short.findIndex((one, i) => one !== long[i]);
  const left = long[at] ?? '';
  if (at <= 0) return at === -1 && long.at(-1) === long.at(-2);
  return !telling.test(left) && short.slice(at).every((one, i) => one === long[at + 1 + i]);
}

/** 老周农店 for 老周农资店: a character is missing behind what is its own. */
function isSlipOfForm(a: ShopName, b: ShopName): boolean {
  const [x, y] = [[...a.flat], [...b.flat]];
  const [short, long, own] = x.length < y.length ? [x, y, b.own] : [y, x, a.own];
  if (long.length !== short.length + 1 || short.length < 4) return false;
  const at = short.findIndex((one, i) => one !== long[i]);
  return at >= [...own].length && short.slice(at).every((one, i) => one === long[at + 1 + i]);
}

/** What begins a brand and is no place. */
const proud =
  /^(?:阳光|金色|新华|新兴|东方|中华|华夏|大众|世纪|时代|时尚|幸福|吉祥|如意|天天|家家|快乐|老字号|正宗|第一)/u;

/** 柳河兴农 and 兴农: a place before it, of two characters. 鸿运来 and 鸿运, 新世纪惠民 and 惠民: perhaps. */
function partOf(a: string, b: string): Own {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long].length - [...short].length;
  if ([...short].length < 2 || left < 1) return 'other';
  if (long.endsWith(short)) return left === 1 ? 'other' : left === 2 && !proud.test(long) ? 'near' : 'weak';
  return long.startsWith(short) ? 'weak' : 'other';
}
