/** 备份: a dump and the attachments, encrypted, beside the running program; then the copy on another machine. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, keyFilesOf, type Config } from '../config.ts';
import { backupNameOf } from '../domain/base/backup/retention.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { filePlaceInUse } from '../instances.ts';
import { Unopened } from '../outside/backup/age.ts';
import { backupKeyIn, findBackupKey, type BackupKey } from '../outside/backup/backup-key.ts';
import {
  clearHalves,
  draftIn,
  findSealedFile,
  hasFiles,
  keepFiles,
  layReadme,
  listBackups,
  notePending,
  openKept,
  prune,
  sealOlder,
  type Draft,
  type Recipient,
} from '../outside/backup/backup-folder.ts';
import { areKeysKept } from '../outside/backup/kept-keys.ts';
import { copyAway, CopyFailed } from '../outside/backup/copy.ts';
import { noteOutcome, backupNotes } from '../outside/backup/notes.ts';
import { claimFolder } from '../outside/lock.ts';
import { DumpFailed, makeDump, readDump } from '../outside/postgres/dump.ts';
import { fileStoreAwayZh, StoreFailed } from '../outside/shelf/s3.ts';
import { askOwner, type Connection, type Life, type Reached } from '../program.ts';

/** What a dump, a key or a folder can fail by is a sentence; anything else is a fault of the program. */
export function asSentence(error: unknown): unknown {
  if (error instanceof Unopened)
    return new BadSetting(
      `备份打不开：不是用这一把密钥加密的，或者被改过、坏了（${error.message}）。(The backup does not open: it is under another key, or was changed.)`,
      { cause: error },
    );
  if (error instanceof StoreFailed)
    return new BadSetting(`${fileStoreAwayZh(error)}(The store of attachments cannot be used.)`, { cause: error });
  return error instanceof DumpFailed ? new BadSetting(error.message, { cause: error }) : error;
}

/** Makes a backup and its copy elsewhere. Of one that failed, why is noted, and said. */
export async function backup({ life, config, reach }: AtTerminal): Promise<boolean> {
  const reaching = reach('beside');
  const { name, bytes, why } = await backUp(life, config, reaching);
  if (why !== null) throw new BadSetting(`备份做成了，没有拷到别处：${why}。(The copy elsewhere failed.)`);
  // Cron sends a letter of whatever is said: what is as it should be is for who looks on.
  if (process.stderr.isTTY) life.say(doneWords(join(config.backup.folder, name), bytes, (await reaching).place));
  return true;
}

/** What the terminal is told of a backup: of which database, where it lies and how large it is. */
export function doneWords(path: string, bytes: number, place: string): string {
  return `数据库 ${place} 备份好了：${path}，${sizeZh(bytes)}，附件在旁边的 files/ 里。(Backed up.)`;
}

function sizeZh(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} 兆`;
}

/** The same, and why it was not copied elsewhere; null where it was, or where that is not wanted. */
export async function backUp(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
): Promise<{ name: string; bytes: number; why: string | null }> {
  const notes = join(config.dataDir, backupNotes);
  const made = await makeBackup(life, config, reaching).catch((error: unknown) => {
    const told = asSentence(error);
    if (existsSync(config.dataDir)) noteOutcome(notes, false, 0, [sentenceOf(told)]);
    throw told;
  });
  const why = await copyOf(life, config);
  noteOutcome(notes, true, made.bytes, [made.name, why ?? (config.backup.copy === null ? '' : 'copied')]);
  return { ...made, why };
}

function sentenceOf(error: unknown): string {
  if (error instanceof BadSetting || error instanceof StartFault) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC'
    ? '磁盘满了。(The disk is full.)'
    : `没有做完（被打断，或者目录写不进去${code === undefined ? '' : `，${code}`}）。(It was cut off.)`;
}

/** Under a lock of the folder: dump, attachments, and what is kept no longer. */
export async function makeBackup(
  life: Life,
  config: Config,
  reaching: Promise<{ owner: Parameters<typeof makeDump>[1] }>,
): Promise<{ name: string; bytes: number }> {
  const { folder, isSealed, pgBin } = config.backup;
  const release = claimBackups(folder);
  try {
    await clearHalves(folder);
    const { owner } = await reaching;
    const key = isSealed ? await demandBackupKey(life, config) : null;
    const recipient = key?.recipient ?? null;
    const name = backupNameOf(new Date(), isSealed);
    // The database first: every file that it names lies in the data folder already, because files are stored before they are named.
    const dump = await draftDump(folder, name, { pgBin, owner, recipient });
    try {
      await readDump(pgBin, await openKept(dump.path, key?.identities ?? []));
      await keepRest(life, config, { dump, recipient, owner });
    } finally {
      await dump.drop();
    }
    return { name, bytes: dump.bytes };
  } finally {
    release();
  }
}

/** All that the tool has said, and only once it has said that this is all. */
async function draftDump(
  folder: string,
  name: string,
  { pgBin, owner, recipient }: { pgBin: string; owner: Parameters<typeof makeDump>[1]; recipient: Recipient },
): Promise<Draft> {
  const dump = makeDump(pgBin, owner);
  const draft = draftIn(folder, name, dump.stream, recipient);
  // Why the tool has stopped says more than that its output has; the output of one that fails may have come to an end before.
  const [made, written] = await Promise.allSettled([dump.done, draft]);
  if (made.status === 'rejected') {
    if (written.status === 'fulfilled') await written.value.drop();
    throw made.reason;
  }
  if (written.status === 'rejected') throw written.reason;
  return written.value;
}

/** The dump has its name once its attachments lie beside it: a killed backup is none, and none that lacks something. */
async function keepRest(
  { goOn }: Life,
  config: Config,
  { dump, recipient, owner }: { dump: Draft; recipient: Recipient; owner: Connection },
): Promise<void> {
  const { folder, retention, copy } = config.backup;
  const { shelf } = await askOwner(owner, (pool) => filePlaceInUse(pool, config));
  // What lies open opens without a key; it stays until somebody could open what takes its place after this disk has broken.
  const mayReplace = recipient !== null && areKeysKept(config.dataDir, keyFilesOf(config));
  const replaced = mayReplace ? await sealOlder(folder, recipient, goOn) : [];
  await keepFiles(folder, shelf, { recipient, goOn });
  await dump.place();
  const pruned = await prune(folder, {
    retention,
    now: new Date(),
    hasFiles: await hasFiles(shelf),
    keepsOpen: recipient !== null && !mayReplace,
  });
  if (copy !== null) await notePending(folder, [...replaced, ...pruned]);
  await layReadme(folder);
}

/** One backup at a time: two would take away each other's halves. */
function claimBackups(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return claimFolder(folder);
  } catch (error) {
    if (error instanceof StartFault)
      throw new BadSetting('另一次备份正在做。(Another backup is being made.)', { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new BadSetting(
      `备份目录 ${folder} 写不进去（${code}）：先由 root 建好，交给程序的用户：install -d -o hongdun -m 700 ${folder}。(The backup folder cannot be written: make it and give it to the user of the program.)`,
      { cause: error },
    );
  }
}

/** The keys that open backups; none where there is no file, as for those that are not encrypted. */
export async function backupIdentities({ backup: { keyFile } }: Config): Promise<readonly string[]> {
  return (await findBackupKey(keyFile))?.identities ?? [];
}

/**
 * Made at the first backup alone: where encrypted dumps or attachments lie already a new key would open none of them, and hide that theirs
 * is gone. So would the key file of an older copy: what was encrypted last must open.
 */
async function demandBackupKey(life: Life, { backup: { folder, keyFile } }: Config): Promise<BackupKey> {
  const found = await findBackupKey(keyFile);
  const dump = (await listBackups(folder)).find(({ isSealed }) => isSealed)?.name;
  for (const path of [dump, await findSealedFile(folder)]) {
    if (path === undefined) continue;
    if (found === null)
      throw new BadSetting(
        `备份的密钥文件 ${keyFile} 不在，而 ${folder} 里已经有加密的备份：请把另外保存的那一份放回来（hongdun keys restore）。真的再也找不回来，把整个备份目录（连 files/）挪到别处（谁也打不开了），再备份。(The key file of the backups is not there: put back the copy you keep.)`,
      );
    await demandOpens(join(folder, path), found, keyFile);
  }
  if (found !== null) return found;
  const { key } = await backupKeyIn(keyFile);
  life.say(
    `新做了备份的密钥 ${keyFile}。没有它备份谁也打不开：马上另外保存一份（hongdun keys backup），不要和备份放在一起；存了以后，以前没有加密的备份才换成加密的。(A key for the backups was made: keep a copy of it apart from them.)`,
  );
  return key;
}

async function demandOpens(path: string, { identities }: BackupKey, keyFile: string): Promise<void> {
  try {
    (await openKept(path, identities)).destroy();
  } catch (error) {
    if (!(error instanceof Unopened)) throw error;
    throw new BadSetting(
      `备份里的 ${path} 用 ${keyFile} 里的密钥打不开：密钥文件是旧的副本，缺了后来换的一把，或者换错了。请把最新的副本放回来（hongdun keys restore）；真的再也找不回来，把整个备份目录（连 files/）挪到别处，再备份。(What was encrypted before does not open with this key file: put back the newest copy.)`,
      { cause: error },
    );
  }
}

/** Why the copy was not made; null where it was, or where none is wanted. */
async function copyOf({ goOn }: Life, { backup: { folder, copy } }: Config): Promise<string | null> {
  if (copy === null) return null;
  try {
    await copyAway(folder, copy, { goOn });
    return null;
  } catch (error) {
    // Whatever the copy has failed by, the backup was made, and is noted so.
    if (error instanceof CopyFailed) return error.message;
    return error instanceof Error ? error.message : '没有做完 (it was cut off)';
  }
}
