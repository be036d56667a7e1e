/** Provisions of an old ledger of cases, from its workbook to the list and its export. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { runImports, upload } from '../../build/import-tables.ts';
import { oldBook, oldRows } from '../../build/supervision/old-ledgers.ts';

let app: TestApp;
let centre: Caller;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-06-24T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

async function imported(rows: Parameters<typeof oldBook>[0]) {
  const sent = await upload(app, cast.centre, await oldBook(rows), 'cases.xlsx', '/api/imports', undefined, {
    subject: 'cases',
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const path = `/api/imports/${sent.body.id}`;
  const { columns } = (await centre('GET', `${path}/columns`)).body.suggested;
  expect((await centre('POST', `${path}/check`, { mapping: { columns } })).status).toBe(200);
  await runImports(app);
  await centre('POST', `${path}/run`);
  await runImports(app);
  return (await centre('GET', path)).body;
}

describe('the provisions of an old ledger of cases', () => {
  it('come in where the law is named in full, once, and words that name none stay in the story', async () => {
    const row = (n: number, change: object) => ({ ...oldRows.cases(n), ...change });
    const rows = [
      row(201, { 违反条款: '违反《食品安全法》第三十四条第一款第（十）项', 处罚依据: '《食品安全法》第一百二十四条' }),
      row(202, { 违反条款: '质量法四十九条', 处罚依据: '' }),
      row(203, { 违反条款: '', 处罚依据: '' }),
      row(204, { 违反条款: '《价格法》第十三条、第十四条第二款、第三款', 处罚依据: '' }),
    ];
    expect((await imported(rows)).counts).toEqual({ new: 4, changed: 0, same: 0, refused: 0 });
    expect((await imported(rows)).counts).toEqual({ new: 0, changed: 0, same: 4, refused: 0 });
    const found = (await centre('GET', `/api/enforcements?law=${encodeURIComponent('食品安全法')}&columns=violated`))
      .body;
    expect(found.items.map((one: { enforcement: object }) => one.enforcement)).toMatchObject([
      {
        legalBasis: {
          violated: [{ law: '中华人民共和国食品安全法', article: 34, paragraph: 1, item: 10 }],
          applied: [{ law: '中华人民共和国食品安全法', article: 124 }],
          // The book says nothing of it.
          discretion: null,
        },
      },
    ]);
    const other = (await centre('GET', `/api/enforcements?law=${encodeURIComponent('产品质量法')}`)).body;
    expect(other.items).toEqual([]);
    const told = (
      await app.database.pool.query(`select legal_basis from enforcement where story like '%质量法四十九条%'`)
    ).rows;
    expect(told).toMatchObject([{ legal_basis: null }]);
    // Where one of them was not taken, the words of the book stay.
    const partly = (
      await app.database.pool.query(`select legal_basis from enforcement where story like '%第十四条第二款、第三款%'`)
    ).rows;
    expect(partly[0].legal_basis.violated).toMatchObject([{ article: 13 }, { article: 14, paragraph: 2 }]);
    const columns = 'number,violated,applied';
    const file = await app.as(cast.deputyDirector)('GET', `/api/export/enforcements?format=csv&columns=${columns}`);
    expect(String(file.body)).toContain('《中华人民共和国食品安全法》第三十四条第一款第（十）项');
  });
});
