/**
 * 开县工作簿 (workbook): the sheets by which a county brings itself in, and what each cell of them means. An empty cell says
 * nothing: it leaves what is there, so that a short list can be sent as well as a whole one.
 */
import { roleWords } from '../../county/account.ts';
import type { StaffRole } from '../../base/actor.ts';
import { isDay } from '../../base/calendar.ts';
import { organisationKinds, type OrganisationKind } from '../../county/organisation.ts';
import { genders, postKinds } from '../../people/person.ts';
import { stationKinds } from '../../base/station-kind.ts';

export const sheetWords = {
  organisations: { zh: '机构', en: 'Organisations' },
  regions: { zh: '行政区划', en: 'Divisions' },
  stations: { zh: '站点', en: 'Stations' },
  people: { zh: '人员', en: 'People' },
  holidays: { zh: '节假日', en: 'Holidays' },
} as const;
export type SheetName = keyof typeof sheetWords;
/** In the order in which they are taken: what is named stands before what names it. */
export const sheetNames = Object.keys(sheetWords) as [SheetName, ...SheetName[]];

export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;
/** One line of a sheet as its words stand in it. */
export interface SheetRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}
export interface Sheet {
  name: SheetName;
  rows: readonly SheetRow[];
}

type Kind = 'text' | 'code' | 'number' | 'count' | 'flag' | 'list' | 'day' | 'phone' | 'login' | 'choice' | 'choices';

/** What a cell may name that stands elsewhere in the county. */
export type Referred = 'organisation' | 'office' | 'town' | 'place' | 'station';

export interface SheetColumn {
  key: string;
  zh: string;
  kind: Kind;
  /** Asked of every row. */
  must?: boolean;
  /** What may stand in it: what is kept, by its words. */
  options?: Readonly<Record<string, string>>;
  /** The longest text. */
  most?: number;
  /** What it names, by its code or by its name. */
  refers?: Referred;
  /** A code as they look, told where none was written. */
  example?: string;
  hint: string;
  width?: number;
}

const kindWords: Partial<Record<OrganisationKind, string>> = {
  bureau: '市场监管局',
  centre: '12315中心',
  office: '市场监管所',
  association: '消费者协会',
  brigade: '执法大队',
  department: '协作部门',
  province: '省局',
  city: '市局',
  court: '法院',
  arbitration: '仲裁机构',
};
const flip = (words: Readonly<Record<string, { zh: string }>>) =>
  Object.fromEntries(Object.entries(words).map(([value, { zh }]) => [zh, value]));
const organisationOptions = Object.fromEntries(
  organisationKinds.flatMap((kind) => (kindWords[kind] === undefined ? [] : [[kindWords[kind], kind]])),
);
/** The contact of a firm belongs to the firm, which is entered with its pledge. */
const roleOptions = Object.fromEntries(
  (Object.keys(roleWords) as StaffRole[])
    .filter((role) => role !== 'business')
    .map((role) => [roleWords[role].zh, role]),
);

const km = { kind: 'number', hint: '离县城，往西、往南写负数；不知道就空着，先算未定位', width: 90 } as const;
const phone = { key: 'phone', zh: '电话', kind: 'phone', hint: '手机号，或带区号的座机' } as const;

export const sheetColumns: Readonly<Record<SheetName, readonly SheetColumn[]>> = {
  organisations: [
    {
      key: 'id',
      zh: '机构代码',
      kind: 'code',
      must: true,
      example: 'SO-LH',
      hint: '县里自己定，例如 SO-LH；同一代码就是同一机构',
    },
    { key: 'name', zh: '名称', kind: 'text', must: true, most: 60, hint: '全称', width: 200 },
    { key: 'kind', zh: '类型', kind: 'choice', must: true, options: organisationOptions, hint: '从列出的里面选' },
    {
      key: 'parentId',
      zh: '上级代码',
      kind: 'code',
      refers: 'organisation',
      hint: '上级机构的代码或者名称；县局没有上级就空着',
    },
    phone,
    { key: 'address', zh: '地址', kind: 'text', most: 100, hint: '', width: 200 },
    { key: 'active', zh: '启用', kind: 'flag', hint: '是、否；空着算是' },
  ],
  regions: [
    { key: 'id', zh: '区划代码', kind: 'code', must: true, example: '411023100201', hint: '统计用区划代码' },
    { key: 'name', zh: '名称', kind: 'text', must: true, most: 40, hint: '' },
    {
      key: 'kind',
      zh: '级别',
      kind: 'choice',
      must: true,
      options: { 县: 'county', 乡镇: 'town', 街道: 'town', 村: 'village', 社区: 'village', 村社区: 'village' },
      hint: '县、乡镇、街道、村、社区',
    },
    { key: 'parentId', zh: '上级代码', kind: 'code', refers: 'town', hint: '村、社区写所在乡镇的代码或者名称' },
    { key: 'officeId', zh: '归哪个所', kind: 'code', refers: 'office', hint: '市场监管所的机构代码或者名称；县空着' },
    { key: 'x', zh: '往东公里', ...km },
    { key: 'y', zh: '往北公里', ...km },
    { key: 'longitude', zh: '经度', kind: 'number', hint: '不知道公里就写度数，“县”那一行写县城的；都不知道就空着' },
    { key: 'latitude', zh: '纬度', kind: 'number', hint: '和经度一起写' },
    { key: 'population', zh: '人口', kind: 'count', hint: '可以不写' },
  ],
  stations: [
    {
      key: 'id',
      zh: '站点代码',
      kind: 'code',
      must: true,
      example: 'ST-0303',
      hint: '例如 ST-0303；同一代码就是同一站点',
    },
    { key: 'name', zh: '名称', kind: 'text', must: true, most: 60, hint: '全称', width: 200 },
    { key: 'kind', zh: '建在哪里', kind: 'choice', must: true, options: flip(stationKinds), hint: '从列出的里面选' },
    {
      key: 'officeId',
      zh: '归哪个所',
      kind: 'code',
      must: true,
      refers: 'office',
      hint: '市场监管所的机构代码或者名称',
    },
    {
      key: 'regionId',
      zh: '所在村',
      kind: 'code',
      must: true,
      refers: 'place',
      hint: '村或社区的区划代码；名称只有一个的写名称也行',
    },
    { key: 'x', zh: '往东公里', ...km, hint: '空着就算在村里' },
    { key: 'y', zh: '往北公里', ...km, hint: '空着就算在村里' },
    {
      key: 'serves',
      zh: '服务谁',
      kind: 'choice',
      options: { 附近居民: 'area', 只管场所: 'venue' },
      hint: '附近居民、只管场所；村里的站点可以空着',
    },
    { key: 'venueNames', zh: '场所名称', kind: 'list', hint: '只管场所的写；几个叫法用顿号隔开', width: 160 },
    { key: 'publishedWindow', zh: '公布的受理窗口', kind: 'flag', hint: '是、否；空着算否' },
    phone,
    { key: 'address', zh: '地址', kind: 'text', most: 100, hint: '', width: 200 },
    { key: 'contactName', zh: '联络员', kind: 'text', most: 30, hint: '' },
    { key: 'active', zh: '启用', kind: 'flag', hint: '新站点用：是、否，空着算是；已有的在站点档案里办' },
  ],
  people: [
    { key: 'name', zh: '姓名', kind: 'text', must: true, most: 30, hint: '' },
    { ...phone, hint: '姓名和电话都相同就是同一个人' },
    {
      key: 'gender',
      zh: '性别',
      kind: 'choice',
      options: Object.fromEntries(genders.map(({ zh, value }) => [zh, value])),
      hint: '男、女',
    },
    {
      key: 'posts',
      zh: '身份职务',
      kind: 'choices',
      options: flip(postKinds),
      hint: '几个用顿号隔开；新登记的人用',
      width: 160,
    },
    { key: 'regionId', zh: '所在村', kind: 'code', refers: 'place', hint: '区划代码；名称只有一个的写名称也行' },
    { key: 'stationId', zh: '站点代码', kind: 'code', refers: 'station', hint: '在哪个站点，写代码或者名称' },
    { key: 'organisationId', zh: '机构代码', kind: 'code', refers: 'organisation', hint: '有账号的写，代码或者名称' },
    { key: 'loginName', zh: '登录名', kind: 'login', hint: '要登录的人写；小写字母、数字、短横' },
    { key: 'role', zh: '角色', kind: 'choice', options: roleOptions, hint: '有登录名的写' },
    {
      key: 'password',
      zh: '初始密码',
      kind: 'text',
      most: 200,
      hint: '空着就由系统生成，导入后打印密码条；已有账号的密码不改',
    },
  ],
  holidays: [
    { key: 'day', zh: '日期', kind: 'day', must: true, hint: '例如 2027-01-01' },
    {
      key: 'kind',
      zh: '放假还是上班',
      kind: 'choice',
      must: true,
      options: { 放假: 'off', 上班: 'work' },
      hint: '调休上班写上班',
    },
    { key: 'name', zh: '名称', kind: 'text', must: true, most: 40, hint: '例如 元旦' },
    { key: 'statutory', zh: '法定节假日', kind: 'flag', hint: '是、否；空着算否' },
  ],
};

/** What is wrong with a row, in one sentence, and of which columns it tells: what rests on a cell that cannot be read is not told. */
export interface RowFault {
  of: readonly string[];
  zh: string;
}

/** Reads the filled cells of a row; each thing that is wrong is told in a sentence with the column's name. */
export function readRow(sheet: SheetName, { cells }: SheetRow): { values: Values; faults: RowFault[] } {
  const values: Record<string, Value> = {};
  const faults: RowFault[] = [];
  for (const column of sheetColumns[sheet]) {
    const words = (cells[column.zh] ?? '').normalize('NFKC').trim();
    if (words === '') {
      if (column.must === true) faults.push({ of: [column.key], zh: `“${column.zh}”没有填；请填上。` });
      continue;
    }
    const read = readCell(column, words, (cells[column.zh] ?? '').trim());
    if (read === undefined) {
      const zh = `“${column.zh}”写的是“${words.slice(0, 30)}”，${wrongZh(column, words)}。`;
      faults.push({ of: [column.key], zh });
    } else values[column.key] = read;
  }
  return { values, faults };
}

/** What the cell means; undefined where it means nothing. */
function readCell(column: SheetColumn, words: string, plain: string): Value | undefined {
  return readers[column.kind](words, column, plain);
}

/** Reads the words of a cell in one width; `plain` are the same as they were written. */
type CellReader = (words: string, column: SheetColumn, plain: string) => Value | undefined;

const readers = {
  text: (_, { most = 200 }, plain) => ([...plain].length <= most ? plain : undefined),
  // A name where a code is asked is looked for in the county (named.ts).
  code: (words, { refers }) => (isCode(words) || (refers !== undefined && [...words].length <= 60) ? words : undefined),
  number: (words) => within(Number(words), -500, 500),
  count: (words) => {
    const n = Number(words.replaceAll(',', ''));
    return Number.isInteger(n) ? within(n, 0, 10_000_000) : undefined;
  },
  flag: (words) => (words === '是' ? true : words === '否' ? false : undefined),
  list: (_, __, plain) => {
    // Names stay as they are written: 「（」 and 「(」 are both kept, or the county's own file would change it.
    const parts = partsOf(plain);
    return parts.length <= 20 && parts.every((part) => part.length >= 2 && part.length <= 40) ? parts : undefined;
  },
  day: (words) => {
    const written = dayParts(words)?.join('-') ?? dayOfSerial(words) ?? '';
    return isDay(written) ? written : undefined;
  },
  phone: (words) => {
    const digits = words.replace(/\s/gu, '');
    if (/^1\d{2}-?\d{4}-?\d{4}$/u.test(digits)) return digits.replaceAll('-', '');
    // 110, 119 and 12345 are telephones too.
    return /^(?:0\d{2,3}-?\d{7,8}|\d{3,8})$/u.test(digits) ? words.replace(/\s+/gu, ' ') : undefined;
  },
  login: (words) => (/^[a-z0-9][a-z0-9-]{2,30}$/u.test(words.toLowerCase()) ? words.toLowerCase() : undefined),
  choice: (words, { options = {} }) => chosen(options, words),
  choices: (words, { options = {} }) => {
    const parts = partsOf(words).map((part) => chosen(options, part));
    return parts.every((part) => part !== undefined) ? (parts as string[]) : undefined;
  },
} as const satisfies Record<Kind, CellReader>;

export function isCode(words: string): boolean {
  return /^[A-Za-z0-9-]{2,40}$/u.test(words);
}

function dayParts(words: string): string[] | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(words) ?? [];
  return year === '' ? null : [year, month.padStart(2, '0'), day.padStart(2, '0')];
}

/** What Excel leaves of a day that is pasted as a value into a cell of text: the days since 1899, here from 1990 to 2099. */
function dayOfSerial(words: string): string | null {
  const n = /^\d{5}$/u.test(words) ? Number(words) : 0;
  if (n < 32_874 || n > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30 + n)).toISOString().slice(0, 10);
}

function within(n: number, least: number, most: number): number | undefined {
  return n >= least && n <= most ? n : undefined;
}

function wrongZh({ kind, options = {}, most = 200, example = 'SO-LH' }: SheetColumn, words: string): string {
  const rest: Record<Exclude<Kind, 'choice' | 'choices'>, string> = {
    text: `请不要超过 ${most} 个字`,
    code: `这里要写代码，例如 ${example}（2 到 40 个字母、数字或短横）`,
    login: '请写 3 到 31 个小写字母、数字或短横',
    phone: '请写 11 位手机号、带区号的座机，或者 110 这样的短号',
    number: '请写 -500 到 500 的数字',
    count: '请写人数，整数',
    flag: '请写“是”或者“否”',
    day: dayParts(words) === null ? '请写成 2027-01-01 这样的日期' : '没有这一天，请核对年月日',
    list: '请写 2 到 40 个字的名称，几个用顿号隔开',
  };
  return kind === 'choice' || kind === 'choices' ? `请从这些里选：${Object.keys(options).join('、')}` : rest[kind];
}

/** The words that were written for a choice, where they still say what is kept: 社区 stays 社区, though 村 is kept alike. */
export function writtenChoice(column: SheetColumn, cell: string, value: Value | undefined): string | null {
  const words = cell.normalize('NFKC').trim();
  return column.kind === 'choice' && words !== '' && chosen(column.options ?? {}, words) === value ? words : null;
}

/** The words of a value again, as they stand in a cell. */
export function wordsOfValue({ kind, options = {} }: SheetColumn, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (kind === 'flag') return value === true ? '是' : '否';
  const word = (one: string) => Object.entries(options).find(([, kept]) => kept === one)?.[0] ?? one;
  if (Array.isArray(value)) return (value as string[]).map(word).join('、');
  return typeof value === 'string' && (kind === 'choice' || kind === 'choices') ? word(value) : String(value as string);
}

/** Brackets and letters are typed in both widths. */
function chosen(options: Readonly<Record<string, string>>, words: string): string | undefined {
  return Object.entries(options).find(([word]) => word.normalize('NFKC') === words)?.[1];
}

function partsOf(words: string): string[] {
  return words
    .split(/[、,，;；\s]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
