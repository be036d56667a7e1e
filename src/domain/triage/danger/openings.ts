/**
 * 开头 (openings): with which letters a form can begin, so that it is asked only of a text in which two such letters stand side by side. Of a
 * hundred forms hardly ten are asked of a text then, and asking all of them took most of the reading.
 *
 * Read from the source of the form: letters, classes, groups, repetitions and what only looks about. What cannot be told in letters (a dot, a
 * class that is denied) leaves the opening open: rather asked in vain than passed by.
 */

/** The first two letters of what fits, or one behind which anything may stand, or nothing. */
export type Openings = ReadonlySet<string> | null;

/** What an element begins with: whole, where it may end there and what follows goes on; begun, where two letters or all that can be told are there. */
interface Heads {
  whole: Set<string>;
  begun: Set<string>;
  /** It may begin with a letter that nobody can name. */
  isAny: boolean;
}

const mostLetters = 2;
const nothing = (): Heads => ({ whole: new Set(['']), begun: new Set(), isAny: false });
const anything = (): Heads => ({ whole: new Set(), begun: new Set(), isAny: true });
const letters = (all: Iterable<string>): Heads => ({ whole: new Set(all), begun: new Set(), isAny: false });

/** Null where a form can begin with anything. */
export function openingsOf(source: string): Openings {
  const heads = readWays({ source, at: 0 });
  if (heads.isAny || heads.whole.has('')) return null;
  return new Set([...heads.whole, ...heads.begun]);
}

interface Cursor {
  source: string;
  at: number;
}

/** The ways of an alternation, up to the end of its group. */
function readWays(cursor: Cursor): Heads {
  const heads = readWay(cursor);
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    addWay(heads, readWay(cursor));
  }
  return heads;
}

function readWay(cursor: Cursor): Heads {
  let heads = nothing();
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? ''))
    heads = followed(heads, readRepeated(cursor));
  return heads;
}

function readRepeated(cursor: Cursor): Heads {
  const one = readElement(cursor);
  const { isNone, isMany } = readTimes(cursor);
  const repeated = isMany ? either(one, followed(one, one)) : one;
  return isNone ? either(nothing(), repeated) : repeated;
}

/** Whether it may be left out, and whether it may stand more than once; that as few as possible are taken changes nothing of the beginning. */
function readTimes(cursor: Cursor): { isNone: boolean; isMany: boolean } {
  const [written = '', sign, least, , most] =
    /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/u.exec(cursor.source.slice(cursor.at)) ?? [];
  cursor.at += written.length;
  if (sign !== undefined) return { isNone: sign !== '+', isMany: sign !== '?' };
  // {2} and {2,} have no most.
  return {
    isNone: least === '0',
    isMany: written !== '' && (most === '' ? least !== '1' || written.includes(',') : most !== '1'),
  };
}

function readElement(cursor: Cursor): Heads {
  const letter = cursor.source[cursor.at] ?? '';
  cursor.at += 1;
  if (letter === '(') return readGroup(cursor);
  if (letter === '[') return readClass(cursor);
  if (letter === '^' || letter === '$') return nothing();
  if (letter === '.') return anything();
  if (letter === '\\') return readEscape(cursor);
  return letters([letter]);
}

/** What only looks ahead or back takes no letter. */
function readGroup(cursor: Cursor): Heads {
  const opening = /^\?(?::|<?[=!])/u.exec(cursor.source.slice(cursor.at))?.[0] ?? '';
  cursor.at += opening.length;
  const heads = readWays(cursor);
  cursor.at += 1;
  return opening === '' || opening === '?:' ? heads : nothing();
}

function readClass(cursor: Cursor): Heads {
  const inside = /^(?:\\.|[^\]\\])*/u.exec(cursor.source.slice(cursor.at))?.[0] ?? '';
  cursor.at += inside.length + 1;
  // A sign of two halves is one letter of a class and two of a text.
  if (inside.startsWith('^') || inside.includes('\\') || /[^\0-\uFFFF]/u.test(inside)) return anything();
  const all: string[] = [];
  for (const [, from = '', to = from] of inside.matchAll(/(.)(?:-(.))?/gu))
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) all.push(String.fromCharCode(code));
  return letters(all);
}

function readEscape(cursor: Cursor): Heads {
  const letter = cursor.source[cursor.at] ?? '';
  cursor.at += 1;
  if (letter === 'b' || letter === 'B') return nothing();
  if (letter === 'p' || letter === 'P' || letter === 'u') cursor.at = cursor.source.indexOf('}', cursor.at) + 1;
  return anything();
}

function either(one: Heads, other: Heads): Heads {
  const heads = { whole: new Set(one.whole), begun: new Set(one.begun), isAny: one.isAny };
  addWay(heads, other);
  return heads;
}

function addWay(heads: Heads, { whole, begun, isAny }: Heads): void {
  for (const one of whole) heads.whole.add(one);
  for (const one of begun) heads.begun.add(one);
  heads.isAny ||= isAny;
}

function followed(one: Heads, next: Heads): Heads {
  // Most of what follows comes behind two letters already.
  if (one.whole.size === 0) return one;
  const heads: Heads = { whole: new Set(), begun: new Set(one.begun), isAny: one.isAny };
  for (const first of one.whole) {
    if (next.isAny && first === '') heads.isAny = true;
    else if (next.isAny) heads.begun.add(first);
    for (const rest of next.begun) heads.begun.add(`${first}${rest}`.slice(0, mostLetters));
    for (const rest of next.whole) {
      const both = `${first}${rest}`;
      if (both.length < mostLetters) heads.whole.add(both);
      else heads.begun.add(both.slice(0, mostLetters));
    }
  }
  return heads;
}
