import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { switchboardAtHeader, switchboardSignatureHeader } from '../../../src/domain/exchange/switchboard.ts';
import { createApp } from '../../../src/http/app.ts';
import { isSignedWith, signatureOf } from '../../../src/outside/signature.ts';
import { gatherMs } from '../../../src/http/base/loudspeaker.ts';
import { cast } from '../../build/cast.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let wire: ReturnType<typeof createApp>;
beforeAll(async () => {
  app = await testApp();
  wire = createApp(app.deps);
});
afterAll(() => app.close());

async function cookieOf(loginName: string): Promise<string> {
  const answer = await app.as(null)('POST', '/api/session', { loginName, password });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What has come over the line of the account so far, and whether it has been closed. */
async function line(cookie: string) {
  const response = await wire.request('/api/events', { headers: { cookie } });
  const heard = { text: '', ended: false };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard.text += new TextDecoder().decode(value);
    }
    heard.ended = true;
  };
  void read();
  return { heard, close: () => reader.cancel() };
}

describe('the line of changes', () => {
  it('tells the centre of a new matter, and a station without an office nothing of the matters of others', async () => {
    const [centre, station] = [await line(await cookieOf(cast.centre)), await line(await cookieOf('st-v0201'))];
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    await wait(gatherMs + 150);
    expect(centre.heard.text).toContain(number);
    // Two lines are open: each desk reads anew within so much.
    expect(centre.heard.text).toContain('"spreadMs":100');
    expect(centre.heard.text).not.toContain('李有田');
    expect(station.heard.text).toContain('event: beat');
    expect(station.heard.text).not.toContain('event: changes');
    await Promise.all([centre.close(), station.close()]);
  });

  it('tells firms and partner departments nothing of what is the whole county’s', async () => {
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const nongye = accounts.find((one: { loginName: string }) => one.loginName === cast.agriculture);
    expect(nongye.role).toBe('department');
    const [centre, department] = [
      await line(await cookieOf(cast.centre)),
      await line(await cookieOf(cast.agriculture)),
    ];
    const form = { id: uuidv7(), title: '全县网络人员集训', audience: 'supervisor', startsOn: '2099-01-05' };
    const courses = [{ title: '新规', hours: 3 }];
    const sent = { ...form, endsOn: '2099-01-05', place: '县局', courses };
    const planned = await app.as(cast.centre)('POST', '/api/trainings', sent);
    expect(planned.status, JSON.stringify(planned.body)).toBe(200);
    await wait(gatherMs + 150);
    expect(centre.heard.text).toContain('"dockets":["trainings"]');
    expect(department.heard.text).toContain('event: beat');
    expect(department.heard.text).not.toContain('event: changes');
    await Promise.all([centre.close(), department.close()]);
  });

  it('ends with the session that it was opened in, and hears nothing after it', async () => {
    const cookie = await cookieOf(cast.centre);
    const open = await line(cookie);
    await wire.request('/api/session', { method: 'DELETE', headers: { cookie } });
    const ahead = Date.now() + 10_000;
    app.setNow(new Date(ahead).toISOString());
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    await wait(gatherMs + 150);
    expect(open.heard.ended).toBe(true);
    expect(open.heard.text).not.toContain(number);
  });

  it('ends when the account is closed, and keeps nobody signed in who does nothing else', async () => {
    const [cookie, idle] = [await cookieOf('dongmei'), await cookieOf(cast.centre)];
    const [closed, quiet] = [await line(cookie), await line(idle)];
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const { wrongPasswords: _, ...own } = accounts.find((one: { loginName: string }) => one.loginName === 'dongmei');
    expect((await app.as(cast.admin)('PUT', '/api/accounts', { ...own, active: false })).status).toBe(200);
    app.setNow(new Date(Date.now() + 20_000).toISOString());
    await app.as(null)('POST', '/api/complaints', filing());
    await wait(gatherMs + 150);
    expect([closed.heard.ended, quiet.heard.ended]).toEqual([true, false]);
    app.setNow(new Date(Date.now() + 3 * 3_600_000).toISOString());
    await app.as(null)('POST', '/api/complaints', filing());
    await wait(gatherMs + 150);
    expect(quiet.heard.ended).toBe(true);
  });
});

describe('who has a matter open', () => {
  const linesWritten = async () =>
    (await app.database.pool.query('select count(*)::int as n from ledger')).rows[0].n as number;
  const stay = (who: string, window: string, number: string, open: string | null = null) =>
    app.as(who)('PUT', `/api/presence/${window}`, { number, move: open });
  const told = (heard: { text: string }) =>
    [...heard.text.matchAll(/event: presence\ndata: (.*)\n/gu)].map(([, data]) => JSON.parse(data ?? 'null'));

  it('is told to both who have it open, with the step and since when, to nobody else, and stands in no row and no line', async () => {
    app.setNow('2026-11-25T10:00:00+08:00');
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const send = { version, input: { officeId: 'SO-LH' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, send)).status).toBe(200);
    const lines = await Promise.all(
      [cast.officer, cast.officeHead, cast.otherOfficer].map(async (who) => line(await cookieOf(who))),
    );
    const [hisLine, headLine, otherLine] = lines.map(({ heard }) => heard);
    const [his, hers] = [uuidv7(), uuidv7()];
    const written = await linesWritten();
    expect((await stay(cast.officer, his, number)).body).toEqual({ number, others: [] });
    app.setNow('2026-11-25T10:05:00+08:00');
    const here = (await stay(cast.officeHead, hers, number)).body;
    const officer = { name: '马建国', since: '2026-11-25T02:00:00.000Z', act: null };
    expect(here).toEqual({ number, others: [officer] });
    await vi.waitFor(() =>
      expect(told(hisLine as never).at(-1)?.others).toMatchObject([{ name: '刘国栋', act: null }]),
    );
    await stay(cast.officer, his, number, 'accept');
    const accepting = { ...officer, act: { zh: '受理', en: 'Accept' } };
    await vi.waitFor(() => expect(told(headLine as never).at(-1)).toEqual({ number, others: [accepting] }));
    // The third officer of the office has it not open, and is not told who has.
    expect(told(otherLine as never)).toEqual([]);
    // Another office is told nothing, whoever asks by the number.
    expect((await stay(cast.officerOfChengguan, uuidv7(), number)).status).toBe(404);
    expect((await stay(cast.centre, uuidv7(), '投2026-9999')).status).toBe(404);
    expect((await app.as(cast.officer)('DELETE', `/api/presence/${his}/${encodeURIComponent(number)}`)).status).toBe(
      200,
    );
    await vi.waitFor(() => expect(told(headLine as never).at(-1)).toEqual({ number, others: [] }));
    expect(await linesWritten()).toBe(written);
    await Promise.all(lines.map((one) => one.close()));
  });

  it('tells a station of its own people alone: not who writes which decision on its own complaint', async () => {
    const station = 'st-v0303';
    const filed = await app.as(station)('POST', '/api/complaints', filing({ clientId: uuidv7() }));
    const { number } = filed.body;
    const [stationLine, centreLine] = [await line(await cookieOf(station)), await line(await cookieOf(cast.centre))];
    const [here, there] = [uuidv7(), uuidv7()];
    expect((await stay(station, here, number)).body).toEqual({ number, others: [] });
    await stay(cast.centre, there, number);
    await stay(cast.centre, there, number, 'proposeDecline');
    expect((await stay(station, here, number)).body).toEqual({ number, others: [] });
    // The centre is told that the station is there, and by then the station would have been told of the centre.
    await stay(station, here, number, 'settleOnSite');
    await vi.waitFor(() => expect(told(centreLine.heard).at(-1)?.others).toHaveLength(1));
    // Of what the centre did it hears nothing: of its own two words at most, and of nobody in them.
    expect(told(stationLine.heard).length).toBeLessThanOrEqual(2);
    for (const one of told(stationLine.heard)) expect(one).toEqual({ number, others: [] });
    await Promise.all([stationLine.close(), centreLine.close()]);
  });

  it('keeps the step of one window when another window of the same person has one open that there is not', async () => {
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
    await stay(cast.centre, uuidv7(), number, 'dispatch');
    await stay(cast.centre, uuidv7(), number, 'noSuchStep');
    const { others } = (await stay(cast.otherCentre, uuidv7(), number)).body;
    expect(others).toMatchObject([{ act: { zh: expect.stringContaining('分') } }]);
  });

  it('goes when the matter is another office’s by now, and a station is not told who handles a tip-off', async () => {
    const { number } = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body;
    expect((await stay(cast.centre, uuidv7(), number)).body).toEqual({ number, others: [] });
    expect((await stay('st-v0303', uuidv7(), number)).status).toBe(404);
    const window = uuidv7();
    const complaint = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number;
    const move = async (who: string, name: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${complaint}`)).body.complaint;
      const answer = await app.as(who)('POST', `/api/complaints/${complaint}/${name}`, { version, input });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
    expect((await stay(cast.officer, window, complaint)).status).toBe(200);
    await move(cast.officeHead, 'giveBack', { reason: '店不在我们辖区' });
    expect((await stay(cast.officer, window, complaint)).status).toBe(404);
    expect((await stay(cast.centre, uuidv7(), complaint)).body.others).toEqual([]);
  });
});

describe('a draft that another window has saved', () => {
  it('is told to the other windows of its own account, by form and version, and never what is in it', async () => {
    const [own, other] = [await line(await cookieOf(cast.officer)), await line(await cookieOf(cast.otherOfficer))];
    const draft = { id: uuidv7(), form: 'new.file', title: '登记投诉', path: '/complaints/new', version: 0 };
    const kept = { ...draft, writer: uuidv7(), typed: { story: '种子不出苗' } };
    expect((await app.as(cast.officer)('PUT', '/api/drafts', kept)).status).toBe(200);
    await vi.waitFor(() => expect(own.heard.text).toContain('event: draft'));
    expect(own.heard.text).toContain(`"form":"new.file"`);
    expect(own.heard.text).toContain(`"writer":"${kept.writer}"`);
    expect(own.heard.text).toContain('"version":1');
    expect(own.heard.text).not.toContain('种子');
    expect(other.heard.text).not.toContain('event: draft');
    await Promise.all([own.close(), other.close()]);
  });
});

describe('a call that rings', () => {
  const key = 'the key of the switchboard, 32 and more';
  const ring = (input: object, signedWith = key) => {
    const at = app.deps.now().toISOString();
    return app.as(null)('POST', '/api/switchboard/calls', input, {
      [switchboardAtHeader]: at,
      [switchboardSignatureHeader]: signatureOf(signedWith, at, JSON.stringify(input)),
    });
  };

  it('is shown at the desk of who sits at its extension, to nobody else, and stands in no row', async () => {
    app.deps.isOfSwitchboard = (signed) => isSignedWith(key, signed);
    const reach = { bySms: false, byEmail: false, email: '' };
    const save = (who: string, extension: string) => app.as(who)('PUT', '/api/reach', { ...reach, line: extension });
    expect((await save(cast.centre, '8003')).status).toBe(200);
    expect((await app.as(cast.centre)('GET', '/api/reach')).body.line).toBe('8003');
    expect((await save(cast.centre, '80 03 转 1')).status).toBe(400);
    // Nobody outside of the centre hears who rings, and nobody there at the telephone of a colleague.
    for (const who of [cast.officer, cast.auditor, 'st-v0303'])
      expect((await save(who, '8004')).body.fields?.[0]?.zh, who).toMatch(/中心的人/u);
    // Two of the centre do not share a seat; who has left it holds none.
    expect((await save(cast.otherCentre, '8003')).body.fields?.[0]?.zh).toMatch(/这个分机写在方敏的账号里/u);
    const set = (active: boolean) =>
      app.database.pool.query('update account set active = $1 where login_name = $2', [active, cast.centre]);
    await set(false);
    expect((await save(cast.otherCentre, '8003')).status).toBe(200);
    await set(true);
    expect((await app.as(cast.centre)('GET', '/api/reach')).body.line).toBe('');
    expect((await save(cast.otherCentre, '')).status).toBe(200);
    expect((await save(cast.centre, '8003')).status).toBe(200);
    const lines = await Promise.all(
      [cast.centre, cast.auditor, cast.officer].map(async (who) => line(await cookieOf(who))),
    );
    const call = { id: uuidv7(), line: '8003', from: '13800000317' };
    expect((await ring(call)).body).toEqual({ shown: 1 });
    expect((await ring({ ...call, line: '8009' })).body).toEqual({ shown: 0 });
    expect((await ring(call, 'another key of the right length!!')).status).toBe(401);
    await vi.waitFor(() => expect(lines[0]?.heard.text).toContain('event: call'));
    expect(lines[0]?.heard.text).toContain(JSON.stringify({ id: call.id, from: call.from }));
    expect(lines.slice(1).map(({ heard }) => heard.text.includes(call.from))).toEqual([false, false]);
    await Promise.all(lines.map((one) => one.close()));
  });
});
