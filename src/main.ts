/** Config → database → migrations → program and clock. The only file that knows everyone. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { pino } from 'pino';
import type { Announcement } from './actions/context.ts';
import { BadSetting, readProcessConfig, type Config } from './config.ts';
import { roleWords } from './domain/account.ts';
import { createApp, defaultLimits } from './http/app.ts';
import { startClock } from './jobs/clock.ts';
import { filesIn } from './outside/files.ts';
import { FolderInUse } from './outside/lock.ts';
import { mailChannel } from './outside/mail.ts';
import { findPostgres, startPostgres } from './outside/postgres.ts';
import { smsChannel } from './outside/sms.ts';
import { listAccounts } from './store/account.ts';
import { findCountyFacts } from './store/county.ts';
import { createDb, type Db } from './store/db.ts';
import { brokenWords, findBrokenLine } from './store/ledger.ts';
import { connectionAsApp, migrate } from './store/migrate.ts';
import { keepSecret } from './store/secret.ts';

/** A sentence for the person at the terminal; nothing is wrong with the program. */
class Problem extends Error {}
/** Ctrl-C came while starting. */
class Stopped extends Error {}

type Connection = string | pg.PoolConfig;

interface Database {
  db: Db;
  /** As the owner of the tables, for the queue's own tables. */
  owner: Connection;
  secret: string;
}

const commands: Record<string, (config: Config) => Promise<void>> = {
  /** The program; an empty database leads to the first-run page. */
  start: (config) => serve(config, false),
  /** The same, with the sample county in an empty database. */
  demo: (config) => serve(config, true),
  /** Brings the database to this version of the program, and ends. */
  migrate: async (config) => {
    await openDatabase(config);
    await end(0);
  },
  'verify-ledger': verifyLedger,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestServer = 170_000;
/** Requests under way may finish; lines that stay open, and slow ones, are cut after this. */
const patienceMs = 2000;
/** npm passes on a Ctrl-C that the terminal has sent to the program already: two so close together are one. */
const sameSignalMs = 1000;

/** What must be closed at the end, in the order in which it was opened. */
const opened: (() => Promise<unknown>)[] = [];
let isStarting = true;
let isEnding = false;
let toldAt = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// One request's forgotten promise must not end everybody's work; what else nobody caught must.
process.on('unhandledRejection', (error) => console.error(error));
process.on('uncaughtException', (error) => void fail(error));

try {
  const word = process.argv[2] ?? 'start';
  const command = commands[word];
  if (command === undefined) {
    const known = Object.keys(commands).join('、');
    throw new Problem(`没有“${word}”这个命令，可以用：${known}。(There is no such command.)`);
  }
  await command(readProcessConfig());
} catch (error) {
  await fail(error);
}

async function serve(config: Config, isDemo: boolean): Promise<void> {
  const { db, owner, secret } = await openDatabase(config);
  if (isDemo) {
    // Only here: the dictionary behind it is slow to read and the program itself does not need it.
    const { loadDemo } = await import('./demo/demo.ts');
    if (await loadDemo(db, config.demoPassword, new Date(), say)) goOn();
  }
  const logFile = join(config.dataDir, 'hongdun.log');
  // The demo's terminal is for people; a machine's journal takes the lines as they are.
  const log = pino({ level: config.logLevel }, pino.destination(isDemo ? { dest: logFile, mkdir: true } : 1));
  const files = filesIn(join(config.dataDir, 'files'));
  const channels = { sms: smsChannel(config.sms, log), email: mailChannel(config.smtp, log) };
  const { announce, listen } = loudspeaker();

  const clock = await startClock({ db, connection: owner, log, channels, files, announce });
  opened.push(() => clock.stop());
  goOn();
  const handler: { fetch: ReturnType<typeof createApp>['fetch'] | null } = { fetch: null };
  const server = createAdaptorServer({
    fetch: (request, env) => handler.fetch?.(request, env) ?? new Response(null, { status: 503 }),
  }) as Server;
  const port = await listenOn(server, config);
  opened.push(() => closeServer(server));
  const publicUrl = config.port === 0 ? config.publicUrl.replace(/:0$/u, `:${port}`) : config.publicUrl;
  const { trustProxy, secureCookies } = config;
  const folders = { deskFolder: join(root, 'dist/staff'), assetFolder: join(root, 'src/http/assets') };
  const settings = { publicUrl, trustProxy, secureCookies, ...folders };
  const limits = defaultLimits();
  handler.fetch = createApp({ db, files, log, settings, secret, now, announce, listen, limits }).fetch;
  goOn();
  isStarting = false;
  await greet(db, publicUrl, isDemo ? config.demoPassword : null);
}

/** The database of the settings, at this version of the program; the embedded one unless DATABASE_URL names another. */
async function openDatabase(config: Config): Promise<Database> {
  mkdirSync(config.dataDir, { recursive: true });
  let owner: Connection;
  if (config.databaseUrl === null) {
    const postgres = await startPostgres({ dataDir: config.dataDir, log: say });
    opened.push(() => postgres.stop());
    owner = postgres.url('hongdun');
  } else {
    owner = config.databaseUrl;
  }
  goOn();
  const pool = new pg.Pool({ ...configOf(owner), max: 1, connectionTimeoutMillis: 15_000 });
  try {
    await demandVersion(pool);
    const { applied, hasAppRole } = await migrate(pool, join(root, 'migrations'));
    if (applied.length > 0) say(`数据库已更新：${applied.length} 步。(The database was brought up to date.)`);
    if (!hasAppRole) {
      say(
        '数据库的用户不能建立角色，程序改以表的所有者身份工作，台账仍由触发器保护。(The database user may not make roles: the program works as the owner; the ledger is still held by its trigger.)',
      );
    }
    const secret = await keepSecret(pool, 'portal');
    const { db } = createDb(hasAppRole ? await connectionAsApp(pool, owner) : owner);
    opened.push(() => db.destroy());
    goOn();
    return { db, owner, secret };
  } finally {
    await pool.end();
  }
}

async function demandVersion(pool: pg.Pool): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    version = rows[0]?.version ?? 0;
  } catch (error) {
    const { code = (error as Error).message } = error as { code?: string };
    throw new Problem(
      `设置 DATABASE_URL 指的数据库连不上（${code}）。(The database of DATABASE_URL cannot be reached.)`,
    );
  }
  if (version < oldestServer) {
    throw new Problem(
      `设置 DATABASE_URL 指的数据库版本太旧（${Math.floor(version / 10_000)}），需要 PostgreSQL 17 以上。(The database of DATABASE_URL is older than PostgreSQL 17.)`,
    );
  }
}

/** Proves the chain of every matter, also while the program runs; ends with 1 and the first broken line otherwise. */
async function verifyLedger(config: Config): Promise<void> {
  const beside = config.databaseUrl === null ? await findPostgres(config.dataDir) : null;
  let db: Db;
  if (beside === null) ({ db } = await openDatabase(config));
  else {
    ({ db } = createDb(beside.url('hongdun'), 1));
    opened.push(() => db.destroy());
  }
  const { lines, broken } = await findBrokenLine(db);
  if (broken === null) {
    say(`台账完整，共 ${lines} 行。(The ledger is whole: ${lines} lines.)`);
    await end(0);
    return;
  }
  const { countyId, matterId, seq, why } = broken;
  const { zh, en } = brokenWords[why];
  say(
    `台账在这一行断开：县 ${countyId}，办件 ${matterId}，第 ${seq} 行，${zh}。(The ledger is broken at line ${seq} of matter ${matterId}, county ${countyId}: ${en}.)`,
  );
  await end(1);
}

function listenOn(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const name = error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'PORT' : 'HOST';
      reject(
        new Problem(
          `设置 ${name} 有误：不能在 ${host}:${port} 上监听（${error.code ?? error.message}），可能已被别的程序占用。(The setting ${name} is wrong: cannot listen there.)`,
        ),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(cut);
}

/** What one request changed, told to the desks that others have open. */
function loudspeaker() {
  const listeners = new Set<(announcement: Announcement) => void>();
  return {
    announce(announcement: Announcement) {
      for (const tell of listeners) tell(announcement);
    },
    listen(tell: (announcement: Announcement) => void) {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}

async function greet(db: Db, url: string, demoPassword: string | null): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) {
    say(`红盾已启动，请打开 ${url} 设立本县。(Hongdun is running; open the address to set up your county.)`);
    return;
  }
  say(
    `红盾已启动 Hongdun is running\n  群众网页 Citizens' portal  ${url}/\n  工作台   Staff desk         ${url}/desk/`,
  );
  if (demoPassword === null) return;
  say(`  各账号的密码 Password      ${demoPassword}`);
  const accounts = await listAccounts(db, county.county.countyId);
  for (const [role, words] of Object.entries(roleWords)) {
    const names = accounts.filter((one) => one.role === role).map((one) => `${one.loginName}（${one.name}）`);
    if (names.length > 0)
      say(`  ${words.zh} ${words.en}: ${names.slice(0, 3).join('、')}${names.length > 3 ? '…' : ''}`);
  }
  say('按 Ctrl-C 停止。(Press Ctrl-C to stop.)');
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
  if (!(error instanceof Stopped)) console.error(isExpected ? error.message : error);
  await end(error instanceof Stopped ? 0 : 1);
}

/** Closes what was opened, last first, and ends the process. */
async function end(code: number): Promise<void> {
  isEnding = true;
  while (opened.length > 0) {
    try {
      await opened.pop()?.();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

function say(line: string): void {
  console.log(line);
}

function configOf(connection: Connection): pg.PoolConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
}

function now(): Date {
  return new Date();
}
