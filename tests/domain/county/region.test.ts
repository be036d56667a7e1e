import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import {
  kmApart,
  matchRegions,
  regionPath,
  regionShortName,
  townOf,
  type Region,
} from '../../../src/domain/county/region.ts';
import { syllablesOf } from '../../../src/domain/county/sound.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

const county = JSON.parse(readFileSync(new URL('../../../seeds/qinghe.json', import.meta.url), 'utf8')) as {
  regions: Omit<Region, 'pinyin' | 'initials'>[];
};
const regions: Region[] = county.regions.map((region) => ({
  ...region,
  pinyin: pinyin(region.name, { toneType: 'none' }),
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
      row('小郭庄村', 'xiao guo zhuang cun', 'xgzc'),
      row('王寨村', 'wang zhai cun', 'wzc'),
      row('郭庄村', 'guo zhuang cun', 'gzc'),
    ];
    const names = (typed: string) => matchRegions(rows, typed, 9).map(({ name }) => name);
    expect(names('gz')).toEqual(['郭庄村', '小郭庄村']);
    expect(names('guozh')).toEqual(['郭庄村', '小郭庄村']);
    expect(names('zhai')).toEqual(['王寨村']);
    expect(names('ang')).toEqual([]);
  });

  it('rows of an earlier version, which kept the pinyin without gaps, are found as the others are', () => {
    const joined = regions.map((region) => ({ ...region, pinyin: region.pinyin.replaceAll(' ', '') }));
    const cut = joined.map((region) => syllablesOf(region.pinyin, region.initials).join(' '));
    expect(cut).toEqual(regions.map((region) => region.pinyin));
    for (const { pinyin: letters } of regions)
      for (const typed of [letters.replaceAll(' ', ''), letters.split(' ').slice(1).join('')])
        expect([typed, matchRegions(joined, typed, 50)]).toEqual([
          typed,
          matchRegions(regions, typed, 50).map(({ id }) => joined.find((one) => one.id === id)),
        ]);
  });

  it('a name with ü is found by v, by u and by ü, alone, after its town and within, and is no other', () => {
    const base = { x: 0, y: 0, officeId: null };
    const rows: Region[] = [
      { ...base, id: 't', name: '吕镇', kind: 'town', parentId: null, pinyin: 'lü zhen', initials: 'lz' },
      { ...base, id: 'a', name: '吕庄村', kind: 'village', parentId: 't', pinyin: 'lü zhuang cun', initials: 'lzc' },
      { ...base, id: 'b', name: '小绿村', kind: 'village', parentId: 't', pinyin: 'xiao lü cun', initials: 'xlc' },
      { ...base, id: 'c', name: '路口村', kind: 'village', parentId: 't', pinyin: 'lu kou cun', initials: 'lkc' },
    ];
    const names = (typed: string) => matchRegions(rows, typed, 9).map(({ name }) => name);
    for (const typed of ['lvzhuang', 'luzhuang', 'lü zhuang', 'lvzhenlvzhuang', 'luzhenluzhuang', 'lvluzhuang'])
      expect(names(typed), typed).toEqual(['吕庄村']);
    for (const typed of ['lvcun', 'lucun', 'lücun']) expect(names(typed), typed).toEqual(['小绿村']);
    expect(names('lvkou')).toEqual([]);
    expect(names('lukou')).toEqual(['路口村']);
  });

  it('a name of one letter many times over is looked through as fast as any', async () => {
    const many = Array.from({ length: 60 }, () => 'a');
    const one: Region = {
      id: 'v',
      name: '啊'.repeat(60),
      kind: 'village',
      parentId: null,
      x: 0,
      y: 0,
      officeId: null,
      pinyin: many.join(' '),
      initials: many.join(''),
    };
    const look = () => expect(matchRegions([one], 'zz', 5)).toEqual([]);
    expect(await processorTimeOf(look, 20)).toBeLessThan(20);
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
    expect(kmApart(region('花园社区'), region('府前社区'))).toBeCloseTo(0.806, 3);
  });
});
