import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Offer } from '../../domain/firm/offer.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { columnOf, insertMany, type Db, type Tx } from '../base/db.ts';

/** False when this offer is there already, or the complaint is with a firm. */
export async function insertOffer(tx: Tx, offer: Offer): Promise<boolean> {
  return (await insertMany(tx, 'offer', [offer], sql`on conflict do nothing returning id`)).rows.length > 0;
}

export async function findOffer(db: Db | Tx, countyId: number, id: string): Promise<Offer | null> {
  const found = await sql<Offer>`select * from offer where county_id = ${countyId} and id = ${id}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function lockOffer(tx: Tx, countyId: number, id: string): Promise<Offer> {
  const found = await sql<Offer>`
    select * from offer where county_id = ${countyId} and id = ${id} for update`.execute(tx);
  if (found.rows[0] === undefined) throw new Refusal('not-found');
  return found.rows[0];
}

export async function saveOffer(tx: Tx, before: Offer, next: Offer): Promise<Offer> {
  const saved = { ...next, version: before.version + 1 };
  const changes = (Object.keys(saved) as (keyof Offer)[])
    .filter((name) => saved[name] !== before[name])
    .map((name) => sql`${sql.ref(columnOf(name))} = ${name === 'words' ? JSON.stringify(saved.words) : saved[name]}`);
  await sql`update offer set ${sql.join(changes)}
    where county_id = ${before.countyId} and id = ${before.id}`.execute(tx);
  return saved;
}

/** All that a complaint was offered, the oldest first. */
export async function listOffers(db: Db | Tx, countyId: number, complaintId: string): Promise<Offer[]> {
  const found = await sql<Offer>`
    select * from offer where county_id = ${countyId} and complaint_id = ${complaintId} order by offered_at`.execute(
    db as Db,
  );
  return found.rows;
}

/** What a firm was offered: the open ones first, by their day, then the newest. */
export async function listFirmOffers(db: Db, countyId: number, firmId: string, limit = 200): Promise<Offer[]> {
  const found = await sql<Offer>`
    select * from offer where county_id = ${countyId} and firm_id = ${firmId}
    order by state not in ('sent', 'proposed'), case when state not in ('sent', 'proposed') then null else due_on end, offered_at desc
    limit ${limit}`.execute(db);
  return found.rows;
}

/** All that several complaints were offered, the newest first. */
export async function listOffersOf(db: Db | Tx, countyId: number, complaintIds: readonly string[]): Promise<Offer[]> {
  if (complaintIds.length === 0) return [];
  const found = await sql<Offer>`
    select * from offer where county_id = ${countyId} and complaint_id = any(${[...complaintIds]}::uuid[])
    order by offered_at desc`.execute(db as Db);
  return found.rows;
}

/** Open offers whose firm had until an earlier day, the oldest first. */
export async function listPastOffers(db: Db, countyId: number, today: Day, limit: number): Promise<Offer[]> {
  const found = await sql<Offer>`select * from offer
    where county_id = ${countyId} and state in ('sent', 'proposed') and due_on < ${today} order by due_on, id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}
