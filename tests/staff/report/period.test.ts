import { describe, expect, test } from 'vitest';
import { periodIn, periodInstead, periodOf } from '../../../src/staff/figures/period.ts';

const fallback = { from: '2026-01-01', to: '2026-11-30' };
const read = (link: string) => periodIn(new URLSearchParams(link), fallback);

describe('The days that an address asks for', () => {
  test.each([
    ['', fallback],
    ['from=2025-01-01&to=2025-12-31', { from: '2025-01-01', to: '2025-12-31' }],
    ['from=2026-03-01', { from: '2026-03-01', to: '2026-11-30' }],
    ['from=2026-13-45&to=abc', fallback],
    ['from=2026-02-30&to=2026-03-31', { from: '2026-01-01', to: '2026-03-31' }],
    ['from=2026-05-01&to=2026-04-30', fallback],
    ['to=2025-06-30', fallback],
  ])('%s', (link, period) => {
    expect(read(link)).toEqual(period);
  });
});

test('Of an address with days that are none it is said what is shown instead, and of one with good days nothing', () => {
  const said = (link: string) => periodInstead(new URLSearchParams(link), fallback)?.zh;
  expect(said('from=zzz&to=2026-11-30')).toBe('链接里的日期“zzz”不对，先看2026年1月1日至2026年11月30日。');
  expect(said('from=2026-05-01&to=2026-04-30')).toContain('“2026-05-01至2026-04-30”不对');
  expect(said(`from=${'长'.repeat(5000)}`)?.length).toBeLessThan(70);
  for (const link of ['', 'from=2026-03-01', 'to=2026-06-30', 'from=2026-03-01&to=2026-03-01'])
    expect(said(link)).toBeUndefined();
});

test('近四周 are the four whole weeks before this one, from Monday to Sunday', () => {
  const weeks = { from: '2026-11-02', to: '2026-11-29' };
  for (const today of ['2026-11-30', '2026-12-03', '2026-12-06']) expect(periodOf('fourWeeks', today)).toEqual(weeks);
});
