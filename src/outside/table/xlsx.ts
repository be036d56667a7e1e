/** XLSX: the first sheet of a workbook as a stream of lines, or all of a small one, each cell as the words that a person sees in it. */
import type { RawSheet } from '../../domain/exchange/onboarding/onboarding.ts';
import type { Readable } from 'node:stream';
import { Refusal } from '../../domain/base/refusal.ts';
import { tableLimits, type ListKind, type TableKind } from '../../domain/exchange/import/table-limits.ts';
import { bookIn, linesIn, spansIn, type Book, type Span } from './sheet-xml.ts';
import { tooManyCells } from './sheet-watch.ts';
import { NoZip, openZip, TooLarge, type Zip } from './zip.ts';

export interface SheetLine {
  /** Its number in the sheet, from 1. */
  line: number;
  cells: string[];
}

const mostListColumns = 40;
/** So many cells may be merged, and so many may merged cells of a list add to it. */
const mostSpread = 100_000;

/** The lines of the first sheet that hold anything. A value that spans lines stands in each of them. */
export async function* readXlsx(path: string, kind: ListKind, mostColumns: number): AsyncGenerator<SheetLine> {
  const { zip, book } = await open(path, kind);
  try {
    const [first] = book.sheets;
    if (first === undefined) return;
    const spans = await downwardIn(await book.read(first.part));
    const down = new Map<number, { until: number; words: string }>();
    for await (const { line, cells: found } of linesIn(await book.read(first.part), book)) {
      const cells: string[] = [];
      for (let i = 1; i <= Math.min(Math.max(found.length, ...down.keys()), mostColumns); i += 1) {
        const words = found[i - 1] ?? '';
        const above = down.get(i);
        if (above !== undefined && above.until < line) down.delete(i);
        const span = spans.get(`${i}:${line}`);
        if (span !== undefined) down.set(i, { until: span, words });
        cells.push(words === '' && above !== undefined && above.until >= line ? above.words : words);
      }
      if (cells.some((one) => one !== '')) yield { line, cells };
    }
  } finally {
    zip.close();
  }
}

/** Where cells of one column are merged: the last line, by column and first line. */
async function downwardIn(source: Readable): Promise<Map<string, number>> {
  const spans = new Map<string, number>();
  let merged = 0;
  for await (const { left, right, top, bottom } of spansIn(source)) {
    if ((merged += 1) > mostSpread) throw tooManyCells(mostSpread);
    if (left === right && bottom > top) spans.set(`${left}:${top}`, bottom);
  }
  return spans;
}

/** The lines of each sheet of a small workbook that hold anything, hidden sheets among them; a value that spans cells stands in each. */
export async function readSheets(path: string): Promise<RawSheet[]> {
  const { zip, book } = await open(path, 'workbook');
  try {
    const sheets: RawSheet[] = [];
    const { rows } = tableLimits.workbook;
    let linesLeft = rows;
    for (const { name, part } of book.sheets) {
      const lines = new Map<number, string[]>();
      for await (const { line, cells } of linesIn(await book.read(part), book)) {
        const words = Array.from(cells.slice(0, mostListColumns), (cell) => (cell ?? '').trim());
        if (words.some((one) => one !== '') && (linesLeft -= 1) < 0) throw new Refusal('sheet-too-long', { rows });
        lines.set(line, words);
      }
      const lastLine = [...lines.keys()].at(-1) ?? 0;
      let left = mostSpread;
      for await (const span of spansIn(await book.read(part))) {
        left -= spread(span, lines, lastLine);
        if (left < 0) throw tooManyCells(mostSpread);
      }
      sheets.push({
        name,
        lines: [...lines]
          .filter(([, cells]) => cells.some((cell) => cell !== ''))
          .toSorted(([a], [b]) => a - b)
          .map(([line, cells]) => ({ line, cells: Array.from(cells, (cell) => cell ?? '') })),
      });
    }
    return sheets;
  } finally {
    zip.close();
  }
}

/** Writes the value of the first cell into the others of the span, no further than the sheet goes. Gives how many cells that were. */
function spread({ left, right, top, bottom }: Span, lines: Map<number, string[]>, lastLine: number): number {
  const words = lines.get(top)?.[left - 1] ?? '';
  if (words === '') return 0;
  const last = Math.min(bottom, lastLine, top + mostSpread);
  const end = Math.min(right, mostListColumns);
  for (let line = top; line <= last; line += 1) {
    const cells = lines.get(line) ?? [];
    for (let column = left; column <= end; column += 1) cells[column - 1] = words;
    lines.set(line, cells);
  }
  return Math.max(0, last - top + 1) * Math.max(0, end - left + 1);
}

/** Looks into the archive first: whether it is one, how far it unpacks, and which sheets it has. */
async function open(path: string, kind: TableKind): Promise<{ zip: Zip; book: Book }> {
  const zip = await openZip(path);
  try {
    if (!zip.entries.some(({ name }) => name === 'xl/workbook.xml')) throw new NoZip();
    const limits = tableLimits[kind];
    if (zip.entries.reduce((sum, entry) => sum + entry.bytes, 0) > limits.megabytes * 1024 * 1024) throw new TooLarge();
    return { zip, book: await bookIn(zip, limits) };
  } catch (error) {
    zip.close();
    throw error;
  }
}
