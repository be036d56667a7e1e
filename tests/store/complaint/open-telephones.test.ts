/** Every filing asks whether its telephone has an open complaint: the question is planned once, and its plan must stay right. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { insertComplaints, listOpenOf } from '../../../src/store/complaint/complaint.ts';
import { aComplaint } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const phoneOf = (n: number) => `1380000${String(n).padStart(4, '0')}`;

async function rowsRead(tx: Tx): Promise<number> {
  const read = await sql<{ n: number }>`select seq_tup_read + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_xact_user_tables where relname = 'complaint'`.execute(tx);
  return read.rows[0]?.n ?? 0;
}

it.each([1, 2, 8, 40, 200])(
  'a plan that was made for %i complaints reads no more than the rows of the telephone when there are many more',
  async (first) => {
    const { countyId } = county.actor('fangmin');
    const untouched = new Error('Nothing of it is kept.');
    const asked = transact(county.db, async (tx) => {
      const filed = Array.from({ length: first + 900 }, (_, n) => ({
        ...aComplaint({ state: 'registered' }),
        number: `投2026-${String(n + 1).padStart(4, '0')}`,
        consumerPhone: phoneOf(n),
      }));
      await insertComplaints(tx, filed.slice(0, first));
      await sql`discard plans`.execute(tx);
      expect(await listOpenOf(tx, countyId, [phoneOf(5000), phoneOf(6000)])).toEqual([]);
      await insertComplaints(tx, filed.slice(first));
      const before = await rowsRead(tx);
      expect(await listOpenOf(tx, countyId, [phoneOf(5000), phoneOf(6000)])).toEqual([]);
      expect((await rowsRead(tx)) - before).toBeLessThan(5);
      const open = await listOpenOf(tx, countyId, [phoneOf(4), phoneOf(5), phoneOf(7000)]);
      expect(open.map(({ consumerPhone }) => consumerPhone).toSorted()).toEqual([phoneOf(4), phoneOf(5)]);
      throw untouched;
    });
    await expect(asked).rejects.toBe(untouched);
  },
);
