import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Directive } from '../../domain/steering/directive.ts';
import type { Db } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';
import { scopeOfSteered } from './origin.ts';

/** What is looked for in directives; its words are those of `directive_search`. */
export const soughtDirectives: SoughtTable = {
  name: 'directive',
  scope: (actor) => scopeOfSteered(actor),
  words: sql`number || ' ' || document_number || ' ' || issuer || ' ' || title || ' ' || text || ' ' || answer_number`,
  newest: sql`received_on`,
  title: sql`title`,
};

export interface DirectiveQuery {
  state: 'open' | 'all';
  /** Those that were to be answered before this day and are not. */
  lateOn?: Day | undefined;
}

/** The open ones by the day of their answer, of all the newest first. */
export function listDirectives(
  db: Db,
  actor: Actor,
  { state, lateOn }: DirectiveQuery,
  limit = 500,
): Promise<Directive[]> {
  const late = lateOn === undefined ? sql`true` : sql`state in ('received', 'split') and due_on < ${lateOn}`;
  return listEntries<Directive>(db, 'directive', actor.countyId, {
    states: state === 'open' ? ['received', 'split', 'answered'] : [],
    where: sql`${scopeOfSteered(actor)} and ${late}`,
    order: state === 'open' ? sql`due_on nulls last, number` : sql`received_on desc, number desc`,
    limit,
  });
}
