/** 站点手机点数: who came to an event, counted at it with or without a network, each audience by itself. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../../src/http/app.ts';
import { proveFiles } from '../../../../src/actions/matter/attachment-proof.ts';
import { splitEducation } from '../../../../src/store/publicity/education/education-figure.ts';
import { proveLedger } from '../../../../src/store/base/ledger-proof.ts';
import { cast } from '../../../build/cast.ts';
import { linesLaying } from '../../../build/laid.ts';
import { proof, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { upload } from '../../../build/import-tables.ts';
import { fixture } from '../../../build/phone-photo.ts';

const today = '2026-11-25';
const station = 'st-v0303';
let app: TestApp;
let number = '';
const devices: string[] = [];
interface Line {
  byPlace: string;
  detail: { n: number; stands: boolean; stationName: string };
}

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  const form = {
    id: uuidv7(),
    kind: 'lawOutreach',
    title: '种子怎么挑、票怎么留',
    onDay: today,
    place: '郭庄村文化大院',
    regionId: 'V0303',
    audience: 'villager',
    strands: ['rights'],
    topics: ['farmInput'],
  };
  number = (await app.as(cast.centre)('POST', '/api/outreaches', form)).body.entry.number;
  for (const name of ['前门的手机', '后门的手机'])
    devices.push((await app.as(station)('POST', '/api/devices', { id: uuidv7(), name, proof })).body.id);
});
afterAll(() => app.close());

const step = async (who: string, move: string, input: object = {}) => {
  const { version } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.entry;
  return app.as(who)('POST', `/api/outreaches/${number}/${move}`, { version, clientId: uuidv7(), input });
};
const events = async (who: string) => (await app.as(who)('GET', '/api/outbox/provisions')).body.events;
const photoOf = ({ photoIds }: { photoIds: string[] }) => photoIds[0];
const item = (counts: object[], more: object = {}) => ({
  kind: 'attendance',
  id: uuidv7(),
  deviceId: devices[0],
  actedAt: `${today}T10:30:00+08:00`,
  outreachNumber: number,
  counts,
  answers: [],
  attachmentIds: [],
  ...more,
});
const send = (what: object, who = station) => app.as(who)('POST', '/api/outbox', what);
const counted = async () => {
  const { timeline } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body;
  return timeline.filter(({ verb }: { verb: string }) => verb === 'outreach-counted') as Line[];
};
const bell = async () => {
  const { items } = (await app.as(cast.centre)('GET', '/api/messages/own')).body;
  return items.map(({ text }: { text: string }) => text).filter((text: string) => text.includes('手机点数'));
};
const told = async () => (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.more.told;

describe('站点手机点数', () => {
  it('批准了的、在本村办的才带到手机上，二维码也带着；别的站看不到，也报不了', async () => {
    expect(await events(station)).toEqual([]);
    await step(cast.deputyDirector, 'approve');
    const [event] = await events(station);
    expect(event).toMatchObject({ number, audience: 'villager', scanned: 0, told: [], isHeld: false });
    // Where the county has no address that opens outside there is no code that promises to open.
    expect(event.qr).toBeNull();
    const outside = { ...app.deps, settings: { ...app.deps.settings, publicUrl: 'https://12315.qinghe.gov.cn' } };
    const headers = { cookie: `hongdun_session=${await app.tokenOf(station)}` };
    const answer = await createApp(outside).request('/api/outbox/provisions', { headers });
    const [coded] = ((await answer.json()) as { events: { qr: string }[] }).events;
    expect(coded?.qr).toContain('<svg');
    // The picture of one event is a few kilobytes, however slow the network.
    expect(coded?.qr.length).toBeLessThan(8_000);
    expect(await events('st-v0501')).toEqual([]);
    const other = (await app.as('st-v0501')('POST', '/api/devices', { id: uuidv7(), name: '手机', proof })).body.id;
    expect((await send(item([{ audience: 'villager', n: 9 }], { deviceId: other }), 'st-v0501')).status).toBe(404);
    expect((await send(item([{ audience: 'villager', n: 9 }]), cast.officer)).status).toBe(403);
  });

  it('不是那一天数的不收；同一下再发只算一回，同一部手机再交是改，两部手机加起来，迟到的旧数不改', async () => {
    app.setNow(`${today}T11:00:00+08:00`);
    expect((await send(item([{ audience: 'villager', n: 9 }], { actedAt: '2026-11-24T10:00:00+08:00' }))).status).toBe(
      409,
    );
    const sent = await upload(app, station, fixture('photo.jpg'), '会场.jpg', '/api/attachments');
    const photoId = sent.body.attachments[0].id as string;
    const grade = { understood: 'yes', useful: 'no', wants: ['food'] };
    const first = item([{ audience: 'villager', n: 18 }], { attachmentIds: [photoId], answers: [grade, grade] });
    for (let i = 0; i < 2; i += 1) expect((await send(first)).status).toBe(200);
    expect(await told()).toEqual([{ audience: 'villager', n: 18 }]);
    const back = item([{ audience: 'pupil', n: 5 }], { deviceId: devices[1] });
    expect((await send(back)).status).toBe(200);
    const corrected = [
      { audience: 'villager', n: 20 },
      { audience: 'pupil', n: 3 },
    ];
    await send(item(corrected, { actedAt: `${today}T10:40:00+08:00` }));
    await send(item([{ audience: 'villager', n: 1 }], { actedAt: `${today}T10:20:00+08:00` }));
    expect(await told()).toEqual([
      { audience: 'villager', n: 20 },
      { audience: 'pupil', n: 8 },
    ]);
    const { more } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body;
    expect([more.toldPhotoIds, more.answers]).toEqual([
      [photoId],
      {
        n: 2,
        understood: { n: 2, counts: { yes: 2, partly: 0, no: 0 } },
        useful: { n: 2, counts: { yes: 0, partly: 0, no: 2 } },
        wants: { food: 2 },
      },
    ]);
    expect((await app.as(cast.officer)('GET', `/api/attachments/${photoId}`)).status).toBe(200);
    // Each act stands in a line of its own, once, with the photo that it brought: nothing was put there past the program.
    const lines = await counted();
    expect(lines.map(({ detail: { n, stands } }) => [n, stands])).toEqual([
      [18, true],
      [5, true],
      [23, true],
      [1, false],
    ]);
    expect(lines[0]?.detail.stationName).toBe(lines[0]?.byPlace);
    expect(await linesLaying(app.deps.db, photoId)).toEqual(['outreach-counted']);
    expect(await proveFiles(app.deps.db, app.deps.files)).toMatchObject({ files: 1, broken: [], faults: 0 });
    expect((await proveLedger(app.deps.db)).broken).toEqual([]);
    expect(await bell()).toEqual([]);
  });

  it('登记办完时不写人数就用手机数的，分开的人数进统计；分开的比来的多不收', async () => {
    app.setNow(`${today}T18:00:00+08:00`);
    const tooMany = await step(cast.centre, 'hold', { counted: 10, byAudience: [{ audience: 'pupil', n: 11 }] });
    expect([tooMany.status, tooMany.body.fields?.[0]?.path]).toEqual([400, 'byAudience']);
    const { entry, more } = (await step(cast.centre, 'hold')).body;
    expect(entry).toMatchObject({ state: 'held', counted: 28, method: 'count' });
    expect(entry.byAudience).toHaveLength(2);
    expect(entry.photoIds).toEqual(more.toldPhotoIds);
    expect(more.attendanceWords).toBe('28人次');
    const split = await splitEducation(app.deps.db, 990126, { from: today, to: today, officeId: null });
    const of = (code: string) => split.find((one) => one.by === 'audience' && one.code === code);
    expect([of('villager'), of('pupil')]).toEqual([
      { by: 'audience', code: 'villager', outreaches: 1, audience: 20 },
      { by: 'audience', code: 'pupil', outreaches: 0, audience: 8 },
    ]);
    // A telephone that was without a network until now: what it counted is there to see, and the desk counts again by its own step.
    const photo = await upload(app, station, fixture('photo.png'), '后门.png', '/api/attachments');
    const lateId = photo.body.attachments[0].id as string;
    const late = item([{ audience: 'villager', n: 25 }], {
      deviceId: devices[1],
      actedAt: `${today}T10:50:00+08:00`,
      attachmentIds: [lateId],
    });
    for (let i = 0; i < 2; i += 1) expect((await send(late)).status).toBe(200);
    // Whoever planned it hears of it once, and what came late is there to see.
    const now = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body;
    expect([now.entry.photoIds, now.more.toldPhotoIds]).toEqual([[photoOf(entry)], [photoOf(entry), lateId]]);
    expect(await bell()).toEqual([
      '“种子怎么挑、票怎么留”登记办完以后，又收到站点的手机点数：手机合计 48 人，登记的现场点数 28 人，请核对，要改就按“改人数”。',
    ]);
    expect((await proveFiles(app.deps.db, app.deps.files)).faults).toBe(0);
    expect((await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body.entry.counted).toBe(28);
    expect(await told()).toContainEqual({ audience: 'villager', n: 45 });
    const again = await step(cast.centre, 'recount', { counted: 48, reason: '后门的手机才报上来' });
    expect(again.body.entry).toMatchObject({ counted: 48, byAudience: [] });
    // As the telephones counted: told again by the same one it is no news.
    await send(item([{ audience: 'villager', n: 25 }], { deviceId: devices[1], actedAt: `${today}T10:55:00+08:00` }));
    expect(await bell()).toHaveLength(1);
  });
});
