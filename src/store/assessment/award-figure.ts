import { sql, type RawBuilder } from 'kysely';
import type { AwardFigure, awardFigureWords } from '../../domain/assessment/award-figures.ts';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';

const codes = { advancedStations: 'advanced-station', topTen: 'top-ten' } as const satisfies Record<
  AwardFigure,
  string
>;

/** The honours `h` behind a figure, by the day of their publication; the county gives them to whom the round scored, each of an office. */
function honourOf(countyId: number, figure: AwardFigure, { from, to, officeId }: FigurePeriod): RawBuilder<unknown> {
  return sql`h.county_id = ${countyId} and h.award_code = ${codes[figure]} and h.published_on between ${from} and ${to}
    and ${
      officeId === null
        ? sql`true`
        : sql`exists (select from score as s where s.county_id = h.county_id and s.assessment_id = h.assessment_id
            and s.subject_id = h.subject_id and s.office_id = ${officeId})`
    }`;
}

export async function countAwards(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof awardFigureWords>> {
  const count = (figure: AwardFigure) =>
    sql`(select count(*)::integer from honour as h where ${honourOf(countyId, figure, period)})`;
  const found = await sql<CountedOf<typeof awardFigureWords>>`
    select ${count('advancedStations')} as advanced_stations, ${count('topTen')} as top_ten`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

export async function listAwardRecords(
  db: Db,
  countyId: number,
  figure: AwardFigure,
  period: FigurePeriod,
  most: number,
): Promise<FigureRecord[]> {
  const found = await sql<FigureRecord>`
    select h.id::text as id, coalesce(h.cert_number, '') as number, h.name as title, h.title as place, h.published_on as on_day, 1 as n,
      '/assessments/' || h.assessment_id as to
    from honour as h where ${honourOf(countyId, figure, period)} order by h.published_on desc, h.place, h.id limit ${most}`.execute(
    db,
  );
  return found.rows;
}
