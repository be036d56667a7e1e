/** 剩余空间: nothing from outside is written to a disk that is nearly full, for a full one stops the filing of everybody. */
import { statfs } from 'node:fs/promises';
import { Refusal } from '../domain/base/refusal.ts';

/** What is left for the database, which needs room for its log above all. */
export const leastFreeBytes = 1024 * 1024 * 1024;

/** Refuses when the disk of the folder has less left. */
export async function demandFreeSpace(folder: string, least = leastFreeBytes): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < least) throw new Refusal('uploads-full');
}
