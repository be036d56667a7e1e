/** An act told by a clock that is wrong, whose clock is put right before it is sent. */
import { afterEach, expect, test, vi } from 'vitest';
import type { OutboxItem } from '../../../src/domain/device/outbox.ts';
import { bothTimes } from '../../../src/staff/telephone/clock-bar.tsx';
import { phoneClock } from '../../../src/staff/telephone/outbox/clock.ts';
import { bodyOf, timed } from '../../../src/staff/telephone/outbox/sender.ts';

const day = 86_400_000;
const at = (instant: string) => Date.parse(instant);
const done = (): OutboxItem => ({ kind: 'clue', actedAt: new Date(phoneClock.now()).toISOString() }) as OutboxItem;

afterEach(() => {
  phoneClock.hold(undefined);
  vi.useRealTimers();
});

test('What was taken off when it was done is not taken off again when it is sent, nor given back.', () => {
  vi.useFakeTimers({ now: at('2026-08-17T02:00:00Z') });
  phoneClock.hold({ aheadMs: -day, heardAt: at('2026-08-18T01:00:00Z') });
  const { item, aheadMs } = bodyOf(done(), '');
  expect([(item as OutboxItem).actedAt, aheadMs]).toEqual(['2026-08-18T02:00:00.000Z', -day]);
  expect(timed(item as OutboxItem, aheadMs)).toBe(item);
  vi.setSystemTime(at('2026-08-18T03:00:00Z'));
  phoneClock.hold({ aheadMs: 0, heardAt: at('2026-08-18T03:00:00Z') });
  expect(timed(item as OutboxItem, aheadMs)).toBe(item);
});

test('A clock that is believed takes nothing off, and what it told is put right by what is measured later.', () => {
  vi.useFakeTimers({ now: at('2026-08-18T02:00:00Z') });
  phoneClock.hold({ aheadMs: day, heardAt: at('2026-08-18T01:00:00Z') });
  const { item, aheadMs } = bodyOf(done(), '');
  expect([(item as OutboxItem).actedAt, aheadMs]).toEqual(['2026-08-18T02:00:00.000Z', undefined]);
  phoneClock.hold({ aheadMs: 0, heardAt: at('2026-08-18T03:00:00Z') });
  expect(timed(item as OutboxItem, aheadMs)).toBe(item);
  phoneClock.hold({ aheadMs: -day, heardAt: at('2026-08-19T03:00:00Z') });
  expect(timed(item as OutboxItem, aheadMs)).toMatchObject({ clockAheadMs: -day });
});

test('The bar of a wrong clock names both times, of the day and in the hours of the county, whatever the telephone now shows.', () => {
  const times = (aheadMs: number) =>
    bothTimes({ aheadMs, heardAt: at('2026-08-18T01:05:00Z') }).map((one) => `${one.zh} ${one.at}`);
  expect(times(-day - 3_600_000)).toEqual(['这台手机 8月17日 星期一 8:05', '县里的钟 8月18日 星期二 9:05']);
  expect(times(15 * 3_600_000)[0]).toBe('这台手机 8月19日 星期三 0:05');
});
