/** The lock of a station's telephone, held against what OpenSSL makes of the same (HMAC, HKDF, PBKDF2) and an Argon2id of another make. */
import { hashRaw } from '@node-rs/argon2';
import { argon2id } from 'hash-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { carriedDays } from '../../../src/domain/device/pin.ts';
import {
  halfLockOf,
  keysOf,
  lockOf,
  newBinder,
  openOffline,
  openShared,
  proofOf,
  type PinKeys,
  type PinLock,
} from '../../../src/staff/telephone/outbox/pin-lock.ts';
import { stretch } from '../../../src/staff/telephone/outbox/pin-stretch.ts';
import { formerPinKey, fromBase64, newBytes, open, toBase64 } from '../../../src/staff/telephone/outbox/vault.ts';

const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const salt = Uint8Array.from({ length: 16 }, (_, i) => i);
const bytes = (n: number, of: number) => new Uint8Array(n).fill(of);

describe('the stretching of a PIN', () => {
  test('is Argon2id: the vectors of its reference implementation', async () => {
    const asked = { password: 'password', salt: new TextEncoder().encode('somesalt'), outputType: 'hex' } as const;
    expect(await argon2id({ ...asked, iterations: 2, memorySize: 65_536, parallelism: 1, hashLength: 32 })).toBe(
      '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
    );
    expect(await argon2id({ ...asked, iterations: 2, memorySize: 256, parallelism: 1, hashLength: 32 })).toBe(
      '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    );
  });

  test('takes 32 MiB and three passes, as another implementation does; nobody lowers that, or raises it, and the locks still open', async () => {
    const stretched = await stretch('271828', salt);
    const other = await hashRaw('271828', {
      algorithm: 2,
      version: 1,
      memoryCost: 32 * 1024,
      timeCost: 3,
      parallelism: 1,
      outputLen: 32,
      salt: Buffer.from(salt),
    });
    expect(hex(stretched)).toBe(other.toString('hex'));
    // A phrase is the same however the keyboard writes its accents.
    expect(hex(await stretch('caf\u00e9 caf\u00e9', salt))).toBe(hex(await stretch('cafe\u0301 cafe\u0301', salt)));
  });
});

describe('security F12: the lock', () => {
  const now = Date.parse('2026-11-25T02:30:00Z');
  const share = bytes(32, 7);
  const behind = { store: bytes(32, 3), key: 'the key of the telephone' };
  const stretched = bytes(32, 1);
  let binder: CryptoKey;
  let keys: PinKeys;
  let lock: PinLock;
  const of = () => ({ binder, salt: toBase64(salt), isFigures: true });
  beforeAll(async () => {
    binder = await crypto.subtle.importKey('raw', bytes(32, 2), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    keys = await keysOf(stretched, of());
    lock = await lockOf(keys, behind, share, now);
  });

  test('makes its proof and its keys as HMAC and HKDF say', async () => {
    expect(await proofOf(keys)).toBe('Oz4nlMZ/gkakHz7cuTC4wSp6cjTybRa5anVKPeouvH4=');
    const opened = async (raw: string, sealed: { iv: string; data: string }) => {
      const key = await crypto.subtle.importKey('raw', fromHex(raw), 'AES-GCM', false, ['decrypt']);
      return hex(await open(key, sealed));
    };
    if (lock.offline === null || lock.shared === null) throw new Error('It is whole.');
    expect(await opened('3963ccb38cca46384c2799b36cd701dca3f69be10b281b4b5f8eb903594d1342', lock.offline.store)).toBe(
      hex(behind.store),
    );
    expect(await opened('16d66671e9c74258b9735cb08466ffe9f8c4d3b5d9935686853b0025054505a3', lock.shared.store)).toBe(
      hex(behind.store),
    );
  });

  test('opens the store alone without a network, and the telephone’s own key with the share alone', async () => {
    expect(await openOffline(lock, keys, now)).toEqual(behind.store);
    expect(await openShared(lock, keys, share)).toEqual(behind);
    expect(await openShared(lock, keys, bytes(32, 8))).toBeNull();
    expect(JSON.stringify(lock)).not.toContain(behind.key);
  });

  test('opens by no other PIN, and not by the right one without the binder', async () => {
    const others = [await keysOf(bytes(32, 9), of()), await keysOf(stretched, { ...of(), binder: await newBinder() })];
    for (const other of others) {
      expect(await openOffline(lock, other, now)).toBeNull();
      expect(await openShared(lock, other, share)).toBeNull();
      expect(await proofOf(other)).not.toBe(await proofOf(keys));
    }
  });

  test('opens without a network for its days, and after them with the share; one that has no share yet is not shut for ever', async () => {
    const end = now + carriedDays * 86_400_000;
    expect(await openOffline(lock, keys, end - 1)).toEqual(behind.store);
    expect(await openOffline(lock, keys, end)).toBeNull();
    expect(await openShared(lock, keys, share)).toEqual(behind);
    const half = await halfLockOf(keys, behind.store, now);
    expect([half.shared, await openOffline(half, keys, end)]).toEqual([null, behind.store]);
  });

  test('has a binder that no script reads', async () => {
    const made = await newBinder();
    expect(made.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', made)).rejects.toThrow();
  });

  test('opens what a telephone from before had wrapped by its PIN', async () => {
    const raw = fromHex('a7974e7ad40c03283e73e417b319f656e19efe5f949e0efdbfb7f1f033d73a85');
    const iv = newBytes(12);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, behind.store));
    const byPin = { iv: toBase64(iv), data: toBase64(data) };
    expect(await open(await formerPinKey('271828', toBase64(salt)), byPin)).toEqual(behind.store);
    expect(fromBase64(toBase64(salt))).toEqual(salt);
  });
});
