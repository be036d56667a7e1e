/**
 * 过几天再看 (revisit): a day on which somebody wants to look at a matter again, with a short note what for. It is his own and is told to
 * nobody: it moves no clock of the matter, changes nobody's counts of what is late, and stands in no ledger, for nothing was done. On its day
 * it comes back into his work, until he takes it away or sets another day.
 */
import { z } from 'zod';
import { addDays, addWorkingDays, type Calendar, type Day } from '../base/calendar.ts';
import { labelled } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import type { MatterKind } from './matter.ts';

export interface Revisit {
  countyId: number;
  id: string;
  accountId: string;
  kind: MatterKind;
  matterId: string;
  againOn: Day;
  setAt: Date;
}

/** In days. Whoever wants to see it later still writes a reminder of another kind. */
export const longestRevisitDays = 366;
/** More than anybody keeps in mind; a machine gone wild stops here. */
export const mostRevisits = 500;

export const KeepRevisit = z.object({
  againOn: labelled(z.iso.date(), { zh: '哪天再看', en: 'On which day' }),
  note: labelled(z.string().trim().max(100).default(''), { zh: '看什么', en: 'What for' }),
});
export type KeepRevisit = z.infer<typeof KeepRevisit>;

/** Refuses a day that is over, or that lies too far ahead; today is given back to who takes away too much by a slip. */
export function demandAhead({ againOn }: Pick<KeepRevisit, 'againOn'>, today: Day): void {
  const last = addDays(today, longestRevisitDays);
  if (againOn >= today && againOn <= last) return;
  throw new Refusal('revisit-day', { last }, [
    {
      path: 'againOn',
      zh: `写今天到 ${last} 之间的一天。`,
      en: `Choose a day from today until ${last}.`,
    },
  ]);
}

/** Whether it has come back: on its day, and from then on until something is done about it. */
export function isBack({ againOn }: Pick<Revisit, 'againOn'>, today: Day): boolean {
  return againOn <= today;
}

/** In days: tomorrow, in three days, in a week, in two. */
const usualRevisits = [1, 3, 7, 14];

/** The days that are mostly meant, each put off to a day on which somebody is there. Offered, and none of them chosen. */
export function usualRevisitDays(calendar: Calendar | undefined, today: Day): Day[] {
  const days = usualRevisits.map((n) => addDays(today, n));
  return [...new Set(calendar === undefined ? days : days.map((day) => addWorkingDays(calendar, addDays(day, -1), 1)))];
}

/** Whether somebody who looks again then looks too late: behind the day by which the matter itself must be done. */
export function isAfterDue(againOn: Day, dueOn: Day | null): boolean {
  return dueOn !== null && againOn > dueOn;
}
