/** Likely duplicates are sought among the newest matters of a shop: one that has thousands is not read whole. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { insertComplaints, listOpenOfShop } from '../../../src/store/complaint/complaint.ts';
import { aComplaint } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

async function rowsRead(tx: Tx): Promise<number> {
  const read = await sql<{ n: number }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as n
    from pg_stat_xact_user_tables where relname in ('complaint', 'matter_operator')`.execute(tx);
  return read.rows[0]?.n ?? 0;
}

/** A shop, and another that was merged into it. */
async function openShops(tx: Tx, countyId: number): Promise<[string, string]> {
  const [root, merged] = [uuidv7(), uuidv7()];
  await sql`insert into operator (county_id, id, name, source, root_id, opened_at) values
    (${countyId}, ${root}, '柳河电器城', 'desk', ${root}, now()), (${countyId}, ${merged}, '柳河电器', 'desk', ${root}, now())`.execute(
    tx,
  );
  return [root, merged];
}

it('of a shop with four thousand matters the newest open ones are found among its newest, and the others are not read', async () => {
  const { countyId } = county.actor('fangmin');
  const untouched = new Error('Nothing of it is kept.');
  const asked = transact(county.db, async (tx) => {
    const [root, merged] = await openShops(tx, countyId);
    const base = Date.parse('2026-01-01T00:00:00Z');
    // Every fourth is open, and every other one stands on the page that was merged into the shop's.
    const [one, over] = [aComplaint({ state: 'registered' }), aComplaint({ state: 'closed', handlerId: null })];
    const filed = Array.from({ length: 4_000 }, (_, n) => ({
      ...(n % 4 === 0 ? one : over),
      id: uuidv7(),
      // From 投2026-8001 to 投2026-12000: a number has four figures at least, and five when they are used up.
      number: `投2026-${String(n + 8_001)}`,
      filedAt: new Date(base + n * 60_000),
    }));
    await insertComplaints(tx, filed);
    await sql`insert into matter_operator (county_id, matter_id, operator_id, kind, number, name, state, why, at)
      select ${countyId}, c.id, case when right(c.number, 1)::integer % 2 = 0 then ${merged}::uuid else ${root}::uuid end, 'complaint', c.number,
        '柳河电器城', 'sure', '{}', now() from complaint as c where c.county_id = ${countyId} and c.id = any(${filed.map(({ id }) => id)}::uuid[])`.execute(
      tx,
    );
    await sql`analyze matter_operator`.execute(tx);
    await sql`analyze complaint`.execute(tx);
    const before = await rowsRead(tx);
    const open = await listOpenOfShop(tx, countyId, merged);
    expect((await rowsRead(tx)) - before).toBeLessThan(2_500);
    const newest = filed.filter(({ state }) => state !== 'closed').slice(-20);
    expect(open.map(({ number }) => number)).toEqual(newest.map(({ number }) => number).toReversed());
    throw untouched;
  });
  await expect(asked).rejects.toBe(untouched);
});
