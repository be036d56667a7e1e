import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Charter } from '../../../src/domain/station/charter.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, valueOf, type Fields } from '../../build/house/citizen.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:10:00+08:00');
});
afterAll(() => app.close());

const told: Fields = {
  name: '便民超市消费维权服务站',
  kind: 'service',
  venue: 'supermarket',
  village: 'V0303',
  host: '便民超市',
  address: '柳河街 9 号',
  areaSqm: '320',
  contact: '马秀兰',
  phone: '139 2000 0618',
  reason: '店里人多，想就地解决',
};

test('S99 场所自己在门户申请建站，带现场照片，不用账号；所里看得到照片，申请人看得到结论和理由', async () => {
  const visitor = citizen(app.deps);
  const form = await visitor.get('/stations/apply');
  const token = valueOf(form.html, 'token') ?? '';
  const photo = await readFile(new URL('../../fixtures/photo.jpg', import.meta.url));
  const sent = await visitor.send('/stations/apply', {
    ...told,
    token,
    photos: new File([new Uint8Array(photo)], '门头.jpg', { type: 'image/jpeg' }),
  });
  expect(sent.html).toContain('建站申请收到了');
  expect(sent.html).toContain('待初审');
  // The same press once more is the same application.
  await visitor.send('/stations/apply', { ...told, token });
  const items = await wholeEntries(app.as(cast.officeHead), '/api/charters');
  const mine = items.filter((one: { entry: Charter }) => one.entry.byVenue);
  expect(mine).toHaveLength(1);
  const { entry } = mine[0] as { entry: Charter };
  expect(entry).toMatchObject({ state: 'applied', phone: '13920000618', measures: { areaSqm: 320 }, serves: 'venue' });
  expect(entry.photoIds).toHaveLength(1);
  const [photoId] = entry.photoIds;
  expect((await app.as(cast.officeHead)('GET', `/api/attachments/${photoId}`)).status).toBe(200);
  expect((await app.as(cast.headOfShiqiao)('GET', `/api/attachments/${photoId}`)).status).toBe(404);
  const refused = await app.as(cast.officeHead)('POST', `/api/charters/${entry.number}/refuse`, {
    version: 1,
    input: { endReason: '同一条街上已有站点' },
  });
  expect(refused.status).toBe(200);
  expect((await visitor.get(`/stations/applications/${entry.id}`)).html).toContain('同一条街上已有站点');
  expect((await visitor.get(`/stations/applications/${entry.id}`)).html).not.toContain('马秀兰');
});

test('what is wrong in an application is named at its field, and nothing typed is lost', async () => {
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get('/stations/apply')).html, 'token') ?? '';
  const back = await visitor.send('/stations/apply', { ...told, token, name: '', village: '', areaSqm: '很大' });
  expect(back.status).toBe(422);
  expect(Object.keys(problemsIn(back.html)).toSorted()).toEqual(['areaSqm', 'name', 'village']);
  // Stars and stalls are asked of nobody beforehand, and lie open where something is wrong with them.
  const folded = '<details class="card">';
  expect([(await visitor.get('/stations/apply')).html.includes(folded), back.html.includes(folded)]).toEqual([
    true,
    false,
  ]);
  expect(valueOf(back.html, 'contact')).toBe('马秀兰');
});

test('An application without its kind or its address comes back with both named, and takes them then.', async () => {
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get('/stations/apply')).html, 'token') ?? '';
  const bare = { ...told, token, name: '', kind: '', address: '' };
  const back = await visitor.send('/stations/apply', bare);
  expect(back.status).toBe(422);
  expect(Object.keys(problemsIn(back.html))).toEqual(['name', 'kind', 'address']);
  expect(valueOf(back.html, 'host')).toBe('便民超市');
  // A kind that the county no longer has is refused by the rule itself, at the same field.
  const gone = await visitor.send('/stations/apply', { ...told, token, kind: 'nowhere' });
  expect(gone.status).toBe(422);
  expect(Object.keys(problemsIn(gone.html))).toEqual(['kind']);
  expect(valueOf(gone.html, 'contact')).toBe('马秀兰');
  const stars = await visitor.send('/stations/apply', { ...told, token, stars: '50' });
  expect(Object.keys(problemsIn(stars.html))).toEqual(['stars']);
  expect((await visitor.send('/stations/apply', { ...told, token })).html).toContain('建站申请收到了');
});

test('The desk names the kind and the address of a venue too; a village needs no address.', async () => {
  const form = {
    id: uuidv7(),
    name: '茶庵村消费维权联络站',
    kindCode: '',
    venueKind: 'village',
    serves: 'venue',
    regionId: 'V0303',
    contactName: '马秀兰',
    phone: '13920000618',
    measures: { grade: 9 },
  };
  const back = await app.as(cast.centre)('POST', '/api/charters', form);
  expect(back.body.fields.map(({ path }: { path: string }) => path).toSorted()).toEqual([
    'address',
    'kindCode',
    'measures.grade',
  ]);
  const village = { ...form, kindCode: 'service', serves: 'area', measures: {} };
  expect((await app.as(cast.centre)('POST', '/api/charters', village)).status).toBe(200);
});

test('the file of a station that nobody applied for here is no page', async () => {
  const { items } = (await app.as(cast.centre)('GET', '/api/charters')).body;
  const own = items.find((one: { entry: Charter }) => one.entry.stationId === 'ST-V0303').entry.id;
  expect((await citizen(app.deps).get(`/stations/applications/${own}`)).status).toBe(404);
});

test('Each station of the list is found on the map of a telephone by its own words.', async () => {
  const { html } = await citizen(app.deps).get('/stations');
  const rows = html.match(/<li>.*?<\/li>/gsu)?.filter((row) => row.includes('href="tel:')) ?? [];
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row).toMatch(/uri\.amap\.com\/search\?keyword=%E9%9D%92%E7%A6%BE%E5%8E%BF/u);
});

test('portal audit B22: a number that rings in the liaison person’s own pocket is said to be his, and no other', async () => {
  const saved = await app.as(cast.admin)('PUT', '/api/stations', {
    id: 'ST-OWN',
    name: '郭庄村消费维权联络站',
    kind: 'village',
    officeId: 'SO-LH',
    regionId: 'V0304',
    x: 1,
    y: 1,
    serves: 'area',
    venueNames: [],
    phone: '139 2000 0618',
    address: '',
    contactName: '马秀兰',
    publishedWindow: false,
    active: true,
  });
  expect([saved.status, saved.body.fields]).toEqual([200, undefined]);
  const { html } = await citizen(app.deps).get('/stations');
  const rows = html.match(/<li>.*?<\/li>/gsu)?.filter((row) => row.includes('href="tel:')) ?? [];
  const isMobile = (row: string) => /href="tel:1[3-9]\d{9}"/u.test(row);
  expect(new Set(rows.map(isMobile))).toContain(true);
  for (const row of rows) expect(row.includes('电话是联络员本人的手机')).toBe(isMobile(row));
  expect((await citizen(app.deps).get('/stations?lang=en')).html).toContain('the liaison person’s own mobile');
});
