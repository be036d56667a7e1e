/** The palette finds stations, people and firms by name, and for nobody more than his lists show. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  for (const [name, regionId, stationId] of [
    ['赵永福', 'V0303', 'ST-V0303'],
    ['赵银花', 'V0803', 'ST-V0803'],
    ['曾凡女', 'V0803', 'ST-V0803'],
    ['啊'.repeat(20), 'V0803', 'ST-V0803'],
  ] as const) {
    const form = { id: uuidv7(), name, phone: '13955000402', regionId, stationId };
    const made = await app.as(cast.centre)('POST', '/api/people', form);
    if (made.status !== 200) throw new Error(made.body.zh);
  }
});
afterAll(() => app.close());

const find = async (who: string, q: string) =>
  (await app.as(who)('GET', `/api/palette?q=${encodeURIComponent(q)}`)).body;
const names = (list: { name: string }[]) => list.map(({ name }) => name);

it('finds a station by a piece of its name, with its village, five at most and those that run first', async () => {
  const { items } = (await app.as(cast.centre)('GET', '/api/charters?state=all')).body;
  const station = items.find(({ entry }: { entry: { stationId: string } }) => entry.stationId === 'ST-V0303').entry;
  const { stations } = await find(cast.centre, station.name.slice(0, 4));
  expect(stations[0]).toMatchObject({ number: station.number, name: station.name, state: 'active' });
  expect(stations[0].place).not.toBe('');
  expect((await find(cast.centre, '站')).stations).toHaveLength(5);
  // What is no name finds nothing: neither a wildcard nor a quote means anything.
  expect((await find(cast.centre, '%')).stations).toEqual([]);
  expect((await find(cast.centre, "'")).stations).toEqual([]);
});

it('shows an office and a station their own alone, and a firm to whom the list of firms is open', async () => {
  const all = await find(cast.centre, '赵');
  expect(names(all.people).toSorted()).toEqual(['赵永福', '赵银花']);
  expect(JSON.stringify(all)).not.toContain('13955000402');
  expect(names((await find('st-v0303', '赵')).people)).toEqual(['赵永福']);
  const own = (await find('st-v0303', '站')).stations;
  expect(own.map(({ number }: { number: string }) => number)).toEqual(['站ST-V0303']);
  const office = (await find(cast.officeHead, '赵')).people;
  const listed = (await app.as(cast.officeHead)('GET', '/api/people?q=赵')).body.items;
  expect(names(office).toSorted()).toEqual(
    listed.map(({ entry }: { entry: { name: string } }) => entry.name).toSorted(),
  );
  expect(office.length).toBeLessThan(2);
  const firms = (await app.as(cast.centre)('GET', '/api/firms?from=2026-01-01&to=2026-12-31')).body.firms;
  expect(firms.length).toBeGreaterThan(0);
  expect(names((await find(cast.centre, firms[0].name.slice(0, 2))).firms)).toContain(firms[0].name);
  expect((await find('st-v0303', firms[0].name.slice(0, 2))).firms).toEqual([]);
});

it('finds all three by pinyin and by initials, once each, and for nobody more than his lists show', async () => {
  for (const q of ['zyf', 'zhaoyongfu', 'Zhao Yongfu', 'yongfu'])
    expect(names((await find(cast.centre, q)).people), q).toEqual(['赵永福']);
  for (const q of ['zengfannv', 'cengfannu', 'zfn'])
    expect(names((await find(cast.centre, q)).people), q).toEqual(['曾凡女']);
  // Letters begin where a character does, and a single one is in half of all names.
  expect((await find(cast.centre, 'aoyong')).people).toEqual([]);
  expect((await find(cast.centre, 'z')).people).toEqual([]);
  expect((await find('st-v0803', 'zyf')).people).toEqual([]);
  expect(names((await find('st-v0303', 'zyf')).people)).toEqual(['赵永福']);
  const firms = async (who: string, q: string) => names((await find(who, q)).firms);
  expect(await firms(cast.centre, 'ccjd')).toEqual(['长城家电']);
  expect(await firms(cast.centre, 'changcheng')).toEqual(['长城家电']);
  expect(await firms('st-v0303', 'ccjd')).toEqual([]);
  const own = (await find('st-v0303', 'xiaofei')).stations;
  expect(own.map(({ number }: { number: string }) => number)).toEqual(['站ST-V0303']);
  expect((await find(cast.centre, 'xiaofei')).stations).toHaveLength(5);
});

it('refuses who has no list of stations, an empty word and one that is no word', async () => {
  for (const who of [cast.agriculture, 'q-changcheng'])
    expect((await app.as(who)('GET', '/api/palette?q=赵')).status, who).toBe(403);
  expect((await app.as(null)('GET', '/api/palette?q=赵')).status).toBe(401);
  expect((await app.as(cast.centre)('GET', '/api/palette?q=%20')).status).toBe(400);
  expect((await app.as(cast.centre)('GET', `/api/palette?q=${'长'.repeat(41)}`)).status).toBe(400);
});
