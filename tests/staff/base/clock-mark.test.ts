import { expect, test } from 'vitest';
import { addDays, calendarOf } from '../../../src/domain/base/calendar.ts';
import { remainingZh, type Clock } from '../../../src/domain/law/clock.ts';
import { dayShort, dayWithWeekday } from '../../../src/staff/base/ui/day.ts';
import { remainingEn, secondWords } from '../../../src/staff/base/ui/clock-mark.tsx';

const today = '2026-06-24';
const calendar = calendarOf([]);

function aClock(change: Partial<Clock>): Clock {
  return {
    rule: 'C-01',
    identifier: 'accept',
    zh: '受理决定并告知',
    en: 'Decide on acceptance and tell',
    article: '',
    articleShort: '',
    unit: 'wd',
    count: 7,
    extendedBy: 0,
    startedOn: '2026-06-15',
    pauses: [],
    nominalOn: today,
    targetOn: today,
    legalOn: today,
    stoppedOn: null,
    late: false,
    provisional: false,
    ...change,
  };
}

test('Every way in which a clock says what is left has its English.', () => {
  const local = { unit: 'd' as const, legalOn: null };
  const spoken = [-10, -5, -3, -1, 0, 1, 3, 9].flatMap((n) => {
    const day = addDays(today, n);
    return [
      aClock({ targetOn: day, legalOn: day }),
      aClock({ targetOn: day, legalOn: addDays(today, 9) }),
      aClock({ targetOn: day, legalOn: null }),
      aClock({ targetOn: day, ...local }),
    ];
  });
  spoken.push(aClock({ stoppedOn: today }), aClock({ pauses: [{ from: '2026-06-20', to: null, why: '', paper: '' }] }));
  const words = new Set(spoken.map((clock) => remainingZh(clock, today, calendar)));
  expect(words.size).toBeGreaterThan(12);
  expect([...words].filter((word) => /\p{Script=Han}/u.test(remainingEn(word)))).toEqual([]);
});

test('One day is said in the singular.', () => {
  expect(remainingEn('余 1 工作日')).toBe('1 working day left');
  expect(remainingEn('超期 12 工作日')).toBe('12 working days late');
});

test('Days that are working days in Chinese are so in English, and days are days.', () => {
  expect(remainingEn('过本地时限 3 工作日')).toBe('3 workdays past local limit');
  expect(remainingEn('过本地时限 3 天')).toBe('3 days past local limit');
  expect(remainingEn('过应办日 1 工作日')).toBe('1 workday past the target');
});

test('A day is short within its year and whole in another.', () => {
  expect(dayShort('2026-06-05', today)).toBe('6-05');
  expect(dayShort('2027-01-15', today)).toBe('2027-01-15');
  expect(dayWithWeekday('2026-06-25', 'zh', today)).toBe('6-25 周四');
});

test('The day beside a clock is written as the reader writes days, whatever became of the clock.', () => {
  const due = (mark: Parameters<typeof secondWords>[0]['mark']) => ({ mark, remaining: '', zh: '受理', en: 'Accept' });
  const said = (mark: Parameters<typeof due>[0], language: 'zh' | 'en') =>
    secondWords(due(mark), '2026-06-20', '2026-06-22', language, today);
  expect([said('pastLegal', 'zh'), said('pastLegal', 'en')]).toEqual(['法定日 6-22', 'by law 22 Jun']);
  expect([said('pastTarget', 'zh'), said('pastTarget', 'en')]).toEqual(['6-20', '20 Jun']);
  expect([said('ample', 'zh'), said('ample', 'en')]).toEqual(['6-20 周六', 'Sat 20 Jun']);
  expect(secondWords(due('pastLegal'), null, '2025-12-31', 'en', today)).toBe('by law 31 Dec 2025');
});
