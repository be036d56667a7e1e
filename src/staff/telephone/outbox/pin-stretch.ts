import { argon2id } from 'hash-wasm';

/**
 * What makes each guess at a PIN dear: 32 MiB and three passes, about a second on a cheap telephone. What that is worth against whoever
 * copied the telephone's store stands in docs/decisions/0019-the-pin-of-a-telephone.md; it is not much for six figures.
 */
const cost = { memorySize: 32 * 1024, iterations: 3, parallelism: 1, hashLength: 32 } as const;

export async function stretch(pin: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await argon2id({ ...cost, password: pin.normalize('NFC'), salt, outputType: 'binary' }));
}
