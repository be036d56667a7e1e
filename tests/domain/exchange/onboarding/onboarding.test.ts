import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarYear } from '../../../../src/domain/base/calendar.ts';
import { festivalsOf } from '../../../../src/domain/base/festival.ts';
import { notesOf, yearsWith } from '../../../../src/domain/exchange/onboarding/holidays.ts';
import { planOnboarding, sameNames } from '../../../../src/domain/exchange/onboarding/onboarding.ts';
import type { Known } from '../../../../src/domain/exchange/onboarding/known.ts';
import type { Sheet } from '../../../../src/domain/exchange/onboarding/workbook.ts';

const office = { id: 'SO-A', name: '甲所', kind: 'office', parentId: 'B', phone: '', address: '', active: true };
const known: Known = {
  organisations: new Map([['SO-A', office]]),
  regions: new Map([
    ['T1', { id: 'T1', name: '大王镇', kind: 'town', officeId: 'SO-A', parentId: null }],
    ['T2', { id: 'T2', name: '小王镇', kind: 'town', officeId: 'SO-A', parentId: null }],
    ['V1', { id: 'V1', name: '李庄村', kind: 'village', officeId: 'SO-A', parentId: 'T1' }],
  ]),
  stations: new Map(),
  accounts: new Map(),
  holidays: new Map(),
  people: [],
};
const sheet = (name: Sheet['name'], rows: readonly Record<string, string>[]): Sheet => ({
  name,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
});

describe('a place of the workbook', () => {
  const village = (id: string, town: string) => ({
    区划代码: id,
    名称: '李庄村',
    级别: '村',
    上级代码: town,
    归哪个所: 'SO-A',
  });

  it('operations A8: that has a name of its town under another code is said, also within one sheet; in another town it is another', () => {
    const plan = planOnboarding(
      [sheet('regions', [village('V2', 'T1'), village('V3', 'T2'), village('V1', 'T1')])],
      known,
    );
    expect(plan.map(({ verdict }) => verdict)).not.toContain('refused');
    expect(sameNames(plan, known.regions).map(({ zh }) => zh)).toEqual([
      '行政区划第 2 行：李庄村（V2）和 V1 在一起，名称一样、代码不同；是同一个的，请改成一个代码。',
    ]);
    const two = planOnboarding([sheet('regions', [village('V4', 'T2'), village('V5', 'T2')])], known);
    expect(sameNames(two, known.regions)).toHaveLength(2);
  });
});

describe('a login of the workbook', () => {
  const person = (name: string, phone: string, more: Record<string, string> = {}) => ({
    姓名: name,
    电话: phone,
    登录名: 'st-010',
    角色: '承办人',
    机构代码: 'SO-A',
    ...more,
  });

  it('operations A9: that two rows name is given to neither, though one of them is refused for something else', () => {
    const first = person('张三', '13900000001', { 机构代码: 'NOWHERE' });
    const plan = planOnboarding([sheet('people', [first, person('李四', '13900000002')])], known);
    expect(plan.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']);
    expect(plan[1]?.problem).toBe('登录名“st-010”第 2、3 行都写了；一个人一个，请改成各人自己的。');
    // One person who stands twice has one of his rows.
    const twice = planOnboarding(
      [sheet('people', [person('李四', '13900000002'), person('李四', '13900000002')])],
      known,
    );
    expect(twice.map(({ verdict }) => verdict).toSorted()).toEqual(['made', 'refused']);
  });
});

describe('a row of the workbook with several faults', () => {
  const person = { 姓名: '张三', 电话: '13900000001', 登录名: 'zhang-san', 角色: '承办人', 机构代码: 'SO-A' };
  const told = (more: Record<string, string>, name: Sheet['name'] = 'people', row: Record<string, string> = person) =>
    planOnboarding([sheet(name, [{ ...row, ...more }])], known)[0]?.problem?.split('\n');

  it('tells all of them at once: what cannot be read, what is not there, and what the account asks for', () => {
    expect(told({ 电话: '123456789012', 性别: '不详', 所在村: 'V9', 机构代码: '', 站点代码: 'ST-9' })).toEqual([
      '有 5 处要改：',
      '1. “电话”写的是“123456789012”，请写 11 位手机号、带区号的座机，或者 110 这样的短号。',
      '2. “性别”写的是“不详”，请从这些里选：女、男。',
      '3. “所在村”写的是“V9”，没有这个村或社区，或者它那一行有错；请核对代码。',
      '4. “站点代码”写的是“ST-9”，没有这个站点，或者它那一行有错；请核对代码。',
      '5. 承办人和所长要写机构代码。',
    ]);
    const village = {
      区划代码: 'V8',
      名称: '',
      级别: '村',
      上级代码: 'T9',
      归哪个所: 'SO-Z',
      往东公里: '3',
      人口: '很多',
    };
    expect(told({}, 'regions', village)).toEqual([
      '有 5 处要改：',
      '1. “名称”没有填；请填上。',
      '2. “人口”写的是“很多”，请写人数，整数。',
      expect.stringMatching(/^3. “归哪个所”写的是“SO-Z”/u),
      expect.stringMatching(/^4. “上级代码”写的是“T9”/u),
      '5. 只写了“往东公里”，没有写“往北公里”；请两个都写，不知道就都空着。',
    ]);
  });

  it('tells nothing that rests on a cell which could not be read', () => {
    expect(told({ 角色: '科长' })).toHaveLength(1);
    expect(told({ 登录名: '张三', 机构代码: '' })).toHaveLength(1);
    expect(told({ 姓名: '' })).toEqual(['“姓名”没有填；请填上。']);
  });
});

describe('a day of the workbook', () => {
  const holiday = (day: string) => ({ 日期: day, 放假还是上班: '放假', 名称: '元旦' });

  it('operations A5: that Excel left as its number is that day, and one that no calendar has is said to be none', () => {
    const plan = planOnboarding(
      [sheet('holidays', [holiday('46389'), holiday('2027-02-30'), holiday('99999'), holiday('元旦')])],
      known,
    );
    expect(plan.filter(({ verdict }) => verdict === 'made').map(({ key }) => key)).toEqual(['2027-01-02']);
    expect(plan.flatMap(({ problem }) => problem ?? [])).toEqual([
      '“日期”写的是“2027-02-30”，没有这一天，请核对年月日。',
      '“日期”写的是“99999”，请写成 2027-01-01 这样的日期。',
      '“日期”写的是“元旦”，请写成 2027-01-01 这样的日期。',
    ]);
  });
});

describe('operations A4: a year of the sheet of holidays', () => {
  const off = (day: string) => ({ day, kind: 'off' as const, name: '节', statutory: true });
  const statutory = festivalsOf(2027).flatMap(({ days }) => days.map((day) => off(`2027-${day}`)));
  const shift = { day: '2027-10-09', kind: 'work' as const, name: '国庆节', statutory: false };

  it('is published with every festival and the days of make-up work, and then nothing is said', () => {
    const years = yearsWith([], [...statutory, shift]);
    expect(years).toMatchObject([{ year: 2027, published: true }]);
    expect(notesOf(years)).toEqual([]);
  });

  it('is not where only the statutory days were copied from a wall calendar, or one festival is missing', () => {
    const copied = yearsWith([], statutory);
    expect(copied).toMatchObject([{ published: false }]);
    expect(notesOf(copied).map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^2027 年只有法定节日，没有一天调休上班，不像放假通知/u),
    ]);
    const short = yearsWith([], [shift, ...statutory.filter(({ day }) => !day.endsWith('-06-09'))]);
    expect(short).toMatchObject([{ published: false }]);
    expect(notesOf(short).map(({ zh }) => zh)).toEqual([expect.stringContaining('还缺端午节的放假')]);
  });

  it('stays published where the notice was in before the sheet came', () => {
    const before = { year: 2027, published: true, days: [...statutory, shift] };
    expect(yearsWith([before], [off('2027-01-02')])).toMatchObject([{ published: true }]);
  });

  it('every notice that the calendar knows orders make-up work', () => {
    const seed = readFileSync(new URL('../../../../seeds/calendar.json', import.meta.url), 'utf8');
    const years = JSON.parse(seed) as CalendarYear[];
    expect(years.length).toBeGreaterThan(20);
    expect(years.filter(({ days }) => days.every(({ kind }) => kind === 'off')).map(({ year }) => year)).toEqual([]);
  });
});

describe('a name where a code is asked', () => {
  const village = (more: Record<string, string>) => ({
    区划代码: 'V7',
    名称: '前进村',
    级别: '社区',
    上级代码: '大王镇',
    归哪个所: '甲所',
    ...more,
  });
  const plan = (rows: readonly Record<string, string>[]) => planOnboarding([sheet('regions', rows)], known);

  it('operations A8: is taken where only one is called so, and what was written is shown as it was written', () => {
    const town = { 区划代码: 'T3', 名称: '新镇', 级别: '乡镇', 归哪个所: '甲所' };
    const [second, first] = plan([village({ 上级代码: '新镇' }), town]).toReversed();
    expect([second?.verdict, first?.verdict]).toEqual(['made', 'made']);
    const one = plan([village({})])[0];
    expect(one?.values).toMatchObject({ officeId: 'SO-A', parentId: 'T1', kind: 'village' });
    expect(one?.changes).toContainEqual({ zh: '级别', before: '', after: '社区' });
    // Of one that is there 社区 for 村 is no change: both are kept alike.
    expect(plan([{ 区划代码: 'V1', 名称: '李庄村', 级别: '社区' }])[0]?.verdict).toBe('unchanged');
  });

  it('operations A8: is refused with the codes where two are called so, and with what to write where none is', () => {
    const person = { 姓名: '张三', 电话: '13900000001', 所在村: '李庄村' };
    const people = planOnboarding(
      [sheet('regions', [village({ 区划代码: 'V8', 名称: '李庄村', 上级代码: 'T2' })]), sheet('people', [person])],
      known,
    );
    expect(people.at(-1)?.problem).toBe(
      '“所在村”写的是“李庄村”，叫这个名称的不止一个：V1（大王镇）、V8（小王镇）；请写区划代码。',
    );
    const told = planOnboarding([sheet('people', [{ ...person, 所在村: '大王镇李庄村' }])], known);
    expect(told[0]?.values['regionId']).toBe('V1');
    expect(plan([village({ 归哪个所: '乙所' })])[0]?.problem).toBe(
      '“归哪个所”写的是“乙所”，没有叫这个名称的市场监管所，或者它那一行有错；请核对名称，或者写机构代码，例如 SO-LH。',
    );
    expect(plan([village({ 区划代码: '前进村' })])[0]?.problem).toBe(
      '“区划代码”写的是“前进村”，这里要写代码，例如 411023100201（2 到 40 个字母、数字或短横）。',
    );
  });
});
