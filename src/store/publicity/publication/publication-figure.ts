import { sql, type RawBuilder } from 'kysely';
import { mostRecords, type FigureRecord } from '../../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../../domain/figures/figure.ts';
import type {
  PublicationFigure,
  publicationFigureWords,
} from '../../../domain/publicity/publication/publication-figures.ts';
import type { Db } from '../../base/db.ts';
import { scopeOf } from '../../figures/scope.ts';
import { isPublishable } from './publication.ts';

/** The complaints `c` that were to be published, or were. What was published and taken down again stays to be published. */
function publishedOf(countyId: number, figure: PublicationFigure, period: FigurePeriod): RawBuilder<unknown> {
  const { from, to } = period;
  const base = sql`c.county_id = ${countyId} and c.closed_on between ${from} and ${to} and ${isPublishable}
    and ${scopeOf('c', period)} and not exists (select 1 from publication as p
      where p.county_id = c.county_id and p.matter_id = c.id and p.state = 'withheld')`;
  if (figure === 'publishable') return base;
  return sql`${base} and exists (select 1 from publication as p where p.county_id = c.county_id and p.matter_id = c.id
    and p.state in ('published', 'objected') and p.published_on <= ${to})`;
}

export async function countPublications(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof publicationFigureWords>> {
  const count = (figure: PublicationFigure) =>
    sql`(select count(*)::integer from complaint as c where ${publishedOf(countyId, figure, period)})`;
  const found = await sql<CountedOf<typeof publicationFigureWords>>`
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
