import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.setNow('2026-11-25T09:00:00+08:00'));

const phone = (n: number) => `1380000${String(1000 + n)}`;
let filed = 0;

/** A complaint of 李有田 that 柳河所 accepted long ago, and mediates. */
async function old(
  state: 'accepted' | 'mediating' = 'mediating',
  change: Record<string, unknown> = {},
): Promise<string> {
  app.setNow('2026-10-09T09:00:00+08:00');
  filed += 1;
  const consumer = { name: '李有田', phone: phone(filed), address: '郭庄村三组 12 号', regionId: 'V0303' };
  const number = (await app.as(null)('POST', '/api/complaints', filing({ consumer, ...change }))).body.number as string;
  await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
  await move(cast.officer, number, 'accept', { decidedOn: '2026-10-09' });
  await move(cast.officer, number, 'recordNotice', {
    kind: 'acceptance',
    to: 'consumer',
    way: 'phone',
    toldOn: '2026-10-09',
    proof: '本人接听',
  });
  if (state === 'mediating') {
    for (const party of ['consumer', 'operator'])
      await move(cast.officer, number, 'recordConsent', { party, consentedOn: '2026-10-09', way: 'phone' });
    await move(cast.officer, number, 'startMediation', {});
  }
  app.setNow('2026-11-25T09:00:00+08:00');
  return number;
}

async function move(who: string, number: string, name: string, input: object) {
  const { version } = (await app.as(who)('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const form = (matterNumber: string, change: object = {}) => ({
  id: uuidv7(),
  matterNumber,
  stationId: 'ST-V0303',
  ...change,
});

async function send(matterNumber: string, change: object = {}, who = cast.officer) {
  return app.as(who)('POST', '/api/redispatches', form(matterNumber, change));
}

async function step(who: string, number: string, name: string, input: object = {}) {
  const { version } = (await app.as(who)('GET', `/api/redispatches/${number}`)).body.entry ?? { version: 1 };
  return app.as(who)('POST', `/api/redispatches/${number}/${name}`, { version, input });
}

const session = {
  heldAt: '2026-11-25T15:00:00+08:00',
  place: '郭庄村委会',
  way: 'onSite',
  noticedOn: '2026-11-24',
  mediators: '马建国、郭庄站郭长河',
  minutes: '双方到场，店主愿意补差价。',
};
const joint = {
  on: '2026-11-25',
  place: '郭庄村委会',
  mediators: '郭长河、马建国',
  relation: 'acquainted',
  result: 'agreed',
  words: '两家是老熟人，店主答应按少的斤数退钱。',
};
const agreement = {
  text: '店主退差价一百四十元',
  form: 'record',
  whyRecord: 'performed',
  signedOn: '2026-11-25',
  disputedFen: 175_000,
  recoveredFen: 14_000,
  compensationFen: 0,
};

describe('backlog', () => {
  it('S182 积案按县里的规则数出来：收到多久、多久没动、谈了几次，列出是谁的，进“积案”', async () => {
    const number = await old();
    const { body } = await app.as(cast.officer)('GET', '/api/backlog');
    const item = body.items.find((one: { number: string }) => one.number === number);
    expect(item).toMatchObject({
      aged: { ageDays: 47, idleDays: 47, attempts: 0, overdue: false, targetDays: 13 },
      reasons: ['idle', 'age'],
      officeName: '柳河市场监管所',
      unsendable: null,
      out: null,
    });
    const limits = (await app.as(cast.admin)('GET', '/api/directory')).body.county.limits;
    const backlog = { ...limits.backlog, ageDays: 0, idleDays: 60, targetDays: 0 };
    await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, backlog } });
    const after = (await app.as(cast.officer)('GET', '/api/backlog')).body;
    expect(after.items.some((one: { number: string }) => one.number === number)).toBe(false);
    await app.as(cast.admin)('PUT', '/api/county', { limits });
  });

  it('S185 账龄分段、每天一个数，数到零', async () => {
    const number = await old();
    const run = () => runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-backlog');
    await run();
    await run();
    const board = async () => (await app.as(cast.officeHead)('GET', '/api/backlog')).body;
    const before = await board();
    expect(before.ages.to60).toBe(before.total);
    expect(before.history).toEqual([{ onDay: '2026-11-25', total: before.total, out: 0 }]);
    for (const item of before.items) {
      if (item.state === 'accepted') continue;
      await move(cast.officer, item.number, 'holdSession', session);
      await move(cast.officer, item.number, 'settle', agreement);
    }
    await run();
    expect(before.items.map((one: { number: string }) => one.number)).toContain(number);
    const { total, history, ages } = await board();
    expect(total).toBe(0);
    expect(history).toEqual([{ onDay: '2026-11-25', total: 0, out: 0 }]);
    expect(Object.values(ages)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a redispatch', () => {
  it('S183 就近分转：提议最近的站点和理由，只转表上列的事实，站点接或不接，到期日', async () => {
    const number = await old();
    const item = (await app.as(cast.officer)('GET', '/api/backlog')).body.items.find(
      (one: { number: string }) => one.number === number,
    );
    expect(item.proposals[0]).toMatchObject({
      stationId: 'ST-V0303',
      reasonZh: '郭庄村站：投诉人住在郭庄村，那里有站点',
      ties: [],
    });
    const sent = await send(number, { means: 'look', gist: '李有田买了十袋复合肥，每袋少四公斤，电话13800000317。' });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    // Fifteen days would be the 10th; the mediation ends on the 8th by law.
    expect(sent.body.entry).toMatchObject({ state: 'sent', acceptBy: '2026-11-27', dueOn: '2026-12-08', side: 'home' });
    const seen = (await app.as('st-v0303')('GET', `/api/redispatches/${sent.body.entry.number}`)).body;
    expect(seen.entry.sent).toEqual({
      ticketNo: number,
      means: 'look',
      consumer: '李**',
      consumerPhone: null,
      home: '柳河镇郭庄村',
      operator: '老周农资店',
      shop: '柳河街',
      category: seen.entry.sent.category,
      gist: '李**买了十袋复合肥，每袋少四公斤，电话138****0317。',
      claim: '补足分量或者退差价',
      amountFen: 175_000,
      ask: '请到店里看看现在是什么样子，告诉承办人；不用找投诉人。',
    });
    // Nothing beside the form: no telephone, no address, no story, no id of the complaint or of who sent it, no reason or tie.
    const whole = JSON.stringify(seen);
    for (const hidden of [phone(filed), '三组', '李有田', '过了村里的磅', '那里有站点'])
      expect(whole).not.toContain(hidden);
    expect(seen.entry).toMatchObject({ matterId: '', byId: '', ties: [], reason: '', aged: null, side: null });
    expect(Object.keys(seen.more).toSorted()).toEqual(
      ['acceptedByName', 'officeName', 'officePhone', 'senderName', 'stationName', 'undoUntil'].toSorted(),
    );
    // The station that only helps sees no complaint, no file of it and no list of them.
    const other = await send(await old(), { stationId: 'ST-V0301' });
    const paths = ['', '/offers', '/attachments'].map(
      (path) => `/api/complaints/${other.body.entry.matterNumber}${path}`,
    );
    for (const path of paths) expect((await app.as('st-v0301')('GET', path)).status).toBe(404);
    expect((await app.as('st-v0303')('GET', `/api/redispatches/${other.body.entry.number}`)).status).toBe(404);
    expect((await step('st-v0303', sent.body.entry.number, 'accept', { relation: 'kin' })).body.code).toBe(
      'redispatch-related',
    );
    const taken = await step('st-v0303', sent.body.entry.number, 'accept', { relation: 'acquainted' });
    expect(taken.body.entry).toMatchObject({ state: 'accepted', relation: 'acquainted' });
    expect((await send(number)).body.code).toBe('redispatch-out');
    const declined = await step('st-v0301', other.body.entry.number, 'decline', { reason: 'tie', remark: '' });
    expect(declined.body.entry.state).toBe('declined');
    // Who said that it is kin is not proposed again, and refused.
    expect((await send(other.body.entry.matterNumber, { stationId: 'ST-V0301' })).body.code).toBe(
      'redispatch-conflict',
    );
  });

  it('S184 联合调解：站里的人和承办人各记一笔，有利害关系的不能谈，谈成由所里做协议', async () => {
    const number = await old();
    const { entry } = (await send(number)).body;
    await step('st-v0303', entry.number, 'accept', { relation: 'none' });
    expect((await step('st-v0303', entry.number, 'recordJoint', { ...joint, relation: 'interest' })).body.code).toBe(
      'redispatch-related',
    );
    app.setNow('2026-11-25T16:00:00+08:00');
    expect((await step('st-v0303', entry.number, 'recordJoint', joint)).body.entry.state).toBe('mediating');
    await move(cast.officer, number, 'holdSession', session);
    const both = (await app.as(cast.officer)('GET', `/api/redispatches/${entry.number}`)).body.entry;
    expect(both.joints.map((one: { side: string }) => one.side)).toEqual(['station', 'office']);
    // The officer's minutes stay in the office; the station reads day, place and who was there.
    expect(JSON.stringify((await app.as('st-v0303')('GET', `/api/redispatches/${entry.number}`)).body)).not.toContain(
      session.minutes,
    );
    await move(cast.officer, number, 'settle', agreement);
    const over = (await app.as('st-v0303')('GET', `/api/redispatches/${entry.number}`)).body.entry;
    expect(over).toMatchObject({ state: 'settled', remark: '双方谈成了，挽回 140.00 元' });
    const verbs = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.timeline.map(
      (line: { verb: string }) => line.verb,
    );
    expect(verbs.filter((verb: string) => verb.startsWith('redispatch'))).toEqual([
      'redispatched',
      'redispatch-accepted',
      'redispatch-joint',
      'redispatch-session',
      'redispatch-settled',
    ]);
    const { counts } = (await app.as(cast.officer)('GET', '/api/backlog')).body;
    expect(counts).toMatchObject({ settled: 1, joint: 1 });
  });

  it('comes back by itself when the station says nothing, and at its day; a watch that runs twice returns it once', async () => {
    const [first, second] = [await old(), await old()];
    const silent = (await send(first)).body.entry.number;
    const slow = (await send(second)).body.entry.number;
    await step('st-v0303', slow, 'accept', { relation: 'none' });
    const run = async (at: string) => {
      app.setNow(at);
      await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-backlog');
    };
    const stateOf = async (number: string) =>
      (await app.as(cast.officer)('GET', `/api/redispatches/${number}`)).body.entry.state;
    await run('2026-11-27T20:20:00+08:00');
    expect(await stateOf(silent)).toBe('sent');
    await run('2026-11-28T08:20:00+08:00');
    await run('2026-11-28T09:20:00+08:00');
    expect([await stateOf(silent), await stateOf(slow)]).toEqual(['lapsed', 'accepted']);
    await run('2026-12-11T08:20:00+08:00');
    expect(await stateOf(slow)).toBe('returned');
  });

  it('ends with the complaint, however it ends, and can be recalled with the reason', async () => {
    const [gone, taken] = [await old(), await old()];
    const first = (await send(gone)).body.entry.number;
    await move(cast.officer, gone, 'holdSession', session);
    await move(cast.officer, gone, 'terminate', {
      decidedOn: '2026-11-25',
      ground: 'TM3',
      side: 'both',
      statedOn: '2026-11-25',
      basis: '第一次调解会的记录',
      reason: '双方明确表示谈不成',
    });
    const over = (await app.as(cast.officer)('GET', `/api/redispatches/${first}`)).body.entry;
    expect(over.state).toBe('terminated');
    expect(over.remark).toContain('没谈成，终止调解');
    const second = (await send(taken)).body.entry.number;
    expect((await step(cast.officer, second, 'recall', { remark: '店主自己来所里谈了' })).body.entry.state).toBe(
      'returned',
    );
  });

  it('comes back at once when its station stops, whoever stops it', async () => {
    const number = await old();
    const help = (await send(number, { stationId: 'ST-V0703' })).body.entry.number;
    const file = encodeURIComponent('站ST-V0703');
    const { version } = (await app.as(cast.centre)('GET', `/api/charters/${file}`)).body.entry;
    const input = { endReason: '站长调走，暂无人接手' };
    const stopped = await app.as(cast.centre)('POST', `/api/charters/${file}/suspend`, { version, input });
    expect(stopped.status, JSON.stringify(stopped.body)).toBe(200);
    const back = (await app.as(cast.officer)('GET', `/api/redispatches/${help}`)).body.entry;
    expect(back.state).toBe('returned');
    expect(back.remark).toContain('停用');
    const lines = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.timeline;
    expect(lines.at(-1)).toMatchObject({ verb: 'redispatch-recalled', byName: '方敏' });
  });

  it('S183 weakness 2: sends what the asked step needs: a call the number, a visit the door, a look at the shop neither', async () => {
    const operator = { name: '老周农资店', phone: '13922220009', address: '柳河街' };
    const numbers = [await old('mediating', { operator }), await old(), await old()];
    const told = phone(filed - 2);
    const [call, visit, look] = await Promise.all(
      ([undefined, 'visit', 'look'] as const).map(async (means, i) => {
        const sent = await send(numbers[i] ?? '', means === undefined ? {} : { means });
        expect(sent.status, JSON.stringify(sent.body)).toBe(200);
        return sent.body.entry.number as string;
      }),
    );
    const read = async (help: string | undefined, who = 'st-v0303') =>
      (await app.as(who)('GET', `/api/redispatches/${help}`)).body.entry.sent;
    const masked = `138****${told.slice(-4)}`;
    expect(await read(call)).toMatchObject({ means: 'call', consumer: '李有田', consumerPhone: masked });
    expect(await read(call)).toMatchObject({ shopPhone: '13922220009' });
    expect(await read(visit)).toMatchObject({
      consumer: '李有田',
      consumerPhone: null,
      consumerAddress: '郭庄村三组 12 号',
    });
    expect(await read(look)).toMatchObject({ means: 'look', consumer: '李**', consumerPhone: null });
    expect(JSON.stringify(await read(look))).not.toContain('三组');
    for (const who of [cast.officer, cast.deputyDirector, cast.centre])
      expect((await read(visit, who)).consumerAddress, who).toBe('郭庄村三组 ***');
    const asked = { means: 'look', ask: '请打电话把双方约来谈一次' };
    const refused = await send(await old(), asked);
    expect(refused.body).toMatchObject({ code: 'invalid-input', fields: [{ path: 'means' }] });
    await step('st-v0303', visit ?? '', 'decline', { reason: 'busy' });
    expect(await read(visit)).toMatchObject({ consumer: '李**', consumerAddress: '郭庄村三组 ***' });
  });

  it('S184 weakness 1: gives the station one number for one press once it has accepted, on record, and none when it helps no more', async () => {
    const number = await old();
    const { number: help } = (await send(number)).body.entry;
    const dial = (who: string, body: object = {}) =>
      app.as(who)('POST', `/api/redispatches/${help}/dial`, { id: uuidv7(), whom: 'consumer', ...body });
    const list = async (who: string) =>
      JSON.stringify((await app.as(who)('GET', '/api/redispatches?state=all')).body.items);
    const calls = async () =>
      (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.timeline.filter(
        ({ verb }: { verb: string }) => verb === 'called',
      );
    expect((await dial('st-v0303')).body.code).toBe('help-not-accepted');
    expect((await dial('st-v0301')).status).toBe(404);
    for (const who of [cast.officer, cast.centre, cast.mediator]) expect((await dial(who)).status, who).toBe(403);
    await step('st-v0303', help, 'accept', { relation: 'none' });
    expect(await calls()).toEqual([]);
    const id = uuidv7();
    const given = await dial('st-v0303', { id });
    expect(given.body, JSON.stringify(given.body)).toEqual({ phone: phone(filed) });
    expect((await dial('st-v0303', { id })).body).toEqual(given.body);
    // The shop gave none.
    expect((await dial('st-v0303', { whom: 'operator' })).body.code).toBe('help-no-number');
    expect(await calls()).toMatchObject([{ detail: { whom: 'consumer', help }, byPlace: '郭庄村消费维权联络站' }]);
    const own = (await app.as('st-v0303')('GET', `/api/redispatches/${help}`)).body.timeline;
    expect(own.at(-1)).toMatchObject({ verb: 'redispatch-called', detail: { whom: 'consumer' } });
    const ended = { id, whom: 'consumer', result: 'reached' };
    const end = () => app.as('st-v0303')('POST', `/api/redispatches/${help}/dial/end`, ended);
    expect([(await end()).status, (await end()).status]).toEqual([200, 200]);
    const lines = (await app.as('st-v0303')('GET', `/api/redispatches/${help}`)).body.timeline;
    expect(lines.map(({ verb }: { verb: string }) => verb).slice(-2)).toEqual([
      'redispatch-called',
      'redispatch-call-ended',
    ]);
    expect(JSON.stringify([await calls(), own])).not.toContain(phone(filed));
    for (const who of ['st-v0303', cast.officer]) expect(await list(who), who).not.toContain(phone(filed));
    await step('st-v0303', help, 'returnBack', { remark: '谈了两次，还是不行' });
    expect((await dial('st-v0303')).body.code).toBe('help-over');
    expect((await app.as('st-v0303')('GET', `/api/redispatches/${help}`)).body.entry.sent).toMatchObject({
      consumer: '李**',
      consumerPhone: `138****${1000 + filed}`,
    });
    // The list tells the station no more than the page: not why it was chosen, nor who sent it.
    const { items } = (await app.as('st-v0303')('GET', '/api/redispatches?state=all')).body;
    for (const { entry } of items)
      expect(entry).toMatchObject({ matterId: '', side: null, reason: '', ties: [], aged: null, byId: '' });
  });

  it('is a request for help of what was accepted, and mediates by itself only where it is entrusted', async () => {
    const number = await old('accepted');
    expect((await send(number, { role: 'entrusted' })).body.code).toBe('redispatch-not-entrusted');
    app.setNow('2026-11-25T09:00:00+08:00');
    const registered = (
      await app.as(null)(
        'POST',
        '/api/complaints',
        filing({ consumer: { name: '王小满', phone: '13800009901', regionId: 'V0303' } }),
      )
    ).body.number;
    expect((await send(registered, {}, cast.centre)).status).not.toBe(200);
    const mediated = await old();
    await move(cast.officer, mediated, 'entrust', {
      associationId: 'CA',
      agreedOn: '2026-11-25',
      way: 'written',
      operatorAgreed: true,
      consumerAgreed: true,
    });
    expect((await send(mediated, { role: 'entrusted', stationId: 'ST-V0301' })).body.code).toBe(
      'redispatch-not-entrusted',
    );
    const sent = await send(mediated, { role: 'entrusted' });
    expect(sent.body.entry).toMatchObject({ role: 'entrusted', state: 'sent' });
    await move(cast.officer, mediated, 'takeBack', { reason: '还是由所里谈' });
    expect((await app.as(cast.officer)('GET', `/api/redispatches/${sent.body.entry.number}`)).body.entry.state).toBe(
      'ended',
    );
  });

  it('is counted by definitions that open exactly the records behind them', async () => {
    const read = (path: string) => app.as(cast.officeHead)('GET', path);
    const { counts, since, today } = (await read('/api/backlog')).body;
    expect(counts.sent).toBeGreaterThan(counts.settled);
    for (const name of ['sent', 'accepted', 'settled', 'joint', 'returned']) {
      const { items } = (await read(`/api/redispatches?state=all&as=${name}&from=${since}&to=${today}`)).body;
      expect([name, items.length]).toEqual([name, counts[name]]);
    }
    expect((await read(`/api/redispatches?state=all&as=sent&from=2026-01-01&to=2026-01-31`)).body.items).toEqual([]);
  });

  it('is answered from a telephone by the outbox, once however often it arrives, and only by its own station', async () => {
    const number = await old();
    const { entry } = (await send(number)).body;
    const bound = async (who: string) => {
      const id = uuidv7();
      await app.as(who)('POST', '/api/devices', { id, name: '站里的手机', proof });
      return id;
    };
    const item = (deviceId: string) => ({
      kind: 'help',
      id: uuidv7(),
      deviceId,
      actedAt: '2026-11-25T08:40:00+08:00',
      move: 'accept',
      number: entry.number,
      version: 1,
      input: { relation: 'none' },
    });
    const other = await app.as('st-v0301')('POST', '/api/outbox', item(await bound('st-v0301')));
    expect(other.status).toBe(404);
    const own = item(await bound('st-v0303'));
    const sent = await app.as('st-v0303')('POST', '/api/outbox', own);
    expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: 'accepted', version: 2 });
    const again = await app.as('st-v0303')('POST', '/api/outbox', own);
    expect(again.body).toMatchObject({ state: 'accepted', version: 2 });
    const carried = (await app.as('st-v0303')('GET', '/api/outbox/provisions')).body;
    const help = carried.helps.find((one: { number: string }) => one.number === entry.number);
    expect(help).toMatchObject({
      isOpen: true,
      moves: ['recordJoint', 'returnBack'],
      sent: { consumer: '李有田', consumerPhone: `138****${1000 + filed}` },
      // The whole number lies in the sealed store of the telephone, for the press that dials it.
      calls: [{ whom: 'consumer', shown: `138****${1000 + filed}`, phone: phone(filed) }],
    });
    expect(JSON.stringify(help)).not.toContain('三组');
    const call = { kind: 'called', id: uuidv7(), deviceId: own.deviceId, actedAt: '2026-11-25T08:50:00+08:00' };
    const of = { number: null, filingId: null, help: entry.number, whom: 'consumer', n: null };
    for (let i = 0; i < 2; i += 1)
      expect((await app.as('st-v0303')('POST', '/api/outbox', { ...call, ...of })).body).toMatchObject({
        number: entry.number,
        version: 2,
      });
    const lines = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body.timeline;
    expect(lines.filter(({ verb }: { verb: string }) => verb === 'called')).toHaveLength(1);
  });

  it('shows its sender where it may go and exactly what would travel', async () => {
    const number = await old();
    const path = `/api/complaints/${number}/nearness`;
    const near = (await app.as(cast.officer)('GET', path)).body;
    expect(near).toMatchObject({ unsendable: null, entrustable: [], acceptBy: '2026-11-27', dueOn: '2026-12-08' });
    expect(near.proposals[0].stationId).toBe('ST-V0303');
    const { entry } = (await send(number, { stationId: near.proposals[0].stationId })).body;
    expect(entry.sent).toEqual(near.facts.call);
    expect((await app.as(cast.officer)('GET', path)).body.unsendable.zh).toContain('已经转给站点了');
    // Another office knows of no such complaint.
    expect((await app.as(cast.officerOfChengguan)('GET', path)).status).toBe(404);
  });

  it('goes out in batches, names what cannot go, sends none twice, and is undone until it is answered', async () => {
    const numbers = [await old(), await old(), await old('accepted')];
    const batchId = uuidv7();
    const items = [...numbers, '投2026-9999'].map((number) => form(number));
    const press = () => app.as(cast.officeHead)('POST', '/api/redispatch-batches', { batchId, items });
    const { body } = await press();
    expect(body.sent.map((one: { matterNumber: string }) => one.matterNumber)).toEqual(numbers);
    expect(body.refused).toMatchObject([{ matterNumber: '投2026-9999' }]);
    const again = (await press()).body;
    expect(again.sent).toEqual(body.sent);
    await step('st-v0303', body.sent[0].number, 'accept', { relation: 'none' });
    app.setNow('2026-11-25T09:20:00+08:00');
    expect((await app.as(cast.officeHead)('POST', `/api/redispatch-batches/${batchId}/undo`)).body).toEqual({
      undone: 2,
    });
    const states = await Promise.all(
      body.sent.map(
        async (one: { number: string }) =>
          (await app.as(cast.officeHead)('GET', `/api/redispatches/${one.number}`)).body.entry.state,
      ),
    );
    expect(states).toEqual(['accepted', 'undone', 'undone']);
    const late = (await send(numbers[1] ?? '')).body.entry;
    app.setNow('2026-11-25T10:00:00+08:00');
    expect((await step(cast.officer, late.number, 'undo')).body.code).toBe('redispatch-undo-late');
  });
});
