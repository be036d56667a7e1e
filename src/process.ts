/** The process: settings, signals, the database server, and then the program itself, which is read while that server starts. */
import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadSetting, cannotListen, readProcessConfig, type Config } from './config.ts';
import { whyNotFree } from './outside/free-port.ts';
import { findElsewhere } from './outside/place.ts';
import { FolderInUse } from './outside/lock.ts';
import { findPostgres, startPostgres } from './outside/postgres.ts';
import type * as program from './program.ts';

/** A sentence for the person at the terminal; nothing is wrong with the program. */
class Problem extends Error {}
/** Ctrl-C came while starting. */
class Stopped extends Error {}

/** npm passes on a Ctrl-C that the terminal has sent to the program already: two so close together are one. */
const sameSignalMs = 1000;

/** What must be closed at the end, in the order in which it was opened. */
const opened: (() => Promise<unknown>)[] = [];
let isStarting = true;
let isEnding = false;
let toldAt = 0;
let ending: Promise<void> | null = null;

const life: program.Life = {
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Built, the program serves what the build pressed; as sources, what is being written.
  assets: import.meta.url.endsWith('.ts') ? 'src/http/assets' : 'dist/assets',
  say,
  opened: (close) => void opened.push(close),
  goOn,
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// One request's forgotten promise must not end everybody's work; what else nobody caught must.
process.on('unhandledRejection', (error) => void tell(error));
process.on('uncaughtException', (error) => void fail(error));

// Not awaited here: what is read later may share modules with this one, which must have been read to its end.
void run(process.argv[2] ?? 'start').catch(fail);

async function run(word: string): Promise<void> {
  if (word === 'start' || word === 'demo') await serve(word);
  else await command(word);
  isStarting = false;
  goOn();
}

/** The program; an empty database leads to the first-run page, in a demo to the sample county. */
async function serve(word: 'start' | 'demo'): Promise<void> {
  const config = readProcessConfig();
  // The sample county takes a minute to load, and a place that is taken is known at once.
  const taken = word === 'demo' ? await whyNotFree(config) : null;
  if (taken !== null) throw cannotListen(config, taken);
  const reaching = reachDatabase('alone', config);
  // Told below to who waits for it.
  reaching.catch(() => undefined);
  await (await import('./program.ts')).serve(life, config, reaching, word === 'demo');
}

/** One command of the table, after which the process ends. */
async function command(word: string): Promise<void> {
  const { commands, helpLines } = await import('./commands.ts');
  if (word === 'help' || word === '--help') {
    helpLines().forEach(say);
    return end(0);
  }
  const row = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (row === undefined) {
    const known = ['start', 'demo', ...Object.keys(commands), 'help'].join('、');
    throw new Problem(`没有“${word}”这个命令，可以用：${known}。(There is no such command.)`);
  }
  const words = process.argv.slice(3);
  const why = row.why?.(words) ?? null;
  if (why !== null) throw new Problem(why);
  const config = readProcessConfig();
  let reaching: Promise<program.Reached> | null = null;
  const reach = (how: 'beside' | 'alone') => {
    reaching ??= reachDatabase(how, config);
    // Told to who waits for it, however late that is.
    reaching.catch(() => undefined);
    return reaching;
  };
  return end((await row.run({ life, config, words, reach })) ? 0 : 1);
}

/** The embedded server, which is started unless DATABASE_URL names another. */
async function reachDatabase(how: 'beside' | 'alone', { dataDir, databaseUrl }: Config): Promise<program.Reached> {
  makeDataFolder(dataDir);
  if (databaseUrl !== null) return { owner: databaseUrl, place: placeOf(databaseUrl), isBeside: false };
  demandNotMoved(dataDir);
  const embedded = (folder: string) => `自带的 ${folder}`;
  const beside = how === 'beside' ? await findPostgres(dataDir, say) : null;
  if (beside !== null) return { owner: beside.url('hongdun'), place: embedded(beside.where), isBeside: true };
  const postgres = await startPostgres({ dataDir, log: say });
  opened.push(() => postgres.stop());
  return { owner: postgres.url('hongdun'), place: embedded(postgres.where), isBeside: false };
}

/** The host and the name of a database by its address, and never its password. */
function placeOf(url: string): string {
  const [, host = '', name = ''] = /^[a-z]+:\/\/(?:.*@)?([^/?]*)\/([^?]*)/u.exec(url) ?? [];
  return `${host || (new URLSearchParams(url.split('?')[1]).get('host') ?? '')}/${name}`;
}

/** The embedded database that was left behind is nobody's to work on: what it proves, keeps and seals is not the county's. */
function demandNotMoved(dataDir: string): void {
  const moved = findElsewhere(dataDir);
  if (moved === null) return;
  throw new BadSetting(
    `这个目录的数据库已经搬到 ${moved.place}，这里自带的是留下的旧的，没有动它。请由 root 运行 /opt/hongdun/deploy/hongdun（它读 /etc/hongdun.env 里的 DATABASE_URL），或者在设置里写上 DATABASE_URL；真要退回自带的，先删掉 ${moved.file}。(The database of this folder has moved: run deploy/hongdun as root, which reads DATABASE_URL from /etc/hongdun.env.)`,
  );
}

/** A data folder that cannot be is a wrong setting; which one and why is said in a sentence. */
function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    closeToOthers(dataDir);
    // What is written into it from here on is for this user alone; what the database's own user must reach is opened where it is made.
    process.umask(0o077);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why: Readonly<Record<string, string>> = {
      EACCES: '属于另一个用户，这个用户写不进去：请用原来的用户启动，或者由 root 用 chown 交给程序的用户',
      EPERM: '属于另一个用户，这个用户写不进去：请用原来的用户启动，或者由 root 用 chown 交给程序的用户',
      EROFS: '是只读的，服务里应写 /var/lib/hongdun',
      EEXIST: '是一个文件，不是目录',
      ENOTDIR: '上面有一级是文件，不是目录',
    };
    if (why[code] === undefined) throw error;
    throw new BadSetting(
      `设置 DATA_DIR 有误：目录 ${dataDir} ${why[code]}。(The setting DATA_DIR is wrong: this folder cannot be used, ${code}.)`,
    );
  }
}

/**
 * What lies in the folder names people: nobody else of this machine reads it, also where an earlier version left it open. Root's
 * database server is another user, who must pass through the folder; one that many share is left as it is.
 */
function closeToOthers(dataDir: string): void {
  const isRoot = process.getuid?.() === 0;
  const { mode, uid } = statSync(dataDir);
  if (uid === process.getuid?.() && (mode & 0o1000) === 0) chmodSync(dataDir, isRoot ? 0o711 : 0o700);
  for (const [name, own] of [
    ['files', 0o700],
    ['tables', 0o700],
    ['hongdun.log', 0o600],
    ['postgres-start.log', 0o600],
  ] as const) {
    const path = join(dataDir, name);
    if (statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()) chmodSync(path, own);
  }
}

/** At the first signal everything is closed in its turn; at a second one the program ends at once. */
function stop(): void {
  if (isEnding) {
    if (performance.now() - toldAt > sameSignalMs) process.exit(1);
    return;
  }
  isEnding = true;
  toldAt = performance.now();
  say('正在停止…… Stopping…');
  // While starting, the step under way is finished first, so that what it opened is known and can be closed.
  if (!isStarting) void end(0);
}

/** Leaves the start between two of its steps when it was told to stop. */
function goOn(): void {
  if (isEnding) throw new Stopped();
}

/** An error of nobody's making ends the program; the machine's supervisor starts it again. */
async function fail(error: unknown): Promise<void> {
  const isExpected = error instanceof Problem || error instanceof BadSetting || error instanceof FolderInUse;
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC')
    console.error('磁盘满了，程序起不来：请先腾出空间，再启动。(The disk is full: make room, then start again.)');
  else if (isExpected) console.error(error.message);
  else if (!(error instanceof Stopped)) await tell(error);
  await end(error instanceof Stopped ? 0 : 1);
}

/** Closes what was opened, last first, and ends the process; asked again meanwhile, it goes on with the first ending. */
function end(code: number): Promise<void> {
  ending ??= close(code);
  return ending;
}

/** What does not close within the time of the server's own stop holds nobody up. */
const closesWithinMs = 80_000;

async function close(code: number): Promise<void> {
  isEnding = true;
  setTimeout(() => process.exit(code), closesWithinMs).unref();
  while (opened.length > 0) {
    try {
      await opened.pop()?.();
    } catch (error) {
      await tell(error);
    }
  }
  process.exit(code);
}

/** Read when there is something to tell, for a start waits for whatever is read before. */
async function tell(error: unknown): Promise<void> {
  const { printedOf } = await import('./store/base/db.ts');
  console.error(printedOf(error));
}

function say(line: string): void {
  console.log(line);
}
