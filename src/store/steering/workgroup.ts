import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { isCounty } from '../../domain/steering/origin.ts';
import type { Workgroup } from '../../domain/steering/workgroup.ts';
import type { Db, Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeWorkgroup` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  if (isCounty(actor)) return sql`true`;
  return ['officer', 'officeHead', 'mediator'].includes(actor.role)
    ? sql`(office_id is null or office_id = ${actor.organisationId})`
    : sql`false`;
}

/** What is looked for in leading groups; its words are those of `workgroup_search`. */
export const soughtWorkgroups: SoughtTable = {
  name: 'workgroup',
  scope: scopeOf,
  words: sql`number || ' ' || name || ' ' || purpose || ' ' || document_number`,
  newest: sql`from_on`,
  title: sql`name`,
};

/** The county's groups, each followed by those of its offices. */
export function listWorkgroups(db: Db, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Workgroup[]> {
  return listEntries<Workgroup>(db, 'workgroup', actor.countyId, {
    states: state === 'open' ? ['forming', 'standing'] : [],
    where: scopeOf(actor),
    order: sql`coalesce(parent_id, id) desc, office_id nulls first`,
    limit,
  });
}

/** The groups that the offices founded under one of the county's. */
export function listBranches(db: Db | Tx, countyId: number, parentIds: readonly string[]): Promise<Workgroup[]> {
  if (parentIds.length === 0) return Promise.resolve([]);
  return listEntries<Workgroup>(db, 'workgroup', countyId, {
    states: ['forming', 'standing'],
    where: sql`parent_id in (${sql.join([...parentIds])})`,
    order: sql`office_id`,
    limit: 2_000,
  });
}
