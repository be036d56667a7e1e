import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import {
  isSpelt,
  kmBetween,
  matchRegions,
  regionPath,
  regionShortName,
  townOf,
  type Region,
} from '../../../src/domain/county/region.ts';

const county = JSON.parse(readFileSync(new URL('../../../seeds/qinghe.json', import.meta.url), 'utf8')) as {
  regions: Omit<Region, 'pinyin' | 'initials'>[];
};
const regions: Region[] = county.regions.map((region) => ({
  ...region,
  pinyin: pinyin(region.name, { toneType: 'none', separator: '' }),
  initials: pinyin(region.name, { pattern: 'first', toneType: 'none', separator: '' }),
}));
const found = (typed: string, limit = 5) => matchRegions(regions, typed, limit).map(({ name }) => name);

describe('typing a place', () => {
  it.each([
    '郭庄',
    '郭庄村',
    'gzc',
    'GZC',
    'gz',
    'guozhuang',
    'Guo Zhuang',
    'guozhuangcun',
    'ｇｚｃ',
    '柳河镇郭庄',
    '柳河郭庄村',
    'lhgz',
    'liuheguozhuang',
  ])('「%s」 finds 郭庄村 first', (typed) => {
    expect(found(typed)[0]).toBe('郭庄村');
  });

  it('a town’s name finds the town, then its villages', () => {
    expect(found('柳河')).toEqual(['柳河镇', '前柳村', '后柳村', '郭庄村', '小张村']);
  });

  it('letters inside a name count from the beginning of a character on, and after those at the front', () => {
    expect(found('gz', 50)).not.toContain('大营镇');
    expect(found('gz', 50)).not.toContain('王寨村');
    expect(found('zhen', 50)).toContain('大营镇');
    const row = (name: string, letters: string, initials: string): Region => ({
      id: name,
      name,
      kind: 'village',
      parentId: null,
      x: 0,
      y: 0,
      pinyin: letters,
      initials,
      officeId: null,
    });
    const rows = [
      row('小郭庄村', 'xiaoguozhuangcun', 'xgzc'),
      row('王寨村', 'wangzhaicun', 'wzc'),
      row('郭庄村', 'guozhuangcun', 'gzc'),
    ];
    const names = (typed: string) => matchRegions(rows, typed, 9).map(({ name }) => name);
    expect(names('gz')).toEqual(['郭庄村', '小郭庄村']);
    expect(names('guozh')).toEqual(['郭庄村', '小郭庄村']);
    expect(names('zhai')).toEqual(['王寨村']);
    expect(names('ang')).toEqual([]);
  });

  it('a part of a name finds every place with it', () => {
    expect(found('柳', 10).toSorted()).toEqual(['前柳村', '后柳村', '柳河镇'].toSorted());
  });

  it('finds no more than asked, and nothing for nothing', () => {
    expect(found('cun', 3)).toHaveLength(3);
    expect(found('')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(found('没有这个村')).toEqual([]);
  });

  it('every place is found first by its own name, and among five by its initials', () => {
    for (const { name, initials } of regions) {
      expect(found(name)[0]).toBe(name);
      expect(found(initials)).toContain(name);
    }
  });
});

describe('a region', () => {
  const region = (name: string) => regions.find((one) => one.name === name) ?? expect.fail(name);

  it('has a town and a path', () => {
    expect(townOf(region('郭庄村'), regions)?.name).toBe('柳河镇');
    expect(townOf(region('柳河镇'), regions)?.name).toBe('柳河镇');
    expect(townOf(region('青禾县'), regions)).toBeNull();
    expect(['郭庄村', '柳河镇', '青禾县'].map((name) => regionPath(region(name), regions))).toEqual([
      '柳河镇郭庄村',
      '柳河镇',
      '青禾县',
    ]);
  });

  it('has a short name', () => {
    expect(['府前社区', '东湖街道', '前柳村', '青禾县'].map(regionShortName)).toEqual(['府前', '东湖', '前柳', '青禾']);
  });

  it('is as far as the straight way', () => {
    expect(kmBetween(region('花园社区'), region('府前社区'))).toBeCloseTo(0.806, 3);
  });
});

it('is spelt from the beginning of any of its characters on, in whole pinyin or in initials', () => {
  const shop = { pinyin: 'changchengjiadian', initials: 'ccjd' };
  for (const words of ['ccjd', 'jd', 'changcheng', 'Jia Dian', 'chengjia'])
    expect(isSpelt(shop, words), words).toBe(true);
  for (const words of ['hang', 'ccd', 'iadian', '长城']) expect(isSpelt(shop, words), words).toBe(false);
});
