import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';
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

describe('mend A5: an account that the administrator moves to another office', () => {
  const tipoff = async (loginName: string) => {
    const made = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body.number as string;
    const at = `/api/tipoffs/${encodeURIComponent(made)}`;
    const { organisationId } = await accountOf(loginName);
    const sent = await app.as(cast.centre)('POST', `${at}/dispatch`, {
      version: 1,
      input: { officeId: organisationId },
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    return (as: Caller) => as('POST', `${at}/reveal`, { reason });
  };

  it('is signed out, told of, and opens no reporter of the other office until a second person has confirmed it', async () => {
    const open = await tipoff(cast.headOfShiqiao);
    expect((await open(app.as(cast.headOfShiqiao))).status).toBe(200);
    const head = await enter(cast.headOfChengguan, password);
    expect((await open(head)).status).toBe(404);
    const { organisationId: there } = await accountOf(cast.headOfShiqiao);
    const account = await accountOf(cast.headOfChengguan);
    const saved = await admin()('PUT', '/api/accounts', { ...account, organisationId: there });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect((await head('GET', '/api/session')).status).toBe(401);
    const moved = await enter(cast.headOfChengguan, password);
    expect((await open(moved)).body.code).toBe('seals-held');
    // Moved back within the hour he is held all the same, and all who oversee accounts have heard of both.
    expect((await admin()('PUT', '/api/accounts', account)).status).toBe(200);
    await runJob(app.deps as never, 'tell-holds');
    const texts = (
      await app.database.db
        .selectFrom('message')
        .select('text')
        .where('accountId', '=', (await accountOf(cast.auditor)).id)
        .execute()
    ).map(({ text }) => text);
    expect(texts.filter((text) => text.includes(`${account.name}的账号（所在的机构或站点）`)).length).toBe(2);
    const trail = (await app.as(cast.auditor)('GET', '/api/trail?kind=account')).body.items as { zh: string }[];
    const lines = trail.map(({ zh }) => zh).filter((zh) => zh.includes('换到'));
    expect(lines).toEqual([expect.stringMatching(/从石桥.*换到城关/u), expect.stringMatching(/从城关.*换到石桥/u)]);
    const [hold] = (await holdsOf(cast.security)).filter(({ name }) => name === account.name);
    expect((await app.as(cast.security)('POST', `/api/seal-holds/${hold?.id}/confirm`)).status).toBe(200);
  });

  it('is signed out and told of when it is the contact of a station, which opens no seals', async () => {
    const contact = await enter('st-v0201', password);
    const account = await accountOf('st-v0201');
    const saved = await admin()('PUT', '/api/accounts', { ...account, stationId: 'ST-V0301' });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect((await contact('GET', '/api/session')).status).toBe(401);
    expect((await accountOf('st-v0201')).sealsHeld).not.toBe(true);
    const holds = await app.database.db
      .selectFrom('sealHold')
      .selectAll()
      .where('accountId', '=', account.id)
      .execute();
    expect(holds.map(({ why, holds: isHeld }) => [why, isHeld])).toEqual([['office', false]]);
    await admin()('PUT', '/api/accounts', account);
  });
});

describe('security F5: a leader whose account the administrator takes over', () => {
  it('opens no seal by the password that the administrator set, until its owner has changed it and the security administrator has confirmed it', async () => {
    expect((await reveal(app.as(cast.deputyDirector))).status).toBe(200);
    const taken = await resetBy(admin(), cast.deputyDirector);
    expect((await taken('GET', '/api/session')).body).toMatchObject({ sealsHeld: true });
    expect((await taken('GET', '/api/session')).body.permissions).not.toContain('tipoff.seek');
    for (const open of [reveal, seek]) expect((await open(taken)).body.code).toBe('seals-held');
    expect((await taken('GET', path('').slice(0, -1))).body.mayReveal).toBe(false);
    // All the rest of his work goes on.
    expect((await taken('GET', '/api/complaints')).status).toBe(200);
    expect((await admin()('GET', '/api/seal-holds')).status).toBe(403);
    const [hold] = await holdsOf(cast.security);
    expect(hold).toMatchObject({ mayConfirm: true, isReady: true });
    // Where a security administrator stands, nobody else confirms.
    expect((await holdsOf(cast.dutyLeader))[0]).toMatchObject({ mayConfirm: false });
    expect(await holdsOf(cast.headOfChengguan)).toEqual([]);
    const confirm = (as: Caller) => as('POST', `/api/seal-holds/${hold?.id}/confirm`);
    expect((await confirm(admin())).status).toBe(403);
    expect((await confirm(taken)).body.code).toBe('confirm-not-yours');
    for (const superior of [cast.headOfChengguan, cast.dutyLeader])
      expect((await confirm(app.as(superior))).body.code).toBe('confirm-not-yours');
    expect((await confirm(app.as(cast.security))).status).toBe(200);
    expect((await reveal(taken)).status).toBe(200);
    expect((await seek(taken)).status).toBe(200);
    const lines = await app.database.db
      .selectFrom('ledger')
      .select('verb')
      .where('verb', '=', 'account-confirmed')
      .where('matterId', '=', (await accountOf(cast.deputyDirector)).id)
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
      .selectAll()
      .where('text', 'like', '%重设了您账号的密码%')
      .where('accountId', '=', id)
      .execute();
    expect(told.map(({ channel }) => channel).toSorted()).toEqual(['app', 'sms']);
    const heardBy = async (loginName: string) =>
      (
        await app.database.db
          .selectFrom('message')
          .select('text')
          .where('accountId', '=', (await accountOf(loginName)).id)
          .where('channel', '=', 'app')
          .where('text', 'like', '%动了%的账号%')
          .execute()
      ).at(-1)?.text;
    expect(await heardBy(cast.security)).toContain('请问过本人再核定');
    for (const loginName of [cast.deputyDirector, cast.auditor])
      expect(await heardBy(loginName)).toContain('等别人核定');
  });

  it('is told of at the telephone that it had, when the administrator puts another in its place', async () => {
    const account = await accountOf(cast.officerOfShiqiao);
    const save = (change: object) => admin()('PUT', '/api/accounts', { ...account, ...change });
    const told = async (phone: string) => {
      await runJob(app.deps as never, 'tell-holds');
      return (await sentTo(app.database.db, phone)).map(
        ({ text }) => /改了您账号的电话|重设了您账号的密码，电话也改了/u.exec(text)?.[0],
      );
    };
    await save({ phone: '13944440001' });
    await told('');
    await save({ phone: '13944440002' });
    expect(await told('13944440001')).toEqual(['改了您账号的电话', '改了您账号的电话']);
    await save({ phone: '13944440003', password });
    expect(await told('13944440002')).toEqual(['改了您账号的电话', '重设了您账号的密码，电话也改了']);
    // It is forgotten once it was told.
    const kept = await app.database.db
      .selectFrom('sealHold')
      .select('formerPhone')
      .where('formerPhone', 'is not', null)
      .execute();
    expect(kept).toEqual([]);
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
    const security = app.as(cast.security);
    const hold = (await security('GET', '/api/seal-holds')).body.holds.find(
      (one: { isReady: boolean }) => !one.isReady,
    );
    expect((await security('POST', `/api/seal-holds/${hold.id}/confirm`)).body.code).toBe('confirm-too-early');
  });
});

describe('security F5: the three officers', () => {
  const made = async (loginName: string, role: string, name: string, phone = '') => {
    const form = { id: uuidv7(), loginName, name, role, organisationId: 'AMR', stationId: null, phone, active: true };
    return { form, answer: await admin()('PUT', '/api/accounts', { ...form, password }) };
  };
  const own = async (loginName: string): Promise<Caller> => {
    const owner = await enter(loginName, password);
    await owner('POST', '/api/session/password', { current: password, next: owns });
    return owner;
  };

  it('are three people: nobody holds two, by name, by telephone or by another role of his account', async () => {
    const fieldOf = async (asked: ReturnType<typeof made>) => {
      const { status, body } = (await asked).answer;
      return [status, body.code, body.fields?.[0]?.path];
    };
    expect(await fieldOf(made('shen-two', 'auditor', '沈立新'))).toEqual([422, 'officers-apart', 'name']);
    expect(await fieldOf(made('shen-three', 'security', '另名', '0399-652-0002'))).toEqual([
      422,
      'officers-apart',
      'phone',
    ]);
    const auditor = await accountOf(cast.auditor);
    const turned = await admin()('PUT', '/api/accounts', { ...auditor, role: 'security' });
    expect([turned.status, turned.body.fields[0].path]).toEqual([422, 'role']);
    // Two who both keep the system are no two of the three, and whoever has laid one down may take another.
    expect((await made('shen-four', 'admin', '沈立新')).answer.status).toBe(200);
  });

  it('answer for nobody and read no trail before somebody else has confirmed them', async () => {
    expect((await made('second-guard', 'security', '钟守义')).answer.status).toBe(200);
    expect((await made('second-reader', 'auditor', '明察')).answer.status).toBe(200);
    const [guard, reader] = [await own('second-guard'), await own('second-reader')];
    expect((await reader('GET', '/api/trail')).body.code).toBe('seals-held');
    const [hold] = (await app.as(cast.security)('GET', '/api/seal-holds')).body.holds.filter(
      (one: { name: string }) => one.name === '明察',
    );
    expect((await guard('POST', `/api/seal-holds/${hold.id}/confirm`)).body.code).toBe('confirm-not-yours');
    expect((await app.as(cast.security)('POST', `/api/seal-holds/${hold.id}/confirm`)).status).toBe(200);
    expect((await reader('GET', '/api/trail')).status).toBe(200);
  });

  it('are never one account: neither by way of another role nor by one that is closed', async () => {
    const { form } = await made('turncoat', 'auditor', '易装');
    const turned = (change: object) => admin()('PUT', '/api/accounts', { ...form, ...change });
    expect((await turned({ role: 'security', active: false })).body.code).toBe('officers-apart');
    expect((await turned({ role: 'centre' })).status).toBe(200);
    expect((await turned({ role: 'security' })).body.code).toBe('officers-apart');
    expect((await turned({ role: 'auditor', active: false })).status).toBe(200);
  });

  it('hear of it when one of them is closed or opened again, and he waits to be confirmed anew', async () => {
    const auditor = await accountOf(cast.auditor);
    const heard = async () => {
      await runJob(app.deps as never, 'tell-holds');
      const texts = await app.database.db
        .selectFrom('message')
        .select('text')
        .where('accountId', '=', (await accountOf(cast.security)).id)
        .where('channel', '=', 'app')
        .where('text', 'like', `%动了${auditor.name}的账号%`)
        .orderBy('id')
        .execute();
      return texts.at(-1)?.text;
    };
    await admin()('PUT', '/api/accounts', { ...auditor, active: false });
    expect(await heard()).toContain(`动了${auditor.name}的账号（停用）`);
    await admin()('PUT', '/api/accounts', { ...auditor, active: true });
    expect(await heard()).toContain(`动了${auditor.name}的账号（又启用）。其中 1 个要核定`);
    const [hold] = (await holdsOf(cast.security)).filter(({ name }) => name === auditor.name);
    expect(hold).toMatchObject({ mayConfirm: true });
    expect((await app.as(cast.security)('POST', `/api/seal-holds/${hold?.id}/confirm`)).status).toBe(200);
  });

  it('stop no county that has no security administrator: leaders and heads confirm, and 系统状态 says so', async () => {
    const guard = await accountOf(cast.security);
    await admin()('PUT', '/api/accounts', { ...guard, active: false });
    expect((await admin()('GET', '/api/upkeep')).body.missingOfficers).toEqual(['security']);
    const taken = await resetBy(admin(), cast.dutyLeader);
    expect((await reveal(taken)).body.code).toBe('seals-held');
    const hold = (await holdsOf(cast.officeHead)).find(({ name }) => name === '高云');
    expect(hold).toMatchObject({ mayConfirm: true });
    await app.as(cast.officeHead)('POST', `/api/seal-holds/${hold?.id}/confirm`);
    expect((await reveal(taken)).status).toBe(200);
    // He who comes back is confirmed by one of them, and confirms alone from then on.
    await admin()('PUT', '/api/accounts', { ...guard, active: true });
    expect((await admin()('GET', '/api/upkeep')).body.missingOfficers).toEqual(['security']);
    const { holds } = (await taken('GET', '/api/seal-holds')).body as { holds: { id: string; name: string }[] };
    const back = holds.find(({ name }) => name === guard.name);
    expect((await taken('POST', `/api/seal-holds/${back?.id}/confirm`)).status).toBe(200);
    expect((await admin()('GET', '/api/upkeep')).body.missingOfficers).toEqual([]);
  });
});
