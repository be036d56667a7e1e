import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { VillageCoverage } from '../../../src/domain/station/coverage.ts';
import type { DrawnVillage } from '../../../src/http/api/station/coverage-routes.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const get = async (query = '', who = cast.centre) => (await app.as(who)('GET', `/api/coverage?${query}`)).body;
const nameOf = (one: VillageCoverage) => one.name;

/** One act of the station, so that it lives. */
async function act(station: string): Promise<void> {
  const key = `站${station}`;
  const { version } = (await app.as(cast.centre)('GET', `/api/charters/${key}`)).body.entry;
  const input = { on: '2026-11-25', kind: 'publicity', what: '集市上发宣传单', people: 20 };
  const done = await app.as(station.toLowerCase())('POST', `/api/charters/${key}/recordActivity`, {
    version,
    clientId: uuidv7(),
    input,
  });
  expect(done.status).toBe(200);
}

test('S143 每个村都在清单里；站点没有动静是闲置，动了一次就是有站点，筛选和导出说的是同一件事', async () => {
  const before = await get('limit=500');
  expect(before.figures.villages).toBe(before.villages.length);
  expect(before.figures.counts.own).toBe(0);
  await act('ST-V0303');
  const after = await get('limit=500');
  expect(after.figures.counts).toMatchObject({ own: 1, idle: before.figures.counts.idle - 1 });
  const home = after.villages.find((one: VillageCoverage) => one.regionId === 'V0303');
  expect(home).toMatchObject({ state: 'own', nearest: { number: '站ST-V0303', km: 0 } });
  // The map asks the ledger no further than it must; it says of each station what the list of stations says.
  const { items } = (await app.as(cast.centre)('GET', '/api/charters')).body;
  const map = (await app.as(cast.centre)('GET', '/api/coverage/map')).body;
  const idle = (key: string) =>
    items.find(({ entry }: { entry: { number: string } }) => entry.number === key).more.idle as boolean;
  for (const node of map.nodes) expect(node.idle, node.number).toBe(idle(node.number));
  const gaps = await get('state=gap&sort=far&limit=500');
  expect(gaps.total).toBe(after.figures.counts.gap);
  const ways = gaps.villages.map(({ nearest }: VillageCoverage) => nearest?.km ?? 0);
  expect(ways).toEqual(ways.toSorted((a: number, b: number) => b - a));
  const file = await app.as(cast.centre)('GET', '/api/export/coverage?state=gap&format=csv');
  const lines = (file.body as string).trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(gaps.total);
  for (const name of gaps.villages.map(nameOf)) expect(file.body).toContain(name);
  const first = await get('limit=3');
  const second = await get(`limit=3&after=${first.next}`);
  expect([...first.villages, ...second.villages].map(nameOf)).toEqual(after.villages.slice(0, 6).map(nameOf));
});

test('S142 划进服务范围的村不再是缺口，档案上有服务人口', async () => {
  const gap = (await get('state=gap')).villages[0] as VillageCoverage;
  const { version } = (await app.as(cast.centre)('GET', '/api/charters/站ST-V0303')).body.entry;
  const input = {
    tier: 'pilot',
    tierSince: '2026-11-25',
    sitings: [],
    education: true,
    servesRegionIds: [gap.regionId],
  };
  await app.as(cast.centre)('POST', '/api/charters/站ST-V0303/classify', { version, clientId: uuidv7(), input });
  const found = (await get(`q=${encodeURIComponent(gap.name)}`)).villages[0] as VillageCoverage;
  expect(found).toMatchObject({ regionId: gap.regionId, state: 'served', station: { number: '站ST-V0303' } });
  await app.database.pool.query(`update region set population = 500 where id in ('V0303', $1)`, [gap.regionId]);
  app.setNow('2026-11-25T09:01:00+08:00');
  const { forgetCountyFacts } = await import('../../../src/store/county/county.ts');
  forgetCountyFacts(app.deps.db);
  expect((await app.as(cast.centre)('GET', '/api/charters/站ST-V0303')).body.more.people).toBe(1000);
});

test('S70 示意图上每个村一个点、两层各有状态，兼有两网的站点标出来', async () => {
  const map = (await app.as(cast.centre)('GET', '/api/coverage/map')).body;
  const home = (map.villages as DrawnVillage[]).find((one) => one[5] === '郭庄村');
  // Place, town, and for both layers the first of the states, 有站点.
  expect(home?.slice(0, 5)).toEqual([-13.8, 7.1, map.towns.findIndex(({ id }: { id: string }) => id === 'T03'), 0, 0]);
  const gap = (map.villages as DrawnVillage[]).find((one) => one[3] === 3);
  expect(gap?.[6]?.km).toBeGreaterThan(0);
  expect(map.nodes.filter(({ dual }: { dual: boolean }) => dual)).toMatchObject([{ number: '站ST-V0303' }]);
  expect(map.outline).toBeNull();
});

test('an office sees its own villages, measured against every station; a station sees none', async () => {
  const mine = await get('limit=500', cast.officeHead);
  expect(new Set(mine.villages.map(({ officeId }: VillageCoverage) => officeId))).toEqual(new Set(['SO-LH']));
  expect(mine.figures.villages).toBeLessThan((await get()).figures.villages);
  // Its figures count its own stations, and all offices together make the county's.
  const whole = (await get()).figures;
  const standing = ({ nodes, idle }: { nodes: number; idle: number }) => nodes + idle;
  expect(standing(mine.figures)).toBeGreaterThan(0);
  expect(standing(mine.figures)).toBeLessThan(standing(whole));
  expect(mine.figures.dual).toBe(1);
  expect((await get('', cast.headOfShiqiao)).figures.dual).toBe(0);
  expect((await app.as('st-v0303')('GET', '/api/coverage')).status).toBe(403);
  const other = await get('limit=500', cast.headOfShiqiao);
  expect(other.villages.some(({ nearest }: VillageCoverage) => nearest?.number === '站ST-V0303')).toBe(true);
});

test('the county’s own outlines are loaded by the administrator, drawn, and taken away with a line each', async () => {
  const form = {
    fileName: '乡镇.geojson',
    shapes: [
      {
        name: '柳河镇',
        rings: [
          [
            [0, 0],
            [4, 0],
            [4, 4],
          ],
        ],
      },
    ],
  };
  expect((await app.as(cast.officeHead)('PUT', '/api/coverage/outline', form)).status).toBe(403);
  const wrong = {
    ...form,
    shapes: [
      {
        name: '柳河镇',
        rings: [
          [
            [114, 38],
            [900, 0],
            [4, 4],
          ],
        ],
      },
    ],
  };
  expect((await app.as(cast.admin)('PUT', '/api/coverage/outline', wrong)).status).toBe(400);
  expect((await app.as(cast.admin)('PUT', '/api/coverage/outline', form)).status).toBe(200);
  const map = async () => (await app.as(cast.centre)('GET', '/api/coverage/map')).body.outline;
  expect(await map()).toEqual(form);
  expect((await app.as(cast.admin)('DELETE', '/api/coverage/outline')).status).toBe(200);
  expect(await map()).toBeNull();
  const lines = await app.database.pool.query(`select detail from ledger where verb = 'outline-saved' order by seq`);
  expect(lines.rows.map(({ detail }) => detail)).toEqual([
    { fileName: '乡镇.geojson', shapes: 1 },
    { fileName: '', shapes: 0 },
  ]);
});

test('a village and its station that nobody has located are said to be so by every reader, and stand nowhere', async () => {
  const directory = async () => (await app.as(cast.admin)('GET', '/api/directory')).body;
  const { regions, stations } = await directory();
  const gap = (await get('state=gap')).villages[0] as VillageCoverage;
  const open = { x: null, y: null };
  const forms = ['V0303', gap.regionId].map((id) => {
    const { name, kind, parentId, officeId } = regions.find((one: { id: string }) => one.id === id);
    return { id, name, kind, parentId, officeId, ...open };
  });
  const half = { regions: [{ ...forms[0], x: 3 }] };
  const refused = await app.as(cast.admin)('PUT', '/api/regions', half);
  expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'regions.0.y']);
  expect((await app.as(cast.admin)('PUT', '/api/regions', { regions: forms })).status).toBe(200);
  const { countyId: _, ...station } = stations.find(({ id }: { id: string }) => id === 'ST-V0303');
  const { status, body } = await app.as(cast.admin)('PUT', '/api/stations', { ...station, ...open });
  expect(status, JSON.stringify(body)).toBe(200);

  expect((await directory()).stations.find(({ id }: { id: string }) => id === 'ST-V0303')).toMatchObject(open);
  const list = await get('limit=500');
  expect(list.figures.unlocated).toBe(2);
  const home = list.villages.find((one: VillageCoverage) => one.regionId === 'V0303');
  expect(home).toMatchObject({ ...open, state: 'own', nearest: null });
  const map = (await app.as(cast.centre)('GET', '/api/coverage/map')).body;
  expect(map.unlocated).toEqual({ villages: 2, stations: 1 });
  expect((map.villages as DrawnVillage[]).some((one) => one[5] === home.name || one[5] === gap.name)).toBe(false);
  expect(map.nodes.some(({ number }: { number: string }) => number === '站ST-V0303')).toBe(false);
  const file = await app.as(cast.centre)('GET', '/api/export/coverage?format=csv&q=郭庄村');
  expect((file.body as string).match(/未定位/gu)).toHaveLength(2);
  const wall = (await app.as(cast.deputyDirector)('GET', '/api/wall')).body.map;
  expect(wall.unlocated).toBe(1);
  expect(wall.marks.some(({ number }: { number: string }) => number === '站ST-V0303')).toBe(false);
  expect(JSON.stringify(wall)).not.toContain('null');

  const portal = async (village: string) => (await app.as(null)('GET', `/stations?village=${village}`)).body as string;
  // Its own station is there, wherever that is; of a village without one the nearest is not guessed.
  expect(await portal('V0303')).toMatch(/data-test="near".*就在本村/su);
  expect(await portal(gap.regionId)).toMatch(/data-test="unlocated"[^<]*<?[^<]*算不出哪个站最近/su);
  expect(await portal(gap.regionId)).not.toMatch(/公里/u);

  const carried = await app.as('st-v0303')('GET', '/api/outbox/provisions');
  expect(carried.status).toBe(200);
  expect(carried.body.villages[0]).toMatchObject({ id: 'V0303', ...open });
  const nearby = carried.body.villages.slice(1, 3).map(({ town }: { town: string }) => town);
  expect(new Set(nearby)).toEqual(new Set([carried.body.villages[0].town]));
  const day = await app.as(cast.officer)('GET', '/api/outbox/day');
  expect(day.body.villages.find(({ id }: { id: string }) => id === 'V0303')).toMatchObject(open);

  // Located again, both are where they were: the station by its village, without a place of its own.
  const back = { regions: [{ ...forms[0], x: -13.8, y: 7.1 }] };
  expect((await app.as(cast.admin)('PUT', '/api/regions', back)).status).toBe(200);
  expect((await directory()).stations.find(({ id }: { id: string }) => id === 'ST-V0303')).toMatchObject({
    x: -13.8,
    y: 7.1,
  });

  // Saved as its form shows it, in the place of its village, it still goes where the village is put.
  const village = forms.find(({ id }) => id === 'V0303');
  const putAt = (x: number, y: number) =>
    app.as(cast.admin)('PUT', '/api/regions', { regions: [{ ...village, x, y }] });
  const shown = async () => (await directory()).stations.find(({ id }: { id: string }) => id === 'ST-V0303');
  await putAt(4, 5);
  const { countyId: __, ...seen } = await shown();
  expect(seen).toMatchObject({ x: 4, y: 5 });
  expect((await app.as(cast.admin)('PUT', '/api/stations', seen)).status).toBe(200);
  await putAt(6, 7);
  expect(await shown()).toMatchObject({ x: 6, y: 7 });
});
