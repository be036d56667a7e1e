import { expect, test } from 'vitest';
import { oddHours } from '../../../../src/domain/complaint/mediation/session-hour.ts';
import { calendar } from '../../../build/complaint.ts';

const said = (heldAt: string, lastOn: string | null = '2026-06-24') =>
  oddHours(heldAt, { calendar, today: '2026-04-26', now: '2026-04-26T05:45:00Z', lastOn }).map(({ zh }) => zh);

test('An hour of an office on a working day before the last one is nothing to be said of.', () => {
  expect(said('2026-04-30T09:30')).toEqual([]);
  expect(said('2026-04-30T08:00:00+08:00')).toEqual([]);
  expect(said('2026-06-24T17:30')).toEqual([]);
});

test('An hour of today that is past is said, before both parties are told to have come.', () => {
  // It is a Sunday.
  expect(said('2026-04-26T13:44')).toEqual(['今天 13:44 已经过了', expect.stringContaining('不是工作日')]);
  expect(said('2026-04-26T13:45')).toHaveLength(1);
  expect(said('2026-04-27T09:00')).toEqual([]);
});

test('A session at night, on a day off, after the last day of the mediation or in another year is said before it is called.', () => {
  expect(said('2026-04-30T02:00')).toEqual(['02:00 不是上班的时间']);
  expect(said('2026-04-29T18:00:00Z')).toEqual(['02:00 不是上班的时间']);
  // A day off that is a holiday, and a Sunday.
  expect(said('2026-05-01T10:00')).toEqual([expect.stringContaining('不是工作日')]);
  expect(said('2026-05-17T10:00')).toEqual(['5月17日（星期日）不是工作日']);
  expect(said('2026-06-25T10:00')[0]).toBe('2026年6月25日已经过了调解期限的最后一天（6月24日）');
  expect(said('2027-04-30T10:00', null)).toEqual([expect.stringContaining('是 369 天以后')]);
  expect(said('2027-04-30T10:00')).toHaveLength(2);
});
