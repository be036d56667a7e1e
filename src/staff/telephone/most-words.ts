/**
 * How much may be written where the server takes no more: said at the box before anybody signs or walks home, for what waits in the outbox
 * cannot be made shorter any more.
 */
import type { Words } from '../../domain/base/words.ts';

/** The most characters of each box, as the steps and the reports of a station take them. */
export const mostWords = {
  talk: 2000,
  settleAtStation: 2000,
  sendUp: 500,
  recordWithdrawal: 200,
  supplement: 2000,
  note: 2000,
  /** 商家提出 and the five terms at most that both agreed go as one text of 2,000, with what each is called. */
  settled: 990,
  term: 180,
  clue: 1000,
  clueShop: 80,
  signer: 50,
} as const;

/** What is said where more is written; null where it fits. */
export function overlong(value: string, most: number): Words | null {
  const n = value.trim().length;
  if (n <= most) return null;
  return { zh: `最多 ${most} 个字，现在 ${n} 个，请写短些`, en: `${most} characters at most, ${n} now` };
}
