import { expect, test } from 'vitest';
import { numberInPath, shownQuery } from '../../../src/domain/base/trail.ts';

test('A matter that was looked for without its letter stands in the trail, a telephone does not.', () => {
  expect(shownQuery('2026-0024')).toBe('2026-0024');
  expect(shownQuery('冰箱 2026-0024 柳河')).toBe('冰箱 2026-0024 柳河');
  expect(shownQuery('投2026-0067')).toBe('投2026-0067');
  expect(shownQuery('13800000317')).toBe('138****0317');
  // As a part of what may be a telephone it is none.
  expect(shownQuery('139 2026-0317')).not.toContain('2026');
  expect(shownQuery('2026-0317 13')).not.toContain('0317 13');
});

test('The number of a record is read off an address, whatever stands around it.', () => {
  expect(numberInPath(`/api/complaints/${encodeURIComponent('投2026-0067')}`)).toBe('投2026-0067');
  expect(numberInPath(`/papers/${encodeURIComponent('抽2026-0003')}/acceptance`)).toBe('抽2026-0003');
  expect(numberInPath('/api/complaints/%E6%8A')).toBeNull();
  expect(numberInPath(`/api/complaints/${encodeURIComponent('13800000317')}`)).toBeNull();
});
