import { sql, type RawBuilder } from 'kysely';
import type { DayRange } from '../../../domain/figures/figure-cell.ts';
import { mostRecords, type FigureRecord } from '../../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../../domain/figures/figure.ts';
import type {
  PublicationFigure,
  publicationFigureWords,
} from '../../../domain/publicity/publication/publication-figures.ts';
import type { Db } from '../../base/db.ts';
import { sumCells } from '../../figures/cells.ts';
import { scopeOf } from '../../figures/scope.ts';
import { isPublishable } from './publication.ts';

/** The complaints `c` that were to be published, or were. What was published and taken down again stays to be published. */
function publishedOf(
  countyId: number,
  figure: PublicationFigure,
  period: FigurePeriod,
  by: DayRange = { from: period.from, to: period.to },
): RawBuilder<unknown> {
  const { from, to } = period;
  const base = sql`c.county_id = ${countyId} and c.closed_on between ${from} and ${to} and ${isPublishable}
    and ${scopeOf('c', period)} and not exists (select 1 from publication as p
      where p.county_id = c.county_id and p.matter_id = c.id and p.state = 'withheld')`;
  if (figure === 'publishable') return base;
  return sql`${base} and exists (select 1 from publication as p where p.county_id = c.county_id and p.matter_id = c.id
    and p.state in ('published', 'objected') and p.published_on <= ${by.to} and greatest(c.closed_on, p.published_on) >= ${by.from})`;
}

type Published = CountedOf<typeof publicationFigureWords>;

/** Out of the cells; of a month that is not whole, what no cell says is counted from the rows. */
export async function countPublications(db: Db, countyId: number, period: FigurePeriod): Promise<Published> {
  const { values, span, odd } = await sumCells(db, countyId, period, {
    events: ['publishable'],
    reached: ['published'],
  });
  const { head, sinceOn } = span;
  for (const range of odd) {
    const more = await recountPublications(db, countyId, { ...period, ...range });
    values.publishable += more.publishable;
  }
  // The cells know of what was closed only by the month.
  const ends = [
    ...(head === null ? [] : [{ closedIn: head, by: { from: head.from, to: period.to } }]),
    ...odd.filter((range) => range !== head).map((by) => ({ closedIn: { from: sinceOn, to: by.to }, by })),
  ];
  for (const { closedIn, by } of ends) {
    const more = await recountPublications(db, countyId, { ...period, ...closedIn }, by);
    values.published += more.published;
  }
  return values;
}

/** The same anew, row by row: what was closed in the period, and published in the days. */
export async function recountPublications(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  by?: DayRange,
): Promise<Published> {
  const count = (figure: PublicationFigure) =>
    sql`(select count(*)::integer from complaint as c where ${publishedOf(countyId, figure, period, by)})`;
  const found = await sql<Published>`
    select ${count('publishable')} as publishable, ${count('published')} as published`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** The complaints behind a figure by their numbers; of the rate those of its part. */
export async function listPublicationRecords(
  db: Db,
  countyId: number,
  figure: PublicationFigure,
  period: FigurePeriod,
): Promise<FigureRecord[]> {
  const found = await sql<FigureRecord>`
    select c.id::text as id, c.number, c.operator_name as title, coalesce(c.office_id, '') as place, c.closed_on as on_day, 1 as n,
      '/complaints/' || c.number as to
    from complaint as c where ${publishedOf(countyId, figure, period)} order by c.closed_on desc, c.id limit ${mostRecords}`.execute(
    db,
  );
  return found.rows;
}
