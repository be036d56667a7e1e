import { expect, test } from 'vitest';
import { wrongCount } from '../../../src/staff/telephone/asked/area-check.tsx';

test.each([
  ['', '至少 1 户'],
  ['0', '至少 1 户'],
  ['3.5', '用数字写整数'],
  ['五', '用数字写整数'],
  ['99999999', '最多 100000 户'],
])('FRESH 36 大概几户写“%s”，说的是：%s', (typed, words) => {
  expect(wrongCount(typed, (zh) => zh).households).toContain(words);
});

test('FRESH 36 写 5 就是 5 户', () => {
  expect(wrongCount(' 5 ', (zh) => zh)).toEqual({});
});
