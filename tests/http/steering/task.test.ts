import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { maySeeTask } from '../../../src/domain/steering/task.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { listTasks } from '../../../src/store/steering/task.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const task = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'supervision',
  title: '老周农资店的化肥投诉限期办结',
  leadId: 'SO-LH',
  dueOn: '2026-11-30',
  ...change,
});
const opened = async (who: string, change: object = {}) => (await app.as(who)('POST', '/api/tasks', task(change))).body;

async function step(who: string, number: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/tasks/${number}`)).body;
  return app.as(who)('POST', `/api/tasks/${number}/${move}`, { version: entry?.version ?? 1, input });
}
const phoned = async (loginName: string, phone: string) => {
  const found = await app.database.pool.query('update account set phone = $2 where login_name = $1 returning id', [
    loginName,
    phone,
  ]);
  return found.rows[0].id as string;
};

describe('tasks on the wire', () => {
  it('S6 督办一件投诉：有牵头、有责任人、有期限；催办、回报、退回、办结，两本台账都有', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-LH' } });
    const person = await phoned(cast.officer, '13800000520');
    const form = task({ matterNumber: number, personId: person });
    const { entry, more, moves } = (await app.as(cast.deputyDirector)('POST', '/api/tasks', form)).body;
    expect(entry).toMatchObject({ state: 'assigned', matterNumber: number, leadId: 'SO-LH', number: '任2026-0001' });
    expect(more).toMatchObject({ leadName: '柳河市场监管所', late: false });
    expect(moves).toEqual(['nudge', 'extend', 'withdraw']);
    expect((await app.as(cast.deputyDirector)('POST', '/api/tasks', form)).body.entry.number).toBe(entry.number);

    app.setNow('2026-12-01T08:40:00+08:00');
    const late = (await app.as(cast.deputyDirector)('GET', '/api/tasks?due=overdue')).body.items;
    expect(late.map((one: { entry: { number: string } }) => one.entry.number)).toEqual([entry.number]);
    for (let i = 0; i < 2; i += 1) await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-tasks');
    const sent = (await listMessages(app.deps.db, entry.countyId, 100)).filter(({ text }) =>
      text.includes(entry.number),
    );
    expect(sent.map(({ to, text }) => [to, text.includes('已过')])).toEqual(
      expect.arrayContaining([
        ['13800000520', true],
        ['13800000520', false],
      ]),
    );
    expect(sent).toHaveLength(2);

    expect((await step(cast.officer, entry.number, 'reportBack', { result: '店家退了钱，人也认可。' })).status).toBe(
      200,
    );
    expect(
      (await step(cast.deputyDirector, entry.number, 'sendBack', { remark: '把收条附上。' })).body.entry,
    ).toMatchObject({
      state: 'assigned',
      reportedAt: null,
    });
    await step(cast.officer, entry.number, 'reportBack', { result: '收条补上了。' });
    expect((await step(cast.deputyDirector, entry.number, 'close')).body).toMatchObject({
      entry: { state: 'closed' },
      moves: [],
    });
    const lines = (await listLedger(app.deps.db, entry.countyId, entry.id)).map(({ verb }) => verb);
    expect(lines).toEqual([
      'task-assigned',
      'task-nudged',
      'task-reported',
      'task-returned',
      'task-reported',
      'task-closed',
    ]);
    const own = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.timeline;
    expect(own.map((line: { verb: string }) => line.verb)).toEqual(
      expect.arrayContaining(['task-assigned', 'task-reported']),
    );
  });

  it('S112 任务推给站点，要凭据；没写凭据退不回来，站点写了才算回报', async () => {
    app.setNow('2026-12-02T09:00:00+08:00');
    const { entry } = await opened(cast.officeHead, {
      kind: 'station',
      title: '到集上发防骗传单',
      stationId: 'ST-V0303',
      needsProof: true,
      dueOn: '2026-12-10',
    });
    const bare = await step('st-v0303', entry.number, 'reportBack', { result: '发了两百张' });
    expect(bare).toMatchObject({ status: 422, body: { code: 'task-needs-proof', fields: [{ path: 'proof' }] } });
    const proof = '12月5日柳河集，二百一十人，照片在站里台账';
    const told = await step('st-v0303', entry.number, 'reportBack', { result: '发了两百张', proof });
    expect(told.body.entry).toMatchObject({ state: 'reported', proof });
  });

  it('S152 责任到所、分解到人：所长只能给本所下，责任人要是牵头单位的人', async () => {
    expect(await app.as(cast.officeHead)('POST', '/api/tasks', task({ leadId: 'SO-CG' }))).toMatchObject({
      status: 422,
      body: { code: 'task-not-below' },
    });
    const stranger = await phoned(cast.centre, '13800000011');
    expect(await app.as(cast.officeHead)('POST', '/api/tasks', task({ personId: stranger }))).toMatchObject({
      status: 422,
      body: { code: 'task-person-unknown', fields: [{ path: 'personId' }] },
    });
    expect(await app.as(cast.deputyDirector)('POST', '/api/tasks', task({ dueOn: '2026-11-01' }))).toMatchObject({
      status: 422,
      body: { code: 'task-due-past' },
    });
    const named = await phoned(cast.officer, '13800000520');
    expect(await opened(cast.deputyDirector, { personId: named, dueOn: '2026-12-20' })).toMatchObject({
      entry: { personId: named },
      more: { leadName: '柳河市场监管所' },
    });
  });

  it('延期要晚于原来的日子，原来的日子留着', async () => {
    const { entry } = await opened(cast.deputyDirector, { dueOn: '2026-12-20' });
    const earlier = await step(cast.deputyDirector, entry.number, 'extend', { dueOn: '2026-12-20', remark: '等鉴定' });
    expect(earlier.body).toMatchObject({ code: 'task-due-past', fields: [{ path: 'dueOn' }] });
    const later = await step(cast.deputyDirector, entry.number, 'extend', { dueOn: '2026-12-30', remark: '等鉴定' });
    expect(later.body.entry).toMatchObject({ dueOn: '2026-12-30', dueBefore: ['2026-12-20'] });
  });

  it('每个账号列表里看到的，正好是规则说它看得到的', async () => {
    await opened(cast.deputyDirector, { leadId: 'SO-CG', partnerIds: ['SO-LH', 'CA'], dueOn: '2026-12-20' });
    const { db } = app.deps;
    const all = await db.selectFrom('task').selectAll().execute();
    expect(all.length).toBeGreaterThan(3);
    const accounts = await listAccounts(db, all[0]?.countyId ?? 0);
    for (const account of accounts) {
      const actor = actorOfAccount(account);
      const seen = (await listTasks(db, actor, { state: 'all' })).map(({ number }) => number);
      const ruled = all.filter((one) => maySeeTask(actor, one)).map(({ number }) => number);
      expect(seen.toSorted(), account.loginName).toEqual(ruled.toSorted());
    }
  });
});
