import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { asking, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-06T10:00:00+08:00');
});
afterAll(() => app.close());

const silent = { send: async () => undefined } as never;

interface Seen {
  code: string;
  status: string;
  wayNow: string | null;
  lastInAt: string | null;
  availability: number;
}
const register = async (who = cast.centre) => (await app.as(who)('GET', '/api/channels')).body;
const one = async (code: string): Promise<Seen> =>
  (await register()).channels.find((channel: Seen) => channel.code === code);
const hours = [{ on: 'workingDays', from: '08:30', to: '17:30' }];

describe('S28 渠道畅通 on the wire', () => {
  it('S28 every channel of the list stands in the register, with its hours, and says whether it is open now', async () => {
    expect((await register()).channels).toHaveLength(14);
    const saved = await app.as(cast.admin)('PUT', '/api/channels/C08', { hours, fallbackCode: 'C01', quietHours: 4 });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(await one('C08')).toMatchObject({ status: 'open', wayNow: 'C08' });
    app.setNow('2026-05-06T20:00:00+08:00');
    expect(await one('C08')).toMatchObject({ status: 'shut', wayNow: 'C01' });
    app.setNow('2026-05-06T10:00:00+08:00');
    const round = await app.as(cast.admin)('PUT', '/api/channels/C01', { hours: [], fallbackCode: 'C08' });
    expect([round.status, round.body.code]).toEqual([422, 'fallback-goes-round']);
    const wrong = await app.as(cast.admin)('PUT', '/api/channels/C01', {
      hours: [{ on: 'everyDay', from: '9', to: '10' }],
    });
    expect(wrong.body.fields[0].zh).toContain('开放时间');
  });

  it('S28 out of order, people are pointed to the fallback; what comes in shows that it works again', async () => {
    await app.as(cast.admin)('PUT', '/api/channels/C01', { hours: [], fallbackCode: 'C14' });
    await app.as(cast.centre)('POST', '/api/channels/C01/down', { reason: '县里的线路断了' });
    expect(await one('C01')).toMatchObject({ status: 'down', wayNow: 'C14' });
    app.setNow('2026-05-06T11:00:00+08:00');
    await app.as(null)('POST', '/api/inquiries', asking({ channel: 'C01' }));
    expect(await one('C01')).toMatchObject({ status: 'open', lastInAt: '2026-05-06T03:00:00.000Z' });
    app.setNow('2026-05-06T11:05:00+08:00');
    await runJob({ ...app.deps, connection: '', channels: { sms: silent, email: silent } }, 'watch-deadlines');
    const kept = await app.database.pool.query(`select last_in_at, down_at from channel where code = 'C01'`);
    expect(kept.rows[0]).toEqual({ last_in_at: new Date('2026-05-06T11:00:00+08:00'), down_at: null });
    // Out of order for an hour and five minutes of thirty days.
    expect((await one('C01')).availability).toBeCloseTo(1 - 65 / (30 * 24 * 60), 5);
  });

  it('S28 a missed call waits until somebody has called back, and is one call however often he tried', async () => {
    const call = { clientId: uuidv7(), phone: '138 0000 0777', calledAt: '2026-05-06T09:10:00+08:00' };
    for (const body of [call, call, { ...call, clientId: uuidv7(), calledAt: '2026-05-06T09:20:00+08:00' }])
      expect((await app.as(cast.centre)('POST', '/api/channels/C01/calls', body)).status).toBe(200);
    const { calls } = await register();
    expect(calls).toEqual([
      {
        id: call.clientId,
        channelCode: 'C01',
        phone: '13800000777',
        calledAt: '2026-05-06T01:10:00.000Z',
        tries: 0,
        times: 2,
      },
    ]);
    expect((await register(cast.officer)).calls[0].phone).toBe('138****0777');
    const back = (reached: boolean, tries: number) =>
      app.as(cast.centre)('POST', `/api/missed-calls/${call.clientId}/return`, { reached, tries });
    // Each press twice, as after a lost answer (reliability F7).
    for (const press of [1, 2]) expect((await back(false, 0)).status, `press ${press}`).toBe(200);
    expect((await register()).calls[0].tries).toBe(1);
    for (const press of [1, 2]) expect((await back(true, 1)).status, `press ${press}`).toBe(200);
    expect((await register()).calls).toEqual([]);
    const told = await app.database.pool.query(
      "select detail->>'reached' as reached from ledger where verb = 'missed-call-returned' order by seq",
    );
    expect(told.rows).toEqual([{ reached: 'false' }, { reached: 'true' }]);
    const later = await app.as(cast.centre)('POST', '/api/channels/C01/calls', {
      ...call,
      clientId: uuidv7(),
      calledAt: '2027-01-01T00:00:00+08:00',
    });
    expect(later.body.code).toBe('day-in-future');
    // What waits stays; whom somebody has reached is forgotten after a month, with his telephone.
    const waits = { clientId: uuidv7(), phone: '138 0000 0778', calledAt: '2026-05-06T09:30:00+08:00' };
    await app.as(cast.centre)('POST', '/api/channels/C01/calls', waits);
    const left = async () => {
      await runJob(app.deps as never, 'sweep-sessions');
      const { rows } = await app.database.pool.query<{ id: string }>('select id from missed_call order by called_at');
      return rows.map(({ id }) => id);
    };
    expect(await left()).toHaveLength(3);
    app.setNow('2026-06-06T10:00:00+08:00');
    expect(await left()).toEqual([waits.clientId]);
  });
});
