import { readdirSync, readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { tellPeople } from '../../../src/actions/matter/tell-people.ts';
import { Filing } from '../../../src/domain/complaint/filing.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { numberedDockets } from '../../../src/http/api/desk/message-routes.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { asking, consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { aDirective, aMeeting, aRemark } from '../../build/steering.ts';

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
  const { version } = (await app.as(cast.deputyDirector)('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(by)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function textsOf(login: string, number: string): Promise<string[]> {
  const { items } = (await app.as(login)('GET', '/api/messages/own')).body;
  return items
    .filter((one: { matterNumber: string }) => one.matterNumber === number)
    .map((one: { text: string }) => one.text);
}

async function unreadOf(login: string): Promise<number> {
  return (await app.as(login)('GET', '/api/messages/own')).body.unread;
}

/** Registered by an officer: what citizens file by themselves stands in the queue, and rings no bell. */
const newNumber = async () =>
  (await app.as(cast.officerOfChengguan)('POST', '/api/complaints', filing())).body.number as string;

describe('everyone is told when something becomes his', () => {
  it('分送到所里通知所长，指定承办通知承办人，改派通知新的一位，各一次；谁自己办的不通知谁', async () => {
    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    expect(await textsOf(cast.officeHead, number)).toEqual([`${number}分送到您所，请安排人办。`]);
    await move(cast.officeHead, number, 'assign', { handlerId: await idOf(cast.officer) });
    expect(await textsOf(cast.officer, number)).toEqual([`${number}交给您承办，请及时办理。`]);
    await move(cast.officeHead, number, 'assign', { handlerId: await idOf(cast.otherOfficer) });
    expect(await textsOf(cast.otherOfficer, number)).toHaveLength(1);
    // A head who takes it himself is not told what he did; who had it before is not told again.
    await move(cast.officeHead, number, 'assign', { handlerId: await idOf(cast.officeHead) });
    expect(await textsOf(cast.officeHead, number)).toHaveLength(1);
    expect(await textsOf(cast.officer, number)).toHaveLength(1);
    expect(await textsOf(cast.centre, number)).toEqual([`${number}新登记，请分送。`]);
    await move(cast.officeHead, number, 'giveBack', { reason: '店不在我们辖区' });
    expect(await textsOf(cast.centre, number)).toEqual([
      `${number}退回了中心，请重新分送。`,
      `${number}新登记，请分送。`,
    ]);
  });

  it('同一次按两下、两个人一起按，只通知一次', async () => {
    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const body = {
      version,
      clientId: '00000000-0000-4000-8000-000000000001',
      input: { handlerId: await idOf(cast.officer) },
    };
    const press = () => app.as(cast.officeHead)('POST', `/api/complaints/${number}/assign`, body);
    await Promise.all([press(), press(), press()]);
    await press();
    expect(await textsOf(cast.officer, number)).toHaveLength(1);
  });

  it('扫码投诉到了商场，站上的人收到；站上自己登记的不通知自己', async () => {
    const ctx = await consumerContext(app);
    const station = ctx.county.stations.find(({ id }) => id === 'ST-M03') ?? null;
    const scanned = await fileComplaint(ctx, Filing.parse(filing({ operator: { name: '老王鞋店' } })), { station });
    expect(scanned.state).toBe('atStation');
    expect(await textsOf('st-m03', scanned.number)).toEqual([`${scanned.number}到了您站，请先和双方谈。`]);
    // The telephone of the station carries it along, for where there is no network.
    const { messages } = (await app.as('st-m03')('GET', '/api/outbox/provisions')).body;
    expect(messages.unread).toBe(1);
    expect(messages.items).toEqual([expect.objectContaining({ matterNumber: scanned.number, state: 'unread' })]);
    const own = (await app.as('st-v0302')('POST', '/api/complaints', filing())).body.number;
    expect(await textsOf('st-v0302', own)).toEqual([]);
    await move('st-v0302', own, 'sendUp', { reason: '摊主不认账' });
    expect(await textsOf(cast.centre, own)).toEqual([`${own}从站点交上来了，请分送。`]);
  });

  it('新登记的中心每个人的铃铛上一条，一件一条；谁登记的不通知谁；分走了别人的也不再算未读', async () => {
    const before = await unreadOf(cast.otherCentre);
    const number = await newNumber();
    for (const login of [cast.centre, cast.otherCentre])
      expect(await textsOf(login, number)).toEqual([`${number}新登记，请分送。`]);
    expect(await textsOf(cast.officeHead, number)).toEqual([]);
    expect(await unreadOf(cast.otherCentre)).toBe(before + 1);
    const own = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number;
    expect(await textsOf(cast.centre, own)).toEqual([]);
    expect(await textsOf(cast.otherCentre, own)).toHaveLength(1);
    for (const one of [number, own]) await move(cast.centre, one, 'dispatch', { officeId: 'SO-LH' });
    expect(await unreadOf(cast.otherCentre)).toBe(before);
    const { items } = (await app.as(cast.otherCentre)('GET', '/api/messages/own')).body;
    const one = items.find((item: { matterNumber: string }) => item.matterNumber === number);
    expect(one).toMatchObject({ state: 'passed', page: 'toDispatch', rung: [] });
    const asked = (await app.as(null)('POST', '/api/inquiries', asking())).body.number;
    expect(await textsOf(cast.otherCentre, asked)).toEqual([`${asked}新登记，请答复或者分送。`]);
  });

  it('话里没有人名、电话、店名，举报的也一样', async () => {
    const all = await app.database.pool.query(
      `select text from message where channel = 'app' and cause like 'owner %'`,
    );
    expect(all.rows.length).toBeGreaterThan(5);
    for (const { text } of all.rows) expect(text).toMatch(/^[投举询]\d{4}-\d{4}[^\d]*$/u);
  });
});

describe('what one was told', () => {
  it('是自己的，标为已读只标自己的；件上看得到通知了谁、读了没有', async () => {
    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    const of = async () =>
      (await app.as(cast.centre)('GET', `/api/messages/of/${number}`)).body.told.filter(
        ({ name }: { name: string }) => name === '石大鹏',
      );
    expect(await of()).toEqual([expect.objectContaining({ name: '石大鹏', channel: 'app', state: 'unread' })]);
    const { items, unread } = (await app.as(cast.headOfShiqiao)('GET', '/api/messages/own')).body;
    expect(unread).toBe(1);
    const ids = [items[0].id];
    expect((await app.as(cast.officeHead)('POST', '/api/messages/read', { ids })).body.read).toBe(0);
    expect((await app.as(cast.headOfShiqiao)('POST', '/api/messages/read', { ids })).body.read).toBe(1);
    expect((await app.as(cast.headOfShiqiao)('POST', '/api/messages/read', { ids })).body.read).toBe(0);
    expect((await app.as(cast.headOfShiqiao)('GET', '/api/messages/own')).body.unread).toBe(0);
    expect(await of()).toEqual([expect.objectContaining({ state: 'read' })]);
    // Who acts on a matter has seen what he was told of it.
    await move(cast.headOfShiqiao, number, 'assign', { handlerId: await idOf(cast.officerOfShiqiao) });
    expect((await app.as(cast.officerOfShiqiao)('GET', '/api/messages/own')).body.unread).toBe(1);
    await move(cast.officerOfShiqiao, number, 'note', { words: '已经打过电话' });
    expect((await app.as(cast.officerOfShiqiao)('GET', '/api/messages/own')).body.unread).toBe(0);
    // Who does not see the matter learns nothing of who was told of it.
    expect((await app.as(cast.officeHead)('GET', `/api/messages/of/${number}`)).status).toBe(404);
    expect((await app.as('st-v0302')('GET', `/api/messages/of/${number}`)).status).toBe(404);
  });
});

describe('by which ways', () => {
  it('本人要短信、邮件就发，夜里不响，第二天早上发，件上看得到发了没有', async () => {
    const accounts = await app.database.pool.query(
      `update account set phone = '13955001234' where login_name = 'sunliang' returning id`,
    );
    const save = (form: object) => app.as(cast.officerOfShiqiao)('PUT', '/api/reach', form);
    const wrong = await save({ bySms: true, byEmail: true, email: '' });
    expect(wrong.body.fields[0].zh).toBe('要发邮件，请写邮箱。');
    expect((await save({ bySms: true, byEmail: true, email: 'sunliang@example.cn' })).status).toBe(200);
    const lines = await listLedger(app.deps.db, 990126, accounts.rows[0].id);
    expect(lines.at(-1)).toMatchObject({ verb: 'reach-saved', detail: { bySms: true, byEmail: true } });
    const number = await newNumber();
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    app.setNow('2026-05-18T22:30:00+08:00');
    await move(cast.headOfShiqiao, number, 'assign', { handlerId: await idOf(cast.officerOfShiqiao) });
    const states = async () => {
      const { told } = (await app.as(cast.centre)('GET', `/api/messages/of/${number}`)).body;
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
    for (const { text } of mine()) expect(text).toContain(`${number}交给您承办`);
    expect(await states()).toEqual(['app unread', 'email sent', 'sms sent']);
  });
});

const channel = { name: 'test', send: (one: { to: string; text: string }) => Promise.resolve(void sent.push(one)) };
const silent = () => ({ ...app.deps, connection: app.database.owner, channels: { sms: channel, email: channel } });
const phoned = (login: string, phone: string) =>
  app.database.pool.query('update account set phone = $2 where login_name = $1', [login, phone]);
const open = (who: string, path: string, form: object) => app.as(who)('POST', `/api/${path}`, form);
async function itemsOf(login: string, part: string) {
  const { items } = (await app.as(login)('GET', '/api/messages/own')).body;
  return items.filter(({ text }: { text: string }) => text.includes(part));
}

describe('every ledger tells its people at the bell', () => {
  it('任务、催办、批示、来文、会议、指令都到铃铛，带编号，短信发没发看得到；自己办的不通知自己', async () => {
    app.setNow('2026-05-20T10:00:00+08:00');
    await phoned(cast.officeHead, '13800000701');
    await phoned(cast.deputyDirector, '13800000700');
    const task = { id: uuidv7(), kind: 'supervision', title: '化肥投诉限期办结', leadId: 'SO-LH', dueOn: '2026-05-24' };
    const { number } = (await open(cast.deputyDirector, 'tasks', task)).body.entry;
    expect(await itemsOf(cast.deputyDirector, number)).toEqual([]);
    const [told] = await itemsOf(cast.officeHead, number);
    expect(told).toMatchObject({ matterNumber: number, page: null, state: 'unread' });
    expect(told.rung).toEqual([{ channel: 'sms', state: 'waiting' }]);
    await runJob(silent(), 'send-messages');
    expect((await itemsOf(cast.officeHead, number))[0].rung).toEqual([{ channel: 'sms', state: 'sent' }]);

    // The clock reminds of it, each time anew; twice in one night once.
    app.setNow('2026-05-21T08:40:00+08:00');
    for (let i = 0; i < 2; i += 1) await runJob(silent(), 'watch-tasks');
    expect(await itemsOf(cast.officeHead, number)).toHaveLength(2);

    const remark = aRemark({ aboutNumber: number, toId: await idOf(cast.officeHead) });
    const { number: remarkNumber } = (await open(cast.deputyDirector, 'remarks', remark)).body.entry;
    expect((await itemsOf(cast.officeHead, '有给您的批示'))[0]).toMatchObject({ matterNumber: remarkNumber });

    const directive = (await open(cast.centre, 'directives', aDirective({ receivedOn: '2026-05-18' }))).body.entry;
    expect((await itemsOf(cast.deputyDirector, directive.number))[0]).toMatchObject({ matterNumber: directive.number });
    const meeting = await open(
      cast.deputyDirector,
      'meetings',
      aMeeting({ memberIds: ['SO-LH'], onDay: '2026-05-26' }),
    );
    expect((await itemsOf(cast.officeHead, meeting.body.entry.number))[0]).toMatchObject({
      matterNumber: meeting.body.entry.number,
      text: expect.stringContaining('请参加'),
    });
    // What is cut from a directive, a plan or a meeting is a task, and told as one.
    const cut = { title: '进村宣讲四十场', leadId: 'SO-LH', dueOn: '2026-06-30' };
    const step = { version: directive.version, input: { tasks: [cut] } };
    const split = await app.as(cast.deputyDirector)('POST', `/api/directives/${directive.number}/split`, step);
    expect(split.status, JSON.stringify(split.body)).toBe(200);
    expect(await itemsOf(cast.officeHead, '进村宣讲四十场')).toHaveLength(1);

    const order = { id: uuidv7(), text: '请核对种子店台账', toOfficeId: 'SO-LH', dueAt: '2026-05-21T17:00:00+08:00' };
    const sentOut = await open(cast.centre, 'instructions', order);
    expect(sentOut.status, JSON.stringify(sentOut.body)).toBe(200);
    const { number: orderNumber } = sentOut.body.instruction;
    expect(await itemsOf(cast.officeHead, orderNumber)).toHaveLength(1);

    // Who set the task sees on it who was told and whether he knows; who makes a step has seen what he was told.
    const of = async () =>
      (await app.as(cast.deputyDirector)('GET', `/api/messages/of/${number}`)).body.told.map(
        ({ name, channel: by, state }: { name: string; channel: string; state: string }) => `${name} ${by} ${state}`,
      );
    expect((await of()).filter((one: string) => one.includes('app'))).toEqual(Array(2).fill('刘国栋 app unread'));
    const { version } = (await app.as(cast.officeHead)('GET', `/api/tasks/${number}`)).body.entry;
    const done = { version, input: { result: '办好了，都在台账里。', proof: '5月21日，两户' } };
    expect((await app.as(cast.officeHead)('POST', `/api/tasks/${number}/reportBack`, done)).status).toBe(200);
    // The report is news for whoever set it.
    expect((await of()).filter((one: string) => one.includes('app')).toSorted()).toEqual([
      '刘国栋 app read',
      '刘国栋 app read',
      '韩志远 app unread',
    ]);
    // Whoever may not see the task learns nothing of it.
    expect((await app.as(cast.headOfShiqiao)('GET', `/api/messages/of/${number}`)).status).toBe(404);
    expect((await app.as(cast.deputyDirector)('GET', '/api/messages/of/任2026-0999')).status).toBe(404);
  });

  it('S30 紧急呼叫和值班变动也在铃铛里，没有编号的打开值班表', async () => {
    const day = '2026-05-23';
    const shift = { id: uuidv7(), day, part: 'day', post: 'leader', accountId: await idOf(cast.officeHead) };
    const made = await open(cast.centre, 'shifts', shift);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect((await itemsOf(cast.officeHead, '的值班，请登录查看'))[0]).toMatchObject({
      matterNumber: null,
      page: 'roster',
    });
    const callout = { id: uuidv7(), title: '集市有人受伤', place: '柳河集', regionId: null, hurt: true };
    const paged = await open(cast.centre, 'callouts', callout);
    expect(paged.status, JSON.stringify(paged.body)).toBe(200);
    const { number, pagings } = paged.body.entry;
    const rungIds: string[] = pagings.at(-1).to;
    const bells = await app.database.pool.query(
      `select account_id from message where channel = 'app' and matter_number = $1`,
      [number],
    );
    expect(bells.rows.map(({ account_id: id }) => id).toSorted()).toEqual(rungIds.toSorted());
  });
});

describe('what waits at the centre rings together', () => {
  it('一件一条在铃铛里，短信合成一条，几小时至多一条，夜里不响，看过的分走的不再算；0 就不发', async () => {
    await phoned(cast.otherCentre, '13800000710');
    app.setNow('2026-05-25T09:00:00+08:00');
    // What lay too long at a station goes up with the first watch, and is read like all the rest of before.
    await runJob(silent(), 'watch-deadlines');
    await app.as(cast.otherCentre)('POST', '/api/messages/read', {});
    await app.as(cast.otherCentre)('PUT', '/api/reach', { bySms: true, byEmail: false, email: '' });
    const mine = async () => {
      await runJob(silent(), 'watch-deadlines');
      await runJob(silent(), 'send-messages');
      return sent.filter(({ to, text }) => to === '13800000710' && text.includes('在等')).map(({ text }) => text);
    };
    expect(await mine()).toEqual([]);
    const numbers = [await newNumber(), await newNumber(), await newNumber()];
    await move(cast.centre, numbers[0] ?? '', 'dispatch', { officeId: 'SO-LH' });
    expect(await mine()).toEqual(['【青禾县12315】中心有 2 件新的在等，请登录处理。']);
    app.setNow('2026-05-25T09:30:00+08:00');
    await newNumber();
    app.setNow('2026-05-25T12:00:00+08:00');
    expect(await mine()).toHaveLength(1);
    app.setNow('2026-05-25T13:00:00+08:00');
    expect((await mine()).at(-1)).toBe('【青禾县12315】中心有 1 件新的在等，请登录处理。');
    expect(await mine()).toHaveLength(2);
    await newNumber();
    app.setNow('2026-05-25T22:00:00+08:00');
    expect(await mine()).toHaveLength(2);
    // Who did not ask to be rung is not, and a county that gathers never rings nobody.
    expect(sent.filter(({ text }) => text.includes('在等')).every(({ to }) => to === '13800000710')).toBe(true);
    await app.database.pool.query(`update county set limits = jsonb_set(limits, '{alarms,gatherHours}', '0')`);
    const { forgetCountyFacts } = await import('../../../src/store/county/county.ts');
    forgetCountyFacts(app.deps.db);
    app.setNow('2026-05-26T10:00:00+08:00');
    expect(await mine()).toHaveLength(2);
  });
});

it('Every record with a number of its own answers who was told of it.', () => {
  const written = readdirSync('src/domain', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(`src/domain/${name}`, 'utf8').matchAll(/^ {2}letter: '(.)',$/gmu)])
    .map(([, letter]) => letter);
  expect(written.length).toBeGreaterThan(30);
  expect(numberedDockets.map(({ docket }) => docket.letter).toSorted()).toEqual(written.toSorted());
});

it('A station sees of its file what it was told itself, and not whom the house told besides.', async () => {
  const { entry } = (await app.as('st-v0302')('GET', '/api/charters/站ST-V0302')).body;
  const ctx = await consumerContext(app);
  const told = [cast.officeHead, 'st-v0302'];
  const ids = new Set(await Promise.all(told.map(idOf)));
  await transact(ctx.db, (tx) => tellPeople(tx, ctx, entry, ({ id }) => ids.has(id), '请看看这个站的制度上墙没有。'));
  const toldTo = async (who: string) => (await app.as(who)('GET', `/api/messages/of/${entry.number}`)).body.told;
  const accounts = async (who: string) =>
    (await toldTo(who)).filter(({ channel }: { channel: string }) => channel === 'app');
  expect([(await accounts(cast.centre)).length, (await accounts('st-v0302')).length]).toEqual([2, 1]);
});
