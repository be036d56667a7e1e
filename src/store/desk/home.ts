/** 每周来件: complaints and tip-offs by the day of receipt, and who asked, from the cells alone. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Db } from '../base/db.ts';

export interface IntakeDay {
  /** Of the county, or of one office. */
  of: 'county' | 'office';
  /** The office; empty for the county. */
  key: string;
  day: Day;
  received: number;
  tipoffs: number;
  /** People who asked, and not their questions. */
  askedPeople: number;
}

/** By day for the county in both spans, and for the offices in the first. */
export async function countIntake(
  db: Db,
  countyId: number,
  now: { from: Day; to: Day },
  before: { from: Day; to: Day },
): Promise<IntakeDay[]> {
  const within = (span: { from: Day; to: Day }) => sql`start_on between ${span.from} and ${span.to}`;
  const found = await sql<IntakeDay>`
    select case level when 'd' then 'county' else 'office' end as of, case level when 'd' then '' else area end as key, start_on as day,
      coalesce(sum(received), 0)::integer as received, coalesce(sum(tipoffs), 0)::integer as tipoffs,
      coalesce(sum(asked_people), 0)::integer as asked_people
    from figure_count
    where county_id = ${countyId} and key = '' and ((level = 'o' and ${within(now)}) or (level = 'd' and (${within(now)} or ${within(before)})))
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return found.rows;
}

/** Complaints received in two months, by category at the top, what has none left out. */
export async function countMonthsByCategory(
  db: Db,
  countyId: number,
  now: Day,
  before: Day,
): Promise<{ code: string; now: number; before: number }[]> {
  const of = (month: Day) => sql`coalesce(sum(received) filter (where start_on = ${month}), 0)::integer`;
  const found = await sql<{ code: string; now: number; before: number }>`
    select key as code, ${of(now)} as now, ${of(before)} as before from figure_count
    where county_id = ${countyId} and level = 'C' and start_on in (${now}, ${before}) and area = ''
      and key not in ('', 'none') and position('.' in key) = 0
    group by 1 order by 1`.execute(db);
  return found.rows;
}
