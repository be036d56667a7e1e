/** security F11 and F12: what a telephone of a station is signed in for, until when, and what its PIN opens. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionIdOf } from '../../../src/actions/county/session.ts';
import { mostPinTries } from '../../../src/domain/device/pin.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { isAmong, telephoneDoors } from '../../../src/http/base/telephone-routes.ts';
import { dumpOf } from '../../build/house/dump.ts';
import { cast } from '../../build/cast.ts';
import { appOf, password, proof, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const now = '2026-11-25T10:30:00+08:00';
beforeAll(async () => {
  app = await testApp();
  app.setNow(now);
});
afterAll(() => app.close());

interface Bound {
  id: string;
  key: string;
  word: string;
  token: string;
  share: string;
}

async function signIn(loginName: string): Promise<string> {
  const answer = await app.as(null)('POST', '/api/session', { loginName, password });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function bind(loginName: string): Promise<Bound & { cookie: string; answer: Answer }> {
  app.deps.limits = defaultLimits();
  const cookie = await signIn(loginName);
  const answer = await app.as(null)('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof }, { cookie });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { ...(answer.body as Bound), cookie, answer };
}

const asPhone = (token: string) => (method: string, path: string, body?: unknown) =>
  app.as(null)(method, path, body, { authorization: `Bearer ${token}` });
const contact = ({ id, word }: Bound, headers: Record<string, string> = {}) =>
  app.as(null)('POST', `/api/devices/${id}/contact`, { word }, headers);
const enter = ({ id, word, key }: Bound) => app.as(null)('POST', `/api/devices/${id}/sessions`, { word, key });

/** How many minutes ago the session was used last; null when there is none. */
async function unusedMinutes(token: string): Promise<number | null> {
  const found = await app.database.pool.query<{ at: Date }>('select used_at as at from session where id = $1', [
    sessionIdOf(token),
  ]);
  const [row] = found.rows;
  return row === undefined ? null : (new Date(now).getTime() - row.at.getTime()) / 60_000;
}
const putBack = (token: string, minutes: number) =>
  app.database.pool.query('update session set used_at = $2, started_at = $2 where id = $1', [
    sessionIdOf(token),
    new Date(new Date(now).getTime() - minutes * 60_000),
  ]);

describe('security F11: a telephone of a station', () => {
  it('is kept signed in by no contact, and by nothing else that it asks for by itself', async () => {
    const device = await bind('st-v0302');
    await putBack(device.token, 110);
    const ask = asPhone(device.token);
    expect((await contact(device, { authorization: `Bearer ${device.token}` })).body.standing).toBe('active');
    expect((await ask('GET', '/api/outbox/provisions')).status).toBe(200);
    expect(await unusedMinutes(device.token)).toBe(110);
    const refused = await ask('GET', '/api/complaints');
    expect([refused.status, refused.body.code]).toEqual([403, 'telephone-elsewhere']);
    expect(refused.body.zh).toContain('登录名和密码');
    await putBack(device.token, 121);
    expect((await ask('GET', '/api/outbox/provisions')).status).toBe(401);

    // Nor does a telephone’s contact keep somebody signed in who uses the desk in the same browser.
    const cookie = await signIn('st-v0302');
    const desk = cookie.split('=')[1] ?? '';
    await putBack(desk, 110);
    await contact(device, { cookie });
    await app.as(null)('GET', '/api/outbox/provisions', undefined, { cookie });
    expect(await unusedMinutes(desk)).toBe(110);
    expect((await app.as(null)('GET', '/api/complaints', undefined, { cookie })).status).toBe(200);
    expect(await unusedMinutes(desk)).toBe(0);
  });

  it('is signed out when it is locked, in each of its windows, and signs in anew with its key; the desk beside it goes on', async () => {
    const device = await bind('st-v0303');
    const other = (await enter(device)).body.token as string;
    const cookie = await signIn('st-v0303');
    const left = await app.as(null)('DELETE', '/api/session', undefined, {
      authorization: `Bearer ${device.token}`,
      cookie,
    });
    expect([left.status, left.headers.get('set-cookie')]).toEqual([200, null]);
    for (const token of [device.token, other])
      expect((await asPhone(token)('GET', '/api/outbox/provisions')).status).toBe(401);
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).status).toBe(200);
    // Locked, it still asks where it stands, and is not signed in by that.
    expect((await contact(device)).body).toEqual({ standing: 'active' });
    const { token } = (await enter(device)).body;
    expect((await asPhone(token)('GET', '/api/outbox/provisions')).status).toBe(200);
    const { rows } = await app.database.pool.query<{ kind: string; detail: { by?: string }; address: string }>(
      `select kind, detail, address from trail where account_id =
        (select account_id from device where id = $1) order by id desc limit 2`,
      [device.id],
    );
    expect(rows.map(({ kind, detail }) => [kind, detail.by ?? ''])).toEqual([
      ['signed-in', 'telephone'],
      ['signed-out', ''],
    ]);
  });

  it('leaves no cookie behind: the sign-in by which it was bound ends, and its own session opens by no cookie', async () => {
    const device = await bind('st-v0401');
    expect(device.answer.headers.get('set-cookie')).toMatch(/^hongdun_session=;/u);
    const asked = (cookie: string) => app.as(null)('GET', '/api/session', undefined, { cookie });
    expect((await asked(device.cookie)).status).toBe(401);
    expect((await asked(`hongdun_session=${device.token}`)).status).toBe(401);
    expect((await enter(device)).headers.get('set-cookie')).toBeNull();
    // A program of before, which would keep one, is told so and goes on waiting; its acts lie where they are.
    const former = { word: device.word, key: device.key };
    const told = await app.as(null)('POST', `/api/devices/${device.id}/contact`, former);
    expect([told.status, told.body.code, told.headers.get('set-cookie')]).toEqual([409, 'program-old', null]);
    // And what a browser holds is no telephone’s.
    const cookie = await signIn('st-v0401');
    expect((await asPhone(cookie.split('=')[1] ?? '')('GET', '/api/outbox/provisions')).status).toBe(401);
  });

  it('opens what the stations’ program needs, and no other of all the routes', async () => {
    const device = await bind('st-v0402');
    const { paths } = (await app.as(null)('GET', '/api/openapi.json')).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const ask = asPhone(device.token);
    const wrong: string[] = [];
    let opened = 0;
    for (const [described, methods] of Object.entries(paths))
      for (const method of Object.keys(methods).map((one) => one.toUpperCase())) {
        const path = `${described.startsWith('/api') ? '' : '/api'}${described}`.replace(/\{[^}]+\}/gu, uuidv7());
        if (`${method} ${path}` === 'DELETE /api/session') continue;
        const { body } = await ask(method, path, method === 'GET' ? undefined : {});
        const isRefused = body.code === 'telephone-elsewhere';
        const isDoor = isAmong(telephoneDoors, { method, path });
        if (isDoor) opened += 1;
        if (isRefused === isDoor) wrong.push(`${method} ${path} ${body.code}`);
      }
    expect(wrong).toEqual([]);
    expect(opened).toBe(telephoneDoors.length - 1);
    for (const page of ['/papers/poster/ST-V0402', '/papers/boards?station=ST-V0402'])
      expect((await ask('GET', page)).status, page).toBe(403);
  });

  it('prints its sheets for a few minutes by a cookie that opens nothing else, and none once it is locked', async () => {
    const device = await bind('st-v0501');
    const given = await asPhone(device.token)('POST', '/api/outbox/sheets');
    const set = given.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^hongdun_sheets=.*Max-Age=300.*Path=\/papers.*HttpOnly/u);
    expect(set).not.toContain(device.token);
    const cookie = set.split(';')[0] ?? '';
    const page = async (path: string) => (await appOf(app.deps).request(path, { headers: { cookie } })).status;
    expect(await page('/papers/poster/ST-V0501')).toBe(200);
    expect(await page('/papers/boards?station=ST-V0501')).toBe(200);
    expect(await page('/papers/poster/ST-M02')).toBe(404);
    for (const path of ['/api/session', '/api/complaints', '/papers/slips', '/papers/roster'])
      expect([401, 403, 404], path).toContain(await page(path));
    await asPhone(device.token)('DELETE', '/api/session');
    expect(await page('/papers/poster/ST-V0501')).toBe(401);
  });
});

describe('security F12: the PIN of a telephone', () => {
  const wrong = Buffer.alloc(32, 9).toString('base64');
  const open = ({ id, word }: Bound, shown: string) =>
    app.as(null)('POST', `/api/devices/${id}/openings`, { word, proof: shown });
  const at = (minutes: number) => {
    app.setNow(new Date(new Date(now).getTime() + minutes * 60_000).toISOString());
    app.deps.limits = defaultLimits();
  };

  it('is counted by the server: five wrong ones are free, each after them waits longer, and the tenth makes it void', async () => {
    const device = await bind('st-v0701');
    expect((await open(device, proof)).body).toEqual({ standing: 'active', share: device.share });
    // Many at once are as many.
    const five = await Promise.all(Array.from({ length: 5 }, () => open(device, wrong)));
    expect(new Set(five.map(({ body }) => body.code))).toEqual(new Set(['pin-wrong']));
    const right = await open(device, proof);
    expect([right.status, right.body.code, right.body.zh]).toEqual([429, 'pin-wait', '密码错得太多，过 1 分钟再试。']);
    let minutes = 0;
    for (const wait of [1, 5, 15, 30]) {
      at((minutes += wait));
      expect((await open(device, wrong)).body.code).toBe('pin-wrong');
    }
    at((minutes += 60));
    expect((await open(device, wrong)).body.code).toBe('pin-forgotten');
    // From then on nothing gives the share, and nobody is signed in on it, until it is bound anew.
    at((minutes += 600));
    expect((await open(device, proof)).body).toMatchObject({ code: 'pin-forgotten' });
    expect((await asPhone(device.token)('GET', '/api/outbox/provisions')).status).toBe(401);
    const { rows } = await app.database.pool.query<{ n: number }>(
      `select count(*)::integer as n from trail where kind = 'sign-in-failed' and detail->>'by' = 'telephone'
        and account_id = (select account_id from device where id = $1)`,
      [device.id],
    );
    expect(rows[0]?.n).toBe(mostPinTries);
    app.setNow(now);
    const cookie = await signIn('st-v0701');
    const again = await app.as(null)('POST', '/api/devices', { id: device.id, name: '村里的手机', proof }, { cookie });
    expect((await open({ ...device, word: again.body.word }, proof)).body.share).toBe(again.body.share);
    expect(again.body.share).not.toBe(device.share);
  });

  it('is forgiven its wrong tries by a right one, and is changed by its own telephone alone', async () => {
    const device = await bind('st-v0801');
    for (let i = 0; i < 3; i += 1) await open(device, wrong);
    expect((await open(device, proof)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await open(device, wrong)).body.code).toBe('pin-wrong');
    expect((await open(device, proof)).status).toBe(200);
    const next = Buffer.alloc(32, 5).toString('base64');
    const other = await bind('st-v0803');
    expect((await asPhone(other.token)('POST', `/api/devices/${device.id}/pin`, { proof: next })).body.code).toBe(
      'device-unknown',
    );
    expect((await asPhone(device.token)('POST', `/api/devices/${device.id}/pin`, { proof: next })).body).toEqual({
      share: device.share,
    });
    expect((await open(device, proof)).body.code).toBe('pin-wrong');
    expect((await open(device, next)).body.share).toBe(device.share);
  });

  it('opens nothing once the telephone was cut off, and the share lies in no table', async () => {
    const device = await bind('st-v0101');
    const bytes = Buffer.from(device.share, 'base64');
    const dump = await dumpOf(app.database.pool);
    for (const secret of [device.share, bytes.toString('hex'), proof, Buffer.from(proof, 'base64').toString('hex')])
      expect(dump.filter(({ text }) => text.includes(secret))).toEqual([]);
    await app.as(cast.admin)('POST', `/api/devices/${device.id}/revoke`, { reason: '赶集丢了' });
    expect((await open(device, proof)).body).toEqual({ standing: 'revoked', share: null });
    expect((await open({ ...device, word: 'x' }, proof)).body.code).toBe('device-unknown');
  });

  it('is stretched by a file that alone may run a library’s code, and may ask nothing', async () => {
    const policyOf = async (path: string) =>
      (await app.as(null)('GET', path)).headers.get('content-security-policy') ?? '';
    const worker = await policyOf('/desk/assets/pin-worker--dX_9gxa.js');
    expect(worker).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
    for (const path of ['/station/', '/desk/', '/desk/assets/station-Dfc0ZsRW.js', '/', '/api/openapi.json'])
      expect(await policyOf(path), path).not.toMatch(/unsafe-eval/u);
  });

  it('is asked of whoever binds one: a program of before, which sends no proof, is told to take the new one', async () => {
    const cookie = await signIn('st-v0102');
    const answer = await app.as(null)('POST', '/api/devices', { id: uuidv7(), name: '旧的' }, { cookie });
    expect([answer.status, answer.body.code]).toEqual([409, 'program-old']);
    expect(answer.body.zh).toContain('换上');
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).status).toBe(200);
  });
});
