/** Names that stand in the words without any sign before them: believed where enough speaks for it. */
import * as words from './name-words.ts';
import {
  aheadOf,
  behindOf,
  endsName,
  endsWord,
  hasFunctionWord,
  isActing,
  isGiven,
  isHan,
  isWordAt,
  surnameAt,
  type Reading,
  type Span,
} from './reading.ts';

export function freeNames(reading: Reading): Span[] {
  const found: Span[] = [];
  for (const at of reading.starts.keys()) {
    if (surnameAt(reading, at) === 0) continue;
    const end = complainerEnd(reading, at) ?? freeEnd(reading, at);
    if (end !== null) found.push({ at, end });
  }
  return found;
}

function freeEnd(reading: Reading, at: number): number | null {
  if (isWordAt(reading, at) || /[省市县区镇乡村姓第老小某]$/u.test(aheadOf(reading, at))) return null;
  const surname = surnameAt(reading, at);
  for (const length of [2, 1]) {
    const end = at + surname + length;
    const given = reading.text.slice(at + surname, end);
    if (given.length < length || !isHan(given) || hasFunctionWord(given)) continue;
    if (endsWord(reading, end) && signsOf(reading, { at, end }, given) >= 4 && !isOther(reading, { at, end }, given))
      return end;
  }
  return null;
}

/** What the name of a place ends with. */
const placeEnd = /[镇乡村县市区街路庄社局所站店厂]$/u;

/** Whether the words are the name of a place, of a shop or of a thing. */
function isOther(reading: Reading, { at, end }: Span, given: string): boolean {
  const behind = behindOf(reading, end);
  if (words.placeBehind.test(behind) || words.shopBehind.test(behind) || placeEnd.test(given)) return true;
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

/** How much speaks for a name; four signs are enough. */
function signsOf(reading: Reading, { at, end }: Span, given: string): number {
  const { starts } = reading;
  const [ahead, behind] = [aheadOf(reading, at), behindOf(reading, end)];
  const { double, rare, plain } = surnameSigns(reading, at);
  // A given name that is one word of every day is rather that word, behind a surname that is one as well.
  const isOrdinary = !plain && given.length === 2 && starts.get(end - 2)?.length === 2;
  const acts = isActing(behind);
  const opens = ahead === '' || /[\s，。；：、！？“”"（(\n给向与和被把让找对由据叫是同跟的]$/u.test(ahead);
  const closes = /^$|^[\s，。；、！？“”"）)（(\n]/u.test(behind);
  if (rare && (isOrdinary || (given.length === 1 && !(acts && opens)))) return 0;
  const signs: readonly (readonly [boolean, number])[] = [
    [plain, 2],
    [double, 2],
    [isGiven(given), given.length],
    [acts, 2],
    [true, standsApart(opens, closes, given.length)],
    [endsName(behind), 0.5],
    [starts.get(at)?.length === end - at && end - at < 4, -2],
    [isOrdinary && !(acts && opens), -1.5],
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
