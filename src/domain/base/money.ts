/** 金额: money is a whole number of fen (分); people type and read yuan (元) and ten thousand yuan (万元). */

import { saidNumber } from './number/numerals.ts';

const fenPerYuan = 100;
// 999,999,999,999.99 yuan: beyond any dispute, and far inside the exact whole numbers of the language.
const greatestFen = 99_999_999_999_999;
/** What is read of every greater sum: more than any field takes, so that each one says how much it takes and not that this is no number. */
export const beyondFen = greatestFen + 1;

/** The fen of what a person typed, such as 「1,750.5」, 「１７５０元」 or 「1.2万」; null when it is not an amount. */
export function parseYuan(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const match = /^[¥]?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(万)?(?:元|块|块钱|元整)?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = '', wan] = match;
  const places = wan === undefined ? 2 : 6;
  if (fraction.length > places) return null;
  const fen = Number(whole.replaceAll(',', '') + fraction.padEnd(places, '0'));
  return Math.min(fen, beyondFen);
}

/** 「1,750.50」 */
export function formatYuan(fen: number): string {
  const size = Math.abs(fen);
  const yuan = String(Math.floor(size / fenPerYuan)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${String(size % fenPerYuan).padStart(2, '0')}`;
}

/** Ten thousands of yuan to two places without idle zeros, such as 「43.2」 for 432,000.00; halves go up. */
export function formatWan(fen: number): string {
  const hundredths = Math.round(Math.abs(fen) / 10_000);
  const text = String(hundredths / 100);
  return fen < 0 && hundredths > 0 ? `-${text}` : text;
}

/** How a sum that is not known exactly was told: 约 30 元 or 30 余元. */
export const abouts = ['about', 'over'] as const;
export type About = (typeof abouts)[number];

/** The sum with its mark as papers print it: 「30.00元」, 「约30元」, 「30余元」. */
export function formatSum(fen: number, about: About | null): string {
  if (about === null) return `${formatYuan(fen)}元`;
  const yuan = formatYuan(fen).replace(/\.00$/u, '');
  return about === 'about' ? `约${yuan}元` : `${yuan}余元`;
}

/** A sum as people say it, 「约30元」 or 「30多块」 or 「三百」, with the mark that they gave it; null when it is not an amount. */
export function parseSum(typed: string): { fen: number; about: About | null } | null {
  const text = typed.normalize('NFKC').replace(/\s/gu, '');
  const match =
    /^(大约|大概|差不多|约)?([¥\d.,万]+|[零〇一二两三四五六七八九十百千万]+)(多|余|来)?(万)?(元|块钱|块|元整)?(多|左右|上下|的样子)?$/u.exec(
      text,
    );
  if (match === null) return null;
  const [, before, figures = '', over, wan = '', , after] = match;
  const said = saidNumber(`${figures}${wan}`);
  const fen = said === null ? parseYuan(`${figures}${wan}`) : Math.min(said * fenPerYuan, beyondFen);
  if (fen === null) return null;
  if (over === '多' || over === '余' || after === '多') return { fen, about: 'over' };
  return { fen, about: before === undefined && over === undefined && after === undefined ? null : 'about' };
}
