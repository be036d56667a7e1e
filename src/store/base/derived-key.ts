/** Keys made from those of the key file, one for each purpose, so that none of them has to lie in the database. */
import { createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { suiteOf, type Keyring, type Suite } from '../../domain/base/keyring.ts';

/** The hash of a suite, by the name that the library has for it. */
export const hashNames = { aes: 'sha256', sm4: 'sm3' } as const satisfies Record<Suite, string>;

/** A key of 32 bytes for one purpose alone: who learns it learns neither the key it comes from nor that of another purpose. */
export function derivedKey(key: Uint8Array, purpose: string, suite: Suite = 'aes'): Buffer {
  return Buffer.from(hkdfSync(hashNames[suite], key, '', `hongdun ${purpose}`, 32));
}

/** What the keys of a ring are for; the current one's comes first. */
export function suitesOf(ring: Keyring): readonly Suite[] {
  return [...new Set([ring.current, ...ring.keys.keys()].map((id) => suiteOf(ring, id)))];
}

type Made = WeakMap<Uint8Array, Map<string, KeyObject>>;
const made: Readonly<Record<Suite, Made>> = { aes: new WeakMap(), sm4: new WeakMap() };

/** The same as the library holds it, made once: to derive a key and to hold it costs six times what a mark under it does. */
export function derivedSecret(key: Uint8Array, purpose: string, suite: Suite = 'aes'): KeyObject {
  const known = made[suite].get(key) ?? new Map<string, KeyObject>();
  const secret = known.get(purpose) ?? createSecretKey(derivedKey(key, purpose, suite));
  made[suite].set(key, known.set(purpose, secret));
  return secret;
}

/** What signs the tickets and forms of citizens' pages; with a new key of the ring it is a new one. */
export function portalSecret(ring: Keyring): string {
  const key = ring.keys.get(ring.current);
  if (key === undefined) throw new Error('The ring has no key of its current name.');
  return derivedKey(key, 'portal', suiteOf(ring, ring.current)).toString('base64url');
}

/** 32 letters and figures that nobody takes for another. */
const plain = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * 设立码 (set-up code): whoever shows it has been at the machine, where the start and `hongdun setup --link` print it. Made of the key file, so
 * that every program on one database has the same; it opens the first-run page and nothing else, until there is a county.
 */
export function setUpCode(ring: Keyring): string {
  const letters = [...derivedKey(ring.marking, 'set up').subarray(0, 16)].map((byte) => plain[byte % 32] ?? '');
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

export function isSetUpCode(ring: Keyring, typed: string): boolean {
  const bare = (words: string) => Buffer.from(words.toUpperCase().replaceAll(/[^A-Z0-9]/gu, ''));
  const [one, other] = [bare(typed), bare(setUpCode(ring))];
  return one.length === other.length && timingSafeEqual(one, other);
}
