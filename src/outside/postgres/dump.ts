/** 备份和恢复: PostgreSQL's own pg_dump and pg_restore, as Debian installs them. A dump goes through pipes and never lies open on the disk. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolConfig } from 'pg';

/** The dump cannot be made, read or put in place; the message is the sentence to print. */
export class DumpFailed extends Error {}

type Tool = 'pg_dump' | 'pg_restore';

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
  const { to, clear } = placeFor(connection);
  const child = start(bin, 'pg_dump', [
    '--format=custom',
    '--no-owner',
    `--lock-wait-timeout=${lockWaitMs}`,
    `--dbname=${to}`,
  ]);
  if (child.stdout === null) throw new Error('pg_dump has no output');
  // Taken up at once: what a program says before it ends, and nobody reads yet, Node throws away.
  const stream = new PassThrough();
  pipeline(child.stdout, stream).catch(() => undefined);
  const done = endOf(child, '备份没有做出来', 'The dump was not made').finally(clear);
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
  const { to, clear } = placeFor(connection);
  try {
    const words = ['--exit-on-error', '--no-owner', '--no-privileges', '--dbname', to];
    await feed(start(bin, 'pg_restore', words), source, '备份没有装进去', 'The dump was not restored');
  } finally {
    clear();
  }
}

/** How the tools name the database, and what must be cleared away after them. */
function placeFor(connection: string | PoolConfig): { to: string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-dump-'));
  const to = typeof connection === 'string' ? byUrl(connection, join(folder, 'pass')) : byParts(connection);
  return { to, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

function byParts({ host, port, user, database }: PoolConfig): string {
  return [`host='${host}'`, `port=${port}`, `user=${user}`, `dbname=${database}`].join(' ');
}

/** The address without its password, before its host or among its words, which is left in a file that only this user reads. */
function byUrl(url: string, file: string): string {
  const [address = '', query = ''] = url.split('?');
  const [, before, named, after] = /^(postgres(?:ql)?:\/\/[^:@/]*):([^@/]*)(@.*)$/u.exec(address) ?? [];
  const words = query.split('&').filter((word) => word !== '');
  const isPassword = (word: string) => word.startsWith('password=');
  const password = words.findLast(isPassword)?.slice('password='.length) ?? named;
  if (password === undefined) return url;
  writeFileSync(file, `*:*:*:*:${decodeURIComponent(password).replace(/[\\:]/gu, '\\$&')}\n`, { mode: 0o600 });
  const left = [...words.filter((word) => !isPassword(word)), `passfile=${encodeURIComponent(file)}`];
  return `${before === undefined ? address : `${before}${after}`}?${left.join('&')}`;
}

/** Debian's plain commands pick a version by themselves; a dump must be made by 17 or newer: those of the folder go before. */
function start(bin: string, tool: Tool, words: readonly string[]): ChildProcess {
  const command = existsSync(join(bin, tool)) ? join(bin, tool) : tool;
  return spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'] });
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
    child.once('error', () =>
      reject(
        new DumpFailed(
          '没有 pg_dump 和 pg_restore，请先安装 postgresql-client-17。(pg_dump and pg_restore are missing.)',
        ),
      ),
    );
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new DumpFailed(`${zh}：${lastLine(said)}。(${en}.)`));
    });
  });
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? '';
}
