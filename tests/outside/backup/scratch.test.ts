/** Where a backup is rehearsed on a county's own server: in a database that no one else has made, by one program at a time. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratch } from '../../../src/outside/postgres/scratch.ts';
import { signal, waitForEnd } from '../../../src/outside/process.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';

const name = 'hongdun_rehearsal';

let database: TestDatabase;
let owner: pg.Client;
let folders: string[];
beforeEach(async () => {
  database = await testDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  folders = ['one', 'other'].map((machine) => mkdtempSync(join(tmpdir(), `hongdun-${machine}-`)));
});
afterEach(async () => {
  await owner.query(`drop database if exists ${name} with (force)`);
  await owner.end();
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('operations C: a rehearsal on a county’s own server takes away what another has left, and no database of anybody else', async () => {
  const [one = '', other = ''] = folders;
  const open = (folder: string) => openScratch(folder, database.url, () => undefined);
  await owner.query(`create database ${name}`);
  await expect(open(one)).rejects.toThrow(/不是演练建的，没有动它/u);
  await owner.query(`comment on database ${name} is '红盾演练用的临时数据库，随时可以删'`);
  const scratch = await open(one);
  // Of two machines with folders of their own the second waits for another time.
  await expect(open(other)).rejects.toThrow('另一次演练正在做');
  await scratch.close();
  expect((await owner.query('select from pg_database where datname = $1', [name])).rowCount).toBe(0);
  await (await open(other)).close();
});

test.each([0o755, 0o700])(
  'issue 16: a scratch server whose folder (below one of mode %i) is taken away under it is gone with its files, and is not started again',
  async (mode) => {
    const [folder = ''] = folders;
    chmodSync(folder, mode);
    const said: string[] = [];
    const scratch = await openScratch(folder, null, (sentence) => said.push(sentence));
    const { host = '' } = scratch.owner as pg.PoolConfig;
    const pid = Number(readFileSync(join(host, 'postmaster.pid'), 'utf8').split('\n')[0]);
    rmSync(folder, { recursive: true, force: true });
    signal(pid, 'SIGKILL');
    expect(await waitForEnd([pid], 10_000)).toBe(true);
    await scratch.close();
    expect([existsSync(folder), existsSync(host)]).toEqual([false, false]);
    expect(said.join('')).not.toContain('重新启动');
    // The next one begins as ever.
    await (await openScratch(folders[1] ?? '', null, () => undefined)).close();
  },
);
