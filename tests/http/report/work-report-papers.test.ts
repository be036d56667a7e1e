/** The paper of a report in its life: a draft in the house, the signed one word for word, and for nobody who may not read it. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
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
