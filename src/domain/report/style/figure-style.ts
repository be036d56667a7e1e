/**
 * 数的写法: how one figure is printed in a report. The style belongs to the place in the text where the figure stands, the unit to the figure
 * itself, so that 件, 人次 and 户次 never change places. A figure that is not known prints `*`, which is no nought.
 */
import { blank } from '../../figures/figure.ts';
import { sumInWan, sumInYuan, sumOver } from './money-style.ts';
import { countOver, countReached, written, type Numerals } from './over-style.ts';
import { shareOf, shareWithBoth } from './change-style.ts';

/** What is printed. A count may have a unit that is a measure of weight with a fraction: it comes in its smallest whole unit. */
export type FigureValue =
  | { kind: 'count'; n: number | null; unit: string }
  | { kind: 'money'; fen: number | null }
  | { kind: 'weight'; grams: number | null }
  | { kind: 'rate'; part: number | null; whole: number | null };

/** As it is; cut off below with 余; 「达千人」. */
export const manners = ['exact', 'over', 'reached'] as const;
export type Manner = (typeof manners)[number];

export const mannerWords = {
  exact: { zh: '原数', en: 'As it is' },
  over: { zh: '……余', en: 'Over …' },
  reached: { zh: '达……', en: 'As many as …' },
} as const satisfies Record<Manner, { zh: string; en: string }>;

export interface FigureStyle {
  manner?: Manner;
  numerals?: Numerals;
  /** Of 万元, of a rate, of kilograms. */
  places?: number;
  /** How many of the first figures stay before 余. */
  figures?: number;
  /** Sums in yuan and not in 万元. */
  yuan?: boolean;
  /** A rate with its two numbers. */
  both?: boolean;
}

/** With its unit: 「201件」, 「7000余人次」, 「10余万元」, 「98.51%」, 「*件」. */
export function printed(value: FigureValue, style: FigureStyle = {}): string {
  switch (value.kind) {
    case 'count':
      return value.n === null ? `${blank}${value.unit}` : countOf(value.n, value.unit, style);
    case 'money':
      return value.fen === null ? `${blank}${style.yuan === true ? '元' : '万元'}` : sumOf(value.fen, style);
    case 'weight':
      return value.grams === null ? `${blank}公斤` : `${kilograms(value.grams, style.places)}公斤`;
    case 'rate':
      return rateOf(value.part, value.whole, style);
  }
}

/** Whether it prints a blank, which is listed before anybody signs; a rate of nothing is one, as in the monthly figures. */
export function isBlank(value: FigureValue): boolean {
  switch (value.kind) {
    case 'count':
      return value.n === null;
    case 'money':
      return value.fen === null;
    case 'weight':
      return value.grams === null;
    case 'rate':
      return value.part === null || value.whole === null || value.whole === 0;
  }
}

function countOf(n: number, unit: string, { manner = 'exact', numerals = 'arabic', figures = 1 }: FigureStyle): string {
  switch (manner) {
    case 'exact':
      return `${written(n, numerals)}${unit}`;
    case 'over':
      return countOver(n, unit, { numerals, figures });
    case 'reached':
      return countReached(n, unit);
  }
}

function sumOf(fen: number, { manner = 'exact', places = 2, figures = 1, yuan = false }: FigureStyle): string {
  if (manner !== 'exact' && fen >= 0) return `${manner === 'reached' ? '达' : ''}${sumOver(fen, figures)}`;
  return yuan ? sumInYuan(fen) : sumInWan(fen, { places });
}

function rateOf(part: number | null, whole: number | null, { places = 2, both = false }: FigureStyle): string {
  if (both || part === null || whole === null || whole === 0) return shareWithBoth(part, whole, places);
  return shareOf(part, whole, places);
}

/** Grams are the third place of a kilogram; what was taken off a shelf is not rounded to nothing. */
function kilograms(grams: number, places = 3): string {
  const unit = 10 ** (3 - Math.min(Math.max(Math.trunc(places), 0), 3));
  const size = Math.floor((grams * 2 + unit) / (unit * 2)) * unit;
  return String((size === 0 && grams > 0 ? grams : size) / 1000);
}
