/**
 * The signs of a text by which danger to life is judged: its runs of one to four characters, and the notions in it (`danger-notions.ts`),
 * each as it is told: as going on, as past, as denied, in quotation marks; which stand in one clause or in neighbouring ones; and how
 * many. One walk over the text, so that a long one takes no longer than its length asks.
 */
import { ideas } from './danger-ideas.ts';
import { manners, perils } from './danger-notions.ts';
import type { Notion } from './notion.ts';
import { openingsOf } from './openings.ts';

/** As long as the longest story that is filed; what is longer is read at its beginning and at its end. */
const mostCharacters = 5000;
const lastCharacters = 1000;
const notions: readonly Notion[] = [...perils, ...ideas, ...manners];
const byWord = new Map<string, Notion[]>();
/** Which words begin with a letter: hardly any letter begins one. */
const lengthsBy = new Map<number, number[]>();
for (const notion of notions)
  for (const word of notion.words) {
    byWord.set(word, [...(byWord.get(word) ?? []), notion]);
    const first = word.charCodeAt(0);
    lengthsBy.set(first, [...new Set([...(lengthsBy.get(first) ?? []), word.length])]);
  }
const withForm = notions.flatMap((notion) => (notion.form === null ? [] : [{ notion, form: notion.form }]));
const perilNames = new Set([...perils, ...ideas].map(({ name }) => name));

/** Where a notion is told, and by which words. */
export interface Met {
  notion: Notion;
  words: string;
  /** Told as going on: not as past, not denied, not quoted. */
  isLive: boolean;
}

/** What takes the signs of a text as they are read, each as often as it stands there. */
export interface Signs {
  add(sign: string): void;
  /** All runs of one to four letters in these. */
  addRuns(words: string): void;
}

export interface DangerReading<T extends Signs = SignSet> {
  signs: T;
  met: readonly Met[];
}

export const longestRun = 4;

/** The signs themselves, to learn from. */
export class SignSet extends Set<string> implements Signs {
  addRuns(words: string): void {
    for (let from = 0; from < words.length; from += 1)
      for (let to = from + 1; to <= Math.min(words.length, from + longestRun); to += 1) this.add(words.slice(from, to));
  }
}

/** A clause with what it tells, and how it is told. */
interface ToldClause {
  plain: string;
  found: readonly Found[];
  names: readonly string[];
  mark: string;
}

/** The whole text as one. */
export function readDanger(text: string): DangerReading {
  return readingOf(toldIn(text), () => new SignSet());
}

/** A text that is longer than this is read piece by piece as well: among many ordinary words a clause of danger is lost. */
const longTelling = 130;
const stretch = 80;

/**
 * The text as one, and of a long one each stretch of neighbouring clauses, each half over the one before it, and its last words by
 * themselves; what was told as past before a stretch is past in it. The signs of each go into what is made for so many letters.
 */
export function readStretches<T extends Signs>(text: string, signsFor: (length: number) => T): DangerReading<T>[] {
  const read = (told: readonly ToldClause[]) => readingOf(told, signsFor);
  const clauses = toldIn(text);
  const whole = read(clauses);
  if (lengthOf(clauses) <= longTelling) return [whole];
  const halves = halvesOf(clauses);
  const last = halvesOf(clauses.toReversed())[0]?.toReversed() ?? [];
  return [whole, read(last), ...halves.slice(1).map((half, i) => read([...(halves[i] ?? []), ...half]))];
}

/** Neighbouring clauses together, half a stretch of them. */
function halvesOf(clauses: readonly ToldClause[]): ToldClause[][] {
  const halves: ToldClause[][] = [];
  let length = Infinity;
  for (const clause of clauses) {
    if (length + clause.plain.length > stretch / 2) {
      halves.push([]);
      length = 0;
    }
    halves.at(-1)?.push(clause);
    length += clause.plain.length;
  }
  return halves;
}

const lengthOf = (clauses: readonly ToldClause[]): number => clauses.reduce((sum, { plain }) => sum + plain.length, 0);

function toldIn(text: string): ToldClause[] {
  const clauses = clausesOf(text);
  const foundIn = notionsIn(clauses);
  let isPast = false;
  return clauses.map(({ plain, quoted }, i) => {
    const found = foundIn[i] ?? [];
    const names = [...new Set(found.map(({ notion }) => notion.name))];
    isPast = isPastAfter(isPast, names);
    const mark = markOf({ isPast, isDenied: names.includes('x0'), isOver: saysOver(names), quoted });
    return { plain, found, names, mark };
  });
}

function readingOf<T extends Signs>(clauses: readonly ToldClause[], signsFor: (length: number) => T): DangerReading<T> {
  // The ends of a clause are letters of its runs.
  const length = lengthOf(clauses);
  const signs = signsFor(length + 2 * clauses.length);
  const met: Met[] = [];
  const live: string[][] = [];
  let before: readonly string[] = [];
  for (const { plain, found, names, mark } of clauses) {
    addRuns(signs, plain);
    const isLive = mark === '+';
    for (const { notion, words } of found)
      if (perilNames.has(notion.name)) {
        met.push({ notion, words, isLive });
        signs.add(`${mark}${notion.name}`);
      }
    addNames(signs, names, before);
    before = names;
    live.push(isLive ? names.filter((name) => perilNames.has(name)) : []);
  }
  addCounts(signs, live, length);
  return { signs, met };
}

/** What is told as past stays so until something is told as now. */
function isPastAfter(wasPast: boolean, names: readonly string[]): boolean {
  const isNow = ['n0', 'n1', 'n2'].some((name) => names.includes(name));
  if (names.includes('p0')) return !isNow || names.includes('p1');
  return wasPast && !isNow;
}

const saysOver = (names: readonly string[]): boolean => names.includes('p1') || names.includes('p2');

function addNames(signs: Signs, names: readonly string[], before: readonly string[]): void {
  for (const name of names) signs.add(`$${name}`);
  addPairs(signs, names, '&');
  for (const one of before) for (const other of names) signs.add(`${one}>${other}`);
}

interface Told {
  isPast: boolean;
  isDenied: boolean;
  isOver: boolean;
  quoted: boolean;
}

function markOf({ isPast, isDenied, isOver, quoted }: Told): string {
  if (quoted) return '"';
  if (isDenied) return '~';
  if (isOver) return '!';
  return isPast ? '-' : '+';
}

/** Who speaks on without a stop is read as if there were one. */
const longestClause = 60;
const opening = /[“「『《]/u;

/** What is said between what is told, above all on the telephone, where there is no stop: it tells nothing, and ends a clause. */
const filler = /然后|就是说?|那个|这个|嗯+|呃+|^喂|喂(?=[,，你您我])|你好|您好|的话(?=\p{L})|怎么说呢|对吧|是吧/gu;

/** A clause ends with a stop, a blank, a filler or where quotation marks open and close. */
function clausesOf(text: string): { plain: string; quoted: boolean }[] {
  const clauses: { plain: string; quoted: boolean }[] = [];
  let isQuoted = false;
  const plainText = asReadable(text).normalize('NFKC').toLowerCase().replaceAll(filler, ' ');
  for (const [piece] of plainText.matchAll(/[\p{L}\p{N}]+|["“”「」『』《》]/gu)) {
    if (/^[\p{L}\p{N}]/u.test(piece))
      for (let from = 0; from < piece.length; from += longestClause)
        clauses.push({ plain: piece.slice(from, from + longestClause), quoted: isQuoted });
    else isQuoted = opening.test(piece) || (piece === '"' && !isQuoted);
  }
  return clauses;
}

function asReadable(text: string): string {
  return text.length <= mostCharacters
    ? text
    : `${text.slice(0, mostCharacters - lastCharacters)}\n${text.slice(-lastCharacters)}`;
}

/** Runs of one to four characters; the ends of a clause are characters too, and all numbers are one. */
function addRuns(signs: Signs, plain: string): void {
  signs.addRuns(`|${/\d/u.test(plain) ? plain.replaceAll(/\d+/gu, '0') : plain}|`);
}

interface Found {
  notion: Notion;
  words: string;
}

/** The notions of each clause: all clauses are read at once, a line each, so that a form is asked once a text. */
function notionsIn(clauses: readonly { plain: string }[]): Found[][] {
  const found: Found[][] = clauses.map(() => []);
  const starts: number[] = [];
  let length = 0;
  for (const [i, { plain }] of clauses.entries()) {
    starts.push(length);
    length += plain.length + 1;
    addWords(found[i] ?? [], plain);
  }
  const lines = clauses.map(({ plain }) => plain).join('\n');
  const asked = formsAsked(lines);
  for (const [i, { notion, form }] of withForm.entries()) {
    if (asked[i] !== 1) continue;
    // `matchAll` would copy each form for each text, which costs as much as all the reading.
    form.lastIndex = 0;
    let clause = 0;
    for (let match = form.exec(lines); match !== null && match[0] !== ''; match = form.exec(lines)) {
      while ((starts[clause + 1] ?? Infinity) <= match.index) clause += 1;
      found[clause]?.push({ notion, words: match[0] });
    }
  }
  return found;
}

function addWords(found: Found[], plain: string): void {
  for (let from = 0; from < plain.length; from += 1)
    for (const letters of lengthsBy.get(plain.charCodeAt(from)) ?? noLengths) {
      const words = plain.slice(from, from + letters);
      if (words.length === letters) for (const notion of byWord.get(words) ?? []) found.push({ notion, words });
    }
}

const noLengths: readonly number[] = [];

/** The forms that can begin with a letter, whatever follows it, and with two. */
interface Opened {
  alone: number[];
  before: Map<number, number[]>;
}

let opened: Map<number, Opened> | undefined;
const always: number[] = [];

/** Which of the forms can fit anywhere in the text: one for each that is to be asked. */
function formsAsked(lines: string): Uint8Array {
  opened ??= openForms();
  const asked = new Uint8Array(withForm.length);
  for (const form of always) asked[form] = 1;
  let letters: Opened | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const code = lines.charCodeAt(at);
    for (const form of letters?.before.get(code) ?? noLengths) asked[form] = 1;
    letters = opened.get(code);
    for (const form of letters?.alone ?? noLengths) asked[form] = 1;
  }
  return asked;
}

/** Made when the first text is read. */
function openForms(): Map<number, Opened> {
  const made = new Map<number, Opened>();
  for (const [i, { form }] of withForm.entries()) {
    const openings = openingsOf(form.source);
    if (openings === null) always.push(i);
    for (const opening of openings ?? []) {
      const first = opening.charCodeAt(0);
      const letters = made.get(first) ?? { alone: [], before: new Map<number, number[]>() };
      made.set(first, letters);
      if (opening.length === 1) letters.alone.push(i);
      else letters.before.set(opening.charCodeAt(1), [...(letters.before.get(opening.charCodeAt(1)) ?? []), i]);
    }
  }
  return made;
}

function addPairs(signs: Signs, names: readonly string[], mark: string): void {
  for (const [i, one] of names.entries())
    for (const other of names.slice(i + 1)) signs.add(one < other ? `${one}${mark}${other}` : `${other}${mark}${one}`);
}

/** How much peril is told as going on, in all and at the end, beside how long the text is. */
function addCounts(signs: Signs, live: readonly (readonly string[])[], length: number): void {
  const all = [...new Set(live.flat())];
  addPairs(signs, all, '*');
  const most = (names: readonly string[], top: number) => Math.min(top, new Set(names).size);
  for (let n = 0; n <= most(all, 7); n += 1) signs.add(`#${n}`);
  for (let n = 0; n <= most(live.slice(-2).flat(), 4); n += 1) signs.add(`%${n}`);
  for (let n = 0; n <= Math.max(0, ...live.map((names) => most(names, 4))); n += 1) signs.add(`@${n}`);
  for (let n = 1; n <= Math.min(7, Math.log2(Math.max(1, length / 4))); n += 1) signs.add(`^${n}`);
}
