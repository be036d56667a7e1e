/** 月度数 (month value): a figure of a month, of the county or of an office, as it is counted, handed in, locked and corrected. */
import { addDays, addMonths, type Day } from '../../base/calendar.ts';
import { figureNames, figures, type CountedValues, type FigureName } from '../../figures.ts';
import { blankReason } from '../../figures/blank-reason.ts';
import { versionOf, type FigureWords } from '../../figures/figure.ts';

export interface MonthValue {
  figure: FigureName;
  /** Null for a blank, and never a nought instead of it. */
  value: number | null;
  /** Both numbers of a rate or a change. */
  part: number | null;
  whole: number | null;
  /** By which version of its definition it was counted. */
  definition: number;
}

/** The records behind a figure of a locked month: how many, and their ids where they are not too many. */
export interface KeptRecords {
  n: number;
  ids: readonly string[];
}

/** A month that can be told in numbers of its own: all figures but those of a rule that stands, which no month has. */
export const monthFigures: readonly FigureName[] = figureNames.filter((name) => wordsOf(name).rule !== 'standing');

/** The days of a month, which is named by its first. */
export function daysOfMonth(month: Day): { from: Day; to: Day } {
  return { from: month, to: addDays(addMonths(month, 1), -1) };
}

/** The first of the month before the day. */
export function lastMonthOf(day: Day): Day {
  return addMonths(`${day.slice(0, 7)}-01`, -1);
}

/** 「2026年10月」 */
export function monthZh(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

/** What a month had, figure by figure; what an office has none of is left out, and what was not counted is a blank. */
export function monthValuesOf(officeId: string | null, counted: CountedValues | null): MonthValue[] {
  const known = (counted ?? {}) as Readonly<Record<string, number | null | undefined>>;
  return monthFigures.flatMap((figure): MonthValue[] => {
    const words = wordsOf(figure);
    if (blankReason(words, { officeId }) !== null) return [];
    const [part, whole] =
      words.ratio === undefined ? [words.change?.now, words.change?.base] : [words.ratio.part, words.ratio.whole];
    return [
      {
        figure,
        value: known[figure] ?? null,
        part: part === undefined ? null : (known[part] ?? null),
        whole: whole === undefined ? null : (known[whole] ?? null),
        definition: versionOf(words).n,
      },
    ];
  });
}

/** 更正: what a figure of a locked month was told as, and what it is now. */
export interface MonthChange {
  figure: FigureName;
  was: MonthValue;
  now: MonthValue;
  /** The definition is another one since then: it is no correction of the records alone. */
  isRedefined: boolean;
}

/** What of a locked month is another number today; a rate whose two numbers moved together is one too. */
export function changesOf(was: readonly MonthValue[], now: readonly MonthValue[]): MonthChange[] {
  const today = new Map(now.map((one) => [one.figure, one]));
  return was.flatMap((one): MonthChange[] => {
    const is = today.get(one.figure);
    if (is === undefined || (one.value === is.value && one.part === is.part && one.whole === is.whole)) return [];
    return [{ figure: one.figure, was: one, now: is, isRedefined: one.definition !== is.definition }];
  });
}

/** By how much a figure moved; null where either of the two is a blank. */
export function differenceOf({ was, now }: Pick<MonthChange, 'was' | 'now'>): number | null {
  return was.value === null || now.value === null ? null : Math.round((now.value - was.value) * 100) / 100;
}

/** So many more or fewer, and half as many again or half of it: what a head looks at before he hands in. No rule gives the number. */
const leastJump = 5;
/** Points of a rate, of a base that is worth a rate. */
const leastPoints = 10;

/** Whether a figure stands out against the month before. */
export function isJump(figure: FigureName, now: MonthValue, last: MonthValue | undefined): boolean {
  if (now.value === null || last === undefined || last.value === null) return false;
  const { unit, rule } = wordsOf(figure);
  if (rule === 'asOf') return false;
  const difference = Math.abs(now.value - last.value);
  if (unit === 'percent')
    return difference >= leastPoints && Math.min(now.whole ?? 0, last.whole ?? 0) >= 2 * leastJump;
  if (unit !== 'count') return false;
  return difference >= leastJump && 2 * difference >= last.value;
}

/** The figures that stand out against the month before. */
export function jumpsOf(now: readonly MonthValue[], last: readonly MonthValue[]): FigureName[] {
  const before = new Map(last.map((one) => [one.figure, one]));
  return now.flatMap((one) => (isJump(one.figure, one, before.get(one.figure)) ? [one.figure] : []));
}

function wordsOf(name: FigureName): FigureWords {
  return figures[name];
}
