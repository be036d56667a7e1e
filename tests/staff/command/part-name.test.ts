import { expect, test } from 'vitest';
import { defaultRota } from '../../../src/domain/command/rota.ts';
import { partSaid } from '../../../src/staff/command/shift/part-name.ts';

test('The parts with which a county begins have English names; what a county named itself stays.', () => {
  const { parts } = defaultRota;
  expect(parts.map(({ zh }) => partSaid(zh, 'zh'))).toEqual(parts.map(({ zh }) => zh));
  expect(parts.filter(({ zh }) => /\p{Script=Han}/u.test(partSaid(zh, 'en')))).toEqual([]);
  expect(partSaid('集市班', 'en')).toBe('集市班');
});
