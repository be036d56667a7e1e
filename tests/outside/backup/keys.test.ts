/** How key files are added to and put back: nothing is sealed under a key that a power cut or a slip of the hand can take. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../../src/commands.ts';
import { keys } from '../../../src/commands/keys.ts';
import { readConfig } from '../../../src/config.ts';
import { suiteOf } from '../../../src/domain/base/keyring.ts';
import { keyLines } from '../../../src/outside/backup/key-bundle.ts';
import { findKeyring, keyringIn } from '../../../src/outside/keyring.ts';
import { replaceFile } from '../../../src/outside/machine/durable-file.ts';
import { testDatabase } from '../../build/house/database.ts';

let dataDir: string;
let file: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongdun-keys-'));
  file = join(dataDir, 'reporter.key');
  keyringIn(file);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What it has said. */
async function run(words: string, owner: pg.PoolConfig | null = null): Promise<string> {
  const said: string[] = [];
  // One that is shared is sealed anew after the restart.
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '5000',
    DATABASE_URL: 'postgresql://hongdun@127.0.0.1/hongdun',
  });
  const life = { root: '', assets: '', say: (line: string) => said.push(line), opened: () => {}, goOn: () => {} };
  const reach = () =>
    owner === null
      ? Promise.reject(new Error('no database'))
      : Promise.resolve({ owner, place: 'db.example/hongdun', isBeside: false });
  await keys({ life, config, words: words.split(' '), reach });
  return said.join('\n');
}

test('operations E: a word of keys that is none is refused, and no key is made by it', () => {
  const refused = (words: string) => commands['keys']?.why?.(words.split(' ')) ?? null;
  for (const words of [
    'rotate backups',
    'rotate bakcup',
    'rotate sm4 now',
    'split 5',
    'split two',
    'show all',
    'rotat',
  ])
    expect([words, refused(words)]).toEqual([words, expect.stringMatching(/^要做什么：keys show.*keys rotate/u)]);
  for (const words of ['rotate', 'rotate aes', 'rotate sm4', 'rotate backup', 'split', 'split 2', 'split 3', 'show'])
    expect([words, refused(words)]).toEqual([words, null]);
  for (const words of ['backup -', 'backup a.age', 'restore a.age --replace', 'restore --shares'])
    expect([words, refused(words)]).toEqual([words, null]);
  for (const words of ['backup', 'restore', 'restore a.age --replcae'])
    expect([words, refused(words)]).toEqual([words, expect.any(String)]);
});

test('operations E: a key that is added unasked is for what the newest one is for, so that a county on SM4 stays there', async () => {
  const newest = () => {
    const ring = findKeyring(file);
    return ring === null ? null : suiteOf(ring, ring.current);
  };
  await run('rotate');
  expect(newest()).toBe('aes');
  await run('rotate sm4');
  await run('rotate');
  expect(newest()).toBe('sm4');
  await run('rotate aes');
  expect(newest()).toBe('aes');
  expect(keyLines(readFileSync(file, 'utf8'))).toHaveLength(6);
});

test('operations E: on a PostgreSQL of one’s own a new key is told to whom it concerns: those that were heard, nobody, or who is not known', async () => {
  const database = await testDatabase();
  try {
    expect(await run('rotate', database.owner)).toMatch(/没有听到有程序在用这个数据库.*hongdun reseal/u);
    await database.pool.query(
      `insert into instance (id, version, newest_migration, host, pid, key_ids)
       values (gen_random_uuid(), '1', '0001', 'cabinet', 7, '{}')`,
    );
    expect(await run('rotate', database.owner)).toMatch(/程序开着（cabinet（进程 7））：systemctl restart hongdun/u);
    await database.pool.query(`update instance set seen_at = now() - interval '1 minute'`);
    expect(await run('rotate', database.owner)).not.toContain('程序开着');
  } finally {
    await database.close();
  }
  const unknown = await run('rotate');
  expect(unknown).toMatch(/数据库没有回答，不知道有没有程序开着/u);
  expect(keyLines(readFileSync(file, 'utf8'))).toHaveLength(6);
});

test('operations E: a copy of 0 bytes is said to be none: by who has just failed to keep one, and by who would take one back', async () => {
  const empty = join(dataDir, 'hongdun-keys.age');
  const output = openSync(empty, 'w');
  // As root leads the output, with a passphrase that is too short.
  const { status, stderr } = spawnSync(process.execPath, ['dist/main.js', 'keys', 'backup', '-'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0' },
    stdio: ['pipe', output, 'pipe'],
    input: 'short\n',
    encoding: 'utf8',
  });
  closeSync(output);
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/口令要 12 个字以上.*“>” 写出来的那个文件是空的，不是副本/u),
  ]);
  expect(readFileSync(empty, 'utf8')).toBe('');
  const before = readFileSync(file, 'utf8');
  // Before anybody is asked for a passphrase that opens nothing.
  await expect(run(`restore ${empty} --replace`)).rejects.toThrow(`${empty} 是空的，不是密钥的副本`);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('operations E: a key file is replaced whole, and the one of before lies beside it', () => {
  const aside = `${file}.before`;
  const before = readFileSync(file, 'utf8');
  replaceFile(file, 'another\n', aside);
  expect([readFileSync(file, 'utf8'), readFileSync(aside, 'utf8')]).toEqual(['another\n', before]);
  expect(readdirSync(dataDir).toSorted()).toEqual(['reporter.key', 'reporter.key.before']);
});
