import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Meeting } from '../../domain/steering/meeting.ts';
import type { Db } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';
import { scopeOfSteered } from './origin.ts';

/** What is looked for in meetings; its words are those of `meeting_search`. */
export const soughtMeetings: SoughtTable = {
  name: 'meeting',
  scope: scopeOf,
  words: sql`number || ' ' || title || ' ' || place || ' ' || minutes`,
  newest: sql`on_day`,
  title: sql`title`,
};

export interface MeetingQuery {
  state: 'open' | 'all';
  planId?: string | undefined;
}

/** Those to come first, by their day. */
export function listMeetings(db: Db, actor: Actor, { state, planId }: MeetingQuery, limit = 500): Promise<Meeting[]> {
  return listEntries<Meeting>(db, 'meeting', actor.countyId, {
    states: state === 'open' ? ['called', 'held'] : [],
    where: sql`${scopeOf(actor)} and ${planId === undefined ? sql`true` : sql`plan_id = ${planId}`}`,
    order: state === 'open' ? sql`state, on_day, number` : sql`on_day desc, number desc`,
    limit,
  });
}

/** What `maySeeMeeting` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  if (actor.role !== 'department') return scopeOfSteered(actor, true);
  return sql`(kind = 'joint' and involved_ids ? ${actor.organisationId ?? ''})`;
}
