import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { openedWith, type OpeningFacts } from '../../domain/exchange/onboarding/opening.ts';
import type { Db } from '../base/db.ts';

/** What a county has of accounts beside the administrators, of shifts from the day on, and of matters of any kind, as far as it matters. */
export async function countOpening(
  db: Db,
  countyId: number,
  today: Day,
): Promise<Pick<OpeningFacts, 'accounts' | 'security' | 'shifts' | 'matters'>> {
  const { rows } = await sql<Pick<OpeningFacts, 'accounts' | 'security' | 'shifts' | 'matters'>>`
    select (select count(*)::integer from account where county_id = ${countyId} and active and role <> 'admin') as accounts,
      (select count(*)::integer from account where county_id = ${countyId} and active and role = 'security') as security,
      (select count(*)::integer from shift where county_id = ${countyId} and state <> 'cancelled' and day >= ${today}) as shifts,
      (select count(*)::integer from (select 1 from complaint where county_id = ${countyId} limit ${openedWith}) as few)
        + (select count(*)::integer from (select 1 from tipoff where county_id = ${countyId} limit ${openedWith}) as few)
        + (select count(*)::integer from (select 1 from inquiry where county_id = ${countyId} limit ${openedWith}) as few) as matters`.execute(
    db,
  );
  return rows[0] ?? { accounts: 0, security: 0, shifts: 0, matters: 0 };
}
