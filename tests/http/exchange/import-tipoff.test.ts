import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { getReporter } from '../../../src/store/tipoff/reporter.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { csvOf, importWhole, platformHeaders, platformRow, runImports, upload } from '../../build/import-tables.ts';

let app: TestApp;
let centre: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

const headers = [...platformHeaders, '业务类型', '证件号码', '联系地址'];
const secret = { name: '尉迟守密', phone: '13911112222', idNumber: '140829198801013318', address: '石桥村东头第三家' };

function told(n: number, change: Parameters<typeof platformRow>[1] = {}): string[] {
  const words = {
    投诉人: secret.name,
    联系电话: secret.phone,
    投诉内容: `店里第 ${n} 次卖过期的奶粉，${secret.name}（${secret.phone}）亲眼看见。`,
  };
  return [...platformRow(n, { ...words, ...change }), '举报', secret.idNumber, secret.address];
}

const numberOf = (n: number) => platformRow(n)[0] as string;

async function byNumber(n: number): Promise<Tipoff> {
  const found = await sql<Tipoff>`select * from tipoff where platform_number = ${numberOf(n)}`.execute(app.database.db);
  return found.rows[0] as Tipoff;
}

async function count(): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from tipoff`.execute(app.database.db);
  return found.rows[0]?.n ?? -1;
}

function expectUnnamed(text: string): void {
  for (const word of Object.values(secret)) expect(text).not.toContain(word);
}

/** All that the tables of this test hold on disk. */
async function onDisk(): Promise<string> {
  const runs = await sql<{ sha256: string }>`select sha256 from import_run where sha256 is not null`.execute(
    app.database.db,
  );
  let text = '';
  for (const { sha256 } of runs.rows)
    for await (const one of app.deps.tables.readTable(sha256)) text += `${JSON.stringify(one)}\n`;
  return text;
}

describe('a row of kind 举报', () => {
  it('第三十七条 is made a tip-off whose reporter stands under the seal and nowhere else', async () => {
    const run = await importWhole(app, centre, csvOf([told(1), [...platformRow(2), '投诉', '', '']], headers));
    expect(run.counts).toEqual({ new: 2, changed: 0, same: 0, refused: 0 });
    const made = await byNumber(1);
    expect(made).toMatchObject({ state: 'registered', channel: 'C02', anonymous: false, categoryCode: 'G03' });
    expect(made.number).toMatch(/^举2026-\d{4}$/u);
    expect(made.receivedAt).toEqual(new Date('2026-05-06T08:30:00+08:00'));
    expect(made.dueOn).not.toBeNull();
    expect(made.story).toBe('店里第 1 次卖过期的奶粉，举报人***（举报人***）亲眼看见。');
    const reporter = await getReporter(app.database.db, app.deps.keyring, made);
    expect(reporter).toMatchObject(secret);
    expect(await onDisk()).toContain(numberOf(1));
    expect(await onDisk()).toContain('李有田2');
    expectUnnamed(await onDisk());
    // Every table of the database, the ledger and the rows of the import among them.
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
      app.database.db,
    );
    expect(tables.rows.length).toBeGreaterThan(20);
    for (const { name } of tables.rows) {
      const all = await sql<{ text: string | null }>`
        select string_agg(one::text, ' ') as text from ${sql.table(name)} as one`.execute(app.database.db);
      expectUnnamed(all.rows[0]?.text ?? '');
    }
    const places = ['/api/tipoffs', `/api/tipoffs/${made.number}`, '/api/export/tipoffs?format=csv'];
    for (const place of [...places, `/api/imports/${run.id}/rows`, `/api/imports/${run.id}/errors?format=csv`]) {
      const answer = await centre('GET', place);
      expect([place, answer.status]).toEqual([place, 200]);
      expectUnnamed(JSON.stringify(answer.body));
    }
    const messages = await app.database.db.selectFrom('message').select('id').where('matterId', '=', made.id).execute();
    expect(messages).toEqual([]);
    expect((await findBrokenLine(app.database.db)).broken).toBeNull();
  });

  it('is anonymous without name and telephone, and sealed by a telephone alone', async () => {
    const nobody = { 投诉人: '匿名', 联系电话: '', 投诉内容: '店里卖过期的奶粉，有照片。' };
    const lone = { 投诉人: '', 联系电话: '13911113333' };
    await importWhole(app, centre, csvOf([told(11, nobody), told(12, lone)], headers));
    expect(await byNumber(11)).toMatchObject({ anonymous: true, reporterId: null, realName: false });
    const sealed = await byNumber(12);
    expect(sealed).toMatchObject({ anonymous: false, realName: false });
    expect(sealed.story).not.toContain('13911113333');
  });

  it('of the same file twice makes nothing twice, and what is stored again is emptied again', async () => {
    const file = csvOf([told(21), told(22)], headers);
    await importWhole(app, centre, file);
    const [before, first] = [await count(), await byNumber(21)];
    const again = await importWhole(app, centre, file);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    expect([await count(), await byNumber(21)]).toEqual([before, first]);
    expectUnnamed(await onDisk());
  });

  it('that changed changes what the import wrote, never the identity nor what an officer did', async () => {
    await importWhole(app, centre, csvOf([told(31)], headers));
    const before = await byNumber(31);
    const sealedBefore = await sql`select * from reporter where id = ${before.reporterId}`.execute(app.database.db);
    const change = { 投诉人: '别人', 联系电话: '13700007777', 争议金额: '1800' };
    const story = `平台补充：${secret.name}又看见一次。`;
    const run = await importWhole(app, centre, csvOf([told(31, { ...change, 投诉内容: story })], headers));
    expect(run.counts).toMatchObject({ changed: 1 });
    const after = await byNumber(31);
    expect(after).toMatchObject({ amountFen: 180_000, story: '平台补充：举报人***又看见一次。' });
    expect(after.reporterId).toBe(before.reporterId);
    const sealedAfter = await sql`select * from reporter where id = ${before.reporterId}`.execute(app.database.db);
    expect(sealedAfter.rows).toEqual(sealedBefore.rows);
    const { timeline } = (await centre('GET', `/api/tipoffs/${after.number}`)).body;
    expect(timeline.at(-1)).toMatchObject({ verb: 'import-changed', detail: { fields: ['story', 'amountFen'] } });
    await sql`update tipoff set story = '经办人补写的经过，更详细。' where id = ${after.id}`.execute(app.database.db);
    const kept = await importWhole(app, centre, csvOf([told(31, { 投诉内容: '平台又改了一遍内容。' })], headers));
    const [row] = (await centre('GET', `/api/imports/${kept.id}/rows?verdict=changed`)).body.rows;
    expect(row?.fields ?? []).not.toContain('story');
    expect((await byNumber(31)).story).toBe('经办人补写的经过，更详细。');
  });

  it('whose number is a complaint already is refused with the way out, and so is the other way round', async () => {
    await importWhole(app, centre, csvOf([[...platformRow(41), '投诉', '', ''], told(42)], headers));
    const before = await count();
    const turned = [told(41), [...platformRow(42), '投诉', '', '']];
    const run = await importWhole(app, centre, csvOf(turned, headers));
    expect(run.counts).toMatchObject({ refused: 2 });
    const { rows } = (await centre('GET', `/api/imports/${run.id}/rows?verdict=refused`)).body;
    expect(rows[0].reasonZh).toContain('分开办理');
    expect(rows[1].reasonZh).toContain('已经登记为举报');
    expect(await count()).toBe(before);
  });

  it('of a table of tip-offs needs no column of the kind, and none of a name', async () => {
    const row = ['JB202605060001', '老周农资店', '店里卖过期的奶粉，有照片。'];
    const run = await importWhole(app, centre, csvOf([row], ['举报编号', '被举报人', '举报内容']));
    expect(run.counts).toMatchObject({ new: 1, refused: 0 });
  });

  it('that is refused stands in the error file alone', async () => {
    const rows = [told(61), told(62, { 联系电话: '12' })];
    const run = await importWhole(app, centre, csvOf(rows, headers));
    expect(run.counts).toMatchObject({ new: 1, refused: 1 });
    const text = String((await centre('GET', `/api/imports/${run.id}/errors?format=csv`)).body);
    expect(text).not.toContain(numberOf(61));
    expect(text).toContain(numberOf(62));
  });

  it('第三十七条 is emptied in a table that was uploaded again, by its dry run and by the sweep of the night', async () => {
    const file = csvOf([told(71)], headers);
    await importWhole(app, centre, file);
    const { body: taken } = await upload(app, cast.centre, file);
    const { body: columns } = await centre('GET', `/api/imports/${taken.id}/columns`);
    await centre('POST', `/api/imports/${taken.id}/check`, { mapping: columns.suggested });
    await runImports(app);
    expect((await centre('GET', `/api/imports/${taken.id}`)).body.counts).toMatchObject({ same: 1 });
    expectUnnamed(await lastTable(taken.id));
    // A kill between the last part and the emptying leaves it to the sweep.
    await upload(app, cast.centre, file);
    expect(await lastTable(taken.id)).toContain(secret.idNumber);
    const channel = { name: 'test', send: async () => undefined };
    const deps = { ...app.deps, connection: app.database.owner, channels: { sms: channel, email: channel } };
    await runJob(deps, 'sweep-sessions');
    expect(await lastTable(taken.id)).toContain(numberOf(71));
    expectUnnamed(await lastTable(taken.id));
  });

  async function lastTable(id: string): Promise<string> {
    const stored = await sql<{ sha256: string }>`
      select sha256 from import_run where id = ${id}`.execute(app.database.db);
    let text = '';
    for await (const one of app.deps.tables.readTable(stored.rows[0]?.sha256 ?? '')) text += JSON.stringify(one);
    return text;
  }
});
