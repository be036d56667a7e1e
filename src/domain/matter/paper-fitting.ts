/**
 * 排版 (fitting): how large a paper is set: a letter as GB/T 9704 has it, a form so that it stays on one page, reckoned from its text alone, so
 * that print and DOCX agree.
 */
import type { Paper } from './paper-form.ts';
import { textOf, type Block, type Cell } from './paper-sheet.ts';

/**
 * Whether it is a form with a table, which takes more of the height than a letter. A letter may have a table in it, as 投诉调解书 has of the
 * parties, and is a letter all the same: it says so.
 */
export function isForm({ isLetter = false, blocks }: Pick<Paper, 'isLetter' | 'blocks'>): boolean {
  return !isLetter && blocks.some((block) => block.type === 'table');
}

/**
 * GB/T 9704 sets three-hao type (16 pt) on lines of 28.99 pt, 22 of them on a page: a letter has that, and as many pages as it needs. A form
 * is set in 12 pt, and closer where that keeps it on its one page. Points throughout, the same as in paper.css.
 */
export const steps = [
  { type: 16, line: 28.99, listType: 16, listLine: 28.99 },
  { type: 12, line: 18.5, listType: 10.5, listLine: 15.5 },
  { type: 10.5, line: 15.5, listType: 9.5, listLine: 13.5 },
] as const;
export type Step = (typeof steps)[number];

/** The type and line of a table in a letter: 四号, for which its columns are made. */
export const letterTable = { type: 14, line: 20 } as const;

// The forms take 156 × 247 mm, as tables do.
const pageWidth = 442;
const formHeight = 700;
const [letterStep, formStep] = [0, 1];

/** A letter is never set smaller; of a form the first step with which it stays on one page, and one that cannot is set at ease and runs on. */
export function stepOf(paper: Paper): number {
  if (!isForm(paper)) return letterStep;
  const fits = steps.findIndex((step, i) => i >= formStep && heightOf(paper, step) <= formHeight);
  return fits === -1 ? formStep : fits;
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
