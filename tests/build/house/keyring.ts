import type { Keyring } from '../../../src/domain/base/keyring.ts';

/** A ring of one key, the same in all tests. */
export const testKeyring: Keyring = {
  current: 'k1',
  keys: new Map([['k1', new Uint8Array(32).fill(7)]]),
  marking: new Uint8Array(32).fill(9),
};

/** The same ring as a key file. */
export function testKeyFile(): string {
  const lines = [['mark', testKeyring.marking] as const, ...testKeyring.keys];
  return lines.map(([id, key]) => `${id} ${Buffer.from(key).toString('base64url')}\n`).join('');
}
