/** The program beyond its start: the database at its version, the desk and the clock. Only this file and process.ts know everyone. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { openSharedCounts, type SharedCounts } from './actions/base/shared-counts.ts';
import { openTrailBook, type TrailBook } from './actions/base/trail-book.ts';
import { fillKnowledge } from './actions/inquiry/knowledge.ts';
import { sealAnew } from './actions/base/sealing.ts';
import { useHooks } from './actions/matter/hook/hook.ts';
import { sealings } from './actions/desk/sealings.ts';
import { countShutReporters } from './actions/tipoff/reporter.ts';
import { besideEnvironment, cannotListen, keyFilesOf, type Config } from './config.ts';
import { StartFault } from './domain/base/start/start-fault.ts';
import { roleWords } from './domain/county/account.ts';
import type { Keyring } from './domain/base/keyring.ts';
import type { Machine } from './domain/base/upkeep.ts';
import { keepImportDays } from './domain/exchange/import/import.ts';
import type { Clock } from './jobs/clock.ts';
import { startForwarding } from './jobs/forward-trail.ts';
import type { Deps, Settings } from './http/front.ts';
import { loudspeaker } from './http/base/live/loudspeaker.ts';
import { board } from './http/base/live/board.ts';
import type { Boards } from './http/base/live/neighbours.ts';
import { presenceBoard } from './http/base/live/presence-board.ts';
import { demandMarkedStore, demandOneVersion, demandOwnFiles, selfOf, whereFilesAre } from './instances.ts';
import { clamdAt } from './outside/clamd.ts';
import { findOffice, pdfMakerOf } from './outside/office-pdf.ts';
import { lineTo } from './outside/exchange.ts';
import { isSameSecret, isSignedWith } from './outside/signature.ts';
import { oidcAt } from './outside/oidc.ts';
import { noteElsewhere } from './outside/place.ts';
import { filePlaceOf, filesAt, type Files } from './outside/files.ts';
import { findKeyring, keyringIn } from './outside/keyring.ts';
import type { RunWork } from './domain/matter/upkeep/upkeep-work.ts';
import { ownCommands } from './outside/machine/own-command.ts';
import { machineOf } from './outside/machine/machine.ts';
import { scannerWatch } from './outside/machine/scanner-watch.ts';
import { mailChannel } from './outside/mail.ts';
import { readAlarm, readFirstAid, readKnowledge } from './outside/seeds.ts';
import { hookChannel, isShutHost, probeHook, sampleHookChannel } from './outside/gateway/hook.ts';
import { smsChannel, type Channels } from './outside/sms.ts';
import { syslogTo } from './outside/log/syslog.ts';
import { fileStoreAwayZh, StoreFailed } from './outside/shelf/s3.ts';
import { provenShelf } from './outside/shelf/shelf.ts';
import { storeWatch } from './outside/shelf/store-watch.ts';
import { textFilesIn } from './outside/text-file/text-files.ts';
import { tablesIn } from './outside/spreadsheet.ts';
import { listAccounts } from './store/county/account.ts';
import { findHookPlace } from './store/matter/hook/hook-system.ts';
import { findCountyFacts, isSampleCounty } from './store/county/county.ts';
import {
  answersWithinMs,
  createDb,
  isDiskFull,
  loggedOf,
  outageOf,
  probeOn,
  type Db,
  type Probe,
} from './store/base/db.ts';
import { useKeys } from './store/base/keys.ts';
import { connectionAsApp, connectionAsOwner, migrate } from './store/base/migrate.ts';
import { demandVersion } from './store/base/wire/server-version.ts';
import { openRelay, type Relay } from './store/base/shared/relay.ts';
import { findUnfitKeys, keepPrints, markName, type MissingKeys } from './store/base/sealing-keys.ts';
import { forgetCutLoad, keepCutLoad } from './store/exchange/sample-load.ts';
import { portalSecret, setUpCode } from './store/base/derived-key.ts';

export type Connection = string | pg.PoolConfig;

/** The process that the program lives in. */
export interface Life {
  /** The package's folder, with its migrations and the built desk. */
  root: string;
  /** The folder within it from which the files of the portal and the papers are served. */
  assets: string;
  say: (line: string) => void;
  /** Remembers what must be closed at the end, last opened first. */
  opened: (close: () => Promise<unknown>) => void;
  /** Leaves the start between two of its steps when the process was told to stop. */
  goOn: () => void;
}

/** The database as its owner. */
export interface Reached {
  owner: Connection;
  /** Which one it is, without its password, for whoever must know what was looked at. */
  place: string;
  /** True when another hongdun works on it, which keeps it at its own version. */
  isBeside: boolean;
}

interface Database {
  db: Db;
  probe: Probe;
  owner: Connection;
  /** How the program's own role connects. */
  connection: pg.PoolConfig;
}

/** Requests under way may finish; lines that stay open, and slow ones, are cut after this. */
const patienceMs = 2000;

/**
 * Who opens a line and says nothing, or a word a minute, is cut off: a browser has said what it wants within seconds. A form with
 * photos over a villager's line may take its minutes.
 */
const slowest = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 5000 };

/** Opens the database, listens, and starts the clock; what was opened is closed by the life. */
export async function serve(life: Life, config: Config, reaching: Promise<Reached>, isDemo: boolean): Promise<void> {
  // The pages are read while the database is reached and brought up to date.
  const reading = import('./http/front.ts');
  const following = readFollowing();
  const { db, probe, owner, connection, keyring, files } = await openCounty(life, config, reaching, isDemo);
  const log = openLog(config, isDemo);
  const machine = machineHere(life, config, isDemo);
  const tables = tablesIn(join(config.dataDir, 'tables'), keepImportDays);
  const channels = channelsOf(config, { db, keyring, log }, isDemo);
  const scanner = config.clamdSocket === null ? null : clamdAt(config.clamdSocket);
  const office = findOffice();
  const { line, below } = linesOf(config);
  const { relay, boards } = await openBoards(life, config, { db, connection, keyring });

  // Begun last and ended after the last request, whose messages it sends.
  let clock: Clock | null = null;
  life.opened(async () => clock?.stop());
  const trail = keepTrail(life, db, config, log);
  const { createFront, defaultLimits } = await reading;
  const { handler, server } = desk();
  const port = await listenOn(server, config);
  life.opened(() => closeServer(server));
  const settings = settingsOf(life, config, port, isDemo);
  const deps: Deps = {
    db,
    probe,
    machine,
    files,
    tables,
    textFiles: textFilesIn(join(config.dataDir, 'arriving-texts'), scanner),
    scanner,
    pdfMaker: office === null ? null : pdfMakerOf(office, join(config.dataDir, 'office')),
    log,
    settings,
    secret: portalSecret(keyring),
    keyring,
    alarm: readAlarm,
    firstAid: readFirstAid,
    now,
    ...boards.loudspeaker,
    ...(await following),
    limits: defaultLimits(countTogether(life, relay, { db, keyring, log })),
    trail,
    line,
    below,
    ...switchboardOf(config, boards),
    ...waysOf(config, channels, isDemo),
    changelog: () => changelogIn(life.root),
    sso: config.oidc === null ? null : oidcAt(config.oidc),
  };
  const whole = readWhole(handler, deps);
  handler.fetch = createFront(deps, whole);
  life.goOn();
  await sayDatabase(life, config, reaching);
  await greet(life, db, { url: settings.publicUrl, keyring, demoPassword: isDemo ? config.demoPassword : null });
  life.goOn();
  // Pages do not wait for the queue: what a change would send before it runs is found by its first turn.
  const { startClock } = await import('./jobs/clock.ts');
  const others = { channels, files, tables, scanner, line, below, ...placesOf(config, settings) };
  const needs = { db, probe, machine, connection: owner, log, keyring, announce: deps.announce, ...others };
  clock = await onceItAnswers(life, () => startClock(needs));
  await whole();
}

/** What is seen of the machine, and of what it leans on elsewhere. */
function machineHere({ root }: Life, config: Config, isDemo: boolean): Machine {
  return machineOf(config.dataDir, versionIn(root), !isDemo, keyFilesOf(config), {
    publicUrl: config.publicUrl,
    storeFault: storeWatch(config.fileStore),
    scanner: scannerWatch(config.clamdSocket),
    hasSwitchboard: config.switchboardKey !== null,
    isPractice: config.isPractice,
    backupFolder: config.backup.folder,
  });
}

/** What the clock's work takes from the settings as it stands there. */
function placesOf({ ledgerHeads, smsReceipts }: Config, { publicUrl }: Pick<Deps['settings'], 'publicUrl'>) {
  return { headPlaces: ledgerHeads, tellsArrival: smsReceipts !== null, publicUrl };
}

/** The line to the network above, and those to the counties below. */
function linesOf({ exchange, exchangeCounties }: Config) {
  return {
    line: exchange === null ? null : lineTo(exchange),
    below: exchangeCounties.map((one) => ({ countyId: one.countyId, line: lineTo(one) })),
  };
}

/** What is told to the open desks as it happens, and whether it comes from the county's switchboard, where one is connected. */
function switchboardOf(
  { switchboardKey: key }: Config,
  { calls, drafts, presence }: Boards,
): Pick<Deps, 'calls' | 'drafts' | 'presence' | 'isOfSwitchboard'> {
  const isOfSwitchboard: Deps['isOfSwitchboard'] = key === null ? null : (signed) => isSignedWith(key, signed);
  return { calls, drafts, presence, isOfSwitchboard };
}

/** What leads out of the house, as the pages know it, and what the administrator may have the program do for itself. */
function waysOf(
  config: Config,
  { sms, email }: Channels,
  isDemo: boolean,
): Pick<Deps, 'smsProbe' | 'hookWay' | 'waysOut' | 'smsReceipts' | 'runWork'> {
  return {
    smsProbe: sms.probe ?? null,
    hookWay: hookWayOf(config, isDemo),
    waysOut: { sms: sms.onlyLogs === undefined, email: email.onlyLogs === undefined },
    smsReceipts: receiptsOf(config),
    runWork: runWorkOf(isDemo),
  };
}

/** The commands that the administrator may have run from the desk; the sample county has nothing to back up. */
function runWorkOf(isDemo: boolean): RunWork | null {
  const { execPath, execArgv, argv } = process;
  const [, script] = argv;
  return isDemo || script === undefined ? null : ownCommands({ execPath, execArgv, script, env: besideEnvironment() });
}

/** The ways out of the house; the systems that are told stand in the settings, and in the database where they were entered at the desk. */
function channelsOf(
  { sms, smtp, hooks, isPractice }: Config,
  { db, keyring, log }: { db: Db; keyring: Keyring; log: Logger },
  isDemo: boolean,
): Channels {
  useHooks(hooks);
  const out = hookChannel(hooks, now, (id) => findHookPlace(db, keyring, id));
  const hook = isDemo || isPractice ? sampleHookChannel(out, hooks, log) : out;
  return { sms: smsChannel(sms, log, isDemo), email: mailChannel(smtp, log), hook };
}

/** What the pages know of the systems in the settings, whose secrets stay here, and how one of them is tried. */
function hookWayOf({ hooks, isPractice }: Config, isDemo: boolean): NonNullable<Deps['hookWay']> {
  return {
    inFile: hooks.map(({ name, url, events, local }) => ({ name, url, events, local })),
    isShut: isShutHost,
    isSample: isDemo || isPractice,
    probe: (to, letter) => probeHook(hooks, to, letter),
  };
}

function receiptsOf({ smsReceipts }: Config): NonNullable<Deps['smsReceipts']> | null {
  if (smsReceipts === null) return null;
  const { kind, key } = smsReceipts;
  return { kind, isKey: (shown) => isSameSecret(key, shown) };
}

/** The boards of this program; on a database of the county's own others may work beside it, whose desks hear it too. */
async function openBoards(
  life: Life,
  { databaseUrl }: Config,
  { db, connection, keyring }: Pick<Database, 'db' | 'connection'> & { keyring: Keyring },
): Promise<{ relay: Relay | null; boards: Boards }> {
  const own: Boards = { loudspeaker: loudspeaker(), calls: board(), drafts: board(), presence: presenceBoard() };
  if (databaseUrl === null) return { relay: null, boards: own };
  const { joinNeighbours } = await import('./http/base/live/neighbours.ts');
  const relay = await openRelay(connection, selfOf(life.root, keyring));
  life.opened(() => relay.close());
  return { relay, boards: joinNeighbours(own, relay, { db, keyring }) };
}

/** What is counted of tries and bytes here, and by every other program on the database. */
function countTogether(
  life: Life,
  relay: Relay | null,
  of: { db: Db; keyring: Keyring; log: Logger },
): SharedCounts | null {
  if (relay === null) return null;
  const shared = openSharedCounts(of, relay.hasOthers, (error) =>
    of.log.error(loggedOf(error), '次数没有和别的程序合起来数，会再合；这一台自己的照数'),
  );
  life.opened(() => shared.close());
  return shared;
}

/** The whole of what is served, read at the first asking; from then on it answers everything itself. */
function readWhole(handler: { fetch: FetchCallback | null }, deps: Deps) {
  const read = async () => {
    const { createApp } = await import('./http/app.ts');
    const { fetch } = createApp(deps);
    handler.fetch = fetch;
    return fetch;
  };
  let reading: ReturnType<typeof read> | null = null;
  return () => (reading ??= read());
}

/** The county's database with the keys that fit it and its files; what an earlier version left otherwise is brought up to date. */
async function openCounty(life: Life, config: Config, reaching: Promise<Reached>, isDemo: boolean) {
  const found = findKeyring(config.reporterKeyFile);
  const { db, probe, owner, connection } = await openDatabase(life, reaching, isDemo ? 'demo' : 'start');
  const keyring = await demandKeyring(life, config, found, owner);
  useKeys(db, keyring, config.reporterKeysLost);
  const files = await openFiles(life, config, owner);
  if (isDemo) {
    await demandSample(db, config);
    const { loadDemo } = await import('./demo/demo.ts');
    if (await loadDemo(db, { keyring, files }, config.demoPassword, new Date(), life.say)) life.goOn();
  }
  await fillKnowledge(db, readKnowledge, new Date());
  await sealFormer(life, db, keyring);
  return { db, probe, owner, connection, keyring, files };
}

/** A county's own people are no sample: a demo would serve them without its clocks of texts, and print their names beside a password. */
async function demandSample(db: Db, { dataDir, databaseUrl }: Config): Promise<void> {
  const found = await findCountyFacts(db);
  if (found === null || (await isSampleCounty(db, found.county.countyId))) return;
  const place = databaseUrl === null ? dataDir : 'DATABASE_URL 写的数据库';
  throw new StartFault('demo-on-county', { place, county: found.county.name });
}

/** Where the mark says that they are, and nowhere else. A store that is away keeps nobody from the desk. */
async function openFiles(life: Life, asked: Config, owner: Connection): Promise<Files> {
  const config = await askOwner(owner, (pool) => whereFilesAre(pool, asked));
  if (config !== asked)
    life.say(
      '附件还在文件夹里，没有搬进设置 FILES_STORE 写的对象存储：照旧用文件夹；要搬的，接着运行 hongdun move-files，搬回来了的，去掉 FILES_STORE。(The attachments lie in the folder, and not in the store of FILES_STORE.)',
    );
  const place = filePlaceOf(config);
  try {
    await askOwner(owner, (pool) => demandOwnFiles(pool, config));
  } catch (error) {
    if (!(error instanceof StoreFailed)) throw error;
    life.say(
      `${fileStoreAwayZh(error)}先启动，附件等它通了再收。(The store of attachments does not answer; starting all the same.)`,
    );
  }
  if (config.fileStore === null) return filesAt(place);
  return filesAt({
    ...place,
    shelf: provenShelf(place.shelf, () => askOwner(owner, (pool) => demandMarkedStore(pool, place))),
  });
}

async function sayDatabase(life: Life, { databaseUrl, dataDir }: Config, reaching: Promise<Reached>): Promise<void> {
  const { place } = await reaching;
  life.say(`数据库：${place}。(The database.)`);
  // From now on whoever looks into this folder without DATABASE_URL would look at what was left behind.
  if (databaseUrl !== null) noteElsewhere(dataDir, place);
}

/** The lists that name what stands in every wing. */
async function readFollowing() {
  const [{ followers }, { holdings }, { remarkedDockets }] = await Promise.all([
    import('./actions/desk/followers.ts'),
    import('./actions/desk/holdings.ts'),
    import('./domain/desk/dockets.ts'),
  ]);
  return { followers, holdings, remarkedDockets };
}

/** What is looked at is written by the second and at the end, and sent on where the settings name a machine that keeps logs. */
function keepTrail(life: Life, db: Db, { auditSyslog }: Config, log: Logger): TrailBook {
  if (auditSyslog !== null) {
    const forwarding = startForwarding(db, syslogTo(auditSyslog), log);
    life.opened(() => forwarding.stop());
  }
  const trail = openTrailBook(db, (error, held, isDropped) =>
    log.error(
      { ...loggedOf(error), held },
      isDropped === true ? '审计留痕有一行数据库不收，丢弃了' : '审计留痕没有写进去，会再写',
    ),
  );
  life.opened(() => trail.close());
  return trail;
}

type FetchCallback = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** The server, which says that it is not there yet until it knows who answers. */
function desk(): { handler: { fetch: FetchCallback | null }; server: Server } {
  const handler: { fetch: FetchCallback | null } = { fetch: null };
  const fetch: FetchCallback = (request, env) => handler.fetch?.(request, env) ?? new Response(null, { status: 503 });
  return { handler, server: createAdaptorServer({ fetch, serverOptions: slowest }) as Server };
}

/** What each version brought; a program that was taken apart from it has nothing to say. */
function changelogIn(root: string): Promise<string> {
  return readFile(join(root, 'CHANGELOG.md'), 'utf8').catch(() => '');
}

export function versionIn(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The demo's terminal is for people; a machine's journal takes the lines as they are. */
function openLog({ dataDir, logLevel }: Config, isDemo: boolean): Logger {
  const destination = pino.destination(isDemo ? { dest: join(dataDir, 'hongdun.log'), mkdir: true } : 1);
  // A full disk takes no line of the log; the work that is logged goes on.
  destination.on('error', () => undefined);
  return pino({ level: logLevel }, destination);
}

/** The database may go away while the clock starts, as it may later: the pages stay, and the start is tried again. */
async function onceItAnswers<T>(life: Life, start: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (outageOf(error) === null) throw error;
      life.say('数据库暂时连不上，过几秒再试……(The database does not answer; trying again in some seconds…)');
      await sleep(2000);
      life.goOn();
    }
  }
}

/** What the pages read of the settings, once it is known where they are listened for. */
function settingsOf(
  { root, assets }: Life,
  { port: asked, publicUrl, trustProxy, secureCookies, opensMetrics, auditSyslog, isPractice }: Config,
  port: number,
  isDemo: boolean,
): Settings {
  return {
    publicUrl: asked === 0 ? publicUrl.replace(/:0$/u, `:${port}`) : publicUrl,
    trustProxy,
    secureCookies,
    isDemo,
    isPractice,
    opensMetrics,
    forwardsTrail: auditSyslog !== null,
    deskFolder: join(root, 'dist/staff'),
    assetFolder: join(root, assets),
  };
}

/** The database at this version of the program, as the role that cannot touch the ledger's past. */
export async function openDatabase(
  life: Life,
  reaching: Promise<Reached>,
  opening: 'demo' | 'start' | 'work' = 'work',
): Promise<Database> {
  const { owner } = await reaching;
  life.goOn();
  const pool = poolOf(owner);
  try {
    await demandVersion(pool, typeof owner === 'string', life);
    if (typeof owner === 'string') await demandOneVersion(pool, life.root);
    if (opening === 'demo' && typeof owner !== 'string' && (await forgetCutLoad(pool)))
      life.say(
        '上次装入样例县没有装完，从头再装。(The last loading of the sample county was cut off; it begins anew.)',
      );
    if (opening === 'start') await keepCutLoad(pool);
    const { applied, hasAppRole } = await migrate(pool, join(life.root, 'migrations'));
    if (applied.length > 0) life.say(`数据库已更新：${applied.length} 步。(The database was brought up to date.)`);
    if (!hasAppRole) {
      life.say(
        '数据库的用户不能建立角色，程序改以表的所有者身份工作，台账仍由触发器保护。(The database user may not make roles: the program works as the owner; the ledger is still held by its trigger.)',
      );
    }
    const limited = hasAppRole ? await connectionAsApp(pool, owner) : connectionAsOwner(owner);
    const connection = opening === 'work' ? withoutHaste(limited) : { ...limited, query_timeout: answersWithinMs };
    const { db } = createDb(connection);
    life.opened(() => db.destroy());
    const probe = probeOn(connection);
    life.opened(() => probe.close());
    life.goOn();
    return { db, probe, owner, connection: limited };
  } finally {
    await pool.end();
  }
}

/** A command proves or seals everything, which may take longer than any page may. */
export function withoutHaste(connection: pg.PoolConfig): pg.PoolConfig {
  return { ...connection, options: `${connection.options ?? ''} -c statement_timeout=0` };
}

/**
 * The keys that fit the database. They are made at the first start alone: where something is sealed already, or the county has
 * used another mark, new keys would open nothing and recognise nobody, and hide that the old ones are gone.
 */
export async function demandKeyring(
  { say }: Pick<Life, 'say'>,
  { reporterKeyFile: file, reporterKeysLost: lost }: Config,
  found: Keyring | null,
  owner: Connection,
): Promise<Keyring> {
  const pool = poolOf(owner);
  try {
    const { missing, changed } = await findUnfitKeys(pool, found);
    if (changed.length > 0) throw new StartFault('keys-changed', { file, ids: changed.join('、') });
    if ([...missing.keys()].some((id) => !lost.has(id))) throw missingKeys(file, found, missing);
    if (missing.size > 0)
      say(
        `设置 REPORTER_KEYS_LOST 说已经丢了的密钥：${[...missing.keys()].join('、')}；用它们密封的打不开。(Lost keys, as the setting says; what they sealed stays sealed.)`,
      );
    if (missing.has(markName)) say(otherMarkWords);
    const keyring = found ?? keyringIn(file);
    await keepPrints(pool, keyring);
    return keyring;
  } finally {
    await pool.end();
  }
}

/** Said once, for from now on the county uses the new one. */
const otherMarkWords =
  '认人的 mark 换了：以前给的查询码不认了，以前的件按电话、证件号码查不到，也认不出是同一个人。电话和证件号码打得开的可以补：在密钥文件末尾加新的一把，重启，再做 reseal，做完就查得到。' +
  '(The mark is another one: no former query code is known, and no former record is found by its telephone, until a new key is added and all is sealed anew by `reseal`.)';

function missingKeys(file: string, found: Keyring | null, missing: MissingKeys): StartFault {
  const sealed = [...missing].filter(([id]) => id !== markName);
  const what = [
    ...sealed.map(([id, n]) => `密钥 ${id}（有 ${n} 处要用它：密封的举报人、草稿，台账）`),
    ...(missing.has(markName) ? [`本县一直在用的 ${markName}（认出同一个人的那一行）`] : []),
  ].join('、');
  const ids = [...missing.keys()].join(',');
  return new StartFault(found === null ? 'key-file-away' : 'keys-missing', { file, what, ids });
}

/** One connection as the owner of the tables. */
export function poolOf(owner: Connection): pg.Pool {
  const pool = new pg.Pool({ ...configOf(owner), max: 1, connectionTimeoutMillis: 15_000 });
  // A command that ends at once may stop the server before this connection has said goodbye.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Asks the database as its owner, over a connection that ends with the answer. */
export async function askOwner<T>(owner: Connection, ask: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = poolOf(owner);
  try {
    return await ask(pool);
  } finally {
    await pool.end();
  }
}

/** What no row of the start foresaw, and is of the disk or the database all the same, by its sentence; anything else as it is. */
export function understood(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StartFault) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (isDiskFull(error)) return new StartFault('disk-full', {}, { cause: error });
  if (code === '53300') return new StartFault('database-crowded', {}, { cause: error });
  // A line that was refused or broke may be anybody's: only what the database itself says is told of it.
  if (!/^[0-9A-Z]{5}$/u.test(code ?? '') || /^E[A-Z]/u.test(code ?? '') || outageOf(error) === null) return error;
  return new StartFault('database-lost', { why: code ?? '' }, { cause: error });
}

/** So often does the terminal say how far it is: twice a minute. */
const saidEach = 20_000;

/** What an earlier version sealed otherwise, or not at all, is sealed before anybody asks for it: no page knows the former ways. */
export async function sealFormer(life: Life, db: Db, keyring: Keyring): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) return;
  let said = 0;
  const goOn = (done: number) => {
    life.goOn();
    if (done === 0 || (said > 0 && done - said < saidEach)) return;
    life.say(
      said === 0
        ? '正在把旧版本留下的身份、查询码改成密封的，做完才打开网页：一万个十几秒，一百万个约 25 分钟；断了下次接着做……(Sealing what an earlier version left; the pages open when it is done: a million take some 25 minutes…)'
        : `已改好 ${done} 个……(${done} done…)`,
    );
    said = done;
  };
  const done = await sealAnew({ db, keyring, county, now, goOn }, sealings, 'former');
  if (done > 0) life.say(`旧版本留下的已重新密封 ${done} 个。(${done} sealed anew.)`);
  const shut = await countShutReporters(db, county);
  if (shut > 0)
    life.say(
      `有 ${shut} 份举报人身份打不开：密钥文件缺了一行，或者有人动过数据库；找回密钥再启动一次，仍有的请核对台账和备份。(${shut} identities open under no key of the file: put the missing key back and start again, or look for who changed the database.)`,
    );
}

function listenOn(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen({ port, host }, error)));
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

/** Whoever has tried the sample county and then starts in earnest meets it again, where he expects the first-run page. */
const sampleStarted =
  '这个目录里是样例县，账号和密码是公开的，不要拿它装真事；要设立本县，用 DATA_DIR 另给一个目录再启动。(This is the sample county, whose password is public: name another DATA_DIR for your own.)';

/** Who opens it makes the county and its first administrator: for the terminal and the journal of this machine alone. */
export function setUpLink(url: string, keyring: Keyring): string {
  return `请打开 ${url}/setup?code=${setUpCode(keyring)} 设立本县；没有浏览器的，在这台机器上运行 hongdun setup。这一行里的设立码谁拿到谁就能设立，别给旁人。(Open the address to set up your county, or run hongdun setup here; whoever has the code in it can.)`;
}

async function greet(
  { say }: Life,
  db: Db,
  { url, keyring, demoPassword }: { url: string; keyring: Keyring; demoPassword: string | null },
): Promise<void> {
  const county = await findCountyFacts(db);
  if (county === null) {
    say(`红盾已启动。${setUpLink(url, keyring)}`);
    return;
  }
  say(
    `红盾已启动 Hongdun is running\n  群众网页 Citizens' portal  ${url}/\n  工作台   Staff desk         ${url}/desk/`,
  );
  if (demoPassword === null) {
    if (await isSampleCounty(db, county.county.countyId)) say(sampleStarted);
    return;
  }
  say(`  各账号的密码 Password      ${demoPassword}`);
  const accounts = await listAccounts(db, county.county.countyId);
  for (const [role, words] of Object.entries(roleWords)) {
    const names = accounts.filter((one) => one.role === role).map((one) => `${one.loginName}（${one.name}）`);
    if (names.length > 0)
      say(`  ${words.zh} ${words.en}: ${names.slice(0, 3).join('、')}${names.length > 3 ? '…' : ''}`);
  }
  say('按 Ctrl-C 停止。(Press Ctrl-C to stop.)');
}

export function configOf(connection: Connection): pg.PoolConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
}

export function now(): Date {
  return new Date();
}
