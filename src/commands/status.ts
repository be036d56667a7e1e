/** 状态 (status) at the terminal: the same lines as the administrator's page, and 1 where somebody should look. */
import { lookAtAnswers, lookAtUpkeep } from '../actions/base/upkeep.ts';
import { keyFilesOf, type Config } from '../config.ts';
import { statusCards } from '../domain/base/status/status-card.ts';
import { holderOf } from '../outside/lock.ts';
import { certificateEnd } from '../outside/machine/certificate.ts';
import { machineOf } from '../outside/machine/machine.ts';
import { askScanner } from '../outside/machine/scanner-watch.ts';
import { storeFault } from '../outside/shelf/store-watch.ts';
import { askOwner, configOf, now, versionIn, withoutHaste, type Life, type Reached } from '../program.ts';
import { createDb, probeOn } from '../store/base/db.ts';
import { connectionAsOwner, isUnbuilt } from '../store/base/migrate.ts';
import { aliveSeconds, listLiving, type Instance } from '../store/base/shared/instances.ts';

const signs = { good: '好', unknown: '—', off: '—', warn: '看', stop: '停' } as const;

/** False where something stops or should be looked at. Starts nothing: a program that does not run is what is told. */
export async function sayStatus(life: Life, config: Config, reach: () => Promise<Reached>): Promise<boolean> {
  const pid = holderOf(config.dataDir);
  const answer = await askPages(config, patienceFor(config, pid));
  if (pid === null && config.databaseUrl === null) {
    life.say(
      `停 程序没有运行（数据目录 ${config.dataDir}）：systemctl start hongdun，起不来看 journalctl -u hongdun -n 20。(The program does not run.)`,
    );
    return false;
  }
  const reached = await reach().catch((error: unknown) => stillStarting(error, pid));
  if (typeof reached === 'string') {
    life.say(reached);
    return false;
  }
  const { owner } = reached;
  const seen = await lookFor(life, config, owner);
  if (seen === null) {
    life.say(await whyUnlike(owner));
    return false;
  }
  const heard = config.databaseUrl === null ? 'by-lock' : await askOwner(owner, listLiving).catch(() => null);
  const [{ findings }] = seen;
  sayCards(life, seen, { heard, pid });
  for (const { level, zh, en } of findings) life.say(`${signs[level]} ${zh}。(${en}.)`);
  sayPages(life, config, answer);
  return answer?.tries === 1 && findings.length === 0 && (heard === 'by-lock' || heard?.length !== 0);
}

/**
 * Who runs: beside an embedded database the lock says it; on one of the county's own only those are known that were heard on it, and
 * nobody where it did not say.
 */
interface Running {
  heard: readonly Instance[] | 'by-lock' | null;
  pid: number | null;
}

/** A line for each part; that of the program is of who runs, and not of this command. */
function sayCards(
  { say }: Life,
  [{ look, findings }, answers]: NonNullable<Awaited<ReturnType<typeof lookFor>>>,
  { heard, pid }: Running,
): void {
  const instances = heard === 'by-lock' || heard === null ? [] : heard;
  const startedAt = instances[0]?.startedAt ?? look.startedAt;
  const seen = { ...look, startedAt, answers, database: { ...look.database, instances } };
  for (const { code, level, name, head, detail } of statusCards(seen, findings, now())) {
    const isProgram = code === 'program';
    const about = isProgram && heard === 'by-lock' ? `进程 ${pid}` : detail.zh;
    if (isProgram && heard === null) say(notKnown);
    else if (isProgram && heard?.length === 0) say(nobodyHeard);
    else say(`${signs[level]} ${name.zh}：${head.zh}${about === '' ? '' : `（${about}）`}`);
  }
}

const nobodyHeard = `停 程序：没有听到有一台在用这个数据库（最近 ${aliveSeconds} 秒）：systemctl start hongdun，起不来看 journalctl -u hongdun -n 20。(No program was heard on this database.)`;
const notKnown =
  '看 程序：数据库没有回答，不知道有没有一台在用它。(The database did not answer: whether a program works on it is not known.)';

/** As it is, and whatever version it is of: who asks how it stands changes nothing. Null where the database is of another version. */
async function lookFor(life: Life, config: Config, owner: Reached['owner']) {
  const { db } = createDb(withoutHaste(connectionAsOwner(owner)), 1);
  life.opened(() => db.destroy());
  const probe = probeOn(configOf(owner));
  life.opened(() => probe.close());
  const end = config.publicUrl.startsWith('https:') ? await certificateEnd(config.publicUrl) : null;
  const fault = await storeFault(config.fileStore);
  const scanner = await askScanner(config.clamdSocket);
  const around = {
    storeFault: () => fault,
    scanner: () => scanner,
    hasSwitchboard: config.switchboardKey !== null,
    isPractice: config.isPractice,
    backupFolder: config.backup.folder,
  };
  const machine = {
    ...machineOf(config.dataDir, versionIn(life.root), true, keyFilesOf(config), around),
    certificateEndsAt: () => end,
  };
  const looks = [lookAtUpkeep({ db, probe, machine, now }), lookAtAnswers(db, now())] as const;
  return Promise.all(looks).catch(() => null);
}

/** Of a database that is not of this version, in a sentence. */
async function whyUnlike(owner: Reached['owner']): Promise<string> {
  return (await askOwner(owner, isUnbuilt).catch(() => false))
    ? firstStart
    : '停 数据库还不是这一版程序的样子：正在升级的，等一会儿再看；别的程序还是旧版的，先换成这一版。(The database is not of this version yet.)';
}

type Answer = { seconds: number; tries: number } | null;

function sayPages({ say }: Life, { host, port }: Config, answer: Answer): void {
  const place = `http://${host}:${port}`;
  if (answer === null) say(`停 网页：${place} 没有回答，正在启动的等一会儿再看`);
  else if (answer.tries > 1) say(`看 网页：${place} 很慢（${Math.ceil(answer.seconds)} 秒），机器正忙`);
  else say(`好 网页：${place} 有回答`);
}

const firstStart =
  '看 第一次启动，正在建库：十来秒，机器忙的半分钟，等一会儿再看。(The first start is building the database.)';

/** Of a program that lives and whose database cannot be reached yet, in a sentence. */
function stillStarting(error: unknown, pid: number | null): string {
  const { code } = error as { code?: unknown };
  if (pid !== null && code === 'database-absent') return firstStart;
  if (pid === null || code !== 'folder-in-use') throw error;
  return `看 程序（进程 ${pid}）在，数据库还没有起来：正在启动的等一会儿再看。(The program runs, and its database does not answer yet.)`;
}

/** A machine that is very busy is no dead one: it is asked again, and longer. */
const patience = [3000, 27_000];

function patienceFor({ databaseUrl }: Config, pid: number | null): readonly number[] {
  return pid !== null || databaseUrl !== null ? patience : patience.slice(0, 1);
}

/** How long the pages took to answer, and at which try; null where nobody does. */
export async function askPages(
  { host, port }: Pick<Config, 'host' | 'port'>,
  waitsMs: readonly number[],
): Promise<Answer> {
  const place = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const begun = performance.now();
  for (const [i, wait] of waitsMs.entries()) {
    const answer = await fetch(`http://${place}:${port}/healthz`, { signal: AbortSignal.timeout(wait) }).catch(
      () => null,
    );
    if (answer?.ok === true) return { seconds: (performance.now() - begun) / 1000, tries: i + 1 };
  }
  return null;
}
