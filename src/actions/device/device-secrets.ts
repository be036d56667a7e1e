/** What a telephone shows, what of it the server keeps, and the share that it holds of the telephone's own key. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Device } from '../../domain/device/device.ts';
import { derivedSecret } from '../../store/base/derived-key.ts';

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function isHashOf(hash: Uint8Array, text: string): boolean {
  return timingSafeEqual(Buffer.from(hash), hashOf(text));
}

/**
 * Without it the telephone's key does not open, whatever PIN is typed. It is made anew whenever it is asked for, of a key that lies in
 * no table, and is another one each time the telephone is bound.
 */
export function shareOf(
  { marking }: Pick<Keyring, 'marking'>,
  { countyId, id, keyHash }: Pick<Device, 'countyId' | 'id' | 'keyHash'>,
): string {
  const hmac = createHmac('sha256', derivedSecret(marking, 'telephone share'));
  return hmac.update(JSON.stringify([countyId, id, Buffer.from(keyHash).toString('hex')])).digest('base64');
}
