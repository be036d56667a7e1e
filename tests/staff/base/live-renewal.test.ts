import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renewalOf } from '../../../src/staff/base/live.tsx';

const one = (number: string) => ({
  matters: [{ number }],
  dockets: [],
  isCrowd: false,
  isMissed: false,
  spreadMs: 0,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How often the lists of complaints were asked anew. */
function renewed(): { take: (number: string) => void; times: () => number } {
  const queries = new QueryClient();
  const asked = vi.spyOn(queries, 'invalidateQueries').mockResolvedValue();
  const renewal = renewalOf(queries);
  return {
    take: (number) => renewal.take(one(number)),
    times: () => asked.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === 'complaints').length,
  };
}

test('A change that comes by itself is shown at once.', () => {
  const { take, times } = renewed();
  take('投2026-0001');
  vi.advanceTimersByTime(300);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(5_000);
  take('投2026-0002');
  vi.advanceTimersByTime(300);
  expect(times()).toBe(2);
});

// Thirty times in fifteen seconds, of five lists, while a batch of 200 was made.
test('Of many changes one behind another the lists tell every two seconds, and the last one is told.', () => {
  const { take, times } = renewed();
  for (let n = 0; n < 100; n += 1) {
    take(`投2026-${n}`);
    vi.advanceTimersByTime(100);
  }
  expect(times()).toBeGreaterThanOrEqual(5);
  expect(times()).toBeLessThanOrEqual(6);
  const before = times();
  vi.advanceTimersByTime(5_000);
  expect(times()).toBe(before + 1);
  vi.advanceTimersByTime(60_000);
  expect(times()).toBe(before + 1);
});
