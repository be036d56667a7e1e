/** Guessing at query codes: counted by day, number and county, and no owner is kept from his matter by it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freeGuesses, guessCaps } from '../../../src/domain/matter/code-guess.ts';
import { createApp, defaultLimits } from '../../../src/http/app.ts';
import { stubOfGiven } from '../../../src/store/matter/query-code.ts';
import { appOf, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let number = '';
let code = '';
beforeAll(async () => {
  app = await testApp();
  app.deps.settings.trustProxy = 1;
});
beforeEach(async () => {
  app.deps.limits = defaultLimits();
  app.setNow('2026-04-20T09:10:00+08:00');
  await app.database.db.deleteFrom('tryCount').execute();
  ({ number } = (await app.as(null)('POST', '/api/complaints', filing())).body);
  // What an earlier version gave: six figures, of which the hash is kept.
  code = '204816';
  const stub = stubOfGiven(app.deps.keyring, { countyId: 990126, kind: 'complaint' }, code);
  await app.database.pool.query('update complaint set code_stub = $1 where number = $2', [stub, number]);
});
afterAll(() => app.close());

const wrong = (i: number): string => {
  const guessed = String(i).padStart(code.length, '0');
  return guessed === code ? '9'.repeat(code.length) : guessed;
};
const open = async (typed: { number: string; code: string }, from: string, wire = appOf(app.deps)) => {
  const answer = await wire.request('/progress', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    body: new URLSearchParams(typed),
  });
  return { status: answer.status, text: await answer.text() };
};

describe('security F9: guesses at the code of one number', () => {
  it('are no more than so many a day from networks that guess, and the owner gets in from any other', async () => {
    const cap = guessCaps.short.number;
    for (let i = 0; i < cap; i += 1)
      expect((await open({ number, code: wrong(i) }, `198.51.100.${i % 3}`)).status).toBe(404);
    const answer = await open({ number, code }, '198.51.100.0');
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('换一处网络');
    expect((await open({ number, code }, '203.0.113.7')).status).toBe(303);
    app.setNow('2026-04-21T09:10:00+08:00');
    expect((await open({ number, code }, '198.51.100.0')).status).toBe(303);
  });

  it('are counted by what one subscriber holds of IPv6, not by each of its 65,536 networks', async () => {
    const cap = guessCaps.short.number;
    for (let i = 0; i < cap; i += 1)
      expect((await open({ number, code: wrong(i) }, `2001:db8:7:${i}::1`)).status).toBe(404);
    expect((await open({ number, code }, '2001:db8:7:ffff::1')).status).toBe(429);
    expect((await open({ number, code }, '2001:db8:8::1')).status).toBe(303);
  });

  it('security F10: keep nobody out who guesses nowhere, though thirty were wrong', async () => {
    for (let i = 0; i < 31; i += 1) await open({ number, code: wrong(i) }, `198.51.100.${i}`);
    expect((await open({ number, code }, '203.0.113.7')).status).toBe(303);
  });

  it('are not more when many are made at once, nor when another server is asked', async () => {
    const other = createApp({ ...app.deps, limits: defaultLimits() });
    const cap = guessCaps.short.number;
    await Promise.all(Array.from({ length: 25 }, (_, i) => open({ number, code: wrong(i) }, '198.51.100.1')));
    const counts = (await app.database.db.selectFrom('tryCount').select('n').execute()).map(({ n }) => n);
    expect(Math.max(...counts)).toBe(cap);
    expect((await open({ number, code }, '198.51.100.1', other)).status).toBe(429);
  });
});

describe('security F9: guesses all over the county', () => {
  it('are no more than so many a day from networks that guess, whatever number they try', async () => {
    for (let i = 0; i < freeGuesses; i += 1) await open({ number: `2026-${900 + i}`, code: wrong(i) }, '198.51.100.1');
    await app.database.pool.query('update try_count set n = $1 where n = $2', [guessCaps.short.county, freeGuesses]);
    expect((await open({ number, code }, '198.51.100.1')).status).toBe(429);
    expect((await open({ number, code }, '203.0.113.7')).status).toBe(303);
  });

  it('leave the codes of eight figures alone when those of six are closed for the day', async () => {
    await open({ number, code: wrong(1) }, '198.51.100.1');
    await app.database.pool.query('update try_count set n = $1', [guessCaps.short.most]);
    const { body } = await app.as(null)('POST', '/api/complaints', filing());
    expect((await open({ number: body.number, code: body.queryCode }, '203.0.113.7')).status).toBe(303);
  });

  it('end the day for codes of six figures when they are thousands', async () => {
    await open({ number, code: wrong(1) }, '198.51.100.1');
    await app.database.pool.query('update try_count set n = $1', [guessCaps.short.most]);
    const answer = await open({ number, code }, '203.0.113.7');
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('六位的查询码今天都先不认了');
  });

  it('of who reads his own matter leave no row', async () => {
    expect((await open({ number, code }, '203.0.113.7')).status).toBe(303);
    expect(await app.database.db.selectFrom('tryCount').selectAll().execute()).toEqual([]);
  });
});
