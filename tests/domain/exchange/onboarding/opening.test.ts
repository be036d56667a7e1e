import { describe, expect, it } from 'vitest';
import {
  missingYears,
  openedWith,
  openingOf,
  type OpeningFacts,
} from '../../../../src/domain/exchange/onboarding/opening.ts';

const empty: OpeningFacts = {
  hasBureauAddress: false,
  opensOutside: false,
  security: 0,
  missingYears: [2026],
  offices: 0,
  villages: 0,
  unlocated: 0,
  stations: 0,
  accounts: 0,
  shifts: 0,
  hasSms: false,
  areKeysKept: false,
  matters: 0,
};
const whole: OpeningFacts = {
  ...empty,
  hasBureauAddress: true,
  opensOutside: true,
  security: 1,
  missingYears: [],
  offices: 4,
  villages: 220,
  stations: 140,
  accounts: 300,
  shifts: 10,
  areKeysKept: true,
  matters: 1,
};
const doneIn = (facts: OpeningFacts) =>
  openingOf(facts)
    .steps.filter(({ done }) => done)
    .map(({ code }) => code);

describe('开县步骤', () => {
  it('operations B3: begin with the workbook, and none of them is done in an empty county', () => {
    const { steps, isOpen } = openingOf(empty);
    expect(isOpen).toBe(true);
    expect(steps[0]?.code).toBe('workbook');
    expect(steps.filter(({ done }) => done)).toEqual([]);
  });

  it('are done one by one as the county has what they are for', () => {
    expect(doneIn({ ...empty, offices: 1 })).toEqual(['offices']);
    expect(doneIn({ ...empty, opensOutside: true, security: 1 })).toEqual(['address', 'security']);
    expect(doneIn({ ...empty, offices: 1, villages: 2, stations: 1, accounts: 1 })).toEqual([
      'workbook',
      'offices',
      'villages',
      'stations',
      'accounts',
    ]);
    expect(doneIn({ ...empty, areKeysKept: true, matters: 3, shifts: 2 })).toEqual(['roster', 'keys', 'filing']);
  });

  it('go when all is done; a county may open without a gateway for texts, and not without anything else', () => {
    expect(openingOf(whole).isOpen).toBe(false);
    for (const [name, value] of Object.entries(empty))
      expect([name, openingOf({ ...whole, [name]: value }).isOpen]).toEqual([
        name,
        !['hasSms', 'unlocated'].includes(name),
      ]);
  });

  it('come back never: a county at work misses the next year’s notice, its shifts or a copy of its keys elsewhere', () => {
    const later = { ...whole, missingYears: [2027], shifts: 0, areKeysKept: false };
    expect(openingOf(later).isOpen).toBe(true);
    expect(openingOf({ ...later, matters: openedWith }).isOpen).toBe(false);
  });

  it('say how many villages are not located, and which years are missing', () => {
    const { steps } = openingOf({ ...whole, unlocated: 7, missingYears: [2026, 2027] });
    const zh = (code: string) => steps.find((one) => one.code === code)?.count?.zh;
    expect([zh('villages'), zh('calendar')]).toEqual(['220 个，7 个未定位', '还缺 2026、2027 年']);
  });
});

describe('the years whose notice should be there', () => {
  it('is this one, and from December on the next', () => {
    expect(missingYears('2026-11-30', [])).toEqual([2026]);
    expect(missingYears('2026-12-01', [])).toEqual([2026, 2027]);
    expect(missingYears('2026-12-01', [{ year: 2026, published: true }])).toEqual([2027]);
    // What is counted by the statutory days alone was not entered.
    expect(missingYears('2026-03-01', [{ year: 2026, published: false }])).toEqual([2026]);
  });
});
