import { describe, expect, it } from 'vitest';
import { addressOfSecret, drawSecret, stepOf } from '../../../src/actions/county/telephone-code.ts';
import { codeOf } from '../../build/telephone-code.ts';

/** RFC 6238, appendix B: the secret is 「12345678901234567890」; of its eight digits the last six are those of every authenticator. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: readonly [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('the six digits of a telephone', () => {
  it.each(vectors)('are those of RFC 6238 at second %i', async (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(await stepOf(secret, code, at)).toBe(Math.floor(seconds / 30));
    expect(codeOf(secret, at)).toBe(code);
  });

  it('are taken a half minute before and after, and no further', async () => {
    const at = new Date('2026-11-25T09:00:10+08:00');
    const steps = [-60, -30, 0, 30, 60].map((seconds) => codeOf(secret, at.getTime() + seconds * 1000));
    const now = Math.floor(at.getTime() / 30_000);
    expect(await Promise.all(steps.map((code) => stepOf(secret, code, at)))).toEqual([
      null,
      now - 1,
      now,
      now + 1,
      null,
    ]);
  });

  it('come from 160 bits that are drawn anew, and an address that authenticators read', async () => {
    const [one, two] = [await drawSecret(), await drawSecret()];
    expect(one).toMatch(/^[A-Z2-7]{32}$/u);
    expect(one).not.toBe(two);
    const address = new URL(await addressOfSecret(one, { countyName: '青禾县', loginName: 'gaoyun' }));
    expect([address.protocol, address.host, address.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', one]);
    expect(decodeURIComponent(address.pathname)).toBe('/红盾 青禾县:gaoyun');
    expect([address.searchParams.get('period'), address.searchParams.get('digits')]).toEqual(['30', '6']);
  });
});
