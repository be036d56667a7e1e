import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
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
    ).toBe('wrong-password');
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

  it('limits tries from one address on sign-in and on filing', async () => {
    app.deps.limits = defaultLimits();
    const codes: number[] = [];
    for (let i = 0; i < 32; i += 1) codes.push((await signIn(`nobody-${i}`, 'wrong')).status);
    expect(codes.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(codes.at(-1)).toBe(429);
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
