/** 节日检查 (festival plan): 「春节、双周等节日期间」 the food market is checked; the calendar of the county says when each comes (seed S74). */
import { addDays, type Calendar, type Day } from '../../base/calendar.ts';

/** A festival for which a check may be planned: from two weeks before its first day off to its last. */
export interface FestivalPlan {
  festival: string;
  /** The first and the last day off. */
  from: Day;
  to: Day;
  startsOn: Day;
  endsOn: Day;
}

const daysBefore = 14;

/** The festivals whose last day off lies in the next `within` days, the nearest first; each run of days off is one. */
export function festivalsAhead(calendar: Calendar, today: Day, within = 120): FestivalPlan[] {
  const plans: FestivalPlan[] = [];
  const last = addDays(today, within);
  for (let day = addDays(today, -15); day <= last; day = addDays(day, 1)) {
    const declared = calendar.declared(day);
    if (declared === null || declared.kind !== 'off') continue;
    const open = plans.at(-1);
    if (open !== undefined && open.festival === declared.name && addDays(open.to, 1) === day) {
      open.to = day;
      open.endsOn = day;
    } else
      plans.push({
        festival: declared.name,
        from: day,
        to: day,
        startsOn: addDays(day, -daysBefore),
        endsOn: day,
      });
  }
  return plans.filter(({ to }) => to >= today);
}
