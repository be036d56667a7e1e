/** How a value is printed, without its unit: sums in 万元, grams in kilograms, minutes of a long link in hours. */
import { formatWan } from '../base/money.ts';
import type { Words } from '../base/words.ts';
import { blank, type FigureUnit, type FigureWords } from './figure.ts';

/** What has no value though it was counted: a rate of nothing. */
export const noValue = '—';

export function figureText(unit: FigureUnit, value: number | null | undefined): string {
  if (value === undefined) return blank;
  if (value === null) return noValue;
  switch (unit) {
    case 'fen':
      return formatWan(value);
    case 'gram':
      return String(value / 1000);
    case 'percent':
      return `${value.toFixed(2)}%`;
    case 'hour':
      return (value / 60).toFixed(1);
    case 'mean':
      return value.toFixed(2);
    default:
      return String(value);
  }
}

/**
 * 「+3」, 「−1.20个百分点」: by how much the second number as it is printed differs from the first, so that the three add up on paper; of a
 * blank the two numbers, and the difference itself where both are printed alike. What a rate has changed by is no per cent of it.
 */
export function differenceText(unit: FigureUnit, was: number | null, now: number | null): Words {
  const printed = (value: number | null) => (value === null ? blank : figureText(unit, value));
  if (was === null || now === null) {
    const both = `${printed(was)} → ${printed(now)}`;
    return { zh: both, en: both };
  }
  const difference = Number.parseFloat(printed(now)) - Number.parseFloat(printed(was));
  const isHidden = Math.abs(difference) < 1e-9 && was !== now;
  const [size, sign] = isHidden
    ? [inPrintedUnit(unit, Math.abs(now - was)), now < was ? '−' : '+']
    : [withPlaces(unit, Math.abs(difference)), difference < 0 ? '−' : '+'];
  const [zh, en] = unit === 'percent' ? ['个百分点', ' pp'] : ['', ''];
  return { zh: `${sign}${size}${zh}`, en: `${sign}${size}${en}` };
}

/** Of numbers that are printed already, with as many places as they have. */
function withPlaces(unit: FigureUnit, size: number): string {
  if (unit === 'percent' || unit === 'mean') return size.toFixed(2);
  if (unit === 'hour') return size.toFixed(1);
  return String(Number(size.toFixed(3)));
}

/** With all its places. */
function inPrintedUnit(unit: FigureUnit, size: number): string {
  const shown = unit === 'fen' ? size / 1_000_000 : unit === 'hour' ? size / 60 : size;
  return String(Number(shown.toPrecision(2)));
}

/** The two numbers of a ratio, without which it is not printed: 「198/201」, 「（201−180）/180」; empty for all other figures. */
export function partsText(words: FigureWords, values: Readonly<Record<string, number | null | undefined>>): string {
  const [part, whole] =
    words.ratio === undefined ? [words.change?.now, words.change?.base] : [words.ratio.part, words.ratio.whole];
  if (part === undefined || whole === undefined) return '';
  const [of, all] = [figureText('count', values[part]), figureText('count', values[whole])];
  return words.ratio === undefined ? `（${of}−${all}）/${all}` : `${of}/${all}`;
}

/** Whose records a figure opens: those of the part of a ratio. */
export function recordsFigure(name: string, { ratio, change, opens }: FigureWords): string {
  return ratio?.part ?? change?.now ?? opens ?? name;
}
