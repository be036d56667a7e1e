/** 编号: the numbers of complaints (「投2026-0412」) and of papers (「青市监诉受〔2026〕12号」), one series a year. */

/** A number taken apart. */
export interface YearNumber {
  year: number;
  n: number;
}

/** 「投2026-0412」; at least four figures, more when the year has more complaints. */
export function complaintNumber(year: number, n: number): string {
  return `投${year}-${String(n).padStart(4, '0')}`;
}

/**
 * The complaint number that a person typed, or null; full-width figures, spaces, a missing 投 and other dashes do no harm.
 * Written without a break, the first four figures are the year.
 */
export function parseComplaintNumber(typed: string): YearNumber | null {
  const text = typed.normalize('NFKC').trim();
  const match = broken.exec(text) ?? unbroken.exec(text);
  if (match === null) return null;
  const [, year = '', n = ''] = match;
  return Number(n) === 0 ? null : { year: Number(year), n: Number(n) };
}

const broken = /^投?\s*((?:19|20)\d{2})\s*[-‐‑‒–—―−_./年\s]\s*(\d{1,9})\s*号?$/;
// Without a break a count of fewer than four figures cannot be told from a slip of the pen.
const unbroken = /^投?\s*((?:19|20)\d{2})(\d{4,9})\s*号?$/;

/** 「青市监诉受〔2026〕12号」; the prefix names the bureau and the kind of paper. */
export function paperNumber(prefix: string, year: number, n: number): string {
  return `${prefix}〔${year}〕${n}号`;
}

/** The prefix, year and count of a paper number, or null. */
export function parsePaperNumber(typed: string): (YearNumber & { prefix: string }) | null {
  const match = /^(\D+?)\s*[〔[［(（【]\s*(\d{4})\s*[〕\]］)）】]\s*第?\s*(\d{1,9})\s*号?$/.exec(typed.trim());
  if (match === null) return null;
  const [, prefix = '', year = '', n = ''] = match;
  return Number(n) === 0 ? null : { prefix, year: Number(year), n: Number(n) };
}
