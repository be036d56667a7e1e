import { expect, test } from 'vitest';
import { handlersFor } from '../../../src/staff/matter/handlers.ts';
import { foundPeople, isMeantBy } from '../../../src/staff/matter/people-found.ts';

const names = ['周毅', '曾凡', '单小雨', '吕红'];
/** As the server reads them: the surname by itself where it is another one. */
const readings = [['zhou yi'], ['ceng fan', 'zeng fan'], ['dan xiao yu', 'shan xiao yu'], ['lü hong']];
const { isMeant, inHandOf } = foundPeople(
  names.map((name, i) => ({ id: String(i), name, reads: readings[i] ?? [], inHand: i === 0 ? 12 : null })),
);

test('A list of people finds a name by initials, by pinyin, and as a surname is read.', () => {
  expect(['zy', 'zhou', 'zhouyi', 'ZY ', '周', '毅'].map((typed) => isMeant(typed, '周毅'))).toEqual(
    Array.from({ length: 6 }, () => true),
  );
  expect(['zengf', 'cf', 'zf'].every((typed) => isMeant(typed, '曾凡'))).toBe(true);
  expect(isMeant('shanxi', '单小雨')).toBe(true);
  expect(['lvh', 'luh', 'lh', 'hong'].every((typed) => isMeant(typed, '吕红'))).toBe(true);
  // A letter by itself is in half of all names, and no figure spells one.
  expect([isMeant('z', '周毅'), isMeant('12', '周毅'), isMeant('ou', '周毅')]).toEqual([false, false, false]);
  expect([isMeant('zy', '曾凡'), isMeant('zhou', '没有记下的人')]).toEqual([false, false]);
});

test('What stands behind a name does not hide it, and how much somebody has stands by his id.', () => {
  expect(isMeant('zy', '周毅（在手 12 件）')).toBe(true);
  expect(isMeant('zy', '周毅（排不上：已有 12-05 夜班）')).toBe(true);
  expect(isMeant('zy', 'Zhou 周毅')).toBe(false);
  expect([inHandOf('0'), inHandOf('1'), inHandOf('nobody')]).toEqual([12, null, null]);
});

test('选所、站、类别、乡镇的单子，打首字母或拼音找得到，后面带着字的也一样', () => {
  const readings = new Map([
    ['城关所', ['cheng guan suo']],
    ['大营镇', ['da ying zhen']],
    ['家用电器', ['jia yong dian qi']],
  ]);
  const isMeant = (typed: string, label: string) => isMeantBy(readings, typed, label);
  expect(['cgs', 'chengguan', 'guans', 'CGS ', '城关'].every((typed) => isMeant(typed, '城关所'))).toBe(true);
  expect(['dyz', 'daying', 'yingz'].every((typed) => isMeant(typed, '大营镇'))).toBe(true);
  expect(isMeant('jydq', '家用电器（已停用）')).toBe(true);
  expect([isMeant('c', '城关所'), isMeant('cgs', '大营镇'), isMeant('eng', '城关所')]).toEqual([false, false, false]);
  // In English, and where the county has no such name, by the letters that stand there.
  expect([isMeant('appl', 'Home appliances'), isMeant('cgs', 'Chengguan')]).toEqual([true, false]);
});

test('承办人的单子：县里的人选全县的，所里的人选本所的，办不了件的人不在里面', () => {
  const of = (
    id: string,
    role: 'officer' | 'officeHead' | 'centre' | 'leader' | 'station',
    organisationId: string | null,
  ) => ({
    id,
    name: id,
    role,
    organisationId,
    stationId: null,
  });
  const all = [
    of('周毅', 'officer', 'east'),
    of('东所长', 'officeHead', 'east'),
    of('西所的人', 'officer', 'west'),
    of('方敏', 'centre', null),
    of('韩志远', 'leader', null),
    of('站上的人', 'station', null),
  ];
  const names = (role: 'officer' | 'centre' | 'leader' | 'station' | 'auditor', organisationId: string | null) =>
    handlersFor({ role, organisationId }, all).map(({ name }) => name);
  const county = ['周毅', '东所长', '西所的人', '方敏'];
  expect([names('centre', null), names('leader', null)]).toEqual([county, county]);
  expect(names('officer', 'east')).toEqual(['周毅', '东所长']);
  expect([names('station', null), names('auditor', null)]).toEqual([[], []]);
});
