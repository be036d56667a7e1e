import { sql } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import type { IncidentFigure, incidentFigureWords } from '../../domain/incident/incident-figures.ts';
import type { Db } from '../base/db.ts';

type Counted = CountedOf<typeof incidentFigureWords>;

const none = { incidents: 0, stationsAsked: 0, stationsAnswered: 0 } as const satisfies Counted;

/** Counts group incidents by the day of their confirmation, and area checks by the day on which they were asked; both are the county's. */
export async function countIncidents(db: Db, countyId: number, { from, to, officeId }: FigurePeriod): Promise<Counted> {
  if (officeId !== null) return none;
  const day = (name: string) => sql`(${sql.ref(name)} at time zone 'Asia/Shanghai')::date between ${from} and ${to}`;
  const found = await sql<Counted>`
    select
      (select count(*) from incident where county_id = ${countyId} and ${day('confirmed_at')} and state <> 'merged') as incidents,
      (select coalesce(sum(asked), 0)::bigint from area_check where county_id = ${countyId} and ${day('sent_at')}) as stations_asked,
      (select count(*) from area_answer as a join area_check as k on k.county_id = a.county_id and k.id = a.check_id
        where a.county_id = ${countyId} and ${day('k.sent_at')}) as stations_answered`.execute(db);
  return found.rows[0] ?? none;
}

/** The incidents and the area checks behind a figure; a check counts for the stations that it asked, or that have answered. */
export async function listIncidentRecords(
  db: Db,
  countyId: number,
  figure: IncidentFigure,
  { from, to, officeId }: FigurePeriod,
  most: number,
): Promise<FigureRecord[]> {
  if (officeId !== null) return [];
  const day = (name: string) => sql`(${sql.ref(name)} at time zone 'Asia/Shanghai')::date`;
  const answers = sql`(select count(*)::integer from area_answer as a where a.county_id = k.county_id and a.check_id = k.id)`;
  const found =
    figure === 'incidents'
      ? await sql<FigureRecord>`
          select i.id::text as id, i.number, i.title, '' as place, ${day('i.confirmed_at')} as on_day, 1 as n, '/incidents/' || i.number as to
          from incident as i where i.county_id = ${countyId} and i.state <> 'merged' and ${day('i.confirmed_at')} between ${from} and ${to}
          order by i.confirmed_at desc, i.id limit ${most}`.execute(db)
      : await sql<FigureRecord>`
          select k.id::text as id, k.number, k.question as title, '' as place, ${day('k.sent_at')} as on_day,
            ${figure === 'stationsAsked' ? sql`k.asked` : answers} as n, '/area-checks?state=all&open=' || k.number as to
          from area_check as k where k.county_id = ${countyId} and ${day('k.sent_at')} between ${from} and ${to}
          order by k.sent_at desc, k.id limit ${most}`.execute(db);
  return found.rows;
}
