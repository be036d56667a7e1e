import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listProcessesIn, signal, waitForEnd } from '../../src/outside/process.ts';
import { testDatabase } from '../database.ts';

/** The whole program as a process of its own, as a county starts it. */
interface Program {
  child: ChildProcess;
  url: string;
  output: () => string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = ['--import', 'tsx', 'src/main.ts'];

let dataDir: string;
let started: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongdun-trial-'));
  chmodSync(dataDir, 0o755);
  started = [];
});

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await waitForEnd(
    started.map((child) => child.pid ?? 0),
    5000,
  );
  const left = listProcessesIn(join(dataDir, 'postgres'));
  for (const pid of left) signal(pid, 'SIGQUIT');
  await waitForEnd(left, 5000);
  rmSync(dataDir, { recursive: true, force: true });
});

function environment(settings: Record<string, string>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...settings };
}

/** Resolves when the program has said where to open it. */
async function start(word: string, settings: Record<string, string> = {}): Promise<Program> {
  const child = spawn(process.execPath, [...command, word], { cwd: root, env: environment(settings) });
  started.push(child);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/u.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });
  return { child, url, output: () => said };
}

function runToEnd(word: string, settings: Record<string, string> = {}): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, word], {
    cwd: root,
    env: environment(settings),
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

async function stop({ child }: Program): Promise<number | null> {
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('The program as a process', () => {
  test('An empty folder becomes a running desk, and a Ctrl-C leaves no process and no claim behind.', async () => {
    const program = await start('start');
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect(await stop(program)).toBe(0);
    expect(listProcessesIn(join(dataDir, 'postgres'))).toEqual([]);
    expect(program.output()).toContain('正在停止');
    expect(() => readFileSync(join(dataDir, 'hongdun.pid'))).toThrow('ENOENT');
  });

  test('npm run demo says in Chinese and English where to open it, who may sign in and with what; a second start adds nothing; kill -9 loses nothing.', async () => {
    const program = await start('demo', { DEMO_PASSWORD: 'a-password-of-mine' });
    await expect.poll(() => program.output(), { timeout: 5000 }).toContain('Ctrl-C');
    for (const words of ['群众网页', 'Citizens', '工作台', 'Staff desk', 'a-password-of-mine', 'fangmin', '所长'])
      expect(program.output()).toContain(words);
    const first = await countComplaints();
    expect(first).toBeGreaterThan(30);
    program.child.kill('SIGKILL');
    await once(program.child, 'exit');

    const again = await start('demo');
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(again.output()).not.toContain('装入青禾县');
    expect(await countComplaints()).toBe(first);

    // Beside the running program: proves the chain, then finds the line that somebody changed behind its back.
    expect(runToEnd('verify-ledger')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^台账完整，共 \d+ 行。/u) as string,
    });
    await owner(async (client) => {
      await client.query('alter table ledger disable trigger user');
      await client.query(
        `update ledger set by = gen_random_uuid() where ctid = (select max(ctid) from ledger where seq = 2)`,
      );
    });
    const { status, said } = runToEnd('verify-ledger');
    expect(status).toBe(1);
    expect(said).toMatch(/断开.*第 2 行，内容与校验值不符.*line 2 of matter/u);
  });

  test('With DATABASE_URL no server of its own is started.', async () => {
    const database = await testDatabase();
    const program = await start('start', { DATABASE_URL: database.url });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(listProcessesIn(join(dataDir, 'postgres'))).toEqual([]);
    expect(await stop(program)).toBe(0);
    await database.close();
  });

  test('A bad setting, a taken port and an unknown command each end the start with one sentence that names it.', async () => {
    const sentence = (text: string) => text.trim().split('\n').at(-1);
    expect(runToEnd('start', { PORT: 'eighty' })).toEqual({
      status: 1,
      said: '设置 PORT 有误：应为 0 到 65535 的整数。(The setting PORT is wrong: it must be a whole number from 0 to 65535.)\n',
    });
    const unreachable = runToEnd('start', { DATABASE_URL: 'postgres://a:s3cret@127.0.0.1:1/x' });
    expect(unreachable.status).toBe(1);
    expect(unreachable.said).toMatch(/^设置 DATABASE_URL [^\n]*\n$/u);
    expect(unreachable.said).not.toContain('s3cret');
    const { status, said } = runToEnd('fly');
    expect(status).toBe(1);
    expect(said).toMatch(/^没有“fly”这个命令，可以用：start、demo、migrate、verify-ledger[^\n]*\n$/u);

    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = runToEnd('start', { PORT: String(port) });
    other.close();
    expect(taken.status).toBe(1);
    expect(sentence(taken.said)).toMatch(new RegExp(`^设置 PORT 有误：.*${port}.*EADDRINUSE`, 'u'));
    expect(listProcessesIn(join(dataDir, 'postgres'))).toEqual([]);
  });

  test('migrate brings a database up to date, says what it did and ends; a second time there is nothing to do.', () => {
    const first = runToEnd('migrate');
    expect(first).toMatchObject({ status: 0, said: expect.stringMatching(/数据库已更新：\d+ 步/u) as string });
    expect(runToEnd('migrate')).toEqual({ status: 0, said: '' });
  });
});

async function owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: join(dataDir, 'postgres'), user: 'hongdun', database: 'hongdun' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function countComplaints(): Promise<number> {
  return owner(async (client) =>
    Number((await client.query<{ n: string }>('select count(*) as n from complaint')).rows[0]?.n),
  );
}
