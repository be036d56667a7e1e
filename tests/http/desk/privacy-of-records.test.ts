/** 个人信息请求 of whoever told nothing: the party of a case, whoever was visited or banned, the holder of goods, who answered a survey. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';

import { sessionCookie } from '../../../src/http/base/session.ts';
import { mostOfPerson } from '../../../src/domain/desk/privacy-person.ts';
import { cast } from '../../build/cast.ts';
import { appOf, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { aPlannedVisit, aSeizure, aVisit } from '../../build/supervision/inspection.ts';

let app: TestApp;
const today = '2026-04-20';
const name = '欧阳若兰';
const idNumber = '51018119770101222X';
const home = '青禾县上官村三组十五号';

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:10:00+08:00`);
});
afterAll(() => app.close());

const path = (number: string) => encodeURIComponent(number);
const take = (who: string, aboutNumber: string, change: object = {}) =>
  app.as(who)('POST', '/api/privacy-requests', { id: uuidv7(), aboutNumber, kind: 'access', how: 'paper', ...change });
const move = (who: string, { number, version }: { number: string; version: number }, how: string, input: object) =>
  app.as(who)('POST', `/api/privacy-requests/${path(number)}/${how}`, { version, clientId: uuidv7(), input });
const paperOf = async (who: string, number: string) =>
  String((await app.as(who)('GET', `/papers/privacy/${path(number)}`)).body);

async function aCase(
  change: object = {},
  who: string = cast.officer,
): Promise<{ number: string; version: number; id: string }> {
  const registration = {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: name,
    partyKind: 'person',
    partyCode: idNumber,
    partyAddress: home,
    cause: '涉嫌无照经营',
    story: '在集市摆摊卖早餐，没有执照',
    actUntil: today,
    ...change,
  };
  const made = await app.as(who)('POST', '/api/enforcements', registration);
  expect(made.status).toBe(201);
  return (await app.as(who)('GET', `/api/enforcements/${path(made.body.number)}`)).body.enforcement;
}

describe('案件的当事人', () => {
  it('核对了证件，按案件编号查：姓名、证件号后四位、住址、陈述都在，怎么查的、谁举报的不在；写理由才给全的', async () => {
    const { number } = await aCase();
    const asked = await take(cast.officer, number);
    expect(asked.status).toBe(200);
    const { entry } = asked.body;
    expect(entry).toMatchObject({ aboutKind: 'enforcement', aboutNumber: number, state: 'asked' });
    // Another office may not see it: to it the number is that of nothing.
    expect((await take(cast.officerOfChengguan, number)).status).toBe(422);
    expect((await move(cast.centre, entry, 'answer', { said: '' })).status).toBe(200);
    const paper = await paperOf(cast.centre, entry.number);
    expect(paper).toContain(name);
    expect(paper).toContain('涉嫌无照经营');
    expect(paper).toContain('**************222X');
    expect(paper).not.toContain(idNumber);
    expect(paper).not.toContain(home);
    expect(paper).not.toContain('在集市摆摊卖早餐');
    expect(paper).toContain('办完以后再留 30 年');
    const opened = await appOf(app.deps).request(`/papers/privacy/${path(entry.number)}/opened`, {
      method: 'POST',
      body: new URLSearchParams({ reason: '本人来窗口要复印件' }),
      headers: { cookie: `${sessionCookie}=${await app.tokenOf(cast.centre)}` },
    });
    expect(opened.status).toBe(200);
    expect(await opened.text()).toContain(idNumber);
  });

  it('要删的，还在办的、没到期的不同意；永久保存的也不同意；写错的改了才算更正', async () => {
    const made = await aCase();
    const asked = (await take(cast.officer, made.number, { kind: 'delete', words: '都删掉' })).body.entry;
    expect((await move(cast.centre, asked, 'answer', { said: '' })).body.code).toBe('privacy-not-named');
    // Nothing is over yet, so no time of keeping runs.
    expect((await move(cast.centre, asked, 'refuse', { ground: 'kept', said: '' })).body.code).toBe(
      'privacy-ground-untrue',
    );
    expect((await move(cast.centre, asked, 'refuse', { ground: 'open', said: '' })).status).toBe(200);

    const { db } = app.deps;
    const archived = async (outcome: string) => {
      const one = await aCase();
      await sql`update enforcement set state = 'archived', stage = 'done', outcome = ${outcome}, filed_on = ${today},
        closed_on = ${today}, archived_on = ${today} where id = ${one.id}`.execute(db);
      return (await take(cast.officer, one.number, { kind: 'delete', words: '都删掉' })).body.entry;
    };
    const ordinary = await archived('penalised');
    const kept = await move(cast.centre, ordinary, 'refuse', { ground: 'kept', said: '' });
    expect(kept.body.entry).toMatchObject({ state: 'refused', keptUntil: '2056-04-20' });
    const grave = await archived('crime');
    expect((await move(cast.centre, grave, 'refuse', { ground: 'open', said: '' })).body.code).toBe(
      'privacy-ground-untrue',
    );
    expect((await move(cast.centre, grave, 'refuse', { ground: 'kept', said: '' })).body.entry).toMatchObject({
      state: 'refused',
      keptUntil: null,
    });

    const wrong = await aCase();
    const correct = (await take(cast.officer, wrong.number, { kind: 'correct', words: '住址写错了' })).body.entry;
    expect((await move(cast.centre, correct, 'answer', { said: '' })).body.code).toBe('privacy-say-what');
    const input = {
      operatorName: name,
      partyKind: 'person',
      partyCode: idNumber,
      partyAddress: '青禾县上官村四组一号',
      cause: '涉嫌无照经营',
      conductCode: null,
      categoryCode: null,
      actFrom: null,
      actUntil: today,
    };
    const put = await app.as(cast.officer)('POST', `/api/enforcements/${path(wrong.number)}/correct`, {
      version: wrong.version,
      clientId: uuidv7(),
      input,
    });
    expect(put.status).toBe(200);
    expect((await move(cast.centre, correct, 'answer', { said: '' })).status).toBe(200);
  });

  it('暂缓清除的，按“暂缓”不同意', async () => {
    const made = await aCase();
    const asked = (await take(cast.officer, made.number, { kind: 'delete', words: '都删掉' })).body.entry;
    expect((await move(cast.centre, asked, 'refuse', { ground: 'held', said: '' })).body.code).toBe(
      'privacy-ground-untrue',
    );
    const hold = { id: uuidv7(), matterNumber: made.number, reason: '当事人申请了行政复议', untilOn: null };
    expect((await app.as(cast.centre)('POST', '/api/holds', hold)).status).toBe(200);
    expect((await move(cast.centre, asked, 'refuse', { ground: 'held', said: '' })).status).toBe(200);
  });
});

describe('被检查、取缔的人，查扣物品的人，填问卷的人', () => {
  it('各按自己手里的编号查得到自己的', async () => {
    const as = app.as(cast.officer);
    const shop = {
      ...aPlannedVisit(),
      id: uuidv7(),
      unregistered: true,
      operatorName: '桥头早餐摊',
      address: '柳河桥头第三根柱子旁边',
    };
    let visit = (await as('POST', '/api/inspections', shop)).body.entry;
    const step = async (who: string, how: string, input: object) => {
      const made = await app.as(who)('POST', `/api/inspections/${path(visit.number)}/${how}`, {
        version: visit.version,
        clientId: uuidv7(),
        input,
      });
      expect(made.status, how).toBe(200);
      visit = made.body.entry;
    };
    const findings = [{ text: '没有执照，隔壁王婶说他卖了半年', isViolation: true }];
    await step(cast.officer, 'recordFinding', { ...aVisit(), visitedAt: `${today}T08:00:00+08:00`, findings });
    await step(cast.officeHead, 'orderBan', { orderNumber: '青市监取〔2026〕1号', trade: '卖早餐', personName: name });
    const taken = await as('POST', '/api/seizures', {
      ...aSeizure(),
      id: uuidv7(),
      inspectionNumber: visit.number,
      seizedOn: today,
    });
    expect(taken.status).toBe(200);
    const answered = async (number: string) => {
      const { entry } = (await take(cast.officer, number)).body;
      expect((await move(cast.centre, entry, 'answer', { said: '' })).status).toBe(200);
      return paperOf(cast.centre, entry.number);
    };
    const ofVisit = await answered(visit.number);
    expect(ofVisit).toContain(name);
    expect(ofVisit).toContain('青市监取〔2026〕1号');
    // Neither what others said of him nor where exactly he lives.
    expect(ofVisit).not.toContain('王婶');
    expect(ofVisit).not.toContain('第三根柱子');
    const ofGoods = await answered(taken.body.entry.number);
    expect(ofGoods).toContain('桥头早餐摊');
    expect(ofGoods).toContain('白酒 12 瓶');

    const design = {
      id: uuidv7(),
      title: '家装市场消费调查',
      industry: '家装',
      month: '2026-04-01',
      frame: 'public',
      quota: 30,
      questions: [{ text: '签合同了吗', kind: 'yesNo', options: [], part: '' }],
    };
    const survey = await app.as(cast.centre)('POST', '/api/surveys', design);
    expect(survey.status).toBe(200);
    expect(await answered(survey.body.entry.number)).toContain('问卷不记您是谁');
  });

  it('群众自己凭编号、查询码问不到别人的案件；没有的编号和看不到的一样', async () => {
    expect((await take(cast.officer, '案2026-9999')).status).toBe(422);
    expect((await take(cast.officer, '扣2026-9999')).status).toBe(422);
    // What is not among those that one may ask for stays unknown to the request.
    expect((await take(cast.centre, '专2026-0001')).status).toBe(422);
  });
});

describe('按人找', () => {
  const find = (who: string, asked: { name?: string; number?: string }) =>
    app.as(who)('POST', '/api/privacy-persons', asked);
  const found = async (who: string, asked: { name?: string; number?: string }) => {
    const answer = await find(who, asked);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return (answer.body.items as { kind: string; number: string; standing: string }[]).map(
      ({ kind, number, standing }) => `${kind} ${number} ${standing}`,
    );
  };
  const opened = async (who: string, docket: string, form: object) => {
    const answer = await app.as(who)('POST', `/api/${docket}`, { id: uuidv7(), ...form });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.entry as { number: string; version: number };
  };
  const person = '司徒静';
  const phone = '13900139077';

  it('本人写全姓名、电话或者证件号，案件、检查、查扣、信、抽检里写到他的都找得到；写一部分的、看不到的、举报的找不到', async () => {
    const own = await aCase({ operatorName: person, partyCode: '510181198802023339' });
    const clue = await aCase({ operatorName: '老赵', story: `邻居说打 ${phone} 找得到人` });
    const shop = { ...aPlannedVisit(), unregistered: true, operatorName: '河边烧烤摊' };
    let visit = await opened(cast.officer, 'inspections', shop);
    const findings = [{ text: '没有执照', isViolation: true }];
    const seen = { ...aVisit(), visitedAt: `${today}T08:00:00+08:00`, findings };
    const step = async (who: string, how: string, input: object) => {
      const body = { version: visit.version, clientId: uuidv7(), input };
      const made = await app.as(who)('POST', `/api/inspections/${path(visit.number)}/${how}`, body);
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      visit = made.body.entry;
    };
    await step(cast.officer, 'recordFinding', seen);
    await step(cast.officeHead, 'orderBan', { orderNumber: '青市监取〔2026〕7号', trade: '烧烤', personName: person });
    const goods = await opened(cast.officer, 'seizures', {
      ...aSeizure(),
      inspectionNumber: visit.number,
      seizedOn: today,
    });
    const letter = await opened(cast.officer, 'guidances', {
      kind: 'opinion',
      operatorName: '青禾家电城',
      title: '规范以旧换新',
      words: `有问题打 ${phone}。`,
      items: [{ text: '把补多少钱写在明处', recheckBy: '2026-05-20' }],
    });
    const consumer = { name: person, phone, address: '柳河街一号', regionId: 'V0301' };
    const complaint = await app.as(null)('POST', '/api/complaints', filing({ consumer }));
    expect(complaint.status, JSON.stringify(complaint.body)).toBe(201);

    expect(await found(cast.centre, { name: person })).toEqual([
      `enforcement ${own.number} self`,
      `inspection ${visit.number} self`,
      `seizure ${goods.number} self`,
    ]);
    expect(await found(cast.centre, { name: '司徒' })).toEqual([]);
    expect(await found(cast.centre, { number: '510181198802023339' })).toEqual([`enforcement ${own.number} words`]);
    expect(await found(cast.centre, { number: '139-0013-9077' })).toEqual([
      `complaint ${complaint.body.number} self`,
      `enforcement ${clue.number} words`,
      `guidance ${letter.number} words`,
    ]);
    // Another office is told of none of them.
    expect(await found(cast.officerOfChengguan, { name: person, number: phone })).toEqual([]);
    // And by the number that was found he asks, also for what has his telephone alone.
    const asked = await take(cast.officer, letter.number);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect((await move(cast.centre, asked.body.entry, 'answer', { said: '' })).status).toBe(200);
    const paper = await paperOf(cast.centre, asked.body.entry.number);
    expect(paper).toContain('规范以旧换新');
    expect(paper).toContain('有您的电话或者证件号');
    expect(paper).not.toContain(phone);
  });

  it('没写全的说哪里要补；没有这个权限的不给找；找谁的写进痕迹，号码不写出来', async () => {
    expect((await find(cast.centre, { name: '张' })).body.fields).toMatchObject([{ path: 'name' }]);
    expect((await find(cast.centre, { number: '13900' })).body.fields).toMatchObject([{ path: 'number' }]);
    for (const who of [cast.mediator, cast.admin, cast.auditor, cast.agriculture, 'st-v0303'])
      expect((await find(who, { name: person })).status, who).toBe(403);
    await find(cast.otherCentre, { name: person, number: phone });
    await find(cast.otherCentre, { name: '慕容问梅' });
    const trail = await app.as(cast.deputyDirector)('GET', '/api/trail?kind=searched');
    const kept = JSON.stringify(trail.body.items);
    expect(kept).toContain('按人找');
    expect(kept).not.toContain(phone);
    // The name alone leaves a trace as well; the number is masked.
    expect(kept).toContain('慕容问梅');
  });

  it('姓名也算当天按几个不同的号码查过，查过的再找不另算，到了上限不给找', async () => {
    app.setNow('2026-04-21T09:10:00+08:00');
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const setLimit = async (numbersADay: number) => {
      const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, numbersADay } });
      expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    };
    await setLimit(2);
    for (const one of ['南宫一', '南宫二', '南宫一'])
      expect((await find(cast.otherOfficer, { name: one })).status, one).toBe(200);
    const refused = await find(cast.otherOfficer, { name: '南宫三' });
    expect(refused.body.code).toBe('numbers-used-up');
    await setLimit(limits.numbersADay);
    app.setNow(`${today}T09:10:00+08:00`);
  });

  it('别的所更新的件不占他的位置；一类不止五十件的说明白', async () => {
    const many = '百里长风';
    const own = await aCase({ operatorName: many, partyCode: '510181198802025554' });
    // More of another office than are shown of a kind, all newer.
    for (let n = 0; n <= mostOfPerson; n += 1)
      await aCase({ operatorName: many, partyCode: '510181198802025554' }, cast.officerOfChengguan);
    expect(await found(cast.officer, { name: many })).toEqual([`enforcement ${own.number} self`]);
    const theirs = (await find(cast.officerOfChengguan, { name: many })).body;
    expect(theirs.more).toEqual(['enforcement']);
    expect(theirs.items).toHaveLength(mostOfPerson);
    expect((await find(cast.officer, { name: many })).body.more).toEqual([]);
    // What is erased takes no place either.
    await sql`update enforcement set erased_on = ${today} where id = ${theirs.items[0].id}`.execute(app.deps.db);
    expect((await find(cast.officerOfChengguan, { name: many })).body.more).toEqual([]);
  });
});
