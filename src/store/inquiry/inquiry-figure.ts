import { sql } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { inquiryFigures, type InquiryFigure } from '../../domain/inquiry/inquiry-figures.ts';
import type { Db } from '../base/db.ts';
import { sumEvents } from '../figures/cells.ts';
import { receivedOf, scopeOf } from '../figures/scope.ts';

/** The people who asked, by the day on which they did. */
export async function countInquiryFigures(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<InquiryFigure, number>> {
  const recount = (days: FigurePeriod) => recountInquiryFigures(db, countyId, days);
  return (await sumEvents(db, countyId, period, { events: inquiryFigures, recount })).values;
}

/** The same anew, row by row. */
export async function recountInquiryFigures(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<InquiryFigure, number>> {
  const found = await sql<Record<InquiryFigure, number>>`
    select coalesce(sum(c.people), 0)::bigint as asked_people from inquiry as c
    where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${receivedOf('c', period)}`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
