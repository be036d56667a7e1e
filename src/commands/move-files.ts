/** 搬附件: from the folder of the data folder into the object store that FILES_STORE names, or back; cut off anywhere, it goes on the next time. */
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type pg from 'pg';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, type Config } from '../config.ts';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { holdsAny, takeOverFolders } from '../instances.ts';
import { draftIn } from '../outside/backup/backup-folder.ts';
import { filePlaceOf, type FilePlace } from '../outside/files.ts';
import { askOwner, type Life, type Reached } from '../program.ts';
import type { Db } from '../store/base/db.ts';
import {
  findFolderMark,
  formerFiles,
  keepFolderMark,
  keepNextMark,
  moveFolderMark,
  nextFiles,
} from '../store/base/shared/folder-marks.ts';
import { listLiving } from '../store/base/shared/instances.ts';
import { findStoredHashes } from '../store/matter/attachment.ts';
import { asSentence } from './backup.ts';
import { openFor } from './reached.ts';

const atOnce = 500;

export async function moveFiles({ life, config, words, reach }: AtTerminal): Promise<boolean> {
  if (config.fileStore === null && config.databaseUrl !== null && words.includes('--take-over'))
    return takeOver(life, config, reach('beside'));
  if (config.fileStore === null)
    throw new BadSetting(
      '设置里没有填 FILES_STORE：搬过去、搬回来都要填着它，见运行手册“附件放在对象存储里”。(FILES_STORE is not set, and is needed both ways.)',
    );
  const places = { folder: filePlaceOf({ ...config, fileStore: null }), store: filePlaceOf(config) };
  const reaching = reach('beside');
  try {
    if (words.includes('--remove-old')) return await removeOld(life, places, reaching);
    return words.includes('--back')
      ? await move(life, config, reaching, { ...wayBack, from: places.store, to: places.folder })
      : await move(life, config, reaching, {
          from: places.folder,
          to: places.store,
          whereZh: '对象存储里',
          isBack: false,
          isTakingOver: words.includes('--take-over'),
        });
  } catch (error) {
    throw asSentence(error);
  }
}

/** The folders that several programs share, for a database that has not marked them: a county that was brought to another database or machine. */
async function takeOver(life: Life, config: Config, reaching: Promise<Reached>): Promise<boolean> {
  await openFor(life, reaching);
  const folders = await askOwner((await reaching).owner, async (pool) => {
    if ((await listLiving(pool)).length > 0)
      throw new BadSetting('程序还开着：先停下每一台（systemctl stop hongdun），再来一次。(Stop every program first.)');
    return takeOverFolders(pool, config);
  });
  life.say(
    `${folders.join('、')} 从现在起归这个数据库，以前用它们的数据库再启动会停下；里面的附件 verify 核对得出缺不缺。(These folders are this database’s from now on; prove them by verify.)`,
  );
  return true;
}

interface Way {
  from: FilePlace;
  to: FilePlace;
  whereZh: string;
  isBack: boolean;
  /** Takes also a store that bears a mark which this database has not given it. */
  isTakingOver: boolean;
}

const wayBack = { whereZh: '数据目录的 files/ 里', isBack: true, isTakingOver: false };

/** Beside a running program it brings most of them over; with the program stopped the rest, and from then on the new place is the county's. */
async function move(life: Life, config: Config, reaching: Promise<Reached>, way: Way): Promise<boolean> {
  await openFor(life, reaching);
  const { owner, isBeside } = await reaching;
  const mark = await askOwner(owner, (pool) => markTarget(pool, way));
  const { from, to, whereZh } = way;
  const { brought, broken } = await bring(life, from, to);
  for (const sha256 of broken)
    life.say(
      `附件 ${sha256} 和它的校验值不符，没有搬：请从备份的 files/ 里找回同名的一个。(This file is broken and was not moved.)`,
    );
  if (broken.length > 0) return false;
  const isRunning = isBeside || (config.databaseUrl !== null && (await askOwner(owner, listLiving)).length > 0);
  if (isRunning) {
    life.say(
      `搬了 ${brought} 个，程序还开着，新来的还放在原处：停下程序（systemctl stop hongdun，几台的都停），再运行一次，只搬剩下的。(Moved; stop the program and run it once more for the rest.)`,
    );
    return true;
  }
  await askOwner(owner, (pool) => moveFolderMark(pool, 'files', mark));
  life.say(
    `搬完了，这次 ${brought} 个，从现在起附件在${whereZh}。设置照着改好，启动，verify 核对一遍，再用 move-files --remove-old 删掉旧的。(All of them are moved: set the settings, start, verify, then remove the old ones.)`,
  );
  return true;
}

/** Before anything is laid there: until the database has taken this mark for the county's, the former place is. */
async function markTarget(owner: pg.Pool, { from, to: { shelf, marked }, isBack, isTakingOver }: Way): Promise<string> {
  const there = await marked.find();
  const known = await findFolderMark(owner, 'files');
  if (there !== null && there === known) return there;
  const given = [await findFolderMark(owner, nextFiles), await findFolderMark(owner, formerFiles)];
  const isOthers = there === null ? await holdsAny(shelf) : !given.includes(there);
  // A folder is this machine's own; a store is reached from everywhere.
  if (isOthers && !isBack && !isTakingOver) throw new StartFault('file-store-taken');
  if (known === null && !isBack) await markFormer(owner, from);
  const mark = await keepNextMark(owner, randomUUID());
  if (there !== mark) await marked.markAnew(mark);
  return mark;
}

/** The own folder of one machine has no mark before: it has it from now on, so that nobody looks elsewhere until all are moved. */
async function markFormer(owner: pg.Pool, { marked }: FilePlace): Promise<void> {
  const { mark } = await keepFolderMark(owner, 'files', (await marked.find()) ?? randomUUID());
  await marked.markAnew(mark);
}

/** How many came, and which are not what their name says. */
async function bring({ goOn }: Life, from: FilePlace, to: FilePlace): Promise<{ brought: number; broken: string[] }> {
  const there = new Set<string>();
  for await (const { sha256 } of to.shelf.list()) there.add(sha256);
  const broken: string[] = [];
  let brought = 0;
  for await (const { sha256 } of from.shelf.list()) {
    goOn();
    const source = there.has(sha256) ? null : await from.shelf.open(sha256);
    // It is there already, or the program has removed it meanwhile.
    if (source === null) continue;
    const hash = createHash('sha256');
    const draft = await draftIn(to.arrivals, sha256, Readable.from(weighed(source, hash)), null);
    try {
      if (hash.digest('hex') === sha256) {
        await to.shelf.lay(sha256, draft.path);
        brought += 1;
      } else broken.push(sha256);
    } finally {
      await draft.drop();
    }
  }
  return { brought, broken };
}

async function* weighed(source: Readable, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
}

/**
 * Takes away what lies where the county's files are no longer: what the law has erased since would lie there for ever. A file that a row
 * names and that is not in the new place stays, and is told.
 */
async function removeOld(
  life: Life,
  { folder, store }: { folder: FilePlace; store: FilePlace },
  reaching: Promise<Reached>,
): Promise<boolean> {
  const db = await openFor(life, reaching);
  const { owner } = await reaching;
  const kept = await askOwner(owner, (pool) => findFolderMark(pool, 'files'));
  const isOwn = async ({ marked }: FilePlace) => kept !== null && (await marked.find()) === kept;
  const isStore = await isOwn(store);
  const isUnderWay = (await askOwner(owner, (pool) => findFolderMark(pool, nextFiles))) !== null;
  if (isUnderWay || (!isStore && !(await isOwn(folder))))
    throw new BadSetting(
      '还没有搬完，没有删：先停下程序运行 move-files（搬回来的加 --back）。(Nothing was removed: they are not moved yet.)',
    );
  const [own, old] = isStore ? [store, folder] : [folder, store];
  // A store that this database has not left may be another county's.
  if (!isStore) await demandLeft(await reaching, store);
  let [removed, left] = [0, 0];
  for await (const hashes of inPieces(old.shelf.list())) {
    life.goOn();
    const missing = await missingOf(db, own, hashes);
    left += missing.size;
    for (const sha256 of hashes) if (!missing.has(sha256) && (await old.shelf.remove(sha256))) removed += 1;
  }
  life.say(`从旧的地方删了 ${removed} 个。(Removed from the former place.)`);
  if (left > 0)
    life.say(
      `还有 ${left} 个办件里有、新的地方没有，没有删：再搬一次，或者从备份恢复，verify 说得出是哪些。(These are not in the new place and were left.)`,
    );
  return left === 0;
}

async function demandLeft({ owner }: Reached, { marked }: FilePlace): Promise<void> {
  const left = await askOwner(owner, (pool) => findFolderMark(pool, formerFiles));
  if (left === null || (await marked.find()) !== left) throw new StartFault('file-store-taken');
}

async function missingOf(db: Db, { shelf }: FilePlace, hashes: readonly string[]): Promise<Set<string>> {
  const missing = await findStoredHashes(db, hashes);
  for (const sha256 of missing) if ((await shelf.find(sha256)) !== null) missing.delete(sha256);
  return missing;
}

async function* inPieces(all: AsyncIterable<{ sha256: string }>): AsyncGenerator<string[]> {
  let piece: string[] = [];
  for await (const { sha256 } of all) {
    piece.push(sha256);
    if (piece.length < atOnce) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
