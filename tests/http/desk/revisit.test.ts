/** 过几天再看: a day of one's own on a matter. It comes back into one's own work, and changes nothing for anybody else. */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countOlder, sealAnew } from '../../../src/actions/base/sealing.ts';
import { revisitsUnderOlderKey } from '../../../src/actions/desk/revisit.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { removeBeside } from '../../../src/store/desk/erasure.ts';
import { countRevisits, listRevisits, saveRevisit } from '../../../src/store/desk/revisit.ts';
import { cast } from '../../build/cast.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => app.setNow('2026-05-18T10:00:00+08:00'));
afterAll(() => app.close());

const keep = (who: string, number: string, againOn: string, note = '') =>
  app.as(who)('PUT', `/api/revisits/${encodeURIComponent(number)}`, { againOn, note });
const drop = (who: string, number: string) => app.as(who)('DELETE', `/api/revisits/${encodeURIComponent(number)}`);
const listed = async (who: string) => (await app.as(who)('GET', '/api/revisits')).body.revisits;
const workOf = async (who: string, mine = 'yes') => (await app.as(who)('GET', `/api/work?mine=${mine}`)).body;
const backOf = async (who: string, number: string, mine = 'yes') =>
  (await workOf(who, mine)).lines.filter(
    (one: { kind: string; number: string }) => one.kind === 'revisit' && one.number === number,
  );

/** A complaint that the office of 柳河 has. */
async function dispatched(): Promise<string> {
  const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
  await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
  return number;
}
async function move(who: string, number: string, name: string, input: object): Promise<void> {
  const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('过几天再看', () => {
  it('到那天回到自己的工作里，要做的就是写的那一句；之前不在，之后一直在，不算过期', async () => {
    const number = await dispatched();
    expect((await keep(cast.officer, number, '2026-05-21', '问店家修好没有')).status).toBe(200);
    expect(await listed(cast.officer)).toMatchObject([
      { kind: 'complaint', number, againOn: '2026-05-21', note: '问店家修好没有' },
    ]);
    app.setNow('2026-05-20T10:00:00+08:00');
    expect(await backOf(cast.officer, number)).toEqual([]);
    app.setNow('2026-05-21T08:00:00+08:00');
    const [line] = await backOf(cast.officer, number);
    expect(line).toMatchObject({ what: { zh: '问店家修好没有' }, dueOn: '2026-05-21', step: null, legalOn: null });
    expect((await workOf(cast.officer)).counts.revisit).toMatchObject({ today: 1, pastTarget: 0, pastLegal: 0 });
    app.setNow('2026-05-25T08:00:00+08:00');
    const [later] = await backOf(cast.officer, number);
    expect(later).toMatchObject({ what: { zh: '问店家修好没有（定的 05-21）' }, dueOn: '2026-05-25' });
    expect((await workOf(cast.officer)).counts.revisit).toMatchObject({ today: 1, pastTarget: 0, pastLegal: 0 });
  });

  it('别人看不到，进不了账，件上的时限、别人的数一个不变', async () => {
    const number = await dispatched();
    const seen = async () => {
      const { complaint, clocks, timeline } = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
      return { complaint, clocks, timeline };
    };
    const lines = async () => (await app.database.pool.query('select count(*)::int as n from ledger')).rows;
    app.setNow('2026-06-30T10:00:00+08:00');
    const before = { seen: await seen(), lines: await lines(), head: (await workOf(cast.officeHead, 'no')).counts };
    const own = (await workOf(cast.officer, 'no')).counts;
    await keep(cast.officer, number, '2026-06-30', '李有田 13800000317 说好再打');
    expect(await backOf(cast.officer, number)).toHaveLength(1);
    expect({ seen: await seen(), lines: await lines(), head: (await workOf(cast.officeHead, 'no')).counts }).toEqual(
      before,
    );
    // What is late in the office stays late there, for himself too.
    expect((await workOf(cast.officer, 'no')).counts).toEqual(own);
    expect(await listed(cast.officeHead)).toEqual([]);
    expect(await backOf(cast.officeHead, number)).toEqual([]);
    // The note lies sealed: it may name people.
    const { rows } = await app.database.pool.query('select *, encode(sealed, $1) as bytes from revisit', ['escape']);
    expect(JSON.stringify(rows)).not.toMatch(/李有田|13800000317/u);
  });

  it('再定一次就是改，按两次还是一个，去掉了再去掉也不出错，撤回就是照原来的再定', async () => {
    const number = await dispatched();
    for (const note of ['甲', '甲', '乙'])
      expect((await keep(cast.officer, number, '2026-05-22', note)).status).toBe(200);
    const own = (await listed(cast.officer)).filter((one: { number: string }) => one.number === number);
    expect(own).toMatchObject([{ note: '乙', againOn: '2026-05-22' }]);
    expect((await drop(cast.officer, number)).status).toBe(200);
    expect((await drop(cast.officer, number)).status).toBe(200);
    expect((await listed(cast.officer)).map((one: { number: string }) => one.number)).not.toContain(number);
    expect((await keep(cast.officer, number, '2026-05-18', '乙')).status).toBe(200);
    expect(await backOf(cast.officer, number)).toHaveLength(1);
  });

  it('举报、咨询也行；过了的日子、一年以外的、看不到的件、站点的举报不行', async () => {
    const number = await dispatched();
    for (const againOn of ['2026-05-17', '2027-05-20'])
      expect((await keep(cast.officer, number, againOn)).body.fields?.[0]?.zh).toMatch(/今天到 2027-05-19 之间/u);
    expect((await keep(cast.officerOfChengguan, number, '2026-05-22')).status).toBe(404);
    const tipoff = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body.number;
    expect((await keep('st-v0303', tipoff, '2026-05-22')).status).toBe(404);
    expect((await keep(cast.centre, tipoff, '2026-05-22', '看立案没有')).status).toBe(200);
    const inquiry = (await app.as(cast.centre)('POST', '/api/inquiries', asking())).body.number;
    expect((await keep(cast.centre, inquiry, '2026-05-20', '回电话')).status, inquiry).toBe(200);
    expect((await listed(cast.centre)).map((one: { kind: string }) => one.kind)).toEqual(['inquiry', 'tipoff']);
  });

  it('以后看不到这件了就不再提，去得掉；件的个人信息清除时一起清掉', async () => {
    const number = await dispatched();
    await keep(cast.officer, number, '2026-05-19', '再看');
    await move(cast.officeHead, number, 'giveBack', { reason: '店不在我们辖区' });
    app.setNow('2026-05-19T10:00:00+08:00');
    expect(await backOf(cast.officer, number)).toEqual([]);
    expect((await listed(cast.officer)).map((one: { number: string }) => one.number)).not.toContain(number);
    expect((await drop(cast.officer, number)).status).toBe(200);
    await keep(cast.centre, number, '2026-05-25', '李有田的事');
    const { rows } = await app.database.pool.query('select id, county_id from complaint where number = $1', [number]);
    const [{ id, county_id: countyId }] = rows;
    const kept = async () =>
      (await app.database.pool.query('select 1 from revisit where matter_id = $1', [id])).rows.length;
    expect(await kept()).toBe(1);
    const { db, keyring } = app.deps;
    await transact(db, (tx) => removeBeside(tx, keyring, 'complaint', { countyId, id, number } as never, []));
    expect(await kept()).toBe(0);
  });

  it('两个窗口同时定，后一个算数，不是前一个；满了还能改原来的', async () => {
    const number = await dispatched();
    expect((await keep(cast.officer, number, '2026-05-20')).status).toBe(200);
    const { db, keyring } = app.deps;
    const { rows } = await app.database.pool.query(
      'select r.county_id, r.account_id, r.kind, r.matter_id from revisit as r join complaint as c on c.id = r.matter_id where c.number = $1',
      [number],
    );
    const [{ county_id: countyId, account_id: accountId, kind, matter_id: matterId }] = rows;
    const of = { countyId, accountId, kind, matterId, setAt: app.deps.now() };
    expect((await drop(cast.officer, number)).status).toBe(200);
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const first = transact(db, async (tx) => {
      await saveRevisit(tx, keyring, { ...of, id: uuidv7(), againOn: '2026-05-21', note: '前一个窗口' });
      written.resolve();
      await released.promise;
    });
    await written.promise;
    const second = keep(cast.officer, number, '2026-05-22', '后一个窗口');
    // It waits for the first, which it does not see yet.
    await vi.waitFor(async () => {
      const waiting = await app.database.pool.query(
        "select 1 from pg_locks where not granted and locktype = 'transactionid'",
      );
      expect(waiting.rows).toHaveLength(1);
    });
    released.resolve();
    await first;
    expect((await second).status).toBe(200);
    const own = await listRevisits(db, keyring, of, { until: null, limit: 500 });
    // The note is read: its seal came with its id.
    expect(own.filter((one) => one.matterId === matterId)).toMatchObject([
      { againOn: '2026-05-22', note: '后一个窗口' },
    ]);
    // Who has as many as there may be still changes one of them.
    expect(await transact(db, (tx) => countRevisits(tx, of))).toBe(own.length - 1);
  });

  it('账号停用，他定的日子和写的话、自己的常用语、要告诉他的视图、带看过没有，一起清掉', async () => {
    const number = await dispatched();
    expect((await keep(cast.otherOfficer, number, '2026-05-22', '李有田说好再打')).status).toBe(200);
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const account = accounts.find((one: { loginName: string }) => one.loginName === cast.otherOfficer);
    const { wrongPasswords: _, ...own } = account;
    const phrase = (scope: string, name: string) =>
      app.as(cast.otherOfficer)('PUT', `/api/phrases/${randomUUID()}`, {
        scope,
        name,
        words: '{编号}收到了。',
        readVersion: 0,
      });
    expect((await phrase('own', '自己用的')).status).toBe(200);
    expect((await app.as(cast.otherOfficer)('PUT', '/api/tour', {})).status).toBe(200);
    await app.database.pool.query(
      `insert into view_notice select county_id, gen_random_uuid(), id, 1, '{}', now() from account where id = $1`,
      [account.id],
    );
    const own4 = ['revisit', 'phrase', 'account_tour', 'view_notice'];
    const left = async () => {
      const each = own4.map((table) =>
        app.database.pool.query(`select 1 from ${table} where account_id = $1`, [account.id]),
      );
      return (await Promise.all(each)).map(({ rows }) => rows.length);
    };
    expect(await left()).toEqual([1, 1, 1, 1]);
    expect((await app.as(cast.admin)('PUT', '/api/accounts', { ...own, active: false })).status).toBe(200);
    expect(await left()).toEqual([0, 0, 0, 0]);
  });

  it('换了密钥重新封过，写的那句还在', async () => {
    const number = await dispatched();
    await keep(cast.officer, number, '2026-05-22', '密钥换了也要在');
    const { keyring, db, now } = app.deps;
    const county = await findCountyFacts(db);
    if (county === null) throw new Error('There is a county.');
    const next = { ...keyring, current: 'k2', keys: new Map([...keyring.keys, ['k2', Buffer.alloc(32, 7)]]) };
    expect((await countOlder({ db, keyring: next, county, now } as never, [revisitsUnderOlderKey])).size).toBe(1);
    await sealAnew({ db, keyring: next, county, now }, sealings, 'older');
    expect((await app.database.pool.query('select distinct key_id from revisit')).rows).toEqual([{ key_id: 'k2' }]);
    app.deps.keyring = next;
    const own = (await listed(cast.officer)).find((one: { number: string }) => one.number === number);
    expect(own.note).toBe('密钥换了也要在');
    app.deps.keyring = keyring;
  });
});
