import { expect, it } from 'vitest';
import { isBeyondLaw } from '../../../../src/domain/complaint/mediation/compensation-check.ts';

it.each([
  // 退一赔三 and 退一赔十 are what the law gives, and 500 or 1,000 yuan where the price was small.
  [1998, 5994, false],
  [100, 1000, false],
  [12, 500, false],
  [12, 1000, false],
  [12, 1001, true],
  [1998, 19_980, false],
  [1998, 199_800, true],
  [0, 1000, false],
  [0, 1000.01, true],
])('争议 %d 元，赔偿金 %d 元：要核对 %s', (disputed, compensation, asks) => {
  expect(isBeyondLaw({ disputedFen: disputed * 100, compensationFen: Math.round(compensation * 100) })).toBe(asks);
});

it('还没写的不问', () => {
  expect(isBeyondLaw({})).toBe(false);
  expect(isBeyondLaw({ disputedFen: 100_00, compensationFen: Number.NaN })).toBe(false);
});
