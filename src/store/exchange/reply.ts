import { sql, type RawBuilder } from 'kysely';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import type { SentReply } from '../../domain/exchange/reply.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { tableOf } from '../matter/matter.ts';
import { inquiryListing } from '../inquiry/inquiry-list.ts';
import type { Listing } from '../matter/lists.ts';
import type { ComplaintQuery } from '../../domain/complaint/complaint-list.ts';
import { complaintListing } from '../complaint/complaint-list.ts';

/** Which replies a list leaves out: none, those that were taken out already, or those that were before an instant. */
export type LeftOut = 'nothing' | 'sent' | Date;

/** Complaints with a platform number and something to reply. */
export function replyListing(query: ComplaintQuery, today: string, leftOut: LeftOut): Listing<Complaint> {
  const kind = sql`coalesce(c.outcome, case when c.accepted_on is not null then 'accepted' end)`;
  return toReply(complaintListing(query, today), kind, leftOut);
}

/** The same of inquiries. */
export function inquiryReplyListing(query: InquiryQuery, leftOut: LeftOut): Listing<Inquiry> {
  const kind = sql`case when c.outcome in ('turnedIntoComplaint', 'turnedIntoTipoff') then 'turned' else c.outcome end`;
  return toReply(inquiryListing(query), kind, leftOut);
}

function toReply<T extends Matter>(listing: Listing<T>, kind: RawBuilder<unknown>, leftOut: LeftOut): Listing<T> {
  const own = [...listing.own, sql`c.platform_number <> ''`, sql`${kind} is not null`];
  if (leftOut !== 'nothing') {
    const before = leftOut === 'sent' ? sql`true` : sql`s.sent_at < ${leftOut}`;
    own.push(
      sql`not exists (select 1 from sent_reply as s where s.county_id = c.county_id and s.matter_id = c.id and s.kind = ${kind} and ${before})`,
    );
  }
  const among = (countyId: number) =>
    sql`select o.id from ${tableOf(listing.book)} as o where o.county_id = ${countyId} and o.platform_number <> ''`;
  // A figure counts those of no platform too.
  return { ...listing, own, among, known: undefined };
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
