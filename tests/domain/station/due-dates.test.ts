import { describe, expect, it } from 'vitest';
import { emptyCharter, type Charter } from '../../../src/domain/station/charter.ts';
import { isSaid, leftZh, obligationsOf, termOf, yearToReview } from '../../../src/domain/station/due-dates.ts';

const charter = (change: Partial<Charter>) =>
  ({ ...emptyCharter, state: 'active', reviews: [], rectifyBy: null, facility: false, ...change }) as Charter;
const review = (year: number) => ({ year, on: `${year}-12-20`, grade: '合格', remark: '' });

describe('what a station owes by a day', () => {
  it('is in sight a week before it has to be put right, and after it until somebody acts', () => {
    const one = charter({ state: 'rectifying', rectifyBy: '2026-12-08' });
    expect(obligationsOf(one, '2026-11-30')).toEqual([]);
    expect(obligationsOf(one, '2026-12-01')).toEqual([{ kind: 'rectify', by: '2026-12-08', left: 7 }]);
    expect(obligationsOf(one, '2026-12-20')).toEqual([{ kind: 'rectify', by: '2026-12-08', left: -12 }]);
    expect(obligationsOf({ ...one, state: 'active', rectifyBy: null }, '2026-12-01')).toEqual([
      { kind: 'review', by: '2026-12-31', left: 30 },
    ]);
  });

  it('is one review for each year that it ran, from December on, the first in the year after a start in autumn', () => {
    expect(yearToReview(charter({ activatedOn: '2026-03-01' }), '2026-11-27')).toBe(2026);
    expect(yearToReview(charter({ activatedOn: '2026-10-25' }), '2026-11-27')).toBe(2027);
    expect(yearToReview(charter({ reviews: [review(2024), review(2025)] }), '2026-11-27')).toBe(2026);
    const missed = charter({ activatedOn: '2024-03-01', reviews: [review(2024)] });
    expect(obligationsOf(missed, '2026-06-01')).toEqual([{ kind: 'review', by: '2025-12-31', left: -152 }]);
    expect(obligationsOf(charter({ activatedOn: '2026-03-01', reviews: [review(2026)] }), '2026-12-31')).toEqual([]);
  });

  it('is nothing of a station that does not run', () => {
    for (const state of ['applied', 'approved', 'suspended', 'closed'] as const)
      expect(obligationsOf(charter({ state, activatedOn: '2020-01-01' }), '2026-12-31')).toEqual([]);
  });
});

describe('a term', () => {
  it('is in sight a month before it ends', () => {
    expect(termOf({ validTo: null }, '2026-11-27')).toEqual([]);
    expect(termOf({ validTo: '2026-12-28' }, '2026-11-27')).toEqual([]);
    expect(termOf({ validTo: '2026-12-27' }, '2026-11-27')).toEqual([{ kind: 'term', by: '2026-12-27', left: 30 }]);
  });
});

it('is said when it comes into sight, a week before, on the day, the day after and every week from then on', () => {
  const said = (kind: 'rectify' | 'term') =>
    Array.from({ length: 60 }, (_, n) => 40 - n).filter((left) => isSaid({ kind, by: '2026-12-31', left }));
  expect(said('term')).toEqual([30, 7, 0, -1, -8, -15]);
  expect(said('rectify')).toEqual([7, 0, -1, -8, -15]);
});

it('says how long in words', () => {
  const words = [3, 0, -2].map((left) => leftZh({ kind: 'rectify', by: '2026-12-31', left }));
  expect(words).toEqual(['还有 3 天', '今天到期', '过了 2 天']);
});
