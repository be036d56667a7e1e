import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { EducationCourse } from '../../../domain/publicity/education/course.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

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
