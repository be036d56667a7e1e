/** 备份的恢复: PostgreSQL's own pg_restore, as Debian installs it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';

/** The dump cannot be read or put in place; the message is the sentence to print. */
export class DumpFailed extends Error {}

const debian = '/usr/lib/postgresql/17/bin/pg_restore';

/** Refuses what is no dump, before anything is emptied for it. */
export async function readDump(dump: string): Promise<void> {
  if (!existsSync(dump)) throw new DumpFailed(`没有这个备份：${dump}。(There is no such dump.)`);
  await run(['--list', dump]);
}

/** Fills an empty database; without the owners of the machine where it was made. The password is on no command line. */
export async function restoreDump(connection: string | PoolConfig, dump: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-restore-'));
  try {
    const to = typeof connection === 'string' ? byUrl(connection, join(folder, 'pass')) : byParts(connection);
    await run(['--exit-on-error', '--no-owner', '--no-privileges', '--dbname', to, dump]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byParts({ host, port, user, database }: PoolConfig): string {
  return [`host='${host}'`, `port=${port}`, `user=${user}`, `dbname=${database}`].join(' ');
}

/** The address without its password, which is left in a file that only this user reads. */
function byUrl(url: string, file: string): string {
  const [, before, password, after] = /^(postgres(?:ql)?:\/\/[^:@/?]*):([^@/]*)(@.*)$/u.exec(url) ?? [];
  if (before === undefined || password === undefined || after === undefined) return url;
  writeFileSync(file, `*:*:*:*:${decodeURIComponent(password).replace(/[\\:]/gu, '\\$&')}\n`, { mode: 0o600 });
  return `${before}${after}${after.includes('?') ? '&' : '?'}passfile=${encodeURIComponent(file)}`;
}

function run(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(existsSync(debian) ? debian : 'pg_restore', words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2000)));
    child.once('error', () =>
      reject(new DumpFailed('没有 pg_restore，请先安装 postgresql-client-17。(pg_restore is missing.)')),
    );
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new DumpFailed(`备份没有装进去：${lastLine(said)}。(The dump was not restored.)`));
    });
  });
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? '';
}
