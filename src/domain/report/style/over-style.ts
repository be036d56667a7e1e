/**
 * 余: a number that is cut off below says so, 「10余次」, 「7000余人次」, 「10余万元」. The figures behind the first ones become noughts, and 余
 * stands only where something was cut off: an exact number never has it.
 */
import { inChinese } from './chinese-figures.ts';

export type Numerals = 'arabic' | 'chinese';

export interface OverStyle {
  numerals?: Numerals;
  /** How many of the first figures stay; one unless said. */
  figures?: number;
}

/** What stays of a whole number when all figures but the first ones become noughts; a number of so few figures is not cut off. */
export function floored(n: number, figures = 1): number {
  const cut = String(n).length - figures;
  if (cut <= 0) return n;
  const unit = 10 ** cut;
  return Math.floor(n / unit) * unit;
}

/** 「10余次」, 「十余次」, 「10余万份」; 「12000份」 stays as it is when it is exactly that. */
export function countOver(n: number, unit: string, { numerals = 'arabic', figures = 1 }: OverStyle = {}): string {
  const least = floored(n, figures);
  if (least === n) return `${written(n, numerals)}${unit}`;
  const isWan = least >= 100_000 && least % 100_000 === 0;
  if (isWan) return `${written(least / 10_000, numerals)}余万${unit}`;
  // Where the last figure that stays is no nought, the count of ten thousands is whole: 「21万余份」.
  if (least >= 100_000 && least % 10_000 === 0) return `${written(least / 10_000, numerals)}万余${unit}`;
  return `${written(least, numerals)}余${unit}`;
}

const powers: Readonly<Record<number, string>> = {
  10: '十',
  100: '百',
  1000: '千',
  10_000: '万',
  100_000: '十万',
  1_000_000: '百万',
};

/** 「达千人」 for more than a thousand and fewer than two; 「达3000余人」; 「达1000人」 when it is exactly that. */
export function countReached(n: number, unit: string): string {
  const least = floored(n);
  const power = powers[least];
  if (least === n || power === undefined) return `达${countOver(n, unit)}`;
  return `达${power}${unit}`;
}

/** The seventy millions and more that words do not reach are written in figures. */
export function written(n: number, numerals: Numerals): string {
  return numerals === 'chinese' && n < 100_000_000 ? inChinese(n) : String(n);
}
