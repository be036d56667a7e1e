/** Old ledgers of cases, samplings, inspections and letters, from their workbooks to the figures. */
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ledgerSubjects,
  suggestLedger,
  type LedgerSubject,
} from '../../../src/domain/exchange/import/ledger-column.ts';

import { sessionCookie } from '../../../src/http/base/session.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { cast } from '../../build/cast.ts';
import { appOf, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
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

const tables = { cases: 'enforcement', samplings: 'sampling_batch', inspections: 'inspection', letters: 'guidance' };
const paths = { cases: 'enforcements', samplings: 'samplings', inspections: 'inspections', letters: 'guidances' };
type Row = Parameters<typeof oldBook>[0][number];

/** Uploads the book, says its columns as they are suggested, and looks it through. */
async function checked(subject: LedgerSubject, rows: readonly Row[], columns: Readonly<Record<string, string>> = {}) {
  const sent = await upload(app, cast.centre, await oldBook(rows), `${subject}.xlsx`, '/api/imports', undefined, {
    subject,
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const view = (await centre('GET', `/api/imports/${sent.body.id}/columns`)).body;
  const mapping = { columns: { ...view.suggested.columns, ...columns } };
  const asked = await centre('POST', `/api/imports/${sent.body.id}/check`, { mapping });
  if (asked.status !== 200) return asked.body;
  await runImports(app);
  return (await centre('GET', `/api/imports/${sent.body.id}`)).body;
}

async function imported(subject: LedgerSubject, rows: readonly Row[]) {
  const { id } = await checked(subject, rows);
  await centre('POST', `/api/imports/${id}/run`);
  await runImports(app);
  return (await centre('GET', `/api/imports/${id}`)).body;
}

const stored = async (subject: LedgerSubject) => {
  const { rows } = await app.database.pool.query(`select * from ${tables[subject]} order by number`);
  return rows as Record<string, unknown>[];
};
const verdictsOf = async (id: string, verdict: string) =>
  (await centre('GET', `/api/imports/${id}/rows?verdict=${verdict}&limit=200`)).body.rows as {
    line: number;
    reasonZh: string;
    number: string;
  }[];
const figures = (year: number) =>
  countFigures(app.deps.db, 990126, { from: `${year}-01-01`, to: `${year}-12-31`, officeId: null });

describe.each(ledgerSubjects)('the old ledger: %s', (subject) => {
  it('S8 S12 S17 S73 is tried without a word written, then comes in once, and the same book again changes nothing', async () => {
    const rows = [1, 2, 3, 4, 5].map((n) => oldRows[subject](n));
    const before = await stored(subject);
    const tried = await checked(subject, rows);
    expect(tried).toMatchObject({ subject, state: 'checked', counts: { new: 5, changed: 0, same: 0, refused: 0 } });
    expect(await stored(subject)).toEqual(before);
    const first = await imported(subject, rows);
    expect(first).toMatchObject({ state: 'done', counts: { new: 5, refused: 0 } });
    const after = await stored(subject);
    expect(after).toHaveLength(before.length + 5);
    const again = await imported(subject, rows);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 5, refused: 0 });
    expect(await stored(subject)).toEqual(after);
    // Its numbers are of the year in which it happened, and nobody else's.
    const numbers = (await verdictsOf(first.id, 'new')).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(5);
    expect(numbers.every((one) => /^.2014-\d{4}$/u.test(one))).toBe(true);
    expect(await findBrokenLine(app.deps.db)).toMatchObject({ broken: null });
  });

  it('is found by its old number, and marked as carried over', async () => {
    const old = Object.values(oldRows[subject](3))[0];
    const { body } = await centre('GET', `/api/${paths[subject]}?state=all&q=${encodeURIComponent(String(old))}`);
    const list =
      subject === 'cases' ? await centre('GET', `/api/enforcements?q=${encodeURIComponent(String(old))}`) : null;
    const items = list === null ? body.items : list.body.items;
    expect(items).toHaveLength(1);
    const number = subject === 'cases' ? items[0].enforcement.number : items[0].entry.number;
    const one = (await centre('GET', `/api/${paths[subject]}/${encodeURIComponent(number)}`)).body;
    const told = JSON.stringify(one);
    expect(told).toContain(String(old));
    expect(told).toMatch(/"verb":"(?:carried-over|enforcement-carried)"/u);
  });

  it('is refused line by line in a sentence with its number, and columns that are missing are named', async () => {
    const [key = ''] = Object.keys(oldRows[subject](1));
    const day = { cases: '立案日期', samplings: '抽样日期', inspections: '检查日期', letters: '签发日期' }[subject];
    const rows = [
      oldRows[subject](90),
      oldRows[subject](90),
      oldRows[subject](91, { [day]: '昨天' }),
      oldRows[subject](92, { [day]: '2030-01-01' }),
      oldRows[subject](93, { [key]: '' }),
    ];
    const tried = await checked(subject, rows);
    expect(tried.counts).toEqual({ new: 1, changed: 0, same: 0, refused: 4 });
    const refused = await verdictsOf(tried.id, 'refused');
    expect(refused.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
    expect(refused[0]?.reasonZh).toBe('旧编号和第 3 行一样，一条只导入一行；请留下对的那一行。');
    expect(refused[1]?.reasonZh).toContain(`“${day}”不是一个日期`);
    expect(refused[2]?.reasonZh).toContain('将来的日子');
    expect(refused[3]?.reasonZh).toContain(`“${key}”是空的；请补上。`);
    const without = await checked(subject, rows, { [subject === 'cases' ? 'cause' : 'operatorName']: '没有的列' });
    if (subject !== 'samplings') expect(without).toMatchObject({ code: 'columns-missing' });
    expect((await app.as(cast.officer)('POST', `/api/imports/${tried.id}/run`)).status).toBe(403);
  });

  it('goes on where a kill has cut it off, and makes the same', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => oldRows[subject](1_000 + n));
    const { id } = await checked(subject, rows);
    await centre('POST', `/api/imports/${id}/run`);
    // The program ends in the middle: what was written stands, and the run is still under way.
    const killed = new AbortController();
    const watch = async () => {
      const { body } = await centre('GET', `/api/imports/${id}`);
      if (body.rowsDone > 0) killed.abort();
    };
    const watching = setInterval(() => void watch(), 10);
    await runImports(app, killed.signal).catch(() => undefined);
    clearInterval(watching);
    const cut = (await centre('GET', `/api/imports/${id}`)).body;
    expect(cut.rowsDone).toBeGreaterThan(0);
    await runImports(app);
    const done = (await centre('GET', `/api/imports/${id}`)).body;
    expect(done).toMatchObject({ state: 'done', counts: { new: 450 } });
    const { rows: twice } = await app.database.pool.query(
      `select count(*)::integer as n, count(distinct number)::integer as numbers from ${tables[subject]} where number like '_2014-%'`,
    );
    expect(twice[0]).toEqual({ n: 455, numbers: 455 });
  }, 120_000);
});

it('S8 a line with several faults tells all of them at once, and the file of refused lines says the same', async () => {
  const bad = { 当事人: '', 立案日期: '昨天', 罚款: '很多' };
  const tried = await checked('cases', [oldRows.cases(80), oldRows.cases(81, bad)]);
  expect(tried.counts).toMatchObject({ new: 1, refused: 1 });
  const reason = (await verdictsOf(tried.id, 'refused'))[0]?.reasonZh ?? '';
  expect(reason.split('\n')).toEqual([
    '有 3 处要改：',
    '1. “当事人”是空的；请补上。',
    '2. “立案日期”不是一个日期；请写成 2014-05-06 的样子。',
    expect.stringMatching(/^3. “罚款”不是一个金额/u),
  ]);
  const { body } = await centre('GET', `/api/imports/${tried.id}/errors?format=csv`);
  expect(String(body)).toContain('2. “立案日期”不是一个日期');
});

describe.each(ledgerSubjects)('the empty table of %s', (subject) => {
  const template = async () => {
    const cookie = `${sessionCookie}=${await app.tokenOf(cast.centre)}`;
    const answer = await appOf(app.deps).request(`/api/imports/templates/${subject}`, { headers: { cookie } });
    return { answer, content: Buffer.from(await answer.arrayBuffer()) };
  };

  it('comes down with a Chinese name, is filled in and comes in as it is', async () => {
    const { answer, content } = await template();
    expect(answer.status).toBe(200);
    const name = /filename\*=UTF-8''(?<name>[^;]+)/u.exec(answer.headers.get('content-disposition') ?? '')?.groups?.[
      'name'
    ];
    expect(decodeURIComponent(name ?? '')).toMatch(/旧台账-空表\.xlsx$/u);
    const book = new excel.Workbook();
    await book.xlsx.load(content as never);
    expect(book.worksheets.map((one) => one.name)).toEqual([expect.stringContaining('旧台账'), '怎么填']);
    const [sheet, guide] = book.worksheets;
    const first = sheet?.getRow(1);
    const heads = Array.from({ length: first?.cellCount ?? 0 }, (_, i) => first?.getCell(i + 1).text ?? '');
    expect(heads.length).toBeGreaterThan(5);
    expect(guide?.rowCount).toBe(heads.length + 1);
    const old = oldRows[subject](70);
    const { columns } = suggestLedger(subject, Object.keys(old));
    const byHead = suggestLedger(subject, heads).columns;
    const row = Object.fromEntries(
      Object.entries(byHead).map(([field, head]) => [head, old[columns[field] ?? ''] ?? '']),
    );
    sheet?.addRow(heads.map((head) => row[head] ?? ''));
    const filled = Buffer.from(await book.xlsx.writeBuffer());
    const sent = await upload(app, cast.centre, filled, '空表.xlsx', '/api/imports', undefined, { subject });
    const view = (await centre('GET', `/api/imports/${sent.body.id}/columns`)).body;
    await centre('POST', `/api/imports/${sent.body.id}/check`, { mapping: view.suggested });
    await runImports(app);
    expect((await centre('GET', `/api/imports/${sent.body.id}`)).body.counts).toMatchObject({ new: 1, refused: 0 });
  });

  it('is for those who import', async () => {
    expect((await app.as(cast.officer)('GET', `/api/imports/templates/${subject}`)).status).toBe(403);
  });
});

describe('what came in', () => {
  it('S8 keeps what was decided and what was collected apart, on the case and in the figures of its year', async () => {
    const before = await figures(2013);
    const days = { 立案日期: '2013-03-05', 结案日期: '2013-05-20', 案件来源: '抽检' };
    const rows = [
      oldRows.cases(60, { ...days, 实收罚款: '3000', 实收没收款: '300.5' }),
      oldRows.cases(61, { ...days, 实收罚款: '', 实收没收款: '' }),
    ];
    const done = await imported('cases', rows);
    expect(done.counts).toMatchObject({ new: 2, refused: 0 });
    const after = await figures(2013);
    expect(after.samplingPenalties - before.samplingPenalties).toBe(2 * 530_050);
    expect(after.samplingCollected - before.samplingCollected).toBe(330_050);
    const [first] = await verdictsOf(done.id, 'new');
    const one = (await centre('GET', `/api/enforcements/${encodeURIComponent(first?.number ?? '')}`)).body;
    expect(one.enforcement).toMatchObject({ fineDecidedFen: 500_000, fineCollectedFen: 300_000 });
    expect((await imported('cases', rows)).counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
  });

  it('counts in the figures by its own days', async () => {
    expect(await figures(2014)).toMatchObject({
      batchesSampled: 455,
      batchesByCity: 455,
      shopVisits: 455,
      violationsFound: 113 + 1,
      guidanceItems: 455 * 3,
      samplingCases: 455,
      samplingCasesClosed: 455,
    });
    expect(await figures(2026)).toMatchObject({ batchesSampled: 0, samplingCases: 0 });
  });

  it('is changed by the book alone where the book was put right, and a case only by its own page', async () => {
    const batch = await imported('samplings', [oldRows.samplings(2, { 被抽样单位: '改了名的副食店' })]);
    expect(batch.counts).toEqual({ new: 0, changed: 1, same: 0, refused: 0 });
    const { body } = await centre('GET', '/api/samplings?state=all&q=改了名的副食店&columns=formerNumber');
    expect(body.items).toHaveLength(1);
    expect(body.items[0].entry).toMatchObject({ version: 2, formerNumber: 'QH2014-2' });
    const found = await checked('cases', [oldRows.cases(2, { 罚款: '9000' })]);
    expect(found.counts).toMatchObject({ refused: 1 });
    expect((await verdictsOf(found.id, 'refused'))[0]?.reasonZh).toContain('请打开这一件更正');
  });
});

it('a thousand lines of each book come in within a few seconds', async () => {
  for (const subject of ledgerSubjects) {
    const n = 1_000;
    const rows = Array.from({ length: n }, (_, i) => oldRows[subject](10_000 + i));
    const began = performance.now();
    const tried = await checked(subject, rows);
    const looked = performance.now();
    await centre('POST', `/api/imports/${tried.id}/run`);
    await runImports(app);
    const done = (await centre('GET', `/api/imports/${tried.id}`)).body;
    expect(done.counts.new).toBe(n);
    const seconds = (performance.now() - looked) / 1000;
    process.stdout.write(
      `${subject}: ${n} lines tried in ${((looked - began) / 1000).toFixed(1)} s, written in ${seconds.toFixed(1)} s\n`,
    );
    // As many as five thousand within a minute.
    expect(seconds).toBeLessThan(12);
  }
}, 600_000);
