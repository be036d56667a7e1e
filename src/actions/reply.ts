import { demand, maySee } from '../domain/actor.ts';
import type { Complaint } from '../domain/complaint.ts';
import { eventOf } from '../domain/matter.ts';
import { Refusal } from '../domain/refusal.ts';
import { replyOf, type Reply, type ReplyWay, type SentReply } from '../domain/reply.ts';
import { findComplaint, lockComplaint } from '../store/complaint.ts';
import { record } from '../store/ledger.ts';
import { listSentReplies, saveSentReplies } from '../store/reply.ts';
import { transact } from '../store/transact.ts';
import { factsOf, type Context } from './context.ts';

/** What there is to paste back about a matter as it stands, and what was taken out of it before. */
export async function readReply(
  ctx: Context,
  number: string,
): Promise<{ complaint: Complaint; reply: Reply | null; sent: SentReply[] }> {
  demand(ctx.actor, 'reply.read');
  const complaint = await findComplaint(ctx.db, ctx.actor.countyId, { number });
  if (complaint === null || !maySee(ctx.actor, complaint)) throw new Refusal('not-found');
  const sent = await listSentReplies(ctx.db, complaint.countyId, complaint.id);
  return { complaint, reply: replyOf(complaint, ctx.county.calendar), sent };
}

/** Writes down that replies were taken out; the same reply of the same matter is written down once. */
export async function noteReplies(ctx: Context, complaints: readonly Complaint[], way: ReplyWay): Promise<void> {
  demand(ctx.actor, 'reply.export');
  if (complaints.length === 0) return;
  const { countyId, id: byId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const told: SentReply[] = [];
    // In the order of their ids, so that two exports at a time wait for each other and do not block.
    for (const { id } of complaints.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const reply = replyOf(await lockComplaint(tx, countyId, { id }), ctx.county.calendar);
      if (reply !== null) told.push({ countyId, matterId: id, kind: reply.kind, way, byId, sentAt: ctx.at });
    }
    const fresh = await saveSentReplies(tx, told);
    for (const { matterId: id, kind } of told)
      if (fresh.has(id)) await record(tx, eventOf({ countyId, id }, 'reply-exported', factsOf(ctx), { kind, way }));
  });
}

/** The reply that somebody copied by hand; refused while there is none. */
export async function noteCopied(ctx: Context, number: string): Promise<void> {
  demand(ctx.actor, 'reply.export');
  const { complaint, reply } = await readReply(ctx, number);
  if (reply === null) throw new Refusal('not-found');
  await noteReplies(ctx, [complaint], 'copy');
}
