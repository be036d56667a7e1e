/** 个人信息请求: asked on the portal by number and code or entered at the desk, answered by the centre, read by nobody else. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, valueOf, type Citizen } from '../../build/house/citizen.ts';
import { appOf, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
let phones = 0;
let phone = '';
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => {
  app.deps.limits = defaultLimits();
  app.setNow('2026-04-20T09:10:00+08:00');
  phones += 1;
  phone = `1371234${String(1000 + phones)}`;
});
afterAll(() => app.close());

async function filed(): Promise<{ number: string; queryCode: string }> {
  const consumer = { name: `郭大娘${phones}`, phone, address: '郭庄村三组大槐树东边', regionId: 'V0303' };
  return (await app.as(null)('POST', '/api/complaints', filing({ consumer }))).body;
}
async function entered({ number, queryCode }: { number: string; queryCode: string }): Promise<Citizen> {
  const visitor = citizen(app.deps);
  expect((await visitor.post('/progress', { number, code: queryCode })).location).toBe('/progress/mine');
  return visitor;
}
async function ask(visitor: Citizen, fields: Record<string, string>) {
  const token = valueOf((await visitor.get('/progress/privacy')).html, 'token') ?? '';
  return visitor.post('/progress/privacy', { token, words: '', ...fields });
}
const read = async (number: string) =>
  (await app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(number)}`)).body.complaint;
const step = async (who: string, number: string, name: string, input: object) =>
  app.as(who)('POST', `/api/complaints/${encodeURIComponent(number)}/${name}`, {
    version: (await read(number)).version,
    clientId: uuidv7(),
    input,
  });
const toChengguan = async (number: string) =>
  expect((await step(cast.centre, number, 'dispatch', { officeId: 'SO-CG' })).status).toBe(200);
const paperOf = async (who: string, number: string) =>
  String((await app.as(who)('GET', `/papers/privacy/${encodeURIComponent(number)}`)).body);
const listed = async (who: string) => (await app.as(who)('GET', '/api/privacy-requests')).body;
async function requestOn(number: string) {
  const { items } = await listed(cast.centre);
  return items.find(({ entry }: { entry: { aboutNumber: string } }) => entry.aboutNumber === number)?.entry;
}
const move = (who: string, entry: { number: string; version: number }, name: string, input: object) =>
  app.as(who)('POST', `/api/privacy-requests/${encodeURIComponent(entry.number)}/${name}`, {
    version: entry.version,
    clientId: uuidv7(),
    input,
  });
const take = (who: string, aboutNumber: string, change: object = {}) =>
  app.as(who)('POST', '/api/privacy-requests', { id: uuidv7(), aboutNumber, kind: 'access', how: 'paper', ...change });

describe('security compliance 6: who asks about his own data', () => {
  it('asks by number and code, is answered with what is kept of him, and is told by a message that names nothing', async () => {
    const own = await filed();
    const visitor = await entered(own);
    expect((await visitor.get('/progress/mine')).html).toContain('href="/progress/privacy"');
    expect((await ask(visitor, { kind: 'access' })).location).toBe('/progress/privacy?done=asked');
    expect((await visitor.get('/progress/privacy')).text).toContain('最晚');
    const request = await requestOn(own.number);
    expect(request).toMatchObject({ state: 'asked', how: 'code', kind: 'access' });
    expect((await visitor.get(`/progress/privacy/${request.id}`)).text).not.toContain('郭庄村三组');

    expect((await move(cast.centre, request, 'answer', { said: '' })).status).toBe(200);
    const page = await visitor.get(`/progress/privacy/${request.id}`);
    expect(page.text).toContain('郭**');
    expect(page.text).toContain('郭庄村三组大***');
    expect(page.text).not.toContain('郭大娘');
    expect(page.text).not.toContain('大槐树');
    expect(page.text).toContain('每袋少四公斤');
    expect(page.text).not.toContain(phone);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const [message] = await sentTo(app.database.db, phone, '有答复了');
    expect(message?.text).toContain(own.number);
    expect(message?.text).not.toContain('郭大娘');
  });

  it('presses twice and asks once', async () => {
    const visitor = await entered(await filed());
    const token = valueOf((await visitor.get('/progress/privacy')).html, 'token') ?? '';
    const press = () => visitor.post('/progress/privacy', { token, kind: 'copy', words: '' });
    expect([(await press()).status, (await press()).status]).toEqual([303, 303]);
    expect((await visitor.get('/progress/privacy')).html.match(/最晚/gu)).toHaveLength(1);
    const again = await ask(visitor, { kind: 'copy' });
    expect(problemsIn(again.html)['kind']).toContain('还在等答复');
  });

  it('is told what is missing, and nothing typed is lost', async () => {
    const visitor = await entered(await filed());
    expect(problemsIn((await ask(visitor, { words: '名字错了' })).html)).toHaveProperty('kind');
    const empty = await ask(visitor, { kind: 'correct' });
    expect([empty.status, Object.keys(problemsIn(empty.html))]).toEqual([422, ['words']]);
    const long = await ask(visitor, { kind: 'correct', words: '字'.repeat(1001) });
    expect([long.status, long.html.includes('字'.repeat(1001))]).toEqual([422, true]);
  });

  it('is told nothing without the code, and nothing of what another asked', async () => {
    const own = await filed();
    const visitor = await entered(own);
    await ask(visitor, { kind: 'access' });
    const request = await requestOn(own.number);
    await move(cast.centre, request, 'answer', { said: '' });
    const path = `/progress/privacy/${request.id}`;
    expect((await citizen(app.deps).get(path)).location).toBe('/progress?sent=closed');
    expect((await citizen(app.deps).get('/progress/privacy')).location).toBe('/progress?sent=closed');
    expect((await citizen(app.deps).post('/progress/privacy', { kind: 'access' })).location).toBe(
      '/progress?sent=closed',
    );
    const other = await entered(await filed());
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get('/progress/privacy')).text).not.toContain('看答复');
  });

  it('told of something: nobody is named, on the page, at the desk or by a message', async () => {
    const reporter = { name: '何桂花', phone, address: '南岗乡街上' };
    const tipoff = (await app.as(null)('POST', '/api/tipoffs', anAllegation({ anonymous: false, reporter } as never)))
      .body;
    expect(tipoff.number, JSON.stringify(tipoff)).toMatch(/^举/u);
    expect((await take(cast.centre, tipoff.number)).body.code).toBe('privacy-tipoff-by-code');
    const visitor = await entered(tipoff);
    await ask(visitor, { kind: 'access', words: '我是何桂花，住南岗乡街上' });
    const request = await requestOn(tipoff.number);
    const said = { said: `何桂花您好，${phone}` };
    expect((await move(cast.centre, request, 'answer', said)).status).toBe(200);
    const page = await visitor.get(`/progress/privacy/${request.id}`);
    const paper = await app.as(cast.centre)('GET', `/papers/privacy/${encodeURIComponent(request.number)}`);
    for (const words of [page.html, paper.body as string, JSON.stringify(await listed(cast.centre))]) {
      expect(words).not.toContain('何桂花');
      expect(words).not.toContain(phone);
      expect(words).not.toContain('南岗乡街上');
    }
    // The name that he would have is not the one on file: nothing of what is to be put right stands in the open.
    expect((await visitor.get('/progress/privacy')).text).not.toContain('李友田');
    await ask(visitor, { kind: 'correct', words: '名字写错了，应当是何贵华' });
    const rows = JSON.stringify(await app.database.db.selectFrom('privacy').selectAll().execute());
    for (const words of ['何桂花', '何贵华', '南岗乡街上', phone]) expect(rows).not.toContain(words);
    const opened = await app.as(cast.centre)('POST', `/api/tipoffs/${encodeURIComponent(tipoff.number)}/reveal`, {
      reason: '核对本人要更正的姓名',
    });
    expect(JSON.stringify(opened.body)).toContain('更正、补充：名字写错了，应当是何贵华');
    expect(page.text).toContain('加密另放');
    expect(await sentTo(app.database.db, phone, '有答复了')).toEqual([]);
  });

  it('comes to the counter: the officer sees what he entered, the centre answers, and the paper says that one may sue', async () => {
    const { number } = await filed();
    // What an office may not see is to it as if it were not there.
    expect((await take(cast.officerOfChengguan, number)).body.code).toBe('privacy-of-nothing');
    expect((await take(cast.officerOfChengguan, '投2026-9876')).body.code).toBe('privacy-of-nothing');
    await toChengguan(number);
    const request = (await take(cast.officerOfChengguan, number, { kind: 'delete' })).body.entry;
    expect(request).toMatchObject({ state: 'asked', how: 'paper' });
    expect((await listed(cast.officerOfChengguan)).items).toHaveLength(1);
    expect((await listed(cast.headOfChengguan)).items).toHaveLength(0);
    const path = `/api/privacy-requests/${encodeURIComponent(request.number)}`;
    expect((await app.as(cast.headOfChengguan)('GET', path)).status).toBe(404);
    expect((await move(cast.officerOfChengguan, request, 'answer', { said: '' })).status).toBe(403);
    // Open still: it is neither erased, nor is its time running.
    expect((await move(cast.centre, request, 'answer', { said: '' })).body.code).toBe('privacy-not-named');
    expect((await move(cast.centre, request, 'refuse', { ground: 'kept', said: '' })).body.code).toBe(
      'privacy-ground-untrue',
    );
    const print = `/papers/privacy/${encodeURIComponent(request.number)}`;
    expect((await app.as(cast.centre)('GET', print)).status).toBe(404);
    const refused = await move(cast.centre, request, 'refuse', { ground: 'open', said: '' });
    expect(refused.body.entry).toMatchObject({ state: 'refused', ground: 'open' });
    const paper = String((await app.as(cast.officerOfChengguan)('GET', print)).body);
    for (const words of ['没有同意', '第四十七条', '人民法院', number]) expect(paper).toContain(words);
    expect(paper).toMatch(new RegExp(`请求人：(<[^>]+>)?郭大娘${phones}<`, 'u'));
    for (const words of ['郭庄村', phone, '每袋少四公斤']) expect(paper).not.toContain(words);
    expect((await app.as(cast.headOfChengguan)('GET', print)).status).toBe(404);
  });

  it('who shows his identity paper gets it in full, by a press with a reason that leaves a line; nobody else does', async () => {
    const own = await filed();
    const shown = (await take(cast.centre, own.number)).body.entry;
    await move(cast.centre, shown, 'answer', { said: '' });
    const path = (number: string) => `/papers/privacy/${encodeURIComponent(number)}`;
    expect(String((await app.as(cast.centre)('GET', path(shown.number))).body)).not.toContain(phone);
    const open = async (number: string, reason: string) => {
      const token = await app.tokenOf(cast.centre);
      const body = new URLSearchParams({ reason });
      const headers = { cookie: `${sessionCookie}=${token}` };
      return appOf(app.deps).request(`${path(number)}/opened`, { method: 'POST', body, headers });
    };
    expect((await open(shown.number, '')).status).toBe(400);
    const full = await (await open(shown.number, '本人持身份证到窗口领取')).text();
    expect(full).toContain(phone);
    const lines = await app.database.db.selectFrom('ledger').selectAll().where('verb', '=', 'revealed').execute();
    expect(lines.map(({ detail }) => detail)).toContainEqual({ reason: '本人持身份证到窗口领取' });
    // By telephone nobody has shown a paper.
    const called = (await take(cast.centre, own.number, { kind: 'copy', how: 'calledBack' })).body.entry;
    await move(cast.centre, called, 'answer', { said: '' });
    expect((await open(called.number, '本人持身份证到窗口领取')).status).toBe(404);
  });

  it('privacy 10: who sees the matter no more prints that the centre hands it out, and is offered nothing in full', async () => {
    const { number } = await filed();
    await toChengguan(number);
    const request = (await take(cast.officerOfChengguan, number)).body.entry;
    await move(cast.centre, request, 'answer', { said: '' });
    const own = await paperOf(cast.officerOfChengguan, request.number);
    for (const words of [`郭大娘${phones}`, '郭庄村三组大***', '每袋少四公斤']) expect(own).toContain(words);
    for (const words of ['大槐树', phone]) expect(own).not.toContain(words);
    expect(own).toContain('/opened');
    expect((await step(cast.officerOfChengguan, number, 'giveBack', { reason: '不在城关' })).status).toBe(200);
    const others = await paperOf(cast.officerOfChengguan, request.number);
    expect(others).toContain('到12315中心领取');
    for (const words of ['郭大娘', '郭庄村', '每袋少四公斤', '/opened']) expect(others).not.toContain(words);
    expect(await paperOf(cast.centre, request.number)).toContain('每袋少四公斤');
  });

  it('privacy 11 12: of those who complain jointly each is answered with his own, also when the first has left', async () => {
    const own = await filed();
    const [first, firstPhone] = [await entered(own), phone];
    await ask(first, { kind: 'access' });
    await toChengguan(own.number);
    const second = {
      source: 'hand',
      name: '赵桂英',
      phone: '13800000302',
      address: '上官村口',
      mediate: 'yes',
      way: 'phone',
    };
    const agreedOn = '2026-04-20';
    const added = await step(cast.officerOfChengguan, own.number, 'addMember', { ...second, amountFen: 100, agreedOn });
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    const missing = await take(cast.officerOfChengguan, own.number);
    expect([missing.status, missing.body.fields?.[0]?.path]).toEqual([400, 'member']);

    const left = { member: '1', how: 'withdraws', on: agreedOn, reason: '不告了' };
    const gone = await step(cast.officerOfChengguan, own.number, 'memberLeaves', left);
    expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    const request = await requestOn(own.number);
    await move(cast.centre, request, 'answer', { said: '写给郭大娘的' });
    expect(await sentTo(app.database.db, firstPhone, '有答复了')).toHaveLength(1);
    expect(await sentTo(app.database.db, '13800000302', '有答复了')).toEqual([]);
    const paper = await paperOf(cast.centre, request.number);
    expect(paper).toMatch(new RegExp(`请求人：(<[^>]+>)?郭大娘${phones}<`, 'u'));
    expect(paper).not.toContain('赵桂英');
    // privacy 18: where it was proposed to go it never was.
    expect(paper).toContain('城关市场监管所');
    expect(paper).not.toContain('柳河市场监管所');
    const his = await (await entered(own)).get(`/progress/privacy/${request.id}`);
    expect(his.text).toContain('写给郭大娘的');
    expect(his.text).toContain('每袋少四公斤');

    const code = (await app.as(cast.officerOfChengguan)('GET', `/api/complaints/${encodeURIComponent(own.number)}`))
      .body.memberCodes?.[0]?.queryCode;
    const hers = await entered({ number: own.number, queryCode: code ?? added.body.memberCodes[0].queryCode });
    expect((await hers.get(`/progress/privacy/${request.id}`)).status).toBe(404);
    await ask(hers, { kind: 'copy' });
    const asked = (await listed(cast.centre)).items.find(
      ({ entry }: { entry: { aboutNumber: string; kind: string } }) =>
        entry.aboutNumber === own.number && entry.kind === 'copy',
    ).entry;
    expect(asked.member).toBe(2);
    await move(cast.centre, asked, 'answer', { said: '' });
    const copy = await paperOf(cast.centre, asked.number);
    expect(copy).toContain('赵桂英');
    for (const words of ['郭大娘', '每袋少四公斤']) expect(copy).not.toContain(words);
  });

  it('privacy 19: two windows at once make one waiting request', async () => {
    const visitor = await entered(await filed());
    const tokens = await Promise.all(
      [1, 2].map(async () => valueOf((await visitor.get('/progress/privacy')).html, 'token') ?? ''),
    );
    const pressed = await Promise.all(
      tokens.map((token) => visitor.post('/progress/privacy', { token, kind: 'access', words: '' })),
    );
    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('a request that waits is told to the centre on its last day, and once it is late to the deputy directors as well', async () => {
    const { number } = await filed();
    const request = (await take(cast.centre, number)).body.entry;
    const toldOf = async (day: string) => {
      app.setNow(`${day}T08:40:00+08:00`);
      for (let twice = 0; twice < 2; twice += 1) await runJob(app.deps as never, 'watch-obligations');
      const { db } = app.database;
      const told = await db.selectFrom('message').selectAll().where('matterNumber', '=', request.number).execute();
      return told.filter(({ channel, text }) => channel === 'app' && text.includes('答复')).map(({ text }) => text);
    };
    const before = await toldOf('2026-04-21');
    const due = await toldOf(request.dueOn);
    expect(due.length).toBeGreaterThan(before.length);
    expect(due.join()).toContain('最后一天');
    const late = await toldOf(addDays(request.dueOn, 1));
    expect(late.filter((text) => text.includes('已经过了')).length).toBeGreaterThan(due.length - before.length);
  });

  it('a correction is answered once the complaint was put right on its own page', async () => {
    const { number } = await filed();
    const request = (await take(cast.centre, number, { kind: 'correct', words: '不是郭大娘' })).body.entry;
    app.setNow('2026-04-20T10:10:00+08:00');
    // privacy 15: neither another category nor the shop's name is put right for him.
    const category = { categoryCode: 'G10.3', natureCode: null, platformNumber: null };
    expect((await step(cast.centre, number, 'correct', category)).status).toBe(200);
    const parties = { operatorName: '老周农资经营部', basis: '核对营业执照' };
    expect((await step(cast.centre, number, 'correctParties', parties)).status).toBe(200);
    expect((await move(cast.centre, request, 'answer', { said: '' })).body.code).toBe('privacy-say-what');
    const person = { consumerName: '郭大嫂', basis: '核对身份证' };
    expect((await step(cast.centre, number, 'correctParties', person)).status).toBe(200);
    expect((await move(cast.centre, request, 'answer', { said: '' })).status).toBe(200);
    expect(await paperOf(cast.centre, request.number)).toContain('已经核实、更正');
    // Where nothing was put right the paper does not say so.
    const other = await filed();
    const asked = (await take(cast.centre, other.number, { kind: 'correct', words: '村写错了' })).body.entry;
    await move(cast.centre, asked, 'answer', { said: '查过，没有写错' });
    expect(await paperOf(cast.centre, asked.number)).not.toContain('更正。');
  });

  it('the privacy page says how one asks, by when, and that one may sue', async () => {
    const page = (await citizen(app.deps).get('/privacy')).text;
    for (const words of ['我的个人信息', '15 个工作日', '第五十条', '第四十四条']) expect(page).toContain(words);
  });
});
