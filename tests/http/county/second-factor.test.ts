/** 第二道验证: what somebody with the right password still cannot do, and how an owner without his telephone comes back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { setUp } from '../../../src/actions/exchange/set-up.ts';
import { resetFactorByCommand } from '../../../src/actions/county/factor-reset.ts';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { passwordWaits } from '../../../src/domain/base/tries.ts';
import { mostWrongCodes } from '../../../src/domain/county/second-factor.ts';
import { createApp, defaultLimits } from '../../../src/http/app.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { readCalendarYears, readCategories, readKnowledge } from '../../../src/outside/seeds.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type Answer, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { codeOf } from '../../build/telephone-code.ts';

let app: TestApp;
/** Where each test begins, an hour after the one before, so that no code was used yet. */
let clock = Date.parse('2026-11-25T01:00:00Z');
const now = () => new Date(clock);
const pass = (seconds: number) => {
  clock += seconds * 1000;
  app.setNow(now().toISOString());
};
beforeAll(async () => {
  app = await testApp();
  app.deps.settings.trustProxy = 1;
});
beforeEach(async () => {
  app.deps.limits = defaultLimits();
  pass(3600);
  await app.database.db.deleteFrom('tryCount').execute();
});
afterAll(() => app.close());

/** What the ledger keeps where nobody of the county acted. */
const systemId = '00000000-0000-0000-0000-000000000002';
const office = '203.0.113.7';
const cookieOf = (answer: Answer) => /hongdun_session=[^;]+/u.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
const knownOf = (answer: Answer) => /hongdun_known=[^;]+/u.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
const enter = (loginName: string, from = office, known = '') =>
  app.as(null)('POST', '/api/session', { loginName, password }, { 'x-forwarded-for': from, cookie: known });
/** Somebody with that session, on that network. */
const at =
  (session: string, from = office): Caller =>
  (method, path, body) =>
    app.as(null)(method, path, body, { cookie: session, 'x-forwarded-for': from });
const half = async (loginName: string, from = office) => at(cookieOf(await enter(loginName, from)), from);
const show = (caller: Caller, code: string) => caller('POST', '/api/session/factor', { code });

/** Sets up a factor as its owner does; gives the key of his telephone, and his codes on paper. */
async function owns(loginName: string): Promise<{ key: string; codes: string[]; here: Caller }> {
  const here = await half(loginName);
  const { body } = await here('POST', '/api/session/factor/begin', { password });
  const proven = await here('POST', '/api/session/factor/prove', { code: codeOf(body.key, clock) });
  expect([body.code, proven.status]).toEqual([undefined, 200]);
  pass(60);
  return { key: body.key, codes: proven.body.codes, here };
}

const accountOf = async (loginName: string) =>
  (await app.as(cast.admin)('GET', '/api/accounts')).body.accounts.find(
    (one: { loginName: string }) => one.loginName === loginName,
  );
const setRoles = async (factorRoles: string[]) => {
  const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
  expect((await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, factorRoles } })).status).toBe(200);
};

describe('security compliance 1: the second factor', () => {
  it('is set up with the password and a code of the telephone, and the right password alone opens nothing after it', async () => {
    const { key, here } = await owns(cast.officer);
    expect((await here('GET', '/api/session/factor')).body).toMatchObject({
      has: true,
      required: false,
      codesLeft: 10,
    });
    const answer = await enter(cast.officer);
    expect(answer.body).toMatchObject({ due: 'factor', permissions: [] });
    expect(knownOf(answer)).toBe('');
    const thief = at(cookieOf(answer));
    for (const path of ['/api/complaints', '/api/work', '/api/events', '/api/sessions', '/api/session/factor'])
      expect([path, (await thief('GET', path)).body.code]).toEqual([path, 'factor-due']);
    const next = 'seven lamps by the mill';
    for (const [path, body] of [
      ['password', { current: password, next }],
      ['factor/begin', { password }],
      ['factor/prove', { code: codeOf(key, clock) }],
      ['factor/codes', { code: codeOf(key, clock) }],
      ['factor/end', { password, code: codeOf(key, clock) }],
    ] as const)
      expect([path, (await thief('POST', `/api/session/${path}`, body)).body.code]).toEqual([path, 'factor-due']);
    expect((await show(thief, '000000')).body.code).toBe('wrong-factor');
    // Its owner sees on his page that somebody stands there.
    expect(
      (await here('GET', '/api/sessions')).body.sessions.filter((one: { waits: boolean }) => one.waits),
    ).toHaveLength(1);
    const shown = await show(thief, codeOf(key, clock));
    expect([shown.status, shown.body.due]).toEqual([200, null]);
    expect((await thief('GET', '/api/complaints')).status).toBe(200);
  });

  it('takes each code once, however soon and by whichever server, and those of a half minute off', async () => {
    const { key } = await owns(cast.centre);
    const code = codeOf(key, clock);
    const other = createApp({ ...app.deps, limits: defaultLimits() });
    const two = [await half(cast.centre), await half(cast.centre)];
    const elsewhere = cookieOf(await enter(cast.centre));
    const answers = await Promise.all([
      ...two.map(async (caller) => (await show(caller, code)).status),
      Promise.resolve(
        other.request('/api/session/factor', {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: elsewhere },
          body: JSON.stringify({ code }),
        }),
      ).then(({ status }) => status),
    ]);
    expect(answers.toSorted()).toEqual([200, 401, 401]);
    // Whichever of the three came last: what it counts of wrong tries is another test's.
    await app.database.db.deleteFrom('tryCount').execute();
    const third = await half(cast.centre);
    expect((await show(third, code)).body.code).toBe('factor-used');
    // A code of before the one that was taken is none either, though it is within the half minute.
    expect((await show(third, codeOf(key, clock - 30_000))).body.code).toBe('factor-used');
    expect((await show(third, codeOf(key, clock + 60_000))).body.code).toBe('wrong-factor');
    expect((await show(third, codeOf(key, clock + 30_000))).status).toBe(200);
  });

  it('takes each recovery code once, and none of a former lot', async () => {
    const { key, codes, here } = await owns(cast.deputyDirector);
    const [first = '', second = ''] = codes;
    const three = [await half(cast.deputyDirector), await half(cast.deputyDirector), await half(cast.deputyDirector)];
    const statuses = await Promise.all(three.map(async (caller) => (await show(caller, first.toUpperCase())).status));
    expect(statuses.toSorted()).toEqual([200, 401, 401]);
    await app.database.db.deleteFrom('tryCount').execute();
    expect((await here('GET', '/api/session/factor')).body.codesLeft).toBe(9);
    expect((await here('POST', '/api/session/factor/codes', { code: '111111' })).body.code).toBe('wrong-factor');
    const renewed = await here('POST', '/api/session/factor/codes', { code: codeOf(key, clock) });
    expect(new Set([...codes, ...renewed.body.codes]).size).toBe(20);
    const later = await half(cast.deputyDirector);
    expect((await show(later, second)).body.code).toBe('wrong-factor');
    expect((await show(later, renewed.body.codes[0])).status).toBe(200);
  });

  it('makes who guesses codes wait longer each time, ends him for the day, and lets the owner in from where he has been', async () => {
    const { key } = await owns(cast.mediator);
    const owner = await enter(cast.mediator);
    const known = knownOf(await show(at(cookieOf(owner)), codeOf(key, clock)));
    expect(known).not.toBe('');
    pass(60);
    const free = passwordWaits.findIndex((seconds) => seconds > 0) + 1;
    const thief = await half(cast.mediator);
    const guesses = await Promise.all(Array.from({ length: free + 4 }, (_, i) => show(thief, String(100_000 + i))));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(free);
    expect((await show(thief, codeOf(key, clock))).body.code).toBe('factor-wait');
    const { db } = app.database;
    await db.updateTable('tryCount').set({ n: mostWrongCodes }).where('n', '>=', free).execute();
    const elsewhere = await half(cast.mediator, '198.51.100.9');
    expect((await show(elsewhere, codeOf(key, clock))).body.code).toBe('factor-guessed');
    const again = cookieOf(await enter(cast.mediator, office, known));
    const home = (method: string, path: string, body: unknown) =>
      app.as(null)(method, path, body, { cookie: `${again}; ${known}`, 'x-forwarded-for': office });
    expect((await home('POST', '/api/session/factor', { code: codeOf(key, clock) })).status).toBe(200);
    await app.deps.trail.flush();
    const lines = await db.selectFrom('trail').select(['kind', 'detail']).execute();
    expect(lines).toContainEqual({ kind: 'sign-in-failed', detail: { factor: true } });
    expect(lines).toContainEqual({ kind: 'signed-in', detail: { awaits: 'factor' } });
    expect(lines).toContainEqual({ kind: 'signed-in', detail: { factor: 'steps' } });
  });

  it('is set up before anything else by whom the county asks for it, who cannot turn it off', async () => {
    const open = app.as(cast.headOfChengguan);
    expect((await open('GET', '/api/complaints')).status).toBe(200);
    await setRoles(['officeHead']);
    expect((await open('GET', '/api/complaints')).body.code).toBe('enrol-due');
    const entered = await enter(cast.headOfChengguan);
    expect(entered.body.due).toBe('enrol');
    const here = at(cookieOf(entered));
    expect((await here('POST', '/api/session/password', { current: password, next: 'x' })).body.code).toBe('enrol-due');
    expect((await here('GET', '/api/session')).body.due).toBe('enrol');
    // The password was typed a moment ago.
    const { key, picture, address } = (await here('POST', '/api/session/factor/begin', {})).body;
    expect([key.replaceAll(' ', '').length, picture.slice(0, 26)]).toEqual([32, 'data:image/svg+xml;base64,']);
    expect(address).toContain(key.replaceAll(' ', ''));
    expect((await here('POST', '/api/session/factor/begin', {})).body.key).toBe(key);
    expect((await here('POST', '/api/session/factor/prove', { code: '123' })).body.code).toBe('wrong-factor');
    expect((await here('POST', '/api/session/factor/prove', { code: codeOf(key, clock) })).body.codes).toHaveLength(10);
    expect((await here('GET', '/api/complaints')).status).toBe(200);
    expect((await here('POST', '/api/session/factor/prove', { code: codeOf(key, clock) })).body.code).toBe(
      'factor-not-begun',
    );
    pass(60);
    const end = () => here('POST', '/api/session/factor/end', { password, code: codeOf(key, clock) });
    expect((await end()).body.code).toBe('factor-required');
    await setRoles([]);
    expect((await end()).status).toBe(200);
    expect((await enter(cast.headOfChengguan)).body.due).toBeNull();
    const { rows } = await app.database.pool.query(
      `select detail::text as detail from trail where verb = 'county-saved' order by id desc limit 2`,
    );
    expect(rows.map(({ detail }) => JSON.parse(detail).factorRoles)).toEqual([[], ['officeHead']]);
    // A word that is no role is none that could be asked.
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const odd = { limits: { ...limits, factorRoles: ['janitor'] } };
    expect((await app.as(cast.admin)('PUT', '/api/county', odd)).status).toBe(400);
  });

  it('is shown, while it is begun, to the session that began it alone, and a known browser is who has proven it', async () => {
    await setRoles(['officeHead']);
    const [mine, theirs] = [await enter(cast.officeHead), await enter(cast.officeHead, '198.51.100.4')];
    for (const answer of [mine, theirs]) expect([answer.body.due, knownOf(answer)]).toEqual(['enrol', '']);
    const [owner, thief] = [at(cookieOf(mine)), at(cookieOf(theirs), '198.51.100.4')];
    const { key } = (await owner('POST', '/api/session/factor/begin', {})).body;
    const other = (await thief('POST', '/api/session/factor/begin', {})).body.key;
    expect(other).not.toBe(key);
    const prove = (as: Caller, code: string) => as('POST', '/api/session/factor/prove', { code });
    expect((await prove(owner, codeOf(other, clock))).body.code).toBe('factor-not-begun');
    const again = (await owner('POST', '/api/session/factor/begin', {})).body.key;
    expect([key, other]).not.toContain(again);
    expect((await prove(thief, codeOf(again, clock))).body.code).toBe('factor-not-begun');
    const proven = await prove(owner, codeOf(again, clock));
    expect([proven.status, knownOf(proven)]).toEqual([200, expect.stringMatching(/./u)]);
    await setRoles([]);
  });

  it('makes who guesses at one that is begun wait, like at one in force', async () => {
    const here = await half(cast.officerOfShiqiao);
    await here('POST', '/api/session/factor/begin', { password });
    const prove = (code: string) => here('POST', '/api/session/factor/prove', { code });
    const free = passwordWaits.findIndex((seconds) => seconds > 0) + 1;
    for (let i = 0; i < free; i += 1) expect((await prove('123')).body.code).toBe('wrong-factor');
    expect((await prove('123')).body.code).toBe('factor-wait');
  });

  it('is told to its owner at the desk, and to who oversees, when it is set up at the door', async () => {
    await runJob(app.deps as never, 'tell-holds');
    await app.database.db.deleteFrom('message').execute();
    await owns(cast.dutyLeader);
    await runJob(app.deps as never, 'tell-holds');
    await runJob(app.deps as never, 'tell-holds');
    const told = async (loginName: string) => {
      const { id } = await accountOf(loginName);
      const rows = await app.database.db
        .selectFrom('message')
        .select('text')
        .where('accountId', '=', id)
        .where('channel', '=', 'app')
        .execute();
      return rows.filter(({ text }) => text.includes('第二道验证在一部手机上设好了'));
    };
    for (const one of [cast.dutyLeader, cast.security, cast.deputyDirector]) expect(await told(one)).toHaveLength(1);
    expect((await told(cast.dutyLeader))[0]?.text).toContain('不是您设的');
    expect(await told(cast.officer)).toEqual([]);
  });

  it('goes to another telephone with password and code alone, which ends what is open elsewhere', async () => {
    const { key, here } = await owns(cast.officerOfLongquan);
    const begin = (typed: object) => here('POST', '/api/session/factor/begin', typed);
    expect((await begin({ password: 'not it', code: codeOf(key, clock) })).body.code).toBe('wrong-own-password');
    // Who presses without a password is told so, as often as he likes: that is no try.
    for (let i = 0; i < 6; i += 1)
      expect((await begin({ code: codeOf(key, clock) })).body.fields).toEqual([
        { path: 'password', zh: '请填您的密码', en: 'Please give your password' },
      ]);
    expect((await here('POST', '/api/session/factor/codes', { code: '' })).body.fields[0].zh).toBe('请填写验证码。');
    expect((await begin({ password, code: '222222' })).body.code).toBe('wrong-factor');
    const other = await half(cast.officerOfLongquan);
    expect((await show(other, codeOf(key, clock))).status).toBe(200);
    pass(60);
    const begun = (await begin({ password, code: codeOf(key, clock) })).body;
    expect(begun.key).not.toBe(key);
    // Until the new one is proven the old one stands.
    pass(60);
    const still = await half(cast.officerOfLongquan);
    expect((await show(still, codeOf(key, clock))).status).toBe(200);
    expect((await here('POST', '/api/session/factor/prove', { code: codeOf(begun.key, clock) })).status).toBe(200);
    expect((await other('GET', '/api/complaints')).status).toBe(401);
    pass(60);
    expect((await show(await half(cast.officerOfLongquan), codeOf(key, clock))).body.code).toBe('wrong-factor');
  });

  it('stands in no table, ledger or trail that a copy of the database would show', async () => {
    const { key, codes } = await owns(cast.officerOfShiqiao);
    const plain = key.replaceAll(' ', '');
    const { rows: tables } = await app.database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const { rows } = await app.database.pool.query<{ line: string }>(`select t::text as line from "${name}" as t`);
      const all = rows
        .map(({ line }) => line)
        .join('\n')
        .toLowerCase();
      for (const secret of [plain, ...codes, ...codes.map((one) => one.replace('-', ''))])
        for (const form of [secret.toLowerCase(), Buffer.from(secret).toString('hex')])
          expect([name, all.includes(form)]).toEqual([name, false]);
    }
    // Under a new key of the ring it opens as before.
    const county = await findCountyFacts(app.deps.db);
    if (county === null) throw new Error('There is a county.');
    const keys = new Map([...app.deps.keyring.keys, ['k2', new Uint8Array(32).fill(2)]]);
    const keyring = { ...app.deps.keyring, current: 'k2', keys };
    await sealAnew({ db: app.deps.db, keyring, county, now }, sealings, 'older');
    const { rows } = await app.database.pool.query('select distinct key_id from second_factor');
    expect(rows).toEqual([{ key_id: 'k2' }]);
    const before = app.deps.keyring;
    app.deps.keyring = keyring;
    const there = at(cookieOf(await enter(cast.officerOfShiqiao)));
    expect((await show(there, codeOf(key, clock))).status).toBe(200);
    await sealAnew(
      { db: app.deps.db, keyring: { ...keyring, current: before.current }, county, now },
      sealings,
      'older',
    );
    app.deps.keyring = before;
  });
});

describe('security compliance 1: a lost telephone', () => {
  const confirm = (as: Caller, id: string) => as('POST', `/api/factor-resets/${id}/confirm`);

  it('is cut off by two people, never by one, and its owner hears of both', async () => {
    const name = cast.officerOfChengguan;
    const { here } = await owns(name);
    const { id, factor } = await accountOf(name);
    expect(factor).toBe('set');
    const ask = (as: Caller) => as('POST', `/api/accounts/${id}/factor-reset`);
    expect((await ask(app.as(cast.centre))).status).toBe(403);
    expect((await ask(app.as(cast.admin))).status).toBe(200);
    expect((await ask(app.as(cast.admin))).status).toBe(200);
    expect((await accountOf(name)).factorReset).toBe(true);
    expect((await app.as(cast.admin)('GET', '/api/factor-resets')).status).toBe(403);
    const security = app.as(cast.security);
    const [open] = (await security('GET', '/api/factor-resets')).body.resets;
    expect(open).toMatchObject({ mayConfirm: true });
    expect((await confirm(app.as(cast.admin), open.id)).status).toBe(403);
    expect((await confirm(app.as(cast.headOfChengguan), open.id)).body.code).toBe('factor-reset-not-yours');
    expect((await here('GET', '/api/complaints')).status).toBe(200);
    await runJob(app.deps as never, 'tell-holds');
    expect((await confirm(security, open.id)).status).toBe(200);
    expect((await confirm(security, open.id)).status).toBe(200);
    await runJob(app.deps as never, 'tell-holds');
    await runJob(app.deps as never, 'tell-holds');
    expect((await here('GET', '/api/complaints')).status).toBe(401);
    expect((await enter(name)).body.due).toBeNull();
    const { db } = app.database;
    const told = await db
      .selectFrom('message')
      .select('text')
      .where('accountId', '=', id)
      .where('channel', '=', 'app')
      .execute();
    expect(told.filter(({ text }) => /取消.*第二道验证|第二道验证取消/u.test(text))).toHaveLength(2);
    const lines = await db
      .selectFrom('trail')
      .select(['verb', 'accountId', 'matterId'])
      .where('verb', 'like', 'factor-reset%')
      .orderBy('id')
      .execute();
    expect(lines.map(({ verb, matterId }) => [verb, matterId])).toEqual([
      ['factor-reset-asked', id],
      ['factor-reset', id],
    ]);
    expect(new Set(lines.map(({ accountId }) => accountId)).size).toBe(2);
  });

  it('is not lost any more once its owner signs in with it, and nobody asks for his own', async () => {
    const { key } = await owns('dongmei');
    const { id } = await accountOf('dongmei');
    await app.as(cast.admin)('POST', `/api/accounts/${id}/factor-reset`);
    expect((await show(await half('dongmei'), codeOf(key, clock))).status).toBe(200);
    expect((await app.as(cast.security)('GET', '/api/factor-resets')).body.resets).toEqual([]);
    const own = await accountOf(cast.admin);
    expect((await app.as(cast.admin)('POST', `/api/accounts/${own.id}/factor-reset`)).body.code).toBe(
      'factor-reset-own',
    );
    const none = await accountOf(cast.headOfChengguan);
    expect((await app.as(cast.admin)('POST', `/api/accounts/${none.id}/factor-reset`)).body.code).toBe(
      'factor-not-set',
    );
  });

  it('of the only administrator is cut off by a command on the server, which the ledger and the trail tell', async () => {
    await owns(cast.admin);
    const server = { db: app.deps.db, keyring: app.deps.keyring, at: now(), newId: uuidv7, countyId: 990126 };
    expect(await resetFactorByCommand(server, 'Admin')).toBe(true);
    expect(await resetFactorByCommand(server, 'admin')).toBe(false);
    await expect(resetFactorByCommand(server, 'nobody-here')).rejects.toMatchObject({ code: 'not-found' });
    expect((await enter(cast.admin)).body.due).toBeNull();
    const { id } = await accountOf(cast.admin);
    const { db } = app.database;
    const line = await db
      .selectFrom('ledger')
      .select(['verb', 'by'])
      .where('matterId', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(line).toEqual({ verb: 'factor-reset', by: systemId });
    const trail = await db.selectFrom('trail').select(['who', 'verb']).where('who', '=', '服务器上的命令').execute();
    expect(trail).toEqual([{ who: '服务器上的命令', verb: 'factor-reset' }]);
    await runJob(app.deps as never, 'tell-holds');
    const told = await db.selectFrom('message').select('text').where('text', 'like', '%服务器上的命令%').execute();
    expect(told.length).toBeGreaterThan(1);
  });
});

describe('whom the county asks for a second factor', () => {
  it('is nobody in the sample county, whose sign-in page says so', async () => {
    await setRoles([]);
    expect((await app.as(null)('GET', '/api/session/door')).body).toMatchObject({ sample: true, asksFactor: false });
  });

  it('says before it whether a code would come to a telephone', async () => {
    const sms = async () => (await app.as(null)('GET', '/api/session/door')).body.sms;
    expect(await sms()).toBe(false);
    app.deps.waysOut = { sms: true, email: false };
    expect(await sms()).toBe(true);
    delete app.deps.waysOut;
  });

  it('is the administrator in a new county from the first sign-in', async () => {
    const empty = await testApp({ county: false });
    const lists = {
      categories: await readCategories(),
      calendar: await readCalendarYears(),
      knowledge: await readKnowledge(),
    };
    const typed = {
      countyId: 411023,
      name: '清河县',
      province: '中州省',
      city: '安澜市',
      bureauName: '清河县市场监督管理局',
      paperPrefix: '清市监',
      hotline: '12315',
      adminName: '沈立新',
      loginName: 'shenlixin',
      password: 'three oxen at the ford',
    };
    await setUp(empty.deps.db, typed, lists, { at: new Date(), newId: uuidv7 });
    expect((await empty.as(null)('GET', '/api/session/door')).body).toMatchObject({ sample: false, asksFactor: true });
    const { loginName } = typed;
    const answer = await empty.as(null)('POST', '/api/session', { loginName, password: typed.password });
    expect(answer.body.due).toBe('enrol');
    const cookie = cookieOf(answer);
    expect((await empty.as(null)('GET', '/api/directory', undefined, { cookie })).body.code).toBe('enrol-due');
    await empty.close();
  });
});
