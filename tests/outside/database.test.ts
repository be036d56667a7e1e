import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(() => Promise.all([one.close(), other.close()]));

test('Two test databases have every table and share nothing.', async () => {
  await one.db.insertInto('secret').values({ name: 'colour', value: 'red' }).execute();
  expect(await one.db.selectFrom('secret').select('value').execute()).toEqual([{ value: 'red' }]);
  expect(await other.db.selectFrom('secret').selectAll().execute()).toEqual([]);
});

test('A test works as the program does, as the role that cannot change the past of the ledger.', async () => {
  await expect(one.pool.query('delete from ledger')).rejects.toThrow('permission denied');
  await expect(one.pool.query('truncate ledger')).rejects.toThrow('permission denied');
});
