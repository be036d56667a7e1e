import { expect, test } from 'vitest';
import { dueWords } from '../../../src/staff/telephone/due-words.ts';

test('By when something is wanted is said as at a counter: the hour where it is near, else the day with its weekday.', () => {
  const words = (at: string) => dueWords(at, '2026-08-18').zh;
  expect(words('2026-08-18T09:00:00Z')).toBe('今天 17:00 前');
  expect(words('2026-08-19T01:00:00Z')).toBe('明早 9:00 前');
  expect(words('2026-08-19T07:30:00Z')).toBe('明天 15:30 前');
  expect(words('2026-08-20T07:30:00Z')).toBe('8月20日 星期四 前');
});
