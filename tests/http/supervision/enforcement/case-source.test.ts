/** 转案件: a case opened out of a sampling, a visit, a campaign or a review of terms; the links both ways, and what ends there with it. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timelineZh, type TimelineEntry } from '../../../../src/domain/desk/timeline.ts';
import type { DocketEntry } from '../../../../src/domain/matter/docket.ts';
import { OpenCase } from '../../../../src/domain/supervision/enforcement/open-case.ts';
import type { Campaign } from '../../../../src/domain/supervision/inspection/campaign.ts';
import type { Inspection } from '../../../../src/domain/supervision/inspection/inspection.ts';
import { transact } from '../../../../src/store/base/transact.ts';
import { insertEntry } from '../../../../src/store/matter/docket.ts';
import { kindOnce } from '../../../../src/domain/matter/words/message-words.ts';
import { cast } from '../../../build/cast.ts';
import { testApp, type Answer, type TestApp } from '../../../build/house/http-app.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';
import { aCase } from '../../../build/supervision/enforcement.ts';
import { aCampaign, answersTo, aPlannedVisit, aVisit } from '../../../build/supervision/inspection.ts';
import { aBatch, batchInputs, evened, lab, made, through, toConfirmed } from '../../../build/supervision/sampling.ts';

let app: TestApp;
const today = '2026-07-20';
const found = { ...aCase(), foundOn: today, actUntil: '2026-07-01' };
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  await certify(app, cast.officer, cast.officeHead);
  await transact(app.deps.db, (tx) => insertEntry(tx, 'institution', lab));
});
afterAll(() => app.close());

const read = async (path: string, key: string, by: string = cast.centre) =>
  app.as(by)('GET', `/api/${path}/${encodeURIComponent(key)}`);
async function step(
  path: string,
  key: string,
  move: string,
  input: object = {},
  { by = cast.officer, clientId = uuidv7(), version }: { by?: string; clientId?: string; version?: number } = {},
): Promise<Answer> {
  const known = version ?? (await read(path, key)).body.entry?.version ?? 1;
  return app.as(by)('POST', `/api/${path}/${encodeURIComponent(key)}/${move}`, { version: known, clientId, input });
}
async function done(path: string, key: string, move: string, input: object = {}, by: string = cast.officer) {
  const answer = await step(path, key, move, input, { by });
  expect(answer.status, `${move} ${JSON.stringify(answer.body)}`).toBe(200);
  return answer.body;
}
const caseOf = async (number: string, by: string = cast.deputyDirector) =>
  (await read('enforcements', number, by)).body.enforcement;
const told = async (by: string) =>
  (await app.as(by)('GET', '/api/messages/own')).body.items.map(({ text }: { text: string }) => text) as string[];
/** The last line of its timeline, as the desk says it. */
function lastOf({ body }: { body: { timeline: TimelineEntry[] } }): string {
  const line = body.timeline.at(-1);
  return line === undefined ? '' : timelineZh(line);
}
async function verified(number: string): Promise<void> {
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  expect((await moveCase(app, cast.officeHead, number, 'assign', today, two)).status).toBe(200);
  expect((await moveCase(app, cast.officer, number, 'startVerification', today)).status).toBe(200);
}
async function decided(number: string, move: 'file' | 'notFile'): Promise<void> {
  await verified(number);
  const answer = await moveCase(app, cast.deputyDirector, number, move, today);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
const counted = async () =>
  Number((await sql<{ n: string }>`select count(*) as n from enforcement`.execute(app.deps.db)).rows[0]?.n);

/** A batch that the rules brought so far, as the office of 柳河 has it. */
async function keptBatch(state: 'confirmed' | 'disposed' | 'qualified'): Promise<string> {
  const confirmed = through(aBatch(), toConfirmed);
  const batch =
    state === 'confirmed'
      ? confirmed
      : state === 'disposed'
        ? made(evened(confirmed), 'dispose')
        : { ...made(through(aBatch(), ['sample', 'send']), 'enterResult', fitResult), state: 'published' as const };
  const number = `抽2026-9${uuidv7().slice(-9)}`;
  const byId = await idOf(app, cast.otherOfficer);
  const kept = { ...batch, number, byId, sampleSeal: `${number} 正`, spareSeal: `${number} 备` };
  await transact(app.deps.db, (tx) => insertEntry(tx, 'sampling_batch', kept as DocketEntry));
  return number;
}
const fitResult = { ...batchInputs.enterResult, items: [batchInputs.enterResult.items[1]] };

describe('从抽检转案件', () => {
  it('S12 一次只转一件：案件写明来自哪一批，批次写明转了哪一件，重按不多一件', async () => {
    const number = await keptBatch('confirmed');
    const before = await counted();
    const press = { clientId: uuidv7(), version: (await read('samplings', number)).body.entry.version as number };
    const first = await step('samplings', number, 'openCase', found, press);
    const again = await step('samplings', number, 'openCase', found, press);
    expect([first.status, again.status], JSON.stringify(first.body)).toEqual([200, 200]);
    expect(await counted()).toBe(before + 1);
    const [one] = again.body.more.cases;
    expect(again.body.more.cases).toEqual([{ number: one.number, cause: found.cause, zh: '来源登记', en: 'Clue' }]);
    expect(again.body.entry.state).toBe('confirmed');
    expect(again.body.timeline.at(-1)).toMatchObject({ verb: 'sampling-case-opened' });
    expect(lastOf(again)).toBe(`转案件 ${one.number}，当事人：${found.operatorName}。`);
    const opened = await caseOf(one.number);
    expect(opened).toMatchObject({
      channel: 'postSampling',
      sourceKind: 'sampling_batch',
      sourceNumber: number,
      operatorName: found.operatorName,
      officeId: 'SO-LH',
      state: 'clue',
      foundOn: today,
    });
    const person = { ...found, operatorName: '周建国', partyKind: 'person' };
    const ofPerson = await done('samplings', number, 'openCase', person);
    expect(JSON.stringify(ofPerson.timeline)).not.toContain('周建国');
    expect(lastOf({ body: ofPerson })).toMatch(/^转案件 案\d{4}-\d+。$/u);
    // The maker can be another case of the same batch.
    const maker = { ...found, operatorName: '福来糕点坊' };
    expect((await done('samplings', number, 'openCase', maker)).more.cases).toHaveLength(3);
  });

  it('是否立案没定，批次不能结束；不予立案以后告诉登记的人和所长，批次接着办', async () => {
    const number = await keptBatch('disposed');
    expect((await read('samplings', number, cast.officeHead)).body.moves).toEqual(
      expect.arrayContaining(['openCase', 'noCase']),
    );
    expect((await step('samplings', number, 'linkCase', {}, { by: cast.officeHead })).body.code).toBe(
      'sampling-case-none',
    );
    const linked = await done('samplings', number, 'openCase', found);
    expect(linked.entry.state).toBe('linked');
    const [one] = linked.more.cases;
    await done('samplings', number, 'publish', { ...batchInputs.publish, publishedOn: today }, cast.centre);
    expect((await read('samplings', number, cast.officeHead)).body.moves).not.toContain('close');
    const early = await step('samplings', number, 'close', {}, { by: cast.officeHead });
    expect([early.status, early.body.code]).toEqual([422, 'sampling-case-undecided']);
    await decided(one.number, 'notFile');
    // By lot the number of the test is no number of the county.
    const words = kindOnce(`抽检${number}转的${one.number}不予立案；请接着办。`);
    expect(await told(cast.otherOfficer)).toContain(words);
    // Who decided knows it already, and no other office hears of it.
    expect(await told(cast.officeHead)).toContain(words);
    expect(await told(cast.deputyDirector)).not.toContain(words);
    expect(await told(cast.headOfShiqiao)).not.toContain(words);
    const after = (await read('samplings', number)).body;
    expect(lastOf({ body: after })).toBe(`案件 ${one.number}：不予立案。`);
    expect(after.more.cases[0].zh).toBe('不予立案');
    // The case was not filed: why the batch ends without one is said by the batch itself.
    expect(after.moves).not.toContain('close');
    const unsaid = await step('samplings', number, 'close', {}, { by: cast.officeHead });
    expect([unsaid.status, unsaid.body.code]).toEqual([422, 'sampling-case-why']);
    const said = await done('samplings', number, 'noCase', batchInputs.noCase, cast.officeHead);
    expect(said.entry.state).toBe('published');
    expect(said.moves).not.toContain('noCase');
    expect((await done('samplings', number, 'close', {}, cast.officeHead)).entry.state).toBe('closed');
  });

  it('转了案件就不能再定“不立案”，处置完按“已经转案件”往下走', async () => {
    const number = await keptBatch('confirmed');
    await done('samplings', number, 'openCase', found);
    await sql`update sampling_batch set state = 'disposed', disposed_on = ${today} where number = ${number}`.execute(
      app.deps.db,
    );
    const { moves } = (await read('samplings', number, cast.officeHead)).body;
    expect(moves).toContain('linkCase');
    expect(moves).not.toContain('noCase');
    const denied = await step('samplings', number, 'noCase', batchInputs.noCase, { by: cast.officeHead });
    expect([denied.status, denied.body.code]).toEqual([422, 'sampling-has-case']);
    expect((await done('samplings', number, 'linkCase', {}, cast.officeHead)).entry.state).toBe('linked');
  });

  it('合格的批次没有案件，拒绝的一步不留下案件也不占编号', async () => {
    const number = await keptBatch('qualified');
    const before = await counted();
    const refused = await step('samplings', number, 'openCase', found);
    expect([refused.status, refused.body.code]).toEqual([422, 'sampling-not-unfit']);
    expect(await counted()).toBe(before);
    const numbers = [];
    for (const one of [await keptBatch('confirmed'), await keptBatch('confirmed')]) {
      await step('samplings', number, 'openCase', found);
      numbers.push((await done('samplings', one, 'openCase', found)).more.cases[0].number.slice(-4));
    }
    expect(Number(numbers[1]) - Number(numbers[0])).toBe(1);
  });

  it('谁能转：本所和中心；站点、协会、别的所、管理员不行，没有权限的人也看不到案件', async () => {
    const number = await keptBatch('confirmed');
    for (const by of [cast.mediator, cast.admin, cast.deputyDirector, 'st-v0601'])
      expect((await step('samplings', number, 'openCase', found, { by })).status, by).toBe(403);
    expect((await step('samplings', number, 'openCase', found, { by: cast.officerOfShiqiao })).status).toBe(404);
    expect((await step('samplings', number, 'openCase', found, { by: cast.centre })).status).toBe(200);
    expect((await read('samplings', number, cast.officer)).body.more.cases).toHaveLength(1);
  });
});

describe('从检查和专项转案件', () => {
  let officers: { accountId: string; certificate: string }[];
  let campaign: Campaign;
  beforeAll(async () => {
    officers = [];
    for (const by of [cast.officer, cast.officeHead])
      officers.push({ accountId: await idOf(app, by), certificate: `执法 ${by}` });
    const dates = { startsOn: '2026-07-01', endsOn: '2026-12-31' };
    const form = { id: uuidv7(), ...aCampaign(dates) };
    const { entry } = (await app.as(cast.centre)('POST', '/api/campaigns', form)).body;
    campaign = (await done('campaigns', entry.number, 'start', {}, cast.centre)).entry as Campaign;
  });

  async function aFinding(isViolation = true, more: object = {}): Promise<Inspection> {
    const planned = { id: uuidv7(), ...aPlannedVisit({ campaignNumber: campaign.number, ...more }) };
    const { entry } = (await app.as(cast.officer)('POST', '/api/inspections', planned)).body;
    const visit = aVisit({ officers, visitedAt: `${today}T09:00:00+08:00`, answers: answersTo(campaign.checklist) });
    const findings = [{ text: '没有标明厂名厂址', isViolation }];
    return (await done('inspections', entry.number, 'recordFinding', { ...visit, findings })).entry as Inspection;
  }
  const summarise = () =>
    step('campaigns', campaign.number, 'summarise', { summary: '共检查三十户，都已复查。' }, { by: cast.centre });
  const isOpen = async (number: string) =>
    (await app.as(cast.officer)('GET', '/api/inspections')).body.items.some(
      ({ entry }: { entry: Inspection }) => entry.number === number,
    );

  it('S12 S17 发现转了案件就不再拦小结；不予立案的又算没办完；结案了还要记改正没有', async () => {
    const visit = await aFinding();
    expect((await summarise()).body.code).toBe('campaign-unfinished');
    const [dropped] = (await done('inspections', visit.number, 'openCase', found)).more.cases;
    expect(await caseOf(dropped.number)).toMatchObject({
      channel: 'campaign',
      sourceKind: 'inspection',
      sourceNumber: visit.number,
      officeId: visit.officeId,
      operatorRegionId: visit.regionId,
    });
    await decided(dropped.number, 'notFile');
    expect((await summarise()).body.code).toBe('campaign-unfinished');
    expect(await isOpen(visit.number)).toBe(true);
    const { cases } = (await done('inspections', visit.number, 'openCase', found)).more;
    const kept = cases.at(-1);
    await decided(kept.number, 'file');
    expect((await summarise()).body.entry).toMatchObject({ state: 'summarised' });
    // The campaign shows the cases of its visits.
    expect(
      (await read('campaigns', campaign.number)).body.more.cases.map(({ number }: { number: string }) => number),
    ).toEqual([dropped.number, kept.number]);
    await penalise(app, kept.number, today, ofLiuhe);
    // An order to rectify goes with a penalty, and is no part of the case: whoever wrote the visit down is told.
    expect(await isOpen(visit.number)).toBe(true);
    expect(await told(cast.officer)).toContain(
      `${visit.number}转的${kept.number}结案，行政处罚；改正了没有，请在检查里记。`,
    );
    const after = (await read('inspections', visit.number)).body;
    expect(after.more.cases.at(-1).zh).toBe('结案 · 行政处罚');
    expect(lastOf({ body: after })).toBe(`案件 ${kept.number}：结案，行政处罚。`);
    await done('campaigns', campaign.number, 'resume', { remark: '还有几户没查' }, cast.centre);
  });

  it('没有违法行为的没有案件；责令改正照样复查', async () => {
    const fine = await aFinding(false, { operatorName: '前街鞋店' });
    expect((await read('inspections', fine.number, cast.officer)).body.moves).not.toContain('openCase');
    const refused = await step('inspections', fine.number, 'openCase', found);
    expect([refused.status, refused.body.code]).toEqual([422, 'no-violation-found']);
    const wrong = await aFinding(true, { operatorName: '后街鞋店' });
    await done('inspections', wrong.number, 'order', { text: '七天内补上厂名厂址', dueOn: '2026-07-27' });
    await done('inspections', wrong.number, 'openCase', found);
    expect((await read('inspections', wrong.number)).body.entry.state).toBe('ordered');
    // What was ordered is still to be seen done, case or not.
    expect((await summarise()).body.code).toBe('campaign-unfinished');
    for (const by of [cast.mediator, cast.deputyDirector])
      expect((await step('inspections', wrong.number, 'openCase', found, { by })).status, by).toBe(403);
  });

  it('专项本身也能转案件，参与别的单位的不行', async () => {
    const { cases } = (await done('campaigns', campaign.number, 'openCase', found, cast.officer)).more;
    const own = cases.at(-1);
    expect(await caseOf(own.number)).toMatchObject({
      channel: 'campaign',
      sourceKind: 'campaign',
      sourceNumber: campaign.number,
      officeId: 'SO-LH',
    });
    const form = { id: uuidv7(), ...aCampaign({ role: 'participant', issuer: '县教育局', startsOn: '2026-07-01' }) };
    const { entry } = (await app.as(cast.centre)('POST', '/api/campaigns', form)).body;
    await done('campaigns', entry.number, 'start', {}, cast.centre);
    expect((await step('campaigns', entry.number, 'openCase', found)).body.code).toBe('campaign-of-others');
    for (const by of [cast.deputyDirector, cast.mediator])
      expect((await step('campaigns', campaign.number, 'openCase', found, { by })).status, by).toBe(403);
  });
});

describe('从格式条款审查转案件', () => {
  it('S39 转的案件算格式条款的；不予立案的，审查回到已审，可以再转', async () => {
    const form = {
      id: uuidv7(),
      title: '婚宴预订单',
      form: 'contract',
      trade: 'catering',
      operatorName: '青禾国际酒店',
      source: 'inspection',
      sourceNumbers: [],
      collectedOn: '2026-07-18',
      text: '婚宴预订单\n第三条　谢绝自带酒水、饮料。\n第十二条　最终解释权归乙方。',
    };
    const { entry } = (await app.as(cast.officer)('POST', '/api/contract-reviews', form)).body;
    for (const { n } of entry.clauses as { n: number }[])
      await done('contract-reviews', entry.number, 'judge', { n, decision: 'suspected', reason: '' });
    await done('contract-reviews', entry.number, 'finish');
    const input = {
      remark: '拒不改正',
      ...found,
      operatorName: '青禾国际酒店',
      cause: '涉嫌利用格式条款侵害消费者权益',
    };
    const over = await done('contract-reviews', entry.number, 'handOver', input, cast.officeHead);
    const [one] = over.more.cases;
    expect(over.entry).toMatchObject({ state: 'enforced', enforcementNumber: one.number });
    expect(await caseOf(one.number)).toMatchObject({ channel: 'contractTerm', sourceNumber: entry.number });
    await decided(one.number, 'notFile');
    const back = (await read('contract-reviews', entry.number, cast.officeHead)).body;
    expect(back.entry).toMatchObject({ state: 'reviewed', closedAt: null, remark: `案件 ${one.number} 不予立案` });
    expect(back.moves).toContain('handOver');
    const again = await done('contract-reviews', entry.number, 'handOver', input, cast.officeHead);
    const figures = async () =>
      (await app.as(cast.centre)('GET', '/api/figures?from=2026-01-01&to=2026-12-31')).body.values as {
        termCases: number;
        termPenalties: number;
        samplingCases: number;
      };
    const before = await figures();
    const kept = again.more.cases.at(-1).number as string;
    await decided(kept, 'file');
    expect(await figures()).toMatchObject({ termCases: before.termCases + 1, samplingCases: before.samplingCases });
    await penalise(app, kept, today, ofLiuhe, 4_460_00);
    expect((await figures()).termPenalties).toBe(before.termPenalties + 4_460_00);
    expect((await read('contract-reviews', entry.number)).body.entry.state).toBe('enforced');
    // The review is given back by its case and by nobody else.
    expect(
      (await step('contract-reviews', entry.number, 'reopen', { remark: '再审' }, { by: cast.centre })).status,
    ).toBe(403);
  });
});

describe('在案件里登记、写来源编号的', () => {
  const register = async (source: string, sourceNumber: string, by: string = cast.officer) => {
    const { foundOn, operatorName, cause, story } = found;
    const party = { operatorName, partyKind: 'soleTrader', cause, story, foundOn };
    const form = { clientId: uuidv7(), source, sourceNumber, ...party };
    const answer = await app.as(by)('POST', '/api/enforcements', form);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return caseOf(answer.body.number as string);
  };

  it('编号是本所看得到的抽检、检查的，两头连上；别的所的、别的台账的只是一句话', async () => {
    const number = await keptBatch('confirmed');
    expect(await register('postSampling', number)).toMatchObject({
      sourceKind: 'sampling_batch',
      sourceNumber: number,
    });
    expect((await read('samplings', number)).body.more.cases).toHaveLength(1);
    expect(await register('postSampling', '抽2019-0001')).toMatchObject({
      sourceKind: null,
      sourceNumber: '抽2019-0001',
    });
    expect(await register('inspection', number)).toMatchObject({ sourceKind: null });
    // Who may not read the batch links nothing to it, and learns nothing of it.
    expect(await register('postSampling', number, cast.officerOfShiqiao)).toMatchObject({ sourceKind: null });
    expect((await read('samplings', number)).body.more.cases).toHaveLength(1);
  });
});

describe('转案件要填的', () => {
  it('没有写当事人、案由、发现日期的，说明缺什么；发现日期不能在以后', async () => {
    const number = await keptBatch('confirmed');
    const empty = await step('samplings', number, 'openCase', {});
    expect(empty.status).toBe(400);
    expect(OpenCase.safeParse({}).success).toBe(false);
    const paths = empty.body.fields.map(({ path }: { path: string }) => path);
    for (const field of ['operatorName', 'partyKind', 'cause', 'foundOn', 'story'])
      expect(
        paths.some((path: string) => path.endsWith(field)),
        field,
      ).toBe(true);
    const late = await step('samplings', number, 'openCase', { ...found, foundOn: '2026-07-21' });
    expect(late.status).toBeGreaterThanOrEqual(400);
  });
});
