/**
 * Names of people in free words. A name is a surname that stands by itself and what follows it, believed by what stands around it; what
 * only looks like a name is found in a list. What was found once is found wherever it stands, and so are its neighbours in a list of names.
 */
import { byNames } from './by-names.ts';
import { calledNames, shapedNames } from './called-names.ts';
import { cuedNames } from './cued-names.ts';
import { formNames } from './form-names.ts';
import { freeNames } from './free-names.ts';
import { maskedName, type LeakMark } from './leak-mark.ts';
import * as words from './name-words.ts';
import { nickNames } from './nick-names.ts';
import { ordinaryWords } from './ordinary-words.ts';
import {
  aheadOf,
  beginsWord,
  hasFunctionWord,
  isApart,
  isGiven,
  isHan,
  isWordAt,
  nameEnd,
  readWords,
  surnameAt,
  type Reading,
  type Span,
} from './reading.ts';
import { shopsIn } from './shop-names.ts';
import { slotNames } from './slot-names.ts';

/** `known` are names of offices, stations and places: what stands within one is no person's. */
export function nameLeaks(text: string, known: readonly string[]): LeakMark[] {
  const reading = readWords(text);
  const found = [
    ...cuedNames(reading),
    ...freeNames(reading),
    ...calledNames(reading),
    ...shapedNames(reading),
    ...formNames(reading),
    ...nickNames(reading),
    ...byNames(reading),
    ...slotNames(reading),
  ];
  const isPublic = publicSpans(text, known);
  const isShop = shopsIn(text);
  const all = [...found, ...againIn(text, found)].filter((one) => !isPublic(one) && !isShop(one));
  return joined(text, withNeighbours(reading, all)).map(({ at, end }) => {
    const name = text.slice(at, end);
    return { at, words: name, kind: 'name', instead: insteadOf(name), guessed: true };
  });
}

/** 老李 → 某某; 张桂兰 → 张**. */
function insteadOf(name: string): string {
  const isNick = /^[老小阿大姓我]/u.test(name) && name.length <= 3;
  return isNick || !/^\p{Script=Han}/u.test(name) ? '某某' : maskedName(name);
}

const mostNames = 60;

function againIn(text: string, found: readonly Span[]): Span[] {
  const names = new Set(found.map(({ at, end }) => text.slice(at, end)));
  return [...names]
    .filter((one) => one.length > 1 && one.length < 5 && !words.noNames.has(one))
    .slice(0, mostNames)
    .flatMap((name) => standing(text, name));
}

function standing(text: string, name: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ at, end: at + name.length });
  return found;
}

/** In a list of names the others are names too: 「吕建华、孔令仪、苗春雨」. */
function withNeighbours(reading: Reading, found: readonly Span[]): Span[] {
  const all = [...found];
  const seen = new Set(found.map(({ at }) => at));
  for (let i = 0; i < all.length && i < 200; i += 1) {
    const one = all[i] as Span;
    for (const next of [nextIn(reading, one), lastBefore(reading, one)]) {
      if (next === null || seen.has(next.at)) continue;
      seen.add(next.at);
      all.push(next);
    }
  }
  return all;
}

function nextIn(reading: Reading, { end }: Span): Span | null {
  const between = /^(?:、|和|与|及|以及)\s?/u.exec(reading.text.slice(end, end + 3));
  if (between === null) return null;
  const at = end + between[0].length;
  const to = isWordAt(reading, at) ? null : nameEnd(reading, at);
  const given = reading.text.slice(at, at + 2);
  // 「景芳、素云」: beside a name two characters that are no word are one too.
  const areApart = isApart(reading, at, at + 2) && beginsWord(reading, at + 2);
  if (to === null && areApart && given.length === 2 && isGiven(given) && !hasFunctionWord(given))
    return { at, end: at + 2 };
  if (to === null || words.shopBehind.test(reading.text.slice(to, to + 12))) return null;
  return isGiven(reading.text.slice(at + surnameAt(reading, at), to)) ? { at, end: to } : null;
}

function lastBefore(reading: Reading, { at }: Span): Span | null {
  const between = /(?:、|和|与|及)$/u.exec(aheadOf(reading, at));
  if (between === null) return null;
  const end = at - 1;
  for (const length of [4, 3, 2]) {
    const from = end - length;
    const name = reading.text.slice(Math.max(0, from), end);
    if (name.length < length || !isHan(name) || !beginsWord(reading, from) || isWordAt(reading, from)) continue;
    const surname = surnameAt(reading, from);
    const isWhole = !isHan(reading.text.charAt(from - 1));
    const given = name.slice(surname);
    if (surname > 0 && length <= surname + 2 && (isWhole || (isGiven(given) && !ordinaryWords.has(name.slice(0, 2)))))
      return { at: from, end };
  }
  return null;
}

const kin =
  /^的(?:儿子|女儿|丈夫|妻子|爱人|老伴|老公|老婆|母亲|父亲|弟弟|哥哥|姐姐|妹妹|儿媳|媳妇|女婿|孙子|孙女|外甥|侄子)|^(?:兄弟|姐妹|夫妇|夫妻|父[子女]|母[子女]|两口子)(?:[两俩]人?|二人)?|^(?:大[娘爷妈叔婶伯姐哥嫂]|奶奶|爷爷|阿姨|婶子|嫂子|老人|师傅|老师|女士|先生|同志)(?!店|铺|馆)/u;

/** What somebody is, or whose neighbour, right before his name: 「五保户赵铁蛋」, 「高庄的老高」, 「俺爹宋老蔫」. */
const standingBefore =
  /(?:(?:[一二三四五六七八九]?十[一二三四五六七八九]?|\d{2})岁的(?:独居|空巢|残疾)?(?:老人|妇女|村民|男子|女子|农民)|(?:\p{Script=Han}{1,3}[庄村寨屯])?的?(?:寡妇|光棍|鳏夫|独居老人|门卫|会计|电工|保安|村医|接生婆|聋哑人)|(?:\p{Script=Han}{1,4}(?:店|行|铺|馆|厂|公司)的?)(?:老板|掌柜|门卫|店主|会计)|五保户|低保户|贫困户|脱贫户|残疾人|残疾人家长|退伍军人|村主任|村支书|支书|妇女主任|村医|小区保安|隔壁的?|对门的?|邻居|(?:我|俺|他|她|其)(?:的)?(?:爹|爸|妈|娘|爷爷|奶奶|哥|弟|姐|妹|嫂子|公公|婆婆|岳父|岳母|丈夫|妻子|老公|媳妇|侄子|侄女|外甥)|(?:(?![的在了从是和与跟到来由被把给向])\p{Script=Han}){1,3}[庄坡村屯寨营岗湾洼桥堂塘]的)$/u;

/** Names that overlap are one, and whose kin it is goes with them. */
function joined(text: string, found: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { at, end } of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    const last = all.at(-1);
    if (last !== undefined && at < last.end) last.end = Math.max(last.end, end);
    else
      all.push({
        at: at - (standingBefore.exec(text.slice(Math.max(last?.end ?? 0, at - 14), at))?.[0].length ?? 0),
        end: end + (kin.exec(text.slice(end, end + 5))?.[0].length ?? 0),
      });
  }
  return all;
}

function publicSpans(text: string, known: readonly string[]): (found: Span) => boolean {
  const spans = known.filter((one) => one.length > 1).flatMap((one) => standing(text, one));
  return ({ at, end }) => spans.some((one) => one.at <= at && end <= one.end);
}
