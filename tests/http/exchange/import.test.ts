import { uuidv7 } from 'uuidv7';
import { runJob } from '../../../src/jobs/run.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { cast } from '../../build/cast.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { asking, filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import {
  csvOf,
  importWhole,
  platformHeaders,
  platformRow,
  runImports,
  upload,
  xlsxOf,
} from '../../build/import-tables.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const platformNumber = (n: number) => platformRow(n)[0] as string;

async function byNumber(number: string): Promise<Complaint> {
  return app.database.db
    .selectFrom('complaint')
    .selectAll()
    .where('platformNumber', '=', number)
    .executeTakeFirstOrThrow();
}

async function countComplaints(): Promise<number> {
  const counted = await app.database.db
    .selectFrom('complaint')
    .select((of) => of.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(counted.n);
}

describe('a table', () => {
  it('in UTF-8, in GBK and as a workbook is read the same', async () => {
    const rows = [platformRow(1), platformRow(2)];
    const gbk = Buffer.from(gbkOf(csvOf(rows)));
    for (const file of [csvOf(rows), `\uFEFF${csvOf(rows)}`, gbk, await xlsxOf(rows)]) {
      const { status, body } = await upload(app, cast.centre, file);
      expect(status).toBe(201);
      expect(body).toMatchObject({ state: 'read', rowsTotal: 2, headers: [...platformHeaders] });
      const columns = (await centre('GET', `/api/imports/${body.id}/columns`)).body;
      expect(columns.suggested.columns).toMatchObject({ platformNumber: '投诉编号', story: '投诉内容' });
      expect(columns.columns[0]).toMatchObject({ name: '投诉编号', filled: 2, samples: rows.map(([one]) => one) });
      expect(columns.columns.at(-1).words).toEqual([{ word: '食品', n: 2 }]);
    }
  });

  it('shows samples of its columns masked, and writes down once who looked at them', async () => {
    const story = '在店里买的奶粉过期了，我叫欧阳小明，电话 139 1111 2222。';
    const row = platformRow(7, { 投诉人: '欧阳小明', 联系电话: '13911112222', 投诉内容: story });
    const file = csvOf([[...row, '城关镇前进村三组12号']], [...platformHeaders, '投诉人住址']);
    const { id } = (await upload(app, cast.centre, file)).body;
    const look = async () => (await centre('GET', `/api/imports/${id}/columns`)).body.columns;
    const columns: { name: string; samples: string[]; words: unknown }[] = await look();
    await look();
    expect(JSON.stringify(columns)).not.toMatch(/欧阳小明|13911112222|139 1111 2222|三组12号/u);
    const of = (name: string) => columns.find((one) => one.name === name);
    expect(of('投诉人')).toMatchObject({ samples: ['欧**'], words: null });
    expect(of('联系电话')).toMatchObject({ samples: ['139****2222'], words: null });
    expect(of('投诉内容')?.samples).toEqual(['在店里买的奶粉过期了，我叫欧**，电话 139****2222。']);
    expect(of('投诉编号')?.samples).toEqual([row[0]]);
    const lines = await app.database.pool.query(
      `select by::text from ledger where verb = 'import-sampled' and detail->>'runId' = $1`,
      [id],
    );
    expect(lines.rows).toHaveLength(1);
  });

  it.each([
    ['an old xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'sheet-type', 415],
    ['a page that calls itself xls', '<html><table>', 'sheet-type', 415],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 nothing'), 'sheet-broken', 415],
    ['a damaged file', Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x81, 0xff, 0x00]), 'sheet-broken', 415],
    ['headers alone', csvOf([]), 'sheet-empty', 422],
    ['nothing', '', 'sheet-empty', 422],
    ['too many lines', csvOf(Array.from({ length: 20_001 }, (_, i) => platformRow(i))), 'sheet-too-long', 422],
  ])('that is %s is refused in words', async (_, file, code, status) => {
    const answer = await upload(app, cast.centre, file);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.zh).not.toMatch(/\{|undefined/u);
  });

  it('without a column for what is required is not looked through, and the refusal names the fields', async () => {
    const { body } = await upload(app, cast.centre, csvOf([platformRow(1)]));
    const mapping = { columns: { platformNumber: '投诉编号' }, channel: 'C02' };
    const answer = await centre('POST', `/api/imports/${body.id}/check`, { mapping });
    expect([answer.status, answer.body.code]).toEqual([422, 'columns-missing']);
    expect(answer.body.zh).toContain('投诉人、投诉人电话、被投诉人、投诉内容');
    expect((await centre('POST', `/api/imports/${body.id}/run`)).body.code).toBe('import-not-ready');
  });
});

describe('the register of all that comes in', () => {
  it('S27 电话、网页、站点、窗口、导入五个渠道来的投诉、举报、咨询都在一本登记簿里，按编号、按渠道找得到，数得清', async () => {
    app.setNow('2026-05-13T10:00:00+08:00');
    const days = 'from=2026-05-13&to=2026-05-13';
    const register = async (query: string, who: Caller = centre) => (await who('GET', `/api/register?${query}`)).body;
    const numberOf = (answer: { status: number; body: { number?: string } }) => {
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.number as string;
    };
    const station = app.as('st-v0303');
    const made = {
      phone: numberOf(await centre('POST', '/api/complaints', filing({ channel: 'C01' }))),
      page: numberOf(await app.as(null)('POST', '/api/inquiries', asking({ channel: 'C14' }))),
      station: numberOf(await station('POST', '/api/complaints', filing({ channel: 'C09' }))),
      counter: numberOf(await centre('POST', '/api/tipoffs', anAllegation({ channel: 'C08' }))),
    };
    const platform = platformRow(2701, { 登记时间: '2026-05-13 08:30' });
    await importWhole(app, centre, csvOf([platform]));
    const imported = (await byNumber(platform[0] as string)).number;
    // One way of numbering: a letter for the kind, the year, the place in its series.
    for (const number of [...Object.values(made), imported]) expect(number).toMatch(/^[投举询]2026-\d{4}$/u);
    // Each is found by its number, whatever its kind and whatever the days that are chosen; the import by that of the platform too.
    for (const number of [...Object.values(made), imported]) {
      const { items } = await register(`q=${encodeURIComponent(number)}&from=2026-01-01&to=2026-01-31`);
      expect(items.map((one: { number: string }) => one.number)).toEqual([number]);
    }
    expect((await register(`q=${platform[0]}`)).items).toMatchObject([{ number: imported, channel: 'C02' }]);
    // By channel, and counted by kind and channel; each count is the lines that it opens.
    const { items, counts } = await register(`${days}&limit=200`);
    expect(new Set(items.map((one: { number: string }) => one.number))).toEqual(
      new Set([made.phone, made.page, made.station, made.counter, imported]),
    );
    expect(new Map(items.map((one: { number: string; channel: string }) => [one.number, one.channel]))).toEqual(
      new Map([
        [made.phone, 'C01'],
        [made.page, 'C14'],
        [made.station, 'C09'],
        [made.counter, 'C08'],
        [imported, 'C02'],
      ]),
    );
    expect(counts).toHaveLength(5);
    for (const { kind, channel, n } of counts) {
      const behind = await register(`${days}&kind=${kind}&channel=${channel}`);
      expect([kind, channel, behind.items.length]).toEqual([kind, channel, n]);
    }
    // Who wrote it down is named where somebody did, and nobody who asked.
    const by = new Map(items.map((one: { number: string; byName: string | null }) => [one.number, one.byName]));
    expect([by.get(made.phone), by.get(made.page)]).toEqual(['方敏', null]);
    expect(JSON.stringify(items)).not.toMatch(/李有田|王先生|138/u);
    // Days that are over are added up as the clock counted them, and are the same as counted anew, also when one changes afterwards.
    const kept = async () =>
      Number(
        (await app.database.pool.query("select count(*) as n from register_day where on_day = '2026-05-13' and n > 0"))
          .rows[0].n,
      );
    const clock = async () => {
      app.setNow('2026-05-15T04:00:00+08:00');
      await runJob({ ...app.deps, connection: '', channels: {} as never }, 'count-register');
      app.setNow('2026-05-13T10:00:00+08:00');
    };
    expect(await kept()).toBe(0);
    await clock();
    expect(await kept()).toBe(5);
    expect((await register(days)).counts).toEqual(counts);
    const channelOf = (number: string, channel: string) =>
      app.database.pool.query('update complaint set channel = $2 where number = $1', [number, channel]);
    await channelOf(made.phone, 'C05');
    // The complaints of the day are counted by themselves again; tip-offs and inquiries stand as they were counted.
    expect(await kept()).toBe(2);
    const changed = (await register(days)).counts;
    expect(changed).toContainEqual({ kind: 'complaint', channel: 'C05', n: 1 });
    expect(changed).toHaveLength(5);
    await clock();
    expect(await kept()).toBe(5);
    expect((await register(days)).counts).toEqual(changed);
    await channelOf(made.phone, 'C01');
    expect((await register(days)).counts).toEqual(counts);
    expect((await register(`${days}&kind=inquiry&channel=C14`)).counts).toEqual([
      { kind: 'inquiry', channel: 'C14', n: 1 },
    ]);
    // Page by page it is the same book.
    const pages: string[] = [];
    for (let after = ''; ;) {
      const page = await register(`${days}&limit=2${after === '' ? '' : `&after=${after}`}`);
      pages.push(...page.items.map((one: { number: string }) => one.number));
      if (page.next === null) break;
      after = page.next;
    }
    expect(pages).toEqual(items.map((one: { number: string }) => one.number));
    // A station reads what is its own; an office nothing of what was not dispatched to it.
    const own = (await register(days, station)).items.map((one: { number: string }) => one.number);
    expect(own).toContain(made.station);
    expect(own).not.toContain(made.page);
    expect((await register(days, app.as(cast.officerOfChengguan))).items).toEqual([]);
    expect((await centre('GET', '/api/register?from=2024-01-01&to=2026-05-13')).body.code).toBe('register-days');
    app.setNow('2026-05-12T10:00:00+08:00');
  });
});

describe('an import', () => {
  it('looks through without writing, then makes what it showed, by the same rule as every filing', async () => {
    const before = await countComplaints();
    const rows = [platformRow(11), platformRow(12, { 联系电话: '138' }), platformRow(13), platformRow(13)];
    const { body: taken } = await upload(app, cast.centre, csvOf(rows));
    const { body: columns } = await centre('GET', `/api/imports/${taken.id}/columns`);
    await centre('POST', `/api/imports/${taken.id}/check`, { mapping: columns.suggested });
    await runImports(app);
    const checked = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect(checked).toMatchObject({
      state: 'checked',
      rowsDone: 4,
      counts: { new: 2, refused: 2, changed: 0, same: 0 },
    });
    expect(await countComplaints()).toBe(before);
    const refused = (await centre('GET', `/api/imports/${taken.id}/rows?verdict=refused`)).body.rows;
    expect(refused.map((one: { line: number; reasonZh: string }) => [one.line, one.reasonZh])).toEqual([
      [3, '“联系电话”不是一个电话号码；请写 11 位手机号，或者带区号的座机号，只写一个。'],
      [5, '编号和第 4 行一样，一件只导入一行；请留下对的那一行。'],
    ]);
    await centre('POST', `/api/imports/${taken.id}/run`);
    await runImports(app);
    expect(await countComplaints()).toBe(before + 2);
    const made = await byNumber(platformNumber(11));
    expect(made).toMatchObject({ state: 'registered', channel: 'C02', categoryCode: 'G03', amountFen: 175_000 });
    expect(made.number).toMatch(/^投2026-\d{4}$/u);
    expect(made.receivedAt).toEqual(new Date('2026-05-06T08:30:00+08:00'));
    expect(made.dueOn).not.toBeNull();
    const done = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect(done).toMatchObject({ state: 'done', rowsDone: 4, byName: '方敏' });
    // The platform has told them; nobody gets a text message for what he filed there.
    const messages = await app.database.db.selectFrom('message').select('id').where('matterId', '=', made.id).execute();
    expect(messages).toEqual([]);
    expect((await findBrokenLine(app.database.db)).broken).toBeNull();
  });

  it('reliability F7: the same upload sent again is the same run, and another table under its id is none', async () => {
    const id = uuidv7();
    const table = '登记编号,投诉人\n1,甲\n';
    const first = await upload(app, cast.centre, table, '平台.csv', '/api/imports', id);
    const again = await upload(app, cast.centre, table, '平台.csv', '/api/imports', id);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, id]);
    const other = await upload(app, cast.centre, `${table}2,乙\n`, '平台.csv', '/api/imports', id);
    expect(other.body.code).toBe('not-found');
    const { rows } = await app.database.pool.query('select 1 from import_run where id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('of the same file twice makes nothing twice', async () => {
    const file = await xlsxOf([platformRow(21), platformRow(22)]);
    await importWhole(app, centre, file);
    const [before, first] = [await countComplaints(), await byNumber(platformNumber(21))];
    const again = await importWhole(app, centre, file);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    expect(await countComplaints()).toBe(before);
    expect(await byNumber(platformNumber(21))).toEqual(first);
  });

  it('changes what it wrote itself when the platform changed it, with a line, and never what an officer did', async () => {
    await importWhole(app, centre, csvOf([platformRow(31), platformRow(32)]));
    const officer = await byNumber(platformNumber(32));
    const corrected = await centre('POST', `/api/complaints/${officer.number}/correct`, {
      version: officer.version,
      input: { categoryCode: 'G10.3', natureCode: null, platformNumber: platformNumber(32) },
    });
    expect(corrected.status).toBe(200);
    const run = await importWhole(
      app,
      centre,
      csvOf([platformRow(31, { 争议金额: '1800' }), platformRow(32, { 客体类别: '服装鞋帽' })]),
      { values: { category: { 服装鞋帽: 'G01' } } },
    );
    expect(run.counts).toMatchObject({ changed: 1, same: 1 });
    expect((await byNumber(platformNumber(31))).amountFen).toBe(180_000);
    expect((await byNumber(platformNumber(32))).categoryCode).toBe('G10.3');
    const matter = (await centre('GET', `/api/complaints/${(await byNumber(platformNumber(31))).number}`)).body;
    expect(matter.timeline.at(-1)).toMatchObject({ verb: 'import-changed', detail: { fields: ['amountFen'] } });
    const { rows } = (await centre('GET', `/api/imports/${run.id}/rows?verdict=same`)).body;
    expect(rows[0].reasonZh).toContain('商品或服务已由经办人改过，保留经办人的');
  });

  it('leaves alone what was registered by hand under the same number', async () => {
    const number = platformNumber(41);
    await centre('POST', '/api/complaints', filing({ platformNumber: number }));
    const byHand = await byNumber(number);
    const run = await importWhole(app, centre, csvOf([platformRow(41)]));
    expect(run.counts).toMatchObject({ same: 1, new: 0 });
    expect(await byNumber(number)).toEqual(byHand);
    const twice = await centre('POST', '/api/complaints', filing({ platformNumber: number }));
    expect([twice.status, twice.body.code]).toEqual([409, 'platform-number-taken']);
  });

  it('gives a file of what was refused, which is mended and imported, and the rest is not made twice', async () => {
    const bad = platformRow(51, { 联系电话: '12', 投诉内容: '=HYPERLINK("http://x")，买的东西坏了' });
    const run = await importWhole(app, centre, csvOf([bad, platformRow(52)]));
    const errors = await centre('GET', `/api/imports/${run.id}/errors?format=csv`);
    expect(errors.headers.get('content-type')).toContain('text/csv');
    const noted = await app.database.pool.query(
      "select detail from ledger where verb = 'exported' order by seq desc limit 1",
    );
    expect(noted.rows[0].detail).toMatchObject({ columns: ['refused'], filters: [`import ${run.id}`] });
    const text = String(errors.body);
    expect(text.split('\r\n')[0]).toBe([...platformHeaders, '为什么没导入'].join(','));
    expect(text).toContain(`"'=HYPERLINK(""http://x"")，买的东西坏了"`);
    expect(text).toContain('“联系电话”不是一个电话号码');
    expect(text).not.toContain(platformNumber(52));
    const before = await countComplaints();
    const mended = await importWhole(app, centre, text.replace(',12,', ',13800000051,'));
    expect(mended.counts).toMatchObject({ new: 1, refused: 0 });
    expect(await countComplaints()).toBe(before + 1);
    expect((await byNumber(platformNumber(51))).story).toBe('=HYPERLINK("http://x")，买的东西坏了');
    const sheet = await centre('GET', `/api/imports/${run.id}/errors?format=xlsx`);
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
  });

  it('is stopped where it stands, and goes on from there', async () => {
    const rows = Array.from({ length: 130 }, (_, i) => platformRow(600 + i));
    const { body: taken } = await upload(app, cast.centre, csvOf(rows));
    const { body: columns } = await centre('GET', `/api/imports/${taken.id}/columns`);
    await centre('POST', `/api/imports/${taken.id}/check`, { mapping: columns.suggested });
    await runImports(app);
    await centre('POST', `/api/imports/${taken.id}/run`);
    const before = await countComplaints();
    const running = runImports(app);
    const partly = await until(taken.id, (run) => run.rowsDone > 0);
    expect(partly.state).toBe('running');
    expect((await centre('POST', `/api/imports/${taken.id}/stop`)).body.state).toBe('stopped');
    await running;
    const stopped = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect(stopped.rowsDone).toBeLessThan(130);
    expect(await countComplaints()).toBe(before + stopped.rowsDone);
    await centre('POST', `/api/imports/${taken.id}/run`);
    await runImports(app);
    expect(await countComplaints()).toBe(before + 130);
  });

  it('that a kill has cut off between two parts goes on with the next turn of the clock and makes nothing twice', async () => {
    const rows = Array.from({ length: 130 }, (_, i) => platformRow(800 + i));
    const { body: taken } = await upload(app, cast.centre, csvOf(rows));
    const { body: columns } = await centre('GET', `/api/imports/${taken.id}/columns`);
    await centre('POST', `/api/imports/${taken.id}/check`, { mapping: columns.suggested });
    await runImports(app);
    await centre('POST', `/api/imports/${taken.id}/run`);
    const before = await countComplaints();
    const cut = new AbortController();
    const running = runImports(app, cut.signal);
    await until(taken.id, (run) => run.rowsDone > 0);
    cut.abort();
    await running;
    const half = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect([half.state, half.rowsDone < 130]).toEqual(['running', true]);
    // Two programs at once do it once.
    await Promise.all([runImports(app), runImports(app)]);
    const done = (await centre('GET', `/api/imports/${taken.id}`)).body;
    expect([done.state, done.rowsDone, done.counts.new]).toEqual(['done', 130, 130]);
    expect(await countComplaints()).toBe(before + 130);
  });

  async function until(id: string, holds: (run: { rowsDone: number }) => boolean) {
    for (let i = 0; i < 1000; i += 1) {
      const { body } = await centre('GET', `/api/imports/${id}`);
      if (holds(body)) return body;
      await new Promise((done) => setTimeout(done, 5));
    }
    throw new Error('The import did not get there.');
  }
});

describe('a mapping', () => {
  const id = '00000000-0000-7000-8000-0000000000d1';
  const mapping = { columns: { platformNumber: '工单编号' }, values: {}, channel: 'C06', unknown: 'refuse' };

  it('is kept in versions, is the same when nothing changed, and can be dropped', async () => {
    const save = (name: string, change = {}) =>
      centre('PUT', '/api/mappings', { id, name, mapping: { ...mapping, ...change } });
    expect((await save('12345 工单')).body).toEqual({ id, version: 1 });
    expect((await save('12345 工单')).body).toEqual({ id, version: 1 });
    expect((await save('12345 工单', { unknown: 'blank' })).body).toEqual({ id, version: 2 });
    const listed = (await centre('GET', '/api/mappings')).body.mappings;
    expect(listed).toMatchObject([{ id, version: 2, name: '12345 工单', byName: '方敏' }]);
    expect((await centre('DELETE', `/api/mappings/${id}`)).status).toBe(200);
    expect((await centre('GET', '/api/mappings')).body.mappings).toEqual([]);
  });

  it('names its fields in words, and no code that the lists do not have', async () => {
    const unnamed = await centre('PUT', '/api/mappings', { id, name: '', mapping });
    expect(unnamed.body.fields).toMatchObject([{ path: 'name' }]);
    const strange = await centre('PUT', '/api/mappings', { id, name: '别的', mapping: { ...mapping, channel: 'C99' } });
    expect(strange.body.code).toBe('category-unknown');
  });
});

/** GBK by looking through its two-byte codes, which Node can read but not write. */
function gbkOf(text: string): number[] {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const word = decoder.decode(Uint8Array.of(high, low));
      if (!codes.has(word)) codes.set(word, [high, low]);
    }
  return [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f])));
}
