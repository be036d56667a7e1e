import { describe, expect, it } from 'vitest';
import { readRegionList } from '../../../src/staff/county/settings/region-list.ts';

const known = {
  towns: [{ id: 'T03', name: '柳河镇' }],
  offices: [{ id: 'SO-LH', name: '柳河市场监管所' }],
  places: [{ id: 'V0303', name: '郭庄村', parentId: 'T03', kind: 'village' }],
};

const zhOf = (zh: string) => zh;

describe('a pasted list of villages', () => {
  it('takes towns and villages by name or code, a town of a line above included', () => {
    const typed =
      'T04 白杨乡 - SO-LH -18 3\nV0401\t白杨村\t白杨乡\t柳河市场监管所\t-18.2\t3.1\nV0303，郭庄村，柳河镇，SO-LH，-13.8，7.1';
    const { regions, wrong } = readRegionList(typed, known, zhOf);
    expect(wrong).toEqual([]);
    expect(regions.map((one) => [one.id, one.kind, one.parentId, one.officeId, one.x])).toEqual([
      ['T04', 'town', null, 'SO-LH', -18],
      ['V0401', 'village', 'T04', 'SO-LH', -18.2],
      ['V0303', 'village', 'T03', 'SO-LH', -13.8],
    ]);
  });

  it('takes a line without kilometres as saying nothing of the place, and none with one of them alone', () => {
    const read = readRegionList('T04 白杨乡 - SO-LH\nV0401 白杨村 白杨乡 SO-LH', known, zhOf);
    // Left out, so that what stands already stays where it is.
    expect(read.regions.map((one) => 'x' in one || 'y' in one)).toEqual([false, false]);
    const half = readRegionList('V0402 小杨村 柳河镇 SO-LH 3', known, zhOf);
    expect([half.regions, half.wrong]).toEqual([
      [],
      [expect.stringMatching(/^第 1 行：往东、往北两个公里数要一起写/u)],
    ]);
  });

  it('names each line that cannot be taken and why', () => {
    const { regions, wrong } = readRegionList(
      '郭庄 郭庄村 柳河镇 SO-LH 1 2\nV1 村 柳河镇 SO-LH\nV0303 郭庄村 柳树镇 SO-LH 1 2\nV0304 小张村 柳河镇 没有的所 1 2\nV0305 大张村 柳河镇 SO-LH 东 西',
      known,
      zhOf,
    );
    expect(regions).toEqual([]);
    expect(wrong.map((one) => one.slice(0, 5))).toEqual(['第 1 行', '第 2 行', '第 3 行', '第 4 行', '第 5 行']);
  });

  it('warns of a name that the same town has under another code, and takes the line all the same', () => {
    const { regions, wrong, repeated } = readRegionList(
      'V0399 郭庄村 柳河镇 SO-LH 1 2\nV0303 郭庄村 柳河镇 SO-LH 1 2\nT04 白杨乡 - SO-LH\nV0401 郭庄村 白杨乡 SO-LH\nV0402 郭庄村 白杨乡 SO-LH',
      known,
      zhOf,
    );
    expect(wrong).toEqual([]);
    expect(regions).toHaveLength(5);
    expect(repeated.map((one) => [one.slice(0, 5), /V\d+/u.exec(one)?.[0]])).toEqual([
      ['第 1 行', 'V0303'],
      ['第 2 行', 'V0399'],
      ['第 5 行', 'V0401'],
    ]);
  });
});
