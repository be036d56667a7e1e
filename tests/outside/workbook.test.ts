import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import excel from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { tablesIn } from '../../src/outside/spreadsheet.ts';
import { writeBook, writeTable } from '../../src/outside/workbook.ts';
import { readSheets, readXlsx } from '../../src/outside/table/xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongdun-books-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Workbooks that exceljs 4.4.0 wrote; what was read of them with exceljs is expected still. */
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/workbooks/${name}.xlsx`, import.meta.url));

async function linesOf(path: string): Promise<(number | string)[][]> {
  const lines: (number | string)[][] = [];
  for await (const { line, cells } of readXlsx(path, 'table', 100)) lines.push([line, ...cells]);
  return lines;
}

async function sheetsOf(path: string): Promise<Record<string, (number | string)[][]>> {
  const sheets = await readSheets(path);
  return Object.fromEntries(
    sheets.map(({ name, lines }) => [name, lines.map(({ line, cells }) => [line, ...cells])] as const),
  );
}

describe('A workbook that another program wrote', () => {
  const cells = [
    [1, '投诉编号', '联系电话', '登记时间', '消费时间', '争议金额', '投诉内容', '投诉人', '企业名称', '是否', '备注'],
    [2, 'P001', '13800000317', '2026-05-06 08:30:00', '2026-05-05', '1750.5', '每袋少四公斤', '李有田', '', '是'],
    [3, 'Ｐ００２', '１３８００００００３１', '２０２６－０５－０６', '2026-05-06 12:00:00', '0.1', '第一行\n第二行'],
    [4, '1.41102E+21', '999999999999999', '1.00000E+15', '-12.5', '1e-7', '结果是字', '2026-05-07', '', '是'],
    [6, 'P005', '', '', '', '', '', '', '', '', '末尾'],
    [9, '隔行', '', '', '', '3'],
    [10, '', '', '', '', '4'],
  ];

  test('gives results of formulas, days, times, full-width figures, links and rich words as a person sees them.', async () => {
    const [head, first, second, ...rest] = cells;
    const more = ['王 & <二> "三" \'四\'', '1.00000E+21', '否'];
    expect(await linesOf(fixture('cells'))).toEqual([
      head,
      [...(first ?? []), '  前后有空格  '],
      [...(second ?? []), ...more, '\r 和 一'],
      ...rest,
    ]);
    expect(await sheetsOf(fixture('cells'))).toEqual({
      '导出 & <一>': [head, [...(first ?? []), '前后有空格'], [...(second ?? []), ...more, '和 一'], ...rest],
    });
  });

  test('has a value that spans lines in each of them, and in a list also one that spans columns.', async () => {
    expect(await linesOf(fixture('merged-cells'))).toEqual([
      [1, '投诉信息导出表'],
      [3, '投诉编号', '投诉人', '投诉内容', '金额'],
      [4, 'P1', '李有田', '一', '1'],
      [5, 'P2', '李有田', '二', '1'],
      [6, 'P3', '李有田', '三', '3'],
      [8, 'P4', '', '四'],
      [9, 'P5'],
    ]);
    expect(await sheetsOf(fixture('merged-cells'))).toEqual({
      导出: [
        [1, '投诉信息导出表', '投诉信息导出表', '投诉信息导出表', '投诉信息导出表'],
        [3, '投诉编号', '投诉人', '投诉内容', '金额'],
        [4, 'P1', '李有田', '一', '1'],
        [5, 'P2', '李有田', '二', '1'],
        [6, 'P3', '李有田', '三', '3'],
        [8, 'P4', '', '四', '四'],
        [9, 'P5', '', '四', '四'],
      ],
      // Hidden, and read all the same.
      别的: [[1, '投诉编号', '第二张']],
    });
  });

  test('may count its days from 1904, and may keep its words in the cells.', async () => {
    expect(await linesOf(fixture('days-from-1904'))).toEqual([
      [1, '编号', '日'],
      [2, 'P1', '2026-05-06'],
    ]);
    expect(await linesOf(fixture('words-in-cells'))).toEqual([
      [1, '编号', '日', '字'],
      [2, 'P1', '2026-05-06 12:00:00', '甲乙'],
      [3, 'P2', '3.25', '尾 '],
    ]);
  });

  test('that merges a million lines into one cell is refused, not written out.', async () => {
    const archive = new ZipFile();
    const add = (part: string, xml: string) => archive.addBuffer(Buffer.from(xml), part);
    add('xl/workbook.xml', '<workbook><sheets><sheet name="机构" sheetId="1"/></sheets></workbook>');
    const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>遍地</t></is></c>`;
    const lines = `<row r="1">${cell('A1')}</row><row r="900000">${cell('A900000')}</row>`;
    const merged = '<mergeCells><mergeCell ref="A1:AN900000"/></mergeCells>';
    add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${lines}</sheetData>${merged}</worksheet>`);
    archive.end();
    const path = join(folder, 'merged.xlsx');
    writeFileSync(path, await buffer(archive.outputStream));
    await expect(tablesIn(folder, 30).readWorkbook(createReadStream(path))).rejects.toMatchObject({
      code: 'sheet-too-many-cells',
    });
  });
});

describe('A long table', () => {
  const columns = [
    { zh: '编号', width: 20 },
    { zh: '金额', width: 8 },
  ];

  test('is read by another program and by this one as it was written, whatever its words hold.', async () => {
    const odd = ['<b>&"\'</b>', '=1+1', '一\r\n二', '  空格  ', '_x000D_', '\u0000\u000B控制', '𠮷\uD800', ''];
    const path = join(folder, 'table.xlsx');
    writeFileSync(path, await tableOf(odd.map((words, n) => [words, n + 0.5])));
    const kept = odd.map((words) => words.replaceAll('\u0000', '').replaceAll('\u000B', '').toWellFormed());
    expect(await linesOf(path)).toEqual([
      [1, '编号', '金额'],
      ...kept.map((words, n) => [n + 2, words, String(n + 0.5)]),
    ]);
    const book = new excel.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('导出');
    expect(sheet?.getColumn(1).width).toBe(20);
    expect(sheet?.getCell('A2').value).toBe(odd[0]);
    expect(sheet?.getCell('A3').value).toBe('=1+1');
    expect(sheet?.getCell('B3').value).toBe(1.5);
  });

  test('says behind it how many rows have passed, which is known when the last one has; a sentence in their place is none.', async () => {
    async function* each(): AsyncGenerator<(string | number)[]> {
      yield* [['一', 1], ['二', 2], ['只导出了前 2 行。']];
    }
    const out = new PassThrough();
    const mark = {
      foot: '甲 & 乙　AB2C-3D4E',
      sheet: (n: number) => ({ name: '导出说明', columns: [{ width: 20 }], rows: [[`${n} 行`]] }),
    };
    const table = { sheet: '导出', columns, rows: each(), mark };
    const [file] = await Promise.all([buffer(out), writeTable(table, out)]);
    const path = join(folder, 'marked.xlsx');
    writeFileSync(path, file);
    expect(await linesOf(path)).toHaveLength(4);
    const book = new excel.Workbook();
    await book.xlsx.readFile(path);
    expect(book.getWorksheet('导出说明')?.getCell('A1').value).toBe('2 行');
    expect(book.getWorksheet('导出')?.headerFooter.oddFooter).toBe('&L甲 && 乙　AB2C-3D4E');
  });

  test('is asked for no more lines than somebody takes.', async () => {
    let asked = 0;
    const out = new PassThrough();
    const written = writeTable({ sheet: '导出', columns, rows: endless(() => (asked += 1)) }, out);
    let before = 0;
    const grown = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const growth = asked - before;
      before = asked;
      return growth;
    };
    await expect.poll(async () => (await grown()) > 0, { timeout: 10_000 }).toBe(true);
    await expect.poll(grown, { timeout: 10_000 }).toBe(0);
    // Random figures pack to about half their length: what is held is a few pieces.
    expect(asked).toBeLessThan(50_000);
    out.destroy();
    await expect(written).rejects.toThrow();
  });

  test('ends its source when nobody takes it any more, and ends in an error when its source fails.', async () => {
    let asked = 0;
    let isEnded = false;
    const out = new PassThrough();
    const rows = endless(
      () => (asked += 1),
      () => (isEnded = true),
    );
    const written = writeTable({ sheet: '导出', columns, rows }, out);
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(0);
    out.destroy();
    await expect(written).rejects.toThrow();
    await expect.poll(() => isEnded).toBe(true);

    async function* failing(): AsyncGenerator<string[]> {
      yield ['一', '二'];
      throw new Error('the database is gone');
    }
    const other = new PassThrough();
    const failed = writeTable({ sheet: '导出', columns, rows: failing() }, other);
    await expect(Promise.all([buffer(other), failed])).rejects.toThrow('the database is gone');
  });

  async function tableOf(rows: (string | number)[][]): Promise<Buffer> {
    async function* each(): AsyncGenerator<(string | number)[]> {
      yield* rows;
    }
    const out = new PassThrough();
    const [file] = await Promise.all([buffer(out), writeTable({ sheet: '导出', columns, rows: each() }, out)]);
    return file;
  }

  async function* endless(count: () => unknown, end: () => unknown = () => undefined): AsyncGenerator<string[]> {
    try {
      for (;;) {
        count();
        yield [String(Math.random()), String(Math.random())];
      }
    } finally {
      end();
    }
  }
});

test('A template has a fixed head, notes, choices, cells of words and looks that another program finds again.', async () => {
  const file = await writeBook([
    {
      name: '机构',
      hasFixedHead: true,
      columns: [
        { width: 12, isText: true },
        { width: 9, isText: true, choices: ['是', '否'] },
      ],
      rows: [
        [
          { text: '代码*', bold: true, fill: 'FFE9F0F9', note: '<不改> & 不重' },
          { text: '启用', bold: true, colour: 'FFB3261E' },
        ],
        ['007', '是'],
      ],
    },
    { name: '说明', columns: [], rows: [['一'], [], ['二']] },
  ]);
  const book = new excel.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('机构');
  expect(book.worksheets.map(({ name }) => name)).toEqual(['机构', '说明']);
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
  expect(JSON.stringify(sheet?.getCell('A1').note)).toContain('<不改> & 不重');
  expect(sheet?.getCell('A1')).toMatchObject({ font: { bold: true }, fill: { fgColor: { argb: 'FFE9F0F9' } } });
  expect(sheet?.getCell('B1')).toMatchObject({ font: { bold: true, color: { argb: 'FFB3261E' } } });
  expect(sheet?.getCell('A2')).toMatchObject({ value: '007', numFmt: '@' });
  expect(sheet?.getColumn(1)).toMatchObject({ width: 12, numFmt: '@' });
  for (const line of [2, 500])
    expect(sheet?.getCell(line, 2).dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
  expect(book.getWorksheet('说明')?.getCell('A3').value).toBe('二');
});
