import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lapseKept } from '../../../../src/actions/supervision/enforcement/enforcement.ts';
import { cast } from '../../../build/cast.ts';
import { consumerContext, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { anExhibit } from '../../../build/supervision/exhibit.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
});
afterAll(() => app.close());

const registration = (change: object = {}) => ({
  clientId: uuidv7(),
  source: 'inspection',
  foundOn: today,
  operatorName: '老周农资店',
  partyKind: 'soleTrader',
  cause: '涉嫌销售不合格复合肥',
  story: '检查发现货架上的复合肥总养分不够标明的数',
  ...change,
});
async function register(change: object = {}, by: string = cast.officer): Promise<string> {
  const answer = await app.as(by)('POST', '/api/enforcements', registration(change));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number as string;
}
const read = async (number: string, by: string = cast.deputyDirector) =>
  app.as(by)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
const move = (by: string, number: string, name: Parameters<typeof moveCase>[3], input: object = {}) =>
  moveCase(app, by, number, name, today, input);
async function investigated(number: string): Promise<void> {
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  expect((await move(cast.officeHead, number, 'assign', two)).status).toBe(200);
  expect((await move(cast.officer, number, 'startVerification')).status).toBe(200);
  expect((await move(cast.deputyDirector, number, 'file')).status).toBe(200);
}

/** As the clock acts. */
async function systemCtx() {
  const ctx = await consumerContext(app);
  return { ...ctx, actor: { ...ctx.actor, id: 'system', role: 'system' as const } };
}

describe('案件 on the wire', () => {
  it('S12 登记、核查、立案到归档，编号、立案号不断；同一个编号再交一次还是那一件', async () => {
    const body = registration();
    const first = await app.as(cast.officer)('POST', '/api/enforcements', body);
    const again = await app.as(cast.officer)('POST', '/api/enforcements', body);
    expect([first.status, again.status, again.body.number]).toEqual([201, 201, first.body.number]);
    const number = first.body.number as string;
    expect(number).toMatch(/^案2026-\d{4}$/u);
    // Without certificates nobody is assigned.
    const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
    expect((await move(cast.officeHead, number, 'assign', two)).body.code).toBe('certificate-missing');
    await certify(app, cast.officer, cast.officeHead);
    await investigated(number);
    const filed = (await read(number)).body;
    expect(filed.enforcement.fileNumber).toMatch(/^青市监立〔2026〕\d+号$/u);
    // Of one series with those that tip-offs open: from two counters each number would be given twice.
    const { rows } = await app.database.pool.query<{ series: string }>(
      `select series from counter where series in ('paper:filing', 'paper:enforcement', 'paper:立')`,
    );
    expect(rows).toEqual([{ series: 'paper:立' }]);
    expect(filed.clocks.map(({ rule }: { rule: string }) => rule)).toEqual(['R-01', 'K-01']);
    await penalise(app, number, today, ofLiuhe);
    expect((await move(cast.officer, number, 'archive')).body.enforcement).toMatchObject({
      state: 'archived',
      fineDecidedFen: 20_000_00,
      fineCollectedFen: 20_000_00,
      confiscatedDecidedFen: 0,
      closedOn: today,
    });
  });

  it('S14 罚款、没收、案值分开记，决定的和收缴的分开记', async () => {
    const number = await register();
    await investigated(number);
    await move(cast.officer, number, 'assess');
    const { enforcement } = (await read(number)).body;
    expect(enforcement).toMatchObject({
      caseValueFen: 9_900_00,
      valueBasis: 'label',
      fineProposedFen: 9_900_00,
      confiscatedProposedFen: 594_00,
      fineDecidedFen: null,
      fineCollectedFen: 0,
    });
  });

  it('当场处罚由所里两名有证的执法人员自己办，不用所长先指定；别的所的人、没有证的不行', async () => {
    const number = await register();
    const spot = async (by: string, second: string) =>
      move(by, number, 'decideOnTheSpot', { secondId: await idOf(app, second) });
    expect((await spot(cast.officer, cast.officerOfShiqiao)).body.code).toBe('handler-unknown');
    expect((await spot(cast.officerOfShiqiao, cast.officer)).status).toBe(404);
    expect((await spot(cast.centre, cast.officer)).status).toBe(403);
    expect((await read(number)).body).toMatchObject({ next: 'assign', enforcement: { state: 'clue' } });
    const done = await spot(cast.officer, cast.officeHead);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ next: 'recordPayment', enforcement: { state: 'served', outcome: 'penalised' } });
    expect(done.body.enforcement.handlerId).toBe(await idOf(app, cast.officer));
    const heard = (await app.as(cast.officeHead)('GET', '/api/messages/own')).body.items as { text: string }[];
    expect(heard.filter(({ text }) => text.includes(`${number}当场作了处罚`) && text.includes('不在场'))).toHaveLength(
      1,
    );
  });

  it('一件证据都没有登记的，不写明证据在哪里就不能处罚', async () => {
    const number = await register();
    await investigated(number);
    const course = [
      [cast.officer, 'assess', {}],
      [cast.officer, 'report', {}],
      [cast.officer, 'submitReview', { reviewerId: await idOf(app, cast.centre) }],
      [cast.centre, 'passReview', {}],
      [cast.officeHead, 'issueNotice', {}],
      [cast.officer, 'notify', {}],
      [cast.officer, 'waiveDefence', {}],
    ] as const;
    for (const [by, name, input] of course) expect((await move(by, number, name, input)).status, name).toBe(200);
    expect((await move(cast.officeHead, number, 'decide', { evidence: '' })).body.code).toBe('evidence-missing');
    const exhibit = await app.as(cast.officer)('POST', '/api/exhibits', {
      id: uuidv7(),
      ...anExhibit({ enforcementNumber: number }),
      collectedAt: `${today}T09:00:00+08:00`,
      firstId: await idOf(app, cast.officer),
      secondId: await idOf(app, cast.officeHead),
    });
    expect(exhibit.status, JSON.stringify(exhibit.body)).toBe(200);
    expect((await move(cast.officeHead, number, 'decide', { evidence: '' })).status).toBe(200);
  });

  it('is read by its office, the centre and the leaders, and by nobody else', async () => {
    const number = await register();
    for (const login of [cast.officer, cast.officeHead, cast.centre, cast.deputyDirector])
      expect((await read(number, login)).status, login).toBe(200);
    expect((await read(number, cast.officerOfShiqiao)).status).toBe(404);
    for (const login of [cast.mediator, cast.admin, 'st-v0601'])
      expect((await read(number, login)).status, login).toBe(403);
    const list = (await app.as(cast.officerOfShiqiao)('GET', '/api/enforcements')).body;
    expect(list.items).toEqual([]);
    const found = await app.as(cast.officer)(
      'GET',
      `/api/enforcements?q=${encodeURIComponent('老周')}&channel=inspection`,
    );
    expect(found.body.total).toBeGreaterThan(0);
    const file = await app.as(cast.deputyDirector)('GET', '/api/export/enforcements?format=csv');
    expect(file.body).toContain('老周农资店');
  });

  it('shows a natural person by his family name, and whole for a reason on record', async () => {
    const code = '51018119770101222X';
    const number = await register({
      partyKind: 'person',
      operatorName: '周建国',
      partyCode: code,
      partyAddress: '前柳村 12 号',
      story: '周建国在前柳村 12 号的院里卖复合肥，电话 13812340317',
    });
    const shown = await read(number);
    for (const words of ['周建国', code, '前柳村 12 号', '13812340317'])
      expect(JSON.stringify(shown.body), words).not.toContain(words);
    const { enforcement } = shown.body;
    expect(enforcement).toMatchObject({ operatorName: '周**', partyCode: '（隐去）', partyAddress: '（隐去）' });
    expect(enforcement.story).toContain('周**在（隐去）的院里卖复合肥');
    // Who puts another field right sends back what the page shows, and loses nothing by it.
    const { partyKind, operatorName, partyAddress, actUntil } = enforcement;
    const typed = { operatorName, partyKind, partyCode: '', partyAddress, cause: '涉嫌周**无照经营', actUntil };
    expect((await move(cast.officer, number, 'correct', typed)).status).toBe(200);
    const opened = await app.as(cast.officer)('POST', `/api/enforcements/${encodeURIComponent(number)}/reveal`, {
      reason: '送达要写全名',
    });
    expect(opened.body.enforcement).toMatchObject({
      operatorName: '周建国',
      partyCode: code,
      partyAddress: '前柳村 12 号',
      cause: '涉嫌周建国无照经营',
    });
    expect(opened.body.timeline.at(-1)).toMatchObject({ verb: 'revealed' });
  });

  it('K-02 期满没有处理的先行登记保存由时钟写一行自动解除，只写一次', async () => {
    const number = await register();
    await investigated(number);
    expect(
      (
        await move(cast.officer, number, 'takeMeasure', {
          kind: 'keep',
          urgent: 'no',
          approverId: await idOf(app, cast.deputyDirector),
        })
      ).status,
    ).toBe(200);
    expect(await lapseKept(await systemCtx())).toBe(0);
    app.setNow('2026-06-10T10:00:00+08:00');
    expect(await lapseKept(await systemCtx())).toBe(1);
    expect(await lapseKept(await systemCtx())).toBe(0);
    const { enforcement, timeline } = (await read(number)).body;
    expect(enforcement.measures[0]).toMatchObject({ ending: 'lapsed', endedOn: '2026-05-27' });
    expect(timeline.at(-1).verb).toBe('measures-lapsed');
    app.setNow(`${today}T10:00:00+08:00`);
  });

  it('执法证由管理员、中心登记，办案人员只看', async () => {
    const id = await idOf(app, cast.officerOfShiqiao);
    const form = { number: '豫 0001', fromOn: '2026-01-01', untilOn: '2025-01-01' };
    const put = (by: string, body: object) => app.as(by)('PUT', `/api/enforcement-certificates/${id}`, body);
    expect((await put(cast.officer, { ...form, untilOn: '2027-01-01' })).status).toBe(403);
    expect((await put(cast.centre, form)).status).toBe(400);
    expect((await put(cast.centre, { ...form, untilOn: '2027-01-01' })).status).toBe(200);
    const { officers } = (await app.as(cast.officer)('GET', '/api/enforcement-certificates')).body;
    const one = officers.find(({ accountId }: { accountId: string }) => accountId === id);
    expect(one.certificates).toEqual([{ number: '豫 0001', fromOn: '2026-01-01', untilOn: '2027-01-01' }]);
  });

  it('法制审核人员由管理员、中心登记，撤下也是；没有登记的送不了法制审核', async () => {
    const id = await idOf(app, cast.otherCentre);
    const put = (by: string, body: object, of = id) =>
      app.as(by)('PUT', `/api/enforcement-legal-reviewers/${of}`, body);
    const reviews = { reviews: 'yes', qualification: '法律职业资格证 A2018' };
    expect((await put(cast.officer, reviews)).status).toBe(403);
    expect((await put(cast.centre, { reviews: 'yes' })).status).toBe(400);
    expect((await put(cast.centre, reviews, await idOf(app, cast.mediator))).body.code).toBe('handler-unknown');
    expect((await put(cast.otherCentre, reviews)).body.code).toBe('legal-reviewer-self');
    const number = await register();
    await investigated(number);
    for (const name of ['assess', 'report'] as const) expect((await move(cast.officer, number, name)).status).toBe(200);
    const legal = { kind: 'legal', ground: 'complex', reviewerId: id };
    expect((await move(cast.officer, number, 'submitReview', legal)).body.code).toBe('reviewer-not-legal');
    // Twice is once: the county's chain tells of it in one line.
    for (const _ of [1, 2]) expect((await put(cast.centre, reviews)).status).toBe(200);
    const lines = await sql`select 1 from ledger where verb = 'legal-reviewer-named'`.execute(app.deps.db);
    expect(lines.rows).toHaveLength(1);
    expect((await read(number)).body.legalReviewers).toEqual([id]);
    const { reviewers } = (await app.as(cast.officer)('GET', '/api/enforcement-certificates')).body;
    const named = reviewers.filter(({ qualification }: { qualification: string | null }) => qualification !== null);
    expect(named).toMatchObject([{ accountId: id, qualification: '法律职业资格证 A2018', sinceOn: today }]);
    expect((await move(cast.officer, number, 'submitReview', legal)).status).toBe(200);
    expect((await put(cast.admin, { reviews: 'no', qualification: '' })).status).toBe(200);
    expect((await read(number)).body.legalReviewers).toEqual([]);
    // What he has already he ends.
    expect((await move(cast.otherCentre, number, 'passReview')).status).toBe(200);
  });
});
