import { demand, maySee } from '../domain/actor.ts';
import { demandRoom, orphanHours, type Attachment, type AttachmentType } from '../domain/attachment.ts';
import type { Complaint } from '../domain/complaint.ts';
import { eventOf } from '../domain/matter.ts';
import { Refusal } from '../domain/refusal.ts';
import { deleteOrphans, findAttachment, listAttachments, saveAttachment } from '../store/attachment.ts';
import { lockComplaint } from '../store/complaint.ts';
import type { Db, Tx } from '../store/db.ts';
import { record } from '../store/ledger.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, type Context } from './context.ts';

export interface NewAttachment {
  /** Made by the client, so that a retry adds one file. */
  id: string;
  /** What the store of files gave back. */
  stored: { sha256: string; type: AttachmentType; bytes: number };
  fileName: string;
}

/** Adds a stored file to a matter that the actor sees, or to none yet: a filing names it within a day, or it is swept. */
export function addAttachment(
  ctx: Context,
  added: NewAttachment & { complaintNumber: string | null },
): Promise<Attachment> {
  demand(ctx.actor, 'attachment.add');
  return transact(ctx.db, async (tx) => {
    if (added.complaintNumber === null) return add(tx, ctx, added, null);
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number: added.complaintNumber });
    if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
    return add(tx, ctx, added, complaint);
  });
}

/** Adds a stored file to the matter that number and query code have proven to be the consumer's, while it is open. */
export function addOwnAttachment(ctx: Context, added: NewAttachment & { matterId: string }): Promise<Attachment> {
  demand(ctx.actor, 'attachment.add');
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { id: added.matterId });
    if (complaint.state === 'closed')
      throw new Refusal('move-not-allowed', { state: complaint.state, move: 'supplement' });
    return add(tx, ctx, added, complaint);
  });
}

async function add(
  tx: Tx,
  ctx: Context,
  { id, stored, fileName }: NewAttachment,
  complaint: Complaint | null,
): Promise<Attachment> {
  const { countyId } = ctx.actor;
  const known = await findAttachment(tx as unknown as Db, countyId, id);
  if (known !== null) {
    // The same id with other bytes or from somebody else is no retry, and tells nothing of what lies there.
    if (known.sha256 !== stored.sha256 || known.by !== ctx.actor.id)
      throw new Refusal('not-permitted', { permission: 'attachment.add' });
    return known;
  }
  if (complaint !== null) demandRoom(ctx.actor, await listAttachments(tx, countyId, complaint.id), 1);
  const { sha256, type, bytes } = stored;
  const attachment: Attachment = {
    countyId,
    id,
    matterId: complaint?.id ?? null,
    sha256,
    type,
    bytes,
    fileName,
    by: ctx.actor.id,
    addedAt: ctx.at,
  };
  await saveAttachment(tx, attachment);
  if (complaint !== null) {
    // The name of the file may name a person, so the line does without it.
    await record(tx, eventOf(complaint, 'attached', factsOf(ctx), { attachmentId: id, sha256, type, bytes }));
    announceOnCommit(tx, ctx, complaint, complaint);
  }
  return attachment;
}

/** Forgets the uploads that no filing has named for a day; their files go with the next sweep of the disk. */
export async function sweepOrphans(ctx: Context): Promise<void> {
  await transact(ctx.db, (tx) => deleteOrphans(tx, orphansBefore(ctx.at)));
}

/** What was stored before this instant and belongs to nothing belongs to nobody any more. */
export function orphansBefore(at: Date): Date {
  return new Date(at.getTime() - orphanHours * 3_600_000);
}
