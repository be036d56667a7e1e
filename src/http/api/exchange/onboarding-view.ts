/** 开县工作簿: the template, the county as it stands in the same sheets, and the rows that were refused, with why. */
import type { Workbook, Worksheet } from 'exceljs';
import { guideSheet, type PlannedRow } from '../../../domain/exchange/onboarding/onboarding.ts';
import type { Known } from '../../../domain/exchange/onboarding/inventory.ts';
import {
  sheetColumns,
  sheetNames,
  sheetWords,
  wordsOfValue,
  type Sheet,
  type SheetName,
  type Values,
} from '../../../domain/exchange/onboarding/workbook.ts';

/** Choices are offered in the cells of so many rows. */
const offeredRows = 500;

const guide = [
  '一、每张表第一行是列名，不要改；带 * 的每行都要填。',
  '二、同一代码就是同一个机构、区划、站点；姓名和电话都相同就是同一个人，没有电话的看姓名、站点和村。',
  '三、空着的格子不改原来的内容；这里没写到的，什么都不会删。',
  '四、先传上来试读，逐行看新建、改动、不变、有错，确认以后才写入；有错的行可以下载改好再传。',
  '五、同一份文件传第二次，什么都不会变。',
  '六、节假日要把一年里放假和调休上班的日子写全。',
  '七、初始密码只给新账号用，第一次登录后请本人改掉；导入完请把文件里的密码删掉。',
];

/** An empty template, or with what the county has. */
export async function templateOf(known: Known | null): Promise<Buffer> {
  const book = await newBook();
  for (const name of sheetNames) {
    const sheet = sheetIn(book, name);
    for (const [i, values] of (known === null ? [] : rowsOf(known, name)).entries())
      putRow(
        sheet,
        i + 2,
        sheetColumns[name].map((column) => wordsOfValue(column, values[column.key])),
      );
  }
  addGuide(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The refused rows as they came, each with its reason behind it, to be mended and sent again. */
export async function errorsOf(sheets: readonly Sheet[], rows: readonly PlannedRow[]): Promise<Buffer> {
  const book = await newBook();
  for (const { name, rows: lines } of sheets) {
    const refused = new Map(
      rows.filter((row) => row.sheet === name && row.problem !== null).map((row) => [row.line, row.problem]),
    );
    if (refused.size === 0) continue;
    const sheet = sheetIn(book, name);
    const columns = sheetColumns[name];
    const head = sheet.getCell(1, columns.length + 1);
    head.value = '问题';
    head.font = { bold: true, color: { argb: 'FFB3261E' } };
    sheet.getColumn(columns.length + 1).width = 60;
    let put = 1;
    for (const { line, cells } of lines) {
      const problem = refused.get(line) ?? null;
      if (problem === null) continue;
      put += 1;
      // A password that was typed does not travel any further than it must.
      putRow(sheet, put, [...columns.map(({ zh, key }) => (key === 'password' ? '' : (cells[zh] ?? ''))), problem]);
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** At its line: the cells in which choices are offered stand already, so the end of the sheet is far below. */
function putRow(sheet: Worksheet, line: number, cells: readonly string[]): void {
  for (const [i, words] of cells.entries()) if (words !== '') sheet.getCell(line, i + 1).value = words;
}

async function newBook(): Promise<Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

function sheetIn(book: Workbook, name: SheetName): Worksheet {
  const sheet = book.addWorksheet(sheetWords[name].zh, { views: [{ state: 'frozen', ySplit: 1 }] });
  for (const [i, { zh, must = false, width = 110, options, kind, hint }] of sheetColumns[name].entries()) {
    const column = sheet.getColumn(i + 1);
    column.width = width / 7;
    // Codes and telephones keep their zeroes, days stay as they are written.
    column.numFmt = '@';
    const cell = sheet.getCell(1, i + 1);
    cell.value = must ? `${zh}*` : zh;
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: must ? 'FFE9F0F9' : 'FFF3F5F8' } };
    if (hint !== '') cell.note = hint;
    const words = kind === 'flag' ? ['是', '否'] : kind === 'choice' ? Object.keys(options ?? {}) : [];
    const list = `"${words.join(',')}"`;
    if (words.length === 0 || list.length > 255) continue;
    for (let line = 2; line <= offeredRows; line += 1)
      sheet.getCell(line, i + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
  }
  return sheet;
}

function addGuide(book: Workbook): void {
  const sheet = book.addWorksheet(guideSheet);
  sheet.getColumn(1).width = 16;
  sheet.getColumn(2).width = 18;
  sheet.getColumn(3).width = 80;
  for (const words of guide) sheet.addRow([words]);
  sheet.addRow([]);
  sheet.addRow(['表', '列', '怎么写']).font = { bold: true };
  for (const name of sheetNames)
    for (const { zh, must = false, hint, options } of sheetColumns[name])
      sheet.addRow([
        sheetWords[name].zh,
        must ? `${zh}*` : zh,
        options === undefined ? hint : `${hint}（${Object.keys(options).join('、')}）`,
      ]);
}

function rowsOf(known: Known, name: SheetName): Values[] {
  if (name === 'people') return known.people.filter(({ state }) => state === 'active').map(({ values }) => values);
  return [...known[name].values()].filter((values) => values['kind'] !== 'firm');
}
