import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { setUp, Setup } from '../../../src/actions/exchange/set-up.ts';
import { testDatabase } from '../../build/house/database.ts';

test('Of several who set up an empty database at once one makes the county.', async () => {
  const empty = await testDatabase();
  try {
    const typed = (id: number) =>
      Setup.parse({
        countyId: id,
        name: '青禾县',
        province: '某省',
        city: '某市',
        bureauName: '青禾县市场监督管理局',
        paperPrefix: '青市监',
        adminName: '郑敏',
        loginName: 'zhengmin',
        password: '青禾县的好地方有好水',
      });
    const seeds = { categories: [], calendar: [], knowledge: [] };
    const done = await Promise.allSettled(
      [411_023, 411_024, 411_025].map((id) => setUp(empty.db, typed(id), seeds, { at: new Date(), newId: uuidv7 })),
    );
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await empty.db.selectFrom('county').selectAll().execute()).toHaveLength(1);
  } finally {
    await empty.close();
  }
});
