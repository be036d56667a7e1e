import { sql } from 'kysely';
import { spanOf } from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { startsIn } from '../figures/cells.ts';
import { listAgain } from '../figures/kept.ts';
import { dueAgain } from './handling-figure.ts';

/** 初查到期 and 其中按时决定并告知 of a period, by office, out of the cells that count those of one. */
export async function countInitialByOffice(
  db: Db,
  countyId: number,
  days: { from: string; to: string },
): Promise<{ officeId: string; due: number; onTime: number }[]> {
  const { months, head, tail } = spanOf(days);
  const ends = [head, tail].filter((range) => range !== null);
  const parts = [
    ...(months === null ? [] : [sql`level = 'O' and ${startsIn([months], 'month')}`]),
    ...(ends.length === 0 ? [] : [sql`level = 'o' and ${startsIn(ends, 'day')}`]),
  ];
  const each = parts.map(
    (part) =>
      sql`select area, initial_due, initial_on_time from figure_count where county_id = ${countyId} and key = '' and ${part}`,
  );
  const found = await sql<{ officeId: string; due: number; onTime: number }>`
    select area as office_id, coalesce(sum(initial_due), 0)::integer as due, coalesce(sum(initial_on_time), 0)::integer as on_time
    from (${sql.join(each, sql` union all `)}) as c group by 1 having sum(initial_due) <> 0 order by 1`.execute(db);
  // Of each office what had reached it.
  const again = await listAgain(db, 'complaint', countyId, { ...days, officeId: null }, dueAgain(days));
  return found.rows.map(({ officeId, due, onTime }) => {
    const own = again.find((one) => one.officeId === officeId);
    return { officeId, due: due - (own?.initialDue ?? 0), onTime: onTime - (own?.initialOnTime ?? 0) };
  });
}
