/** 投诉公示: off, then on by two people; decided by who did not handle it; public without its complainant; and gone with its complaint. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveErased } from '../../../../src/actions/publicity/publication/followers.ts';
import { Refusal } from '../../../../src/domain/base/refusal.ts';
import { noFinding, type Publication } from '../../../../src/domain/publicity/publication/publication.ts';
import { saveErasedEntry } from '../../../../src/store/desk/erasure.ts';
import { findEntry, lockEntry } from '../../../../src/store/matter/docket.ts';
import { listUndecided } from '../../../../src/store/publicity/publication/publication.ts';

import { transact } from '../../../../src/store/base/transact.ts';
import { citizen as browser, problemsIn, unmarkedChinese } from '../../../build/house/citizen.ts';
import { appOf, consumerContext, testApp, type Caller, type TestApp } from '../../../build/house/http-app.ts';
import type { House } from '../../../build/house/browser.ts';
import { cast } from '../../../build/cast.ts';
import { advance, fileMatter, find, untilMediating } from '../../../build/living-matters.ts';
import {
  aRule,
  closedComplaint,
  confirmRule,
  entryOf,
  publishedComplaint,
  refresh,
  registerShop,
  step,
} from '../../../build/house/publication.ts';

let app: TestApp;
let citizen: Caller;
let officer: Caller;
let head: Caller;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-24T09:00:00+08:00');
  [citizen, officer, head, centre] = [null, cast.officer, cast.officeHead, cast.centre].map((one) => app.as(one)) as [
    Caller,
    Caller,
    Caller,
    Caller,
  ];
});
afterAll(() => app.close());

const moveComplaint = async (who: Caller, number: string, move: string, input: object) => {
  const { version } = await find({ app } as House, number);
  return who('POST', `/api/complaints/${encodeURIComponent(number)}/${move}`, { version, clientId: uuidv7(), input });
};
const openData = async () => (await citizen('GET', '/disclosure/data.json')).body.entries as { number: string }[];
const post = async (path: string, fields: Record<string, string>) => {
  const response = await appOf(app.deps).request(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
};
const toldAbout = async (who: Caller, words: string) =>
  ((await who('GET', '/api/messages/own')).body.items as { text: string }[]).filter(({ text }) => text.includes(words))
    .length;
const pageOf = (key: string) => citizen('GET', `/disclosure/${encodeURIComponent(key)}`);

describe('公示办法', () => {
  it('没有确认以前什么都不公示，每个地址用一句话说清', async () => {
    const page = await citizen('GET', '/disclosure');
    expect(page.body).toContain('本县还没有确认公示办法');
    for (const path of [
      '/disclosure/data.json',
      '/disclosure/data.csv',
      '/disclosure/operators',
      '/disclosure/operators.json',
      '/disclosure/operators/92410000MA0000001X',
      '/disclosure/示2026-0001',
    ]) {
      const answer = await citizen('GET', encodeURI(path));
      expect([path, answer.status]).toEqual([path, 404]);
      expect(JSON.stringify(answer.body)).toContain('还没有确认公示办法');
    }
    const number = await closedComplaint(app);
    expect(await entryOf(app, number)).toBeUndefined();
    const drafted = await head('POST', '/api/publications', { id: uuidv7(), matterNumber: number });
    expect([drafted.status, drafted.body.code]).toEqual([404, 'publication-off']);
  });

  it('写下的人不能自己确认，承办人也不能；别的管理员确认以后施行，停用一个人就够', async () => {
    const own = await app.as(cast.admin)('POST', '/api/publication-rules', { id: uuidv7(), ...aRule });
    const body = { version: 1, clientId: uuidv7(), input: {} };
    const at = (id: string, move: string) => `/api/publication-rules/${id}/${move}`;
    const self = await app.as(cast.admin)('POST', at(own.body.entry.id, 'confirm'), body);
    expect([self.status, self.body.code]).toEqual([403, 'docket-not-yours']);
    expect((await centre('POST', at(own.body.entry.id, 'confirm'), body)).status).toBe(403);
    expect((await officer('POST', '/api/publication-rules', { id: uuidv7(), ...aRule })).status).toBe(403);
    const ahead = await centre('POST', '/api/publication-rules', { id: uuidv7(), ...aRule, sinceOn: '2027-01-01' });
    const early = await app.as(cast.admin)('POST', at(ahead.body.entry.id, 'confirm'), body);
    expect([early.status, early.body.code]).toEqual([409, 'publication-rule-ahead']);
    const first = await confirmRule(app);
    // A new rule takes the place of the one before in the same act: two are never in force.
    const second = await confirmRule(app, { title: '青禾市监发〔2026〕13号《公示办法》修订' });
    const state = async (id: string) => (await centre('GET', `/api/publication-rules/${id}`)).body.entry.state;
    expect([await state(first), await state(second)]).toEqual(['ended', 'inForce']);
    expect((await centre('GET', '/api/publication-standing')).body.rule.title).toContain('13号');
    expect((await citizen('GET', '/disclosure')).body).toContain(noFinding.zh);
  });

  it('确认以前办结的，由后台补进待审；承办人定了不公示的不补', async () => {
    await refresh(app);
    const waiting = (await head('GET', '/api/publications?state=open')).body.items;
    expect(waiting).toHaveLength(1);
    await refresh(app);
    expect((await head('GET', '/api/publications?state=open')).body.items).toHaveLength(1);
  });
});

describe('审公示', () => {
  let number = '';
  let id = '';

  it('投诉人打了勾的，办结就进待审；没打勾的不进', async () => {
    number = await closedComplaint(app, {
      consumer: { name: '李有田', phone: '13800000317', address: '郭庄村三组19号', regionId: 'V0303' },
      story: '我叫李有田，电话13800000317，住郭庄村三组19号，在这家店买了十袋复合肥，每袋少四公斤，车牌豫A12345。',
    });
    const quiet = await closedComplaint(app, { consents: { publish: false, entrust: false } });
    expect(await entryOf(app, quiet)).toBeUndefined();
    const entry = await entryOf(app, number);
    expect(entry?.state).toBe('waiting');
    id = entry?.id ?? '';
    const { entry: draft, more } = (await head('GET', `/api/publications/${id}`)).body;
    expect(draft.said).not.toMatch(/有田|1380000|19号|12345/u);
    expect(draft.said).toContain('每袋少四公斤');
    expect(draft.complainant).toBe('李**');
    expect(more.told.story).toContain('每袋少四公斤');
    expect(draft.codeStub).toBe('');
    // Another office sees nothing of it.
    expect((await app.as(cast.headOfShiqiao)('GET', `/api/publications/${id}`)).status).toBe(404);
    expect((await app.as('st-v0302')('GET', '/api/publications')).status).toBe(403);
  });

  it('归档要先定；承办人不能在投诉上自己定，也不能审；经营者认不准公示不了', async () => {
    const archived = await moveComplaint(officer, number, 'archive', { place: '柳河所 3 号柜' });
    expect([archived.status, archived.body.code]).toEqual([409, 'archive-needs-follow-up']);
    await moveComplaint(officer, number, 'waiveFollowUp', { reason: '三次打不通' });
    expect((await moveComplaint(officer, number, 'archive', { place: '柳河所 3 号柜' })).body.code).toBe(
      'archive-needs-publication',
    );
    for (const published of ['yes', 'no'] as const) {
      const own = await moveComplaint(officer, number, 'decidePublication', { published, reason: '不想公示' });
      expect([own.status, own.body.code]).toEqual([409, 'publication-reviewed']);
    }
    expect((await step(app, cast.officer, id, 'publish')).status).toBe(403);
    const unknown = await step(app, cast.officeHead, id, 'publish');
    expect([unknown.status, unknown.body.code]).toEqual([409, 'publication-no-operator']);
  });

  it('写进姓名、电话、住址就公示不了，隔开写、全角写也不行；电话连稿子里都不留', async () => {
    await registerShop(app, number);
    const words = { said: '李有田说每袋少四公斤。', asked: '补足', result: '补了四袋。', reply: '' };
    for (const said of [
      '李有田说每袋少四公斤。',
      '投诉人是李·有·田，说每袋少四公斤。',
      '住在郭庄村 三组 19 号的说每袋少四公斤。',
    ]) {
      expect((await step(app, cast.officeHead, id, 'rewrite', { ...words, said })).status).toBe(200);
      const refused = await step(app, cast.officeHead, id, 'publish');
      expect([said, refused.status, refused.body.code]).toEqual([said, 422, 'publication-names']);
    }
    for (const phone of ['13800000317', '138 0000 0317', '１３８００００ ０３１７'])
      expect(
        (await step(app, cast.officeHead, id, 'rewrite', { ...words, said: `电话${phone}，少四公斤` })).body.code,
      ).toBe('publication-names');
  });

  it('所长同意公示，投诉上记下来，能归档了；网页、数据里没有投诉人，写明投诉不等于违法', async () => {
    const words = {
      said: '买了十袋复合肥，每袋少四公斤。',
      asked: '补足分量',
      result: '调解达成协议，补了四袋。',
      reply: '',
    };
    await step(app, cast.officeHead, id, 'rewrite', words);
    const done = await step(app, cast.officeHead, id, 'publish');
    expect([done.status, done.body.entry.state, done.body.entry.number]).toEqual([200, 'published', '示2026-0001']);
    const complaint = await find({ app } as House, number);
    expect(complaint.publication).toMatchObject({ published: true });
    expect((await moveComplaint(officer, number, 'archive', { place: '柳河所 3 号柜' })).status).toBe(200);
    await refresh(app);
    const pages = [
      '/disclosure',
      '/disclosure?q=老周',
      '/disclosure?q=92410000MA0000001X',
      '/disclosure?town=T03&category=G10&month=2026-11',
      '/disclosure/示2026-0001',
      '/disclosure/operators/92410000MA0000001X',
      '/disclosure/data.csv',
      '/disclosure/data.json',
    ];
    for (const path of pages) {
      const { status, body } = await citizen('GET', encodeURI(path));
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect([path, status]).toEqual([path, 200]);
      // fresh 23: the form promises that no name is written, and a surname is part of one.
      expect(text).not.toMatch(/李|1380000|三组|郭庄/u);
      expect(text).toContain(noFinding.zh);
      expect(text).toContain('老周农资店');
    }
    expect((await citizen('GET', '/disclosure?q=没有这家')).body).toContain('没有查到');
    expect((await citizen('GET', '/disclosure?month=2026-10')).body).not.toContain('示2026-0001');
    const csv = (await citizen('GET', '/disclosure/data.csv')).body as string;
    expect(csv).toContain('截至');
    expect((await citizen('GET', '/disclosure/data.json')).body).toMatchObject({ stale: null, note: noFinding.zh });
  });

  it('不公示要选一条理由、写清楚；投诉上也记下，网页上没有', async () => {
    const other = await closedComplaint(app);
    const entry = await entryOf(app, other);
    const bare = await step(app, cast.officeHead, entry?.id ?? '', 'withhold', { reason: 'malicious', remark: '' });
    expect(bare.status).toBe(400);
    const done = await step(app, cast.officeHead, entry?.id ?? '', 'withhold', {
      reason: 'malicious',
      remark: '查明一个月投了四十件',
    });
    expect([done.status, done.body.entry.state, done.body.entry.number]).toEqual([200, 'withheld', null]);
    expect((await find({ app } as House, other)).publication).toMatchObject({ published: false });
    expect(await openData()).toHaveLength(1);
    // A wrong reason is put right before the file is put away.
    expect(
      (await step(app, cast.officeHead, entry?.id ?? '', 'reconsider', { remark: '理由选错了' })).body.entry.state,
    ).toBe('waiting');
  });

  it('拿不准像人名的，改稿的人不能自己放行，另一个人写明理由才行', async () => {
    const other = await closedComplaint(app);
    await registerShop(app, other);
    const entry = await entryOf(app, other);
    const key = entry?.id ?? '';
    const words = { said: '在赵师傅那里买的化肥每袋少四公斤。', asked: '', result: '补了四袋。', reply: '' };
    await step(app, cast.officeHead, key, 'rewrite', words);
    const view = (await head('GET', `/api/publications/${key}`)).body;
    const mark = view.more.marks[0];
    expect(mark).toMatchObject({ kind: 'name', isPassed: false });
    const pass = {
      id: uuidv7(),
      docket: 'publication',
      entryId: key,
      words: mark.words,
      reason: '这是店的招牌，不是人',
    };
    expect((await head('POST', '/api/disclosure-passes', pass)).body.code).toBe('pass-own');
    const passed = await centre('POST', '/api/disclosure-passes', pass);
    // What the gate only guesses is let through; what it is sure of never is.
    expect(passed.status).toBe(mark.isFixed === true ? 422 : 200);
  });
});

describe('公示跟着投诉走', () => {
  it('投诉人不同意了，当时就收起；又同意了再审一遍', async () => {
    const { number, key } = await publishedComplaint(app);
    expect((await pageOf(key)).status).toBe(200);
    const wish = (given: 'yes' | 'no') =>
      moveComplaint(officer, number, 'recordWish', {
        kind: 'publish',
        party: 'consumer',
        given,
        on: '2026-11-24',
        way: 'phone',
        proof: '',
      });
    expect((await wish('no')).status).toBe(200);
    expect((await pageOf(key)).status).toBe(404);
    expect((await openData()).map((one) => one.number)).not.toContain(key);
    expect((await entryOf(app, number))?.state).toBe('left');
    expect((await wish('yes')).status).toBe(200);
    expect((await pageOf(key)).status).toBe(404);
  });

  it('投诉人不满意、正在复核的收起；复核完了重新等审', async () => {
    const { number, key } = await publishedComplaint(app);
    const called = await moveComplaint(officer, number, 'followUp', {
      satisfaction: '4',
      words: '店家没照办',
      unsatisfied: '店家没照办',
      trips: null,
      km: null,
      minutes: null,
      feeFen: null,
    });
    expect(called.status, JSON.stringify(called.body)).toBe(200);
    expect((await pageOf(key)).status).toBe(404);
    const answer = { result: 'mended', answer: '已经督促店家照办了' };
    expect((await moveComplaint(head, number, 'answerReview', answer)).status).toBe(200);
    const items = (await head('GET', '/api/publications?state=open')).body.items as {
      entry: { matterNumber: string };
    }[];
    expect(items.map(({ entry }) => entry.matterNumber)).toContain(number);
  });

  it('个人信息清除以前先收起；清除的件公示不了', async () => {
    const { number, key } = await publishedComplaint(app);
    const complaint = await find({ app } as House, number);
    const ctx = await consumerContext(app);
    const actor = { ...ctx.actor, id: 'system', name: '系统', role: 'system' as const };
    const { countyId } = ctx.actor;
    await transact(app.database.db, async (tx) => {
      await leaveErased(tx, { ...ctx, actor }, complaint.id);
      const entry = await lockEntry<Publication>(tx, 'publication', countyId, { number: key });
      // What the erasure writes has no word of anybody, and the table takes it.
      await saveErasedEntry(tx, { table: 'publication', entry }, ctx.today);
    });
    expect((await pageOf(key)).status).toBe(404);
    const left = await findEntry<Publication>(app.database.db, 'publication', countyId, { number: key });
    expect(left).toMatchObject({
      state: 'left',
      said: '',
      asked: '',
      result: '',
      reply: '',
      complainant: '',
      remark: '',
    });
  });

  it('台账外面改了的，下一轮核对也收起，数跟着变', async () => {
    const { number, key } = await publishedComplaint(app);
    const { sql } = await import('kysely');
    await sql`update complaint set consent_publish = false where number = ${number}`.execute(app.database.db);
    await refresh(app);
    expect((await pageOf(key)).status).toBe(404);
  });

  it('停用办法，全部收起；再施行又看得到', async () => {
    const { key } = await publishedComplaint(app);
    const rule = (await centre('GET', '/api/publication-rules')).body.items.find(
      (one: { entry: { state: string } }) => one.entry.state === 'inForce',
    ).entry;
    const ended = await centre('POST', `/api/publication-rules/${rule.id}/end`, {
      version: rule.version,
      clientId: uuidv7(),
      input: { remark: '上级另有规定' },
    });
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    expect((await pageOf(key)).status).toBe(404);
    expect((await citizen('GET', '/disclosure/data.json')).status).toBe(404);
    await confirmRule(app);
    expect((await pageOf(key)).status).toBe(200);
  });
});

describe('店家异议', () => {
  it('书面提的由所里记下，期限内写明有异议；公示的人不能自己答复，另一个人改正，网页写明改了什么', async () => {
    const { key } = await publishedComplaint(app);
    const objected = await step(app, cast.officer, key, 'object', {
      words: '每袋只少两公斤',
      by: '周老板',
      way: 'writing',
      on: '2026-11-24',
    });
    expect(objected.body.entry.objection).toMatchObject({ answerBy: '2026-12-03', way: 'writing' });
    const page = (await pageOf(key)).body as string;
    expect(page).toContain('店家有异议，正在查');
    expect(page).not.toContain('周老板');
    expect((await step(app, cast.officeHead, key, 'keep', { answer: '过磅单没有错' })).body.code).toBe(
      'docket-not-yours',
    );
    const words = { said: '买了十袋复合肥，每袋少两公斤。', asked: '补足', result: '补了四袋。', reply: '已经补了。' };
    const named = await step(app, cast.centre, key, 'amend', { ...words, reason: '李有田的磅单查对' });
    expect(named.body.code).toBe('public-names');
    const amended = await step(app, cast.centre, key, 'amend', { ...words, reason: '四公斤改成两公斤，过磅单查对' });
    expect([amended.status, amended.body.entry.state]).toEqual([200, 'published']);
    const after = (await pageOf(key)).body as string;
    expect(after).toContain('四公斤改成两公斤，过磅单查对');
    expect(after).toContain('已经补了。');
    expect(after).not.toContain('查清以前');
  });

  it('网页上凭告知书的查询码提；错的码说同一句话，同一张表再交不提两遍', async () => {
    const { key } = await publishedComplaint(app);
    const notice = (await officer('GET', `/papers/publications/${encodeURIComponent(key)}`)).body as string;
    const code = /查询码[^0-9]{0,40}(\d{4} \d{4})/u.exec(notice)?.[1] ?? '';
    expect(code).not.toBe('');
    expect(notice).toContain(noFinding.zh);
    expect(notice).not.toMatch(/李有田|1380000/u);
    const press = uuidv7();
    const send = (number: string, fields: Record<string, string>) =>
      post(`/disclosure/${encodeURIComponent(number)}/object`, { press, ...fields });
    const answers = (fields: Record<string, string>) => post('/disclosure/answers', fields);
    const wrong = await send(key, { code: '1234 5678', words: '分量是够的' });
    const nowhere = await send('示2026-0999', { code, words: '分量是够的' });
    expect([wrong.status, nowhere.status]).toEqual([403, 403]);
    expect(wrong.text).toContain('编号或者查询码不对');
    const sent = await send(key, { code, words: '分量是够的，有磅单' });
    expect(sent.text).toContain('收到了您的异议');
    expect((await send(key, { code, words: '分量是够的，有磅单' })).text).toContain('收到了您的异议');
    const view = (await head('GET', `/api/publications/${encodeURIComponent(key)}`)).body;
    expect(view.entry).toMatchObject({ state: 'objected', objection: { way: 'code' } });
    expect(view.timeline.filter((line: { verb: string }) => line.verb === 'publication-objected')).toHaveLength(1);
    expect((await step(app, cast.centre, key, 'uphold', { answer: '查了，确实不是这家店' })).body.entry.state).toBe(
      'withdrawn',
    );
    expect((await pageOf(key)).status).toBe(404);
    // The answer is the operator's to read, also now that nothing is public.
    const told = await answers({ number: key, code });
    expect(told.text).toContain('异议已经答复：异议成立，撤下了。2026年11月24日');
    expect(told.text).toContain('查了，确实不是这家店');
    expect(told.text).toContain('分量是够的，有磅单');
    const guessed = await answers({ number: key, code: '1234 5678' });
    expect([guessed.status, guessed.text.includes('编号或者查询码不对')]).toEqual([403, true]);
    expect(guessed.text).not.toContain('确实不是这家店');
    expect((await citizen('GET', '/disclosure/answers')).body).toContain('看答复');
    const line = (await head('GET', `/api/publications/${encodeURIComponent(key)}`)).body.timeline.find(
      ({ verb }: { verb: string }) => verb === 'publication-objected',
    );
    expect(JSON.stringify(line)).toContain('分量是够的，有磅单');
  });

  it('fresh 21, 22: 写得不对的异议带着写好的话回来，哪一格错说在哪一格；写长了不剪，说有多少个字', async () => {
    const { key } = await publishedComplaint(app);
    const at = `/disclosure/${encodeURIComponent(key)}/object`;
    const notice = (await officer('GET', `/papers/publications/${encodeURIComponent(key)}`)).body as string;
    const code = /查询码[^0-9]{0,40}(\d{4} \d{4})/u.exec(notice)?.[1] ?? '';
    const wrong = await post(at, { press: uuidv7(), code: '1234 5678', words: '分量是够的，磅单在店里' });
    expect(problemsIn(wrong.text)).toMatchObject({ code: expect.stringContaining('编号或者查询码不对') });
    expect(wrong.text).toContain('分量是够的，磅单在店里');
    expect(wrong.text).toContain('value="1234 5678"');
    const empty = await post(at, { press: uuidv7(), code, words: '' });
    expect([empty.status, problemsIn(empty.text)]).toEqual([422, { words: '请写明哪里写错了，至少四个字' }]);
    const long = '磅单写得清楚。'.repeat(200);
    const much = await post(at, { press: uuidv7(), code, words: long });
    expect([much.status, problemsIn(much.text)]).toEqual([
      422,
      { words: '哪里写错了最多 1000 个字，现在 1400 个，请缩短一些' },
    ]);
    expect(much.text).toContain(long);
    expect(much.text).not.toContain('maxlength');
    expect(
      (await entryOf(app, (await head('GET', `/api/publications/${encodeURIComponent(key)}`)).body.entry.matterNumber))
        ?.state,
    ).toBe('published');
  });

  it('fresh 24: 月份从单子里选；一个字、不是月份的，说在那一格，不当成什么都没问', async () => {
    const { key } = await publishedComplaint(app);
    const all = (await citizen('GET', '/disclosure')).body as string;
    expect(all).toMatch(/<select id="month".*?<option value="2026-11">2026年11月/su);
    const one = (await citizen('GET', encodeURI('/disclosure?q=周'))).body as string;
    expect(problemsIn(one)).toEqual({});
    expect(one).toContain('店名至少写两个字');
    expect(one).toContain('value="周"');
    expect(one).not.toContain(`/disclosure/${key}"`);
    const month = (await citizen('GET', '/disclosure?month=abc')).body as string;
    expect(month).toContain('请从单子里选一个月');
    expect(month).not.toContain(`/disclosure/${key}"`);
  });

  it('fresh 47: 英文页的标签、日期是英文，记下的话还是中文，写明是中文', async () => {
    const { key } = await publishedComplaint(app);
    const at = `/disclosure/${encodeURIComponent(key)}?lang=en`;
    const html = ((await citizen('GET', at)).body as string).replace(/<head>.*?<\/head>/su, '');
    for (const words of ['在哪', '商品服务', '改过什么', '哪天办完', '这家店', '投诉人说', '谈成了'])
      expect(html, words).not.toContain(words);
    for (const words of ['Goods or service', 'What was changed', 'What the complainant says', 'November 2026'])
      expect(html, words).toContain(words);
    expect(html).toContain('<p lang="zh-CN">');
    for (const path of ['', `/${encodeURIComponent(key)}`, '/operators', '/operators/92410000MA0000001X', '/answers'])
      expect([path, unmarkedChinese((await citizen('GET', `/disclosure${path}?lang=en`)).body as string)]).toEqual([
        path,
        [],
      ]);
    const shops = (await citizen('GET', '/disclosure/operators/92410000MA0000001X?lang=en')).body as string;
    expect(shops).toContain('counted as in the register of operators');
    expect(shops).not.toContain('这段时间里');
  });

  it('fresh 40: 有异议正在查的时候，那一页不再递表', async () => {
    const { key } = await publishedComplaint(app);
    expect((await pageOf(key)).body).toContain('name="press"');
    await step(app, cast.officer, key, 'object', { words: '分量是够的', by: '周老板', way: 'visit', on: '2026-11-24' });
    const { body } = await pageOf(key);
    expect(body).not.toContain('name="press"');
    expect(body).toContain('已经有一个异议，正在查');
    await step(app, cast.centre, key, 'keep', { answer: '过了磅，写的没有错' });
    expect((await pageOf(key)).body).toContain('name="press"');
  });

  it('快到期、过期没答的，提醒能答的人，各一次', async () => {
    const { key } = await publishedComplaint(app);
    await step(app, cast.officer, key, 'object', { words: '分量是够的', by: '周老板', way: 'visit', on: '2026-11-24' });
    await refresh(app);
    expect(await toldAbout(centre, `公示${key}店家的异议`)).toBe(0);
    for (const [at, words] of [
      ['2026-12-03T09:00:00+08:00', '最晚今天答复'],
      ['2026-12-04T09:00:00+08:00', '已经过期'],
    ] as const) {
      app.setNow(at);
      await refresh(app);
      await refresh(app);
      expect([at, await toldAbout(centre, words)]).toEqual([at, 1]);
      expect(await toldAbout(officer, words)).toBe(0);
      // Who published it does not answer it.
      expect(await toldAbout(head, words)).toBe(0);
    }
    app.setNow('2026-11-24T09:00:00+08:00');
  });
});

describe('网页照实写', () => {
  it('公示的、谈成的照列出来的写，店家答的不满数不写；数据也一样', async () => {
    const code = '92410000MA0000007B';
    const { key } = await publishedComplaint(app, {}, [code, '小丁五金店']);
    await refresh(app);
    const page = (await citizen('GET', `/disclosure/operators/${code}`)).body as string;
    expect(page).toContain('<b>1 件</b>');
    expect(page).not.toMatch(/少于 \d+|减得出来/u);
    expect(page).not.toContain('店家答的</dt>');
    const total = (await openData()).length;
    expect((await citizen('GET', '/disclosure')).body).toContain(`公示 ${total} 件`);
    await publishedComplaint(app, {}, [code, '小丁五金店']);
    await publishedComplaint(app, {}, [code, '小丁五金店']);
    await confirmRule(app, { smallest: 3 });
    await refresh(app);
    const operators = (await citizen('GET', '/disclosure/operators.json')).body.operators as Record<string, unknown>[];
    expect(operators).not.toEqual([]);
    const csv = (await citizen('GET', '/disclosure/operators.csv')).body as string;
    for (const { published, settled, operatorCode } of operators) {
      expect([typeof published, typeof settled]).toEqual(['number', 'number']);
      expect(csv).toContain(`${String(operatorCode)},`);
    }
    expect((await openData()).map(({ number }) => number)).toContain(key);
  });

  it('没有的日子、看不懂的字翻不了页，也不出错', async () => {
    for (const after of ['2026-02-31 示2026-0001', '0000-01-01 示2026-0001', '9999-99-99 示2026-0001', '\0'])
      for (const path of ['/disclosure', '/disclosure/data.json', '/disclosure/data.csv'])
        expect([after, (await citizen('GET', `${path}?after=${encodeURIComponent(after)}`)).status]).toEqual([
          after,
          200,
        ]);
    for (const name of ['q', 'town', 'category'])
      expect([name, (await citizen('GET', `/disclosure?${name}=a%00b`)).status]).toEqual([name, 200]);
  });

  it('写一个字不找，找得太密的拦下', async () => {
    expect((await citizen('GET', `/disclosure?q=${encodeURIComponent('无')}`)).body).not.toContain('没有查到');
    expect((await citizen('GET', `/disclosure?q=${encodeURIComponent('没有这家')}`)).body).toContain('没有查到');
    const { suggest } = app.deps.limits;
    const usual = suggest.demand.bind(suggest);
    let asked = 0;
    suggest.demand = () => {
      asked += 1;
      throw new Refusal('too-many-tries');
    };
    try {
      expect((await citizen('GET', `/disclosure?q=${encodeURIComponent('老周')}`)).status).toBe(429);
      expect((await citizen('GET', `/disclosure/data.json?q=${encodeURIComponent('老周')}`)).status).toBe(429);
      expect((await citizen('GET', '/disclosure')).status).toBe(200);
      expect(asked).toBe(2);
    } finally {
      suggest.demand = usual;
    }
  });

  it('公示办法的要点印在公示页上', async () => {
    expect((await citizen('GET', '/disclosure')).body).toContain(aRule.text);
  });

  it('办结一件，能审的人听到有一件等审；承办人、别的所不听', async () => {
    const number = await closedComplaint(app);
    expect([await toldAbout(head, `${number}办结了，等着审公示`), await toldAbout(centre, `${number}办结了`)]).toEqual([
      1, 1,
    ]);
    expect(await toldAbout(officer, `${number}办结了，等着审公示`)).toBe(0);
    expect(await toldAbout(app.as(cast.headOfShiqiao), `${number}办结了，等着审公示`)).toBe(0);
  });
});

describe('绕不过去的', () => {
  const questions = { breaksLaw: 'yes', hasEvidence: 'yes', isOurs: 'yes' };
  const clue = { ...questions, foundOn: '2026-11-24', words: '袋上净含量与实际不符，涉嫌违反计量法' };
  const ended = { result: 'tipoff', tipoffNumber: '举2026-0001', reason: '', endedOn: '2026-11-24' };
  const wish = (number: string, given: 'yes' | 'no') =>
    moveComplaint(officer, number, 'recordWish', {
      kind: 'publish',
      party: 'consumer',
      given,
      on: '2026-11-24',
      way: 'phone',
      proof: '',
    });
  const decide = (who: Caller, number: string, published: 'yes' | 'no') =>
    moveComplaint(who, number, 'decidePublication', { published, reason: published === 'no' ? '不想公示' : '' });
  const unhappy = {
    satisfaction: '4',
    words: '店家没照办',
    unsatisfied: '店家没照办',
    trips: null,
    km: null,
    minutes: null,
    feeFen: null,
  };

  it('线索没核查完的照样办结，核查完了才等审；后台不因为它停', async () => {
    const number = await closedComplaint(app, {}, async (open) => {
      expect((await moveComplaint(officer, open, 'findClue', clue)).status).toBe(200);
    });
    expect(await entryOf(app, number)).toBeUndefined();
    await refresh(app);
    const asOf = (await centre('GET', '/api/publication-standing')).body.asOf;
    expect(asOf).toBe(app.deps.now().toISOString());
    expect(await entryOf(app, number)).toBeUndefined();
    expect((await moveComplaint(officer, number, 'endClue', ended)).status).toBe(200);
    expect((await entryOf(app, number))?.state).toBe('waiting');
  });

  it('移送公安的，公示着的收起，等着的也收起，后台不再补', async () => {
    const { number, key } = await publishedComplaint(app);
    const waiting = await closedComplaint(app);
    const police = {
      fact: 'planted',
      words: '自己往袋里掺了土再投诉',
      materials: '监控录像一份',
      to: '青禾县公安局',
      sentOn: '2026-11-24',
      receipt: '回执 12 号',
    };
    for (const one of [number, waiting]) {
      const handed = await moveComplaint(head, one, 'handToPolice', police);
      expect([handed.status, JSON.stringify(handed.body).slice(0, 200)]).toEqual([200, expect.anything()]);
      expect((await entryOf(app, one))?.state).toBe('left');
    }
    expect((await pageOf(key)).status).toBe(404);
    await refresh(app);
    expect((await entryOf(app, number))?.state).toBe('left');
    expect(
      await listUndecided(app.database.db, (await find({ app } as House, number)).countyId, '2026-01-01', 500),
    ).toEqual([]);
  });

  it('台账外面成了撤回的、移送公安的，后台收起', async () => {
    const { sql } = await import('kysely');
    for (const change of [
      sql`outcome = 'terminated', terminate_ground = 'TM1'`,
      sql`police = '{"fact":"planted","sentOn":"2026-11-24"}'::jsonb`,
    ]) {
      const { number, key } = await publishedComplaint(app);
      await sql`update complaint set ${change} where number = ${number}`.execute(app.database.db);
      await refresh(app);
      expect((await pageOf(key)).status).toBe(404);
    }
  });

  it('复核的时候、公示了以后、定了不公示以后，谁都不能在投诉上另定', async () => {
    const { number: reviewed } = await publishedComplaint(app);
    expect((await moveComplaint(officer, reviewed, 'followUp', unhappy)).status).toBe(200);
    const { number: shown } = await publishedComplaint(app);
    const kept = await closedComplaint(app);
    const entry = await entryOf(app, kept);
    const withheld = { reason: 'malicious', remark: '查明一个月投了四十件' };
    expect((await step(app, cast.officeHead, entry?.id ?? '', 'withhold', withheld)).status).toBe(200);
    for (const [number, published] of [
      [reviewed, true],
      [shown, true],
      [kept, false],
    ] as const) {
      for (const who of [officer, centre]) {
        const other = await decide(who, number, published ? 'no' : 'yes');
        expect([other.status, other.body.code]).toEqual([409, 'publication-reviewed']);
      }
      expect((await find({ app } as House, number)).publication).toMatchObject({ published });
    }
  });

  it('投诉人自己在进度页说不同意公示了，公示着的马上收起，按两次也只记一次', async () => {
    const { number, key } = await publishedComplaint(app);
    const proof = { provenBy: 'calledBack', reason: '回执丢了' };
    const renewed = await moveComplaint(centre, number, 'renewCode', proof);
    expect(renewed.status, JSON.stringify(renewed.body)).toBe(200);
    const visitor = browser(app.deps);
    const page = await visitor.send('/progress', { number, code: renewed.body.renewed.queryCode });
    expect(page.text).toContain('您同意过公示这件投诉');
    const token = /action="\/progress\/private"[^>]*>.*?name="token" value="([^"]+)"/su.exec(page.html)?.[1] ?? '';
    let again = '';
    for (let times = 1; times <= 2; times += 1) {
      const after = await visitor.send('/progress/private', { token, agrees: 'no' });
      expect(after.text).toContain('这件不公示');
      expect(after.text).toContain('您不同意公示了');
      again = after.html;
    }
    expect((await pageOf(key)).status).toBe(404);
    expect((await entryOf(app, number))?.state).toBe('left');
    const { consents } = await find({ app } as House, number);
    expect(consents.filter(({ kind }) => kind === 'publish')).toMatchObject([{ given: false, way: 'online' }]);
    // fresh 45: the same card agrees anew.
    expect(again).toContain('您没有同意公示这件投诉');
    const next = /action="\/progress\/private"[^>]*>.*?name="token" value="([^"]+)"/su.exec(again)?.[1] ?? '';
    const yes = await visitor.send('/progress/private', { token: next, agrees: 'yes' });
    expect(yes.text).toContain('您同意公示这件');
    expect(yes.text).toContain('您同意过公示这件投诉');
    const now = await find({ app } as House, number);
    expect([now.consentPublish, now.consents.filter(({ kind }) => kind === 'publish').length]).toEqual([true, 2]);
  });

  it('办到哪一步都能说不同意公示；说的时候已经合成一件的，如实说没有改', async () => {
    const pageOfOwn = async (number: string) => {
      const proof = { provenBy: 'calledBack', reason: '回执丢了' };
      const { renewed } = (await moveComplaint(centre, number, 'renewCode', proof)).body;
      const visitor = browser(app.deps);
      const page = await visitor.send('/progress', { number, code: renewed.queryCode });
      return {
        visitor,
        token: /action="\/progress\/private"[^>]*>.*?name="token" value="([^"]+)"/su.exec(page.html)?.[1] ?? '',
      };
    };
    const consents = { publish: true, entrust: false };
    const settled = await fileMatter({ app } as House, { consents });
    await advance({ app } as House, settled, 'dispatch', 'assign', ...untilMediating.slice(1), 'settle');
    const own = await pageOfOwn(settled);
    expect((await own.visitor.send('/progress/private', { token: own.token })).text).toContain('这件不公示');
    expect((await find({ app } as House, settled)).consentPublish).toBe(false);

    const lead = await fileMatter({ app } as House, { consents });
    await advance({ app } as House, lead, 'dispatch');
    const opened = await pageOfOwn(lead);
    const consumer = { name: '赵桂英', phone: '13800000302', address: '柳河镇郭庄村', regionId: 'V0303' };
    const other = await fileMatter({ app } as House, { consents, consumer });
    await advance({ app } as House, other, 'dispatch');
    const agreed = {
      source: 'matter',
      number: other,
      mediate: 'later',
      agreedOn: '2026-11-24',
      way: 'phone',
      proof: '录音',
    };
    const joined = await moveComplaint(centre, lead, 'addMember', agreed);
    expect(joined.status, JSON.stringify(joined.body)).toBe(200);
    expect((await opened.visitor.send('/progress/private', { token: opened.token })).text).toContain('没有改');
    expect((await find({ app } as House, lead)).consentPublish).toBe(true);
  });

  it('人撤下的，投诉人不同意了又同意，也不再自己拟出来', async () => {
    const { number, id } = await publishedComplaint(app);
    expect((await step(app, cast.officeHead, id, 'withdraw', { remark: '看得出是谁' })).status).toBe(200);
    expect((await wish(number, 'no')).status).toBe(200);
    expect((await wish(number, 'yes')).status).toBe(200);
    await refresh(app);
    expect((await entryOf(app, number))?.state).toBe('withdrawn');
  });
});
