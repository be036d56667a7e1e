import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Remark } from '../../domain/steering/remark.ts';
import type { Db } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeRemark` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
      return sql`true`;
    case 'officer':
    case 'officeHead':
    case 'mediator':
      return sql`(by_id = ${actor.id} or successor_id = ${actor.id} or to_id = ${actor.id} or to_organisation_id = ${actor.organisationId})`;
    default:
      return sql`false`;
  }
}

/** What is looked for in remarks; its words are those of `remark_search`. */
export const soughtRemarks: SoughtTable = {
  name: 'remark',
  scope: scopeOf,
  words: sql`number || ' ' || about_number || ' ' || text || ' ' || answer`,
  newest: sql`written_at`,
  title: sql`about_number || ' ' || text`,
};

export interface RemarkQuery {
  state: 'open' | 'all';
  /** Those on one record, by its number: the first first. */
  about?: string | undefined;
  /** Those that wait for the reader, his to answer or his to close; or those that he wrote, whoever's turn it is. */
  mine?: 'yes' | 'wrote' | undefined;
}

export function listRemarks(db: Db, actor: Actor, { state, about, mine }: RemarkQuery, limit = 500): Promise<Remark[]> {
  const waits = sql`((to_id = ${actor.id} and state in ('written', 'read')) or (coalesce(successor_id, by_id) = ${actor.id} and state = 'answered'))`;
  const wrote = sql`coalesce(successor_id, by_id) = ${actor.id}`;
  const own = mine === undefined ? sql`true` : { yes: waits, wrote }[mine];
  const where = sql.join(
    [scopeOf(actor), about === undefined ? sql`true` : sql`about_number = ${about}`, own],
    sql` and `,
  );
  return listEntries<Remark>(db, 'remark', actor.countyId, {
    states: state === 'open' ? ['written', 'read', 'answered'] : [],
    where,
    order: about === undefined ? sql`written_at desc, number desc` : sql`written_at, number`,
    limit,
  });
}
