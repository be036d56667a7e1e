/** 每周来件: complaints and tip-offs by the day of receipt, and who asked, from the cells alone. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Db } from '../base/db.ts';

export interface IntakeDay {
  /** Of the county, of one office, or of one category at the top. */
  of: 'county' | 'office' | 'category';
  /** The office or the category; empty for the county. */
  key: string;
  day: Day;
  received: number;
  tipoffs: number;
  /** People who asked, and not their questions. */
  askedPeople: number;
}

/** By day for the county and its categories in both spans, and for the offices in the first. */
export async function countIntake(
  db: Db,
  countyId: number,
  now: { from: Day; to: Day },
  before: { from: Day; to: Day },
): Promise<IntakeDay[]> {
  const within = (span: { from: Day; to: Day }) => sql`start_on between ${span.from} and ${span.to}`;
  const found = await sql<IntakeDay>`
    select case level when 'd' then 'county' when 'o' then 'office' else 'category' end as of,
      case level when 'd' then '' when 'o' then area else key end as key, start_on as day,
      coalesce(sum(received), 0)::integer as received, coalesce(sum(tipoffs), 0)::integer as tipoffs,
      coalesce(sum(asked_people), 0)::integer as asked_people
    from figure_count
    where county_id = ${countyId} and ((level = 'o' and ${within(now)}) or (level in ('d', 'k') and (${within(now)} or ${within(before)})))
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return found.rows;
}
