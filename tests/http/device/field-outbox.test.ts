/** What officers did on visits without a network, as it arrives: once, in any order of two telephones, and by the rules of the desk. */
import { noonOf } from '../../build/complaint.ts';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { createAdaptorServer } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepOrphans } from '../../../src/actions/matter/attachment.ts';
import { carryOldFlags } from '../../../src/actions/supervision/inspection/old-flags.ts';

import { contextOf } from '../../../src/http/base/session.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listAttachments } from '../../../src/store/matter/attachment.ts';
import { findOwnUploads } from '../../../src/store/supervision/inspection/field.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { appOf, proof, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sealedAs } from '../../build/house/sealed-act.ts';
import { aCampaign, answersTo } from '../../build/supervision/inspection.ts';

let app: TestApp;
const countyId = 990126;
const setOutAt = '2026-11-25T08:00:00+08:00';
const now = '2026-11-25T18:00:00+08:00';
const on = (time: string) => `2026-11-25T${time}:00+08:00`;

interface Bound {
  id: string;
  key: string;
  word: string;
  recovery: string;
}
const phones: Record<string, Bound> = {};
const idOf = async (who: string) => (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? '';
let team: { accountId: string; certificate: string }[] = [];
let campaign: { id: string; number: string; checklist: { text: string }[] };

beforeAll(async () => {
  app = await testApp({ since: noonOf('2026-01-05') });
  app.setNow(setOutAt);
  for (const who of [cast.officer, cast.otherOfficer, cast.officeHead, cast.officerOfChengguan])
    phones[who] = (await app.as(who)('POST', '/api/devices', { id: uuidv7(), name: '执法手机', proof })).body;
  team = await Promise.all(
    [cast.officer, cast.otherOfficer].map(async (who, i) => ({
      accountId: await idOf(who),
      certificate: `中州0412-0${i}`,
    })),
  );
  const opened = await app.as(cast.centre)('POST', '/api/campaigns', { id: uuidv7(), ...aCampaign() });
  const { number, version } = opened.body.entry;
  campaign = (await app.as(cast.centre)('POST', `/api/campaigns/${number}/start`, { version, input: {} })).body.entry;
});
beforeEach(() => app.setNow(now));
afterAll(() => app.close());

let shops = 0;
/** One of the premises of the day, planned before anybody set out. */
async function planned(change: object = {}) {
  app.setNow(setOutAt);
  shops += 1;
  const form = {
    id: uuidv7(),
    campaignNumber: campaign.number,
    operatorName: `后街第${shops}家店`,
    regionId: 'V0301',
    areaKind: 'market',
    assignedIds: team.map(({ accountId }) => accountId),
    ...change,
  };
  const { entry } = (await app.as(cast.officer)('POST', '/api/inspections', form)).body;
  app.setNow(now);
  return entry as { id: string; number: string; version: number };
}

const common = (who: string, actedAt: string) => ({ id: uuidv7(), deviceId: phones[who]?.id, actedAt });
const visited = (time = '09:00', change: object = {}) => ({
  officers: team,
  visitedAt: on(time),
  answers: answersTo(campaign.checklist),
  signatureRefused: '店主不肯签，说要等老板',
  ...change,
});
const step = (who: string, entry: { id: string }, move: string, input: object, more: Record<string, unknown> = {}) => ({
  kind: 'step',
  ...common(who, on('09:10')),
  ledger: 'inspection',
  entryId: entry.id,
  move,
  version: 1,
  input,
  ...more,
});
const send = (who: string, item: object) => app.as(who)('POST', '/api/outbox/field', item);
const read = async (key: string, who: string = cast.centre) =>
  (await app.as(who)('GET', `/api/inspections/${encodeURIComponent(key)}`)).body.entry;
const figures = async () =>
  (await app.as(cast.centre)('GET', '/api/figures?from=2026-11-01&to=2026-11-30')).body.values;
const photo = (n: number) => readFile(`tests/fixtures/photo.${n === 0 ? 'jpg' : 'png'}`);

async function upload(who: string, ids: readonly string[]) {
  const form = new FormData();
  for (const id of ids) form.append('id', id);
  for (const [i] of ids.entries()) form.append('file', new Blob([await photo(i % 2)]), `照片${i + 1}.jpg`);
  const token = await app.tokenOf(who);
  return appOf(app.deps).request('/api/attachments', {
    method: 'POST',
    body: form,
    headers: { cookie: `hongdun_session=${token}` },
  });
}

/** The sweep of the clock, which forgets what nothing has named for a day. */
async function sweepAt(at: Date): Promise<void> {
  const [county, account] = await Promise.all([
    findCountyFacts(app.deps.db),
    findAccountByLogin(app.deps.db, countyId, cast.centre),
  ]);
  if (county === null || account === null) throw new Error('The sample county is there.');
  await sweepOrphans(contextOf(app.deps, county, actorOfAccount(account), at));
}

describe('the field outbox', () => {
  it('S20 records a visit once however often it is sent, at the instant at which it was made', async () => {
    const shop = await planned();
    const item = step(cast.officer, shop, 'recordNil', visited('09:00'));
    const before = await figures();
    const answers = [await send(cast.officer, item), await send(cast.officer, item)];
    answers.push(...(await Promise.all([send(cast.officer, item), send(cast.officer, item)])));
    expect(answers.map(({ status, body }) => [status, body.state, body.version])).toEqual(
      Array.from({ length: 4 }, () => [200, 'nilWaiting', 2]),
    );
    expect(await read(shop.number)).toMatchObject({
      state: 'nilWaiting',
      visitedOn: '2026-11-25',
      visitedAt: '2026-11-25T01:00:00.000Z',
    });
    const lines = await listLedger(app.deps.db, countyId, shop.id);
    expect(lines.map(({ verb }) => verb)).toEqual(['inspection-planned', 'inspection-nil-found']);
    expect(lines[1]?.detail['actedAt']).toBe('2026-11-25T01:10:00.000Z');
    expect((await figures()).shopVisits).toBe(before.shopVisits + 1);
  });

  it('makes a finding and its order behind each other, and the order counts from the day on which it was handed over', async () => {
    const shop = await planned();
    const found = { ...visited(), findings: [{ text: '鱼丸三袋过期', isViolation: true }] };
    // It arrives three days later: the day to mend it by lies behind already, and stands as it was ordered.
    app.setNow('2026-11-28T09:00:00+08:00');
    const first = await send(cast.officer, step(cast.officer, shop, 'recordFinding', found));
    expect(first.body).toMatchObject({ state: 'found', version: 2 });
    const order = { text: '清查冷柜，过期的下架', dueOn: '2026-11-27' };
    const second = await send(cast.officer, step(cast.officer, shop, 'order', order, { version: 2 }));
    expect(second.body).toMatchObject({ state: 'ordered', version: 3 });
    expect((await read(shop.number)).orders).toMatchObject([{ orderedOn: '2026-11-25', dueOn: '2026-11-27' }]);
  });

  it('counts the heads and vehicles of one team once, whichever of its telephones says so and in which order', async () => {
    const before = await figures();
    const people = await Promise.all([cast.officer, cast.otherOfficer, cast.officeHead].map((who) => idOf(who)));
    const crew = {
      campaignNumber: campaign.number,
      onDay: '2026-11-25',
      peopleIds: people,
      otherPeople: ['李协管', '王协管'],
      vehicles: ['中A·12315'],
      route: '柳河学校周边',
    };
    const opening = (who: string, at: string, input: object) => ({
      kind: 'opening',
      ...common(who, on(at)),
      ledger: 'sortie',
      input,
    });
    const one = opening(cast.officer, '08:20', crew);
    const other = opening(cast.otherOfficer, '08:25', {
      ...crew,
      peopleIds: people.slice(0, 2),
      vehicles: ['中A 12315'],
    });
    const [first, second] = await Promise.all([send(cast.officer, one), send(cast.otherOfficer, other)]);
    expect(first.body.entryId).toBe(second.body.entryId);
    expect([first.body.said, second.body.said].filter((said) => said !== null)).toHaveLength(1);
    const { entryId, number } = first.body;
    const back = { ...crew, campaignNumber: undefined };
    const step1 = { ...step(cast.officer, { id: entryId }, 'comeBack', back), ledger: 'sortie', version: null };
    expect((await send(cast.officer, { ...step1, actedAt: on('17:00') })).body).toMatchObject({
      state: 'done',
      number,
    });
    // A third telephone of the team finds a network after they were back: it set out with them all the same.
    const late = opening(cast.officeHead, '08:30', { ...crew, peopleIds: people.slice(2) });
    expect((await send(cast.officeHead, late)).body).toMatchObject({ entryId, state: 'done' });
    expect(await figures()).toMatchObject({
      personTimes: before.personTimes + 5,
      vehicleTimes: before.vehicleTimes + 1,
    });
    // The second telephone says that they are back as well: it did nothing wrong, and whom it alone names counts once.
    const backToo = { ...step(cast.otherOfficer, { id: entryId }, 'comeBack', back), ledger: 'sortie', version: null };
    const told = await send(cast.otherOfficer, backToo);
    expect([told.status, told.body.state, told.body.said.zh]).toEqual([200, 'done', '队友已经收队，人和车只算一次。']);
    const more = { ...backToo, id: uuidv7(), input: { ...back, otherPeople: ['李协管', '孙司机'] } };
    for (let i = 0; i < 2; i += 1) expect((await send(cast.otherOfficer, more)).status).toBe(200);
    expect(await figures()).toMatchObject({
      personTimes: before.personTimes + 6,
      vehicleTimes: before.vehicleTimes + 1,
    });
    // In the afternoon the same people go out once more, and are counted once more.
    const again = await send(cast.officer, opening(cast.officer, '17:30', crew));
    expect([again.body.entryId === entryId, again.body.said]).toEqual([false, null]);
    // A visit hangs on the sortie by its id alone, which is all that a telephone without a network knows.
    const shop = await planned();
    await send(cast.officer, step(cast.officer, shop, 'recordNil', visited(), { sortieId: one.id }));
    expect((await read(shop.number)).sortieId).toBe(first.body.entryId);
  });

  it('S21 whom and what a second telephone of the team alone names goes along, and its visits find the sortie', async () => {
    const before = await figures();
    const people = await Promise.all([cast.officer, cast.otherOfficer, cast.officeHead].map((who) => idOf(who)));
    const crewOf = (peopleIds: string[], otherPeople: string[], vehicles: string[]) => ({
      onDay: '2026-11-25',
      peopleIds,
      otherPeople,
      vehicles,
      route: '南街早市',
    });
    const opening = (who: string, at: string, input: object) => ({
      kind: 'opening',
      ...common(who, on(at)),
      ledger: 'sortie',
      input,
    });
    const [a, b, c] = people as [string, string, string];
    const first = opening(cast.officer, '08:20', crewOf([a, b], ['李协管'], ['中A 10001']));
    const second = opening(
      cast.otherOfficer,
      '08:25',
      crewOf([b, c], ['李协管', '王协管'], ['中A 10001', '中A 10002']),
    );
    const { entryId } = (await send(cast.officer, first)).body;
    for (let i = 0; i < 2; i += 1) {
      const joined = await send(cast.otherOfficer, second);
      expect([joined.body.entryId, joined.body.said?.zh]).toEqual([entryId, expect.stringContaining('马建国')]);
    }
    const lines = () => listLedger(app.deps.db, countyId, entryId);
    expect((await lines()).map(({ verb, detail }) => [verb, detail['people'], detail['vehicles']])).toEqual([
      ['sortie-planned', undefined, undefined],
      ['sortie-joined', 2, 1],
    ]);
    // The visit was made on the sortie as the second telephone knew it.
    const shop = await planned();
    await send(cast.otherOfficer, step(cast.otherOfficer, shop, 'recordNil', visited(), { sortieId: second.id }));
    expect((await read(shop.number)).sortieId).toBe(entryId);
    // The first telephone tells that they are back with the people it knew; the second by its own id finds it told.
    const back = (who: string, on0: string, input: object) => ({
      ...step(who, { id: on0 }, 'comeBack', input),
      ledger: 'sortie',
      version: null,
      actedAt: on('10:00'),
    });
    await send(cast.officer, back(cast.officer, first.id, crewOf([a, b], ['李协管'], ['中A·10001'])));
    const sortie = (await app.as(cast.centre)('GET', `/api/sorties/${entryId}`)).body.entry;
    expect(sortie).toMatchObject({ state: 'done', heads: 5, cars: 2 });
    expect(await figures()).toMatchObject({
      personTimes: before.personTimes + 5,
      vehicleTimes: before.vehicleTimes + 2,
    });
    const twice = await send(cast.otherOfficer, back(cast.otherOfficer, second.id, crewOf([c], [], [])));
    expect([twice.status, twice.body.state, twice.body.entryId]).toEqual([200, 'done', entryId]);
    expect(await figures()).toMatchObject({ personTimes: before.personTimes + 5 });
    // Back already, it takes nobody who is thought of days later, nor what the coming back itself would refuse.
    const late = (input: object, more: object) =>
      send(cast.otherOfficer, { ...back(cast.otherOfficer, second.id, input), ...more });
    const more = crewOf([c], ['孙协管'], ['中A 10009']);
    app.setNow('2026-11-28T09:00:00+08:00');
    const days = await late(more, { actedAt: '2026-11-28T08:50:00+08:00' });
    expect([days.status, days.body.code]).toEqual([409, 'sortie-back-already']);
    expect(days.body.zh).toContain('更正人车');
    const otherDay = await late({ ...more, onDay: '2026-11-24' }, {});
    expect(otherDay.body.code).toBe('sortie-back-already');
    const ahead = await late({ ...more, onDay: '2026-11-30' }, {});
    expect(ahead.body.code).toBe('day-in-future');
    expect((await late({ ...more, route: '' }, {})).body.code).toBe('invalid-input');
    expect(await figures()).toMatchObject({
      personTimes: before.personTimes + 5,
      vehicleTimes: before.vehicleTimes + 2,
    });
    app.setNow(now);
    // A third one that had no network until they were back is counted with them.
    const third = opening(cast.officeHead, '08:30', crewOf([c], ['赵协管'], []));
    await send(cast.officeHead, third);
    expect(await figures()).toMatchObject({ personTimes: before.personTimes + 6 });
  });

  it('opens a stall that stands on no list, seizes there, and bans by the head alone', async () => {
    const stall = {
      kind: 'opening',
      ...common(cast.officer, on('10:00')),
      ledger: 'inspection',
      input: { operatorName: '桥头无照熟食摊', unregistered: true, regionId: 'V0301', areaKind: 'schoolZone' },
    };
    expect((await send(cast.officer, stall)).body).toMatchObject({ state: 'planned', version: 1 });
    const found = { ...visited('10:00', { answers: [] }), findings: [{ text: '没有执照卖熟食', isViolation: true }] };
    await send(cast.officer, step(cast.officer, stall, 'recordFinding', found));
    const goods = {
      kind: 'opening',
      ...common(cast.officer, on('10:20')),
      ledger: 'seizure',
      inspectionId: stall.id,
      input: {
        item: '散装熟食',
        qty: 12.5,
        unit: 'kilogram',
        measure: 'preserved',
        seizedOn: '2026-11-25',
        place: '柳河所物证室',
        keeper: '马建国',
      },
    };
    expect((await send(cast.officer, goods)).body).toMatchObject({ state: 'held' });
    const ban = { orderNumber: '青市监取〔2026〕9号', personName: '孙某', trade: '熟食' };
    const refused = await send(cast.officer, step(cast.officer, stall, 'orderBan', ban, { version: 2 }));
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
    const made = await send(cast.officeHead, step(cast.officeHead, stall, 'orderBan', ban, { version: 2 }));
    expect(made.body).toMatchObject({ state: 'banOrdered' });
    const { items } = (await app.as(cast.officer)('GET', `/api/seizures?inspectionId=${stall.id}`)).body;
    expect(items.map(({ entry }: { entry: { qty: number; unit: string } }) => [entry.qty, entry.unit])).toEqual([
      [12.5, 'kilogram'],
    ]);
  });

  it('samples with two seals, by the rules of the desk', async () => {
    const opening = {
      kind: 'opening',
      ...common(cast.officer, on('11:00')),
      ledger: 'sampling',
      input: { productClass: 'food', commissioner: 'county', product: '山野牌辣条', sellerName: '后街第1家店' },
    };
    expect((await send(cast.officer, opening)).body.state).toBe('planned');
    const ids = [uuidv7()];
    await upload(cast.officer, ids);
    const sample = {
      product: '山野牌辣条',
      lot: '20261018',
      sellerName: '后街第1家店',
      place: '货架',
      sampledOn: '2026-11-25',
      unit: 'bag',
      sample: 8,
      spare: 4,
      sampleSeal: 'FT-036218',
      spareSeal: 'FT-036219',
      samplerIds: team.map(({ accountId }) => accountId),
      photoIds: ids,
    };
    const made = { ...step(cast.officer, opening, 'sample', sample), ledger: 'sampling' };
    expect((await send(cast.officer, made)).body.state).toBe('sampled');
    expect((await send(cast.officer, made)).body.version).toBe(2);
    const other = { ...opening, ...common(cast.officer, on('11:30')) };
    await send(cast.officer, other);
    const sealUsed = { ...step(cast.officer, other, 'sample', sample), ledger: 'sampling' };
    expect((await send(cast.officer, sealUsed)).body.code).toBe('sampling-seal-used');
  });

  it('lets no station send it, no other office touch it, and no telephone of somebody else speak for him', async () => {
    const shop = await planned();
    const item = step(cast.officer, shop, 'recordNil', visited());
    expect((await send('st-v0302', item)).status).toBe(403);
    expect((await send(cast.otherOfficer, item)).body.code).toBe('device-unknown');
    const abroad = { ...item, deviceId: phones[cast.officerOfChengguan]?.id };
    expect((await send(cast.officerOfChengguan, abroad)).status).toBe(404);
    for (const move of ['confirmNil', 'note'])
      expect(
        (await send(cast.officerOfChengguan, { ...abroad, id: uuidv7(), move, version: null, input: {} })).status,
      ).toBe(404);
    const photos = {
      kind: 'photos',
      ...common(cast.officerOfChengguan, on('09:00')),
      entryId: shop.id,
      photoIds: [uuidv7()],
    };
    expect((await send(cast.officerOfChengguan, photos)).status).toBe(404);
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/outbox/field/${shop.id}/standing`)).status).toBe(404);
    // A step that no telephone makes is none here either.
    expect((await send(cast.officer, { ...item, move: 'cancel', input: { remark: '不去了' } })).status).toBe(404);
    expect((await read(shop.number)).state).toBe('planned');
  });

  it('names what is wrong in a sentence, and takes 5,000 hostile characters for words or for too many', async () => {
    const shop = await planned();
    const hostile = `</script><b>${'＜ａ＞（'.repeat(1250)}`.slice(0, 5000);
    const long = step(cast.officer, shop, 'recordNil', visited('09:00', { remark: hostile }));
    const began = performance.now();
    const { status, body } = await send(cast.officer, long);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect([status, body.code, body.fields[0].path]).toEqual([400, 'invalid-input', 'remark']);
    expect(body.fields[0].zh).toContain('500');
    const unsigned = step(cast.officer, shop, 'recordNil', visited('09:00', { signatureRefused: '' }));
    expect((await send(cast.officer, unsigned)).body.code).toBe('signature-missing');
    const alone = step(cast.officer, shop, 'recordNil', visited('09:00', { officers: team.slice(0, 1) }));
    expect((await send(cast.officer, alone)).body.code).toBe('inspection-needs-two');
    expect((await read(shop.number)).state).toBe('planned');
    // What fits is kept as it was written.
    const fits = hostile.slice(0, 400);
    await send(cast.officer, step(cast.officer, shop, 'recordNil', visited('09:00', { remark: fits })));
    expect((await read(shop.number)).remark).toBe(fits);
  });

  it('takes the time of arrival where the clock of the telephone lies ahead, or before it was bound', async () => {
    for (const [claimed, fault] of [
      ['2026-12-24T09:00:00+08:00', 'ahead'],
      ['2026-11-24T09:00:00+08:00', 'early'],
      ['2026-09-01T09:00:00+08:00', 'old'],
    ]) {
      const shop = await planned();
      const wrong = {
        ...step(cast.officer, shop, 'recordNil', visited('09:00', { visitedAt: claimed })),
        actedAt: claimed,
      };
      expect((await send(cast.officer, wrong)).body).toMatchObject({ state: 'nilWaiting', fault });
      expect(await read(shop.number)).toMatchObject({
        visitedOn: '2026-11-25',
        visitedAt: new Date(now).toISOString(),
      });
      const line = (await listLedger(app.deps.db, countyId, shop.id)).at(-1);
      expect(line?.detail).toMatchObject({ clockFault: fault });
    }
    // A visit cannot lie before the day of its sortie, whatever its telephone says.
    const sortie = { kind: 'opening', ...common(cast.officerOfChengguan, on('08:30')), ledger: 'sortie' };
    const own = await idOf(cast.officerOfChengguan);
    await send(cast.officerOfChengguan, { ...sortie, input: { onDay: '2026-11-25', peopleIds: [own], route: '东关' } });
    const shop = await planned();
    const before = visited('09:00', { visitedAt: '2026-11-24T09:00:00+08:00' });
    const item = step(cast.officer, shop, 'recordNil', before, { sortieId: sortie.id });
    expect((await send(cast.officer, item)).body.fields[0].path).toBe('visitedAt');
  });
});

describe('a request that is cut in the middle', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createAdaptorServer({ fetch: appOf(app.deps).fetch }) as Server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it('leaves nothing half done, and the same act again is made once', async () => {
    const shop = await planned();
    const text = JSON.stringify(step(cast.officer, shop, 'recordNil', visited()));
    const cookie = `hongdun_session=${await app.tokenOf(cast.officer)}`;
    const cut = (bytes: string, length: number) =>
      new Promise<void>((done) => {
        const headers = { cookie, 'content-type': 'application/json', 'content-length': length };
        const asked = request({ port, method: 'POST', path: '/api/outbox/field', headers });
        asked.on('error', () => done()).on('close', () => done());
        asked.write(bytes, () => asked.destroy());
      });
    const whole = Buffer.byteLength(text);
    await cut(text.slice(0, 100), whole);
    expect((await read(shop.number)).state).toBe('planned');
    // The whole of it went out, and nobody was there to hear the answer.
    await cut(text, whole);
    await expect.poll(async () => (await read(shop.number)).state).toBe('nilWaiting');
    expect((await send(cast.officer, JSON.parse(text))).body.version).toBe(2);
    expect((await listLedger(app.deps.db, countyId, shop.id)).length).toBe(2);
  });
});

describe('photos that come before what they belong to', () => {
  const photos = (who: string, shop: { id: string }, photoIds: readonly string[]) => ({
    kind: 'photos',
    ...common(who, on('08:55')),
    entryId: shop.id,
    photoIds,
  });

  it('are kept, swept by nobody, seen at the office, and joined to the visit when it comes', async () => {
    const shop = await planned();
    const ids = [uuidv7(), uuidv7()];
    const item = photos(cast.officer, shop, ids);
    expect((await send(cast.officer, item)).body.fields[0].zh).toContain('没有传全');
    await upload(cast.officer, ids);
    for (let i = 0; i < 2; i += 1) expect((await send(cast.officer, item)).body.said.zh).toContain('照片收下了');
    // Two days without a network later.
    app.setNow('2026-11-27T18:00:00+08:00');
    await sweepAt(new Date('2026-11-27T18:00:00+08:00'));
    const waiting = (await app.as(cast.officeHead)('GET', '/api/early-photos')).body.premises;
    expect(waiting).toMatchObject([{ number: shop.number, photos: 2, byName: '马建国' }]);
    expect((await app.as(cast.officerOfChengguan)('GET', '/api/early-photos')).body.premises).toEqual([]);
    const record = step(cast.officer, shop, 'recordNil', visited('09:00', { photoIds: [ids[0]] }));
    expect((await send(cast.officer, record)).body.state).toBe('nilWaiting');
    const entry = await read(shop.number);
    expect(new Set(entry.photoIds)).toEqual(new Set(ids));
    expect((await app.as(cast.officeHead)('GET', '/api/early-photos')).body.premises).toEqual([]);
    // Sent once more, neither the record nor the photos come twice.
    expect((await send(cast.officer, record)).body.version).toBe(entry.version);
    expect((await send(cast.officer, item)).body.version).toBe(entry.version);
  });

  it('that come behind the record are added to it, and the record does not wait for them', async () => {
    const shop = await planned();
    const ids = [uuidv7()];
    const record = step(cast.officer, shop, 'recordNil', visited('09:00', { photoIds: ids }));
    expect((await send(cast.officer, record)).body.state).toBe('nilWaiting');
    expect((await read(shop.number)).photoIds).toEqual([]);
    await upload(cast.officer, ids);
    await send(cast.officer, photos(cast.officer, shop, ids));
    expect((await read(shop.number)).photoIds).toEqual(ids);
  });

  it('of a visit that was called off go to it, before it and behind it, and wait for no record', async () => {
    const ids = [uuidv7(), uuidv7()];
    await upload(cast.officer, ids);
    const shop = await planned();
    await send(cast.officer, photos(cast.officer, shop, ids.slice(0, 1)));
    const off = { version: 1, input: { remark: '店已经搬走' } };
    const made = await app.as(cast.centre)('POST', `/api/inspections/${shop.number}/cancel`, off);
    expect(made.body.entry).toMatchObject({ state: 'cancelled', photoIds: ids.slice(0, 1) });
    await send(cast.officer, photos(cast.officer, shop, ids.slice(1)));
    expect(await read(shop.number)).toMatchObject({ state: 'cancelled', photoIds: ids });
    const waiting = (await app.as(cast.centre)('GET', '/api/early-photos')).body.premises;
    expect(waiting.map(({ id }: { id: string }) => id)).not.toContain(shop.id);
  });

  it('are swept when no record has come for ninety days', async () => {
    const shop = await planned();
    const ids = [uuidv7()];
    await upload(cast.officer, ids);
    await send(cast.officer, photos(cast.officer, shop, ids));
    const here = async () =>
      (await findOwnUploads(app.deps.db, countyId, { by: await idOf(cast.officer), ids })).length;
    await sweepAt(new Date('2027-02-23T18:00:00+08:00'));
    expect(await here()).toBe(1);
    await sweepAt(new Date('2027-02-25T18:00:00+08:00'));
    expect(await here()).toBe(0);
  });

  it('join a visit that is recorded at the desk instead', async () => {
    const shop = await planned();
    const ids = [uuidv7()];
    await upload(cast.officer, ids);
    await send(cast.officer, photos(cast.officer, shop, ids));
    const input = visited();
    const made = await app.as(cast.officer)('POST', `/api/inspections/${shop.number}/recordNil`, { version: 1, input });
    expect(made.body.entry.photoIds).toEqual(ids);
    expect(made.body.entry.version).toBe((await read(shop.number)).version);
  });
});

describe('two officers of one team on two telephones', () => {
  it('S23 one visit stands; the second is told what the first recorded, and confirms it', async () => {
    const shop = await planned();
    const before = await figures();
    await send(cast.officer, step(cast.officer, shop, 'recordNil', visited('09:00')));
    const second = step(cast.otherOfficer, shop, 'recordNil', visited('09:20'));
    const { status, body } = await send(cast.otherOfficer, second);
    expect([status, body.code]).toEqual([409, 'visit-recorded-already']);
    expect(body.zh).toContain('马建国');
    expect(body.zh).toContain('09:00');
    const standing = (await app.as(cast.otherOfficer)('GET', `/api/outbox/field/${shop.id}/standing`)).body;
    expect(standing).toMatchObject({ state: 'nilWaiting', recordedByName: '马建国', isOwn: false });
    expect(standing.answers).toHaveLength(campaign.checklist.length);
    const confirm = { ...second, id: uuidv7(), move: 'confirmNil', version: null, input: {} };
    expect((await send(cast.otherOfficer, confirm)).body.state).toBe('nil');
    expect((await figures()).shopVisits).toBe(before.shopVisits + 1);
  });

  it('what differs becomes a note and counts no second visit', async () => {
    const shop = await planned();
    const before = await figures();
    await send(
      cast.officer,
      step(cast.officer, shop, 'recordFinding', { ...visited(), findings: [{ text: '没有亮证经营' }] }),
    );
    const second = step(cast.otherOfficer, shop, 'recordNil', visited('09:20'));
    expect((await send(cast.otherOfficer, second)).body.code).toBe('visit-recorded-already');
    const note = { ...second, id: uuidv7(), move: 'note', version: null, input: { words: '我看的时候证已经挂上了' } };
    for (let i = 0; i < 2; i += 1) expect((await send(cast.otherOfficer, note)).body.state).toBe('found');
    const lines = await listLedger(app.deps.db, countyId, shop.id);
    expect(lines.filter(({ verb }) => verb === 'inspection-noted')).toHaveLength(1);
    expect(await figures()).toMatchObject({
      shopVisits: before.shopVisits + 1,
      violationsFound: before.violationsFound,
    });
  });

  it('S23 a nil of the one and the word of the other end as a nil of two in whichever order they arrive', async () => {
    for (const confirmFirst of [true, false]) {
      const shop = await planned();
      const nil = step(cast.officer, shop, 'recordNil', visited('09:00'));
      const confirm = {
        ...step(cast.otherOfficer, shop, 'confirmNil', {}, { version: null }),
        actedAt: on('09:05'),
      };
      const own = { ...confirm, id: uuidv7(), deviceId: phones[cast.officer]?.id };
      if (confirmFirst) {
        expect((await send(cast.otherOfficer, confirm)).body).toMatchObject({
          state: 'planned',
          said: { zh: expect.stringContaining('先收着') },
        });
        await send(cast.officer, own);
        // It stands confirmed at once: the answer is already the nil of two.
        expect((await send(cast.officer, nil)).body.state).toBe('nil');
      } else {
        await send(cast.officer, nil);
        // Nobody confirms his own.
        expect((await send(cast.officer, own)).body.code).toBe('docket-not-yours');
      }
      expect((await send(cast.otherOfficer, confirm)).body.state).toBe('nil');
      expect(await read(shop.number)).toMatchObject({
        state: 'nil',
        nilConfirmedById: team[1]?.accountId,
        nilConfirmedAt: '2026-11-25T01:05:00.000Z',
      });
      expect((await send(cast.officer, nil)).body.state).toBe('nil');
    }
  });

  it('S23 a word said before the visit confirms nothing, whether it arrives ahead of the record or behind it', async () => {
    const said = (shop: { id: string }, actedAt: string) => ({
      ...step(cast.otherOfficer, shop, 'confirmNil', {}, { version: null }),
      actedAt,
    });
    const shop = await planned();
    const nil = step(cast.officer, shop, 'recordNil', visited('09:00'));
    await send(cast.otherOfficer, said(shop, on('08:40')));
    expect((await send(cast.officer, nil)).body.state).toBe('nilWaiting');
    expect((await listLedger(app.deps.db, countyId, shop.id)).at(-1)?.detail['words']).toContain('不算确认');
    const behind = await send(cast.otherOfficer, said(shop, on('08:50')));
    expect([behind.status, behind.body.code]).toEqual([422, 'nil-confirmed-before-visit']);
    expect((await send(cast.otherOfficer, said(shop, on('09:05')))).body.state).toBe('nil');
    // Said once more after it was there, that word counts, though the first came too early.
    const again = await planned();
    for (const time of ['08:40', '09:06', '08:41']) await send(cast.otherOfficer, said(again, on(time)));
    const record = step(cast.officer, again, 'recordNil', visited('09:00'));
    expect((await send(cast.officer, record)).body.state).toBe('nil');
    expect((await read(again.number)).nilConfirmedAt).toBe('2026-11-25T01:06:00.000Z');
  });

  it('S23 a word of the next day that came ahead of the record waits for the reader of it', async () => {
    const shop = await planned();
    app.setNow('2026-11-26T18:00:00+08:00');
    const late = { ...step(cast.otherOfficer, shop, 'confirmNil', {}, { version: null }) };
    await send(cast.otherOfficer, { ...late, actedAt: '2026-11-26T10:00:00+08:00' });
    expect((await send(cast.officer, step(cast.officer, shop, 'recordNil', visited('09:00')))).body.state).toBe(
      'nilWaiting',
    );
    // He reads the record and confirms it.
    const read2 = { ...late, id: uuidv7(), actedAt: '2026-11-26T17:00:00+08:00' };
    expect((await send(cast.otherOfficer, read2)).body.state).toBe('nil');
  });

  it('the word that nothing was wrong is noted where the record says otherwise', async () => {
    const shop = await planned();
    const confirm = { ...step(cast.otherOfficer, shop, 'confirmNil', {}, { version: null }), actedAt: on('09:05') };
    await send(cast.otherOfficer, confirm);
    const found = { ...visited(), findings: [{ text: '没有亮证经营' }] };
    expect((await send(cast.officer, step(cast.officer, shop, 'recordFinding', found))).body.state).toBe('found');
    const line = (await listLedger(app.deps.db, countyId, shop.id)).at(-1);
    expect([line?.verb, line?.detail['words']]).toEqual([
      'inspection-noted',
      '白静（11月25日（星期三） 09:05）在手机上说没有问题',
    ]);
  });
});

describe('premises that are visited a second time', () => {
  const again = (who: string, entry: { id: string }, move: string, input: object, more: object = {}) =>
    step(who, entry, move, input, { version: null, actedAt: on('15:10'), ...more });
  const look = (words: string) => ({ onDay: '2026-11-25', officers: team, words });
  const orderTo = { text: '清查冷柜，过期的下架', dueOn: '2026-11-27' };
  const found = () => ({ ...visited(), findings: [{ text: '鱼丸三袋过期', isViolation: true }] });

  async function orderedShop(): Promise<{ id: string; number: string; version: number }> {
    const shop = await planned();
    await send(cast.officer, step(cast.officer, shop, 'recordFinding', found()));
    await send(cast.officer, step(cast.officer, shop, 'order', orderTo, { version: 2 }));
    return shop;
  }
  const verbsOf = async ({ id }: { id: string }) =>
    (await listLedger(app.deps.db, countyId, id)).map(({ verb }) => verb).slice(3);

  it('are looked at again once however often it is sent, on the day on which it was done', async () => {
    const shop = await orderedShop();
    const item = again(cast.officer, shop, 'recheck', look('冷柜清空了'), { orders: 1 });
    app.setNow('2026-11-28T09:00:00+08:00');
    const sent = await Promise.all([1, 2, 3].map(() => send(cast.officer, item)));
    sent.push(await send(cast.officer, item));
    expect(sent.map(({ status, body }) => [status, body.state])).toEqual(
      Array.from({ length: 4 }, () => [200, 'rectified']),
    );
    expect(await verbsOf(shop)).toEqual(['inspection-rechecked']);
    // On the day on which it was looked at again it stays on the sheet, though nothing is left to do.
    app.setNow(now);
    const carried = (await app.as(cast.officer)('GET', '/api/outbox/day')).body.stops as { entry: { id: string } }[];
    expect(carried.map(({ entry }) => entry.id)).toContain(shop.id);
    expect(await read(shop.number)).toMatchObject({
      dueOn: null,
      rechecks: [{ onDay: '2026-11-25', isRectified: true, words: '冷柜清空了' }],
    });
  });

  it('are ordered anew behind a second look that failed, and a photo of a colleague in between stops neither', async () => {
    const shop = await orderedShop();
    const [own, others] = [[uuidv7()], [uuidv7()]];
    await upload(cast.officer, own);
    await upload(cast.otherOfficer, others);
    const photosOf = (who: string, photoIds: string[]) =>
      send(who, { kind: 'photos', ...common(who, on('15:00')), entryId: shop.id, photoIds });
    await photosOf(cast.officer, own);
    await photosOf(cast.otherOfficer, others);
    const fails = await send(cast.officer, again(cast.officer, shop, 'recheckFails', look('还在卖'), { orders: 1 }));
    expect(fails.body.state).toBe('unrectified');
    const anew = again(cast.officer, shop, 'order', { ...orderTo, dueOn: '2026-12-02' }, { orders: 1 });
    expect((await send(cast.officer, anew)).body.state).toBe('ordered');
    expect((await send(cast.officer, anew)).body.state).toBe('ordered');
    expect((await read(shop.number)).orders).toHaveLength(2);
    expect((await read(shop.number)).photoIds).toEqual([...own, ...others]);
  });

  it('are not looked at by an order of which the telephone did not know, nor twice by two telephones', async () => {
    const shop = await orderedShop();
    const first = again(cast.officer, shop, 'recheckFails', look('还在卖'), { orders: 1 });
    const second = again(cast.otherOfficer, shop, 'recheck', look('我看改好了'), { orders: 1 });
    expect((await send(cast.officer, first)).status).toBe(200);
    const late = await send(cast.otherOfficer, second);
    expect([late.status, late.body.code]).toEqual([409, 'looked-at-already']);
    expect(late.body.zh).toContain('没有改');
    await send(cast.officer, again(cast.officer, shop, 'order', { ...orderTo, dueOn: '2026-12-02' }, { orders: 1 }));
    // It stands ordered once more, by an order that the second telephone has never seen.
    const later = await send(cast.otherOfficer, { ...second, id: uuidv7() });
    expect([later.status, later.body.code]).toEqual([409, 'looked-at-already']);
    expect((await send(cast.otherOfficer, { ...second, id: uuidv7(), orders: 2 })).body.state).toBe('rectified');
    const noted = { ...second, id: uuidv7(), move: 'note', input: { words: '我复查，改好了' } };
    expect((await send(cast.otherOfficer, noted)).status).toBe(200);
  });

  it('S19 are banned with what was sealed, or refused and still to be banned; who has no part in it sends neither', async () => {
    const shop = await planned({ unregistered: true });
    await send(cast.officer, step(cast.officer, shop, 'recordFinding', found()));
    const ban = { orderNumber: '青市监取〔2026〕9号', personName: '孙某', trade: '熟食' };
    await send(cast.officeHead, step(cast.officeHead, shop, 'orderBan', ban, { version: 2 }));
    const refused = again(cast.officer, shop, 'banFails', look('堵着门不让进'), { orders: 0 });
    const executed = again(
      cast.officer,
      shop,
      'executeBan',
      { executedOn: '2026-11-25', officers: team, sealed: '灶具一套' },
      { orders: 0 },
    );
    expect(
      (await send(cast.officerOfChengguan, { ...refused, deviceId: phones[cast.officerOfChengguan]?.id })).status,
    ).toBe(404);
    expect(
      (await send(cast.officer, { ...refused, input: { ...look('不让进'), officers: team.slice(1) } })).body.code,
    ).toBe('inspection-needs-two');
    expect((await send(cast.officer, refused)).body.state).toBe('banOrdered');
    expect((await send(cast.officer, executed)).body.state).toBe('banned');
    expect((await send(cast.officer, executed)).body.state).toBe('banned');
    expect(await verbsOf(shop)).toEqual(['ban-resisted', 'ban-executed']);
    const entry = await read(shop.number);
    expect(entry).toMatchObject({ bannedOn: '2026-11-25', ban: { sealed: '灶具一套', officers: team } });
    expect(entry.ban.attempts).toMatchObject([{ words: '堵着门不让进' }]);
    const twice = await send(cast.otherOfficer, { ...executed, ...common(cast.otherOfficer, on('15:30')) });
    expect(twice.body.code).toBe('looked-at-already');
  });
});

describe('a ban of which two telephones know', () => {
  const ban = (orderNumber: string) => ({ orderNumber, personName: '孙某', trade: '熟食' });
  const first = '青市监取〔2026〕21号';
  const told = (who: string, entry: { id: string }, move: string, known: object, more: object = {}) => {
    const officers = { officers: team };
    const input =
      move === 'banFails'
        ? { onDay: '2026-11-25', ...officers, words: '堵着门不让进' }
        : { executedOn: '2026-11-25', ...officers };
    return step(who, entry, move, input, { version: null, actedAt: on('15:10'), orders: 0, ban: known, ...more });
  };
  async function orderedBan(): Promise<{ id: string; number: string; version: number }> {
    const shop = await planned({ unregistered: true });
    const found = { ...visited(), findings: [{ text: '没有执照卖熟食', isViolation: true }] };
    await send(cast.officer, step(cast.officer, shop, 'recordFinding', found));
    await send(cast.officeHead, step(cast.officeHead, shop, 'orderBan', ban(first), { version: 2 }));
    return shop;
  }
  const banOf = async ({ number }: { number: string }) => (await read(number)).ban;

  it('S19 has an attempt that both tell once, and another that one of them made after it knew of the first', async () => {
    const shop = await orderedBan();
    const known = { orderNumber: first, attempts: 0 };
    expect((await send(cast.officer, told(cast.officer, shop, 'banFails', known))).body.state).toBe('banOrdered');
    const twice = await send(cast.otherOfficer, told(cast.otherOfficer, shop, 'banFails', known));
    expect([twice.status, twice.body.code]).toEqual([409, 'ban-attempt-told']);
    expect(twice.body.zh).toContain('11月25日');
    // Typed anew on the same telephone, which does not say that it knew of the first.
    const again = await send(cast.officer, told(cast.officer, shop, 'banFails', known));
    expect(again.body.code).toBe('ban-attempt-told');
    expect((await banOf(shop)).attempts).toHaveLength(1);
    const next = told(cast.officer, shop, 'banFails', { ...known, attempts: 1 });
    expect((await send(cast.officer, next)).status).toBe(200);
    expect((await banOf(shop)).attempts).toHaveLength(2);
    // What it did at the end it did, whoever was refused before.
    const executed = told(cast.otherOfficer, shop, 'executeBan', known);
    expect((await send(cast.otherOfficer, executed)).body.state).toBe('banned');
  });

  it('S19 is not executed where it was withdrawn meanwhile and another was ordered', async () => {
    const shop = await orderedBan();
    const desk = async (move: string, input: object) => {
      const { number, version } = await read(shop.number);
      return app.as(cast.officeHead)('POST', `/api/inspections/${number}/${move}`, { version, input });
    };
    expect((await desk('withdrawBan', { remark: '当场出示了执照' })).status).toBe(200);
    const known = { orderNumber: first, attempts: 0 };
    const executed = told(cast.officer, shop, 'executeBan', known);
    expect((await send(cast.officer, executed)).body.code).toBe('looked-at-already');
    expect((await desk('orderBan', ban('青市监取〔2026〕22号'))).status).toBe(200);
    const late = await send(cast.officer, executed);
    expect([late.status, late.body.code]).toEqual([409, 'ban-is-another']);
    for (const words of ['21号', '22号', '记成一笔']) expect(late.body.zh).toContain(words);
    expect((await send(cast.officer, told(cast.officer, shop, 'banFails', known))).body.code).toBe('ban-is-another');
    expect(await banOf(shop)).toMatchObject({ executedOn: null, orderNumber: '青市监取〔2026〕22号' });
    const now = { orderNumber: '青市监取〔2026〕22号', attempts: 0 };
    expect((await send(cast.officer, told(cast.officer, shop, 'executeBan', now))).body.state).toBe('banned');
  });
});

describe('a telephone that is lost on the way', () => {
  /** A telephone that was cut off, and premises to which its holder was to go. */
  async function lost() {
    const holder = cast.headOfShiqiao;
    app.setNow(setOutAt);
    const made = await app.as(holder)('POST', '/api/devices', { id: uuidv7(), name: '又丢一部', proof });
    const device = made.body as Bound;
    shops += 1;
    const form = { id: uuidv7(), operatorName: `石桥另${shops}家店`, areaKind: 'other', regionId: 'V0601' };
    const { entry } = (await app.as(holder)('POST', '/api/inspections', form)).body;
    app.setNow(now);
    await app.as(cast.centre)('POST', `/api/devices/${device.id}/revoke`, { reason: '掉进河里了' });
    return { device, holder, shop: entry as { id: string; number: string } };
  }

  it('is cut off: what had been sent stands, what had not is listed as premises without a visit', async () => {
    const holder = cast.headOfShiqiao;
    app.setNow(setOutAt);
    const device = (await app.as(holder)('POST', '/api/devices', { id: uuidv7(), name: '丢的那部', proof }))
      .body as Bound;
    phones[holder] = device;
    const own = { assignedIds: [await idOf(holder)], campaignNumber: '', regionId: 'V0601' };
    const premises = [];
    for (let i = 0; i < 12; i += 1) {
      app.setNow(setOutAt);
      const form = { id: uuidv7(), operatorName: `石桥第${i + 1}家店`, areaKind: 'other', ...own };
      premises.push(
        (await app.as(holder)('POST', '/api/inspections', form)).body.entry as { id: string; number: string },
      );
    }
    app.setNow(now);
    const carried = (await app.as(holder)('GET', '/api/outbox/day')).body;
    expect(carried.stops).toHaveLength(12);
    const sent = premises.slice(0, 5);
    for (const shop of sent)
      expect((await send(holder, step(holder, shop, 'recordNil', visited('09:00', { answers: [] })))).status).toBe(200);
    const lost = { id: premises[6]?.id ?? '' };
    const early = [uuidv7()];
    await upload(holder, early);
    await send(holder, { kind: 'photos', ...common(holder, on('09:30')), entryId: lost.id, photoIds: early });
    const revoked = await app.as(cast.centre)('POST', `/api/devices/${device.id}/revoke`, { reason: '掉进河里了' });
    expect(revoked.status).toBe(200);
    // He is signed out everywhere; signed in anew he still sends nothing from it.
    app.setNow(now);
    const after = await send(holder, step(holder, premises[7] ?? lost, 'recordNil', visited('09:40', { answers: [] })));
    expect(after.body.code).toBe('device-revoked');
    const missing = (await app.as(cast.centre)('GET', `/api/devices/${device.id}/unvisited`)).body.premises;
    expect(missing.map(({ number }: { number: string }) => number)).toEqual(
      premises.slice(5).map(({ number }) => number),
    );
    for (const { number } of sent) expect((await read(number)).state).toBe('nilWaiting');
    const waiting = (await app.as(cast.centre)('GET', '/api/early-photos')).body.premises;
    expect(waiting.map(({ id }: { id: string }) => id)).toContain(lost.id);
    expect((await app.as(cast.officeHead)('GET', `/api/devices/${device.id}/unvisited`)).status).toBe(404);
    // It is found: what had not been sent is handed over as it lies, and the office takes it over by the rules of the desk.
    const record = step(holder, lost, 'recordNil', visited('09:50', { answers: [] }));
    const handed = await sealedAs(device, record, 1, []);
    for (let i = 0; i < 2; i += 1) expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    const left = (await app.as(cast.centre)('GET', '/api/leftovers')).body.leftovers;
    expect(left).toMatchObject([{ id: record.id, officeName: '石桥市场监管所', title: '检查' }]);
    expect(left[0].words).toContain('没有问题');
    expect((await app.as(cast.officeHead)('POST', `/api/leftovers/${record.id}/take`)).status).toBe(404);
    const taken = await app.as(cast.centre)('POST', `/api/leftovers/${record.id}/take`);
    expect(taken.status).toBe(200);
    const entry = await read(premises[6]?.number ?? '');
    expect(entry).toMatchObject({ state: 'nilWaiting', visitedAt: '2026-11-25T01:50:00.000Z', photoIds: early });
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${record.id}/take`)).body.code).toBe('leftover-ended');
    // S23: it is his record, whoever took it over: he confirms no nil of his own, and the centre may.
    expect(entry.recordedById).toBe(await idOf(holder));
    const line = (await listLedger(app.deps.db, countyId, lost.id)).find(({ verb }) => verb === 'inspection-nil-found');
    expect([line?.by, line?.detail['doneById']]).toEqual([await idOf(cast.centre), await idOf(holder)]);
    const confirm = (who: string) =>
      app.as(who)('POST', `/api/inspections/${entry.number}/confirmNil`, { version: entry.version, input: {} });
    expect((await confirm(holder)).body.code).toBe('docket-not-yours');
  });

  it('hands over a second look that had not been sent, which the office takes over as his', async () => {
    const { device, holder, shop } = await lost();
    const record = { ...visited('09:50', { answers: [] }), findings: [{ text: '鱼丸三袋过期', isViolation: true }] };
    const at = (move: string, body: object) =>
      app.as(cast.centre)('POST', `/api/inspections/${shop.number}/${move}`, body);
    await at('recordFinding', { version: 1, input: record });
    await at('order', { version: 2, input: { text: '清查冷柜，过期的下架', dueOn: '2026-11-27' } });
    const look = { onDay: '2026-11-25', officers: team, words: '冷柜清空了' };
    const item = { ...step(holder, shop, 'recheck', look, { version: null, orders: 1 }), deviceId: device.id };
    const handed = await sealedAs(device, item, 1, []);
    expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    const left = (await app.as(cast.centre)('GET', '/api/leftovers')).body.leftovers;
    expect(left.find(({ id }: { id: string }) => id === item.id)?.words).toContain('复查，改好了');
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).status).toBe(200);
    expect(await read(shop.number)).toMatchObject({ state: 'rectified', rechecks: [{ words: '冷柜清空了' }] });
    const line = (await listLedger(app.deps.db, countyId, shop.id)).at(-1);
    expect([line?.verb, line?.detail['doneById']]).toEqual(['inspection-rechecked', await idOf(holder)]);
  });

  it('hands its photos over to the visit that is recorded, or they stay with what is put away', async () => {
    const { device, shop } = await lost();
    const given = async (item: object & { id: string }, n: number) => {
      const handed = await sealedAs(device, item, n, [await photo(0)]);
      expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    };
    const photosOf = (entry: { id: string }) => ({
      kind: 'photos',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: on('09:30'),
      entryId: entry.id,
      photoIds: [uuidv7()],
    });
    const [late, dropped] = [photosOf(shop), photosOf(shop)];
    await given(late, 1);
    await given(dropped, 2);
    const left = (await app.as(cast.centre)('GET', '/api/leftovers')).body.leftovers;
    expect(left.map(({ id, photos }: { id: string; photos: number }) => [id, photos])).toEqual([
      [late.id, 1],
      [dropped.id, 1],
    ]);
    // Recorded at the desk by then, the visit takes the photos that are taken over.
    await app.as(cast.centre)('POST', `/api/inspections/${shop.number}/recordNil`, { version: 1, input: visited() });
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${late.id}/take`)).status).toBe(200);
    const reason = { reason: '照片糊了，看不清' };
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${dropped.id}/drop`, reason)).status).toBe(200);
    expect((await read(shop.number)).photoIds).toEqual(late.photoIds);
    const waiting = (await app.as(cast.centre)('GET', '/api/early-photos')).body.premises;
    expect(waiting.map(({ id }: { id: string }) => id)).not.toContain(shop.id);
    await sweepAt(new Date('2027-06-01T18:00:00+08:00'));
    expect((await listAttachments(app.deps.db, countyId, dropped.id)).map(({ id }) => id)).toEqual(dropped.photoIds);
  });

  it('hands over a sampling with its photos, which belong to it once it is taken over and to nothing else', async () => {
    const { device } = await lost();
    const opening = {
      kind: 'opening',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: on('11:00'),
      ledger: 'sampling',
      input: { productClass: 'food', commissioner: 'county', product: '石桥豆腐', sellerName: '石桥豆腐坊' },
    };
    const sample = {
      product: '石桥豆腐',
      lot: '20261124',
      sellerName: '石桥豆腐坊',
      place: '货架',
      sampledOn: '2026-11-25',
      unit: 'bag',
      sample: 8,
      spare: 4,
      sampleSeal: 'FT-037001',
      spareSeal: 'FT-037002',
      samplerIds: team.map(({ accountId }) => accountId),
      photoIds: [uuidv7()],
    };
    const made = { ...opening, kind: 'step', id: uuidv7(), entryId: opening.id, move: 'sample', version: null };
    const items = [opening, { ...made, input: sample }];
    for (const [i, item] of items.entries()) {
      const handed = await sealedAs(device, item, i + 1, [await photo(0)]);
      expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    }
    // Two days lie in between: what nobody has taken over yet is swept by nobody.
    await sweepAt(new Date('2026-11-27T18:00:00+08:00'));
    for (const { id } of items)
      expect((await app.as(cast.centre)('POST', `/api/leftovers/${id}/take`)).status).toBe(200);
    const files = await listAttachments(app.deps.db, countyId, opening.id);
    expect(files).toHaveLength(2);
    expect(files.map(({ id }) => id)).toContain(sample.photoIds[0]);
    expect(await listAttachments(app.deps.db, countyId, made.id)).toEqual([]);
  });

  it('is taken over or put away, never half of both', async () => {
    for (let i = 0; i < 4; i += 1) {
      const { device, shop, holder } = await lost();
      const record = { ...step(holder, shop, 'recordNil', visited('09:50', { answers: [] })), deviceId: device.id };
      await app.as(null)('POST', '/api/leftovers', await sealedAs(device, record, 1, []));
      const [taken, dropped] = await Promise.all([
        app.as(cast.centre)('POST', `/api/leftovers/${record.id}/take`),
        app.as(cast.centre)('POST', `/api/leftovers/${record.id}/drop`, { reason: '已经补录过了' }),
      ]);
      expect([taken.status, dropped.status].toSorted()).toEqual([200, 409]);
      expect((await read(shop.number)).state).toBe(taken.status === 200 ? 'nilWaiting' : 'planned');
    }
  });

  it('leaves a chain in which every line holds', async () => {
    expect((await proveLedger(app.deps.db)).broken).toEqual([]);
  });
});

describe('the day of visits that a telephone carries', () => {
  it('is asked by whoever makes visits, and by nobody else', async () => {
    const shop = await planned();
    const day = await app.as(cast.officer)('GET', '/api/outbox/day');
    const stop = day.body.stops.find(({ entry }: { entry: { id: string } }) => entry.id === shop.id);
    expect(stop).toMatchObject({ townName: '柳河镇', moves: expect.arrayContaining(['recordNil']) });
    expect(stop.place).not.toBeNull();
    expect(day.body.people.map(({ name }: { name: string }) => name)).toContain('白静');
    expect(day.body.mayBan).toBe(false);
    for (const who of ['st-v0302', cast.admin, cast.mediator, cast.dutyLeader])
      expect((await app.as(who)('GET', '/api/outbox/day')).status).toBe(403);
  });

  it('carries the cautions of the shop that are confirmed, and what was flagged before there were any once it is confirmed', async () => {
    const as = (who: string) => app.as(who);
    const form = { id: uuidv7(), name: '后街农资门市', code: '', phone: '', address: '后街', regionId: 'V0301' };
    const operatorId = (await as(cast.officer)('POST', '/api/operators', form)).body.id as string;
    const shop = await planned({ operatorId, operatorName: form.name });
    const other = await planned();
    const told = async () => {
      const lists = await Promise.all(
        ['/api/outbox/day', '/api/inspection-day'].map(
          async (path) => (await as(cast.officer)('GET', path)).body.stops,
        ),
      );
      return lists.map((stops: { entry: { id: string }; cautions: object[] }[]) =>
        [shop, other].map(({ id }) => stops.find(({ entry }) => entry.id === id)?.cautions),
      );
    };
    const caution = {
      id: uuidv7(),
      operatorId,
      kind: 'together',
      words: '上次有人拦执法记录仪',
      untilOn: '2026-12-31',
    };
    const made = await as(cast.officer)('POST', '/api/cautions', caution);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { version } = made.body.entry;
    expect(await told()).toEqual([
      [[], []],
      [[], []],
    ]);
    const confirmed = { version, clientId: uuidv7(), input: {} };
    expect((await as(cast.officeHead)('POST', `/api/cautions/${caution.id}/confirm`, confirmed)).status).toBe(200);
    const words = {
      zh: '两人以上前往：上次有人拦执法记录仪',
      en: 'Go in twos or more: 上次有人拦执法记录仪',
    };
    expect(await told()).toEqual([
      [[words], []],
      [[words], []],
    ]);
    // A flag from before there were cautions becomes one, which another person confirms.
    const flagId = uuidv7();
    await app.database.pool.query(
      `insert into operator_flag (county_id, id, operator_id, kind, words, until, by_id, at)
        select county_id, $2, id, 'visit', '院里有狗', null, $3, now() from operator where id = $1`,
      [operatorId, flagId, team[0]?.accountId],
    );
    const system = {
      countyId,
      id: 'system',
      name: '系统',
      role: 'system',
      organisationId: null,
      stationId: null,
    } as const;
    const carry = async () => {
      const county = await findCountyFacts(app.deps.db);
      if (county === null) throw new Error('The sample county is there.');
      return carryOldFlags(contextOf(app.deps, county, system, new Date(now)));
    };
    expect([await carry(), await carry()]).toEqual([1, 0]);
    // What the county knew is shown on until somebody has decided.
    const dog = { zh: '院里有狗', en: '院里有狗' };
    expect((await told())[0]).toEqual([[words, dog], []]);
    const flag = await app.database.pool.query('select lift_reason from operator_flag where id = $1', [flagId]);
    expect(flag.rows).toEqual([{ lift_reason: '转成警示，等另一人确认' }]);
    const by = { version: 1, clientId: uuidv7(), input: {} };
    expect((await as(cast.officer)('POST', `/api/cautions/${flagId}/confirm`, by)).status).toBe(403);
    expect((await as(cast.officeHead)('POST', `/api/cautions/${flagId}/confirm`, by)).body.entry).toMatchObject({
      state: 'on',
      untilOn: '2027-11-25',
    });
    expect((await told())[0]).toEqual([[words, dog], []]);
    // What names somebody is confirmed by nobody, refused with a reason, and shown no more; where no head hears, the centre does.
    const named = uuidv7();
    const headId = (await app.database.pool.query('select id from account where login_name = $1', [cast.officeHead]))
      .rows[0].id;
    await app.database.pool.query(
      `insert into operator_flag (county_id, id, operator_id, kind, words, until, by_id, at)
        select county_id, $2, id, 'visit', '店主张桂兰13912345678会骂人', null, $3, now() from operator where id = $1`,
      [operatorId, named, headId],
    );
    expect(await carry()).toBe(1);
    const heard = await app.database.pool.query(
      "select a.role from message as m join account as a on a.id = m.account_id where m.text like '%老标记转成了警示%' and m.matter_id = $1",
      [named],
    );
    expect(new Set(heard.rows.map(({ role }) => role))).toEqual(new Set(['centre']));
    expect((await told())[0]?.[0]).toHaveLength(3);
    const again = { version: 1, clientId: uuidv7(), input: {} };
    const kept = await as(cast.centre)('POST', `/api/cautions/${named}/confirm`, again);
    expect([kept.status, kept.body.code]).toEqual([422, 'caution-names']);
    const why = { version: 1, clientId: uuidv7(), input: { reason: '写的是人，不是事实' } };
    expect((await as(cast.centre)('POST', `/api/cautions/${named}/refuse`, why)).status).toBe(200);
    expect((await told())[0]).toEqual([[words, dog], []]);
    // A caution of the town is one of each of its villages.
    const county = await findCountyFacts(app.deps.db);
    const town = county?.regions.find(({ id }) => id === 'V0301')?.parentId;
    const place = {
      ...caution,
      id: uuidv7(),
      kind: 'dog',
      words: '集市上有没拴的狗',
      operatorId: null,
      regionId: town,
    };
    expect((await as(cast.officer)('POST', '/api/cautions', place)).status).toBe(200);
    expect(
      (await as(cast.officeHead)('POST', `/api/cautions/${place.id}/confirm`, { ...by, clientId: uuidv7() })).status,
    ).toBe(200);
    const market = { zh: '有犬：集市上有没拴的狗', en: 'A dog: 集市上有没拴的狗' };
    expect((await told())[0]).toEqual([[words, market, dog], [market]]);
    expect((await proveLedger(app.deps.db)).broken).toEqual([]);
  });

  it('lists for the second officer the nils that wait for his word, never his own', async () => {
    const shop = await planned();
    await send(cast.officer, step(cast.officer, shop, 'recordNil', visited()));
    const nilsOf = async (who: string) =>
      ((await app.as(who)('GET', '/api/outbox/day')).body.nils as { id: string }[]).map(({ id }) => id);
    expect(await nilsOf(cast.otherOfficer)).toContain(shop.id);
    expect(await nilsOf(cast.officer)).not.toContain(shop.id);
    expect(await nilsOf(cast.officerOfChengguan)).not.toContain(shop.id);
  });

  it('/api/inspection-day opens to who reads inspections and to nobody else', async () => {
    for (const [who, status] of [
      [cast.officer, 200],
      [cast.centre, 200],
      [cast.dutyLeader, 200],
      ['st-v0302', 403],
      [cast.admin, 403],
      [cast.mediator, 403],
    ] as const)
      expect((await app.as(who)('GET', '/api/inspection-day')).status).toBe(status);
    expect((await app.as(null)('GET', '/api/inspection-day')).status).toBe(401);
  });
});
