import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../src/domain/base/calendar.ts';
import { isoWeekOf, mondayOfWeek, monthsCompared, mostRisen, weeksUntil } from '../../../src/domain/desk/weeks.ts';

describe('an ISO week', () => {
  it('begins on Monday and belongs to the year of its Thursday', () => {
    expect(isoWeekOf('2026-01-01')).toEqual({ year: 2026, week: 1 });
    expect(isoWeekOf('2025-12-29')).toEqual({ year: 2026, week: 1 });
    expect(isoWeekOf('2021-01-03')).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf('2026-06-24')).toEqual({ year: 2026, week: 26 });
    expect(mondayOfWeek(2026, 26)).toBe('2026-06-22');
    expect(mondayOfWeek(2026, 53)).toBe('2026-12-28');
    expect(mondayOfWeek(2025, 53)).toBeNull();
  });

  it('is found again by its year and its number, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const day = addDays('1990-01-01', n);
        const { year, week } = isoWeekOf(day);
        const monday = mondayOfWeek(year, week);
        expect(monday).not.toBeNull();
        expect(weekdayOf(monday as string)).toBe(1);
        expect(day >= (monday as string) && day <= addDays(monday as string, 6)).toBe(true);
      }),
    );
  });
});

describe('the weeks beside those of the year before', () => {
  it('end today, and the one before is cut at the same weekday', () => {
    const weeks = weeksUntil('2026-06-24', 12);
    expect(weeks[0]).toEqual({
      from: '2026-04-06',
      to: '2026-04-12',
      before: { from: '2025-04-07', to: '2025-04-13' },
    });
    expect(weeks.at(-1)).toEqual({
      from: '2026-06-22',
      to: '2026-06-24',
      before: { from: '2025-06-23', to: '2025-06-25' },
    });
    expect(weeksUntil('2026-12-31', 1)[0]?.before).toBeNull();
  });
});

describe('the categories that rose most', () => {
  it('are told of the last whole month beside the same one a year before, in the order of the rise', () => {
    expect(monthsCompared('2026-06-24')).toEqual({
      now: { from: '2026-05-01', to: '2026-05-31' },
      before: { from: '2025-05-01', to: '2025-05-31' },
    });
    expect(monthsCompared('2025-03-01').before).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    const counts = [
      { code: 'G01', now: 5, before: 8 },
      { code: 'G10', now: 9, before: 3 },
      { code: 'V06', now: 12, before: 3 },
      { code: 'V13', now: 5, before: 5 },
    ];
    expect(mostRisen(counts, 3).map(({ code }) => code)).toEqual(['V06', 'G10']);
  });
});
