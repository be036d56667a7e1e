/** How a value is printed, without its unit: sums in 万元, grams in kilograms, minutes of a long link in hours. */
import { formatWan } from '../base/money.ts';
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
