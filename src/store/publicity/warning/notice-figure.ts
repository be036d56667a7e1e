import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { NoticeFigure } from '../../../domain/publicity/warning/notice-figures.ts';
import type { Db } from '../../base/db.ts';

/** Counts what was published in the period; the county publishes, so that an office has none of its own. */
export async function countNotices(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<NoticeFigure, number>> {
  if (period.officeId !== null) return { notices: 0, warnings: 0 };
  const found = await sql<Record<NoticeFigure, number>>`
    select count(*) as notices, count(*) filter (where ${isPublished('warnings', period)}) as warnings from warning as w
    where w.county_id = ${countyId} and ${isPublished('notices', period)}`.execute(db);
  return found.rows[0] ?? { notices: 0, warnings: 0 };
}

/** The notices behind a figure, of the table `w`. */
export function isPublished(figure: string, { from, to }: Pick<FigurePeriod, 'from' | 'to'>): RawBuilder<unknown> {
  const kind = figure === 'warnings' ? sql`w.kind <> 'tip'` : sql`true`;
  return sql`${kind} and (w.published_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}`;
}
