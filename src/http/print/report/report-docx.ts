/** 工作汇报的 DOCX: the measures of GB/T 9704-2012 as a document that an office can go on with: its grid, its faces by name, its page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  FootnoteReferenceRun,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { ChartRun } from 'docx/charts';
import { axisOf, chartOf, type ReportChart } from '../../../domain/report/layout/chart.ts';
import type { WrittenBlock, WrittenRun } from '../../../domain/report/body.ts';
import {
  attachmentLines,
  centredColumns,
  charactersInLine,
  endsPage,
  page,
  signOffIndents,
  tableName,
  textWidthMm,
  titleLines,
  type,
  widthOf,
  type OfficialHead,
  type OfficialImprint,
  type OfficialReport,
} from '../../../domain/report/layout/official.ts';
import {
  exactly,
  fontOf,
  fontTable,
  linePitch,
  twipsOfMm,
  twipsOfPoint,
  writable,
  type Face,
} from '../base/docx-type.ts';
import { practiceHeaders } from '../base/practice-header.ts';

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;
type TableBlock = Extract<WrittenBlock, { kind: 'table' }>;

const textWidth = twipsOfMm(textWidthMm);
const line = { line: linePitch, lineRule: 'exact' } as const;
const characterPitch = textWidth / charactersInLine;
/** How much closer characters stand than their size, in the 4096ths of a point that a grid counts in. */
const charSpace = Math.round((characterPitch / 20 - type.text) * 4096);
const red = 'FF0000';

/**
 * The style that all others rest on. A grid of characters counts from its size, which programs do not look for elsewhere; figures and
 * letters among characters take no space of their own, or a line with them would not hold 28; no mark stands beyond the
 * edge of the text; and no line is taken to the next page because the one behind it is there.
 */
const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr>${normalRun()}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr><w:rPr>${normalRun()}</w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
</w:styles>`;

function normalRun(): string {
  const { ascii, hAnsi, cs, eastAsia } = fontOf('text');
  const size = type.text * 2;
  return `<w:rFonts w:ascii="${ascii}" w:hAnsi="${hAnsi}" w:cs="${cs}" w:eastAsia="${eastAsia}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:eastAsia="zh-CN"/>`;
}

/** The report as a document; the mark stands at the foot of each page. */
export async function reportDocx(official: OfficialReport, mark: string, isPractice = false): Promise<Buffer> {
  const { report, isDraft } = official;
  const notes = report.notes.map((note, i): [string, { children: Paragraph[] }] => [
    String(i + 1),
    { children: [new Paragraph({ spacing: exactly(15), children: [runOf(` ${note}`, type.note)] })] },
  ]);
  const document = new Document({
    creator: '红盾',
    title: report.title,
    evenAndOddHeaderAndFooters: true,
    externalStyles: styles,
    footnotes: Object.fromEntries(notes),
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOfMm(page.width), height: twipsOfMm(page.height) },
            margin: {
              top: twipsOfMm(page.top),
              bottom: twipsOfMm(page.bottom),
              left: twipsOfMm(page.left),
              right: twipsOfMm(page.right),
              header: twipsOfMm(20),
              footer: twipsOfMm(8),
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
        },
        headers: headersOf(isDraft, isPractice),
        footers: { default: footerOf('odd', mark), even: footerOf('even', mark) },
        children: childrenOf(official),
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [fontTable()]);
}

function childrenOf(official: OfficialReport): (Paragraph | Table)[] {
  const { report, head, attachments, imprint } = official;
  const takesAlong = endsPage(official);
  const tables = report.blocks.filter((block) => block.kind === 'table');
  return [
    ...(head === null ? [] : headOf(head)),
    ...titleLines(report.title).map((text, i) =>
      paragraphOf([runOf(text, type.title, 'title')], {
        alignment: AlignmentType.CENTER,
        outlineLevel: 0,
        keepNext: true,
        spacing: { ...line, before: i === 0 && head !== null ? linePitch * 2 : 0 },
      }),
    ),
    ...(report.addressee === ''
      ? [paragraphOf([])]
      : [paragraphOf([runOf(`${report.addressee}：`)], { spacing: { ...line, before: linePitch } })]),
    ...report.blocks.flatMap((block, i) =>
      blockOf(block, takesAlong && i === report.blocks.length - 1, (table) => tables.indexOf(table) + 1, tables.length),
    ),
    ...attachmentLines(attachments).map((text, i) =>
      paragraphOf([runOf(text)], {
        spacing: { ...line, before: i === 0 ? linePitch : 0 },
        indent: { left: Math.round(characterPitch * (i === 0 ? 2 : 5)) },
      }),
    ),
    ...signOffOf(report.signedBy, report.signedOn, head !== null),
    ...(imprint === null ? [] : [imprintOf(imprint)]),
  ];
}

/** 版头: the red name of the bureau, the number of the document, who signs, the red line. */
function headOf({ mark, number, signer }: OfficialHead): Paragraph[] {
  // As large as the line holds, and no larger than is seemly.
  const size = Math.min(46, Math.floor(((textWidthMm / 25.4) * 72) / Math.max(widthOf(mark), 1)));
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 8, color: red, space: 11 } };
  const spacing = { ...line, before: linePitch * 2 };
  return [
    paragraphOf([new TextRun({ text: writable(mark), size: size * 2, font: fontOf('title'), color: red })], {
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(size * 1.2), before: twipsOfMm(35) },
    }),
    signer === null
      ? paragraphOf([runOf(number)], { alignment: AlignmentType.CENTER, spacing, border: rule })
      : paragraphOf(
          [
            new TextRun({ text: '\u3000' }),
            runOf(number),
            new TextRun({ children: [new Tab()] }),
            runOf('签发人：'),
            runOf(signer, type.text, 'second'),
          ],
          {
            spacing,
            border: rule,
            tabStops: [{ type: TabStopType.RIGHT, position: Math.round(textWidth - characterPitch) }],
          },
        ),
  ];
}

function blockOf(
  block: WrittenBlock,
  isTakenAlong: boolean,
  numberOf: (table: TableBlock) => number,
  tables: number,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block)];
    case 'paragraph':
      return [paragraphOf(block.runs.flatMap(runsOf), { ...body(), keepNext: isTakenAlong })];
    case 'table':
      return tableOf(block, tableName(numberOf(block), tables, block.caption));
  }
}

const faceOfLevel: readonly Face[] = ['heading', 'second', 'text', 'text'];

function headingOf({ level, text }: { level: number; text: string }): Paragraph {
  const face = faceOfLevel[level - 1] ?? 'text';
  return paragraphOf([runOf(text, type.text, face, level === 3)], { ...body(), keepNext: true, outlineLevel: level });
}

/** Both edges even, the first line two characters in. */
function body(): ParagraphOptions {
  return { alignment: AlignmentType.BOTH, indent: { firstLine: Math.round(characterPitch * 2) } };
}

/** A footnote has one mark that leads to it; where it is meant once more, its number alone stands. */
function runsOf({ text, note, isSaidBefore = false }: WrittenRun): TextRun[] {
  if (note === undefined) return [runOf(text)];
  const mark = isSaidBefore
    ? new TextRun({ text: String(note), size: type.text * 2, superScript: true })
    : new FootnoteReferenceRun(note);
  return [runOf(text), mark];
}

function paragraphOf(children: readonly TextRun[], options: ParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: line,
    ...options,
    children: [...children],
  });
}

function runOf(text: string, points: number = type.text, face: Face = 'text', bold = false): TextRun {
  return new TextRun({ text: writable(text), size: points * 2, font: fontOf(face), bold });
}

function tableOf(block: TableBlock, name: string): (Paragraph | Table)[] {
  const widths = columnWidths(block);
  const chart = block.chart === true ? chartOf(block) : null;
  const centred = centredColumns(block);
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: widths.map((width, i) => cellOf(cells[i] ?? '', { width, isHead, isCentred: centred[i] === true })),
    });
  return [
    ...(name === ''
      ? []
      : [
          paragraphOf([runOf(name, type.page, 'heading')], {
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: line,
          }),
        ]),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [...(block.head.length === 0 ? [] : [row(block.head, true)]), ...block.rows.map((one) => row(one, false))],
    }),
    ...(chart === null ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, children: [chartRun(chart, name)] })]),
    new Paragraph({ spacing: exactly(6), children: [] }),
  ];
}

function cellOf(
  text: string,
  { width, isHead, isCentred }: { width: number; isHead: boolean; isCentred: boolean },
): TableCell {
  const alignment = isHead || isCentred ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment,
        // The head of a table never stands at the foot of a page by itself.
        keepNext: isHead,
        spacing: exactly(18),
        children: [runOf(text, type.table, isHead ? 'heading' : 'text')],
      }),
    ],
  });
}

/** As wide as their words want, and never too narrow for four characters where there is room. */
function columnWidths({ head, rows }: TableBlock): number[] {
  const n = Math.max(head.length, ...rows.map((row) => row.length), 1);
  const wanted = Array.from({ length: n }, (_, i) =>
    Math.min(18, Math.max(4, ...[head, ...rows].map((row) => widthOf(row[i] ?? '') + 1))),
  );
  const sum = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => Math.floor((one / sum) * textWidth));
}

/** Greys that are told apart on paper. */
const greys = ['404040', '9A9A9A', 'D0D0D0'];

function chartRun({ manner, labels, series }: ReportChart, name: string): ChartRun {
  const { top, step } = axisOf({ series });
  return new ChartRun({
    type: manner === 'line' ? 'line' : 'column',
    categories: labels,
    series: series.map((one, i) => ({ ...one, color: greys[i] ?? '404040' })),
    legend: series.length === 1 ? false : { position: 'bottom' },
    chartArea: { border: 'none' },
    valueAxis: { minimum: 0, maximum: top, interval: step },
    dataLabels: { value: labels.length * series.length <= 24, position: manner === 'line' ? 'above' : 'outsideEnd' },
    transformation: { width: 560, height: 260 },
    altText: { name, description: name },
  });
}

/** 署名 and 成文日期. */
function signOffOf(name: string, date: string, isSealed: boolean): Paragraph[] {
  if (name === '' && date === '') return [];
  const indents = signOffIndents(name, date, isSealed);
  const right = (characters: number) => ({ right: Math.round(characterPitch * characters) });
  return [
    paragraphOf([runOf(name)], {
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      indent: right(indents.name),
      // Room for the seal, whose lower edge stands below the day.
      spacing: { ...line, before: linePitch * (isSealed ? 3 : 2) },
    }),
    paragraphOf([runOf(date)], { alignment: AlignmentType.RIGHT, indent: right(indents.date) }),
  ];
}

/** 版记: at the foot of the last page, thick lines above and below, a thin one between. */
function imprintOf({ copyTo, printedBy, printedOn }: OfficialImprint): Table {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const rows = [
    ...(copyTo.length === 0 ? [] : [[runOf(`抄送：${copyTo.join('，')}。`, type.page)]]),
    [
      runOf(printedBy, type.page),
      new TextRun({ children: [new Tab()] }),
      runOf(`${printedOn}${printedOn === '' ? '' : '印发'}`, type.page),
    ],
  ];
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: 'center',
      relativeVerticalPosition: 'bottom',
    },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: rows.map(
      (children) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              borders: { left: none, right: none },
              children: [
                new Paragraph({
                  spacing: exactly(24),
                  indent: { left: twipsOfPoint(type.page), right: twipsOfPoint(type.page) },
                  tabStops: [{ type: TabStopType.RIGHT, position: textWidth - twipsOfPoint(type.page) }],
                  children,
                }),
              ],
            }),
          ],
        }),
    ),
  });
}

/** 页码: 7 mm below the text, a dash on each side, at the outer edge one character in; the watermark below it. */
function footerOf(side: 'odd' | 'even', mark: string): Footer {
  const indent = twipsOfPoint(type.page);
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: indent } : { left: indent },
        spacing: { ...exactly(18), after: twipsOfMm(10) },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: type.page * 2,
            font: fontOf('song', '宋体'),
          }),
        ],
      }),
      new Paragraph({
        spacing: exactly(10),
        children: [new TextRun({ text: writable(mark), size: 14, color: '808080' })],
      }),
    ],
  });
}

/** What a page says above its text: that it is not signed yet, and that it was made on a machine for practice. */
function headersOf(isDraft: boolean, isPractice: boolean) {
  const words = () => (isDraft ? [draftWords()] : []);
  if (isPractice) return practiceHeaders(words);
  return isDraft ? { default: new Header({ children: words() }), even: new Header({ children: words() }) } : {};
}

function draftWords(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: exactly(20),
    children: [runOf('草稿', type.text, 'heading')],
  });
}
