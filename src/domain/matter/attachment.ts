import type { Actor } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';

/** 附件 (attachment): a photo or a PDF that belongs to a matter. The type is read from the content, never from the name. */
export interface Attachment {
  countyId: number;
  id: string;
  /** Null until the filing that names it has been registered. */
  matterId: string | null;
  /** SHA-256 of the stored bytes, in hex: the name under which the file lies on disk. */
  sha256: string;
  type: AttachmentType;
  bytes: number;
  /** The name it had on the sender's device, shown to people, never used as a path. */
  fileName: string;
  by: string;
  addedAt: Date;
}

export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const maxAttachmentBytes = 10 * 1024 * 1024;
export const maxAttachments = 6;
/** An upload that no filing has named is swept after a day, and one that a draft names when the draft goes. */
export const orphanHours = 24;

/** Refuses the files of a consumer that would be more than one matter takes; the papers of officers are not counted. */
export function demandRoom(actor: Actor, there: readonly Attachment[], more: number): void {
  if (actor.role !== 'consumer' || more === 0) return;
  const own = there.filter((attachment) => attachment.by === actor.id).length;
  if (own + more > maxAttachments) throw new Refusal('attachment-too-many', { most: maxAttachments });
}
