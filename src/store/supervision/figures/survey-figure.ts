import { sql } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { SurveyFigure } from '../../../domain/supervision/figures/survey-figures.ts';
import type { Db } from '../../base/db.ts';
import type { CarriedLines } from '../../figures/carried-lines.ts';

/** The lines of an old book of letters. */
export const letterLines: CarriedLines = { table: 'guidance', days: ['issued_on'] };

/** Counts surveys by the day they went to the field, which are the county's, and the items of letters by the day of their signature. */
export async function countSurveys(
  db: Db,
  countyId: number,
  { from, to, officeId }: FigurePeriod,
): Promise<Record<SurveyFigure, number>> {
  const surveys = sql`s.county_id = ${countyId} and s.state <> 'dropped' and s.fielded_on between ${from} and ${to}
    and ${officeId === null ? sql`true` : sql`false`}`;
  const own = officeId === null ? sql`true` : sql`office_id = ${officeId}`;
  const found = await sql<Record<SurveyFigure, number>>`
    select (select count(*) from survey as s where ${surveys}) as surveys,
      (select count(*) from survey as s join survey_answer as a on a.county_id = s.county_id and a.survey_id = s.id and a.round = 1
        where ${surveys}) as survey_sample,
      (select coalesce(sum(jsonb_array_length(s.findings)), 0)::bigint from survey as s where ${surveys}) as survey_findings,
      (select coalesce(sum(jsonb_array_length(items)), 0)::bigint from guidance
        where county_id = ${countyId} and kind = 'opinion' and issued_on between ${from} and ${to} and ${own}) as guidance_items`.execute(
    db,
  );
  const values = found.rows[0];
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
