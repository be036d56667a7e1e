import { sql } from 'kysely';
import type { Day } from '../../../domain/base/calendar.ts';
import type { WeekCount } from '../../../domain/publicity/warning/trend-rule.ts';
import type { Trend, TrendRule } from '../../../domain/publicity/warning/trend.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** What waits first, then the newest; open is what nobody has decided. */
export function listTrends(db: Db, countyId: number, state: 'open' | 'all', limit = 500): Promise<Trend[]> {
  return listEntries<Trend>(db, 'trend', countyId, {
    states: state === 'open' ? ['seen'] : [],
    where: sql`true`,
    order: sql`case state when 'seen' then 0 else 1 end, raised_at desc, category_code`,
    limit,
  });
}

/** Complaints of each class by the week behind the day in which they were filed. Tip-offs are no part of it: they are secret. */
export async function countWeeks(db: Db | Tx, countyId: number, today: Day, weeks: number): Promise<WeekCount[]> {
  const found = await sql<WeekCount>`
    select category_code, (${today}::date - (filed_at at time zone 'Asia/Shanghai')::date) / 7 as week, count(*)::integer as n
    from complaint
    where county_id = ${countyId} and category_code is not null and merged is null
      and filed_at >= (${today}::date - ${weeks * 7}::integer)::timestamp at time zone 'Asia/Shanghai'
      and filed_at < (${today}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    group by 1, 2`.execute(db as Db);
  return found.rows.filter(({ week }) => week < weeks);
}

/** The classes that stand on the list, or were decided since the day, with the rule that put them there. */
export async function listRaisedSince(
  tx: Tx,
  countyId: number,
  since: Day,
): Promise<{ categoryCode: string; rule: TrendRule }[]> {
  const found = await sql<{ categoryCode: string; rule: TrendRule }>`
    select category_code, rule from trend where county_id = ${countyId} and (state = 'seen' or raised_on >= ${since})`.execute(
    tx,
  );
  return found.rows;
}
