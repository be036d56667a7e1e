/** The number of who rings, on its way to another program on the same database: only who holds the key file reads it. */
import type { Keyring } from '../../domain/base/keyring.ts';
import { openText, sealText } from '../../store/base/seal.ts';

export interface SealedNumber {
  from: string;
  keyId: string;
}

export function sealCall(ring: Keyring, call: string, number: string): SealedNumber {
  const { sealed, keyId } = sealText(ring, bindingOf(call), number);
  return { from: sealed.toString('base64'), keyId };
}

/** Null where the key is not on the ring, or the number is another call's. */
export function openCall(ring: Keyring, call: string, { from, keyId }: SealedNumber): string | null {
  return openText(ring, bindingOf(call), { sealed: Buffer.from(from, 'base64'), keyId });
}

function bindingOf(call: string): string {
  return `call ${call}`;
}
