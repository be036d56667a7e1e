/** What another machine has signed with the secret that it and this program hold: HMAC-SHA256 over the time and the words. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A time and words as they came over the wire, with what is said to be their signature. */
export interface Signed {
  at: string;
  signature: string;
  text: string;
}

/** HMAC-SHA256 over the time and the words, so that neither can be changed nor an old letter be sent again later. */
export function signatureOf(key: string, at: string, text: string): string {
  return createHmac('sha256', key).update(`${at}\n${text}`).digest('hex');
}

/** Whether the key has signed it. */
export function isSignedWith(key: string, { at, signature, text }: Signed): boolean {
  const expected = Buffer.from(signatureOf(key, at, text), 'hex');
  const given = Buffer.from(/^[\da-f]{64}$/u.test(signature) ? signature : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether what somebody shows is the secret, in a time that tells nothing of it. */
export function isSameSecret(secret: string, shown: string): boolean {
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest();
  return timingSafeEqual(digest(secret), digest(shown));
}
