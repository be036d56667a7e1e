/**
 * 审核时的数 (reviewed numbers): what the numbers of a report were when its review was passed. The ledger goes on between the review and the
 * signature: whoever signs is shown which numbers have become others, and confirms them as they are, or sends the report back.
 */
import { z } from 'zod';
import type { ReportBody, WrittenReport } from './body.ts';
import type { ChipValue } from './chip-value.ts';

/** A number by the name of its chip, or of its cell in a table. */
export interface ReviewedNumber {
  name: string;
  text: string;
}

/** A number that is another one now; empty where it was not there, or is there no more. */
export interface MovedNumber {
  name: string;
  was: string;
  now: string;
}

/** A report as it reads. */
interface Read {
  values: readonly Pick<ChipValue, 'name' | 'kind' | 'text'>[];
  written: Pick<WrittenReport, 'blocks'>;
}

/** 签发, with the difference that was shown: a number that moved once more meanwhile is not signed unseen. */
export const SignReport = z.object({
  moved: z
    .array(z.object({ name: z.string().max(600), was: z.string().max(4000), now: z.string().max(4000) }))
    .max(5000)
    .default([]),
});
export type SignReport = z.infer<typeof SignReport>;

/** What is counted of a report: its figures and lists, and the cells of the tables that come out of the ledger. What is typed stands still. */
export function numbersOf({ blocks }: Pick<ReportBody, 'blocks'>, { values, written }: Read): ReviewedNumber[] {
  const chips = values.filter(({ kind }) => kind === 'figure' || kind === 'list');
  const counted = new Set(
    blocks.flatMap((block) =>
      block.kind === 'table' && (block.from !== null || block.bound !== undefined) ? [block.id] : [],
    ),
  );
  const cells = written.blocks.flatMap((block) =>
    block.kind === 'table' && counted.has(block.id) ? cellsOf(block) : [],
  );
  return withOwnNames([...chips.map(({ name, text }) => ({ name, text })), ...cells]);
}

function cellsOf({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}): ReviewedNumber[] {
  return rows.flatMap(([name = '', ...cells]) =>
    cells.map((text, i) => ({ name: `表“${caption}”${name.trim()} ${head[i + 1] ?? ''}`.trim(), text })),
  );
}

/** Two rows of one name are told apart by their order. */
function withOwnNames(numbers: readonly ReviewedNumber[]): ReviewedNumber[] {
  const seen = new Map<string, number>();
  return numbers.map(({ name, text }) => {
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return { name: n === 1 ? name : `${name}（第${n}处）`, text };
  });
}

/** The numbers that are others than those reviewed, in the order of the report. Of a review that kept none nothing can be said. */
export function movedSince(
  { reviewed, body }: { reviewed: readonly ReviewedNumber[]; body: Pick<ReportBody, 'blocks'> },
  reading: Read,
): MovedNumber[] {
  if (reviewed.length === 0) return [];
  const now = new Map(numbersOf(body, reading).map(({ name, text }) => [name, text]));
  const was = new Map(reviewed.map(({ name, text }) => [name, text]));
  const names = [...new Set([...now.keys(), ...was.keys()])];
  return names
    .map((name) => ({ name, was: was.get(name) ?? '', now: now.get(name) ?? '' }))
    .filter((one) => one.was !== one.now);
}

/** Whether what was confirmed is what has changed, no more and no less. */
export function isSameDifference(confirmed: readonly MovedNumber[], moved: readonly MovedNumber[]): boolean {
  const keyed = (all: readonly MovedNumber[]) => all.map(({ name, was, now }) => JSON.stringify([name, was, now]));
  const asked = new Set(keyed(moved));
  const told = keyed(confirmed);
  return new Set(told).size === asked.size && told.every((one) => asked.has(one));
}

/** 「受理投诉：审核时22件，现在23件」 */
export function movedLineZh({ name, was, now }: MovedNumber): string {
  return `${name}：审核时${was === '' ? '没有' : was}，现在${now === '' ? '没有' : now}`;
}

const mostTold = 5;

export function movedZh(moved: readonly MovedNumber[]): string {
  if (moved.length === 0) return '您认下的数又变回审核时的了';
  const more = moved.length > mostTold ? `；一共 ${moved.length} 处` : '';
  return `${moved.slice(0, mostTold).map(movedLineZh).join('；')}${more}`;
}

const longestTold = 60;

/** As the ledger keeps it: what each number was and became, and of a long list its beginning. */
export function toldMoved(moved: readonly MovedNumber[]): MovedNumber[] {
  const cut = (text: string) => (text.length > longestTold ? `${text.slice(0, longestTold)}……` : text);
  return moved.map(({ name, was, now }) => ({ name, was: cut(was), now: cut(now) }));
}
