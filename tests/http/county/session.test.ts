import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { cast } from '../../build/cast.ts';
import { filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const signIn = (loginName: string, typed: string) =>
    app.as(null)('POST', '/api/session', { loginName, password: typed });

  it('says the same of a wrong name and of a wrong password', async () => {
    const [name, word] = [
      await signIn('nobody-here', password),
      await signIn(cast.officerOfChengguan, 'not the password'),
    ];
    expect(name.status).toBe(401);
    expect(name.body).toEqual(word.body);
  });

  it('gives an HttpOnly cookie and never the password or its hash', async () => {
    const answer = await signIn(cast.centre, password);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/u);
    expect(JSON.stringify(answer.body)).not.toMatch(/hash|argon2/iu);
  });

  it('ends other sessions when the password is changed, refuses weak ones, and lists devices', async () => {
    const here = app.as(cast.officerOfShiqiao);
    await signIn(cast.officerOfShiqiao, password);
    expect((await here('GET', '/api/sessions')).body.sessions.length).toBeGreaterThanOrEqual(2);
    expect((await here('POST', '/api/session/password', { current: password, next: 'sunliang12' })).body.code).toBe(
      'weak-password',
    );
    expect(
      (await here('POST', '/api/session/password', { current: 'wrong', next: 'a brand new password' })).body.code,
    ).toBe('wrong-own-password');
    expect(
      (await here('POST', '/api/session/password', { current: password, next: 'a brand new password' })).status,
    ).toBe(200);
    const left = (await here('GET', '/api/sessions')).body.sessions;
    expect(left).toHaveLength(1);
    expect(left[0].current).toBe(true);
    expect((await signIn(cast.officerOfShiqiao, password)).status).toBe(401);
  });

  it('ends after two hours without use and after sign-out', async () => {
    app.setNow('2026-11-25T09:30:00+08:00');
    const cookie = (await signIn('dongmei', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).status).toBe(200);
    const later = app.deps.now;
    app.deps.now = () => new Date('2026-11-25T11:31:00+08:00');
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).body.code).toBe('not-signed-in');
    app.deps.now = later;
    const fresh = (await signIn('dongmei', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await app.as(null)('DELETE', '/api/session', undefined, { cookie: fresh })).status).toBe(200);
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie: fresh })).status).toBe(401);
  });

  it('compliance 8: ends after half an hour for who governs the county, whatever his page asks by itself', async () => {
    app.setNow('2026-11-25T09:30:00+08:00');
    const cookie = (await signIn(cast.dutyLeader, password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const at = (clock: string, path: string, headers: Record<string, string> = {}) => {
      app.deps.now = () => new Date(`2026-11-25T${clock}+08:00`);
      return app.as(null)('GET', path, undefined, { cookie, ...headers });
    };
    const kept = app.deps.now;
    expect((await at('09:40:00', '/api/session')).body).toMatchObject({ idleMinutes: 30 });
    // A list that renews itself, twelve minutes after anybody touched the page; the line of changes; how long it still lasts.
    expect((await at('09:52:00', '/api/work', { 'x-untouched-seconds': '720' })).status).toBe(200);
    expect((await at('10:08:00', '/api/session/left')).body).toEqual({ seconds: 120 });
    expect((await at('10:09:00', '/api/work', { 'x-untouched-seconds': '30' })).status).toBe(200);
    expect((await at('10:38:00', '/api/session/left')).body).toEqual({ seconds: 30 });
    expect((await at('10:39:00', '/api/session')).body.code).toBe('not-signed-in');
    app.deps.now = kept;
  });

  it('compliance 8: ends when the county says', async () => {
    app.setNow('2026-11-25T09:30:00+08:00');
    const kept = app.deps.now;
    const { county } = (await app.as(cast.admin)('GET', '/api/directory')).body;
    const limits = { ...county.limits, idleMinutes: 10 };
    expect((await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, idleMinutes: 3 } })).status).toBe(
      400,
    );
    expect((await app.as(cast.admin)('PUT', '/api/county', { limits })).status).toBe(200);
    const cookie = (await signIn('dongmei', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    app.deps.now = () => new Date('2026-11-25T09:41:00+08:00');
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).status).toBe(401);
    app.deps.now = kept;
    expect((await app.as(cast.admin)('PUT', '/api/county', { limits: county.limits })).status).toBe(200);
  });

  it('security F24: in a browser in which somebody is signed in already signs him out', async () => {
    const first = (await signIn('dongmei', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const typed = { loginName: cast.centre, password };
    const second = await app.as(null)('POST', '/api/session', typed, { cookie: first });
    expect(second.status).toBe(200);
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie: first })).status).toBe(401);
    // A wrong password signs nobody out.
    const cookie = second.headers.get('set-cookie')?.split(';')[0] ?? '';
    await app.as(null)('POST', '/api/session', { ...typed, password: 'not the password' }, { cookie });
    expect((await app.as(null)('GET', '/api/session', undefined, { cookie })).status).toBe(200);
  });

  it('shows where one is signed in, and ends all but here', async () => {
    const here = app.as('dongmei');
    await signIn('dongmei', password);
    const { sessions } = (await here('GET', '/api/sessions')).body;
    expect(sessions.length).toBeGreaterThanOrEqual(2);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(Object.keys(sessions[0]).toSorted()).toEqual([
      'address',
      'current',
      'device',
      'id',
      'startedAt',
      'usedAt',
      'waits',
    ]);
    expect(sessions.some(({ address }: { address: string }) => address !== '')).toBe(true);
    expect((await here('DELETE', '/api/sessions')).status).toBe(200);
    expect((await here('GET', '/api/sessions')).body.sessions).toHaveLength(1);
  });

  it('lets the security administrator see and end those of others, with a line that says so', async () => {
    const guard = app.as(cast.security);
    const other = app.as(cast.officer);
    await other('GET', '/api/session');
    await signIn(cast.officer, password);
    const { accounts } = (await guard('GET', '/api/accounts')).body;
    const { id } = accounts.find((one: { loginName: string }) => one.loginName === cast.officer);
    const own = accounts.find((one: { loginName: string }) => one.loginName === cast.security);
    const seen = async () => (await guard('GET', `/api/accounts/${id}/sessions`)).body.sessions;
    const [first] = await seen();
    const n = (await seen()).length;
    const end = (accountId: string, sessionId: string | null) =>
      guard('POST', `/api/accounts/${accountId}/sessions/end`, { sessionId });
    // A session is named with the account whose it is.
    expect((await end(own.id, first.id)).status).toBe(404);
    expect((await end(id, first.id)).status).toBe(200);
    expect(await seen()).toHaveLength(n - 1);
    expect((await end(id, null)).status).toBe(200);
    expect(await seen()).toEqual([]);
    expect((await other('GET', '/api/session')).status).toBe(401);
    const { items } = (await app.as(cast.auditor)('GET', '/api/trail?kind=account')).body;
    const told = items.filter(({ zh }: { zh: string }) => zh.includes('被别人结束了'));
    expect(told.map(({ name }: { name: string }) => name)).toEqual(['严守诚', '严守诚']);
  });

  it('closes an account at once', async () => {
    const { body } = await app.as(cast.admin)('GET', '/api/accounts');
    const account = body.accounts.find((one: { loginName: string }) => one.loginName === cast.officerOfLongquan);
    expect((await app.as(cast.officerOfLongquan)('GET', '/api/session')).status).toBe(200);
    const { wrongPasswords: _, ...form } = account;
    expect((await app.as(cast.admin)('PUT', '/api/accounts', { ...form, active: false })).status).toBe(200);
    expect((await app.as(cast.officerOfLongquan)('GET', '/api/session')).status).toBe(401);
    expect((await signIn(cast.officerOfLongquan, password)).status).toBe(401);
  });

  it('refuses a change that a foreign page asks for', async () => {
    const foreign = await app.as(cast.centre)(
      'POST',
      '/api/session/language',
      { language: 'en' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(foreign.status).toBe(403);
    const origin = await app.as(cast.centre)(
      'POST',
      '/api/session/language',
      { language: 'en' },
      { origin: 'https://elsewhere.example', host: 'localhost' },
    );
    expect(origin.status).toBe(403);
  });

  it('counts only what failed: a whole house signs in from one address', async () => {
    app.deps.limits = { ...defaultLimits(), signIn: new TryCounter(2, 300_000) };
    for (let i = 0; i < 4; i += 1) expect((await signIn(cast.centre, password)).status).toBe(200);
    expect((await signIn('nobody-1', 'wrong')).status).toBe(401);
    expect((await signIn(cast.centre, password)).status).toBe(200);
    expect((await signIn('nobody-2', 'wrong')).status).toBe(401);
    expect((await signIn(cast.centre, password)).body.code).toBe('too-many-sign-ins');
    app.deps.limits = defaultLimits();
  });

  it('limits tries from one address on sign-in and on filing', async () => {
    app.deps.limits = defaultLimits();
    const codes: number[] = [];
    for (let i = 0; i < 32; i += 1) codes.push((await signIn(`nobody-${i}`, 'wrong')).status);
    expect(codes.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(codes.at(-1)).toBe(429);
    const refused = await signIn('nobody-32', 'wrong');
    expect([refused.body.code, refused.body.zh]).toEqual([
      'too-many-sign-ins',
      expect.stringContaining('过五分钟再登录'),
    ]);
    app.deps.limits = defaultLimits();
    const filed: number[] = [];
    for (let i = 0; i < 62; i += 1) filed.push((await app.as(null)('POST', '/api/complaints', filing())).status);
    expect(filed.at(-1)).toBe(429);
  });

  it('sends a strict content policy, and no inline script anywhere', async () => {
    const policy = (await app.as(null)('GET', '/api/openapi.json')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('answers health, readiness and metrics without a county', async () => {
    expect((await app.as(null)('GET', '/healthz')).body).toBe('ok');
    expect((await app.as(null)('GET', '/readyz')).body).toMatchObject({ ready: true, filing: true, reasons: [] });
    expect((await app.as(null)('GET', '/metrics')).body).toContain('hongdun_request_seconds');
  });
});
