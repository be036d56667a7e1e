import { expect, test } from 'vitest';
import { counted } from '../../../src/domain/base/words.ts';

test('One day is a day, and none or several are days; people are not persons.', () => {
  expect([0, 1, 2].map((n) => counted(n, 'day'))).toEqual(['0 days', '1 day', '2 days']);
  expect([1, 3].map((n) => counted(n, 'person', 'people'))).toEqual(['1 person', '3 people']);
});
