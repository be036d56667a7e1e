/**
 * 文号样式 (letter number): how a county writes the numbers of its letters on complaints and tip-offs. The official forms print their line as
 * 「﹝ ﹞第 号」 (式样四至式样十); a county may leave out 第, as GB/T 9704 does, or write a word of its own before the bracket. Cases have the
 * numbers of their own forms (`paperNumber`).
 */
import type { County } from './organisation.ts';

export const usualPaperPattern = '{前缀}{文种}〔{年}〕第{序号}号';
/** What a county may make of it, so that a number that somebody types is still read: a word before the bracket, with 第 or without. */
export const paperPatternForm = /^\{前缀\}\{文种\}[^\d\s{}〔〕]{0,6}〔\{年\}〕第?\{序号\}号$/u;

/** The bureau as its letters name it in their numbers. */
export type Letterhead = Pick<County, 'paperPrefix' | 'paperPattern'>;

/** 「青市监诉受〔2026〕第12号」 by the county's own pattern; a number that is not taken yet is a gap. */
export function letterNumber(head: Letterhead, series: string, year: number | string, n: number | string): string {
  return head.paperPattern
    .replace('{前缀}', head.paperPrefix)
    .replace('{文种}', series)
    .replace('{年}', String(year))
    .replace('{序号}', String(n));
}
