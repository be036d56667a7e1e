import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(() => Promise.all([one.close(), other.close()]));

test('Two test databases have every table and share nothing.', async () => {
  const at = { stage: 'done' as const, dueOn: '2026-05-13', legalOn: '2026-05-13' };
  const row = { countyId: 1, officeId: '', handlerId: '', ...at, n: 1 };
  await one.db.insertInto('inquiryTally').values(row).execute();
  expect(await one.db.selectFrom('inquiryTally').selectAll().execute()).toEqual([row]);
  expect(await other.db.selectFrom('inquiryTally').selectAll().execute()).toEqual([]);
});

test('A test works as the program does, as the role that cannot change the past of the ledger.', async () => {
  await expect(one.pool.query('delete from ledger')).rejects.toThrow('permission denied');
  await expect(one.pool.query('truncate ledger')).rejects.toThrow('permission denied');
  for (const change of ['delete from', 'truncate', 'update'])
    for (const table of ['ledger_head', 'peer_head'])
      await expect(one.pool.query(`${change} ${table}${change === 'update' ? ' set n = 1' : ''}`)).rejects.toThrow(
        'permission denied',
      );
});
