import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Leftover } from '../../domain/device/unsent.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../base/db.ts';
import type { LeftoverRow } from '../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

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
      return sql`(office_id = ${actor.organisationId} or station_id in (
        select id from station where county_id = ${actor.countyId} and office_id = ${actor.organisationId}))`;
  }
}

/** Those that the actor may take over, page by page. */
export async function listLeftovers(
  db: Db | Tx,
  keyring: Keyring,
  actor: Actor,
  query: LeftoverQuery,
): Promise<Leftover[]> {
  const { countyId } = actor;
  const { state, after, limit } = query;
  const place = state === 'open' ? sql`arrived_at, n, id` : sql`ended_at, id`;
  const order = state === 'open' ? sql`arrived_at, n, id` : sql`ended_at desc, id desc`;
  const behind = sql.raw(state === 'open' ? '>' : '<');
  const from =
    after === undefined
      ? sql`true`
      : sql`(${place}) ${behind} (select ${place} from leftover where county_id = ${countyId} and id = ${after})`;
  const found = await sql<LeftoverRow>`
    select * from leftover where county_id = ${countyId} and ${scopeOf(actor)}
      and ended_at is ${sql.raw(state === 'open' ? 'null' : 'not null')} and ${from}
    order by ${order} limit ${limit}`.execute(db as Db);
  return found.rows.map((row) => opened(keyring, row)).filter((one) => one !== null);
}

/** How many there are for the actor, on all pages. */
export async function countLeftovers(db: Db | Tx, actor: Actor, state: LeftoverQuery['state']): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from leftover where county_id = ${actor.countyId} and ${scopeOf(actor)}
      and ended_at is ${sql.raw(state === 'open' ? 'null' : 'not null')}`.execute(db as Db);
  return found.rows[0]?.n ?? 0;
}

/** Locked until the transaction ends; null when there is none, or when no key of the ring opens it. */
export async function lockLeftover(tx: Tx, keyring: Keyring, countyId: number, id: string): Promise<Leftover | null> {
  const found = await tx
    .selectFrom('leftover')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found === undefined ? null : opened(keyring, found);
}

/** Keeps an act once, however often it is handed over. */
export async function saveLeftover(tx: Tx, keyring: Keyring, leftover: Leftover): Promise<void> {
  const row = { ...leftover, ...sealedOf(keyring, leftover) };
  await tx
    .insertInto('leftover')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** What it became is told by the seal alone: the number of a complaint beside the id of a clue would join the two. */
export async function endLeftover(
  tx: Tx,
  keyring: Keyring,
  left: Leftover,
  { endedAt, endedById, matterNumber, reason }: Pick<Leftover, 'endedAt' | 'endedById' | 'matterNumber' | 'reason'>,
): Promise<void> {
  await tx
    .updateTable('leftover')
    .set({ endedAt, endedById, reason, ...sealedOf(keyring, { ...left, matterNumber }) })
    .where('countyId', '=', left.countyId)
    .where('id', '=', left.id)
    .execute();
}

/** Seals a batch that an earlier version left in clear. */
export async function sealLeftovers(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const rows = await lockRows(tx, countyId, turn, sql<boolean>`item is not null`);
  for (const { item, ...row } of rows) if (item !== null) await resealLeftover(tx, keyring, { ...row, item });
  return { done: rows.length, last: rows.at(-1)?.id ?? null };
}

/** Seals a batch that lies under an older key anew; what was changed by hand is left, and opens for nobody. */
export async function resealLeftovers(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const older = sql<boolean>`key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})`;
  const rows = await lockRows(tx, countyId, turn, older);
  const found = rows.map((row) => opened(keyring, row)).filter((one) => one !== null);
  for (const one of found) await resealLeftover(tx, keyring, one);
  return { done: found.length, last: rows.at(-1)?.id ?? null };
}

function lockRows(
  tx: Tx,
  countyId: number,
  { after, limit }: Turn,
  which: ReturnType<typeof sql<boolean>>,
): Promise<LeftoverRow[]> {
  return tx
    .selectFrom('leftover')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(which)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

async function resealLeftover(
  tx: Tx,
  keyring: Keyring,
  left: Pick<Leftover, 'countyId' | 'id' | keyof Told>,
): Promise<void> {
  await tx
    .updateTable('leftover')
    .set(sealedOf(keyring, left))
    .where('countyId', '=', left.countyId)
    .where('id', '=', left.id)
    .execute();
}

type Told = Pick<Leftover, 'item' | 'matterNumber'>;

function sealedOf(keyring: Keyring, left: Pick<Leftover, 'countyId' | 'id' | keyof Told>) {
  const { item, matterNumber } = left;
  const sealed = sealText(keyring, bindingOf(left), JSON.stringify({ item, matterNumber }));
  return { ...sealed, item: null, matterNumber: null };
}

function opened(keyring: Keyring, { sealed, keyId, ...row }: LeftoverRow): Leftover | null {
  if (sealed === null || keyId === null) return null;
  const text = openText(keyring, bindingOf(row), { sealed, keyId });
  return text === null ? null : { ...row, ...(JSON.parse(text) as Told) };
}

function bindingOf({ countyId, id }: Pick<Leftover, 'countyId' | 'id'>): string {
  return `${countyId} leftover ${id}`;
}
