/** 剩余空间: nothing from outside is written to a disk that is nearly full, for a full one stops the filing of everybody. */
import { statfs } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Refusal } from '../domain/base/refusal.ts';

/** What is left for the database, which needs room for its log above all. */
export const leastFreeBytes = 1024 * 1024 * 1024;

/** Refuses when the disk of the folder has less left. */
export async function demandFreeSpace(folder: string, least = leastFreeBytes): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < least) throw new Refusal('uploads-full');
}

/** The disk of the folder has less left than what is to be written and what must be left. */
export class DiskNearlyFull extends Error {
  readonly folder: string;
  readonly free: number;
  readonly needed: number;

  constructor(folder: string, { free, needed }: { free: number; needed: number }) {
    super(`only ${free} of ${needed} bytes are free`);
    [this.folder, this.free, this.needed] = [folder, free, needed];
  }
}

/** The disk is looked at again after so many bytes: others write to it, too. */
const lookedAtEach = 64 * 1024 * 1024;

/** Keeps so many bytes free on the disk of the folder while something large is written there. */
export function spareRoom(folder: string, least: number) {
  async function demand(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(folder);
    const [free, needed] = [bavail * bsize, bytes + least];
    if (free < needed) throw new DiskNearlyFull(folder, { free, needed });
  }
  async function* watched(source: Readable): AsyncGenerator<Buffer> {
    let left = 0;
    for await (const piece of source as AsyncIterable<Buffer>) {
      left -= piece.length;
      if (left < 0) {
        await demand(lookedAtEach);
        left = lookedAtEach;
      }
      yield piece;
    }
  }
  return { demand, watch: (source: Readable) => Readable.from(watched(source), { objectMode: false }) };
}
