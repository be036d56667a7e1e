/** 定期起草 (schedule): what the clock drafts when a month, a quarter or a year is over, and whom it tells. */
import { z } from 'zod';
import { addDays, addMonths, type Day } from '../../base/calendar.ts';
import { labelled } from '../../base/field.ts';
import { reportKinds, reportKindWords, reportPaces, type ReportKind, type ReportPace } from './template.ts';

export interface ReportSchedule {
  countyId: number;
  id: string;
  kind: ReportKind;
  pace: ReportPace;
  drafterId: string;
  /** Where the drafter worked when he was named; null of what was set before it was kept. */
  organisationId: string | null;
  active: boolean;
  byId: string;
  at: Date;
  /** The last day of the newest period that was drafted; null before the first. */
  doneTo: Day | null;
}

export const SaveSchedule = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(reportKinds), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: reportKinds.map((value) => ({ value, ...reportKindWords[value] })),
  }),
  pace: labelled(z.enum(['month', 'quarter', 'year']), {
    zh: '多久一次',
    en: 'How often',
    input: 'choice',
    options: (Object.keys(reportPaces) as ReportPace[]).map((value) => ({ value, ...reportPaces[value] })),
  }),
  drafterId: labelled(z.uuid(), { zh: '谁起草', en: 'Who drafts', input: 'account' }),
  active: z.boolean().default(true),
});
export type SaveSchedule = z.infer<typeof SaveSchedule>;

const months = { month: 1, quarter: 3, year: 12 } as const satisfies Record<ReportPace, number>;

/** The last whole month, quarter or year before a day. */
export function lastPeriod(pace: ReportPace, today: Day): { from: Day; to: Day } {
  const size = months[pace];
  const month = Number(today.slice(5, 7)) - 1;
  const since = `${today.slice(0, 4)}-${String(month - (month % size) + 1).padStart(2, '0')}-01`;
  return { from: addMonths(since, -size), to: addDays(since, -1) };
}

/** The period that is to be drafted now; null where it was drafted already. */
export function owedPeriod({ pace, doneTo, active }: Pick<ReportSchedule, 'pace' | 'doneTo' | 'active'>, today: Day) {
  const period = lastPeriod(pace, today);
  return active && (doneTo === null || doneTo < period.to) ? period : null;
}
