/**
 * 一份强制措施决定 (measure decision): what was registered, sealed or seized by one press, on one day and at one place: one paper with its own
 * number, list of goods, days and extension (行政强制法 第二十四条、第二十五条).
 */
import { dayOf, type Day } from '../../base/calendar.ts';
import type { PaperOccasion } from '../../matter/paper-form.ts';
import type { Measure } from './records.ts';

export interface MeasureDecision {
  id: string;
  measures: readonly Measure[];
  /** The decision as one measure: over when all of it is, extended when any of it was. */
  whole: Measure;
}

export function decisionOf({ id, decision }: Measure): string {
  return decision ?? id;
}

/** The decisions in the order in which they were made. */
export function decisionsOf(measures: readonly Measure[]): MeasureDecision[] {
  return [...new Set(measures.map(decisionOf))].flatMap((id) => {
    const own = measures.filter((one) => decisionOf(one) === id);
    const [first] = own;
    return first === undefined ? [] : [{ id, measures: own, whole: wholeOf(first, own) }];
  });
}

function wholeOf(first: Measure, own: readonly Measure[]): Measure {
  const ends = own.map(({ endedOn }) => endedOn).filter((on) => on !== null);
  const extended = own.find(({ extendedOn }) => extendedOn !== null);
  return {
    ...first,
    extendedOn: extended?.extendedOn ?? null,
    extensionReason: extended?.extensionReason ?? '',
    ...daysOf(extended),
    endedOn: ends.length === own.length ? (ends.toSorted().at(-1) ?? null) : null,
  };
}

function daysOf({ extendedFrom, extendedTo }: Partial<Measure> = {}): Pick<Measure, 'extendedFrom' | 'extendedTo'> {
  return extendedFrom === undefined || extendedTo === undefined ? {} : { extendedFrom, extendedTo };
}

/** The number that a decision has of its own, by its id. */
type NumberOf = (id: string) => string | null;

/** Taken before each press was a decision: it names none, and one number may have been that of several. */
function isOfBefore({ measures }: MeasureDecision): boolean {
  return measures.every(({ decision }) => decision === undefined);
}

/** The first of those of before that has a number: it was the number of all that had none. */
function firstNumbered(all: readonly MeasureDecision[], numberOf: NumberOf): MeasureDecision | null {
  return all.find((one) => isOfBefore(one) && numberOf(one.id) !== null) ?? null;
}

/** The number under which a decision was served: its own, or of one of before the one that it shared. */
export function servedNumber(one: MeasureDecision, all: readonly MeasureDecision[], numberOf: NumberOf): string | null {
  const own = numberOf(one.id);
  if (own !== null || !isOfBefore(one)) return own;
  const first = firstNumbered(all, numberOf);
  return first === null ? null : numberOf(first.id);
}

/** What a paper prints: of before, all of the kind and the day that were served under the one number, as they were then. */
export function asServed(one: MeasureDecision, all: readonly MeasureDecision[], numberOf: NumberOf): MeasureDecision {
  const first = isOfBefore(one) ? firstNumbered(all, numberOf) : null;
  if (first === null || (one.id !== first.id && numberOf(one.id) !== null)) return one;
  const measures = all
    .filter((other) => isOfBefore(other) && (other.id === first.id || numberOf(other.id) === null))
    .filter(({ whole }) => whole.kind === one.whole.kind && takenOn(whole) === takenOn(one.whole))
    .flatMap(({ measures: own }) => own);
  const [head] = measures;
  return head === undefined ? one : { id: one.id, measures, whole: wholeOf(head, measures) };
}

/** 「复合肥等 2 项，5月6日」, by which a decision is told from the others of its case. */
export function occasionOfDecision({ id, measures, whole }: MeasureDecision, on: Day = takenOn(whole)): PaperOccasion {
  const [month, day] = on.slice(5).split('-').map(Number);
  const more = measures.length > 1;
  return {
    of: id,
    zh: `${whole.goods}${more ? `等 ${measures.length} 项` : ''}，${month}月${day}日`,
    en: `${whole.goods}${more ? ` and ${measures.length - 1} more` : ''}, ${on}`,
  };
}

export function takenOn({ takenAt }: Measure): Day {
  return dayOf(new Date(takenAt));
}

/** What one decision released on one day: a paper of its own, under the first that was released. */
export function releasesOf(measures: readonly Measure[]): MeasureDecision[] {
  return decisionsOf(measures).flatMap(({ measures: own }) => {
    const over = own.filter(({ ending }) => ending === 'released' || ending === 'returned' || ending === 'lapsed');
    return [...new Set(over.map(({ endedOn }) => endedOn))].flatMap((on) => {
      const together = over.filter(({ endedOn }) => endedOn === on);
      const [first] = together;
      return first === undefined ? [] : [{ id: first.id, measures: together, whole: first }];
    });
  });
}

/** The one that is asked for, and else the last. */
export function askedDecision(
  decisions: readonly MeasureDecision[],
  occasion: string | undefined,
): MeasureDecision | null {
  return decisions.find(({ id }) => id === occasion) ?? decisions.at(-1) ?? null;
}
