/**
 * 工作簿 XLSX, written (ECMA-376, part 1, chapter 18): a long table line by line in constant memory, or a small workbook whole with
 * what a template needs: fixed heads, choices and notes. Words stand in their cells, so that nothing is kept until the end.
 */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** What a sheet is written as: words, with how they look where that matters; colours are `AARRGGBB`. */
export type BookCell = string | { text: string; bold?: boolean; colour?: string; fill?: string; note?: string };

export interface BookColumn {
  /** In characters. */
  width: number;
  /** Codes and telephones keep their zeroes, days stay as they are written. */
  isText?: boolean;
  /** What is offered in the cells below the first line. */
  choices?: readonly string[];
}

export interface BookSheet {
  name: string;
  columns: readonly BookColumn[];
  /** The first line stays in view. */
  hasFixedHead?: boolean;
  rows: readonly (readonly BookCell[])[];
}

/** A long table of one sheet, written line by line as it comes. */
export interface BookTable {
  sheet: string;
  columns: readonly { zh: string; width: number }[];
  rows: AsyncIterable<readonly (string | number)[]>;
  /** Who took it out and when: at the foot of each page that is printed, and on a sheet behind the table. */
  mark?: { foot: string; sheet: (rows: number) => BookSheet };
}

/** Choices are offered in the cells of so many lines; longer lists of them are more than a cell can hold. */
const offeredLines = 500;
const longestChoices = 255;
/** Lines are packed by so many characters at a time. */
const pieceLength = 65_536;

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Ends when the last byte was taken; fails, and reads no further, when nobody takes them any more. */
export async function writeTable({ sheet, columns, rows, mark }: BookTable, out: Writable): Promise<void> {
  let count = 0;
  const counted = async function* () {
    for await (const row of rows) {
      // A sentence in the place of a row is none.
      if (row.length === columns.length) count += 1;
      yield row;
    }
  };
  const lines = Readable.from(pieces(tableLines(columns, counted(), mark?.foot)), { objectMode: false });
  const archive = new ZipFile();
  const tabs = [sheet, ...(mark === undefined ? [] : [mark.sheet(0).name])];
  addFrame(
    archive,
    tabs.map((name) => ({ name, hasNotes: false })),
    new Styles(),
  );
  archive.addReadStream(lines, 'xl/worksheets/sheet1.xml');
  // Written when the last row has passed, so that it can say how many there were.
  if (mark !== undefined)
    archive.addReadStreamLazy('xl/worksheets/sheet2.xml', (give) =>
      give(null, Readable.from([Buffer.from(wholeSheet(mark.sheet(count), new Styles(), false))])),
    );
  archive.end();
  // The archive would wait for ever for what its source no longer gives.
  lines.on('error', (error) => out.destroy(error));
  try {
    await pipeline(archive.outputStream, out);
  } finally {
    lines.destroy();
  }
}

async function* tableLines(columns: BookTable['columns'], rows: BookTable['rows'], foot = ''): AsyncGenerator<string> {
  yield sheetStart({ columns, hasFixedHead: false }, new Styles());
  let line = 1;
  yield lineOf(
    line,
    columns.map(({ zh }, i) => cellOf(line, i + 1, zh, 0)),
  );
  for await (const row of rows) {
    line += 1;
    yield lineOf(
      line,
      row.map((value, i) => cellOf(line, i + 1, value, 0)),
    );
  }
  // A single & begins an instruction there.
  const footer = `<headerFooter><oddFooter>&amp;L${escaped(foot.replaceAll('&', '&&'))}</oddFooter></headerFooter>`;
  yield `</sheetData>${foot === '' ? '' : footer}</worksheet>`;
}

async function* pieces(source: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const part of source) {
    waiting += part;
    if (waiting.length < pieceLength) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}

/** A small workbook, whole. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const archive = new ZipFile();
  const styles = new Styles();
  const add = (part: string, content: string) => archive.addBuffer(Buffer.from(content), part);
  const tabs = sheets.map((sheet, i) => {
    const n = i + 1;
    const notes = notesOf(sheet);
    add(`xl/worksheets/sheet${n}.xml`, wholeSheet(sheet, styles, notes.length > 0));
    if (notes.length > 0) addNotes(add, n, notes);
    return { name: sheet.name, hasNotes: notes.length > 0 };
  });
  addFrame(archive, tabs, styles);
  archive.end();
  return buffer(archive.outputStream);
}

function wholeSheet({ columns, hasFixedHead = false, rows }: BookSheet, styles: Styles, hasNotes: boolean): string {
  const lines = rows.map((row, r) =>
    lineOf(
      r + 1,
      row.map((written, i) => {
        const { text, ...look } = typeof written === 'string' ? { text: written } : written;
        return cellOf(r + 1, i + 1, text, styles.of({ ...look, isText: columns[i]?.isText ?? false }));
      }),
    ),
  );
  return [
    sheetStart({ columns, hasFixedHead }, styles),
    ...lines,
    '</sheetData>',
    choicesOf(columns),
    hasNotes ? `<legacyDrawing xmlns:r="${office}" r:id="rId1"/>` : '',
    '</worksheet>',
  ].join('');
}

function sheetStart({ columns, hasFixedHead }: Pick<BookSheet, 'columns' | 'hasFixedHead'>, styles: Styles): string {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const cols = columns.map(({ width, isText = false }, i) => {
    const style = styles.of({ isText });
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  const list = cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`;
  return `${xml}<worksheet xmlns="${main}">${hasFixedHead === true ? view : ''}${list}<sheetData>`;
}

function lineOf(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellOf(line: number, column: number, value: string | number, style: number): string {
  if (value === '') return '';
  const place = `r="${lettersOf(column)}${line}"${style === 0 ? '' : ` s="${style}"`}`;
  if (typeof value === 'number') return Number.isFinite(value) ? `<c ${place}><v>${value}</v></c>` : '';
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function choicesOf(columns: readonly BookColumn[]): string {
  const lists = columns.flatMap(({ choices = [] }, i) => {
    const list = `"${choices.join(',')}"`;
    if (choices.length === 0 || list.length > longestChoices) return [];
    const letters = lettersOf(i + 1);
    return `<dataValidation type="list" allowBlank="1" sqref="${letters}2:${letters}${offeredLines}"><formula1>${escaped(list)}</formula1></dataValidation>`;
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

interface Note {
  line: number;
  column: number;
  text: string;
}

function notesOf({ rows }: BookSheet): Note[] {
  return rows.flatMap((row, r) =>
    row.flatMap((cell, i) =>
      typeof cell === 'string' || cell.note === undefined ? [] : [{ line: r + 1, column: i + 1, text: cell.note }],
    ),
  );
}

/** A note has its words in one part, and the box in which they are shown in a drawing of the old kind. */
function addNotes(add: (part: string, content: string) => void, n: number, notes: readonly Note[]): void {
  const comments = notes.map(
    ({ line, column, text }) =>
      `<comment ref="${lettersOf(column)}${line}" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
  );
  add(
    `xl/comments${n}.xml`,
    `${xml}<comments xmlns="${main}"><authors><author/></authors><commentList>${comments.join('')}</commentList></comments>`,
  );
  const boxes = notes.map(
    ({ line, column }) =>
      `<v:shape type="#note" style="visibility:hidden;width:180pt;height:60pt" fillcolor="#ffffe1" o:insetmode="auto"><v:textbox/>` +
      `<x:ClientData ObjectType="Note"><x:Row>${line - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  );
  add(
    `xl/drawings/vmlDrawing${n}.vml`,
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
      `<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>${boxes.join('')}</xml>`,
  );
  add(
    `xl/worksheets/_rels/sheet${n}.xml.rels`,
    relationsOf([
      ['vmlDrawing', `../drawings/vmlDrawing${n}.vml`],
      ['comments', `../comments${n}.xml`],
    ]),
  );
}

interface Look {
  bold?: boolean;
  colour?: string;
  fill?: string;
  isText?: boolean;
}

/** The looks that the cells of a workbook have, numbered as they come; the first is the plain one. */
class Styles {
  readonly #looks: Look[] = [{}];

  of(look: Look): number {
    const { bold = false, colour = '', fill = '', isText = false } = look;
    const same = this.#looks.findIndex(
      (one) =>
        (one.bold ?? false) === bold &&
        (one.colour ?? '') === colour &&
        (one.fill ?? '') === fill &&
        (one.isText ?? false) === isText,
    );
    return same >= 0 ? same : this.#looks.push(look) - 1;
  }

  toXml(): string {
    const fonts = this.#looks.map(
      ({ bold, colour }) =>
        `<font>${bold === true ? '<b/>' : ''}<sz val="11"/>${colour === undefined ? '' : `<color rgb="${colour}"/>`}<name val="Calibri"/></font>`,
    );
    const fills = this.#looks.map(({ fill }) =>
      fill === undefined
        ? '<fill><patternFill patternType="none"/></fill>'
        : `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/></patternFill></fill>`,
    );
    // The first two fills are the program's own, whatever stands there.
    const own = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
    // 49 is the format @: words, whatever they look like.
    const looks = this.#looks.map(
      ({ isText }, i) =>
        `<xf numFmtId="${isText === true ? 49 : 0}" fontId="${i}" fillId="${i + 2}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`,
    );
    const count = this.#looks.length;
    return (
      `${xml}<styleSheet xmlns="${main}"><fonts count="${count}">${fonts.join('')}</fonts><fills count="${count + 2}">${own}${fills.join('')}</fills>` +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${count}">${looks.join('')}</cellXfs></styleSheet>`
    );
  }
}

/** The parts around the sheets: what each part is, which belong together, the tabs and the looks. */
function addFrame(archive: ZipFile, tabs: readonly { name: string; hasNotes: boolean }[], styles: Styles): void {
  const add = (part: string, content: string) => archive.addBuffer(Buffer.from(content), part);
  const override = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${spreadsheet}.${kind}+xml"/>`;
  const parts = tabs.flatMap(({ hasNotes }, i) => [
    override(`worksheets/sheet${i + 1}`, 'worksheet'),
    ...(hasNotes ? [override(`comments${i + 1}`, 'comments')] : []),
  ]);
  add(
    '[Content_Types].xml',
    `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
      `${override('workbook', 'sheet.main')}${override('styles', 'styles')}${parts.join('')}</Types>`,
  );
  add('_rels/.rels', relationsOf([['officeDocument', 'xl/workbook.xml']]));
  const sheets = tabs.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  add(
    'xl/workbook.xml',
    `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    relationsOf([
      ...tabs.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  add('xl/styles.xml', styles.toXml());
}

function relationsOf(parts: readonly (readonly [kind: string, target: string])[]): string {
  const list = parts.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

/** A, B, … Z, AA: the letters of a column, counted from 1. */
function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return `${before > 0 ? lettersOf(before) : ''}${String.fromCharCode(65 + rest)}`;
}

/** Without the characters that XML cannot hold; a word that looks like Excel's own way of writing them is kept as it is. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** The same table as CSV: a cell that a spreadsheet would run as a formula, also when its first sign is a wide one, is kept as text by a quote in front. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@＝＋－＠\t\r\n]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
