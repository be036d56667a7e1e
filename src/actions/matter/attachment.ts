/** 附件 (attachment): files that are stored before the matter that they belong to is there, and those put to a matter. */
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  demandRoom,
  fileNameAs,
  orphanHours,
  strangerOrphanHours,
  type Attachment,
  type AttachmentType,
} from '../../domain/matter/attachment.ts';
import { eventOf, type Matter } from '../../domain/matter/matter.ts';
import {
  deleteOrphans,
  findAttachment,
  listAttachments,
  saveAttachment,
  saveScan,
} from '../../store/matter/attachment.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, noteSetting, type Context } from '../base/context.ts';

/** By whom everything is that came without signing in. */
export const stranger = 'consumer';

export interface NewAttachment {
  /** Made by the client, so that a retry adds one file. */
  id: string;
  /** What the store of files gave back. */
  stored: { sha256: string; type: AttachmentType; bytes: number };
  fileName: string;
}

/** Keeps a stored file that belongs to nothing yet: a filing names it in time, or it is swept. */
export function keepAttachment(ctx: Context, added: NewAttachment): Promise<Attachment> {
  demand(ctx.actor, 'attachment.add');
  return transact(ctx.db, (tx) => attach(tx, ctx, added, null));
}

/** Puts a stored file to a matter, once however often it is sent; the line of the ledger does without its name. */
export async function attach(
  tx: Tx,
  ctx: Context,
  { id, stored, fileName }: NewAttachment,
  matter: Matter | null,
): Promise<Attachment> {
  const { countyId } = ctx.actor;
  const known = await findAttachment(tx as Db, countyId, id);
  if (known !== null) {
    // The same id with other bytes or from somebody else is no retry, and tells nothing of what lies there.
    if (known.sha256 !== stored.sha256 || known.by !== ctx.actor.id)
      throw new Refusal('not-permitted', { permission: 'attachment.add' });
    return known;
  }
  if (matter !== null) demandRoom(ctx.actor, await listAttachments(tx, countyId, matter.id), 1);
  const { sha256, type, bytes } = stored;
  const attachment: Attachment = {
    countyId,
    id,
    matterId: matter?.id ?? null,
    sha256,
    type,
    bytes,
    fileName: fileNameAs(type, fileName),
    by: ctx.actor.id,
    addedAt: ctx.at,
    scan: ctx.scansFiles === true ? 'waiting' : null,
    scanFound: null,
  };
  await saveAttachment(tx, attachment);
  if (matter !== null) {
    // The name of the file may name a person, so the line does without it.
    await record(tx, eventOf(matter, 'attached', factsOf(ctx), { attachmentId: id, sha256, type, bytes }));
    announceOnCommit(tx, ctx, matter, matter);
  }
  return attachment;
}

/**
 * Keeps what the scanner said of these bytes, for every file that has them. A virus is a line of the county's ledger: only by it the
 * file may be gone from the disk.
 */
export function noteScan(ctx: Context, sha256: string, found: string | null): Promise<void> {
  return transact(ctx.db, async (tx) => {
    await saveScan(tx, sha256, found);
    if (found !== null) await noteSetting(tx, ctx, 'virus-found', { sha256, found });
  });
}

/** Forgets the uploads that no filing has named for a day; their files go with the next sweep of the disk. */
export async function sweepOrphans(ctx: Context): Promise<void> {
  await transact(ctx.db, (tx) => deleteOrphans(tx, orphansBefore(ctx.at)));
}

/** Forgets what strangers have uploaded and not handed in for an hour; gives the hashes of the files that nobody needs any more. */
export function sweepStrangers(ctx: Context, at: Date): Promise<string[]> {
  return transact(ctx.db, (tx) => deleteOrphans(tx, strangersBefore(at), stranger));
}

export function strangersBefore(at: Date): Date {
  return new Date(at.getTime() - strangerOrphanHours * 3_600_000);
}

/** What was stored before this instant and belongs to nothing belongs to nobody any more. */
export function orphansBefore(at: Date): Date {
  return new Date(at.getTime() - orphanHours * 3_600_000);
}
