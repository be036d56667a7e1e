/**
 * PDF: stored as it came, because rewriting one is not lossless; refused when it is cut short, or when it would run a
 * script, start a program, send a form away or open an address by itself. Officers open these in whatever reader the office
 * machine has, and no invoice, contract or scan needs any of it; who is refused can send a photo of the page. Files inside the
 * file are let through: official electronic invoices carry their data in one, and it does nothing by itself. So are links that
 * somebody has to press.
 */
import { inflateSync } from 'node:zlib';

/** Names that make a reader act instead of show: scripts, programs, forms that are sent or are programs themselves, films. */
const active = /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|XFA|RichMedia|Rendition|Movie|GoToE)(?![A-Za-z0-9])/u;
/** A packed stream may swell this far in all before it counts as a trap. */
const maxInflatedBytes = 50 * 1024 * 1024;

/** Whether the file is a whole PDF that only shows pages. */
export function isQuietPdf(file: Buffer): boolean {
  try {
    return onlyShows(file);
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}

/** More of something than any file that was made to be read has. */
class TooMany extends Error {}

/** One after another, never all at once, and no more than so many. */
function* atMost<T>(found: Iterable<T>, most: number): Generator<T> {
  let n = 0;
  for (const one of found) {
    if ((n += 1) > most) throw new TooMany();
    yield one;
  }
}

function onlyShows(file: Buffer): boolean {
  const text = file.toString('latin1');
  if (!text.startsWith('%PDF-') || text.lastIndexOf('%%EOF') === -1) return false;
  const read = objectsOf(file, text);
  if (read === null) return false;
  const plain = plainNames([read.skeleton, ...read.packed.map((one) => one.text)].join(' '));
  return !active.test(plain) && !new Opening(plain, read.packed).leadsOut();
}

interface Packed {
  text: string;
  /** Where each object begins in the text, by its number. */
  places: ReadonlyMap<string, number>;
}

/** What is not picture or page text: the objects in the open, and those that lie packed in streams; null when something hides. */
function objectsOf(file: Buffer, text: string): { skeleton: string; packed: Packed[] } | null {
  const skeleton: string[] = [];
  const packed: Packed[] = [];
  let allowed = maxInflatedBytes;
  let objectStreams = 0;
  let from = 0;
  let isEncrypted = isEncryptedBy(text.slice(Math.max(0, text.lastIndexOf('trailer'))).slice(0, longestObject));
  const unread: boolean[] = [];
  for (const { before, dictionary, start, end } of atMost(streams(text), mostStreams)) {
    skeleton.push(text.slice(from, start));
    from = end;
    // Objects in the open inside a stream are found by who knows where they stand.
    if (openObject.test(text.slice(start, end))) return null;
    const names = plainNames(dictionary);
    isEncrypted ||= /\/XRef(?![A-Za-z0-9])/u.test(names) && isEncryptedBy(names);
    if (!objectStream.test(plainNames(before))) continue;
    if ((objectStreams += 1) > mostObjectStreams) return null;
    const found = unpacked(file.subarray(start, end), names, allowed);
    if (found === 'hidden') return null;
    if (found === 'unreadable') {
      unread.push(true);
      continue;
    }
    allowed -= found.text.length;
    if (allowed <= 0) return null;
    packed.push(found);
  }
  skeleton.push(text.slice(from));
  const open = skeleton.join('');
  // An encrypted file's objects stay unread; what else cannot be read hides what it holds, and so does a stream that was not found.
  if (unread.length > 0 && !isEncrypted) return null;
  for (const _ of atMost(plainNames(open).matchAll(/\/ObjStm(?![A-Za-z0-9])/gu), objectStreams));
  return { skeleton: open, packed };
}

/** A file of ten megabytes has some ten thousand of either. */
const mostStreams = 100_000;
const mostObjects = 200_000;

const longestObject = 4000;
/** Each holds a hundred objects and more; a file of ten megabytes has a few dozen. */
const mostObjectStreams = 2000;
const objectStream = /\/ObjStm(?![A-Za-z0-9])/u;
const openObject = /\d\s{1,20}\d{1,5}\s{1,20}obj(?![A-Za-z])/u;

/** An open password is named where the file ends, behind the word trailer or in the stream of its places; a comment names nothing. */
function isEncryptedBy(trailer: string): boolean {
  return /\/Encrypt\s{1,20}\d{1,9}\s{1,20}\d{1,5}\s{1,20}R/u.test(trailer.replace(/%[^\r\n]*/gu, ''));
}

/** Packed in the one known way or not at all: behind another filter, or one that shifts the bytes, anything may stand. */
function unpacked(body: Buffer, names: string, most: number): Packed | 'hidden' | 'unreadable' {
  const filters = [...names.matchAll(/\/(?:Filter|F)(?![A-Za-z0-9])\s{0,20}([^\s/>[]*\[?[^\]>]{0,200})/gu).take(2)];
  const isFlate = /^\/(?:FlateDecode|Fl)(?![A-Za-z0-9])|^\[\s*\/(?:FlateDecode|Fl)\s*$/u.test(filters[0]?.[1] ?? '');
  const isShifted = /\/Predictor(?!\s{1,20}1(?!\d))/u.test(names);
  // No such dictionary has words in it, so that what has them was made to be misread.
  const isTold = /^\s*<</u.test(names) && objectStream.test(names) && !/[()%]/u.test(names);
  if (!isTold || filters.length > 1 || (filters.length === 1 && !isFlate) || isShifted) return 'hidden';
  try {
    const objects = filters.length === 0 ? body : inflateSync(body, { maxOutputLength: most });
    return packedOf(objects.toString('latin1'), Number(/\/First\s{1,20}(\d{1,9})/u.exec(names)?.[1] ?? 0));
  } catch (error) {
    return isTrap(error) ? 'hidden' : 'unreadable';
  }
}

function isTrap(error: unknown): boolean {
  return error instanceof TooMany || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
}

/** A packed stream begins with pairs of number and place, the places counted from the first object. */
function packedOf(text: string, first: number): Packed {
  const places = new Map<string, number>();
  const pairs = text.slice(0, first).matchAll(/(\d{1,9})\s{1,20}(\d{1,9})/gu);
  for (const [, number = '', place] of atMost(pairs, mostObjects)) places.set(number, first + Number(place));
  return { text, places };
}

/** Steps from what happens by itself; more of them are made to be lost in. */
const mostSteps = 200;
/** What may follow an action, or happen by itself on a page or in a field. */
const follows =
  /\/(?:Next|O|C|E|X|U|D|K|F|V|Fo|Bl|P[OCVI]|W[CSP]|DS|DP)(?![A-Za-z0-9])\s{0,20}(\d{1,9})\s{1,20}\d{1,5}\s{1,20}R/gu;

/** What happens by itself when the file or a page is opened or left. */
class Opening {
  readonly #plain: string;
  readonly #packed: readonly Packed[];
  #open: ReadonlyMap<string, number> | null = null;
  #steps = 0;

  constructor(plain: string, packed: readonly Packed[]) {
    this.#plain = plain;
    this.#packed = packed;
  }

  /** Whether it opens an address: nobody pressed anything. */
  leadsOut(): boolean {
    return this.#plain.matchAll(/\/(?:OpenAction|AA)(?![A-Za-z0-9])\s{0,20}/gu).some(({ 0: name, index }) => {
      const from = index + name.length;
      return this.#leads(this.#plain.slice(from, from + longestObject));
    });
  }

  #leads(value: string): boolean {
    if ((this.#steps += 1) > mostSteps) return true;
    // A place in the file is no action, whatever stands on its page.
    if (value.startsWith('[')) return false;
    const number = /^(\d{1,9})\s{1,20}\d{1,5}\s{1,20}R/u.exec(value)?.[1];
    if (number !== undefined) return this.#leadsFrom(this.#objectOf(number));
    return this.#leadsFrom(dictionaryAt(value));
  }

  #leadsFrom(action: string): boolean {
    if (/\/URI(?![A-Za-z0-9])/u.test(action)) return true;
    return action.matchAll(follows).some(([, number = '']) => this.#leads(`${number} 0 R`));
  }

  #objectOf(number: string): string {
    this.#open ??= placesIn(this.#plain);
    const at = this.#open.get(number);
    if (at !== undefined) return dictionaryAt(this.#plain.slice(at, at + longestObject));
    for (const { text, places } of this.#packed) {
      const place = places.get(number);
      if (place !== undefined) return dictionaryAt(plainNames(text.slice(place, place + longestObject)));
    }
    return '';
  }
}

/** Where each object in the open begins, behind its head. */
function placesIn(plain: string): Map<string, number> {
  const heads = plain.matchAll(/(?<!\d)(\d{1,9})\s{1,20}\d{1,5}\s{1,20}obj/gu);
  const places = new Map<string, number>();
  for (const { 0: head, 1: number = '', index } of atMost(heads, mostObjects)) places.set(number, index + head.length);
  return places;
}

/** The dictionary that begins here, with those inside it. */
function dictionaryAt(text: string): string {
  if (!/^\s*<</u.test(text)) return '';
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/<<|>>/gu)) {
    depth += mark === '<<' ? 1 : -1;
    if (depth === 0) return text.slice(0, index + 2);
  }
  return text;
}

/** What lies in a stream is picture or page text and may hold any letters. */
function* streams(text: string): Generator<{ before: string; dictionary: string; start: number; end: number }> {
  const opening = /(?<![A-Za-z])stream\r?\n/gu;
  let from = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    // A comment opens nothing.
    if (isInComment(text, found.index, from)) continue;
    const start = found.index + found[0].length;
    const end = text.indexOf('endstream', start);
    if (end === -1) return;
    const before = text.slice(from, found.index);
    yield { before, dictionary: before.slice(lastObject(before)), start, end };
    opening.lastIndex = from = end + 'endstream'.length;
  }
}

/** Where the last object begins, behind its word; an object in a comment is none, and more than a few such words are a trap. */
function lastObject(before: string): number {
  let at = before.lastIndexOf('obj');
  for (let tries = 0; at > 0 && tries < 50; tries += 1) {
    if (/\d\s*$/u.test(before.slice(Math.max(0, at - 20), at)) && !isInComment(before, at, 0)) return at + 3;
    at = before.lastIndexOf('obj', at - 1);
  }
  return 0;
}

/** Looks back to where the line begins, but not for ever. */
function isInComment(text: string, at: number, from: number): boolean {
  for (let i = at - 1; i >= from; i -= 1) {
    const sign = text[i];
    if (sign === '\n' || sign === '\r') return false;
    if (sign === '%' || at - i > 2000) return true;
  }
  return false;
}

/** A name may write any of its letters as # and two hex digits. */
function plainNames(text: string): string {
  let n = 0;
  return text.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => {
    if ((n += 1) > mostObjects) throw new TooMany();
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
}
