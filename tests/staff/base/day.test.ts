/** Times of the day and the clock in the language of the page: 「11-30 19:26」 and “30 Nov 19:26”. */
import { afterEach, expect, it, vi } from 'vitest';
import { instantShort } from '../../../src/staff/base/ui/day.ts';

const at = '2026-11-30T11:26:00Z';
afterEach(() => vi.unstubAllGlobals());

it('is Chinese where no page says otherwise, with the year when it is another', () => {
  expect(instantShort(at, '2026-12-01')).toBe('11-30 19:26');
  expect(instantShort(at, '2027-01-02')).toBe('2026-11-30 19:26');
});

it('follows the language that the page says it is in', () => {
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  expect(instantShort(at, '2026-12-01')).toBe('30 Nov 19:26');
  expect(instantShort(at, '2027-01-02')).toBe('30 Nov 2026 19:26');
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  expect(instantShort(at, '2026-12-01')).toBe('11-30 19:26');
});
