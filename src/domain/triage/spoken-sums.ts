/**
 * 钱数 (sum): the sums of money that people say, 「一千七百五」, 「两万三」, 「6.8万」, 「三块五」, 「四千多」, and which of them was paid, is asked
 * for or was lost (令121 第十条第（三）项: the request and the facts). In yuan, as the words give it.
 */
import type { Words } from '../base/words.ts';
import { clauseAround } from './lexicon.ts';

export interface Sum {
  yuan: number;
  /** 「四千多」: as much as said or somewhat more. */
  about: boolean;
  words: string;
  at: number;
}

export interface Sums {
  amountYuan: number | null;
  claimYuan: number | null;
  lossYuan: number | null;
  words: readonly string[];
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number of words such as 「两万三千五」, 「一千零二十」, 「四五千」 (their middle); null when it is not a number. */
export function chineseNumber(words: string): number | null {
  if (!/^[零一二两三四五六七八九十百千万]+$/u.test(words)) return null;
  const [before, after, more] = words.split('万');
  if (more !== undefined) return null;
  if (after === undefined) return belowTenThousand(before ?? '');
  const wan = belowTenThousand(before ?? '');
  if (wan === null) return null;
  if (after === '') return wan * 10_000;
  // 「两万三」 is twenty-three thousand: a lone digit stands one unit below.
  const lone = after.length === 1 ? digits[after] : undefined;
  const rest = lone === undefined ? belowTenThousand(after.replace(/^零/u, '')) : lone * 1000;
  return rest === null ? null : wan * 10_000 + rest;
}

function belowTenThousand(words: string): number | null {
  let total = 0;
  let last = 10_000;
  let held: number | null = null;
  let zero = false;
  for (const [i, word] of [...words].entries()) {
    const digit = digits[word];
    const unit = units[word];
    if (digit === 0) zero = true;
    else if (digit !== undefined) {
      held = heldWith(held, digit);
      if (held === null) return null;
    } else if (unit !== undefined) {
      if (unit >= last) return null;
      if (held === null && !(unit === 10 && i === 0)) return null;
      total += (held ?? 1) * unit;
      last = unit;
      held = null;
      zero = false;
    }
  }
  return held === null ? total : total + held * unitBehind(last, zero);
}

/** The digit that waits for its unit; of two it is their middle, 「四五千」 being between four and five thousand. */
function heldWith(held: number | null, digit: number): number | null {
  if (held === null) return digit;
  return digit === held + 1 && held % 1 === 0 ? held + 0.5 : null;
}

/** The unit of a digit at the end: 「一千五」 is fifteen hundred, 「一千零五」 is one thousand and five, 「五」 is five. */
function unitBehind(last: number, zero: boolean): number {
  return zero || last === 10_000 || last === 10 ? 1 : last / 10;
}

const number = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?[千百]?万?|[零一二两三四五六七八九十百千万]+)';
const after =
  '(多|来|几|好几|出头)?(万)?(?:(块钱|元钱|万元|元|块|圆|毛|角)([一二三四五六七八九\\d](?![\\d个年月天次台斤百千]))?)?';
const said = new RegExp(`(¥)?(${number})${after}`, 'gu');
const notMoney =
  /^(?:个|台|年|月|日|号|天|周|次|人|户|家|袋|箱|瓶|斤|公斤|克|两[^千百万]|亩|米|里|公里|岁|件|条|双|套|张|节|课|倍|成|楼|层|店|寸|度|毫米|升|桶|吨|盒|包|只|头|棵|粒|把|卷|支|本|趟|回|位|名|口|项|级|组|期|路|街|点|星期|礼拜|半|种|成|分钟|小时|时|%|兆|分贝|晚|桌|针|支|安|伏|多?(?:个|台|年|月|天|次|人|户|家|袋|箱|瓶|斤|公里|亩|岁)|来?个|字|届|中|小|高|手|直|起|边|些|样|般|定|下|共|直|看|查|测|称|掰|拉|扯|碰|说|吃|用|打)/u;
const paid =
  /(?:花|交|收|付|充|值|款|卖|共|计|价|要|扣|给|定金|订金|押金|费|退|赔|补|掏|借|欠|剩|钱|买|只肯|每月|变成?|成|按|卡|用了|余额|下|亏|损失|减产)[了我他你她的是成到]{0,2}(?:约|大概|怎么也有|差不多|足足|一共|总共|合计)?$/u;

/** Nobody names more sums; each is held against all that is said around it. */
const mostSums = 200;

/** The sums in the text, in its order. */
export function sumsOf(text: string): Sum[] {
  const sums: Sum[] = [];
  for (const match of text.matchAll(said)) {
    const [words, , written = '', more] = match;
    const figure = numberOf(written);
    if (figure === null || !isMoney(text, match, figure)) continue;
    if (sums.length === mostSums) break;
    sums.push({ yuan: inYuan(figure, match), about: more !== undefined, words, at: match.index });
  }
  return sums;
}

function isMoney(text: string, match: RegExpExecArray, figure: number): boolean {
  const [whole, sign, , , , unit, small] = match;
  if (/[A-Za-z\d.]$/u.test(text.slice(Math.max(0, match.index - 1), match.index))) return false;
  const rest = text.slice(match.index + whole.length);
  if (sign === undefined && unit === undefined) return isBareSum(text, match, figure, rest);
  // 「补一块骨头」 is a piece, not a yuan.
  const isPiece =
    unit === '块' && figure < 10 && small === undefined && /^\p{Script=Han}/u.test(rest) && !/^[的钱]/u.test(rest);
  return !isPiece;
}

/** A number without a word for money is a sum by its size, by what is done with it, or by where it stands. */
function isBareSum(text: string, match: RegExpExecArray, figure: number, rest: string): boolean {
  const [, , written = '', , wan] = match;
  if (notMoney.test(rest)) return false;
  if (wan !== undefined || written.endsWith('万')) return true;
  if (figure < 10) return false;
  return paid.test(text.slice(Math.max(0, match.index - 12), match.index)) || isPrice(text, match, figure);
}

function inYuan(figure: number, [, , , , wan, unit, small]: RegExpExecArray): number {
  const whole = wan !== undefined || unit === '万元' ? figure * 10_000 : figure;
  const yuan = unit === '毛' || unit === '角' ? whole / 10 : whole;
  // 「三块五」, 「一块二」.
  const fraction = (unit === '块' || unit === '元') && small !== undefined ? (digits[small] ?? Number(small)) / 10 : 0;
  return yuan + fraction;
}

/** 「裙子299，」, 「石桥街五羊车行买的摩托，七千二，」: a bare number that ends its clause beside what was bought is its price. */
function isPrice(text: string, match: RegExpExecArray, yuan: number): boolean {
  const at = match.index ?? 0;
  const before = text.slice(Math.max(0, at - 14), at);
  const after = text.slice(at + match[0].length);
  if (yuan < 10 || yuan > 1_000_000 || !/^(?:[,。;!]|买的|(?:一|两|三)[套件双台个])/u.test(after)) return false;
  if (
    /^(?:19|20)\d\d$/u.test(match[2] ?? '') ||
    /[第号型差数有共电话编码岁龄高重长宽度楼室座近约是到个叫牌-]$|跑过$|不到$/u.test(before)
  )
    return false;
  const alone = /[,。;]$/u.test(before);
  const spoken = !/\d/u.test(match[2] ?? '');
  // Alone between commas it must be said in hundreds or more: 「第二天，十几，」 is no price.
  return alone ? yuan >= 100 && (spoken || yuan % 1 === 0) : /\p{Script=Han}$|"$/u.test(before) && deals.test(text);
}

const deals = /买|订|花|充|交|付|收|拿的|定做|装的|配|办|报|吃|住|修|租/u;
const measures = '袋箱瓶桶盒包斤公斤吨件条双套张个台亩只头节课晚位人卷棵株罐把枚支根块付副捆盘碗桌辆间';

/** Of each measure the two ways to say how many there were and what one of them costs, made ready once. */
const products = [...measures].map((unit) => {
  const count = '(\\d{1,4}|[二两三四五六七八九十百]{1,8})';
  const price = '(\\d{1,8}(?:\\.\\d{1,4})?|[一二两三四五六七八九十百千]{1,8})(?:块钱|元|块)?(?![\\d袋箱斤两])';
  const one = `(?:一|每|单)${unit}(?:是|卖|要|就|才|的)?${price}`;
  const many = `(?<![一每第\\d二两三四五六七八九十百])${count}(?:多)?${unit}`;
  return {
    unit,
    manyOne: new RegExp(`${many}.{0,36}?${one}`, 'u'),
    oneMany: new RegExp(`${one}.{0,36}?${many}`, 'u'),
    many: new RegExp(`^${many}`, 'u'),
  };
});

/** 「6袋，一袋45」, 「一箱四百，八箱」: how many times what one costs, in yuan; null when the text does not say both. */
export function productOf(text: string): Sum | null {
  for (const { unit, manyOne, oneMany, many } of products) {
    if (!text.includes(unit)) continue;
    const found = manyOne.exec(text) ?? oneMany.exec(text);
    if (found === null) continue;
    const countFirst = many.test(found[0]);
    const [, a = '', b = ''] = found;
    const times = numberOf(countFirst ? a : b);
    const each = numberOf(countFirst ? b : a);
    if (times === null || each === null || times < 2 || each <= 0) continue;
    return { yuan: times * each, about: false, words: found[0], at: found.index };
  }
  return null;
}

function numberOf(written: string): number | null {
  const match = /^([\d,.]+)([千百])?(万)?$/u.exec(written);
  if (match === null) return chineseNumber(written);
  const [, figure = '', unit, wan] = match;
  return (
    Number(figure.replaceAll(',', '')) *
    (unit === undefined ? 1 : (units[unit] ?? 1)) *
    (wan === undefined ? 1 : 10_000)
  );
}

const asked = /(?:要求|诉求|请求|索赔|我要|就要|要他|让他|想让|得?退|赔(?!过)|补(?:上|齐|足)?|返还|还我|追回)/u;
const offered = /(?:只肯|只同意|只答应|只赔|只给|才肯|只愿|只退)/u;
const lost = /(?:损失|减产|误工|亏|少收)/u;

/** Which sum was paid, which is asked for and which was lost. */
export function rolesOfSums(text: string): Sums {
  const sums = sumsOf(text);
  const told = sums.map((sum) => ({ ...sum, role: roleOf(text, sum) }));
  const of = (role: string) => told.filter((one) => one.role === role);
  const paidSums = of('paid');
  const total = paidSums.find(({ at }) => /(?:共|合计|总共)[^,。]{0,3}$/u.test(text.slice(Math.max(0, at - 6), at)));
  const largest = paidSums.toSorted((a, b) => b.yuan - a.yuan)[0];
  const product = total === undefined ? productOf(text) : null;
  // A sum larger than the product is the total itself.
  const amount =
    total ?? (product !== null && (largest === undefined || largest.yuan < product.yuan) ? product : largest);
  const claims = of('asked');
  const claimTotal = claims.find(({ at }) => /合计|共/u.test(text.slice(Math.max(0, at - 4), at)));
  const claim = claimTotal ?? claims.at(-1);
  const amountYuan = amount?.yuan ?? null;
  return {
    amountYuan,
    claimYuan: claim?.yuan ?? wholeClaim(text, amountYuan),
    lossYuan: of('lost')[0]?.yuan ?? null,
    words: told.map(({ words }) => words),
  };
}

/** So far before a sum its sentence is read. */
const sentenceReach = 300;

function roleOf(text: string, { at, words }: Sum): 'paid' | 'asked' | 'lost' | 'offered' {
  const { from, to } = clauseAround(text, at);
  const before = text.slice(from, at);
  const rest = text.slice(at + words.length, to);
  if (/免单/u.test(before)) return 'paid';
  if (offered.test(before)) return 'offered';
  if (asked.test(before)) return 'asked';
  if (lost.test(before) || lost.test(rest.slice(0, 4))) return 'lost';
  // 「要求每家退款，不足一千按一千计，合计14000元」: the request goes on to the end of its sentence.
  const near = text.slice(Math.max(0, at - sentenceReach), at);
  const sentence = near.slice(Math.max(near.lastIndexOf('。'), near.lastIndexOf(';')) + 1);
  return /要求|诉求|索赔|请求/u.test(sentence) && !/[花买付交充收扣价]/u.test(before) ? 'asked' : 'paid';
}

/** 「退钱。」 alone in its clause, as people say at the end of what they tell. */
const plainRequest =
  /(?:^|[,。;!?])我?(?:就|只|必须|赶紧|叫他|让他|请)?(?:要|得|想|给我)?求?(?:拆走|全|全部|全额|整个)?(?:退货|退款|退钱|退车|退机|退费|退票|退掉|退了)(?:,|。|;|!|$)/u;

/** 「要求退货」 asks for what was paid, 「退一半」 for half of it. */
function wholeClaim(text: string, amountYuan: number | null): number | null {
  if (amountYuan === null) return null;
  if (/退一半|退(?:还|给)?.{0,4}的?一半/u.test(text)) return amountYuan / 2;
  if (plainRequest.test(text) && !/退一赔|退[还]?(?:差|多|剩|未|没|[\d一二两三四五六七八九十])/u.test(text))
    return amountYuan;
  return /(?:要求|我要|就要|要他|让他)[^。]{0,12}(?:退款|退货|退钱|退费|退票|全退|退全款|全额退|退回来)|照价赔|原价赔|让他赔(?:。|$)/u.test(
    text,
  )
    ? amountYuan
    : null;
}

/** How the sums were told apart, in one sentence. */
export function sumsReason({ words }: Sums): Words {
  return words.length === 0
    ? { zh: '没有说到钱数', en: 'No sum is told' }
    : { zh: '付了的、要求的、损失的，按前后的话分', en: 'Paid, asked for or lost, by the words around' };
}
