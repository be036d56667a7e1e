/** AES-256-GCM under a key that is not in the database. What is sealed is bound to where it lies, so that it opens nowhere else. */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Keyring } from '../../domain/base/keyring.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** Where a run that seals rows anew goes on: behind the last id that it has seen, with so many at once. */
export interface Turn {
  after: string | null;
  limit: number;
}

/** What came of one turn: how many rows were sealed anew, and the last id that was looked at; null when there are no more. */
export interface Batch {
  done: number;
  last: string | null;
}

/** Tables in whose rows telephones and identity numbers of persons lie sealed beside what is in the open. */
export const personTables = [
  'complaint',
  'inquiry',
  'message',
  'missed_call',
  'redispatch',
  'exchange_letter',
] as const;
export type PersonTable = (typeof personTables)[number];

/** The tables whose rows lie under the ring, each with the key that sealed the row. */
export type SealedTable =
  | 'reporter'
  | 'tipoff_link'
  | 'draft'
  | 'device_recovery'
  | 'leftover'
  | 'second_factor'
  | PersonTable;

export interface Sealed {
  sealed: Buffer;
  keyId: string;
}

export function sealText({ current, keys }: Keyring, binding: string, text: string): Sealed {
  const key = keys.get(current);
  if (key === undefined) throw new Error('The ring has no key of its current name.');
  const nonce = freshBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', madeOnce(key), nonce).setAAD(Buffer.from(binding, 'utf8'));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), bytes]), keyId: current };
}

/** Null when the key that sealed it is not on the ring, or when the bytes were changed or lie somewhere else. */
export function openText({ keys }: Keyring, binding: string, { sealed, keyId }: Sealed): string | null {
  const key = keys.get(keyId);
  if (key === undefined) return null;
  const decipher = createDecipheriv('aes-256-gcm', madeOnce(key), sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(binding, 'utf8'))
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const made = new WeakMap<Uint8Array, KeyObject>();

/** The library makes a key of bare bytes anew each time, which costs four times what sealing does. */
function madeOnce(bytes: Uint8Array): KeyObject {
  const key = made.get(bytes) ?? createSecretKey(bytes);
  made.set(bytes, key);
  return key;
}

/** The generator is asked for many at a time, because each question costs as much as a seal. */
const drawnAtOnce = 4096;
let drawn = Buffer.alloc(0);
let used = 0;

/** Some bytes that nobody was given before. A password or a key of its own asks the generator itself. */
export function freshBytes(count: number): Buffer {
  if (used + count > drawn.length) {
    drawn = randomBytes(Math.max(drawnAtOnce, count));
    used = 0;
  }
  used += count;
  return drawn.subarray(used - count, used);
}
