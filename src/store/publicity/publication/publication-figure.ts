import { sql, type RawBuilder } from 'kysely';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import type { DayRange } from '../../../domain/figures/figure-cell.ts';
import type { FigureRecord } from '../../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../../domain/figures/figure.ts';
import type {
  PublicationFigure,
  publicationFigureWords,
} from '../../../domain/publicity/publication/publication-figures.ts';
import type { Db } from '../../base/db.ts';
import { sumEvents, sumReached } from '../../figures/cells.ts';
import { onceEach, reachedBy, type Again } from '../../figures/kept.ts';
import { scopeOf } from '../../figures/scope.ts';
import { isPublishable } from './publication.ts';

/** The complaints `c` that stand to be published, or are. What was published and taken down again stays to be published. */
function standingOf(figure: PublicationFigure, { from, to }: DayRange, by: DayRange): RawBuilder<unknown> {
  const base = sql`c.closed_on between ${from} and ${to} and ${isPublishable} and not exists (select 1 from publication as p
      where p.county_id = c.county_id and p.matter_id = c.id and p.state = 'withheld')`;
  if (figure === 'publishable') return base;
  return sql`${base} and exists (select 1 from publication as p where p.county_id = c.county_id and p.matter_id = c.id
    and p.state in ('published', 'objected') and p.published_on <= ${by.to} and greatest(c.closed_on, p.published_on) >= ${by.from})`;
}

/** The matters of a county of which anything is kept: few. */
function keptMatters(countyId: number): RawBuilder<unknown> {
  return sql`select m.matter_id from figure_kept as m where m.county_id = ${countyId}`;
}

/** The lines `k` that keep of a complaint `c` what was so when the decision that closed it in the days was revoked. */
function keptOf(figure: PublicationFigure, { from, to, officeId }: FigurePeriod, by: DayRange): RawBuilder<unknown> {
  const own = sql`from figure_kept as k where k.county_id = c.county_id and k.matter_id = c.id
    and ${reachedBy({ isOfOffice: officeId !== null })}`;
  if (figure === 'publishable') return sql`${own} and k.counts ? 'publishable' and k.on_day between ${from} and ${to}`;
  // It was written behind the day of its close.
  return sql`${own} and k.counts ? 'published' and k.on_day between ${by.from} and ${by.to} and exists (select from figure_kept as d
    where d.county_id = k.county_id and d.matter_id = k.matter_id and d.n = k.n - 1 and d.on_day between ${from} and ${to})`;
}

/**
 * The same in parts of which a complaint meets one: what was published in days behind its close is found by its publication, and what was closed
 * in these days by its close, so that nobody reads all that was closed before them.
 */
function standingParts(
  countyId: number,
  figure: PublicationFigure,
  period: DayRange,
  by: DayRange,
): RawBuilder<unknown>[] {
  if (figure === 'publishable' || by.from <= period.from) return [standingOf(figure, period, by)];
  const before = { from: period.from, to: addDays(by.from, -1) };
  const published = sql`select p.matter_id from publication as p where p.county_id = ${countyId}
    and p.state in ('published', 'objected') and p.published_on between ${by.from} and ${by.to}`;
  return [
    standingOf(figure, { from: by.from, to: period.to }, by),
    sql`${standingOf('publishable', before, by)} and c.id in (${published})`,
  ];
}

type Published = CountedOf<typeof publicationFigureWords>;

/** A complaint that was to be published twice, for it was closed twice in the days, is one. */
function againOf(figure: PublicationFigure, period: FigurePeriod, by: DayRange = period): Again {
  return {
    is: sql`(${standingOf(figure, period, by)})`,
    kept: sql`(select count(*)::integer ${keptOf(figure, period, by)})`,
  };
}

/** Out of the cells; of a month that is not whole, what no cell says is counted from the rows. */
export async function countPublications(db: Db, countyId: number, period: FigurePeriod): Promise<Published> {
  const [standing, { values: come }] = await Promise.all([
    sumEvents(db, countyId, period, {
      events: ['publishable'],
      recount: async (days) => ({ publishable: await countTimes(db, countyId, 'publishable', days) }),
    }),
    // The cells know of what was closed only by the month.
    sumReached(db, countyId, period, {
      reached: ['published'],
      recount: async ({ within, by }) => ({
        published: await countTimes(db, countyId, 'published', { ...period, ...within }, by),
      }),
    }),
  ]);
  const values = { ...standing.values, ...come };
  if (!standing.mayRepeat) return values;
  const again = await onceEach(db, 'complaint', countyId, period, {
    publishable: againOf('publishable', period),
    published: againOf('published', period),
  });
  return { publishable: values.publishable - again.publishable, published: values.published - again.published };
}

/** How often it happened on days that no cell says. */
async function countTimes(
  db: Db,
  countyId: number,
  figure: PublicationFigure & keyof Published,
  period: FigurePeriod,
  by: DayRange = period,
): Promise<number> {
  const once = await recountOne(db, countyId, figure, period, by);
  const again = await onceEach(db, 'complaint', countyId, period, { [figure]: againOf(figure, period, by) });
  return once + (again[figure] ?? 0);
}

/** The same anew, row by row: what was closed in the period, and published in the days. */
export async function recountPublications(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  by: DayRange = period,
): Promise<Published> {
  return {
    publishable: await recountOne(db, countyId, 'publishable', period, by),
    published: await recountOne(db, countyId, 'published', period, by),
  };
}

/** The complaints that were to be published, or were, also those whose close was revoked since: its month is over. */
async function recountOne(
  db: Db,
  countyId: number,
  figure: PublicationFigure,
  period: FigurePeriod,
  by: DayRange,
): Promise<number> {
  const own = sql`select count(*) from complaint as c where c.county_id = ${countyId} and ${scopeOf('c', period)}`;
  const standing = standingParts(countyId, figure, period, by).map((is) => sql`(${own} and ${is})`);
  const revoked = sql`(${own} and c.id in (${keptMatters(countyId)}) and exists (select ${keptOf(figure, period, by)})
    and (${standingOf(figure, period, by)}) is not true)`;
  const { rows } = await sql<{ n: number }>`
    select (${sql.join([...standing, revoked], sql` + `)})::integer as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Where a county has published no more than this, these lead to them; where it has published more, the walk meets them at once. */
const mostLed = 3000;

async function fewPublished(db: Db, countyId: number, until: Day): Promise<string[] | null> {
  const { rows } = await sql<{
    matterId: string;
  }>`select p.matter_id from publication as p where p.county_id = ${countyId}
    and p.state in ('published', 'objected') and p.published_on <= ${until} limit ${mostLed + 1}`.execute(db);
  return rows.length > mostLed ? null : rows.map(({ matterId }) => matterId);
}

/**
 * The complaints behind a figure by their numbers; of the rate those of its part. Those that stand are met in the order of their close, and only
 * as many as are shown; the others were revoked, and are few.
 */
export async function listPublicationRecords(
  db: Db,
  countyId: number,
  figure: PublicationFigure,
  period: FigurePeriod,
  most: number,
): Promise<FigureRecord[]> {
  const columns = sql`c.id::text as id, c.number, c.operator_name as title, coalesce(c.office_id, '') as place`;
  const own = sql`from complaint as c where c.county_id = ${countyId} and ${scopeOf('c', period)}`;
  const few = figure === 'publishable' ? null : await fewPublished(db, countyId, period.to);
  const standing = sql`${standingOf(figure, period, period)} and ${few === null ? sql`true` : sql`c.id = any(${few}::uuid[])`}`;
  const keptOn = sql`(select max(k.on_day) ${keptOf('publishable', period, period)})`;
  const found = await sql<FigureRecord>`
    select r.*, 1 as n, '/complaints/' || r.number as to from (
      (select ${columns}, c.closed_on as on_day ${own} and ${standing} order by c.closed_on desc, c.id limit ${most})
      union all
      (select ${columns}, coalesce(case when c.closed_on between ${period.from} and ${period.to} then c.closed_on end, ${keptOn}) ${own}
        and c.id in (${keptMatters(countyId)}) and exists (select ${keptOf(figure, period, period)}) and (${standing}) is not true)
    ) as r order by r.on_day desc, r.id limit ${most}`.execute(db);
  return found.rows;
}
