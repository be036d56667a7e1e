import { createServer, type AddressInfo, type Server } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrailBook } from '../../../src/actions/base/trail-book.ts';
import { sweepTrail } from '../../../src/actions/base/trail.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { startForwarding } from '../../../src/jobs/forward-trail.ts';
import { syslogTo } from '../../../src/outside/log/syslog.ts';
import type { SeenTrail, TrailPage } from '../../../src/http/api/desk/trail-routes.ts';
import { searchedLists } from '../../../src/domain/desk/trail-words.ts';
import { filterWords, takenFilters } from '../../../src/domain/matter/list/export-filters.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { readTrailTide } from '../../../src/store/base/trail.ts';
import { sql } from 'kysely';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let number: string;
const agent = { 'user-agent': 'Firefox of a test' };

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  number = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number;
});
afterAll(() => app.close());

/** What the auditor's page shows, the newest first. */
async function trail(query: Record<string, string> = {}): Promise<SeenTrail[]> {
  const answer = await app.as(cast.deputyDirector)('GET', `/api/trail?${new URLSearchParams(query).toString()}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
}
const idOf = async (login: string) => (await findAccountByLogin(app.deps.db, 990126, login))?.id ?? '';
const signIn = (loginName: string, typed: string) =>
  app.as(null)('POST', '/api/session', { loginName, password: typed }, agent);

describe('security F19: the trail', () => {
  it('has who signed in, who failed to, who has to wait and who signed out, and from where', async () => {
    const account = await idOf('tanxiaoyu');
    const cookie = (await signIn('tanxiaoyu', password)).headers.get('set-cookie')?.split(';')[0] ?? '';
    await app.as(null)('DELETE', '/api/session', undefined, { cookie });
    for (let i = 0; i < 6; i += 1) await signIn('tanxiaoyu', 'wrong');
    const seen = (await trail({ account })).toReversed();
    expect(seen.map(({ kind }) => kind)).toEqual([
      'signed-in',
      'signed-out',
      'sign-in-failed',
      'must-wait',
      'sign-in-failed',
    ]);
    expect(seen.at(-1)?.zh).toBe('一小时里又有 4 次');
    expect(seen[0]).toMatchObject({ name: '谭晓雨', role: 'officer', address: 'inside', device: agent['user-agent'] });
  });

  it('issue 16: is asked by what an auditor looks for first, and says who was guessed at and how the chain stands', async () => {
    for (let i = 0; i < 6; i += 1) await signIn('zhouyi', 'wrong');
    await app.as(cast.centre)('GET', '/api/export/complaints?format=csv');
    const refused = await trail({ group: 'refused' });
    expect(new Set(refused.map(({ kind }) => kind))).toEqual(new Set(['sign-in-failed', 'must-wait']));
    const sensitive = await trail({ group: 'sensitive' });
    expect(sensitive.map(({ kind }) => kind)).toContain('exported');
    expect(sensitive.map(({ kind }) => kind)).not.toContain('viewed');
    expect((await trail({ group: 'pair' })).filter(({ kind }) => kind === 'signed-in')).toEqual([]);
    // A kind is narrower than what it is one of.
    expect(new Set((await trail({ group: 'sensitive', kind: 'must-wait' })).map(({ kind }) => kind))).toEqual(
      new Set(['must-wait']),
    );
    const page = async () => (await app.as(cast.deputyDirector)('GET', '/api/trail')).body as TrailPage;
    const first = await page();
    expect(first.guessed).toContainEqual(
      expect.objectContaining({ accountId: await idOf('zhouyi'), name: '周毅', n: expect.any(Number) as number }),
    );
    expect(first.check).toBeNull();
    await app.database.pool.query(
      `insert into machine_note (name, noted_at, detail) values ('ledger-check', now(), '{"lines": 12, "isWhole": false}')`,
    );
    expect((await page()).check).toMatchObject({ lines: 12, isWhole: false });
    await app.database.pool.query(`delete from machine_note where name = 'ledger-check'`);
    const answer = await app.as(cast.deputyDirector)('GET', '/api/trail?group=all');
    expect(answer.status).toBe(400);
  });

  it('has one line at once and one with the number for an hour of guessing, however many requests that were', async () => {
    const book = openTrailBook(app.deps.db, () => undefined);
    const at = (minutes: number) => new Date(new Date('2026-11-20T01:00:00Z').getTime() + minutes * 60_000);
    const entry = { countyId: 990126, kind: 'must-wait' as const, accountId: null, who: 'gu***', address: '192.0.2.1' };
    const written = async () => {
      const { rows } = await app.database.pool.query(
        "select who, detail from trail where at < '2026-11-21' and kind = 'must-wait' order by id",
      );
      return rows.map(({ who, detail }) => [who, detail.more ?? 0]);
    };
    for (let i = 0; i < 50; i += 1) await book.addTry({ ...entry, at: at(i) });
    expect(await written()).toEqual([['gu***', 0]]);
    await book.addTry({ ...entry, at: at(61) });
    await book.flush();
    expect(await written()).toEqual([
      ['gu***', 0],
      ['gu***', 0],
      ['gu***', 49],
    ]);
    await book.close();
  });

  it('has no more lines of strangers than it counts for itself: what is beyond stands in one', async () => {
    const book = openTrailBook(app.deps.db, () => undefined);
    const entry = { countyId: 990126, at: new Date('2026-11-19T01:00:00Z'), kind: 'sign-in-failed' as const };
    await Promise.all(
      Array.from({ length: 1100 }, (_, i) =>
        book.addTry({ ...entry, accountId: null, who: 'gu***', address: `2001:db8:0:${i}::/64` }),
      ),
    );
    await book.close();
    const { rows } = await app.database.pool.query("select detail from trail where at < '2026-11-20' order by id");
    expect(rows).toHaveLength(1002);
    expect(rows.at(-1)?.detail).toEqual({ elsewhere: true, more: 99 });
  });

  it('keeps of a name that nobody has only its first characters: people type their password there', async () => {
    await signIn('Geheim-2026-wort', 'x');
    const [seen] = await trail({ kind: 'sign-in-failed' });
    expect(seen).toMatchObject({ accountId: null, typed: 'Ge***' });
    const { rows } = await app.database.pool.query("select * from trail where kind = 'sign-in-failed'");
    expect(JSON.stringify(rows)).not.toMatch(/Geheim-/u);
  });

  it('has who looked at a matter, once an hour', async () => {
    const account = await idOf(cast.otherCentre);
    const look = () => app.as(cast.otherCentre)('GET', `/api/complaints/${number}`, undefined, agent);
    await look();
    await look();
    const views = () => trail({ account, kind: 'viewed', number });
    expect(await views()).toMatchObject([{ number, device: agent['user-agent'] }]);
    app.setNow('2026-11-25T10:01:00+08:00');
    await look();
    expect(await views()).toHaveLength(2);
    // Another process, or this one after a start, does not know what was written in this hour.
    const book = openTrailBook(app.deps.db, (error) => {
      throw error;
    });
    const [{ id }] = (await app.database.pool.query('select id from complaint where number = $1', [number])).rows;
    const at = app.deps.now();
    book.add({ countyId: 990126, at, kind: 'viewed', accountId: account, matterId: id, number });
    await book.close();
    expect(await views()).toHaveLength(2);
  });

  it('has all that was searched for and answered, once an hour however often the page asks, without the telephone in it', async () => {
    const account = await idOf(cast.centre);
    const before = (await trail({ kind: 'searched', account })).length;
    for (const q of ['冰', '冰箱', '冰箱', '打 13800000317 的', '冰箱'])
      await app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent(q)}`);
    await app.as(cast.centre)('GET', `/api/tipoffs?q=${encodeURIComponent('冰箱')}`);
    // Whoever asks for them by their numbers looks for them as well.
    await app.as(cast.centre)('GET', `/api/complaints?numbers=${encodeURIComponent('投2026-0001')}`);
    // How many rows an export would have tells as much; the export itself has its own line.
    const size = `/api/export/complaints/size?q=${encodeURIComponent('邻居老王')}`;
    expect((await app.as(cast.centre)('GET', size)).status).toBe(200);
    const seen = (await trail({ kind: 'searched', account })).slice(0, -before || undefined);
    // A whole number is written before it is answered, the others within a second: in which order is the machine's own affair.
    const lines = [
      '“投2026-0001”，在投诉',
      '“邻居老王”，在投诉',
      '“冰箱”，在举报',
      '“冰箱”，在投诉',
      '“冰”，在投诉',
      '“打 138****0317 的”，在投诉',
    ];
    expect(seen.map(({ zh }) => zh).toSorted()).toEqual(lines.toSorted());
  });

  it('has how many rows somebody reads page by page on a day, each time when it is as many as he may take out alone', async () => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const limitedTo = (exportRows: number) =>
      app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, exportRows } });
    expect((await limitedTo(2)).status).toBe(200);
    await app.as(cast.centre)('POST', '/api/complaints', filing());
    const leader = await idOf(cast.dutyLeader);
    const look = (query: string) => app.as(cast.dutyLeader)('GET', `/api/complaints?${query}`);
    for (let i = 0; i < 3; i += 1) await look('');
    const told = async () => (await trail({ kind: 'searched', account: leader })).map(({ zh }) => zh);
    expect(await told()).toEqual([]);
    const { next } = (await look('limit=1')).body;
    for (let i = 0; i < 2; i += 1) expect((await look(`limit=1&after=${next}`)).body.items).toHaveLength(1);
    expect(await told()).toEqual(['一页页看，当天 2 行，在投诉']);
    await look('limit=200');
    expect(await told()).toEqual(['一页页看，当天 4 行，在投诉', '一页页看，当天 2 行，在投诉']);
    await limitedTo(limits.exportRows);
  });

  it('says in Chinese and in English every list that can be searched and every filter of what can be taken out', async () => {
    const { paths } = (await app.as(null)('GET', '/api/openapi.json')).body as {
      paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }>;
    };
    const asked = new Map(
      Object.entries(paths).map(([path, { get }]) => [
        path.replace('/api/', ''),
        (get?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
      ]),
    );
    const searched = [...asked].flatMap(([path, names]) =>
      names.includes('q') && !path.startsWith('export/') ? [path] : [],
    );
    expect(searched).toContain('complaints');
    expect(searched.filter((path) => searchedLists[path] === undefined)).toEqual([]);
    const taken = [
      'complaints',
      'tipoffs',
      'inquiries',
      'coverage',
      'allowances',
      'trainings',
      'trail',
      'export/coverage',
    ].flatMap((path) => asked.get(path) ?? []);
    expect(taken).toContain('officeId');
    expect(taken.filter((name) => name !== 'format' && takenFilters[name] === undefined)).toEqual([]);
    expect(filterWords(['officeId', 'state'], 'zh')).toBe('承办单位、状态');
  });

  it('has exports, reveals with their reason, changes of accounts and of settings, each in the transaction that makes it', async () => {
    const { rows: before } = await app.database.pool.query('select coalesce(max(id), 0) as n from trail');
    await app.as(cast.centre)('GET', '/api/export/complaints?format=csv');
    await app.as(cast.centre)('POST', `/api/complaints/${number}/reveal`, { reason: '打电话核实地址' });
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const one = accounts.find(({ loginName }: { loginName: string }) => loginName === cast.officerOfShiqiao);
    const form = { ...one, role: 'officeHead', phone: '13900000001', subject: 'city-317' };
    for (const name of Object.keys(form))
      if (
        !['id', 'loginName', 'name', 'role', 'organisationId', 'stationId', 'phone', 'subject', 'active'].includes(name)
      )
        delete form[name];
    expect((await app.as(cast.admin)('PUT', '/api/accounts', form)).status).toBe(200);
    await app.as(cast.admin)('PUT', '/api/county', { hotlineHours: '8:00 到 20:00' });
    // Nothing of these waits in memory.
    const { rows } = await app.database.pool.query(
      "select kind, verb from trail where kind in ('exported', 'revealed', 'account', 'setting') and id > $1 order by id",
      [before[0].n],
    );
    expect(rows).toEqual([
      { kind: 'exported', verb: 'exported' },
      { kind: 'revealed', verb: 'revealed' },
      { kind: 'account', verb: 'account-saved' },
      { kind: 'setting', verb: 'county-saved' },
    ]);
    const seen = await trail();
    const of = (kind: string) => seen.find((line) => line.kind === kind);
    expect(of('revealed')).toMatchObject({ number, zh: expect.stringContaining('打电话核实地址') });
    expect(of('account')?.zh).toBe('孙亮：改了账号。角色：所长（原来是承办人），启用，改了统一身份认证号，改了电话');
    expect(of('exported')?.zh).toContain('csv');
  });

  it('is read by who may audit and by nobody else, in pages that lose and repeat nothing, and taken out only with a line', async () => {
    expect((await app.as(cast.admin)('GET', '/api/trail')).status).toBe(403);
    expect((await app.as(cast.admin)('GET', '/api/export/trail')).status).toBe(403);
    const entry = { countyId: 990126, at: new Date('2026-11-24T01:00:00Z'), kind: 'printed' as const };
    for (let i = 0; i < 250; i += 1)
      app.deps.trail.add({ ...entry, accountId: await idOf(cast.mediator), number: `投2026-${i}` });
    const found: string[] = [];
    for (let after: number | null = null; ;) {
      const query: string = after === null ? '' : `&after=${after}`;
      const { body } = await app.as(cast.deputyDirector)(
        'GET',
        `/api/trail?kind=printed&from=2026-11-24&to=2026-11-24${query}`,
      );
      found.push(...body.items.map((line: SeenTrail) => line.number));
      after = body.next;
      if (after === null) break;
    }
    expect(found).toHaveLength(250);
    expect(new Set(found).size).toBe(250);
    const file = await app.as(cast.deputyDirector)('GET', '/api/export/trail?kind=printed&format=csv');
    expect(file.body.split('\r\n')).toHaveLength(252);
    expect((await trail({ kind: 'exported' }))[0]).toMatchObject({
      name: '韩志远',
      zh: expect.stringContaining('条件：做了什么'),
    });
  });

  it('tells by its number who made a step of a record and when, and nothing of what stands in it', async () => {
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const body = { version, clientId: uuidv7(), input: { officeId: 'SO-LH', remark: '种子店在柳河' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, body)).status).toBe(200);
    const changes = await trail({ kind: 'changed', number });
    expect(new Set(changes.map(({ kind, name, number: of }) => `${kind} ${name} ${of}`))).toEqual(
      new Set([`changed 方敏 ${number}`]),
    );
    // The name of a step is no content: an assignment and its taking back are told apart.
    expect(changes.map(({ zh }) => zh)).toEqual(['台账第 3 行：分送', '台账第 2 行：办了一步', '台账第 1 行：登记']);
    expect(JSON.stringify(changes)).not.toContain('何桂花');
    expect(JSON.stringify(changes)).not.toContain('种子店');
    // By whom and when, and of no number nothing: nobody leafs through the whole ledger.
    expect(await trail({ kind: 'changed', number, account: await idOf(cast.officer) })).toEqual([]);
    expect(await trail({ kind: 'changed', number, to: '2026-11-24' })).toEqual([]);
    expect(await trail({ kind: 'changed' })).toEqual([]);
    expect(await trail({ kind: 'changed', number: '投2026-9999' })).toEqual([]);
    const older = await app.as(cast.auditor)('GET', `/api/trail?kind=changed&number=${number}&after=2`);
    expect(older.body.items.map(({ id }: SeenTrail) => id)).toEqual([1]);
    const file = await app.as(cast.auditor)('GET', `/api/export/trail?kind=changed&number=${number}&format=csv`);
    expect(file.body).toContain('改动');
    expect((await app.as(cast.officer)('GET', `/api/trail?kind=changed&number=${number}`)).status).toBe(403);
  });

  it('has by its number who opened what is not shown to him, or is not there, and counts beyond a score an hour', async () => {
    app.setNow('2026-11-25T15:00:00+08:00');
    const account = await idOf(cast.officerOfLongquan);
    const open = (path: string) => app.as(cast.officerOfLongquan)('GET', path, undefined, agent);
    const none = encodeURIComponent('投2026-9999');
    for (const path of [`/api/complaints/${number}`, `/api/complaints/${number}`, `/papers/${none}/acceptance`])
      expect((await open(path)).status).toBe(404);
    const refused = () => trail({ account, group: 'refused' });
    expect((await refused()).map(({ kind, number: of }) => [kind, of]).toSorted()).toEqual([
      ['view-refused', number],
      ['view-refused', '投2026-9999'],
    ]);
    expect((await refused())[0]).toMatchObject({ device: agent['user-agent'] });
    // What is shown to him, and a citizen who tries, leave no such line.
    await app.as(cast.centre)('GET', `/api/complaints/${number}`);
    expect(await trail({ account: await idOf(cast.centre), kind: 'view-refused' })).toEqual([]);
    for (let n = 8000; n < 8040; n += 1) await open(`/api/complaints/${encodeURIComponent(`投2026-${n}`)}`);
    const { items, tried } = (await app.as(cast.auditor)('GET', `/api/trail?kind=view-refused&account=${account}`))
      .body as TrailPage;
    // Twenty by their numbers, the next one, and the rest of the hour in one line.
    expect(items).toHaveLength(22);
    expect(items.map(({ zh }) => zh)).toContain('一小时里又有 21 次');
    expect(tried).toMatchObject([{ accountId: account, n: 42 }]);
  });

  it('says of a number what stands apart from all, and how many lines each choice opens of a period', async () => {
    const page = async (query: Record<string, string>) =>
      (await app.as(cast.auditor)('GET', `/api/trail?${new URLSearchParams(query).toString()}`)).body as TrailPage;
    expect((await page({ number })).changes).toBe(3);
    expect((await page({ number, to: '2026-11-24' })).changes).toBe(0);
    expect([(await page({})).changes, (await page({ number, kind: 'changed' })).changes]).toEqual([null, null]);
    const file = await app.as(cast.auditor)('GET', `/api/export/trail?number=${number}&format=csv`);
    expect(file.body).toContain('这个编号另有 3 步改动，不在这张表里');
    // The same definition as the list that each opens.
    const asked = { from: '2026-11-25', to: '2026-11-25' };
    const { counts } = await page(asked);
    for (const group of ['refused', 'sensitive', 'pair'] as const)
      expect(counts?.[group]).toBe((await trail({ ...asked, group })).length);
    expect(counts?.all).toBeGreaterThan(counts?.refused ?? 0);
    expect([(await page({})).counts, (await page({ from: '2026-01-01' })).counts]).toEqual([null, null]);
  });

  it('says which day there is not, and that two are the wrong way round', async () => {
    const told = async (query: string) => {
      const { status, body } = await app.as(cast.auditor)('GET', `/api/trail?${query}`);
      return [status, body.fields?.[0]?.zh];
    };
    expect(await told('from=2026-12-05&to=2026-12-01')).toEqual([
      400,
      '“从哪天”（2026-12-05）晚于“到哪天”（2026-12-01），请对调。',
    ]);
    expect(await told('from=2026-02-30')).toEqual([400, expect.stringContaining('没有这一天') as string]);
  });

  it('says in its file by which device and of an export which list it was', async () => {
    const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';
    await app.as(cast.centre)('GET', '/api/export/complaints?format=csv', undefined, { 'user-agent': chrome });
    const fetch = () => app.as(cast.auditor)('GET', '/api/export/trail?kind=exported&format=csv');
    await fetch();
    const { body } = await fetch();
    expect(body).toContain('Linux 电脑 · Chrome');
    expect(body).not.toContain('Mozilla');
    expect(body).toMatch(/投诉列表，csv，条件：没有/u);
    expect(body).toMatch(/审计留痕，csv，条件：/u);
  });

  it('is added to, and neither changed nor removed before half a year, by the program or by the owner of the table', async () => {
    const { pool } = app.database;
    await expect(pool.query("update trail set who = 'x'")).rejects.toThrow('permission denied');
    await expect(pool.query('truncate trail')).rejects.toThrow('permission denied');
    await expect(pool.query('delete from trail')).rejects.toThrow('kept for 180 days');
    const owner = new pg.Client(app.database.owner);
    await owner.connect();
    await expect(owner.query("update trail set who = 'x'")).rejects.toThrow('written once');
    await expect(owner.query('truncate trail')).rejects.toThrow('written once');
    await expect(owner.query('delete from trail')).rejects.toThrow('kept for 180 days');
    await owner.end();
    const old = new Date(Date.now() - 200 * 86_400_000);
    app.deps.trail.add({ countyId: 990126, at: old, kind: 'printed', accountId: null, number: '投2020-0001' });
    await app.deps.trail.flush();
    const sweep = async (days: number) => {
      const county = await findCountyFacts(app.deps.db);
      if (county === null) throw new Error('There is a county.');
      const limits = { ...county.county.limits, trailDays: days };
      const actor = {
        countyId: 990126,
        id: 'system',
        name: '',
        role: 'system',
        organisationId: null,
        stationId: null,
      } as const;
      const facts = { ...county, county: { ...county.county, limits } };
      await sweepTrail(contextOf(app.deps, facts, actor, new Date()), new AbortController().signal);
      return (await pool.query("select 1 from trail where number = '投2020-0001'")).rowCount;
    };
    expect(await sweep(365)).toBe(1);
    // A row that a hand has set below the least is taken for the least.
    expect(await sweep(1)).toBe(0);
    expect((await pool.query('select 1 from trail')).rowCount).toBeGreaterThan(250);
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const less = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, trailDays: 179 } });
    expect(less.status).toBe(400);
  });

  it('has nothing of a citizen, whose filing writes no line of it', async () => {
    const count = async () => (await app.database.pool.query('select 1 from trail')).rowCount;
    const before = await count();
    await app.as(null)('POST', '/api/complaints', filing());
    await app.deps.trail.flush();
    expect(await count()).toBe(before);
  });

  it('keeps what it could not write while the database was away', async () => {
    const { pool } = app.database;
    const away = { isOn: true };
    const db = app.deps.db.withPlugin({
      transformQuery({ node }) {
        if (away.isOn) throw new Error('away');
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const book = openTrailBook(db, () => undefined);
    book.add({ countyId: 990126, at: app.deps.now(), kind: 'printed', accountId: null, number: '投2026-away' });
    await expect(book.flush()).rejects.toThrow('away');
    away.isOn = false;
    await book.close();
    expect((await pool.query("select 1 from trail where number = '投2026-away'")).rowCount).toBe(1);
  });

  it('is silenced by no line that the database refuses: that one is told and dropped, those around it are written', async () => {
    const told: [string, boolean | undefined][] = [];
    const book = openTrailBook(app.deps.db, ({ message }, _held, isDropped) => told.push([message, isDropped]));
    const entry = { countyId: 990126, at: app.deps.now(), kind: 'printed' as const, accountId: null };
    book.add({ ...entry, number: '投2026-before' });
    book.add({ ...entry, countyId: 1 });
    book.add({ ...entry, number: '投2026-\0after', detail: { title: 'a\0b' } });
    await book.flush();
    expect(told).toEqual([[expect.stringContaining('foreign key'), true]]);
    const { rows } = await app.database.pool.query(
      "select number from trail where number in ('投2026-before', '投2026-after') order by id",
    );
    expect(rows.map((row) => row.number)).toEqual(['投2026-before', '投2026-after']);
    await book.close();
  });

  it('has no paper as printed that was not found or not shown, whatever stands in its address', async () => {
    const printed = async () => (await trail({ kind: 'printed', account: await idOf(cast.officerOfLongquan) })).length;
    const before = await printed();
    for (const path of [
      '%00/volume',
      '%00/volume.docx',
      `${encodeURIComponent('投2026-99999')}/volume`,
      '%00/acceptance',
    ])
      await app.as(cast.officerOfLongquan)('GET', `/papers/${path}`);
    expect(await printed()).toBe(before);
  });
});

describe('security F19: the trail is sent on', () => {
  let server: Server;
  let heard = '';
  beforeAll(async () => {
    server = createServer((socket) => socket.setEncoding('utf8').on('data', (data) => (heard += data.toString())));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('in order and each line once, as RFC 5424 has it, and goes on after the other side was away', async () => {
    const { port } = server.address() as AddressInfo;
    const log = pino({ level: 'silent' });
    const away = startForwarding(app.deps.db, syslogTo('tcp://127.0.0.1:9'), log, false);
    await away.turn();
    await expect
      .poll(() => away.turn().then(String, ({ message }: Error) => message), { timeout: 20_000 })
      .toContain('ECONNREFUSED');
    await away.stop();
    const forwarding = startForwarding(app.deps.db, syslogTo(`tcp://127.0.0.1:${port}`), log, false);
    for (let i = 0; i < 3; i += 1) await forwarding.turn();
    await signIn(cast.officerOfLongquan, password);
    const [{ n }] = (await app.database.pool.query('select count(*)::int as n from trail')).rows;
    // What others have open on the same server is waited for.
    const sent = async () => {
      await forwarding.turn();
      return framesOf(heard).length;
    };
    await expect.poll(sent, { timeout: 20_000 }).toBe(n);
    const frames = framesOf(heard);
    expect(frames.at(-1)).toMatch(/^<109>1 2026-\d\d-\d\dT[\d:.]+Z \S+ hongdun \d+ signed-in - \uFEFF\{/u);
    const told = frames.map((frame) => JSON.parse(frame.slice(frame.indexOf('\uFEFF') + 1)));
    expect(told.map(({ id }) => id)).toEqual(told.map(({ id }) => id).toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ zh: '登录', login: cast.officerOfLongquan, role: 'officer' });
    expect(frames.find((frame) => frame.includes('must-wait'))).toMatch(/^<108>/u);
    await forwarding.stop();
  });

  it('counts what waits on its page only where it is sent on now', async () => {
    const waiting = async () => (await app.as(cast.deputyDirector)('GET', '/api/trail')).body.waiting;
    expect(await waiting()).toBeNull();
    app.deps.settings.forwardsTrail = true;
    expect(await waiting()).toBeTypeOf('number');
    delete app.deps.settings.forwardsTrail;
  });

  it('reads how far it is written without reading the whole of it', async () => {
    const owner = new pg.Client(app.database.owner);
    await owner.connect();
    await owner.query(
      `insert into trail (county_id, at, kind) select 990126, now(), 'printed' from generate_series(1, 20000)`,
    );
    await owner.query('analyze trail');
    const { rows } = await owner.query('select max(id)::int as n from trail');
    await owner.end();
    const read = await app.deps.db.transaction().execute(async (tx) => {
      const seqRead = async () => {
        const found = await sql<{ n: number }>`select seq_tup_read::integer as n from pg_stat_xact_user_tables
          where relname = 'trail'`.execute(tx);
        return found.rows[0]?.n ?? 0;
      };
      const before = await seqRead();
      const { lastId } = await readTrailTide(tx);
      return { lastId, rows: (await seqRead()) - before };
    });
    expect(read).toEqual({ lastId: rows[0].n, rows: 0 });
  });
});

/** Each line says before it how many bytes it has. */
function framesOf(text: string): string[] {
  const found: string[] = [];
  for (let rest = Buffer.from(text); rest.length > 0;) {
    const space = rest.indexOf(' ');
    const length = Number(rest.subarray(0, space).toString());
    found.push(rest.subarray(space + 1, space + 1 + length).toString());
    rest = rest.subarray(space + 1 + length);
  }
  return found;
}
