/** 约期: the sessions that are called are found by their hour, however many matters there are. */
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { workOf } from '../../../src/http/api/desk/work/work-routes.ts';
import { findComplaint, insertComplaints } from '../../../src/store/complaint/complaint.ts';
import { calledOf, calledOn, listCalledOn } from '../../../src/store/complaint/summons.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aComplaint } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

const today = '2026-04-30';
let county: Qinghe;
let ids: { own: string; other: string };
let n = 0;
const mediating = (change: Partial<Complaint>, heldAt: string | null): Complaint => {
  n += 1;
  const number = `投2026-${String(n).padStart(4, '0')}`;
  const place = { place: '柳河所调解室', way: 'onSite', mediators: '孙立', objectionDays: 3 } as const;
  const summons = heldAt === null ? null : { ...place, heldAt, calledOn: '2026-04-27', byId: ids.own };
  return { ...aComplaint({ state: 'mediating' }), number, officeId: 'SO-LH', handlerId: ids.own, summons, ...change };
};

beforeAll(async () => {
  county = await qinghe();
  ids = { own: county.actor('majianguo').id, other: county.actor('baijing').id };
  const late = { dueOn: '2026-06-30' };
  const matters = [
    // More than a queue shows, each due before those that have a session.
    ...Array.from({ length: 40 }, () => mediating({ dueOn: '2026-05-06' }, null)),
    mediating({ ...late, operatorName: '下午的店' }, `${today}T14:00`),
    mediating({ ...late, operatorName: '上午的店' }, `${today}T01:30:00Z`),
    mediating({ ...late, operatorName: '明天的店' }, '2026-05-01T09:00'),
    mediating({ ...late, operatorName: '昨天的店' }, '2026-04-29T17:00'),
    mediating({ ...late, operatorName: '同事的店', handlerId: ids.other }, `${today}T16:00`),
    mediating({ ...late, operatorName: '别所的店', officeId: 'SO-CG', handlerId: null }, `${today}T16:30`),
  ];
  await transact(county.db, (tx) => insertComplaints(tx, matters));
});
afterAll(() => county.close());

async function sessions(who: string, mine: boolean, day = today): Promise<string[]> {
  const ctx = county.ctx(who, day);
  const work = await workOf(ctx, mine);
  return work.sessions.map(({ at, operatorName }) => `${at.slice(5)} ${operatorName}`);
}

describe('今天的安排', () => {
  it('在办几十件，今天的会排在第几件到期都在，按钟点；我的只有我的，别的所的谁也看不见', async () => {
    expect(await sessions('majianguo', true)).toEqual(['04-30T09:30 上午的店', '04-30T14:00 下午的店']);
    expect(await sessions('majianguo', false)).toEqual([
      '04-30T09:30 上午的店',
      '04-30T14:00 下午的店',
      '04-30T16:00 同事的店',
    ]);
    expect(await sessions('majianguo', true, '2026-05-01')).toEqual(['05-01T09:00 明天的店']);
    // Who holds no session has none in his day.
    expect(await sessions('fangmin', false)).toEqual([]);
  });

  it('今天没有会，说下一个有会的那一天', async () => {
    expect(await sessions('majianguo', true, '2026-04-28')).toEqual(['04-29T17:00 昨天的店']);
    expect(await sessions('majianguo', true, '2026-05-02')).toEqual([]);
  });

  it('约会前看那一天全县约好的会：别的所的只有时间、地点、人，没有编号；自己这一件不算', async () => {
    const read = async (who: string, own: { id: string; officeId: string | null }) => {
      const found = await listCalledOn(county.db, county.actor(who), own, today);
      return found.map(({ number, isOwnOffice, heldAt }) =>
        [heldAt.slice(11, 16), number !== null, isOwnOffice].join(' '),
      );
    };
    const stranger = { id: uuidv7(), officeId: 'SO-LH' };
    // Its hour was typed in universal time.
    const all = ['01:30 true true', '14:00 true true', '16:00 true true', '16:30 false false'];
    expect(await read('majianguo', stranger)).toEqual(all);
    expect(await read('zhouyi', { ...stranger, officeId: 'SO-CG' })).toEqual(
      all.map((line) => line.replace('true true', 'false false').replace('16:30 false false', '16:30 true true')),
    );
    const [called] = (await workOf(county.ctx('majianguo', today), true)).sessions;
    const own = await findComplaint(county.db, county.actor('majianguo').countyId, { number: called?.number ?? '' });
    expect(await read('majianguo', own ?? stranger)).toEqual(all.slice(1));
  });

  it('is read by the index of called sessions and by no scan of all matters', async () => {
    const owner = new pg.Client(county.database.owner);
    await owner.connect();
    // Mostly of another office, so that to go through all that is open in the own one looks cheap.
    // In the from clause, for in front of a star it would be called anew for each column.
    await owner.query(`insert into complaint select copy.*
      from (select * from complaint where summons is null limit 1) as c, generate_series(1, 600) as i,
        jsonb_populate_record(null::complaint, to_jsonb(c) || jsonb_build_object(
          'id', gen_random_uuid(), 'office_id', case when i % 6 = 0 then 'SO-LH' else 'SO-CG' end, 'number', '投2025-' || i, 'code_stub', 'n' || lpad(i::text, 12, '0'))) as copy`);
    // Where nobody has called any, nothing is known of their hours.
    for (const change of ['summons = summons', 'summons = null']) {
      await owner.query(`update complaint set ${change} where summons is not null`);
      await owner.query('analyze complaint');
      const actor = county.actor('majianguo');
      const asked = [
        ...[ids.own, null].map((whose) => calledOf(actor, { from: today, whose, limit: 200 })),
        // Of the whole county, as who calls a session asks.
        calledOn(actor, { id: uuidv7(), officeId: 'SO-LH' }, today),
      ];
      for (const one of asked) {
        const plan = await planOf(one);
        expect(plan, change).toContain('complaint_called');
        expect(plan, change).not.toContain('Seq Scan');
      }
    }
    await owner.end();
  }, 120_000);
});

async function planOf(asked: RawBuilder<unknown>): Promise<string> {
  const plan = await sql<Record<string, string>>`explain ${asked}`.execute(county.db);
  return plan.rows.map((row) => Object.values(row)[0]).join('\n');
}
