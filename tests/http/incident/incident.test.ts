import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIncidents, answerPage } from '../../../src/actions/incident/answering.ts';
import { countWithin } from '../../../src/domain/desk/work/waiting-line.ts';
import type { Work } from '../../../src/http/api/desk/work/work-routes.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { cast } from '../../build/cast.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
let countyId: number;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
});
afterAll(() => app.close());

const systemContext = async () => {
  const ctx = await consumerContext(app);
  return { ...ctx, actor: { ...ctx.actor, id: 'system', role: 'system' as const } };
};
const idOf = async (who: string) => (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? '';
const open = (who: string, path: string, form: object) => app.as(who)('POST', `/api/${path}`, form);
async function step(who: string, path: string, number: string, move: string, input: object = {}) {
  const { entry } = (await app.as(cast.centre)('GET', `/api/${path}/${number}`)).body;
  return app.as(who)('POST', `/api/${path}/${number}/${move}`, { version: entry?.version ?? 1, input });
}
const seen = async (who: string, number: string) => (await app.as(who)('GET', `/api/incidents/${number}`)).body;
const stories = [
  '今年春上买的“丰垦818”玉米种，眼下别人家棒子都甩缨了，俺这地里十棵有四棵没棒子。',
  '苞米光长秆不结穗，种子是老胡种子门市拿的，袋子上头有个818。',
  '春播玉米，品种丰垦八一八，八月初发现大面积秃尖缺粒。',
  '都是春上流动车送下乡的种子，喇叭喊的丰垦，出穗一半都没有。',
];
async function fileOne(n: number): Promise<{ id: string; number: string }> {
  const form = filing({
    story: stories[n % stories.length],
    consumer: { name: `种田户${n}`, phone: `1380000${String(1000 + n)}`, regionId: 'V0301' },
  });
  const { body } = await app.as(cast.centre)('POST', '/api/complaints', form);
  const number = body.complaint?.number ?? body.number;
  const found = await findComplaint(app.deps.db, countyId, { number });
  return { id: found?.id ?? '', number };
}
const files = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => fileOne(i)));
const anIncident = (numbers: string[]) => ({
  id: randomUUID(),
  title: '丰垦818 玉米不结穗',
  product: '玉米种子',
  variety: '丰垦818',
  defect: '不结穗',
  reason: '同一个品种、同一个毛病',
  numbers,
});
async function aFiledIncident(n = 2): Promise<string> {
  const made = await files(n);
  const { entry } = (await open(cast.centre, 'incidents', anIncident(made.map(({ number }) => number)))).body;
  const confirm = { reason: '同一个品种、同一个毛病', level: '3', responsibleId: await idOf(cast.officer) };
  await step(cast.centre, 'incidents', entry.number, 'confirm', confirm);
  await step(cast.deputyDirector, 'incidents', entry.number, 'file');
  return entry.number;
}

describe('a group incident on the wire', () => {
  it('S187 确认时自动备案有号，备案后才能问站点，终结要写报告；每一步进台账', async () => {
    const made = await files(3);
    const form = anIncident(made.map(({ number }) => number));
    expect((await open(cast.officer, 'incidents', { ...form, numbers: ['投2020-0001'] })).body.code).toBe(
      'incident-matter-unknown',
    );
    const { entry } = (await open(cast.centre, 'incidents', form)).body;
    expect((await open(cast.centre, 'incidents', form)).body.entry.number).toBe(entry.number);
    const confirm = { reason: '核过了', level: '3', responsibleId: await idOf(cast.mediator) };
    expect((await step(cast.centre, 'incidents', entry.number, 'confirm', confirm)).body.code).toBe('invalid-input');
    const wrong = { ...confirm, reason: '核过了，同一品种' };
    expect((await step(cast.centre, 'incidents', entry.number, 'confirm', wrong)).body.code).toBe(
      'incident-responsible-unknown',
    );
    const right = { ...wrong, responsibleId: await idOf(cast.officer) };
    const confirmed = (await step(cast.centre, 'incidents', entry.number, 'confirm', right)).body;
    expect(confirmed.entry).toMatchObject({
      state: 'confirmed',
      recordNumber: expect.stringMatching(/^备2026-\d{4}$/u),
    });
    expect(confirmed.entry.recordedAt).toBe(confirmed.entry.confirmedAt);
    const ask = {
      id: randomUUID(),
      incidentNumber: entry.number,
      question: '咱村有没有“丰垦818”玉米不结穗？',
      dueAt: '2026-08-18T10:00:00Z',
    };
    expect((await open(cast.centre, 'area-checks', ask)).body.code).toBe('incident-not-filed');
    expect((await step(cast.deputyDirector, 'incidents', entry.number, 'file')).body.entry.state).toBe('filed');
    expect((await open(cast.centre, 'area-checks', ask)).status).toBe(200);
    await step(cast.centre, 'incidents', entry.number, 'handle');
    expect((await step(cast.centre, 'incidents', entry.number, 'close', { summary: '短' })).body.code).toBe(
      'invalid-input',
    );
    const summary = '鉴定为种子质量问题，各户都谈成了赔偿，经营者已经移交农业农村局。';
    expect((await step(cast.centre, 'incidents', entry.number, 'close', { summary })).body.entry.state).toBe('closed');
    const { timeline } = await seen(cast.centre, entry.number);
    expect(timeline.map(({ verb }: { verb: string }) => verb)).toEqual([
      'incident-raised',
      'incident-confirmed',
      'incident-filed',
      'incident-handled',
      'incident-closed',
    ]);
  });

  it('gives everybody the same answer by one act: in his ledger, on his page, by text message, and twice is once', async () => {
    const number = await aFiledIncident(3);
    const { members } = (await seen(cast.centre, number)).more;
    const words = '已经请县农业农村局现场鉴定，结果出来马上告诉您，请先别砍秆。';
    const naming = { words: '投诉人李有田（13800000317）说的种子已经封存，请放心。' };
    const refused = (await step(cast.centre, 'incidents', number, 'answerAll', naming)).body;
    expect([refused.code, refused.fields[0].zh]).toEqual([
      'incident-names-somebody',
      expect.stringContaining('13800000317'),
    ]);
    const version = (await seen(cast.centre, number)).entry.version;
    const body = { version, clientId: randomUUID(), input: { words } };
    const first = await app.as(cast.centre)('POST', `/api/incidents/${number}/answerAll`, body);
    const second = await app.as(cast.centre)('POST', `/api/incidents/${number}/answerAll`, body);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.more.answered).toEqual({ told: 0, of: 3 });
    // One page, then a stop; two workers go on with what is left.
    const ctx = await systemContext();
    expect(await answerPage(ctx, 1)).toBe(true);
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 1, of: 3 });
    const rest = () => answerIncidents(ctx, new AbortController().signal);
    await Promise.all([rest(), rest()]);
    await rest();
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 3, of: 3 });
    for (const { matterId } of members) {
      const lines = (await listLedger(app.deps.db, countyId, matterId)).filter(
        ({ verb }) => verb === 'incident-answered',
      );
      expect(lines.map(({ detail }) => detail['words'])).toEqual([words]);
    }
    const texts = (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes('请先别砍秆'));
    expect(texts).toHaveLength(3);
  });

  it('FRESH 5 6 7 答给每一位的、叫什么、问各站点的，投诉人和店家一个也不写；说得清是哪几个字、怎么改', async () => {
    const member = async (name: string, operatorName: string) => {
      const form = filing({
        consumer: { name, phone: '13800001999', regionId: 'V0301' },
        operator: { name: operatorName, address: '', phone: '' },
      });
      const { body } = await app.as(cast.centre)('POST', '/api/complaints', form);
      return body.complaint?.number ?? body.number;
    };
    const numbers = [await member('孙铁柱', '临河县宏运车行'), await member('韩大年', '路边农资店')];
    const raised = await open(cast.centre, 'incidents', { ...anIncident(numbers), title: '孙铁柱家电池鼓包' });
    expect([raised.body.code, raised.body.fields]).toEqual([
      'incident-names-somebody',
      [expect.objectContaining({ path: 'title', zh: '“孙铁柱”看得出是谁；请去掉，或者换成“某某”。' })],
    ]);
    const { entry } = (await open(cast.centre, 'incidents', { ...anIncident(numbers), title: '锂电池鼓包' })).body;
    const common = { product: '电池', brand: '', variety: '', batch: '13812345678', defect: '鼓包', operators: [] };
    const describeAs = (more: object) =>
      step(cast.centre, 'incidents', entry.number, 'describe', { ...common, ...more });
    const named = await describeAs({ title: '孙铁柱13812345678 临河县宏运车行电池鼓包', defect: '韩大年说鼓包' });
    expect(named.body.fields.map(({ path, zh }: { path: string; zh: string }) => [path, zh])).toEqual([
      [
        'title',
        '“孙铁柱”“13812345678”看得出是谁；请去掉，或者换成“某某”。“临河县宏运车行”是店名；请去掉，或者换成“某店”。',
      ],
      ['defect', '“韩大年”看得出是谁；请去掉，或者换成“某某”。'],
    ]);
    // The shop may stand where the field does not say otherwise, and a word for a kind of shop is no shop's name.
    const plain = await describeAs({
      title: '路边农资店的锂电池鼓包',
      product: '临河县宏运车行的电池',
      operators: ['临河县宏运车行'],
    });
    expect(plain.status).toBe(200);
    const level = { reason: '同一个毛病', level: '3', responsibleId: await idOf(cast.officer) };
    await step(cast.centre, 'incidents', entry.number, 'confirm', level);
    await step(cast.deputyDirector, 'incidents', entry.number, 'file');
    for (const [words, told] of [
      ['孙铁柱家的已送检，结果出来马上告诉您。', '孙铁柱'],
      ['临河县宏运车行已经停卖，钱七天内退给您。', '临河县宏运车行'],
    ]) {
      const refused = await step(cast.centre, 'incidents', entry.number, 'answerAll', { words });
      expect([refused.body.code, refused.body.fields?.[0]?.zh]).toEqual([
        'incident-names-somebody',
        expect.stringContaining(told ?? ''),
      ]);
    }
    const ask = (question: string, more: object = {}) =>
      open(cast.centre, 'area-checks', {
        id: randomUUID(),
        incidentNumber: entry.number,
        question,
        dueAt: '2026-08-18T10:00:00Z',
        ...more,
      });
    const asked = await ask('孙铁柱在临河县宏运车行买的电池鼓包，你那有没有？', { look: '韩大年家的那种' });
    expect(asked.body.fields.map(({ path }: { path: string }) => path)).toEqual(['question', 'look']);
    const check = (await ask('你那里有没有锂电池鼓包？')).body.entry;
    const longer = { dueAt: '2026-08-19T10:00:00Z', remark: '孙铁柱还没说清' };
    expect((await step(cast.centre, 'area-checks', check.number, 'extend', longer)).body.code).toBe(
      'incident-names-somebody',
    );
    // What was called so before this gate stood is not put on the form either.
    await app.database.pool.query(`update incident set title = '孙铁柱家电池鼓包' where number = $1`, [entry.number]);
    const form = (await step(cast.centre, 'incidents', entry.number, 'openForm')).body;
    expect([form.code, form.zh ?? form.message ?? JSON.stringify(form)]).toEqual([
      'incident-form-names',
      expect.stringMatching(/孙铁柱.*改说明/u),
    ]);
  });

  it('FRESH 39 一件的先关注、不能确认，两件的才是疑似群体投诉；手工报的也写明为什么算一起', async () => {
    const made = (await files(2)).map(({ number }) => number);
    const one = (await open(cast.centre, 'incidents', anIncident([made[0] ?? '', made[0] ?? '']))).body;
    const two = (await open(cast.centre, 'incidents', anIncident(made))).body;
    expect([one.entry.grade, two.entry.grade]).toEqual(['watch', 'suspicion']);
    const confirm = { reason: '核过了，同一品种', level: '3', responsibleId: await idOf(cast.officer) };
    const alone = await step(cast.centre, 'incidents', one.entry.number, 'confirm', confirm);
    expect([alone.status, alone.body.code, JSON.stringify(alone.body)]).toEqual([
      422,
      'incident-alone',
      expect.stringMatching(/先留着关注.*加入一件/u),
    ]);
    expect((await seen(cast.centre, one.entry.number)).entry.state).toBe('suspected');
    await step(cast.centre, 'incidents', one.entry.number, 'addMember', { numbers: [made[1]], why: '同一个品种' });
    expect((await step(cast.centre, 'incidents', one.entry.number, 'confirm', confirm)).body.entry.state).toBe(
      'confirmed',
    );
    const { members } = (await seen(cast.centre, two.entry.number)).more;
    expect(members.map(({ how, why }: { how: string; why: string }) => [how, why])).toEqual(
      made.map(() => ['person', '同一个品种、同一个毛病']),
    );
  });

  it('共同投诉从事件里开：每户自己同意才并，不愿意的各办各的，推选的两位代表看得见，统一答复不发两遍', async () => {
    const number = await aFiledIncident(4);
    const { members } = (await seen(cast.centre, number)).more as { members: { number: string }[] };
    const [lead = '', second = '', third = '', alone = ''] = members.map((one) => one.number);
    const move = async (of: string, name: string, input: object, clientId = randomUUID()) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${of}`)).body.complaint;
      return app.as(cast.centre)('POST', `/api/complaints/${of}/${name}`, { version, clientId, input });
    };
    const day = '2026-08-17';
    for (const of of [second, third]) {
      const agreed = { source: 'matter', number: of, mediate: 'yes', agreedOn: day, way: 'phone', proof: '录音' };
      const joined = await move(lead, 'addMember', agreed);
      expect(joined.status, JSON.stringify(joined.body)).toBe(200);
    }
    const election = { first: '2', second: '3', on: day, paper: '推选书一份，存所里', signedByAll: true };
    expect((await move(lead, 'electRepresentatives', election)).status).toBe(200);
    const jointOf = Object.fromEntries(
      (await seen(cast.centre, number)).more.members.map((one: { number: string; joint: object | null }) => [
        one.number,
        one.joint,
      ]),
    );
    expect(jointOf).toEqual({
      [lead]: { lead, people: 3, representatives: 2 },
      [second]: { lead, people: 0, representatives: 0 },
      [third]: { lead, people: 0, representatives: 0 },
      [alone]: null,
    });
    // What was taken in has come to its end as a matter of its own, and is offered to nobody.
    const joins = (await seen(cast.centre, number)).more.members.filter((one: { mayJoin: boolean }) => one.mayJoin);
    expect(joins.map((one: { number: string }) => one.number).toSorted()).toEqual([lead, alone].toSorted());
    // Who does not see the matters sees nothing of who acts together.
    const elsewhere = (await seen(cast.headOfLongquan, number)).more.members;
    expect(elsewhere.every((one: { joint: object | null }) => one.joint === null)).toBe(true);
    await step(cast.centre, 'incidents', number, 'answerAll', {
      words: '已经请专家看过地，三天内把鉴定结果告诉各户。',
    });
    await answerIncidents(await systemContext(), new AbortController().signal);
    const texts = (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes('请专家看过地'));
    expect(texts).toHaveLength(4);
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 4, of: 4 });
  });

  it('统一答复：并进另一件的，牵头的那件先单独答过了、或者是答复以后才进来的，照样自己收到', async () => {
    const take = async (lead: string, other: string) => {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${lead}`)).body.complaint;
      const agreed = { mediate: 'yes', agreedOn: '2026-08-17', way: 'phone', proof: '录音' };
      const input = { source: 'matter', number: other, ...agreed };
      const body = { version, clientId: randomUUID(), input };
      const { status } = await app.as(cast.centre)('POST', `/api/complaints/${lead}/addMember`, body);
      expect(status).toBe(200);
    };
    const texts = async (words: string) =>
      (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes(words)).length;
    // The lead is on the first page, and the other is taken in between the pages.
    const number = await aFiledIncident(2);
    const { members } = (await seen(cast.centre, number)).more as { members: { matterId: string; number: string }[] };
    const [lead, other] = members.toSorted((a, b) => (a.matterId < b.matterId ? -1 : 1)).map((one) => one.number);
    await step(cast.centre, 'incidents', number, 'answerAll', { words: '地已经看过，鉴定书后天送到各家。' });
    expect(await answerPage(await systemContext(), 1)).toBe(true);
    app.setNow('2026-08-17T09:05:00+08:00');
    await take(lead ?? '', other ?? '');
    await answerIncidents(await systemContext(), new AbortController().signal);
    expect(await texts('鉴定书后天送到')).toBe(2);
    // The lead belongs to the incident only since the answer was given.
    const second = await aFiledIncident(2);
    const [first] = (await seen(cast.centre, second)).more.members as { number: string }[];
    await step(cast.centre, 'incidents', second, 'answerAll', { words: '种子已经封存，别的消息下周告诉各户。' });
    app.setNow('2026-08-17T09:10:00+08:00');
    const late = await fileOne(7);
    await step(cast.centre, 'incidents', second, 'addMember', { numbers: [late.number], why: '同一个品种' });
    await take(late.number, first?.number ?? '');
    await answerIncidents(await systemContext(), new AbortController().signal);
    expect(await texts('别的消息下周告诉')).toBe(2);
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('换了负责人、等级没变：各所长不再收到“现在按几级响应”；等级变了才收到', async () => {
    const number = await aFiledIncident(2);
    const heads = async () =>
      (
        await app.database.pool.query(
          `select 1 from message as m join account as a on a.id = m.account_id
            where m.channel = 'app' and m.matter_number = $1 and m.text like '%响应%' and a.id::text <> $2`,
          [number, await idOf(cast.deputyDirector)],
        )
      ).rowCount ?? 0;
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const told = ['officeHead'];
    const responseLevels = Object.fromEntries(
      Object.entries(limits.responseLevels as Record<string, object>).map(([level, one]) => [level, { ...one, told }]),
    );
    const put = (body: object) => app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, ...body } });
    expect((await put({ responseLevels })).status).toBe(200);
    const direct = async (level: string, who: string) =>
      (
        await step(cast.centre, 'incidents', number, 'direct', {
          level,
          responsibleId: await idOf(who),
          remark: '原来的人调走了',
        })
      ).status;
    expect(await direct('3', cast.officerOfShiqiao)).toBe(200);
    expect(await heads()).toBe(0);
    expect(await direct('2', cast.officerOfShiqiao)).toBe(200);
    expect(await heads()).toBeGreaterThan(0);
    expect((await put({ responseLevels: limits.responseLevels })).status).toBe(200);
  });

  it('响应等级是本县的设置：改了名字、通知谁，确认时照着办，以前写下的不变', async () => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const before = await aFiledIncident(2);
    const level = { ...limits.responseLevels['3'], zh: '三级（县里定的）', told: ['officeHead'] };
    const responseLevels = { ...limits.responseLevels, 3: level };
    const put = (body: object) => app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, ...body } });
    expect((await put({ responseLevels: { ...responseLevels, 3: { ...level, answerHours: 0 } } })).status).toBe(400);
    expect((await put({ responseLevels })).status).toBe(200);
    const after = await aFiledIncident(2);
    const said = async (number: string) => JSON.stringify((await seen(cast.centre, number)).timeline);
    expect(await said(before)).toContain('三级（较大）');
    expect(await said(after)).toContain('三级（县里定的）');
    const told = await app.database.pool.query(
      `select a.role from message as m join account as a on a.id = m.account_id
        where m.channel = 'app' and m.matter_number = $1 and m.text like '%已确认%'`,
      [after],
    );
    expect(new Set(told.rows.map(({ role }) => role))).toEqual(new Set(['officeHead', 'officer']));
    expect((await put({ responseLevels: limits.responseLevels })).status).toBe(200);
  });

  it('S176 应急指挥：上两级的事件开指挥，呼叫值班、派所、通报部门、广播站点、到场、回报，第一个单位几分钟到场；两边互相打得开', async () => {
    const number = await aFiledIncident(2);
    const place = '前进镇政府门口';
    const open = (who: string = cast.centre) => step(who, 'incidents', number, 'command', { place });
    expect((await seen(cast.centre, number)).moves).not.toContain('command');
    expect((await open()).body.code).toBe('incident-level-low');
    const direct = { level: '2', responsibleId: await idOf(cast.officer), remark: '户数多了' };
    await step(cast.centre, 'incidents', number, 'direct', direct);
    expect((await seen(cast.centre, number)).moves).toContain('command');
    expect((await open(cast.officer)).status).toBe(403);
    app.setNow('2026-08-17T10:00:00+08:00');
    const opened = await open(cast.deputyDirector);
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const [command] = opened.body.more.commands;
    expect(command).toMatchObject({
      number: expect.stringMatching(/^急2026-/u),
      levelName: '二级（重大）',
      firstUnit: null,
    });
    expect((await open()).body.code).toBe('incident-commanded');
    const unit = (await app.as(cast.centre)('GET', `/api/callouts/${command.number}`)).body;
    expect(unit.entry).toMatchObject({ incidentNumber: number, levelName: '二级（重大）', place, state: 'paging' });
    const act = async (move: string, input: object) => {
      const done = await step(cast.centre, 'callouts', command.number, move, input);
      expect(done.status, `${move} ${JSON.stringify(done.body)}`).toBe(200);
      return done.body;
    };
    await act('accept', {});
    await act('sendOffice', { officeId: 'SO-LH', words: '到前进镇政府门口集结，查封存种子' });
    await act('alertStations', { reach: 'county', words: '停售丰垦818，留住袋子和小票' });
    app.setNow('2026-08-17T10:18:00+08:00');
    const arrived = await act('arrive', { words: '已经到场' });
    expect(arrived.more.links.firstUnit).toBe(18);
    expect((await seen(cast.centre, number)).more.commands[0]).toMatchObject({ state: 'arrived', firstUnit: 18 });
    const { links } = (await app.as(cast.centre)('GET', '/api/responses?from=2026-08-17&to=2026-08-17')).body;
    expect(links.find((one: { link: string }) => one.link === 'firstUnit')).toMatchObject({ n: 1, middle: 18 });
    // Whoever complained, and the shop, are in no draft of a case, though the call-out itself is about no matter.
    const { members } = (await seen(cast.centre, number)).more;
    const member = await findComplaint(app.deps.db, countyId, { number: members[0].number });
    const [who, shop] = [member?.consumerName ?? '', member?.operatorName ?? ''];
    await act('report', { result: `${who}家和${shop}的种子封存三百袋，农户等鉴定` });
    const draft = (await app.as(cast.centre)('GET', `/api/callouts/${command.number}`)).body.more.draft;
    expect([who, shop].filter((name) => name === '' || JSON.stringify(draft).includes(name))).toEqual([]);
    const text = { exampleTitle: draft.title, exampleText: draft.text };
    const naming = { ...text, exampleText: `${draft.text}${who}` };
    const { entry } = (await app.as(cast.centre)('GET', `/api/callouts/${command.number}`)).body;
    const refused = await app.as(cast.centre)('POST', `/api/callouts/${command.number}/close`, {
      version: entry.version,
      input: naming,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'example-names-person']);
    expect((await act('close', text)).entry.state).toBe('closed');
    // Ended, it may be opened again where the danger comes back.
    expect((await open()).body.more.commands).toHaveLength(2);
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('群体的数字：疑似的、等备案的、归我负责的，只数该我办的', async () => {
    const waiting = async (who: string) => {
      const { counts } = (await app.as(who)('GET', '/api/work')).body as Work;
      return countWithin(counts, 'all', ['incident']);
    };
    const [centre, officer, head] = [
      await waiting(cast.centre),
      await waiting(cast.officer),
      await waiting(cast.officeHead),
    ];
    const made = await files(2);
    const { entry } = (await open(cast.centre, 'incidents', anIncident(made.map(({ number }) => number)))).body;
    expect(await waiting(cast.centre)).toBe(centre + 1);
    expect(await waiting(cast.officeHead)).toBe(head + 1);
    expect(await waiting(cast.officer)).toBe(officer);
    const confirm = { reason: '同一个品种、同一个毛病', level: '4', responsibleId: await idOf(cast.officer) };
    await step(cast.centre, 'incidents', entry.number, 'confirm', confirm);
    expect([await waiting(cast.centre), await waiting(cast.officer), await waiting(cast.officeHead)]).toEqual([
      centre + 1,
      officer + 1,
      head,
    ]);
    expect(await waiting('st-v0302')).toBe(0);
  });

  it('whoever joins after an answer is told by the next one, and nobody of a tip-off', async () => {
    const number = await aFiledIncident(2);
    const words = '已经请县农业农村局现场鉴定，结果出来马上告诉您，请等消息。';
    await step(cast.centre, 'incidents', number, 'answerAll', { words });
    app.setNow('2026-08-17T09:30:00+08:00');
    const [later] = await files(1);
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [later?.number], why: '同一个品种' });
    const { body } = await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
    const tipoff = body.tipoff?.number ?? body.number;
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [tipoff], why: '同一个品种' });
    const tell = async () => answerIncidents(await systemContext(), new AbortController().signal);
    await tell();
    const told = async () =>
      (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes('请等消息')).length;
    expect([await told(), (await seen(cast.centre, number)).more.answered]).toEqual([2, { told: 2, of: 2 }]);
    app.setNow('2026-08-17T09:40:00+08:00');
    await step(cast.centre, 'incidents', number, 'answerAll', { words });
    await tell();
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 3, of: 3 });
    expect(await told()).toBe(5);
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('merges into another that is open, with its members, and tells of it in both', async () => {
    const [one, two] = [await aFiledIncident(2), await aFiledIncident(2)];
    expect((await step(cast.centre, 'incidents', one, 'mergeInto', { number: one, why: '同一批种子' })).body.code).toBe(
      'incident-merge-unknown',
    );
    const merged = await step(cast.centre, 'incidents', one, 'mergeInto', { number: two, why: '同一批种子' });
    expect(merged.body.entry.state).toBe('merged');
    const other = await seen(cast.centre, two);
    expect(other.more.members).toHaveLength(4);
    expect(other.timeline.at(-1)).toMatchObject({ verb: 'incident-joined', detail: { from: one, n: 2 } });
  });

  it('two officers who confirm at once: one does, the other is told that it changed', async () => {
    const made = await files(2);
    const { entry } = (await open(cast.centre, 'incidents', anIncident(made.map(({ number }) => number)))).body;
    const input = { reason: '核过了，是一回事', level: '3', responsibleId: await idOf(cast.officer) };
    const press = (who: string) =>
      app.as(who)('POST', `/api/incidents/${entry.number}/confirm`, { version: entry.version, input });
    const answers = await Promise.all([press(cast.centre), press(cast.deputyDirector)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await seen(cast.centre, entry.number)).timeline).toHaveLength(2);
  });

  it('shows what a matter tells to whoever sees the matter; of others, and of a tip-off, no more than its number', async () => {
    const number = await aFiledIncident(2);
    const [more] = await files(1);
    const why = '“十棵有四棵没棒子”';
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [more?.number], why });
    const { body } = await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
    const tipoff = body.tipoff?.number ?? body.number;
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [tipoff], why: '举报人说“后院还有三百袋”' });
    const whyOf = async (who: string) =>
      Object.fromEntries(
        ((await seen(who, number)).more.members as { number: string; why: string }[]).map((one) => [
          one.number,
          one.why,
        ]),
      );
    expect(await whyOf(cast.centre)).toMatchObject({ [more?.number ?? '']: why, [tipoff]: '举报人说“后院还有三百袋”' });
    for (const who of [cast.mediator, cast.headOfLongquan]) {
      expect(await whyOf(who)).toMatchObject({ [more?.number ?? '']: '', [tipoff]: '' });
      const { members, towns } = (await seen(who, number)).more;
      for (const member of members)
        expect(member).toMatchObject({ name: null, village: null, town: null, operatorName: null, filedAt: null });
      expect(towns).toBe(1);
    }
    expect((await app.as(cast.agriculture)('GET', `/api/incidents/${number}`)).status).toBe(403);
  });

  it('rings who answers for it each morning before the last day for an appraisal, until it is asked for', async () => {
    const number = await aFiledIncident(2);
    await app.database.pool.query("update account set phone = '13800000702' where login_name = 'majianguo'");
    const crop = { crop: '春玉米', cropStage: '抽雄吐丝末期', sownOn: '2026-08-18', appraiseBy: '2026-08-21' };
    expect((await step(cast.officer, 'incidents', number, 'recordCrop', crop)).body.code).toBe('incident-day-order');
    await step(cast.officer, 'incidents', number, 'recordCrop', { ...crop, sownOn: '2026-05-02' });
    const morning = () => runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    const told = async () =>
      (await listMessages(app.deps.db, countyId, 500)).filter(
        ({ to, text }) => to === '13800000702' && text.includes('最迟8月21日'),
      ).length;
    await morning();
    expect(await told()).toBe(0);
    app.setNow('2026-08-18T08:40:00+08:00');
    await morning();
    await morning();
    expect(await told()).toBe(1);
    await step(cast.officer, 'incidents', number, 'applyAppraisal', { askedOn: '2026-08-18', to: '县种子站' });
    app.setNow('2026-08-19T08:40:00+08:00');
    await morning();
    expect(await told()).toBe(1);
  });
});
