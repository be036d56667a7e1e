import { sql } from 'kysely';
import type { Channel, MissedCall } from '../../domain/inquiry/channel.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { asJson, insertMany, type Db, type Tx } from '../base/db.ts';
import { isInTheOpen, isOneOf, phoneMarksOf } from '../base/person-seal.ts';

export function listChannels(db: Db | Tx, countyId: number): Promise<Channel[]> {
  return (db as Db).selectFrom('channel').selectAll().where('countyId', '=', countyId).orderBy('code').execute();
}

/** Every channel of the list gets its row in the register; those that have one keep it. */
export async function registerChannels(tx: Tx, countyId: number): Promise<void> {
  await sql`insert into channel (county_id, code) select county_id, code from category
    where county_id = ${countyId} and kind = 'channel' on conflict do nothing`.execute(tx);
}

/** All channels, locked: a fallback is judged by all others. */
export async function lockChannels(tx: Tx, countyId: number): Promise<Channel[]> {
  return tx.selectFrom('channel').selectAll().where('countyId', '=', countyId).orderBy('code').forUpdate().execute();
}

export async function saveChannelRow(tx: Tx, channel: Channel): Promise<void> {
  const { countyId, code, hours, ...rest } = channel;
  await tx
    .updateTable('channel')
    .set({ ...rest, hours: asJson(hours) })
    .where('countyId', '=', countyId)
    .where('code', '=', code)
    .execute();
}

/** When the newest matter of any kind came in by each channel, of those that were filed since the instant. */
export async function lastHeard(db: Db | Tx, countyId: number, since: Date): Promise<Map<string, Date>> {
  const newest = (table: string) => sql`select channel, max(filed_at) as at from ${sql.table(table)}
    where county_id = ${countyId} and filed_at >= ${since} group by 1`;
  const found = await sql<{ channel: string; at: Date }>`
    select channel, max(at) as at from (${newest('complaint')} union all ${newest('tipoff')} union all ${newest('inquiry')}) as one
    group by 1`.execute(db as Db);
  return new Map(found.rows.map(({ channel, at }) => [channel, at]));
}

/** From when to when each channel was out of order, as the county's own chain tells it; null while it still is. */
export async function listOutages(
  db: Db,
  countyId: number,
  ledgerId: string,
): Promise<{ code: string; from: Date; to: Date | null }[]> {
  const lines = await sql<{ verb: string; at: Date; code: string }>`
    select verb, at, detail->>'code' as code from ledger
    where county_id = ${countyId} and matter_id = ${ledgerId} and verb in ('channel-down', 'channel-up') order by seq`.execute(
    db,
  );
  const outages: { code: string; from: Date; to: Date | null }[] = [];
  for (const { verb, at, code } of lines.rows) {
    const open = outages.find((one) => one.code === code && one.to === null);
    if (verb === 'channel-down' && open === undefined) outages.push({ code, from: at, to: null });
    if (verb === 'channel-up' && open !== undefined) open.to = at;
  }
  return outages;
}

/** Calls that nobody answered and that still wait, with those of the last days that were returned. */
export function listMissedCalls(db: Db, countyId: number, since: Date): Promise<MissedCall[]> {
  return db
    .selectFrom('missedCall')
    .selectAll()
    .where('countyId', '=', countyId)
    .where((where) => where.or([where('reachedAt', 'is', null), where('calledAt', '>=', since)]))
    .orderBy('calledAt')
    .execute();
}

/** False when the call of that id is written down already. */
export async function insertMissedCall(tx: Tx, call: MissedCall): Promise<boolean> {
  const inserted = await insertMany<{ id: string }>(
    tx,
    'missed_call',
    [call],
    sql`on conflict (county_id, id) do nothing returning id`,
  );
  return inserted.rows.length > 0;
}

export async function lockMissedCall(tx: Tx, countyId: number, id: string): Promise<MissedCall> {
  const found = await tx
    .selectFrom('missedCall')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** What became of calling back; who was reached is done with in all the calls that he made before. */
export async function saveMissedCall(
  tx: Tx,
  { countyId, id, phone, tries, reachedAt, reachedById }: MissedCall,
): Promise<void> {
  if (reachedAt !== null) {
    await tx
      .updateTable('missedCall')
      .set({ reachedAt, reachedById })
      .where('countyId', '=', countyId)
      .where(
        sql<boolean>`(${isOneOf(sql.ref('phone_mark'), phoneMarksOf(tx, countyId, phone))} or (${isInTheOpen('missed_call')} and phone = ${phone}))`,
      )
      .where('reachedAt', 'is', null)
      .where('calledAt', '<=', reachedAt)
      .execute();
  }
  await tx
    .updateTable('missedCall')
    .set({ tries, reachedAt, reachedById })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** Calls whose caller was reached before the instant; one that waits stays. */
export async function deleteReturnedCalls(tx: Tx, countyId: number, before: Date): Promise<void> {
  await tx.deleteFrom('missedCall').where('countyId', '=', countyId).where('reachedAt', '<', before).execute();
}
