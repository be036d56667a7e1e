import { sql } from 'kysely';
import type { ConversionFigure } from '../../domain/figures/conversion-figures.ts';
import type { EnforcementFigure } from '../../domain/figures/enforcement-figures.ts';
import {
  rate,
  type EducationFigure,
  type FigurePeriod,
  type FigureValues,
  type IncidentFigure,
  type InspectionFigure,
  type NoticeFigure,
  type SamplingFigure,
  type SurveyFigure,
} from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { countEducation } from './education-figure.ts';
import { countConversions } from './conversion-figure.ts';
import { countEnforcements } from './enforcement-figure.ts';
import { countIncidents } from './incident-figure.ts';
import { countInspections } from './inspection-figure.ts';
import { countNotices } from './notice-figure.ts';
import { countSamplings } from './sampling-figure.ts';
import { countSurveys } from './survey-figure.ts';

/**
 * Counts the figures of a period from the ledger. The base of every mediation figure is what was accepted in the period;
 * what became of it is read up to the cut-off, which is the period's last day.
 */
export async function countFigures(db: Db, countyId: number, period: FigurePeriod): Promise<FigureValues> {
  const [{ rows }, education, notices, incidents, inspections, samplings, surveys, enforcements, conversions] =
    await Promise.all([
      countMatters(db, countyId, period),
      countEducation(db, countyId, period),
      countNotices(db, countyId, period),
      countIncidents(db, countyId, period),
      countInspections(db, countyId, period),
      countSamplings(db, countyId, period),
      countSurveys(db, countyId, period),
      countEnforcements(db, countyId, period),
      countConversions(db, countyId, period),
    ]);
  const [values] = rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return {
    ...values,
    ...education,
    ...notices,
    ...incidents,
    ...inspections,
    ...samplings,
    ...surveys,
    ...enforcements,
    ...conversions,
    closureRate: rate(values.closed, values.accepted),
  };
}

/** The figures of the matters themselves; each other subject counts its own beside this file. */
type CountedOfMatters = Exclude<
  keyof FigureValues,
  | 'closureRate'
  | EducationFigure
  | NoticeFigure
  | IncidentFigure
  | InspectionFigure
  | SamplingFigure
  | SurveyFigure
  | EnforcementFigure
  | ConversionFigure
>;

/** What is counted of the matters themselves, in one statement. */
function countMatters(db: Db, countyId: number, period: FigurePeriod) {
  const { category = null } = period;
  const kind = category === null ? sql`true` : sql`c.category_code like ${`${category}%`}`;
  const office = sql`${period.officeId === null ? sql`true` : sql`c.office_id = ${period.officeId}`} and ${kind}`;
  // An office has received what the centre dispatched to it, not what is only proposed for it.
  const reached = period.officeId === null ? sql`true` : sql`c.dispatched_on is not null`;
  return sql<Record<CountedOfMatters, number>>`
    with received as (
      select case when c.joint is null then 1
        else jsonb_array_length(jsonb_path_query_array(c.joint, '$.members[*] ? (@.leftOn == null)')) end as people
      from complaint as c where c.county_id = ${countyId} and ${office} and ${reached} and c.merged is null
        and c.received_at >= ${period.from}::date::timestamp at time zone 'Asia/Shanghai'
        and c.received_at < (${period.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    ), accepted as (
      select distinct l.matter_id as id from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb = 'accepted' and l.on_day between ${period.from} and ${period.to} and ${office} and c.merged is null
    ), reached as (
      select l.matter_id as id, bool_or(l.verb = 'session-held') as mediated, bool_or(l.verb = 'settled') as settled,
        bool_or(l.verb = 'terminated') as terminated, bool_or(l.verb = 'closed') as closed
      from ledger as l join accepted as a on a.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('session-held', 'settled', 'terminated', 'closed') and l.on_day <= ${period.to}
      group by 1
    ), inside as (
      select l.verb, l.detail, c.office_id from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('declined', 'settled', 'settled-at-station') and l.on_day between ${period.from} and ${period.to} and ${office}
    )
    select
      (select count(*) from received) as received,
      (select coalesce(sum(people), 0)::bigint from received) as people,
      (select count(*) from accepted) as accepted,
      (select count(*) from inside where verb = 'declined') as declined,
      (select count(*) from reached where mediated) as mediated,
      (select count(*) from reached where settled) as settled,
      (select count(*) from reached where terminated) as terminated,
      (select count(*) from reached where closed) as closed,
      (select coalesce(sum((detail->>'recoveredFen')::bigint), 0)::bigint from inside where verb in ('settled', 'settled-at-station')) as recovered_fen,
      (select coalesce(sum((detail->>'compensationFen')::bigint), 0)::bigint from inside where verb in ('settled', 'settled-at-station')) as compensation_fen,
      (select count(*) from inside where verb = 'settled-at-station') as settled_at_station,
      (select count(*) from tipoff as c where c.county_id = ${countyId} and ${office} and ${reached}
        and c.received_at >= ${period.from}::date::timestamp at time zone 'Asia/Shanghai'
        and c.received_at < (${period.to}::date + 1)::timestamp at time zone 'Asia/Shanghai') as tipoffs,
      (select count(distinct c.id) from ledger as l join tipoff as c on c.county_id = l.county_id and c.id = l.matter_id
        where l.county_id = ${countyId} and l.verb = 'enforcement-opened' and l.on_day between ${period.from} and ${period.to}
          and ${office}) as cases_opened,
      (select coalesce(sum(c.people), 0)::bigint from inquiry as c where c.county_id = ${countyId} and ${office}
        and c.received_at >= ${period.from}::date::timestamp at time zone 'Asia/Shanghai'
        and c.received_at < (${period.to}::date + 1)::timestamp at time zone 'Asia/Shanghai') as asked_people`.execute(
    db,
  );
}

/**
 * Since when the program has kept the ledger of the county or of an office: since the first complaint that it holds, which
 * an import can have brought from before, or since the place was entered. Null for a place that the program does not know.
 */
export async function findKeptSince(db: Db, countyId: number, officeId: string | null): Promise<string | null> {
  const own = officeId === null ? sql`true` : sql`c.office_id = ${officeId} and c.dispatched_on is not null`;
  const found = await sql<{ since: string | null }>`
    select least(
      (select min(c.received_at at time zone 'Asia/Shanghai')::date from complaint as c where c.county_id = ${countyId} and ${own}),
      (select coalesce(
          (select min(l.on_day) from ledger as l where l.county_id = k.county_id and l.matter_id = k.ledger_id
            and l.verb = 'organisation-saved' and l.detail->>'organisationId' = ${officeId} and l.detail->>'isNew' = 'true'),
          (select min(l.on_day) from ledger as l where l.county_id = k.county_id and l.matter_id = k.ledger_id and l.verb = 'set-up'))
        from county as k where k.county_id = ${countyId} and (${officeId}::text is null
          or exists (select from organisation as o where o.county_id = k.county_id and o.id = ${officeId})))
    ) as since`.execute(db);
  return found.rows[0]?.since ?? null;
}
