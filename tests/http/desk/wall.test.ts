import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob, type JobDeps } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

/** Somebody complains of a seed, in words of his own, of a shop of his own; then the clock reads it. */
async function file(n: number, story: string, regionId: string) {
  const form = filing({
    clientId: uuidv7(),
    categoryCode: 'G10.1',
    place: { regionId },
    operator: { name: `${['丰茂', '田源', '禾润', '谷香'][n % 4]}种业`, address: '', phone: '' },
    consumer: { name: `周${n}`, phone: `1380000100${n}`, address: '', regionId: 'V0303' },
    story,
  });
  const filed = await centre('POST', '/api/complaints', form);
  await runJob({ ...app.deps, connection: app.database.owner, channels: {} } as unknown as JobDeps, 'read-matters');
  return filed;
}
const board = async () => (await centre('GET', '/api/wall')).body;

describe('指挥中心', () => {
  it('S192 指挥中心一屏有队列、时钟、地图、值班和群体；三个人说的是一种种子才有一起，点开就是那一起', async () => {
    expect((await file(1, '登科605玉米种出苗不到四成，店里说埋深了。', 'V0301')).status).toBe(201);
    await file(2, '头茬种子叫“登科”，十窝有六窝不出苗。', 'V0501');
    // The same person again makes no third, nor does another trouble of the same kind of goods.
    await file(2, '上回那个登科种子不出苗的事，再催一下。', 'V0501');
    await file(3, '买的西瓜种子袋子破了，少了小半袋。', 'V0301');
    expect((await board()).alerts.groups).toEqual({ total: 0, items: [] });
    await file(4, '种了三袋登科六零五，缺苗断垄。', 'V0701');
    const seen = await board();
    const [one] = seen.alerts.groups.items;
    expect(seen.alerts.groups.total).toBe(1);
    expect(one).toMatchObject({ zh: expect.stringMatching(/^疑似：登科605.*，4 件$/u) as string });
    expect(one.placeName.split('、').toSorted()).toEqual(['大营镇', '柳河镇', '石桥镇'].toSorted());
    expect(one.to).toBe(`/incidents/${encodeURIComponent(one.number)}`);
    const { body } = await centre('GET', `/api/incidents/${encodeURIComponent(one.number)}`);
    expect(body.more.members).toHaveLength(4);
    // Queue and clocks, map and roster stand beside it; nobody is named.
    expect(seen.counts).toMatchObject({ inHand: 5, dueToday: 0, overdue: 0 });
    expect(seen.map.marks.length).toBeGreaterThan(0);
    expect(seen.duty).toMatchObject({ now: expect.any(Array), next: expect.any(Array) });
    expect(JSON.stringify(seen)).not.toMatch(/周1|1380000100|种业/u);
  });

  it('shows as many groups as the list of incidents that it opens', async () => {
    const { body } = await centre('GET', '/api/incidents?state=open');
    expect((await board()).alerts.groups.total).toBe(body.items.length);
  });

  it('counts every instruction that is late, however many stand before it, and forgets one that was reported on', async () => {
    let urgent = { number: '', version: 0 };
    for (let n = 0; n < 6; n += 1) {
      const sent = await centre('POST', '/api/instructions', {
        id: uuidv7(),
        toOfficeId: 'SO-LH',
        text: `去看第 ${n} 家的种子。`,
        dueAt: '2026-05-12T12:00:00+08:00',
        mustArrive: false,
        urgent: n === 5,
      });
      urgent = sent.body.instruction;
    }
    expect((await board()).alerts.instructions).toEqual({ total: 0, items: [] });
    // Many more stand before them in the list, and are not late.
    await app.database.pool.query(
      `insert into instruction select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 'M' || n,
        'sent_at', i.sent_at - interval '1 day', 'due_at', i.due_at + interval '9 days'))).*
       from instruction as i, generate_series(1, 220) as n where i.number = $1`,
      [urgent.number],
    );
    app.setNow('2026-05-12T12:30:00+08:00');
    const late = (await board()).alerts.instructions;
    expect([late.total, late.items.length]).toEqual([6, 4]);
    expect(late.items[0].number).toBe(urgent.number);
    const head = app.as(cast.officeHead);
    const step = (name: string, input: object, version: number) =>
      head('POST', `/api/instructions/${urgent.number}/${name}`, { version, input });
    const { version } = (await step('acknowledge', {}, urgent.version)).body.instruction;
    expect((await step('reportBack', { result: '看过了，都对。' }, version)).status).toBe(200);
    const left = (await board()).alerts.instructions;
    expect(left.total).toBe(5);
    expect(left.items.map(({ number }: { number: string }) => number)).not.toContain(urgent.number);
  });
});
