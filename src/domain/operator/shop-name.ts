/**
 * 店名 (shop name): a name as people write it, taken apart into where it is, what is its own (a brand, or who keeps it), what it
 * deals in, its form, and which branch it is: 青禾县柳河镇 | 老周 | 农资 | 经营部. Every step is one walk over a short text.
 */
import { inSimplified } from './simplified.ts';
import { syllableOf } from './syllables.ts';
import { branchForms, formWords, trades } from './trades.ts';

/** A name is judged by so many characters; nobody's signboard is longer. */
const mostCharacters = 60;

export interface Place {
  name: string;
  level: 'county' | 'town' | 'village';
  /** The town of a village. */
  within: string | null;
}

/** Places of a county by their names, so that 柳河 before a name is known for the town that it is. */
export type Places = readonly Place[];

/** Where a name or an address says that the shop is; without the suffix, since half of all people leave it out. */
export interface Where {
  county: string | null;
  town: string | null;
  village: string | null;
}

export const nowhere: Where = { county: null, town: null, village: null };

/** Who keeps the shop, as far as its name says. */
export interface Keeper {
  surname: string;
  /** 老周, 小周, 大周: three people. 周记, 周家, 周氏, 周师傅 may be any of them. */
  rank: '' | '老' | '小' | '大';
}

export interface ShopName {
  where: Where;
  /** What is its own: a brand, or the name of its keeper; empty for 柳河农资店. */
  own: string;
  keeper: Keeper | null;
  /** Ids of the trades that the name tells; empty for 老周家. */
  trades: readonly string[];
  branch: string | null;
  /** 文峰路 of 文峰路惠民超市. */
  street: string | null;
  /** A name in brackets that is none of a place: who keeps it. */
  owner: string | null;
  /** It bears the legal form of a company, whose name is registered once. */
  isFirm: boolean;
  /** Without place, legal form and brackets: what two spellings are compared by. */
  flat: string;
  /** The same with what stood in brackets or behind the legal form, without the last form. */
  whole: string;
}

export function shopNameOf(written: string, places: Places = []): ShopName {
  const plain = described(plainName(written));
  const { outside, inside } = brackets(plain);
  const before = placeBefore(outside, places);
  // A name that is nothing but a place is what the shop is called.
  const { where, rest } = before.rest === '' ? { where: nowhere, rest: outside } : before;
  const { street, behind } = streetBefore(rest);
  const { body, after } = withoutLegalForm(behind);
  const parts = tradeOf(body);
  // 老王的小卖部 is that of 老王.
  const ownWords = parts.own.length > 1 ? parts.own.replace(/的$/u, '') : parts.own;
  const marks = inside.map((one) => bracketOf(one, places));
  const branchWritten = [after, parts.branch].map((one) => branchOf(one)).find((one) => one !== null);
  const branchMarked = marks.find(({ branch }) => branch !== null)?.branch;
  return {
    where: marks.reduce((found, mark) => merged(found, mark.where), where),
    own: ownOf(ownWords),
    keeper: keeperOf(ownWords),
    trades: parts.trades,
    branch: sisterOf(branchWritten ?? branchMarked ?? null, places),
    street,
    owner: marks.find(({ owner }) => owner !== null)?.owner ?? null,
    isFirm: /有限(?:责任)?公司/u.test(outside),
    flat: body,
    whole: [body, after, ...inside.filter((one) => !legalMarks.test(one))]
      .map((one) => one.replace(/店$/u, ''))
      .join(''),
  };
}

const streetFirst = /^\p{Script=Han}{2,3}?(?:大街|大道|路|街|巷)/u;
const noStreet = /^(?:老|小吃|步行|美食|商业|不夜|古玩|好吃|十字|丝绸之|西域|一带一|高速公|铁|公|网|马)[街路]/u;

function streetBefore(text: string): { street: string | null; behind: string } {
  const street = streetFirst.exec(text)?.[0];
  if (street === undefined || noStreet.test(text) || text.length - street.length < 4)
    return { street: null, behind: text };
  return { street, behind: text.slice(street.length) };
}

/** The shop of the county is no sister of another one: 新华书店青禾县店 is 新华书店. */
function sisterOf(branch: string | null, places: Places): string | null {
  return places.some(({ level, name }) => level === 'county' && bare(name) === branch) ? null : branch;
}

/** 「卖化肥的老周」, as whoever knows no name is told to write it, is 老周化肥店. */
function described(plain: string): string {
  const [, goods, who] = /^[卖开修]?(\p{Script=Han}{2,6})的([老小大]?\p{Script=Han}{1,3})$/u.exec(plain) ?? [];
  if (goods === undefined || who === undefined || !hasTrade(goods)) return plain;
  return `${who}${goods}店`;
}

/** Simplified, half width, small letters, without blanks and marks but brackets. */
export function plainName(written: string): string {
  const short = written.slice(0, mostCharacters).normalize('NFKC');
  return inSimplified(short.toLowerCase())
    .replace(/[【〔[（]/gu, '(')
    .replace(/[】〕\]）]/gu, ')')
    .replace(/[^\p{L}\p{N}()]/gu, '')
    .replace(/巿/gu, '市');
}

function brackets(plain: string): { outside: string; inside: string[] } {
  const inside: string[] = [];
  let outside = '';
  let open = '';
  let isOpen = false;
  for (const one of plain) {
    if (one === '(') isOpen = true;
    else if (one === ')') {
      if (open !== '') inside.push(open);
      open = '';
      isOpen = false;
    } else if (isOpen) open += one;
    else outside += one;
  }
  if (open !== '') inside.push(open);
  return outside === '' ? { outside: inside.join(''), inside: [] } : { outside, inside };
}

const legalMarks = /个体|民办|私营|合伙|独资|有限|连锁|工商户|^原|曾用名|非营利|筹|注销|吊销/u;

function bracketOf(inside: string, places: Places): { where: Where; branch: string | null; owner: string | null } {
  const nothing = { where: nowhere, branch: null, owner: null };
  if (legalMarks.test(inside)) return nothing;
  const { where, rest } = placeBefore(`${inside}店`, places);
  // 「（前柳村）」 tells where it is, 「（柳河店）」 which branch.
  if (rest === '店' && /[镇乡村县区道]$/u.test(inside)) return { ...nothing, where };
  if (isPerson(inside)) return { ...nothing, owner: inside };
  return { ...nothing, branch: branchOf(inside) };
}

export function merged(a: Where, b: Where): Where {
  return { county: a.county ?? b.county, town: a.town ?? b.town, village: a.village ?? b.village };
}

/** What stands before 市 in these is no city; 老乡 is no township, 农村 no village. */
const noPlace =
  /(?:[超门夜菜集都股上商]市|[老同家他故梦水湘城]乡|[农渔新度假乡]村|小镇|[景校园小厂社片工]区|[一二三四五六七八九十百千万]镇)$/u;

const forms: readonly { level: keyof Where | 'above'; form: RegExp }[] = [
  { level: 'above', form: /^\p{Script=Han}{2,3}?(?:省|自治区)/u },
  { level: 'above', form: /^\p{Script=Han}{2,3}?市/u },
  { level: 'county', form: /^\p{Script=Han}{1,3}?[县区]/u },
  { level: 'town', form: /^\p{Script=Han}{1,4}?(?:镇|乡|街道办?|办事处)/u },
  { level: 'village', form: /^\p{Script=Han}{1,4}?(?:行政村|自然村|社区|村委会|居委会|村)/u },
];

/** The places that a name or an address begins with, and what follows them. */
export function placeBefore(text: string, places: Places): { where: Where; rest: string } {
  let where = nowhere;
  let rest = text;
  for (const { level, form } of forms) {
    const named = places
      .filter((one) => one.level === level && standsBefore(rest, one.name))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
    const found = form.exec(rest)?.[0];
    const written = found === undefined || noPlace.test(found) ? null : found;
    const taken = named === undefined ? written : takenBy(rest, named.name, written);
    if (taken === null) continue;
    if (level !== 'above') where = { ...where, [level]: bare(taken) };
    if (level === 'village' && where.town === null && named !== undefined && named.within !== null)
      where = { ...where, town: bare(named.within) };
    rest = rest.slice(taken.length);
  }
  return { where, rest };
}

function standsBefore(text: string, name: string): boolean {
  const short = bare(name);
  if (text.startsWith(name)) return true;
  // 大营街 is a street, not the town of 大营.
  return (
    [...short].length >= 2 &&
    text.startsWith(short) &&
    !/^[街路道桥口站店]?$|^[街路道桥口站]/u.test(text.slice(short.length))
  );
}

/** As much of a known place as is written: whole, with another suffix (石桥乡 for 石桥镇), or bare. */
function takenBy(text: string, name: string, written: string | null): string {
  if (text.startsWith(name)) return name;
  return written !== null && bare(written) === bare(name) ? written : bare(name);
}

/** 柳河镇 is 柳河: half of all people leave the suffix out. */
export function bare(place: string): string {
  const short = place.replace(/(?:行政村|自然村|村委会|居委会|街道办?|办事处|社区|镇|乡|村|县|区)$/u, '');
  return [...short].length >= 2 ? short : place;
}

/** 「康健大药房连锁有限公司柳河店」: what is behind the legal form is the branch. */
function withoutLegalForm(text: string): { body: string; after: string } {
  const form = /(?:连锁)?(?:股份)?(?:有限)(?:责任)?公司|集团公司|集团|总公司|分公司|公司|个体工商户|个体户/u.exec(text);
  if (form === null || form.index === 0) return { body: text, after: '' };
  const after = text.slice(form.index + form[0].length);
  const before = text.slice(0, form.index);
  return { body: before, after: isForm(after) ? '' : after };
}

interface TradeParts {
  own: string;
  trades: readonly string[];
  /** What stands behind the words of trade and form. */
  branch: string;
}

const byWord: ReadonlyMap<string, readonly string[]> = wordsOfTrades();
const longestWord = Math.max(...[...byWord.keys(), ...formWords].map((word) => word.length));

const formSet = new Set(formWords);
const isForm = (word: string): boolean => formSet.has(word);

function wordsOfTrades(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, words } of trades) for (const word of words) found.set(word, [...(found.get(word) ?? []), id]);
  return found;
}

/** The first trade that has something of its own before it, with all words of trade and form behind it. */
function tradeOf(text: string): TradeParts {
  const found: TradeParts[] = [];
  let branch: TradeParts | null = null;
  for (let at = 1; at <= text.length; at += 1) {
    // A name that begins with its trade, 便民超市 or 手机店, has another one behind it or none of its own.
    const from = at % text.length;
    if (wordAt(text, from, (one) => byWord.has(one)) === null) continue;
    const run = runFrom(text, from);
    const parts = { own: text.slice(0, from), trades: run.trades, branch: text.slice(run.end) };
    if (parts.branch === '' || isMistypedForm(parts.branch)) return { ...parts, branch: '' };
    if (isBranch(parts.branch)) branch ??= parts;
    if (from > 0) found.push(parts);
  }
  if (branch !== null) return branch;
  const spoken = soundingTrade(text);
  if (spoken !== null) return spoken;
  return found[0] ?? { own: withoutForm(text), trades: [], branch: '' };
}

/** 「农资电」 for 农资店, 「培训中新」 for 培训中心, 「电器服部」 for 服务部. */
function isMistypedForm(rest: string): boolean {
  if (isBranch(rest)) return false;
  return (
    [...rest].length < 2 || /^[服经门营].{1,2}$/u.test(rest) || formWords.some((one) => soundOf(one) === soundOf(rest))
  );
}

function runFrom(text: string, from: number): { trades: readonly string[]; end: number } {
  const found = new Set<string>();
  let end = from;
  for (;;) {
    const word = wordAt(text, end, (one) => byWord.has(one) || isForm(one));
    if (word === null || (!byWord.has(word) && isBranch(text.slice(end)))) return { trades: specific(found), end };
    for (const id of byWord.get(word) ?? []) found.add(id);
    end += word.length;
  }
}

/** A fruit supermarket deals in fruit: what everybody may be called tells nothing beside what is special. */
function specific(found: ReadonlySet<string>): readonly string[] {
  const special = [...found].filter((id) => !['grocery', 'trade', 'market', 'repair', 'coop'].includes(id));
  return special.length > 0 ? special : [...found];
}

function wordAt(text: string, at: number, isWord: (word: string) => boolean): string | null {
  for (let length = Math.min(longestWord, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length);
    if (isWord(word)) return word;
  }
  return null;
}

function hasTrade(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (wordAt(text, at, (one) => byWord.has(one)) !== null) return true;
  return false;
}

/** Whether the words are an ordinal or a place with the form of a branch behind it: 二店, 第一分店, 柳河店. */
function isBranch(text: string): boolean {
  if (/^第?[\d一二三四五六七八九十两]{1,3}(?:号)?(?:分)?(?:店|部|站|门市|门市部|营业厅|校区)?$/u.test(text))
    return true;
  const form = branchForms.find((one) => text.endsWith(one));
  if (isForm(text) || form === undefined || text.length - form.length < 2) return false;
  const before = text.slice(0, -form.length);
  return !hasTrade(before) && !isForms(before);
}

function isForms(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const word = wordAt(text, at, (one) => isForm(one) || byWord.has(one));
    if (word === null) return false;
    at += word.length;
  }
  return true;
}

const soundOf = (text: string): string => [...text].map(syllableOf).join(' ');
let bySound: ReadonlyMap<string, string> | null = null;

/** 「农姿店」 sounds like 农资店: a trade of two characters or more that is mistyped at the end of the name. */
function soundingTrade(text: string): TradeParts | null {
  bySound ??= new Map([...byWord.keys()].filter((word) => word.length >= 2).map((word) => [soundOf(word), word]));
  const body = withoutForm(text);
  for (const whole of [text, body])
    for (let length = Math.min(5, whole.length - 1); length >= 2; length -= 1) {
      const word = bySound.get(soundOf(whole.slice(-length)));
      if (word !== undefined) return { own: whole.slice(0, -length), trades: byWord.get(word) ?? [], branch: '' };
    }
  return null;
}

/** Without the form that it ends with; a name of forms alone stays. */
function withoutForm(text: string): string {
  let body = text;
  for (;;) {
    const form = formWords.find((one) => body.endsWith(one) && body.length - one.length >= 2);
    if (form === undefined) return body;
    body = body.slice(0, -form.length);
  }
}

const figures = '零一二三四五六七八九';

/** The branch without its form: 柳河分店 is 柳河, 第一分店 and 一店 are 1. Null for what tells none. */
function branchOf(written: string | undefined): string | null {
  if (written === undefined || written === '') return null;
  const order =
    /^第?([\d一二三四五六七八九十两]{1,3})(?:号)?(?:分)?(?:店|部|站|门市|门市部|营业厅|校区|支行|加油站)?$/u.exec(
      written,
    )?.[1];
  if (order !== undefined) return orderOf(order);
  if (/^(?:总店|总部|本店|旗舰店)$/u.test(written)) return '总';
  const form = branchForms.find((one) => written.endsWith(one) && written.length > one.length);
  const place = bare(form === undefined ? written : written.slice(0, -form.length));
  return isForms(place) ? null : place;
}

function orderOf(order: string): string {
  if (/^\d+$/u.test(order)) return String(Number(order));
  const told = order.replace('两', '二');
  if (told === '十') return '10';
  if (told.startsWith('十')) return `1${figures.indexOf(told.charAt(1))}`;
  return [...told.replace('十', '')].map((one) => figures.indexOf(one)).join('');
}

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮齐康伍余顾孟黄穆萧尹姚邵汪祁毛米贝臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘丁邓郁单洪包左石崔龚程邢裴陆荣翁荀甄曲封芮储靳段焦侯全班秋仲宫宁仇栾甘厉祖武符刘景詹龙叶幸司黎白蒲邰卓蔺蒙池乔阴闻党翟谭贡劳姬申冉郦桑桂牛寿边燕尚农温庄晏柴瞿阎慕连习艾容向古易慎廖耿匡国文寇广阙东欧利师巩聂关荆司查红游权盖益桓岳帅肖覃代涂'.split(
    '',
  ),
);

export function isSurname(character: string): boolean {
  return surnames.has(character);
}

/** Two or three characters that begin with a surname, and no place. */
function isPerson(text: string): boolean {
  return (
    /^\p{Script=Han}{2,3}$/u.test(text) &&
    isSurname(text.charAt(0)) &&
    !/[店街路村镇乡县区城园场口关桥站巷寺庙]$/u.test(text)
  );
}

const called =
  /^(\p{Script=Han})(?:记|家|氏|姓|师傅|老板|老师|老三|老二|老大|大姐|大哥|大叔|大妈|大娘|大爷|大嫂|姐|哥|嫂|婶|叔|伯|妈|姨)$/u;
const ranked = /^([老小大阿])(\p{Script=Han})(?:记|家|氏|头|师傅)?$/u;

function keeperOf(own: string): Keeper | null {
  const [, rank = '', first = ''] = ranked.exec(own) ?? [];
  if (isSurname(first)) return { surname: first, rank: rank === '阿' ? '' : (rank as Keeper['rank']) };
  const surname = called.exec(own)?.[1] ?? '';
  return isSurname(surname) ? { surname, rank: '' } : null;
}

/** 「中国」 and 「国际」 before a brand tell nothing. */
function ownOf(own: string): string {
  const short = own.replace(/^中国/u, '').replace(/(?:国际|连锁|民办)$/u, '');
  return short === '' && own !== '中国' ? own : short;
}

/** 「城北农贸市场」, 「大营农资市场」: where shops stand, and no shop. */
export function isMarketPlace(name: string): boolean {
  return /^\p{Script=Han}{1,8}(?:农贸|农资|集贸|农产品|批发|综合|建材|水果|蔬菜|粮油|花鸟|小商品|家居|家具|菜|牲畜|旧货|二手车)市场$/u.test(
    name,
  );
}
