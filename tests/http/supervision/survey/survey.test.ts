import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../../src/http/app.ts';
import { runJob } from '../../../../src/jobs/run.ts';
import { countFigures } from '../../../../src/store/figures.ts';
import { cast } from '../../../build/cast.ts';
import { appOf, proof, testApp, type TestApp } from '../../../build/house/http-app.ts';

let app: TestApp;
let pages: ReturnType<typeof appOf>;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  pages = appOf(app.deps);
});
afterAll(() => app.close());

const questions = ['家装资质证', '采用示范文本', '持证项目经理', '持证设计人员', '管理制度', '操作规程'].map(
  (text) => ({
    text,
    kind: 'yesNo',
  }),
);
/** Ten firms as the seed tells of them: ■ has it. */
const rows = ['000000', '000100', '001011', '000000', '000000', '000001', '000000', '000000', '000111', '000000'];
const design = (change: object = {}) => ({
  id: uuidv7(),
  title: '家装市场消费调查',
  industry: '家装',
  month: '2026-04-15',
  frame: 'operators',
  quota: 10,
  population: 23,
  sample: Array.from({ length: 10 }, (_, i) => `青禾装饰${i + 1}部`),
  questions,
  ...change,
});
const open = async (change: object = {}, who = cast.centre) => app.as(who)('POST', '/api/surveys', design(change));
async function step(who: string, number: string, move: string, input: object = {}) {
  const { version } = (await app.as(cast.centre)('GET', `/api/surveys/${number}`)).body.entry;
  return app.as(who)('POST', `/api/surveys/${number}/${move}`, { version, clientId: uuidv7(), input });
}
/** What follows each of the four findings: planned, told to who does it, late, done; and the ten looked at again. */
async function followAll(number: string): Promise<void> {
  const at = async (move: string, input: object, who = cast.centre) => {
    const answered = await step(who, number, move, input);
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    return answered.body;
  };
  const plan = (n: number, whoId: string, dueOn = '2026-11-27') =>
    at('follow', { finding: n, words: `跟进第 ${n} 项`, whoId, dueOn });
  const [doer, designer] = await Promise.all([cast.officer, cast.centre].map(idOf));
  await plan(1, doer ?? '');
  expect(await toldTo(cast.officer, '跟进交给您')).toHaveLength(1);
  for (const n of [2, 3, 4]) await plan(n, designer ?? '', '2026-12-20');
  app.setNow('2026-11-28T08:00:00+08:00');
  for (let twice = 0; twice < 2; twice += 1)
    await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
  expect(await toldTo(cast.officer, '已经过了')).toEqual([
    expect.stringContaining('的跟进“跟进第 1 项”应在11月27日（星期五）前办，已经过了；请今天办。'),
  ]);
  // Not whoever wants: neither of another's, nor where nothing is his.
  expect((await step(cast.otherOfficer, number, 'done', { n: 1, doneOn: '2026-11-28', done: '送到了' })).status).toBe(
    403,
  );
  expect((await step('st-v0303', number, 'revisit', { firm: 1, way: 'station', answers: { '1': 'yes' } })).status).toBe(
    404,
  );
  await at('done', { n: 1, doneOn: '2026-11-28', done: '送到了' }, cast.officer);
  for (const firm of [1, 2, 3])
    await at('revisit', { firm, way: 'visit', answers: { '1': firm === 1 ? 'yes' : 'no', '2': 'no' } }, cast.officer);
  // Entered again in its round a sheet is put right, and the first round stays as it was.
  const seen = await at('revisit', { firm: 2, way: 'phone', answers: { '1': 'yes', '2': 'no' } }, cast.officer);
  expect([seen.more.sheets, seen.more.again.sheets, seen.more.counts[0].n]).toEqual([10, 3, 10]);
  expect(seen.more.again.found).toEqual([{ k: 1, n: 3 }, { k: 3, n: 3 }, null, null]);
  expect((await step(cast.centre, number, 'finish')).body.code).toBe('survey-not-followed');
  for (const n of [2, 3, 4]) await at('done', { n, doneOn: '2026-11-28', done: '办好了' });
  const over = await at('finish', {});
  expect(over.entry).toMatchObject({ state: 'followed', dueOn: null });
  const results = await (await pages.request('/surveys')).text();
  expect(results).toContain('公布以后再去看：答了这问的 3 家里 1 家。');
  app.setNow('2026-11-25T09:00:00+08:00');
}
async function idOf(loginName: string): Promise<string> {
  const { rows } = await app.database.pool.query<{ id: string }>('select id from account where login_name = $1', [
    loginName,
  ]);
  return rows[0]?.id ?? '';
}
async function toldTo(loginName: string, words: string): Promise<string[]> {
  const { rows } = await app.database.pool.query<{ text: string }>(
    `select m.text from message as m join account as a on a.id = m.account_id
    where a.login_name = $1 and m.channel = 'app' and m.text like $2`,
    [loginName, `%${words}%`],
  );
  return rows.map(({ text }) => text);
}
const finding = (title: string, which: string[], words: string) => ({ title, questions: which, value: '没有', words });

describe('消费调查', () => {
  it('S56 S77 S78 S79 S80 S81 the decoration survey: ten firms, four findings, each with its count, none says more than was counted', async () => {
    const made = await open();
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { number } = made.body.entry;
    expect(made.body.entry.month).toBe('2026-04-01');
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    for (const [i, row] of rows.entries()) {
      const answers = Object.fromEntries([...row].map((one, q) => [String(q + 1), one === '1' ? 'yes' : 'no']));
      const entered = await step(cast.officer, number, 'enter', { firm: i + 1, way: 'paper', answers });
      expect(entered.status, JSON.stringify(entered.body)).toBe(200);
    }
    // Entered again a sheet is put right, and no eleventh firm comes.
    const again = await step(cast.officer, number, 'enter', {
      firm: 1,
      way: 'visit',
      answers: { '1': 'no', '2': 'no', '3': 'no', '4': 'no', '5': 'no', '6': 'no' },
    });
    expect(again.body.more.sheets).toBe(10);
    const counted = await step(cast.centre, number, 'tabulate');
    expect(counted.body.more.counts[3]).toEqual({ n: 10, counts: { yes: 2, no: 8 } });
    const first = await step(
      cast.centre,
      number,
      'conclude',
      finding('没有资质证', ['1'], '我县家装公司均未取得相应的家装资质证。'),
    );
    expect(first.body.entry.findings[0]).toMatchObject({ k: 10, n: 10 });
    await step(cast.centre, number, 'conclude', finding('合同各写各的', ['2'], '被调查的 10 家没有一家用示范文本。'));
    await step(
      cast.centre,
      number,
      'conclude',
      finding('没有持证人员', ['3', '4'], '既没有持证项目经理、也没有持证设计人员的 7 家。'),
    );
    await step(cast.centre, number, 'conclude', finding('没有制度规程', ['5', '6'], '大部分没有管理制度和操作规程。'));
    expect((await step(cast.centre, number, 'publish')).status).toBe(403);
    const refused = await step(cast.deputyDirector, number, 'publish');
    expect([refused.status, refused.body.code]).toEqual([422, 'survey-says-too-much']);
    expect(JSON.stringify(refused.body)).toContain('全县登记 23 家，只查了 10 家');
    await step(cast.centre, number, 'conclude', {
      n: 1,
      ...finding('没有资质证', ['1'], '被调查的 10 家均未取得家装资质证。'),
    });
    await step(cast.centre, number, 'conclude', {
      n: 4,
      ...finding('没有制度规程', ['5', '6'], '管理制度、操作规程两样都没有的 7 家。'),
    });
    const published = await step(cast.deputyDirector, number, 'publish', { summary: '' });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    expect(published.body.entry.findings.map(({ k, n }: { k: number; n: number }) => `${k}/${n}`)).toEqual([
      '10/10',
      '10/10',
      '7/10',
      '7/10',
    ]);
    const figures = await countFigures(app.deps.db, published.body.entry.countyId, {
      from: '2026-11-01',
      to: '2026-11-30',
      officeId: null,
    });
    expect(figures).toMatchObject({ surveys: 1, surveySample: 10, surveyFindings: 4, guidanceItems: 0 });
    const results = await (await pages.request('/surveys')).text();
    expect(results).toContain('，收回 10 份');
    expect(results).toContain('（这几问都答了的 10 家里 7 家）');
    expect(results).not.toContain('青禾装饰');
    expect((await step(cast.centre, number, 'finish')).body.code).toBe('survey-not-followed');
    await followAll(number);
  });

  it('S77 写几项列几项: says no other number of findings than it lists, before them or within one', async () => {
    const { number } = (await open({ quota: 1, sample: ['青禾装饰'], population: null })).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    await step(cast.centre, number, 'enter', { firm: 1, way: 'visit', answers: { '1': 'no', '2': 'no' } });
    await step(cast.centre, number, 'tabulate');
    await step(cast.centre, number, 'conclude', finding('没有资质证', ['1'], '查的 1 家没有资质证。'));
    await step(cast.centre, number, 'conclude', finding('合同', ['2'], '有三个问题：一是没有示范文本；二是没有工期。'));
    const within = await step(cast.deputyDirector, number, 'publish');
    expect([within.status, within.body.code]).toEqual([422, 'survey-says-too-much']);
    expect(JSON.stringify(within.body)).toContain('列出的是 2 项');
    await step(cast.centre, number, 'conclude', {
      n: 2,
      ...finding('合同', ['2'], '有两个问题：一是没有示范文本；二是没有工期。'),
    });
    const four = await step(cast.deputyDirector, number, 'publish', { summary: '这次调查发现四项问题：' });
    expect([four.status, four.body.code, four.body.fields[0].path]).toEqual([422, 'survey-count', 'summary']);
    expect(four.body.zh).toBe('“四项问题”是 4 项，列出的是 2 项；请补上或者改字，再公布。');
    const two = await step(cast.deputyDirector, number, 'publish', { summary: '这次调查发现两项问题：' });
    expect([two.status, two.body.entry?.state]).toEqual([200, 'published']);
  });

  it('names no firm of its sample and no person where everybody reads', async () => {
    const { number } = (await open({ quota: 1, sample: ['青禾美居装饰'], population: null })).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    await step(cast.centre, number, 'enter', { firm: 1, way: 'visit', answers: { '1': 'no' } });
    await step(cast.centre, number, 'tabulate');
    const write = (words: string) => step(cast.centre, number, 'conclude', finding('没有资质证', ['1'], words));
    for (const [words, told] of [
      ['青禾美居装饰没有资质证。', '青禾美居装饰'],
      ['店主电话13912345678，没有资质证。', '13912345678'],
      ['老板张桂兰说没有资质证。', '张桂兰'],
    ] as const) {
      const refused = await write(words);
      expect([refused.status, refused.body.code, refused.body.fields[0].path]).toEqual([422, 'survey-names', 'words']);
      expect(refused.body.fields[0].zh).toContain(`“${told}”`);
    }
    expect((await write('查的 1 家没有资质证。')).status).toBe(200);
    const before = await step(cast.deputyDirector, number, 'publish', { summary: '这次去了青禾美居装饰。' });
    expect([before.status, before.body.fields[0].path]).toEqual([422, 'summary']);
    // Whoever is to publish it sends it back to whoever wrote it, who does not send back his own.
    expect((await step(cast.centre, number, 'return', { remark: '请写清是哪种证' })).status).toBe(403);
    const back = await step(cast.deputyDirector, number, 'return', { remark: '请写清是哪种证' });
    expect(back.body.entry).toMatchObject({ state: 'tabulated', remark: '请写清是哪种证' });
    expect(await toldTo(cast.centre, '退回重写：请写清是哪种证')).toHaveLength(1);
    const mended = await step(cast.centre, number, 'conclude', {
      n: 1,
      ...finding('没有资质证', ['1'], '查的 1 家没有家装资质证。'),
    });
    expect(mended.body.entry.remark).toBe('');
    expect((await step(cast.deputyDirector, number, 'publish')).status).toBe(200);
  });

  it('what was in the field before its day was kept with the row is late by the day of its sheets, and its author is told', async () => {
    const { number, id } = (await open()).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-11-26' });
    // As the upgrade found it.
    await app.database.pool.query('update survey set due_on = null where id = $1', [id]);
    app.setNow('2026-11-28T08:00:00+08:00');
    await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    expect(await toldTo(cast.centre, `（${number}）收齐汇总`)).not.toEqual([]);
    const late = await app.as(cast.centre)('GET', '/api/surveys?overdue=1');
    expect(late.body.items.map(({ entry }: { entry: { number: string } }) => entry.number)).toContain(number);
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('follows up by whom finds the survey and the step, and by no station that is not asked, no leader, no auditor', async () => {
    const { number } = (await open({ quota: 1, sample: ['青禾美居装饰'], population: null })).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    await step(cast.centre, number, 'enter', { firm: 1, way: 'visit', answers: { '1': 'no' } });
    await step(cast.centre, number, 'tabulate');
    await step(cast.centre, number, 'conclude', finding('没有资质证', ['1'], '查的 1 家没有资质证。'));
    await step(cast.deputyDirector, number, 'publish');
    const { rows } = await app.database.pool.query<{ id: string; role: string }>(
      'select id, role from account where active',
    );
    const follow = (whoId: string) =>
      step(cast.centre, number, 'follow', { finding: 1, words: '发规范意见', whoId, dueOn: '2026-12-20' });
    for (const role of ['auditor', 'admin', 'station'])
      for (const { id } of rows.filter((one) => one.role === role).slice(0, 1)) {
        const refused = await follow(id);
        expect([role, refused.status, refused.body.fields?.[0]?.path]).toEqual([role, 400, 'whoId']);
      }
    expect((await follow(await idOf(cast.officer))).status).toBe(200);
  });

  it('S113 a station sees what it is asked for, enters sheets, and tells what was heard; others do not see it', async () => {
    const { number } = (await open({ frame: 'stations', quota: 5, sample: [], stationIds: ['ST-V0303'] })).body.entry;
    expect((await app.as('st-v0303')('GET', `/api/surveys/${number}`)).status).toBe(404);
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    expect((await app.as('st-v0303')('GET', `/api/surveys/${number}`)).body.moves).toEqual(['enter', 'tell']);
    expect((await app.as('st-m01')('GET', `/api/surveys/${number}`)).status).toBe(404);
    expect((await step('st-v0303', number, 'enter', { way: 'station', answers: { '1': 'yes' } })).status).toBe(200);
    const told = await step('st-v0303', number, 'tell', { words: '装修先交钱，后来找不到人' });
    expect(told.body.entry.tips).toMatchObject([{ words: '装修先交钱，后来找不到人', stationId: 'ST-V0303' }]);
    expect((await step('st-v0303', number, 'tabulate')).status).toBe(403);
  });

  it('S113 a station’s telephone carries what it is asked for and brings each sheet once, whichever version stands', async () => {
    const { number } = (await open({ frame: 'stations', quota: 5, sample: [], stationIds: ['ST-V0303'] })).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-11-30' });
    const firms = (await open({ stationIds: ['ST-V0303'] })).body.entry.number;
    await step(cast.centre, firms, 'field', { untilOn: '2026-11-30' });
    const deviceOf = async (loginName: string) =>
      (await app.as(loginName)('POST', '/api/devices', { id: uuidv7(), name: '村里的手机', proof })).body.id as string;
    const device = await deviceOf('st-v0303');
    const item = (answers: object, deviceId = device) => ({
      kind: 'sheet',
      id: uuidv7(),
      deviceId,
      actedAt: '2026-11-25T08:40:00+08:00',
      surveyNumber: number,
      answers,
    });
    const send = async (body: object, who = 'st-v0303') => app.as(who)('POST', '/api/outbox', body);
    const one = item({ '1': 'yes', '2': 'no' });
    for (const _ of [1, 2]) expect((await send(one)).body).toMatchObject({ number, state: 'fielded' });
    // Behind it, from another version than the telephone knows.
    expect((await send(item({ '1': 'no' }))).status).toBe(200);
    const { surveys } = (await app.as('st-v0303')('GET', '/api/outbox/provisions')).body;
    // Firms are asked by the bureau: the telephone has what stations ask.
    expect(surveys.filter((each: { number: string }) => [number, firms].includes(each.number))).toMatchObject([
      { number, sheets: 2, qr: null },
    ]);
    expect((await send(item({ '1': '随便' }))).body.fields[0].path).toBe('answers.1');
    const strange = await deviceOf('st-m01');
    expect((await send(item({ '1': 'no' }, strange), 'st-m01')).status).toBe(404);
    // What everybody may answer has a code, where the county has an address that opens outside, and none where it has not.
    const all = (await open({ frame: 'public', quota: 50, sample: [], population: null, stationIds: ['ST-V0303'] }))
      .body.entry.number;
    await step(cast.centre, all, 'field', { untilOn: '2026-11-30' });
    const codeAt = async (publicUrl: string) => {
      const outside = createApp({ ...app.deps, settings: { ...app.deps.settings, publicUrl } });
      const headers = { cookie: `hongdun_session=${await app.tokenOf('st-v0303')}` };
      const answer = await outside.request('/api/outbox/provisions', { headers });
      const carried = ((await answer.json()) as { surveys: { number: string; qr: string | null }[] }).surveys;
      return carried.find((each) => each.number === all)?.qr;
    };
    expect(await codeAt('https://12315.qinghe.gov.cn')).toContain('<svg');
    expect(await codeAt('http://127.0.0.1:12315')).toBeNull();
    await step(cast.centre, number, 'tabulate');
    expect((await send(item({ '1': 'no' }))).status).toBe(409);
    expect((await app.as(cast.centre)('GET', `/api/surveys/${number}`)).body.more.sheets).toBe(2);
  });

  it('is designed whole: firms as many as are asked, two options at least, no more than there are', async () => {
    expect((await open({ sample: ['一家'] })).body.fields[0].path).toBe('sample');
    expect((await open({ population: 9 })).body.fields[0].path).toBe('population');
    const one = [{ text: '合同是怎么来的', kind: 'choice', options: ['自己拟的'] }];
    expect((await open({ questions: one })).body.fields[0].path).toBe('questions.0.options');
    expect((await open({}, cast.officer)).status).toBe(403);
  });
});

describe('扫码答卷', () => {
  const asked = [
    { text: '上回买种子，店家给您票了吗？', kind: 'choice', options: ['给了，正式的票', '要了，没给'] },
    { text: '包装上有登记证号吗？', kind: 'yesNo' },
  ];
  const post = (path: string, fields: Record<string, string>) =>
    pages.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const hidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '';
  async function public_(): Promise<{ number: string; code: string }> {
    const { number, code } = (
      await open({ title: '农资市场消费调查', frame: 'public', sample: [], population: null, questions: asked })
    ).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-12-30' });
    return { number, code };
  }

  /** What a browser does: it keeps the page with its mark, and follows where a press leads. */
  function browser(code: string, at = '?at=ST-V0303') {
    let etag = '';
    let page = '';
    const get = async (path: string) => {
      const answer = await pages.request(path, etag === '' ? {} : { headers: { 'if-none-match': etag } });
      etag = answer.headers.get('etag') ?? '';
      page = await answer.text();
      return answer;
    };
    const press = async (go: string, value?: string) => {
      const q = hidden(page, 'q');
      const fields = { k: hidden(page, 'k'), at: hidden(page, 'at'), q, go };
      const answer = await post(
        `/survey/${code}/answer`,
        value === undefined ? fields : { ...fields, [`a${q}`]: value },
      );
      // The mark is in no address that is shared.
      expect(answer.headers.get('location')).toBeNull();
      page = await answer.text();
      return answer.status;
    };
    return { scan: () => get(`/survey/${code}${at}`), press, get, page: () => page };
  }
  const countsOf = async (number: string) => {
    const { more } = (await app.as(cast.centre)('GET', `/api/surveys/${number}`)).body;
    return [more.sheets, ...more.counts.map(({ n }: { n: number }) => n)];
  };

  it('S77 asks one question a page without a script, loses nothing on the way back, and counts a sheet once', async () => {
    const { number, code } = await public_();
    const one = browser(code);
    const first = await one.scan();
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(one.page()).toContain('第 1 题');
    expect(one.page()).toContain('截止');
    expect(one.page()).not.toContain('checked=""');
    expect(hidden(one.page(), 'at')).toBe('ST-V0303');
    expect(await one.press('next')).toBe(422);
    expect(await one.press('next', '要了，没给')).toBe(200);
    expect(one.page()).toContain('第 2 题');
    await one.press('back', 'yes');
    expect(one.page()).toMatch(/value="要了，没给" checked/u);
    await one.press('next', '要了，没给');
    expect(one.page()).toMatch(/value="yes" checked/u);
    const sent = one.page();
    for (const _ of [1, 2]) {
      const fields = { k: hidden(sent, 'k'), at: '', q: '2', go: 'skip' };
      const answer = await post(`/survey/${code}/answer`, fields);
      expect(await answer.text()).toContain('收到了');
    }
    expect(await countsOf(number)).toEqual([1, 1, 0]);
  });

  it('goes on where it stopped when the code is scanned again, for a week, in both windows, and nothing sent is sent anew', async () => {
    const { number, code } = await public_();
    const one = browser(code);
    await one.scan();
    await one.press('next', '给了，正式的票');
    // The tab is shut; the browser has nothing but the page that it keeps.
    await one.scan();
    expect(one.page()).toContain('第 2 题');
    expect(one.page()).toContain('上回答到这里，接着答');
    expect(one.page()).not.toContain('给了，正式的票" checked');
    // Another browser knows nothing of it.
    const other = browser(code);
    await other.scan();
    expect(other.page()).toContain('第 1 题');
    expect(other.page()).not.toContain('上回答到这里');
    // A second window of the first, that stands a question behind, takes nothing away.
    const window = one.page();
    await one.press('back');
    await one.press('next', '要了，没给');
    expect(
      await post(`/survey/${code}`, { k: hidden(window, 'k'), at: '', q: '2', a2: 'no', go: 'next' }),
    ).toMatchObject({
      status: 200,
    });
    await one.scan();
    expect(one.page()).toContain('这部手机答过了');
    expect(await countsOf(number)).toEqual([1, 1, 1]);
    const again = /href="([^"]*again=1[^"]*)"/u.exec((await one.scan(), one.page()))?.[1]?.replaceAll('&amp;', '&');
    await one.get(again ?? '');
    expect(one.page()).toContain('第 1 题');
    // What is left for more than a week is not gone on with, and goes.
    await other.press('next', '要了，没给');
    app.setNow('2026-11-29T08:00:00+08:00');
    await other.scan();
    expect(other.page()).toContain('第 2 题');
    const left = async () => (await app.database.pool.query('select * from survey_part')).rows.length;
    expect(await left()).toBe(1);
    app.setNow('2026-12-03T08:00:00+08:00');
    await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    expect(await left()).toBe(0);
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('S79 tells everybody what came in and who answered, never how many were to be asked', async () => {
    const { number, code } = await public_();
    // The third answers the second question alone; who says nothing to any of it is none that came in.
    for (const [first, second] of [
      ['要了，没给', undefined],
      ['给了，正式的票', undefined],
      [undefined, 'yes'],
      [undefined, undefined],
    ]) {
      const one = browser(code);
      await one.scan();
      await one.press(first === undefined ? 'skip' : 'next', first);
      await one.press(second === undefined ? 'skip' : 'next', second);
      expect(one.page()).toContain('收到了');
    }
    expect((await countsOf(number))[0]).toBe(3);
    await step(cast.centre, number, 'tabulate');
    await step(cast.centre, number, 'conclude', {
      title: '要了票没给',
      questions: ['1'],
      value: '要了，没给',
      words: '答了的人里有 1 人要了票店家没给。',
    });
    expect((await step(cast.deputyDirector, number, 'publish')).status).toBe(200);
    const shown = async (query = '') => {
      const html = await (await pages.request(`/surveys${query}`)).text();
      return html.split('<section').find((one) => one.includes(`${number}，`) || one.includes(`${number}, `)) ?? '';
    };
    const zh = await shown();
    expect(zh).toContain('，收回 3 份');
    expect(zh).toContain('（答了这问的 2 人里 1 人）');
    expect(zh).not.toMatch(/10|问了|家里/u);
    const en = await shown('?lang=en');
    expect(en).toContain(', 3 sheets came in');
    expect(en).toContain('(1 of the 2 people who answered it)');
  });

  it('S77 prints its code for each station that is asked, with the county’s own address, and says so where none is configured', async () => {
    const { number } = (
      await open({
        frame: 'public',
        sample: [],
        population: null,
        questions: asked,
        stationIds: ['ST-V0303', 'ST-M01'],
      })
    ).body.entry;
    await step(cast.centre, number, 'field', { untilOn: '2026-12-30' });
    const sheets = async (query = '') =>
      (await app.as(cast.centre)('GET', `/papers/survey-codes/${number}${query}`)).body as string;
    const codes = (html: string) => html.match(/alt="二维码：答卷"/gu)?.length;
    const machine = await sheets();
    expect(codes(machine)).toBe(2);
    expect(machine.match(/先别贴/gu)).toHaveLength(2);
    expect(codes(await sheets('?at=ST-M01'))).toBe(1);
    const { settings } = app.deps;
    const before = settings.publicUrl;
    settings.publicUrl = 'https://12315.qinghe.gov.cn';
    try {
      const configured = await sheets();
      expect(configured).not.toContain('先别贴');
      expect(configured).not.toBe(machine);
    } finally {
      settings.publicUrl = before;
    }
  });

  it('goes on with nobody else’s sheet by an address, keeps no answer that the question does not have', async () => {
    const { number, code } = await public_();
    const one = browser(code);
    await one.scan();
    await one.press('next', '要了，没给');
    const mark = hidden(one.page(), 'k');
    const passedOn = await (await pages.request(`/survey/${code}?k=${encodeURIComponent(mark)}`)).text();
    expect(passedOn).toContain('第 1 题');
    expect(hidden(passedOn, 'k')).not.toBe(mark);
    expect((await pages.request(`/survey/${code}/answer`)).headers.get('location')).toBe(`/survey/${code}`);
    for (const value of ['随便写的一长段'.repeat(2000), 'maybe'])
      expect((await post(`/survey/${code}/answer`, { k: mark, at: '', q: '2', a2: value, go: 'next' })).status).toBe(
        400,
      );
    const { rows } = await app.database.pool.query(
      'select p.answers from survey_part as p join survey as s on s.id = p.survey_id where s.number = $1',
      [number],
    );
    expect(rows).toEqual([{ answers: { '1': '要了，没给' } }]);
  });

  it('takes no mark that was not given out here, nor that of another survey', async () => {
    const { number, code } = await public_();
    const { code: otherCode } = await public_();
    const other = browser(otherCode);
    await other.scan();
    for (const k of ['', 'made.up', hidden(other.page(), 'k')])
      expect((await post(`/survey/${code}`, { k, at: '', q: '1', a1: '要了，没给', go: 'next' })).status).toBe(409);
    expect(await countsOf(number)).toEqual([0, 0, 0]);
  });

  it('takes nothing once it is counted or over, speaks English too, and answers no made-up code', async () => {
    const { number, code } = await public_();
    expect(await (await pages.request(`/survey/${code}?lang=en`)).text()).toContain('Question 1');
    const one = browser(code);
    await one.scan();
    const page = one.page();
    await one.press('skip');
    await one.press('next', 'yes');
    await step(cast.centre, number, 'tabulate');
    const late = await post(`/survey/${code}`, { k: hidden(page, 'k'), at: '', q: '2', a2: 'yes', go: 'next' });
    expect(await late.text()).toContain('结束了');
    expect((await countsOf(number))[0]).toBe(1);
    expect((await pages.request('/survey/AAAAAAAAAAAA')).status).toBe(404);
  });
});
