/** 到期和通知: who is told what of the stations and people of the network, and when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Charter } from '../../../src/domain/station/charter.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { allMet, photographed } from '../../build/charter.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';

const day = '2026-11-25';
const venue = '13900000777';
let app: TestApp;
let countyId: number;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${day}T09:00:00+08:00`);
  countyId = (await app.as(cast.centre)('GET', '/api/charters/站ST-V0303')).body.entry.countyId;
});
afterAll(() => app.close());

const phoneOf = async (loginName: string): Promise<string> => {
  const found = await app.database.pool.query('select phone from account where login_name = $1', [loginName]);
  return found.rows[0].phone;
};

/** The words of the messages since the last look, by the telephone that gets them. */
async function heard(by: string): Promise<string[]> {
  const all = await listMessages(app.deps.db, countyId, 2000);
  return all.filter(({ to }) => to === by).map(({ text }) => text);
}

async function get(number: string) {
  return (await app.as(cast.centre)('GET', `/api/charters/${number}`)).body;
}

async function step(who: string, number: string, move: string, input: object = {}) {
  const { version } = (await get(number)).entry;
  return app.as(who)('POST', `/api/charters/${number}/${move}`, { version, clientId: uuidv7(), input });
}

async function apply(change: object = {}): Promise<Charter> {
  const form = {
    id: uuidv7(),
    name: '东关超市消费维权服务站',
    kindCode: 'service',
    venueKind: 'supermarket',
    serves: 'venue',
    regionId: 'V0303',
    hostName: '东关超市',
    address: '东关街 18 号',
    contactName: '王芳',
    phone: venue,
    measures: { areaSqm: 420 },
    ...change,
  };
  const done = await app.as(cast.centre)('POST', '/api/charters', form);
  expect(done.status).toBe(200);
  return done.body.entry;
}

async function headHasMobile(): Promise<string> {
  await app.database.pool.query(`update account set phone = '13900000310' where login_name = 'liuguodong'`);
  await app.database.pool.query(`update account set phone = '13900000003' where login_name = 'hanzhiyuan'`);
  await app.database.pool.query(`update account set phone = '13900000011' where login_name = 'fangmin'`);
  return phoneOf(cast.officeHead);
}

describe('the life of a station', () => {
  it('is told to the venue and to the office step by step, each telephone once', async () => {
    const head = await headHasMobile();
    const entry = await apply();
    const { number } = entry;
    expect(await heard(head)).toEqual([expect.stringContaining(`有新的建站申请${number}`)]);
    await step(cast.centre, number, 'review');
    const findings = allMet(entry, ['admission', 'equipment'], await photographed(app));
    await step(cast.centre, number, 'inspect', { on: day, findings, measures: entry.measures });
    await step(cast.deputyDirector, number, 'approve', { on: day });
    await step(cast.centre, number, 'hang', { plaqueNumber: '青维-01', plaqueOn: day });
    await step(cast.centre, number, 'deliver', { codes: ['rules', 'register'], on: day, posted: true });
    await step(cast.centre, number, 'activate', { on: day });
    await step(cast.centre, number, 'orderRectify', { rectifyWhat: '公示栏的电话换了没改', rectifyBy: '2026-12-10' });
    const words = await heard(venue);
    expect(words).toHaveLength(4);
    for (const part of ['初审通过', '已批准设立', '开始运行', '请在12月10日'])
      expect(words.filter((text) => text.includes(part))).toHaveLength(1);
    expect((await heard(head)).some((text) => text.includes('已批准设立，请授牌、送资料'))).toBe(true);
  });

  it('of an application that is refused, the venue hears why', async () => {
    const phone = '13900000778';
    const { number } = await apply({ phone });
    await step(cast.officeHead, number, 'refuse', { endReason: '离郭庄站不到一百米' });
    expect((await heard(phone))[0]).toContain('没有批准设立：离郭庄站不到一百米');
  });

  it('may end between the approval and the plaque', async () => {
    const entry = await apply({ phone: '13900000779' });
    const { number } = entry;
    await step(cast.centre, number, 'review');
    const findings = allMet(entry, ['admission', 'equipment'], await photographed(app));
    await step(cast.centre, number, 'inspect', { on: day, findings, measures: entry.measures });
    await step(cast.deputyDirector, number, 'approve', { on: day });
    const closed = await step(cast.deputyDirector, number, 'close', { on: day, endReason: '商场不办了', handover: [] });
    expect(closed.body.entry).toMatchObject({ state: 'closed', endReason: '商场不办了' });
  });

  it('is reviewed for no year that has not come, and for none before it was there', async () => {
    const ask = app.as(cast.centre);
    const [one] = (await wholeEntries(ask, '/api/charters')).filter(
      ({ entry }: { entry: Charter }) => entry.state === 'active' && entry.activatedOn === null,
    );
    const { number } = one.entry;
    const wrong = await step(cast.centre, number, 'reviewYear', { year: 2027, on: day, grade: '合格' });
    expect([wrong.status, wrong.body.fields[0].path, wrong.body.fields[0].zh]).toEqual([
      400,
      'year',
      '2027 年还没到，不能年审；请核对年份。',
    ]);
    expect((await step(cast.centre, number, 'reviewYear', { year: 2026, on: day, grade: '合格' })).status).toBe(200);
  });
});

describe('the days of the network', () => {
  const watch = () => runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');

  it('are said in the morning to who has charge of them, once however often the watch runs', async () => {
    const head = await phoneOf(cast.officeHead);
    const rectifying = (await app.as(cast.centre)('GET', '/api/charters')).body.items.find(
      ({ entry }: { entry: Charter }) => entry.state === 'rectifying',
    );
    expect(rectifying.more.obligations).toEqual([]);
    app.setNow('2026-12-11T08:40:00+08:00');
    const before = (await heard(head)).length;
    await watch();
    await watch();
    const after = await heard(head);
    expect(after.length - before).toBe(1);
    expect(after[0]).toContain('东关超市消费维权服务站整改过了 1 天');
    const seen = await get(rectifying.entry.number);
    expect(seen.more.obligations).toEqual([{ kind: 'rectify', by: '2026-12-10', left: -1 }]);
    // The next day says nothing of it again: a week later does.
    app.setNow('2026-12-12T08:40:00+08:00');
    await watch();
    expect((await heard(head)).length - before).toBe(1);
  });

  it('tell the leader what waits for his approval', async () => {
    const leader = await phoneOf(cast.deputyDirector);
    app.setNow('2026-12-07T09:00:00+08:00');
    const entry = await apply({ phone: '13900000780' });
    await step(cast.centre, entry.number, 'review');
    const findings = allMet(entry, ['admission', 'equipment'], await photographed(app));
    app.setNow('2026-12-12T10:00:00+08:00');
    await step(cast.centre, entry.number, 'inspect', { on: '2026-12-08', findings, measures: entry.measures });
    // What counts is when it was entered, not the day on which somebody was there.
    app.setNow('2026-12-13T08:40:00+08:00');
    await watch();
    expect((await heard(leader))[0]).toContain('现场核查过了，等您批准');
    const before = (await heard(leader)).length;
    for (const [day, more] of [
      ['15', 0],
      ['21', 1],
    ] as const) {
      app.setNow(`2026-12-${day}T08:40:00+08:00`);
      await watch();
      expect((await heard(leader)).length - before, day).toBe(more);
    }
  });
});
