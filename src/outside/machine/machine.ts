/** The machine itself: room on its disk, whether files can be written, and what backups and rehearsals have noted. */
import { open, readFile, rm, stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ScannerLook } from '../../domain/base/status/around.ts';
import type { Backup, Machine, MachineLook, Rehearsal } from '../../domain/base/upkeep.ts';
import { listBackups } from '../backup/backup-folder.ts';
import { areKeysKept } from '../backup/kept-keys.ts';
import type { KeyFiles } from '../backup/key-bundle.ts';
import { backupNotes, outcomesIn, rehearsalNotes, restoreNote } from '../backup/notes.ts';
import { birthOf, isAlive } from '../process.ts';
import { answerTally } from './answer-tally.ts';
import { certificateWatch } from './certificate.ts';
import { outageMarkIn } from './outage-mark.ts';

/** As many as the strip of the page shows: two weeks of nights. */
const shown = 14;
const shownRehearsals = 5;

/** What it leans on beside its own disk, as the settings have it. */
interface Around {
  publicUrl?: string | null;
  storeFault?: () => string | null;
  scanner?: () => ScannerLook | null;
  hasSwitchboard?: boolean;
  isPractice?: boolean;
  /** Where the backups lie: of those that no note tells of any more, as after a restore into a new folder, their names do. */
  backupFolder?: string | null;
}

export function machineOf(
  dataDir: string,
  version: string,
  isBackedUp: boolean,
  keyFiles: KeyFiles,
  {
    publicUrl = null,
    storeFault = () => null,
    scanner = () => null,
    hasSwitchboard = false,
    isPractice = false,
    backupFolder = null,
  }: Around = {},
): Machine {
  return {
    startedAt: new Date(),
    version,
    host: hostname(),
    process: nameOf(process.pid),
    isGone: isGoneHere,
    outage: outageMarkIn(join(dataDir, 'files')),
    answers: answerTally(),
    certificateEndsAt: certificateWatch(publicUrl),
    async look() {
      const [freeBytes, takesFiles, backed, rehearsals] = await Promise.all([
        freeIn(dataDir),
        takesFilesIn(dataDir),
        backupsIn(join(dataDir, backupNotes), isBackedUp ? backupFolder : null),
        rehearsalsIn(join(dataDir, rehearsalNotes)),
      ]);
      const kept = { ...backed, rehearsals, isBackedUp, areKeysKept: areKeysKept(dataDir, keyFiles) };
      const set = { hasSwitchboard, isPractice };
      return { freeBytes, takesFiles, storeFault: storeFault(), scanner: scanner(), ...set, ...kept };
    },
  };
}

function nameOf(pid: number): string {
  return `${hostname()} ${pid} ${birthOf(pid) ?? ''}`;
}

/** What an earlier version has begun names the machine alone, and is gone with it. */
function isGoneHere(name: string): boolean {
  const [host, pid] = name.split(' ');
  return host === hostname() && (pid === undefined || !isAlive(Number(pid)) || nameOf(Number(pid)) !== name);
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
 * One line a backup: when, what came of it, how many bytes, under which name or why not, and what became of its copy. Behind the last ten
 * comes the last good one, however old: how long ago that was is what is warned of.
 */
async function backupsIn(file: string, folder: string | null): Promise<Pick<MachineLook, 'backups' | 'backedUpSince'>> {
  const noted = outcomesIn(await readFile(file, 'utf8').catch(() => '')).map(
    ({ at, isGood, n, words: [words = '', copy = ''] }): Backup => ({
      at,
      isGood,
      bytes: n,
      words,
      copyFault: copy === '' || copy === 'copied' ? null : copy,
    }),
  );
  const all = noted.some(({ isGood }) => isGood) ? noted : [...noted, ...(await backupsLying(folder))];
  return { backups: withLastGood(all, shown), backedUpSince: all.findLast(({ isGood }) => isGood)?.at ?? null };
}

/** What lies there has its name only since it was whole. Whether it was copied elsewhere nobody knows any more. */
async function backupsLying(folder: string | null): Promise<Backup[]> {
  if (folder === null) return [];
  const lying = await listBackups(folder).catch(() => []);
  const sized = lying.map(async ({ name, at }): Promise<Backup> => {
    const found = await stat(join(folder, name)).catch(() => null);
    return { at, isGood: true, bytes: found?.size ?? 0, words: name, copyFault: null };
  });
  return Promise.all(sized);
}

async function rehearsalsIn(file: string): Promise<Rehearsal[]> {
  const all = outcomesIn(await readFile(file, 'utf8').catch(() => ''));
  return withLastGood(all, shownRehearsals).map(({ at, isGood, n, words }) => ({
    at,
    isGood,
    seconds: n,
    words: words[0] ?? '',
    isRestore: words[1] === restoreNote,
  }));
}

function withLastGood<T extends { isGood: boolean }>(newestFirst: readonly T[], most: number): T[] {
  const last = newestFirst.slice(0, most);
  return last.some(({ isGood }) => isGood)
    ? last
    : [...last, ...newestFirst.filter(({ isGood }) => isGood).slice(0, 1)];
}
