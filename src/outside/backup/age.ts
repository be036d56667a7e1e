/**
 * 备份的加密: the age format (age-encryption.org/v1), in pieces of 64 KiB of which each is proven by itself and the last one says that it is
 * the last: what was changed or cut off does not open. The `age` of any distribution opens it too, should this program be gone.
 */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';

/** What no key of ours opens, or what was changed or cut off. */
export class Unopened extends Error {}

/** How long it takes to try one passphrase: 2^18 rounds of scrypt, some seconds. */
const scryptWork = 18;
const magic = 'age-encryption.org/v1\n';

export function isSealed(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, magic.length)).toString('latin1') === magic;
}

/** For whoever holds the key of this recipient. */
export async function sealFor(recipient: string, source: Readable): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(source)));
}

/** What was sealed for one of these keys; refuses at once where it was for none, and while it is read where it was changed. */
export async function openWith(identities: readonly string[], source: Readable): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const one of identities) decrypter.addIdentity(one);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(source)));
  } catch (error) {
    source.destroy();
    throw new Unopened((error as Error).message, { cause: error });
  }
}

export function sealByPassphrase(passphrase: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptWork);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(text);
}

/** The same of what comes piece by piece. */
export async function sealStreamByPassphrase(passphrase: string, source: Readable): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptWork);
  encrypter.setPassphrase(passphrase);
  return fromWeb(await encrypter.encrypt(toWeb(source)));
}

/** Reads what was sealed so to its end: only there it says that it is whole. */
export async function proveByPassphrase(passphrase: string, source: Readable): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const opened = fromWeb(await decrypter.decrypt(toWeb(source)));
  opened.resume();
  await finished(opened);
}

export async function openByPassphrase(passphrase: string, sealed: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(sealed, 'text');
  } catch (error) {
    throw new Unopened((error as Error).message, { cause: error });
  }
}

function toWeb(source: Readable): globalThis.ReadableStream<Uint8Array> {
  return Readable.toWeb(source) as globalThis.ReadableStream<Uint8Array>;
}

function fromWeb(stream: globalThis.ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}
