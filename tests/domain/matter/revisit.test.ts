import { expect, test } from 'vitest';
import { isAfterDue, usualRevisitDays } from '../../../src/domain/matter/revisit.ts';
import { calendar } from '../../build/complaint.ts';

test('The days that are offered are working days, and none stands there twice.', () => {
  // A Wednesday before the holiday of May: in three days is a Saturday of the holiday.
  expect(usualRevisitDays(calendar, '2026-04-22')).toEqual(['2026-04-23', '2026-04-27', '2026-04-29', '2026-05-06']);
  // A Friday: tomorrow and in three days are the Monday.
  expect(usualRevisitDays(calendar, '2026-04-17')).toEqual(['2026-04-20', '2026-04-24', '2026-05-01'].map(onDuty));
  expect(usualRevisitDays(undefined, '2026-04-22')).toHaveLength(4);
});

const onDuty = (day: string) => (day === '2026-05-01' ? '2026-05-06' : day);

test('To look at it again after its own day is too late, and nothing is where no clock runs.', () => {
  expect([isAfterDue('2026-12-16', '2026-12-08'), isAfterDue('2026-12-08', '2026-12-08')]).toEqual([true, false]);
  expect(isAfterDue('2026-12-16', null)).toBe(false);
});
