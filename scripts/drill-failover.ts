/**
 * `npm run drill-failover`: two PostgreSQL under Patroni, two programs, people who file; then the machine of the leading server is ended
 * with -9, twice. Says after how many seconds filings were acknowledged again, and how many acknowledged ones are lost. Needs Debian's
 * patroni, python3-etcd, etcd-server, haproxy and postgresql-17; all on loopback, ends by itself within five minutes, with 1 when a bar is not kept.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { loadSampleCounty } from '../src/actions/exchange/sample-county.ts';
import { findKeyring } from '../src/outside/keyring.ts';
import { readCalendarYears, readCategories, readKnowledge, readSampleCounty } from '../src/outside/seeds.ts';
import { createDb, type Db } from '../src/store/base/db.ts';
import { useKeys } from '../src/store/base/keys.ts';
import { connectionAsOwner } from '../src/store/base/migrate.ts';
import { Cluster, freePort, makeDrillFolder, missingPrograms } from './drill/cluster.ts';
import { Filings, type Filed } from './drill/filings.ts';

const mostSeconds = 30;
const rounds = 2;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hongdun-drill-'));
const began = performance.now();
const programs: ChildProcess[] = [];
const cluster = new Cluster(folder);

const missing = missingPrograms();
if (missing.length > 0) {
  say(`缺 ${missing.join('、')}：apt-get install patroni python3-etcd etcd-server haproxy postgresql-17。(Missing.)`);
  process.exit(2);
}
let isKept = false;
try {
  isKept = await drill();
} catch (error) {
  say((error as Error).message);
} finally {
  for (const child of programs) child.kill('SIGTERM');
  await sleep(3000);
  for (const child of programs) child.kill('SIGKILL');
  await cluster.end();
  if (isKept) rmSync(folder, { recursive: true, force: true });
}
process.exit(isKept ? 0 : 1);

async function drill(): Promise<boolean> {
  makeDrillFolder(folder);
  await cluster.start();
  say('两台数据库同步好了 (two servers in step)');
  const urls = [await startProgram(0), ''];
  await loadCounty();
  urls[1] = await startProgram(1);
  say('两台程序开了，样例县装好了 (two programs, the sample county)');
  const filings = new Filings(urls);
  filings.begin();
  const measured: Measured[] = [];
  for (let round = 1; round <= rounds; round += 1) measured.push(await failOver(filings, round));
  await filings.end();
  return tell(filings, measured);
}

interface Measured {
  killed: string;
  next: string;
  /** From the kill to the first acknowledgement, by any program and by each, of something that was first sent after it. */
  seconds: number;
  each: readonly number[];
}

async function failOver(filings: Filings, round: number): Promise<Measured> {
  await sleep(8000);
  await cluster.untilTwo();
  const killed = await cluster.killLeader();
  const at = performance.now();
  say(`第 ${round} 次：${killed} 的机器没有了 (killed)`);
  const after = (through: number | null) => (one: Filed) =>
    one.acknowledgedAt > at && one.firstSentAt > at && (through === null || one.through === through);
  const secondsOf = (through: number | null) =>
    ((filings.acknowledged.find(after(through))?.acknowledgedAt ?? Number.POSITIVE_INFINITY) - at) / 1000;
  await cluster
    .until(
      'filings are acknowledged again',
      async () => [0, 1].every((through) => Number.isFinite(secondsOf(through))),
      90_000,
    )
    .catch(() => undefined);
  const next = (await cluster.leader()) ?? '';
  const measured = { killed, next, seconds: secondsOf(null), each: [secondsOf(0), secondsOf(1)] };
  say(
    `  ${measured.seconds.toFixed(1)} 秒后 ${next} 接上 (taken over)；每台程序 ${measured.each.map((one) => one.toFixed(1)).join('、')} 秒`,
  );
  cluster.reviveAll();
  return measured;
}

/** What was acknowledged is looked for in the database that is written to now. */
async function tell(filings: Filings, measured: readonly Measured[]): Promise<boolean> {
  const ids = filings.acknowledged.map(({ id }) => id);
  // Each is known by the name in its filing, under whatever id it may have been written once more.
  const found = await withOwner(async (db) => {
    const { rows } = await sql<{ id: string; n: number }>`select right(operator_name, 36) as id, count(*)::integer as n
      from complaint where operator_name like '农资店 %' group by 1`.execute(db);
    return new Map(rows.map(({ id, n }) => [id, n]));
  });
  const lost = ids.filter((id) => !found.has(id)).length;
  const doubled = [...found.values()].filter((n) => n > 1).length;
  const ledger = spawnSync(process.execPath, ['dist/main.js', 'verify'], {
    cwd: root,
    env: settingsOf(0, 0),
    encoding: 'utf8',
  });
  const longest = Math.max(...measured.map(({ seconds }) => seconds));
  say(
    `答应了 ${ids.length} 件，丢 ${lost}，重 ${doubled}；最久 ${longest.toFixed(1)} 秒；台账核对 ${ledger.status === 0 ? '完整' : '不完整'}；全程 ${((performance.now() - began) / 1000).toFixed(0)} 秒`,
  );
  say(
    JSON.stringify({
      acknowledged: ids.length,
      lost,
      doubled,
      unanswered: filings.unanswered,
      ledger: ledger.status,
      measured,
    }),
  );
  if (ledger.status !== 0) say(`${ledger.stdout}${ledger.stderr}`.slice(-1500));
  return lost === 0 && doubled === 0 && longest <= mostSeconds && ledger.status === 0;
}

/** One program with a data folder of its own; the files, the tables and the key file are those of the first. */
async function startProgram(n: number): Promise<string> {
  const dataDir = dataDirOf(n);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (n > 0) {
    copyFileSync(join(dataDirOf(0), 'reporter.key'), join(dataDir, 'reporter.key'));
    for (const name of ['files', 'tables']) symlinkSync(join(dataDirOf(0), name), join(dataDir, name));
  }
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js', 'start'], {
    cwd: root,
    env: settingsOf(n, port),
    stdio: 'ignore',
  });
  programs.push(child);
  const url = `http://127.0.0.1:${port}`;
  await cluster.until(`program ${n} is ready`, async () => (await fetch(`${url}/readyz`)).ok, 150_000);
  return url;
}

function dataDirOf(n: number): string {
  return join(folder, `program-${n}`);
}

function settingsOf(n: number, port: number): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    DATA_DIR: dataDirOf(n),
    DATABASE_URL: cluster.url,
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'silent',
  };
}

async function loadCounty(): Promise<void> {
  const seeds = {
    sample: await readSampleCounty(),
    categories: await readCategories(),
    calendar: await readCalendarYears(),
    knowledge: await readKnowledge(),
  };
  await withOwner((db) => loadSampleCounty(db, seeds, 'a password for the drill', new Date(), uuidv7));
}

async function withOwner<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = createDb(connectionAsOwner(cluster.url), 2);
  const keyring = findKeyring(join(dataDirOf(0), 'reporter.key'));
  if (keyring === null) throw new Error('The program has made no key file.');
  useKeys(db, keyring);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

function say(line: string): void {
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}
