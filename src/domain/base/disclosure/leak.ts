/**
 * 公开关口 (disclosure gate): what in a text that is to be published still tells who it was (law: 实施条例 23, 个人信息保护法 13 and 28). One gate for
 * warnings, typical cases and 公示: it marks, says what each mark is, and proposes the words to put instead; a person decides.
 * It reads free text: each pattern is bounded or begins behind a look-behind, so that no text is read twice.
 */
import { besideNames, knownPeople, nearNames } from './known-people.ts';
import { birthLeaks } from './labelled-leaks.ts';
import { maskedName, type KnownLeaks, type LeakKind, type LeakMark } from './leak-mark.ts';
import { nameLeaks } from './name-leaks.ts';
import { numberLeaks } from './number-leaks.ts';
import { placeLeaks } from './place-leaks.ts';

/** Everything in the text that tells who it was, in the order in which it stands there; no two overlap. */
export function leaksOf(written: string, known: KnownLeaks = {}): LeakMark[] {
  const text = inChinese(written);
  const numbers = numberLeaks(text);
  const names = nameLeaks(text, known.public ?? []);
  const people = [...names, ...numbers.filter(({ kind }) => kind !== 'number')];
  const sure = apart([
    ...knownLeaks(text, known),
    ...numbers,
    ...birthLeaks(text),
    ...placeLeaks(text, people),
    ...besideNames(text, names),
    ...names,
  ]);
  const marks = filled(text, sure, apart([...nearNames(text, names), ...knownPeople(text), ...hiddenNames(text)]));
  const veiled = marks.filter((mark) => isVeiled(text, mark));
  const isTold =
    new Set(veiled.map(({ kind }) => kind)).size > 1 || marks.some((mark) => isTelling(mark) && !veiled.includes(mark));
  const told = isTold ? marks : marks.filter((mark) => !veiled.includes(mark));
  const isNamed = told.some(({ kind }) => kind === 'name');
  return told.map((mark) => ({
    ...mark,
    words: written.slice(mark.at, mark.at + mark.words.length),
    // Half a name and half a number together are somebody again, so that the number is left out whole beside a name.
    instead: isNamed && mark.kind === 'phone' ? '' : mark.instead,
  }));
}

/** 「赵**」: as the program itself keeps a name back. */
function hiddenNames(text: string): LeakMark[] {
  return [...text.matchAll(/\p{Script=Han}(?:[*＊×]{2}(?![*＊×\d])|[*＊×](?![*＊×\d\p{Script=Han}]))/gu)].map(
    ({ 0: words, index }) => ({ at: index, words, kind: 'name', instead: '某某', guessed: true }),
  );
}

/**
 * 「王女士」, 「姓谢」, 「139****2210」: so people are told of without being named, and the number of an order leads to somebody only him who has
 * the books of the shop. It tells who it was only beside something more.
 */
function isVeiled(text: string, { at, kind, words, guessed }: LeakMark): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  if (kind === 'number') return /^1\d{2}\*{4,5}\d{3,4}$/u.test(words) || ofOrder.test(before);
  if (kind !== 'name' || guessed !== true) return false;
  return (
    /^.[*＊×]{1,2}$/u.test(words) ||
    /^(?:(?:.|欧阳|上官|司马|诸葛|慕容|皇甫|令狐|夏侯)(?:先生|女士)|.{0,2}姓.的?)$/u.test(words) ||
    (/[“"]$/u.test(before) && /^(?:.|欧阳|上官|司马|诸葛|慕容|皇甫|令狐|夏侯)(?:老师|经理)$/u.test(words))
  );
}

/** The number of a paper alone tells nobody who it was; a number of which some figures are hidden is a telephone or an identity. */
function isTelling({ kind, words }: LeakMark): boolean {
  return kind !== 'number' || /[*＊xX×]{3}/u.test(words);
}

const ofOrder = /(?:订单|运单|快递|物流|(?<!保)单号|流水|交易)[^，。；、\n]{0,6}$/u;

const marksOf = new Map([...',:;?!()'].map((one, i) => [one, [...'，：；？！（）'][i] ?? one]));

/** Beside Chinese words the marks of a western keyboard are read as the Chinese ones; each stays in its place. */
function inChinese(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}”）】》])[,:;?!()]|[,:;?!()](?=[\p{Script=Han}“（【《])/gu,
    (one) => marksOf.get(one) ?? one,
  );
}

function knownLeaks(text: string, { names = [], firms = [], places = [] }: KnownLeaks): LeakMark[] {
  return [
    ...names.flatMap((one) => standing(text, one, 'name', maskedName(one))),
    ...firms.flatMap((one) => standing(text, one, 'firm', '某店')),
    ...places.flatMap((one) => standing(text, one, 'village', '某村')),
  ];
}

function standing(text: string, one: string, kind: LeakKind, instead: string): LeakMark[] {
  if ([...one].length < 2) return [];
  const found: LeakMark[] = [];
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + one.length))
    found.push({ at, words: one, kind, instead });
  return found;
}

/** What is only a hint is marked where nothing surer is. */
function filled(text: string, sure: readonly LeakMark[], hints: readonly LeakMark[]): LeakMark[] {
  const taken = new Uint8Array(text.length);
  for (const { at, words } of sure) taken.fill(1, at, at + words.length);
  const rest = hints.flatMap((hint) => {
    const pieces: LeakMark[] = [];
    const end = hint.at + hint.words.length;
    for (let at = hint.at; at < end; at += 1) {
      if (taken[at] === 1) continue;
      const from = at;
      while (at < end && taken[at] === 0) at += 1;
      const words = text.slice(from, at);
      if (/[^\s，。；、：的和与家住在]/u.test(words))
        pieces.push({ ...hint, at: from, words, instead: words === hint.words ? hint.instead : '' });
    }
    return pieces;
  });
  return [...sure, ...rest].toSorted((a, b) => a.at - b.at);
}

/** Where two overlap, the rest of the later one is a mark of its own: nothing that was marked is left open, and what is plain stays so. */
function apart(marks: readonly LeakMark[]): LeakMark[] {
  const kept: LeakMark[] = [];
  let end = 0;
  for (const mark of marks.toSorted((a, b) => a.at - b.at || b.words.length - a.words.length)) {
    const over = end - mark.at;
    const last = kept.at(-1);
    if (over > 0 && last?.guessed === true && mark.guessed !== true) {
      const { guessed: _guessed, ...plain } = last;
      kept[kept.length - 1] = { ...plain, kind: mark.kind };
    }
    if (over >= mark.words.length) continue;
    // What is left of a name or an address behind an earlier mark goes with that mark.
    kept.push(over <= 0 ? mark : { ...mark, at: end, words: mark.words.slice(over), instead: '' });
    end = Math.max(end, mark.at + mark.words.length);
  }
  return kept;
}
