/** 个人信息请求: asked on the portal by number and code or entered at the desk, answered by the centre, read by nobody else. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp, defaultLimits } from '../../../src/http/app.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, valueOf, type Citizen } from '../../build/house/citizen.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
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
  const consumer = { name: `郭大娘${phones}`, phone, address: '郭庄村三组', regionId: 'V0303' };
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
    expect(page.text).toContain(`郭大娘${phones}`);
    expect(page.text).toContain('郭庄村三组');
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
    expect((await citizen(app.deps).get(path)).location).toBe('/progress');
    expect((await citizen(app.deps).get('/progress/privacy')).location).toBe('/progress');
    expect((await citizen(app.deps).post('/progress/privacy', { kind: 'access' })).location).toBe('/progress');
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
    await ask(visitor, { kind: 'access' });
    const request = await requestOn(tipoff.number);
    await move(cast.centre, request, 'answer', { said: '' });
    const page = await visitor.get(`/progress/privacy/${request.id}`);
    const paper = await app.as(cast.centre)('GET', `/papers/privacy/${encodeURIComponent(request.number)}`);
    for (const words of [page.html, paper.body as string, JSON.stringify(await listed(cast.centre))]) {
      expect(words).not.toContain('何桂花');
      expect(words).not.toContain(phone);
      expect(words).not.toContain('南岗乡街上');
    }
    expect(page.text).toContain('加密另放');
    expect(await sentTo(app.database.db, phone, '有答复了')).toEqual([]);
  });

  it('comes to the counter: the officer sees what he entered, the centre answers, and the paper says that one may sue', async () => {
    const { number } = await filed();
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
    expect(paper).not.toContain('郭大娘');
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
      return createApp(app.deps).request(`${path(number)}/opened`, { method: 'POST', body, headers });
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

  it('a correction is answered once the complaint was put right on its own page', async () => {
    const { number } = await filed();
    const request = (await take(cast.centre, number, { kind: 'correct', words: '不是郭大娘' })).body.entry;
    expect((await move(cast.centre, request, 'answer', { said: '' })).body.code).toBe('privacy-say-what');
    const { complaint } = (await app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(number)}`)).body;
    app.setNow('2026-04-20T10:10:00+08:00');
    const corrected = await app.as(cast.centre)('POST', `/api/complaints/${encodeURIComponent(number)}/correct`, {
      version: complaint.version,
      clientId: uuidv7(),
      input: { categoryCode: 'G10.3', natureCode: null, platformNumber: null },
    });
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
    expect((await move(cast.centre, request, 'answer', { said: '' })).status).toBe(200);
  });

  it('the privacy page says how one asks, by when, and that one may sue', async () => {
    const page = (await citizen(app.deps).get('/privacy')).text;
    for (const words of ['我的个人信息', '15 个工作日', '第五十条', '第四十四条']) expect(page).toContain(words);
  });
});
