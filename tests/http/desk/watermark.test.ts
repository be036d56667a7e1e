import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintPapers } from '../../../src/domain/complaint/papers/papers.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import type { OnboardingView } from '../../../src/http/api/exchange/onboarding-routes.ts';
import type { SeenTrail } from '../../../src/http/api/desk/trail-routes.ts';

import { cast } from '../../build/cast.ts';
import type { House } from '../../build/house/browser.ts';
import { appOf, password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { unzipped, wordsIn } from '../../build/house/zip.ts';
import { advance, fileMatter, untilAccepted } from '../../build/living-matters.ts';

let app: TestApp;
let number: string;
let path: (kind: string) => string;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  const house = { app } as House;
  number = await fileMatter(house);
  await advance(house, number, ...untilAccepted);
  path = (kind) => `/papers/${encodeURIComponent(number)}/${kind}`;
});
afterAll(() => app.close());

async function cookieOf(loginName: string): Promise<string> {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName, password });
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The answer as its bytes, as a browser keeps them. */
async function fetched(
  login: string,
  address: string,
  body?: URLSearchParams,
): Promise<{ name: string; file: Buffer }> {
  const cookie = await cookieOf(login);
  const answer = await appOf(app.deps).request(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie },
    ...(body === undefined ? {} : { body }),
  });
  expect([address, answer.status]).toEqual([address, 200]);
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/u.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { name: decodeURIComponent(name), file: Buffer.from(await answer.arrayBuffer()) };
}
const page = async (address: string, login: string = cast.officer) => {
  const { status, body } = await app.as(login)('GET', address);
  expect([address, status]).toEqual([address, 200]);
  return body as string;
};
const found = async (typed: string): Promise<SeenTrail[]> =>
  (await app.as(cast.deputyDirector)('GET', `/api/trail?number=${encodeURIComponent(typed)}`)).body.items;
const markIn = (text: string): string => {
  const [mark = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}/u.exec(text) ?? [];
  return mark;
};
/** What stands at the foot of each sheet, and what the margin of every page of it says. */
async function marksOf(html: string): Promise<{ foot: string[]; margin: string }> {
  const foot = [...html.matchAll(/<p class="mark">([^<]*)<\/p>/gu)].map(([, words]) => words ?? '');
  const [, style = ''] = /href="(\/papers\/mark\/[^"]+)"/u.exec(html) ?? [];
  const [, margin = ''] = /content: '([^']*)'/u.exec(await page(style)) ?? [];
  return { foot, margin };
}

describe('security compliance 5: a workbook', () => {
  it('says on a sheet behind the table and at the foot of its pages who took it, when and under which number', async () => {
    const { name, file } = await fetched(cast.centre, '/api/export/complaints?format=xlsx&receivedFrom=2026-01-01');
    const book = new excel.Workbook();
    await book.xlsx.load(file as never);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['投诉', '导出说明']);
    const told: Record<string, string> = {};
    book.getWorksheet('导出说明')?.eachRow((row) => (told[row.getCell(1).text] = row.getCell(2).text));
    const rows = (book.getWorksheet('投诉')?.rowCount ?? 0) - 1;
    expect(told).toMatchObject({
      导出的人: `方敏（${cast.centre}）`,
      时间: '2026-11-25 09:00',
      内容: expect.stringMatching(new RegExp(`^投诉，\\d+ 列 ${rows} 行$`, 'u')),
      条件: '收到不早于',
    });
    expect(told['水印号']).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    expect(book.getWorksheet('投诉')?.headerFooter.oddFooter).toContain(told['水印号']);
    expect(name).toContain(`-${told['水印号']}.xlsx`);
    expect(await found(told['水印号'] ?? '')).toMatchObject([{ name: '方敏', kind: 'exported' }]);
  });

  it('of a machine for practice says so in its name and on that sheet, and a table as text in its name', async () => {
    const told = async (address: string, login: string = cast.centre) => {
      const { name, file } = await fetched(login, address);
      if (name.endsWith('.csv')) return [name, ''] as const;
      const book = new excel.Workbook();
      await book.xlsx.load(file as never);
      return [name, JSON.stringify(book.getWorksheet('导出说明')?.getSheetValues())] as const;
    };
    const addresses = [
      ['/api/export/complaints?format=xlsx&receivedFrom=2026-01-01', cast.centre],
      ['/api/export/complaints?format=csv&columns=number', cast.centre],
      ['/api/onboarding/template?filled=1', cast.admin],
    ] as const;
    for (const [address, login] of addresses) expect((await told(address, login)).join()).not.toContain('练习机');
    const { settings } = app.deps;
    app.deps.settings = { ...settings, isPractice: true };
    try {
      for (const [address, login] of addresses) {
        const [name, sheet] = await told(address, login);
        expect(name).toMatch(/^练习机-/u);
        if (!name.endsWith('.csv')) expect(sheet).toContain('这台机器上办的都不算数');
      }
    } finally {
      app.deps.settings = settings;
    }
  });

  it('of the whole county that can be loaded again says it too, and is read again without that sheet', async () => {
    const { file } = await fetched(cast.admin, '/api/onboarding/template?filled=1');
    const book = new excel.Workbook();
    await book.xlsx.load(file as never);
    expect(book.worksheets.at(-1)?.name).toBe('导出说明');
    const mark = markIn(JSON.stringify(book.worksheets.at(-1)?.getSheetValues()));
    expect(await found(mark)).toMatchObject([{ kind: 'exported' }]);
    const form = new FormData();
    form.append('file', new File([new Uint8Array(file)], '青禾县开县.xlsx'));
    const headers = { cookie: await cookieOf(cast.admin) };
    const sent = { method: 'POST', headers, body: form };
    const loaded = (await (await appOf(app.deps).request('/api/onboarding/check', sent)).json()) as OnboardingView;
    expect(loaded.ignored).toEqual([]);
    expect(loaded.rows.length).toBeGreaterThan(50);
    expect(loaded.rows.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
  });

  it('is another with each taking, and so is a table as text, which carries the number in its name and no line more', async () => {
    const taken = await Promise.all(
      [1, 2].map(() => fetched(cast.centre, '/api/export/complaints?format=csv&columns=number')),
    );
    const marks = taken.map(({ name }) => markIn(name));
    expect(new Set(marks).size).toBe(2);
    expect(taken[0]?.file.toString('utf8')).toMatch(/^\uFEFF编号\r\n(?:投\d{4}-\d{4}\r\n)+$/u);
    for (const mark of marks) expect(await found(mark)).toHaveLength(1);
  });

  it.each([
    ['/api/export/trail?format=xlsx', cast.deputyDirector],
    ['/api/export/tipoffs?format=xlsx', cast.deputyDirector],
    ['/api/export/inquiries?format=xlsx', cast.centre],
    ['/api/export/charters?format=xlsx', cast.centre],
    ['/api/export/coverage?format=xlsx&layer=protection', cast.centre],
    ['/api/export/replies?format=xlsx', cast.centre],
    ['/api/export/allowances?format=xlsx', cast.deputyDirector],
    ['/api/export/trainings?format=xlsx', cast.deputyDirector],
  ])('%s has it', async (address, login) => {
    const { file } = await fetched(login, address);
    const told = unzipped(file, 'xl/worksheets/sheet2.xml');
    const mark = markIn(told);
    // What is made for the platform is the bureau's: it names no officer.
    expect(told.includes('方敏')).toBe(!address.includes('replies') && login === cast.centre);
    expect(unzipped(file, 'xl/worksheets/sheet1.xml').includes('方敏　')).toBe(
      !address.includes('replies') && login === cast.centre,
    );
    expect(await found(mark)).toMatchObject([{ kind: 'exported', zh: expect.stringContaining(mark) }]);
  });
});

describe('security compliance 5: a paper', () => {
  it('that stays in the house says on every page who printed it, where and when', async () => {
    const { foot, margin } = await marksOf(await page(path('routingSlip')));
    expect(foot).toEqual([expect.stringMatching(/^马建国　\S+　2026-11-25 09:00　水印号 [2-9A-Z]{4}-[2-9A-Z]{4}$/u)]);
    expect(margin).toBe(foot[0]);
    expect(await found(markIn(margin))).toMatchObject([{ name: '马建国', kind: 'printed', number }]);
  });

  it('that a party may get is the bureau’s: it carries the number and no officer', async () => {
    // A whole file goes to who reviews the case, and to the courts.
    for (const kind of ['acceptance', 'dispatchNotice', 'volume']) {
      const { foot, margin } = await marksOf(await page(path(kind)));
      expect([kind, foot]).toEqual([kind, [expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/u)]]);
      expect(margin).toBe(foot[0]);
      expect(await found(margin)).toMatchObject([{ name: '马建国', kind: 'printed', number }]);
    }
    const inward = (table: object) =>
      Object.entries(table).flatMap(([kind, rule]) => ((rule as { isInward?: boolean }).isInward ? [kind] : []));
    // Whatever is added later may go out unless somebody says that it does not.
    expect(inward(complaintPapers)).toEqual(['registration', 'callRecord', 'routingSlip', 'supervision']);
    expect(inward(tipoffPapers)).toEqual([
      'registration',
      'approval',
      'extensionApproval',
      'routingSlip',
      'supervision',
    ]);
  });

  it('is another with each print; a batch is one, and leads to each of its matters', async () => {
    const marks = [await page(path('acceptance')), await page(path('acceptance'))].map(markIn);
    expect(new Set(marks).size).toBe(2);
    const batch = await page(`/papers/batch/acceptance?numbers=${encodeURIComponent(number)}`, cast.centre);
    const lines = await found(markIn(batch));
    expect(lines.map(({ kind }) => kind).toSorted()).toEqual(['exported', 'printed']);
  });

  it('with what is hidden printed on it has a number of its own, and its line says what was opened', async () => {
    const form = new URLSearchParams({ reason: '当面核对地址' });
    const { file } = await fetched(cast.officer, path('registration/opened'), form);
    expect(await found(markIn(file.toString('utf8')))).toMatchObject([
      { kind: 'printed', zh: expect.stringContaining('印上隐去的') },
    ]);
  });

  it('as a document has it at the foot of its pages', async () => {
    for (const [kind, hasName] of [
      ['acceptance', false],
      ['routingSlip', true],
      ['volume', false],
    ] as const) {
      const { file } = await fetched(cast.officer, path(`${kind}.docx`));
      const foot = wordsIn(unzipped(file, 'word/footer1.xml'));
      expect([kind, foot.includes('马建国')]).toEqual([kind, hasName]);
      expect(await found(markIn(foot))).toMatchObject([{ kind: 'printed', number }]);
    }
  });

  it('is handed over once its line is written, so that no copy is without one', async () => {
    const mark = markIn(await page(path('acceptance'))).replace('-', '');
    const { rows } = await app.database.pool.query("select kind from trail where detail ->> 'mark' = $1", [mark]);
    expect(rows).toEqual([{ kind: 'printed' }]);
    const { addNow } = app.deps.trail;
    app.deps.trail.addNow = async () => {
      throw new Error('the disk is full');
    };
    const { status, body } = await app.as(cast.officer)('GET', path('acceptance'));
    expect([status, JSON.stringify(body).includes('受理')]).toEqual([500, false]);
    app.deps.trail.addNow = addNow;
  });

  it('has no margin under a number that somebody else took, or that nobody did', async () => {
    const [, style = ''] = /href="(\/papers\/mark\/[^"]+)"/u.exec(await page(path('routingSlip'))) ?? [];
    expect(await page(style)).toContain('马建国');
    for (const [login, address] of [
      [cast.officeHead, style],
      [cast.officer, style.replace(/\w+$/u, '22222222')],
    ] as const)
      expect((await app.as(login)('GET', address)).status).toBe(404);
  });

  it('of recovery codes has the number and no name', async () => {
    const form = new URLSearchParams();
    for (let i = 0; i < 10; i += 1) form.append('code', `abcd${'23456789km'[i]}-efghj`);
    const { file } = await fetched(cast.officer, '/papers/slips/recovery', form);
    const { foot } = await marksOf(file.toString('utf8'));
    expect(foot).toEqual([expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/u)]);
    expect(await found(foot[0] ?? '')).toMatchObject([{ name: '马建国', kind: 'printed' }]);
  });

  it('shows a citizen neither a margin nor a name: what he reads of his own has no watermark', async () => {
    const { status } = await app.as(null)('GET', '/papers/mark/whole/AB2C3D4E');
    expect(status).not.toBe(200);
    for (const address of ['/', '/complaint', '/progress', '/privacy']) {
      const { body } = await app.as(null)('GET', address);
      expect([address, /papers\/mark|水印|马建国/u.test(String(body))]).toEqual([address, false]);
    }
  });

  it('takes into the words of its margin nothing that could end them', async () => {
    await app.database.pool.query('update account set name = $1 where login_name = $2', [
      `马'; } body { display: none } \\`,
      cast.officer,
    ]);
    const { id } = { id: markIn(await page(path('routingSlip'))).replace('-', '') };
    const style = await page(`/papers/mark/whole/${id}`);
    expect(style).toContain("content: '马  body  display: none  ");
    expect(style.match(/'/gu)).toHaveLength(2);
    await app.database.pool.query("update account set name = '马建国' where login_name = $1", [cast.officer]);
  });
});

describe('The auditor', () => {
  it('finds the line by the number as it is typed off a copy, and nothing by one that nobody took', async () => {
    const mark = markIn(await page(path('acceptance')));
    for (const typed of [mark, mark.toLowerCase(), mark.replace('-', ''), ` ${mark.replace('-', ' ')} `])
      expect([typed, (await found(typed)).length]).toEqual([typed, 1]);
    expect(await found('2222-2222')).toEqual([]);
    // One of the platform is found still, though it may look like a mark.
    expect(await found('33445566')).toEqual([]);
    const line = { countyId: 990126, at: new Date('2026-11-25T01:00:00Z'), kind: 'viewed' as const, accountId: null };
    await app.deps.trail.addNow([{ ...line, number: '33445566' }]);
    expect(await found('33445566')).toMatchObject([{ number: '33445566' }]);
    // The number of a matter is one still.
    expect((await found(number)).length).toBeGreaterThan(3);
  });

  it('finds it by an index: the lines of a year are many', async () => {
    const client = await app.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`insert into trail (county_id, at, kind, detail)
        select 990126, now(), 'searched', '{"mark": "22222222"}' from generate_series(1, 20000)`);
      const { rows } = await client.query(
        "explain select 1 from trail where county_id = 990126 and detail ->> 'mark' = 'AB2C3D4E'",
      );
      expect(JSON.stringify(rows)).toContain('trail_mark');
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});
