/**
 * 备份目录 (backup folder): a dump a night beside one store of attachments. Attachments are named by their content and never change, so
 * each is put there, and encrypted, once. Everything is written beside its name, brought to the disk, and renamed.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { backupsAmong, outdatedAmong, type NamedBackup, type Retention } from '../../domain/base/backup/retention.ts';
import type { MeasuredFile, ShelfPlace } from '../files.ts';
import { placeOf, type Shelf } from '../shelf/shelf.ts';
import { isSealed, openWith, sealFor, Unopened } from './age.ts';

/** For whom what is written is encrypted; null where the county has said that it stays open. */
export type Recipient = string | null;

const suffix = '.age';
/** What is written and not whole yet. */
const half = '.part';
const pieces = /^([0-9a-f]{2})\/([0-9a-f]{2})\/([0-9a-f]{64})(\.age)?$/u;

/** Where in the folder an attachment lies. */
function keptAs(sha256: string, isSealedOne: boolean): string {
  return join('files', `${placeOf(sha256)}${isSealedOne ? suffix : ''}`);
}

/** What is there, the newest first. */
export async function listBackups(folder: string): Promise<NamedBackup[]> {
  return backupsAmong(await namesIn(folder));
}

/** Takes away what a killed backup or restore has left of dumps and attachments: it is of no use and names people. */
export async function clearHalves(folder: string): Promise<void> {
  const isHalf = (name: string) => name.endsWith(half);
  for (const name of await namesIn(folder)) if (isHalf(name)) await rm(join(folder, name), { force: true });
  const store = join(folder, 'files');
  for await (const path of pathsIn(store)) if (path.endsWith(half)) await rm(join(store, path), { force: true });
}

/** Written whole and on the disk, beside the name that it does not have yet. */
export interface Draft {
  path: string;
  bytes: number;
  /** Gives it its name. */
  place(): Promise<void>;
  /** Takes it away, where it was not placed. */
  drop(): Promise<void>;
}

/** Writes what comes beside the name; of one that breaks off nothing stays. */
export async function draftIn(folder: string, name: string, source: Readable, recipient: Recipient): Promise<Draft> {
  const [target, path] = [join(folder, name), join(folder, `${name}${half}`)];
  const drop = () => rm(path, { force: true });
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    const sealed = recipient === null ? source : await sealFor(recipient, source);
    await pipeline(sealed, createWriteStream(path, { mode: 0o600 }));
    await syncAt(path);
    const { size: bytes } = await stat(path);
    const place = async () => {
      await rename(path, target);
      await syncAt(dirname(target));
    };
    return { path, bytes, place, drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** Writes what comes under the name; of one that breaks off nothing stays. How many bytes lie there. */
export async function keepIn(folder: string, name: string, source: Readable, recipient: Recipient): Promise<number> {
  const draft = await draftIn(folder, name, source, recipient);
  try {
    await draft.place();
    return draft.bytes;
  } finally {
    await draft.drop();
  }
}

/** Reads all that lies under the path to its end: only there an encrypted one says that it is whole. */
export async function proveKept(path: string, identities: readonly string[]): Promise<void> {
  const source = await openKept(path, identities);
  source.resume();
  await finished(source).catch((error: unknown) => {
    throw new Unopened((error as Error).message, { cause: error });
  });
}

/** What lies under the path, opened where it is encrypted. */
export async function openKept(path: string, identities: readonly string[]): Promise<Readable> {
  const file = await open(path, 'r');
  const head = Buffer.alloc(32);
  await file.read(head, 0, head.length, 0);
  await file.close();
  const source = createReadStream(path);
  return isSealed(head) ? openWith(identities, source) : source;
}

/** Brings the attachments of the shelf, and marks those that are still there as seen now. How many were new. */
export async function keepFiles(
  folder: string,
  shelf: Shelf,
  { recipient, goOn }: { recipient: Recipient; goOn: () => void },
): Promise<number> {
  const now = new Date();
  let added = 0;
  for await (const { sha256 } of shelf.list()) {
    goOn();
    const target = keptAs(sha256, recipient !== null);
    if (await markSeen(join(folder, target), now)) continue;
    const source = await shelf.open(sha256);
    // The program may have removed it meanwhile.
    if (source === null) continue;
    await keepIn(folder, target, source, recipient);
    added += 1;
  }
  return added;
}

/** False where it is not there. A clock that was set back makes nothing older than it is: the retention would take it. */
async function markSeen(path: string, at: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found !== null && found.mtime < at) await utimes(path, at, at);
  return found !== null;
}

/** Whether any attachment lies on the shelf. */
export async function hasFiles(shelf: Shelf): Promise<boolean> {
  for await (const _ of shelf.list()) return true;
  return false;
}

/** Any encrypted attachment of the backup, by its path in the folder. */
export async function findSealedFile(folder: string): Promise<string | undefined> {
  for await (const { path, isSealedOne } of keptIn(folder)) if (isSealedOne) return path;
  return undefined;
}

/** Encrypts the dumps and attachments that lie there from before backups were encrypted. The paths that are gone by it. */
export async function sealOlder(folder: string, recipient: string, goOn: () => void): Promise<string[]> {
  const open_ = (await listBackups(folder)).filter((one) => !one.isSealed).map(({ name }) => name);
  const plain: string[] = [];
  for await (const { path, isSealedOne } of keptIn(folder)) if (!isSealedOne) plain.push(path);
  for (const name of [...open_, ...plain]) {
    goOn();
    const [plain_, sealed] = [join(folder, name), join(folder, `${name}${suffix}`)];
    const { mtime } = await stat(plain_);
    // The nights before may have kept it encrypted already, and seen it since.
    const seen = await stat(sealed).catch(() => null);
    if (seen === null) await keepIn(folder, `${name}${suffix}`, createReadStream(plain_), recipient);
    if (seen === null || seen.mtime < mtime) await utimes(sealed, mtime, mtime);
    await rm(plain_);
  }
  return [...open_, ...plain];
}

/**
 * Takes away the dumps that are kept no longer, and the attachments that no dump which is kept can name: those last seen before the oldest
 * of them was begun. Where the data folder has no attachment at all its disk may not be mounted, and none is taken away. Open ones stay
 * where that is wanted. Their paths.
 */
export async function prune(
  folder: string,
  wish: { retention: Retention; now: Date; hasFiles: boolean; keepsOpen: boolean },
): Promise<string[]> {
  const mayGo = (isSealedOne: boolean) => isSealedOne || !wish.keepsOpen;
  const all = await listBackups(folder);
  const gone = new Set(outdatedAmong(all, wish.retention, wish.now).filter((one) => mayGo(one.isSealed)));
  const paths = [...gone].map(({ name }) => name);
  const oldest = all.filter((one) => !gone.has(one)).at(-1);
  if (wish.hasFiles && oldest !== undefined)
    for await (const { path, isSealedOne } of keptIn(folder))
      if (mayGo(isSealedOne) && (await stat(join(folder, path))).mtime < oldest.at) paths.push(path);
  for (const path of paths) await rm(join(folder, path), { force: true });
  return paths;
}

/** What was taken away here and still lies where the copies are. */
const pendingFile = 'removed.txt';

export async function notePending(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.length > 0)
    await appendFile(join(folder, pendingFile), paths.map((path) => `${path}\n`).join(''), { mode: 0o600 });
}

export async function listPending(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, pendingFile), 'utf8').catch(() => '');
  return text.split('\n').filter((path) => path !== '');
}

export async function clearPending(folder: string): Promise<void> {
  await rm(join(folder, pendingFile), { force: true });
}

/** All that a copy of the folder needs: the attachments first, so that a dump never lies there without them. */
export async function* listKept(folder: string): AsyncGenerator<string> {
  for await (const { path } of keptIn(folder)) yield path;
  for (const { name } of await listBackups(folder)) yield name;
}

/** Reads an attachment as it lies in the backup, for the proof of a rehearsal. */
export function filesOfBackup(
  folder: string,
  identities: readonly string[],
): { measureFile(sha256: string): Promise<MeasuredFile | null> } {
  return {
    async measureFile(sha256) {
      const path = await findKept(folder, sha256);
      if (path === null) return null;
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of (await openKept(path, identities)) as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += chunk.length;
        }
      } catch (error) {
        // What does not open is told as what cannot be read of any disk.
        throw error instanceof Unopened || (error as NodeJS.ErrnoException).syscall === undefined
          ? Object.assign(new Error((error as Error).message, { cause: error }), { syscall: 'open' })
          : error;
      }
      return { sha256: hash.digest('hex'), bytes };
    },
  };
}

/** Lays the attachments of a backup on a shelf, opened; those that are there stay. How many came. */
export async function bringFiles(
  folder: string,
  { shelf, arrivals }: ShelfPlace,
  { identities, goOn }: { identities: readonly string[]; goOn: () => void },
): Promise<number> {
  let brought = 0;
  for (const name of await namesIn(arrivals)) if (name.endsWith(half)) await rm(join(arrivals, name), { force: true });
  for await (const { path, sha256 } of keptIn(folder)) {
    goOn();
    if ((await shelf.find(sha256)) !== null) continue;
    const draft = await draftIn(arrivals, sha256, await openKept(join(folder, path), identities), null);
    try {
      await shelf.lay(sha256, draft.path);
    } finally {
      await draft.drop();
    }
    brought += 1;
  }
  return brought;
}

/** How the folder is opened where this program is not at hand. */
export async function layReadme(folder: string): Promise<void> {
  const text = `这里是红盾的备份。hongdun-日期-时刻.dump.age 是数据库，files/ 里是附件，都用 age（age-encryption.org/v1）加密，密钥在 backup.key，不在这里。
恢复：hongdun restore 这里的一份.dump.age
没有红盾的机器上：age -d -i backup.key 一份.dump.age | pg_restore --no-owner --dbname 空的数据库
Backups of Hongdun, encrypted in the age format; the key is in backup.key, which is not here.
`;
  await writeFile(join(folder, '说明.txt'), text, { mode: 0o600 });
}

async function findKept(folder: string, sha256: string): Promise<string | null> {
  for (const path of [keptAs(sha256, true), keptAs(sha256, false)].map((one) => join(folder, one)))
    if ((await stat(path).catch(() => null)) !== null) return path;
  return null;
}

async function* keptIn(folder: string): AsyncGenerator<{ path: string; sha256: string; isSealedOne: boolean }> {
  for await (const one of listStore(join(folder, 'files'))) yield { ...one, path: join('files', one.path) };
}

async function* listStore(store: string): AsyncGenerator<{ path: string; sha256: string; isSealedOne: boolean }> {
  for await (const path of pathsIn(store)) {
    const [, , , sha256, sealed] = pieces.exec(path) ?? [];
    if (sha256 !== undefined) yield { path, sha256, isSealedOne: sealed !== undefined };
  }
}

async function* pathsIn(store: string): AsyncGenerator<string> {
  for (const first of (await namesIn(store)).filter((name) => /^[0-9a-f]{2}$/u.test(name)))
    for (const second of await namesIn(join(store, first)))
      for (const name of await namesIn(join(store, first, second))) yield `${first}/${second}/${name}`;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).toSorted();
}

async function syncAt(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
