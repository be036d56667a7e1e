/** 备份和恢复: PostgreSQL's own pg_dump and pg_restore, as Debian installs them. A dump goes through pipes and never lies open on the disk. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolConfig } from 'pg';

/** The dump cannot be made, read or put in place; the message is the sentence to print. */
export class DumpFailed extends Error {}

type Tool = 'pg_dump' | 'pg_restore';
/** Becomes the tool, once it has been given the password. */
const withPassword = 'IFS= read -r PGPASSWORD <&3; export PGPASSWORD; exec 3<&-; exec "$0" "$@"';
/** What a shell says of a tool that is not there. */
const notFound = 127;

/** Somebody who holds a table that long holds up more than the backup. */
const lockWaitMs = 600_000;

export interface Dump {
  /** The dump as it is made; broken off with the error where it fails. */
  stream: Readable;
  /** Resolves once all of it was made. */
  done: Promise<void>;
}

/** Makes a dump of the whole database. */
export function makeDump(bin: string, connection: string | PoolConfig): Dump {
  const { to, password } = placeFor(connection);
  const words = ['--format=custom', '--no-owner', `--lock-wait-timeout=${lockWaitMs}`, `--dbname=${to}`];
  const child = start(bin, 'pg_dump', words, password);
  if (child.stdout === null) throw new Error('pg_dump has no output');
  // Taken up at once: what a program says before it ends, and nobody reads yet, Node throws away.
  const stream = new PassThrough();
  pipeline(child.stdout, stream).catch(() => undefined);
  const done = endOf(child, '备份没有做出来', 'The dump was not made');
  // Whoever reads must learn that the end he has read is none; nobody may be reading yet, or any more.
  stream.on('error', () => undefined);
  done.catch((error: unknown) => stream.destroy(error as Error));
  return { stream, done };
}

/** Refuses what is no dump, before anything is emptied for it. */
export async function readDump(bin: string, source: Readable): Promise<void> {
  await feed(start(bin, 'pg_restore', ['--list']), source, '这一份不是能读的备份', 'This is no dump that can be read');
}

/** Fills an empty database; without the owners of the machine where it was made. The password is on no command line. */
export async function restoreDump(bin: string, connection: string | PoolConfig, source: Readable): Promise<void> {
  const { to, password } = placeFor(connection);
  const words = ['--exit-on-error', '--no-owner', '--no-privileges', '--dbname', to];
  await feed(start(bin, 'pg_restore', words, password), source, '备份没有装进去', 'The dump was not restored');
}

/** How the tools name the database, and the password that they are given beside it; null where there is none. */
interface Place {
  to: string;
  password: string | null;
}

function placeFor(connection: string | PoolConfig): Place {
  return typeof connection === 'string' ? byUrl(connection) : { to: byParts(connection), password: null };
}

function byParts({ host, port, user, database }: PoolConfig): string {
  return [`host='${host}'`, `port=${port}`, `user=${user}`, `dbname=${database}`].join(' ');
}

/** The address without its password, whether it stands before its host or among its words. */
function byUrl(url: string): Place {
  const [address = '', query = ''] = url.split('?');
  const [, before, named, after] = /^(postgres(?:ql)?:\/\/[^:@/]*):([^@/]*)(@.*)$/u.exec(address) ?? [];
  const words = query.split('&').filter((word) => word !== '');
  const isPassword = (word: string) => word.startsWith('password=');
  const password = words.findLast(isPassword)?.slice('password='.length) ?? named;
  if (password === undefined) return { to: url, password: null };
  const left = words.filter((word) => !isPassword(word)).join('&');
  const to = `${before === undefined ? address : `${before}${after}`}${left === '' ? '' : `?${left}`}`;
  return { to, password: decodeURIComponent(password) };
}

/**
 * Debian's plain commands pick a version by themselves; a dump must be made by 17 or newer: those of the folder go before. A password goes
 * through a pipe into the tool's own environment, which only this user reads: a file of it would outlive a tool that was killed.
 */
function start(bin: string, tool: Tool, words: readonly string[], password: string | null = null): ChildProcess {
  const command = existsSync(join(bin, tool)) ? join(bin, tool) : tool;
  if (password === null) return spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const child = spawn('sh', ['-c', withPassword, command, ...words], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
  const giving = child.stdio[3] as Writable;
  // One that has ended before it was given anything says itself why.
  giving.on('error', () => undefined);
  giving.end(`${password}\n`);
  return child;
}

/** Gives the tool all that the source has. One that has read enough may stop reading; a source that breaks off ends it. */
async function feed(child: ChildProcess, source: Readable, zh: string, en: string): Promise<void> {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the tool has no input');
  stdout.resume();
  const ended = endOf(child, zh, en);
  ended.catch(() => source.destroy());
  let broken: unknown = null;
  await pipeline(source, stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    broken = error;
    child.kill();
  });
  const failed = await ended.then(
    () => null,
    (error: unknown) => error,
  );
  if (broken !== null || failed !== null) throw broken ?? failed;
}

function endOf(child: ChildProcess, zh: string, en: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2000)));
    const missing = () =>
      reject(
        new DumpFailed(
          '没有 pg_dump 和 pg_restore，请先安装 postgresql-client-17。(pg_dump and pg_restore are missing.)',
        ),
      );
    child.once('error', missing);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else if (code === notFound) missing();
      else reject(new DumpFailed(`${zh}：${lastLine(said)}。(${en}.)`));
    });
  });
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? '';
}
