import { sql } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { NoticeFigure } from '../../../domain/publicity/warning/notice-figures.ts';
import type { Db } from '../../base/db.ts';

/** Counts what was published in the period; the county publishes, so that an office has none of its own. */
export async function countNotices(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
): Promise<Record<NoticeFigure, number>> {
  if (officeId !== null) return { notices: 0, warnings: 0 };
  const found = await sql<Record<NoticeFigure, number>>`
    select count(*) as notices, count(*) filter (where kind <> 'tip') as warnings from warning
    where county_id = ${countyId} and (published_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}`.execute(
    db,
  );
  return found.rows[0] ?? { notices: 0, warnings: 0 };
}
