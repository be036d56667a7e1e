import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { listLedger } from '../../../src/store/base/ledger.ts';
import type { House } from '../../build/house/browser.ts';
import { cast } from '../../build/cast.ts';
import { appOf, filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { advance, fileMatter, untilAccepted } from '../../build/living-matters.ts';

let app: TestApp;
const numbers: string[] = [];
const phone = '13800000317';
const reason = '送达文书，要核对地址';
beforeAll(async () => {
  app = await testApp();
  const house = { app } as House;
  for (let i = 0; i < 3; i += 1) {
    const number = await fileMatter(house, filing());
    await advance(house, number, ...untilAccepted);
    numbers.push(number);
  }
});
afterAll(() => app.close());

const first = () => numbers[0] ?? '';
const paper = (number = first()) => `/papers/${encodeURIComponent(number)}/registration`;
const reveal = (why: string, login = cast.officer) =>
  app.as(login)('POST', `/api/complaints/${first()}/reveal`, { reason: why });

/** The reasons that the ledger of the complaint has for looks behind its mask. */
async function reasonsOf(number = first()): Promise<unknown[]> {
  const { complaint } = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
  const lines = await listLedger(app.deps.db, complaint.countyId, complaint.id);
  return lines.filter(({ verb }) => verb === 'revealed').map(({ detail }) => detail['reason']);
}

/** A form that is sent by a press, as the page has it. */
async function press(path: string, form: Record<string, string>, login = cast.officer, accept = '*/*') {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName: login, password });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return appOf(app.deps).request(path, {
    method: 'POST',
    headers: { cookie, accept, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
}

async function setLimits(change: Record<string, number>): Promise<void> {
  const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
  const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, ...change } });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}

describe('security F14: looks behind the mask', () => {
  it('come by no link: a paper with telephones opens masked, writes nothing, and asks for the reason', async () => {
    const html = (await app.as(cast.officer)('GET', paper())).body as string;
    expect(html).toContain('138****0317');
    expect(html).not.toContain(phone);
    expect(html).toContain('查看电话、住址的理由');
    const many = encodeURIComponent(numbers.join(','));
    const batch = (await app.as(cast.officer)('GET', `/papers/batch/registration?numbers=${many}`)).body as string;
    expect(batch).not.toContain(phone);
    await app.as(cast.officer)('GET', `${paper()}.docx`);
    await app.as(cast.officer)('GET', `/papers/batch/registration.docx?numbers=${many}`);
    expect(await reasonsOf()).toEqual([]);
  });

  it('are printed by a press with a typed reason, one or a batch, and each is a line with that reason', async () => {
    expect((await press(`${paper()}/opened`, { reason: '打印' })).status).toBe(400);
    const opened = await press(`${paper()}/opened`, { reason });
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await opened.text()).toContain(phone);
    const of = { numbers: numbers.join(',') };
    expect((await press('/papers/batch/registration/opened', { ...of, reason: '' })).status).toBe(400);
    const batch = await (await press('/papers/batch/registration/opened', { ...of, reason })).text();
    expect(batch.split(phone).length).toBeGreaterThan(3);
    const document = await press('/papers/batch/registration/opened.docx', { ...of, reason });
    expect(document.headers.get('content-type')).toContain('wordprocessingml');
    expect(await reasonsOf()).toEqual(Array.from({ length: 3 }, () => `打印投诉登记表：${reason}`));
    // A paper without telephones is not opened, and nobody opens what he may not reveal.
    expect((await press(`/papers/${first()}/acceptance/opened`, { reason })).status).toBe(404);
    expect((await press(`${paper()}/opened`, { reason }, cast.officerOfChengguan)).status).toBe(404);
  });

  it('need a reason of four characters on the screen too', async () => {
    expect((await reveal('核对')).status).toBe(400);
    expect((await reveal('核对地址')).status).toBe(200);
  });

  it('are told to the head from a number on, and refused with a sentence beyond the day’s limit, however many press at once', async () => {
    const done = 8;
    const told = async (login: string) =>
      (await app.as(login)('GET', '/api/messages/own')).body.items.filter(({ text }: { text: string }) =>
        text.includes('隐去的电话'),
      );
    expect((await reasonsOf()).length + 4).toBe(done);
    await setLimits({ revealsADay: done + 4, revealsTold: done + 2 });
    await reveal('打电话核对');
    expect(await told(cast.officeHead)).toEqual([]);
    await reveal('打电话核对');
    expect((await told(cast.officeHead)).map(({ text }: { text: string }) => text)).toEqual([
      `马建国今天看隐去的电话、住址已经 ${done + 2} 次，请问一问为什么。`,
    ]);
    // Three are asked for and two are left: none of them is opened.
    const batch = await press('/papers/batch/registration/opened', { numbers: numbers.join(','), reason });
    expect(batch.status).toBe(429);
    expect(await batch.text()).toContain('还剩 2 次');
    // In the window of the paper it is a page in Chinese, with a way back to what was masked, and no problem document.
    for (const [path, form, back] of [
      ['/papers/batch/registration/opened', { numbers: numbers.join(','), reason }, '/desk/'],
      [`${paper()}/opened`, { reason: '短' }, paper()],
    ] as const) {
      const page = await press(path, form, cast.officer, 'text/html,*/*;q=0.8');
      expect(page.headers.get('content-type')).toContain('text/html');
      const html = await page.text();
      expect(html).toContain(form.reason === reason ? '还剩 2 次' : '查看的理由');
      expect(html).toContain(`<a href="${back}">返回</a>`);
      expect(html).not.toContain('/problems/');
    }
    const answers = await Promise.all(Array.from({ length: 6 }, () => reveal('打电话核对')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429, 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.body.zh).toContain(`一人一天最多 ${done + 4} 次`);
    expect((await told(cast.officeHead)).some(({ text }: { text: string }) => text.includes('到了上限'))).toBe(true);
    // The limit is each person's own, and of the day.
    expect((await reveal('打电话核对', cast.otherOfficer)).status).toBe(200);
    app.setNow(new Date(Date.now() + 86_400_000).toISOString());
    expect((await reveal('打电话核对')).status).toBe(200);
  });

  it('S111 weakness 1: are given by a press for one call too: who called whom stands there, the number does not, and it counts', async () => {
    const number = numbers[2] ?? '';
    const dial = (login: string, body: object = {}, of = number) =>
      app.as(login)('POST', `/api/complaints/${of}/dial`, { id: uuidv7(), whom: 'consumer', ...body });
    const calls = async () => {
      const { timeline } = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
      return timeline.filter(({ verb }: { verb: string }) => verb.endsWith('called'));
    };
    const id = uuidv7();
    const given = await dial(cast.officer, { id });
    expect(given.body, JSON.stringify(given.body)).toEqual({ phone });
    expect((await dial(cast.officer, { id })).body).toEqual({ phone });
    expect(await calls()).toMatchObject([{ verb: 'called', detail: { whom: 'consumer' }, byName: '马建国' }]);
    expect(JSON.stringify(await calls())).not.toContain(phone);
    // How it ended is said by one press more, once, and of a call that was made.
    const end = (login: string, body: object = {}) =>
      app.as(login)('POST', `/api/complaints/${number}/dial/end`, {
        id,
        whom: 'consumer',
        result: 'noAnswer',
        ...body,
      });
    const before = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
    expect((await end(cast.officer, { id: uuidv7() })).body.code).toBe('call-not-made');
    expect([(await end(cast.officer)).status, (await end(cast.officer)).status]).toEqual([200, 200]);
    expect((await end(cast.officer, { result: 'reached' })).body.code).toBe('call-has-ended');
    expect((await end(cast.officerOfChengguan)).status).toBe(404);
    const after = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
    const told = after.timeline.filter(({ verb }: { verb: string }) => verb === 'call-ended');
    expect(told).toMatchObject([{ detail: { whom: 'consumer', result: 'noAnswer' }, byName: '马建国' }]);
    // Nobody was told anything by it: no clock, no talk and no notice moves.
    expect(after.complaint).toEqual(before.complaint);
    expect(after.clocks).toEqual(before.clocks);
    // Neither who only watches nor who has nothing to do with it.
    for (const login of [cast.centre, cast.deputyDirector, cast.admin])
      expect((await dial(login)).status, login).toBe(403);
    for (const login of [cast.officerOfChengguan, 'st-v0501', cast.mediator])
      expect((await dial(login)).status, login).toBe(404);
    expect((await dial(cast.officer, { whom: 'agent' })).body.code).toBe('call-no-number');
    await setLimits({ revealsADay: 2, revealsTold: 2 });
    expect((await dial(cast.otherOfficer)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 3 }, () => dial(cast.otherOfficer)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(2);
    await setLimits({ revealsADay: 30, revealsTold: 15 });
  });

  it('security W5: open what staff wrote down as well, which no desk reads with a person’s numbers before', async () => {
    const number = numbers[1] ?? '';
    const told = '退到他妹妹 13900000302 那里';
    const officer = app.as(cast.officer);
    const path = `/api/complaints/${number}`;
    const { version } = (await officer('GET', path)).body.complaint;
    const input = { claims: [{ kind: 'refund', words: told }] };
    const saved = await officer('POST', `${path}/recordClaims`, { version, clientId: uuidv7(), input });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const { complaint } = (await officer('GET', path)).body;
    expect([JSON.stringify(saved.body), JSON.stringify(complaint)].join()).not.toContain('13900000302');
    const again = { version: complaint.version, clientId: uuidv7(), input: { claims: complaint.claims } };
    expect((await officer('POST', `${path}/recordClaims`, again)).status).toBe(200);
    const shown = await officer('POST', `${path}/reveal`, { reason });
    expect(shown.body.complaint.claims).toMatchObject([{ words: told }]);
  });
});
