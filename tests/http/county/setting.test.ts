import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cast } from '../../build/cast.ts';
import { citizen } from '../../build/house/citizen.ts';
import { codeOf } from '../../build/refusal.ts';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { demandStrongPassword } from '../../../src/domain/county/password.ts';
import { filing, password, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let admin: Caller;

beforeAll(async () => {
  app = await testApp();
  admin = app.as(cast.admin);
});
afterAll(() => app.close());

const village = { id: 'V0399', name: '新村', kind: 'village', parentId: 'T03', officeId: 'SO-LH', x: 1, y: 2 };
const regions = async (): Promise<{ id: string; name: string }[]> =>
  (await admin('GET', '/api/directory')).body.regions;

describe('a village', () => {
  it('is entered, renamed and removed while nothing uses it', async () => {
    expect((await admin('PUT', '/api/regions', { regions: [village] })).status).toBe(200);
    await admin('PUT', '/api/regions', { regions: [{ ...village, name: '新新村' }] });
    expect((await regions()).find((one) => one.id === 'V0399')?.name).toBe('新新村');
    expect((await admin('DELETE', '/api/regions/V0399')).status).toBe(200);
    expect((await regions()).map((one) => one.id)).not.toContain('V0399');
    expect((await admin('DELETE', '/api/regions/V0399')).status).toBe(404);
  });

  it('stays while a station, a village of the town or a complaint names it, and the refusal says which', async () => {
    const station = await admin('DELETE', '/api/regions/V0303');
    expect([station.status, station.body.code]).toEqual([409, 'region-in-use']);
    expect(station.body.zh).toContain('1 个站点');
    const town = await admin('DELETE', '/api/regions/T03');
    expect(town.body.code).toBe('region-in-use');
    await admin('PUT', '/api/regions', { regions: [village] });
    const filed = await app.as(null)('POST', '/api/complaints', filing({ place: { regionId: 'V0399' } }));
    expect(filed.status).toBe(201);
    const complaint = await admin('DELETE', '/api/regions/V0399');
    expect(complaint.body.code).toBe('region-in-use');
    expect(complaint.body.zh).toContain('0 个站点、0 个村社区、1 件投诉');
  });

  it('is not the county', async () => {
    const county = (await admin('GET', '/api/directory')).body.regions.find(
      (one: { kind: string }) => one.kind === 'county',
    );
    expect((await admin('DELETE', `/api/regions/${county.id}`)).status).toBe(404);
  });

  it('operations B2: a list without kilometres leaves a village where it is; the very zero is no place of a village', async () => {
    const place = { id: 'V0398', name: '旧新村', kind: 'village', parentId: 'T03', officeId: 'SO-LH' };
    const put = (more: object) => admin('PUT', '/api/regions', { regions: [{ ...place, ...more }] });
    const placeOf = async () => {
      const { regions } = (await admin('GET', '/api/directory')).body;
      const { x, y } = regions.find(({ id }: { id: string }) => id === place.id);
      return [x, y];
    };
    await put({});
    expect(await placeOf()).toEqual([null, null]);
    await put({ x: 3, y: 4 });
    await put({ name: '旧新社区' });
    expect(await placeOf()).toEqual([3, 4]);
    const refused = await put({ x: 0, y: 0 });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toMatch(/regions\.0\.x.*县城原点/u);
    await put({ x: null, y: null });
    expect(await placeOf()).toEqual([null, null]);
    await admin('DELETE', '/api/regions/V0398');
  });
});

describe('an organisation', () => {
  const organisations = async (): Promise<{ id: string; kind: string }[]> =>
    (await admin('GET', '/api/directory')).body.organisations;
  const put = async (id: string, change: object) => {
    const one = (await organisations()).find((each) => each.id === id);
    return admin('PUT', '/api/organisations', { phone: '', address: '', active: true, ...one, ...change });
  };

  it('operations A8: stands in no circle, keeps its kind while others rest on it, and is not switched off then', async () => {
    const lines = async () =>
      Number(
        (await app.database.pool.query("select count(*) from ledger where verb = 'organisation-saved'")).rows[0].count,
      );
    const before = await lines();
    const refused = async (id: string, change: object) => {
      const { status, body } = await put(id, change);
      return [status, body.fields?.[0]?.path, body.fields?.[0]?.zh];
    };
    expect((await put('SO-CG', { parentId: 'SO-LH' })).status).toBe(200);
    expect(await refused('SO-LH', { parentId: 'SO-CG' })).toEqual([400, 'parentId', expect.stringContaining('归它管')]);
    expect((await put('SO-CG', { parentId: 'AMR' })).status).toBe(200);
    expect(await refused('SO-LH', { kind: 'department' })).toEqual([400, 'kind', expect.stringContaining('个站点')]);
    expect(await refused('SO-LH', { active: false })).toEqual([400, 'active', expect.stringContaining('个在用的账号')]);
    expect(await refused('AMR', { active: false })).toEqual([400, 'active', expect.stringContaining('不能停用')]);
    expect(await refused('AMR-2', { id: 'AMR-2', name: '又一个局', kind: 'bureau', parentId: null })).toEqual([
      400,
      'kind',
      expect.stringContaining('代号 AMR'),
    ]);
    expect(await lines()).toBe(before + 2);
  });

  it('operations A8: what is done holds an office no more', async () => {
    const office = { id: 'SO-NEW', name: '新设市场监管所', kind: 'office', parentId: 'AMR' };
    expect((await put('SO-NEW', office)).status).toBe(200);
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const centre = app.as(cast.centre);
    const move = async (name: string, input: object) => {
      const { body } = await centre('GET', `/api/complaints/${encodeURIComponent(number)}`);
      const sent = { version: body.complaint.version, clientId: randomUUID(), input };
      const answer = await centre('POST', `/api/complaints/${encodeURIComponent(number)}/${name}`, sent);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await move('dispatch', { officeId: 'SO-NEW' });
    expect((await put('SO-NEW', { active: false })).body.fields[0].zh).toContain('1 件没办完的');
    await move('recordWithdrawal', {
      on: dayOf(new Date()),
      way: 'phone',
      who: 'self',
      heardBy: '方敏',
      proof: '录音 0007',
    });
    // Nor is an office gone unseen that has something else to do.
    const { pool } = app.database;
    const id = randomUUID();
    await pool.query(
      `insert into task (county_id, id, number, state, kind, title, lead_id, lead_kind, due_on, needs_proof, by_id, assigned_at)
       select county_id, $1, '任2026-9999', 'assigned', 'plain', '清点设备', 'SO-NEW', 'office', '2026-12-31', false, id, now()
       from account limit 1`,
      [id],
    );
    expect((await put('SO-NEW', { active: false })).body.fields[0].zh).toContain(
      '还有 1 项没办结的任务、指令、检查等归它',
    );
    await pool.query("update task set state = 'closed' where id = $1", [id]);
    expect((await put('SO-NEW', { active: false })).status).toBe(200);
  });

  it('a matter given to an office that is being switched off waits for that, and goes to nobody', async () => {
    expect(
      (await put('SO-NEW', { id: 'SO-NEW', name: '新设市场监管所', kind: 'office', parentId: 'AMR', active: true }))
        .status,
    ).toBe(200);
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const path = `/api/complaints/${encodeURIComponent(number)}`;
    const { version } = (await app.as(cast.centre)('GET', path)).body.complaint;
    const client = await app.database.pool.connect();
    try {
      await client.query('begin');
      await client.query("select 1 from organisation where id = 'SO-NEW' for no key update");
      const input = { officeId: 'SO-NEW' };
      const sent = app.as(cast.centre)('POST', `${path}/dispatch`, { version, clientId: randomUUID(), input });
      await vi.waitFor(async () => {
        const { rows } = await app.database.pool.query(
          "select 1 from pg_locks where not granted and locktype = 'transactionid'",
        );
        expect(rows.length).toBeGreaterThan(0);
      }, 20_000);
      await client.query("update organisation set active = false where id = 'SO-NEW'");
      await client.query('commit');
      expect((await sent).body.code).toBe('office-unknown');
    } finally {
      client.release();
    }
    await app.database.pool.query("update organisation set active = true where id = 'SO-NEW'");
  });
});

const newcomer = {
  id: '00000000-0000-7000-8000-0000000000ab',
  loginName: 'newcomer',
  name: '新人',
  role: 'officer',
  organisationId: 'SO-LH' as string | null,
  stationId: null,
  phone: '',
  active: true,
  password: 'rivers and mountains',
};

describe('a new account', () => {
  it('names every field that is wrong at once, an empty password and a missing office among them', async () => {
    const answer = await admin('PUT', '/api/accounts', { ...newcomer, name: '', organisationId: null, password: '' });
    expect(answer.status).toBe(400);
    const fields = answer.body.fields as { path: string; zh: string }[];
    expect(fields.map((one) => one.path).toSorted()).toEqual(['name', 'organisationId', 'password']);
    expect(fields.find((one) => one.path === 'organisationId')?.zh).toContain('机构');
  });

  it('without a station is refused at the station, and a body that is none in words', async () => {
    const answer = await admin('PUT', '/api/accounts', { ...newcomer, role: 'station' });
    expect(answer.body.fields).toMatchObject([{ path: 'stationId' }]);
    for (const body of [null, 'text', 7]) expect((await admin('PUT', '/api/accounts', body)).status).toBe(400);
  });

  it('says at its field that a password is weak, an office is unknown or a name is taken', async () => {
    const at = async (change: object) => (await admin('PUT', '/api/accounts', { ...newcomer, ...change })).body.fields;
    expect(await at({ password: 'password123' })).toMatchObject([{ path: 'password' }]);
    expect(await at({ organisationId: 'NOWHERE' })).toMatchObject([{ path: 'organisationId' }]);
    expect(await at({ loginName: cast.officerOfChengguan })).toMatchObject([{ path: 'loginName' }]);
  });

  it('without any password gets one that is drawn, on a slip that only its maker can open', async () => {
    const { password: _, ...words } = newcomer;
    const answer = await admin('PUT', '/api/accounts', { ...words, loginName: 'slipped', organisationId: 'SO-LH' });
    expect([answer.status, answer.body.slips]).toEqual([200, newcomer.id]);
    const slip = await admin('GET', `/papers/slips/${newcomer.id}`);
    expect(slip.status).toBe(200);
    expect(slip.body).toContain('slipped');
    expect(slip.body).toMatch(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/u);
    expect((await app.as(cast.centre)('GET', `/papers/slips/${newcomer.id}`)).status).toBe(403);
  });
});

describe('a notice of the county', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const notice = {
    zh: '12315 电话今天检修，请打 0399-6520303',
    en: 'The hotline is down today: call 0399-6520303',
    fromAt: '2026-12-05T08:00:00+08:00',
    untilAt: '2026-12-05T18:00:00+08:00',
  };
  const portal = async (path = '/') => (await citizen(app.deps).get(path)).html;
  // The number within is a link: the words around it are whole.
  const said = '12315 电话今天检修，请打 ';
  const lines = async () =>
    (await app.database.pool.query("select verb from ledger where verb like 'notice-%' order by seq")).rows.map(
      ({ verb }) => verb as string,
    );

  it('stands on every page of citizens and of the desk while its time lasts, and ends by itself', async () => {
    app.setNow('2026-12-04T09:00:00+08:00');
    for (let press = 0; press < 2; press += 1)
      expect((await app.as(cast.centre)('PUT', `/api/notices/${first}`, notice)).status).toBe(200);
    expect((await app.as(cast.officer)('PUT', `/api/notices/${second}`, notice)).status).toBe(403);
    const later = { ...notice, zh: '元旦三天热线照常有人', en: '', place: 2, untilAt: '2026-12-31T18:00:00+08:00' };
    await admin('PUT', `/api/notices/${second}`, later);
    expect(await lines()).toEqual(['notice-saved', 'notice-saved']);
    expect(await portal()).not.toContain(said);
    app.setNow('2026-12-05T09:00:00+08:00');
    for (const path of ['/', '/complaint', '/progress', '/?size=large']) {
      const html = await portal(path);
      expect(html.indexOf(said)).toBeGreaterThan(0);
      expect(html.indexOf(later.zh)).toBeGreaterThan(html.indexOf(said));
      expect(html).toContain('<a class="tel" href="tel:03996520303">0399-6520303</a>');
      expect(html).toContain('（到12月5日 18:00）');
    }
    // Where the telephone stands first, it is the one that rings; the station's telephone tells it too.
    expect(await portal('/?size=large')).toMatch(/<a class="red" href="tel:03996520303">.*?12315 现在打不通，打这个/su);
    const carried = (await app.as('st-v0303')('GET', '/api/outbox/provisions')).body;
    expect(carried.notices.map(({ zh }: { zh: string }) => zh)).toEqual([notice.zh, later.zh]);
    const english = await portal('/?lang=en');
    expect(english).toContain('The hotline is down today: call ');
    // Nobody wrote it in English: the Chinese is shown and says that it is.
    expect(english).toMatch(new RegExp(`<p class="wrap" lang="zh-CN">.*${later.zh}`, 'u'));
    const seen = (await app.as(cast.officer)('GET', '/api/notices')).body;
    expect([seen.standing.map(({ id }: { id: string }) => id), seen.all]).toEqual([[first, second], null]);
    app.setNow('2026-12-05T18:00:00+08:00');
    expect(await portal()).not.toContain(said);
    expect(await portal('/?size=large')).toContain('<a class="red" href="tel:12315">');
    const { standing, all } = (await admin('GET', '/api/notices')).body;
    expect(standing.map(({ id }: { id: string }) => id)).toEqual([second]);
    expect(all.map(({ state }: { state: string }) => state)).toEqual(['standing', 'over']);
  });

  it('is taken back before its time, once, with a line; what is over is changed no more', async () => {
    for (let press = 0; press < 2; press += 1)
      expect((await admin('POST', `/api/notices/${second}/take-back`)).status).toBe(200);
    expect((await lines()).at(-1)).toBe('notice-taken-back');
    expect(await lines()).toHaveLength(3);
    expect(await portal()).not.toContain('元旦三天');
    expect((await admin('PUT', `/api/notices/${second}`, notice)).body.code).toBe('notice-over');
    const wrong = await admin('PUT', `/api/notices/${randomUUID()}`, {
      ...notice,
      untilAt: '2026-12-05T10:00:00+08:00',
    });
    expect([wrong.status, wrong.body.fields?.[0]?.path]).toEqual([400, 'untilAt']);
    expect((await admin('POST', `/api/notices/${randomUUID()}/take-back`)).status).toBe(404);
  });
});

it('operations B10: a machine for practice says what it is on every page of citizens and on every printed one, and no other does', async () => {
  const { settings } = app.deps;
  const said = async () => {
    const pages = ['/', '/complaint', '/progress', '/guides', '/?size=large', '/?lang=en'];
    const shown = await Promise.all(pages.map(async (path) => (await citizen(app.deps).get(path)).html));
    const paper: unknown = (await app.as(cast.officer)('GET', '/papers/roster')).body;
    return [...shown, String(paper)].map((html) => /<b>(?:练习机|For practice)<\/b>/u.test(html));
  };
  expect(new Set(await said())).toEqual(new Set([false]));
  app.deps.settings = { ...settings, isPractice: true };
  try {
    expect(new Set(await said())).toEqual(new Set([true]));
  } finally {
    app.deps.settings = settings;
  }
});

it('takes the passwords of these tests', () => {
  expect(codeOf(() => demandStrongPassword(password, { loginName: cast.officer }, []))).toBeNull();
});
