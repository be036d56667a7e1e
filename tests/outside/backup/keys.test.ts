/** How key files are added to and put back: nothing is sealed under a key that a power cut or a slip of the hand can take. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../../src/commands.ts';
import { keys } from '../../../src/commands/keys.ts';
import { readConfig } from '../../../src/config.ts';
import { suiteOf } from '../../../src/domain/base/keyring.ts';
import { keyLines } from '../../../src/outside/backup/key-bundle.ts';
import { findKeyring, keyringIn } from '../../../src/outside/keyring.ts';
import { replaceFile } from '../../../src/outside/machine/durable-file.ts';

let dataDir: string;
let file: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongdun-keys-'));
  file = join(dataDir, 'reporter.key');
  keyringIn(file);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What it has said. */
async function run(words: string): Promise<string> {
  const said: string[] = [];
  // One that is shared is sealed anew after the restart.
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '5000',
    DATABASE_URL: 'postgresql://hongdun@127.0.0.1/hongdun',
  });
  const life = { root: '', assets: '', say: (line: string) => said.push(line), opened: () => {}, goOn: () => {} };
  await keys({ life, config, words: words.split(' '), reach: () => Promise.reject(new Error('no database')) });
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

test('operations E: a key file is replaced whole, and the one of before lies beside it', () => {
  const aside = `${file}.before`;
  const before = readFileSync(file, 'utf8');
  replaceFile(file, 'another\n', aside);
  expect([readFileSync(file, 'utf8'), readFileSync(aside, 'utf8')]).toEqual(['another\n', before]);
  expect(readdirSync(dataDir).toSorted()).toEqual(['reporter.key', 'reporter.key.before']);
});
