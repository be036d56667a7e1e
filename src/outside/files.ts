/**
 * 证据存放: photos and PDFs on disk as <folder>/ab/cd/<sha256>, named by the hash of what is stored, so that the same
 * photo sent twice lies there once and a name from outside is never a path.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { maxAttachmentBytes, maxStrangerBytes, type AttachmentType } from '../domain/matter/attachment.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { demandFreeSpace, leastFreeBytes } from './free-space.ts';
import { isQuietPdfAt } from './pdf-thread.ts';
import { cleanJpeg, cleanPng, cleanWebp, TooManyPixels } from './photo.ts';

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

/** What is read of a file on the disk. */
export type MeasuredFile = Pick<StoredFile, 'sha256' | 'bytes'>;

export interface Files {
  /** Takes one upload in. Refuses by size and by content; what is left of a refused stream is for the caller to drain. */
  storeUpload(stream: Readable, fileName: string, budget?: Budget): Promise<StoredFile>;
  /** The stored bytes; refuses with not-found when they are gone. */
  openFile(sha256: string): Promise<ReadStream>;
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

/** The files of a data folder; made on first use. */
export function filesIn(folder: string, leastFree = leastFreeBytes): Files {
  const arrivals = path.join(folder, 'arriving');
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Refusal('not-found');
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
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
        await keep(clean, arrival, pathOf(sha256));
        return { sha256, type, bytes: clean.length };
      } finally {
        await rm(arrival, { force: true });
      }
    },
    async openFile(sha256) {
      const file = await open(pathOf(sha256), 'r').catch(() => null);
      if (file === null) throw new Refusal('not-found');
      return file.createReadStream();
    },
    measureFile: (sha256) => measureAt(pathOf(sha256)),
    async removeFile(sha256, storedBefore) {
      const file = pathOf(sha256);
      const found = await stat(file).catch(() => null);
      if (found === null || (storedBefore !== undefined && found.mtime >= storedBefore)) return false;
      await rm(file, { force: true });
      return true;
    },
    async *listFiles(storedBefore) {
      for (const name of await namesIn(arrivals)) {
        const arrival = path.join(arrivals, name);
        const found = await stat(arrival).catch(() => null);
        if (found !== null && found.mtime < storedBefore) await rm(arrival, { force: true });
      }
      for (const first of (await namesIn(folder)).filter((name) => name.length === 2)) {
        for (const second of await namesIn(path.join(folder, first))) {
          for (const sha256 of await namesIn(path.join(folder, first, second))) {
            const found = await stat(path.join(folder, first, second, sha256)).catch(() => null);
            if (found !== null && found.mtime < storedBefore && /^[0-9a-f]{64}$/u.test(sha256)) yield sha256;
          }
        }
      }
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

/** On disk for good before it has its name: the bytes, then the name, then the folder that holds the name. */
async function keep(clean: Buffer, arrival: string, target: string): Promise<void> {
  const now = new Date();
  // The sweep spares what was stored lately, so a file that is already there counts as stored now.
  if (
    await utimes(target, now, now).then(
      () => true,
      () => false,
    )
  )
    return;
  await mkdir(path.dirname(target), { recursive: true });
  const file = await open(arrival, 'w');
  try {
    await file.writeFile(clean);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(arrival, target);
  for (const folder of [path.dirname(target), path.dirname(path.dirname(target))]) await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function measureAt(place: string): Promise<MeasuredFile | null> {
  const file = await open(place, 'r').catch(nullWhenAbsent);
  if (file === null) return null;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
