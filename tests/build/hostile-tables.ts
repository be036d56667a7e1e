/** Workbooks that were made to keep a program busy: small as they come, without end as they are unpacked. Written as a stream. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const megabyte = 1024 * 1024;

/** One cell of so many megabytes. */
export function longCell(megabytes: number): Promise<Buffer> {
  return bookOf({ sheet: sheetOf([cellStart, ...letters(megabytes), cellEnd]) });
}

/** So many lines of so many cells, with something in each or with nothing. */
export function manyCells(lines: number, columns: number, isFilled: boolean): Promise<Buffer> {
  const cell = isFilled ? '<c t="n"><v>1</v></c>' : '<c/>';
  const line = `<row>${cell.repeat(columns)}</row>`;
  return bookOf({ sheet: sheetOf(times(line, lines)) });
}

/** One shared string of so many megabytes. */
export function longString(megabytes: number): Promise<Buffer> {
  return bookOf({
    sheet: sheetOf(['<row r="1"><c r="A1" t="s"><v>0</v></c></row>']),
    strings: chain(['<sst><si><t>'], letters(megabytes), ['</t></si></sst>']),
  });
}

/** So many short strings (whole ten thousands), which together are more than any list has. */
export function manyStrings(strings: number): Promise<Buffer> {
  const piece = manyOf((n) => `<si><t>词${n}</t></si>`);
  return bookOf({
    sheet: sheetOf(['<row r="1"><c r="A1" t="s"><v>0</v></c></row>']),
    strings: chain(['<sst>'], times(piece, strings / inOnePiece), ['</sst>']),
  });
}

/** So many merged cells (whole ten thousands), each of two. */
export function manySpans(spans: number): Promise<Buffer> {
  const merged = times(
    manyOf((n) => `<mergeCell ref="A${n * 2}:A${n * 2 + 1}"/>`),
    spans / inOnePiece,
  );
  return bookOf({ sheet: chain(['<worksheet><sheetData/><mergeCells>'], merged, ['</mergeCells></worksheet>']) });
}

/** What is made one by one leaves so much behind that to sweep it stalls the test that then measures stalls. */
const inOnePiece = 10_000;

function manyOf(one: (n: number) => string): string {
  return Array.from({ length: inOnePiece }, (_, n) => one(n + 1)).join('');
}

const cellStart = '<row r="1"><c r="A1" t="inlineStr"><is><t>';
const cellEnd = '</t></is></c></row>';

function letters(megabytes: number): Iterable<string> {
  return times('x'.repeat(megabyte), megabytes);
}

function times(piece: string, count: number): Iterable<string> {
  return Iterator.from({ next: counterTo(count) }).map(() => piece);
}

function sheetOf(lines: Iterable<string>): Iterable<string> {
  return chain(['<worksheet><sheetData>'], lines, ['</sheetData></worksheet>']);
}

function* chain(...parts: Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

function counterTo(most: number): () => IteratorResult<number> {
  let n = 0;
  return () => ((n += 1) > most ? { done: true, value: undefined } : { done: false, value: n });
}

async function bookOf({ sheet, strings }: { sheet: Iterable<string>; strings?: Iterable<string> }): Promise<Buffer> {
  const archive = new ZipFile();
  const add = (part: string, xml: Iterable<string>) =>
    archive.addReadStream(Readable.from(bytesOf(xml), { objectMode: false }), part, { compressionLevel: 1 });
  add('xl/workbook.xml', ['<workbook><sheets><sheet name="机构" sheetId="1"/></sheets></workbook>']);
  if (strings !== undefined) add('xl/sharedStrings.xml', strings);
  add('xl/worksheets/sheet1.xml', sheet);
  archive.end();
  return buffer(archive.outputStream);
}

/** In pieces of a size that is worth packing. */
function* bytesOf(xml: Iterable<string>): Generator<Buffer> {
  let waiting = '';
  for (const part of xml) {
    waiting += part;
    if (waiting.length < megabyte) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}
