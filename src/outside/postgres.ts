/**
 * The embedded PostgreSQL: made, adopted, started, watched and stopped by this program, reached over a unix socket
 * only. An acknowledged commit is on the disk: nothing here loosens durability except for tests.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { StartFault } from '../domain/base/start/start-fault.ts';
import { prepareBinaries, realPath } from './binaries.ts';
import { initialise, spawnOptions, writeSettings } from './cluster.ts';
import { claimFolder, isClaimed } from './lock.ts';
import { choosePlace, chooseSocketFolder, socketPath, type Place } from './place.ts';
import { birthOf, isAlive, listProcessesIn, signal, waitForEnd } from './process.ts';

export interface PostgresOptions {
  dataDir: string;
  log: (sentence: string) => void;
  /** False only in tests, whose data nobody wants after a power cut. */
  fsync?: boolean;
  /** False for one that is for a single piece of work, which is over when it dies. */
  revives?: boolean;
  /** How long a server that a dead program left may take to stop, in milliseconds, before it is cut off. */
  stoppingMs?: number;
}

export interface Postgres {
  /** How to connect to one of its databases; `hongdun` is the program's own. */
  url(database: string): PoolConfig;
  stop(): Promise<void>;
  /** The folder of the database's files. */
  where: string;
  /** True when a server was found running, left by a program that was killed. */
  adopted: boolean;
}

interface Running {
  pid: number;
  socketFolder: string;
  /** Of a server that this program started itself: resolves when it has ended. */
  ended?: Promise<unknown>;
}

const superuser = 'hongdun';
const pauseMs = 20;
const [watchMs, startingMs] = [100, 4];
const shortLifeMs = 1000;
const stopsWithinMs = 15_000;
const port = 5432;

/** Starts, or finds, the server over the data folder and keeps it running until `stop`. */
export async function startPostgres({
  dataDir,
  log,
  fsync = true,
  revives = true,
  stoppingMs = stopsWithinMs,
}: PostgresOptions): Promise<Postgres> {
  mkdirSync(dataDir, { recursive: true });
  const folder = realPath(resolve(dataDir));
  const release = claimFolder(folder);
  try {
    return await supervise(choosePlace(folder, log), { dataDir, log, fsync, revives, stoppingMs }, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** How to reach the server that another hongdun runs over the folder, for work beside it; null when none runs. */
export async function findPostgres(
  dataDir: string,
  log: (sentence: string) => void,
): Promise<Pick<Postgres, 'url' | 'where'> | null> {
  const folder = realPath(resolve(dataDir));
  const place = choosePlace(folder, () => undefined);
  // A program that lives may take as long as it likes to stop its server; what a dead one left is cut off.
  const running = await adopt(place, log, isClaimed(folder) ? Infinity : stopsWithinMs);
  return running && { where: place.folder, url: (database) => connectionOf(running, database) };
}

async function supervise(place: Place, options: Required<PostgresOptions>, release: () => void): Promise<Postgres> {
  const { log, fsync, revives, stoppingMs } = options;
  const binaries = prepareBinaries(place.user, place.dataDir, log);
  initialise(place, binaries, superuser, fsync, log);
  const found = await adopt(place, log, stoppingMs);
  if (found !== null) log('上次留下的数据库仍在运行，接着使用。(The database was still running and was taken over.)');
  let running = found ?? (await launch(place, binaries, options));
  let restart: Promise<void> | null = null;
  let stopping = false;
  let launchedAt = -shortLifeMs;

  // A server killed from outside (out of memory, a careless hand) is started again; what was acknowledged is on the disk.
  const revive = async () => {
    // One that dies as soon as it works would else be started without a pause.
    if (performance.now() - launchedAt < shortLifeMs) await sleep(shortLifeMs);
    log('数据库意外停止，正在重新启动。(The database stopped unexpectedly and is being started again.)');
    let said = '';
    while (!stopping) {
      try {
        running = await launch(place, binaries, options);
        launchedAt = performance.now();
        return;
      } catch (error) {
        const { message } = error as Error;
        // Its disk may be away for a night: once is enough.
        if (message !== said) log(`数据库没有启动，每五秒再试一次：${message}`);
        said = message;
        await sleep(5000);
      }
    }
  };
  const look = () => {
    if (stopping || !revives || restart !== null || isAlive(running.pid)) return;
    restart = revive().finally(() => {
      restart = null;
      void running.ended?.then(look);
    });
  };
  // Its own child's end is told at once; a server that was taken over is nobody's child.
  void running.ended?.then(look);
  const watch = setInterval(look, watchMs);
  watch.unref();
  // Not the orderly way, which nobody is left to wait for: the next start recovers, as after a power cut.
  const onExit = () => signal(running.pid, 'SIGQUIT');
  process.on('exit', onExit);

  return {
    where: place.folder,
    adopted: found !== null,
    url: (database) => connectionOf(running, database),
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      await restart;
      await end(running.pid);
      // The one that writes its log outlives the server until it has written all that was said.
      await waitForEnd(listProcessesIn(place.folder), 5000);
      process.off('exit', onExit);
      release();
    },
  };
}

function connectionOf({ socketFolder }: Running, database: string): PoolConfig {
  return { host: socketFolder, port, user: superuser, database };
}

/** The server that runs over the files already, ready for work; null when there is none. */
async function adopt(place: Place, log: (sentence: string) => void, stoppingMs: number): Promise<Running | null> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const noted = readPidFile(place.folder);
    if (noted === null || !listProcessesIn(place.folder).includes(noted.pid)) return null;
    const { state } = noted;
    if (state === 'ready' && existsSync(socketPath(noted.socketFolder))) return noted;
    // Ready, but its socket was swept away: nobody can talk to it any more.
    if (state === 'ready') await end(noted.pid);
    // PostgreSQL that is told to stop while it recovers from a crash may never end.
    else if (state === 'stopping' && waitedMs >= stoppingMs) await cutOff(place, log);
    else await sleep(pauseMs);
    if (waitedMs % 5000 === 5000 - pauseMs)
      log(
        state === 'stopping'
          ? '正在等上次的数据库停下来……(Waiting for the former database to stop…)'
          : '正在等数据库恢复……(Waiting for the database to recover…)',
      );
  }
}

/** Ends a server without its own doing; what was acknowledged is on the disk. */
async function cutOff({ folder }: Place, log: (sentence: string) => void): Promise<void> {
  log('上次的数据库停不下来，已经强行结束，接着恢复。(The former database did not stop and was cut off.)');
  const left = listProcessesIn(folder);
  for (const pid of left) signal(pid, 'SIGQUIT');
  if (await waitForEnd(left, 3000)) return;
  for (const pid of left) signal(pid, 'SIGKILL');
  await waitForEnd(left, 5000);
}

async function launch(place: Place, binaries: string, { fsync, log }: Required<PostgresOptions>): Promise<Running> {
  await endOrphans(place.folder);
  writeSettings(place);
  const socketFolder = chooseSocketFolder(place);
  dropDeadNotes(place.folder, socketFolder);
  const logFile = join(place.dataDir, 'postgres-start.log');
  const output = openSync(logFile, 'w', 0o600);
  const durability = fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const only = [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    `port=${port}`,
  ];
  // Its own process group, so that a Ctrl-C reaches this program alone, which then stops the server in its turn.
  const child = spawn(
    join(binaries, 'bin/postgres'),
    ['-D', place.folder, ...[...only, ...durability].flatMap((one) => ['-c', one])],
    {
      ...spawnOptions(place),
      detached: true,
      stdio: ['ignore', output, output],
    },
  );
  closeSync(output);
  const failed = new Promise<Error>((tell) => child.once('error', tell));
  const ended = new Promise<unknown>((tell) => child.once('exit', tell));
  child.unref();
  for (let waitedMs = 0; ; waitedMs += startingMs) {
    const noted = readPidFile(place.folder);
    if (noted !== null && noted.pid === child.pid && noted.state === 'ready')
      return { pid: noted.pid, socketFolder, ended };
    if (child.pid === undefined) throw await failed;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartFault('embedded-not-started', { why: lastWords(logFile, place.folder) });
    if (waitedMs % 10_000 === 10_000 - startingMs) log('数据库正在恢复，请稍候……(The database is recovering…)');
    await sleep(startingMs);
  }
}

/** Why a server ended at its start: what it said before its own log was open, and the last line of that log. */
function lastWords(startFile: string, folder: string): string {
  const open = join(folder, 'current_logfiles');
  const file = existsSync(open) ? join(folder, readFileSync(open, 'utf8').trim().split(' ')[1] ?? '') : '';
  const lines = [startFile, file]
    .filter((one) => one !== '' && existsSync(one))
    .map((one) => readFileSync(one, 'utf8').trim().split('\n').slice(-2));
  return lines.flat().join(' ');
}

/** Children that outlive a killed server for a moment would make the next one refuse; they notice by themselves or are ended. */
async function endOrphans(folder: string): Promise<void> {
  const orphans = listProcessesIn(folder);
  if (orphans.length === 0 || (await waitForEnd(orphans, 3000))) return;
  for (const pid of orphans) signal(pid, 'SIGKILL');
  await waitForEnd(orphans, 5000);
}

/**
 * A killed server's number may have been given to another process, or still stand in the process table because nobody
 * has buried it (a container without an init). PostgreSQL would take either for a running server and refuse to start.
 */
function dropDeadNotes(folder: string, socketFolder: string): void {
  if (listProcessesIn(folder).length > 0) return;
  for (const note of [join(folder, 'postmaster.pid'), `${socketPath(socketFolder)}.lock`]) {
    if (existsSync(note) && birthOf(Number.parseInt(readFileSync(note, 'utf8'), 10)) !== null) rmSync(note);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written out. */
async function end(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitForEnd([pid], 60_000)) return;
  signal(pid, 'SIGQUIT');
  await waitForEnd([pid], 10_000);
}

/** The server's own note: its number on the first line, the socket's folder on the fifth, its state on the eighth. */
function readPidFile(folder: string): (Running & { state: string }) | null {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', state: lines[7]?.trim() ?? '' };
}
