import { expect, test } from 'vitest';
import { sumToCheck } from '../../../src/staff/matter/sum-check.ts';

test.each(['', '1998', '30多元', '999,999.99', '-5', '没有', '99999999999999999999'])(
  '“%s” is asked nothing',
  (typed) => {
    expect(sumToCheck(typed)).toBeNull();
  },
);

test.each([
  ['1000000', '100'],
  ['1998万', '1998'],
  ['12,345,678.90', '1234.57'],
])('“%s” is said as %s 万元, to be looked at before it is sent', (typed, wan) => {
  expect(sumToCheck(typed)?.zh).toBe(`就是 ${wan} 万元；请看看有没有多写零`);
});
