import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedKey, derivedSecret, portalSecret } from '../../../src/store/base/derived-key.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const ringOf = (...fill: number[]) => ({
  current: `k${fill.at(-1)}`,
  keys: new Map(fill.map((n) => [`k${n}`, Buffer.alloc(32, n)])),
  marking: Buffer.alloc(32, 9),
});

describe('keys that are made from the key file', () => {
  it('are the same for one key and one purpose, and for no other', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    expect(derivedKey(one, 'portal')).toEqual(derivedKey(one, 'portal'));
    const all = [
      derivedKey(one, 'portal'),
      derivedKey(one, 'ledger'),
      derivedKey(other, 'portal'),
      derivedKey(other, 'ledger'),
    ];
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(4);
    expect(all.every((key) => key.length === 32)).toBe(true);
  });

  it('are held by the library as they were made, once for each key and purpose', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 1)];
    expect(derivedSecret(one, 'portal').export()).toEqual(derivedKey(one, 'portal'));
    expect(derivedSecret(one, 'portal')).toBe(derivedSecret(one, 'portal'));
    expect(derivedSecret(one, 'ledger').export()).toEqual(derivedKey(one, 'ledger'));
    expect(derivedSecret(other, 'portal').export()).toEqual(derivedKey(other, 'portal'));
  });

  it('security F7: what signs citizens’ pages lies in no table, and a new key of the file ends what was signed before', async () => {
    const found = await database.pool.query<{ secret: string | null }>(`select to_regclass('secret')::text as secret`);
    expect(found.rows).toEqual([{ secret: null }]);
    expect(portalSecret(ringOf(1))).toBe(portalSecret(ringOf(1)));
    expect(portalSecret(ringOf(1, 2))).not.toBe(portalSecret(ringOf(1)));
    expect(portalSecret(ringOf(1))).not.toContain(Buffer.alloc(32, 1).toString('base64url'));
  });
});
