/** 演练 (rehearsal): the newest backup is restored into a scratch database and proven there. Nothing goes out of it: no clock runs. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, isBeside, keyFilesOf, type Config } from '../config.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { filesOfBackup, listBackups } from '../outside/backup/backup-folder.ts';
import { readKeyFiles } from '../outside/backup/key-bundle.ts';
import { noteKeysKept } from '../outside/backup/kept-keys.ts';
import { noteOutcome, rehearsalNotes } from '../outside/backup/notes.ts';
import { memoryRoom } from '../outside/machine/memory.ts';
import { leastFreeBytes } from '../outside/free-space.ts';
import { openScratch, ScratchInUse } from '../outside/postgres/scratch.ts';
import { type Life, type Reached, askOwner } from '../program.ts';
import { forgetInstances } from '../store/base/shared/instances.ts';
import { asSentence } from './backup.ts';
import { flagOf } from './flag.ts';
import { openCopy } from './keys.ts';
import { demandWhole, fillFrom } from './restore.ts';
import { verifyLedger } from './verify-ledger.ts';

/** A dump is compressed; tables and indexes take so many times its room. */
const growth = 8;
/** Keys of a copy that is being tried lie in a folder of this name, and are gone with it. */
const copies = 'rehearsal-keys-';

/** Refuses, after saying and noting why, where the backup does not hold what it should. */
export async function rehearse({ life, config: own, words }: AtTerminal): Promise<boolean> {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const kept = flagOf(words, '--keys');
  const named = words.find((word) => !word.startsWith('--') && word !== kept);
  // What was typed wrong, a file or a passphrase, says nothing of the backups; neither does one of last year, or another county's.
  const isOwn = named === undefined || resolve(named) === (await newestOf(own).catch(() => null));
  const config = kept === null ? own : await withKeysOf(life, own, kept);
  // Where the folder itself is gone there is nowhere to note it, and what was found goes before.
  const note = (isGood: boolean, words: string) =>
    isOwn && existsSync(own.dataDir) && noteOutcome(join(own.dataDir, rehearsalNotes), isGood, seconds(), [words]);
  if (!isOwn)
    life.say(
      `${named} 不是 ${own.backup.folder} 里最新的一份：做成做不成都只在这里说，不算本县的演练，系统状态不变。(It is not the newest backup of this county: what comes of it is said here alone.)`,
    );
  try {
    const dump = named === undefined ? await newestOf(config) : resolve(named);
    const isWhole = await restoreAside(life, config, dump);
    // On the terminal of who runs it at night only this is read.
    if (!isWhole) throw new BadSetting(`演练发现问题，见上面各句：${dump}。(The rehearsal has found faults.)`);
    note(true, basename(dump));
    if (kept !== null) noteKeysKept(own.dataDir, readKeyFiles(keyFilesOf(config)));
    life.say(
      `演练做成了：${dump} 装得出来，台账、附件、密钥都核对过，用了 ${seconds()} 秒；临时的数据库随即清掉，什么也没有发出去。(Rehearsed: it can be restored, and is whole.)`,
    );
    return true;
  } catch (error) {
    const told = asTold(error);
    note(
      false,
      told instanceof BadSetting || told instanceof StartFault
        ? told.message
        : '没有做完（被打断了）。(It was cut off.)',
    );
    throw told;
  }
}

/** The settings with the keys of a copy in the place of the machine's own: what it opens would open after a fire. */
async function withKeysOf(life: Life, config: Config, file: string): Promise<Config> {
  const { reporter, backup } = await openCopy(file);
  for (const left of await readdir(config.dataDir))
    if (left.startsWith(copies)) await rm(join(config.dataDir, left), { recursive: true, force: true });
  const folder = await mkdtemp(join(config.dataDir, copies));
  life.opened(() => rm(folder, { recursive: true, force: true }));
  const [reporterKeyFile, keyFile] = [join(folder, 'reporter.key'), join(folder, 'backup.key')];
  await writeFile(reporterKeyFile, reporter ?? '', { mode: 0o600 });
  if (backup !== null) await writeFile(keyFile, backup, { mode: 0o600 });
  return { ...config, reporterKeyFile, backup: { ...config.backup, keyFile } };
}

function asTold(error: unknown): unknown {
  return error instanceof ScratchInUse ? new BadSetting(error.message, { cause: error }) : asSentence(error);
}

/** Restores a backup into a scratch database, and proves ledger, attachments and keys there. */
export async function restoreAside(life: Life, config: Config, dump: string): Promise<boolean> {
  return proveAside(life, config, await fillAside(life, config, dump));
}

/** A backup that lies in a scratch database, with the attachments beside it. */
export interface Aside {
  reached: Reached;
  files: ReturnType<typeof filesOfBackup>;
}

/** Fills a scratch database from a backup; it is gone with the process. */
export async function fillAside(life: Life, config: Config, dump: string): Promise<Aside> {
  const identities = await demandWhole(config, dump);
  await demandRoom(config.dataDir, (await stat(dump)).size * growth + leastFreeBytes);
  demandMemory();
  life.goOn();
  const scratch = await openScratch(config.dataDir, config.databaseUrl, life.say);
  life.opened(() => scratch.close());
  const { owner } = scratch;
  await fillFrom(config, { dump, identities, owner });
  // Whoever worked on the county's own when the dump was made works on this one no more.
  await askOwner(owner, forgetInstances);
  life.goOn();
  const reached = { owner, place: '临时的（演练用，做完就清掉）', isBeside: false };
  return { reached, files: filesOfBackup(dirname(dump), identities) };
}

/** Proves ledger, attachments and keys there. */
export function proveAside(life: Life, config: Config, { reached, files }: Aside): Promise<boolean> {
  // Heads that were sent away since are not in it.
  const there = { ...config, ledgerHeads: { file: null, mail: null } };
  return verifyLedger(life, there, Promise.resolve(reached), { files });
}

/** A database of its own, what fills it, and a second program that proves it. */
const neededMemory = 512 * 1024 * 1024;

/** Begun at the desk it shares the service's limit with the program: what takes the last of it would hold up everybody. */
function demandMemory(): void {
  const left = isBeside() ? memoryRoom() : null;
  if (left === null || left >= neededMemory) return;
  throw new BadSetting(
    `内存只剩 ${Math.floor(left / 1024 / 1024)} 兆，大约要 512 兆，没有做：等空一些再来，由夜里的 hongdun-rehearse.timer 做，或者在另一台机器上练。(There is not memory enough left beside the program.)`,
  );
}

export async function newestOf({ backup: { folder } }: Config): Promise<string> {
  const [newest] = await listBackups(folder);
  if (newest === undefined)
    throw new BadSetting(`${folder} 里还没有备份：先做一次 hongdun backup。(There is no backup yet.)`);
  return join(folder, newest.name);
}

export async function demandRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const megabytes = (n: number) => Math.ceil(n / 1024 / 1024);
  if (bavail * bsize < bytes)
    throw new BadSetting(
      `${folder} 所在的磁盘只剩 ${megabytes(bavail * bsize)} 兆，大约要 ${megabytes(bytes)} 兆：先腾出地方，或者在另一台机器上练。(There is not room enough.)`,
    );
}
