/** The paper of a report in its life: a draft in the house, the signed one word for word, and for nobody who may not read it. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { cast } from '../../build/cast.ts';
import { aCampaign } from '../../build/supervision/inspection.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { unzipped, wordsIn } from '../../build/house/zip.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-04-08T02:00:00Z');
});
afterAll(() => app.close());

const draft = async (login: string, kind: string) => {
  const input = { id: uuidv7(), kind, from: '2026-01-01', to: '2026-03-31' };
  const { body, status } = await app.as(login)('POST', '/api/work-reports', input);
  expect([status, body.zh]).toEqual([200, undefined]);
  return body.entry.number as string;
};
const at = (number: string, rest = '') => `/papers/work-reports/${encodeURIComponent(number)}${rest}`;
const api = (number: string, move = '') => `/api/work-reports/${encodeURIComponent(number)}${move}`;
const step = async (login: string, number: string, move: string, input: object = {}) => {
  const { body } = await app.as(cast.centre)('GET', api(number));
  const answer = await app.as(login)('POST', api(number, `/${move}`), { version: body.entry.version, input });
  expect([move, answer.status, answer.body.zh]).toEqual([move, 200, undefined]);
};
/** The code of a step that is refused, or its status. */
const codeOf = async (login: string, number: string, move: string, input: object) => {
  const { body } = await app.as(cast.centre)('GET', api(number));
  const answer = await app.as(login)('POST', api(number, `/${move}`), { version: body.entry.version, input });
  return answer.status === 404 ? 404 : (answer.body.code ?? answer.status);
};
/** The file as it is sent, in bytes. */
const fileOf = async (login: string, path: string, pdfMaker: ((docx: Buffer) => Promise<Buffer>) | null = null) => {
  const cookie = `${sessionCookie}=${await app.tokenOf(login)}`;
  const response = await createApp({ ...app.deps, pdfMaker }).request(path, { headers: { cookie } });
  return { response, file: Buffer.from(await response.arrayBuffer()) };
};

describe('The paper of a report', () => {
  test('of a draft says 草稿, lists what is blank above the sheet, and carries who printed it', async () => {
    const number = await draft(cast.centre, 'keyField');
    const { status, body } = await app.as(cast.centre)('GET', at(number));
    expect(status).toBe(200);
    const [above = '', sheet = ''] = String(body).split('<main>');
    expect(sheet).toContain('<p class="draft-mark">草稿</p>');
    expect(above).toContain('打印前请看，还有');
    expect(sheet).not.toContain('打印前请看');
    expect(sheet).toMatch(/<p class="mark">方敏.*水印号 /u);
    // A draft is issued by nobody.
    expect(above).not.toContain('套红头');
    const { rows } = await app.database.pool.query(
      "select 1 from trail where kind = 'printed' and number = $1 and detail->>'mark' is not null",
      [number],
    );
    expect(rows).toHaveLength(1);
  });

  test('is a document and, where the machine has an office, a PDF made of it; without one there is no button', async () => {
    const number = await draft(cast.centre, 'service');
    const page = String((await app.as(cast.centre)('GET', at(number))).body);
    expect(page).toContain('下载 DOCX');
    expect(page).not.toContain('下载 PDF');
    expect((await app.as(cast.centre)('GET', at(number, '.pdf'))).status).toBe(404);
    const { response, file } = await fileOf(cast.centre, at(number, '.docx'));
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(`（草稿）-${number}.docx`);
    expect(wordsIn(unzipped(file, 'word/header1.xml'))).toBe('草稿');
    expect(wordsIn(unzipped(file, 'word/footer1.xml'))).toContain('方敏');
    const made: Buffer[] = [];
    const maker = (docx: Buffer) => {
      made.push(docx);
      return Promise.resolve(Buffer.from('%PDF-1.7'));
    };
    const pdf = await fileOf(cast.centre, at(number, '.pdf'), maker);
    expect([pdf.response.headers.get('content-type'), String(pdf.file)]).toEqual(['application/pdf', '%PDF-1.7']);
    expect(wordsIn(unzipped(made[0] ?? Buffer.alloc(0), 'word/document.xml'))).toContain('服务领域');
    expect(String((await fileOf(cast.centre, at(number), maker)).file)).toContain('下载 PDF');
    const { rows } = await app.database.pool.query(
      "select detail->>'format' as format from trail where kind = 'printed' and number = $1 order by id",
      [number],
    );
    expect(rows.map(({ format }) => format)).toEqual([null, 'docx', 'pdf', null]);
  });

  test('S45 of a signed report is word for word what was signed, with unit and day, whatever the ledger and the draft are today', async () => {
    const number = await draft(cast.centre, 'bulletin');
    await signed(number);
    const before = String((await app.as(cast.centre)('GET', at(number))).body);
    const sheet = before.split('<main>')[1] ?? '';
    expect(sheet).not.toContain('草稿');
    expect(sheet).toContain('<p class="signed-on">2026年4月8日</p>');
    expect(sheet).not.toContain('方敏');
    // Had the row been touched since, the paper would still be that of the signing.
    await app.database.pool.query(
      `update work_report set body = jsonb_set(body, '{title}', '"改过的题目"'), title = '改过的题目' where number = $1`,
      [number],
    );
    const after = String((await app.as(cast.centre)('GET', at(number))).body);
    const bare = (html: string) => (html.split('<main>')[1] ?? '').replace(/<p class="mark">.*?<\/p>/u, '');
    expect(bare(after)).toBe(bare(before));
    expect((await app.as(cast.centre)('GET', at(number, '?edition=2'))).status).toBe(404);
  });

  test('of what is formally issued has its red head with who signed, and what is attached; all of it is frozen', async () => {
    const number = await draft(cast.centre, 'bulletin');
    const issue = { number: '青市监[2026]012号', copyTo: '县消协', attachments: '明细表；目录' };
    await step(cast.centre, number, 'write', { issue });
    const open = String((await app.as(cast.centre)('GET', at(number))).body);
    expect(open).toContain('明细表');
    expect(open).not.toContain('〔2026〕12号');
    await signed(number);
    const html = String((await app.as(cast.centre)('GET', at(number))).body);
    expect(html).toContain('青市监〔2026〕12号');
    expect(html).toContain('签发人：<span class="signer">韩志远</span>');
    expect(html).toContain('抄送：县消协。');
    const { file } = await fileOf(cast.centre, at(number, '.docx'));
    const words = wordsIn(unzipped(file, 'word/document.xml'));
    for (const one of ['青市监〔2026〕12号', '目录', '县消协']) expect(words).toContain(one);
    const { body } = await app.as(cast.centre)('GET', api(number, '/reading'));
    expect(body.framed).toMatchObject({ head: { number: '青市监〔2026〕12号' }, attachments: ['明细表', '目录'] });
    const { rows } = await app.database.pool.query(
      `select frozen->'issue' as issue from work_report_signing where report_id = (select id from work_report where number = $1)`,
      [number],
    );
    expect(rows[0].issue).toEqual({ ...issue, number: '青市监〔2026〕12号' });
    await app.database.pool.query("update work_report set issue_number = '', copy_to = '别处' where number = $1", [
      number,
    ]);
    expect(String((await app.as(cast.centre)('GET', at(number))).body)).toContain('抄送：县消协。');
  });

  test('gets its number after the signature where it had none, once, and no two reports have one', async () => {
    const number = await draft(cast.centre, 'bulletin');
    const refused = async (login: string, of: string, move: string, input: object) => {
      const { body } = await app.as(login)('GET', api(of));
      const answer = await app.as(login)('POST', api(of, `/${move}`), { version: body.entry.version, input });
      return answer.body.code ?? answer.status;
    };
    expect(await refused(cast.centre, number, 'number', { number: '青市监〔2026〕13号' })).toBe('move-not-allowed');
    await signed(number);
    expect(await refused(cast.centre, number, 'number', { number: '12' })).toBe('invalid-input');
    await step(cast.centre, number, 'number', { number: '青市监〔2026〕13号' });
    expect(String((await app.as(cast.centre)('GET', at(number))).body)).toContain('青市监〔2026〕13号');
    expect(await refused(cast.centre, number, 'number', { number: '青市监〔2026〕14号' })).toBe('report-numbered');
    const second = await draft(cast.centre, 'bulletin');
    const same = { issue: { number: '青市监〔2026〕13号' } };
    expect(await refused(cast.centre, second, 'write', same)).toBe('report-number-taken');
    // The red head is the bureau's: an office says what is attached and no more.
    const office = await draft(cast.officeHead, 'officeYearly');
    expect(await refused(cast.officeHead, office, 'write', same)).toBe('report-red-head');
    await step(cast.officeHead, office, 'write', { issue: { attachments: '名册' } });
    expect(String((await app.as(cast.officeHead)('GET', at(office))).body)).toContain('名册');
  });

  test('keeps every number that was given: what is returned goes out under another, and its earlier edition prints its own', async () => {
    const number = await draft(cast.centre, 'bulletin');
    await signed(number);
    await step(cast.centre, number, 'number', { number: '青市监〔2026〕21号' });
    await step(cast.centre, number, 'submit', { how: 'paper', to: '安澜市市场监督管理局' });
    await step(cast.centre, number, 'returnIt', { remark: '附表漏了一页' });
    await step(cast.centre, number, 'revise');
    const first = at(number, '?edition=1');
    expect(String((await app.as(cast.centre)('GET', first)).body)).toContain('青市监〔2026〕21号');
    const again = { issue: { number: '青市监〔2026〕21号' } };
    const other = await draft(cast.centre, 'bulletin');
    expect(await codeOf(cast.centre, other, 'write', again)).toBe('report-number-taken');
    expect(await codeOf(cast.centre, number, 'write', again)).toBe('report-number-taken');
    await step(cast.centre, number, 'write', { issue: { number: '青市监〔2026〕22号' } });
    await signed(number);
    const second = String((await app.as(cast.centre)('GET', at(number))).body);
    expect(second).toContain('青市监〔2026〕22号');
    expect(second).not.toContain('〔2026〕21号');
    expect(String((await app.as(cast.centre)('GET', first)).body)).toContain('青市监〔2026〕21号');
    const { body } = await app.as(cast.centre)('GET', api(number, '/drafts'));
    expect(body.editions).toMatchObject([{ number: '青市监〔2026〕21号' }, { number: '青市监〔2026〕22号' }]);
    const { body: register } = await app.as(cast.auditor)('GET', '/api/issued-numbers?year=2026');
    const given = register.numbers.filter((one: { reportNumber: string }) => one.reportNumber === number);
    expect(given).toMatchObject([
      { number: '青市监〔2026〕22号', edition: 2, givenOn: '2026-04-08', givenBy: '韩志远', voidedOn: null },
      { number: '青市监〔2026〕21号', edition: 1, givenOn: '2026-04-08', givenBy: '方敏', voidedOn: null },
    ]);
    expect((await app.as(cast.officer)('GET', '/api/issued-numbers')).status).toBe(403);
    expect((await app.as(cast.officeHead)('GET', '/api/issued-numbers')).status).toBe(403);
    for (const change of ['delete from issued_number', 'update issued_number set edition = 9'])
      await expect(app.database.pool.query(change)).rejects.toThrow(/stays as it was given|permission denied/u);
  });

  test('is without a number that was voided, for good and with the reason in the register, until it gets another', async () => {
    const number = await draft(cast.centre, 'bulletin');
    await step(cast.centre, number, 'write', { issue: { number: '青市监〔2026〕30号' } });
    await signed(number);
    expect(await codeOf(cast.centre, number, 'voidNumber', { remark: '' })).toBe('invalid-input');
    expect(await codeOf(cast.officer, number, 'voidNumber', { remark: '号写错了' })).toBe(404);
    await step(cast.centre, number, 'voidNumber', { remark: '号写错了' });
    expect(String((await app.as(cast.centre)('GET', at(number))).body)).not.toContain('〔2026〕30号');
    expect(await codeOf(cast.centre, number, 'voidNumber', { remark: '号写错了' })).toBe('report-not-numbered');
    expect(await codeOf(cast.centre, number, 'number', { number: '青市监〔2026〕30号' })).toBe('report-number-taken');
    await step(cast.centre, number, 'number', { number: '青市监〔2026〕31号' });
    expect(String((await app.as(cast.centre)('GET', at(number))).body)).toContain('青市监〔2026〕31号');
    const { body } = await app.as(cast.centre)('GET', '/api/issued-numbers?year=2026');
    expect(body.numbers).toContainEqual(
      expect.objectContaining({
        number: '青市监〔2026〕30号',
        voidedOn: '2026-04-08',
        voidedBy: '方敏',
        voidReason: '号写错了',
      }),
    );
    expect(body.years).toEqual([2026]);
    // A slip in the year would stand above the paper, and in a series that the register does not open.
    const late = await draft(cast.centre, 'bulletin');
    expect(await codeOf(cast.centre, late, 'write', { issue: { number: '青市监〔2099〕1号' } })).toBe(
      'report-number-year',
    );
    // What a draft was only to bear is free when it is dropped.
    const [wish, next] = [await draft(cast.centre, 'bulletin'), await draft(cast.centre, 'bulletin')];
    const wished = { issue: { number: '青市监〔2026〕41号' } };
    await step(cast.centre, wish, 'write', wished);
    expect(await codeOf(cast.centre, next, 'write', wished)).toBe('report-number-taken');
    await step(cast.centre, wish, 'drop', { remark: '不写了' });
    await step(cast.centre, next, 'write', wished);
  });

  test('shares a number that another had first, before there was a register, says so, and is voided for itself alone', async () => {
    const [first, other] = [await draft(cast.centre, 'bulletin'), await draft(cast.centre, 'bulletin')];
    const shared = '青市监〔2026〕51号';
    await step(cast.centre, first, 'write', { issue: { number: shared } });
    await signed(first);
    await signed(other);
    // As it was left before there was a register: the first was returned and written anew, and the other took its number.
    const run = (text: string, values: string[]) => app.database.pool.query(text, values);
    await run("update work_report set issue_number = '' where number = $1", [first]);
    await run('update work_report set issue_number = $2 where number = $1', [other, shared]);
    await run(
      `insert into issued_number_shared (county_id, number, year, report_id, edition, given_on, given_by_id)
       select county_id, $2, 2026, id, 1, '2026-04-08', drafter_id from work_report where number = $1`,
      [other, shared],
    );
    const register = async () => {
      const { body } = await app.as(cast.centre)('GET', '/api/issued-numbers?year=2026');
      return body.numbers.filter((one: { number: string }) => one.number === shared) as object[];
    };
    expect(await register()).toContainEqual(expect.objectContaining({ reportNumber: other, firstNumber: first }));
    expect(String((await app.as(cast.centre)('GET', at(other))).body)).toContain('〔2026〕51号');
    await step(cast.centre, other, 'voidNumber', { remark: '和别的一篇重了' });
    expect(await register()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reportNumber: first, firstNumber: null, voidedOn: null }),
        expect.objectContaining({ reportNumber: other, voidedOn: '2026-04-08', voidReason: '和别的一篇重了' }),
      ]),
    );
    expect(String((await app.as(cast.centre)('GET', at(other))).body)).not.toContain('〔2026〕51号');
    expect(String((await app.as(cast.centre)('GET', at(first))).body)).toContain('〔2026〕51号');
    await step(cast.centre, other, 'number', { number: '青市监〔2026〕52号' });
    expect(String((await app.as(cast.centre)('GET', at(other))).body)).toContain('〔2026〕52号');
  });

  test('is given no number that stands on the plan of a campaign, in whichever brackets, and the register tells where', async () => {
    const planned = await app.as(cast.centre)('POST', '/api/campaigns', {
      id: uuidv7(),
      ...aCampaign({ documentNumber: '青市监[2026]071号', role: 'own' }),
    });
    expect([planned.status, planned.body.zh]).toEqual([200, undefined]);
    const number = await draft(cast.centre, 'bulletin');
    await signed(number);
    const taken = { number: '青市监〔2026〕71号' };
    expect(await codeOf(cast.centre, number, 'number', taken)).toBe('report-number-taken');
    const typed = async () => (await app.as(cast.centre)('GET', '/api/issued-numbers?year=2026')).body.typed;
    const { number: recordNumber } = planned.body.entry;
    expect(await typed()).toEqual([
      expect.objectContaining({ number: taken.number, kind: 'campaign', recordNumber, reportNumber: null }),
    ]);
    await app.database.pool.query('update campaign set role = $1 where number = $2', ['participant', recordNumber]);
    expect(await typed()).toEqual([]);
    await step(cast.centre, number, 'number', taken);
    await app.database.pool.query('update campaign set role = $1 where number = $2', ['own', recordNumber]);
    expect(await typed()).toMatchObject([{ number: taken.number, reportNumber: number }]);
  });

  test('has a table out of 探查 as it was signed, with its records; one that nothing was counted for is a blank that somebody has to mean', async () => {
    app.setNow('2026-03-10T02:00:00Z');
    const file = async () =>
      expect((await app.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C09' }))).status).toBe(201);
    await file();
    app.setNow('2026-04-08T02:00:00Z');
    const number = await draft(cast.centre, 'bulletin');
    const asked = { figure: 'received', rows: 'channel', columns: null, officeId: null, category: null };
    const table = (id: string, period: unknown) => ({
      id,
      kind: 'table',
      caption: `收到投诉 ${id}`,
      head: [],
      rows: [],
      bound: { ...asked, period, order: '-total', top: null, turned: [], year: false },
    });
    await step(cast.centre, number, 'write', { put: table('kept', 'report') });
    await step(cast.centre, number, 'write', { put: table('before', { from: '2014-01-01', to: '2014-12-31' }) });
    const read = async () => (await app.as(cast.centre)('GET', api(number, '/reading'))).body;
    const rowsOf = (reading: { written: { blocks: { id: string; rows: string[][] }[] } }, id: string) =>
      reading.written.blocks.find((block) => block.id === id)?.rows;
    const open = await read();
    expect(open.blanks).toContain('表：收到投诉 before');
    expect(open.blanks).not.toContain('表：收到投诉 kept');
    expect(rowsOf(open, 'before')).toEqual([['合计', '*']]);
    await signed(number);
    const was = await read();
    expect(rowsOf(was, 'kept')?.at(-1)).toEqual(['合计', '1']);
    expect(was.blanks).toContain('表：收到投诉 before');
    expect(was.signing.records['表：收到投诉 kept（kept）']).toEqual({ n: 1, kept: 1 });
    app.setNow('2026-03-11T02:00:00Z');
    await file();
    app.setNow('2026-04-08T02:00:00Z');
    expect(await read()).toEqual(was);
    expect(String((await app.as(cast.centre)('GET', at(number))).body)).toContain('收到投诉 kept');
    const { body } = await app.as(cast.centre)('GET', api(number, '/difference'));
    expect(body.blocks.find(({ id }: { id: string }) => id === 'kept')).toMatchObject({
      was: expect.stringMatching(/合计1$/u),
      now: expect.stringMatching(/合计2$/u),
    });
  });

  test('shows the chart of a table to who reads the report, as it is printed', async () => {
    const number = await draft(cast.centre, 'bulletin');
    const rows = [
      ['1月', '12'],
      ['2月', '30'],
    ];
    const put = { id: 'drawn', kind: 'table', caption: '各月受理', head: ['月', '件'], rows, from: null, chart: true };
    await step(cast.centre, number, 'write', { put });
    const chart = await app.as(cast.centre)('GET', at(number, '/charts/drawn'));
    expect([chart.status, chart.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(String(chart.body)).toMatch(/^<svg class="chart" xmlns="http:\/\/www\.w3\.org\/2000\/svg".*图：各月受理/su);
    expect((await app.as(cast.centre)('GET', at(number, '/charts/none'))).status).toBe(404);
    expect((await app.as(cast.officer)('GET', at(number, '/charts/drawn'))).status).toBe(404);
  });

  test('is for who may read the report: an office sees its own, another office and a mediator see none', async () => {
    const number = await draft(cast.officeHead, 'officeYearly');
    expect((await app.as(cast.officeHead)('GET', at(number))).status).toBe(200);
    expect((await app.as(cast.officer)('GET', at(number))).status).toBe(200);
    expect((await app.as(cast.centre)('GET', at(number))).status).toBe(200);
    for (const login of [cast.headOfChengguan, cast.mediator, cast.agriculture, cast.admin, null])
      for (const format of ['', '.docx', '.pdf'])
        expect([login, (await app.as(login)('GET', at(number, format))).status >= 400]).toEqual([login, true]);
    const { rows } = await app.database.pool.query(
      "select distinct account_id from trail where kind = 'printed' and number = $1",
      [number],
    );
    expect(rows).toHaveLength(3);
  });
});

/** Sent, reviewed and signed, its findings answered and its blanks said to stay blank. */
async function signed(number: string): Promise<void> {
  const { body } = await app.as(cast.centre)('GET', api(number, '/reading'));
  for (const { rule, printed, sentence } of body.findings as { rule: string; printed: string; sentence: string }[])
    if (rule !== 'blank')
      await step(cast.centre, number, 'answer', { rule, printed, sentence, how: 'reason', words: '已核对，照此' });
  await step(cast.centre, number, 'acknowledge', { names: body.blanks });
  await step(cast.centre, number, 'send');
  await step(cast.dutyLeader, number, 'review');
  await step(cast.deputyDirector, number, 'sign');
}
