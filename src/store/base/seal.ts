/** AES-256-GCM under a key that is not in the database. What is sealed is bound to where it lies, so that it opens nowhere else. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keyring } from '../../domain/base/keyring.ts';

const nonceBytes = 12;
const tagBytes = 16;

export interface Sealed {
  sealed: Buffer;
  keyId: string;
}

export function sealText({ current, keys }: Keyring, binding: string, text: string): Sealed {
  const key = keys.get(current);
  if (key === undefined) throw new Error('The ring has no key of its current name.');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding, 'utf8'));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), bytes]), keyId: current };
}

/** Null when the key that sealed it is not on the ring, or when the bytes were changed or lie somewhere else. */
export function openText({ keys }: Keyring, binding: string, { sealed, keyId }: Sealed): string | null {
  const key = keys.get(keyId);
  if (key === undefined) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(binding, 'utf8'))
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
