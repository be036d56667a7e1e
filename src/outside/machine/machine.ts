/** The machine itself: room on its disk, whether files can be written, and what the backup script has noted. */
import { open, readFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, Machine } from '../../domain/base/upkeep.ts';

const shown = 10;

export function machineOf(dataDir: string, version: string, isBackedUp: boolean): Machine {
  return {
    startedAt: new Date(),
    version,
    async look() {
      const [freeBytes, takesFiles, backups] = await Promise.all([
        freeIn(dataDir),
        takesFilesIn(dataDir),
        backupsIn(join(dataDir, 'backups.log')),
      ]);
      return { freeBytes, takesFiles, backups, isBackedUp };
    },
  };
}

async function freeIn(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}

/** Four kilobytes to the disk and away again: a name alone may fit where nothing else does. */
async function takesFilesIn(folder: string): Promise<boolean> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    const file = await open(probe, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(4096, 1));
      await file.datasync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/**
 * One line a backup: when, what came of it, how many bytes, under which name or why not. Behind the last ten comes the last good one,
 * however old: how long ago that was is what is warned of.
 */
async function backupsIn(file: string): Promise<Backup[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const all = text
    .split('\n')
    .flatMap((line): Backup[] => {
      const [at, result, bytes, words] = line.split('\t');
      if (at === undefined || words === undefined || Number.isNaN(Date.parse(at))) return [];
      return [{ at: new Date(at), isGood: result === 'ok', bytes: Number(bytes), words }];
    })
    .toReversed();
  const last = all.slice(0, shown);
  if (last.some(({ isGood }) => isGood)) return last;
  return [...last, ...all.filter(({ isGood }) => isGood).slice(0, 1)];
}
