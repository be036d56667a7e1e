/** Keys made from those of the key file, one for each purpose, so that none of them has to lie in the database. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Keyring } from '../../domain/base/keyring.ts';

/** A key of 32 bytes for one purpose alone: who learns it learns neither the key it comes from nor that of another purpose. */
export function derivedKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `hongdun ${purpose}`, 32));
}

const made = new WeakMap<Uint8Array, Map<string, KeyObject>>();

/** The same as the library holds it, made once: to derive a key and to hold it costs six times what a mark under it does. */
export function derivedSecret(key: Uint8Array, purpose: string): KeyObject {
  const known = made.get(key) ?? new Map<string, KeyObject>();
  const secret = known.get(purpose) ?? createSecretKey(derivedKey(key, purpose));
  made.set(key, known.set(purpose, secret));
  return secret;
}

/** What signs the tickets and forms of citizens' pages; with a new key of the ring it is a new one. */
export function portalSecret({ current, keys }: Keyring): string {
  const key = keys.get(current);
  if (key === undefined) throw new Error('The ring has no key of its current name.');
  return derivedKey(key, 'portal').toString('base64url');
}
