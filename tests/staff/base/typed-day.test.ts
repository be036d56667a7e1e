import { describe, expect, it } from 'vitest';
import { draftInput } from '../../../src/staff/matter/matter-typed.ts';
import { dayOfBox, readDay, readInstant } from '../../../src/staff/base/ui/typed-day.ts';

const today = '2026-11-27';

describe('a day as it is typed', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['20261127', '2026-11-27'],
    ['2026/1/7', '2026-01-07'],
    ['2026.11.27', '2026-11-27'],
    ['2026年11月27日', '2026-11-27'],
    ['２０２６－１１－２７', '2026-11-27'],
    ['11-3', '2026-11-03'],
    ['3月5日', '2026-03-05'],
    ['12月3号', '2026-12-03'],
    ['今天', '2026-11-27'],
    ['t', '2026-11-27'],
    ['Ｔ', '2026-11-27'],
    ['.', '2026-11-27'],
    ['。', '2026-11-27'],
    ['昨天', '2026-11-26'],
    ['Yesterday', '2026-11-26'],
    ['明天', '2026-11-28'],
  ])('%s is %s', (typed, day) => expect(readDay(typed, today)).toBe(day));

  it.each(['', '2026-02-30', '2026-13-01', '11/27/2026', '27', '2026', '2026-11', '去年', '2026-11-27x'])(
    '%s is none, and is never guessed',
    (typed) => expect(readDay(typed, today)).toBeNull(),
  );
});

describe('an instant as it is typed', () => {
  it('现在 is the hour of the county’s clock, wherever the machine stands', () => {
    const now = new Date('2026-11-27T01:05:40Z');
    for (const typed of ['现在', '此刻', 'Now', 't', '.'])
      expect(readInstant(typed, today, now)).toBe('2026-11-27T09:05');
  });

  it.each([
    ['2026-11-27T09:30', '2026-11-27T09:30'],
    ['2026-11-27 9:30', '2026-11-27T09:30'],
    ['昨天 18:05', '2026-11-26T18:05'],
    ['9:30', '2026-11-27T09:30'],
    ['11-3 9点', '2026-11-03T09:00'],
    ['11月3日9点05分', '2026-11-03T09:05'],
    ['2026-11-27 ０９：３０', '2026-11-27T09:30'],
  ])('%s is %s', (typed, instant) => expect(readInstant(typed, today)).toBe(instant));

  it.each(['', '2026-11-27', '24:00', '9:60', '9:', '2026-02-30 9:30', '下午'])('%s is none', (typed) =>
    expect(readInstant(typed, today)).toBeNull(),
  );
});

it('what is no day yet is no day for the rule that shows the letter', () => {
  const day = { name: 'on', zh: '哪天', en: 'Day', input: 'day', required: true } as const;
  const read = (on: string) => draftInput([day], { input: { on }, problems: [] });
  expect(read('2026-11-2x')).toEqual({ on: null });
  expect(read('2026-11-27')).toEqual({ on: '2026-11-27' });
});

it('A box shows the weekday of a day that is one, and of no other.', () => {
  expect(dayOfBox('2026-11-29')).toBe('2026-11-29');
  expect(dayOfBox('2026-11-29T09:30')).toBe('2026-11-29');
  for (const wrong of ['2025-13-45', '2026-02-30T09:30', '2026-11-29T9', '明年', ''])
    expect(dayOfBox(wrong)).toBeNull();
});
