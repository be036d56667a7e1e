import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../src/actions/filing.ts';
import { Filing } from '../../src/domain/filing.ts';
import { contextOf } from '../../src/http/session.ts';
import { findCountyFacts } from '../../src/store/county.ts';
import { runJob } from '../../src/jobs/run.ts';
import { listLedger } from '../../src/store/ledger.ts';
import { testApp, filing, type TestApp } from '../http-app.ts';

let app: TestApp;
const sent: { to: string; text: string }[] = [];
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T10:00:00+08:00');
});
afterAll(() => app.close());

async function idOf(login: string): Promise<string> {
  return (await app.as(login)('GET', '/api/session')).body.id;
}

async function move(by: string, number: string, name: string, input: object) {
  const { version } = (await app.as('hanzhiyuan')('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(by)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function textsOf(login: string, number: string): Promise<string[]> {
  const { items } = (await app.as(login)('GET', '/api/messages/own')).body;
  return items
    .filter((one: { matterNumber: string }) => one.matterNumber === number)
    .map((one: { text: string }) => one.text);
}

async function consumerContext() {
  const county = await findCountyFacts(app.deps.db);
  if (county === null) throw new Error('There is a county.');
  const { countyId } = county.county;
  const actor = {
    countyId,
    id: 'consumer',
    name: '',
    role: 'consumer' as const,
    organisationId: null,
    stationId: null,
  };
  return contextOf(app.deps, county, actor, app.deps.now());
}

const newNumber = async () => (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;

describe('everyone is told when something becomes his', () => {
  it('分送到所里通知所长，指定承办通知承办人，改派通知新的一位，各一次；谁自己办的不通知谁', async () => {
    const number = await newNumber();
    await move('fangmin', number, 'dispatch', { officeId: 'SO-LH' });
    expect(await textsOf('liuguodong', number)).toEqual([`投诉${number}分送到您所，请安排人办。`]);
    await move('liuguodong', number, 'assign', { handlerId: await idOf('majianguo') });
    expect(await textsOf('majianguo', number)).toEqual([`投诉${number}交给您承办，请及时办理。`]);
    await move('liuguodong', number, 'assign', { handlerId: await idOf('baijing') });
    expect(await textsOf('baijing', number)).toHaveLength(1);
    // A head who takes it himself is not told what he did; who had it before is not told again.
    await move('liuguodong', number, 'assign', { handlerId: await idOf('liuguodong') });
    expect(await textsOf('liuguodong', number)).toHaveLength(1);
    expect(await textsOf('majianguo', number)).toHaveLength(1);
    expect(await textsOf('fangmin', number)).toEqual([]);
    await move('liuguodong', number, 'giveBack', { reason: '店不在我们辖区' });
    expect(await textsOf('fangmin', number)).toEqual([`投诉${number}退回了中心，请重新分送。`]);
  });

  it('同一次按两下、两个人一起按，只通知一次', async () => {
    const number = await newNumber();
    await move('fangmin', number, 'dispatch', { officeId: 'SO-LH' });
    const { version } = (await app.as('fangmin')('GET', `/api/complaints/${number}`)).body.complaint;
    const body = {
      version,
      clientId: '00000000-0000-4000-8000-000000000001',
      input: { handlerId: await idOf('majianguo') },
    };
    const press = () => app.as('liuguodong')('POST', `/api/complaints/${number}/assign`, body);
    await Promise.all([press(), press(), press()]);
    await press();
    expect(await textsOf('majianguo', number)).toHaveLength(1);
  });

  it('扫码投诉到了商场，站上的人收到；站上自己登记的不通知自己', async () => {
    const ctx = await consumerContext();
    const station = ctx.county.stations.find(({ id }) => id === 'ST-M03') ?? null;
    const scanned = await fileComplaint(ctx, Filing.parse(filing({ operator: { name: '老王鞋店' } })), { station });
    expect(scanned.state).toBe('atStation');
    expect(await textsOf('st-m03', scanned.number)).toEqual([`投诉${scanned.number}到了您站，请先和双方谈。`]);
    const own = (await app.as('st-v0302')('POST', '/api/complaints', filing())).body.number;
    expect(await textsOf('st-v0302', own)).toEqual([]);
    await move('st-v0302', own, 'sendUp', { reason: '摊主不认账' });
    expect(await textsOf('fangmin', own)).toEqual([]);
  });

  it('话里没有人名、电话、店名，举报的也一样', async () => {
    const all = await app.database.pool.query(`select text from message where channel = 'app'`);
    expect(all.rows.length).toBeGreaterThan(5);
    for (const { text } of all.rows) expect(text).toMatch(/^(?:投诉|举报|咨询)[投举询]\d{4}-\d{4}[^\d]*$/u);
  });
});

describe('what one was told', () => {
  it('是自己的，标为已读只标自己的；件上看得到通知了谁、读了没有', async () => {
    const number = await newNumber();
    await move('fangmin', number, 'dispatch', { officeId: 'SO-SQ' });
    const of = async () => (await app.as('fangmin')('GET', `/api/messages/of/${number}`)).body.told;
    expect(await of()).toEqual([expect.objectContaining({ name: '石大鹏', channel: 'app', state: 'unread' })]);
    const { items, unread } = (await app.as('shidapeng')('GET', '/api/messages/own')).body;
    expect(unread).toBe(1);
    const ids = [items[0].id];
    expect((await app.as('liuguodong')('POST', '/api/messages/read', { ids })).body.read).toBe(0);
    expect((await app.as('shidapeng')('POST', '/api/messages/read', { ids })).body.read).toBe(1);
    expect((await app.as('shidapeng')('POST', '/api/messages/read', { ids })).body.read).toBe(0);
    expect((await app.as('shidapeng')('GET', '/api/messages/own')).body.unread).toBe(0);
    expect(await of()).toEqual([expect.objectContaining({ state: 'read' })]);
    // Who acts on a matter has seen what he was told of it.
    await move('shidapeng', number, 'assign', { handlerId: await idOf('sunliang') });
    expect((await app.as('sunliang')('GET', '/api/messages/own')).body.unread).toBe(1);
    await move('sunliang', number, 'note', { words: '已经打过电话' });
    expect((await app.as('sunliang')('GET', '/api/messages/own')).body.unread).toBe(0);
    // Who does not see the matter learns nothing of who was told of it.
    expect((await app.as('liuguodong')('GET', `/api/messages/of/${number}`)).status).toBe(404);
    expect((await app.as('st-v0302')('GET', `/api/messages/of/${number}`)).status).toBe(404);
  });
});

describe('by which ways', () => {
  it('本人要短信、邮件就发，夜里不响，第二天早上发，件上看得到发了没有', async () => {
    const accounts = await app.database.pool.query(
      `update account set phone = '13955001234' where login_name = 'sunliang' returning id`,
    );
    const save = (form: object) => app.as('sunliang')('PUT', '/api/reach', form);
    const wrong = await save({ bySms: true, byEmail: true, email: '' });
    expect(wrong.body.fields[0].zh).toBe('要发邮件，请写邮箱。');
    expect((await save({ bySms: true, byEmail: true, email: 'sunliang@example.cn' })).status).toBe(200);
    const lines = await listLedger(app.deps.db, 990126, accounts.rows[0].id);
    expect(lines.at(-1)).toMatchObject({ verb: 'reach-saved', detail: { bySms: true, byEmail: true } });
    const number = await newNumber();
    await move('fangmin', number, 'dispatch', { officeId: 'SO-SQ' });
    app.setNow('2026-05-18T22:30:00+08:00');
    await move('shidapeng', number, 'assign', { handlerId: await idOf('sunliang') });
    const states = async () => {
      const { told } = (await app.as('fangmin')('GET', `/api/messages/of/${number}`)).body;
      return told
        .filter((one: { name: string }) => one.name === '孙亮')
        .map((one: { channel: string; state: string }) => `${one.channel} ${one.state}`)
        .toSorted();
    };
    const channel = { name: 'test', send: (one: { to: string; text: string }) => Promise.resolve(void sent.push(one)) };
    const work = () =>
      runJob(
        {
          ...app.deps,
          connection: app.database.owner,
          channels: { sms: channel, email: channel },
        },
        'send-messages',
      );
    await work();
    const mine = () => sent.filter(({ text }) => text.includes('承办'));
    expect(mine()).toEqual([]);
    expect(await states()).toEqual(['app unread', 'email waiting', 'sms waiting']);
    app.setNow('2026-05-19T08:01:00+08:00');
    await work();
    await work();
    expect(
      mine()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['13955001234', 'sunliang@example.cn']);
    for (const { text } of mine()) expect(text).toContain(`投诉${number}交给您承办`);
    expect(await states()).toEqual(['app unread', 'email sent', 'sms sent']);
  });
});
