import { describe, expect, it } from 'vitest';
import type { Region } from '../../../src/domain/county/region.ts';
import { readRoster } from '../../../src/staff/people/person-list.ts';
import { shortName } from '../../../src/staff/people/short-name.ts';

const village = (id: string, name: string): Region => ({
  id,
  name,
  kind: 'village',
  parentId: 'T03',
  x: 0,
  y: 0,
  pinyin: '',
  initials: '',
  officeId: 'SO-LH',
});
const regions = [village('V0303', '郭庄村'), village('V0304', '小张村')];
const seed = '019dcafe-0000-7000-8000-000000000000';

describe('a list of people that is pasted', () => {
  it('is read line by line, in whatever order name, telephone and village stand', () => {
    const pasted = '农业局\n姓名\t电话\t村\n郭秀兰\t13800000303\t郭庄村\n小张村，范有才，\n13600000001 马小军';
    const { rows, problems, heading } = readRoster(pasted, regions, seed);
    expect(heading).toBe('农业局');
    expect(problems).toEqual([]);
    expect(rows.map(({ name, phone, regionId }) => ({ name, phone, regionId }))).toEqual([
      { name: '郭秀兰', phone: '13800000303', regionId: 'V0303' },
      { name: '范有才', phone: '', regionId: 'V0304' },
      { name: '马小军', phone: '13600000001', regionId: null },
    ]);
  });

  it('says which line has no name, and gives a line the same id however often it is read', () => {
    const { rows, problems } = readRoster('郭秀兰 郭庄村\n13800000303', regions, seed);
    expect(problems).toEqual(['第 2 行没有看到姓名：13800000303']);
    expect(readRoster('郭秀兰 郭庄村', regions, seed).rows[0]?.id).toBe(rows[0]?.id);
  });

  it('names departments shortly', () => {
    expect(shortName('青禾县农业农村局（农业综合执法）')).toBe('农业农村局');
    expect(shortName('青禾县市场监督管理局')).toBe('市场监督管理局');
  });
});
