/**
 * Names that stand in the words without any sign before them. What speaks for a name and against it is weighed: the surname, what the given
 * name is made of, what stands before and behind, and whether a word of every day begins there.
 */
import { hasTrait, trait, traitsAt } from './character-traits.ts';
import { goesOn, leadsTo } from './frames.ts';
import * as words from './name-words.ts';
import { doings, ordinaryWords } from './ordinary-words.ts';
import {
  aheadOf,
  beginsWord,
  behindOf,
  endsWord,
  givenOfWords,
  hasFunctionWord,
  isActing,
  isApart,
  isGiven,
  isHan,
  isHanFrom,
  isWordAt,
  surnameAt,
  wordLength,
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
  const { text } = reading;
  if (hasTrait(text, at - 1, trait.beforeNoName)) return [];
  const led = leadsTo(reading, at);
  // Within a word that the reader knows no name begins, but behind a word that leads to somebody: 「与田」, 「由夏」.
  if (!beginsWord(reading, at) && led !== 'to') return [];
  // 「举报时留下电话」
  if (text.charAt(at) === '时' && /[报诉知复谈问访助还偿]$/u.test(aheadOf(reading, at))) return [];
  // 「经查实可要求」
  if (text.charAt(at) === '查' && /[经已未]/u.test(text.charAt(at - 1))) return [];
  const found: Weighed[] = [];
  for (let length = 2; length > 0; length -= 1) {
    const end = at + surname + length;
    if (!isHanFrom(reading, at + surname, end)) continue;
    const one = { at, end, given: text.slice(at + surname, end), led };
    if (hasFunctionWord(one.given)) continue;
    const weight = weightOf(reading, one);
    if (weight >= enough && isSomebody(reading, one)) found.push({ at, end, weight });
  }
  return found;
}

/** What may be a name, and what leads to it. */
interface Candidate extends Span {
  given: string;
  led: Ahead;
}

/** What speaks for it; what is dear to ask is asked only where it can decide. */
function weightOf(reading: Reading, one: Candidate): number {
  const quick = weigh(reading, one);
  const next = goesOn(reading, one.end);
  const most = quick + behindWeights[next] + weighTogether(one, next);
  return most < enough ? most : most + weighOrdinary(reading, one) + wordWeight(reading, one, next);
}

/** Whether nothing else begins with the words, or is meant by them. */
function isSomebody(reading: Reading, one: Candidate): boolean {
  const isWord = isWordAt(reading, one.at) && !isNamedAsWord(reading, one) && !goesBeyond(reading, one);
  return !isWord && !isOther(reading, one, one.given);
}

/** 「投诉人田野反映」: who is told to be somebody may be called by a word of every day. */
function isNamedAsWord(reading: Reading, { at, end, led }: Candidate): boolean {
  const first = reading.text.charAt(at);
  const next = goesOn(reading, end);
  // 「找田野理论」
  if (led === 'to')
    return words.nameableWords.has(reading.text.slice(at, end)) && (next === 'person' || next === 'doing');
  if (led !== 'who' || !(isPlain(reading.text, at) || words.commonWordSurnames.has(first))) return false;
  const behind = behindOf(reading, end);
  return /^[（(，,；;]|^$/u.test(behind) ? nameField.test(aheadOf(reading, at)) : next === 'person';
}

/** 「宋体仁」 is somebody, 「宋体」 is not: a name may be longer than the word that it begins with. */
function goesBeyond(reading: Reading, { at, end, led }: Candidate): boolean {
  const { text } = reading;
  if (end - at < 3 || !isPlain(text, at) || words.noNames.has(text.slice(at, end))) return false;
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

/** What the characters themselves and the words before them say. */
function weigh(reading: Reading, { at, end, given, led }: Candidate): number {
  return (
    surnameWeight(reading, at) +
    givenWeight(given) +
    aheadWeights[led] +
    (endsWord(reading, end) ? 0.5 : -1) +
    (beginsWord(reading, at) ? 0 : -0.5) +
    (isApart(reading, at, end) ? 0.5 : 0) +
    (wordLength(reading, at) === end - at ? -0.5 : 0)
  );
}

/** What speaks against it where a word of every day begins. */
function weighOrdinary(reading: Reading, { at, end }: Span): number {
  const { text } = reading;
  const longer = ordinaryWords.has(text.slice(at, end + 1)) ? -3 : 0;
  if (end - at !== 3 || !ordinaryWords.has(text.slice(at, at + 2))) return longer;
  if (wordLength(reading, at) === 1) return longer - 1;
  return longer - (surnameAt(reading, at) === 2 || isPlain(text, at) ? 1.5 : 2);
}

/** What before and behind say together. */
function weighTogether({ given, led }: Candidate, next: Behind): number {
  if (led === 'who' && next === 'weak') return 0.5;
  return led === 'clause' && next === 'closes' ? apartWeight(given) : 0;
}

/** How much speaks against a name that is or ends with a word of every day. */
function wordWeight(reading: Reading, one: Candidate, next: Behind): number {
  const { at, end, led } = one;
  const isWhole = ordinaryWords.has(reading.text.slice(at, end));
  const isSure = (led === 'who' && (next === 'closes' || next === 'person')) || isNamedAsWord(reading, one);
  const whole = isWhole ? (isSure ? -0.5 : -3) : 0;
  // A given name that is one word is rather that word, behind a surname that is one as well.
  if (isPlain(reading.text, at) || end - at !== 3 || wordLength(reading, end - 2) !== 2) return whole;
  const acts = next === 'person' || next === 'doing';
  return whole - (!acts && (led === 'may' || led === 'weak') ? 2 : 1);
}

function isPlain(text: string, at: number): boolean {
  return (traitsAt(text, at) & (trait.plainSurname | trait.rareAsName)) === trait.plainSurname;
}

function surnameWeight(reading: Reading, at: number): number {
  if (surnameAt(reading, at) === 2) return 3;
  const first = traitsAt(reading.text, at);
  if ((first & trait.grammarSurname) !== 0) return -3;
  if ((first & trait.rareAsName) !== 0) return -1;
  if ((first & trait.plainSurname) !== 0) return 2;
  return (first & trait.commonWordSurname) === 0 ? -0.25 : 1;
}

/** By how many characters of a given name of two are such as given names are made of. */
const weightsOfTwo = [-1, 0.5, 2] as const;

function givenWeight(given: string): number {
  const first = hasTrait(given, 0, trait.given) ? 1 : 0;
  if (given.length === 1) return first === 1 ? 0.5 : -0.5;
  const known = (first + (hasTrait(given, 1, trait.given) ? 1 : 0)) as 0 | 1 | 2;
  // 「郝多多」
  return given.charAt(0) === given.charAt(1) ? Math.max(0.5, known) : weightsOfTwo[known];
}

/** A name that stands between two ends is one more easily. */
function apartWeight(given: string): number {
  return isGiven(given) ? 0.5 + given.length / 2 : 0;
}

/** Whether the words are the name of a place, of a shop or of a thing. */
function isOther(reading: Reading, span: Span, given: string): boolean {
  return isPlaceOrShop(reading, span, given) || isNoGiven(reading, span, given) || isThing(reading, span, given);
}

function isPlaceOrShop(reading: Reading, { at, end }: Span, given: string): boolean {
  const behind = behindOf(reading, end);
  if (hasTrait(given, given.length - 1, trait.placeEnd) || words.placeBehind.test(behind)) return true;
  // 「赵堂的」 is a village; 「姜山仙」 of whom something is told is somebody.
  const isPlaced = words.placeCharacters.has(given.charAt(0));
  const isTold = given.length === 2 && isGiven(given) && isPlain(reading.text, at);
  if (isPlaced && !(isTold && /^(?:person|doing|closes)$/u.test(goesOn(reading, end)))) return true;
  if (words.shopBehind.test(behind) && !isActing(behind)) return true;
  return given.length === 2 && /^[大二三老][姐哥嫂妈爷娘叔婶伯姨]$/u.test(given) && words.shopOfTitle.test(behind);
}

/** Whether nobody is called so. */
function isNoGiven(reading: Reading, { at }: Span, given: string): boolean {
  if (!isPlain(reading.text, at) && /^[先后前可应需须会能即]$/u.test(given)) return true;
  const first = given.charAt(0);
  if (first === '某' || first === '记') return true;
  if ((first === '家' && /^家[里中的门人属长务境用电具业园族禽畜常乡]$/u.test(given)) || words.noGiven.has(given))
    return true;
  // What people do is a given name only where names are made of its characters: 「胜利」, 「守信」.
  return given.length === 2 && doings.has(given) && !isGiven(given) && !givenOfWords.test(given);
}

function isThing(reading: Reading, { at, end }: Span, given: string): boolean {
  const [ahead, behind] = [aheadOf(reading, at), behindOf(reading, end)];
  if (given.endsWith('家') && /^[电具纺装居政禽畜园庭长]/u.test(behind)) return true;
  // 「12张水票」
  if (hasTrait(reading.text, at, trait.measure) && /[\d０-９一二三四五六七八九十百千万两几半]$/u.test(ahead))
    return true;
  if (!hasTrait(reading.text, at - 1, trait.han) && isQuoted(given, ahead, behind)) return true;
  return (
    hasTrait(given, given.length - 1, trait.count) && /^[套个家次名件位条台只年月日天号楼层瓶袋斤户处]/u.test(behind)
  );
}

/** 「“金穗”8号高粱种」: what stands in quotes is a brand where no word leads to somebody. */
function isQuoted(given: string, ahead: string, behind: string): boolean {
  const isBrand =
    /[“"「『‘]$/u.test(ahead) &&
    /^[”"」』’]/u.test(behind) &&
    !/(?:[叫人名号喊]做?|写[成着的][是了]?)[“"「『‘]$/u.test(ahead);
  return isBrand || (/[堂记号坊轩斋阁牌]$/u.test(given) && /[“"「‘'（(]$/u.test(ahead));
}

/** Who stands at the beginning of a sentence and complains is somebody, though his name be a word of every day: 「祝福投诉快递」. */
function complainerEnd(reading: Reading, at: number): number | null {
  if (hasTrait(reading.text, at - 1, trait.han) || !/^$|[。！？；\n：]\s?$/u.test(aheadOf(reading, at))) return null;
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
