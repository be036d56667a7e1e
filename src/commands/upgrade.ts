/**
 * 升级 (upgrade): the county's database brought to this version of the program, from a backup to the proof, with the way back said; or
 * first on a copy of it (`--dry-run`), beside whatever program runs, of which nothing is touched.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { fillKnowledge } from '../actions/inquiry/knowledge.ts';
import type { AtTerminal } from '../commands.ts';
import { BadSetting, keyFilesOf, type Config } from '../config.ts';
import {
  changesBetween,
  changeWords,
  rehearsalOf,
  unfinishedUpgrade,
  type UpgradeNote,
} from '../domain/base/backup/upgrade.ts';
import { chinaTimeOf } from '../domain/base/calendar.ts';
import { ownBuild } from '../instances.ts';
import { listBackups } from '../outside/backup/backup-folder.ts';
import { areKeysKept } from '../outside/backup/kept-keys.ts';
import { noteOutcome, outcomesIn, upgradeNotes } from '../outside/backup/notes.ts';
import { leastFreeBytes } from '../outside/free-space.ts';
import { NoProgram, runProgramOf } from '../outside/machine/other-program.ts';
import { ScratchInUse } from '../outside/postgres/scratch.ts';
import { readKnowledge } from '../outside/seeds.ts';
import { type Life, type Reached, askOwner, now, sealFormer } from '../program.ts';
import { findStanding, type Standing } from '../store/base/migrate.ts';
import { countOthers } from '../store/base/restore.ts';
import { findTables, measureDatabase } from '../store/base/upgrade.ts';
import { asSentence, backUp } from './backup.ts';
import { openCountyFor } from './reached.ts';
import { demandRoom, fillAside, newestOf, proveAside } from './rehearse.ts';
import { verifyFigures } from './verify-figures.ts';
import { verifyLedger } from './verify-ledger.ts';

/** A backup of so long ago stands for the county as it is. */
const freshMs = 24 * 3_600_000;
/** The server sees a connection that has just ended, a backup's own too, for a moment longer. */
const endsWithinMs = 3000;

/** Where an upgrade was begun from, however often it was cut off since. */
type Beginning = Pick<UpgradeNote, 'from' | 'missing' | 'backup' | 'lines'>;

export async function upgrade(at: AtTerminal): Promise<boolean> {
  const [flag, program] = at.words;
  if (program !== undefined)
    return runProgramOf(program, at.config.dataDir, ['upgrade', '--dry-run']).catch((error: unknown) => {
      throw error instanceof NoProgram ? new BadSetting(error.message, { cause: error }) : error;
    });
  return flag === undefined ? upgradeInEarnest(at) : tryUpgrade(at);
}

/** On a copy, from a backup of today or one that is made for it. */
async function tryUpgrade({ life, config, reach }: AtTerminal): Promise<boolean> {
  const reaching = reach('beside');
  const standing = await askOwner((await reaching).owner, (pool) => findStanding(pool, migrationsOf(life)));
  const left = leftBy(life, config, standing);
  if (left !== null) return sayUnfinished(life, left, standing);
  if (isUpToDate(standing)) return sayUpToDate(life, standing);
  const isGood = await rehearseUpgrade(life, config, await freshBackup(life, config, reaching));
  if (isGood && !areKeysKept(config.dataDir, keyFilesOf(config))) life.say(`正式升级以前：${keysNotKept(life)}`);
  if (isGood)
    life.say(
      `正式升级：停下程序（systemctl stop hongdun），${commandIn(life)} upgrade，换上这一版的程序，再启动。(In earnest: stop the program, run upgrade, put this version in its place, start it.)`,
    );
  return isGood;
}

/** Migrates, seals and proves a copy, says how long each took and what it changes, and notes what came of it. */
async function rehearseUpgrade(life: Life, config: Config, dump: string): Promise<boolean> {
  const [whole, lap] = [stopwatch(), stopwatch()];
  const note = (isGood: boolean) =>
    noteUpgrade(life, config, { kind: 'rehearsed', isGood, from: '', missing: null, backup: dump, lines: 0 });
  try {
    life.say(`先在副本上练，用的备份是 ${dump}。(On a copy first, from this backup.)`);
    const aside = await fillAside(life, config, dump);
    life.say(`装进了临时的数据库：${lap()} 秒。(Restored into a scratch database.)`);
    const before = await askOwner(aside.reached.owner, findTables);
    const stops = stopwatch();
    await bringForward(life, config, aside.reached);
    const brought = stops();
    const after = await askOwner(aside.reached.owner, findTables);
    changeWords(changesBetween(before, after)).forEach(life.say);
    stops();
    const isWhole =
      (await proveAside(life, config, aside)) &&
      (await proveMore(life, aside.reached, before.get('ledger')?.rows ?? 0));
    const standstill = Math.ceil(brought + stops());
    note(isWhole);
    life.say(
      isWhole
        ? `练成了，一共 ${whole()} 秒；正式升级时程序大约停 ${standstill} 秒，另加备份。临时的数据库随即清掉，正在用的什么也没有动。(Rehearsed; the program would stand still for about so long, and for a backup.)`
        : '练的时候发现问题，见上面各句：先弄清楚，不要升级；正在用的什么也没有动。(The rehearsal has found faults: do not upgrade before they are understood.)',
    );
    return isWhole;
  } catch (error) {
    const told = error instanceof ScratchInUse ? new BadSetting(error.message, { cause: error }) : asSentence(error);
    // What it could not be begun for says nothing of the version.
    if (!(told instanceof BadSetting) && existsSync(config.dataDir)) note(false);
    throw told;
  }
}

async function upgradeInEarnest({ life, config, reach }: AtTerminal): Promise<boolean> {
  const reaching = reach('alone');
  const reached = await reaching;
  const { owner, place } = reached;
  const { standing, lines, bytes } = await askOwner(owner, (pool) => lookAt(life, pool, place));
  const stands = { from: stepOf(standing.newest), missing: standing.missing.length, lines, bytes };
  const left = leftBy(life, config, standing);
  if (left !== null)
    life.say(
      `接着做上次没有做完、或者核对发现问题的升级，退回去用的还是那时的备份 ${left.backup}。(Going on with the upgrade that did not come to a good end; the way back is the backup of before it.)`,
    );
  else if (isUpToDate(standing)) return sayUpToDate(life, standing);
  const beginning =
    left !== null && isUpToDate(standing) ? left : await begin(life, config, reaching, { stands, left });
  if (beginning === null) return false;
  const lap = stopwatch();
  await bringForward(life, config, reached);
  const isWhole = (await verifyLedger(life, config, reaching)) && (await proveMore(life, reached, beginning.lines));
  noteUpgrade(life, config, { ...beginning, kind: 'done', isGood: isWhole });
  life.say(
    isWhole
      ? `升级好了，改和核对用了 ${lap()} 秒。换上这一版的程序，systemctl start hongdun。(Upgraded: put this version of the program in its place and start it.)`
      : '升级以后核对发现问题，见上面各句：先不要启动，弄清楚了再运行一次 upgrade，或者照下面退回去。(Faults were found: do not start it; prove it once more when they are understood, or go back.)',
  );
  life.say(wayBack(life, beginning.backup));
  return isWhole;
}

/** Everything before the first step that changes something: rehearsed, with a way back, and nobody else at work. Null where the rehearsal fails. */
async function begin(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  { stands, left }: { stands: Omit<Beginning, 'backup'> & { bytes: number }; left: Beginning | null },
): Promise<Beginning | null> {
  const rehearsal = rehearsalOf(notesIn(config), ownBuild(life.root), now());
  if (rehearsal === false)
    throw new BadSetting(
      '这一版上次在副本上练（upgrade --dry-run）没有做成，没有升级：看那次说的是什么，弄清楚以后再练一次，练成了再升级。(The last rehearsal of this version has failed: rehearse it again first.)',
    );
  await demandRoom(config.dataDir, stands.bytes + leastFreeBytes);
  const { from, missing, lines } = left ?? stands;
  const backup = left?.backup ?? (await backUpBefore(life, config, reaching));
  if (!areKeysKept(config.dataDir, keyFilesOf(config))) throw new BadSetting(`没有升级：${keysNotKept(life)}`);
  if (rehearsal === null && !(await rehearseUpgrade(life, config, backup))) return null;
  life.goOn();
  // Backup and rehearsal take their time: whoever has come meanwhile would work on while the tables change under him.
  const { owner, place } = await reaching;
  const linesNow = await askOwner(owner, (pool) => demandAlone(pool, place));
  if (linesNow !== stands.lines)
    throw new BadSetting(
      `备份以后又有人登记、办理（台账从 ${stands.lines} 行成了 ${linesNow} 行），备份里没有，没有升级：停下每一台程序，再运行一次。(Somebody has worked since the backup: stop every program, and run it again.)`,
    );
  noteUpgrade(life, config, { kind: 'begun', isGood: true, from, missing, backup, lines });
  return { from, missing, backup, lines };
}

/** Refuses what must not be upgraded, or not now; how it stands before. */
async function lookAt(
  life: Life,
  pool: pg.Pool,
  place: string,
): Promise<{ standing: Standing; lines: number; bytes: number }> {
  const standing = await findStanding(pool, migrationsOf(life));
  return { standing, lines: await demandAlone(pool, place), bytes: await measureDatabase(pool) };
}

/** Refuses while others are connected; how many lines the ledger has. */
async function demandAlone(pool: pg.Pool, place: string): Promise<number> {
  for (const since = performance.now(); ;) {
    const { lines, others } = await countOthers(pool);
    if (others === 0) return lines;
    if (performance.now() - since > endsWithinMs)
      throw new BadSetting(
        `数据库 ${place} 还有 ${others} 个连接在用，没有升级：先 systemctl stop hongdun（几台程序共用的，每一台都停下，别的工具也关掉）。(Others are using this database: stop the program first.)`,
      );
    await sleep(200);
  }
}

/** All that the first start of this version does before its pages open. */
async function bringForward(life: Life, config: Config, reached: Reached): Promise<void> {
  const lap = stopwatch();
  const { newest, missing } = await askOwner(reached.owner, (pool) => findStanding(pool, migrationsOf(life)));
  const { db, keyring } = await openCountyFor(life, config, Promise.resolve(reached));
  life.say(
    `从 ${stepOf(newest)} 到 ${stepOf(missing.at(-1) ?? newest)}：改了 ${missing.length} 步，${lap()} 秒。(The database was brought forward by so many steps.)`,
  );
  await fillKnowledge(db, readKnowledge, now());
  await sealFormer(life, db, keyring);
  life.say(
    `补上知识库、密封旧版留下的：${lap()} 秒。(What an earlier version left otherwise is filled in and sealed.)`,
  );
}

/** Seconds since it was made, or last looked at. */
function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    since = performance.now();
    return seconds;
  };
}

function stepOf(name: string | null): string {
  return name?.replace(/\.sql$/u, '') ?? '空的';
}

/** The figures, and that no line of the ledger is gone. */
async function proveMore(life: Life, reached: Reached, linesBefore: number): Promise<boolean> {
  const areFiguresRight = await verifyFigures(life, Promise.resolve(reached));
  const { lines: linesAfter } = await askOwner(reached.owner, countOthers);
  const hasAllLines = linesAfter >= linesBefore;
  life.say(
    hasAllLines
      ? `台账升级以前 ${linesBefore} 行，以后 ${linesAfter} 行。(Lines of the ledger before and after.)`
      : `台账少了：升级以前 ${linesBefore} 行，以后 ${linesAfter} 行。(Lines of the ledger are gone.)`,
  );
  return areFiguresRight && hasAllLines;
}

function isUpToDate({ newest, missing }: Standing): boolean {
  if (newest === null)
    throw new BadSetting(
      '数据库是空的，没有什么可升级：看看是不是要升级的那一个（DATA_DIR、DATABASE_URL）。(The database is empty: is it the one that was meant?)',
    );
  return missing.length === 0;
}

function sayUpToDate({ say }: Life, { newest }: Standing): true {
  say(`数据库已经是这一版的样子（${stepOf(newest)}），没有什么要升级的。(The database is at this version already.)`);
  return true;
}

/** An upgrade that has not come to a good end, whichever version began it. */
function leftBy(life: Life, config: Config, { newest, missing }: Standing): UpgradeNote | null {
  const stands = { build: ownBuild(life.root), from: stepOf(newest), missing: missing.length };
  return unfinishedUpgrade(notesIn(config), stands);
}

/** Nothing is rehearsed on what stands between two versions: a copy of it would say nothing of the county. */
function sayUnfinished(life: Life, left: UpgradeNote, { newest }: Standing): false {
  life.say(
    `${chinaTimeOf(left.at.toISOString()).replace('T', ' ')} 从 ${left.from} 开始的升级没有做完，或者核对发现了问题，数据库停在 ${stepOf(newest)}：没有在副本上练。接着做：停下程序（systemctl stop hongdun），${commandIn(life)} upgrade，它做完、核对，用的还是那时的备份 ${left.backup}。(An upgrade stands half done, so that nothing was rehearsed: stop the program and run upgrade, which goes on with it, or go back.)`,
  );
  life.say(wayBack(life, left.backup));
  return false;
}

/** The newest of the last day, or one that is made now. */
async function freshBackup(life: Life, config: Config, reaching: Promise<Reached>): Promise<string> {
  const [newest] = await listBackups(config.backup.folder);
  if (newest !== undefined && now().getTime() - newest.at.getTime() < freshMs) return newestOf(config);
  return backUpBefore(life, config, reaching);
}

/** The only way back: none, no upgrade. That it lies on this machine alone is said. */
async function backUpBefore(life: Life, config: Config, reaching: Promise<Reached>): Promise<string> {
  const lap = stopwatch();
  const { folder } = config.backup;
  const [newest] = await listBackups(folder);
  if (existsSync(folder) && newest !== undefined)
    await demandRoom(folder, 2 * statSync(join(folder, newest.name)).size + leastFreeBytes);
  const { name, why } = await backUp(life, config, reaching);
  const dump = join(folder, name);
  life.say(`先备份：${dump}，${lap()} 秒。(Backed up first.)`);
  if (why !== null) life.say(`备份做成了，没有拷到别处：${why}。(The copy elsewhere failed.)`);
  return dump;
}

function keysNotKept(life: Life): string {
  return `密钥还没有另外保存，退回去和恢复都要它：${commandIn(life)} keys backup - > /media/usb/hongdun-keys.age（或者 keys split），再来一次。(No copy of the keys is kept elsewhere: keep one first.)`;
}

/** What an operator types to reach this very program. */
function commandIn(life: Life): string {
  return join(life.root, 'deploy/hongdun');
}

function wayBack(life: Life, dump: string): string {
  const gone = existsSync(dump) ? '' : `${dump} 不在那里了，先从拷到别处的那一份放回来；`;
  return `要退回旧版（从这以后登记的不在里面）：${gone}停下程序；${commandIn(life)} open-backup ${dump} 一个空的文件夹；换回旧版的程序；数据目录改名留着，另建一个空的，放好 reporter.key；用旧版 restore 那个文件夹里的 .dump，再启动；解开的文件夹马上删掉。一步步见运行手册“退回旧版”，备份到期以前都退得回去。(How to go back: docs/operate.md.)`;
}

function migrationsOf(life: Life): string {
  return join(life.root, 'migrations');
}

function noteUpgrade(
  life: Life,
  { dataDir }: Config,
  { kind, isGood, from, missing, backup, lines }: Pick<UpgradeNote, 'kind' | 'isGood'> & Beginning,
): void {
  noteOutcome(join(dataDir, upgradeNotes), isGood, lines, [
    kind,
    ownBuild(life.root),
    from,
    backup,
    String(missing ?? ''),
  ]);
}

function notesIn({ dataDir }: Config): UpgradeNote[] {
  const file = join(dataDir, upgradeNotes);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return outcomesIn(text).map(
    ({ at, isGood, n: lines, words: [kind = '', build = '', from = '', backup = '', missing = ''] }) => ({
      at,
      isGood,
      kind,
      build,
      from,
      missing: missing === '' ? null : Number(missing),
      backup,
      lines,
    }),
  );
}
