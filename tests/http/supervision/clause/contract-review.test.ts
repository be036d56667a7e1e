/** 格式条款: from a pasted contract to the re-check, the library that remembers, and who may not look. */
import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { books } from '../../../../src/actions/desk/readers.ts';
import { readMatters } from '../../../../src/actions/matter/reading.ts';
import { clauseReader } from '../../../../src/actions/supervision/clause/clause-candidate.ts';
import { runJob, type JobDeps } from '../../../../src/jobs/run.ts';
import { cast } from '../../../build/cast.ts';
import { upload } from '../../../build/import-tables.ts';
import { fixture } from '../../../build/phone-photo.ts';
import { consumerContext, filing, testApp, type Caller, type TestApp } from '../../../build/house/http-app.ts';
import { aCase } from '../../../build/supervision/enforcement.ts';

let app: TestApp;
let officer: Caller;
let head: Caller;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  [officer, head, centre] = [cast.officer, cast.officeHead, cast.centre].map((one) => app.as(one)) as [
    Caller,
    Caller,
    Caller,
  ];
});
afterAll(() => app.close());

const text =
  '婚宴预订单\n第三条　谢绝自带酒水、饮料。\n第四条　包间最低消费 1,288 元。\n第五条　消毒餐具工本费每套 1 元。\n第九条　请保管好自己的物品，丢失本店概不负责。\n第十二条　最终解释权归乙方。';
const form = (more: object = {}) => ({
  id: uuidv7(),
  title: '婚宴预订单',
  form: 'contract',
  trade: 'catering',
  operatorName: '青禾国际酒店',
  source: 'complaint',
  sourceNumbers: ['投2026-0302'],
  collectedOn: '2026-08-14',
  text,
  ...more,
});
const step = async (who: Caller, key: string, move: string, input: object = {}) => {
  const { version } = (await centre('GET', `/api/contract-reviews/${key}`)).body.entry;
  return who('POST', `/api/contract-reviews/${key}/${move}`, { version, clientId: uuidv7(), input });
};

async function collect(who: Caller, more: object = {}): Promise<{ number: string; clauses: { n: number }[] }> {
  const made = await who('POST', '/api/contract-reviews', form(more));
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body.entry;
}

async function done(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
}

/** Somebody whom the association appointed as an expert. */
async function anExpert(name: string): Promise<void> {
  const person = {
    id: uuidv7(),
    name,
    regionId: 'V0303',
    experience: '律师事务所十五年',
    credentials: ['律师执业证'],
  };
  await done(centre('POST', '/api/people', person));
  const id = uuidv7();
  const post = {
    id,
    personId: person.id,
    post: 'expert',
    organisationId: 'CA',
    departmentIds: [],
    specialities: ['合同'],
  };
  await done(centre('POST', '/api/appointments', { ...post, availability: '' }));
  const press = async (who: string, move: string, input: object) => {
    const { version } = (await centre('GET', `/api/appointments/${id}`)).body.entry;
    await done(app.as(who)('POST', `/api/appointments/${id}/${move}`, { version, clientId: uuidv7(), input }));
  };
  await press(cast.centre, 'check', { checkWords: '合适' });
  await press(cast.deputyDirector, 'appoint', { appointedOn: '2026-08-17' });
}

describe('格式条款', () => {
  it('S36 goes from a pasted contract over the judged clauses, the opinion and the mending to the re-check', async () => {
    const body = form();
    const [made, again] = [
      await officer('POST', '/api/contract-reviews', body),
      await officer('POST', '/api/contract-reviews', body),
    ];
    expect(again.body.entry.number).toBe(made.body.entry.number);
    const { number, clauses } = made.body.entry;
    expect(clauses.map(({ code }: { code: string }) => code)).toEqual(['F8.3', 'F8.3', 'F8.8', 'F7.2', 'F8.7']);
    for (const { n } of clauses as { n: number }[])
      await done(step(officer, number, 'judge', n === 3 ? { n, decision: 'expert' } : { n, decision: 'suspected' }));
    expect((await step(officer, number, 'finish')).status).toBe(422);
    await anExpert('张律');
    const [expert] = (await officer('GET', '/api/clause-experts')).body.experts as { id: string; name: string }[];
    const comment = { n: 3, on: '2026-08-16', opinion: 'suspected', words: '餐具应当免费提供，属于加重责任' };
    expect((await step(officer, number, 'comment', { ...comment, expertId: uuidv7() })).body.code).toBe(
      'expert-not-in-post',
    );
    expect(
      (await step(officer, number, 'comment', { ...comment, expertId: expert?.id, on: '2026-08-18' })).status,
    ).toBe(400);
    await done(step(officer, number, 'comment', { ...comment, expertId: expert?.id }));
    const { comments } = (await officer('GET', `/api/contract-reviews/${number}`)).body.entry;
    expect(comments).toEqual([{ ...comment, expertId: expert?.id, expert: expert?.name.split('（')[0] }]);
    await done(step(officer, number, 'judge', { n: 3, decision: 'suspected' }));
    await done(step(officer, number, 'finish'));
    const { draft } = (await officer('GET', `/api/contract-reviews/${number}`)).body.more;
    const advice = { opinion: draft, rectifyBy: '2026-08-31' };
    expect((await step(officer, number, 'advise', advice)).status).toBe(403);
    await done(step(head, number, 'advise', advice));
    await done(step(officer, number, 'rectify', { rectifiedOn: '2026-08-17', rectified: '五处都改了' }));
    await done(step(officer, number, 'recheck', { recheckedOn: '2026-08-17', recheckWords: '到店看过，改好了' }));
    const { entry, timeline } = (await officer('GET', `/api/contract-reviews/${number}`)).body;
    expect(entry.state).toBe('closed');
    expect(JSON.stringify(timeline)).not.toContain('无效');
  });

  it('S36 remembers how a wording was judged: not unfair is not asked again, and each decision is shown', async () => {
    const first = await collect(officer, { text: '离店前请结清茶位费，茶位费最低消费 20 元。', title: '茶楼须知' });
    await done(step(officer, first.number, 'judge', { n: 1, decision: 'fair', reason: '入座前明示，可以不选' }));
    const second = (
      await centre(
        'POST',
        '/api/contract-reviews',
        form({ text: '离店前请结清茶位费，茶位费最低消费 30 元。', title: '另一家' }),
      )
    ).body;
    expect(second.entry.clauses[0]).toMatchObject({ decision: 'fair', knownFrom: first.number });
    expect(second.more.earlier).toEqual([
      expect.objectContaining({
        n: 1,
        fair: 1,
        suspected: 0,
        latest: [expect.objectContaining({ number: first.number })],
      }),
    ]);
    const library = (await centre('GET', '/api/clause-library?trade=catering&decision=fair')).body.clauses;
    expect(library).toEqual([
      expect.objectContaining({ reviewNumber: first.number, fair: 1, reason: '入座前明示，可以不选' }),
    ]);
    // Judged anew, the last word stands; an expert asked for takes it out.
    await done(step(officer, first.number, 'judge', { n: 1, decision: 'expert' }));
    expect((await centre('GET', '/api/clause-library?decision=fair')).body.clauses).toEqual([]);
  });

  it('the library keeps nothing of a text that was put away', async () => {
    const { number } = await collect(officer, { text: '押金概不退还。', title: '旧文本', trade: 'laundry' });
    await done(step(officer, number, 'judge', { n: 1, decision: 'suspected' }));
    await done(step(officer, number, 'replaceText', { text: '丢失本店概不负责。' }));
    const { entry } = (await officer('GET', `/api/contract-reviews/${number}`)).body;
    expect(entry).toMatchObject({ formerText: '押金概不退还。', clauses: [{ code: 'F7.2', decision: null }] });
    expect((await centre('GET', '/api/clause-library?trade=laundry')).body.clauses).toEqual([]);
  });

  it('another office, a station and a stranger neither list nor open it; an office lists its own', async () => {
    const { number } = await collect(officer);
    const other = app.as(cast.officerOfShiqiao);
    expect((await other('GET', `/api/contract-reviews/${number}`)).status).toBe(404);
    const listed = async (who: Caller) =>
      (
        (await who('GET', '/api/contract-reviews?state=all')).body.items as {
          entry: { number: string; text: string };
        }[]
      ).map(({ entry }) => entry);
    expect((await listed(other)).map((one) => one.number)).not.toContain(number);
    const own = await listed(officer);
    expect(own.map((one) => one.number)).toContain(number);
    expect(own.every((one) => !('text' in one))).toBe(true);
    expect((await app.as('st-v0302')('GET', '/api/contract-reviews')).status).toBe(403);
    expect((await app.as(null)('GET', `/api/contract-reviews/${number}`)).status).toBe(401);
  });

  it('S36 the words of a PDF or a text come back to be looked at, are kept nowhere, and are checked only when they are sent', async () => {
    const pdf = readFileSync(new URL('../../../fixtures/texts/wedding.pdf', import.meta.url));
    const found = await upload(app, cast.officer, pdf, '婚宴预订单.pdf', '/api/file-texts');
    expect(found.status, JSON.stringify(found.body)).toBe(200);
    expect(found.body).toMatchObject({ fileName: '婚宴预订单.pdf', kind: 'pdf', pages: 2, isCut: false });
    const { entry } = (await officer('POST', '/api/contract-reviews', form({ text: found.body.text }))).body;
    expect(entry.clauses.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['F8.3', 'F8.4', 'F7.2', 'F8.7']),
    );
    const scan = readFileSync(new URL('../../../fixtures/texts/scan.pdf', import.meta.url));
    const refused = await upload(app, cast.officer, scan, '扫描件.pdf', '/api/file-texts');
    expect([refused.status, refused.body.code]).toEqual([422, 'text-file-scan']);
    expect(refused.body.zh).toContain('扫描的图');
  });

  it('nobody but those who may add files has words read', async () => {
    const text = Buffer.from('定金概不退还。');
    expect((await upload(app, cast.dutyLeader, text, '合同.txt', '/api/file-texts')).status).toBe(403);
    expect((await upload(app, cast.mediator, text, '合同.txt', '/api/file-texts')).body.text).toBe('定金概不退还。');
  });

  it('S38 a notice read off its photo is checked, ordered away, and told as taken down', async () => {
    const photo = await upload(app, cast.officer, fixture('photo.jpg'), '门口的告示.jpg', '/api/attachments');
    const photoId = photo.body.attachments[0].id as string;
    const { number, clauses } = await collect(officer, {
      form: 'notice',
      source: 'inspection',
      sourceNumbers: [],
      title: '店堂告示',
      operatorName: '柳河镇客来小炒',
      photoIds: [photoId],
      text: '谢绝自带酒水\n贵重物品自行看管，丢失概不负责',
    });
    expect(clauses).toHaveLength(2);
    // Who sees the review sees what it was read off, and nobody else.
    expect((await head('GET', `/api/attachments/${photoId}`)).status).toBe(200);
    expect((await app.as('st-v0302')('GET', `/api/attachments/${photoId}`)).status).toBe(404);
    for (const { n } of clauses) await done(step(officer, number, 'judge', { n, decision: 'suspected' }));
    await done(step(officer, number, 'finish'));
    const { draft } = (await officer('GET', `/api/contract-reviews/${number}`)).body.more;
    await done(step(head, number, 'advise', { opinion: draft, rectifyBy: '2026-08-20' }));
    const paper = await officer('GET', `/papers/contract-reviews/${number}`);
    expect(paper.status).toBe(200);
    expect(paper.body).toContain('格式条款审查意见书');
    expect(paper.body).toContain('不对合同效力作出认定');
    expect(paper.body).not.toContain('无效');
    await done(step(officer, number, 'rectify', { rectifiedOn: '2026-08-17', rectified: '告示当场揭下' }));
    await done(step(officer, number, 'sendBack', { recheckedOn: '2026-08-17', recheckWords: '又贴上了' }));
    const suspected = aCase({
      operatorName: '柳河镇客来小炒',
      cause: '涉嫌利用格式条款侵害消费者权益',
      foundOn: '2026-08-17',
    });
    await done(step(head, number, 'handOver', { remark: '揭了又贴', ...suspected }));
    expect((await officer('GET', `/api/contract-reviews/${number}`)).body.entry).toMatchObject({
      state: 'enforced',
      rectified: '告示当场揭下',
      enforcementNumber: '案2026-0001',
    });
  });
});

describe('轻重、期限和店的档案', () => {
  const weigh = (who: Caller, more: object = {}) =>
    who('POST', '/api/clause-weights', {
      id: uuidv7(),
      code: 'F8.7',
      severity: 'heavy',
      reason: '本县餐饮投诉里这一类最多',
      ...more,
    });

  it('S36 the county weighs a kind once a press, with its reason in the history and the ledger, and the heavy come first', async () => {
    const id = uuidv7();
    const before = (await centre('GET', '/api/clause-weights')).body;
    expect(before.weights).toContainEqual({ code: 'F8.7', severity: 'middle', usual: 'middle' });
    expect((await weigh(centre, { id })).status).toBe(200);
    // The same press again, and the same weight by another.
    expect((await weigh(centre, { id })).status).toBe(200);
    expect((await weigh(centre)).body.code).toBe('clause-weight-same');
    const { weights, changes } = (await officer('GET', '/api/clause-weights')).body;
    expect(weights).toContainEqual({ code: 'F8.7', severity: 'heavy', usual: 'middle' });
    expect(changes).toEqual([
      {
        id,
        code: 'F8.7',
        was: 'middle',
        severity: 'heavy',
        reason: '本县餐饮投诉里这一类最多',
        onDay: expect.any(String),
        byName: expect.any(String),
      },
    ]);
    const lines = await app.deps.db
      .selectFrom('ledger')
      .select('detail')
      .where('verb', '=', 'clause-weight-set')
      .execute();
    expect(lines.map(({ detail }) => detail)).toEqual([
      { code: 'F8.7', was: 'middle', severity: 'heavy', reason: '本县餐饮投诉里这一类最多' },
    ]);
    const { clauses, number } = await collect(officer, { text: '谢绝自带酒水。最终解释权归本店所有。' });
    expect(clauses).toMatchObject([
      { code: 'F8.3', severity: 'middle' },
      { code: 'F8.7', severity: 'heavy' },
    ]);
    for (const { n } of clauses) await done(step(officer, number, 'judge', { n, decision: 'suspected' }));
    expect((await officer('GET', `/api/contract-reviews/${number}`)).body.more.draft).toMatch(
      /1\. “最终解释权归本店所有”[\s\S]*2\. “谢绝自带酒水”/u,
    );
  });

  it('S36 what a complaint quotes is read once, is collected or set aside with a reason, and goes when the complaint is erased', async () => {
    const told = async (words: string) => {
      const story = `酒店说合同印着“${words}”，我觉得不合理，要求退一半。`;
      const filed = await centre('POST', '/api/complaints', filing({ story, operator: { name: '青禾国际酒店' } }));
      expect(filed.status, JSON.stringify(filed.body)).toBe(201);
      return filed.body.number as string;
    };
    const [taken, aside] = [await told('定金概不退还、不得改期'), await told('最终解释权归本店')];
    await told('七日内可以退款');
    const read = async () => {
      const run = { readers: [clauseReader], books, signal: new AbortController().signal, isOver: () => false };
      await readMatters(await consumerContext(app), run);
    };
    await read();
    await read();
    const seen = async (who: Caller) =>
      (await who('GET', '/api/clause-candidates')).body.items as { complaintNumber: string }[];
    expect(await seen(centre)).toEqual([
      expect.objectContaining({ complaintNumber: aside, words: '最终解释权归本店', codes: ['F8.7'], mayOpen: true }),
      expect.objectContaining({ complaintNumber: taken, words: '定金概不退还、不得改期', codes: ['F8.4'] }),
    ]);
    // The association reads the terms of all shops, and opens no complaint by it; another office and a station see none.
    expect(await seen(app.as(cast.mediator))).toEqual([
      expect.objectContaining({ complaintNumber: aside, mayOpen: false }),
      expect.objectContaining({ complaintNumber: taken, mayOpen: false }),
    ]);
    expect(await seen(app.as(cast.officerOfShiqiao))).toEqual([]);
    expect((await app.as('st-v0302')('GET', '/api/clause-candidates')).status).toBe(403);
    const set = (who: Caller, number: string, id: string) =>
      who('POST', `/api/clause-candidates/${number}/setAside`, { id, reason: '同一份已经在审' });
    const id = uuidv7();
    expect((await set(app.as(cast.officerOfShiqiao), aside, id)).status).toBe(404);
    expect((await set(app.as('st-v0302'), aside, id)).status).toBe(403);
    await done(set(centre, aside, id));
    await done(set(centre, aside, id));
    expect((await set(centre, aside, uuidv7())).status).toBe(409);
    await collect(centre, { sourceNumbers: [taken], text: '定金概不退还、不得改期' });
    expect(await seen(centre)).toEqual([]);
    const { timeline } = (await centre('GET', `/api/complaints/${aside}`)).body;
    expect(JSON.stringify(timeline)).toContain('同一份已经在审');
  });

  it('S164 a mended review is told as a typical case without its shop; one that is not mended is refused', async () => {
    const { number, clauses } = await collect(centre, { text: '青禾国际酒店谢绝自带酒水。', title: '店规' });
    const from = async (who = centre) => who('GET', `/api/example-drafts?from=${encodeURIComponent(number)}`);
    expect((await from()).status).toBeGreaterThanOrEqual(400);
    for (const { n } of clauses) await done(step(centre, number, 'judge', { n, decision: 'suspected' }));
    await done(step(centre, number, 'finish'));
    const { draft } = (await centre('GET', `/api/contract-reviews/${number}`)).body.more;
    await done(step(centre, number, 'advise', { opinion: draft, rectifyBy: '2026-09-10' }));
    await done(step(centre, number, 'rectify', { rectifiedOn: '2026-08-17', rectified: '这一句删掉了' }));
    await done(step(centre, number, 'recheck', { recheckedOn: '2026-08-17', recheckWords: '改好了' }));
    const start = (await from()).body;
    expect(start.text).toContain('谢绝自带酒水');
    expect(start.text).not.toContain('青禾国际酒店');
    // An office tells of its own reviews, and this one is the county's.
    expect((await from(officer)).status).toBeGreaterThanOrEqual(400);
    const words = {
      title: start.title,
      lesson: '自带酒水不该收费，遇到可以投诉。',
      basis: start.basis,
      firmReason: '',
    };
    const make = (text: string) =>
      centre('POST', '/api/examples', { id: uuidv7(), sourceNumber: number, text, ...words });
    expect((await make(`${start.text}就是青禾国际酒店。`)).status).toBeGreaterThanOrEqual(400);
    const made = await make(start.text);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(made.body.entry).toMatchObject({ sourceKind: 'contractReview', sourceNumber: number, state: 'draft' });
  });

  it('an office, a station and a mediator do not weigh for the county, and no reason is refused', async () => {
    for (const who of [officer, head, app.as(cast.mediator), app.as('st-v0302')])
      expect((await weigh(who, { code: 'F8.8' })).status).toBe(403);
    expect((await weigh(centre, { code: 'F8.8', reason: '' })).status).toBe(400);
    expect((await app.as('st-v0302')('GET', '/api/clause-weights')).status).toBe(403);
    expect((await app.as('st-v0302')('GET', '/api/clause-experts')).status).toBe(403);
    expect((await weigh(app.as(cast.dutyLeader), { code: 'F8.8', severity: 'heavy' })).status).toBe(200);
  });

  it('the opinion is due by the working days that the county gives itself, then the mending by its day', async () => {
    const { number, clauses } = await collect(officer, { collectedOn: '2026-08-14', text: '最终解释权归本店。' });
    const due = async () => (await officer('GET', `/api/contract-reviews/${number}`)).body.entry.dueOn;
    expect(await due()).toBe('2026-08-28');
    for (const { n } of clauses) await done(step(officer, number, 'judge', { n, decision: 'suspected' }));
    await done(step(officer, number, 'finish'));
    const { draft } = (await officer('GET', `/api/contract-reviews/${number}`)).body.more;
    await done(step(head, number, 'advise', { opinion: draft, rectifyBy: '2026-09-10' }));
    expect(await due()).toBe('2026-09-10');
    await done(step(officer, number, 'rectify', { rectifiedOn: '2026-08-17', rectified: '都删掉了' }));
    expect(await due()).toBeNull();
  });

  it('审查意见快到期告诉经手人和所长，每天早上按日历重算；升级以前没有日子的也算上', async () => {
    const { number } = await collect(officer, {
      title: '到期的预订单',
      collectedOn: '2026-08-14',
      text: '最终解释权归本店。',
    });
    await app.database.pool.query('update contract_review set due_on = null where number = $1', [number]);
    const told = async (day: string) => {
      app.setNow(`${day}T08:00:00+08:00`);
      await runJob(
        { ...app.deps, connection: app.database.owner, channels: {} } as unknown as JobDeps,
        'watch-obligations',
      );
      const { rows } = await app.database.pool.query<{ loginName: string }>(
        `select a.login_name as "loginName" from message as m join account as a on a.id = m.account_id
          where m.channel = 'app' and m.matter_number = $1 and m.text like '%审查意见%' order by 1`,
        [number],
      );
      return rows.map(({ loginName }) => loginName);
    };
    expect(await told('2026-08-25')).toEqual([]);
    expect((await officer('GET', `/api/contract-reviews/${number}`)).body.entry.dueOn).toBe('2026-08-28');
    expect(await told('2026-08-26')).toEqual([cast.officer, cast.officeHead].toSorted());
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('a review, a letter and a survey stand on the page of the shop whose name they bear', async () => {
    for (const name of ['青禾国际酒店', '别的一家'])
      expect((await centre('POST', '/api/operators', { id: uuidv7(), name })).status).toBe(201);
    const found = await app.deps.db.selectFrom('operator').select(['id', 'name']).where('state', '=', 'open').execute();
    const operatorName = '青禾国际酒店';
    const operatorId = found.find(({ name }) => name === operatorName)?.id ?? '';
    const { number } = await collect(centre, { operatorName });
    const letter = await centre('POST', '/api/guidances', {
      id: uuidv7(),
      kind: 'opinion',
      operatorName,
      title: '规范预订条款',
      words: '我们审查了你单位的预订单，有一处建议修改。',
      items: [{ text: '删去最终解释权一条', recheckBy: '2026-09-20' }],
    });
    expect(letter.status, JSON.stringify(letter.body)).toBe(200);
    const survey = await centre('POST', '/api/surveys', {
      id: uuidv7(),
      title: '餐饮预订条款调查',
      industry: '餐饮',
      month: '2026-08-01',
      frame: 'operators',
      quota: 1,
      sample: [operatorName],
      questions: [{ text: '有没有最低消费', kind: 'yesNo' }],
    });
    expect(survey.status, JSON.stringify(survey.body)).toBe(200);
    const listed = async (path: string, id = operatorId) =>
      (
        (await centre('GET', `/api/${path}?state=all&operatorId=${id}`)).body.items as { entry: { number: string } }[]
      ).map(({ entry }) => entry.number);
    expect(await listed('contract-reviews')).toEqual([number]);
    expect(await listed('guidances')).toEqual([letter.body.entry.number]);
    expect(await listed('surveys')).toEqual([survey.body.entry.number]);
    expect(await listed('surveys', found.find(({ id }) => id !== operatorId)?.id)).toEqual([]);
  });
});

describe('合同文本和各行业', () => {
  const aText = (more: object = {}) => ({
    id: uuidv7(),
    kind: 'filed',
    title: '快递服务合同',
    trade: 'parcel',
    operatorName: '青禾快递',
    filedOn: '2026-08-01',
    recheckBy: '2026-08-20',
    text: '快件丢失的，本公司概不负责。电话13812345678。',
    ...more,
  });
  const press = async (who: Caller, key: string, move: string, input: object = {}) => {
    const { version } = (await centre('GET', `/api/standard-contracts/${key}`)).body.entry;
    return who('POST', `/api/standard-contracts/${key}/${move}`, { version, clientId: uuidv7(), input });
  };

  it('S37 a filed contract comes back on its day, is put under review once, and a new edition is checked again', async () => {
    const kept = await officer('POST', '/api/standard-contracts', aText());
    const { number } = kept.body.entry;
    expect(number).toBe('范2026-0001');
    expect(kept.body.entry.text).not.toContain('13812345678');
    app.setNow('2026-08-20T09:00:00+08:00');
    const [first] = (await centre('GET', '/api/standard-contracts')).body.items;
    expect(first).toMatchObject({ entry: { number }, more: { isDue: true, reviews: [] } });
    expect(first.entry).not.toHaveProperty('text');
    const { version } = first.entry;
    const body = { version, clientId: uuidv7(), input: {} };
    // The press that is sent again makes no second review.
    await done(officer('POST', `/api/standard-contracts/${number}/review`, body));
    await done(officer('POST', `/api/standard-contracts/${number}/review`, body));
    const { more } = (await centre('GET', `/api/standard-contracts/${number}`)).body;
    expect(more.reviews).toEqual([{ number: expect.stringContaining('款2026-'), state: 'collected' }]);
    const review = (await officer('GET', `/api/contract-reviews/${more.reviews[0].number}`)).body.entry;
    expect(review).toMatchObject({
      source: 'filing',
      sourceNumbers: [number],
      trade: 'parcel',
      clauses: [{ code: 'F7.2' }],
    });
    const recheck = { recheckedOn: '2026-08-20', recheckWords: '没有改', recheckBy: '2026-11-20' };
    await done(press(officer, number, 'recheck', recheck));
    expect((await press(officer, number, 'recheck', { ...recheck, recheckBy: '2026-01-01' })).status).toBe(400);
    await done(
      press(officer, number, 'renew', { edition: '2027 版', filedOn: '2026-08-20', text: '按实际损失赔偿。' }),
    );
    expect((await centre('GET', `/api/standard-contracts/${number}`)).body).toMatchObject({
      entry: { edition: '2027 版', text: '按实际损失赔偿。', recheckBy: null },
      more: { isDue: false },
    });
    const model = await centre(
      'POST',
      '/api/standard-contracts',
      aText({ kind: 'model', title: '示范文本', recheckBy: null }),
    );
    expect((await centre('GET', '/api/standard-contracts?kind=model')).body.items).toHaveLength(1);
    await done(press(centre, model.body.entry.number, 'end', { remark: '有了新版' }));
    expect((await centre('GET', '/api/standard-contracts?kind=model')).body.items).toHaveLength(0);
  });

  it('S35 each industry has its rounds and its sample contracts, counted from the reviews that its list opens', async () => {
    const round = '2026 年汽车销售行业';
    for (const operatorName of ['甲车行', '乙车行']) {
      const { number, clauses } = await collect(officer, {
        trade: 'vehicle',
        source: 'round',
        round,
        operatorName,
        text: '定金概不退还。购车须在本店购买保险。',
      });
      for (const { n } of clauses) await done(step(officer, number, 'judge', { n, decision: 'suspected' }));
    }
    await done(centre('POST', '/api/standard-contracts', aText({ kind: 'sample', trade: 'vehicle', recheckBy: null })));
    const { rounds, samples } = (await centre('GET', '/api/clause-trades')).body;
    expect(rounds).toContainEqual({
      trade: 'vehicle',
      round,
      texts: 2,
      suspected: 4,
      advised: 0,
      mended: 0,
      enforced: 0,
    });
    expect(samples).toContainEqual({ trade: 'vehicle', n: 1 });
    const listed = (await centre('GET', '/api/contract-reviews?state=all&trade=vehicle')).body.items;
    expect(listed).toHaveLength(2);
    expect(listed.map(({ more }: { more: { suspected: number } }) => more.suspected)).toEqual([2, 2]);
  });
});
