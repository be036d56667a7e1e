import { sql } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { incidentFigureWords } from '../../domain/incident/incident-figures.ts';
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
