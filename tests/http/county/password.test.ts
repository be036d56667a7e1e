import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resetPasswordByCommand } from '../../../src/actions/county/password.ts';
import { countOlder, sealAnew } from '../../../src/actions/base/sealing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { slipsIn } from '../../../scripts/drill/slips.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const admin = () => app.as(cast.admin);
const enter = (loginName: string, typed: string) =>
  app.as(null)('POST', '/api/session', { loginName, password: typed });
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const idOf = async (loginName: string): Promise<string> =>
  (await admin()('GET', '/api/accounts')).body.accounts.find(
    (one: { loginName: string }) => one.loginName === loginName,
  ).id;
/** The password on the slip of that name: without a try that somebody would have to wait after. */
const drawnFor = (page: string, loginName: string): string =>
  drawnOf(page.slice(page.lastIndexOf(`>${loginName}<`)))[0] ?? '';
const drawnOf = (page: string): string[] =>
  page.match(/(?<![\w-])[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}(?![\w-])/gu) ?? [];

describe('security F24, operations A9: a password that another has set', () => {
  it('is drawn for each of several people, opens nothing but its own change, and is no secret of the ledger', async () => {
    const names = [cast.officerOfChengguan, cast.officerOfLongquan];
    const ids = await Promise.all(names.map(idOf));
    expect((await app.as(cast.officerOfChengguan)('GET', '/api/session')).status).toBe(200);
    const batchId = uuidv7();
    const given = await admin()('POST', '/api/accounts/passwords', { batchId, ids });
    expect([given.status, given.body.slips]).toEqual([200, batchId]);
    expect((await app.as(cast.officerOfChengguan)('GET', '/api/session')).status).toBe(401);
    const ownBatches = async () => (await admin()('GET', '/api/accounts')).body.slips;
    expect(await ownBatches()).toMatchObject([{ batchId, accounts: 2 }]);
    const page = await admin()('GET', `/papers/slips/${batchId}`);
    const drawn = [...new Set(drawnOf(page.body))];
    expect(drawn).toHaveLength(2);
    expect(page.headers.get('cache-control')).toContain('no-store');
    // Both are strips of one sheet.
    expect(
      [page.body.match(/<section class="strip"/gu), page.body.match(/<article /gu)].map((found) => found?.length),
    ).toEqual([2, 1]);
    // The drill that opens a county reads them as a person does.
    const read = slipsIn(page.body);
    expect(read.map(({ loginName }) => loginName).toSorted()).toEqual(names.toSorted());
    expect(read.map((slip) => slip.password).toSorted()).toEqual(drawn.toSorted());
    // Sent again it is the same batch, and nobody is signed out a second time.
    await admin()('POST', '/api/accounts/passwords', { batchId, ids });
    expect([...new Set(drawnOf((await admin()('GET', `/papers/slips/${batchId}`)).body))].toSorted()).toEqual(
      drawn.toSorted(),
    );
    // Other people under its id are refused, more of them or fewer, and none of them is signed out.
    const other = await idOf(cast.officer);
    for (const more of [[other], [...ids, other], ids.slice(1)]) {
      const refused = await admin()('POST', '/api/accounts/passwords', { batchId, ids: more });
      expect([refused.status, refused.body.code]).toEqual([409, 'passwords-given-others']);
    }
    expect((await app.as(cast.officer)('GET', '/api/session')).status).toBe(200);
    const own = drawnFor(page.body, cast.officerOfChengguan);
    const entered = await enter(cast.officerOfChengguan, own);
    expect(entered.body).toMatchObject({ due: 'password', permissions: [] });
    const cookie = cookieOf(entered);
    const here = (method: string, path: string, body?: unknown) => app.as(null)(method, path, body, { cookie });
    for (const path of ['/api/complaints', '/api/work', '/api/directory', '/api/events', '/api/sessions', '/api/reach'])
      expect([path, (await here('GET', path)).body.code]).toEqual([path, 'password-due']);
    expect((await here('GET', '/papers/roster?month=2026-10')).status).toBe(403);
    expect((await here('GET', '/api/session')).body.due).toBe('password');
    const change = (current: string, next: string) => here('POST', '/api/session/password', { current, next });
    expect((await change(own, own)).body.code).toBe('password-used');
    expect((await change(own, 'hongdun2026')).body.fields[0].zh).toContain('地名');
    expect((await change(own, 'seven lamps by the mill')).status).toBe(200);
    expect((await here('GET', '/api/session')).body.due).toBeNull();
    expect((await here('GET', '/api/complaints')).status).toBe(200);
    // Of the two slips his is gone, and no text of the database holds either.
    expect(new Set(drawnOf((await admin()('GET', `/papers/slips/${batchId}`)).body)).size).toBe(1);
    expect(await ownBatches()).toMatchObject([{ batchId, accounts: 1 }]);
    // Nor does the batch, sent once more, take his own password from him.
    expect((await admin()('POST', '/api/accounts/passwords', { batchId, ids })).status).toBe(200);
    expect((await here('GET', '/api/session')).status).toBe(200);
    const lines = await app.database.db.selectFrom('ledger').select(['verb', 'detail']).execute();
    expect(lines.filter(({ verb }) => verb === 'password-given')).toHaveLength(2);
    for (const one of drawn) expect(JSON.stringify(lines)).not.toContain(one);
  });

  it('is none of the last five, the present one included', async () => {
    const name = cast.officerOfShiqiao;
    const five = ['amber kettle under rain', 'two geese cross a lane', 'paper lantern on ice', 'old bell in a barn'];
    let now = password;
    const change = async (current: string, next: string) => {
      const cookie = cookieOf(await enter(name, current));
      return app.as(null)('POST', '/api/session/password', { current, next }, { cookie });
    };
    for (const next of five) {
      expect((await change(now, next)).status).toBe(200);
      now = next;
    }
    for (const next of [password, ...five]) expect((await change(now, next)).body.code).toBe('password-used');
    expect((await change(now, 'a fifth that is quite new')).status).toBe(200);
    // Six are more than five: the first may come again.
    expect((await change('a fifth that is quite new', password)).status).toBe(200);
  });

  it('is not drawn for oneself, and its slip is gone after a day', async () => {
    const ids = [await idOf(cast.admin)];
    expect((await admin()('POST', '/api/accounts/passwords', { batchId: uuidv7(), ids })).body.code).toBe(
      'password-own',
    );
    const batchId = uuidv7();
    await admin()('POST', '/api/accounts/passwords', { batchId, ids: [await idOf('dongmei')] });
    expect((await admin()('GET', `/papers/slips/${batchId}`)).status).toBe(200);
    // Its maker finds it beside what he drew before; who may confirm accounts but draw no passwords finds none.
    const batchesOf = async (name: string) =>
      (await app.as(name)('GET', '/api/accounts')).body.slips.map((one: { batchId: string }) => one.batchId);
    const own = await batchesOf(cast.admin);
    expect([own[0], own.length > 1]).toEqual([batchId, true]);
    expect(await batchesOf(cast.security)).toEqual([]);
    app.setNow(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect((await admin()('GET', `/papers/slips/${batchId}`)).status).toBe(404);
    expect(await batchesOf(cast.admin)).toEqual([]);
  });

  it('is on a slip that says where a telephone signs in, and that an address of the machine itself is none to hand out', async () => {
    const batchId = uuidv7();
    await admin()('POST', '/api/accounts/passwords', { batchId, ids: [await idOf('st-v0302')] });
    const { body } = await admin()('GET', `/papers/slips/${batchId}`);
    expect(body).toContain('/station/');
    expect(body).toContain('PUBLIC_URL');
  });

  it('lies on its slip under the newest key too once that has turned over', async () => {
    const batchId = uuidv7();
    await admin()('POST', '/api/accounts/passwords', { batchId, ids: [await idOf('dongmei')] });
    const { db, keyring, now } = app.deps;
    const county = await findCountyFacts(db);
    if (county === null) throw new Error('There is a county.');
    const next = { ...keyring, current: 'k2', keys: new Map([...keyring.keys, ['k2', Buffer.alloc(32, 7)]]) };
    const where = { db, keyring: next, county, now };
    expect((await countOlder(where, sealings)).get(keyring.current)).toBeGreaterThan(0);
    await sealAnew(where, sealings, 'older');
    const { rows } = await app.database.pool.query('select distinct key_id from password_slip');
    expect(rows).toEqual([{ key_id: 'k2' }]);
    app.deps.keyring = next;
    expect(drawnOf((await admin()('GET', `/papers/slips/${batchId}`)).body)).not.toEqual([]);
    app.deps.keyring = keyring;
    await sealAnew({ ...where, keyring }, sealings, 'older');
  });

  it('is told to be public on the sign-in page of the sample county, whose accounts are spared', async () => {
    expect((await app.as(null)('GET', '/api/session/door')).body).toMatchObject({ sample: true });
    expect((await enter(cast.centre, password)).body.due).toBeNull();
  });

  it('ledger 2: of the only administrator is set anew by a command on the server, and no row is changed past the program', async () => {
    const server = { db: app.deps.db, keyring: app.deps.keyring, at: new Date(), newId: uuidv7, countyId: 990126 };
    const id = await idOf(cast.admin);
    const { broken } = await proveLedger(app.deps.db);
    const word = await resetPasswordByCommand(server, 'Admin');
    await expect(resetPasswordByCommand(server, 'nobody-here')).rejects.toMatchObject({ code: 'not-found' });
    const entered = await enter(cast.admin, word);
    expect(entered.body).toMatchObject({ due: 'password', permissions: [] });
    const next = { current: word, next: 'seven lamps by the mill' };
    const cookie = cookieOf(entered);
    expect((await app.as(null)('POST', '/api/session/password', next, { cookie })).status).toBe(200);
    expect((await proveLedger(app.deps.db)).broken).toEqual(broken);
    const lines = await listLedger(app.deps.db, 990126, id);
    expect(lines.slice(-2).map(({ verb, by }) => [verb, by])).toEqual([
      ['password-given', 'system'],
      ['password-changed', id],
    ]);
    expect(JSON.stringify(lines)).not.toContain(word);
    const { db } = app.database;
    const trail = await db.selectFrom('trail').select(['who', 'verb']).where('who', '=', '服务器上的命令').execute();
    expect(trail).toEqual([{ who: '服务器上的命令', verb: 'password-given' }]);
    await runJob(app.deps as never, 'tell-holds');
    const told = await db.selectFrom('message').select('text').where('text', 'like', '服务器上的命令%').execute();
    expect(told.length).toBeGreaterThan(1);
  });
});
