import { expect, test } from 'vitest';
import { freeCode } from '../../../src/staff/county/settings/free-code.ts';

test('A new item of a list has a code of its own, also after one was taken out of the middle.', () => {
  const items = ['n01', 'n02', 'n03'].map((code) => ({ code }));
  expect(freeCode([])).toBe('n01');
  expect(freeCode(items)).toBe('n04');
  expect(freeCode(items.filter(({ code }) => code !== 'n02'))).toBe('n04');
});
