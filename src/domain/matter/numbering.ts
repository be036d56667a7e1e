/**
 * 编号: the numbers of matters (「投2026-0412」「举2026-0021」「询2026-0003」) and of papers (「青市监诉受〔2026〕第12号」): one way of
 * numbering for all that a county takes in, one series a kind and year.
 */
import type { MatterKind } from './matter.ts';

/** A number taken apart. */
export interface YearNumber {
  year: number;
  n: number;
}

/** The character that begins the numbers of each kind. */
export const numberLetters = {
  complaint: '投',
  tipoff: '举',
  inquiry: '询',
  enforcement: '案',
} as const satisfies Record<MatterKind, string>;

/** 「举2026-0021」; at least four figures, more when the year has more matters of the kind. */
export function matterNumber(kind: MatterKind, year: number, n: number): string {
  return `${numberLetters[kind]}${year}-${String(n).padStart(4, '0')}`;
}

/** 「投2026-0412」 */
export function complaintNumber(year: number, n: number): string {
  return matterNumber('complaint', year, n);
}

/** 「询2026-0003」 */
export function inquiryNumber(year: number, n: number): string {
  return matterNumber('inquiry', year, n);
}

/** 「案2026-0023」 */
export function enforcementNumber(year: number, n: number): string {
  return matterNumber('enforcement', year, n);
}

/** 「举2026-0021」 */
export function tipoffNumber(year: number, n: number): string {
  return matterNumber('tipoff', year, n);
}

/**
 * The matter's number that a person typed, or null; full-width figures, spaces and other dashes do no harm, and without a
 * letter the kind is open. Written without a break, the first four figures are the year.
 */
export function parseMatterNumber(typed: string): (YearNumber & { kind: MatterKind | null }) | null {
  const text = typed.normalize('NFKC').trim();
  const match = broken.exec(text) ?? unbroken.exec(text);
  if (match === null) return null;
  const [, letter, year = '', n = ''] = match;
  if (Number(n) === 0) return null;
  const kind = (Object.keys(numberLetters) as MatterKind[]).find((one) => numberLetters[one] === letter) ?? null;
  return { kind, year: Number(year), n: Number(n) };
}

/** The complaint number that a person typed, or null; a missing 投 does no harm, another letter is no complaint's. */
export function parseComplaintNumber(typed: string): YearNumber | null {
  const parsed = parseMatterNumber(typed);
  if (parsed === null || (parsed.kind !== null && parsed.kind !== 'complaint')) return null;
  return { year: parsed.year, n: parsed.n };
}

const broken = /^([投举询案])?\s*((?:19|20)\d{2})\s*[-‐‑‒–—―−_./年\s]\s*(\d{1,9})\s*号?$/;
// Without a break a count of fewer than four figures cannot be told from a slip of the pen.
const unbroken = /^([投举询案])?\s*((?:19|20)\d{2})(\d{4,9})\s*号?$/;

/** 「青市监责改〔2026〕12号」: the numbers of cases, as the forms of 2021 write them; the prefix names the bureau and the kind of paper. */
export function paperNumber(prefix: string, year: number | string, n: number | string): string {
  return `${prefix}〔${year}〕${n}号`;
}

/** 文种 of the approvals that tip-offs share with cases: whoever takes the next one, it is a number of the cases and in their form. */
const seriesOfCases: ReadonlySet<string> = new Set(['立', '不立']);

export function isSeriesOfCases(series: string): boolean {
  return seriesOfCases.has(series);
}

/** The counter of a series: one for the characters that stand in the number, whichever paper or matter takes the next (文号连续). */
export function paperCounter(series: string): string {
  return `paper:${series}`;
}

/** Both ways in which a number may have been written down, of which the county's letters bear one or, after it changed its pattern, either. */
export function writtenNumbers({ prefix, year, n }: YearNumber & { prefix: string }): [bare: string, formal: string] {
  return [paperNumber(prefix, year, n), `${prefix}〔${year}〕第${n}号`];
}

/** The prefix, year and count of a paper number, or null. */
export function parsePaperNumber(typed: string): (YearNumber & { prefix: string }) | null {
  const match =
    /^(\D{1,60}?)\s{0,8}[〔[［(（【]\s{0,8}(\d{4})\s{0,8}[〕\]］)）】]\s{0,8}第?\s{0,8}(\d{1,9})\s{0,8}号?$/.exec(
      typed.trim(),
    );
  if (match === null) return null;
  const [, prefix = '', year = '', n = ''] = match;
  return Number(n) === 0 ? null : { prefix, year: Number(year), n: Number(n) };
}
