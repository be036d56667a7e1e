/** Names that stand in the words without any sign before them: believed where enough speaks for it. */
import * as words from './name-words.ts';
import {
  aheadOf,
  behindOf,
  endsName,
  endsWord,
  hasFunctionWord,
  isActing,
  isApart,
  isDoing,
  isGiven,
  isHan,
  isWordAt,
  surnameAt,
  type Reading,
  type Span,
} from './reading.ts';

export function freeNames(reading: Reading): Span[] {
  const found: Span[] = [];
  for (const at of nameStarts(reading)) {
    if (surnameAt(reading, at) === 0) continue;
    const end = complainerEnd(reading, at) ?? freeEnd(reading, at);
    if (end !== null) found.push({ at, end });
  }
  return found;
}

/** Where a name may begin; the reader of words has joined some surnames to the word before: 「与田」, 「由夏」. */
function nameStarts({ text, starts }: Reading): number[] {
  return [...starts].flatMap(([at, word]) =>
    word.length > 1 && /^[与给向由被]/u.test(word) && words.plainSurnames.has(text.charAt(at + 1))
      ? [at, at + 1]
      : [at],
  );
}

function freeEnd(reading: Reading, at: number): number | null {
  if (isWordAt(reading, at) || /[省市县区镇乡村姓第老小某]$/u.test(aheadOf(reading, at))) return null;
  const surname = surnameAt(reading, at);
  for (const length of [2, 1]) {
    const end = at + surname + length;
    const given = reading.text.slice(at + surname, end);
    if (given.length < length || !isHan(given) || hasFunctionWord(given)) continue;
    if (stands(reading, at, end) && signsOf(reading, { at, end }, given) >= 4 && !isOther(reading, { at, end }, given))
      return end;
  }
  return null;
}

/** Where a clause begins, or behind a word that leads to people. */
const opening =
  /(?:^|[\s，。；：、！？“”"（(\n给向与和被把让找对由据叫是同跟的]|联系|回访|致电|告知|通知|答复|约谈|协助|陪同|询问|辱骂|殴打|欺骗|退还|赔偿|返还|投诉|举报|退给|还给|骗取|骗走|[打骂骗]了|抄送|致|因|[0-9]日|[昨今前当近]日|[昨今前]天|[上下中]午|时许|其中|经|为)$/u;

/** The name ends where a word does; the reader of words may have joined its end to what somebody plainly does. */
function stands(reading: Reading, at: number, end: number): boolean {
  if (endsWord(reading, end)) return true;
  const behind = behindOf(reading, end);
  const isNamed = isGiven(reading.text.slice(at + surnameAt(reading, at), end));
  const acts = words.complains.test(behind) || isActing(behind) || (isNamed && isDoing(behind, true));
  return acts && surnameSigns(reading, at).plain && opening.test(aheadOf(reading, at));
}

/** What the name of a place ends with. */
const placeEnd = /[镇乡村县市区街路庄社局所站店厂院]$/u;

/** Whether the words are the name of a place, of a shop or of a thing. */
function isOther(reading: Reading, { at, end }: Span, given: string): boolean {
  const behind = behindOf(reading, end);
  if (words.placeBehind.test(behind) || words.shopBehind.test(behind) || placeEnd.test(given)) return true;
  if (!surnameSigns(reading, at).plain && /^[先后前可应需须会能即]$/u.test(given)) return true;
  if (/^[某记]/u.test(given) || words.noGiven.has(given) || words.placeCharacters.has(given.charAt(0))) return true;
  if (/^家.$/u.test(given) && !isActing(behind) && !/^$|^[\s，。；、]/u.test(behind)) return true;
  if (/[堂记号坊轩斋阁牌]$/u.test(given) && /[“"「‘'（(]$/u.test(aheadOf(reading, at))) return true;
  return /[一二两三四五六七八九]$/u.test(given) && /^[套个家次名件位条台只年月日天号楼层瓶袋斤]/u.test(behind);
}

function surnameSigns(reading: Reading, at: number) {
  const first = reading.text.charAt(at);
  const double = surnameAt(reading, at) === 2;
  const rare = !double && words.rareAsNames.has(first);
  return { double, rare, plain: double || (!rare && words.plainSurnames.has(first)) };
}

/** A name that stands between two ends is one more easily. */
function standsApart(opens: boolean, closes: boolean, length: number): number {
  if (opens && closes) return length === 2 ? 1.5 : 1;
  return opens || closes ? 0.5 : 0;
}

/** Where a clause leads to people the reader of words has each character by itself: the name is in no dictionary. */
function isInPieces(reading: Reading, { at, end }: Span, given: string, acts: boolean): boolean {
  const { plain } = surnameSigns(reading, at);
  const isFull = given.length > 1 && isGiven(given) && /^(?:$|[^\p{Script=Han}])/u.test(behindOf(reading, end));
  if (!isApart(reading, at, end) || (!plain && !acts && !isFull)) return false;
  const isCommon = plain || words.commonWordSurnames.has(reading.text.charAt(at));
  return isGiven(given) || (isCommon && given.length > 1);
}

/** A surname that is a verb far more often begins a name only where somebody acts. */
function isRather(rare: boolean, isOrdinary: boolean, given: string, isActor: boolean): boolean {
  if (!rare || (isActor && given.length === 1)) return false;
  const twice = given.charAt(0) === given.charAt(1);
  return given.length === 1 || (isOrdinary && !(isActor && twice));
}

/** Whether the surname is one, or a word that many people are called by before two characters that names are made of: 「严俊驰被误扣两次」. */
function isSurname(reading: Reading, at: number, given: string): boolean {
  if (surnameSigns(reading, at).plain) return true;
  return given.length > 1 && isGiven(given) && words.commonWordSurnames.has(reading.text.charAt(at));
}

/** How much speaks for a name; four signs are enough. */
function signsOf(reading: Reading, { at, end }: Span, given: string): number {
  const { starts } = reading;
  const behind = behindOf(reading, end);
  const { double, rare, plain } = surnameSigns(reading, at);
  // A given name that is one word of every day is rather that word, behind a surname that is one as well.
  const isOrdinary = !plain && given.length === 2 && starts.get(end - 2)?.length === 2;
  const opens = opening.test(aheadOf(reading, at));
  const acts = isActing(behind) || (opens && isDoing(behind, isSurname(reading, at, given)));
  const isActor = acts && opens;
  if (isRather(rare, isOrdinary, given, isActor)) return 0;
  const closes = /^$|^[\s，。；、！？“”"）)（(\n]/u.test(behind);
  const isOneWord = starts.get(at)?.length === end - at && end - at < 4;
  const signs: readonly (readonly [boolean, number])[] = [
    [plain, 2],
    [double, 2],
    [isGiven(given), given.length],
    [acts, 2],
    [opens && isInPieces(reading, { at, end }, given, acts), end - at > 2 ? 1.5 : 1],
    [true, standsApart(opens, closes, given.length)],
    [endsName(behind), 0.5],
    [isOneWord && !(isActor && plain), -2],
    [isOrdinary && !isActor, -1.5],
  ];
  return signs.reduce((sum, [speaks, weight]) => sum + (speaks ? weight : 0), 0);
}

/** Who stands at the beginning of a sentence and complains is somebody, though his name be a word of every day: 「祝福投诉快递」. */
function complainerEnd(reading: Reading, at: number): number | null {
  if (!/^$|[。！？；\n：]\s?$/u.test(aheadOf(reading, at))) return null;
  for (const length of [3, 2]) {
    const name = reading.text.slice(at, at + length);
    if (name.length < length || isNobody(name)) continue;
    const end = at + length;
    if (endsWord(reading, end) && words.complains.test(behindOf(reading, end))) return end;
  }
  return null;
}

/** 居民, 平台 and their like complain too, and are nobody by name. */
function isNobody(name: string): boolean {
  const rest = name.slice(1);
  if (!isHan(name) || words.nobodies.has(name) || words.nobodies.has(rest)) return true;
  if (/[镇乡村县市区街路局所站店某]/u.test(name)) return true;
  if (name.length === 2) return words.rareAsNames.has(name.charAt(0));
  return hasFunctionWord(rest) || words.noGiven.has(rest);
}
