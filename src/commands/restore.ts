/** A backup in place of what the database holds. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type pg from 'pg';
import { BadSetting, type Config } from '../config.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { holdsAny, layMarks, marksForRestore, whereFilesAre } from '../instances.ts';
import { bringFiles, openKept, proveKept } from '../outside/backup/backup-folder.ts';
import { noteOutcome, rehearsalNotes, restoreNote } from '../outside/backup/notes.ts';
import { filePlaceOf, type FilePlace } from '../outside/files.ts';
import { findKeyring } from '../outside/keyring.ts';
import { readDump, restoreDump } from '../outside/postgres/dump.ts';
import { type Connection, type Life, type Reached, demandKeyring, poolOf } from '../program.ts';
import { countOthers, emptyDatabase } from '../store/base/restore.ts';
import { hookSystemsAtWork } from '../store/matter/hook/hook-system.ts';
import { findFolderMarkIfAny, forgetFolderMarks, moveFolderMark } from '../store/base/shared/folder-marks.ts';
import { asSentence, backupIdentities } from './backup.ts';
import { verifyLedger } from './verify-ledger.ts';

/**
 * Puts a backup in place of what the database holds, with the program stopped: a program that runs would make tables of its own
 * between the emptying and the filling. The attachments that lie beside the dump come with it, and the ledger is proved.
 */
export async function restore(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { dump, isReplacing }: { dump: string; isReplacing: boolean },
): Promise<boolean> {
  const begun = performance.now();
  const { owner, place } = await reaching;
  const pool = poolOf(owner);
  try {
    const identities = await demandWhole(config, dump);
    const { lines, others } = await countOthers(pool);
    if (others > 0)
      throw new BadSetting(
        `数据库 ${place} 还有 ${others} 个连接在用：先 systemctl stop hongdun（几台程序共用的，每一台都停下），再恢复。(Others are using this database: stop the program first.)`,
      );
    if (lines > 0 && !isReplacing)
      throw new BadSetting(
        `数据库 ${place} 里已经有 ${lines} 行台账，没有动它。真要用备份换掉，先做一次备份，再在命令后面加 --replace。(The database is not empty: back it up, then add --replace.)`,
      );
    life.say(`正在把 ${dump} 装进数据库 ${place}……(Restoring the dump…)`);
    const used = await whereFilesAre(pool, config);
    const files = filePlaceOf(used);
    const marks = await marksForRestore(pool, used);
    const mark = await (used.fileStore === null ? markOfFolder(pool, files) : demandStoreForRestore(pool, files));
    await emptyDatabase(pool);
    await fillFrom(config, { dump, identities, owner });
    // What a dump says of folders is true of those of its time; the folders and the store of now stay this database's, or become so.
    await forgetFolderMarks(pool);
    if (!config.isPractice) sayWhoIsTold(life, await hookSystemsAtWork(pool));
    await layMarks(pool, config.dataDir, marks);
    if (mark !== null) {
      await moveFolderMark(pool, 'files', mark);
      await files.marked.markAnew(mark);
    }
    await bringFiles(dirname(dump), files, { identities, goOn: life.goOn });
  } catch (error) {
    throw asSentence(error);
  } finally {
    await pool.end();
  }
  // What was sent away since the dump was made is not in it: that is what a restore is.
  const isWhole = await verifyLedger(life, { ...config, ledgerHeads: { file: null, mail: null } }, reaching);
  await demandKeyring(life, config, findKeyring(config.reporterKeyFile), owner);
  const seconds = (performance.now() - begun) / 1000;
  if (isWhole) noteOutcome(join(config.dataDir, rehearsalNotes), true, seconds, [basename(dump), restoreNote]);
  return isWhole;
}

/** Whoever restores for practice must send nobody anything, and these stand in the database and not in the settings. */
function sayWhoIsTold(life: Life, names: readonly string[]): void {
  if (names.length === 0) return;
  life.say(
    `启动以后照样发对外通知：${names.join('、')}。练习用的机器，启动以前先在设置里写 PRACTICE=yes（见运行手册“恢复”）。(Other systems are told as soon as it starts: set PRACTICE=yes first on a machine for practice.)`,
  );
}

/** That of the folder which this database had before; null where it had none. */
async function markOfFolder(owner: pg.Pool, { marked }: FilePlace): Promise<string | null> {
  const [there, before] = [await marked.find(), await findFolderMarkIfAny(owner, 'files')];
  return there === before ? there : null;
}

/**
 * The mark of the store into which the attachments come, which this very database had before, or an empty one that was named since: a
 * practice with the settings of the county must not take over its evidence, whatever mark the dump has.
 */
export async function demandStoreForRestore(
  owner: pg.Pool,
  { shelf, marked }: Pick<FilePlace, 'shelf' | 'marked'>,
): Promise<string> {
  const there = await marked.find();
  if (there === null && !(await holdsAny(shelf))) return randomUUID();
  if (there === null || there !== (await findFolderMarkIfAny(owner, 'files'))) throw new StartFault('file-store-taken');
  return there;
}

/** Refuses what is no backup, does not open or is not whole, before anything is emptied for it; the keys that open it. */
export async function demandWhole(config: Config, dump: string): Promise<readonly string[]> {
  await access(dump, constants.R_OK).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BadSetting(`没有这个备份：${dump}。(There is no such dump.)`);
  });
  const identities = await backupIdentities(config);
  if (dump.endsWith('.age') && identities.length === 0)
    throw new BadSetting(
      `备份 ${dump} 是加密的，密钥文件 ${config.backup.keyFile} 不在：请把另外保存的那一份放回来（hongdun keys restore）。(The backup is encrypted, and the key file of the backups is not there.)`,
    );
  await proveKept(dump, identities);
  await readDump(config.backup.pgBin, await openKept(dump, identities));
  return identities;
}

/** Puts the dump into an empty database. */
export async function fillFrom(
  { backup: { pgBin } }: Config,
  { dump, identities, owner }: { dump: string; identities: readonly string[]; owner: Connection },
): Promise<void> {
  await restoreDump(pgBin, owner, await openKept(dump, identities));
}
