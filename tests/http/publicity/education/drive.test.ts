import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tallyOf, type Drive, type StationDone } from '../../../../src/domain/publicity/education/drive.ts';
import type { DriveReport } from '../../../../src/domain/publicity/education/drive-report.ts';
import { cast } from '../../../build/cast.ts';
import { appOf, proof, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { processorTimeOf } from '../../../build/house/processor-time.ts';

const today = '2026-11-25';
const station = 'st-v0303';
let app: TestApp;
let deviceId = '';
let materialId = '';
let number = '';

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  deviceId = (await app.as(station)('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof })).body.id;
  const material = { id: uuidv7(), kind: 'leaflet', name: '买种三看' };
  materialId = material.id;
  const { entry } = (await app.as(cast.centre)('POST', '/api/materials', material)).body;
  await step('materials', entry.number, 'print', { n: 500, onDay: today, note: '县印刷厂' });
  await step('materials', entry.number, 'issue', { stationId: 'ST-V0303', n: 60, onDay: today });
});
afterAll(() => app.close());

async function step(path: string, key: string, move: string, input: object, who = cast.centre) {
  const { version } = (await app.as(who)('GET', `/api/${path}/${key}`)).body.entry;
  const answer = await app.as(who)('POST', `/api/${path}/${key}/${move}`, { version, clientId: uuidv7(), input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const send = (change: object = {}, who = cast.centre) =>
  app.as(who)('POST', '/api/drives', {
    id: uuidv7(),
    title: '玉米种警示：贴、念、发',
    hang: '警示栏最上头，盖住 7月那张',
    script: '乡亲们：种了这种玉米不结穗的，先别砍秆，袋子、票留着。',
    materialId,
    dueOn: '2026-11-28',
    ...change,
  });
const told = (change: object = {}) => ({
  kind: 'drive',
  id: uuidv7(),
  deviceId,
  actedAt: '2026-11-25T08:30:00+08:00',
  driveNumber: number,
  hung: false,
  ways: [],
  handed: 0,
  cannot: '',
  attachmentIds: [],
  ...change,
});
const phone = (item: object, who = station) => app.as(who)('POST', '/api/outbox', item);
const tally = async () => (await app.as(cast.centre)('GET', `/api/drives/${number}`)).body.more.tally;
const carried = async () => (await app.as(station)('GET', '/api/outbox/provisions')).body.drives;
const inHand = async () =>
  (await app.deps.db.selectFrom('materialStock').select('n').where('stationId', '=', 'ST-V0303').executeTakeFirst())?.n;

describe('宣传任务', () => {
  it('S160 one row asks all stations: each carries it on its telephone with the number in its stock, and nobody is written to', async () => {
    const { entry, more } = (await send()).body;
    ({ number } = entry);
    const active = (await app.deps.db.selectFrom('station').select('id').where('active', '=', true).execute()).length;
    expect(more.tally).toEqual({ asked: active, done: 0, partly: 0, cannot: 0, silent: active });
    expect(await app.deps.db.selectFrom('driveReport').selectAll().execute()).toEqual([]);
    expect(await carried()).toEqual([
      expect.objectContaining({
        number,
        hang: expect.stringContaining('警示栏'),
        material: { id: materialId, name: '买种三看', inHand: 60 },
        done: { hung: false, told: false, handed: 0, cannot: '' },
      }),
    ]);
    const nothing = await send({ hang: '', script: '', materialId: null });
    expect(nothing.body.fields[0].path).toBe('hang');
  });

  it('S160 S161 a telephone tells once however often it is sent; each part stays done, and what was handed out leaves its stock', async () => {
    const first = told({ hung: true, ways: ['loudspeaker', 'chat'] });
    for (const _ of [1, 2, 3]) expect((await phone(first)).status).toBe(200);
    expect(await app.deps.db.selectFrom('driveReport').selectAll().execute()).toHaveLength(1);
    expect(await tally()).toMatchObject({ partly: 1, done: 0 });
    const second = told({ handed: 40 });
    await Promise.all([phone(second), phone(second)]);
    expect(await inHand()).toBe(20);
    expect(await tally()).toMatchObject({ partly: 0, done: 1 });
    const [drive] = await carried();
    expect(drive).toMatchObject({ done: { hung: true, told: true, handed: 40 }, material: { inHand: 20 } });
    const { stations } = (await app.as(cast.centre)('GET', `/api/drives/${number}/stations`)).body;
    expect(stations[0].standing).toBe('silent');
    expect(stations.at(-1)).toMatchObject({ stationId: 'ST-V0303', standing: 'done', handed: 40, short: 0 });
  });

  it('S43 what the books of a station do not have is told and noted as short: the stock never falls below nothing', async () => {
    expect((await phone(told({ handed: 35 }))).status).toBe(200);
    expect(await inHand()).toBe(0);
    const answers = (await app.as(cast.centre)('GET', '/api/drive-reports')).body.items as { entry: DriveReport }[];
    expect(answers.map(({ entry }) => [entry.handed, entry.short]).toSorted()).toEqual([
      [0, 0],
      [35, 15],
      [40, 0],
    ]);
    const moved = await app.deps.db
      .selectFrom('materialMovement')
      .select('n')
      .where('kind', '=', 'handedOut')
      .execute();
    expect(moved.reduce((sum, { n }) => sum + n, 0)).toBe(60);
  });

  it('a report says something, is of today or before, of a drive that asks the station', async () => {
    const wrong = async (change: object) => (await phone(told(change))).body;
    expect((await wrong({})).fields[0].path).toBe('hung');
    expect((await wrong({ driveNumber: '宣2026-9999', hung: true })).code).toBe('not-found');
    const elsewhere = (await send({ stationIds: ['ST-V0302'] })).body.entry;
    expect((await wrong({ driveNumber: elsewhere.number, hung: true })).code).toBe('not-found');
    expect((await carried()).map((one: { number: string }) => one.number)).toEqual([number]);
    const bare = (await send({ materialId: null })).body.entry;
    expect((await wrong({ driveNumber: bare.number, handed: 5 })).fields[0].path).toBe('handed');
    await step('drives', bare.number, 'withdraw', { remark: '写错了' });
  });

  it('S160 a telephone that was offline when it was withdrawn still tells what it did; the office tells for who called', async () => {
    const made = (await send({ script: '', materialId: null }, cast.officer)).body.entry;
    expect(made.officeId).toBe('SO-LH');
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/drives/${made.number}`)).status).toBe(404);
    await step('drives', made.number, 'withdraw', { remark: '不用贴了' }, cast.officer);
    expect((await phone(told({ driveNumber: made.number, hung: true }))).status).toBe(200);
    const call = { id: uuidv7(), driveNumber: number, stationId: 'ST-V0302', cannot: '墙在翻修', actedOn: today };
    expect((await app.as(cast.officer)('POST', '/api/drive-reports', call)).status).toBe(200);
    expect(await tally()).toMatchObject({ done: 1, cannot: 1 });
    const foreign = { ...call, id: uuidv7(), stationId: 'ST-V0101' };
    expect((await app.as(cast.officer)('POST', '/api/drive-reports', foreign)).body.code).toBe('station-unknown');
  });

  it('keeps its photos, for who sees the report', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const form = new FormData();
    form.append('files', new File([png], '墙.png', { type: 'image/png' }));
    const cookie = `${(await import('../../../../src/http/base/session.ts')).sessionCookie}=${await app.tokenOf(station)}`;
    const sent = await appOf(app.deps).request('/api/attachments', {
      method: 'POST',
      body: form,
      headers: { cookie },
    });
    const { attachments } = (await sent.json()) as { attachments: { id: string }[] };
    const id = attachments[0]?.id ?? '';
    expect((await phone(told({ hung: true, attachmentIds: [id] }))).status).toBe(200);
    for (const who of [station, cast.officer, cast.centre])
      expect((await app.as(who)('GET', `/api/attachments/${id}`)).status, who).toBe(200);
    expect((await app.as('st-v0101')('GET', `/api/attachments/${id}`)).status).toBe(404);
  });
});

describe('a drive to a hundred thousand stations', () => {
  it('is tallied from the stations and the reports alone, in well under a second', async () => {
    const stations = Array.from({ length: 100_000 }, (_, n) => ({ id: `ST-${n}`, officeId: `SO-${n % 20}` }));
    const done = (n: number): [string, StationDone] => [
      `ST-${n}`,
      { stationId: `ST-${n}`, hung: true, told: n % 2 === 0, handed: 0, cannot: n % 7 === 1 ? '翻修' : '' },
    ];
    const byStation = new Map(Array.from({ length: 40_000 }, (_, n) => done(n)));
    const drive = { hang: '贴', script: '念', materialId: null, stationIds: [], officeId: null } as unknown as Drive;
    expect(await processorTimeOf(() => tallyOf(drive, stations, byStation), 1000)).toBeLessThan(1000);
    const tally = tallyOf(drive, stations, byStation);
    expect(tally).toMatchObject({ asked: 100_000, done: 20_000, silent: 60_000 });
    expect(tally.partly + tally.cannot).toBe(20_000);
  });
});
