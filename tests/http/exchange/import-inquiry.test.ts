import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inquiry } from '../../../src/domain/inquiry/inquiry.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { asking, filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { csvOf, importWhole, platformHeaders, platformRow, runImports, upload } from '../../build/import-tables.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const headers = [...platformHeaders, '业务类型'];
const numberOf = (n: number) => platformRow(n)[0] as string;
const asked = (n: number, change: Parameters<typeof platformRow>[1] = {}): string[] => [
  ...platformRow(n, { 投诉内容: `第 ${n} 问：买的手机拆封了还能退吗？`, 企业名称: '', ...change }),
  '咨询',
];

async function byNumber(n: number): Promise<Inquiry> {
  const found = await sql<Inquiry>`select * from inquiry where platform_number = ${numberOf(n)}`.execute(
    app.database.db,
  );
  return found.rows[0] as Inquiry;
}

async function count(): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from inquiry`.execute(app.database.db);
  return found.rows[0]?.n ?? -1;
}

async function move(n: number, name: string, input: object): Promise<void> {
  const { number, version } = await byNumber(n);
  const answer = await centre('POST', `/api/inquiries/${number}/${name}`, { version, input });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.body.zh}`);
}

const answer = { answer: '拆封试用过的，七天内可以退。', knowledgeId: 'seven-day-return', knowledgeVersion: 1 };

describe('a row of kind 咨询', () => {
  it('is shown by the dry run without writing, then made an inquiry by the same rule as every other', async () => {
    const before = await count();
    const file = csvOf([asked(1), asked(2, { 联系电话: '12' }), asked(3, { 投诉人: '匿名', 联系电话: '' })], headers);
    const { body: taken } = await upload(app, cast.centre, file);
    const { body: columns } = await centre('GET', `/api/imports/${taken.id}/columns`);
    await centre('POST', `/api/imports/${taken.id}/check`, { mapping: columns.suggested });
    await runImports(app);
    const checked = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect([checked.state, checked.counts]).toEqual(['checked', { new: 2, refused: 1, changed: 0, same: 0 }]);
    expect(await count()).toBe(before);
    await centre('POST', `/api/imports/${taken.id}/run`);
    await runImports(app);
    const made = await byNumber(1);
    expect(made).toMatchObject({
      state: 'open',
      channel: 'C02',
      categoryCode: 'G03',
      askerName: '李有田1',
      askerPhone: '13810000001',
      question: '第 1 问：买的手机拆封了还能退吗？',
      officeId: null,
    });
    expect(made.number).toMatch(/^询2026-\d{4}$/u);
    expect(made.receivedAt).toEqual(new Date('2026-05-06T08:30:00+08:00'));
    expect(made.dueOn).not.toBeNull();
    expect(await byNumber(3)).toMatchObject({ askerName: '', askerPhone: '' });
    expect(await count()).toBe(before + 2);
    const { rows } = (await centre('GET', `/api/imports/${taken.id}/rows?verdict=new`)).body;
    expect(rows[0]).toMatchObject({ platformNumber: numberOf(1), number: made.number, done: true });
    // The platform has told them.
    const messages = await app.database.db.selectFrom('message').select('id').where('matterId', '=', made.id).execute();
    expect(messages).toEqual([]);
    expect((await findBrokenLine(app.database.db)).broken).toBeNull();
  });

  it('of the same file twice makes nothing twice', async () => {
    const file = csvOf([asked(11), asked(12)], headers);
    await importWhole(app, centre, file);
    const [before, first] = [await count(), await byNumber(11)];
    const again = await importWhole(app, centre, file);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    expect([await count(), await byNumber(11)]).toEqual([before, first]);
  });

  it('that changed changes what the import wrote until it is answered, and never what an officer did', async () => {
    await importWhole(app, centre, csvOf([asked(21), asked(22), asked(23)], headers));
    await move(22, 'correct', { categoryCode: 'G10.3', natureCode: null, people: 4, platformNumber: numberOf(22) });
    await move(23, 'answer', answer);
    const told = { 投诉内容: '平台补充：拆封以后只用了一天。', 客体类别: '服装鞋帽' };
    const run = await importWhole(app, centre, csvOf([asked(21, told), asked(22, told), asked(23, told)], headers), {
      values: { category: { 服装鞋帽: 'G01' } },
    });
    expect(run.counts).toMatchObject({ changed: 2, same: 1, refused: 0 });
    expect(await byNumber(21)).toMatchObject({ question: told.投诉内容, categoryCode: 'G01' });
    expect(await byNumber(22)).toMatchObject({ question: told.投诉内容, categoryCode: 'G10.3', people: 4 });
    expect(await byNumber(23)).toMatchObject({ question: '第 23 问：买的手机拆封了还能退吗？', categoryCode: 'G03' });
    const { timeline } = (await centre('GET', `/api/inquiries/${(await byNumber(21)).number}`)).body;
    expect(timeline.at(-1)).toMatchObject({ verb: 'import-changed', detail: { fields: ['categoryCode', 'story'] } });
    const { rows } = (await centre('GET', `/api/imports/${run.id}/rows?verdict=same`)).body;
    expect(rows[0].reasonZh).toContain('已经答复，导入不再改它的商品或服务、咨询内容');
  });

  it('第三十七条 that became a tip-off is left alone, and who asked stands in no mark and no stored table', async () => {
    const secret = { 投诉人: '尉迟守密', 联系电话: '13911112222' };
    const file = csvOf([asked(31, secret)], headers);
    await importWhole(app, centre, file);
    const before = await byNumber(31);
    const turned = await centre('POST', `/api/inquiries/${before.number}/tipoff`, {
      version: before.version,
      close: false,
      allegation: {
        clientId: crypto.randomUUID(),
        channel: 'C02',
        platformNumber: numberOf(31),
        anonymous: false,
        realName: true,
        reporter: { name: secret.投诉人, phone: secret.联系电话 },
        operator: { name: '老周农资店' },
        place: { regionId: null },
        story: '店里卖过期的化肥，有照片。',
      },
    });
    expect([turned.status, turned.body.zh]).toEqual([201, undefined]);
    const marks = await sql`select 1 from import_mark where matter_id = ${before.id}`.execute(app.database.db);
    expect(marks.rows).toEqual([]);
    const again = await importWhole(app, centre, file);
    expect(again.counts).toMatchObject({ same: 1, changed: 0, refused: 0 });
    expect(await byNumber(31)).toMatchObject({ askerName: '', askerPhone: '' });
    const channel = { name: 'test', send: async () => undefined };
    const deps = { ...app.deps, connection: app.database.owner, channels: { sms: channel, email: channel } };
    await runJob(deps, 'sweep-sessions');
    const runs = await sql<{ sha256: string }>`select sha256 from import_run where sha256 is not null`.execute(
      app.database.db,
    );
    for (const { sha256 } of runs.rows)
      for await (const one of app.deps.tables.readTable(sha256))
        expect(JSON.stringify(one)).not.toMatch(/尉迟|13911112222/u);
    const emptied = await importWhole(app, centre, file);
    expect(emptied.counts).toMatchObject({ same: 1 });
  });

  it('whose number is a complaint already is refused with the way out, and so is the other way round', async () => {
    await importWhole(app, centre, csvOf([[...platformRow(41), '投诉'], asked(42)], headers));
    const before = await count();
    const turned = csvOf([asked(41), [...platformRow(42), '投诉']], headers);
    const run = await importWhole(app, centre, turned);
    expect(run.counts).toMatchObject({ refused: 2 });
    const { rows } = (await centre('GET', `/api/imports/${run.id}/rows?verdict=refused`)).body;
    expect(rows[0].reasonZh).toContain('请打开那一件补充');
    expect(rows[1].reasonZh).toContain('请打开那一件转为投诉');
    expect(await count()).toBe(before);
  });

  it('of a table of inquiries needs no column of the kind, of a name or of a shop', async () => {
    const row = ['ZX202605060001', '种子发票丢了还能投诉吗？'];
    const run = await importWhole(app, centre, csvOf([row], ['咨询编号', '咨询内容']));
    expect(run.counts).toMatchObject({ new: 1, refused: 0 });
  });
});

describe('the platform number of an inquiry', () => {
  const number = '12345202605120077';
  const file = async (change: Record<string, unknown> = {}): Promise<string> =>
    (await centre('POST', '/api/inquiries', asking({ platformNumber: number, ...change }))).body.number;

  it('finds it whole in the list, for who may see it, and is never given to a second one', async () => {
    const filed = await file();
    const found = async (who: Caller) =>
      (await who('GET', `/api/inquiries?q=${number}`)).body.items?.map(
        (one: { inquiry: { number: string } }) => one.inquiry.number,
      );
    expect(await found(centre)).toEqual([filed]);
    expect(await found(app.as(cast.officeHead))).toEqual([]);
    const twice = await centre('POST', '/api/inquiries', asking({ platformNumber: number }));
    expect([twice.status, twice.body.code]).toEqual([409, 'platform-number-taken']);
    const other = await file({ platformNumber: null });
    const input = { categoryCode: null, natureCode: null, people: 1, platformNumber: number };
    const corrected = await centre('POST', `/api/inquiries/${other}/correct`, { version: 1, input });
    expect([corrected.status, corrected.body.code]).toEqual([409, 'platform-number-taken']);
  });

  it('may be that of the complaint it became', async () => {
    const own = await file({ platformNumber: '12345202605120078' });
    const turned = await centre('POST', `/api/inquiries/${own}/complaint`, {
      version: 1,
      close: true,
      filing: filing({ platformNumber: '12345202605120078' }),
    });
    expect([turned.status, turned.body.zh]).toEqual([201, undefined]);
  });
});

describe('a reply about an inquiry', () => {
  it('is none before it is answered, is copied once, and comes out in the table of replies', async () => {
    await importWhole(app, centre, csvOf([asked(51), asked(52)], headers));
    const { number } = await byNumber(51);
    expect((await centre('GET', `/api/inquiries/${number}/reply`)).body).toEqual({
      platformNumber: numberOf(51),
      reply: null,
      sent: [],
    });
    expect((await centre('POST', `/api/inquiries/${number}/reply`)).status).toBe(404);
    const before = (await centre('GET', '/api/replies')).body.total;
    await move(51, 'answer', answer);
    await move(52, 'tellRoute', { route: 'petition' });
    expect((await centre('GET', '/api/replies')).body.total).toBe(before + 2);
    expect((await centre('GET', '/api/replies?state=closed')).body.total).toBe(0);
    const view = (await centre('GET', `/api/inquiries/${number}/reply`)).body;
    expect(view.reply).toMatchObject({ kind: 'answered', zh: `您的咨询，本局已于2026年5月12日答复：${answer.answer}` });
    for (let i = 0; i < 2; i += 1) expect((await centre('POST', `/api/inquiries/${number}/reply`)).status).toBe(200);
    const { timeline } = (await centre('GET', `/api/inquiries/${number}`)).body;
    expect(timeline.filter((one: { verb: string }) => one.verb === 'reply-exported')).toHaveLength(1);
    const table = String((await centre('GET', '/api/export/replies?format=csv')).body);
    expect(table).toContain(`${numberOf(52)},${(await byNumber(52)).number},,办结,告知其他途径,2026-05-12,`);
    expect(table).not.toContain(numberOf(51));
    expect(table).not.toContain('李有田');
    expect((await centre('GET', '/api/replies')).body.total).toBe(0);
    const all = String((await centre('GET', '/api/export/replies?format=csv&fresh=no')).body);
    expect(all).toContain(numberOf(51));
  });

  it('rings nobody on duty, whatever an old table tells of, and neither do a complaint and a tip-off of it', async () => {
    const threat = '美发卡余额不退，他说今晚带汽油来点店';
    const rows = ['咨询', '投诉', '举报'].map((kind, i) => [
      ...platformRow(91 + i, { 投诉内容: threat, 企业名称: `老周理发店${i}` }),
      kind,
    ]);
    const run = await importWhole(app, centre, csvOf(rows, headers));
    expect(run.counts).toMatchObject({ new: 3, refused: 0 });
    const told = (await app.as(null)('POST', '/api/complaints', filing({ story: threat }))).body.number as string;
    await runJob({ ...app.deps, connection: '', channels: {} } as never, 'watch-callouts');
    const { rows: rung } = await app.database.pool.query('select matter_number from callout');
    expect(rung).toEqual([{ matter_number: told }]);
  });
});
