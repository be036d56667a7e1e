import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { createFront } from '../../../src/http/front.ts';
import type { Deps } from '../../../src/http/base/env.ts';
import { apartMs } from '../../../src/domain/base/status/around.ts';
import { measureClock, noteHeard } from '../../../src/store/base/shared/around.ts';
import { noteAnswers } from '../../../src/actions/base/upkeep.ts';
import { beginWork, endGone } from '../../../src/actions/matter/upkeep/upkeep-work.ts';
import { UpkeepWatch } from '../../../src/jobs/watch-upkeep.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { keepNote } from '../../../src/store/base/sealing-keys.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { sealedHead } from '../../build/house/sealed-head.ts';
import { appOf, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let deps: Deps;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => {
  deps = { ...app.deps, machine: { ...app.deps.machine } };
});

const far = { 'x-forwarded-for': '203.0.113.9' };
const get = (path: string, headers = {}) => appOf(deps).request(path, { headers });
/** Some minutes over forty hours, so that the words do not hang on which of two clocks was read first. */
const yesterday = () => new Date(app.deps.now().getTime() - 40 * 3_600_000 - 5 * 60_000);
const late = () => ({
  freeBytes: 8 * 1024 ** 3,
  takesFiles: true,
  isBackedUp: true,
  areKeysKept: true,
  backups: [{ at: yesterday(), isGood: true, bytes: 5000, words: 'hongdun.dump', copyFault: null }],
  rehearsals: [{ at: yesterday(), isGood: true, seconds: 20, words: 'hongdun.dump' }],
  backedUpSince: yesterday(),
});

const quiet = { name: 'none', send: () => Promise.resolve(undefined) };

describe('/readyz', () => {
  it('says that a filing can be taken, and to this machine alone what should be looked at', async () => {
    deps.machine.look = async () => late();
    const here = await get('/readyz');
    expect(here.status).toBe(200);
    expect(await here.json()).toMatchObject({
      ready: true,
      database: true,
      filing: true,
      reasons: [],
      warnings: [{ code: 'backup', zh: '上次做成备份是 40 小时以前' }],
    });
    expect(await (await get('/readyz', far)).json()).toMatchObject({ ready: true, practice: false, warnings: [] });
  });

  it('says to everybody of a machine for practice that it is one, as its pages do, and not as a fault', async () => {
    deps.machine.look = async () => ({ ...late(), isPractice: true });
    const there = await get('/readyz', far);
    expect([there.status, await there.json()]).toMatchObject([200, { ready: true, practice: true, reasons: [] }]);
  });

  it('operations A7: is red with a reason while the database answers and takes nothing', async () => {
    deps.probe = {
      ...app.deps.probe,
      ask: () => app.deps.probe.ask(),
      write: () => Promise.reject(new Error('53100')),
    };
    const answer = await get('/readyz', far);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      ready: false,
      database: true,
      filing: false,
      reasons: [{ code: 'rows', zh: expect.stringContaining('存不进东西') as string }],
    });
  });

  it('is green again soon after the database is back, and asks it once for all who ask while it is away', async () => {
    let [asked, isAway] = [0, true];
    const ask = () => {
      asked += 1;
      return isAway ? Promise.reject(new Error('ECONNREFUSED')) : app.deps.probe.ask();
    };
    deps.probe = { ...app.deps.probe, ask };
    const answers = await Promise.all(Array.from({ length: 5 }, async () => get('/readyz')));
    expect([answers.map(({ status }) => status), asked]).toEqual([[503, 503, 503, 503, 503], 1]);
    isAway = false;
    // Good news is kept for two seconds; bad news must be gone long before.
    await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), { timeout: 1000, interval: 10 });
    for (let i = 0; i < 5; i += 1) expect((await get('/readyz')).status).toBe(200);
    expect(asked).toBe(2);
  });

  it('keeps what cost a write to find out, also where it is bad', async () => {
    let written = 0;
    const write = () => {
      written += 1;
      return Promise.reject(new Error('53100'));
    };
    deps.probe = { ...app.deps.probe, ask: () => app.deps.probe.ask(), write };
    for (let i = 0; i < 3; i += 1) {
      expect((await get('/readyz')).status).toBe(503);
      await new Promise((done) => setTimeout(done, 150));
    }
    expect(written).toBe(1);
  });

  it('writes its probe beside the county’s own tables', async () => {
    const lines = async () => (await app.database.pool.query('select count(*) as n from ledger')).rows[0].n as string;
    const before = await lines();
    expect((await get('/readyz')).status).toBe(200);
    expect(await lines()).toBe(before);
    const { rowCount } = await app.database.pool.query(`select 1 from machine_note where name = 'probe'`);
    expect(rowCount).toBe(1);
  });
});

describe('/metrics', () => {
  it('issue 16: counts what was answered, without files and what machines ask, and says in which share of thirty days a filing could be taken', async () => {
    const { answers } = deps.machine;
    const counted = () =>
      answers.samples(app.deps.now()).reduce((n, { counts }) => n + counts.reduce((a, b) => a + b, 0), 0);
    expect(await (await get('/metrics')).text()).not.toMatch(/hongdun_available_ratio \d/u);
    const before = counted();
    for (const path of ['/', '/api/me', '/healthz', '/readyz', '/assets/portal.css', '/desk/assets/none.js'])
      await get(path);
    await appOf(deps).request('/api/uploads', { method: 'POST', headers: { 'content-length': '9000000' } });
    expect(counted() - before).toBe(2);
    const { db } = app.deps;
    await noteAnswers(db, { machine: deps.machine, findings: [], at: app.deps.now() });
    expect(await (await get('/metrics')).text()).toContain('hongdun_available_ratio 1\n');
    const { body } = await app.as(cast.admin)('GET', '/api/upkeep');
    expect(body.cards.find(({ code }: { code: string }) => code === 'answers')).toMatchObject({ level: 'good' });
    expect(body.look.answers.points).toHaveLength(96);
  });

  it('operations A2 A7: counts backup, disk, queue and failed messages', async () => {
    deps.machine.look = async () => late();
    deps.machine.certificateEndsAt = () => new Date(app.deps.now().getTime() + 29.5 * 86_400_000);
    const text = await (await get('/metrics')).text();
    expect(text).toContain('hongdun_ready 1');
    expect(text).toContain('hongdun_disk_free_bytes 8589934592');
    expect(text).toMatch(/hongdun_backup_age_seconds 1443\d\d(?:\.\d+)?\n/u);
    expect(text).toMatch(/hongdun_rehearsal_age_seconds 1443\d\d(?:\.\d+)?\n/u);
    expect(text).toContain('hongdun_backup_last_copied 1\n');
    expect(text).toContain('hongdun_keys_kept 1\n');
    expect(text).toMatch(/hongdun_failed_messages \d/u);
    // Issue 16: jobs, heads, certificate, version and instances besides.
    expect(text).toMatch(/hongdun_job_age_seconds 0\n/u);
    expect(text).toMatch(/hongdun_failed_jobs 0\n/u);
    expect(text).toMatch(/hongdun_certificate_days 29\n/u);
    expect(text).toMatch(/hongdun_instances 1\n/u);
    expect(text).toContain('hongdun_version_info{version="0.0.0"} 1');
  });

  it('issue 16: tells of the clock, of the scanner, of each line of the switchboard and of a program that fell silent, as the page does', async () => {
    const { db } = app.deps;
    await noteHeard(db, { kind: 'calls', line: '8003' }, new Date(app.deps.now().getTime() - 50_000));
    // Within the minute one line is enough.
    await noteHeard(db, { kind: 'calls', line: '8003' }, app.deps.now());
    await app.database.pool.query(`insert into instance (id, version, newest_migration, host, pid, key_ids, seen_at)
      values ('${uuidv7()}', '0.0.0', '0618', 'app-2', 7, '{}', now() - interval '1 hour')`);
    const scanner = { answers: true, answeredAt: app.deps.now(), signaturesAt: yesterday(), fault: '' };
    deps.machine.look = async () => ({ ...late(), scanner, hasSwitchboard: true });
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/hongdun_clock_offset_seconds -?0(?:\.\d+)?\n/u);
    // What nobody has seen is absent, and not the youngest of all.
    expect(text).not.toMatch(/^hongdun_ledger_(?:check_age_seconds|whole) /mu);
    expect(text).toContain('hongdun_scanner_up 1\n');
    expect(text).toMatch(/hongdun_scanner_signatures_age_seconds 1443\d\d(?:\.\d+)?\n/u);
    expect(text).toContain('hongdun_unscanned_files 0\n');
    expect(text).toMatch(/hongdun_switchboard_age_seconds\{kind="calls",line="8003"\} (?:5\d|[6-9]\d)/u);
    expect(text).toContain('hongdun_instances_silent 1\n');
    expect(await (await get('/readyz')).json()).toMatchObject({
      ready: true,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'instance-gone' })]) as object[],
    });
    await app.database.pool.query('delete from instance');
  });

  it('issue 16: measures how far the clock of this machine is ahead', async () => {
    const right = await measureClock(app.deps.db);
    expect(right && apartMs(right)).toBeLessThan(1000);
    const real = Date.now.bind(Date);
    const fast = vi.spyOn(Date, 'now').mockImplementation(() => real() + 60_000);
    const wrong = await measureClock(app.deps.db);
    fast.mockRestore();
    expect(wrong?.offsetMs).toBeGreaterThan(55_000);
    expect(wrong?.offsetMs).toBeLessThan(65_000);
    expect(wrong?.isSameMachine).toBe(true);
  });

  it('operations A7: answers while the database is away, and calls nothing sealed that it could not count', async () => {
    const away = () => Promise.reject(new Error('ECONNREFUSED'));
    deps = { ...deps, machine: { ...app.deps.machine }, probe: { ...app.deps.probe, ask: away, write: away } };
    // Whoever asked it all the same would learn that nobody is there.
    deps.db = new Proxy(app.deps.db, {
      get: () => {
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      },
    });
    const answer = await get('/metrics');
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('hongdun_ready 0');
    expect(text).toMatch(/hongdun_open_person_rows nan\n/iu);
  });

  it('is for this machine alone, unless the settings open it', async () => {
    expect((await get('/metrics', far)).status).toBe(403);
    deps.settings = { ...deps.settings, opensMetrics: true };
    expect((await get('/metrics', far)).status).toBe(200);
  });
});

describe('the administrator', () => {
  it('operations A2 A7: sees the machine on his page, whom alerts go to and by which ways, and what was found of late', async () => {
    deps.machine.look = async () => late();
    const page = await app.as(cast.admin)('GET', '/api/upkeep');
    expect(page.body.look.version).toBe('0.0.0');
    expect(page.body.cards).toContainEqual(expect.objectContaining({ code: 'database', level: 'good' }));
    const probe = { ask: () => app.deps.probe.ask(), write: () => app.deps.probe.write() };
    const channels = { sms: quiet, email: quiet };
    const watch = new UpkeepWatch({ ...deps, connection: app.database.owner, channels, probe });
    await watch.look(new AbortController().signal);
    const read = () => app.as(cast.admin)('GET', '/api/upkeep/alerts');
    expect((await read()).body).toMatchObject({
      ways: [
        { way: 'app', isConnected: true, accountIds: [] },
        { way: 'sms', isConnected: false, heardBy: [] },
        { way: 'email', isConnected: false, heardBy: [] },
        { way: 'hook', isConnected: false, heardBy: [] },
      ],
      recent: [{ code: 'backup', level: 'warn', toldAt: null, overAt: null }],
    });
    await app.database.pool.query('update account set phone = $1 where login_name = $2', ['13900000009', cast.admin]);
    const { people } = (await read()).body as { people: { id: string; name: string; unreached: string[] }[] };
    const [reached] = people.filter(({ unreached }) => !unreached.includes('sms'));
    const accountIds = [reached?.id ?? ''];
    expect((await app.as(cast.admin)('PUT', '/api/upkeep/alerts/sms', { accountIds })).status).toBe(200);
    const test = { id: uuidv7(), way: 'sms' };
    expect((await app.as(cast.admin)('POST', '/api/upkeep/alerts/test', test)).body).toEqual({ sent: 1 });
    expect((await app.as(cast.admin)('POST', '/api/upkeep/alerts/test', test)).body).toEqual({ sent: 0 });
    expect((await read()).body.ways[1]).toMatchObject({
      heardBy: [reached?.name],
      last: { isTest: true, state: 'waiting' },
    });
    expect((await app.as(cast.officer)('GET', '/api/upkeep/alerts')).status).toBe(403);
  });
});

describe('issue 16: what the administrator has done from his page', () => {
  const begin = (kind: string, id: string = uuidv7()) => app.as(cast.admin)('POST', '/api/upkeep/works', { id, kind });
  const administrator = async () => {
    const { db } = app.deps;
    const [county, account] = [await findCountyFacts(db), await findAccountByLogin(db, 990126, cast.admin)];
    if (county === null || account === null) throw new Error('nobody');
    return contextOf(app.deps, county, actorOfAccount(account), app.deps.now());
  };
  const worksOf = async () =>
    (await app.as(cast.admin)('GET', '/api/upkeep')).body as { works: object[]; canWork: boolean };
  afterEach(() => {
    app.deps.runWork = null;
  });

  it('goes on after the answer, one of a kind at a time, under its id once, and what came of it stands there', async () => {
    expect((await begin('backup')).body.code).toBe('upkeep-not-here');
    let [end, begun] = [(_isGood: boolean) => undefined as void, 0];
    app.deps.runWork = (_kind, onLine) => {
      begun += 1;
      onLine('正在读附件');
      return new Promise((resolve) => (end = resolve));
    };
    const id = uuidv7();
    expect((await begin('backup', id)).status).toBe(200);
    expect((await begin('backup', id)).status).toBe(200);
    expect((await begin('backup')).body.code).toBe('upkeep-under-way');
    expect(begun).toBe(1);
    await expect.poll(worksOf).toMatchObject({
      canWork: true,
      works: [{ id, kind: 'backup', endedAt: null, words: '正在读附件' }],
    });
    end(false);
    await expect.poll(worksOf).toMatchObject({ works: [{ id, isGood: false, endedAt: expect.any(String) as string }] });
    const { rows } = await app.database.pool.query("select detail from ledger where verb = 'upkeep-begun'");
    expect(rows).toEqual([{ detail: { work: 'backup', workId: id } }]);
    const trail = await app.as(cast.auditor)('GET', '/api/trail');
    expect(JSON.stringify(trail.body)).toContain('在系统状态里按了“现在备份”');
  });

  it('that a stop of the program has cut off is said to be so by the next start, and may be begun again', async () => {
    app.deps.runWork = () => new Promise(() => undefined);
    const id = uuidv7();
    await begin('verify', id);
    // The program that does it is there: whoever starts beside it on the same machine leaves it alone.
    const { db, machine, now } = app.deps;
    await endGone(db, 990126, { isGone: machine.isGone, at: now() });
    expect((await worksOf()).works).toContainEqual(expect.objectContaining({ id, endedAt: null }));
    await endGone(db, 990126, { isGone: (process) => process === machine.process, at: now() });
    expect((await worksOf()).works).toContainEqual(
      expect.objectContaining({ id, isGood: false, words: expect.stringContaining('没有做完') as string }),
    );
    // What runs still in this process is not begun beside itself, whatever its row says.
    expect((await begin('verify')).body.code).toBe('upkeep-under-way');
    app.deps.runWork = () => Promise.resolve(true);
    expect((await begin('verify')).status).toBe(200);
  });

  it('its end is written once, by however many tries while the database is away, and what it could not write the next press ends', async () => {
    const ctx = await administrator();
    let [tries, away] = [0, 2];
    const db = new Proxy(app.deps.db, {
      get: (target, name) => {
        if (name === 'updateTable') {
          tries += 1;
          if (tries <= away) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        }
        const found = Reflect.get(target, name) as unknown;
        return typeof found === 'function' ? (found as () => unknown).bind(target) : found;
      },
    });
    useKeys(db, app.deps.keyring);
    const { machine, now } = app.deps;
    const runner = { host: machine.process, now, pausesMs: [0, 0], run: () => Promise.resolve(false) };
    const id = uuidv7();
    await beginWork({ ...ctx, db }, { id, kind: 'rehearse' }, { ...runner, run: () => Promise.resolve(true) });
    await expect.poll(worksOf).toMatchObject({
      works: expect.arrayContaining([expect.objectContaining({ id, isGood: true })]) as unknown,
    });
    expect(tries).toBe(3);
    // Longer away than it tries: it stands open, and nobody does it.
    [tries, away] = [0, 9];
    const lost = uuidv7();
    let ended = false;
    const run = () => Promise.resolve(true).finally(() => (ended = true));
    await beginWork({ ...ctx, db }, { id: lost, kind: 'rehearse' }, { ...runner, run });
    await expect.poll(() => [ended, tries]).toEqual([true, 3]);
    // A program beside this one does not take it over; this one ends it and begins the next.
    const next = uuidv7();
    const other = { ...runner, host: 'elsewhere 1 x' };
    await expect(beginWork(ctx, { id: next, kind: 'rehearse' }, other)).rejects.toMatchObject({
      code: 'upkeep-under-way',
    });
    await expect
      .poll(() => beginWork(ctx, { id: next, kind: 'rehearse' }, { ...runner, run }).then(() => true))
      .toBe(true);
    const { rows } = await app.database.pool.query('select id, is_good, words from upkeep_work where id = any($1)', [
      [id, lost],
    ]);
    expect(rows).toEqual(
      expect.arrayContaining([
        { id, is_good: true, words: '' },
        { id: lost, is_good: false, words: '做完的时候数据库停着，结果没有记下来，再按一次。' },
      ]),
    );
  });

  it('one whose first answer was lost before it began is begun by the same press again, once', async () => {
    const { machine, now } = app.deps;
    const ctx = await administrator();
    const id = uuidv7();
    await app.database.pool.query(
      `insert into upkeep_work (county_id, id, kind, by_id, host, begun_at) values (990126, $1, 'verify', $2, $3, now())`,
      [id, ctx.actor.id, machine.process],
    );
    let begun = 0;
    const run = () => new Promise<boolean>(() => (begun += 1));
    const press = () => beginWork(ctx, { id, kind: 'verify' }, { host: machine.process, now, run });
    await press();
    await press();
    expect(begun).toBe(1);
  });

  it('the diagnosis says how it stands, and holds no name, no number of a person and no key', async () => {
    const answer = await app.as(cast.admin)('GET', '/api/upkeep/diagnosis');
    expect(answer.status).toBe(200);
    const text = answer.body as string;
    for (const part of ['版本 0.0.0', '数据库：在，存得进', 'complaint 约', '没有个人信息'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/1[3-9]\d{9}/u);
    const { rows } = await app.database.pool.query<{ name: string }>('select distinct name from account');
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) expect(text).not.toContain(name);
    expect(text).not.toContain(app.deps.secret);
    expect((await app.as(cast.officer)('GET', '/api/upkeep/diagnosis')).status).toBe(403);
  });
});

describe('the front, which stands while the desk is still being read', () => {
  const askedOf = (method: string, path: string) => new Request(`http://localhost${path}`, { method });

  it('answers as the whole does, and leaves to it what only the desk asks for', async () => {
    const whole = appOf(deps);
    const handed: string[] = [];
    const front = createFront(deps, () =>
      Promise.resolve((request) => {
        handed.push(new URL(request.url).pathname);
        return new Response();
      }),
    );
    const paths = [...new Set(whole.routes.map(({ path }) => path))].filter((path) => !/[:*{]/u.test(path));
    const ofDesk = paths.filter((path) =>
      /^\/(?:api|papers|certificates|sampling-sheets|awards|desk|station)\b/u.test(path),
    );
    const ofCitizens = paths.filter((path) => !ofDesk.includes(path));
    expect(ofDesk.length).toBeGreaterThan(300);
    expect(ofCitizens.length).toBeGreaterThan(30);
    for (const path of ofDesk) await front(askedOf('GET', path));
    expect(handed).toEqual(ofDesk);
    for (const path of ofCitizens) {
      const [one, other] = [await front(askedOf('GET', path)), await whole.request(askedOf('GET', path))];
      expect([path, one.status, one.headers.get('content-type')]).toEqual([
        path,
        other.status,
        other.headers.get('content-type'),
      ]);
      await Promise.all([one.body?.cancel(), other.body?.cancel()]);
    }
    expect(handed).toHaveLength(ofDesk.length);
  });
});

describe('/metrics of a county with something behind', () => {
  it('operations A7: counts what waits, what no gateway confirmed, and how old the last proof and the newest head are', async () => {
    const now = app.deps.now();
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    const { pool } = app.database;
    const before = await (await get('/metrics')).text();
    const value = (text: string, name: string) =>
      Number(new RegExp(`^hongdun_${name} (\\S+)$`, 'mu').exec(text)?.[1] ?? Number.NaN);
    const add = (failedTimes: number, unconfirmed: boolean, notBefore: Date) =>
      pool.query(
        `insert into message (id, county_id, channel, "to", text, made_at, not_before, failed_times, unconfirmed)
         values ($1, $2, 'sms', '', '您的投诉已登记', $3, $3, $4, $5)`,
        [uuidv7(), 990126, notBefore, failedTimes, unconfirmed],
      );
    await add(0, false, ago(20));
    await add(1, false, ago(10));
    await add(0, false, ago(-60));
    await add(5, true, ago(30));
    const head = await sealedHead(app);
    await keepNote(pool, 'ledger-check', { lines: 7, isWhole: false });
    // What was seen two seconds ago is told again, of one machine.
    deps = { ...deps, machine: { ...deps.machine } };
    const after = await (await get('/metrics')).text();
    expect(value(after, 'waiting_messages') - value(before, 'waiting_messages')).toBe(2);
    expect(value(after, 'unconfirmed_messages') - value(before, 'unconfirmed_messages')).toBe(1);
    expect(value(after, 'queue_age_seconds')).toBeGreaterThanOrEqual(1200);
    expect(value(after, 'ledger_whole')).toBe(0);
    expect(value(after, 'ledger_check_age_seconds')).toBeGreaterThanOrEqual(0);
    expect(value(after, 'ledger_head_age_seconds')).toBeCloseTo((now.getTime() - head.at.getTime()) / 1000, -1);
  });
});
