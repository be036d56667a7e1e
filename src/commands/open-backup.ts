/** A backup laid out in the open: for a program that cannot open it, such as the former version after an upgrade was taken back. */
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BadSetting, type Config } from '../config.ts';
import { bringFiles, keepIn, openKept } from '../outside/backup/backup-folder.ts';
import { folderPlace } from '../outside/files.ts';
import type { Life } from '../program.ts';
import { asSentence, backupIdentities } from './backup.ts';
import { demandWhole } from './restore.ts';

/** Writes the dump and its attachments into the folder as they were before they were sealed; nothing else reads or changes. */
export async function openBackup(
  life: Life,
  config: Config,
  { dump, folder }: { dump: string; folder: string },
): Promise<boolean> {
  if (dump.endsWith('.zip.age')) return openExport(life, config, { dump, folder });
  try {
    const identities = await demandWhole(config, dump);
    // What lies there names people: for who asked alone.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = basename(dump).replace(/\.age$/u, '');
    await keepIn(folder, name, await openKept(dump, identities), null);
    const files = await bringFiles(dirname(dump), folderPlace(join(folder, 'files')), { identities, goOn: life.goOn });
    life.say(
      `打开了，在 ${join(folder, name)}，附件 ${files} 个在旁边的 files/ 里。里面是没有遮盖的个人信息：用完马上删掉。(It lies open now, and names people: remove it once it was used.)`,
    );
    return true;
  } catch (error) {
    throw asSentence(error);
  }
}

/** What `export-all` has made for the key of the backups: the ZIP that lies in it. */
async function openExport(
  life: Life,
  config: Config,
  { dump, folder }: { dump: string; folder: string },
): Promise<boolean> {
  if (!existsSync(dump)) throw new BadSetting(`没有 ${dump} 这个文件。(There is no such file.)`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = basename(dump).replace(/\.age$/u, '');
    await keepIn(folder, name, await openKept(dump, await backupIdentities(config)), null);
    life.say(
      `打开了，在 ${join(folder, name)}：里面是没有加密的个人信息，用完马上删掉。(It lies open now, and names people.)`,
    );
    return true;
  } catch (error) {
    throw asSentence(error);
  }
}
