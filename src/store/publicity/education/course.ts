import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { EducationCourse } from '../../../domain/publicity/education/course.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries, listEntriesByIds } from '../../matter/docket.ts';

export function listCourses(
  db: Db | Tx,
  actor: Pick<Actor, 'countyId'>,
  state: 'open' | 'all',
  limit = 500,
): Promise<EducationCourse[]> {
  return listEntries<EducationCourse>(db, 'course', actor.countyId, {
    states: state === 'open' ? ['current'] : [],
    where: sql`true`,
    order: sql`strand, title`,
    limit,
  });
}

/** The ones with these ids, those that are taught no more among them. */
export function listCoursesByIds(
  db: Db | Tx,
  countyId: number,
  ids: readonly (string | null)[],
): Promise<EducationCourse[]> {
  return listEntriesByIds<EducationCourse>(db, 'course', countyId, ids);
}

/** What is taught now, by name, as a form chooses from it. */
export async function listCourseNames(db: Db, countyId: number): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`select id, title as name from course
    where county_id = ${countyId} and state = 'current' order by strand, title limit 500`.execute(db);
  return found.rows;
}
