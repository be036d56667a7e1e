/** What is filed is heard for danger after its answer: no page is lost by a kill, and none goes out twice. */
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearFiled, passFiled } from '../../../src/actions/command/heard-danger.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { moveOwnComplaint } from '../../../src/actions/complaint/complaint.ts';
import { calloutFrame } from '../../../src/actions/command/callout.ts';
import { writeMove } from '../../../src/actions/matter/docket.ts';
import { fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Alarm } from '../../../src/domain/triage/urgency.ts';
import { followDanger } from '../../../src/jobs/follow.ts';
import { readAlarm } from '../../../src/outside/seeds.ts';
import { lockCalloutOf } from '../../../src/store/command/callout.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { anAllegation } from '../../build/tipoff.ts';

const day = '2026-05-13';
const threat = '美发卡余额不退，他说今晚带汽油来点店';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const signal = new AbortController().signal;
const hear = async (ctx = county.ctx('system', day)) => hearFiled(ctx, await readAlarm(), signal);
const file = (story: string, on = day): Promise<Complaint> =>
  fileComplaint(county.ctx('consumer', on), aFiling({ story }));
/** The call-outs of a matter, with how many were rung by each. */
const pagesOf = async ({ id }: { id: string }) => {
  const callouts = await county.db.selectFrom('callout').selectAll().where('matterId', '=', id).execute();
  const bells = await county.db
    .selectFrom('message')
    .selectAll()
    .where('matterId', '=', id)
    .where('text', 'like', '%像是紧急的%')
    .execute();
  return { titles: callouts.map(({ title }) => title), bells: bells.length };
};

describe('danger in what is filed', () => {
  it('is heard after the answer, and rings once however often and by how many it is heard', async () => {
    const filed = await file(threat);
    expect(await pagesOf(filed)).toEqual({ titles: [], bells: 0 });
    await Promise.all([hear(), hear(), hear()]);
    const once = await pagesOf(filed);
    expect(once.titles).toEqual([`像是紧急的投诉 ${filed.number}`]);
    expect(once.bells).toBeGreaterThan(0);
    await hear();
    expect(await pagesOf(filed)).toEqual(once);

    // Who ended it with a word is not rung again for the same text.
    await transact(county.db, async (tx) => {
      const callout = await lockCalloutOf(tx, countyId, filed.id);
      if (callout === null) throw new Error('A page has opened no call-out.');
      await writeMove(tx, county.ctx('system', day), calloutFrame, callout, 'dismiss', { remark: '核实是气话' });
    });
    await hear();
    expect((await pagesOf(filed)).titles).toEqual(once.titles);
  });

  it('is not lost when the program is killed between the answer and the page, or in the midst of the page', async () => {
    const [first, calm, second] = [await file(threat), await file('羽绒服钻毛，要求退货'), await file(threat)];
    const alarmOf = await readAlarm();
    let heard = 0;
    // Everything of the first page is written when the second is begun.
    const cutOff: Alarm = (text, today) => {
      const alarm = alarmOf(text, today);
      if (alarm !== null) heard += 1;
      if (alarm === null || heard === 1) return alarm;
      return Object.defineProperty({ ...alarm }, 'hurt', {
        enumerable: true,
        get: () => {
          throw new Error('killed');
        },
      });
    };
    await expect(hearFiled(county.ctx('system', day), cutOff, signal)).rejects.toThrow('killed');
    expect([await pagesOf(first), await pagesOf(second)]).toEqual([
      { titles: [], bells: 0 },
      { titles: [], bells: 0 },
    ]);
    // The next start knows nothing of them but what the database says.
    await hear();
    expect((await pagesOf(first)).titles).toEqual([`像是紧急的投诉 ${first.number}`]);
    expect((await pagesOf(calm)).titles).toEqual([]);
    expect((await pagesOf(second)).titles).toEqual([`像是紧急的投诉 ${second.number}`]);
  });

  it('is heard in a tip-off without an office, in words that hold a number, and in the first matter of a new year', async () => {
    const tipoff = await fileTipoff(
      county.ctx('consumer', day),
      anAllegation({ story: '有人往饭店的汤锅里下药，客人还在吃' }),
    );
    const numbered = await file('13812347203这个人说今晚带汽油来点店');
    const later = await file(threat, '2027-01-04');
    await hear(county.ctx('system', '2027-01-04'));
    expect((await pagesOf(tipoff)).titles).toEqual([`像是紧急的举报 ${tipoff.number}`]);
    expect((await pagesOf(numbered)).titles).toEqual([`像是紧急的投诉 ${numbered.number}`]);
    expect((await pagesOf(later)).titles).toEqual([`像是紧急的投诉 ${later.number}`]);
    const { rows } = await county.database.pool.query(
      'select office_id, station_id from callout where matter_id = $1',
      [tipoff.id],
    );
    expect(rows).toEqual([{ office_id: null, station_id: null }]);
  });

  it('rings nobody of before the upgrade, nor of a sample that was loaded', async () => {
    const kept = await file(threat);
    await county.database.pool.query(`delete from matter_reading where reader = 'danger'`);
    await county.database.pool.query(await readFile('migrations/0342-heard.sql', 'utf8'));
    const fresh = await file(threat);
    await hear();
    expect((await pagesOf(kept)).titles).toEqual([]);
    expect((await pagesOf(fresh)).titles).toEqual([`像是紧急的投诉 ${fresh.number}`]);

    const sample = await file(threat);
    await passFiled(county.db, countyId);
    await hear();
    expect((await pagesOf(sample)).titles).toEqual([]);
  });

  it('is heard in what is added by its own act, beside what was filed', async () => {
    const filed = await file('羽绒服钻毛，要求退货');
    const consumer = { ...county.ctx('consumer', day), alarmOf: await readAlarm() };
    await moveOwnComplaint(consumer, filed.id, 'supplement', {
      words: '孩子刚才把扣子电池吞了，嗓子疼得说不出话',
      attachmentIds: [],
    });
    const once = await pagesOf(filed);
    expect(once.titles).toEqual([`像是紧急的投诉 ${filed.number}（补充的话）`]);
    await hear();
    expect(await pagesOf(filed)).toEqual(once);
  });

  it('is heard by the follower that runs beside the program, which nobody has to call', async () => {
    const filed = await file(threat);
    const following = followDanger({ db: county.db, log: pino({ level: 'silent' }), keyring: testKeyring });
    try {
      await expect
        .poll(async () => (await pagesOf(filed)).titles, { timeout: 20_000 })
        .toEqual([`像是紧急的投诉 ${filed.number}`]);
    } finally {
      await following.stop();
    }
  });
});
