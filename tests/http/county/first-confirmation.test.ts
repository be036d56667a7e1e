/** 第一次核定: how a county begins in which nobody stands yet who could answer for anybody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { confirmByCommand } from '../../../src/actions/county/seal-hold.ts';
import { resetFactorByCommand } from '../../../src/actions/county/factor-reset.ts';
import { setUp } from '../../../src/actions/exchange/set-up.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { codeOf } from '../../build/telephone-code.ts';

let app: TestApp;
let admin: Caller;
let clock = Date.parse('2026-11-25T01:00:00Z');
const first = 'three oxen at the ford';
const given = 'nine geese over water';
const owns = 'seven lamps by the mill';

beforeAll(async () => {
  app = await testApp({ county: false });
  pass(0);
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
    password: first,
  };
  const lists = { categories: [], calendar: [], knowledge: [] };
  await setUp(app.deps.db, typed, lists, { at: new Date(clock), newId: uuidv7 });
  // That roles have to have one is a test of its own.
  await app.database.pool.query(`update county set limits = jsonb_set(limits, '{factorRoles}', '[]')`);
  admin = await enter('shenlixin', first);
});
afterAll(() => app.close());

function pass(seconds: number): void {
  clock += seconds * 1000;
  app.setNow(new Date(clock).toISOString());
}

async function enter(loginName: string, password: string): Promise<Caller> {
  const answer = await app.as(null)('POST', '/api/session', { loginName, password });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (method, path, body) => app.as(null)(method, path, body, { cookie });
}

async function made(loginName: string, role: string, name: string): Promise<string> {
  const form = { id: uuidv7(), loginName, name, role, organisationId: 'AMR', stationId: null, phone: '', active: true };
  expect((await admin('PUT', '/api/accounts', { ...form, password: given })).status).toBe(200);
  return form.id;
}

async function own(loginName: string): Promise<Caller> {
  const owner = await enter(loginName, given);
  expect((await owner('POST', '/api/session/password', { current: given, next: owns })).status).toBe(200);
  return owner;
}

async function takeTelephone(owner: Caller): Promise<string> {
  const { key } = (await owner('POST', '/api/session/factor/begin', { password: owns })).body;
  expect((await owner('POST', '/api/session/factor/prove', { code: codeOf(key, clock) })).status).toBe(200);
  pass(60);
  return key;
}

/** Signs in with a password that was given out and the telephone that he has, and makes the password his own. */
async function comeBack(loginName: string, key: string, next: string): Promise<Caller> {
  pass(60);
  const owner = await enter(loginName, given);
  expect((await owner('POST', '/api/session/factor', { code: codeOf(key, clock) })).status).toBe(200);
  expect((await owner('POST', '/api/session/password', { current: given, next })).status).toBe(200);
  return owner;
}

type Known = { id: string; role: string; loginName: string };
const holdOf = async (as: Caller, name: string) =>
  (await as('GET', '/api/seal-holds')).body.holds.find((one: { name: string }) => one.name === name);
const confirm = (as: Caller, hold: { id: string }) => as('POST', `/api/seal-holds/${hold.id}/confirm`);
const isHeld = async (as: Caller) => (await as('GET', '/api/session')).body.sealsHeld;

describe('security F5: a new county', () => {
  let leader: Caller;
  let leaderId = '';
  let leaderKey = '';
  let guard: Caller;
  let guardId = '';

  it('holds who may open reporters from the first day, though there is none, and no leader confirms another there', async () => {
    leaderId = await made('han', 'leader', '韩志远');
    await made('gao', 'leader', '高云');
    leader = await own('han');
    const other = await own('gao');
    for (const one of [leader, other]) expect(await isHeld(one)).toBe(true);
    leaderKey = await takeTelephone(leader);
    for (const name of ['韩志远', '高云'])
      expect((await confirm(leader, await holdOf(leader, name))).body.code).toBe('confirm-not-yours');
  });

  it('begins with its first security administrator, who answers for himself once he has a second factor, and then for others', async () => {
    guardId = await made('yan', 'security', '严守成');
    guard = await own('yan');
    expect((await confirm(guard, await holdOf(guard, '韩志远'))).body.code).toBe('confirm-not-yours');
    expect((await confirm(guard, await holdOf(guard, '严守成'))).body.code).toBe('confirm-not-yours');
    await takeTelephone(guard);
    const hold = await holdOf(guard, '严守成');
    expect(hold).toMatchObject({ mayConfirm: true, isReady: true });
    expect((await confirm(guard, hold)).status).toBe(200);
    expect((await confirm(guard, await holdOf(guard, '韩志远'))).status).toBe(200);
    expect([await isHeld(guard), await isHeld(leader)]).toEqual([false, false]);
    expect(await app.database.db.selectFrom('firstConfirmation').selectAll().execute()).toMatchObject([
      { countyId: 411023, accountId: guardId },
    ]);
  });

  it('never begins again, whoever is closed or given another password by the administrator', async () => {
    const { accounts } = (await admin('GET', '/api/accounts')).body as { accounts: Known[] };
    for (const one of accounts.filter(({ role }) => ['security', 'leader'].includes(role)))
      expect((await admin('PUT', '/api/accounts', { ...one, active: false })).status).toBe(200);
    await made('puppet', 'security', '新来的人');
    const puppet = await own('puppet');
    await takeTelephone(puppet);
    expect((await confirm(puppet, await holdOf(puppet, '新来的人'))).body.code).toBe('confirm-not-yours');
    expect(await isHeld(puppet)).toBe(true);
    // The program itself cannot take away that it has begun.
    await expect(app.database.db.deleteFrom('firstConfirmation').execute()).rejects.toThrow(/permission denied/u);
    for (const one of accounts) await admin('PUT', '/api/accounts', { ...one, active: true });
  });

  it('lets nobody in by one save that brings him the role and a password at once, though everybody who confirms is held', async () => {
    // An old account of no consequence, whose second factor the administrator has on a telephone of his own.
    const id = await made('clerk', 'mediator', '备用一号');
    const key = await takeTelephone(await own('clerk'));
    const { accounts } = (await admin('GET', '/api/accounts')).body as { accounts: Known[] };
    const others = accounts.filter(({ role }) => ['security', 'leader', 'officeHead'].includes(role));
    const ids = others.map((one) => one.id);
    expect((await admin('POST', '/api/accounts/passwords', { batchId: uuidv7(), ids })).status).toBe(200);
    pass(1);
    const clerk = accounts.find((one) => one.id === id);
    expect((await admin('PUT', '/api/accounts', { ...clerk, role: 'leader', password: given })).status).toBe(200);
    const puppet = await comeBack('clerk', key, 'five crows over snow');
    expect(await holdOf(puppet, '备用一号')).toMatchObject({ whys: ['password', 'role'], mayConfirm: false });
    expect((await confirm(puppet, await holdOf(puppet, '备用一号'))).body.code).toBe('confirm-not-yours');
    // Nor where a former version wrote down one reason of the two: the ledger has the role.
    await app.database.pool.query(`delete from seal_hold where why = 'role'`);
    expect((await confirm(puppet, await holdOf(puppet, '备用一号'))).body.code).toBe('confirm-not-yours');
    expect((await confirm(puppet, await holdOf(puppet, '严守成'))).body.code).toBe('confirm-not-yours');
  });

  it('is not stuck by another number of the provider for everybody who confirms: who had a telephone before answers for himself', async () => {
    const { accounts } = (await admin('GET', '/api/accounts')).body as { accounts: Known[] };
    const han = accounts.find(({ loginName }) => loginName === 'han');
    const saved = await admin('PUT', '/api/accounts', { ...han, subject: 'E-10231', password: given });
    expect(saved.status).toBe(200);
    leader = await comeBack('han', leaderKey, 'five crows over snow');
    const hold = await holdOf(leader, '韩志远');
    expect(hold).toMatchObject({ whys: ['password', 'subject'], mayConfirm: true });
    expect((await confirm(leader, hold)).status).toBe(200);
    expect(await isHeld(leader)).toBe(false);
  });

  it('gets out by a command on the server where nobody is left who confirms, for a reason, and all who oversee accounts hear of it', async () => {
    const server = { db: app.deps.db, keyring: app.deps.keyring, at: new Date(clock), newId: uuidv7, countyId: 411023 };
    const reason = '梁县长当面问过本人';
    // security W11: as long as a second person stands, the command does nothing.
    await expect(confirmByCommand(server, 'yan', reason)).rejects.toMatchObject({
      code: 'confirm-by-another',
      facts: { way: '请分管局长韩志远核定' },
    });
    await admin('POST', '/api/accounts/passwords', { batchId: uuidv7(), ids: [leaderId, guardId] });
    pass(1);
    const { accounts } = (await admin('GET', '/api/accounts')).body as { accounts: Known[] };
    await admin('PUT', '/api/accounts', { ...accounts.find(({ id }) => id === guardId), active: false });
    await admin('PUT', '/api/accounts', { ...accounts.find(({ id }) => id === leaderId), password: given });
    // He has lost his telephone too: what he takes anew is younger than what holds him.
    pass(60);
    server.at = new Date(clock);
    await expect(confirmByCommand(server, 'han', reason)).rejects.toMatchObject({ code: 'confirm-too-early' });
    await expect(confirmByCommand(server, 'nobody-here', reason)).rejects.toMatchObject({ code: 'not-found' });
    expect(await resetFactorByCommand(server, 'han')).toBe(true);
    const back = await enter('han', given);
    expect((await back('POST', '/api/session/password', { current: given, next: 'six pears in a bowl' })).status).toBe(
      200,
    );
    const hold = await holdOf(back, '韩志远');
    expect(hold).toMatchObject({
      mayConfirm: false,
      way: { zh: expect.stringContaining('confirm-account') as string },
    });
    const refused = await confirm(back, hold);
    expect([refused.body.code, refused.body.zh]).toEqual(['confirm-not-yours', expect.stringContaining(hold.way.zh)]);
    expect(await confirmByCommand(server, 'HAN', reason)).toBe(true);
    expect(await confirmByCommand(server, 'han', reason)).toBe(false);
    expect(await isHeld(back)).toBe(false);
    const { db } = app.database;
    const trail = await db
      .selectFrom('trail')
      .selectAll()
      .where('verb', '=', 'account-confirmed')
      .where('who', '=', '服务器上的命令')
      .execute();
    expect(trail).toMatchObject([{ matterId: leaderId, detail: { reason } }]);
    await runJob(app.deps as never, 'tell-holds');
    const told = await db
      .selectFrom('message')
      .select(['accountId', 'text'])
      .where('channel', '=', 'app')
      .where('text', 'like', '服务器上的命令%核定%')
      .execute();
    const adminId = accounts.find(({ role }) => role === 'admin')?.id;
    expect(told.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining([leaderId, adminId]));
  });
});
