import { sql } from 'kysely';
import type { Db } from '../base/db.ts';
import { handlingOf } from './handling-figure.ts';

/** 初查到期 and 其中按时决定并告知 of a period, by office: the same conditions that count those of one and open the records. */
export async function countInitialByOffice(
  db: Db,
  countyId: number,
  days: { from: string; to: string },
): Promise<{ officeId: string; due: number; onTime: number }[]> {
  const found = await sql<{ officeId: string; due: number; onTime: number }>`
    select c.office_id, count(*)::integer as due, count(*) filter (where ${handlingOf('initialOnTime', days)})::integer as on_time
    from complaint as c where c.county_id = ${countyId} and c.office_id is not null and c.dispatched_on is not null
      and ${handlingOf('initialDue', days)}
    group by 1 order by 1`.execute(db);
  return found.rows;
}
