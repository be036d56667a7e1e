import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { appOf, testApp, type TestApp } from '../../../build/house/http-app.ts';

const today = '2026-11-25';
let app: TestApp;
let pages: ReturnType<typeof appOf>;
let number = '';
let code = '';

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  pages = appOf(app.deps);
  const form = {
    id: uuidv7(),
    kind: 'lawOutreach',
    title: '种子怎么挑、票怎么留',
    onDay: today,
    place: '郭庄村文化大院',
    audience: 'villager',
    strands: ['rights'],
    topics: ['farmInput'],
  };
  const made = (await app.as(cast.centre)('POST', '/api/outreaches', form)).body.entry;
  ({ number, code } = made);
});
afterAll(() => app.close());

const step = async (who: string, move: string, input: object = {}) => {
  const { version } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.entry;
  return app.as(who)('POST', `/api/outreaches/${number}/${move}`, { version, clientId: uuidv7(), input });
};
const scan = (headers: Record<string, string> = {}, of = code) => pages.request(`/checkin/${of}`, { headers });
const post = (path: string, fields: [string, string][]) =>
  pages.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const markIn = async (answer: Response) => /name="mark" value="([\w.-]+)"/u.exec(await answer.text())?.[1] ?? '';
const scanned = async () => (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.more.scannedNow;

describe('签到', () => {
  it('S42 takes nobody before the event is approved, and says so in a sentence', async () => {
    expect(await (await scan()).text()).toContain('签到已经结束了');
    await step(cast.deputyDirector, 'approve');
    expect((await scan({}, 'no-such-code')).status).toBe(404);
  });

  it('S42 counts a telephone once: scanned again its browser names the page that it kept, pressed twice it is one', async () => {
    const first = await scan();
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, max-age=54000');
    expect(first.headers.get('set-cookie')).toBeNull();
    const mark = await markIn(first);
    expect(etag).toBe(`"${mark}"`);
    for (const _ of [1, 2]) expect((await post(`/checkin/${code}`, [['mark', mark]])).status).toBe(200);
    const again = await scan({ 'if-none-match': etag });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
    expect(await scanned()).toBe(1);
    const other = await markIn(await scan());
    expect(other).not.toBe(mark);
    await post(`/checkin/${code}`, [['mark', other]]);
    expect(await scanned()).toBe(2);
  });

  it('takes no mark that was made up, of another event or none, however its browser names it', async () => {
    for (const mark of ['', 'abc', 'abcdefghijklmnop.AAAAAAAAAAAAAAAAAAAAAA', `${'a'.repeat(5000)}.x`])
      expect((await post(`/checkin/${code}`, [['mark', mark]])).status).toBe(409);
    expect((await scan({ 'if-none-match': '"abcdefghijklmnop.AAAAAAAAAAAAAAAAAAAAAA"' })).status).toBe(200);
    expect(await scanned()).toBe(2);
  });

  it('the three answers are kept once for each, counted, and cannot be put together with a check-in', async () => {
    const mark = await markIn(await scan());
    await post(`/checkin/${code}`, [['mark', mark]]);
    const wrong = await post(`/checkin/${code}/answers`, [
      ['mark', mark],
      ['understood', 'yes'],
    ]);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('有 1 处要改');
    const answer = (useful: string): [string, string][] => [
      ['mark', mark],
      ['understood', 'yes'],
      ['useful', useful],
      ['wants', 'farmInput'],
      ['wants', 'fraud'],
      ['wants', 'nonsense'],
    ];
    expect(await (await post(`/checkin/${code}/answers`, answer('partly'))).text()).toContain('谢谢');
    await post(`/checkin/${code}/answers`, answer('yes'));
    const { answers } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.more;
    expect(answers).toEqual({
      n: 1,
      understood: { n: 1, counts: { yes: 1, partly: 0, no: 0 } },
      useful: { n: 1, counts: { yes: 0, partly: 1, no: 0 } },
      wants: { farmInput: 1, fraud: 1 },
    });
    const [kept, came] = await Promise.all([
      app.deps.db.selectFrom('outreachAnswer').selectAll().execute(),
      app.deps.db.selectFrom('outreachCheckin').selectAll().execute(),
    ]);
    const marks = came.map((one) => one.mark);
    expect(kept.some((one) => marks.includes(one.mark) || one.mark === mark)).toBe(false);
    expect(Object.keys(came[0] ?? {}).toSorted()).toEqual(['at', 'countyId', 'mark', 'outreachId']);
    expect(Object.keys(kept[0] ?? {})).not.toContain('at');
  });

  it('what came in on paper is entered at the desk, once however often it is pressed, and counted with the others', async () => {
    const read = async () => (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body;
    const { version } = (await read()).entry;
    const answers = [
      { understood: 'partly', useful: 'yes', wants: ['fraud'] },
      { understood: 'no', useful: 'no' },
    ];
    const body = { version, clientId: '0190b2d0-0000-7000-8000-00000000a5c1', input: { answers } };
    const enter = async (who: string, change: object = {}) =>
      app.as(who)('POST', `/api/outreaches/${number}/ask`, { ...body, ...change });
    expect((await enter(cast.deputyDirector)).status).toBe(403);
    for (const _ of [1, 2]) expect((await enter(cast.centre)).status).toBe(200);
    const { more, timeline } = await read();
    expect(more.answers).toEqual({
      n: 3,
      understood: { n: 3, counts: { yes: 1, partly: 1, no: 1 } },
      useful: { n: 3, counts: { yes: 1, partly: 1, no: 1 } },
      wants: { fraud: 2, farmInput: 1 },
    });
    expect(timeline.filter(({ verb }: { verb: string }) => verb === 'outreach-asked')).toHaveLength(1);
  });

  it('the sheet with its code prints, for who may see the event', async () => {
    const sheet = await app.as(cast.officer)('GET', `/papers/checkin/${encodeURIComponent(number)}`);
    expect(sheet.status).toBe(200);
    expect(sheet.body).toContain('扫一扫，就算来了');
    expect((await app.as(cast.admin)('GET', `/papers/checkin/${encodeURIComponent(number)}`)).status).toBe(403);
  });

  it('S42 ends when the event is held: those who checked in are counted under its lock, and none comes after', async () => {
    const late = await markIn(await scan());
    const held = await step(cast.centre, 'hold', { counted: 23 });
    expect(held.body.more).toMatchObject({ attendance: 26, attendanceWords: '26人次（扫码 3，现场数 23）' });
    expect((await post(`/checkin/${code}`, [['mark', late]])).status).toBe(409);
    expect(await scanned()).toBe(3);
    expect(await (await scan()).text()).toContain('签到已经结束了');
    app.setNow('2026-12-03T09:00:00+08:00');
    const after: [string, string][] = [
      ['mark', late],
      ['understood', 'yes'],
      ['useful', 'yes'],
    ];
    expect((await post(`/checkin/${code}/answers`, after)).status).toBe(409);
  });
});

describe('宣传海报', () => {
  it('leads to its page and counts who came by it, by days; no cookie, nothing of who it was', async () => {
    app.setNow(`${today}T21:00:00+08:00`);
    const form = {
      id: uuidv7(),
      title: '买种三看',
      words: '看包装\n看证号\n留小票',
      goal: 'complaint',
      place: '柳河集市',
    };
    const { entry } = (await app.as(cast.officer)('POST', '/api/posters', form)).body;
    const come = () => pages.request(`/p/${entry.code}`);
    const answer = await come();
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      302,
      '/complaint',
      'private, max-age=10800',
    ]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    await come();
    await pages.request(`/p/${entry.code}`, { method: 'HEAD' });
    app.setNow('2026-11-26T09:00:00+08:00');
    await come();
    const seen = () => app.as(cast.centre)('GET', `/api/posters/${entry.number}`);
    expect((await seen()).body.more).toMatchObject({ visits: 3, lastOn: '2026-11-26' });
    const down = { version: 1, clientId: uuidv7(), input: { reason: '换新的' } };
    await app.as(cast.officer)('POST', `/api/posters/${entry.number}/takeDown`, down);
    // Who still finds it on a wall gets where he wanted, and is not counted any more.
    expect((await come()).status).toBe(302);
    expect((await seen()).body.more.visits).toBe(3);
    expect((await pages.request('/p/nothere1')).status).toBe(404);
    const sheet = await app.as(cast.officer)('GET', `/papers/publicity/${encodeURIComponent(entry.number)}?size=A3`);
    expect(sheet.body).toContain('<body class="large">');
  });
});
