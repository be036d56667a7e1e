import { sql } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { SamplingFigure } from '../../../domain/supervision/figures/sampling-figures.ts';
import type { Db } from '../../base/db.ts';
import type { CarriedLines } from '../../figures/carried-lines.ts';

/** The lines of an old book of samplings. */
export const samplingLines: CarriedLines = { table: 'sampling_batch', days: ['sampled_on'] };

/** F06: food alone, kilograms alone, and no line that was struck. */
export const isFood = sql`product_class in ('food', 'farmProduce')`;
export const standingLines = sql`jsonb_array_elements(lines) as l(value)`;
export const isOffShelfKg = sql`l.value ->> 'kind' = 'offShelf' and l.value ->> 'unit' = 'kg' and l.value ->> 'struckWhy' is null`;

/**
 * Counts samplings by the day of the sampling, whoever commissioned them and by who did; and food off the shelf by the day on which it was
 * taken off, in kilograms alone: what was counted in bags or bottles is never added to it (S15).
 */
export async function countSamplings(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
): Promise<Record<SamplingFigure, number>> {
  const own = sql`county_id = ${countyId} and state <> 'cancelled' and ${officeId === null ? sql`true` : sql`office_id = ${officeId}`}`;
  const by = (commissioner: string) => sql`count(*) filter (where commissioner = ${commissioner})`;
  const found = await sql<Record<SamplingFigure, number>>`
    select count(*) as batches_sampled, ${by('province')} as batches_by_province, ${by('city')} as batches_by_city,
      ${by('county')} as batches_by_county,
      (select coalesce(sum((l.value ->> 'milli')::bigint), 0)::bigint from sampling_batch, ${standingLines}
        where ${own} and ${isFood} and ${isOffShelfKg} and (l.value ->> 'onDay')::date between ${from} and ${to}) as food_off_shelf_grams
    from sampling_batch where ${own} and sampled_on between ${from} and ${to}`.execute(db);
  const values = found.rows[0];
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
