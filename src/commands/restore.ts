/** A dump in place of what the database holds. */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BadSetting, type Config } from '../config.ts';
import { findKeyring } from '../outside/keyring.ts';
import { DumpFailed, readDump, restoreDump } from '../outside/postgres/dump.ts';
import { type Life, type Reached, askOwner, demandKeyring, poolOf } from '../program.ts';
import { countOthers, emptyDatabase } from '../store/base/restore.ts';
import { forgetFolderMarks } from '../store/base/shared/folder-marks.ts';
import { verifyLedger } from './verify-ledger.ts';

/**
 * Puts a dump in place of what the database holds, with the program stopped: a program that runs would make tables of its own
 * between the emptying and the filling. The attachments that lie beside the dump come with it, and the ledger is proved.
 */
export async function restore(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { dump, isReplacing }: { dump: string; isReplacing: boolean },
): Promise<boolean> {
  const { owner, place } = await reaching;
  const pool = poolOf(owner);
  try {
    await readDump(dump);
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
    await emptyDatabase(pool);
    await restoreDump(owner, dump);
  } catch (error) {
    throw error instanceof DumpFailed ? new BadSetting(error.message, { cause: error }) : error;
  } finally {
    await pool.end();
  }
  const kept = join(dirname(dump), 'files');
  if (existsSync(kept))
    await cp(kept, join(config.dataDir, 'files'), { recursive: true, force: false, errorOnExist: false });
  // What was sent away since the dump was made is not in it: that is what a restore is.
  const isWhole = await verifyLedger(life, { ...config, ledgerHeads: { file: null, mail: null } }, reaching);
  await demandKeyring(life, config, findKeyring(config.reporterKeyFile), owner);
  // The folders of the dump's time are not those of this one: the next start marks its own.
  await askOwner(owner, forgetFolderMarks);
  return isWhole;
}
