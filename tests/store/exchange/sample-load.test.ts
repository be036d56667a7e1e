import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '../../../src/store/base/transact.ts';
import { beginSampleLoad, endSampleLoad, forgetCutLoad, keepCutLoad } from '../../../src/store/exchange/sample-load.ts';
import { ownerPool, testDatabase, type TestDatabase } from '../../build/house/database.ts';

let database: TestDatabase;
let owner: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  owner = ownerPool(database.owner);
});
afterEach(async () => {
  await owner.end();
  await database.close();
});

async function hasTables(): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>("select to_regclass('public.complaint') is not null as there");
  return rows[0]?.there === true;
}

describe('A database whose sample county was cut off', () => {
  test('is emptied, once.', async () => {
    await transact(database.db, (tx) => beginSampleLoad(tx, 990126));
    expect(await forgetCutLoad(owner)).toBe(true);
    expect(await hasTables()).toBe(false);
    expect(await forgetCutLoad(owner)).toBe(false);
  });

  test('is kept once somebody has opened it for work.', async () => {
    await transact(database.db, (tx) => beginSampleLoad(tx, 990126));
    await keepCutLoad(owner);
    expect(await forgetCutLoad(owner)).toBe(false);
    expect(await hasTables()).toBe(true);
  });
});

test('A whole sample county, and a county of one’s own, are never emptied.', async () => {
  expect(await forgetCutLoad(owner)).toBe(false);
  await transact(database.db, (tx) => beginSampleLoad(tx, 990126));
  await transact(database.db, (tx) => endSampleLoad(tx, 990126, new Date()));
  expect(await forgetCutLoad(owner)).toBe(false);
  expect(await hasTables()).toBe(true);
});
