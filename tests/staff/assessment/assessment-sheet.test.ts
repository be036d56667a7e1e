import { expect, test } from 'vitest';
import { nextToMark } from '../../../src/staff/assessment/assessment-sheet.tsx';
import type { SeenSheet } from '../../../src/staff/assessment/assessment-wire.ts';

const sheet = (tenths: readonly (number | null)[], as: string | null = 'check') =>
  ({
    as,
    scheme: { items: tenths.map((_, i) => ({ code: `c${i}`, source: i === 0 ? 'counted' : 'check' })) },
    score: { marks: tenths.map((mark, i) => ({ code: `c${i}`, applies: true, tenths: mark })) },
  }) as unknown as SeenSheet;

test('One button of a sheet is solid: that of the first item which nobody has marked', () => {
  expect(nextToMark(sheet([null, 50, null, null]))?.code).toBe('c2');
  expect(nextToMark(sheet([null, 50, 40]))).toBeNull();
  expect(nextToMark(sheet([null, null], null))).toBeNull();
});
