import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Db } from './db.ts';
import { listEntries } from './docket.ts';
import { scopeOfSteered } from './steering.ts';

export interface MeetingQuery {
  state: 'open' | 'all';
  planId?: string | undefined;
}

/** Those to come first, by their day. */
export function listMeetings(db: Db, actor: Actor, { state, planId }: MeetingQuery, limit = 500): Promise<Meeting[]> {
  return listEntries<Meeting>(db, 'meeting', actor.countyId, {
    states: state === 'open' ? ['called', 'held'] : [],
    where: sql`${scopeOfSteered(actor, true)} and ${planId === undefined ? sql`true` : sql`plan_id = ${planId}`}`,
    order: state === 'open' ? sql`state, on_day, number` : sql`on_day desc, number desc`,
    limit,
  });
}
