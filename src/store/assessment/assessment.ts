import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import type { Db } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

/** The newest period first. Whoever may read rounds sees all of the county, a department those of people that are public. */
export function listAssessments(db: Db, actor: Actor, state: 'open' | 'all', limit = 200): Promise<Assessment[]> {
  return listEntries<Assessment>(db, 'assessment', actor.countyId, {
    states: state === 'open' ? ['opened', 'frozen', 'scored', 'objection', 'decided'] : [],
    where: actor.role === 'department' ? sql`subject = 'person' and state = 'published'` : sql`true`,
    order: sql`to_on desc, number desc`,
    limit,
  });
}
