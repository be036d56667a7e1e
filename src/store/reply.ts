import { sql } from 'kysely';
import type { Complaint } from '../domain/complaint.ts';
import type { ListingQuery } from '../domain/listing.ts';
import type { SentReply } from '../domain/reply.ts';
import { insertMany, type Db, type Tx } from './db.ts';
import { complaintListing, type Listing } from './listing.ts';

/** Matters with a platform number and something to reply; `fresh` leaves out what was taken out already. */
export function replyListing(query: ListingQuery, today: string, fresh: boolean): Listing<Complaint> {
  const listing = complaintListing(query, today);
  const kind = sql`coalesce(c.outcome, case when c.accepted_on is not null then 'accepted' end)`;
  const own = [...listing.own, sql`c.platform_number <> ''`, sql`${kind} is not null`];
  if (fresh)
    own.push(
      sql`not exists (select 1 from sent_reply as s where s.county_id = c.county_id and s.matter_id = c.id and s.kind = ${kind})`,
    );
  return { ...listing, own };
}

export function listSentReplies(db: Db | Tx, countyId: number, matterId: string): Promise<SentReply[]> {
  return (db as Db)
    .selectFrom('sentReply')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('sentAt')
    .execute();
}

/** Remembers replies that were taken out; gives those matters that had not taken out the same before. */
export async function saveSentReplies(tx: Tx, replies: readonly SentReply[]): Promise<Set<string>> {
  if (replies.length === 0) return new Set();
  const ending = sql`on conflict (county_id, matter_id, kind) do nothing returning matter_id`;
  const inserted = await insertMany<{ matterId: string }>(tx, 'sent_reply', replies, ending);
  return new Set(inserted.rows.map((row) => row.matterId));
}
