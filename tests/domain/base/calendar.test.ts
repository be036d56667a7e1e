import { missingFestivals } from '../../../src/domain/base/festival.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  afterHoliday,
  calendarOf,
  dayOf,
  dayShortZh,
  dayZh,
  daysBetween,
  isDay,
  isInstant,
  isPublished,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  statutoryFallback,
  weekdayOf,
  weekdayZh,
  workingDaysBetween,
  type CalendarYear,
} from '../../../src/domain/base/calendar.ts';
import { festivalsOf } from '../../../src/domain/base/festival.ts';

const years = JSON.parse(
  readFileSync(new URL('../../../seeds/calendar.json', import.meta.url), 'utf8'),
) as CalendarYear[];
const calendar = calendarOf(years);
const someDay = fc.integer({ min: 0, max: 9496 }).map((n) => addDays('2004-01-01', n));

describe('working days by the table of 2026', () => {
  it.each([
    ['2026-02-13', '2026-03-02', '2026-03-12', '2026-04-02'],
    ['2026-04-03', '2026-04-15', '2026-04-27', '2026-05-20'],
    ['2026-04-30', '2026-05-13', '2026-05-25', '2026-06-15'],
    ['2026-09-18', '2026-09-29', '2026-10-15', '2026-11-05'],
    ['2026-09-19', '2026-09-29', '2026-10-15', '2026-11-05'],
    ['2026-09-28', '2026-10-13', '2026-10-23', '2026-11-13'],
    ['2026-10-01', '2026-10-15', '2026-10-27', '2026-11-17'],
  ])('from %s: seven end on %s, fifteen on %s, thirty on %s', (from, seven, fifteen, thirty) => {
    expect([7, 15, 30].map((n) => addWorkingDays(calendar, from, n))).toEqual([seven, fifteen, thirty]);
  });

  it('go past the New Year of a year without a notice by the statutory days', () => {
    expect(isPublished(calendar, 2027)).toBe(false);
    expect(addWorkingDays(calendar, '2026-11-23', 30)).toBe('2027-01-05');
  });

  it('are counted again when the notice of that year is loaded', () => {
    const made = {
      year: 2027,
      published: true,
      days: [{ day: '2027-01-02', kind: 'work', name: '元旦', statutory: false }],
    } as const;
    expect(addWorkingDays(calendarOf([...years, made]), '2026-11-23', 30)).toBe('2027-01-02');
    const empty = { year: 2027, published: false, days: [] };
    expect(addWorkingDays(calendarOf([...years, empty]), '2026-11-23', 30)).toBe('2027-01-05');
  });

  it('operations A4: some days that were entered before the notice take none of the festivals away', () => {
    const newYear = { day: '2027-01-02', kind: 'off', name: '元旦', statutory: false } as const;
    const some = calendarOf([...years, { year: 2027, published: false, days: [newYear] }]);
    expect(addWorkingDays(some, '2027-02-03', 7)).toBe(addWorkingDays(calendar, '2027-02-03', 7));
    expect(isWorkingDay(some, '2027-02-08')).toBe(false);
  });

  it('operations A4: every year of the program’s own has all its festivals', () => {
    const published = years.filter((one) => one.published);
    expect(published.length).toBeGreaterThan(10);
    expect(published.flatMap(({ year, days }) => missingFestivals(year, days))).toEqual([]);
  });

  it('are Monday to Friday but for declared days', () => {
    const working = ['2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10', '2025-01-26', '2025-10-11', '2026-04-29'];
    expect(working.filter((day) => !isWorkingDay(calendar, day))).toEqual([]);
    const off = ['2026-01-02', '2026-02-23', '2026-05-05', '2026-10-07', '2026-04-18', '2012-06-23', '2027-05-02'];
    expect(off.filter((day) => isWorkingDay(calendar, day))).toEqual([]);
  });

  it('between a Sunday and the Friday before it are plainly none', () => {
    expect(workingDaysBetween(calendar, '2026-04-19', '2026-04-17')).toBe(0);
    expect(workingDaysBetween(calendar, '2026-04-19', '2026-04-16')).toBe(-1);
  });

  it('refuse to be added backwards', () => {
    expect(() => addWorkingDays(calendar, '2026-04-29', -1)).toThrow();
  });
});

describe('properties of working days', () => {
  it('n working days from a day hold exactly n working days', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 90 }), (from, n) => {
        const end = addWorkingDays(calendar, from, n);
        let met = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) met += isWorkingDay(calendar, day) ? 1 : 0;
        expect(met).toBe(n);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(workingDaysBetween(calendar, from, end)).toBe(n);
        expect(workingDaysBetween(calendar, end, from)).toBe(-n);
      }),
      { numRuns: 300 },
    );
  });

  it('a later start never ends earlier, nor does a longer count', () => {
    fc.assert(
      fc.property(someDay, fc.nat(40), fc.nat(60), fc.nat(10), (from, later, n, more) => {
        const end = addWorkingDays(calendar, from, n);
        expect(addWorkingDays(calendar, addDays(from, later), n) >= end).toBe(true);
        expect(addWorkingDays(calendar, from, n + more) >= end).toBe(true);
      }),
    );
  });

  it('counts between days add up, over years too', () => {
    fc.assert(
      fc.property(someDay, someDay, someDay, (a, b, c) => {
        const ab = workingDaysBetween(calendar, a, b);
        expect(ab + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    ['2026-10-02', '2026-09-30', '2026-10-08'],
    ['2026-09-26', '2026-09-24', '2026-09-28'],
    ['2026-06-15', '2026-06-15', '2026-06-15'],
    ['2026-05-01', '2026-04-30', '2026-05-06'],
    ['2026-04-18', '2026-04-17', '2026-04-18'],
  ])('of %s: the last working day is %s, the day after the holiday %s', (day, worked, after) => {
    expect(lastWorkingDayOnOrBefore(calendar, day)).toBe(worked);
    expect(afterHoliday(calendar, day)).toBe(after);
  });

  it('run on over the turn of the year', () => {
    expect(afterHoliday(calendar, '2022-12-31')).toBe('2023-01-03');
  });

  it('of every table name all statutory days, and no make-up work on a weekday', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
    for (const { year, days } of years) {
      const off = new Set(days.filter(({ kind }) => kind === 'off').map(({ day }) => day));
      const statutory = festivalsOf(year).flatMap((festival) => festival.days.map((day) => `${year}-${day}`));
      expect(statutory.filter((day) => !off.has(day))).toEqual([]);
      const work = days.filter(({ kind }) => kind === 'work');
      expect(work.filter(({ day }) => weekdayOf(day) % 6 !== 0)).toEqual([]);
      expect(days.filter(({ statutory: marked, kind }) => marked && kind === 'work')).toEqual([]);
    }
  });

  it('tell statutory days from rest moved to them', () => {
    const days2026 = years.find(({ year }) => year === 2026)?.days ?? [];
    const spring = days2026.filter(({ name, kind, statutory }) => name === '春节' && kind === 'off' && statutory);
    expect(spring.map(({ day }) => day)).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19']);
    expect(days2026.filter(({ statutory }) => statutory)).toHaveLength(13);
  });

  it('law 20 of 2027 fall back on the thirteen statutory days, with a day off for each on a weekend (补假)', () => {
    const { published, days } = statutoryFallback(2027);
    expect(published).toBe(false);
    expect(days.map(({ day }) => day.slice(5))).toEqual([
      '01-01',
      '02-05',
      '02-06',
      '02-07',
      '02-08',
      '02-09',
      '02-10',
      '04-05',
      '05-01',
      '05-02',
      '05-03',
      '05-04',
      '06-09',
      '09-15',
      '10-01',
      '10-02',
      '10-03',
      '10-04',
      '10-05',
    ]);
    // The festival itself is statutory, the day off in its place is not: who watches on it has no festival's rota.
    const instead = days.filter(({ name }) => name.endsWith('补假'));
    expect(instead.map(({ name, statutory }) => [name, statutory])).toEqual([
      ...Array(2).fill(['春节补假', false]),
      ...Array(2).fill(['劳动节补假', false]),
      ...Array(2).fill(['国庆节补假', false]),
    ]);
  });

  it('that meet are one day with two names', () => {
    expect(statutoryFallback(2031).days.find(({ day }) => day === '2031-10-01')?.name).toBe('国庆节、中秋节');
  });

  it('by the moon agree with the engine’s calendar but for the two years in which that is known to be a day wrong', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const at = (year: number, day: string) => {
      const parts = lunar.formatToParts(new Date(`${year}-${day}T00:00Z`));
      return ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('-');
    };
    const wrong: number[] = [];
    for (let year = 2014; year <= 2050; year += 1) {
      const days = new Map(festivalsOf(year).map((festival) => [festival.name, festival.days]));
      const spring = days.get('春节') ?? [];
      expect([at(year, days.get('端午节')?.[0] ?? ''), at(year, days.get('中秋节')?.[0] ?? '')]).toEqual([
        '5-5',
        '8-15',
      ]);
      if (at(year, spring.at(-1) ?? '') !== '1-3') wrong.push(year);
    }
    expect(wrong.filter((year) => year !== 2027 && year !== 2030)).toEqual([]);
  });
});

describe('days', () => {
  it('begin at midnight in China', () => {
    expect(dayOf(new Date('2026-04-28T15:59:59Z'))).toBe('2026-04-28');
    expect(dayOf(new Date('2026-04-28T16:00:00Z'))).toBe('2026-04-29');
  });

  it('of old summers began an hour earlier', () => {
    expect(dayOf(new Date('1988-07-01T15:30:00Z'))).toBe('1988-07-02');
    expect(dayOf(new Date('1988-01-01T15:30:00Z'))).toBe('1988-01-01');
    expect(dayOf(new Date('1991-12-31T16:00:00Z'))).toBe('1992-01-01');
  });

  it('add, count and have weekdays as the engine’s own dates do', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 60_000 }), fc.integer({ min: -9000, max: 9000 }), (serial, n) => {
        const iso = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
        const day = iso(serial);
        expect(addDays(day, n)).toBe(iso(serial + n));
        expect(daysBetween(day, iso(serial + n))).toBe(n);
        expect(weekdayOf(day)).toBe(new Date(serial * 86_400_000).getUTCDay());
      }),
    );
  });

  it('that do not exist are no days', () => {
    expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '', '2026-04-31'].some(isDay)).toBe(false);
    expect(isInstant('2024-02-29T23:59:59.999Z')).toBe(true);
    const none = ['2026-02-30T00:00:00.000Z', '2026-99-99T00:00:00.000Z', '2026-02-03T24:00:00.000Z', '2026-02-03', ''];
    expect(none.some(isInstant)).toBe(false);
  });

  it('are printed in Chinese', () => {
    expect([dayZh('2026-04-29'), weekdayZh('2026-04-29'), dayShortZh('2026-04-29')]).toEqual([
      '2026年4月29日',
      '星期三',
      '4月29日（星期三）',
    ]);
  });
});
