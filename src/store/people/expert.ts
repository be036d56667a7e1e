import { sql } from 'kysely';
import { inPostStates } from '../../domain/people/appointment.ts';
import type { Db, Tx } from '../base/db.ts';

/** Somebody whose opinion may be asked: of the experts and lecturers in post, each person once. */
export interface ExpertInPost {
  id: string;
  name: string;
  specialities: readonly string[];
}

/** 专家和讲师 in post, by name. */
export async function listExperts(db: Db | Tx, countyId: number): Promise<ExpertInPost[]> {
  const found = await sql<ExpertInPost>`
    select distinct on (p.name, p.id) p.id, p.name, a.specialities from appointment as a
    join person as p on p.county_id = a.county_id and p.id = a.person_id
    where a.county_id = ${countyId} and a.post in ('expert', 'lecturer') and a.state in (${sql.join([...inPostStates])})
    order by p.name, p.id, a.post limit 500`.execute(db as Db);
  return found.rows;
}
