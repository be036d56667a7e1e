import { expect, it } from 'vitest';
import { nation, rateNames, standingOf } from '../../../src/domain/desk/rates.ts';
import { figures } from '../../../src/domain/figures.ts';
import { defaultRateTargets } from '../../../src/domain/law/local-limits.ts';

it('Each rate of the first screen is a ratio of two figures, with a national mean and a target that a county may set.', () => {
  for (const name of rateNames) {
    const { unit, ratio } = figures[name];
    expect([unit, ratio.part in figures, ratio.whole in figures], name).toEqual(['percent', true, true]);
    expect(nation.rates[name]).toBeGreaterThan(0);
  }
  expect(Object.keys(defaultRateTargets).toSorted()).toEqual([...rateNames].toSorted());
  expect(nation.sourceZh).toContain('2024 年 5 月');
});

it('A rate is above, at or below what it is held against, and neither where there is nothing to hold.', () => {
  expect(standingOf(98.54, 100)).toBe('below');
  expect(standingOf(100, 100)).toBe('met');
  expect(standingOf(60.02, 51.63)).toBe('above');
  expect(standingOf(null, 100)).toBeNull();
  expect(standingOf(98.54, null)).toBeNull();
});
