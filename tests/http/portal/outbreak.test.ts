import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { countyId } from '../../build/complaint.ts';
import { cast } from '../../build/cast.ts';
import { citizen, problemsIn, slipOf, valueOf } from '../../build/house/citizen.ts';
import { ownerPool } from '../../build/house/database.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let incident: string;
let code: string;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  const numbers: string[] = [];
  for (const name of ['张桂兰', '韩大年']) {
    const form = filing({ consumer: { name, phone: '13800002999', regionId: 'V0301' } });
    const filed = (await app.as(cast.centre)('POST', '/api/complaints', form)).body;
    numbers.push(filed.complaint?.number ?? filed.number);
  }
  const raised = {
    id: randomUUID(),
    title: '丰垦818 玉米不结穗',
    categoryCode: 'G10.1',
    reason: '同一个品种',
    numbers,
  };
  incident = (await app.as(cast.centre)('POST', '/api/incidents', raised)).body.entry.number;
  const responsibleId = (await findAccountByLogin(app.deps.db, countyId, cast.officer))?.id;
  await step('confirm', { reason: '同一个品种', level: '3', responsibleId });
  await step('recordCrop', { crop: '春玉米', cropStage: '抽雄吐丝末期', appraiseBy: '2026-08-31' });
  await step('file');
  code = (await step('openForm')).body.entry.formCode;
});
afterAll(() => app.close());

async function step(move: string, input: object = {}) {
  const { entry } = (await app.as(cast.centre)('GET', `/api/incidents/${incident}`)).body;
  return app.as(cast.centre)('POST', `/api/incidents/${incident}/${move}`, { version: entry.version, input });
}
const members = async () =>
  (await app.as(cast.centre)('GET', `/api/incidents/${incident}`)).body.more.members as {
    number: string;
    how: string;
  }[];
const told = {
  name: '马长顺',
  phone: '138 0000 2001',
  village: 'V0503',
  what: '十棵有四棵没棒子',
  howMuch: '7亩、6袋',
  sown: '五月上旬',
  shop: '流动车，喇叭喊的',
  together: 'yes',
};

test('F6 集中登记：扫码只答几样，带着事件的类别和说法成为一件投诉，算在事件里；按两次还是一件', async () => {
  const visitor = citizen(app.deps);
  const page = await visitor.get(`/outbreak/${code}`);
  expect(page.text).toContain('丰垦818 玉米不结穗，来登记');
  expect(page.text).toContain('最晚 8月31日');
  const token = valueOf(page.html, 'token') ?? '';
  const wrong = await visitor.post(`/outbreak/${code}`, { token, name: '', phone: '', village: '', what: '' });
  expect(wrong.status).toBe(422);
  expect(Object.keys(problemsIn(wrong.html))).toEqual(expect.arrayContaining(['name', 'village', 'what']));
  const first = await visitor.post(`/outbreak/${code}`, { token, ...told });
  expect([first.status, first.location]).toEqual([303, '/receipt']);
  const { number } = slipOf((await visitor.get('/receipt')).html);
  await visitor.post(`/outbreak/${code}`, { token, ...told });
  expect((await members()).map((one) => [one.number, one.how])).toEqual([
    [expect.any(String), 'person'],
    [expect.any(String), 'person'],
    [number, 'form'],
  ]);
  const { rows } = await app.database.pool.query(
    'select story, category_code, operator_name from complaint where number = $1',
    [number],
  );
  expect(rows).toEqual([
    {
      category_code: 'G10.1',
      operator_name: '流动车，喇叭喊的',
      story: `集中登记（${incident}，丰垦818 玉米不结穗）：十棵有四棵没棒子；数量：7亩、6袋；播种：五月上旬；愿意和别的户一起办，推选代表。`,
    },
  ]);
});

test('FRESH 17 37 勾了“愿意一起办”，事件和自己的进度页都看得到；没勾的、再登记时才勾的分得清；不是地里的事不问棒子', async () => {
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get(`/outbreak/${code}`)).html, 'token') ?? '';
  const { together, ...alone } = { ...told, name: '马长生', phone: '13800002003' };
  await visitor.post(`/outbreak/${code}`, { token, ...alone });
  const slip = slipOf((await visitor.get('/receipt')).html);
  const willing = async () =>
    (await app.as(cast.centre)('GET', `/api/incidents/${incident}`)).body.more.members
      .filter((one: { willing: boolean }) => one.willing)
      .map(({ number }: { number: string }) => number) as string[];
  expect(await willing()).toHaveLength(1);
  const progress = async () => {
    await visitor.post('/progress', { number: slip.number, code: slip.code });
    return (await visitor.get('/progress/mine')).text;
  };
  expect(await progress()).not.toContain('愿意和别的户一起办');
  await visitor.post(`/outbreak/${code}`, { token, ...alone, together });
  expect(await willing()).toEqual([expect.any(String), slip.number]);
  expect(await progress()).toContain('愿意和别的户一起办');
  const { pool } = app.database;
  await pool.query("update incident set crop = '' where form_code = $1", [code]);
  const plain = (await visitor.get(`/outbreak/${code}`)).text;
  await pool.query("update incident set crop = '春玉米' where form_code = $1", [code]);
  expect([plain.includes('没棒子'), plain.includes('袋子'), plain.includes('哪儿坏了')]).toEqual([false, false, true]);
});

test('F6 登记和算在事件里是一次写成的：算不进去就没有登记上，再按一次两样都有', async () => {
  const { pool } = app.database;
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get(`/outbreak/${code}`)).html, 'token') ?? '';
  const count = async () => (await pool.query('select count(*)::int as n from complaint')).rows[0].n as number;
  const before = [await count(), (await members()).length];
  // What a kill between the two would leave: the database does not take the second.
  const owner = ownerPool(app.database.owner);
  await owner.query(`create function no_member() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
    create trigger no_member before insert on incident_member for each row execute function no_member()`);
  const cut = await visitor.post(`/outbreak/${code}`, { token, ...told, name: '马长富', phone: '13800002002' });
  expect(cut.status).toBe(500);
  expect([await count(), (await members()).length]).toEqual(before);
  await owner.query('drop trigger no_member on incident_member; drop function no_member()');
  await owner.end();
  const again = await visitor.post(`/outbreak/${code}`, { token, ...told, name: '马长富', phone: '13800002002' });
  expect(again.status).toBe(303);
  expect([await count(), (await members()).length]).toEqual(before.map((n) => (n ?? 0) + 1));
});

test('fresh 22: 写长了不剪，哪一格、有多少个字说清楚，写的都在', async () => {
  const visitor = citizen(app.deps);
  const page = await visitor.get(`/outbreak/${code}`);
  // The browser would cut what is pasted without a word.
  expect(page.html).not.toMatch(/<(?:textarea|input)[^>]* maxlength/u);
  const what = '十棵有四棵没棒子。'.repeat(150);
  const token = valueOf(page.html, 'token') ?? '';
  const long = await visitor.post(`/outbreak/${code}`, { token, ...told, what, howMuch: '七亩'.repeat(40) });
  expect(long.status).toBe(422);
  expect(problemsIn(long.html)).toEqual({
    what: '是什么样最多 1000 个字，现在 1350 个，请缩短一些',
    howMuch: '多少最多 60 个字，现在 80 个，请缩短一些',
  });
  expect(long.html).toContain(what);
});

test('fresh 16: 警示上的「我家也是」到这个事件的短表；短表关着，到平常的单子，带着警示的话和类别', async () => {
  const publish = async (more: object) => {
    const id = randomUUID();
    const words = {
      kind: 'warning',
      title: '种了不结穗的玉米，先别砍秆',
      text: '有农户反映春上买的玉米种出穗少，正在等鉴定。',
      advice: '地里留着\n种子袋留着',
      townIds: ['T05'],
    };
    await app.as(cast.officer)('POST', '/api/warnings', { id, ...words, categoryCodes: ['G10'], ...more });
    for (const [version, [who, move, input]] of (
      [
        [cast.officer, 'check', { checkedHow: '问了三个站' }],
        [cast.officeHead, 'review', {}],
        [cast.deputyDirector, 'approve', {}],
        [cast.centre, 'publish', {}],
      ] as const
    ).entries()) {
      const done = await app.as(who)('POST', `/api/warnings/${id}/${move}`, { version: version + 1, input });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
    }
    return (await app.as(cast.centre)('GET', `/api/warnings/${id}`)).body.entry.number as string;
  };
  const leads = (html: string) => /<a class="btn do full" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const visitor = citizen(app.deps);
  const tied = await publish({ sourceKind: 'incident', sourceNumbers: [incident] });
  expect(leads((await visitor.get(`/warnings/${encodeURIComponent(tied)}`)).html)).toBe(`/outbreak/${code}`);
  const plain = await publish({ sourceKind: 'complaints' });
  const link = leads((await visitor.get(`/warnings/${encodeURIComponent(plain)}`)).html) ?? '';
  const form = (await visitor.get(link)).html;
  expect(form).toContain(`种了不结穗的玉米，先别砍秆（看了${plain}）：</textarea>`);
  expect(form).toMatch(/<option value="G10"[^>]*selected/u);
  // What is no question of the form, or far too long, is left out and not cut.
  expect((await visitor.get(`/complaint?story=${'长'.repeat(300)}&category=XX`)).html).not.toContain('长长');
});

test('fresh 27: 投诉表、短表没写完的留在这台设备上，举报表不留', async () => {
  const visitor = citizen(app.deps);
  for (const path of ['/complaint', `/outbreak/${code}`])
    expect((await visitor.get(path)).html, path).toMatch(/<form[^>]* data-keep=.*上次没写完的还在/su);
  expect((await visitor.get('/tipoff')).html).not.toMatch(/data-keep|data-kept/u);
});

test('F6 a form that was shut, or a code that nobody gave, opens nothing', async () => {
  const visitor = citizen(app.deps);
  expect((await visitor.get('/outbreak/zzzzzz')).status).toBe(404);
  expect((await visitor.get(`/outbreak/${'a'.repeat(5000)}`)).status).toBe(404);
  await step('shutForm');
  expect((await visitor.get(`/outbreak/${code}`)).status).toBe(404);
  expect((await app.as(cast.centre)('GET', `/papers/incidents/${encodeURIComponent(incident)}/form`)).status).toBe(404);
});

test('the papers of an incident are written from its facts', async () => {
  const centre = app.as(cast.centre);
  const at = `/papers/incidents/${encodeURIComponent(incident)}`;
  const transfer = (await centre('GET', `${at}/transfer`)).body as unknown as string;
  expect(transfer).toContain('关于移交群体投诉有关情况的函');
  expect(transfer).toContain('田间现场鉴定应当在 2026年8月31日 以前申请');
  expect((await centre('GET', `${at}/sampling`)).body).toContain('抽样检验建议书');
  expect((await app.as(cast.agriculture)('GET', `${at}/transfer`)).status).toBe(403);
});
