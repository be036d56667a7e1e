/** @jsxImportSource hono/jsx */
/** 文书: one printable A4 page for a paper of a matter, without script or style in the page itself. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Paper } from '../domain/paper.ts';
import { textOf, type Block, type Cell, type Runs, type Signature } from '../domain/sheet.ts';

interface PaperPageProps {
  paper: Paper;
  /** Address of paper.css. */
  stylesheet: string;
  /** Address of print.js, which shows the print button; without it the browser's own printing does the same. */
  script?: string;
  /** Where the bar's way back leads. */
  back?: string;
}

export function PaperPage({ paper, stylesheet, script = '/assets/print.js', back }: PaperPageProps): JSX.Element {
  const name = paper.title.at(-1) ?? '';
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${name} ${paper.matterNumber}`}</title>
          <link rel="stylesheet" href={stylesheet} />
          <script src={script} defer></script>
        </head>
        <body>
          <nav class="bar" aria-label="打印">
            {back === undefined ? null : <a href={back}>返回</a>}
            <p class="bar-name">{`${name}　2026年4月式样·式样${paper.form}`}</p>
            <p class="bar-hint">也可以用浏览器的打印（Ctrl+P）</p>
            <button type="button" id="print" hidden>
              打印
            </button>
          </nav>
          <main class={`sheet step-${stepOf(paper)} ${isForm(paper) ? 'form' : 'letter'}`}>
            <h1>
              {paper.title.map((line) => (
                <span key={line} class="line">
                  {line}
                </span>
              ))}
            </h1>
            {paper.number === null ? null : <p class="number">{words(paper.number)}</p>}
            {paper.head === null ? null : (
              <p class="head">
                <span>{words(paper.head.left)}</span>
                <span>{words(paper.head.right)}</span>
              </p>
            )}
            {paper.addressee === null ? null : <p class="addressee">{words(paper.addressee)}</p>}
            {paper.blocks.map((block, i) => (
              <BlockView key={i} block={block} />
            ))}
            {paper.signOff === null ? null : (
              <div class="sign-off">
                <p>{paper.signOff.name}</p>
                <p>{words([paper.signOff.date])}</p>
                {paper.signOff.seal ? <span class="seal">印章</span> : null}
              </div>
            )}
            {paper.notes.map((note) => (
              <p key={note} class="note">
                {note}
              </p>
            ))}
          </main>
        </body>
      </html>
    </>
  );
}

function BlockView({ block }: { block: Block; key?: string | number }): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return <p class="body">{words(block.runs)}</p>;
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'ticks':
      return (
        <ul class="ticks">
          {block.rows.map((row) => (
            <li key={row.nth} class={row.ticked ? 'ticked' : 'open'}>
              <span class="box">{row.ticked ? '☑' : '☐'}</span>
              <span>{`${row.nth}${row.text}`}</span>
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table class={`columns-${block.columns}`} aria-label={block.name}>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((one, nth) => (
                  <CellView key={nth} one={one} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'signatures':
      return (
        <div class="signatures">
          {block.rows.map((row) => (
            <SignatureView key={row.who} row={row} />
          ))}
        </div>
      );
  }
}

function CellView({ one }: { one: Cell; key?: string | number }): JSX.Element {
  const lines = one.runs.map((runs, i) => (
    <span key={i} class="line">
      {words(runs)}
    </span>
  ));
  if (one.label) {
    return (
      <th
        scope={one.rows > 1 ? 'rowgroup' : 'row'}
        colspan={one.columns}
        rowspan={one.rows}
        class={one.rows > 1 ? 'party' : ''}
      >
        {lines}
      </th>
    );
  }
  return (
    <td colspan={one.columns} rowspan={one.rows} class={one.tall ? 'tall' : ''}>
      {lines}
    </td>
  );
}

function SignatureView({ row }: { row: Signature; key?: string | number }): JSX.Element {
  return (
    <p class="signature">
      <span>{row.who}</span>
      <span class="name">{words(row.name)}</span>
      <span class="day">{row.dateLine}</span>
    </p>
  );
}

function words(runs: Runs): Child {
  return runs.map((run, i) =>
    run.slot ? (
      <span key={i} class={isWhole(run.text) ? 'slot whole' : 'slot'}>
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}

/** A number, a day or a telephone is not broken at the end of a line. */
function isWhole(text: string): boolean {
  return text.length <= 18 && /\d/u.test(text);
}

function isForm(paper: Paper): boolean {
  return paper.blocks.some((block) => block.type === 'table');
}

/**
 * GB/T 9704 sets three-hao type (16 pt) on lines of 28.99 pt. A paper that would run over its one page is set closer,
 * step by step, down to 10.5 pt; the list of grounds is smaller than the text. Points throughout, the same as in paper.css.
 */
const steps = [
  { type: 16, line: 28.99, listType: 14, listLine: 22 },
  { type: 14, line: 23, listType: 12, listLine: 18.5 },
  { type: 13, line: 20.5, listType: 11, listLine: 16 },
  { type: 12, line: 18.5, listType: 10.5, listLine: 15.5 },
  { type: 10.5, line: 15.5, listType: 9.5, listLine: 13.5 },
] as const;
type Step = (typeof steps)[number];

// 版心 156 × 225 mm for letters; the forms take 247 mm of the height, as tables do.
const pageWidth = 442;
const letterHeight = 638;
const formHeight = 700;
const firstStepOfForms = 3;

/** The first step with which the paper stays on one page; a form that cannot is set at ease and runs on. */
function stepOf(paper: Paper): number {
  const [from, height, last] = isForm(paper)
    ? [firstStepOfForms, formHeight, firstStepOfForms]
    : [0, letterHeight, steps.length - 1];
  const fits = steps.findIndex((step, i) => i >= from && heightOf(paper, step) <= height);
  return fits === -1 ? last : fits;
}

function heightOf(paper: Paper, step: Step): number {
  const title =
    33 * paper.title.length +
    (paper.number === null ? 0 : 1.4 * step.line) +
    (paper.head === null ? 0 : 17 + step.line);
  const addressee = paper.addressee === null ? 0 : 1.9 * step.line;
  // Two lines with a gap above; the lower half of the seal needs as much again as it reaches below them.
  const signOff = paper.signOff === null ? 0 : 3.5 * step.line + 20;
  const blocks = paper.blocks.reduce((sum, block) => sum + heightOfBlock(block, step), 0);
  return title + addressee + blocks + signOff + 20 * paper.notes.length;
}

function heightOfBlock(block: Block, step: Step): number {
  switch (block.type) {
    case 'paragraph':
      return step.line * rowsOf(2 + widthOf(textOf(block.runs)), pageWidth / step.type);
    case 'heading':
      return step.line + 6;
    case 'ticks':
      return (
        10 +
        block.rows.reduce(
          (sum, row) => sum + step.listLine * rowsOf(widthOf(row.nth + row.text), pageWidth / step.listType - 3.5),
          0,
        )
      );
    case 'signatures':
      return step.line * (1 + 1.4 * block.rows.length);
    case 'table':
      return (
        8 +
        block.rows.reduce((sum, row) => sum + Math.max(...row.map((one) => heightOfCell(one, block.columns, step))), 0)
      );
  }
}

function heightOfCell(one: Cell, columns: number, step: Step): number {
  const width = ((pageWidth * one.columns) / columns - 10) / step.type;
  const rows = one.runs.reduce((sum, runs) => sum + rowsOf(widthOf(textOf(runs)), width), 0);
  const height = (one.rows > 1 ? 1 : rows) * step.line + 7;
  return one.tall ? Math.max(height, tallCell) : height;
}

// 62 mm, the room that the form gives to the facts.
const tallCell = 176;

function rowsOf(characters: number, room: number): number {
  // One character a row is lost to the rule that no line begins with a comma.
  return Math.max(1, Math.ceil(characters / Math.max(1, Math.floor(room) - 1)));
}

/** In characters of full width; figures and Latin letters take half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0100' ? 0.55 : 1;
  return width;
}
