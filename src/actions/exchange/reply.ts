import { demand, maySee } from '../../domain/base/actor.ts';
import type { Calendar } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { LocalLimits } from '../../domain/law/local-limits.ts';
import { eventOf, type Matter } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { replyOf, replyOfInquiry, type Reply, type ReplyWay, type SentReply } from '../../domain/exchange/reply.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import { record } from '../../store/base/ledger.ts';
import { findMatter, lockMatter, type Book } from '../../store/matter/matter.ts';
import { listSentReplies, saveSentReplies } from '../../store/exchange/reply.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';

/** A kind of matter about which something is pasted back into a platform. */
export interface Replied<T extends Matter> {
  book: Book<T>;
  replyOf: (matter: T, calendar: Calendar, limits: LocalLimits) => Reply | null;
}

export const repliedComplaint: Replied<Complaint> = { book: complaintBook, replyOf };
export const repliedInquiry: Replied<Inquiry> = { book: inquiryBook, replyOf: replyOfInquiry };

/** What there is to paste back about a matter as it stands, and what was taken out of it before. */
export async function readReply<T extends Matter>(
  ctx: Context,
  kind: Replied<T>,
  number: string,
): Promise<{ matter: T; reply: Reply | null; sent: SentReply[] }> {
  demand(ctx.actor, 'reply.read');
  const matter = await findMatter(ctx.db, kind.book, ctx.actor.countyId, { number });
  if (matter === null || !maySee(ctx.actor, matter)) throw new Refusal('not-found');
  const sent = await listSentReplies(ctx.db, matter.countyId, matter.id);
  return { matter, reply: kind.replyOf(matter, ctx.county.calendar, ctx.county.county.limits), sent };
}

/** Writes down that replies were taken out; the same reply of the same matter is written down once. */
export async function noteReplies<T extends Matter>(
  ctx: Context,
  kind: Replied<T>,
  matters: readonly T[],
  way: ReplyWay,
): Promise<void> {
  demand(ctx.actor, 'reply.export');
  if (matters.length === 0) return;
  const { countyId, id: byId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const told: SentReply[] = [];
    // In the order of their ids, so that two exports at a time wait for each other and do not block.
    const { calendar, county } = ctx.county;
    for (const { id } of matters.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const reply = kind.replyOf(await lockMatter(tx, kind.book, countyId, { id }), calendar, county.limits);
      if (reply !== null) told.push({ countyId, matterId: id, kind: reply.kind, way, byId, sentAt: ctx.at });
    }
    const fresh = await saveSentReplies(tx, told);
    for (const { matterId: id, kind: what } of told)
      if (fresh.has(id))
        await record(tx, eventOf({ countyId, id }, 'reply-exported', factsOf(ctx), { kind: what, way }));
  });
}

/** The reply that somebody copied by hand; refused while there is none. */
export async function noteCopied<T extends Matter>(ctx: Context, kind: Replied<T>, number: string): Promise<void> {
  demand(ctx.actor, 'reply.export');
  const { matter, reply } = await readReply(ctx, kind, number);
  if (reply === null) throw new Refusal('not-found');
  await noteReplies(ctx, kind, [matter], 'copy');
}
