/** The process: settings, signals, the database server, and then the program itself, which is read while that server starts. */
import { fileURLToPath } from 'node:url';
import { BadSetting, cannotListen, isBeside, processDoubts, readProcessConfig, type Config } from './config.ts';
import { typedFault } from './commands/typed-path.ts';
import { StartFault } from './domain/base/start/start-fault.ts';
import { openDataFolder } from './outside/machine/data-folder.ts';
import { whyNotFree } from './outside/free-port.ts';
import { demandMade, findElsewhere } from './outside/place.ts';
import { holderOf } from './outside/lock.ts';
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
/** One command, which is not done when it is stopped; a server that is stopped has ended well. */
let isCommand = false;
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
// Begun by a program that is no more, however it ended: nobody waits for this command, and the next one may be begun.
if (isBeside()) process.stdin.on('end', stop).resume().unref();
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
  await demandFree(config);
  if (word === 'start') processDoubts().forEach(say);
  const reaching = reachDatabase('alone', config);
  // Told below to who waits for it.
  reaching.catch(() => undefined);
  await (await import('./program.ts')).serve(life, config, reaching, word === 'demo');
}

/** A place that is taken is known before a database is made, and who works in the folder already is the reason that is nearer. */
async function demandFree(config: Config): Promise<void> {
  const taken = await whyNotFree(config);
  if (taken === null) return;
  const pid = holderOf(config.dataDir);
  if (pid !== null) throw new StartFault('folder-in-use', { pid, folder: config.dataDir });
  throw cannotListen(config, taken);
}

/** One command of the table, after which the process ends. */
async function command(word: string): Promise<void> {
  const { commandOf, commands, helpLines } = await import('./commands.ts');
  if (word === 'help' || word === '--help') {
    helpLines().forEach(say);
    return end(0);
  }
  isCommand = true;
  const row = commandOf(word);
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
    if (row.makes !== true && config.databaseUrl === null) demandMade(config.dataDir);
    reaching ??= reachDatabase(how, config);
    // Told to who waits for it, however late that is.
    reaching.catch(() => undefined);
    return reaching;
  };
  return end((await row.run({ life, config, words, reach })) ? 0 : 1);
}

/** The embedded server, which is started unless DATABASE_URL names another. */
async function reachDatabase(how: 'beside' | 'alone', { dataDir, databaseUrl }: Config): Promise<program.Reached> {
  openDataFolder(dataDir);
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
  throw new StartFault('database-moved', moved);
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
  const known = await import('./program.ts').then(
    ({ understood }) => understood(error),
    // The program's own files may be what is gone, under a program that runs: it ends all the same.
    () => error,
  );
  const typed = isCommand ? typedFault(known, process.argv.slice(3)) : null;
  if (typed !== null) console.error(typed);
  else if (known instanceof StartFault || known instanceof BadSetting || known instanceof Problem)
    console.error(known.message);
  else if (!(known instanceof Stopped)) await tell(known);
  await end(known instanceof StartFault ? known.exit : known instanceof Stopped && !isCommand ? 0 : 1);
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

/** Read when there is something to tell, for a start waits for whatever is read before. Never fails: it is what tells of failures. */
async function tell(error: unknown): Promise<void> {
  const printed = await import('./store/base/db.ts').then(
    ({ printedOf }) => printedOf(error),
    () => bareOf(error),
  );
  console.error(printed);
}

/** Without the program's own files nobody knows whether an error names a person. */
function bareOf(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  return `没有做完（${code ?? name}）：程序自己的文件不在了，程序的目录被删掉或者换过；放好一份完整的程序，再来一次。(The program's own files are gone from under it: put a whole copy in place, and do it again.)`;
}

function say(line: string): void {
  console.log(line);
}
