import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { switchboardAtHeader, switchboardSignatureHeader } from '../../../src/domain/exchange/switchboard.ts';
import { openSharedCounts } from '../../../src/actions/base/shared-counts.ts';
import { createApp, defaultLimits, type Deps } from '../../../src/http/app.ts';
import { isSignedWith, signatureOf } from '../../../src/outside/signature.ts';
import { board, type DraftSaved, type Ringing } from '../../../src/http/base/live/board.ts';
import { gatherMs, loudspeaker } from '../../../src/http/base/live/loudspeaker.ts';
import { joinNeighbours } from '../../../src/http/base/live/neighbours.ts';
import { presenceBoard } from '../../../src/http/base/live/presence-board.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { workAsAppRole } from '../../../src/store/base/migrate.ts';
import { listInstances } from '../../../src/store/base/shared/instances.ts';
import { openRelay, payloadsOf } from '../../../src/store/base/shared/relay.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { cast } from '../../build/cast.ts';
import { ownerPool } from '../../build/house/database.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { appOf, filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let wire: ReturnType<typeof appOf>;
beforeAll(async () => {
  app = await testApp();
  wire = appOf(app.deps);
});
afterAll(() => app.close());

/** Another program on the same database, as a second machine has one: its own memory, its own connections. */
async function neighbour() {
  const connection = { ...app.database.owner, options: workAsAppRole };
  const { db } = createDb(connection, 4);
  useKeys(db, testKeyring);
  const own = {
    loudspeaker: loudspeaker(),
    calls: board<Ringing>(),
    drafts: board<DraftSaved>(),
    presence: presenceBoard(),
  };
  const relay = await openRelay(connection, {
    id: randomUUID(),
    version: '1.0.0',
    newestMigration: '0614-instances',
    host: 'a-machine',
    pid: 1,
    keyIds: [testKeyring.current],
  });
  const shared = openSharedCounts({ db, keyring: testKeyring }, relay.hasOthers, () => undefined);
  const { loudspeaker: speaker, calls, drafts, presence } = joinNeighbours(own, relay, { db, keyring: testKeyring });
  const limits = defaultLimits(shared);
  const deps: Deps = { ...app.deps, db, ...speaker, calls, drafts, presence, limits };
  const isOfSwitchboard: Deps['isOfSwitchboard'] = (signed) => isSignedWith('k'.repeat(32), signed);
  return {
    wire: createApp({ ...deps, isOfSwitchboard }),
    relay,
    shared,
    limits,
    async close() {
      await shared.close();
      await relay.close();
      await db.destroy();
    },
  };
}

async function cookieOf(loginName: string): Promise<string> {
  const answer = await app.as(null)('POST', '/api/session', { loginName, password });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What has come over the line of the account so far, and whether it has been closed. */
async function line(cookie: string, at = wire) {
  const response = await at.request('/api/events', { headers: { cookie } });
  const heard = { text: '', ended: false };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard.text += new TextDecoder().decode(value);
    }
    heard.ended = true;
  };
  void read();
  return { heard, close: () => reader.cancel() };
}

describe('the line of changes', () => {
  it('tells the centre of a new matter, and a station without an office nothing of the matters of others', async () => {
    const [centre, station] = [await line(await cookieOf(cast.centre)), await line(await cookieOf('st-v0201'))];
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    await wait(gatherMs + 150);
    expect(centre.heard.text).toContain(number);
    // Two lines are open: each desk reads anew within so much.
    expect(centre.heard.text).toContain('"spreadMs":100');
    expect(centre.heard.text).not.toContain('李有田');
    expect(station.heard.text).toContain('event: beat');
    expect(station.heard.text).not.toContain('event: changes');
    await Promise.all([centre.close(), station.close()]);
  });

  it('tells firms and partner departments nothing of what is the whole county’s', async () => {
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const nongye = accounts.find((one: { loginName: string }) => one.loginName === cast.agriculture);
    expect(nongye.role).toBe('department');
    const [centre, department] = [
      await line(await cookieOf(cast.centre)),
      await line(await cookieOf(cast.agriculture)),
    ];
    const form = { id: uuidv7(), title: '全县网络人员集训', audience: 'supervisor', startsOn: '2099-01-05' };
    const courses = [{ title: '新规', hours: 3 }];
    const sent = { ...form, endsOn: '2099-01-05', place: '县局', courses };
    const planned = await app.as(cast.centre)('POST', '/api/trainings', sent);
    expect(planned.status, JSON.stringify(planned.body)).toBe(200);
    await wait(gatherMs + 150);
    expect(centre.heard.text).toContain('"dockets":["trainings"]');
    expect(department.heard.text).toContain('event: beat');
    expect(department.heard.text).not.toContain('event: changes');
    await Promise.all([centre.close(), department.close()]);
  });

  it('ends with the session that it was opened in, and hears nothing after it', async () => {
    const cookie = await cookieOf(cast.centre);
    const open = await line(cookie);
    await wire.request('/api/session', { method: 'DELETE', headers: { cookie } });
    const ahead = Date.now() + 10_000;
    app.setNow(new Date(ahead).toISOString());
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    await wait(gatherMs + 150);
    expect(open.heard.ended).toBe(true);
    expect(open.heard.text).not.toContain(number);
  });

  it('ends when the account is closed, and keeps nobody signed in who does nothing else', async () => {
    const [cookie, idle] = [await cookieOf('dongmei'), await cookieOf(cast.centre)];
    const [closed, quiet] = [await line(cookie), await line(idle)];
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const { wrongPasswords: _, ...own } = accounts.find((one: { loginName: string }) => one.loginName === 'dongmei');
    expect((await app.as(cast.admin)('PUT', '/api/accounts', { ...own, active: false })).status).toBe(200);
    app.setNow(new Date(Date.now() + 20_000).toISOString());
    await app.as(null)('POST', '/api/complaints', filing());
    await wait(gatherMs + 150);
    expect([closed.heard.ended, quiet.heard.ended]).toEqual([true, false]);
    app.setNow(new Date(Date.now() + 3 * 3_600_000).toISOString());
    await app.as(null)('POST', '/api/complaints', filing());
    await wait(gatherMs + 150);
    expect(quiet.heard.ended).toBe(true);
  });
});

describe('who has a matter open', () => {
  const linesWritten = async () =>
    (await app.database.pool.query('select count(*)::int as n from ledger')).rows[0].n as number;
  const stay = (who: string, window: string, number: string, open: string | null = null) =>
    app.as(who)('PUT', `/api/presence/${window}`, { number, move: open });
  const told = (heard: { text: string }) =>
    [...heard.text.matchAll(/event: presence\ndata: (.*)\n/gu)].map(([, data]) => JSON.parse(data ?? 'null'));

  it('is told to both who have it open, with the step and since when, to nobody else, and stands in no row and no line', async () => {
    app.setNow('2026-11-25T10:00:00+08:00');
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const send = { version, input: { officeId: 'SO-LH' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, send)).status).toBe(200);
    const lines = await Promise.all(
      [cast.officer, cast.officeHead, cast.otherOfficer].map(async (who) => line(await cookieOf(who))),
    );
    const [hisLine, headLine, otherLine] = lines.map(({ heard }) => heard);
    const [his, hers] = [uuidv7(), uuidv7()];
    const written = await linesWritten();
    expect((await stay(cast.officer, his, number)).body).toEqual({ number, others: [] });
    app.setNow('2026-11-25T10:05:00+08:00');
    const here = (await stay(cast.officeHead, hers, number)).body;
    const officer = { name: '马建国', since: '2026-11-25T02:00:00.000Z', act: null };
    expect(here).toEqual({ number, others: [officer] });
    await vi.waitFor(() =>
      expect(told(hisLine as never).at(-1)?.others).toMatchObject([{ name: '刘国栋', act: null }]),
    );
    await stay(cast.officer, his, number, 'accept');
    const accepting = { ...officer, act: { zh: '受理', en: 'Accept' } };
    await vi.waitFor(() => expect(told(headLine as never).at(-1)).toEqual({ number, others: [accepting] }));
    // The third officer of the office has it not open, and is not told who has.
    expect(told(otherLine as never)).toEqual([]);
    // Another office is told nothing, whoever asks by the number.
    expect((await stay(cast.officerOfChengguan, uuidv7(), number)).status).toBe(404);
    expect((await stay(cast.centre, uuidv7(), '投2026-9999')).status).toBe(404);
    expect((await app.as(cast.officer)('DELETE', `/api/presence/${his}/${encodeURIComponent(number)}`)).status).toBe(
      200,
    );
    await vi.waitFor(() => expect(told(headLine as never).at(-1)).toEqual({ number, others: [] }));
    expect(await linesWritten()).toBe(written);
    await Promise.all(lines.map((one) => one.close()));
  });

  it('tells a station of its own people alone: not who writes which decision on its own complaint', async () => {
    const station = 'st-v0303';
    const filed = await app.as(station)('POST', '/api/complaints', filing({ clientId: uuidv7() }));
    const { number } = filed.body;
    const [stationLine, centreLine] = [await line(await cookieOf(station)), await line(await cookieOf(cast.centre))];
    const [here, there] = [uuidv7(), uuidv7()];
    expect((await stay(station, here, number)).body).toEqual({ number, others: [] });
    await stay(cast.centre, there, number);
    await stay(cast.centre, there, number, 'proposeDecline');
    expect((await stay(station, here, number)).body).toEqual({ number, others: [] });
    // The centre is told that the station is there, and by then the station would have been told of the centre.
    await stay(station, here, number, 'settleOnSite');
    await vi.waitFor(() => expect(told(centreLine.heard).at(-1)?.others).toHaveLength(1));
    // Of what the centre did it hears nothing: of its own two words at most, and of nobody in them.
    expect(told(stationLine.heard).length).toBeLessThanOrEqual(2);
    for (const one of told(stationLine.heard)) expect(one).toEqual({ number, others: [] });
    await Promise.all([stationLine.close(), centreLine.close()]);
  });

  it('keeps the step of one window when another window of the same person has one open that there is not', async () => {
    const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
    await stay(cast.centre, uuidv7(), number, 'dispatch');
    await stay(cast.centre, uuidv7(), number, 'noSuchStep');
    const { others } = (await stay(cast.otherCentre, uuidv7(), number)).body;
    expect(others).toMatchObject([{ act: { zh: expect.stringContaining('分') } }]);
  });

  it('goes when the matter is another office’s by now, and a station is not told who handles a tip-off', async () => {
    const { number } = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body;
    expect((await stay(cast.centre, uuidv7(), number)).body).toEqual({ number, others: [] });
    expect((await stay('st-v0303', uuidv7(), number)).status).toBe(404);
    const window = uuidv7();
    const complaint = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number;
    const move = async (who: string, name: string, input: object) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${complaint}`)).body.complaint;
      const answer = await app.as(who)('POST', `/api/complaints/${complaint}/${name}`, { version, input });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
    expect((await stay(cast.officer, window, complaint)).status).toBe(200);
    await move(cast.officeHead, 'giveBack', { reason: '店不在我们辖区' });
    expect((await stay(cast.officer, window, complaint)).status).toBe(404);
    expect((await stay(cast.centre, uuidv7(), complaint)).body.others).toEqual([]);
  });
});

describe('a draft that another window has saved', () => {
  it('is told to the other windows of its own account, by form and version, and never what is in it', async () => {
    const [own, other] = [await line(await cookieOf(cast.officer)), await line(await cookieOf(cast.otherOfficer))];
    const draft = { id: uuidv7(), form: 'new.file', title: '登记投诉', path: '/complaints/new', version: 0 };
    const kept = { ...draft, writer: uuidv7(), typed: { story: '种子不出苗' } };
    expect((await app.as(cast.officer)('PUT', '/api/drafts', kept)).status).toBe(200);
    await vi.waitFor(() => expect(own.heard.text).toContain('event: draft'));
    expect(own.heard.text).toContain(`"form":"new.file"`);
    expect(own.heard.text).toContain(`"writer":"${kept.writer}"`);
    expect(own.heard.text).toContain('"version":1');
    expect(own.heard.text).not.toContain('种子');
    expect(other.heard.text).not.toContain('event: draft');
    await Promise.all([own.close(), other.close()]);
  });
});

describe('a call that rings', () => {
  const key = 'the key of the switchboard, 32 and more';
  const ring = (input: object, signedWith = key) => {
    const at = app.deps.now().toISOString();
    return app.as(null)('POST', '/api/switchboard/calls', input, {
      [switchboardAtHeader]: at,
      [switchboardSignatureHeader]: signatureOf(signedWith, at, JSON.stringify(input)),
    });
  };

  it('is answered at once, whatever keeps the note that the line was heard', async () => {
    app.deps.isOfSwitchboard = (signed) => isSignedWith(key, signed);
    const held = await app.database.pool.connect();
    await held.query('begin; lock table machine_note in access exclusive mode');
    const rung = await ring({ id: uuidv7(), line: '8009', from: '13812340317' });
    expect([rung.status, JSON.stringify(rung.body)]).toEqual([200, expect.any(String)]);
    await held.query('commit');
    held.release();
    await vi.waitFor(async () => {
      const { rows } = await app.database.pool.query(`select 1 from machine_note where name = 'heard calls 8009'`);
      expect(rows).toHaveLength(1);
    });
  });

  it('is shown at the desk of who sits at its extension, to nobody else, and stands in no row', async () => {
    app.deps.isOfSwitchboard = (signed) => isSignedWith(key, signed);
    const reach = { bySms: false, byEmail: false, email: '' };
    const save = (who: string, extension: string) => app.as(who)('PUT', '/api/reach', { ...reach, line: extension });
    expect((await save(cast.centre, '8003')).status).toBe(200);
    expect((await app.as(cast.centre)('GET', '/api/reach')).body.line).toBe('8003');
    expect((await save(cast.centre, '80 03 转 1')).status).toBe(400);
    // Nobody outside of the centre hears who rings, and nobody there at the telephone of a colleague.
    for (const who of [cast.officer, cast.auditor, 'st-v0303'])
      expect((await save(who, '8004')).body.fields?.[0]?.zh, who).toMatch(/中心的人/u);
    // Two of the centre do not share a seat; who has left it holds none.
    expect((await save(cast.otherCentre, '8003')).body.fields?.[0]?.zh).toMatch(/这个分机写在方敏的账号里/u);
    const set = (active: boolean) =>
      app.database.pool.query('update account set active = $1 where login_name = $2', [active, cast.centre]);
    await set(false);
    expect((await save(cast.otherCentre, '8003')).status).toBe(200);
    await set(true);
    expect((await app.as(cast.centre)('GET', '/api/reach')).body.line).toBe('');
    expect((await save(cast.otherCentre, '')).status).toBe(200);
    expect((await save(cast.centre, '8003')).status).toBe(200);
    const lines = await Promise.all(
      [cast.centre, cast.auditor, cast.officer].map(async (who) => line(await cookieOf(who))),
    );
    const call = { id: uuidv7(), line: '8003', from: '13800000317' };
    expect((await ring(call)).body).toEqual({ shown: 1 });
    expect((await ring({ ...call, line: '8009' })).body).toEqual({ shown: 0 });
    expect((await ring(call, 'another key of the right length!!')).status).toBe(401);
    await vi.waitFor(() => expect(lines[0]?.heard.text).toContain('event: call'));
    expect(lines[0]?.heard.text).toContain(JSON.stringify({ id: call.id, from: call.from }));
    expect(lines.slice(1).map(({ heard }) => heard.text.includes(call.from))).toEqual([false, false]);
    await Promise.all(lines.map((one) => one.close()));
  });
});

describe('operations B8: two programs on one database', () => {
  type Neighbour = Awaited<ReturnType<typeof neighbour>>;
  let [here, there]: Neighbour[] = [];
  const both = () => [here, there] as [Neighbour, Neighbour];
  beforeAll(async () => {
    app.setNow(new Date().toISOString());
    [here, there] = [await neighbour(), await neighbour()];
  });
  afterAll(async () => {
    await Promise.all(both().map((one) => one.close()));
  });

  const ask = async (at: Neighbour, cookie: string | null, method: string, path: string, body?: unknown, more = {}) => {
    const headers = { 'content-type': 'application/json', ...(cookie === null ? {} : { cookie }), ...more };
    const answer = await at.wire.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: JSON.parse((await answer.text()) || 'null') };
  };
  const cutLines = async () => {
    const owner = ownerPool(app.database.owner);
    const cut = await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'hongdun-relay' and datname = current_database()`);
    await owner.end();
    expect(cut.rowCount).toBe(2);
  };

  it('are both known, and what one changes is told to the desks of the other, settings too', async () => {
    const [at, beside] = both();
    expect(await listInstances(app.database.db)).toMatchObject([
      { version: '1.0.0', host: 'a-machine', keyIds: [testKeyring.current] },
      { version: '1.0.0' },
    ]);
    const centre = await line(await cookieOf(cast.centre), beside.wire);
    const { number } = (await ask(at, null, 'POST', '/api/complaints', filing())).body;
    await vi.waitFor(() => expect(centre.heard.text).toContain(number), 3000);
    expect(centre.heard.text).toContain('"isMissed":false');
    expect(centre.heard.text).not.toContain('李有田');

    const admin = await cookieOf(cast.admin);
    const named = async () =>
      (await ask(beside, admin, 'GET', '/api/directory')).body.organisations.find(
        ({ id }: { id: string }) => id === 'SO-LH',
      );
    const office = await named();
    const changed = { ...office, name: '柳河市场监督管理所' };
    expect((await ask(at, admin, 'PUT', '/api/organisations', changed)).status).toBe(200);
    await vi.waitFor(async () => expect((await named()).name).toBe(changed.name), 3000);
    await centre.close();
  });

  it('know who has a matter open at the other, and ring its desks, and nothing that goes over names a person', async () => {
    const [at, beside] = both();
    const spy = new pg.Client(app.database.owner);
    spy.on('error', () => undefined);
    await spy.connect();
    const told: string[] = [];
    spy.on('notification', ({ payload = '' }) => told.push(payload));
    await spy.query('listen hongdun_relay');

    const { number } = (await ask(at, null, 'POST', '/api/complaints', filing())).body;
    const [centre, leader] = [await cookieOf(cast.centre), await cookieOf('gaoyun')];
    const stay = (which: Neighbour, cookie: string) =>
      ask(which, cookie, 'PUT', `/api/presence/${uuidv7()}`, { number, move: null });
    expect((await stay(at, centre)).body.others).toEqual([]);
    const seen = await line(centre, at.wire);
    await vi.waitFor(async () => expect((await stay(beside, leader)).body.others).toHaveLength(1), 3000);
    await vi.waitFor(() => expect(seen.heard.text).toContain('event: presence'), 3000);
    const { name } = (await ask(at, leader, 'GET', '/api/session')).body;
    expect(seen.heard.text).toContain(name);

    const own = (await ask(at, centre, 'GET', '/api/session')).body;
    const reach = { bySms: false, byEmail: false, email: '', line: '8077' };
    expect((await ask(at, centre, 'PUT', '/api/reach', reach)).status).toBe(200);
    const ringing = await line(centre, beside.wire);
    const call = JSON.stringify({ id: uuidv7(), line: '8077', from: '13812345678' });
    const signedAt = new Date().toISOString();
    const rung = await ask(at, null, 'POST', '/api/switchboard/calls', call, {
      [switchboardAtHeader]: signedAt,
      [switchboardSignatureHeader]: signatureOf('k'.repeat(32), signedAt, call),
    });
    expect(rung.body).toEqual({ shown: 1 });
    await vi.waitFor(() => expect(ringing.heard.text).toContain('13812345678'), 3000);
    const all = told.join();
    const heard = await app.database.pool.query("select name from machine_note where name like 'heard %'");
    expect(heard.rows).toContainEqual({ name: 'heard calls 8077' });
    expect(all).toContain('"k":"stay"');
    expect(all).toContain('"k":"call"');
    for (const personal of [name, own.name, '13812345678', '李有田']) expect(all).not.toContain(personal);
    await Promise.all([seen.close(), ringing.close(), spy.end()]);
  });

  it('whose line was cut read anew what they missed, and hear of the next change by its number', async () => {
    const [at, beside] = both();
    const centre = await line(await cookieOf(cast.centre), beside.wire);
    await cutLines();
    const { number: missed } = (await ask(at, null, 'POST', '/api/complaints', filing())).body;
    await vi.waitFor(() => expect(centre.heard.text).toContain('"isMissed":true'), 5000);
    await vi.waitFor(async () => {
      const { number } = (await ask(at, null, 'POST', '/api/complaints', filing())).body;
      await wait(2 * gatherMs);
      expect(centre.heard.text).toContain(number);
    }, 8000);
    expect(missed).toMatch(/^投/u);
    await centre.close();
  });

  it('count guesses and bytes together, by marks that name nobody', async () => {
    const [at, beside] = both();
    const now = Date.now();
    for (let n = 0; n < 30; n += 1) at.limits.signIn.demand('192.0.2.7', now);
    await at.shared.turn();
    // One try here tells of all that the other has counted.
    beside.limits.signIn.demand('192.0.2.7', now);
    await beside.shared.turn();
    expect(() => beside.limits.signIn.demand('192.0.2.7', now)).toThrow(Refusal);
    beside.limits.signIn.demand('192.0.2.8', now);
    const { rows } = await app.database.pool.query<{ all: string }>(
      `select string_agg(s::text, ',') as all from shared_count as s`,
    );
    expect(rows[0]?.all).not.toContain('192.0.2');
  });

  it('put as much into one telling as it may hold, and no half of a word', () => {
    const words = Array.from({ length: 100 }, (_, n) => JSON.stringify({ n, words: '投'.repeat(100) }));
    const payloads = payloadsOf('me', words);
    expect(payloads.every((one) => Buffer.byteLength(one) < 8000)).toBe(true);
    expect(payloads.length).toBeLessThan(6);
    expect(payloads.flatMap((one) => JSON.parse(one.slice(3)) as { n: number }[]).map(({ n }) => n)).toEqual(
      words.map((_, n) => n),
    );
  });
});
