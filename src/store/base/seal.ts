/**
 * Seals under a key that is not in the database: AES-256-GCM, or SM4-CTR with HMAC-SM3 where the key is for the national ciphers (国密).
 * What is sealed is bound to where it lies, so that it opens nowhere else.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { suiteOf, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import { derivedKey, hashNames } from './derived-key.ts';

/** The byte that names the form of what is sealed. Before seals of AES it stands where they are of persons alone, which came later. */
const sealForms = { aes: 1, sm4: 2 } as const satisfies Record<Suite, number>;

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
  'tipoff',
  'message',
  'missed_call',
  'warning_subscriber',
  'redispatch',
  'exchange_letter',
  'enforcement',
  'inspection',
  'seizure',
  'exhibit',
  'station_report',
  'sampling_batch',
  'covert_check',
  'station_visit',
  'contract_review',
  'survey',
  'guidance',
  'served_paper',
] as const;
export type PersonTable = (typeof personTables)[number];

/** The tables whose rows lie under the ring, each with the key that sealed the row. */
export type SealedTable =
  | 'reporter'
  | 'tipoff_link'
  | 'tipoff_credit'
  | 'draft'
  | 'revisit'
  | 'device_recovery'
  | 'leftover'
  | 'second_factor'
  | 'password_slip'
  | 'hook_secret'
  | PersonTable;

export interface Sealed {
  sealed: Buffer;
  keyId: string;
}

/** A seal of the current key, in the form of what that key is for. */
export function sealText(ring: Keyring, binding: string, text: string): Sealed {
  const { current: keyId } = ring;
  const key = ring.keys.get(keyId);
  if (key === undefined) throw new Error('The ring has no key of its current name.');
  return { sealed: ways[suiteOf(ring, keyId)].seal(key, { binding, keyId }, text), keyId };
}

/** Null when the key that sealed it is not on the ring, or when the bytes were changed or lie somewhere else. */
export function openText(ring: Keyring, binding: string, { sealed, keyId }: Sealed): string | null {
  const key = ring.keys.get(keyId);
  if (key === undefined) return null;
  return ways[suiteOf(ring, keyId)].open(key, { binding, keyId }, sealed);
}

/** A seal behind the byte that names its form, which those of SM4 have by themselves. */
export function sealWithForm(ring: Keyring, binding: string, text: string): Sealed {
  const { sealed, keyId } = sealText(ring, binding, text);
  const isNamed = suiteOf(ring, keyId) !== 'aes';
  return { sealed: isNamed ? sealed : Buffer.concat([Buffer.of(sealForms.aes), sealed]), keyId };
}

/** Null where `openText` gives null, and where the form is not that of the key. */
export function openWithForm(ring: Keyring, binding: string, { sealed, keyId }: Sealed): string | null {
  const suite = suiteOf(ring, keyId);
  if (sealed[0] !== sealForms[suite]) return null;
  return openText(ring, binding, { sealed: suite === 'aes' ? sealed.subarray(1) : sealed, keyId });
}

/** What a seal is bound to: where it lies, and the key that sealed it. */
interface Place {
  binding: string;
  keyId: string;
}

interface Way {
  seal: (key: Uint8Array, place: Place, text: string) => Buffer;
  open: (key: Uint8Array, place: Place, sealed: Buffer) => string | null;
}

const ways: Readonly<Record<Suite, Way>> = {
  aes: { seal: sealByAes, open: openByAes },
  sm4: { seal: sealBySm4, open: openBySm4 },
};

const nonceBytes = 12;
const tagBytes = 16;

/** Nonce, tag, bytes. */
function sealByAes(key: Uint8Array, { binding }: Place, text: string): Buffer {
  const nonce = freshBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', madeOnce(key), nonce).setAAD(Buffer.from(binding, 'utf8'));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]);
}

/** A tag that was cut short is none: the library would take four bytes of one. */
function openByAes(key: Uint8Array, { binding }: Place, sealed: Buffer): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', madeOnce(key), sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(binding, 'utf8'))
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const counterBytes = 16;
const macBytes = 32;
const macAt = 1 + counterBytes;
const bytesAt = macAt + macBytes;

/** Form, first counter, MAC, bytes: encrypted, then authenticated, each under a key of its own (GB/T 17964 has no mode that does both). */
function sealBySm4(key: Uint8Array, place: Place, text: string): Buffer {
  const keys = nationalKeysOf(key);
  const counter = freshBytes(counterBytes);
  const cipher = createCipheriv('sm4-ctr', keys.cipher, counter);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(sealForms.sm4), counter, macOf(keys.mac, place, counter, bytes), bytes]);
}

/** Nothing is deciphered before the MAC is found right. */
function openBySm4(key: Uint8Array, place: Place, sealed: Buffer): string | null {
  if (sealed.length < bytesAt || sealed[0] !== sealForms.sm4) return null;
  const keys = nationalKeysOf(key);
  const counter = sealed.subarray(1, macAt);
  const bytes = sealed.subarray(bytesAt);
  if (!timingSafeEqual(sealed.subarray(macAt, bytesAt), macOf(keys.mac, place, counter, bytes))) return null;
  const decipher = createDecipheriv('sm4-ctr', keys.cipher, counter);
  return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
}

/** Over the form, the key's name and the binding, each behind its length, so that none can run into the next, then counter and bytes. */
function macOf(key: KeyObject, { keyId, binding }: Place, counter: Buffer, bytes: Buffer): Buffer {
  const [name, place] = [Buffer.from(keyId, 'utf8'), Buffer.from(binding, 'utf8')];
  const lengths = Buffer.alloc(9);
  lengths.writeUInt8(sealForms.sm4, 0);
  lengths.writeUInt32BE(name.length, 1);
  lengths.writeUInt32BE(place.length, 5);
  return createHmac(hashNames.sm4, key)
    .update(Buffer.concat([lengths, name, place, counter, bytes]))
    .digest();
}

const made = new WeakMap<Uint8Array, KeyObject>();

/** The library makes a key of bare bytes anew each time, which costs four times what sealing does. */
function madeOnce(bytes: Uint8Array): KeyObject {
  const key = made.get(bytes) ?? createSecretKey(bytes);
  made.set(bytes, key);
  return key;
}

interface NationalKeys {
  cipher: KeyObject;
  mac: KeyObject;
}

const nationalMade = new WeakMap<Uint8Array, NationalKeys>();

/** SM4 has keys of 16 bytes. */
function nationalKeysOf(bytes: Uint8Array): NationalKeys {
  const keys = nationalMade.get(bytes) ?? {
    cipher: createSecretKey(derivedKey(bytes, 'seal by sm4', 'sm4').subarray(0, 16)),
    mac: createSecretKey(derivedKey(bytes, 'mac of seals', 'sm4')),
  };
  nationalMade.set(bytes, keys);
  return keys;
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
