/** 异地备份: the backup folder once more on another machine, by rsync (over ssh, or onto a mounted disk) or in an S3-compatible store. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearPending, listKept, listPending } from './backup-folder.ts';
import { storeAt, StoreFailed, type Bucket, type Store } from '../shelf/s3.ts';

export type CopyTarget = { kind: 'rsync'; to: string; maySameDisk: boolean } | ({ kind: 's3' } & Bucket);

/** The copy did not come to its end; the message is the sentence to note. */
export class CopyFailed extends Error {}

/** A line that is down for a minute is tried again; a night that has no line is told in the morning. */
export const defaultPausesMs = [5000, 30_000, 120_000];
const silenceSeconds = 300;

/**
 * Brings over what is not there yet, and takes away there only what was taken away here by its retention: a folder that was emptied by
 * mistake empties no copy.
 */
export async function copyAway(
  folder: string,
  target: CopyTarget,
  { goOn, pausesMs = defaultPausesMs }: { goOn: () => void; pausesMs?: readonly number[] },
): Promise<void> {
  if (target.kind === 'rsync' && !target.maySameDisk) demandOtherDisk(folder, target.to);
  const once =
    target.kind === 'rsync' ? () => byRsync(folder, target.to) : () => intoStore(folder, storeAt(target), goOn);
  for (const pause of [...pausesMs, null]) {
    goOn();
    try {
      await once();
      await clearPending(folder);
      return;
    } catch (error) {
      if (!(error instanceof CopyFailed || error instanceof StoreFailed)) throw error;
      if (pause === null || (error instanceof StoreFailed && error.isFinal))
        throw new CopyFailed(error.message, { cause: error });
      await sleep(pause);
    }
  }
}

/** A disk that is not mounted has its folder all the same: what is copied there fills the disk of the backups, and goes with it. */
function demandOtherDisk(folder: string, to: string): void {
  if (isElsewhere(to) || diskOf(resolve(to)) !== diskOf(folder)) return;
  throw new CopyFailed(
    `BACKUP_COPY 写的 ${to} 和备份目录在同一块盘上，没有拷：多半是那块盘没有挂上，先挂上；真要拷在同一块盘上的，写 BACKUP_COPY_SAME_DISK=yes (the target lies on the disk of the backups: is its own not mounted?)`,
  );
}

/** A colon before any slash is another machine, as rsync reads it. */
function isElsewhere(to: string): boolean {
  return /^[^/]*:/u.test(to);
}

/** Of the nearest folder above that is there: rsync makes the rest. */
function diskOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? diskOf(dirname(path)) : found.dev;
}

async function intoStore(folder: string, store: Store, goOn: () => void): Promise<void> {
  const there = new Set<string>();
  for await (const { path } of store.list()) there.add(path);
  const here = new Set<string>();
  for await (const path of listKept(folder)) {
    goOn();
    here.add(path);
    // What has a name never changes: an upload that was cut off is not there at all.
    if (!there.has(path)) await store.put(path, { file: join(folder, path) });
  }
  for (const path of await listPending(folder)) if (!here.has(path) && there.has(path)) await store.remove(path);
}

async function byRsync(folder: string, to: string): Promise<void> {
  const common = ['--recursive', '--times', '--size-only', `--timeout=${silenceSeconds}`];
  const ssh = ['--rsh', 'ssh -o BatchMode=yes -o ConnectTimeout=20'];
  const target = to.endsWith('/') ? to : `${to}/`;
  const left = ['*.part', 'removed.txt', 'hongdun.pid*'].map((one) => `--exclude=${one}`);
  await runRsync([...common, ...ssh, ...left, `${folder}/`, target]);
  const pending = await listPending(folder);
  if (pending.length === 0) return;
  // A path that is not here any more is taken away there, and no other.
  const listed = [`--files-from=${join(folder, 'removed.txt')}`, '--delete-missing-args'];
  await runRsync([...common, ...ssh, ...listed, `${folder}/`, target]);
}

function runRsync(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('rsync', words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2000)));
    child.once('error', () => reject(new CopyFailed('没有 rsync，请先安装。(rsync is missing.)')));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new CopyFailed(`rsync 回答 ${code}：${said.trim().split('\n')[0] ?? ''}`));
    });
  });
}
