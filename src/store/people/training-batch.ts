import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { inPostStates } from '../../domain/people/appointment.ts';
import type { Trainee } from '../../domain/people/training-batch.ts';
import type { Db, Tx } from '../base/db.ts';

/** Everybody in post with his hours of the year and the courses of the trainings that he was at; an office its own people. */
export async function listTrainees(
  db: Db | Tx,
  actor: Actor,
  year: number,
  officeId: string | null,
): Promise<Trainee[]> {
  const own = actor.role === 'officer' || actor.role === 'officeHead' ? actor.organisationId : officeId;
  const { countyId } = actor;
  const found = await sql<Trainee>`
    with there as (
      select a.person_id, sum(a.hours) filter (where t.starts_on between ${`${year}-01-01`} and ${`${year}-12-31`}) as hours,
        jsonb_path_query_array(jsonb_agg(t.courses), '$[*][*].title') as courses
      from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
      where a.county_id = ${countyId} and a.mark in ('present', 'late') and t.state in ('held', 'recorded') group by 1
    )
    select p.id as person_id, p.name, p.office_id, coalesce(h.hours, 0)::double precision as hours,
      coalesce(h.courses, '[]') as courses, jsonb_agg(distinct x.post) as posts
    from person as p join appointment as x on x.county_id = p.county_id and x.person_id = p.id
      and x.state in (${sql.join([...inPostStates])})
      left join there as h on h.person_id = p.id
    where p.county_id = ${countyId} and p.state = 'active' and ${own === null ? sql`true` : sql`p.office_id = ${own}`}
    group by p.id, p.name, p.office_id, p.region_id, h.hours, h.courses
    order by p.office_id nulls last, p.region_id nulls last, p.name, p.id limit 20000`.execute(db as Db);
  return found.rows;
}
