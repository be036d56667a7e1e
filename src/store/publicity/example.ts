import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Example } from '../../domain/publicity/example.ts';
import type { Db, Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeExample` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  if (role === 'officer' || role === 'officeHead') return sql`(state = 'published' or office_id = ${organisationId})`;
  return sql`true`;
}

/** What is looked for in typical cases; its words are those of `example_search`. */
export const soughtExamples: SoughtTable = {
  name: 'example',
  scope: scopeOf,
  words: sql`number || ' ' || source_number || ' ' || title || ' ' || text || ' ' || lesson`,
  newest: sql`drafted_at`,
  title: sql`title`,
};

/** The newest first; open is everything that is not over. */
export function listExamples(db: Db, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Example[]> {
  return listEntries<Example>(db, 'example', actor.countyId, {
    states: state === 'open' ? ['draft', 'submitted', 'approved', 'published'] : [],
    where: scopeOf(actor),
    order: sql`case state when 'submitted' then 0 when 'approved' then 1 when 'draft' then 2 else 3 end, drafted_at desc`,
    limit,
  });
}

/** Everything that is published on the day, the newest first. */
export function listPublished(db: Db | Tx, countyId: number, today: Day, limit = 500): Promise<Example[]> {
  return listEntries<Example>(db, 'example', countyId, {
    states: ['published'],
    where: sql`(until_on is null or until_on >= ${today})`,
    order: sql`published_at desc, number desc`,
    limit,
  });
}

/**
 * Everything that stood published on the day, also what was taken down since: whoever hung a sheet on the day, or later what was
 * printed on it, hung that. What was taken down on the day itself may have been hung in the morning, and counts.
 */
export function listPublishedOn(tx: Tx, countyId: number, day: Day): Promise<Example[]> {
  return listEntries<Example>(tx, 'example', countyId, {
    states: ['published', 'withdrawn'],
    where: sql`(published_at at time zone 'Asia/Shanghai')::date <= ${day}
      and (ended_at is null or (ended_at at time zone 'Asia/Shanghai')::date >= ${day})
      and (until_on is null or until_on >= ${day})`,
    order: sql`published_at desc, number desc`,
    limit: 500,
  });
}

/** Which of the ids are cases of the county that were published once. */
export async function listKnownExamples(tx: Tx, countyId: number, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`select id from example where county_id = ${countyId}
    and published_at is not null and id in (${sql.join([...ids])}) order by id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** The number of the one from this source that is not over; null where there is none. */
export async function findExampleOf(db: Db | Tx, countyId: number, sourceId: string): Promise<string | null> {
  const found = await sql<{ number: string }>`select number from example
    where county_id = ${countyId} and source_id = ${sourceId} and state not in ('withdrawn', 'dropped')`.execute(
    db as Db,
  );
  return found.rows[0]?.number ?? null;
}

/** The cases that stood on boards and do so no longer: taken down, or past their last day. */
export async function listGone(db: Db, countyId: number, today: Day): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from example
    where county_id = ${countyId} and (state = 'withdrawn' or (state = 'published' and until_on < ${today}))`.execute(
    db,
  );
  return new Set(found.rows.map(({ id }) => id));
}
