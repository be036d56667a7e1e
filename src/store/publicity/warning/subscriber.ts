import { sql } from 'kysely';
import type { WarningCall, WarningSubscriber } from '../../../domain/publicity/warning/subscriber.ts';
import { isOneOf, phoneMarksOf } from '../../base/person-seal.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';

/** False where the telephone has a subscription already. */
export async function saveSubscriber(tx: Tx, subscriber: WarningSubscriber): Promise<boolean> {
  const ending = sql`on conflict do nothing returning id`;
  return (await insertMany(tx, 'warning_subscriber', [subscriber], ending)).rows.length > 0;
}

/** Has those who ask for one telephone follow each other until the transaction ends; the lock names its mark, never the number. */
export async function lockAsking(tx: Tx, countyId: number, phone: string): Promise<void> {
  const [mark = null] = phoneMarksOf(tx, countyId, phone);
  const named = `warnings for ${countyId} ${mark?.toString('hex') ?? ''}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${named}, 0))`.execute(tx);
}

/** The one of this telephone, if it asked before. */
export async function findSubscriberByPhone(
  tx: Tx,
  countyId: number,
  phone: string,
): Promise<WarningSubscriber | null> {
  const found = await sql<WarningSubscriber>`select * from warning_subscriber where county_id = ${countyId}
    and ${isOneOf(sql.ref('phone_mark'), phoneMarksOf(tx, countyId, phone))} order by asked_at limit 1 for update`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}

export async function findSubscriber(
  db: Db | Tx,
  countyId: number,
  tokenHash: string,
): Promise<WarningSubscriber | null> {
  const found = await sql<WarningSubscriber>`select * from warning_subscriber
    where county_id = ${countyId} and token_hash = ${tokenHash}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function confirmSubscriber(tx: Tx, countyId: number, id: string, at: Date): Promise<void> {
  await sql`update warning_subscriber set state = 'on', confirmed_at = ${at}
    where county_id = ${countyId} and id = ${id} and state = 'asked'`.execute(tx);
}

export async function saveTowns(tx: Tx, countyId: number, id: string, townIds: readonly string[]): Promise<void> {
  await sql`update warning_subscriber set town_ids = ${JSON.stringify(townIds)}::jsonb
    where county_id = ${countyId} and id = ${id}`.execute(tx);
}

/** Who has had enough is forgotten, telephone and all. */
export async function removeSubscriber(tx: Tx, countyId: number, id: string): Promise<void> {
  await sql`delete from warning_subscriber where county_id = ${countyId} and id = ${id}`.execute(tx);
}

/** Removes requests that nobody confirmed, and gives their ids: what was sent for them goes too. */
export async function removeAskedBefore(tx: Tx, countyId: number, before: Date): Promise<string[]> {
  const removed = await sql<{ id: string }>`delete from warning_subscriber
    where county_id = ${countyId} and state = 'asked' and asked_at < ${before} returning id`.execute(tx);
  return removed.rows.map(({ id }) => id);
}

export async function saveCall(tx: Tx, call: WarningCall): Promise<void> {
  await insertMany(tx, 'warning_call', [call], sql`on conflict do nothing`);
}

/** The next act of which somebody is still to be told, locked: two workers tell nobody twice. */
export async function lockOpenCall(tx: Tx, countyId: number): Promise<WarningCall | null> {
  const found = await sql<WarningCall>`select * from warning_call where county_id = ${countyId} and ended_at is null
    order by called_at limit 1 for update skip locked`.execute(tx);
  return found.rows[0] ?? null;
}

export async function saveCallProgress(
  tx: Tx,
  { countyId, warningId, act, calledAt }: WarningCall,
  { subscriberId, stationId, endedAt }: Pick<WarningCall, 'subscriberId' | 'stationId' | 'endedAt'>,
): Promise<void> {
  await sql`update warning_call set subscriber_id = ${subscriberId}, station_id = ${stationId}, ended_at = ${endedAt}
    where county_id = ${countyId} and warning_id = ${warningId} and act = ${act} and called_at = ${calledAt}`.execute(
    tx,
  );
}

/**
 * The next subscribers whom the towns concern; all of them where it is for the whole county. Held until the page is written, so that
 * whoever ends his subscription meanwhile finds all that was written for him.
 */
export async function listSubscribersAfter(
  tx: Tx,
  countyId: number,
  { after, townIds, limit }: { after: string | null; townIds: readonly string[]; limit: number },
): Promise<WarningSubscriber[]> {
  const whole = townIds.length === 0;
  const found = await sql<WarningSubscriber>`select * from warning_subscriber
    where county_id = ${countyId} and state = 'on' and (${after}::uuid is null or id > ${after}::uuid)
      and (${whole} or town_ids = '[]'::jsonb
        or exists (select 1 from jsonb_array_elements_text(town_ids) as t(id) where ${JSON.stringify(townIds)}::jsonb ? t.id))
    order by id limit ${limit} for key share`.execute(tx);
  return found.rows;
}

/** The next stations' people by the id of their station. */
export async function listStationPhonesAfter(
  tx: Tx,
  countyId: number,
  { after, stationIds, limit }: { after: string; stationIds: readonly string[]; limit: number },
): Promise<{ stationId: string; phone: string }[]> {
  const next = stationIds
    .filter((id) => id > after)
    .toSorted()
    .slice(0, limit);
  if (next.length === 0) return [];
  const found = await sql<{ stationId: string; phone: string }>`
    select s.id as station_id, coalesce(min(a.phone), '') as phone
    from jsonb_array_elements_text(${JSON.stringify(next)}::jsonb) as s(id)
    left join account as a on a.county_id = ${countyId} and a.station_id = s.id and a.role = 'station' and a.active
    group by s.id order by s.id`.execute(tx);
  return found.rows;
}
