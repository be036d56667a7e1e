import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { complaintBook, insertComplaints } from '../../../src/store/complaint/complaint.ts';
import { removeNoughts } from '../../../src/store/matter/tally.ts';
import { countStages } from '../../../src/store/matter/matter.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aComplaint } from '../../build/complaint.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

interface Count {
  office: string;
  handler: string;
  stage: string;
  due: string;
  legal: string;
  n: number;
}

async function tally(): Promise<Count[]> {
  const found =
    await sql<Count>`select office_id as office, handler_id as handler, stage, due_on as due, legal_on as legal, n
    from complaint_tally where n <> 0 order by 1, 2, 3, 4, 5`.execute(county.db);
  return found.rows;
}

async function recount(): Promise<Count[]> {
  const found =
    await sql<Count>`select coalesce(office_id, '') as office, coalesce(handler_id::text, '') as handler, stage,
    coalesce(due_on, 'infinity') as due, coalesce(legal_on, 'infinity') as legal, count(*)::integer as n
    from complaint group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(county.db);
  return found.rows;
}

describe('the tally', () => {
  it('equals a recount after any moves, of which the buttons offered every one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
        await live(county, 8, '2026-03-02', dice(seed));
        expect(await tally()).toEqual(await recount());
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('loses by night the rows that count nobody, but an office its last one, and none that an act is counting in', async () => {
    const rows = async () =>
      (
        await sql<{
          n: number;
          noughts: number;
          offices: number;
        }>`select count(*)::integer as n, count(*) filter (where n = 0)::integer as noughts,
        count(distinct office_id)::integer as offices from complaint_tally`.execute(county.db)
      ).rows[0];
    await live(county, 8, '2026-03-02', dice(4));
    const before = await rows();
    expect(before?.noughts).toBeGreaterThan(3);
    const busy = new pg.Client(county.database.owner);
    await busy.connect();
    try {
      await busy.query('begin');
      await busy.query(
        `update complaint_tally set n = n + 1 where ctid = (select ctid from complaint_tally where n = 0 limit 1)`,
      );
      await transact(county.db, (tx) => removeNoughts(tx, county.accounts[0]?.countyId ?? 0));
      await busy.query('rollback');
    } finally {
      await busy.end();
    }
    const after = await rows();
    expect(after?.offices).toBe(before?.offices);
    expect(after?.noughts).toBeLessThan(before?.noughts ?? 0);
    expect(after?.noughts).toBeGreaterThan(0);
    expect(await tally()).toEqual(await recount());
    // An office of which nothing is left keeps one.
    await sql`update complaint_tally set n = 0 where office_id = 'SO-LH'`.execute(county.db);
    await transact(county.db, (tx) => removeNoughts(tx, county.accounts[0]?.countyId ?? 0));
    const left = await sql`select 1 from complaint_tally where office_id = 'SO-LH'`.execute(county.db);
    expect(left.rows).toHaveLength(1);
    await sql`delete from complaint_tally`.execute(county.db);
    await sql`insert into complaint_tally (county_id, office_id, handler_id, stage, due_on, legal_on, n)
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), coalesce(legal_on, 'infinity'), count(*)
      from complaint group by 1, 2, 3, 4, 5, 6`.execute(county.db);
  });

  it('takes in no complaint of an office or a county that is not there, and neither can be taken away', async () => {
    for (const change of [{ officeId: 'nowhere' }, { countyId: 999_999, officeId: null, stationId: null }])
      await expect(
        transact(county.db, (tx) => insertComplaints(tx, [aComplaint({ id: uuidv7(), number: uuidv7(), ...change })])),
      ).rejects.toMatchObject({ code: '23503' });
    const one = await county.db
      .selectFrom('complaint')
      .select(['id', 'officeId'])
      .where('officeId', 'is not', null)
      .executeTakeFirstOrThrow();
    await expect(
      transact(county.db, (tx) =>
        tx.updateTable('complaint').set({ officeId: 'nowhere' }).where('id', '=', one.id).execute(),
      ),
    ).rejects.toMatchObject({ code: '23503' });
    const owner = new pg.Client(county.database.owner);
    await owner.connect();
    try {
      for (const statement of [
        `delete from organisation where id = '${one.officeId}'`,
        `update organisation set id = 'elsewhere' where id = '${one.officeId}'`,
        'update county set county_id = 999999',
      ])
        await expect(owner.query(statement)).rejects.toMatchObject({ code: '23503' });
    } finally {
      await owner.end();
    }
  });

  it('takes in no complaint of a station that is not there, and holds each that has had one', async () => {
    const refusal = { code: '23503', table: 'station_with_complaints' };
    const atNowhere = aComplaint({ id: uuidv7(), number: uuidv7(), stationId: 'nowhere' });
    await expect(transact(county.db, (tx) => insertComplaints(tx, [atNowhere]))).rejects.toMatchObject(refusal);
    const stations = county.ctx('consumer', '2026-03-02').county.stations.map(({ id }) => id);
    const [first, second] = [stations[0] as string, stations.at(-1) as string];
    const matter = aComplaint({ id: uuidv7(), number: uuidv7(), stationId: first });
    await transact(county.db, (tx) => insertComplaints(tx, [matter]));
    const moveTo = (stationId: string) =>
      transact(county.db, (tx) => tx.updateTable('complaint').set({ stationId }).where('id', '=', matter.id).execute());
    await expect(moveTo('nowhere')).rejects.toMatchObject(refusal);
    await moveTo(second);
    const held = county.db.selectFrom('stationWithComplaints').select('stationId');
    expect((await held.execute()).map(({ stationId }) => stationId)).toEqual(expect.arrayContaining([first, second]));
  });

  it('is never below nought, and follows a change of many rows at once', async () => {
    const low = await sql`select 1 from complaint_tally where n < 0`.execute(county.db);
    expect(low.rows).toEqual([]);
    await transact(county.db, (tx) =>
      tx.updateTable('complaint').set({ handlerId: null, dueOn: null }).where('stage', '<>', 'done').execute(),
    );
    expect(await tally()).toEqual(await recount());
  });

  it('goes back with what is rolled back', async () => {
    const before = await tally();
    const matter = aComplaint({ number: '投2026-9999' });
    const failing = transact(county.db, async (tx) => {
      await insertComplaints(tx, [matter]);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await tally()).toEqual(before);
  });

  it('counts as mine what is mine and what is nobody’s yet', async () => {
    await live(county, 15, '2026-03-02', dice(99));
    for (const account of county.accounts.filter(({ role }) => role === 'officer')) {
      const counted = (await countStages(county.db, complaintBook, actorOfAccount(account), true)).reduce(
        (sum, { n }) => sum + n,
        0,
      );
      const found = await sql<{
        n: number;
      }>`select count(*) as n from complaint where office_id = ${account.organisationId}
        and state not in ('atStation', 'registered') and stage <> 'done' and (handler_id = ${account.id} or handler_id is null)`.execute(
        county.db,
      );
      expect(counted, account.loginName).toBe(found.rows[0]?.n);
    }
  });
});
