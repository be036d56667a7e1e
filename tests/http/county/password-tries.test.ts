/** Wrong passwords make who guesses wait where he guesses from, and keep nobody out of his account. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crowdedAfter, passwordWaits } from '../../../src/domain/base/tries.ts';
import { inTurn } from '../../../src/actions/county/hash-queue.ts';
import { createApp, defaultLimits } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.deps.settings.trustProxy = 1;
});
beforeEach(async () => {
  app.deps.limits = defaultLimits();
  app.setNow('2026-11-25T09:00:00+08:00');
  await app.database.db.deleteFrom('tryCount').execute();
});
afterAll(() => app.close());

const free = passwordWaits.findIndex((seconds) => seconds > 0) + 1;
const office = '203.0.113.7';

const enter = (loginName: string, typed: string, from = office, cookie?: string): Promise<Answer> =>
  app.as(null)(
    'POST',
    '/api/session',
    { loginName, password: typed },
    { 'x-forwarded-for': from, ...(cookie === undefined ? {} : { cookie }) },
  );
const guess = async (loginName: string, n: number, from = office): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let i = 0; i < n; i += 1) answers.push(await enter(loginName, `wrong ${i}`, from));
  return answers;
};
const knownCookie = (answer: Answer): string =>
  /hongdun_known=[^;]+/u.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

describe('security F10: who types wrong passwords', () => {
  it('is answered alike for a name that nobody has, so that no name is found out', async () => {
    const [known, unknown] = [await guess(cast.officer, free + 2), await guess('nobody-here', free + 2)];
    expect(known.map(({ status, body }) => [status, body])).toEqual(unknown.map(({ status, body }) => [status, body]));
    expect(known.map(({ status }) => status)).toEqual([...Array.from({ length: free }, () => 401), 429, 429]);
    expect(known.at(-1)?.body).toMatchObject({ code: 'must-wait' });
    expect(known.at(-1)?.body.zh).toContain('请等 1 分钟再试');
  });

  it('waits longer each time where he guesses from, and goes on after it', async () => {
    await guess(cast.officer, free);
    app.setNow('2026-11-25T09:00:59+08:00');
    expect((await enter(cast.officer, password)).body.code).toBe('must-wait');
    app.setNow('2026-11-25T09:01:00+08:00');
    expect((await enter(cast.officer, 'wrong again')).status).toBe(401);
    expect((await enter(cast.officer, password)).body.zh).toContain('请等 2 分钟再试');
    app.setNow('2026-11-25T09:03:00+08:00');
    expect((await enter(cast.officer, password)).status).toBe(200);
    expect((await guess(cast.officer, free)).every(({ status }) => status === 401)).toBe(true);
  });

  it('locks nobody out: the right password is taken from an address that has not guessed, and from a computer that knows the name', async () => {
    const cookie = knownCookie(await enter(cast.officer, password));
    expect(cookie).not.toBe('');
    await guess(cast.officer, free + 3);
    expect((await enter(cast.officer, password)).body.code).toBe('must-wait');
    expect((await enter(cast.officer, password, '198.51.100.9')).status).toBe(200);
    expect((await enter(cast.officer, password, office, cookie)).status).toBe(200);
    // The computer of a colleague does not know the name, however often it has signed in under another.
    const other = knownCookie(await enter(cast.centre, password));
    expect((await enter(cast.officer, password, office, other)).body.code).toBe('must-wait');
  });

  it('gets no more tries by making many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => enter(cast.officer, `wrong ${i}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(free);
  });

  it('is counted by all servers of the county together', async () => {
    await guess(cast.officer, free);
    const other = createApp({ ...app.deps, limits: defaultLimits() });
    const answer = await other.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': office },
      body: JSON.stringify({ loginName: cast.officer, password }),
    });
    expect(answer.status).toBe(429);
  });

  it('has one try at each place once many places guess at one name', async () => {
    for (let i = 0; i * free < crowdedAfter; i += 1) await guess(cast.officer, free, `198.51.100.${i}`);
    const answers = await guess(cast.officer, 2, '192.0.2.1');
    expect(answers.map(({ status }) => status)).toEqual([401, 429]);
    expect((await enter(cast.officer, password, '192.0.2.2')).status).toBe(200);
  });

  it('is no crowd for the slips of the finger of many days', async () => {
    for (let day = 1; day <= 28; day += 1) {
      app.setNow(`2026-02-${String(day).padStart(2, '0')}T09:00:00+08:00`);
      app.deps.limits = defaultLimits();
      await guess(cast.officer, 2, `198.51.100.${day % 7}`);
      await enter(cast.officer, password, `198.51.100.${day % 7}`);
    }
    const answers = await guess(cast.officer, 2, '192.0.2.1');
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('is seen by the administrator, who clears the count; the ledger tells of it', async () => {
    const admin = app.as(cast.admin);
    const counted = async () =>
      (await admin('GET', '/api/accounts')).body.accounts.find(
        (one: { loginName: string }) => one.loginName === cast.officer,
      );
    await guess(cast.officer, free + 1);
    const { id, wrongPasswords } = await counted();
    expect(wrongPasswords).toBe(free);
    expect((await admin('POST', `/api/accounts/${id}/unlock`)).status).toBe(200);
    expect((await counted()).wrongPasswords).toBe(0);
    expect((await enter(cast.officer, password)).status).toBe(200);
    const lines = await app.database.db
      .selectFrom('ledger')
      .select('verb')
      .where('matterId', '=', id)
      .where('verb', '=', 'account-unlocked')
      .execute();
    expect(lines).toHaveLength(1);
    expect((await admin('POST', `/api/accounts/00000000-0000-7000-8000-0000000000ff/unlock`)).status).toBe(404);
  });

  it('leaves neither a name nor an address in the table, and nothing after the right one', async () => {
    await enter(cast.officer, password);
    expect(await app.database.db.selectFrom('tryCount').selectAll().execute()).toEqual([]);
    await guess(cast.officer, 1);
    const rows = await app.database.db.selectFrom('tryCount').selectAll().execute();
    expect(rows.map(({ n, subject }) => [n, subject.length])).toEqual([
      [1, 16],
      [1, 16],
    ]);
  });
});

describe('security F24: password hashes', () => {
  const codeOf = (error: unknown) => (error as { code?: string }).code;

  it('are worked on four at a time, and a flood is told that it is busy', async () => {
    let running = 0;
    let most = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 2));
      running -= 1;
      return 'done';
    };
    const flood = await Promise.all(Array.from({ length: 150 }, () => inTurn(slow).catch(codeOf)));
    expect(most).toBe(4);
    expect(flood.filter((one) => one === 'done')).toHaveLength(104);
    expect(flood.filter((one) => one === 'busy')).toHaveLength(46);
    expect(await inTurn(slow)).toBe('done');
  });

  it('security F9: from one subscriber take thirty places of the line, from whichever of his networks, and leave the others', async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    const wait = (from: string) => inTurn(() => held.then(() => 'done'), { from }).catch(codeOf);
    const flood = Array.from({ length: 60 }, (_, i) => wait(`2001:db8:1:${i.toString(16)}::/64`));
    const others = ['2001:db8:2:1::/64', '203.0.113.7', '203.0.113.8', ''].map(wait);
    goOn();
    expect(await Promise.all(others)).toEqual(['done', 'done', 'done', 'done']);
    const flooded = await Promise.all(flood);
    expect([flooded.filter((one) => one === 'done').length, flooded.filter((one) => one === 'busy').length]).toEqual([
      34, 26,
    ]);
  });

  it('let who signs in go before the new passwords of a whole county, and those are made all the same', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      await new Promise((done) => setTimeout(done, 1));
      order.push(name);
    };
    const many = Array.from({ length: 400 }, () => inTurn(work('reset'), { isPatient: true }));
    await Promise.all(Array.from({ length: 100 }, () => inTurn(work('sign-in'))));
    // The four that were begun, and one for every four that went before.
    expect(order.filter((one) => one === 'reset').length).toBeLessThan(40);
    await Promise.all(many);
    expect(order.filter((one) => one === 'reset')).toHaveLength(400);
  });
});
