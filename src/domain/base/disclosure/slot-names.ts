/**
 * Frames of sentences in which only somebody stands, whatever he is called: 「将X的快递错发」, 「显示X右眼350度」, 「登记在X名下」, 「X：你好！」. There even
 * a word of every day that people are called by is a name.
 */
import { isByName, shop } from './by-names.ts';
import { hasTrait, trait } from './character-traits.ts';
import { goesOn, leadsTo } from './frames.ts';
import { matchesOf } from './matches.ts';
import * as words from './name-words.ts';
import { doings, ordinaryWords } from './ordinary-words.ts';
import {
  aheadOf,
  beginsWord,
  behindOf,
  hasFunctionWord,
  isApart,
  isGiven,
  isHan,
  surnameAt,
  wordLength,
  type Ahead,
  type Behind,
  type Reading,
  type Span,
} from './reading.ts';

const usual = new Set(words.usualGiven);

const his =
  '的?(?:快递|包裹|行李|电动车|三轮车|拖拉机|摩托车|手机|电话|地址|姓名|名字|签名|身份证|押金|订单|会员卡|卡|账户|牙|胳膊|眼睛|头发|狗|牛|羊|鸡|诉求|投诉|遭遇)';
const paid =
  '(?:人民币|现金|共计|各)?[0-9０-９一二三四五六七八九十百千万两]{1,8}(?:余|多|\\.[0-9]{1,2})?元|(?:剩余|全部|多收)?的?(?:货款|押金|定金|工资|医[药疗]费|误工费|损失|学费|房租|车款|购[物机车房]款|差价|余额)';
/** What stands before him, and what behind. */
const frames = (
  [
    ['(?:误?将|把)', `${his}|当成|当作|误认|错认|[赶撵轰骂推拉拽拦踢咬]|[请叫喊]来`],
    ['(?:赔付|赔偿|退还|返还|退给|赔给|补偿|补给|支付|付给|还给|退赔|赔|退)', paid],
    ['[放送存搁寄拉搬堆停](?:在|到|去)?了?', '家(?=里|了|门|院|[，。]|$)'],
    ['[记挂算存打转汇划落绑开写录](?:在|到|进|给)了?', '的?(?:名下|账上|头上|卡[上里]|账[户号]|户头|微信|支付宝)'],
    ['(?:显示|查明|记载|注明|写着)', '的?(?:[左右双]眼|血[压糖]|名下|持卡|系原告|系购买)'],
    ['叫[我他她俺]', '(?:就|也)?(?:行|好|可以|得了|吧)'],
    ['(?:回复|答复|致)', '[：，](?=[您你本我经])'],
    ['(?:支持|驳回|维持|关于|对于)了?', '的(?:诉求|请求|投诉|举报|申请|要求)|一案|投诉'],
    ['(?:就|只有|只剩|就剩|仅)', '(?:自己)?一个?人(?![一来])'],
    ['[有由请找]', '(?:可以|能|来|去)?(?:作证|为证|做证|担保|作保|说和)'],
    ['(?<=^|[，。；！？\\n“（])', '[：，]\\s?[你您](?:好|反映|的|在)'],
    ['转(?:给|由|到)?', '(?:教练|老师|师傅|医生)(?:名下|继续|负责)'],
    ['[诉由][:：]?', '诉(?=某|该|本|[^求讼状苦])'],
  ] as const
).map(([before, behind]) => [new RegExp(before, 'gu'), new RegExp(`^(?:${behind})`, 'u')] as const);

export function slotNames(reading: Reading): Span[] {
  return [
    ...frames.flatMap(([before, behind]) =>
      [...reading.text.matchAll(before)].flatMap(({ 0: said, index }) => {
        const end = slotEnd(reading, index + said.length, behind);
        return end === null ? [] : [{ at: index + said.length, end }];
      }),
    ),
    ...actors(reading),
    ...wordedNames(reading),
  ];
}

function slotEnd(reading: Reading, at: number, behind: RegExp): number | null {
  for (const length of [4, 3, 2]) {
    const name = reading.text.slice(at, at + length);
    if (name.length < length || !isHan(name)) continue;
    if (behind.test(reading.text.slice(at + length, at + length + 16)) && mayBeCalled(reading, at, name))
      return at + length;
  }
  return null;
}

/** Whether somebody may be called so, where nothing but somebody stands. */
function mayBeCalled(reading: Reading, at: number, name: string): boolean {
  if (words.noNames.has(name) || words.noGiven.has(name) || isGeneric(name)) return false;
  if (isNameable(name) || isByName(name)) return true;
  if (ordinaryWords.has(name) || wordLength(reading, at) === name.length) return false;
  const surname = surnameAt(reading, at);
  if (surname > 0 && isGivenBehind(name, surname)) return true;
  return name.length === 2 && isGiven(name) && isApart(reading, at, at + 2) && !hasFunctionWord(name);
}

function isNameable(name: string): boolean {
  return words.nameableWords.has(name) || words.namedAsWords.has(name);
}

/** Whether what follows the surname may be a given name: 「余款」 and 「米钱」 are none. */
function isGivenBehind(name: string, surname: number): boolean {
  const given = name.slice(surname);
  if (given === '' || given.length > 2 || hasFunctionWord(given) || doings.has(given)) return false;
  const isPlain = words.plainSurnames.has(name.charAt(0)) && !words.noNames.has(name.slice(0, 2));
  return isPlain || (isGiven(given) && !/[款钱费金价额息]$/u.test(given));
}

/** 「消费者」, 「对方」, 「多余」: nobody by name. */
function isGeneric(name: string): boolean {
  return (
    words.nobodies.has(name) ||
    /^[我你他她它这那哪每各某该本其谁您俺咱全]|某|^(?:受害|购买|消费|投诉|老|小)[人者家]|[们者员方店户商厂司]$|[村镇乡县市区街路局所站院校]$/u.test(
      name,
    )
  );
}

/** 「文静不服」, 「全福生付了定金」: whose name is made of words of every day, at the beginning of a clause, of whom is told what people do. */
function actors(reading: Reading): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < reading.text.length; at += 1) {
    if (!beginsWord(reading, at) || !beginsClause(reading, at)) continue;
    const end = actorEnd(reading, at);
    if (end !== null) found.push({ at, end });
  }
  return found;
}

function beginsClause(reading: Reading, at: number): boolean {
  return !hasTrait(reading.text, at - 1, trait.han) && /^$|[，。！？；：“"（(\n]$/u.test(aheadOf(reading, at));
}

function actorEnd(reading: Reading, at: number): number | null {
  for (const length of [3, 2]) {
    const name = reading.text.slice(at, at + length);
    if (name.length < length || !isHan(name) || !isActor(reading, at, name)) continue;
    if (goesOn(reading, at + length) === 'person') return at + length;
  }
  return null;
}

function isActor(reading: Reading, at: number, name: string): boolean {
  if (words.noNames.has(name) || isGeneric(name) || words.rarelyNames.has(name)) return false;
  if (isNameable(name)) return true;
  if (name.length < 3 || surnameAt(reading, at) !== 1 || words.grammarSurnames.has(name.charAt(0))) return false;
  if (!isUsual(name.slice(1)) || words.noNames.has(name.slice(0, 2))) return false;
  return !ordinaryWords.has(name) && beginsWord(reading, at + 3);
}

function isUsual(given: string): boolean {
  if (words.nobodies.has(given) || words.noGiven.has(given) || doings.has(given)) return false;
  return [...given].every((one) => usual.has(one)) && !/[上前后先]$/u.test(given);
}

/** Words of every day that people are called by: 「春生天天蹲在家里」, 「退给金花」. */
const worded = new RegExp([...words.namedAsWords, ...words.nameableWords].join('|'), 'gu');

function wordedNames(reading: Reading): Span[] {
  const found: Span[] = [];
  const find = matchesOf(worded, reading.text);
  for (let at = 0; at < reading.text.length; at += 1) {
    const name = beginsWord(reading, at) ? find(at) : null;
    if (name === null || !isWhole(reading, at, name)) continue;
    if (isTold(name, leadsTo(reading, at), goesOn(reading, at + name.length)))
      found.push({ at, end: at + name.length });
  }
  return found;
}

function isWhole(reading: Reading, at: number, name: string): boolean {
  const end = at + name.length;
  if (words.noNames.has(name) || !beginsWord(reading, end)) return false;
  const behind = behindOf(reading, end);
  return !shop.test(behind) && !words.placeBehind.test(behind);
}

/** Whether such a word is told of as somebody is. */
function isTold(name: string, led: Ahead, next: Behind): boolean {
  const isLed = led === 'who' || led === 'to';
  const acts = next === 'person' || next === 'doing';
  if (words.rarelyNames.has(name)) return isLed && acts;
  return isLed ? next !== 'none' : acts && (led === 'clause' || led === 'may');
}
