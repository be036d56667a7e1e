/**
 * 牌子和型号 (product marks): names of brands, varieties, models and batches as people say them: 「“丰垦818”」, 「品种丰垦八一八」, 「上头有个818」,
 * 「沃野牌的」, 「飞驰FC50」, 「批号20260418」. A name that stands in quotes, before 牌 or with a number is sure; what only stands where a name
 * would stand is a guess, good enough to be compared with a name that another matter is sure of.
 */
import { chineseNumber, sumsOf } from '../../triage/spoken-sums.ts';
import { inSimplified } from '../../operator/simplified.ts';
import { trusts, type Trust } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';

export interface Mark {
  kind: 'brand' | 'model' | 'batch';
  value: string;
  words: string;
  trust: Trust;
}

/** Of one text no more names are compared. */
const mostMarks = 60;

/** The text in one width, with one kind of quotes and commas where there was room: what the facts are read from. */
export function readable(text: string): string {
  const plain = inSimplified(text.normalize('NFKC'))
    // 「P.O 42.5」 is the 「四二五」 of whoever builds: the grades of GB 175.
    .replace(/(?:p\.?[oc]\.?[ \t]?)?(?<!\d)([345]2)\.5(?!\d)/giu, '$15')
    // 「8l8」, 「2O26」: letters that look like figures, among figures.
    .replace(/(?<=\d)[lI|](?=\d)/gu, '1')
    .replace(/(?<=\d)[oO](?=\d)/gu, '0')
    .replace(/[“”„「」『』《》‘’]/gu, '"')
    .replace(/、/gu, ',')
    .replace(/[(){}[\]【】]/gu, ',')
    // 「N6 24kW」: how strong it is, is no part of what it is called.
    .replace(/(?<![A-Za-z\d])\d{1,4}(?:\.\d)?[ \t]?(?:kw|w|v|mah|ah|l)(?![A-Za-z\d])/giu, ',')
    .replace(/(?<=[A-Za-z\d])[ \t\-‐–—·•.]{1,3}(?=[A-Za-z\d])/gu, (gap) => (gap.startsWith('.') ? gap : ''))
    .replace(/\s+/gu, ',');
  return foldedDigits(plain);
}

/** 「丰垦八一八」 is written 「丰垦818」, 「六零五」 「605」: three or more digits read one by one; so are two that follow letters. */
export function foldedDigits(text: string): string {
  return text.replace(/[零〇一二三四五六七八九幺]{3,12}/gu, (read) =>
    [...read]
      .map((digit) => (digit === '〇' ? '0' : digit === '幺' ? '1' : String(chineseNumber(digit) ?? digit)))
      .join(''),
  );
}

export function marksIn(text: string, lexicon: FactLexicon): Mark[] {
  const marks = new Map<string, Mark>();
  const add = (mark: Mark) => {
    const key = `${mark.kind}:${mark.value}`;
    const known = marks.get(key);
    if (known === undefined ? marks.size < mostMarks : trusts.indexOf(mark.trust) > trusts.indexOf(known.trust))
      marks.set(key, mark);
  };
  for (const mark of batchesIn(text)) add(mark);
  for (const mark of sureNamesIn(text, lexicon)) add(mark);
  for (const mark of modelsIn(text)) add(mark);
  for (const mark of guessedNamesIn(text, lexicon)) add(mark);
  return [...marks.values()];
}

/** What says that a batch follows: on what it is written, and what it is called. */
const batchForms = [
  /(?:批号|批次号?|生产批号|产品批号|喷码|尾号|末尾|尾数|[末后]四位|喷的|钢印|钢码|打码|打的|印的|码是|编码|编号|[罐瓶盒袋箱桶盖包]装?[底身口顶上]|Lot|LOT|lot)(?:底|上|面|下|里|的|有|是|为|号|都|全|写|着|打|印|刻|喷|标|[:,"]){0,5}([A-Za-z]{0,4}\d[A-Za-z\d]{3,17})/gu,
  /(?<![\dA-Za-z])([A-Za-z]{0,4}\d[A-Za-z\d]{2,13})(?:这|那|同|的)?(?:个|一)?(?:批(?!发)|钢印)/gu,
  /(?<![\dA-Za-z])([A-Za-z]{0,3}20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Za-z\d]{0,4})(?![\dA-Za-z])/gu,
  /(?<![\dA-Za-z])([A-Za-z]{1,3}\d{6,12}[A-Za-z]{0,2})(?![\dA-Za-z])/gu,
];
/** 「生产日期2026年4月17日」: a day of making is as good as a batch. */
const madeOn =
  /(?:生产|出厂|灌装|日期|批|产)[^。;!?\d]{0,6}(20[12]\d)[年./](\d{1,2})[月./](\d{1,2})(?!\d)|(20[12]\d)[年./](\d{1,2})[月./](\d{1,2})日?(?:生产|出厂|产的|那批|这批)/gu;

function batchesIn(text: string): Mark[] {
  const found: Mark[] = [];
  const add = (value: string, words: string) => found.push({ kind: 'batch', value, words, trust: 'sure' });
  for (const form of batchForms)
    for (const [words, code = ''] of text.matchAll(form)) if (/\d{3}/u.test(code)) add(code.toUpperCase(), words);
  for (const [words, y1 = '', m1 = '', d1 = '', y2 = '', m2 = '', d2 = ''] of text.matchAll(madeOn))
    add(`${y1}${y2}${(m1 + m2).padStart(2, '0')}${(d1 + d2).padStart(2, '0')}`, words);
  for (const [words, month = '', day = ''] of text.matchAll(
    /(?:生产日期|出厂日期|日期|批号|批次|喷码)[^。;!?\d]{0,4}(\d{1,2})[月./](\d{1,2})(?![\d./])/gu,
  ))
    add(`${month.padStart(2, '0')}${day.padStart(2, '0')}`, words);
  return found;
}

/** Characters that end a name: particles, verbs, measures. */
const ends =
  /[的了是在我俺咱他它她你这那着讲掏某买卖叫个袋种盒瓶箱台款用喂打吃喝有和跟与给把被从到去说就都也还又没不很,。;!?:"]/u;
const fees =
  /(?:费|金|款|险|券|卡|活动|售后|套餐|[油量礼红]包|价|服务|包退|包换|保证|课|班|课程|补贴|通知|告示|转让|出租|协议|合同|条款|概不.{0,6}|不退.{0,4}|老师|专家|教授|医生|主任|经理|店|超市|公司|院|馆|校|中心|小区|大会|讲座|节|日)$/u;

function isName(name: string, { notBrands, productWords }: FactLexicon): boolean {
  if (/^[一二两三四五六七八九十半几][学群种家连直共起样切般旦时下股]/u.test(name)) return false;
  // 「标签未标贮存条件」 tells what is not on the label.
  if (/^未[^来]/u.test(name)) return false;
  if (name.length < 2 || name.length > 6 || notBrands.has(name) || fees.test(name)) return false;
  return productWords.get(name.charAt(0))?.includes(name) !== true;
}

/** 「丰垦818玉米种」 without the word for its kind. */
function withoutKind(name: string, { productWords }: FactLexicon): string {
  for (let at = 1; at < name.length; at += 1) {
    const rest = name.slice(at);
    if (productWords.get(rest.charAt(0))?.includes(rest) === true) return name.slice(0, at);
  }
  return name;
}

type Add = (name: string, words: string, trust?: Trust) => void;

function sureNamesIn(text: string, lexicon: FactLexicon): Mark[] {
  const found: Mark[] = [];
  const add: Add = (name, words, trust = 'sure') => {
    const bare = withoutKind(name.replace(/牌$/u, ''), lexicon);
    // What is longer is no name that was cut off, but a sentence: 「“一墙之隔实验小学学区房”」.
    const han = /^\p{Script=Han}{2,6}(?!\p{Script=Han})/u.exec(bare)?.[0];
    if (han !== undefined && isName(han, lexicon)) found.push({ kind: 'brand', value: han, words, trust });
  };
  for (const [words, quoted = ''] of text.matchAll(/"([^",。;!?:]{2,14})"/gu))
    if (!/[了吗呢吧啊我你他]/u.test(quoted)) add(quoted, words, /[的不没有是在会要]/u.test(quoted) ? 'guess' : 'sure');
  beforeBrandWord(text, add);
  inDoubt(text, add);
  for (const form of namings)
    for (const [words, told = ''] of text.matchAll(form)) add(told.split(ends)[0] ?? '', words);
  beforeNumber(text, add, lexicon);
  const numbered = numberedIn(text, add);
  return [...found, ...numbered];
}

/** 「秦旺还是禽旺」, 「叫花草绝还是草花绝记不清」: of whose name he is in doubt. */
function inDoubt(text: string, add: Add): void {
  for (const [words, one = '', other = ''] of text.matchAll(
    /(\p{Script=Han}{2})还是(\p{Script=Han}{2})(?![\p{Script=Han}])/gu,
  ))
    if (one.charAt(0) === other.charAt(0) || one.charAt(1) === other.charAt(1))
      for (const name of [one, other]) add(name, words);
  for (const [words, one = '', other = ''] of text.matchAll(
    /(?:叫|喊|是)"?(\p{Script=Han}{2,4}?)"?还是(?:叫)?"?(\p{Script=Han}{2,4}?)(?="|记不|忘|[,。;]|$)/gu,
  ))
    if (one.length === other.length && [...one].some((letter) => other.includes(letter)))
      for (const name of [one, other]) add(name, words);
}

/** 「品种丰垦」, 「牌子叫沃野」, 「叫暖家的」, 「上头写着“登科”」. */
const namings = [
  /(?:牌子|(?<!某)品牌|商标|品种|名字|型号|名称|商品名|品名|种名|标签|喊的)(?:是|为|叫|叫做|记为|写的是|写着|上写的|写的|就是|也是|好像是|好像叫|:)?"?(\p{Script=Han}{2,6})/gu,
  // 「袋子叫烧锅烧了」 is no name: something was done to it.
  /叫(?:做|什么|啥|个)?"?(?!\p{Script=Han}{1,5}了(?:[,。;!?]|$))(\p{Script=Han}{2,5})(?=[,。;!?"的]|$|那|这)/gu,
  /(?<=写着?|印着?|标着?|画着?)"?(\p{Script=Han}{2,4})"/gu,
  // 「瓶上写的苞卫士,」
  /(?:[袋瓶盒箱桶罐签牌包][上面子装皮]{0,2}|上[头面]?)(?:[写印标](?:的|着|了)(?:是|个)?)(\p{Script=Han}{2,4})(?=[,。;]|$)/gu,
];

/** 「沃野牌的」; 「招牌」 and 「门牌」 are no brands. */
function beforeBrandWord(text: string, add: Add): void {
  for (const match of text.matchAll(
    /(?<!招|摘|挂|门|黑|金|铜|路|车|老|大|名|杂|王|底|摊)牌(?!子|照|匾|坊|楼|价|九|号|桌|摘|换|局|技|友|证)/gu,
  )) {
    const name =
      text
        .slice(Math.max(0, match.index - 6), match.index)
        .split(ends)
        .at(-1) ?? '';
    if (/^\p{Script=Han}{2,4}$/u.test(name)) add(name, `${name}牌`);
    // 「六和旺牌」: a name may hold a character that ends most.
    const raw = /\p{Script=Han}{0,4}$/u.exec(text.slice(Math.max(0, match.index - 4), match.index))?.[0] ?? '';
    for (const length of [2, 3, 4])
      if (raw.length >= length && raw.slice(-length) !== name) add(raw.slice(-length), `${raw}牌`, 'likely');
  }
}

/** 「登科605」, 「飞驰FC50」. */
function beforeNumber(text: string, add: Add, lexicon: FactLexicon): void {
  for (const match of text.matchAll(
    /(\p{Script=Han}{2,6})([A-Za-z]{0,4}\d{2,5}(?:[A-Za-z]{1,2}\d{1,3})?[A-Za-z]{0,3})(?!\d|[元块袋斤公克亩年月日号天个多来家户人台箱瓶盒万千百条只头部件次棵包分平桶毫升度岁点])/gu,
  )) {
    const [whole, before = '', code = ''] = match;
    if (!/[A-Za-z]/u.test(code) && isCounted(text, match.index + whole.length - code.length, code)) continue;
    const name = before.split(ends).at(-1) ?? '';
    if (name.length <= 4) add(name, whole);
    for (const length of [2, 3])
      // 「康源净水器5980」 is no 「水器」.
      if (name.length > length && withoutKind(name, lexicon) === name)
        add(name.slice(-length), whole, name.length > 4 && length === 2 ? 'sure' : 'likely');
  }
}

/** 「金穗8号」, 「晋谷杂四十一」; 「五月三号」 is a day. */
function numberedIn(text: string, add: Add): Mark[] {
  const found: Mark[] = [];
  const keep = (before: string, number: string, words: string) => {
    const name = before.split(ends).at(-1) ?? '';
    if (/[月日上下本这初底今明昨第年天周腊正号约共近足花交收要才]$/u.test(name) || name.length < 2 || name.length > 5)
      return;
    add(name, words);
    found.push({ kind: 'model', value: numberIn(number), words, trust: 'sure' });
  };
  // 「手写“红68”」, 「名称尾数68」: what is left of a name.
  for (const [words, number = ''] of text.matchAll(
    /(?:"\p{Script=Han}{1,4}|尾数(?:是|为)?"?|品种\p{Script=Han}{0,3}|型号(?:是|为)?"?)(\d{2,4})(?=["号,。;]|$)/gu,
  ))
    found.push({ kind: 'model', value: number, words, trust: 'sure' });
  for (const [words, before = '', number = ''] of text.matchAll(
    /([^\P{Script=Han}一二三四五六七八九十]{2,6})(\d{1,4}|[一二三四五六七八九十]{1,3})号(?![楼院线店摊桌柜档门房机台车那晚早买去到下上中我他在从左前后打\d])/gu,
  ))
    keep(before, number, words);
  if (/种|苗|[麦稻]子/u.test(text))
    for (const [words, before = '', number = ''] of text.matchAll(
      /(\p{Script=Han}{2,6})(\d{2}|[一二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九]|[一二三四五六七八九]{2})(?=[,。;!?"的这那玉麦稻种谷]|$)/gu,
    ))
      keep(before, number, words);
  return found;
}

function numberIn(words: string): string {
  if (/^\d+$/u.test(words)) return words;
  // 「济丰二二」 is read one by one; as a number it would be nothing.
  if (/^[一二三四五六七八九]{2}$/u.test(words)) return [...words].map((digit) => chineseNumber(digit)).join('');
  return String(chineseNumber(words) ?? words);
}

const unit =
  /^(?:元|块|袋|斤|公斤|克|亩|年|月|日|号楼|天|个|多|来|家|户|人|台|箱|瓶|盒|万|千|百|条|只|头|部|件|次|棵|包|分|平|桶|毫升|升|度|岁|点|kg|KG|ml|g|千克|米|厘米|公分|里|公里|节|课|套|张|寸|吨|株|粒|倍|期|路|室|单元|栋|弄|巷|%|\.|:|,\d{3}|几|余|岁|页|卷|集|班|级|届|周|小时|分钟|秒|开头|打头|瓦|伏|安|转|匹|mm|cm|w|W|V|A)/u;
const spent =
  /[花交收要退赔钱款费金资价共付充值卖给补扣欠押省少差约近达足仅才共计¥第满到袋箱瓶盒桶斤亩件张只头套节次人户每]$/u;

/** A number that counts or costs something is no model. */
function isCounted(text: string, at: number, digits: string): boolean {
  const behind = text.slice(at + digits.length);
  const before = text.slice(Math.max(0, at - 2), at);
  if (unit.test(behind) || spent.test(before) || /\d[.:]$|[.:]$/u.test(before)) return true;
  return /^(?:12345|12315|12333|96\d{3}|110|120|119|315|400|800|20[0-3]\d|19\d\d)$/u.test(digits);
}

function modelsIn(text: string): Mark[] {
  const found: Mark[] = [];
  const isOfSeed = /种|苗|[玉苞]米/u.test(text);
  const sums = new Set(sumsOf(text).map(({ words }) => words.replace(/\D/gu, '')));
  for (const match of text.matchAll(/(?<![\dA-Za-z.])(\d{3,5})(?![\dA-Za-z])/gu)) {
    const [, digits = ''] = match;
    if (isCounted(text, match.index, digits)) continue;
    // 「一罐168」 is a price; 「上头有个818」 of a bag of seed is not.
    if (sums.has(digits) && (digits.length > 3 || !isOfSeed)) continue;
    found.push({ kind: 'model', value: digits, words: match[0], trust: 'sure' });
  }
  for (const { 0: words, index } of text.matchAll(
    /(?<![\dA-Za-z])(?:[A-Za-z]{1,6}\d{1,6}[A-Za-z\d]{0,5}|\d{1,3}[A-Za-z]{1,3}\d{1,6})(?![\dA-Za-z])/gu,
  ))
    if (
      /\d{2}|^[A-Za-z]{1,2}\d$/u.test(words) &&
      !/(?:显示|代码|报|故障)[^,。;]{0,3}$/u.test(text.slice(Math.max(0, index - 6), index)) &&
      !/^(?:4S|5G|4G|3G|CO2|PM\d+|A4|A3|B2|C1|C2|T恤|PM25|N95|P2P|K12|mp[34]|MP[34]|SPA|H5|WIFI|USB\d?|APP|[vV]\d)$/iu.test(
        words,
      ) &&
      !/^(?:kg|km|ml|mm|cm)\d/iu.test(words)
    )
      found.push({ kind: 'model', value: words.toUpperCase(), words, trust: 'sure' });
  return found;
}

/** What is no part of a name where names are only guessed. */
const plain =
  /[牌某的了是在我俺咱他它她你这那哪买卖叫个袋盒瓶箱台款用喂打吃喝和跟与给把被从到去来说就都也还又没不很着过两几多少些每家户店村镇乡县亩元块斤年月日天号岁次回趟新旧好坏大小老您请让问想要会能可以为及或等将由于对向之所已经再只才更最啥么吗呢吧啊哦嘛呀点儿种换装办订拿做看见收送寄找付花钱退赔修开关上下里外前后左右中间边头街路集站庄周王李张刘]/u;

/** Where names end: what is no part of one, numbers, signs. */
const notInNames =
  /[^\p{Script=Han}]|[牌某的了是在我俺咱他它她你这那哪买卖叫个袋盒瓶箱台款用喂打吃喝和跟与给把被从到去来说就都也还又没不很着过两几多少些每家户店村镇乡县亩元块斤年月日天号岁次回趟新旧好坏大小老您请让问想要会能可以为及或等将由于对向之所已经再只才更最啥么吗呢吧啊哦嘛呀点儿种换装办订拿做看见收送寄找付花钱退赔修开关上下里外前后左右中间边头街路集站庄周王李张刘零一二三四五六七八九十百千万半]/u;

const measured = /(?<=\p{Script=Han})\d{1,5}(?:\.\d{1,2})?(?:毫升|公斤|千克|克|斤|升|寸|伏|瓦)装?/gu;

/** What stands before a word for goods: 「旺禾蛋鸡料」, 「晴阳的农膜」. */
function guessedNamesIn(text: string, lexicon: FactLexicon): Mark[] {
  const found: Mark[] = [];
  const add = (name: string, words: string) => {
    // 「天驰」, 「大自然」: a plain word at its beginning makes no name plain, where nobody uses the two together.
    const rest = lexicon.commonPairs.has(name.slice(0, 2)) ? name : name.replace(/^[天大小新好中老上]/u, '');
    if (/^\p{Script=Han}{2,4}$/u.test(name) && !plain.test(rest) && isName(name, lexicon))
      found.push({ kind: 'brand', value: name, words, trust: 'likely' });
  };
  // 「晨露950毫升屋顶包」: how much is in it stands between the name and the goods.
  for (const clause of text
    .replace(measured, '')
    .split(/[,。;!?:"]/u)
    .slice(0, 200)) {
    if (clause.length > 200) continue;
    for (const { at, word } of wordsIn(clause, lexicon)) {
      const end = at - (/(?:的|这种|这个|假|劣质|牌)$/u.exec(clause.slice(0, at))?.[0].length ?? 0);
      for (const length of [2, 3, 4])
        if (end >= length) add(clause.slice(end - length, end), clause.slice(end - length, at) + word);
    }
  }
  return found;
}

/** What leads to a name: 「说是映霜红」, 「用的旺禾」, 「那个金谷神」, 「按丰垦的价」. */
const leads =
  /(?:说是|就是|都是|也是|是|叫做|叫|按|那个|这个|那种|这种|[用买拿种喂打吃喝上撒施订装换卖给抹擦戴穿](?:的是|的|了|过|着))/gu;
/** Names that are held against the other's; nobody tells of more. */
const mostNames = 120;

/**
 * What may be a name by where it stands: behind a word that leads to one, or at the beginning of a clause, and before its end, 的 or a word for
 * goods. Shared by two who tell of the same goods and the same trouble it is hardly chance. Short ones need
 * the word that leads to them, or goods right behind.
 */
export function namesByPlace(text: string, lexicon: FactLexicon, places: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const clause of text.split(/[,。;!?:"]/u).slice(0, 200)) {
    if (clause.length > 200) continue;
    const starts = [0, ...[...clause.matchAll(leads)].map((met) => met.index + met[0].length)];
    for (const from of starts)
      for (const length of [2, 3, 4]) {
        const name = clause.slice(from, from + length);
        if (from === 0 && length === 2 && !startsWithGoods(clause.slice(2), lexicon)) continue;
        if (names.size < mostNames && isNamed(name, clause.slice(from + length), lexicon, places)) names.add(name);
      }
  }
  return names;
}

function isNamed(name: string, behind: string, lexicon: FactLexicon, places: readonly string[]): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(name) || notInNames.test(name) || !isName(name, lexicon)) return false;
  if (holdsCommon(name, lexicon) || places.some((place) => name.includes(place))) return false;
  return behind === '' || /^[的这那牌A-Za-z\d]/u.test(behind) || startsWithGoods(behind, lexicon);
}

function startsWithGoods(words: string, { productWords }: FactLexicon): boolean {
  return productWords.get(words.charAt(0))?.some((word) => words.startsWith(word)) === true;
}

function holdsCommon(name: string, { notBrands, productWords }: FactLexicon): boolean {
  for (let at = 0; at < name.length; at += 1) {
    if (productWords.get(name.charAt(at))?.some((word) => word.length > 1 && name.startsWith(word, at)) === true)
      return true;
    for (const length of [2, 3, 4])
      if (at + length <= name.length && notBrands.has(name.slice(at, at + length))) return true;
  }
  return false;
}

/** The words for goods in a clause and where they stand. */
function wordsIn(clause: string, { productWords }: FactLexicon): { at: number; word: string }[] {
  const found: { at: number; word: string }[] = [];
  for (let at = 0, end = 0; at < clause.length; at += 1) {
    const word = productWords.get(clause.charAt(at))?.find((one) => clause.startsWith(one, at));
    if (word === undefined || at + word.length <= end) continue;
    // 「压力」 before the 锅 of 「压力锅」 is no name.
    if (at >= end) found.push({ at, word });
    end = at + word.length;
  }
  return found;
}
