import { expect, test } from 'vitest';
import { wrongDay } from '../../../src/staff/figures/day-range.tsx';

const max = '2026-12-02';

test.each([
  ['2026-01-12', '2026-12-02', null],
  ['2026-01-1x', '2026-12-02', ['from', '“从”写成年-月-日，例如 2026-12-02。']],
  ['2026-01-12', '', ['to', '“到”写成年-月-日，例如 2026-12-02。']],
  ['2026-01-12', '2026-12-03', ['to', '“到”最晚是 2026-12-02。']],
  ['2026-02-01', '2026-01-31', ['to', '“到”在“从”的前面，请改其中一个。']],
] as const)('a period from %s to %s names the box that will not do, and the way out', (from, to, told) => {
  const wrong = wrongDay({ from, to }, max);
  expect(wrong === null ? null : [wrong.end, wrong.zh]).toEqual(told);
});
