import { expect, it } from 'vitest';
import { grantQueue } from '../../../src/store/base/migrate.ts';
import { ownerPool, testDatabase } from '../../build/house/database.ts';

it('Programs that start at the same time give the rights to the queue one after the other.', async () => {
  const database = await testDatabase();
  const pool = ownerPool(database.owner, 8);
  try {
    await pool.query('create schema waiting');
    await pool.query('create table waiting.job (id int)');
    await pool.query("create function waiting.next() returns int language sql as 'select 1'");
    // Eight at once and again: without a lock PostgreSQL says "tuple concurrently updated" to one of them.
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 8 }, () => grantQueue(pool, 'waiting')));
    const { rows } = await pool.query(
      `select has_table_privilege('hongdun_app', 'waiting.job', 'insert') as may, has_function_privilege('hongdun_app', 'waiting.next()', 'execute') as runs`,
    );
    expect(rows).toEqual([{ may: true, runs: true }]);
  } finally {
    await pool.end();
    await database.close();
  }
});
