/**
 * 开县 (onboarding): what a workbook would make of the county, row by row: made, changed with each field before and after,
 * unchanged, or refused with the reason. Pure: the same rows against the same county are the same plan, so that a second import
 * of the same file changes nothing.
 */
import { takenSheetName } from '../../county/watermark.ts';
import type { Words } from '../../base/words.ts';
import { faultsSaid } from '../import/cell.ts';
import { ruleOf, type RowRule } from './inventory.ts';
import type { Known, KnownPerson, World } from './known.ts';
import { withCodes } from './named.ts';
import {
  readRow,
  sheetColumns,
  sheetNames,
  sheetWords,
  wordsOfValue,
  writtenChoice,
  type RowFault,
  type Sheet,
  type SheetName,
  type Values,
} from './workbook.ts';

export const rowVerdicts = {
  made: { zh: '新建', en: 'Made' },
  changed: { zh: '改动', en: 'Changed' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  refused: { zh: '有错', en: 'Refused' },
} as const;
export type RowVerdict = keyof typeof rowVerdicts;
export const rowVerdictNames = Object.keys(rowVerdicts) as [RowVerdict, ...RowVerdict[]];

export interface PlannedRow {
  sheet: SheetName;
  line: number;
  /** By what the row is known, such as its code. */
  key: string;
  name: string;
  verdict: RowVerdict;
  /** Fields by the words of their columns; of a new row what it begins with. */
  changes: readonly { zh: string; before: string; after: string }[];
  /** Why it is refused, and the way out. */
  problem: string | null;
}

/** A row with what would be saved; the values never leave the server. */
export interface Planned extends PlannedRow {
  values: Values;
  person: KnownPerson | null;
}

export type OnboardingCounts = Record<SheetName, Record<RowVerdict, number>>;

/** A sheet of the file as it was read: its name, and its lines that hold anything. */
export interface RawSheet {
  name: string;
  lines: readonly { line: number; cells: readonly string[] }[];
}

/** The sheets that are known, by their names and the words of their first line; what cannot be read is one sentence. */
export function sheetsOf(raw: readonly RawSheet[]): { sheets: Sheet[]; ignored: string[]; problem: string | null } {
  const sheets: Sheet[] = [];
  const ignored: string[] = [];
  for (const { name, lines } of raw) {
    const known = sheetNames.find((one) => sheetWords[one].zh === name.trim());
    if (known === undefined) {
      if (![guideSheet, takenSheetName].includes(name.trim())) ignored.push(name);
      continue;
    }
    const columns = sheetColumns[known];
    const bare = (cell: string) => cell.replace(/[*\s＊]/gu, '');
    const at = lines.findIndex(
      ({ cells }) => cells.filter((cell) => columns.some(({ zh }) => zh === bare(cell))).length > 1,
    );
    if (at === -1) {
      if (lines.length === 0) continue;
      return { sheets: [], ignored, problem: `“${name}”表里找不到列名；请用下载的模板，不要改第一行。` };
    }
    const headers = (lines[at]?.cells ?? []).map(bare);
    const lacking = columns.filter(({ must, zh }) => must === true && !headers.includes(zh)).map(({ zh }) => zh);
    if (lacking.length > 0)
      return { sheets: [], ignored, problem: `“${name}”表里少了这些列：${lacking.join('、')}；请用下载的模板。` };
    const rows = lines.slice(at + 1).map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(headers.map((zh, i) => [zh, cells[i] ?? ''] as const).filter(([zh]) => zh !== '')),
    }));
    sheets.push({ name: known, rows });
  }
  const names = sheetNames.map((one) => sheetWords[one].zh).join('、');
  const problem = sheets.some(({ rows }) => rows.length > 0)
    ? null
    : `文件里没有要导入的行；表名要是${names}，列名下面至少写一行。`;
  return { sheets, ignored, problem };
}

/** The sheet of the template that explains the others. */
export const guideSheet = '说明';

/** Plans every sheet in its order, rows in the order in which they can be saved; what one makes, those after it may name. */
export function planOnboarding(sheets: readonly Sheet[], known: Known): Planned[] {
  const world: World = {
    organisations: new Map(known.organisations),
    uses: known.uses ?? new Map(),
    regions: new Map(known.regions),
    stations: new Map(known.stations),
    accounts: new Map(known.accounts),
    holidays: new Map(known.holidays),
    people: known.people,
    placeWords: known.placeWords ?? [],
    doubled: new Map(),
    seat: null,
  };
  return sheetNames.flatMap((name) => {
    const rows = sheets.filter((sheet) => sheet.name === name).flatMap((sheet) => sheet.rows);
    return planSheet(name, rows, ruleOf[name], world);
  });
}

function planSheet(name: SheetName, rows: Sheet['rows'], rule: RowRule, world: World): Planned[] {
  const planned = new Map<number, Planned>();
  const lines = new Map<string, number>();
  const refuse = (line: number, values: Values, faults: readonly RowFault[]) =>
    planned.set(line, {
      ...plain(name, line, rule, values),
      verdict: 'refused',
      changes: [],
      problem: faultsSaid(faults.map(({ zh }) => ({ zh, en: zh })))?.zh ?? null,
    });
  const asWritten = rows.map((row) => ({ row, ...readRow(name, row) }));
  const found = { world, rows: asWritten.map(({ values }) => values) };
  const read = asWritten.map(({ row, values, faults }) => {
    const coded = withCodes(name, values, found);
    return { row, values: coded.values, faults: [...faults, ...coded.faults] };
  });
  let waiting = read.flatMap(({ row, values, faults }) => {
    if (faults.length > 0) {
      refuse(row.line, values, faults);
      return [];
    }
    const key = rule.keyOf(values);
    const first = lines.get(key);
    if (first !== undefined) {
      refuse(row.line, values, [{ of: [], zh: `和第 ${first} 行是同一个（${key}）；请留一行。` }]);
      return [];
    }
    lines.set(key, row.line);
    return [{ line: row.line, values, cells: row.cells }];
  });
  rule.before?.(
    read.map(({ row: { line }, values }) => ({ line, values })),
    world,
  );
  // A row may name one that stands below it: rows wait until nothing more can be settled.
  for (let settled = -1; waiting.length > 0;) {
    const isLast = settled === waiting.length;
    settled = waiting.length;
    waiting = waiting.filter(({ line, values, cells }) => {
      const found = rule.plan(values, world);
      if ('faults' in found) {
        if (!isLast && found.waitsFor !== undefined && lines.has(found.waitsFor)) return true;
        refuse(line, values, found.faults);
        return false;
      }
      const { before, next, person = null } = found;
      const changes = changesOf({ sheet: name, cells }, before, next);
      const verdict = before === null ? 'made' : changes.length > 0 ? 'changed' : 'unchanged';
      planned.set(line, { ...plain(name, line, rule, next), verdict, changes, problem: null, person });
      rule.settle(next, world);
      return false;
    });
  }
  // What else is wrong with a row that cannot be read whole is told with it, once all that it may name is there.
  for (const { row, values, faults } of read)
    if (faults.length > 0) refuse(row.line, values, [...faults, ...besidesOf(rule.plan(values, world), faults)]);
  return [...planned.values()];
}

/** What is told beside cells that cannot be read: nothing that rests on one of them. */
function besidesOf(found: ReturnType<RowRule['plan']>, faults: readonly RowFault[]): readonly RowFault[] {
  const unread = new Set(faults.flatMap(({ of }) => of));
  const told = 'faults' in found ? found.faults : [];
  return told.filter(({ of }) => of.length > 0 && !of.some((key) => unread.has(key)));
}

function plain(sheet: SheetName, line: number, rule: RowRule, values: Values) {
  const name = values['name'];
  return {
    sheet,
    line,
    key: rule.keyOf(values),
    name: typeof name === 'string' ? name : '',
    values,
    person: null,
  };
}

/** Field by field in the words of the columns, of what is new in those that were written; a password is never among them. */
function changesOf(
  { sheet, cells }: { sheet: SheetName; cells: Sheet['rows'][number]['cells'] },
  before: Values | null,
  next: Values,
): PlannedRow['changes'] {
  return sheetColumns[sheet]
    .filter(({ key }) => key !== 'password' && key in next)
    .flatMap((column) => {
      const [was, is] = [before?.[column.key], next[column.key]].map((one) => wordsOfValue(column, one));
      if (was === is) return [];
      const written = writtenChoice(column, cells[column.zh] ?? '', next[column.key]);
      return [{ zh: column.zh, before: was ?? '', after: written ?? is ?? '' }];
    });
}

/** A place whose town has another of the same name under another code: a slip of the code makes a second village of the first. */
export function sameNames(plan: readonly Planned[], known: Known['regions']): Words[] {
  const rows = plan.filter(({ sheet, verdict }) => sheet === 'regions' && verdict !== 'refused');
  const all = new Map<string, Values>([...known, ...rows.map(({ key, values }) => [key, values] as const)]);
  return rows.flatMap(({ key, line, name, values, verdict }) => {
    if (verdict !== 'made' || values['kind'] === 'county') return [];
    const isSame = ([id, one]: [string, Values]) =>
      id !== key && one['name'] === values['name'] && one['parentId'] === values['parentId'];
    const other = [...all].find(isSame)?.[0];
    if (other === undefined) return [];
    const zh = `行政区划第 ${line} 行：${name}（${key}）和 ${other} 在一起，名称一样、代码不同；是同一个的，请改成一个代码。`;
    const en = `Regions, line ${line}: ${name} (${key}) has the name of ${other} beside it; one and the same has one code.`;
    return [{ zh, en }];
  });
}

export function countRows(rows: readonly Pick<PlannedRow, 'sheet' | 'verdict'>[]): OnboardingCounts {
  const none = () => ({ made: 0, changed: 0, unchanged: 0, refused: 0 });
  const counts: OnboardingCounts = {
    organisations: none(),
    regions: none(),
    stations: none(),
    people: none(),
    holidays: none(),
  };
  for (const { sheet, verdict } of rows) counts[sheet][verdict] += 1;
  return counts;
}
