/**
 * DOCX: a paper as a document that an office can mend, from the same sheet that is printed. Page and type follow GB/T 9704:
 * 版心 156 × 225 mm, 22 lines of 28 characters of 16-point 仿宋, on as many numbered pages as it needs; a form is set smaller, as in print.
 */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { isForm, letterTable, stepOf, steps, type Step } from '../../../domain/matter/paper-fitting.ts';
import { markOn, type Watermark } from '../../../domain/county/watermark.ts';
import type { Paper } from '../../../domain/matter/paper-form.ts';
import type { Block, Cell, Run, Runs } from '../../../domain/matter/paper-sheet.ts';
import { practiceHeaders } from './practice-header.ts';
import { exactly, fontOf, fontTable, linePitch, twipsOfMm, twipsOfPoint, writable, type Face } from './docx-type.ts';

const textWidth = twipsOfMm(156);

type Section = ConstructorParameters<typeof Document>[0]['sections'][number];
type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;

/** The papers as one document, each on a page of its own. */
export async function docxOf(papers: readonly Paper[], mark: Watermark, isPractice = false): Promise<Buffer> {
  const document = new Document({
    creator: '红盾',
    title: papers[0]?.title.at(-1) ?? '文书',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf('text'), size: 32, language: { eastAsia: 'zh-CN' } } } } },
    sections: papers.map((paper) => sectionOf(paper, markOn(paper, mark), isPractice)),
  });
  return Packer.toBuffer(document, undefined, [fontTable()]);
}

function sectionOf(paper: Paper, mark: string, isPractice: boolean): Section {
  const step = steps[stepOf(paper)] ?? steps[0];
  const form = isForm(paper);
  const grid = step === steps[0] ? { linePitch, type: DocumentGridType.LINES } : null;
  return {
    properties: {
      page: {
        size: { width: twipsOfMm(210), height: twipsOfMm(297) },
        margin: {
          top: twipsOfMm(form ? 28 : 37),
          bottom: twipsOfMm(form ? 22 : 35),
          left: twipsOfMm(28),
          right: twipsOfMm(26),
          // The watermark stands lowest; the number of the page is left where it stood.
          footer: twipsOfMm(8),
        },
        pageNumbers: { start: 1 },
      },
      ...(grid === null ? {} : { grid }),
    },
    ...(isPractice ? { headers: practiceHeaders() } : {}),
    footers: footersOf(form, mark),
    children: childrenOf(paper, step),
  };
}

/** At the usual size a line is as high as the grid, for 22 of them to stand on a page. */
function lineOf(step: Step) {
  const line = exactly(step.line);
  return step === steps[0] ? { ...line, line: linePitch } : line;
}

function childrenOf(paper: Paper, step: Step): (Paragraph | Table)[] {
  const line = lineOf(step);
  return [
    ...besides(paper.stamp, 14, 'heading'),
    ...paper.title.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: exactly(33),
          children: [runOf(text, 22, 'title')],
        }),
    ),
    ...(paper.number === null
      ? []
      : [paragraphOf(paper.number, step, { alignment: AlignmentType.CENTER, spacing: { ...line, before: 160 } })]),
    ...(paper.head === null
      ? []
      : [
          new Paragraph({
            spacing: { ...line, before: 200, after: 100 },
            tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
            children: [
              ...runsOf(paper.head.left, step.type),
              new TextRun({ children: [new Tab()] }),
              ...runsOf(paper.head.right, step.type),
            ],
          }),
        ]),
    ...(paper.addressee === null
      ? []
      : [paragraphOf(paper.addressee, step, { spacing: { ...line, before: twipsOfPoint(step.line * 0.9) } })]),
    ...paper.blocks.flatMap((block, i) =>
      blockOf(block, step, paper.signOff !== null && i === paper.blocks.length - 1),
    ),
    ...signOffOf(paper, step),
    ...paper.notes.map(
      (note) => new Paragraph({ spacing: { ...exactly(16), before: 80 }, children: [runOf(note, 10.5)] }),
    ),
    ...besides(paper.afterword, 10.5),
  ];
}

/** What the print says of the paper, over it or below. */
function besides(words: string | undefined, type: number, face?: Face): Paragraph[] {
  if (words === undefined) return [];
  return [new Paragraph({ spacing: { ...exactly(type + 6), before: 80 }, children: [runOf(words, type, face)] })];
}

/** What stands above the seal comes along with it to its page. */
function blockOf(block: Block, step: Step, isLast: boolean): (Paragraph | Table)[] {
  const line = lineOf(step);
  switch (block.type) {
    case 'paragraph':
      return [
        paragraphOf(block.runs, step, {
          alignment: AlignmentType.BOTH,
          spacing: line,
          indent: { firstLine: twipsOfPoint(step.type * 2) },
          keepNext: isLast,
          keepLines: isLast,
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { ...line, before: 120 },
          children: [runOf(block.text, step.type, 'heading')],
        }),
      ];
    case 'ticks':
      return block.rows.map(
        ({ ticked, nth, text }) =>
          new Paragraph({
            spacing: exactly(step.listLine),
            indent: { left: twipsOfPoint(step.listType * 3.5), hanging: twipsOfPoint(step.listType * 1.5) },
            children: [runOf(`${ticked ? '☑' : '□'}${nth}${text}`, step.listType, 'text', ticked)],
          }),
      );
    case 'table':
      return [
        tableOf(block, step === steps[0] ? letterTable : step),
        new Paragraph({ spacing: exactly(6), children: [] }),
      ];
    case 'signatures':
      return block.rows.map(
        ({ who, name, dateLine, strokes }) =>
          new Paragraph({
            spacing: exactly(step.line * 1.4),
            tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
            children: [
              runOf(who, step.type),
              ...runsOf(name, step.type),
              // A document is for mending; the strokes themselves stand on the printed page.
              ...(strokes === undefined ? [] : [runOf('（已在屏上签名，见打印件）', step.type)]),
              new TextRun({ children: [new Tab()] }),
              runOf(dateLine, step.type),
            ],
          }),
      );
  }
}

/** The type and line of a table. */
type TableType = Pick<Step, 'type' | 'line'> | typeof letterTable;

/** The widths of the columns in parts of the page, the same as in paper.css. */
const shares: Record<number, readonly number[]> = {
  4: [0.19, 0.31, 0.19, 0.31],
  5: [0.135, 0.185, 0.21, 0.17, 0.3],
};

function tableOf(block: Extract<Block, { type: 'table' }>, set: TableType): Table {
  const parts = shares[block.columns] ?? Array.from({ length: block.columns }, () => 1 / block.columns);
  const tall = block.rows.filter(isTall).length > 1 ? 48 : 62;
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: parts.map((part) => Math.round(part * textWidth)),
    layout: TableLayoutType.FIXED,
    rows: block.rows.map(
      (row) =>
        new TableRow({
          cantSplit: !isTall(row),
          ...(isTall(row) ? { height: { value: twipsOfMm(tall), rule: HeightRule.ATLEAST } } : {}),
          children: row.map((cell) => cellOf(cell, set)),
        }),
    ),
  });
}

function isTall(row: readonly Cell[]): boolean {
  return row.some(({ tall }) => tall);
}

function cellOf(cell: Cell, set: TableType): TableCell {
  const alignment = cell.label ? AlignmentType.CENTER : AlignmentType.LEFT;
  const lines = cell.runs.length === 0 ? [[]] : cell.runs;
  return new TableCell({
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    verticalAlign: cell.tall ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map((runs) => paragraphOf(runs, set, { alignment, spacing: exactly(set.line) })),
  });
}

/** The bureau and the day, four characters from the right, with room for the seal. */
function signOffOf({ signOff }: Paper, step: Step): Paragraph[] {
  if (signOff === null) return [];
  const indent = { right: twipsOfPoint(step.type * 4) };
  const line = lineOf(step);
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      indent,
      spacing: { ...line, before: twipsOfPoint(step.line * 1.5) },
      children: [runOf(signOff.name, step.type)],
    }),
    paragraphOf([signOff.date], step, { alignment: AlignmentType.RIGHT, indent, spacing: line }),
  ];
}

function paragraphOf(runs: Runs, step: Pick<Step, 'type'> | TableType, options: ParagraphOptions): Paragraph {
  return new Paragraph({ ...options, children: runsOf(runs, step.type) });
}

function runsOf(runs: Runs, points: number): TextRun[] {
  return runs.map((run: Run) => runOf(run.text, points));
}

function runOf(text: string, points: number, face: Face = 'text', bold = false): TextRun {
  // 28 characters of 16 points on 156 mm: a quarter of a point closer, said of the characters themselves, because a grid of
  // characters is read in other ways by other programs.
  const closer = face === 'text' && points === steps[0].type ? { characterSpacing: -5 } : {};
  return new TextRun({ text: writable(text), size: points * 2, font: fontOf(face), bold, ...closer });
}

/** The number of the page, of a letter outside (odd right, even left, one character from the edge), and the watermark below it. */
function footersOf(form: boolean, mark: string) {
  const { LEFT, RIGHT } = AlignmentType;
  return { default: footerOf(RIGHT, form ? 0 : 1, mark), even: footerOf(form ? RIGHT : LEFT, form ? 0 : 1, mark) };
}

function footerOf(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'], characters: number, mark: string): Footer {
  const children = [
    new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: fontOf('song', '宋体') }),
  ];
  const edge = twipsOfPoint(14 * characters);
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: edge, right: edge },
        spacing: { ...exactly(18), after: twipsOfMm(characters === 0 ? 0 : 10) },
        children,
      }),
      new Paragraph({ children: [new TextRun({ text: writable(mark), size: 14, color: '808080' })] }),
    ],
  });
}
