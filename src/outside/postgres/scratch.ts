/**
 * 临时的数据库 (scratch): for a rehearsal, beside the running program and away from its data: a server of its own in a folder of its own,
 * or a database of its own on the county's server. What a killed rehearsal has left is cleared away by the next one.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg, { type PoolConfig } from 'pg';
import { StartFault } from '../../domain/base/start/start-fault.ts';
import { claimFolder, isClaimed } from '../lock.ts';
import { startPostgres } from '../postgres.ts';
import { listProcessesIn, signal, waitForEnd } from '../process.ts';

export interface Scratch {
  owner: string | PoolConfig;
  /** Ends it and leaves nothing. */
  close(): Promise<void>;
}

/** Another rehearsal is at work; the message is the sentence to print. */
export class ScratchInUse extends Error {}

const name = 'hongdun_rehearsal';
/** By it a database that a killed rehearsal has left is told from one of the same name that somebody works on. */
const mark = '红盾演练用的临时数据库，随时可以删';
/** Two programs on two machines rehearse on one server one after the other. */
const lockOf = 'select pg_try_advisory_lock(726001, 28) as is_mine';
const mayNot = '42501';

/** On the county's own server where it may make a database there, else a server of its own. */
export async function openScratch(
  dataDir: string,
  databaseUrl: string | null,
  log: (sentence: string) => void,
): Promise<Scratch> {
  const folder = join(dataDir, 'rehearsal');
  if (isClaimed(folder)) throw inUse();
  await clearFolder(folder);
  mkdirSync(folder);
  // Whatever the umask: root's server is another user, who must pass through it.
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  try {
    const there = databaseUrl === null ? null : await openDatabaseAt(databaseUrl, folder);
    return there ?? (await openServerIn(folder, log));
  } catch (error) {
    await clearFolder(folder);
    throw error instanceof StartFault && error.code === 'folder-in-use' ? inUse() : error;
  }
}

function inUse(): ScratchInUse {
  return new ScratchInUse('另一次演练正在做。(Another rehearsal is at work.)');
}

async function openServerIn(folder: string, log: (sentence: string) => void): Promise<Scratch> {
  const server = await startPostgres({ dataDir: folder, log, fsync: false, revives: false });
  return {
    owner: server.url('hongdun'),
    async close() {
      await server.stop();
      await clearFolder(folder);
      // Elsewhere where its user cannot enter the folder; the note that says so may have gone with the folder.
      rmSync(server.where, { recursive: true, force: true });
    },
  };
}

/** Null where the county's role may not make a database. */
async function openDatabaseAt(url: string, folder: string): Promise<Scratch | null> {
  const release = claimFolder(folder);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
    await makeDatabase(client);
  } catch (error) {
    await client.end();
    release();
    if ((error as { code?: string }).code === mayNot) return null;
    throw error;
  }
  return {
    owner: databaseOf(url),
    async close() {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
      release();
      await clearFolder(folder);
    },
  };
}

/** Takes away what a killed rehearsal has left, and nothing of anybody else; holds the lock until the client ends. */
async function makeDatabase(client: pg.Client): Promise<void> {
  const [lock] = (await client.query<{ is_mine: boolean }>(lockOf)).rows;
  if (lock?.is_mine !== true) throw inUse();
  const there = `select shobj_description(oid, 'pg_database') as words from pg_database where datname = '${name}'`;
  const [found] = (await client.query<{ words: string | null }>(there)).rows;
  if (found !== undefined && found.words !== mark)
    throw new ScratchInUse(
      `服务器上有一个叫 ${name} 的数据库，不是演练建的，没有动它：请把它改名，再演练。(There is a database of this name that no rehearsal has made: rename it.)`,
    );
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(
    `create database ${name} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C'`,
  );
  await client.query(`comment on database ${name} is '${mark}'`);
}

/** The same server and role, the scratch database. */
function databaseOf(url: string): string {
  const [, before = '', query = ''] = /^([a-z]+:\/\/[^?]*\/)[^/?]+(\?.*)?$/u.exec(url) ?? [];
  return `${before}${name}${query}`;
}

/** Ends what a killed rehearsal has left running there, and takes all of it away. */
async function clearFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const note = join(folder, 'postgres-is-elsewhere.txt');
  const far = existsSync(note) ? (readFileSync(note, 'utf8').split('\n')[0] ?? '') : '';
  const place = far === '' ? join(folder, 'postgres') : far;
  const left = listProcessesIn(place);
  for (const pid of left) signal(pid, 'SIGQUIT');
  if (!(await waitForEnd(left, 5000))) for (const pid of left) signal(pid, 'SIGKILL');
  await waitForEnd(left, 5000);
  rmSync(place, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
