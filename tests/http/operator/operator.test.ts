import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { books, readersWith } from '../../../src/actions/desk/readers.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { readFacts } from '../../../src/outside/seeds.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { operatorsOfMatters } from '../../../src/store/operator/matter-operator.ts';
import { cast } from '../../build/cast.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { importShops } from '../../build/import-tables.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-23T09:00:00+08:00');
});
afterAll(() => app.close());

let nth = 0;

/** A complaint about a shop, as a citizen files it. */
async function filed(name: string, change: { phone?: string; address?: string; regionId?: string } = {}) {
  nth += 1;
  const { phone = '', address = '', regionId = 'V0301' } = change;
  const { status, body } = await app.as(null)(
    'POST',
    '/api/complaints',
    filing({
      consumer: { name: '李有田', phone: `1380001${String(1000 + nth)}`, address: '郭庄村三组', regionId: 'V0303' },
      operator: { name, phone, address },
      place: { regionId },
      story: `第 ${nth} 次买东西，回家一看不对，找他不管。`,
    }),
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.number as string;
}

/** What the clock does a minute later. */
async function read(): Promise<void> {
  const ctx = await consumerContext(app);
  await readMatters(ctx, {
    readers: readersWith({ facts: readFacts }),
    books,
    signal: new AbortController().signal,
    isOver: () => false,
  });
}

const centre = () => app.as(cast.centre);
const ofMatter = async (number: string) => (await centre()('GET', `/api/matters/${number}/operator`)).body;
const file = async (id: string, who = cast.centre) => (await app.as(who)('GET', `/api/operators/${id}`)).body;
const list = async (query = '') => (await centre()('GET', `/api/operators${query}`)).body;

describe('the register of shops', () => {
  it('puts what was told under several names on one page, and branches on two', async () => {
    const first = await filed('老周农资店', { phone: '13603991201' });
    const second = await filed('周记农资');
    const third = await filed('柳河镇老周农资经营部');
    const branches = [await filed('好又多超市柳河店'), await filed('好又多超市白杨店', { regionId: 'V0401' })];
    await read();
    const { operator } = await ofMatter(first);
    expect(operator).toMatchObject({ name: '老周农资店', complaints: 3, unkept: 0 });
    for (const number of [second, third]) expect((await ofMatter(number)).operator.id).toBe(operator.id);
    const shops = await Promise.all(branches.map(async (number) => (await ofMatter(number)).operator.id));
    expect(new Set(shops).size).toBe(2);
    const page = await file(operator.id);
    expect(page.told.map((one: { name: string }) => one.name).toSorted()).toEqual(
      ['周记农资', '柳河镇老周农资经营部', '老周农资店'].toSorted(),
    );
    expect(page.seen).toEqual({ complaints: 3, tipoffs: 0 });
    expect(page.counts.complaints).toBe(3);
    const opened = await centre()('GET', `/api/complaints?operator=${operator.id}`);
    expect(opened.body.total).toBe(3);
  });

  it('reads each matter once: a second walk changes nothing', async () => {
    const before = await list();
    await read();
    expect(await list()).toEqual(before);
  });

  it('tells other wings which shop a matter is about, by one question for many', async () => {
    const { items } = (await centre()('GET', '/api/complaints?limit=3')).body;
    const ids = items.map((one: { complaint: { id: string } }) => one.complaint.id);
    const found = await operatorsOfMatters(app.deps.db, 990126, [...ids, uuidv7()]);
    expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
  });

  it('offers what it is not sure of to a person, who says which it is', async () => {
    const [a, b] = [await filed('便民五金店', { regionId: 'T03' }), await filed('便民五金店', { regionId: 'T04' })];
    await read();
    const one = (await ofMatter(a)).operator;
    expect((await ofMatter(b)).operator.id).not.toBe(one.id);
    const unclear = await filed('便民五金', { regionId: '990126' });
    await read();
    const before = await ofMatter(unclear);
    expect(before.operator).toBeNull();
    expect(before.offered.map(({ id }: { id: string }) => id)).toContain(one.id);
    expect((await file(one.id)).offered.map(({ number }: { number: string }) => number)).toEqual([unclear]);
    expect((await list('?only=offered')).items.some(({ id }: { id: string }) => id === one.id)).toBe(true);
    const say = () => centre()('PUT', `/api/matters/${unclear}/operator`, { operatorId: one.id });
    expect((await say()).status).toBe(200);
    expect((await say()).status).toBe(200);
    const after = await ofMatter(unclear);
    expect(after).toMatchObject({ operator: { id: one.id, complaints: 2 }, offered: [] });
  });

  it('merges two once, counts them as one, and parts them as they were', async () => {
    const numbers = [await filed('福满家购物中心'), await filed('老李商行')];
    await read();
    const [kept, gone] = await Promise.all(
      numbers.map(async (number) => (await ofMatter(number)).operator.id as string),
    );
    const before = [await file(kept ?? ''), await file(gone ?? '')];
    const id = uuidv7();
    const press = () =>
      centre()('POST', `/api/operators/${kept}/merges`, { id, goneId: gone, reason: '换了招牌，还是一个老板' });
    expect((await press()).status).toBe(200);
    expect((await press()).status).toBe(200);
    const again = await centre()('POST', `/api/operators/${kept}/merges`, {
      id: uuidv7(),
      goneId: gone,
      reason: '再合一次试试',
    });
    expect(again.body.code).toBe('operator-one-already');
    const page = await file(gone ?? '');
    expect(page.operator.id).toBe(kept);
    expect(page.counts.complaints).toBe(2);
    expect(page.merges).toHaveLength(1);
    // What is told of the one that was merged comes to the page of both, and goes with it when they part.
    const later = await filed('老李商行');
    await read();
    expect((await ofMatter(later)).operator.id).toBe(kept);
    const part = () => centre()('POST', `/api/operator-merges/${id}/part`, { reason: '认错了，是两家' });
    expect((await part()).status).toBe(200);
    expect((await part()).status).toBe(200);
    const after = [await file(kept ?? ''), await file(gone ?? '')];
    expect(after[0].counts).toEqual(before[0].counts);
    expect(after[0].members).toEqual(before[0].members);
    expect(after[1].operator).toEqual({ ...before[1].operator, matters: 2 });
    expect(after[1].counts.complaints).toBe(2);
  });

  it('refuses to merge two credit codes, and to give one code to two shops', async () => {
    const make = (name: string, code: string, id = uuidv7()) => centre()('POST', '/api/operators', { id, name, code });
    const first = await make('新世纪家电', '91990126MA4X1A2B3C');
    const second = await make('旧世纪家电', '91990126MA4X9Z8Y7X');
    expect([first.status, second.status]).toEqual([201, 201]);
    const merged = await centre()('POST', `/api/operators/${first.body.id}/merges`, {
      id: uuidv7(),
      goneId: second.body.id,
      reason: '名字差不多',
    });
    expect(merged.body.code).toBe('operator-codes-differ');
    expect((await make('第三家', '91990126ma4x1a2b3c')).body.code).toBe('operator-code-taken');
    // The answer was lost: the same id is the same page.
    expect((await make('新世纪家电', '91990126MA4X1A2B3C', first.body.id)).body.id).toBe(first.body.id);
  });

  it('corrects what is registered once, and refuses to save over what was not read', async () => {
    const { body } = await centre()('POST', '/api/operators', { id: uuidv7(), name: '顺发汽修' });
    const form = { name: '顺发汽车维修部', version: 1, phone: '6520701', names: ['顺发修理厂'] };
    expect((await centre()('PUT', `/api/operators/${body.id}`, form)).body).toEqual({ version: 2 });
    expect((await centre()('PUT', `/api/operators/${body.id}`, form)).body).toEqual({ version: 2 });
    const stale = await centre()('PUT', `/api/operators/${body.id}`, { ...form, name: '顺发' });
    expect(stale.body.code).toBe('changed-meanwhile');
    const number = await filed('顺发修理厂');
    await read();
    expect((await ofMatter(number)).operator.id).toBe(body.id);
  });

  it('shows a flag with its reason until its day, to whoever opens a matter of the shop', async () => {
    const number = await filed('张记羊汤馆');
    await read();
    const { operator } = await ofMatter(number);
    const id = uuidv7();
    const flag = { id, kind: 'note', words: '进货票据放在库房', until: '2026-11-30' };
    const press = () => app.as(cast.officer)('POST', `/api/operators/${operator.id}/flags`, flag);
    expect((await press()).status).toBe(200);
    expect((await press()).status).toBe(200);
    expect((await ofMatter(number)).flags).toEqual([
      { id, kind: 'note', words: '进货票据放在库房', until: '2026-11-30' },
    ]);
    const before = await app.as(cast.officer)('POST', `/api/operators/${operator.id}/flags`, {
      ...flag,
      id: uuidv7(),
      kind: 'visit',
    });
    expect(before.status).toBe(400);
    expect(JSON.stringify(before.body)).toContain('记警示');
    app.setNow('2026-12-01T09:00:00+08:00');
    expect((await ofMatter(number)).flags).toEqual([]);
    app.setNow('2026-11-23T09:00:00+08:00');
    const lift = await app.as(cast.officer)('POST', `/api/operator-flags/${id}/lift`, {
      reason: '狗送走了，看过',
    });
    expect(lift.status).toBe(200);
    expect((await ofMatter(number)).flags).toEqual([]);
    expect((await file(operator.id)).flags[0]).toMatchObject({ isOn: false, liftReason: '狗送走了，看过' });
  });

  it('asks nobody again about two that a person has said are two', async () => {
    const a = await filed('周大明农资店', { address: '大营镇', regionId: 'T05' });
    await read();
    const one = (await ofMatter(a)).operator;
    const b = await filed('老周种子店', { address: '大营镇', regionId: 'T05' });
    await read();
    const other = (await ofMatter(b)).operator;
    expect(other.id).not.toBe(one.id);
    const { twins } = await file(one.id);
    const ids = twins.map((twin: { id: string }) => twin.id);
    for (const id of ids)
      expect((await centre()('POST', `/api/operators/${one.id}/apart`, { otherId: id })).status).toBe(200);
    expect((await file(one.id)).twins).toEqual([]);
  });

  it('shows an office only the matters that are its own, and counts those of the county', async () => {
    const number = await filed('四海水产');
    await read();
    const { operator } = await ofMatter(number);
    const page = await file(operator.id, cast.officerOfShiqiao);
    expect(page.complaints).toEqual([]);
    expect(page.seen.complaints).toBe(0);
    expect(page.counts.complaints).toBe(1);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/matters/${number}/operator`)).status).toBe(404);
    const assigned = await app.as(cast.officerOfShiqiao)('PUT', `/api/matters/${number}/operator`, {
      operatorId: operator.id,
    });
    expect(assigned.status).toBe(404);
  });

  it('prints the file of a shop, and two side by side, with a number that the trail has, and nobody who complained', async () => {
    const numbers = [await filed('城南家具城', { phone: '6521188' }), await filed('城北灯具行')];
    await read();
    const [a, b] = await Promise.all(numbers.map(async (number) => (await ofMatter(number)).operator.id as string));
    const print = async (ids: string, who = cast.centre) => app.as(who)('GET', `/papers/operators/${ids}`);
    const page = await print(a ?? '');
    expect(page.status).toBe(200);
    for (const words of ['城南家具城 经营者档案', '6521188', numbers[0] ?? '', '不等于违法'])
      expect(page.body).toContain(words);
    for (const words of ['李有田', '郭庄村三组', '回家一看']) expect(page.body).not.toContain(words);
    const mark = /编号 ([^<\s]+)/u.exec(page.body as string)?.[1] ?? '';
    const { rows } = await app.database.pool.query('select 1 from trail where detail::text like $1', [`%${mark}%`]);
    expect([mark.length > 4, rows.length]).toEqual([true, 1]);
    const both = (await print(`${a},${b}`)).body as string;
    for (const words of ['经营者对照', '城南家具城', '城北灯具行']) expect(both).toContain(words);
    // Another office has the page of the shop, and not the number of a complaint that is not its own.
    expect((await print(a ?? '', cast.officerOfShiqiao)).body).not.toContain(numbers[0]);
    expect((await print(a ?? '', 'st-v0303')).status).toBe(403);
    for (const ids of ['x', `${a},${b},${uuidv7()},${uuidv7()}`, uuidv7()])
      expect((await print(ids)).status, ids).toBe(404);
  });

  it('imports a list of the register, twice with one result', async () => {
    const rows = [
      ['92990126MA4Y00A11A', '青禾县四海水产经营部', '青禾县柳河镇中街12号', '13900001111', '存续'],
      ['92990126MA4Y00C77K', '永昌五金店', '白杨镇白杨街', '', '注销'],
      ['', '店', '', '', ''],
    ];
    expect((await importShops(app, rows)).counts).toEqual({ new: 1, changed: 1, same: 0, refused: 1 });
    expect((await importShops(app, rows)).counts).toEqual({ new: 0, changed: 0, same: 2, refused: 1 });
    const { items } = await list('?q=四海水产');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ name: '青禾县四海水产经营部', source: 'register', matters: 1 });
    expect((await list('?q=永昌')).items[0]).toMatchObject({ state: 'closed' });
  });

  it('offers names and places to whoever types, and no telephone', async () => {
    const { status, body } = await app.as('st-v0303')(
      'GET',
      `/api/operators/suggested?typed=${encodeURIComponent('四海')}`,
    );
    expect(status).toBe(200);
    expect(body.operators[0]).toMatchObject({ name: '青禾县四海水产经营部' });
    expect(JSON.stringify(body)).not.toMatch(/13900001111|92990126/u);
    expect((await app.as('st-v0303')('GET', '/api/operators')).status).toBe(403);
  });

  it('一家只有举报说到的店：站点、协会、别的所哪里也看不到名字，看得到举报的才看得到', async () => {
    const told = anAllegation({ operator: { name: '便民快递驿站' }, place: { regionId: 'V0301' } });
    expect((await app.as(null)('POST', '/api/tipoffs', told)).status).toBe(201);
    await filed('便民快捷酒店');
    await read();
    const words = encodeURIComponent('便民快');
    const names = ({ body }: { body: { operators?: unknown[]; items?: unknown[] } }) =>
      (body.operators ?? body.items ?? []).map((one) => (one as { name: string }).name).toSorted();
    const suggested = async (who: string) => names(await app.as(who)('GET', `/api/operators/suggested?typed=${words}`));
    expect(await suggested(cast.centre)).toEqual(['便民快捷酒店', '便民快递驿站']);
    for (const who of ['st-v0303', cast.mediator]) expect(await suggested(who), who).toEqual([]);
    expect(await suggested(cast.officerOfShiqiao)).toEqual(['便民快捷酒店']);
    const listed = async (who: string) => names(await app.as(who)('GET', `/api/operators?q=${words}`));
    expect(await listed(cast.centre)).toEqual(['便民快捷酒店', '便民快递驿站']);
    expect(await listed(cast.officerOfShiqiao)).toEqual(['便民快捷酒店']);
    const triaged = async (who: string) => {
      const known = { homeRegionId: 'V0301' };
      const { body } = await app.as(who)('POST', '/api/triage', { text: '在便民快递驿站取的件少了东西，要赔', known });
      return JSON.stringify(body.parties?.why ?? body);
    };
    for (const who of ['st-v0303', cast.officerOfShiqiao]) expect(await triaged(who), who).not.toContain('档案里');
  });

  it('一家只有别的所的举报说到的店：档案、打印、关注、改、标记、合并、认定，知道了地址也打不开', async () => {
    const told = anAllegation({ operator: { name: '青松锅炉配件行' }, place: { regionId: 'V0301' } });
    const { number } = (await app.as(null)('POST', '/api/tipoffs', told)).body;
    const own = await filed('石桥青云锅炉店', { regionId: 'V0501' });
    await read();
    const [secret, known] = [(await ofMatter(number)).operator, (await ofMatter(own)).operator];
    const { version } = (await file(secret.id)).operator;
    // A neighbour that looks alike is named on the other's page, but not to who may not hear of it.
    await app.database.pool.query(
      `insert into operator_twin (county_id, a_id, b_id, why, state, by_id, at) select county_id, least(id, $2::uuid), greatest(id, $2::uuid),
        '{"zh": "电话一样", "en": "the same telephone"}', 'offered', null, $3 from operator where id = $1`,
      [secret.id, known.id, '2026-11-23T09:00:00+08:00'],
    );
    const twinsOf = async (who: string) => (await file(known.id, who)).twins.map(({ id }: { id: string }) => id);
    expect(await twinsOf(cast.centre)).toEqual([secret.id]);
    expect(await twinsOf(cast.officerOfShiqiao)).toEqual([]);
    const flag = { id: uuidv7(), kind: 'note', words: '到店先亮证', until: null };
    expect((await centre()('POST', `/api/operators/${secret.id}/flags`, flag)).status).toBe(200);
    const form = { name: '青松锅炉行', code: '', phone: '', address: '', regionId: null, state: 'open', names: [] };
    const steps = (who: string): [string, string, object?][] => [
      ['GET', `/api/operators/${secret.id}`],
      ['GET', `/papers/operators/${secret.id}`],
      ['GET', `/papers/operators/${known.id},${secret.id}`],
      ['PUT', `/api/operators/${secret.id}`, { ...form, version }],
      ['POST', `/api/operators/${secret.id}/flags`, { ...flag, id: uuidv7() }],
      ['POST', `/api/operator-flags/${flag.id}/lift`, { reason: '不用提醒了' }],
      ['PUT', `/api/operators/${secret.id}/watch`],
      ['DELETE', `/api/operators/${secret.id}/watch`],
      ...(who === cast.officerOfShiqiao
        ? []
        : ([
            ['POST', `/api/operators/${known.id}/apart`, { otherId: secret.id }],
            ['POST', `/api/operators/${known.id}/merges`, { id: uuidv7(), goneId: secret.id, reason: '看着是一家' }],
            ['POST', `/api/operators/${secret.id}/merges`, { id: uuidv7(), goneId: known.id, reason: '看着是一家' }],
          ] as [string, string, object][])),
    ];
    for (const who of [cast.officerOfShiqiao, cast.headOfShiqiao])
      for (const [method, path, input] of steps(who)) {
        const { status, body } = await app.as(who)(method as 'GET', path, input);
        expect(status, `${who} ${method} ${path}`).toBe(404);
        expect(JSON.stringify(body)).not.toContain('青松');
      }
    expect((await file(secret.id)).operator).toMatchObject({ name: '青松锅炉配件行', version });
    // As soon as a complaint tells of it, everybody at a desk may open it.
    await centre()('PUT', `/api/matters/${own}/operator`, { operatorId: secret.id });
    expect((await file(secret.id, cast.officerOfShiqiao)).operator).toMatchObject({ name: '青松锅炉配件行' });
  });

  it('asks again about a matter whose operator was put right, and leaves what a person has said', async () => {
    const number = await filed('老马修鞋铺');
    await read();
    const before = (await ofMatter(number)).operator;
    const correct = async (operatorName: string) => {
      const { version } = (await centre()('GET', `/api/complaints/${number}`)).body.complaint;
      const input = { operatorName, basis: '营业执照' };
      const answer = await centre()('POST', `/api/complaints/${number}/correctParties`, { version, input });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await correct('欣欣干洗店');
    const after = (await ofMatter(number)).operator;
    expect(after).toMatchObject({ name: '欣欣干洗店', complaints: 1 });
    expect((await file(before.id)).counts.complaints).toBe(0);
    await centre()('PUT', `/api/matters/${number}/operator`, { operatorId: before.id });
    await correct('欣欣洗衣店');
    expect((await ofMatter(number)).operator.id).toBe(before.id);
  });

  it('gives a firm of the settlement scheme its page, where what it pledged stands', async () => {
    const { items } = await list('?only=firm');
    expect(items.map(({ name }: { name: string }) => name)).toContain('长城家电');
    const number = await filed('城关长城电器', { regionId: 'V0101' });
    await read();
    const { operator } = await ofMatter(number);
    expect((await file(operator.id)).firm).toMatchObject({ id: 'F-CCJD', name: '长城家电' });
    const { firms } = (await centre()('GET', `/api/complaints/${number}/offers`)).body;
    expect(firms.filter(({ named }: { named: boolean }) => named).map(({ id }: { id: string }) => id)).toEqual([
      'F-CCJD',
    ]);
    const listed = (await centre()('GET', '/api/firms?from=2026-01-01&to=2026-12-31')).body.firms;
    expect(listed.find(({ id }: { id: string }) => id === 'F-CCJD').operatorId).toBe(operator.id);
  });
});

describe('疑似重复按档案里的店认', () => {
  const hintsFor = async (number: string, who = cast.centre): Promise<{ number: string; reasonZh: string }[]> =>
    (await app.as(who)('GET', `/api/complaints/${number}/duplicates`)).body.hints;
  const hintOf = async (number: string, other: string, who = cast.centre) =>
    (await hintsFor(number, who)).find((one) => one.number === other)?.reasonZh;

  it('一家店两个叫法找得到，说出是档案里认的；看不到另一件的所不告诉', async () => {
    const [one, other] = [await filed('老冯农资店', { phone: '13603997701' }), await filed('冯记农资')];
    expect(await hintOf(one, other)).toBeUndefined();
    await read();
    expect((await ofMatter(other)).operator.id).toBe((await ofMatter(one)).operator.id);
    expect(await hintOf(one, other)).toBe('同名，住在同一个村或社区，档案里是同一家店，钱数对得上，说的事相近');
    const { version } = (await centre()('GET', `/api/complaints/${one}`)).body.complaint;
    const sent = await centre()('POST', `/api/complaints/${one}/dispatch`, { version, input: { officeId: 'SO-LH' } });
    expect(sent.status).toBe(200);
    expect(await hintOf(one, other, cast.officer)).toBeUndefined();
  });

  it('两个镇上同名的两家店不算一家', async () => {
    const [one, other] = [
      await filed('利民日杂店', { regionId: 'V0301' }),
      await filed('利民日杂店', { regionId: 'V0401' }),
    ];
    expect(await hintOf(one, other)).toBe('同名，住在同一个村或社区，同一家店，钱数对得上，说的事相近');
    await read();
    expect((await ofMatter(other)).operator.id).not.toBe((await ofMatter(one)).operator.id);
    // Who told and what agree; the shop is no reason any more.
    expect(await hintOf(one, other)).not.toContain('同一家店');
  });
});

describe('关注一家店', () => {
  const follow = (who: string, id: string, method: 'PUT' | 'DELETE' = 'PUT') =>
    app.as(who)(method, `/api/operators/${id}/watch`);
  const heardOf = async (who: string, number: string): Promise<string[]> => {
    const { items } = (await app.as(who)('GET', '/api/messages/own')).body;
    const mine = items.filter((one: { matterNumber: string }) => one.matterNumber === number);
    return mine.map((one: { text: string }) => one.text).filter((text: string) => text.includes('您关注的店'));
  };
  const dispatch = async (number: string, officeId: string) => {
    const { version } = (await centre()('GET', `/api/complaints/${number}`)).body.complaint;
    const answer = await centre()('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  const followed = async (who: string) =>
    (await app.as(who)('GET', '/api/operators?only=watched')).body.items.map((one: { id: string }) => one.id);
  const newShop = async (name: string) => {
    const number = await filed(name);
    await read();
    return { id: (await ofMatter(number)).operator.id as string, number };
  };

  it('有新件告诉一声，只一声；老件、不再关注以后的件不告诉；谁关注了记在他自己名下', async () => {
    const { id, number: old } = await newShop('金秋粮油行');
    expect((await follow(cast.deputyDirector, id)).body).toEqual({ watched: true });
    expect((await follow(cast.deputyDirector, id)).body).toEqual({ watched: true });
    expect((await file(id, cast.deputyDirector)).isWatched).toBe(true);
    expect((await file(id, cast.centre)).isWatched).toBe(false);
    expect(await followed(cast.deputyDirector)).toEqual([id]);
    expect(await followed(cast.centre)).toEqual([]);
    const number = await filed('金秋粮油行');
    await read();
    await read();
    expect(await heardOf(cast.deputyDirector, number)).toEqual([`您关注的店“金秋粮油行”有新的投诉：${number}。`]);
    expect(await heardOf(cast.deputyDirector, old)).toEqual([]);
    expect(await heardOf(cast.centre, number)).toEqual([]);
    expect((await follow(cast.deputyDirector, id, 'DELETE')).body).toEqual({ watched: false });
    expect(await followed(cast.deputyDirector)).toEqual([]);
    const after = await filed('金秋粮油行');
    await read();
    expect(await heardOf(cast.deputyDirector, after)).toEqual([]);
    const me = (await app.as(cast.deputyDirector)('GET', '/api/session')).body.id as string;
    const own = (await listLedger(app.deps.db, 990126, me)).filter(({ verb }) => verb.startsWith('operator-'));
    expect(own.map(({ verb, detail }) => [verb, detail['operatorId']])).toEqual([
      ['operator-watched', id],
      ['operator-unwatched', id],
    ]);
  });

  it('别的所的件不告诉；分送到自己所的时候才告诉，也只一声', async () => {
    const { id } = await newShop('望江楼酒家');
    for (const who of [cast.officer, cast.officerOfShiqiao]) await follow(who, id);
    const number = await filed('望江楼酒家');
    await read();
    for (const who of [cast.officer, cast.officerOfShiqiao]) expect(await heardOf(who, number), who).toEqual([]);
    await dispatch(number, 'SO-LH');
    expect(await heardOf(cast.officer, number)).toHaveLength(1);
    expect(await heardOf(cast.officerOfShiqiao, number)).toEqual([]);
    await read();
    expect(await heardOf(cast.officer, number)).toHaveLength(1);
    // What was filed before he followed is not new, though it comes to his office later.
    const before = await filed('望江楼酒家');
    await read();
    await follow(cast.officer, id, 'DELETE');
    app.setNow('2026-11-23T09:10:00+08:00');
    await follow(cast.officer, id);
    await dispatch(before, 'SO-LH');
    expect(await heardOf(cast.officer, before)).toEqual([]);
    app.setNow('2026-11-23T09:00:00+08:00');
    await follow(cast.officer, id, 'DELETE');
    await follow(cast.officerOfShiqiao, id, 'DELETE');
  });

  it('举报只告诉看得到它的人；看不了档案的角色关注不了', async () => {
    const { id } = await newShop('白云浴池');
    for (const who of [cast.centre, cast.officerOfShiqiao]) expect((await follow(who, id)).status, who).toBe(200);
    for (const who of ['st-v0303', cast.mediator, cast.admin]) expect((await follow(who, id)).status, who).toBe(403);
    expect((await follow(cast.centre, uuidv7())).status).toBe(404);
    const told = anAllegation({ operator: { name: '白云浴池' }, place: { regionId: 'V0301' } });
    const { number } = (await app.as(null)('POST', '/api/tipoffs', told)).body;
    await read();
    expect(await heardOf(cast.centre, number)).toEqual([`您关注的店“白云浴池”有新的举报：${number}。`]);
    expect(await heardOf(cast.officerOfShiqiao, number)).toEqual([]);
  });

  it('并了店，关注的人跟着走；拆开以后各是各的', async () => {
    const [kept, gone] = [await newShop('大海渔具'), await newShop('小河钓具店')];
    await follow(cast.deputyDirector, gone.id);
    await follow(cast.deputyDirector, kept.id);
    const mergeId = uuidv7();
    const merge = { id: mergeId, goneId: gone.id, reason: '换了招牌，还是一个老板' };
    expect((await centre()('POST', `/api/operators/${kept.id}/merges`, merge)).status).toBe(200);
    // He followed both, and is told once.
    const one = await filed('大海渔具');
    await read();
    expect(await heardOf(cast.deputyDirector, one)).toEqual([`您关注的店“大海渔具”有新的投诉：${one}。`]);
    expect(await followed(cast.deputyDirector)).toEqual([kept.id]);
    await centre()('POST', `/api/operator-merges/${mergeId}/part`, { reason: '认错了，是两家' });
    await follow(cast.deputyDirector, kept.id, 'DELETE');
    const [ofKept, ofGone] = [await filed('大海渔具'), await filed('小河钓具店')];
    await read();
    expect(await heardOf(cast.deputyDirector, ofKept)).toEqual([]);
    expect(await heardOf(cast.deputyDirector, ofGone)).toHaveLength(1);
    // Once more merged, one press ends what he followed on the page, whichever of its shops it was.
    await centre()('POST', `/api/operators/${kept.id}/merges`, { ...merge, id: uuidv7() });
    await follow(cast.deputyDirector, kept.id, 'DELETE');
    expect(await followed(cast.deputyDirector)).toEqual([]);
  });

  it('有人认定以后告诉，认定的人自己不用；离开的人不告诉', async () => {
    const { id } = await newShop('听雨轩茶庄');
    for (const who of [cast.centre, cast.deputyDirector, cast.dutyLeader]) await follow(who, id);
    await app.deps.db.updateTable('account').set({ active: false }).where('loginName', '=', cast.dutyLeader).execute();
    const { number } = await newShop('听雪阁茶社');
    await centre()('PUT', `/api/matters/${number}/operator`, { operatorId: id });
    await app.deps.db.updateTable('account').set({ active: true }).where('loginName', '=', cast.dutyLeader).execute();
    expect(await heardOf(cast.deputyDirector, number)).toEqual([`您关注的店“听雨轩茶庄”有新的投诉：${number}。`]);
    expect(await heardOf(cast.centre, number)).toEqual([]);
    expect(await heardOf(cast.dutyLeader, number)).toEqual([]);
  });
});

describe('what is offered while somebody types', () => {
  const shops = async (q: string) => (await app.as(null)('GET', `/shops?q=${encodeURIComponent(q)}`)).body;

  it('tells a citizen of registered shops by name and place, and of no shop that only somebody complained of', async () => {
    await filed('卖化肥的张三丰');
    await read();
    expect(await shops('张三丰')).toEqual([]);
    const [found] = await shops('四海');
    expect(found).toMatchObject({ kind: 'shop', name: '青禾县四海水产经营部', place: '柳河镇' });
    expect(Object.keys(found).toSorted()).toEqual(['address', 'kind', 'name', 'place', 'regionId']);
    expect(await shops('四')).toEqual([]);
  });

  it('fresh 26: offers one shop once, however the register writes its brackets', async () => {
    const rows = ['宏达超市东湖店', '宏达超市（东湖店）', '宏达超市(东湖店)', '宏达超市西关店'].map((name, n) => [
      `92990126MA4Y0077${n}D`,
      name,
      '柳河镇',
      '',
      '存续',
    ]);
    await importShops(app, rows as never);
    const found = await shops('宏达');
    expect(found.map(({ name }: { name: string }) => name.normalize('NFKC').replace(/[()]/gu, '')).toSorted()).toEqual([
      '宏达超市东湖店',
      '宏达超市西关店',
    ]);
  });

  it('lies on the telephone of a station before there is a network, as far as its town has it', async () => {
    const { body } = await app.as('st-v0303')('GET', '/api/outbox/provisions');
    expect(body.operators.map(({ name }: { name: string }) => name)).toContain('青禾县四海水产经营部');
    expect(JSON.stringify(body.operators)).not.toMatch(/13900001111/u);
  });

  it('never shows a citizen how a complainant called a shop, whichever shop a register says that it is', async () => {
    const told = await filed('卖假化肥的孙二娘');
    await read();
    const { operator } = await ofMatter(told);
    const code = '92990126MA4Y00D99D';
    const put = { name: operator.name, code, version: 1 };
    expect((await centre()('PUT', `/api/operators/${operator.id}`, put)).status).toBe(200);
    const { counts } = await importShops(app, [['92990126MA4Y00D99D', '兴农农资店', '柳河镇南街8号', '', '存续']]);
    expect(counts).toMatchObject({ new: 0, changed: 1 });
    expect((await shops('兴农农资'))[0]).toMatchObject({ name: '兴农农资店' });
    for (const typed of ['孙二娘', '卖假化肥的孙二娘']) expect(await shops(typed), typed).toEqual([]);
    // The desk finds the shop by the name of before.
    expect((await list('?q=孙二娘')).items[0]).toMatchObject({ name: '兴农农资店' });
  });

  it('finds malls, markets and streets besides', async () => {
    const streets = await shops('解放路');
    expect(streets.some(({ kind }: { kind: string }) => kind === 'street')).toBe(true);
    const venue = app.deps.db.selectFrom('station').select('venueNames').where('serves', '=', 'venue');
    const [name = ''] = (await venue.executeTakeFirstOrThrow()).venueNames;
    expect((await shops(name)).map((one: { kind: string }) => one.kind)).toContain('venue');
  });

  it('finds the markets and streets of the addresses that a register tells, and none that a complainant wrote', async () => {
    await importShops(app, [
      ['', '宏业布行', '青禾县柳河镇后柳村八一大街12号', '', ''],
      ['', '宏业鞋店', '柳河镇后柳村八一大街14号', '', ''],
      ['', '巧手裁缝铺', '石桥镇东街3号青龙小商品市场二楼', '', ''],
    ]);
    await filed('胡同口小吃', { address: '柳河镇杏花巷7号' });
    await read();
    const placesOf = async (typed: string) =>
      (await shops(typed)).filter(({ kind }: { kind: string }) => kind !== 'shop');
    expect(await placesOf('八一')).toEqual([
      { kind: 'street', name: '八一大街', place: '柳河镇后柳村', regionId: 'V0302', address: '' },
    ]);
    expect(await placesOf('青龙')).toMatchObject([{ kind: 'venue', name: '青龙小商品市场', place: '石桥镇' }]);
    expect(await placesOf('杏花')).toEqual([]);
  });

  it('ends for who copies the register from one address', async () => {
    const answers = [];
    for (let n = 0; n < 601; n += 1) answers.push((await app.as(null)('GET', '/shops?q=')).status);
    expect(answers.at(-1)).toBe(429);
  }, 60_000);
});
