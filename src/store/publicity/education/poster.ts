import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Poster } from '../../../domain/publicity/education/poster.ts';
import { askPrepared, type Db, type Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

export function listPosters(
  db: Db,
  actor: Pick<Actor, 'countyId'>,
  state: 'open' | 'all',
  limit = 500,
): Promise<Poster[]> {
  return listEntries<Poster>(db, 'poster', actor.countyId, {
    states: state === 'open' ? ['up'] : [],
    where: sql`true`,
    order: sql`number desc`,
    limit,
  });
}

export async function findPosterByCode(db: Db, countyId: number, code: string): Promise<Poster | null> {
  const found = await askPrepared<Poster>(
    db,
    'poster-by-code',
    sql`select * from poster where county_id = ${countyId} and code = ${code}`,
  );
  return found[0] ?? null;
}

/** One more who came by the code on this day. */
export async function countVisit(tx: Tx, countyId: number, posterId: string, onDay: string): Promise<void> {
  await sql`insert into poster_visit (county_id, poster_id, on_day, n) values (${countyId}, ${posterId}, ${onDay}, 1)
    on conflict (county_id, poster_id, on_day) do update set n = poster_visit.n + 1`.execute(tx);
}

export interface Visits {
  posterId: string;
  n: number;
  lastOn: string;
}

/** How many came by each, and when somebody last did. */
export async function countVisits(db: Db, countyId: number): Promise<Map<string, Visits>> {
  const found = await sql<Visits>`select poster_id, sum(n)::integer as n, max(on_day) as last_on from poster_visit
    where county_id = ${countyId} group by 1`.execute(db);
  return new Map(found.rows.map((one) => [one.posterId, one]));
}
