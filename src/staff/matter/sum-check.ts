/** What is said beside a sum that is typed and can hardly be meant: a nought or a 万 too many is seen before it is sent, and nothing is barred. */
import { beyondFen, formatWan, formatYuan, parseSum } from '../../domain/base/money.ts';
import type { Words } from '../../domain/base/words.ts';

/** A million yuan: beyond nearly every dispute of a consumer, within some decisions. */
const unusualFen = 1_000_000_00;

/** Null while it is usual, no sum at all, or beyond every field; those the form names when it is sent. */
export function sumToCheck(typed: string): Words | null {
  const fen = parseSum(typed)?.fen ?? 0;
  if (fen < unusualFen || fen >= beyondFen) return null;
  return {
    zh: `就是 ${formatWan(fen)} 万元；请看看有没有多写零`,
    en: `That is ${formatYuan(fen)} yuan: see that no nought is too many`,
  };
}
