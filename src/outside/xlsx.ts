/** XLSX: the first sheet of a workbook as a stream of lines, or all of a small one, each cell as the words that a person sees in it. */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { RawSheet } from '../domain/exchange/onboarding/onboarding.ts';
import { readBook, streamSheets } from './workbook.ts';
import { listZip, NoZip, openEntry, TooLarge, type ZipEntry } from './zip.ts';

export interface SheetLine {
  /** Its number in the sheet, from 1. */
  line: number;
  cells: string[];
}

/** A workbook of twenty megabytes that unpacks into more than this is no table of ours. */
const mostBytes = 400 * 1024 * 1024;
const mostPart = 4 * 1024 * 1024;
/** What a county's lists unpack into, many times over. */
const mostListBytes = 60 * 1024 * 1024;
const mostListColumns = 40;

/** The lines of the first sheet that hold anything. A value that spans lines stands in each of them. */
export async function* readXlsx(path: string, mostColumns: number): AsyncGenerator<SheetLine> {
  const { file: first, spans } = await lookInto(path);
  const down = new Map<number, { until: number; words: string }>();
  for await (const sheet of streamSheets(path)) {
    if (sheet.name !== undefined && first.name !== null && sheet.name !== first.name) continue;
    for await (const row of sheet) {
      const cells: string[] = [];
      const { values } = row;
      for (let i = 1; i <= Math.min(Math.max(values.length - 1, ...down.keys()), mostColumns); i += 1) {
        const words = wordsOf(values[i]);
        const above = down.get(i);
        if (above !== undefined && above.until < row.number) down.delete(i);
        const span = spans.get(`${i}:${row.number}`);
        if (span !== undefined) down.set(i, { until: span, words });
        cells.push(words === '' && above !== undefined && above.until >= row.number ? above.words : words);
      }
      if (cells.some((one) => one !== '')) yield { line: row.number, cells };
    }
    return;
  }
}

/** The lines of each sheet of a small workbook that hold anything, hidden sheets among them. */
export async function readSheets(path: string): Promise<RawSheet[]> {
  await demandSmall(path);
  return (await readBook(path)).map(({ name, lines }) => ({
    name,
    lines: lines.flatMap(({ number, values }) => {
      const cells = Array.from(values.slice(1, mostListColumns + 1), (value) => wordsOf(value).trim());
      return cells.some((cell) => cell !== '') ? [{ line: number, cells }] : [];
    }),
  }));
}

/** What the directory says of sizes may be untrue, so every part is unpacked once and counted before it is read. */
async function demandSmall(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const entries = await listZip(file);
    if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new NoZip();
    let left = mostListBytes;
    for (const entry of entries) {
      for await (const chunk of (await openEntry(file, entry, left)) as AsyncIterable<Buffer>) left -= chunk.length;
      if (left <= 0) throw new TooLarge();
    }
  } finally {
    await file.close();
  }
}

/** Looks into the archive first: whether it is one, how far it unpacks, which sheet is the first, and what spans its lines. */
async function lookInto(path: string): Promise<{ file: { name: string | null }; spans: Map<string, number> }> {
  const file = await open(path, 'r');
  try {
    const entries = await listZip(file);
    const named = (name: string) => entries.find((entry) => entry.name === name);
    const text = async (entry: ZipEntry | undefined) => {
      if (entry === undefined) return '';
      return textOf(await openEntry(file, entry, mostPart));
    };
    if (named('xl/workbook.xml') === undefined) throw new NoZip();
    if (entries.reduce((sum, entry) => sum + entry.bytes, 0) > mostBytes) throw new TooLarge();
    const [, words = ''] = /<(?:\w+:)?sheet\s([^>]*)>/u.exec(await text(named('xl/workbook.xml'))) ?? [];
    const relation = /\br:id="([^"]*)"/u.exec(words)?.[1];
    const relations = await text(named('xl/_rels/workbook.xml.rels'));
    const [target = ''] = [...relations.matchAll(/<Relationship\s[^>]*>/gu)]
      .filter(([one]) => relation !== undefined && one.includes(`Id="${relation}"`))
      .map(([one]) => /Target="\/?(?:xl\/)?([^"]*)"/u.exec(one)?.[1]);
    const sheet = named(`xl/${target}`);
    // What the directory says of sizes may be untrue, so the two that are read whole are tried.
    const strings = named('xl/sharedStrings.xml');
    if (strings !== undefined) await bytesOf(await openEntry(file, strings, mostBytes));
    const spans =
      sheet === undefined ? new Map<string, number>() : await spansIn(await openEntry(file, sheet, mostBytes));
    return { file: { name: decoded(/\bname="([^"]*)"/u.exec(words)?.[1] ?? null) }, spans };
  } finally {
    await file.close();
  }
}

/** Cells that span several lines: `column:line` and the line in which they end. */
async function spansIn(sheet: Readable): Promise<Map<string, number>> {
  const spans = new Map<string, number>();
  let rest = '';
  for await (const chunk of sheet as AsyncIterable<Buffer>) {
    rest += chunk.toString('latin1');
    for (const [, left = '', top = '', right = '', bottom = ''] of rest.matchAll(
      /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gu,
    ))
      if (left === right && Number(bottom) > Number(top)) spans.set(`${columnOf(left)}:${Number(top)}`, Number(bottom));
    rest = rest.slice(Math.max(0, rest.lastIndexOf('<')));
  }
  return spans;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** What a person sees in the cell: the result of a formula, the words of a link, a day as day and time. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberWords(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dayWords(value);
  if (typeof value !== 'object') return '';
  const cell = value as Record<string, unknown>;
  if (Array.isArray(cell['richText']))
    return (cell['richText'] as { text?: string | null }[]).map((part) => part.text ?? '').join('');
  if ('formula' in cell || 'sharedFormula' in cell) return wordsOf(cell['result']);
  if ('text' in cell) return wordsOf(cell['text']);
  // An error such as #N/A says nothing.
  return '';
}

/** Beyond fifteen figures Excel has lost the last ones: it is written so that nobody takes it for the number that it was. */
function numberWords(value: number): string {
  if (Number.isNaN(value)) return '';
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return value.toExponential(5).toUpperCase();
  return String(value);
}

/** Excel keeps wall time, which arrives as if it were of Greenwich. */
function dayWords(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().replace('T', ' ').slice(0, 19);
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}

/** Reads it to its end and keeps nothing: fails where it is too long. */
async function bytesOf(stream: Readable): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) bytes += chunk.length;
  return bytes;
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function decoded(xml: string | null): string | null {
  return (
    xml
      ?.replace(/&lt;/gu, '<')
      .replace(/&gt;/gu, '>')
      .replace(/&quot;/gu, '"')
      .replace(/&apos;/gu, "'")
      .replace(/&amp;/gu, '&') ?? null
  );
}
