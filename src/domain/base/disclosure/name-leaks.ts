/**
 * Names of people in free words. A name is a surname that stands by itself and what follows it, believed by what stands around it; what
 * only looks like a name is found in a list. What was found once is found wherever it stands, and so are its neighbours in a list of names.
 */
import { calledNames, shapedNames } from './called-names.ts';
import { cuedNames } from './cued-names.ts';
import { freeNames } from './free-names.ts';
import { maskedName, type LeakMark } from './leak-mark.ts';
import * as words from './name-words.ts';
import { isGiven, isWordAt, nameEnd, readWords, surnameAt, type Reading, type Span } from './reading.ts';

/** `known` are names of offices, stations and places: what stands within one is no person's. */
export function nameLeaks(text: string, known: readonly string[]): LeakMark[] {
  const reading = readWords(text);
  const found = [...cuedNames(reading), ...freeNames(reading), ...calledNames(reading), ...shapedNames(reading)];
  const isPublic = publicSpans(text, known);
  const all = [...found, ...againIn(text, found)].filter((one) => !isPublic(one));
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
  if (to === null || words.shopBehind.test(reading.text.slice(to, to + 12))) return null;
  return isGiven(reading.text.slice(at + surnameAt(reading, at), to)) ? { at, end: to } : null;
}

function lastBefore(reading: Reading, { at }: Span): Span | null {
  const ahead = reading.text.slice(Math.max(0, at - 6), at);
  const found = /(?<!\p{Script=Han})(\p{Script=Han}{2,4})(?:、|和|与|及)$/u.exec(ahead);
  if (found?.[1] === undefined) return null;
  const from = at - found[0].length;
  const surname = surnameAt(reading, from);
  const isName = surname > 0 && found[1].length <= surname + 2 && !isWordAt(reading, from);
  return isName ? { at: from, end: from + found[1].length } : null;
}

const kin =
  /^的(?:儿子|女儿|丈夫|妻子|爱人|老伴|老公|老婆|母亲|父亲|弟弟|哥哥|姐姐|妹妹|儿媳|媳妇|女婿|孙子|孙女|外甥|侄子)/u;

/** Names that overlap are one, and whose kin it is goes with them. */
function joined(text: string, found: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { at, end } of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    const last = all.at(-1);
    if (last !== undefined && at < last.end) last.end = Math.max(last.end, end);
    else all.push({ at, end: end + (kin.exec(text.slice(end, end + 5))?.[0].length ?? 0) });
  }
  return all;
}

function publicSpans(text: string, known: readonly string[]): (found: Span) => boolean {
  const spans = known.filter((one) => one.length > 1).flatMap((one) => standing(text, one));
  return ({ at, end }) => spans.some((one) => one.at <= at && end <= one.end);
}
