/**
 * The lock of a telephone: what a PIN opens. Three things are made of the PIN, the salt and a key that the browser never gives out:
 * what opens the store without a network, for as long as what is carried may be; what opens the store and the telephone's own key
 * together with the server's share; and the proof for which the server gives that share.
 */
import { carriedDays, isFigures } from '../../../domain/device/pin.ts';
import { fromBase64, newBytes, open, seal, toBase64, type Sealed } from './vault.ts';

export interface PinLock {
  /** Made here and never given out: whoever copies no more than what a script can read has not got it. */
  binder: CryptoKey;
  salt: string;
  /** Which keys to show to whoever opens it. */
  isFigures: boolean;
  /** Opens the store without a network, until then (milliseconds since 1970); null once that is past. */
  offline: { store: Sealed; until: number } | null;
  /** Opens the store, and the telephone's own key; null until the server has heard of the PIN. */
  shared: { store: Sealed; key: Sealed } | null;
}

/** What was made of a PIN that was typed; in memory while the telephone is open. */
export interface PinKeys extends Pick<PinLock, 'binder' | 'salt' | 'isFigures'> {
  secret: CryptoKey;
}

/** What lies behind the lock: the key of the store, and the telephone's own, by which it signs in. */
export interface Behind {
  store: Uint8Array<ArrayBuffer>;
  key: string;
}

/** A key that can be used in this browser, and that no script reads. */
export async function newBinder(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}

/** The keys of a PIN, once it was stretched. */
export async function keysOf(stretched: Uint8Array<ArrayBuffer>, of: Omit<PinKeys, 'secret'>): Promise<PinKeys> {
  const bound = await crypto.subtle.sign('HMAC', of.binder, stretched);
  const secret = await crypto.subtle.importKey('raw', bound, 'HKDF', false, ['deriveKey', 'deriveBits']);
  return { binder: of.binder, salt: of.salt, isFigures: of.isFigures, secret };
}

/** Those of a new PIN, with a salt and a binder of its own. */
export async function newKeys(pin: string): Promise<PinKeys> {
  const salt = newBytes(16);
  const of = { binder: await newBinder(), salt: toBase64(salt), isFigures: isFigures(pin) };
  return keysOf(await stretchBeside(pin, salt), of);
}

/** Those of a PIN that is typed at a lock. */
export async function typedKeys(pin: string, lock: Omit<PinKeys, 'secret'>): Promise<PinKeys> {
  return keysOf(await stretchBeside(pin, fromBase64(lock.salt)), lock);
}

/** Shows the server that the right PIN was typed; from it nobody learns the PIN who has not the binder and the salt. */
export async function proofOf({ secret }: PinKeys): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.deriveBits(way('proof'), secret, 256)));
}

export async function lockOf(
  keys: PinKeys,
  behind: Behind,
  share: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<PinLock> {
  const half = await halfLockOf(keys, behind.store, now);
  return { ...half, shared: await sharedOf(keys, behind, share) };
}

/** What the upgrade of a telephone without a network makes first. */
export async function halfLockOf(keys: PinKeys, store: Uint8Array<ArrayBuffer>, now: number): Promise<PinLock> {
  const { binder, salt } = keys;
  return { binder, salt, isFigures: keys.isFigures, offline: await offlineOf(keys, store, now), shared: null };
}

export async function sharedOf(
  keys: PinKeys,
  { store, key }: Behind,
  share: Uint8Array<ArrayBuffer>,
): Promise<PinLock['shared']> {
  const by = await sharedKey(keys, share);
  return { store: await seal(by, store), key: await seal(by, new TextEncoder().encode(key)) };
}

/** From the bureau's last news on, what is carried may be opened without a network for so long. */
export async function offlineOf(
  keys: PinKeys,
  store: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<PinLock['offline']> {
  return { store: await seal(await offlineKey(keys), store), until: now + carriedDays * 86_400_000 };
}

/** Whether it opens with the server's share alone; one that has none yet waits for the network as long as it takes. */
export function isPast({ offline, shared }: PinLock, now: number): boolean {
  return offline === null || (shared !== null && offline.until <= now);
}

/** The key of the store, or null when the PIN is another one or the time is past. */
export async function openOffline(lock: PinLock, keys: PinKeys, now: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const { offline } = lock;
  if (offline === null || isPast(lock, now)) return null;
  return open(await offlineKey(keys), offline.store).catch(() => null);
}

export async function openShared(
  { shared }: PinLock,
  keys: PinKeys,
  share: Uint8Array<ArrayBuffer>,
): Promise<Behind | null> {
  if (shared === null) return null;
  const by = await sharedKey(keys, share);
  try {
    return { store: await open(by, shared.store), key: new TextDecoder().decode(await open(by, shared.key)) };
  } catch {
    return null;
  }
}

function way(purpose: string, salt: Uint8Array<ArrayBuffer> = new Uint8Array(0)): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(`hongdun telephone ${purpose}`) };
}

function offlineKey({ secret }: PinKeys): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(way('offline'), secret, aes, false, ['encrypt', 'decrypt']);
}

/** Whoever guesses the PIN has the rest of it from nobody but the server. */
function sharedKey({ secret }: PinKeys, share: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(way('shared', share), secret, aes, false, ['encrypt', 'decrypt']);
}

const aes = { name: 'AES-GCM', length: 256 } as const;

/** In a worker of its own, which is ended afterwards: with it go the PIN and the memory that it took. */
async function stretchBeside(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('pin-worker.ts', import.meta.url), { type: 'module', name: 'pin' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<{ bytes?: Uint8Array<ArrayBuffer>; wrong?: string }>) =>
          data.bytes === undefined ? reject(new CannotStretch(data.wrong)) : resolve(data.bytes),
      );
      worker.addEventListener('error', () => reject(new CannotStretch('The worker does not start.')));
      worker.postMessage({ pin, salt });
    });
  } finally {
    worker.terminate();
  }
}

/** The browser is too old to stretch a PIN. */
export class CannotStretch extends Error {}
