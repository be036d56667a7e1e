import excel from 'exceljs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAtUpkeep } from '../../../src/actions/base/upkeep.ts';
import { setUp } from '../../../src/actions/exchange/set-up.ts';
import type { OnboardingView } from '../../../src/http/api/exchange/onboarding-routes.ts';

import { readCalendarYears, readCategories, readKnowledge } from '../../../src/outside/seeds.ts';
import { endBegunImport, noteBegunImport } from '../../../src/store/base/shared/begun-imports.ts';
import { appOf, testApp, type TestApp } from '../../build/house/http-app.ts';
import { firstPassword, wholeCounty, workbookOf, type Lines } from '../../build/onboarding-workbook.ts';

let app: TestApp;
let cookie: string;
const word = '青禾的山月照着松林与溪';
beforeAll(async () => {
  app = await testApp({ county: false });
  const [categories, calendar, knowledge] = await Promise.all([readCategories(), readCalendarYears(), readKnowledge()]);
  const typed = {
    countyId: 990126,
    name: '青禾县',
    province: '中州省',
    city: '安澜市',
    bureauName: '青禾县市场监督管理局',
    paperPrefix: '青市监',
    hotline: '12315',
    adminName: '沈立新',
    loginName: 'shenlixin',
    password: word,
  };
  await setUp(app.deps.db, typed, { categories, calendar, knowledge }, { at: new Date(), newId: uuidv7 });
  // Who signs in with a second factor is a test of its own.
  await app.database.pool.query(`update county set limits = jsonb_set(limits, '{factorRoles}', '[]')`);
  cookie = await signIn('shenlixin', word);
});
afterAll(() => app.close());

async function signIn(loginName: string, password: string): Promise<string> {
  const answer = await appOf(app.deps).request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password }),
  });
  expect(answer.status, loginName).toBe(200);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function send(path: string, lines: Partial<Lines> | Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  const content = Buffer.isBuffer(lines) ? lines : await workbookOf(lines);
  form.append('file', new File([new Uint8Array(content)], '青禾县开县.xlsx'));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return appOf(app.deps).request(path, { method: 'POST', headers: { cookie }, body: form });
}

async function check(lines: Partial<Lines> | Buffer): Promise<OnboardingView> {
  const answer = await send('/api/onboarding/check', lines);
  expect(answer.status).toBe(200);
  return (await answer.json()) as OnboardingView;
}

async function load(lines: Partial<Lines> | Buffer): Promise<OnboardingView> {
  const { fingerprint } = await check(lines);
  const answer = await send('/api/onboarding', lines, { fingerprint });
  expect(answer.status, answer.ok ? '' : await answer.clone().text()).toBe(200);
  return (await answer.json()) as OnboardingView;
}

const lines = async () =>
  Number((await app.database.pool.query('select count(*) as n from ledger')).rows[0].n as string);
const refused = (view: OnboardingView) =>
  view.rows.filter(({ verdict }) => verdict === 'refused').map(({ sheet, line, problem }) => [sheet, line, problem]);

test('A county of 28 stations comes in from one workbook: read on trial, then written whole, and its people sign in.', async () => {
  const before = await lines();
  const trial = await check(wholeCounty());
  expect(refused(trial)).toEqual([]);
  expect(await lines()).toBe(before);
  expect(trial.counts).toMatchObject({
    // The bureau and its telephone: what set-up made is completed, not made again.
    organisations: { made: 5, changed: 1 },
    regions: { made: 57 },
    stations: { made: 28 },
    people: { made: 27 },
    holidays: { made: expect.any(Number) },
  });
  const loaded = await load(wholeCounty());
  expect(loaded.counts).toEqual(trial.counts);
  const { body: directory } = await as('/api/directory');
  expect(directory.stations).toHaveLength(28);
  expect(directory.stations.every((one: { active: boolean }) => one.active)).toBe(true);
  const village = directory.regions.find((one: { id: string }) => one.id === 'V101');
  // 114.3 − 114.5 degrees at 38° north, in kilometres; found by its sound too.
  expect(village).toMatchObject({ x: -17.53, y: -11.12, parentId: 'T1', officeId: 'SO-A', initials: 'qlc' });
  const { items } = (await as('/api/people')).body;
  const head = items.find((one: { entry: { name: string } }) => one.entry.name === '刘国栋');
  expect(head.entry.accountId).not.toBeNull();
  await signIn('st-v101', firstPassword);
  await signIn('liuguodong', firstPassword);
  const { body: year } = await as('/api/calendar/2027');
  expect(year.days.map(({ day }: { day: string }) => day)).toEqual(
    expect.arrayContaining(['2027-01-01', '2027-01-02', '2027-01-03']),
  );
  // operations A4: three days are no year; it says which festivals are missing and stays provisional.
  expect(trial.notes).toEqual([
    expect.objectContaining({ zh: expect.stringMatching(/^2027 年还缺劳动节、国庆节、春节、清明节、端午节、中秋节/u) }),
  ]);
  expect(year.published).toBe(false);
  const verbs = await app.database.pool.query(`select verb, count(*)::int as n from ledger group by verb`);
  const n = Object.fromEntries(verbs.rows.map((row) => [row.verb, row.n]));
  expect(n).toMatchObject({ 'station-saved': 28, 'account-saved': 26, 'person-registered': 27, 'county-onboarded': 1 });
  const bad = await app.database.pool.query(`select 1 from ledger where detail::text like '%${firstPassword}%'`);
  expect(bad.rowCount).toBe(0);
});

// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever shape the wire carries.
async function as(path: string): Promise<{ status: number; body: any }> {
  const answer = await appOf(app.deps).request(path, { headers: { cookie } });
  return { status: answer.status, body: await answer.json() };
}

test('The same file once more changes nothing and writes no line; its holidays stay as they are too.', async () => {
  const before = await lines();
  const again = await load(wholeCounty());
  expect(again.rows.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
  expect(await lines()).toBe(before);
  expect(refused(again)).toEqual([]);
});

test('A changed file shows each field before and after, and changes these alone.', async () => {
  const next = wholeCounty();
  Object.assign(next.stations[0] ?? {}, { 联络员: '柳桂枝', 公布的受理窗口: '是' });
  Object.assign(next.people[1] ?? {}, { 电话: '13920000001', 站点代码: 'ST-V101', 角色: '站点联络员' });
  next.organisations.push({ 机构代码: 'SO-D', 名称: '大营市场监管所', 类型: '市场监管所', 上级代码: 'AMR' });
  const trial = await check(next);
  expect(trial.rows.filter(({ verdict }) => verdict !== 'unchanged')).toMatchObject([
    { sheet: 'organisations', key: 'SO-D', verdict: 'made' },
    {
      sheet: 'stations',
      key: 'ST-V101',
      verdict: 'changed',
      changes: [
        { zh: '公布的受理窗口', before: '否', after: '是' },
        { zh: '联络员', before: '柳长青', after: '柳桂枝' },
      ],
    },
    { sheet: 'people', verdict: 'changed', changes: [{ zh: '站点代码', before: 'ST-V103', after: 'ST-V101' }] },
  ]);
  await load(next);
  const { body: directory } = await as('/api/directory');
  expect(directory.stations.find((one: { id: string }) => one.id === 'ST-V101')).toMatchObject({
    contactName: '柳桂枝',
    publishedWindow: true,
    regionId: 'V101',
  });
  expect((await check(next)).rows.every(({ verdict }) => verdict === 'unchanged')).toBe(true);
});

test('Each row that is wrong is refused alone with its reason; the error file has these rows, mended they come in.', async () => {
  const sheet: Partial<Lines> = {
    organisations: [{ 机构代码: 'X', 名称: '太短', 类型: '市场监管所' }],
    regions: [
      { 区划代码: 'V801', 名称: '新庄村', 级别: '村', 上级代码: 'T9', 归哪个所: 'SO-A', 往东公里: 1, 往北公里: 1 },
      { 区划代码: 'V802', 名称: '好庄村', 级别: '村', 上级代码: 'T1', 归哪个所: 'SO-A', 往东公里: 1, 往北公里: 2 },
      { 区划代码: 'V802', 名称: '好庄村', 级别: '村', 上级代码: 'T1', 归哪个所: 'SO-A', 往东公里: 1, 往北公里: 2 },
    ],
    stations: [
      { 站点代码: 'ST-V801', 名称: '新庄村联络站', 建在哪里: '村（社区）', 归哪个所: 'SO-A', 所在村: 'V801' },
      { 站点代码: 'ST-V802', 名称: '好庄村联络站', 建在哪里: '庙里', 归哪个所: 'SO-A', 所在村: 'V802' },
    ],
    people: [
      { 姓名: '新人', 电话: '13911112222', 登录名: 'xinren', 角色: '承办人', 机构代码: 'SO-A', 初始密码: '12345678' },
    ],
    holidays: [
      { 日期: '2027-13-01', 放假还是上班: '放假', 名称: '没有这天' },
      { 日期: '2027-10-01', 放假还是上班: '上班', 名称: '国庆节' },
    ],
  };
  const trial = await check(sheet);
  expect(refused(trial)).toEqual([
    ['organisations', 2, expect.stringMatching(/^“机构代码”写的是“X”，这里要写代码，例如 SO-LH/u)],
    ['regions', 2, expect.stringMatching(/“上级代码”写的是“T9”，没有这个乡镇/u)],
    ['regions', 4, '和第 3 行是同一个（V802）；请留一行。'],
    // A row that names a refused one is refused too, and says which.
    ['stations', 2, expect.stringMatching(/“所在村”写的是“V801”/u)],
    ['stations', 3, expect.stringMatching(/“建在哪里”写的是“庙里”，请从这些里选：村/u)],
    ['people', 2, expect.stringMatching(/密码至少 10 个字符，现在 8 个/u)],
    ['holidays', 2, expect.stringMatching(/“2027-13-01”，没有这一天/u)],
    ['holidays', 3, expect.stringMatching(/法定节日国庆节，不能写上班/u)],
  ]);
  const answer = await send('/api/onboarding/errors', sheet);
  const book = new excel.Workbook();
  await book.xlsx.load((await answer.arrayBuffer()) as never);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['机构', '行政区划', '站点', '人员', '节假日']);
  const stations = book.getWorksheet('站点');
  expect(stations?.getCell(3, 3).text).toBe('庙里');
  expect(stations?.getCell(1, 15).text).toBe('问题');
  expect(JSON.stringify(book.getWorksheet('人员')?.getSheetValues())).not.toContain('12345678');
  // Mended in that very file, with the column of problems left in it.
  if (stations === undefined) throw new Error('there is a sheet of stations');
  stations.getCell(3, 3).value = '村（社区）';
  const mended = Buffer.from(await book.xlsx.writeBuffer());
  const ready = await load(mended);
  // The second of the two rows with one code came alone this time, and with it the village of the station.
  expect(ready.rows.find(({ key }) => key === 'ST-V802')?.verdict).toBe('made');
  expect(refused(ready).map(([of, line]) => [of, line])).toEqual([
    ['organisations', 2],
    ['regions', 2],
    ['stations', 2],
    ['holidays', 2],
    ['holidays', 3],
  ]);
  // The file of mistakes leaves the weak password out, and an empty one is drawn.
  expect(ready.slips).not.toBeNull();
  const slips = await appOf(app.deps).request(`/papers/slips/${ready.slips}`, { headers: { cookie } });
  expect(await slips.text()).toContain('xinren');
  const { body: directory } = await as('/api/directory');
  expect(directory.stations.find((one: { id: string }) => one.id === 'ST-V802').name).toBe('好庄村联络站');
});

test('operations B2: places without coordinates are taken, stay not located, and come back in a list of their own.', async () => {
  const sheet: Partial<Lines> = {
    regions: [
      { 区划代码: 'V901', 名称: '远山村', 级别: '村', 上级代码: 'T1', 归哪个所: 'SO-A' },
      { 区划代码: 'V902', 名称: '近山村', 级别: '村', 上级代码: 'T1', 归哪个所: 'SO-A', 往东公里: 3 },
    ],
    stations: [{ 站点代码: 'ST-V901', 名称: '远山村联络站', 建在哪里: '村（社区）', 归哪个所: 'SO-A', 所在村: 'V901' }],
  };
  const loaded = await load(sheet);
  expect(refused(loaded)).toEqual([['regions', 3, '只写了“往东公里”，没有写“往北公里”；请两个都写，不知道就都空着。']]);
  const placeOf = async (kind: 'regions' | 'stations', id: string) =>
    (await as('/api/directory')).body[kind].find((one: { id: string }) => one.id === id);
  expect(await placeOf('regions', 'V901')).toMatchObject({ x: null, y: null });
  expect(await placeOf('stations', 'ST-V901')).toMatchObject({ x: null, y: null });
  // The list of what is left, filled in and sent back, is the whole of it.
  const answer = await appOf(app.deps).request('/api/onboarding/template?unlocated=1', { headers: { cookie } });
  const book = new excel.Workbook();
  await book.xlsx.load((await answer.arrayBuffer()) as never);
  const regions = book.getWorksheet('行政区划');
  if (regions === undefined) throw new Error('there is a sheet of regions');
  expect(regions.getColumn(1).values.slice(2)).toEqual(['990126', 'V901']);
  const [x, y] = ['往东公里', '往北公里'].map((name) => (regions.getRow(1).values as string[]).indexOf(name));
  regions.getCell(3, x ?? 0).value = 12;
  regions.getCell(3, y ?? 0).value = -3;
  const filled = await load(Buffer.from(await book.xlsx.writeBuffer()));
  expect(filled.rows.filter(({ verdict }) => verdict !== 'unchanged')).toMatchObject([
    { key: 'V901', verdict: 'changed' },
  ]);
  expect(await placeOf('regions', 'V901')).toMatchObject({ x: 12, y: -3 });
  expect(await placeOf('stations', 'ST-V901')).toMatchObject({ x: 12, y: -3 });
});

/** What the trial says of each row, and what the press then does to it. */
async function tried(people: Lines['people']): Promise<OnboardingView['rows']> {
  const trial = await check({ people });
  const answer = await send('/api/onboarding', { people }, { fingerprint: trial.fingerprint });
  expect(answer.status, answer.ok ? '' : await answer.clone().text()).toBe(200);
  const written = (await answer.json()) as OnboardingView;
  expect(written.rows).toEqual(trial.rows);
  // Written, they are as the sheet says: the trial of the same sheet finds nothing more to do.
  const again = (await check({ people })).rows.filter(({ verdict }) => verdict === 'made' || verdict === 'changed');
  expect(again).toEqual([]);
  return trial.rows;
}

test('operations A5: who has an account is the same with another telephone or a name put right, and the trial says what is written.', async () => {
  const head = { 姓名: '刘国栋', 登录名: 'liuguodong', 角色: '所长', 机构代码: 'SO-A' };
  const people = async () =>
    (await as('/api/people?q=')).body.items.map(({ entry }: { entry: { name: string } }) => entry.name);
  const before = (await people()).length;
  expect(await tried([{ ...head, 电话: '13987654321' }])).toMatchObject([
    { verdict: 'changed', changes: [{ zh: '电话', before: '0399-6520310', after: '13987654321' }] },
  ]);
  expect(await tried([{ ...head, 姓名: '刘国梁', 电话: '13987654321' }])).toMatchObject([
    { verdict: 'changed', changes: [{ zh: '姓名', before: '刘国栋', after: '刘国梁' }] },
  ]);
  expect(await tried([{ ...head, 电话: '13987654321' }])).toMatchObject([{ verdict: 'changed' }]);
  // Both at once is somebody else with another's login; a login twice in one sheet is nobody's; the rows beside them are written.
  const mixed = await tried([
    { ...head, 姓名: '张得胜', 电话: '13911110000' },
    { 姓名: '钱来', 电话: '13911110001', 登录名: 'qianlai', 角色: '承办人', 机构代码: 'SO-A' },
    { 姓名: '钱来', 电话: '13911110002', 登录名: 'qianlai', 角色: '承办人', 机构代码: 'SO-A' },
  ]);
  expect(mixed.map(({ verdict, problem }) => [verdict, problem])).toEqual([
    [
      'refused',
      expect.stringMatching(
        /登录名“liuguodong”是刘国栋的。是另一个人，请换一个登录名；是同一个人，姓名和电话一次只改一样/u,
      ),
    ],
    ...[3, 4].map(() => ['refused', '登录名“qianlai”第 3、4 行都写了；一个人一个，请改成各人自己的。']),
  ]);
  expect(await people()).toHaveLength(before);
});

test('operations A5: the only administrator keeps his role, by a sentence in the trial; behind another one in the sheet he may lose it.', async () => {
  const admin = { 姓名: '沈立新', 登录名: 'shenlixin', 角色: '12315 中心', 机构代码: 'C12315' };
  const [alone] = await tried([admin]);
  expect([alone?.verdict, alone?.problem]).toEqual([
    'refused',
    expect.stringMatching(/沈立新是唯一的系统管理员，角色不能改；请先另设一个系统管理员/u),
  ]);
  const { body } = await as('/api/accounts');
  const shen = body.accounts.find(({ loginName }: { loginName: string }) => loginName === 'shenlixin');
  expect(shen.role).toBe('admin');
  // Which of the three officers somebody is, is asked in the trial too.
  const [auditor] = await tried([{ 姓名: '沈立新', 电话: '13911110009', 登录名: 'shen2', 角色: '审计员' }]);
  expect([auditor?.verdict, auditor?.problem]).toEqual([
    'refused',
    expect.stringMatching(/沈立新已经是系统管理员；三员要由三个人担任/u),
  ]);
});

test('operations B11: pressed twice, or again after a lost answer, it writes once and says what it wrote; the state tells it to who comes back.', async () => {
  const people = [{ 姓名: '孙来', 电话: '13922220001', 登录名: 'sunlai', 角色: '承办人', 机构代码: 'SO-A' }];
  const { fingerprint } = await check({ people });
  const press = { fingerprint, runId: uuidv7() };
  const [one, two] = await Promise.all([0, 1].map(() => send('/api/onboarding', { people }, press)));
  expect([one?.status, two?.status]).toEqual([200, 200]);
  const views = (await Promise.all([one?.json(), two?.json()])) as OnboardingView[];
  for (const view of views) expect(view).toMatchObject({ written: { made: 1, changed: 0 }, slips: press.runId });
  const before = await lines();
  // The line was cut, or the program was killed after it had written: the same press is told the same, by the ledger.
  const late = (await (await send('/api/onboarding', { people }, press)).json()) as OnboardingView;
  expect(late).toMatchObject({ written: { made: 1, changed: 0 }, slips: press.runId });
  expect(await lines()).toBe(before);
  const { body: state } = await as('/api/onboarding/state');
  expect(state).toMatchObject({ running: null, last: { made: 1, changed: 0, runId: press.runId } });
  // What an earlier import has drawn is still there beside what this one has.
  expect(state.slips[0]).toMatchObject({ batchId: press.runId, accounts: 1 });
  expect(state.slips.length).toBeGreaterThan(1);
  expect((await as('/api/accounts')).body.slips).toEqual(state.slips);
  expect(state.isOpen).toBe(true);
  const stepsDone = state.steps.filter(({ done }: { done: boolean }) => done).map(({ code }: { code: string }) => code);
  expect(stepsDone).toEqual(expect.arrayContaining(['workbook', 'offices', 'villages', 'stations', 'accounts']));
  expect(stepsDone).not.toContain('filing');
  // Another press for what is written already is another press.
  expect((await send('/api/onboarding', { people }, { fingerprint, runId: uuidv7() })).status).toBe(409);
});

/** What the next program says of imports that were cut off, where this one is no more. */
async function toldByNext(isGone = (process: string) => process === app.deps.machine.process): Promise<string[]> {
  // A machine of its own: what was seen two seconds ago is kept for the same one.
  const { findings } = await lookAtUpkeep({ ...app.deps, machine: { ...app.deps.machine, isGone } });
  return findings.filter(({ code }) => code === 'import-cut').map(({ zh }) => zh);
}

test('issue 16: one that was cut off with its program is told with what was written and the way on, until a workbook is written; and for a week.', async () => {
  const people = [{ 姓名: '孙断', 电话: '13922220007', 登录名: 'sunduan', 角色: '承办人', 机构代码: 'SO-A' }];
  const { db, machine, now } = app.deps;
  const cut = { runId: uuidv7(), process: machine.process, at: new Date(now().getTime() - 60_000) };
  await noteBegunImport(db, cut);
  expect(await toldByNext()).toEqual([
    expect.stringMatching(
      /^\d{4}-\d\d-\d\d \d\d:\d\d 的开县导入没有写完程序就停了：.*一行也没有写；请到管理 › 开县.*再试读、导入一次，不会重复$/u,
    ),
  ]);
  // A press that is refused writes nothing, and changes nothing of it.
  expect((await send('/api/onboarding', { people }, { fingerprint: 'old', runId: uuidv7() })).status).toBe(409);
  expect(await toldByNext()).toHaveLength(1);
  // The same press again: it is written once, and nothing is left to tell.
  const { fingerprint } = await check({ people });
  const again = await send('/api/onboarding', { people }, { fingerprint, runId: cut.runId });
  expect(await again.json()).toMatchObject({ written: { made: 1, changed: 0 } });
  expect(await toldByNext()).toEqual([]);

  // Killed behind its last row, before it could take the note away: its line says that it is written.
  await noteBegunImport(db, cut);
  expect(await toldByNext()).toEqual([]);
  await endBegunImport(db, { ...cut, hasWritten: false });
  await noteBegunImport(db, { ...cut, runId: uuidv7(), at: new Date(now().getTime() - 8 * 86_400_000) });
  expect(await toldByNext()).toEqual([]);
});

const someRows = (letter: string, n: number) =>
  Array.from({ length: n }, (_, i) => ({
    姓名: `${'李赵周'[i]}来${letter}`,
    电话: `139${letter.charCodeAt(0)}33000${i}`.slice(0, 11).padEnd(11, '0'),
    登录名: `lai-${letter}${i}`,
    角色: '承办人',
    机构代码: 'SO-A',
  }));

test('operations B11: while it writes it says how many rows are done, to a page that comes back too.', async () => {
  const people = someRows('a', 3);
  const { fingerprint } = await check({ people });
  // Somebody else is about to take the second login: the writing stands there until he has thought better of it.
  const other = await app.database.pool.connect();
  await other.query('begin');
  await other.query(
    `insert into account select * from jsonb_populate_record(null::account, (select to_jsonb(a) ||
      jsonb_build_object('id', $1::text, 'login_name', 'lai-a1') from account as a where login_name = 'sunlai'))`,
    [uuidv7()],
  );
  const runId = uuidv7();
  const done = send('/api/onboarding', { people }, { fingerprint, runId });
  const running = async () => (await as('/api/onboarding/state')).body.running as { done: number } | null;
  try {
    await expect.poll(async () => (await running())?.done, { timeout: 60_000 }).toBe(1);
    await expect
      .poll(running, { timeout: 60_000 })
      .toEqual({ runId, fileName: '青禾县开县.xlsx', stage: 'writing', done: 1, of: 3 });
    // Issue 16: were the program killed now, the next one would say so; while it is there nothing was cut off.
    expect(await toldByNext()).toHaveLength(1);
    expect(await toldByNext(app.deps.machine.isGone)).toEqual([]);
  } finally {
    await other.query('rollback');
    other.release();
  }
  expect(await (await done).json()).toMatchObject({ written: { made: 3, changed: 0 } });
  expect(await running()).toBeNull();
  expect(await toldByNext()).toEqual([]);
});

test('operations A5: what the trial cannot see is told with its row, and nothing of the sheet is written.', async () => {
  const once = {
    id: uuidv7(),
    loginName: 'yici',
    name: '柳一次',
    organisationId: 'AMR',
    stationId: null,
    phone: '',
    active: true,
  };
  for (const role of ['auditor', 'centre']) {
    const saved = await appOf(app.deps).request('/api/accounts', {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ...once, role, ...(role === 'auditor' ? { password: firstPassword } : {}) }),
    });
    expect(saved.status, await saved.clone().text()).toBe(200);
  }
  // Who was an auditor never becomes an administrator: that stands in the ledger alone.
  const people = [...someRows('b', 1), { 姓名: '柳一次', 登录名: 'yici', 角色: '系统管理员' }];
  const { fingerprint, rows } = await check({ people });
  expect(rows.map(({ problem }) => problem)).toEqual([null, null]);
  const before = await lines();
  const answer = await send('/api/onboarding', { people }, { fingerprint, runId: uuidv7() });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    code: 'workbook-row',
    zh: expect.stringMatching(
      /^“人员”表第 3 行（柳一次）写不进去：这个账号是或者当过审计.*整份什么都没有写；改好这一行，再传一次。$/u,
    ),
  });
  expect(await lines()).toBe(before);
});

test('What changed between the trial and the press is refused; another kind of file and a stranger are too.', async () => {
  const sheet = { organisations: [{ 机构代码: 'SO-E', 名称: '东湖市场监管所', 类型: '市场监管所', 电话: '12315' }] };
  const { fingerprint } = await check(sheet);
  await load({ organisations: [{ ...sheet.organisations[0], 电话: '0399-6520999' }] });
  const late = await send('/api/onboarding', sheet, { fingerprint });
  expect(late.status).toBe(409);
  expect(((await late.json()) as { code: string }).code).toBe('changed-meanwhile');
  for (const other of ['hello', '机构代码,名称\nSO-Z,东湖所\n']) {
    const wrong = await send('/api/onboarding/check', Buffer.from(other));
    expect([wrong.status, ((await wrong.json()) as { zh: string }).zh]).toEqual([
      415,
      expect.stringMatching(/打不开，里面不是 xlsx。.*可能没有存完、坏了.*csv 只有一张表.*请下载模板/u),
    ]);
  }
  const nothing = await send('/api/onboarding/check', { organisations: [] });
  expect(nothing.status).toBe(400);
  const own = cookie;
  cookie = await signIn('liuguodong', firstPassword);
  expect((await send('/api/onboarding/check', sheet)).status).toBe(403);
  await appOf(app.deps).request('/api/session/password', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ current: firstPassword, next: 'a kite over the old mill' }),
  });
  expect((await send('/api/onboarding/check', sheet)).status).toBe(403);
  cookie = own;
});

test('operations A8: the workbook makes no second bureau, no circle, and takes nothing from under a station.', async () => {
  const trial = await check({
    organisations: [
      { 机构代码: 'GSJ', 名称: '青禾县市场监督管理局', 类型: '市场监管局' },
      { 机构代码: 'SO-A', 名称: '柳河市场监管所', 类型: '协作部门', 上级代码: 'AMR' },
      { 机构代码: 'SO-B', 名称: '石桥市场监管所', 类型: '市场监管所', 上级代码: 'AMR', 启用: '否' },
      { 机构代码: 'SO-D', 名称: '大营市场监管所', 类型: '市场监管所', 上级代码: 'SO-E' },
      { 机构代码: 'SO-E', 名称: '小营市场监管所', 类型: '市场监管所', 上级代码: 'SO-D' },
    ],
  });
  expect(refused(trial)).toEqual([
    ['organisations', 2, expect.stringMatching(/本县已经有青禾县市场监督管理局（代号 AMR）/u)],
    ['organisations', 3, expect.stringMatching(/类型不能改，还有.*个站点/u)],
    ['organisations', 4, expect.stringMatching(/还不能停用，还有.*个乡镇、村社区/u)],
    // What is there already takes the new one above it; then the new one cannot stand below it.
    ['organisations', 6, expect.stringMatching(/大营市场监管所归它管/u)],
  ]);
});

test('The template names the bodies that the county has, and reads as one; filled it is the county itself and changes nothing.', async () => {
  const fetch = (query: string) => appOf(app.deps).request(`/api/onboarding/template${query}`, { headers: { cookie } });
  const empty = new excel.Workbook();
  await empty.xlsx.load((await (await fetch('')).arrayBuffer()) as never);
  expect(empty.worksheets.map(({ name }) => name)).toEqual(['机构', '行政区划', '站点', '人员', '节假日', '说明']);
  expect(empty.getWorksheet('站点')?.getCell('A1').text).toBe('站点代码*');
  expect(empty.getWorksheet('站点')?.rowCount).toBe(1);
  const codes = empty.getWorksheet('机构')?.getColumn(1).values;
  expect(codes).toEqual(expect.arrayContaining(['AMR', 'C12315', 'CA']));
  const filled = Buffer.from(await (await fetch('?filled=1')).arrayBuffer());
  const view = (await (await send('/api/onboarding/check', filled)).json()) as OnboardingView;
  expect(view.rows.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
  expect(view.counts.stations.unchanged).toBeGreaterThanOrEqual(28);
  expect(view.ignored).toEqual([]);
});

test('People of one name without a telephone, short numbers and both kinds of brackets come back as they are.', async () => {
  const { body: directory } = await as('/api/directory');
  const stationId = directory.stations[0].id as string;
  const people = ['V101', 'V102', null].map((regionId) => ({ name: '王秀英', regionId, phone: '' }));
  const more = [
    { name: '王秀英', regionId: 'V101', stationId, phone: '' },
    { name: '王秀英', regionId: 'V101', phone: '13900001234' },
  ];
  for (const one of [...people, ...more]) {
    const made = await appOf(app.deps).request('/api/people', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ id: uuidv7(), posts: [], ...one }),
    });
    expect(made.status, await made.clone().text()).toBe(200);
  }
  await load({
    organisations: [{ 机构代码: 'FIRE', 名称: '青禾县消防救援大队', 类型: '协作部门', 电话: '119' }],
    stations: [
      {
        站点代码: 'ST-M9',
        名称: '万家（东关）超市消费维权服务站',
        建在哪里: '超市',
        归哪个所: 'SO-A',
        所在村: 'V101',
        服务谁: '只管场所',
        场所名称: '万家超市（东关店）、万家超市(东关店)',
      },
    ],
  });
  const answer = await appOf(app.deps).request('/api/onboarding/template?filled=1', { headers: { cookie } });
  const view = await check(Buffer.from(await answer.arrayBuffer()));
  expect(view.rows.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
  expect(view.rows.filter(({ name }) => name === '王秀英')).toHaveLength(5);
  // Who cannot be told from another is still asked for.
  const unclear = await check({
    people: [
      { 姓名: '王秀英', 所在村: 'V101', 性别: '女' },
      { 姓名: '王秀英', 所在村: 'V103' },
    ],
  });
  expect(unclear.rows.map(({ verdict }) => verdict)).toEqual(['changed', 'made']);
});
