import { describe, expect, it } from 'vitest';
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
