/**
 * Names that stand in the words without any sign before them. What speaks for a name and against it is weighed: the surname, what the given
 * name is made of, what stands before and behind, and whether a word of every day begins there.
 */
import { goesOn, leadsTo } from './frames.ts';
import * as words from './name-words.ts';
import { doings, ordinaryWords } from './ordinary-words.ts';
import {
  aheadOf,
  behindOf,
  endsWord,
  givenOfWords,
  hasFunctionWord,
  isActing,
  isApart,
  isGiven,
  isHan,
  isWordAt,
  surnameAt,
  type Ahead,
  type Behind,
  type Reading,
  type Span,
} from './reading.ts';

/** How much must speak for a name. */
const enough = 3.5;

interface Weighed extends Span {
  weight: number;
}

export function freeNames(reading: Reading): Span[] {
  const found: Weighed[] = [];
  for (let at = 0; at < reading.text.length; at += 1) {
    if (surnameAt(reading, at) === 0) continue;
    const complains = complainerEnd(reading, at);
    if (complains !== null) found.push({ at, end: complains, weight: 9 });
    else found.push(...weighedAt(reading, at));
  }
  const taken = new Uint8Array(reading.text.length);
  return found
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ at, end }) => {
      if (taken.subarray(at, end).includes(1)) return false;
      taken.fill(1, at, end);
      return true;
    });
}

function weighedAt(reading: Reading, at: number): Weighed[] {
  const surname = surnameAt(reading, at);
  if (/[省市县区姓第老小某]/u.test(reading.text.charAt(at - 1))) return [];
  const led = leadsTo(reading, at);
  // Within a word that the reader knows no name begins, but behind a word that leads to somebody: 「与田」, 「由夏」.
  if (!reading.starts.has(at) && led !== 'to') return [];
  // 「举报时留下电话」
  if (reading.text.charAt(at) === '时' && /[报诉知复谈问访助还偿]$/u.test(aheadOf(reading, at))) return [];
  // 「经查实可要求」
  if (/^[经已未]查/u.test(reading.text.slice(Math.max(0, at - 1), at + 1))) return [];
  const isWord = isWordAt(reading, at);
  return [2, 1].flatMap((length) => {
    const end = at + surname + length;
    const given = reading.text.slice(at + surname, end);
    if (given.length < length || !isHan(given) || hasFunctionWord(given)) return [];
    const itself = weigh(reading, { at, end }, given, led);
    // What stands behind is looked at only where it can decide.
    if (itself + behindWeights.person + mostTogether < enough) return [];
    const weight = itself + weighBehind(reading, { at, end }, given, led);
    if (weight < enough) return [];
    if (isWord && !isNamedAsWord(reading, { at, end }, led) && !goesBeyond(reading, { at, end }, led)) return [];
    return isOther(reading, { at, end }, given) ? [] : [{ at, end, weight }];
  });
}

/** 「投诉人田野反映」: who is told to be somebody may be called by a word of every day. */
function isNamedAsWord(reading: Reading, { at, end }: Span, led: Ahead): boolean {
  const first = reading.text.charAt(at);
  const next = goesOn(reading, end);
  // 「找田野理论」
  if (led === 'to')
    return words.nameableWords.has(reading.text.slice(at, end)) && (next === 'person' || next === 'doing');
  if (led !== 'who' || !(isPlain(first) || words.commonWordSurnames.has(first))) return false;
  const behind = behindOf(reading, end);
  return /^[（(，,；;]|^$/u.test(behind) ? nameField.test(aheadOf(reading, at)) : next === 'person';
}

/** 「宋体仁」 is somebody, 「宋体」 is not: a name may be longer than the word that it begins with. */
function goesBeyond(reading: Reading, { at, end }: Span, led: Ahead): boolean {
  const { text } = reading;
  if (end - at < 3 || !isPlain(text.charAt(at)) || words.noNames.has(text.slice(at, end))) return false;
  if (
    words.noNames.has(text.slice(at, end + 1)) ||
    !(
      words.usualGiven.includes(text.charAt(end - 1)) ||
      (isGiven(text.slice(at + 1, end)) && /^(?:who|to)$/u.test(led))
    )
  )
    return false;
  const next = goesOn(reading, end);
  return (led === 'who' || led === 'to' || next === 'person') && next !== 'none';
}

const nameField = /(?:人|姓名|户名|[名我人]叫|店员|会员|学员|业主|户主|车主|司机|快递员|骑手|村民)[：:“"（(\s]{0,2}$/u;

const aheadWeights: Readonly<Record<Ahead, number>> = { who: 2.5, to: 1.5, clause: 1, may: 0.75, weak: 0, none: -1.5 };
const behindWeights: Readonly<Record<Behind, number>> = { person: 2, doing: 1, closes: 0.5, weak: 0, none: -1 };

/** What the words themselves and those before them say. */
function weigh(reading: Reading, { at, end }: Span, given: string, led: Ahead): number {
  const plain = surnameAt(reading, at) === 2 || isPlain(reading.text.charAt(at));
  const whole = reading.text.slice(at, end);
  return (
    surnameWeight(reading, at) +
    givenWeight(given) +
    aheadWeights[led] +
    (endsWord(reading, end) ? 0.5 : -1) +
    (reading.starts.has(at) ? 0 : -0.5) +
    (isApart(reading, at, end) ? 0.5 : 0) +
    (reading.starts.get(at)?.length === end - at ? -0.5 : 0) +
    (whole.length === 3 && ordinaryWords.has(whole.slice(0, 2))
      ? reading.starts.get(at)?.length === 1
        ? -1
        : plain
          ? -1.5
          : -2
      : 0) +
    (ordinaryWords.has(reading.text.slice(at, end + 1)) ? -3 : 0)
  );
}

/** The most that before and behind say together. */
const mostTogether = 1.5;

function weighBehind(reading: Reading, span: Span, given: string, led: Ahead): number {
  const next = goesOn(reading, span.end);
  const together =
    led === 'who' && next === 'weak' ? 0.5 : led === 'clause' && next === 'closes' ? apartWeight(given) : 0;
  return behindWeights[next] + together + wordWeight(reading, span, led, next);
}

/** How much speaks against a name that is or ends with a word of every day. */
function wordWeight(reading: Reading, { at, end }: Span, led: Ahead, next: Behind): number {
  const isWhole = ordinaryWords.has(reading.text.slice(at, end));
  const isSure =
    (led === 'who' && (next === 'closes' || next === 'person')) || isNamedAsWord(reading, { at, end }, led);
  const whole = isWhole ? (isSure ? -0.5 : -3) : 0;
  // A given name that is one word is rather that word, behind a surname that is one as well.
  if (isPlain(reading.text.charAt(at)) || end - at !== 3 || reading.starts.get(end - 2)?.length !== 2) return whole;
  const acts = next === 'person' || next === 'doing';
  return whole - (!acts && (led === 'may' || led === 'weak') ? 2 : 1);
}

function isPlain(first: string): boolean {
  return words.plainSurnames.has(first) && !words.rareAsNames.has(first);
}

function surnameWeight(reading: Reading, at: number): number {
  const first = reading.text.charAt(at);
  if (surnameAt(reading, at) === 2) return 3;
  if (words.grammarSurnames.has(first)) return -3;
  if (words.rareAsNames.has(first)) return -1;
  if (words.plainSurnames.has(first)) return 2;
  return words.commonWordSurnames.has(first) ? 1 : -0.25;
}

function givenWeight(given: string): number {
  const known = [...given].filter((one) => words.givenCharacters.has(one)).length;
  if (given.length === 1) return known === 1 ? 0.5 : -0.5;
  // 「郝多多」
  if (given.charAt(0) === given.charAt(1)) return Math.max(0.5, known);
  return [-1, 0.5, 2][known] ?? 0;
}

/** A name that stands between two ends is one more easily. */
function apartWeight(given: string): number {
  return [...given].every((one) => words.givenCharacters.has(one)) ? 0.5 + given.length / 2 : 0;
}

/** What the name of a place ends with. */
const placeEnd = /[镇乡村县市区街路庄社局所站店厂院]$/u;

/** Whether the words are the name of a place, of a shop or of a thing. */
function isOther(reading: Reading, span: Span, given: string): boolean {
  return isPlaceOrShop(reading, span, given) || isNoGiven(reading, span, given) || isThing(reading, span, given);
}

function isPlaceOrShop(reading: Reading, { at, end }: Span, given: string): boolean {
  const behind = behindOf(reading, end);
  if (words.placeBehind.test(behind) || placeEnd.test(given)) return true;
  // 「赵堂的」 is a village; 「姜山仙」 of whom something is told is somebody.
  const isPlaced = words.placeCharacters.has(given.charAt(0));
  const isTold = given.length === 2 && isGiven(given) && isPlain(reading.text.charAt(at));
  if (isPlaced && !(isTold && /^(?:person|doing|closes)$/u.test(goesOn(reading, end)))) return true;
  if (words.shopBehind.test(behind) && !isActing(behind)) return true;
  return /^[大二三老][姐哥嫂妈爷娘叔婶伯姨]$/u.test(given) && words.shopOfTitle.test(behind);
}

/** Whether nobody is called so. */
function isNoGiven(reading: Reading, { at }: Span, given: string): boolean {
  if (!isPlain(reading.text.charAt(at)) && /^[先后前可应需须会能即]$/u.test(given)) return true;
  if (/^[某记]|^家[里中的门人属长务境用电具业园族禽畜常乡]$/u.test(given) || words.noGiven.has(given)) return true;
  // What people do is a given name only where names are made of its characters: 「胜利」, 「守信」.
  return given.length === 2 && doings.has(given) && !isGiven(given) && !givenOfWords.test(given);
}

function isThing(reading: Reading, { at, end }: Span, given: string): boolean {
  const [ahead, behind] = [aheadOf(reading, at), behindOf(reading, end)];
  if (given.endsWith('家') && /^[电具纺装居政禽畜园庭长]/u.test(behind)) return true;
  // 「12张水票」
  if (/[\d０-９一二三四五六七八九十百千万两几半]$/u.test(ahead) && measures.test(reading.text.charAt(at))) return true;
  // 「“金穗”8号高粱种」: what stands in quotes is a brand where no word leads to somebody.
  if (
    /[“"「『‘]$/u.test(ahead) &&
    /^[”"」』’]/u.test(behind) &&
    !/(?:[叫人名号喊]做?|写[成着的][是了]?)[“"「『‘]$/u.test(ahead)
  )
    return true;
  if (/[堂记号坊轩斋阁牌]$/u.test(given) && /[“"「‘'（(]$/u.test(ahead)) return true;
  return /[一二两三四五六七八九]$/u.test(given) && /^[套个家次名件位条台只年月日天号楼层瓶袋斤户处]/u.test(behind);
}

/** What things are counted by and people are called by as well. */
const measures = /[张包支项次单家门车成元席所盘管班台层方]/u;

/** Who stands at the beginning of a sentence and complains is somebody, though his name be a word of every day: 「祝福投诉快递」. */
function complainerEnd(reading: Reading, at: number): number | null {
  if (!/^$|[。！？；\n：]\s?$/u.test(aheadOf(reading, at))) return null;
  for (const length of [3, 2]) {
    const name = reading.text.slice(at, at + length);
    if (name.length < length || isNobody(reading, at, name)) continue;
    const end = at + length;
    if (endsWord(reading, end) && words.complains.test(behindOf(reading, end))) return end;
  }
  return null;
}

/** 居民, 平台 and their like complain too, and are nobody by name. */
function isNobody(reading: Reading, at: number, name: string): boolean {
  const rest = name.slice(1);
  if (!isHan(name) || [name, rest, name.slice(0, 2)].some((one) => words.nobodies.has(one))) return true;
  if (/[镇乡村县市区街路局所站店某]/u.test(name)) return true;
  if (words.rareAsNames.has(name.charAt(0)) && (name.length === 2 || !(isGiven(rest) || isApart(reading, at, at + 3))))
    return true;
  return hasFunctionWord(rest) || words.noGiven.has(rest);
}
