/**
 * 证据存放: photos and PDFs, named by the hash of what is stored, so that the same photo sent twice lies there once and a name from
 * outside is never a path. Where they lie is the shelf's.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { maxAttachmentBytes, maxStrangerBytes, type AttachmentType } from '../domain/matter/attachment.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { demandFreeSpace, leastFreeBytes } from './free-space.ts';
import { markedFolder, type Marked } from './machine/folder-mark.ts';
import { isQuietPdfAt } from './pdf-reader.ts';
import { cleanJpeg, cleanPng, cleanWebp, TooManyPixels } from './photo.ts';
import { folderShelf } from './shelf/folder-shelf.ts';
import { StoreFailed, type Bucket } from './shelf/s3.ts';
import { isHash, type Shelf } from './shelf/shelf.ts';
import { markedStore, storeShelf } from './shelf/store-shelf.ts';

/** What lies on disk after an upload; the bytes are those without metadata. */
export interface StoredFile {
  sha256: string;
  type: AttachmentType;
  bytes: number;
}

/** What the files of one form may still have together, in bytes; each takes its share as it comes, and one that is refused gives it back. */
export interface Budget {
  left: number;
  /** Told of each piece as it comes, also of a file that is refused later; refuses when there is no room for it any more. */
  arrive?(bytes: number): void;
}

/** What is read of a file where it lies. */
export type MeasuredFile = Pick<StoredFile, 'sha256' | 'bytes'>;

export interface Files {
  /** Takes one upload in. Refuses by size and by content; what is left of a refused stream is for the caller to drain. */
  storeUpload(stream: Readable, fileName: string, budget?: Budget): Promise<StoredFile>;
  /** The stored bytes; refuses with not-found when they are gone. */
  openFile(sha256: string): Promise<Readable>;
  /** Reads the file that lies under this name to its end; null when none does, and an error of the disk where it cannot be read. */
  measureFile(sha256: string): Promise<MeasuredFile | null>;
  /** Removes the file, unless somebody stored the same bytes again since the instant given. Says whether it went. */
  removeFile(sha256: string, storedBefore?: Date): Promise<boolean>;
  /** The hashes of the files stored before the instant, for the sweep; also clears uploads that were cut off. */
  listFiles(storedBefore: Date): AsyncGenerator<string>;
}

/** The virus scanner of the machine. */
export interface Scanner {
  /** The name of what was found, or null when there is nothing; fails when the scanner gives no answer. */
  scan(file: Readable): Promise<string | null>;
}

/** Where files lie, and the folder of this machine in which they are made whole. */
export interface ShelfPlace {
  shelf: Shelf;
  arrivals: string;
}

/** The county's, which bears its mark. */
export interface FilePlace extends ShelfPlace {
  marked: Marked;
}

/** The place of the settings: a folder of the data folder, unless a store is named. */
export function filePlaceOf({ dataDir, fileStore }: { dataDir: string; fileStore: Bucket | null }): FilePlace {
  const place = folderPlace(path.join(dataDir, 'files'));
  return fileStore === null ? place : { ...place, shelf: storeShelf(fileStore), marked: markedStore(fileStore) };
}

export function folderPlace(folder: string): FilePlace {
  return { shelf: folderShelf(folder), marked: markedFolder(folder), arrivals: path.join(folder, 'arriving') };
}

/** The files of a folder; made on first use. */
export function filesIn(folder: string, leastFree = leastFreeBytes): Files {
  return filesAt(folderPlace(folder), leastFree);
}

/** What is taken in and given out there. */
export function filesAt({ shelf, arrivals }: ShelfPlace, leastFree = leastFreeBytes): Files {
  const onShelf = (sha256: string): string => {
    if (!isHash(sha256)) throw new Refusal('not-found');
    return sha256;
  };
  return {
    async storeUpload(stream, fileName, budget) {
      await mkdir(arrivals, { recursive: true });
      await demandFreeSpace(arrivals, leastFree);
      const arrival = path.join(arrivals, randomUUID());
      try {
        const type = await receive(stream, arrival, { fileName, budget });
        const clean = await cleaned(type, arrival);
        if (clean === null)
          throw new Refusal(type === 'application/pdf' ? 'attachment-active' : 'attachment-type', { fileName });
        const sha256 = createHash('sha256').update(clean).digest('hex');
        await writeFile(arrival, clean);
        await shelf.lay(sha256, arrival).catch(refuseWhenAway);
        return { sha256, type, bytes: clean.length };
      } finally {
        await rm(arrival, { force: true });
      }
    },
    async openFile(sha256) {
      const file = await shelf.open(onShelf(sha256)).catch((error: unknown) => {
        if (error instanceof StoreFailed) throw new Refusal('files-away');
        return null;
      });
      if (file === null) throw new Refusal('not-found');
      return file;
    },
    async measureFile(sha256) {
      try {
        const file = await shelf.open(onShelf(sha256));
        return file === null ? null : await measured(file);
      } catch (error) {
        // What a store does not give out is told as what cannot be read of a disk; one that is away tells nothing of any file.
        throw error instanceof StoreFailed && error.isFinal ? Object.assign(error, { syscall: 'read' }) : error;
      }
    },
    removeFile: async (sha256, storedBefore) => shelf.remove(onShelf(sha256), storedBefore),
    async *listFiles(storedBefore) {
      for (const name of await readdir(arrivals).catch(() => [])) {
        const arrival = path.join(arrivals, name);
        const found = await stat(arrival).catch(() => null);
        if (found !== null && found.mtime < storedBefore) await rm(arrival, { force: true });
      }
      for await (const { sha256, storedAt } of shelf.list()) if (storedAt < storedBefore) yield sha256;
    },
  };
}

/** The type by the first bytes; the name and what the sender says of it count for nothing. */
export function typeOf(head: Buffer): AttachmentType | null {
  const text = head.toString('latin1', 0, 16);
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return text.startsWith('%PDF-') ? 'application/pdf' : null;
}

/** Writes the stream to the arrival file as it comes, and stops at the first byte that is one too many or not of a known type. */
async function receive(
  stream: Readable,
  arrival: string,
  { fileName, budget = { left: Number.POSITIVE_INFINITY } }: { fileName: string; budget: Budget | undefined },
): Promise<AttachmentType> {
  const file = await open(arrival, 'wx');
  let bytes = 0;
  let isTaken = false;
  try {
    let head = Buffer.alloc(0);
    let type: AttachmentType | null = null;
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      budget.arrive?.(chunk.length);
      budget.left -= chunk.length;
      if (bytes > maxAttachmentBytes) throw tooLarge(fileName);
      if (budget.left < 0)
        throw new Refusal('attachments-too-large', { fileName, megabytes: maxStrangerBytes / 1024 / 1024 });
      if (type === null) {
        head = Buffer.concat([head, chunk]);
        type = typeOf(head);
        if (type === null && head.length >= 16) throw new Refusal('attachment-type', { fileName });
      }
      await file.write(chunk);
    }
    if (type === null) throw new Refusal('attachment-type', { fileName });
    isTaken = true;
    return type;
  } finally {
    if (!isTaken) budget.left += bytes;
    await file.close();
  }
}

function tooLarge(fileName: string): Refusal {
  return new Refusal('attachment-too-large', { fileName, megabytes: maxAttachmentBytes / 1024 / 1024 });
}

async function cleaned(type: AttachmentType, arrival: string): Promise<Buffer | null> {
  if (type === 'application/pdf') return (await isQuietPdfAt(arrival)) ? readFile(arrival) : null;
  const file = await readFile(arrival);
  try {
    return cleanedAs(type, file);
  } catch (error) {
    throw error instanceof TooManyPixels ? new Refusal('attachment-pixels') : error;
  }
}

function cleanedAs(type: Exclude<AttachmentType, 'application/pdf'>, file: Buffer): Buffer | null {
  switch (type) {
    case 'image/jpeg':
      return cleanJpeg(file);
    case 'image/png':
      return cleanPng(file);
    case 'image/webp':
      return cleanWebp(file);
  }
}

/** Nothing was lost: what does not lie there for good has been acknowledged to nobody. */
function refuseWhenAway(error: unknown): never {
  throw error instanceof StoreFailed || error instanceof StartFault ? new Refusal('files-away') : error;
}

async function measured(file: Readable): Promise<MeasuredFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
