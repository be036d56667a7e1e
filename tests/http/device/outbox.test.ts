/** What a station's telephone sends when there is a network again, and what becomes of a telephone that is lost or left behind. */
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
import { stateWords } from '../../../src/domain/complaint/state-words.ts';
import { mayTakeOver } from '../../../src/domain/device/unsent.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { listAttachments } from '../../../src/store/matter/attachment.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { findAccountByLogin, listAccounts, type StoredAccount } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { OutboxItem } from '../../../src/domain/device/outbox.ts';
import { proveFiles } from '../../../src/actions/matter/attachment-proof.ts';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { deviceSealings } from '../../../src/actions/device/seals.ts';
import { dumpOf } from '../../build/house/dump.ts';
import { listLeftovers, lockLeftover, saveLeftover } from '../../../src/store/device/unsent.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { linesLaying } from '../../build/laid.ts';
import { cast } from '../../build/cast.ts';
import { anActor } from '../../build/complaint.ts';
import { appOf, filing, proof, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';
import { upload } from '../../build/import-tables.ts';
import { fixture } from '../../build/phone-photo.ts';
import { sealedAs } from '../../build/house/sealed-act.ts';
import { sentTo } from '../../build/sent.ts';

let app: TestApp;
const now = '2026-11-25T10:30:00+08:00';
beforeAll(async () => {
  app = await testApp();
  app.setNow(now);
});
afterAll(() => app.close());

interface Bound {
  id: string;
  mark: string;
  key: string;
  word: string;
  recovery: string;
}

async function bind(loginName: string, id = uuidv7()): Promise<Bound> {
  const { body } = await app.as(loginName)('POST', '/api/devices', { id, name: '村里的手机', proof });
  return body as Bound;
}

let slips = 0;
function filingItem(device: Bound, change: { actedAt?: string; station?: string } & Record<string, unknown> = {}) {
  const { actedAt = '2026-11-25T08:10:00+08:00', station = 'V0302', ...more } = change;
  const id = uuidv7();
  slips += 1;
  return {
    kind: 'filing',
    id,
    deviceId: device.id,
    actedAt,
    filing: filing({ clientId: id, channel: 'C09', categoryCode: null, natureCode: null, ...more }),
    slip: { code: `站${station}-${device.mark}${String(slips).padStart(3, '0')}`, queryCode: '204816' },
  };
}

const step = (device: Bound, change: Record<string, unknown>) => ({
  kind: 'move',
  id: uuidv7(),
  deviceId: device.id,
  actedAt: '2026-11-25T09:00:00+08:00',
  number: null,
  filingId: null,
  version: 1,
  ...change,
});
const talk = {
  move: 'talk',
  input: { on: '2026-11-25', legalRole: 'negotiation', result: 'notAgreed', words: '到店里谈了，老板不认账' },
};
const find = (id: string) => findComplaint(app.deps.db, 990126, { id });
const account = async (loginName: string) =>
  (await findAccountByLogin(app.deps.db, 990126, loginName)) as StoredAccount;

/** What is broken but for the accounts, which the tests change by hand. */
async function brokenMatters(): Promise<unknown[]> {
  const own = new Set((await listAccounts(app.deps.db, 990126)).map(({ id }) => id));
  return (await proveLedger(app.deps.db)).broken.filter(({ matterId }) => !own.has(matterId));
}

describe('the outbox', () => {
  let device: Bound;
  const send = (item: unknown): Promise<Answer> => app.as('st-v0302')('POST', '/api/outbox', item);
  beforeAll(async () => {
    device = await bind('st-v0302');
  });

  it('files once however often it is sent, with both times, and the slip number finds it ever after', async () => {
    const item = filingItem(device);
    const answers = [await send(item), await send(item), ...(await Promise.all([send(item), send(item)]))];
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ queryCode: '204816', version: 1, state: 'atStation', fault: null });
    const complaint = await find(item.id);
    expect(complaint?.stationReceivedAt?.toISOString()).toBe('2026-11-25T00:10:00.000Z');
    expect(complaint?.filedAt.toISOString()).toBe(new Date(now).toISOString());
    expect(complaint?.receivedAt).toBeNull();
    const lines = await listLedger(app.deps.db, 990126, item.id);
    expect(lines.map(({ detail }) => detail['actedAt'])).toEqual(['2026-11-25T00:10:00.000Z']);
    const found = await app.as('st-v0302')('GET', `/api/complaints?q=${encodeURIComponent(item.slip.code)}`);
    expect(found.body.items.map((one: { complaint: { id: string } }) => one.complaint.id)).toEqual([item.id]);
    // Another station does not find it by the slip either.
    const other = await app.as('st-v0501')('GET', `/api/complaints?q=${encodeURIComponent(item.slip.code)}`);
    expect(other.body.items).toEqual([]);
  });

  it('opens the progress of the matter by slip number and the code that the telephone drew', async () => {
    const item = filingItem(device);
    await send(item);
    expect((await progress(item.slip.code, '204816')).status).toBe(303);
    expect((await progress(item.slip.code, '204817')).status).toBe(404);
  });

  it('starts the clock of law at the act where the station is a published window, and at the arrival where its clock is wrong', async () => {
    const window = await bind('st-v0303');
    const at = (item: unknown) => app.as('st-v0303')('POST', '/api/outbox', item);
    const early = filingItem(window, { actedAt: '2026-11-23T16:00:00+08:00', station: 'V0303' });
    await at(early);
    expect((await find(early.id))?.receivedAt?.toISOString()).toBe('2026-11-23T08:00:00.000Z');
    const wrong = filingItem(window, { actedAt: '2027-01-01T00:00:00+08:00', station: 'V0303' });
    expect((await at(wrong)).body).toMatchObject({ fault: 'ahead' });
    expect((await find(wrong.id))?.receivedAt?.toISOString()).toBe(new Date(now).toISOString());
    const [line] = await listLedger(app.deps.db, 990126, wrong.id);
    expect(line?.detail).toMatchObject({ clockFault: 'ahead', claimedAt: '2026-12-31T16:00:00.000Z' });
    // A clock that is a day slow was measured when it was sent: the act is put on the day on which it was done.
    const slow = filingItem(window, {
      actedAt: new Date(Date.parse(now) - 86_460_000).toISOString(),
      station: 'V0303',
    });
    expect((await at({ ...slow, clockAheadMs: -86_400_000 })).body).toMatchObject({ fault: 'slow' });
    expect((await find(slow.id))?.receivedAt?.toISOString()).toBe(new Date(Date.parse(now) - 60_000).toISOString());
  });

  it('law 2 writes down a withdrawal that the station was told, once, and the matter is over', async () => {
    const item = filingItem(device);
    const { body } = await send(item);
    const input = {
      said: 'withdraw',
      on: '2026-11-25',
      way: 'inPerson',
      heardBy: '孙玉梅',
      reason: '',
      proof: '当面说的',
    };
    const told = step(device, { move: 'recordWithdrawal', number: body.number, input });
    const made = [await send(told), await send(told)];
    expect(made.map((one) => one.body.state)).toEqual(['closed', 'closed']);
    expect(await find(item.id)).toMatchObject({
      outcome: 'withdrawn',
      withdrawal: { heardBy: '孙玉梅', way: 'inPerson' },
    });
    const lines = await listLedger(app.deps.db, 990126, item.id);
    expect(lines.map(({ verb }) => verb)).toEqual(['filed', 'withdrawn']);
  });

  it('carries along why the station may not settle it, so that the telephone offers to send it up first', async () => {
    const item = filingItem(device, { amountFen: 6000_00 });
    await send(item);
    const { matters } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    const carried = matters.find(({ id }: { id: string }) => id === item.id);
    expect([carried.beyond.zh, carried.moves.includes('sendUp')]).toEqual([
      expect.stringMatching(/^6,000\.00元，.*站点最多办5,000\.00元的$/u),
      true,
    ]);
  });

  it('S97 pages for a press without a network once it arrives, once, over what others wrote, and holds the page ten seconds', async () => {
    const item = filingItem(device);
    const { body } = await send(item);
    await app.as(cast.centre)('POST', `/api/complaints/${body.number}/note`, { version: 1, input: { words: '问过' } });
    const press = step(device, {
      move: 'markUrgent',
      number: body.number,
      actedAt: '2026-11-25T09:30:00+08:00',
      input: { reason: '孩子手被炸伤' },
    });
    const answers = [await send(press), await send(press)];
    expect(answers.map((one) => [one.status, one.body.version])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    const tenSeconds = new Date(new Date(now).getTime() + 10_000);
    expect(await find(item.id)).toMatchObject({ urgentAt: new Date(now), pagedAt: tenSeconds });
    const calls = await app.deps.db.selectFrom('callout').selectAll().where('matterId', '=', item.id).execute();
    expect(calls).toMatchObject([{ state: 'paging', pagings: [] }]);
    const lines = await listLedger(app.deps.db, 990126, item.id);
    expect(lines.at(-1)).toMatchObject({
      verb: 'marked-urgent',
      detail: { reason: '孩子手被炸伤', actedAt: '2026-11-25T01:30:00.000Z' },
    });
    const { matters, settles, offices } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    // What a station may settle, and which office a place is proposed to, are known without a network.
    expect(settles).toMatchObject({ kind: 'village', power: { amountFen: 5000_00 } });
    const has = (place: string) => offices.find((one: { regionIds: string[] }) => one.regionIds.includes(place))?.name;
    expect([has('V0301'), has('')]).toEqual(['柳河市场监管所', undefined]);
    expect(matters.find(({ id }: { id: string }) => id === item.id)).toMatchObject({
      beyond: null,
      urgentAt: new Date(now).toISOString(),
      respondedAt: null,
    });
    // Pressed again while the first press is held, its words are kept: whoever is rung in a moment reads both.
    const more = await send({ ...press, id: uuidv7(), input: { reason: '又流血了' } });
    expect(more.status).toBe(200);
    expect((await listLedger(app.deps.db, 990126, item.id)).at(-1)).toMatchObject({
      verb: 'supplemented',
      detail: { words: '手机上又按了加急：又流血了' },
    });
    // Its page is still to come, and tells of it.
    expect(more.body.said).toBeNull();
    // A colleague takes back nothing that he has not pressed; the telephone that did takes it back while the page is held.
    const takeBack = (version: number) => ({ version, clientId: uuidv7(), input: {} });
    const others = await app.as(cast.centre)('POST', `/api/complaints/${body.number}/takeBackUrgent`, takeBack(4));
    expect([others.status, others.body.code]).toEqual([403, 'urgent-not-yours']);
    const back = await send(step(device, { move: 'takeBackUrgent', number: body.number, input: {} }));
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    expect(await find(item.id)).toMatchObject({ urgentAt: null, urgentById: null, pagedAt: null });
  });

  it('S97 又有危险：手机上再按一次，有人回过电的、正在呼叫的都再呼叫，记“又有危险”；同一次按的发两遍只算一次，办结了的也呼叫', async () => {
    const item = filingItem(device);
    const { number } = (await send(item)).body;
    const marking = { version: 1, clientId: uuidv7(), input: { reason: '炮仗炸了手' } };
    const marked = await app.as(cast.centre)('POST', `/api/complaints/${number}/markUrgent`, marking);
    expect(marked.status).toBe(200);
    const called = { version: 2, clientId: uuidv7(), input: { words: '先送医院' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/callBack`, called)).status).toBe(200);
    const callouts = async () =>
      (await app.deps.db.selectFrom('callout').select('state').where('matterId', '=', item.id).execute())
        .map(({ state }) => state)
        .toSorted();
    expect(await callouts()).toEqual(['accepted']);
    const press = (reason: string, move = 'markUrgent') => step(device, { move, number, input: { reason } });
    const { matters } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    expect(matters.find(({ id }: { id: string }) => id === item.id).moves).toContain('urgentAgain');
    // A telephone that had not heard of the first press sends its own as a first one.
    const again = press('又流血了');
    const answers = [await send(again), await send(again)];
    expect(answers.map(({ status, body }) => [status, body.version, body.said?.zh])).toEqual(
      // By name, and not that it was urgent before: whoever presses wants to know who comes.
      Array(2).fill([
        200,
        4,
        expect.stringMatching(/^按这一条又呼叫了值班的人：\p{Script=Han}{2,4}.*；有生命危险先打110、120$/u),
      ]),
    );
    expect(await callouts()).toEqual(['accepted', 'paging']);
    expect(await find(item.id)).toMatchObject({ urgentAt: new Date(now), respondedAt: null });
    const lines = async () => (await listLedger(app.deps.db, 990126, item.id)).map(({ verb }) => verb);
    expect(await lines()).toEqual(['filed', 'marked-urgent', 'called-back', 'urgent-again']);
    // Those who are being rung hear of the next one in the same call-out.
    const other = await send(press('灶下面一直滋滋响，满屋都是煤气味', 'urgentAgain'));
    expect([other.status, other.body.said.zh]).toEqual([200, expect.stringContaining('又呼叫了值班的人')]);
    expect(await callouts()).toEqual(['accepted', 'paging']);
    expect((await lines()).at(-1)).toBe('urgent-again');
    const rung = { version: 5, clientId: uuidv7(), input: { words: '都出来了' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/callBack`, rung)).status).toBe(200);
    const withdrawal = { on: '2026-11-25', way: 'inPerson', reason: '退了钱', heardBy: '孙玉梅', proof: '当面说的' };
    const ended = await send(step(device, { move: 'recordWithdrawal', number, version: 6, input: withdrawal }));
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    const late = await send(press('还在流血', 'urgentAgain'));
    expect([late.status, late.body.said.zh]).toEqual([200, expect.stringContaining('又呼叫了值班的人')]);
    expect((await lines()).at(-1)).toBe('urgent-again');
    expect((await find(item.id))?.state).toBe('closed');

    // The station hears on its next look who took the call, and who said that it was none.
    const heard = async () =>
      (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body.matters.find(
        ({ id }: { id: string }) => id === item.id,
      ).rung;
    expect(await heard()).toBeNull();
    const last = await app.deps.db
      .selectFrom('callout')
      .select(['number', 'version'])
      .where('matterId', '=', item.id)
      .where('state', '=', 'paging')
      .executeTakeFirstOrThrow();
    const end = (move: string, version: number, input: object) =>
      app.as(cast.dutyLeader)('POST', `/api/callouts/${last.number}/${move}`, { version, input });
    expect((await end('accept', last.version, {})).status).toBe(200);
    expect(await heard()).toMatchObject({ state: 'taken', byName: '高云' });
    expect((await end('dismiss', last.version + 1, { remark: '站上说是气话' })).status).toBe(200);
    const at = new Date(now).toISOString();
    expect(await heard()).toEqual({ state: 'none', at, byName: '高云', remark: '站上说是气话' });
  });

  it('S97 takes two presses of one moment both, be the other still a first one or not', async () => {
    const item = filingItem(device);
    const { number } = (await send(item)).body;
    const both = ['煤气漏了', '有人晕倒了'].map((reason) =>
      step(device, { move: 'markUrgent', number, input: { reason } }),
    );
    const answers = await Promise.all(both.map((one) => send(one)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const verbs = (await listLedger(app.deps.db, 990126, item.id)).map(({ verb }) => verb);
    expect(verbs).toEqual(['filed', 'marked-urgent', 'supplemented']);
  });

  it('S97 rings for a press whose filing was not taken, once, and gives what waits behind it no number', async () => {
    const item = filingItem(device);
    const refused = await send({ ...item, slip: { ...item.slip, code: '站V0101-A001' } });
    expect(refused.body.code).toBe('invalid-input');
    const press = step(device, { move: 'markUrgent', filingId: item.id, input: { reason: '孩子手被炸伤' } });
    const answers = [await send(press), await send(press)];
    expect(answers.map(({ status, body }) => [status, body.number, body.said?.zh])).toEqual(
      Array(2).fill([200, '', expect.stringContaining('登记没收下，先按这一条呼叫了')]),
    );
    const rung = await app.deps.db
      .selectFrom('callout')
      .selectAll()
      .where('title', 'like', '%按了加急，登记%')
      .execute();
    expect(rung).toMatchObject([{ state: 'paging', matterId: null, stationId: 'ST-V0302' }]);
    expect(rung[0]?.title).toMatch(/站按了加急，登记没收下，请打/u);
    expect(rung[0]?.pagings).toHaveLength(1);
    // Nobody calls by it in the name of another's matter, and nothing but a press rings.
    const note = step(device, { move: 'note', filingId: item.id, input: { words: '记一笔' } });
    expect((await send(note)).status).toBe(404);
  });

  it('S97 rings for the danger in a filing that was not taken, and for no other', async () => {
    const refusedOf = async (story: string) => {
      const item = filingItem(device);
      const wrong = { ...item, filing: { ...item.filing, story }, slip: { ...item.slip, code: '站V0101-A001' } };
      expect([(await send(wrong)).status, (await send(wrong)).status]).toEqual([400, 400]);
      return app.deps.db
        .selectFrom('callout')
        .select(['title', 'hurt'])
        .where('title', 'like', '%登记没收下，像是%')
        .execute();
    };
    expect(await refusedOf('羽绒服钻毛，要求退货')).toEqual([]);
    expect(await refusedOf('他说今晚带汽油来点店')).toEqual([
      { title: expect.stringMatching(/站登记没收下，像是有人要放火、伤人，先打110、120，请打/u), hurt: false },
    ]);
    // Mended and sent again under its id it is refused again: what it tells beside is heard, what it told before is not.
    const item = filingItem(device);
    const again = (story: string, claim = '退款') =>
      send({ ...item, filing: { ...item.filing, story, claim }, slip: { ...item.slip, code: '站V0101-A001' } });
    for (const story of ['锅炉房里有人晕倒了，叫不醒', '锅炉房里，有人晕倒了，叫不醒。', '羽绒服钻毛'])
      expect((await again(story)).status).toBe(400);
    expect((await again('锅炉房里有人晕倒了，叫不醒', '退款并道歉')).status).toBe(400);
    const callouts = async () =>
      (await app.deps.db.selectFrom('callout').select('title').where('title', 'like', '%登记没收下，%').execute())
        .length;
    expect(await callouts()).toBe(3);
    expect((await again('锅炉房里有人晕倒了，叫不醒，他说今晚带汽油来点店')).status).toBe(400);
    expect(await callouts()).toBe(4);
  });

  it('makes a step on what the telephone itself filed, once, before it knew the number', async () => {
    const item = filingItem(device);
    const next = step(device, { ...talk, filingId: item.id });
    expect((await send(next)).status).toBe(404);
    await send(item);
    const made = [await send(next), await send(next)];
    expect(made.map(({ body }) => [body.version, body.state])).toEqual([
      [2, 'atStation'],
      [2, 'atStation'],
    ]);
    expect((await find(item.id))?.talks).toHaveLength(1);
  });

  it('says that the matter has changed meanwhile, and changes nothing', async () => {
    const item = filingItem(device);
    const { body } = await send(item);
    await app.as(cast.centre)('POST', `/api/complaints/${body.number}/note`, {
      version: 1,
      input: { words: '中心问过了' },
    });
    const late = await send(step(device, { ...talk, number: body.number }));
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
    expect((await find(item.id))?.talks).toHaveLength(0);
  });

  it('says in sentences how the record stands now and what was done on it, to the station that may see it', async () => {
    const { body } = await send(filingItem(device));
    const note = { version: 1, input: { words: '中心问过了' } };
    await app.as(cast.centre)('POST', `/api/complaints/${body.number}/note`, note);
    const address = `/api/outbox/standing/move/${encodeURIComponent(body.number)}`;
    const standing = await app.as('st-v0302')('GET', address);
    expect(standing.body).toMatchObject({ version: 2, state: stateWords.atStation });
    expect(standing.body.told.map((line: { seq: number; zh: string }) => [line.seq, line.zh])).toEqual([
      [1, expect.stringContaining('登记')],
      [2, expect.stringContaining('中心问过了')],
    ]);
    expect((await app.as('st-v0501')('GET', address)).status).toBe(404);
    expect((await app.as(cast.centre)('GET', address)).status).toBe(403);
  });

  it('names what is wrong with a step in words', async () => {
    const item = filingItem(device);
    await send(item);
    const answer = await send(step(device, { move: 'sendUp', filingId: item.id, input: { reason: '不' } }));
    expect(answer.body).toMatchObject({ code: 'invalid-input', fields: [{ path: 'reason' }] });
  });

  it('S112 signs for a task that was given to it and reports on it with the photo that it asks for, each once', async () => {
    const task = {
      id: uuidv7(),
      kind: 'station',
      title: '站门口的公平秤送检',
      leadId: 'SO-LH',
      stationId: 'ST-V0302',
      needsPhoto: true,
      dueOn: '2026-11-30',
    };
    const { entry } = (await app.as(cast.officeHead)('POST', '/api/tasks', task)).body;
    const carriedOf = async (who: string) => (await app.as(who)('GET', '/api/outbox/provisions')).body.tasks;
    expect(await carriedOf('st-v0302')).toMatchObject([
      { number: entry.number, fromName: '柳河市场监管所', needsPhoto: true, moves: ['accept', 'reportBack'] },
    ]);
    expect(await carriedOf('st-v0501')).toEqual([]);
    const { number } = entry;
    const made = (move: string, version: number, input: object = {}) =>
      ({
        kind: 'task',
        id: uuidv7(),
        deviceId: device.id,
        actedAt: '2026-11-25T09:00:00+08:00',
        number,
        move,
        version,
        input,
      }) as const;
    const signed = made('accept', 1);
    expect([await send(signed), await send(signed)].map(({ body }) => body.version)).toEqual([2, 2]);
    const words = { result: '秤送检了，合格证贴上了', proof: '' };
    const bare = await send(made('reportBack', 2, { ...words, attachmentIds: [] }));
    expect(bare.body).toMatchObject({ code: 'task-needs-photo', fields: [{ path: 'attachmentIds' }] });
    const taken = await readFile('docs/screens/portal-receipt.png');
    const uploaded = await upload(app, 'st-v0302', taken, '公平秤.png', '/api/attachments');
    const photo = uploaded.body.attachments[0].id;
    const report = made('reportBack', 2, { ...words, attachmentIds: [photo] });
    expect([await send(report), await send(report)].map(({ body }) => body.state)).toEqual(['reported', 'reported']);
    const seen = (await app.as(cast.officeHead)('GET', `/api/tasks/${number}`)).body;
    expect(seen.entry.attachmentIds).toEqual([photo]);
    expect(seen.more.parts).toMatchObject([
      { role: 'station', name: '后柳村消费维权联络站', acceptedOn: '2026-11-25' },
    ]);
    const lines = await listLedger(app.deps.db, 990126, entry.id);
    expect(lines.map(({ verb }) => verb)).toEqual(['task-assigned', 'task-accepted', 'task-reported']);
    const standing = await app.as('st-v0302')('GET', `/api/outbox/standing/task/${encodeURIComponent(number)}`);
    expect(standing.body.told.map(({ zh }: { zh: string }) => zh)[1]).toContain('站签收了任务');
    expect((await app.as('st-v0501')('GET', `/api/outbox/standing/task/${encodeURIComponent(number)}`)).status).toBe(
      404,
    );
  });

  it('S102 signs the duties in the version that was read, on the day of reading, and none that was changed meanwhile', async () => {
    const duty = async () => (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body.duty;
    const before = await duty();
    expect(before).toMatchObject({ code: 'duty', signed: [] });
    const signs = (version: number, name: string) => ({
      kind: 'duty',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-24T18:00:00+08:00',
      code: 'duty',
      version,
      name,
    });
    const once = signs(before.version, '孙玉梅');
    expect([await send(once), await send(once)].map(({ status }) => status)).toEqual([200, 200]);
    expect((await duty()).signed).toEqual([{ name: '孙玉梅', on: '2026-11-24', isOwn: true }]);
    const file = (await app.as(cast.centre)('GET', `/api/charters/${encodeURIComponent('站ST-V0302')}`)).body;
    expect(file.more.dutySigned).toBe(true);
    expect(file.entry.acknowledgements).toMatchObject([{ name: '孙玉梅', on: '2026-11-24', version: before.version }]);
    const { code, title, body } = before;
    const next = { code, version: before.version, subject: 'duty', title, body: `${body}\n新加一条。` };
    expect((await app.as(cast.centre)('PUT', '/api/standards', next)).status).toBe(200);
    const old = await send(signs(before.version, '孙玉梅'));
    expect([old.status, old.body.code]).toEqual([409, 'duty-changed']);
    expect(await duty()).toMatchObject({ version: before.version + 1, signed: [] });
  });

  it('S54 registers what was asked, answered out of the article that was carried, and as open where that held no longer', async () => {
    const { guides } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    const [guide] = guides;
    const asks = (change: object) => ({
      kind: 'inquiry',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T08:30:00+08:00',
      question: '电热毯有没有三包',
      people: 3,
      name: '',
      phone: '',
      knowledgeId: guide.id,
      knowledgeVersion: guide.version,
      ...change,
    });
    const told = asks({});
    const answers = [await send(told), await send(told)];
    expect(answers.map(({ body }) => [body.state, body.said])).toEqual([
      ['closed', null],
      ['closed', null],
    ]);
    expect(answers[0]?.body.number).toBe(answers[1]?.body.number);
    const seenAs = async (number: string) =>
      (await app.as(cast.centre)('GET', `/api/inquiries/${encodeURIComponent(number)}`)).body;
    expect((await seenAs(answers[0]?.body.number)).inquiry).toMatchObject({
      people: 3,
      channel: 'C09',
      stationId: 'ST-V0302',
      knowledgeId: guide.id,
      receivedAt: '2026-11-25T00:30:00.000Z',
    });
    const old = asks({ knowledgeVersion: guide.version + 1 });
    const open = [await send(old), await send(old)];
    expect(open.map(({ body }) => [body.state, body.said?.zh])).toEqual([
      ['open', '念的那一条已经改了，登记成没答的；请按新的再答一次'],
      ['open', '念的那一条已经改了，登记成没答的；请按新的再答一次'],
    ]);
    const { inquiry, timeline } = await seenAs(open[0]?.body.number);
    expect(timeline.map(({ verb }: { verb: string }) => verb)).toEqual(['asked', 'noted']);
    // It waits on the telephone, and is answered there out of what holds now.
    const { inquiries } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    expect(inquiries).toMatchObject([{ number: inquiry.number, hasPhone: false }]);
    expect((await app.as('st-v0501')('GET', '/api/outbox/provisions')).body.inquiries).toEqual([]);
    const answer = {
      kind: 'inquiryAnswer',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T09:00:00+08:00',
      number: inquiry.number,
      version: inquiry.version,
      answer: guide.answer,
      knowledgeId: guide.id,
      knowledgeVersion: guide.version,
      close: true,
    };
    const past = await send({ ...answer, id: uuidv7(), knowledgeVersion: 99 });
    expect(past.body.code).toBe('entry-unknown');
    expect([await send(answer), await send(answer)].map(({ body }) => body.state)).toEqual(['closed', 'closed']);
  });

  it('keeps both signatures, which stand on the paper of the settlement', async () => {
    const item = filingItem(device);
    const { body } = await send(item);
    const signatures = [
      { who: 'consumer', name: '李有田', strokes: 'M10 20L30 40', readAloud: false },
      { who: 'operator', name: '周老板', strokes: null, readAloud: true },
    ];
    const input = {
      on: '2026-11-25',
      legalRole: 'negotiation',
      words: '商家提出：退差价\n双方说定：当场退 140 元',
      recoveredFen: 140_00,
      signatures,
    };
    const settled = await send(step(device, { move: 'settleAtStation', filingId: item.id, input }));
    expect(settled.body).toMatchObject({ state: 'closed' });
    // He reads by text message that it is settled, with the sum, and where to turn when the shop does not keep to it.
    const told = await app.database.pool.query(`select text from message where channel = 'sms' and text like $1`, [
      `%${body.number}%谈成了%`,
    ]);
    expect(told.rows.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringMatching(/在站里谈成了，店家给您\s?140(?:\.00)?\s?元。店家没照办，再到站里说，或者打/u),
    ]);
    expect((await find(item.id))?.talks[0]?.signatures).toEqual(signatures);
    const paper = await app.as('st-v0302')('GET', `/papers/${encodeURIComponent(body.number)}/stationDeal`);
    expect(paper.body).toContain('<path d="M10 20L30 40"');
    expect(paper.body).toContain('周老板（本人听念后同意，代打姓名）');
  });

  it('keeps what was agreed in terms with their days, carries it along as both signed it, and asks after it at this station alone', async () => {
    const item = filingItem(device);
    await send(item);
    const term = { kind: 'compensation', text: '再赔路费，微信转', valueFen: 20_00, dueOn: '2026-11-27', done: false };
    const goods = { kind: 'inKind', text: '换一台同型号的', valueFen: 260_00, dueOn: null, done: true };
    const input = {
      on: '2026-11-25',
      legalRole: 'negotiation',
      words: '商家提出：换一台\n双方说定：换一台同型号的；再赔路费，微信转',
      recoveredFen: 280_00,
      terms: [goods, term],
      signatures: [
        { who: 'consumer', name: '李有田', strokes: 'M10 20L30 40', readAloud: false },
        { who: 'operator', name: '周老板', strokes: null, readAloud: true },
      ],
    };
    const move = (over: object, id = uuidv7()) =>
      step(device, { id, move: 'settleAtStation', filingId: item.id, input: { ...input, ...over } });
    // The sum is that of the terms, and no other.
    expect((await send(move({ recoveredFen: 20_00 }))).body.code).toBe('terms-differ');
    const { number } = (await send(move({}))).body;
    const settled = await find(item.id);
    expect(settled).toMatchObject({ outcome: 'settledAtStation', compensationFen: 20_00, nextCheckOn: '2026-11-27' });
    expect(settled?.terms.map(({ performedOn, dueOn }) => [performedOn, dueOn])).toEqual([
      ['2026-11-25', null],
      [null, '2026-11-27'],
    ]);
    const lines = [
      '1.实物或换货：换一台同型号的，价值260.00元，已经当场履行。',
      '2.赔偿金20.00元：再赔路费，微信转，2026年11月27日前履行。',
    ];
    const paper = await app.as('st-v0302')('GET', `/papers/${encodeURIComponent(number)}/stationDeal`);
    const said = String(paper.body).replace(/<[^<>]{0,400}>/gu, '');
    for (const line of lines) expect(said).toContain(line);
    const sent = await sentTo(app.database.db, settled?.consumerPhone ?? '');
    expect(sent.map(({ text }) => text).join()).toContain(
      '在站里谈成了：1.实物或换货，价值260.00元，已经当场履行。2.赔偿金20.00元，2026年11月27日前履行。全文凭编号和查询码看。店家没照办，再到站里说，或者打12315。',
    );
    const carried = async () =>
      (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body.matters.find(
        (one: { id: string }) => one.id === item.id,
      );
    const matter = await carried();
    expect(matter.deal).toMatchObject({ on: '2026-11-25', recoveredFen: 280_00, signatures: input.signatures });
    expect(matter.moves).toContain('checkTerm');
    const asked = { term: '2', on: '2026-11-25', result: 'broken', words: '问了消费者，说店家没照办' };
    const told = await send(
      step(device, { move: 'checkTerm', number, filingId: null, version: matter.version, input: asked }),
    );
    expect(told.status).toBe(200);
    expect((await carried()).deal.terms[1].checks).toMatchObject([{ kept: false }]);
  });

  it('S194 reports what the station saw as its own: the consumer told nothing, and both hear in three words how far it is', async () => {
    const item = filingItem(device);
    const { number } = (await send(item)).body;
    const photo = uuidv7();
    await upload(app, 'st-v0302', fixture('photo.jpg'), '照片1.jpg', '/api/attachments', photo);
    const words = '柜台下面还有一箱没有标签的同款肥料';
    const seen = { kind: 'clue', deviceId: device.id, actedAt: '2026-11-25T09:00:00+08:00', words };
    const over = { ...seen, id: uuidv7(), number: null, filingId: item.id, what: 'farmInput', attachmentIds: [photo] };
    const sent = await Promise.all([send(over), send(over)]);
    expect(sent.map(({ status, body }) => [status, body.number])).toEqual([
      [200, number],
      [200, number],
    ]);
    // What an earlier build of the program left in its outbox says it in another way.
    const former = { ...seen, id: uuidv7(), number, filingId: null, conductCode: 'R01' };
    expect((await send(former)).status).toBe(200);
    // One that belongs to no complaint names the shop and the place itself.
    const alone = { ...seen, id: uuidv7(), number: null, filingId: null, what: 'fraud' };
    expect((await send(alone)).body).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'operatorName' }, { path: 'place' }],
    });
    const told = await send({ ...alone, operatorName: '租村部院子的健康讲座', place: '前柳村村部' });
    expect(told.body.number).toMatch(/^报2026-\d{4}$/u);
    const { reports } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    expect(reports).toHaveLength(3);
    const own = reports.filter(({ complaintNumber }: { complaintNumber: string }) => complaintNumber === number);
    expect(own.map(({ what }: { what: { zh: string } }) => what.zh).toSorted()).toEqual([
      '吃的不安全',
      '种子、农药、化肥有问题',
    ]);
    for (const one of own)
      expect(one).toMatchObject({
        operatorName: '老周农资店',
        standing: { zh: '已收下' },
        answer: null,
        isDone: false,
      });
    // Nobody is made a reporter: no tip-off, no reporter, and nothing of it in the complaint.
    const page = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    expect(page).toMatchObject({ splitOff: 0, tipoffs: [] });
    const { rows } = await app.database.pool.query('select 1 from tipoff where id = any($1)', [[over.id, former.id]]);
    expect(rows).toEqual([]);
    const name = own.find(({ what }: { what: { zh: string } }) => what.zh.startsWith('种子'))?.number as string;
    const path = `/api/station-reports/${encodeURIComponent(name)}`;
    const atCentre = async () => (await app.as(cast.centre)('GET', path)).body;
    expect(await atCentre()).toMatchObject({
      entry: { kind: 'farmInput', words, photoIds: [photo], officeId: 'SO-LH' },
      more: { standing: { zh: '已收下' }, complaintNumber: number },
    });
    const answer = { answer: 'toCase', answerWords: '像违法，所里开始核查' };
    const { version } = (await atCentre()).entry;
    const answered = await app.as(cast.officeHead)('POST', `${path}/answer`, {
      version,
      clientId: uuidv7(),
      input: answer,
    });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    expect((await atCentre()).more.standing.zh).toBe('在查');
    const carried = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body.reports;
    expect(carried.find((one: { number: string }) => one.number === name)).toMatchObject({
      standing: { zh: '在查' },
      answer: { zh: '转成案件线索，开始核查' },
      answerWords: '像违法，所里开始核查',
    });
    expect(JSON.stringify(carried)).not.toContain('市监');
    // No other station names this complaint in a report of its own.
    const foreign = {
      id: uuidv7(),
      kind: 'fake',
      operatorName: '老周农资店',
      place: '柳河街',
      seenOn: '2026-11-25',
      words,
    };
    const refused = await app.as('st-v0501')('POST', '/api/station-reports', { ...foreign, complaintNumber: number });
    expect(refused.body.code).toBe('station-report-complaint');
  });

  it('rings once for the danger in a clue of the station, also over a complaint that is over, and for no other clue', async () => {
    const item = filingItem(device);
    const { number } = (await send(item)).body;
    const input = {
      said: 'withdraw',
      on: '2026-11-25',
      way: 'inPerson',
      heardBy: '孙玉梅',
      reason: '',
      proof: '当面说的',
    };
    expect((await send(step(device, { move: 'recordWithdrawal', number, input }))).body.state).toBe('closed');
    const clue = (words: string) => ({
      kind: 'clue',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T09:00:00+08:00',
      number,
      filingId: null,
      what: 'farmInput',
      words,
    });
    const rungOf = async (seen: ReturnType<typeof clue>) => {
      expect([(await send(seen)).status, (await send(seen)).status]).toEqual([200, 200]);
      return app.deps.db.selectFrom('callout').select('title').where('title', 'like', '%站上报了报%').execute();
    };
    expect(await rungOf(clue('柜台下面还有一箱没有标签的肥料'))).toEqual([]);
    expect(await rungOf(clue('店里煤气罐一直滋滋响，满屋都是煤气味，还有人在里面'))).toEqual([
      { title: expect.stringMatching(/站上报了报2026-\d{4}，像是/u) },
    ]);
  });

  it('S111 S181 carries what the station may see and nothing of another: telephones masked, the numbers of open matters for the press that dials', async () => {
    await send(filingItem(device));
    const { body } = await app.as('st-v0302')('GET', '/api/outbox/provisions');
    expect(body.station).toMatchObject({ id: 'ST-V0302', isWindow: false });
    expect(body.villages[0].id).toBe('V0302');
    expect(body.matters.length).toBeGreaterThan(2);
    expect(body.operators.map((one: { name: string }) => one.name)).toContain('老周农资店');
    type Matter = { isOpen: boolean; consumerPhone: string; calls: { phone: string }[] };
    const { matters, ...rest } = body as { matters: Matter[] };
    expect(JSON.stringify(rest)).not.toContain('13800000317');
    for (const { isOpen, calls, ...shown } of matters) {
      expect(JSON.stringify(shown)).not.toContain('13800000317');
      expect(shown.consumerPhone).toBe('138****0317');
      expect(calls.length > 0).toBe(isOpen);
    }
    expect(matters.flatMap(({ calls }) => calls)).toContainEqual({
      whom: 'consumer',
      n: null,
      name: '李有田',
      shown: '138****0317',
      phone: '13800000317',
    });
    expect(body.openLeft).toBe(0);
    const others = await app.as('st-v0501')('GET', '/api/outbox/provisions');
    expect(others.body.matters).toEqual([]);
    expect((await app.as(cast.officerOfChengguan)('GET', '/api/outbox/provisions')).status).toBe(403);
  });

  it('walk33 46: carries who is on duty in the days to come, for whoever may page them, and when somebody is at the office', async () => {
    const period = { from: '2026-11-25', to: '2026-12-02' };
    expect((await app.as(cast.centre)('POST', '/api/roster', period)).status).toBe(200);
    const { reachable } = (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    const tonight = reachable.onCall.filter(
      (one: { startsAt: string }) => one.startsAt === new Date('2026-11-25T17:30:00+08:00').toISOString(),
    );
    expect(tonight.map((one: { post: { zh: string } }) => one.post.zh).toSorted()).toEqual(['值班员', '带班领导']);
    for (const { phone } of tonight) expect(phone).toMatch(/^[\d -]{7,}$/u);
    expect(reachable.hotlineHours).toBe('每天 8:00–20:00');
    expect(reachable.officeOpen).toContainEqual({
      startsAt: new Date('2026-11-25T08:30:00+08:00').toISOString(),
      endsAt: new Date('2026-11-25T12:00:00+08:00').toISOString(),
    });
  });

  it('S111 writes down whom the station rang up without a network, once, without the number, and counts it among the day’s', async () => {
    const item = filingItem(device);
    await send(item);
    const left = async () => (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body.callsLeft as number;
    const before = await left();
    const call = {
      kind: 'called',
      deviceId: device.id,
      actedAt: '2026-11-25T09:10:00+08:00',
      number: null,
      help: null,
      n: null,
    };
    const to = { ...call, id: uuidv7(), filingId: item.id, whom: 'consumer' };
    const answers = [await send(to), await send(to)];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    await send({ ...to, id: uuidv7(), whom: 'operator' });
    const end = { ...to, kind: 'callEnded', id: uuidv7(), press: to.id, result: 'noAnswer' };
    expect([await send(end), await send(end)].map(({ status }) => status)).toEqual([200, 200]);
    expect((await send({ ...end, id: uuidv7(), press: uuidv7() })).body.code).toBe('call-not-made');
    const lines = (await listLedger(app.deps.db, 990126, item.id)).slice(1);
    expect(lines.map(({ verb, detail }) => [verb, detail['whom'], detail['actedAt']])).toEqual([
      ['called', 'consumer', '2026-11-25T01:10:00.000Z'],
      ['shop-called', undefined, '2026-11-25T01:10:00.000Z'],
      ['call-ended', 'consumer', '2026-11-25T01:10:00.000Z'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('13800000317');
    // The shop's number is masked from nobody who mediates, and counts among no looks.
    expect(await left()).toBe(before - 1);
    // Another station's call is refused, and so is one of a complaint that is not there.
    const theirs = await bind('st-v0502');
    const foreign = { ...to, id: uuidv7(), deviceId: theirs.id };
    expect((await app.as('st-v0502')('POST', '/api/outbox', foreign)).status).toBe(404);
  });

  it('takes nothing from a telephone that is another’s', async () => {
    const theirs = await bind('st-v0501');
    expect((await send(filingItem(theirs))).body.code).toBe('device-unknown');
  });

  it('takes no slip number of another telephone, and loses no filing whose number was given twice', async () => {
    const foreign = { ...filingItem(device), slip: { code: '站V0501-A001', queryCode: '204816' } };
    const refused = await send(foreign);
    expect(refused.body).toMatchObject({ code: 'invalid-input', fields: [{ path: 'slip.code' }] });
    const [first, second] = [filingItem(device), filingItem(device)];
    await send(first);
    const answer = await send({ ...second, slip: first.slip });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect((await find(second.id))?.number).toBe(answer.body.number);
    const found = await app.as('st-v0302')('GET', `/api/complaints?q=${encodeURIComponent(first.slip.code)}`);
    expect(found.body.items.map((one: { complaint: { id: string } }) => one.complaint.id)).toEqual([first.id]);
  });

  it('S181 carries what a busy station has filed last beside what is due first, and says how many stay behind', async () => {
    app.setNow('2026-11-29T09:00:00+08:00');
    const carried = async () => (await app.as('st-v0302')('GET', '/api/outbox/provisions')).body;
    const openOf = (body: { matters: { isOpen: boolean }[]; openLeft: number }) =>
      body.matters.filter(({ isOpen }) => isOpen).length + body.openLeft;
    const before = openOf(await carried());
    await Promise.all(Array.from({ length: 45 }, () => send(filingItem(device))));
    app.setNow('2026-11-29T10:00:00+08:00');
    const last = filingItem(device);
    await send(last);
    const now = await carried();
    const open = now.matters.filter(({ isOpen }: { isOpen: boolean }) => isOpen);
    expect(open.map(({ id }: { id: string }) => id)).toContain(last.id);
    expect(new Set(open.map(({ id }: { id: string }) => id)).size).toBe(open.length);
    expect(now.openLeft).toBeGreaterThan(0);
    expect(openOf(now)).toBe(before + 46);
  });
});

describe('signing in by telephone', () => {
  const phone = '13900000302';
  const codeSent = async () => {
    const sent = (await sentTo(app.database.db, phone)).at(-1)?.text ?? '';
    return /验证码 (\d{6})/u.exec(sent)?.[1] ?? '';
  };
  beforeAll(async () => {
    await app.database.pool.query('update account set phone = $1 where login_name = $2', [phone, 'st-v0301']);
  });

  it('takes the code of the message once, and says the same of every number', async () => {
    app.setNow('2026-11-25T11:00:00+08:00');
    const ask = (number: string) => app.as(null)('POST', '/api/device-codes', { phone: number });
    expect((await ask('13911112222')).body).toEqual((await ask(phone)).body);
    const code = await codeSent();
    const signIn = (typed: string) => app.as(null)('POST', '/api/device-sessions', { phone, code: typed });
    expect((await signIn(code === '000000' ? '000001' : '000000')).body.code).toBe('wrong-sign-in-code');
    const right = await signIn(code);
    expect(right.headers.get('set-cookie')).toMatch(/HttpOnly/u);
    expect((await signIn(code)).body.code).toBe('code-stale');
    // The list of messages does not show it to whoever may read that.
    expect(JSON.stringify((await app.as(cast.admin)('GET', '/api/messages')).body)).not.toContain(code);
  });

  it('asks a station that has a second factor for it as well, and signs out who was in the browser before', async () => {
    const lines: Answer[] = [];
    const enter = async (at: string, cookie = '') => {
      app.setNow(at);
      await app.as(null)('POST', '/api/device-codes', { phone });
      const answer = await app.as(null)('POST', '/api/device-sessions', { phone, code: await codeSent() }, { cookie });
      lines.push(answer);
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    };
    const me = (cookie: string) => app.as(null)('GET', '/api/session', undefined, { cookie });
    const first = await enter('2026-11-25T11:02:30+08:00');
    const second = await enter('2026-11-25T11:04:30+08:00', first);
    expect([(await me(first)).status, (await me(second)).body.due]).toEqual([401, null]);
    await app.database.pool.query('update account set has_factor = true where login_name = $1', ['st-v0301']);
    const third = await enter('2026-11-25T11:06:30+08:00');
    expect((await me(third)).body).toMatchObject({ due: 'factor', permissions: [] });
    const bound = await app.as(null)('POST', '/api/devices', { id: uuidv7(), name: '手机', proof }, { cookie: third });
    expect(bound.body.code).toBe('factor-due');
    await app.database.pool.query('update account set has_factor = false where login_name = $1', ['st-v0301']);
    expect(lines.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('is told to the station when somebody else has another number written down', async () => {
    const { accounts } = (await app.as(cast.admin)('GET', '/api/accounts')).body;
    const account = accounts.find((one: { loginName: string }) => one.loginName === 'st-v0301');
    const whys = async () =>
      (
        await app.database.db
          .selectFrom('sealHold')
          .select(['why', 'holds'])
          .where('accountId', '=', account.id)
          .execute()
      ).map(({ why, holds }) => [why, holds]);
    const save = (to: string) => app.as(cast.admin)('PUT', '/api/accounts', { ...account, phone: to });
    const before = await whys();
    await save(`${phone.slice(0, 3)} ${phone.slice(3)}`);
    expect(await whys()).toEqual(before);
    await save('13900000999');
    expect(await whys()).toEqual([...before, ['phone', false]]);
    await save(phone);
  });

  it('spoils the code after five wrong tries', async () => {
    app.setNow('2026-11-25T11:10:00+08:00');
    await app.as(null)('POST', '/api/device-codes', { phone });
    const code = await codeSent();
    const wrong = code === '111111' ? '111112' : '111111';
    for (let i = 0; i < 5; i += 1) await app.as(null)('POST', '/api/device-sessions', { phone, code: wrong });
    expect((await app.as(null)('POST', '/api/device-sessions', { phone, code })).body.code).toBe('code-stale');
  });

  it('security F19: writes one line about the first wrong code of an hour, and one about all that follow', async () => {
    app.setNow('2026-11-26T11:10:00+08:00');
    const lines = async () =>
      (
        await app.database.pool.query(
          `select detail, who from trail where kind = 'sign-in-failed' and detail->>'by' = 'code' and at >= $1 order by id`,
          [new Date('2026-11-26T11:10:00+08:00')],
        )
      ).rows;
    await app.as(null)('POST', '/api/device-codes', { phone });
    const wrong = (await codeSent()) === '111111' ? '111112' : '111111';
    for (let i = 0; i < 5; i += 1) await app.as(null)('POST', '/api/device-sessions', { phone, code: wrong });
    expect(await lines()).toEqual([{ detail: { by: 'code' }, who: '139****0302' }]);
    await app.deps.trail.flush();
    expect((await lines()).slice(1)).toEqual([{ detail: { by: 'code', more: 4 }, who: '139****0302' }]);
  });
});

describe('security F9: codes for a telephone', () => {
  it('are sent ten times a day, however long somebody goes on asking, and every answer is the same', async () => {
    const phone = '13900000303';
    await app.database.pool.query('update account set phone = $1 where login_name = $2', [phone, 'st-v0302']);
    const answers: unknown[] = [];
    for (let minute = 10; minute < 25; minute += 1) {
      app.setNow(`2026-11-26T12:${minute}:30+08:00`);
      app.deps.limits = defaultLimits();
      const { status, body } = await app.as(null)('POST', '/api/device-codes', { phone });
      answers.push([status, body]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await sentTo(app.database.db, phone)).toHaveLength(10);
    app.setNow('2026-11-27T09:00:00+08:00');
    await app.as(null)('POST', '/api/device-codes', { phone });
    expect(await sentTo(app.database.db, phone)).toHaveLength(11);
  });
});

describe('a telephone that is lost, or whose person has left', () => {
  const contact = (device: Bound, key: string | null = device.key) =>
    key === null
      ? app.as(null)('POST', `/api/devices/${device.id}/contact`, { word: device.word })
      : app.as(null)('POST', `/api/devices/${device.id}/sessions`, { word: device.word, key });

  it('gets a session by its key alone, and none by its word', async () => {
    const device = await bind('st-v0401');
    expect((await contact(device)).body.token).toMatch(/^[\w-]{43}$/u);
    expect((await contact(device, null)).body).toEqual({ standing: 'active' });
    expect((await contact(device)).headers.get('set-cookie')).toBeNull();
    expect((await contact(device, 'another key')).status).toBe(401);
    expect((await contact({ ...device, word: 'another word' })).body.code).toBe('device-unknown');
  });

  it('says to who is signed in on it whether it is his, before he chooses a PIN for it', async () => {
    const device = await bind('st-v0401');
    const heardBy = async (login: string) =>
      (await app.as(login)('POST', `/api/devices/${device.id}/contact`, { word: device.word })).body;
    expect(await heardBy('st-v0401')).toEqual({ standing: 'active', isOwn: true });
    expect(await heardBy('st-v0402')).toEqual({ standing: 'active', isOwn: false });
    const unknown = await app.as('st-v0402')('POST', `/api/devices/${device.id}/contact`, { word: 'another word' });
    expect(unknown.body.code).toBe('device-unknown');
  });

  it('is cut off: no session, nothing taken, and its lines say who did it and that it wiped itself', async () => {
    const device = await bind('st-v0402');
    const authorization = `Bearer ${(await contact(device)).body.token}`;
    expect(
      (await app.as(cast.officerOfChengguan)('POST', `/api/devices/${device.id}/revoke`, { reason: '丢了' })).status,
    ).toBe(404);
    expect((await app.as(cast.admin)('POST', `/api/devices/${device.id}/revoke`, { reason: '赶集丢了' })).status).toBe(
      200,
    );
    expect((await app.as(null)('GET', '/api/outbox/provisions', undefined, { authorization })).status).toBe(401);
    const told = await contact(device);
    expect(told.body).toEqual({ standing: 'revoked', token: null });
    // Signed in again on another machine, the person still sends nothing from this one.
    app.setNow('2026-11-25T11:20:00+08:00');
    expect((await app.as('st-v0402')('POST', '/api/outbox', filingItem(device))).body.code).toBe('device-revoked');
    await app.as(null)('POST', `/api/devices/${device.id}/wiped`, { word: device.word });
    const { body } = await app.as(cast.admin)('GET', '/api/devices');
    const seen = body.devices.find((one: { id: string }) => one.id === device.id);
    expect(seen).toMatchObject({ standing: 'revoked', revokeReason: '赶集丢了' });
    expect(seen.wipedAt).not.toBeNull();
    const verbs = (await listLedger(app.deps.db, 990126, (await account('st-v0402')).id)).map(({ verb }) => verb);
    expect(verbs.slice(-3)).toEqual(['device-bound', 'device-revoked', 'device-wiped']);
  });

  it('I6 hands over, without its PIN, what it had not sent; the next person of the station takes it over with photos and both times', async () => {
    const device = await bind('st-v0701');
    const item = filingItem(device, { actedAt: '2026-11-24T09:00:00+08:00', station: 'V0701' });
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0701'`);
    expect((await contact(device)).body.standing).toBe('closed');
    const photo = await readFile('tests/fixtures/photo.jpg');
    const handed = await sealedAs(device, item, 1, [photo]);
    for (let i = 0; i < 2; i += 1) expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
    const { body } = await app.as(cast.centre)('GET', '/api/leftovers');
    expect(body.leftovers).toHaveLength(1);
    expect(body.leftovers[0]).toMatchObject({ title: '李有田 → 老周农资店', photos: 1, slipCode: item.slip.code });
    expect((await app.as('st-v0501')('POST', `/api/leftovers/${item.id}/take`)).status).toBe(404);
    const taken = await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`);
    expect(taken.body.number).toMatch(/^投2026-/u);
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).body.code).toBe('leftover-ended');
    const complaint = await find(item.id);
    expect(complaint).toMatchObject({ stationId: 'ST-V0701', number: taken.body.number });
    expect((await progress(taken.body.number, '204816')).status).toBe(303);
    expect(complaint?.receivedAt?.toISOString()).toBe('2026-11-24T01:00:00.000Z');
    expect(await listAttachments(app.deps.db, 990126, item.id)).toHaveLength(1);
    expect(await brokenMatters()).toEqual([]);
  });

  it('keeps the photo of a board that was renewed before its telephone fell out of use, and shows it', async () => {
    const device = await bind('st-v0501');
    const posting = { kind: 'posting', id: uuidv7(), deviceId: device.id, actedAt: '2026-11-25T09:00:00+08:00' };
    const item = { ...posting, boards: ['law'], attachmentIds: [uuidv7()] };
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0501'`);
    const photo = await readFile('tests/fixtures/photo.jpg');
    await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, 1, [photo]));
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).status).toBe(200);
    const [kept] = await listAttachments(app.deps.db, 990126, item.id);
    const { entry } = (await app.as(cast.centre)('GET', `/api/postings/${item.id}`)).body;
    expect(entry).toMatchObject({ stationId: 'ST-V0501', putUpOn: '2026-11-25', attachmentId: kept?.id });
    expect(await linesLaying(app.deps.db, kept?.id ?? '')).toEqual(['posting-recorded']);
    const { boards } = (await app.as(cast.centre)('GET', '/api/boards/ST-V0501')).body;
    expect(boards[0].photoId).toBe(kept?.id);
    expect((await app.as(cast.centre)('GET', `/api/attachments/${kept?.id}`)).status).toBe(200);
  });

  it('S194 sends what was left unsent of a clue as the report of its station, by whom it was seen, and no tip-off of the complainant', async () => {
    const device = await bind('st-v0801');
    const told = filingItem(device, { station: 'V0801' });
    const { number } = (await app.as('st-v0801')('POST', '/api/outbox', told)).body;
    const words = '柜台下面还有一整箱撕了标签的同款肥料';
    const item = {
      kind: 'clue',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T09:00:00+08:00',
      number,
      filingId: null,
      conductCode: 'R02',
      words,
    };
    const seenBy = (await account('st-v0801')).id;
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0801'`);
    await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, 1, []));
    const taken = await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`);
    expect(taken.body.number, JSON.stringify(taken.body)).toMatch(/^报2026-\d{4}$/u);
    const { entry, more } = (
      await app.as(cast.centre)('GET', `/api/station-reports/${encodeURIComponent(taken.body.number)}`)
    ).body;
    expect(entry).toMatchObject({ id: item.id, stationId: 'ST-V0801', byId: seenBy, words, kind: 'other' });
    expect(more.complaintNumber).toBe(number);
    const tipoffs = await app.database.pool.query('select 1 from tipoff where id = $1', [item.id]);
    expect(tipoffs.rows).toEqual([]);
    const page = await app.as(cast.centre)('GET', `/api/complaints/${number}`);
    expect(page.body.splitOff).toBe(0);
  });

  it('S112 keeps what was left unsent of a task with who takes it over: nobody reports for another, and the task waits as it was', async () => {
    const device = await bind('st-v0503');
    const task = {
      id: uuidv7(),
      kind: 'station',
      title: '路口的宣传栏换新',
      leadId: 'SO-SQ',
      stationId: 'ST-V0503',
      dueOn: '2026-11-30',
    };
    const { entry } = (await app.as(cast.headOfShiqiao)('POST', '/api/tasks', task)).body;
    const item = {
      kind: 'task',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T09:00:00+08:00',
      number: entry.number,
      move: 'reportBack',
      version: 1,
      input: { result: '换好了，三栏都贴了新的', proof: '', attachmentIds: [] },
    };
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0503'`);
    await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, 1, []));
    const taken = await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`);
    expect([taken.status, taken.body.number]).toEqual([200, entry.number]);
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).body.code).toBe('leftover-ended');
    const seen = (await app.as(cast.centre)('GET', `/api/tasks/${entry.number}`)).body;
    expect(seen.entry).toMatchObject({ state: 'assigned', version: 1, result: '' });
  });

  it('ledger 1: tells in the ledger which photos came to the complaint, the step or the report of who takes it over', async () => {
    const device = await bind('st-v0703');
    const send = (item: unknown) => app.as('st-v0703')('POST', '/api/outbox', item);
    const told = filingItem(device, { station: 'V0703' });
    const { number } = (await send(told)).body;
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0703'`);
    const photo = await readFile('tests/fixtures/photo.jpg');
    const clue = { kind: 'clue', id: uuidv7(), deviceId: device.id, actedAt: '2026-11-25T09:00:00+08:00' };
    const items = [
      filingItem(device, { station: 'V0703' }),
      step(device, { ...talk, number }),
      { ...clue, number, filingId: null, conductCode: 'R02', words: '库房里有一箱没有标签的农药' },
    ];
    const { faults } = await proveFiles(app.deps.db, app.deps.files);
    for (const [i, item] of items.entries()) {
      await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, i + 1, [photo, photo]));
      expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).status).toBe(200);
    }
    const { rows } = await app.database.pool.query<{ n: number }>(
      `select count(*)::integer as n from ledger where verb = 'attached' and matter_id = any($1) group by matter_id`,
      [[items[0]?.id, told.id, clue.id]],
    );
    expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
    // A report says of its files in its own first line.
    const laid = await listAttachments(app.deps.db, 990126, clue.id);
    expect(laid).toHaveLength(2);
    expect(await proveFiles(app.deps.db, app.deps.files)).toMatchObject({ faults });
    expect(await brokenMatters()).toEqual([]);
  });

  it('a sheet of a survey that was left is entered once by whoever takes it over, as the station’s', async () => {
    const form = {
      id: uuidv7(),
      title: '农资市场消费调查',
      industry: '农资',
      month: '2026-11-01',
      frame: 'stations',
      quota: 5,
      stationIds: ['ST-V0203'],
      questions: [{ text: '包装上有登记证号吗？', kind: 'yesNo' }],
    };
    const { number } = (await app.as(cast.centre)('POST', '/api/surveys', form)).body.entry;
    const input = { untilOn: '2026-12-30' };
    await app.as(cast.centre)('POST', `/api/surveys/${number}/field`, { version: 1, clientId: uuidv7(), input });
    const device = await bind('st-v0203');
    const sheet = () => ({
      kind: 'sheet',
      id: uuidv7(),
      deviceId: device.id,
      actedAt: '2026-11-25T09:00:00+08:00',
      surveyNumber: number,
      answers: { '1': 'no' },
    });
    const [arrived, left] = [sheet(), sheet()];
    expect((await app.as('st-v0203')('POST', '/api/outbox', arrived)).status).toBe(200);
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0203'`);
    for (const [i, item] of [arrived, left].entries())
      await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, i + 1, []));
    const waiting = (await app.as(cast.centre)('GET', '/api/leftovers')).body.leftovers;
    expect(waiting.find(({ id }: { id: string }) => id === left.id)?.words).toContain('录调查答卷）：答了 1 问');
    // The answer to the first was lost on the way: there is nothing to take over.
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${arrived.id}/take`)).status).toBe(404);
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${left.id}/take`)).body).toMatchObject({ number });
    const { more } = (await app.as(cast.centre)('GET', `/api/surveys/${number}`)).body;
    expect([more.sheets, more.byStation.map(({ n }: { n: number }) => n)]).toEqual([2, [2]]);
  });

  it('registers once what was asked at a station and left, and signs for nobody who has gone', async () => {
    const device = await bind('st-v0601');
    const common = { deviceId: device.id, actedAt: '2026-11-25T09:00:00+08:00' };
    const asked = () => ({
      kind: 'inquiry',
      id: uuidv7(),
      ...common,
      question: '换表要不要收钱',
      people: 2,
      name: '',
      phone: '',
    });
    const nothing = { knowledgeId: null, knowledgeVersion: null };
    const [arrived, left] = [
      { ...asked(), ...nothing },
      { ...asked(), ...nothing },
    ];
    expect((await app.as('st-v0601')('POST', '/api/outbox', arrived)).status).toBe(200);
    const duty = { kind: 'duty', id: uuidv7(), ...common, code: 'duty', version: 1, name: '王守信' };
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0601'`);
    for (const [i, item] of [arrived, left, duty].entries())
      expect((await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, i + 1, []))).status).toBe(200);
    const take = async (id: string) => app.as(cast.centre)('POST', `/api/leftovers/${id}/take`);
    expect((await take(arrived.id)).status).toBe(404);
    const taken = await take(left.id);
    expect(taken.body.number).toMatch(/^询2026-/u);
    const { inquiry } = (await app.as(cast.centre)('GET', `/api/inquiries/${encodeURIComponent(taken.body.number)}`))
      .body;
    expect(inquiry).toMatchObject({ id: left.id, people: 2, state: 'open', receivedAt: '2026-11-25T01:00:00.000Z' });
    expect((await take(duty.id)).body).toEqual({ number: '职责清单' });
    const file = (await app.as(cast.centre)('GET', `/api/charters/${encodeURIComponent('站ST-V0601')}`)).body;
    expect(file.entry.acknowledgements).toEqual([]);
  });

  it('adds to an event the count and the photos that were left, and leaves over no count that had arrived', async () => {
    const plan = {
      id: uuidv7(),
      kind: 'lawOutreach',
      title: '赶集日讲票据',
      onDay: '2026-11-25',
      place: '村文化大院',
      regionId: 'V0502',
      audience: 'villager',
      strands: ['rights'],
      topics: ['farmInput'],
    };
    const { number } = (await app.as(cast.centre)('POST', '/api/outreaches', plan)).body.entry;
    const approve = { version: 1, clientId: uuidv7(), input: {} };
    await app.as(cast.deputyDirector)('POST', `/api/outreaches/${number}/approve`, approve);
    const device = await bind('st-v0502');
    const count = (n: number, actedAt: string) => ({
      kind: 'attendance',
      id: uuidv7(),
      deviceId: device.id,
      actedAt,
      outreachNumber: number,
      counts: [{ audience: 'villager', n }],
      answers: [],
      attachmentIds: [],
    });
    // The answers to these two were lost on the way; the later one has taken the place of the earlier.
    const arrived = [count(10, '2026-11-25T09:00:00+08:00'), count(12, '2026-11-25T09:10:00+08:00')];
    for (const item of arrived) expect((await app.as('st-v0502')('POST', '/api/outbox', item)).status).toBe(200);
    const left = count(30, '2026-11-25T09:40:00+08:00');
    const { faults } = await proveFiles(app.deps.db, app.deps.files);
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0502'`);
    const photo = await readFile('tests/fixtures/photo.jpg');
    for (const [i, item] of [...arrived, left].entries())
      await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, i + 1, [photo, photo]));
    for (const item of arrived)
      expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).status).toBe(404);
    expect((await app.as(cast.centre)('POST', `/api/leftovers/${left.id}/take`)).body).toMatchObject({ number });
    const { more, timeline } = (await app.as(cast.centre)('GET', `/api/outreaches/${number}`)).body;
    const files = await listAttachments(app.deps.db, 990126, plan.id);
    expect(files).toHaveLength(2);
    expect([more.told, more.toldPhotoIds]).toEqual([
      [{ audience: 'villager', n: 30 }],
      files.map(({ id }) => id).toSorted(),
    ]);
    expect(timeline.map(({ verb }: { verb: string }) => verb).slice(-3)).toEqual(Array(3).fill('outreach-counted'));
    expect(timeline.at(-1).detail).toMatchObject({ accountName: (await account('st-v0502')).name, n: 30 });
    expect(await linesLaying(app.deps.db, files[0]?.id ?? '')).toEqual(['outreach-counted']);
    expect(await proveFiles(app.deps.db, app.deps.files)).toMatchObject({ faults });
    expect(await brokenMatters()).toEqual([]);
  });

  it('leaves over no step that had arrived, and takes no file of a matter by its id', async () => {
    const device = await bind('st-v0803');
    const send = (item: unknown) => app.as('st-v0803')('POST', '/api/outbox', item);
    const told = filingItem(device, { station: 'V0803' });
    const { number } = (await send(told)).body;
    const done = step(device, { ...talk, number });
    expect((await send(done)).status).toBe(200);
    const photo = await readFile('tests/fixtures/photo.jpg');
    const other = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body;
    const { rows } = await app.database.pool.query('select id from complaint where number = $1', [other.number]);
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0803'`);
    const forged = { ...step(device, { ...talk, number }), id: rows[0].id as string };
    for (const item of [done, forged]) {
      const handed = await sealedAs(device, item, 1, [photo]);
      expect((await app.as(null)('POST', '/api/leftovers', handed)).status).toBe(200);
      expect((await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`)).status).toBe(404);
    }
    const handed = await sealedAs(device, step(device, { ...talk, number }), 2, []);
    const body = { ...handed, id: uuidv7() };
    expect((await app.as(null)('POST', '/api/leftovers', body)).body.code).toBe('leftover-unreadable');
    expect(await listAttachments(app.deps.db, 990126, rows[0].id)).toEqual([]);
  });

  it('I6 keeps what nobody can open out of the books, and puts away only with a reason', async () => {
    const device = await bind('st-v0603');
    const handed = await sealedAs(device, filingItem(device, { station: 'V0603' }), 1, []);
    const spoilt = { ...handed, act: { ...handed.act, data: handed.wrapped.data } };
    expect((await app.as(null)('POST', '/api/leftovers', spoilt)).body.code).toBe('leftover-unreadable');
    expect((await app.as(null)('POST', '/api/leftovers', { ...handed, word: 'x' })).body.code).toBe('device-unknown');
    await app.as(null)('POST', '/api/leftovers', handed);
    const drop = (reason: string) => app.as(cast.centre)('POST', `/api/leftovers/${handed.id}/drop`, { reason });
    expect((await drop('')).status).toBe(400);
    expect((await drop('和已登记的一件重复')).status).toBe(200);
    const { body } = await app.as(cast.centre)('GET', '/api/leftovers?state=ended');
    expect(body.leftovers.find((one: { id: string }) => one.id === handed.id)).toMatchObject({
      reason: '和已登记的一件重复',
    });
  });
});

describe('security F7: with all tables and no key', () => {
  const clear = async (words: readonly string[]) =>
    (await dumpOf(app.database.pool)).filter(({ text }) => words.some((word) => text.includes(word)));

  it('no found telephone opens, and nobody is named by what one had not sent, before and after it is taken over', async () => {
    const first = await bind('st-v0101');
    const recovery = Buffer.from(first.recovery, 'base64');
    expect(await clear([recovery.toString('hex'), first.recovery])).toEqual([]);
    // The same telephone again gets the same key back.
    const device = await bind('st-v0101', first.id);
    expect(device.recovery).toBe(first.recovery);

    const item = filingItem(device, {
      station: 'V0101',
      consumer: { name: '封得住', phone: '13912345678', address: '', regionId: null },
    });
    await app.database.pool.query(`update account set active = false where login_name = 'st-v0101'`);
    const handed = await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, 1, []));
    expect(handed.status, JSON.stringify(handed.body)).toBe(200);
    expect(await clear(['封得住', '13912345678'])).toEqual([]);
    const waiting = (await app.as(cast.centre)('GET', '/api/leftovers?limit=60')).body.leftovers;
    expect(waiting.map(({ title }: { title: string }) => title).join()).toContain('封得住');
    await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/drop`, { reason: '本人已经另外交了' });
    expect(await clear(['封得住', '13912345678'])).toEqual([]);
    await app.database.pool.query(`update account set active = true where login_name = 'st-v0101'`);
  });

  it('what an earlier version left in clear is sealed by the next start, and lies under a new key when it was sealed anew', async () => {
    const device = await bind('st-v0103');
    const item = filingItem(device, {
      station: 'V0103',
      consumer: { name: '旧行里的人', phone: '13912345679', address: '', regionId: null },
    });
    await app.as(null)('POST', '/api/leftovers', await sealedAs(device, item, 1, []));
    const { pool } = app.database;
    await pool.query('update device_recovery set sealed = null, key_id = null, recovery = $1 where device_id = $2', [
      Buffer.from(device.recovery, 'base64'),
      device.id,
    ]);
    await pool.query('update leftover set sealed = null, key_id = null, item = $1 where id = $2', [
      OutboxItem.parse(item),
      item.id,
    ]);
    const county = await findCountyFacts(app.deps.db);
    if (county === null) throw new Error('There is a county.');
    const { db, keyring, now } = app.deps;
    expect(await sealAnew({ db, keyring, county, now }, deviceSealings, 'former')).toBe(2);
    expect(await sealAnew({ db, keyring, county, now }, deviceSealings, 'former')).toBe(0);
    expect(await clear(['旧行里的人', Buffer.from(device.recovery, 'base64').toString('hex')])).toEqual([]);
    const next = { ...keyring, current: 'k2', keys: new Map([...keyring.keys, ['k2', Buffer.alloc(32, 7)]]) };
    await sealAnew({ db, keyring: next, county, now }, deviceSealings, 'older');
    expect((await pool.query('select distinct key_id from leftover')).rows).toEqual([{ key_id: 'k2' }]);
    expect((await pool.query('select distinct key_id from device_recovery')).rows).toEqual([{ key_id: 'k2' }]);
    await sealAnew({ db, keyring: { ...next, current: keyring.current }, county, now }, deviceSealings, 'older');
    expect((await bind('st-v0103', device.id)).recovery).toBe(device.recovery);
    const taken = await app.as(cast.centre)('POST', `/api/leftovers/${item.id}/take`);
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  });
});

describe('the list of what waits for somebody', () => {
  it('is of the reader before it is cut into pages: many of another office hide none of one’s own', async () => {
    const { pool } = app.database;
    const device = await bind('st-v0603');
    const handed = await sealedAs(device, filingItem(device, { station: 'V0603' }), 1, []);
    await app.as(null)('POST', '/api/leftovers', handed);
    // What waits at stations of other offices came earlier, and is more than any page holds.
    const elsewhere = await pool.query<{ id: string }>(
      `select min(s.id) as id from station s where s.office_id <> (select office_id from station where id = 'ST-V0603')`,
    );
    const { db, keyring } = app.deps;
    await transact(db, async (tx) => {
      const left = await lockLeftover(tx, keyring, 990126, handed.id);
      if (left === null) throw new Error('It was handed over.');
      const arrivedAt = new Date(left.arrivedAt.getTime() - 86_400_000);
      const stationId = elsewhere.rows[0]?.id ?? '';
      for (let n = 0; n < 230; n += 1) await saveLeftover(tx, keyring, { ...left, id: uuidv7(), stationId, arrivedAt });
    });
    const { rows } = await pool.query<{ login: string }>(
      `select login_name as login from account where role = 'officeHead'
       and organisation_id = (select office_id from station where id = 'ST-V0603') limit 1`,
    );
    const office = (await app.as(rows[0]?.login ?? '')('GET', '/api/leftovers')).body;
    expect(office).toMatchObject({ total: 1, next: null, leftovers: [{ id: handed.id }] });
    const seen = new Set<string>();
    let after = '';
    for (let page = 0; page < 10; page += 1) {
      const { body } = await app.as(cast.centre)('GET', `/api/leftovers?limit=60${after}`);
      for (const one of body.leftovers as { id: string }[]) seen.add(one.id);
      if (page === 0) expect(body.total).toBeGreaterThanOrEqual(231);
      if (body.next === null) {
        expect(seen.size).toBe(body.total);
        break;
      }
      after = `&after=${body.next}`;
    }
    expect(seen.has(handed.id)).toBe(true);
    // Every account reads exactly what the rule lets it take over.
    const stations = (await findCountyFacts(app.deps.db))?.stations ?? [];
    const all = await listLeftovers(app.deps.db, app.deps.keyring, anActor('centre'), { state: 'open', limit: 1000 });
    for (const account of await listAccounts(app.deps.db, 990126)) {
      const actor = actorOfAccount(account);
      const own = await listLeftovers(app.deps.db, app.deps.keyring, actor, { state: 'open', limit: 1000 });
      const ruled = all.filter((one) => mayTakeOver(actor, one, stations));
      expect(own.map(({ id }) => id)).toEqual(ruled.map(({ id }) => id));
    }
  });
});

describe('the program of the telephones', () => {
  it('lets its worker pass nothing of the API and nothing of the desk', async () => {
    const worker = await readFile('src/http/assets/station-worker.js', 'utf8');
    expect(worker).not.toMatch(/\/api\//u);
    expect(worker).toContain('pathname.startsWith(shell)');
  });

  it('leads who leaves out the last stroke of its address to where its worker reaches', async () => {
    const typed = await appOf(app.deps).request('/station');
    expect([typed.status, typed.headers.get('location')]).toEqual([308, '/station/']);
    expect((await appOf(app.deps).request('/station/')).headers.get('location')).toBeNull();
  });

  it('prints a code that opens the form with station and shop, for its own station alone', async () => {
    const shop = encodeURIComponent('老王鞋店');
    const own = await app.as('st-m03')('GET', `/papers/poster/ST-M03?shop=${shop}`);
    expect(own.body).toContain('扫一扫就能投诉');
    expect((await app.as('st-m03')('GET', '/papers/poster/ST-M02')).status).toBe(404);
    const form = await app.as(null)('GET', `/complaint?station=ST-M03&shop=${shop}`);
    expect(form.body).toMatch(/value="老王鞋店"/u);
    expect(form.body).toContain('2 个工作日没谈成，自动交到县局');
  });
});

async function progress(number: string, code: string): Promise<{ status: number }> {
  const form = new FormData();
  form.append('number', number);
  form.append('code', code);
  const request = new Request('http://127.0.0.1/progress', { method: 'POST', body: form });
  return appOf(app.deps).request(request);
}
