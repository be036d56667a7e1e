/** 几台程序共用一个数据库 (DATABASE_URL): what each demands of the others before it works beside them. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { BadSetting, type Config } from './config.ts';
import type { Keyring } from './domain/base/keyring.ts';
import { StartFault } from './domain/base/start/start-fault.ts';
import { filePlaceOf, type FilePlace } from './outside/files.ts';
import { isEmptyFolder, markedFolder, markFileOf, type Marked } from './outside/machine/folder-mark.ts';
import { listLiving, type Instance, type Self } from './store/base/shared/instances.ts';
import {
  findFolderMark,
  findFolderMarkIfAny,
  hasAttachments,
  keepFolderMark,
  setFolderMark,
} from './store/base/shared/folder-marks.ts';

/** What tells one build of the program from another. */
type Build = Pick<Self, 'version' | 'newestMigration'>;

/** This program's build, as it is said and noted. */
export function ownBuild(root: string): string {
  return buildZh(buildOf(root));
}

function buildOf(root: string): Build {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const newest = readdirSync(join(root, 'migrations')).filter((one) => one.endsWith('.sql'));
  return {
    version,
    newestMigration:
      newest
        .toSorted()
        .at(-1)
        ?.replace(/\.sql$/u, '') ?? '',
  };
}

/** What this process says of itself to the others. */
export function selfOf(root: string, keyring: Keyring): Self {
  return { id: randomUUID(), ...buildOf(root), host: hostname(), pid: process.pid, keyIds: [...keyring.keys.keys()] };
}

/**
 * Refuses to work beside a program of another version: an older one loses what a newer one keeps, and the newer would change the tables
 * under it. To be asked before the database is brought up to date.
 */
export async function demandOneVersion(owner: pg.Pool, root: string): Promise<void> {
  const own = buildOf(root);
  const other = (await listLiving(owner)).find((one) => !isSameBuild(one, own));
  if (other === undefined) return;
  throw new StartFault('other-version', { place: placeOf(other), theirs: buildZh(other), own: buildZh(own) });
}

function isSameBuild(a: Build, b: Build): boolean {
  return a.version === b.version && a.newestMigration === b.newestMigration;
}

function buildZh({ version, newestMigration }: Build): string {
  return `${version}（${newestMigration}）`;
}

/** Where a program runs, as it is said. */
export function placeOf({ host, pid }: Pick<Instance, 'host' | 'pid'>): string {
  return `${host}（进程 ${pid}）`;
}

/** What all of them read and write beside the database. */
const sharedFolders = { files: '附件', tables: '导入的表' } as const;
type SharedFolder = keyof typeof sharedFolders;

/**
 * Refuses attachments that lie elsewhere than where the settings look for them. A store is held to its mark whatever the database is; the
 * own folder of an embedded one has none, unless its attachments were moved.
 */
export async function demandOwnFiles(
  owner: pg.Pool,
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'fileStore'>,
): Promise<void> {
  const { dataDir, fileStore } = config;
  await demandSharedFolders(owner, dataDir, sharedNames(config));
  if (fileStore !== null) return demandMarkedStore(owner, filePlaceOf({ dataDir, fileStore }));
  const folder = join(dataDir, 'files');
  const kept = await findFolderMark(owner, 'files');
  if (kept !== null && kept !== (await markedFolder(folder).find()))
    throw new StartFault('file-store-left', { folder });
}

/**
 * The settings as they are true: until all attachments are moved, and after they were moved back, those of the county lie in the folder
 * whose mark the database has, though FILES_STORE is set already, or still.
 */
export async function whereFilesAre<C extends Pick<Config, 'dataDir' | 'fileStore'>>(
  owner: pg.Pool,
  config: C,
): Promise<C> {
  if (config.fileStore === null) return config;
  const kept = await findFolderMarkIfAny(owner, 'files');
  const inFolder = { ...config, fileStore: null };
  return kept !== null && kept === (await filePlaceOf(inFolder).marked.find()) ? inFolder : config;
}

/** Where a command finds the attachments. A store without the mark of this database is refused: nothing that lies there, or does not, says anything of it. */
export async function filePlaceInUse(
  owner: pg.Pool,
  config: Pick<Config, 'dataDir' | 'fileStore'>,
): Promise<FilePlace> {
  const used = await whereFilesAre(owner, config);
  const place = filePlaceOf(used);
  if (used.fileStore === null) return place;
  const kept = await findFolderMarkIfAny(owner, 'files');
  if (kept === null || kept !== (await place.marked.find())) throw new StartFault('file-store');
  return place;
}

/**
 * Refuses a store that is not the county's. A database without a mark takes an empty store alone: what bears the mark of another one, or
 * holds anything, is another's until somebody says that it is not (move-files --take-over), for a sweep would empty it.
 */
export async function demandMarkedStore(
  owner: pg.Pool,
  { shelf, marked }: Pick<FilePlace, 'shelf' | 'marked'>,
): Promise<void> {
  // In this order: who begins at the same moment keeps the mark in the database before he lays it.
  const own = await marked.find();
  const known = await findFolderMark(owner, 'files');
  if (known === null) {
    if (own !== null || (await holdsAny(shelf))) throw new StartFault('file-store-taken');
    if (await hasAttachments(owner)) throw new StartFault('file-store');
  }
  const kept = known === null ? await keepFolderMark(owner, 'files', randomUUID()) : { mark: known, isNew: false };
  const mark = own ?? (kept.isNew ? await marked.mark(kept.mark) : await findMarkSoon(marked));
  if (mark !== kept.mark) throw new StartFault('file-store');
}

/** Whether anything lies there. */
export async function holdsAny(shelf: FilePlace['shelf']): Promise<boolean> {
  for await (const _ of shelf.list()) return true;
  return false;
}

/**
 * Refuses a folder that is not the one that the county uses: what one program keeps in it the others would not find, a shared disk that
 * is not mounted would be filled beneath its place, and a practice with the settings of the county would sweep its evidence away. The
 * first program of a database marks an empty one, and the database keeps the mark; whoever means another says so by a command.
 */
async function demandSharedFolders(owner: pg.Pool, dataDir: string, names: readonly SharedFolder[]): Promise<void> {
  for (const name of names) {
    const folder = join(dataDir, name);
    const marked = markedFolder(folder);
    // In this order: who begins at the same moment keeps the mark in the database before he lays it, and lays it before anything else.
    const own = await marked.find();
    const isEmpty = isEmptyFolder(folder);
    const known = await findFolderMark(owner, name);
    if (known === null && (own !== null || !isEmpty)) throw takenFault(dataDir, name);
    const kept = known === null ? await keepFolderMark(owner, name, randomUUID()) : { mark: known, isNew: false };
    const mark = own ?? (kept.isNew ? await marked.mark(kept.mark) : await findMarkSoon(marked));
    if (mark !== kept.mark) throw markFault(dataDir, name, { kept: kept.mark, found: mark });
  }
}

/** Which folders several programs share beside the database; none where it is a program's own. */
function sharedNames({ databaseUrl, fileStore }: Pick<Config, 'databaseUrl' | 'fileStore'>): SharedFolder[] {
  if (databaseUrl === null) return [];
  return fileStore === null ? ['files', 'tables'] : ['tables'];
}

type MarkOf = Map<SharedFolder, string>;

/**
 * The marks that the folders are to have after a restore, before anything is emptied for it: what this database has, or new ones where
 * neither it nor the folder has any. A practice with the settings of the county must not take its folders over.
 */
export async function marksForRestore(
  owner: pg.Pool,
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'fileStore'>,
): Promise<MarkOf> {
  const marks: MarkOf = new Map();
  const cut = marksOfCutRestore(config.dataDir);
  for (const name of sharedNames(config)) {
    const [there, known] = [
      await markedFolder(join(config.dataDir, name)).find(),
      await findFolderMarkIfAny(owner, name),
    ];
    // A restore that was cut off after it had emptied the database has left word of whose folder it is.
    if (known === null && there !== null && there !== cut.get(name)) throw takenFault(config.dataDir, name);
    if (known !== null && there !== known) throw markFault(config.dataDir, name, { kept: known, found: there });
    marks.set(name, there ?? randomUUID());
  }
  writeFileSync(join(config.dataDir, restoring), JSON.stringify([...marks]));
  return marks;
}

/** Which marks a restore is about to lay again: while it works the database has none. */
const restoring = 'restoring.json';

function marksOfCutRestore(dataDir: string): MarkOf {
  const file = join(dataDir, restoring);
  return new Map(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [SharedFolder, string][]) : []);
}

/** From now on the folders are the county's. */
export async function layMarks(owner: pg.Pool, dataDir: string, marks: MarkOf): Promise<void> {
  for (const [name, mark] of marks) {
    await setFolderMark(owner, name, mark);
    await markedFolder(join(dataDir, name)).markAnew(mark);
  }
  rmSync(join(dataDir, restoring), { force: true });
}

/** By a word of whoever knows that they are this county's: whatever lies there, and whosever mark it bears. */
export async function takeOverFolders(
  owner: pg.Pool,
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'fileStore'>,
): Promise<string[]> {
  const names = sharedNames(config);
  await layMarks(owner, config.dataDir, new Map(names.map((name) => [name, randomUUID()])));
  return names.map((name) => join(config.dataDir, name));
}

function takenFault(dataDir: string, name: SharedFolder): StartFault {
  return new StartFault('shared-folder-taken', { what: sharedFolders[name], folder: join(dataDir, name) });
}

function markFault(
  dataDir: string,
  name: SharedFolder,
  { kept, found }: { kept: string; found: string | null },
): StartFault {
  const folder = join(dataDir, name);
  return new StartFault(found === null ? 'shared-folder-away' : 'shared-folder', {
    what: sharedFolders[name],
    folder,
    mark: kept,
    file: markFileOf(folder),
  });
}

/** Another program that starts at the same moment may be about to write it. */
async function findMarkSoon(marked: Marked): Promise<string | null> {
  for (let tries = 0; tries < 10; tries += 1) {
    const mark = await marked.find();
    if (mark !== null) return mark;
    await sleep(100);
  }
  return null;
}

/** Refuses to seal under a key that a program which runs does not know: it could open nothing of what is sealed. */
export async function demandKeyKnown(owner: pg.Pool, { current }: Pick<Keyring, 'current'>): Promise<void> {
  const without = (await listLiving(owner)).filter(({ keyIds }) => !keyIds.includes(current));
  if (without.length === 0) return;
  throw new BadSetting(
    `正在运行的 ${without.map(placeOf).join('、')} 还不认得密钥 ${current}：先把每一台都停下，都换上同一份密钥文件，再一台一台启动，然后重新密封。(Programs that run on this database do not know the newest key: stop them all, give all the same key file, start them, then reseal.)`,
  );
}
