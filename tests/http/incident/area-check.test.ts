import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { upload } from '../../build/import-tables.ts';
import { fixture } from '../../build/phone-photo.ts';
import { filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let countyId: number;
let incident: string;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
  const numbers: string[] = [];
  for (const name of ['张桂兰', '韩大年']) {
    const form = filing({ consumer: { name, phone: '13800002999', regionId: 'V0301' } });
    const filed = (await app.as(cast.centre)('POST', '/api/complaints', form)).body;
    numbers.push(filed.complaint?.number ?? filed.number);
  }
  const form = { id: randomUUID(), title: '丰垦818 玉米不结穗', reason: '同一个品种', numbers };
  incident = (await app.as(cast.centre)('POST', '/api/incidents', form)).body.entry.number;
  const responsibleId = (await findAccountByLogin(app.deps.db, countyId, cast.officer))?.id;
  await step('incidents', incident, 'confirm', { reason: '同一个品种', level: '3', responsibleId });
  await step('incidents', incident, 'file');
});
afterAll(() => app.close());

async function step(path: string, number: string, move: string, input: object = {}, who: string = cast.centre) {
  const { entry } = (await app.as(cast.centre)('GET', `/api/${path}/${number}`)).body;
  return app.as(who)('POST', `/api/${path}/${number}/${move}`, { version: entry?.version ?? 1, input });
}
const anAsking = (more: object = {}) => ({
  id: randomUUID(),
  incidentNumber: incident,
  question: '咱村有没有“丰垦818”玉米不结穗？',
  look: '袋子红底黄字，印“818”。秆高，穗少。',
  dueAt: '2026-08-18T18:00:00+08:00',
  ...more,
});
const ask = async (more: object = {}) =>
  (await app.as(cast.centre)('POST', '/api/area-checks', anAsking(more))).body.entry;
const anAnswer = (checkNumber: string, more: object = {}) => ({ id: randomUUID(), checkNumber, answer: 'no', ...more });
const answer = (who: string, form: object) => app.as(who)('POST', '/api/area-answers', form);
const answersOf = async (number: string, who: string = cast.centre) =>
  (await app.as(who)('GET', `/api/area-checks/${encodeURIComponent(number)}/answers`)).body;
/** The station's supervisor: the account of each station of the sample county. */
type OfStation = { login_name: string; station_id: string };
const stations = async () =>
  (
    await app.database.pool.query(
      "select login_name, station_id from account where role = 'station' and active order by 1",
    )
  ).rows as [OfStation, OfStation, ...OfStation[]];

describe('a check of the area', () => {
  it('S188 S189 一问全县每个站点，答“无”也算，谁读了、谁没答看得见，催只催没答的', async () => {
    const check = await ask();
    const { rows } = await app.database.pool.query<{ n: number }>(
      'select count(*)::int as n from station where active',
    );
    expect([check.number, check.asked]).toEqual([expect.stringMatching(/^查2026-/u), rows[0]?.n]);
    const [one, two] = await stations();
    await app.as(one.login_name)('POST', `/api/area-checks/${check.number}/read`);
    expect((await answersOf(check.number)).tally).toMatchObject({ yes: 0, no: 0, read: 1, silent: check.asked - 1 });
    expect((await answer(one.login_name, anAnswer(check.number))).status).toBe(200);
    await answer(two.login_name, anAnswer(check.number, { answer: 'yes', households: 2, mu: 9, ways: ['visit'] }));
    const { tally, stations: listed, towns } = await answersOf(check.number);
    expect(tally).toEqual({
      asked: check.asked,
      yes: 1,
      no: 1,
      unknown: 0,
      read: 0,
      silent: check.asked - 2,
      late: 0,
      households: 2,
      mu: 9,
    });
    expect(listed.length).toBe(check.asked);
    expect(towns.reduce((sum: number, town: { asked: number }) => sum + town.asked, 0)).toBe(check.asked);
    const nudged = await step('area-checks', check.number, 'nudge');
    expect(nudged.body.timeline.at(-1).detail.n).toBe(check.asked - 2);
  });

  it('has one answer of a station: the second corrects the first, the same press is one, an older one that comes later changes nothing', async () => {
    const check = await ask();
    const [{ login_name: who, station_id: stationId }] = await stations();
    const first = anAnswer(check.number);
    await Promise.all([answer(who, first), answer(who, first)]);
    const corrected = await answer(who, anAnswer(check.number, { answer: 'yes', households: 3 }));
    expect(corrected.body).toMatchObject({ answer: 'yes', households: 3, version: 2 });
    const { tally, stations: listed } = await answersOf(check.number);
    expect(tally).toMatchObject({ yes: 1, no: 0 });
    expect(listed.find((one: { stationId: string }) => one.stationId === stationId)).toMatchObject({ answer: 'yes' });
    const lines = await listLedger(app.deps.db, countyId, first.id);
    expect(lines.map(({ verb }) => verb)).toEqual(['check-answered', 'check-answer-corrected']);
  });

  it('two telephones of a station that answer at once leave one answer', async () => {
    const check = await ask();
    const [{ login_name: who }] = await stations();
    const both = await Promise.all([answer(who, anAnswer(check.number)), answer(who, anAnswer(check.number))]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await answersOf(check.number)).tally).toMatchObject({ no: 1 });
  });

  it('counts one that comes late as late, after the check was closed too', async () => {
    const check = await ask();
    const [one, two] = await stations();
    app.setNow('2026-08-19T09:00:00+08:00');
    await answer(one.login_name, anAnswer(check.number));
    await step('area-checks', check.number, 'close');
    await answer(two.login_name, anAnswer(check.number));
    expect((await answersOf(check.number)).tally).toMatchObject({ no: 2, late: 2 });
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('keeps a station that is closed meanwhile among those that were asked, and takes its answer', async () => {
    const check = await ask();
    const [{ login_name: who, station_id: stationId }] = await stations();
    await app.database.pool.query('update station set active = false where id = $1', [stationId]);
    const given = await answer(cast.centre, anAnswer(check.number, { stationId, entered: 'call' }));
    expect(given.status).toBe(200);
    const listed = (await answersOf(check.number)).stations.find(
      (one: { stationId: string }) => one.stationId === stationId,
    );
    expect(listed).toMatchObject({ isClosed: true, answer: 'no', entered: 'call' });
    await app.database.pool.query('update station set active = true where id = $1', [stationId]);
    expect((await ask({})).asked).toBe(check.asked);
    expect(who).not.toBe('');
  });

  it('takes what a telephone says that was offline through the whole incident, once, as of when it was given', async () => {
    const [one] = await stations();
    const device = { id: randomUUID(), name: '村里的手机', proof };
    const deviceId = (await app.as(one.login_name)('POST', '/api/devices', device)).body.id;
    const check = await ask();
    const item = {
      kind: 'area',
      id: randomUUID(),
      deviceId,
      actedAt: '2026-08-17T11:00:00+08:00',
      number: check.number,
      answer: 'yes',
      households: 2,
      mu: 9,
      ways: ['visit'],
      words: '',
      attachmentIds: [],
    };
    // While it lies in a valley the check is answered by telephone call, closed, and the incident ends.
    app.setNow('2026-08-18T20:00:00+08:00');
    await answer(cast.centre, anAnswer(check.number, { stationId: one.station_id, entered: 'call' }));
    await step('area-checks', check.number, 'close');
    await step('incidents', incident, 'handle');
    const summary = '鉴定为种子质量问题，各户都谈成了赔偿，经营者已经移交农业农村局。';
    expect((await step('incidents', incident, 'close', { summary })).body.entry.state).toBe('closed');
    app.setNow('2026-08-19T08:00:00+08:00');
    const sent = await app.as(one.login_name)('POST', '/api/outbox', item);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect((await app.as(one.login_name)('POST', '/api/outbox', item)).status).toBe(200);
    // What the desk heard by call came after it, and stands; the older one is in the ledger alone.
    const { tally, stations: listed } = await answersOf(check.number);
    expect(tally).toMatchObject({ yes: 0, no: 1 });
    const mine = listed.find(({ stationId }: { stationId: string }) => stationId === one.station_id);
    expect(mine).toMatchObject({ answer: 'no', entered: 'call' });
    const { rows } = await app.database.pool.query(
      "select detail from ledger where verb = 'check-answer-corrected' and detail->>'isOlder' = 'true'",
    );
    expect(rows).toHaveLength(1);
    await step('incidents', incident, 'reopen', { remark: '又有人投诉' });
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('asks the towns that were chosen alone; a station elsewhere cannot answer', async () => {
    const [{ login_name: who, station_id: stationId }] = await stations();
    const found = await app.database.pool.query(
      'select r.parent_id from station as s join region as r on r.id = s.region_id where s.id = $1',
      [stationId],
    );
    const towns = await app.database.pool.query("select id from region where kind = 'town' and id <> $1 limit 1", [
      found.rows[0].parent_id,
    ]);
    const check = await ask({ townIds: [towns.rows[0].id] });
    expect(check.asked).toBeGreaterThan(0);
    expect((await answer(who, anAnswer(check.number))).body.code).toBe('check-not-asked');
    // Numbers run in sequence: what it was not asked it does not find by them.
    for (const path of ['', '/answers'])
      expect((await app.as(who)('GET', `/api/area-checks/${encodeURIComponent(check.number)}${path}`)).status).toBe(
        404,
      );
    // The frame asks the store, so that every other way to it is shut as well: its paper, who was told of it, its reading.
    const paper = await app.as(who)('GET', `/papers/area-checks/${encodeURIComponent(check.number)}`);
    expect(paper.status).toBe(404);
    expect((await app.as(who)('GET', `/api/messages/of/${encodeURIComponent(check.number)}`)).status).toBe(404);
    expect((await app.as(who)('POST', `/api/area-checks/${encodeURIComponent(check.number)}/read`)).status).toBe(404);
    expect(
      (await app.as(who)('GET', '/api/area-checks')).body.items.map(
        (one: { entry: { number: string } }) => one.entry.number,
      ),
    ).not.toContain(check.number);
  });

  it('says in one sentence what is wrong with an answer', async () => {
    const check = await ask();
    const [{ login_name: who }] = await stations();
    const codes = [];
    for (const wrong of [
      { answer: 'yes' },
      { answer: 'no', households: 2 },
      { answer: 'unknown' },
      { answer: 'maybe' },
      { answer: 'unknown', words: '字'.repeat(5_000) },
    ])
      codes.push((await answer(who, anAnswer(check.number, wrong))).body.code);
    expect(codes).toEqual([
      'check-answer-counts',
      'check-answer-counts',
      'check-answer-why',
      'invalid-input',
      'invalid-input',
    ]);
    expect((await answer(cast.centre, anAnswer(check.number))).body.fields).toHaveLength(2);
    expect((await answer(cast.mediator, anAnswer(check.number))).status).toBe(403);
  });

  it('shows an office its own stations, and a station itself', async () => {
    const check = await ask();
    const [{ login_name: who, station_id: stationId }] = await stations();
    const own = (await answersOf(check.number, who)).stations;
    expect(own.map((one: { stationId: string }) => one.stationId)).toEqual([stationId]);
    const ofOffice = (await answersOf(check.number, cast.officer)).stations;
    expect(ofOffice.every(({ officeId }: { officeId: string }) => officeId === 'SO-LH')).toBe(true);
    expect(ofOffice.length).toBeLessThan(check.asked);
  });

  it('D03 D04 counts confirmed incidents, stations asked and stations that answered, by one definition each', async () => {
    app.setNow('2027-03-02T09:00:00+08:00');
    const period = { from: '2027-03-02', to: '2027-03-02', officeId: null };
    expect(await countFigures(app.deps.db, countyId, period)).toMatchObject({ incidents: 0, stationsAsked: 0 });
    const check = await ask({ dueAt: '2027-03-03T18:00:00+08:00' });
    const [one, two] = await stations();
    await answer(one.login_name, anAnswer(check.number));
    await answer(two.login_name, anAnswer(check.number, { answer: 'unknown', words: '没人在家' }));
    expect(await countFigures(app.deps.db, countyId, period)).toMatchObject({
      incidents: 0,
      stationsAsked: check.asked,
      stationsAnswered: 2,
    });
    const august = { from: '2026-08-01', to: '2026-08-31', officeId: null };
    expect(await countFigures(app.deps.db, countyId, august)).toMatchObject({ incidents: 1 });
    expect(await countFigures(app.deps.db, countyId, { ...august, officeId: 'SO-LH' })).toMatchObject({ incidents: 0 });
  });

  it('照片小了才发得出去，问到的站点带得走，没问到的、别的站点的回答看不到；收了就不再带，消息也不再响', async () => {
    app.setNow('2026-08-17T10:00:00+08:00');
    const photo = async (bytes: number, who: string = cast.centre) => {
      const sent = await upload(app, who, jpegOf(bytes), '种子袋.jpg', '/api/attachments');
      return sent.body.attachments[0].id as string;
    };
    const large = await app.as(cast.centre)('POST', '/api/area-checks', anAsking({ photoIds: [await photo(90_000)] }));
    expect([large.status, large.body.fields[0].path]).toEqual([400, 'photoIds']);
    expect(JSON.stringify(large.body.fields)).toContain('最多带 60 KB');
    const photoId = await photo(50_000);
    const check = await ask({ photoIds: [photoId], townIds: ['T03'] });
    const provisions = async (who: string) => (await app.as(who)('GET', '/api/outbox/provisions')).body;
    const carried = await provisions('st-v0303');
    const own = carried.checks.find((one: { number: string }) => one.number === check.number);
    expect(own.photo).toMatchObject({ id: photoId });
    // What the telephone has to fetch of it, in all: less than sixty kilobytes, once.
    const got = await app.as('st-v0303')('GET', `/api/area-checks/${check.number}/photo`);
    expect([got.status, Number(got.headers.get('content-length'))]).toEqual([200, own.photo.bytes]);
    expect(own.photo.bytes).toBeLessThan(60 * 1024);
    expect(got.headers.get('cache-control')).toBe('no-store');
    for (const path of [
      `/api/area-checks/${check.number}/photo`,
      `/api/attachments/${photoId}`,
      `/papers/area-checks/${check.number}`,
    ]) {
      expect((await app.as('st-v0303')('GET', path)).status, path).toBe(200);
      expect((await app.as(cast.officer)('GET', path)).status, path).toBe(200);
      expect((await app.as('st-v0501')('GET', path)).status, path).toBe(404);
    }
    expect((await app.as('st-v0303')('GET', `/papers/area-checks/${check.number}`)).body).toContain(photoId);
    const proofId = await photo(20_000, 'st-v0303');
    await answer('st-v0303', anAnswer(check.number, { answer: 'yes', households: 1, photoIds: [proofId] }));
    expect((await app.as(cast.centre)('GET', `/api/attachments/${proofId}`)).status).toBe(200);
    expect((await app.as('st-v0302')('GET', `/api/attachments/${proofId}`)).status).toBe(404);
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/attachments/${proofId}`)).status).toBe(404);

    const ringing = (body: { messages: { items: { text: string; isOver: boolean }[]; unread: number } }) => ({
      unread: body.messages.unread,
      over: body.messages.items.filter(({ text }) => text.includes(check.number)).map(({ isOver }) => isOver),
    });
    expect(ringing(carried).over).toEqual([false]);
    await step('area-checks', check.number, 'close');
    const after = await provisions('st-v0303');
    expect(after.checks.map((one: { number: string }) => one.number)).not.toContain(check.number);
    expect(ringing(after)).toEqual({ unread: ringing(carried).unread - 1, over: [true] });
  });
});

/** A JPEG of about so many bytes: what is between the scan and its end is whatever a camera saw. */
function jpegOf(bytes: number): Buffer {
  const small = fixture('photo.jpg');
  return Buffer.concat([small.subarray(0, -2), Buffer.alloc(bytes, 0x55), small.subarray(-2)]);
}
