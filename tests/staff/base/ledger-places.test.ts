import { expect, test } from 'vitest';
import { shelfOf } from '../../../src/staff/base/ledger-places.ts';

test('A number of a ledger is opened by its first character, for who may read that ledger, and other words are not.', () => {
  const all = ['task.read', 'charter.read'];
  expect(shelfOf('任2026-7', all)).toMatchObject({
    number: '任2026-0007',
    path: `/tasks?open=${encodeURIComponent('任2026-0007')}`,
  });
  expect(shelfOf('站2026-0012', all)?.path).toBe(`/stations/${encodeURIComponent('站2026-0012')}`);
  expect(shelfOf('站2026-12345', all)?.number).toBe('站2026-12345');
  expect(shelfOf('教2026-0012', ['outreach.read'])?.path).toBe(
    `/education/events?state=all&open=${encodeURIComponent('教2026-0012')}`,
  );
  expect(shelfOf('教2026-0012', all)).toBeNull();
  expect(shelfOf('费2026-0001', all)).toBeNull();
  expect(shelfOf('任务', all)).toBeNull();
  expect(shelfOf('投2026-0001', all)).toBeNull();
});
