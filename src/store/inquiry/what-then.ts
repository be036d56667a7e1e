import { sql } from 'kysely';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { ThenCount } from '../../domain/inquiry/what-then.ts';
import type { Db } from '../base/db.ts';

/** How the complaints that were closed in the year before the day ended, by class. */
async function countThen(db: Db, countyId: number, today: Day): Promise<ThenCount[]> {
  const found = await sql<ThenCount>`
    select category_code, case outcome when 'settledAtStation' then 'atStation' when 'terminated' then 'ended' else outcome end as came,
      count(*)::integer as n
    from complaint
    where county_id = ${countyId} and closed_on > ${addDays(today, -365)} and closed_on <= ${today} and category_code is not null
      and outcome in ('settled', 'settledAtStation', 'withdrawn', 'terminated', 'declined')
    group by 1, 2`.execute(db);
  return found.rows;
}

const kept = new WeakMap<object, { day: Day; counts: Promise<ThenCount[]> }>();

/** Counted once a day: it is asked for while people write, and never in the transaction of a filing. */
export function thenCounts(db: Db, countyId: number, today: Day): Promise<ThenCount[]> {
  const held = kept.get(db);
  if (held?.day === today) return held.counts;
  const counts = countThen(db, countyId, today);
  kept.set(db, { day: today, counts });
  counts.catch(() => kept.delete(db));
  return counts;
}

/** For tests: what was closed meanwhile is counted anew. */
export function forgetThen(db: Db): void {
  kept.delete(db);
}
