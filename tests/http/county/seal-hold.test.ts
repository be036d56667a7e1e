import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
let number = '';
const owns = 'seven lamps by the mill';
beforeAll(async () => {
  app = await testApp();
  number = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body.number;
});
afterAll(() => app.close());

const admin = () => app.as(cast.admin);
const path = (tail: string) => `/api/tipoffs/${encodeURIComponent(number)}/${tail}`;
const reason = '核实线索要问举报人';
const reveal = (as: Caller) => as('POST', path('reveal'), { reason });
const seek = (as: Caller) => as('POST', '/api/tipoffs/seek', { phone: '13800000317', idNumber: null, reason });
const accountOf = async (loginName: string) =>
  (await admin()('GET', '/api/accounts')).body.accounts.find(
    (one: { loginName: string }) => one.loginName === loginName,
  );
const holdsOf = async (
  loginName: string,
): Promise<{ id: string; name: string; mayConfirm: boolean; isReady: boolean }[]> =>
  (await app.as(loginName)('GET', '/api/seal-holds')).body.holds;

async function enter(loginName: string, typed: string): Promise<Caller> {
  const answer = await app.as(null)('POST', '/api/session', { loginName, password: typed });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (method, at, body) => app.as(null)(method, at, body, { cookie });
}

async function resetBy(asker: Caller, loginName: string): Promise<Caller> {
  const { id } = await accountOf(loginName);
  const batchId = uuidv7();
  expect((await asker('POST', '/api/accounts/passwords', { batchId, ids: [id] })).status).toBe(200);
  const page = (await asker('GET', `/papers/slips/${batchId}`)).body as string;
  const drawn = /(?<![\w-])[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}(?![\w-])/u.exec(page)?.[0] ?? '';
  const owner = await enter(loginName, drawn);
  expect((await owner('POST', '/api/session/password', { current: drawn, next: owns })).status).toBe(200);
  return owner;
}

describe('security F5: a leader whose account the administrator takes over', () => {
  it('opens no seal by the password that the administrator set, until its owner has changed it and another leader has confirmed it', async () => {
    expect((await reveal(app.as(cast.deputyDirector))).status).toBe(200);
    const taken = await resetBy(admin(), cast.deputyDirector);
    expect((await taken('GET', '/api/session')).body).toMatchObject({ sealsHeld: true });
    expect((await taken('GET', '/api/session')).body.permissions).not.toContain('tipoff.seek');
    for (const open of [reveal, seek]) expect((await open(taken)).body.code).toBe('seals-held');
    expect((await taken('GET', path('').slice(0, -1))).body.mayReveal).toBe(false);
    // All the rest of his work goes on.
    expect((await taken('GET', '/api/complaints')).status).toBe(200);
    expect((await admin()('GET', '/api/seal-holds')).status).toBe(403);
    const [hold] = await holdsOf(cast.headOfChengguan);
    expect(hold).toMatchObject({ mayConfirm: true, isReady: true });
    const confirm = (as: Caller) => as('POST', `/api/seal-holds/${hold?.id}/confirm`);
    expect((await confirm(admin())).status).toBe(403);
    expect((await confirm(taken)).body.code).toBe('confirm-not-yours');
    expect((await confirm(app.as(cast.headOfChengguan))).status).toBe(200);
    expect((await reveal(taken)).status).toBe(200);
    expect((await seek(taken)).status).toBe(200);
    const lines = await app.database.db
      .selectFrom('ledger')
      .select('verb')
      .where('verb', '=', 'account-confirmed')
      .execute();
    expect(lines).toHaveLength(1);
  });

  it('is told of it at the bell, with the superiors, and by text message where a mobile is known', async () => {
    const { id, ...form } = await accountOf(cast.officerOfChengguan);
    await admin()('PUT', '/api/accounts', { id, ...form, phone: '13911112222' });
    await resetBy(admin(), cast.officerOfChengguan);
    await runJob(app.deps as never, 'tell-holds');
    await runJob(app.deps as never, 'tell-holds');
    const told = await app.database.db
      .selectFrom('message')
      .select(['channel', 'text', 'accountId', 'to'])
      .where('text', 'like', '%重设了您账号的密码%')
      .where('accountId', '=', id)
      .execute();
    expect(told.map(({ channel }) => channel).toSorted()).toEqual(['app', 'sms']);
    const leader = await accountOf(cast.deputyDirector);
    const heard = await app.database.db
      .selectFrom('message')
      .select('text')
      .where('accountId', '=', leader.id)
      .where('channel', '=', 'app')
      .where('text', 'like', '%动了%的账号%')
      .execute();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.at(-1)?.text).toContain('请问过本人再核定');
  });

  it('is not made either by giving the role to a puppet: new accounts, roles and puppets of puppets wait likewise', async () => {
    const made = async (loginName: string, role: string) => {
      const form = { id: uuidv7(), loginName, name: '新来的人', role, organisationId: 'AMR', stationId: null };
      await admin()('PUT', '/api/accounts', { ...form, phone: '', active: true, password });
      const puppet = await enter(loginName, password);
      await puppet('POST', '/api/session/password', { current: password, next: owns });
      return { puppet, form };
    };
    const one = await made('puppet-one', 'leader');
    const two = await made('puppet-two', 'leader');
    expect((await reveal(one.puppet)).body.code).toBe('seals-held');
    const ofTwo = (await one.puppet('GET', '/api/seal-holds')).body.holds;
    for (const { id } of ofTwo)
      expect((await one.puppet('POST', `/api/seal-holds/${id}/confirm`)).body.code).toBe('confirm-not-yours');
    expect((await reveal(two.puppet)).body.code).toBe('seals-held');
    // A clerk who is made a leader by one press.
    const clerk = await accountOf('dongmei');
    await admin()('PUT', '/api/accounts', { ...clerk, role: 'leader', organisationId: 'AMR', stationId: null });
    expect((await reveal(await enter('dongmei', password))).body.code).toBe('seals-held');
  });

  it('is not confirmed before its owner has changed the password', async () => {
    const { id } = await accountOf(cast.headOfChengguan);
    await admin()('POST', '/api/accounts/passwords', { batchId: uuidv7(), ids: [id] });
    const leader = await enter(cast.deputyDirector, owns);
    const hold = (await leader('GET', '/api/seal-holds')).body.holds.find((one: { isReady: boolean }) => !one.isReady);
    expect((await leader('POST', `/api/seal-holds/${hold.id}/confirm`)).body.code).toBe('confirm-too-early');
  });
});
