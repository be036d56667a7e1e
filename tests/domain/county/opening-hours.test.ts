import { expect, test } from 'vitest';
import { calendarOf, statutoryFallback } from '../../../src/domain/base/calendar.ts';
import { isOpenAt, spansOf } from '../../../src/domain/county/notice/opening-hours.ts';

const calendar = calendarOf([statutoryFallback(2026)]);
const at = (local: string) => new Date(`${local}:00+08:00`);
const open = (hours: string, local: string) => isOpenAt(hours, calendar, at(local));

test('At six in the morning nobody answers a telephone that is answered from eight to eight.', () => {
  const hours = '每天 8:00–20:00';
  expect(['06:00', '07:59', '08:00', '19:59', '20:00'].map((time) => open(hours, `2026-12-02T${time}`))).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('Hours of working days know the noon, the weekend and the holiday.', () => {
  const hours = '工作日 8:30–12:00 和 14:30–17:30';
  expect(open(hours, '2026-12-02T09:00')).toBe(true);
  expect(open(hours, '2026-12-02T13:00')).toBe(false);
  expect(open(hours, '2026-12-05T09:00')).toBe(false);
  expect(open(hours, '2026-10-01T09:00')).toBe(false);
  expect(spansOf(hours, calendar, '2026-12-04', '2026-12-06')?.map(({ startsAt }) => startsAt)).toEqual([
    at('2026-12-04T08:30'),
    at('2026-12-04T14:30'),
  ]);
});

test('As counties write them: from Monday to Saturday, round the clock, over midnight.', () => {
  expect(open('周一至周六 8:00-18:00', '2026-12-05T09:00')).toBe(true);
  expect(open('周一至周六 8:00-18:00', '2026-12-06T09:00')).toBe(false);
  expect(open('周一到周日 8：00到18：00', '2026-12-06T09:00')).toBe(true);
  expect(open('24小时', '2026-12-06T03:00')).toBe(true);
  expect(open('每天24小时', '2026-12-06T03:00')).toBe(true);
  expect(open('每天 18:00–2:00', '2026-12-06T01:00')).toBe(true);
  expect(open('每天 18:00–2:00', '2026-12-06T03:00')).toBe(false);
});

test('What is not understood is not judged.', () => {
  for (const hours of ['', '随时', '工作日上班时间', '逢集 8:00–12:00', '工作日 8:00–12:00，节假日 9:00–11:00'])
    expect(open(hours, '2026-12-02T06:00')).toBe(null);
});
