/** Keys made from those of the key file, one for each purpose, so that none of them has to lie in the database. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
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
