import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const file = (n: number, change: object = {}) =>
  centre(
    'POST',
    '/api/complaints',
    filing({
      clientId: uuidv7(),
      categoryCode: '17102000',
      place: { regionId: 'V0301' },
      consumer: { name: `周${n}`, phone: `1380000100${n}`, address: '', regionId: 'V0303' },
      ...change,
    }),
  );
const board = async () => (await centre('GET', '/api/wall')).body;

describe('指挥中心', () => {
  it('S192 指挥中心一屏有队列、时钟、地图、值班和聚集；三个人投诉同一镇的同一类才算聚集，点开就是那几件', async () => {
    const category = (await centre('GET', '/api/directory')).body.categories.find(
      ({ kind, leaf = true }: { kind: string; leaf?: boolean }) => kind === 'goods' && leaf,
    ).code as string;
    const inCategory = { categoryCode: category };
    for (const n of [1, 2]) expect((await file(n, inCategory)).status).toBe(201);
    // The same person again makes no group, nor does another town.
    await file(2, inCategory);
    await file(4, { ...inCategory, place: { regionId: 'V0501' } });
    expect((await board()).alerts.groups).toEqual({ total: 0, items: [] });
    await file(3, inCategory);
    const seen = await board();
    expect(seen.alerts.groups).toMatchObject({ total: 1, items: [{ zh: '聚集，3 人', placeName: '柳河镇' }] });
    const query = seen.alerts.groups.items[0].to.split('?')[1] as string;
    expect((await centre('GET', `/api/complaints?${query}&limit=1`)).body.total).toBe(4);
    // Queue and clocks, map and roster stand beside it; nobody is named.
    expect(seen.counts).toMatchObject({ inHand: 5, dueToday: 0, overdue: 0 });
    expect(seen.map.marks.length).toBeGreaterThan(0);
    expect(seen.duty).toMatchObject({ now: expect.any(Array), next: expect.any(Array) });
    expect(JSON.stringify(seen)).not.toMatch(/周1|1380000100|老周农资店/u);
  });

  it('lets what was received before the fourteen days make no group', async () => {
    app.setNow('2026-05-27T10:00:00+08:00');
    centre = app.as(cast.centre);
    expect((await board()).alerts.groups.total).toBe(0);
  });
});
