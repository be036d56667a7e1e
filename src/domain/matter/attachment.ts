import { maskPersons } from '../base/masking.ts';
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
  /** What the virus scanner said: nothing yet, clean, or what stands in `scanFound`; null where none was asked. */
  scan: Scan | null;
  scanFound: string | null;
}

export const scans = ['waiting', 'clean', 'found'] as const;
export type Scan = (typeof scans)[number];

/** Refuses to open what a virus was found in, and what is to be scanned first. */
export function demandClean({ scan, scanFound }: Pick<Attachment, 'scan' | 'scanFound'>): void {
  if (scan === 'found') throw new Refusal('attachment-infected', { virus: scanFound ?? '' });
  if (scan === 'waiting') throw new Refusal('attachment-unscanned');
}

export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const maxAttachmentBytes = 10 * 1024 * 1024;
export const maxAttachments = 6;
/** What somebody who has not signed in may hand in at once; more of it can be added to the matter later. */
export const maxStrangerBytes = 20 * 1024 * 1024;
/** What may come from one network in an hour: ten full filings of a village behind one address. */
export const maxNetworkBytes = 10 * maxStrangerBytes;
/** What strangers have uploaded in the whole county and no filing has named yet. */
export const maxWaitingBytes = 2 * 1024 * 1024 * 1024;
/** What one account has uploaded and nothing has named yet, neither a filing nor a matter: the photos of an inspector's day. */
export const maxUnclaimedBytes = 500 * 1024 * 1024;
/** What may come from one account in a day, whatever becomes of it. */
export const maxAccountBytes = 2 * 1024 * 1024 * 1024;
/** More than the largest camera of a telephone takes in a file of ten megabytes, and less than a browser cannot show. */
export const mostPixels = 120_000_000;
/** An upload that no filing has named is swept after a day, that of a stranger after an hour, and one that a draft names when the draft goes. */
export const orphanHours = 24;
export const strangerOrphanHours = 1;

/** Turns the order of the letters around, or is not seen: a name that has it can look like another. */
const unseen = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\p{Cc}]/gu;

/** The name as it is read from left to right. */
export function plainFileName(name: string): string {
  return name.replace(unseen, '').trim();
}

const endings = {
  'image/jpeg': /\.jpe?g$/iu,
  'image/png': /\.png$/iu,
  'image/webp': /\.webp$/iu,
  'application/pdf': /\.pdf$/iu,
} as const satisfies Record<AttachmentType, RegExp>;

/**
 * The name with the ending of what the file is, whatever its sender called it: no machine opens it as something else. A number in it is
 * kept by nobody: people call a photograph after what it shows.
 */
export function fileNameAs(type: AttachmentType, sent: string): string {
  const name = maskPersons(plainFileName(sent), []) || '文件';
  if (endings[type].test(name)) return name;
  const ending = type === 'image/jpeg' ? 'jpg' : (type.split('/')[1] ?? '');
  return `${name.replace(/\.(?=[^.]*[A-Za-z])[A-Za-z0-9]{1,5}$/u, '')}.${ending}`;
}

/** Refuses what a stranger hands in at once when it is too much together. */
export function demandLittle(actor: Pick<Actor, 'role'>, bytes: number): void {
  if (actor.role === 'consumer' && bytes > maxStrangerBytes)
    throw new Refusal('attachments-too-large', { megabytes: maxStrangerBytes / 1024 / 1024 });
}

/** Refuses the files of a consumer that would be more than one matter takes; the papers of officers are not counted. */
export function demandRoom(actor: Actor, there: readonly Attachment[], more: number): void {
  if (actor.role !== 'consumer' || more === 0) return;
  const own = there.filter((attachment) => attachment.by === actor.id).length;
  if (own + more > maxAttachments) throw new Refusal('attachment-too-many', { most: maxAttachments });
}
