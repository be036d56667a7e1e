/** 当场处罚 from a telephone: decided at the shop on a form that has its number already, once, by two with certificates, within the limits. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { findEnforcement } from '../../../src/store/supervision/enforcement/enforcement.ts';
import { cast } from '../../build/cast.ts';
import { aCase } from '../../build/supervision/enforcement.ts';
import { moveCase } from '../../build/supervision/course.ts';
import { upload } from '../../build/import-tables.ts';
import { fixture } from '../../build/phone-photo.ts';
import { proof, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sealedAs } from '../../build/house/sealed-act.ts';

let app: TestApp;
const countyId = 990126;
const now = '2026-11-25T18:00:00+08:00';
const at = (time: string) => `2026-11-25T${time}:00+08:00`;
interface Bound {
  id: string;
  key: string;
  word: string;
  recovery: string;
}
const phones: Record<string, Bound> = {};
let ids: string[] = [];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T08:00:00+08:00');
  const team = [cast.officer, cast.otherOfficer, cast.officeHead];
  for (const who of team)
    phones[who] = (await app.as(who)('POST', '/api/devices', { id: uuidv7(), name: '执法手机', proof })).body;
  ids = await Promise.all(team.map(async (who) => (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? ''));
  for (const [i, id] of ids.slice(0, 2).entries())
    await app.database.pool.query(
      `insert into enforcement_certificate (county_id, account_id, number, from_on, until_on)
        values ($1, $2, $3, '2026-01-01', '2026-12-31') on conflict do nothing`,
      [countyId, id, `豫0412-0${i}`],
    );
  app.setNow(now);
});
afterAll(() => app.close());

const formsOf = async (who: string, id = phones[who]?.id) => app.as(who)('POST', `/api/devices/${id}/spot-forms`);
const send = (who: string, item: object) => app.as(who)('POST', '/api/outbox/field', item);
const step = (who: string, entryId: string, move: string, input: object, more: object = {}) => ({
  kind: 'step',
  id: uuidv7(),
  deviceId: phones[who]?.id,
  actedAt: at('09:10'),
  ledger: 'inspection',
  entryId,
  move,
  version: null,
  input,
  ...more,
});
const provision = (law: string, article: number) => ({ law, article, paragraph: null, item: null });
const penalty = (form: string, change: object = {}) => ({
  form,
  operatorName: '湖滨小卖部',
  partyKind: 'organisation',
  cause: '未明码标价',
  fineFen: 500_00,
  warning: 'yes',
  facts: '货架上十二种商品没有标价，当场拍照',
  heard: 'nothing',
  violated: [provision('价格法', 13)],
  applied: [provision('价格法', 42)],
  discretion: 'ordinary',
  discretionBy: [],
  receiver: '何桂花',
  officerIds: ids.slice(0, 2),
  ...change,
});
let n = 0;
async function found(isViolation = true): Promise<{ id: string; number: string }> {
  app.setNow('2026-11-25T08:00:00+08:00');
  n += 1;
  const form = { id: uuidv7(), operatorName: `湖滨小卖部${n}`, regionId: 'V0301', areaKind: 'market' };
  const { entry } = (await app.as(cast.officer)('POST', '/api/inspections', form)).body;
  app.setNow(now);
  const record = {
    officers: ids.slice(0, 2).map((accountId, i) => ({ accountId, certificate: `豫0412-0${i}` })),
    visitedAt: at('09:00'),
    signatureRefused: '店主不肯签',
    findings: [{ text: '货架上没有标价', isViolation }],
  };
  expect((await send(cast.officer, step(cast.officer, entry.id, 'recordFinding', record))).status).toBe(200);
  return entry;
}
const caseOf = (id: string) => findEnforcement(app.deps.db, countyId, { id });

describe('numbers of decisions on the spot', () => {
  it('lie on a telephone ahead, five of them, each on one telephone alone, and are filled up as they are used', async () => {
    const [first, again] = [await formsOf(cast.officer), await formsOf(cast.officer)];
    expect(first.body.forms).toHaveLength(5);
    expect(again.body.forms).toEqual(first.body.forms);
    const others = (await formsOf(cast.otherOfficer)).body.forms as string[];
    expect(new Set([...first.body.forms, ...others]).size).toBe(10);
    const [form] = first.body.forms as string[];
    const shop = await found();
    const done = await send(cast.officer, step(cast.officer, shop.id, 'decideOnTheSpot', penalty(form ?? '')));
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    // Nothing waits for the head: the two officers are named, and it is decided.
    const { items } = (await app.as(cast.officeHead)('GET', '/api/messages/own')).body;
    expect(JSON.stringify(items)).not.toContain('指定办案人员');
    const after = (await formsOf(cast.officer)).body.forms as string[];
    expect(after).toHaveLength(5);
    expect(after).not.toContain(form);
  });

  it('are given to nobody who decides nothing, and to no telephone of another', async () => {
    expect((await formsOf(cast.centre, phones[cast.officer]?.id)).status).toBe(403);
    expect((await formsOf(cast.otherOfficer, phones[cast.officer]?.id)).body.code).toBe('device-unknown');
    expect((await app.as(null)('POST', `/api/devices/${phones[cast.officer]?.id}/spot-forms`)).status).toBe(401);
  });
});

describe('what became of each number', () => {
  const listed = async (who: string) => (await app.as(who)('GET', '/api/spot-forms')).body;
  const rowOf = async (who: string, number: string) =>
    (await listed(who)).rows.find((row: { number: string }) => row.number === number);
  const close = (who: string, number: string, outcome = 'spoiled', reason = '写错了店名') =>
    app.as(who)('POST', `/api/spot-forms/${encodeURIComponent(number)}/close`, { outcome, reason });
  const freeOf = async (who: string) => (await formsOf(who)).body.forms as string[];

  it('is told for every number of the year: with whom it lies, on which case, spoiled, returned, or without a trace', async () => {
    const [used = '', spoiled = '', returned = '', held = ''] = await freeOf(cast.officer);
    const shop = await found();
    await send(cast.officer, step(cast.officer, shop.id, 'decideOnTheSpot', penalty(used)));
    expect((await close(cast.officer, spoiled)).body).toEqual({ number: spoiled, state: 'spoiled' });
    expect((await close(cast.officeHead, returned, 'returned', '调走了')).body.state).toBe('returned');
    // A number that was taken by a hand of the database alone.
    await app.database.pool.query(`update counter set last = last + 1 where county_id = $1 and series = 'paper:当罚'`, [
      countyId,
    ]);
    const { rows, isWhole, year } = await listed(cast.auditor);
    expect([isWhole, year]).toEqual([true, 2026]);
    expect(rows.map(({ n: place }: { n: number }) => place)).toEqual(
      rows.map((_: unknown, i: number) => rows.length - i),
    );
    expect(rows[0]).toMatchObject({ state: 'unknown', number: '', holder: '' });
    expect(await rowOf(cast.auditor, used)).toMatchObject({
      state: 'used',
      holder: '马建国',
      device: '执法手机',
      caseNumber: expect.stringMatching(/^案2026-/u),
      mayClose: false,
    });
    expect(await rowOf(cast.auditor, spoiled)).toMatchObject({
      state: 'spoiled',
      reason: '写错了店名',
      closedBy: '马建国',
    });
    expect(await rowOf(cast.auditor, returned)).toMatchObject({ state: 'returned', reason: '调走了' });
    expect(await rowOf(cast.auditor, held)).toMatchObject({ state: 'held', caseNumber: '', mayClose: false });
    expect(await rowOf(cast.officer, held)).toMatchObject({ mayClose: true });
    // The other office reads none of them, and takes none back.
    expect((await listed(cast.officerOfShiqiao)).rows).toEqual([]);
    expect((await close(cast.officerOfShiqiao, held)).status).toBe(404);
    expect((await close(cast.otherOfficer, held)).status).toBe(404);
    expect((await close(cast.auditor, held)).status).toBe(403);
    expect((await app.as(cast.mediator)('GET', '/api/spot-forms')).status).toBe(403);
    // What was closed lies on the telephone no more and is never given out again.
    const after = await freeOf(cast.officer);
    expect(after).toHaveLength(5);
    for (const gone of [used, spoiled, returned]) expect(after).not.toContain(gone);
  });

  it('is closed once, and never where it decided a case; the chain of the county tells of it', async () => {
    const [used = '', spoiled = ''] = await freeOf(cast.officer);
    const shop = await found();
    await send(cast.officer, step(cast.officer, shop.id, 'decideOnTheSpot', penalty(used)));
    expect((await close(cast.officer, used)).body.code).toBe('spot-form-used');
    expect((await close(cast.officer, spoiled, 'spoiled', '')).body.fields[0].zh).toContain('为什么');
    const pressed = await Promise.all([close(cast.officer, spoiled), close(cast.officer, spoiled)]);
    expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    expect((await close(cast.officer, spoiled, 'returned')).body.code).toBe('spot-form-closed');
    const lines = await app.database.pool.query(
      `select detail from ledger where county_id = $1 and verb = 'spot-form-closed' and detail->>'form' = $2`,
      [countyId, spoiled],
    );
    expect(lines.rows).toHaveLength(1);
  });

  it('bears what the telephone decided on it without a network, before it was closed or after, and says so', async () => {
    const [early = '', late = ''] = await freeOf(cast.officer);
    const shops = [await found(), await found()];
    const decided = (form: string, shop: { id: string } | undefined, time: string) =>
      step(cast.officer, shop?.id ?? '', 'decideOnTheSpot', penalty(form), { actedAt: at(time) });
    app.setNow(at('12:00'));
    for (const form of [early, late]) await close(cast.officeHead, form, 'returned', '以为没用');
    app.setNow(now);
    const acts = [decided(early, shops[0], '11:00'), decided(late, shops[1], '13:00')];
    // The second answer to the last is that of the first.
    for (const act of [...acts, acts[1] ?? {}]) {
      const stood = await send(cast.officer, act);
      expect(stood.status, JSON.stringify(stood.body)).toBe(200);
      expect(stood.body.said.zh).toContain('改记为已用');
    }
    for (const form of [early, late])
      expect(await rowOf(cast.officer, form)).toMatchObject({ state: 'used', reason: '以为没用' });
    expect((await caseOf(acts[1]?.id ?? ''))?.decision?.number).toBe(late);
    const lines = await app.database.pool.query(
      `select detail from ledger where county_id = $1 and verb = 'spot-form-reopened' order by seq`,
      [countyId],
    );
    expect(lines.rows.map(({ detail }) => detail.form)).toEqual([early, late]);
    // Its number is used now: another decision does not stand on it.
    expect((await send(cast.officer, decided(late, await found(), '14:00'))).body.code).toBe('spot-form-unknown');
  });
});

describe('evidence that is taken in the field', () => {
  const collected = (who: string, enforcementNumber: string, change: object = {}) => ({
    kind: 'opening',
    id: uuidv7(),
    deviceId: phones[who]?.id,
    actedAt: at('15:10'),
    ledger: 'exhibit',
    input: {
      enforcementNumber,
      kind: 'document',
      name: '进货单 3 张（封条 F-12）',
      source: '当事人店内',
      collectedAt: at('15:10'),
      collectedPlace: '湖滨小卖部',
      firstId: ids[0],
      secondId: ids[1],
      keptIn: '本所物证室',
      fileIds: [],
      ...change,
    },
  });
  async function openCase(change: object = {}): Promise<string> {
    const shop = await found();
    const { version } = (await app.as(cast.officer)('GET', `/api/inspections/${shop.number}`)).body.entry;
    const input = aCase(change);
    await app.as(cast.officeHead)('POST', `/api/inspections/${shop.number}/openCase`, { version, input });
    const { rows } = await app.database.pool.query('select number from enforcement where source_id = $1', [shop.id]);
    const number = rows[0]?.number as string;
    const officers = { handlerId: ids[0], secondId: ids[1] };
    const assigned = await moveCase(app, cast.officeHead, number, 'assign', '2026-11-25', officers);
    expect(assigned.status, JSON.stringify(assigned.body)).toBe(200);
    return number;
  }
  const exhibitsOf = async (number: string) =>
    (await app.as(cast.officer)('GET', `/api/exhibits?enforcement=${encodeURIComponent(number)}`)).body.items as {
      entry: { name: string; n: number; keptIn: string; fileIds: string[] };
    }[];
  const carried = async (who: string) =>
    ((await app.as(who)('GET', '/api/outbox/day')).body.cases as { number: string }[]).map(({ number }) => number);

  it('is evidence of the case once however often it is sent, at the instant at which it was taken, with its photo', async () => {
    const number = await openCase();
    const { attachments } = (await upload(app, cast.officer, fixture('photo.jpg'), '封条.jpg', '/api/attachments'))
      .body;
    const item = collected(cast.officer, number, { fileIds: [attachments[0].id] });
    // It arrives the next day.
    app.setNow('2026-11-26T09:00:00+08:00');
    const answers = await Promise.all([send(cast.officer, item), send(cast.officer, item)]);
    answers.push(await send(cast.officer, item));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    app.setNow(now);
    const [only, ...more] = await exhibitsOf(number);
    expect(more).toEqual([]);
    expect(only?.entry).toMatchObject({
      n: 1,
      name: '进货单 3 张（封条 F-12）',
      keptIn: '本所物证室',
      collectedAt: new Date(at('15:10')).toISOString(),
      collectorIds: ids.slice(0, 2),
      fileIds: [attachments[0].id],
    });
  });

  it('is taken for a natural person whom the telephone knows by the family name alone, as the desk does', async () => {
    const number = await openCase({ operatorName: '周大成', partyKind: 'person', cause: '周大成涉嫌销售不合格复合肥' });
    const { cases } = (await app.as(cast.officer)('GET', '/api/outbox/day')).body;
    expect(cases.find((one: { number: string }) => one.number === number)).toEqual({
      number,
      cause: '周**涉嫌销售不合格复合肥',
      party: '周**',
    });
    expect(JSON.stringify(cases)).not.toContain('周大成');
  });

  it('is taken for one’s own cases that gather it, by two with certificates, and for nobody else’s', async () => {
    const number = await openCase();
    expect(await carried(cast.officer)).toContain(number);
    expect(await carried(cast.otherOfficer)).toContain(number);
    expect(await carried(cast.officeHead)).not.toContain(number);
    const refused = async (who: string, change: object = {}) =>
      (await send(who, collected(who, number, change))).body.code;
    expect(await refused(cast.officer, { secondId: ids[2] })).toBe('certificate-missing');
    expect(await refused(cast.officer, { name: '' })).toBe('invalid-input');
    phones[cast.officerOfShiqiao] = (
      await app.as(cast.officerOfShiqiao)('POST', '/api/devices', { id: uuidv7(), name: '石桥手机', proof })
    ).body;
    expect((await send(cast.officerOfShiqiao, collected(cast.officerOfShiqiao, number))).status).toBe(404);
    expect(await exhibitsOf(number)).toEqual([]);
  });
});

describe('a penalty on the spot', () => {
  const nextForm = async (who: string = cast.officer) => ((await formsOf(who)).body.forms as string[])[0] ?? '';

  it('is a case with its two officers, its number and its day, once however often it is sent', async () => {
    const shop = await found();
    const form = await nextForm();
    const item = step(cast.officer, shop.id, 'decideOnTheSpot', penalty(form));
    // It arrives three days later.
    app.setNow('2026-11-28T09:00:00+08:00');
    const answers = await Promise.all([send(cast.officer, item), send(cast.officer, item)]);
    answers.push(await send(cast.officer, item));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    app.setNow(now);
    const one = await caseOf(item.id);
    expect(one).toMatchObject({
      state: 'served',
      sourceKind: 'inspection',
      sourceId: shop.id,
      handlerId: ids[0],
      secondId: ids[1],
      fineDecidedFen: 500_00,
      decision: { number: form, summary: true, warning: true, decidedOn: '2026-11-25' },
    });
    const lines = await listLedger(app.deps.db, countyId, item.id);
    expect(lines.map(({ verb }) => verb)).toEqual([
      'enforcement-registered',
      'investigators-assigned',
      'decided-on-the-spot',
    ]);
    const page = await app.as(null)('GET', `/genuine/${item.id}`);
    for (const words of ['当场行政处罚决定书', form, '警告、罚款 500.00 元'])
      expect(String(page.body)).toContain(words);
    // What was put right at once is penalised all the same, and the order stands beside the case.
    const order = step(cast.officer, shop.id, 'rectifyNow', { words: '当场补了标价签' });
    expect((await send(cast.officer, order)).body.state).toBe('rectified');
    const rectified = step(cast.officer, (await found()).id, 'rectifyNow', { words: '当场补了标价签' });
    await send(cast.officer, rectified);
    const after = step(cast.officer, rectified.entryId, 'decideOnTheSpot', penalty(await nextForm()));
    expect((await send(cast.officer, after)).body.state).toBe('rectified');
  });

  it('keeps within two hundred yuan for a person and three thousand for others, and leaves nothing half done', async () => {
    const shop = await found();
    const form = await nextForm();
    const tried = async (change: object) => {
      const item = step(cast.officer, shop.id, 'decideOnTheSpot', penalty(form, change));
      const { body } = await send(cast.officer, item);
      expect(await caseOf(item.id)).toBeNull();
      return body.code as string;
    };
    expect(await tried({ partyKind: 'person', fineFen: 200_01 })).toBe('spot-fine-too-high');
    expect(await tried({ fineFen: 3000_01 })).toBe('invalid-input');
    expect(await tried({ fineFen: 0, warning: 'no' })).toBe('penalty-empty');
    expect(await tried({ officerIds: ids.slice(0, 1) })).toBe('invalid-input');
    expect(await tried({ officerIds: [ids[0], ids[2]] })).toBe('certificate-missing');
    expect(await tried({ officerIds: [ids[1], ids[2]] })).toBe('spot-by-who-was-there');
    expect(await tried({ applied: [] })).toBe('basis-missing');
    expect(await tried({ form: '青市监当罚〔2026〕999号' })).toBe('spot-form-unknown');
    const clean = await found(false);
    const none = await send(cast.officer, step(cast.officer, clean.id, 'decideOnTheSpot', penalty(form)));
    expect(none.body.code).toBe('no-violation-found');
    // The number is still there for the one that stands: 200 yuan for a person.
    const item = step(
      cast.officer,
      shop.id,
      'decideOnTheSpot',
      penalty(form, { partyKind: 'person', fineFen: 200_00 }),
    );
    expect((await send(cast.officer, item)).status).toBe(200);
    expect(String((await app.as(null)('GET', `/genuine/${item.id}`)).body)).not.toContain('湖滨小卖部');
  });

  it('uses no number that another telephone has, nor one twice', async () => {
    const [own, others] = [await nextForm(), await nextForm(cast.otherOfficer)];
    const shop = await found();
    const wrong = await send(cast.officer, step(cast.officer, shop.id, 'decideOnTheSpot', penalty(others)));
    expect([wrong.status, wrong.body.code]).toEqual([409, 'spot-form-unknown']);
    const both = await Promise.all(
      [await found(), await found()].map(({ id }) =>
        send(cast.officer, step(cast.officer, id, 'decideOnTheSpot', penalty(own))),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('that lay on a lost telephone is taken over by the office as the officer’s own', async () => {
    app.setNow('2026-11-25T08:00:00+08:00');
    const made = await app.as(cast.officer)('POST', '/api/devices', { id: uuidv7(), name: '又一部', proof });
    const device = made.body as Bound;
    const [form = ''] = (await formsOf(cast.officer, device.id)).body.forms as string[];
    const shop = await found();
    const item = { ...step(cast.officer, shop.id, 'decideOnTheSpot', penalty(form)), deviceId: device.id };
    await app.as(cast.centre)('POST', `/api/devices/${device.id}/revoke`, { reason: '掉进河里了' });
    app.setNow(now);
    const handed = await sealedAs(device, item, 1, []);
    expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    const left = (await app.as(cast.officeHead)('GET', '/api/leftovers')).body.leftovers;
    expect(left.find(({ id }: { id: string }) => id === item.id)?.words).toContain('未明码标价');
    const taken = await app.as(cast.officeHead)('POST', `/api/leftovers/${item.id}/take`);
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect(await caseOf(item.id)).toMatchObject({ handlerId: ids[0], decision: { number: form } });
  });

  it('leaves a chain in which every line holds', async () => {
    expect((await proveLedger(app.deps.db)).broken).toEqual([]);
  });
});
