import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { checkShops, csvOf, importShops, registerHeaders, runImports, upload } from '../../build/import-tables.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const code = (n: number) => `9299012688${String(n).padStart(8, '0')}`;
const trades = ['农资店', '五金店', '超市', '家电行', '水产店', '药店', '粮油店', '理发店', '饭店', '修车铺'];
const syllables = [...'德福昌盛恒隆瑞祥丰泰永和广源聚兴宏达顺利金玉满堂春'];
const nameOf = (n: number) =>
  `${syllables[n % 24]}${syllables[Math.floor(n / 24) % 24]}${syllables[(n * 7) % 24]}${trades[n % 10]}`;
const shop = (n: number): string[] => [code(n), nameOf(n), `柳河镇中街${n}号`, `137${String(10_000_000 + n)}`, '存续'];

/** All that the register holds, and how many lines tell of it. */
async function register() {
  const { rows } = await app.database.pool.query(
    'select id, version, name, code, phone, address, region_id, state, source from operator order by id',
  );
  const names = await app.database.pool.query('select operator_id, name, source from operator_name order by 1, 2, 3');
  const lines = await app.database.pool.query(
    `select count(*)::integer as n from ledger where verb in ('operator-opened', 'operator-corrected')`,
  );
  return { rows, names: names.rows, lines: lines.rows[0] };
}

const rowsOf = async (id: string, verdict: string) =>
  (await centre('GET', `/api/imports/${id}/rows?verdict=${verdict}&limit=200`)).body.rows;
const find = async (q: string) => (await centre('GET', `/api/operators?q=${encodeURIComponent(q)}`)).body.items;
const pageOf = async (id: string) => (await centre('GET', `/api/operators/${id}`)).body;

describe('the list of a register', () => {
  it('is looked through without writing, told by line, then made, and the same list again changes nothing', async () => {
    const rows = [shop(1), shop(2), shop(1), ['', '店', '', '', ''], shop(3)];
    const before = await register();
    const checked = await checkShops(app, rows);
    expect(checked).toMatchObject({ subject: 'operators', state: 'checked', rowsDone: 5, mapping: null });
    expect(checked.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 2 });
    expect(await register()).toEqual(before);
    const refused = await rowsOf(checked.id, 'refused');
    expect(refused.map((one: { line: number; reasonZh: string }) => [one.line, one.reasonZh])).toEqual([
      [4, '信用代码和第 2 行一样，一家只导入一行；请留下对的那一行。'],
      [5, '没有能认出是哪家的店名；请把店名写全，两个字以上，再导入。'],
    ]);
    const errors = await centre('GET', `/api/imports/${checked.id}/errors?format=csv`);
    expect(errors.body).toContain('为什么没导入');
    await centre('POST', `/api/imports/${checked.id}/run`);
    await runImports(app);
    const made = await rowsOf(checked.id, 'new');
    expect(made.map(({ platformNumber }: { platformNumber: string }) => platformNumber)).toContain(
      `${nameOf(1)} ${code(1)}`,
    );
    expect((await pageOf(made[0].operatorId)).names ?? made[0].operatorId).toBeTruthy();
    expect(await find(nameOf(1))).toMatchObject([{ source: 'register', state: 'open', code: code(1) }]);
    const after = await register();
    expect((await importShops(app, rows)).counts).toEqual({ new: 0, changed: 0, same: 3, refused: 2 });
    expect(await register()).toEqual(after);
    const noted = await app.database.pool.query(
      `select detail from ledger where verb = 'operators-imported' order by seq`,
    );
    expect(noted.rows.map(({ detail }) => detail)).toEqual([
      { opened: 3, joined: 0, passed: 2 },
      { opened: 0, joined: 3, passed: 2 },
    ]);
    expect((await findBrokenLine(app.database.db)).broken).toBeNull();
  });

  it('follows the register where it says something new, and keeps what a person put right', async () => {
    await importShops(app, [shop(11), shop(12)]);
    const [one] = await find(nameOf(11));
    const { operator } = await pageOf(one.id);
    const { name, address, state, regionId, version } = operator;
    const form = { name, address, state, regionId, version, code: code(11), phone: '13911110011', names: [] };
    expect((await centre('PUT', `/api/operators/${one.id}`, form)).status).toBe(200);
    // The old list again: the telephone that the officer wrote stays.
    const put = await register();
    expect((await importShops(app, [shop(11), shop(12)])).counts).toMatchObject({ changed: 0, same: 2 });
    expect(await register()).toEqual(put);
    // The next month's list has a new address, and once more another telephone.
    const moved = [code(11), nameOf(11), '石桥镇东街9号', '13722220011', '注销'];
    const run = await importShops(app, [moved, shop(12)]);
    expect(run.counts).toMatchObject({ changed: 1, same: 1 });
    const [row] = await rowsOf(run.id, 'changed');
    expect(row.fields).toEqual(['address', 'regionId', 'state']);
    expect((await pageOf(one.id)).operator).toMatchObject({
      phone: '13911110011',
      address: '石桥镇东街9号',
      state: 'closed',
    });
    // It stands in the register again.
    await importShops(app, [[code(11), nameOf(11), '石桥镇东街9号', '', '存续']]);
    expect((await pageOf(one.id)).operator).toMatchObject({ state: 'open' });
  });

  it('with two lines of one shop lets the first speak, and gives it the code that the second knows', async () => {
    const rows = [
      ['', '鸿运烟酒商行', '柳河镇南街3号', '13744440001', ''],
      [code(31), '鸿运烟酒商行', '柳河镇南街3号', '13744440001', '存续'],
      ['', '鸿运烟酒', '柳河镇南街3号', '13744440001', '存续'],
    ];
    const run = await importShops(app, rows);
    expect(run.counts).toMatchObject({ new: 1, changed: 2 });
    expect(await find('鸿运烟酒商行')).toMatchObject([{ code: code(31) }]);
    const after = await register();
    expect((await importShops(app, rows)).counts).toMatchObject({ same: 3, changed: 0, new: 0 });
    expect(await register()).toEqual(after);
  });

  it('that a kill has cut off between two parts goes on with the next turn of the clock and opens no shop twice', async () => {
    const rows = Array.from({ length: 260 }, (_, i) => shop(200 + i));
    const { id } = await checkShops(app, rows);
    await centre('POST', `/api/imports/${id}/run`);
    const runOf = async () => (await centre('GET', `/api/imports/${id}`)).body;
    const cut = new AbortController();
    const running = runImports(app, cut.signal);
    for (let i = 0; i < 2000 && (await runOf()).rowsDone === 0; i += 1)
      await new Promise((done) => setTimeout(done, 5));
    cut.abort();
    await running;
    const half = await runOf();
    expect([half.state, half.rowsDone > 0, half.rowsDone < 260]).toEqual(['running', true, true]);
    await Promise.all([runImports(app), runImports(app)]);
    const done = await runOf();
    expect([done.state, done.rowsDone]).toEqual(['done', 260]);
    const { rows: coded } = await app.database.pool.query(
      `select code, count(*)::integer as n from operator where code = any($1) group by 1`,
      [rows.map(([one]) => one)],
    );
    expect([coded.length, coded.filter(({ n }) => n !== 1)]).toEqual([260, []]);
  });

  it('that was stopped begins anew, and the same upload is the same run', async () => {
    const id = '00000000-0000-7000-8000-00000000e001';
    const send = () =>
      upload(app, cast.centre, csvOf([shop(41)], registerHeaders), '库.csv', '/api/operators/import', id);
    expect((await send()).body).toMatchObject({ id, state: 'checking' });
    expect((await send()).body).toMatchObject({ id, state: 'checking' });
    expect((await centre('POST', `/api/imports/${id}/stop`)).body.state).toBe('read');
    expect((await centre('GET', `/api/imports/${id}/columns`)).status).toBe(404);
    expect((await centre('POST', `/api/imports/${id}/check`, {})).body.state).toBe('checking');
    await runImports(app);
    expect((await centre('GET', `/api/imports/${id}`)).body.counts.new).toBe(1);
  });

  it('is imported by the centre alone, whoever may see how far it is', async () => {
    const { id } = await checkShops(app, [shop(51)]);
    const admin = app.as(cast.admin);
    expect((await admin('GET', `/api/imports/${id}`)).status).toBe(200);
    for (const step of ['run', 'stop', 'check'])
      expect((await admin('POST', `/api/imports/${id}/${step}`, {})).status, step).toBe(403);
    expect((await app.as(cast.officerOfShiqiao)('POST', `/api/imports/${id}/run`)).status).toBe(403);
    expect((await upload(app, cast.admin, csvOf([shop(51)]), 'x.csv', '/api/operators/import')).status).toBe(403);
  });

  it('may have a hundred thousand lines and no more, and needs a column of names', async () => {
    const lines = (n: number) =>
      csvOf(
        Array.from({ length: n }, (_, i) => [nameOf(i)]),
        ['名称'],
      );
    const send = (file: string) => upload(app, cast.centre, file, '库.csv', '/api/operators/import');
    const most = await send(lines(100_000));
    expect([most.status, most.body.rowsTotal]).toEqual([201, 100_000]);
    await centre('POST', `/api/imports/${most.body.id}/stop`);
    expect((await send(lines(100_001))).body).toMatchObject({ code: 'sheet-too-long' });
    const nameless = await send(csvOf([['1', '2']], ['信用代码', '电话']));
    expect([nameless.status, nameless.body.code]).toEqual([422, 'operator-table-columns']);
  });
});

describe('which shop a line means', () => {
  // So often nobody signs in within a quarter of an hour.
  beforeAll(() => app.setNow('2026-05-12T10:30:00+08:00'));

  it('two of one name in two towns are two, in the second list too', async () => {
    const headers = ['名称', '所在乡镇'];
    const rows = [
      ['梅花布鞋店', '柳河镇'],
      ['梅花布鞋店', '石桥镇'],
    ];
    expect((await importShops(app, rows, headers)).counts).toMatchObject({ new: 2, refused: 0 });
    const placed = async () => (await find('梅花布鞋店')).map((one: { regionId: string }) => one.regionId).toSorted();
    const before = await placed();
    expect(new Set(before).size).toBe(2);
    expect((await importShops(app, rows.toReversed(), headers)).counts).toMatchObject({ new: 0, same: 2 });
    expect(await placed()).toEqual(before);
  });

  it('a list that says nothing of the state opens no shop again that was struck off', async () => {
    await importShops(app, [[code(71), '青松被服店', '柳河镇中街71号', '', '注销']]);
    const headers = ['统一社会信用代码', '名称', '经营场所'];
    await importShops(app, [[code(71), '青松被服店', '柳河镇中街71号']], headers);
    expect(await find('青松被服店')).toMatchObject([{ state: 'closed' }]);
    await importShops(app, [[code(71), '青松被服店', '柳河镇中街71号', '', '在业']]);
    expect(await find('青松被服店')).toMatchObject([{ state: 'open' }]);
  });

  it('the one that has its code now, and not the one whose code was put right', async () => {
    await importShops(app, [[code(72), '白桦木器厂', '柳河镇中街72号', '', '存续']]);
    const [one] = await find('白桦木器厂');
    const { name, address, state, regionId, version } = (await pageOf(one.id)).operator;
    const form = { name, address, state, regionId, version, code: code(73), phone: '', names: [] };
    expect((await centre('PUT', `/api/operators/${one.id}`, form)).status).toBe(200);
    const run = await importShops(app, [
      [code(72), '红杉茶庄', '石桥镇东街72号', '', '存续'],
      [code(73), '白桦木器厂', '柳河镇中街72号', '', '存续'],
    ]);
    expect([run.state, run.counts.new]).toEqual(['done', 1]);
    expect(await find('白桦木器厂')).toMatchObject([{ id: one.id, code: code(73) }]);
    expect(await find('红杉茶庄')).toMatchObject([{ code: code(72) }]);
  });

  it('the one that once bore the name, told without its code', async () => {
    await importShops(app, [[code(74), '金穗粮油店', '柳河镇中街74号', '13755550074', '存续']]);
    await importShops(app, [[code(74), '云鹤大酒楼', '柳河镇中街74号', '', '存续']]);
    const [one] = await find('云鹤大酒楼');
    await app.database.pool.query(`update operator set phone = '' where id = $1`, [one.id]);
    const run = await importShops(app, [['', '金穗粮油店', '柳河镇中街74号', '', '存续']]);
    expect(run.counts).toMatchObject({ new: 0 });
  });

  it('is told by the dry run as the run makes it', async () => {
    const rows = [
      ['', '长虹灯具行', '柳河镇南街75号', '13744440075', ''],
      [code(75), '长虹灯具行', '柳河镇南街75号', '13744440075', '存续'],
      ['', '长虹灯具', '柳河镇南街75号', '13744440075', '存续'],
      ['', '', '柳河镇', '', ''],
      ['', '', '柳河镇', '', ''],
    ];
    const checked = await checkShops(app, rows);
    expect(checked.counts).toEqual({ new: 1, changed: 2, same: 0, refused: 2 });
    const refused = await rowsOf(checked.id, 'refused');
    for (const one of refused) expect(one.reasonZh).toContain('没有能认出');
    await centre('POST', `/api/imports/${checked.id}/run`);
    await runImports(app);
    expect((await centre('GET', `/api/imports/${checked.id}`)).body.counts).toEqual(checked.counts);
  });

  it('keeps what a person put right before marks were kept', async () => {
    await importShops(app, [[code(76), '碧波渔具店', '柳河镇中街76号', '13766660076', '存续']]);
    const [one] = await find('碧波渔具店');
    const { name, address, state, regionId, version } = (await pageOf(one.id)).operator;
    const form = { name, address, state, regionId, version, code: code(76), phone: '13911110076', names: [] };
    expect((await centre('PUT', `/api/operators/${one.id}`, form)).status).toBe(200);
    await app.database.pool.query('delete from import_mark where matter_id = $1', [one.id]);
    await importShops(app, [[code(76), '碧波渔具店', '柳河镇中街77号', '13766660076', '存续']]);
    expect((await pageOf(one.id)).operator).toMatchObject({ phone: '13911110076', address: '柳河镇中街77号' });
  });
});

describe('a list that cannot be taken in as it is', () => {
  beforeAll(() => app.setNow('2026-05-12T11:00:00+08:00'));

  it('cuts a long address between two characters, never within one that takes two units', async () => {
    const address = `柳河镇${'长'.repeat(96)}𠮷祥巷一号`;
    const run = await importShops(app, [[code(61), '鸿雁针织店', address, '', '存续']]);
    expect([run.state, run.counts.new]).toEqual(['done', 1]);
    const [one] = await find('鸿雁针织店');
    expect([one.address.isWellFormed(), one.address.includes('𠮷')]).toEqual([true, true]);
  });

  it('that throws again and again ends, is told of, and keeps no other list waiting', async () => {
    const first = await checkShops(app, [shop(62)]);
    const second = await checkShops(app, [shop(63)]);
    const owner = new pg.Client(app.database.owner);
    await owner.connect();
    await owner.query(`create function refuse_shop() returns trigger language plpgsql as
      $$ begin if new.code = '${code(62)}' then raise exception 'no such thing'; end if; return new; end $$`);
    await owner.query(
      'create trigger refuse_shop before insert on operator for each row execute function refuse_shop()',
    );
    for (const { id } of [first, second]) await centre('POST', `/api/imports/${id}/run`);
    await runImports(app);
    const states = [];
    for (const { id } of [first, second]) states.push((await centre('GET', `/api/imports/${id}`)).body.state);
    expect(states).toEqual(['failed', 'done']);
    const told = await app.database.pool.query(`select text from message where text like '%没有导完%'`);
    expect(told.rows[0]?.text).toContain('已写 0 行');
    await owner.query('drop trigger refuse_shop on operator');
    await owner.end();
    await centre('POST', `/api/imports/${first.id}/check`, {});
    await runImports(app);
    await centre('POST', `/api/imports/${first.id}/run`);
    await runImports(app);
    expect(await find(nameOf(62))).toMatchObject([{ code: code(62) }]);
  });
});
