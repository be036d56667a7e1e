import { expect, test } from 'vitest';
import { homeToldOf, placesOf, placesZh, ringingOfficeIds } from '../../../src/domain/command/callout.ts';
import type { Region } from '../../../src/domain/county/region.ts';

const region = (id: string, name: string, officeId: string, parentId: string | null): Region => ({
  id,
  name,
  kind: parentId === null ? 'town' : 'village',
  parentId,
  x: 0,
  y: 0,
  pinyin: '',
  initials: '',
  officeId,
});
const regions = [
  region('T1', '城关镇', 'CG', null),
  region('V1', '西关社区', 'CG', 'T1'),
  region('T2', '柳河镇', 'LH', null),
  region('V2', '郭庄村', 'LH', 'T2'),
];
const rung = { place: '城关镇西关社区', regionId: 'V1', homeRegionId: 'V2', matterId: 'm', officeId: 'CG' };

test('Of a leak at home both places are said, the home first, and both offices are rung.', () => {
  expect(placesZh(rung, regions)).toBe('投诉人住柳河镇郭庄村，店在城关镇西关社区');
  expect(ringingOfficeIds(rung, regions)).toEqual(['LH', 'CG']);
});

test('Of those who complain jointly nobody’s home is said.', () => {
  expect(homeToldOf({ consumerRegionId: 'V2', joint: null })).toBe('V2');
  expect(homeToldOf({ consumerRegionId: 'V2', joint: { members: [] } })).toBeNull();
});

test.each([
  ['one village is said once', { homeRegionId: 'V1' }, '投诉人和店都在城关镇西关社区'],
  ['a home that nobody wrote down is not guessed', { homeRegionId: null }, '店在城关镇西关社区'],
  ['a shop without a place leaves the home', { place: '', regionId: null }, '投诉人住柳河镇郭庄村'],
  ['what was opened by hand has its place alone', { homeRegionId: null, matterId: null }, '在城关镇西关社区'],
  [
    'a station without a matter is told apart from the home',
    { matterId: null },
    '投诉人住柳河镇郭庄村，站点在城关镇西关社区',
  ],
  [
    'a station in the village of the home is said once',
    { matterId: null, homeRegionId: 'V1' },
    '投诉人住城关镇西关社区',
  ],
  ['nothing is known', { place: '', regionId: null, homeRegionId: null }, ''],
])('%s', (_, change, words) => {
  expect(placesZh({ ...rung, ...change }, regions)).toBe(words);
});

test('A place of the home has its region, so that the map shows it.', () => {
  expect(placesOf(rung, regions).map(({ regionId }) => regionId)).toEqual(['V2', 'V1']);
});
