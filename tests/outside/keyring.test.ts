import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/domain/base/keyring.ts';
import { StartFault } from '../../src/domain/base/start/start-fault.ts';
import { findKeyring, keyringIn } from '../../src/outside/keyring.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongdun-keyring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const some = Buffer.alloc(32).toString('base64url');

describe('the key file of reporters', () => {
  it('is made at the first start, for its owner alone, and is the same ever after', () => {
    const file = join(folder, 'first.key');
    const first = keyringIn(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.keys.get(first.current)).toHaveLength(32);
    expect(keyringIn(file)).toEqual(first);
  });

  it('seals with its last key, and keeps the older ones for what they sealed', () => {
    const file = join(folder, 'reporter.key');
    const before = keyringIn(file);
    const key = Buffer.alloc(32, 5).toString('base64url');
    writeFileSync(file, `${readFileSync(file, 'utf8')}k2 ${key}\n`);
    const after = keyringIn(file);
    expect(after.current).toBe('k2');
    expect([...after.keys.keys()]).toEqual([before.current, 'k2']);
    expect(after.marking).toEqual(before.marking);
  });

  it('compliance 10: says by its line what a key is for, old and new side by side', () => {
    const file = join(folder, 'national.key');
    const before = keyringIn(file);
    const [n, a] = [5, 6].map((of) => Buffer.alloc(32, of).toString('base64url'));
    writeFileSync(file, `${readFileSync(file, 'utf8')}k2 sm4 ${n}\nk3 aes ${a}\n`);
    const ring = keyringIn(file);
    expect(ring.current).toBe('k3');
    expect([...ring.keys.keys()].map((id) => suiteOf(ring, id))).toEqual(['aes', 'sm4', 'aes']);
    expect(ring.keys.get('k2')).toEqual(Buffer.alloc(32, 5));
    expect(ring.marking).toEqual(before.marking);
  });

  it('compliance 10: with a national key stops the start where Node has no SM4 or SM3, in one sentence that says why', () => {
    const file = join(folder, 'without.key');
    keyringIn(file);
    // Nobody whose keys are all for AES is stopped.
    expect(findKeyring(file, () => false)?.keys.size).toBe(1);
    writeFileSync(file, `${readFileSync(file, 'utf8')}k2 sm4 ${Buffer.alloc(32, 5).toString('base64url')}\n`);
    expect(() => findKeyring(file, () => false)).toThrow(/k2 是国密的密钥.*没有能用的 SM4 和 SM3.*程序自带的 Node/u);
    expect(findKeyring(file)?.current).toBe('k2');
  });

  it.each([
    ['half a line', 'k1 AAAA\n'],
    ['nothing', ''],
    ['a cipher that there is not', `mark ${some}\nk1 sm9 ${some}\n`],
    ['a cipher for the mark', `mark sm4 ${some}\nk1 ${some}\n`],
    ['no key for marks', `k1 ${Buffer.alloc(32).toString('base64url')}\n`],
    ['the same name twice', `k1 ${Buffer.alloc(32).toString('base64url')}\n`.repeat(2)],
  ])('with %s stops the start with a sentence instead of beginning anew', (_, text) => {
    const file = join(folder, 'bad.key');
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    expect(() => keyringIn(file)).toThrow(StartFault);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('operations A3: in a folder that is not there is refused, and no folder is made', () => {
    expect(() => keyringIn(join(folder, 'usb/stick/reporter.key'))).toThrow(/usb\/stick 不在.*REPORTER_KEY_FILE/u);
    expect(existsSync(join(folder, 'usb'))).toBe(false);
  });

  it('operations B4: that belongs to another user is said to be so, and nobody is sent to fetch another', () => {
    const file = join(folder, 'foreign.key');
    keyringIn(file);
    chmodSync(file, 0o000);
    const isRoot = process.getuid?.() === 0;
    // Root reads everything; become somebody else for a moment.
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(() => keyringIn(file)).toThrow(/属于另一个用户.*不要换/u);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
