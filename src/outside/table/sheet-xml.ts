/** The XML of a workbook (ECMA-376, part 1, chapter 18), read as it is unpacked: its sheets, strings, formats, lines and merged cells. */
import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { longestTableCell, type TableLimits } from '../../domain/exchange/import/table-limits.ts';
import { cellTooLong, demandShort, tooManyCells, watched } from './sheet-watch.ts';
import type { Zip } from './zip.ts';

export interface Book {
  /** In the order of their tabs, hidden ones among them; the part is where each lies in the archive. */
  sheets: readonly { name: string; part: string }[];
  strings: readonly string[];
  /** By the number of a cell's style: whether it shows a day or a time. */
  showsDay: readonly boolean[];
  /** Days count from 1904, as on old Macintoshes. */
  from1904: boolean;
  read(part: string): Promise<Readable>;
}

/** Merged cells, each corner counted from 1. */
export interface Span {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface FoundLine {
  line: number;
  /** The words of the cells from the first column on; places that were skipped are holes. */
  cells: string[];
}

/** Excel writes one character in up to eight, such as _x000D_ ; what comes in many runs is stopped when it is longer than that. */
const longestWritten = longestTableCell * 8;

/** Reads what the sheets refer to; none of its parts may unpack into more than the limits say. */
export async function bookIn(zip: Zip, limits: TableLimits): Promise<Book> {
  const read = async (part: string): Promise<Readable> =>
    watched(await zip.open({ name: part, bytes: 0 }, limits.megabytes * 1024 * 1024), limits);
  const has = (part: string) => zip.entries.some(({ name }) => name === part);
  const tabs: { name: string; relation: string }[] = [];
  let from1904 = false;
  await eachTag(await read('xl/workbook.xml'), (name, attributes) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    if (name === 'sheet') tabs.push({ name: attributes['name'] ?? '', relation: attributes['r:id'] ?? '' });
  });
  const parts = new Map<string, string>();
  if (has('xl/_rels/workbook.xml.rels'))
    await eachTag(await read('xl/_rels/workbook.xml.rels'), (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') parts.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    });
  return {
    sheets: tabs.flatMap(({ name, relation }, i) => {
      const part = parts.get(relation) ?? `xl/worksheets/sheet${i + 1}.xml`;
      return has(part) ? [{ name, part }] : [];
    }),
    strings: has('xl/sharedStrings.xml') ? await stringsIn(await read('xl/sharedStrings.xml'), limits) : [],
    showsDay: has('xl/styles.xml') ? await formatsIn(await read('xl/styles.xml')) : [],
    from1904,
    read,
  };
}

/** The words of each string, its runs put together, without the small characters that say how it is pronounced. */
async function stringsIn(source: Readable, { cells }: TableLimits): Promise<string[]> {
  const strings: string[] = [];
  let words = '';
  let isWords = false;
  let isSound = false;
  for await (const _ of parsed(source, {
    open(name) {
      if (name === 'si') words = '';
      else if (name === 'rPh') isSound = true;
      isWords = name === 't' && !isSound;
    },
    text(part) {
      if (isWords) words += part;
      if (words.length > longestWritten) throw cellTooLong(null);
    },
    close(name) {
      if (name === 'si' && strings.push(shortWords(words, null)) > cells) throw tooManyCells(cells);
      if (name === 'rPh') isSound = false;
      else if (name === 't') isWords = false;
    },
  }));
  return strings;
}

/** Formats of days and times that a workbook in Chinese need not spell out. */
const dayFormats: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

async function formatsIn(source: Readable): Promise<boolean[]> {
  const spelled = new Map<number, string>();
  const showsDay: boolean[] = [];
  let isOfCells = false;
  await eachTag(
    source,
    (name, attributes) => {
      if (name === 'numFmt') spelled.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isOfCells = true;
      if (name !== 'xf' || !isOfCells) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      const code = spelled.get(format);
      showsDay.push(
        code === undefined ? dayFormats.some(([from, to]) => format >= from && format <= to) : isOfDay(code),
      );
    },
    (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  );
  return showsDay;
}

function isOfDay(code: string): boolean {
  return /[ymdhs]/u.test(code.replace(/\[[^[\]]*\]|"[^"]*"|\\./gu, ''));
}

/** The lines of a sheet, each as soon as it has come. */
export async function* linesIn(source: Readable, book: Book): AsyncGenerator<FoundLine> {
  let ready: FoundLine[] = [];
  let line = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: { kind: string; style: number; value: string } | null = null;
  let isValue = false;
  let isSound = false;
  const reading = parsed(source, {
    open(name, attributes) {
      if (name === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
        cells = [];
        column = 0;
      } else if (name === 'c') {
        const letters = /^[A-Z]+/u.exec(attributes['r'] ?? '')?.[0];
        column = letters === undefined ? column + 1 : columnOf(letters);
        cell = { kind: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
      } else if (name === 'rPh') isSound = true;
      isValue = (name === 'v' || name === 't') && !isSound;
    },
    text(part) {
      if (!isValue || cell === null) return;
      cell.value += part;
      if (cell.value.length > longestWritten) throw cellTooLong(line);
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isSound = false;
      else if (name === 'c' && cell !== null) {
        if (cell.value !== '') cells[column - 1] = wordsOf(cell, line, book);
        cell = null;
      } else if (name === 'row' && line > 0) ready.push({ line, cells });
    },
  });
  for await (const _ of reading) {
    yield* ready;
    ready = [];
  }
  yield* ready;
}

/** What a person sees in the cell: the result of a formula, a day as day and time; an error such as #N/A says nothing. */
function wordsOf(
  { kind, style, value }: { kind: string; style: number; value: string },
  line: number,
  book: Book,
): string {
  switch (kind) {
    case 's':
      return book.strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return shortWords(value, line);
    case 'b':
      return Number(value) === 0 ? '否' : '是';
    case 'e':
      return '';
    case 'd':
      return dayWords(new Date(value.endsWith('Z') ? value : `${value}Z`));
    default:
      return book.showsDay[style] === true ? dayWords(dayOf(Number(value), book)) : numberWords(Number(value));
  }
}

/** Excel counts days from the last of 1899, and keeps wall time, which is read as if it were of Greenwich. */
function dayOf(days: number, { from1904 }: Book): Date {
  return new Date(Math.round((days - 25_569 + (from1904 ? 1462 : 0)) * 86_400) * 1000);
}

/** Beyond fifteen figures Excel has lost the last ones: it is written so that nobody takes it for the number that it was. */
function numberWords(value: number): string {
  if (Number.isNaN(value)) return '';
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return value.toExponential(5).toUpperCase();
  return String(value);
}

function dayWords(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString().replace('T', ' ').slice(0, 19);
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}

/** Cells that are merged. They stand behind the lines of the sheet, which are passed over here. */
export async function* spansIn(source: Readable): AsyncGenerator<Span> {
  let rest = '';
  for await (const chunk of source as AsyncIterable<Buffer>) {
    rest += chunk.toString('latin1');
    for (const [, left = '', top = '', right = '', bottom = ''] of rest.matchAll(
      /<(?:\w+:)?mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gu,
    ))
      yield { left: columnOf(left), right: columnOf(right), top: Number(top), bottom: Number(bottom) };
    rest = rest.slice(Math.max(0, rest.lastIndexOf('<')));
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function shortWords(written: string, line: number | null): string {
  const words = unescaped(written);
  demandShort(words, line);
  return words;
}

/** What XML cannot hold, and a word that looks so, Excel writes as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

interface Handlers {
  open(name: string, attributes: Record<string, string>): void;
  text?(part: string): void;
  close?(name: string): void;
}

async function eachTag(source: Readable, open: Handlers['open'], close?: Handlers['close']): Promise<void> {
  for await (const _ of parsed(source, { open, ...(close === undefined ? {} : { close }) }));
}

/** Hands each tag to the handlers, by its name without a prefix, and stops between two pieces of the source. */
async function* parsed(source: Readable, { open, text, close }: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open(plain(name), attributes));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close !== undefined) parser.on('closetag', ({ name }: SaxesTagPlain) => close(plain(name)));
  for await (const chunk of source as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
}
