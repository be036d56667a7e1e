/** 开县工作簿: the template, the county as it stands in the same sheets, and the rows that were refused, with why. */
import { guideSheet, type PlannedRow } from '../../../domain/exchange/onboarding/onboarding.ts';
import type { Known } from '../../../domain/exchange/onboarding/known.ts';
import {
  sheetColumns,
  sheetNames,
  sheetWords,
  wordsOfValue,
  type Sheet,
  type SheetName,
  type Values,
} from '../../../domain/exchange/onboarding/workbook.ts';
import { writeBook, type BookCell, type BookSheet } from '../../../outside/workbook.ts';

const guide = [
  '一、每张表第一行是列名，不要改；带 * 的每行都要填。',
  '二、同一代码就是同一个机构、区划、站点；机构表里已经写着县局、中心、协会，沿用它们的代码；姓名和电话都相同就是同一个人，没有电话的看姓名、站点和村。',
  '三、空着的格子不改原来的内容；这里没写到的，什么都不会删。',
  '四、先传上来试读，逐行看新建、改动、不变、有错，确认以后才写入；有错的行可以下载改好再传。',
  '五、同一份文件传第二次，什么都不会变。',
  '六、节假日要把一年里放假和调休上班的日子写全。',
  '七、初始密码只给新账号用，第一次登录后请本人改掉；导入完请把文件里的密码删掉。',
];

/**
 * The template with the bodies that the county has, so that nobody makes a second bureau under a code of his own; or with all that it has,
 * and behind it by whom it was taken.
 */
export async function templateOf(known: Partial<Known>, taken?: BookSheet): Promise<Buffer> {
  const sheets = sheetNames.map((name) => {
    const { rows, ...sheet } = sheetOf(name);
    const lines = rowsOf(known, name).map((values) =>
      sheetColumns[name].map((column) => wordsOfValue(column, values[column.key])),
    );
    return { ...sheet, rows: [...rows, ...lines] };
  });
  return writeBook([...sheets, guidePage(), ...(taken === undefined ? [] : [taken])]);
}

/** The refused rows as they came, each with its reason behind it, to be mended and sent again. */
export async function errorsOf(sheets: readonly Sheet[], rows: readonly PlannedRow[]): Promise<Buffer> {
  const refusedIn = (name: SheetName) =>
    new Map(
      rows.filter((row) => row.sheet === name && row.problem !== null).map((row) => [row.line, row.problem ?? '']),
    );
  return writeBook(
    sheets.flatMap(({ name, rows: lines }) => {
      const refused = refusedIn(name);
      if (refused.size === 0) return [];
      const columns = sheetColumns[name];
      const sheet = sheetOf(name);
      const head = { text: '问题', bold: true, colour: 'FFB3261E' };
      const refusedLines = lines.flatMap(({ line, cells }) => {
        const problem = refused.get(line);
        // A password that was typed does not travel any further than it must.
        const words = columns.map(({ zh, key }) => (key === 'password' ? '' : (cells[zh] ?? '')));
        return problem === undefined ? [] : [[...words, problem]];
      });
      return [
        {
          ...sheet,
          columns: [...sheet.columns, { width: 60 }],
          rows: [...sheet.rows.map((row) => [...row, head]), ...refusedLines],
        },
      ];
    }),
  );
}

/** One of the template's sheets with its head alone. */
function sheetOf(name: SheetName): BookSheet {
  const columns = sheetColumns[name];
  return {
    name: sheetWords[name].zh,
    hasFixedHead: true,
    columns: columns.map(({ width = 110, options, kind }) => ({
      width: width / 7,
      isText: true,
      choices: kind === 'flag' ? ['是', '否'] : kind === 'choice' ? Object.keys(options ?? {}) : [],
    })),
    rows: [
      columns.map(({ zh, must = false, hint }): BookCell => ({
        text: must ? `${zh}*` : zh,
        bold: true,
        fill: must ? 'FFE9F0F9' : 'FFF3F5F8',
        ...(hint === '' ? {} : { note: hint }),
      })),
    ],
  };
}

function guidePage(): BookSheet {
  const columns = sheetNames.flatMap((name) =>
    sheetColumns[name].map(({ zh, must = false, hint, options }) => [
      sheetWords[name].zh,
      must ? `${zh}*` : zh,
      options === undefined ? hint : `${hint}（${Object.keys(options).join('、')}）`,
    ]),
  );
  const head = ['表', '列', '怎么写'].map((text) => ({ text, bold: true }));
  return {
    name: guideSheet,
    columns: [{ width: 16 }, { width: 18 }, { width: 80 }],
    rows: [...guide.map((words) => [words]), [], head, ...columns],
  };
}

function rowsOf(known: Partial<Known>, name: SheetName): Values[] {
  if (name === 'people')
    return (known.people ?? []).filter(({ state }) => state === 'active').map(({ values }) => values);
  return [...(known[name]?.values() ?? [])].filter((values) => values['kind'] !== 'firm');
}
