/**
 * 到期事项 (obligation): what the network owes by a day: a station that has to put something right (整改), the yearly review (年审) of one
 * that runs, and the end of a term (聘期). Each is seen before its day, and said again after it until somebody acts.
 */
import { counted } from '../base/words.ts';
import type { Appointment } from '../people/appointment.ts';
import { daysBetween, type Day } from '../base/calendar.ts';
import type { Charter } from './charter.ts';

export const obligationKinds = {
  rectify: { zh: '整改', en: 'Put right' },
  review: { zh: '年审', en: 'Yearly review' },
  term: { zh: '聘期', en: 'Term' },
} as const;
export type ObligationKind = keyof typeof obligationKinds;

export interface Obligation {
  kind: ObligationKind;
  by: Day;
  /** Days until then; below nought where it is past. */
  left: number;
}

/** From how many days before on it is shown. */
const seenFrom: Record<ObligationKind, number> = { rectify: 7, review: 30, term: 30 };
/** A station that began after this day has its first review in the next year. */
const lastStart = '09-30';

type Reviewed = Pick<Charter, 'state' | 'activatedOn' | 'approvedOn' | 'reviews' | 'facility'>;

/** The year that is reviewed next: the one after the last, or the one in which the station began to run. */
export function yearToReview({ activatedOn, approvedOn, reviews }: Reviewed, today: Day): number {
  const last = Math.max(...reviews.map(({ year }) => year));
  if (Number.isFinite(last)) return last + 1;
  const began = activatedOn ?? approvedOn;
  // Of a station that was entered as it stood nobody knows when it began.
  if (began === null) return yearOf(today);
  return yearOf(began) + (began.slice(5) > lastStart ? 1 : 0);
}

/** What the station owes, as far as it is in sight. */
export function obligationsOf(charter: Reviewed & Pick<Charter, 'rectifyBy'>, today: Day): Obligation[] {
  const { state, rectifyBy } = charter;
  if (state === 'rectifying') return rectifyBy === null ? [] : inSight('rectify', rectifyBy, today);
  if (state !== 'active') return [];
  return inSight('review', `${yearToReview(charter, today)}-12-31`, today);
}

/** The end of a term, as far as it is in sight; who is not in post owes nothing. */
export function termOf({ validTo }: Pick<Appointment, 'validTo'>, today: Day): Obligation[] {
  return validTo === null ? [] : inSight('term', validTo, today);
}

/** Whether it is said today: when it comes into sight, a week before, on its day, on the day after and every week from then on. */
export function isSaid({ kind, left }: Obligation): boolean {
  return left >= 0 ? left === seenFrom[kind] || left === 7 || left === 0 : (-left - 1) % 7 === 0;
}

/** 「还有 3 天」, 「今天到期」, 「过了 2 天」 */
export function leftZh({ left }: Obligation): string {
  return left > 0 ? `还有 ${left} 天` : left === 0 ? '今天到期' : `过了 ${-left} 天`;
}

export function leftEn({ left }: Obligation): string {
  return left > 0 ? `${counted(left, 'day')} left` : left === 0 ? 'due today' : `${counted(-left, 'day')} past`;
}

function inSight(kind: ObligationKind, by: Day, today: Day): Obligation[] {
  const left = daysBetween(today, by);
  return left <= seenFrom[kind] ? [{ kind, by, left }] : [];
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
