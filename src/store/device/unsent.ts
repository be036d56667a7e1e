import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Leftover } from '../../domain/device/unsent.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';

export interface LeftoverQuery {
  /** Those that wait for somebody, the longest first; or those that were taken over or put away, the newest first. */
  state: 'open' | 'ended';
  /** The last one of the page before. */
  after?: string | undefined;
  limit: number;
}

/** What `mayTakeOver` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
      return sql`true`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    default:
      return sql`station_id in (select id from station where county_id = ${actor.countyId} and office_id = ${actor.organisationId})`;
  }
}

/** Those that the actor may take over, page by page. */
export async function listLeftovers(db: Db | Tx, actor: Actor, query: LeftoverQuery): Promise<Leftover[]> {
  const { countyId } = actor;
  const { state, after, limit } = query;
  const place = state === 'open' ? sql`arrived_at, n, id` : sql`ended_at, id`;
  const order = state === 'open' ? sql`arrived_at, n, id` : sql`ended_at desc, id desc`;
  const behind = sql.raw(state === 'open' ? '>' : '<');
  const from =
    after === undefined
      ? sql`true`
      : sql`(${place}) ${behind} (select ${place} from leftover where county_id = ${countyId} and id = ${after})`;
  const found = await sql<Leftover>`
    select * from leftover where county_id = ${countyId} and ${scopeOf(actor)}
      and ended_at is ${sql.raw(state === 'open' ? 'null' : 'not null')} and ${from}
    order by ${order} limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** How many there are for the actor, on all pages. */
export async function countLeftovers(db: Db | Tx, actor: Actor, state: LeftoverQuery['state']): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from leftover where county_id = ${actor.countyId} and ${scopeOf(actor)}
      and ended_at is ${sql.raw(state === 'open' ? 'null' : 'not null')}`.execute(db as Db);
  return found.rows[0]?.n ?? 0;
}

export async function lockLeftover(tx: Tx, countyId: number, id: string): Promise<Leftover | null> {
  const found = await tx
    .selectFrom('leftover')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** Keeps an act once, however often it is handed over. */
export async function saveLeftover(tx: Tx, leftover: Leftover): Promise<void> {
  const row = { ...leftover, item: asJson(leftover.item) };
  await tx
    .insertInto('leftover')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function endLeftover(
  tx: Tx,
  { countyId, id }: Pick<Leftover, 'countyId' | 'id'>,
  end: Pick<Leftover, 'endedAt' | 'endedById' | 'matterNumber' | 'reason'>,
): Promise<void> {
  await tx.updateTable('leftover').set(end).where('countyId', '=', countyId).where('id', '=', id).execute();
}
