import { sql } from 'kysely';
import { addMonths, type Day } from '../../domain/base/calendar.ts';
import type { CostMonth } from '../../domain/complaint/cost-month.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { keyOf, startsIn } from '../figures/cells.ts';

/** 维权成本走势: what it cost the consumers whose complaints were closed in each of the months up to that of the day, out of the cells. */
export async function countCostMonths(
  db: Db,
  countyId: number,
  { to, officeId, category = null }: Omit<FigurePeriod, 'from'>,
  months: number,
): Promise<CostMonth[]> {
  const last: Day = `${to.slice(0, 7)}-01`;
  const range = { from: addMonths(last, 1 - months), to: last };
  const { rows } = await sql<CostMonth & { feeFen: number | null }>`
    select m::date as month, coalesce(sum(c.cost_told), 0)::integer as told, mean_of(sum(c.trips), sum(c.trips_told)) as trips_mean,
      mean_of(sum(c.km), sum(c.km_told)) as km_mean, mean_of(sum(c.minutes), sum(c.minutes_told)) as minutes_mean,
      mean_of(sum(c.fee_fen), sum(c.fee_told) * 100) as fee_mean
    from generate_series(${range.from}::date, ${range.to}::date, interval '1 month') as m
    left join (
      select start_on, cost_told, trips, trips_told, km, km_told, minutes, minutes_told, fee_fen, fee_told from figure_count
      where county_id = ${countyId} and level = ${officeId === null ? 'C' : 'O'} and area = ${officeId ?? ''} and ${keyOf(category)}
        and ${startsIn([range], 'month')}
    ) as c on c.start_on = m::date
    group by 1 order by 1`.execute(db);
  return rows;
}
