import { expect, test } from 'vitest';
import { placeOfMessage } from '../../../src/staff/base/ledger-places.ts';
import { placeHere } from '../../../src/staff/telephone/messages.tsx';
import { standsOpen } from '../../../src/staff/telephone/neighbours.tsx';
import { readOf } from '../../../src/staff/telephone/outbox/carried-before.ts';

const told = (id: string, readAt: string | null) => ({
  id,
  matterNumber: '投2026-0001',
  page: null,
  viewId: null,
  text: '投诉投2026-0001到了您站，请先和双方谈。',
  madeAt: '2026-05-18T02:00:00.000Z',
  readAt,
  state: readAt === null ? ('unread' as const) : ('read' as const),
  rung: [],
  isOver: false,
});

test('What is read on the telephone counts no more, once; what was read before keeps its time.', () => {
  const before = { unread: 3, items: [told('a', null), told('b', '2026-05-17T02:00:00.000Z'), told('c', null)] };
  const once = readOf(before, ['a', 'b'], '2026-05-18T03:00:00.000Z');
  expect(once.unread).toBe(2);
  expect(once.items.map(({ readAt }) => readAt)).toEqual([
    '2026-05-18T03:00:00.000Z',
    '2026-05-17T02:00:00.000Z',
    null,
  ]);
  expect(readOf(once, ['a', 'b'], '2026-05-19T03:00:00.000Z')).toEqual(once);
});

test('A message opens its record or its page, and nothing for who may not open it.', () => {
  const at = (matterNumber: string | null, page: 'roster' | 'toDispatch' | null, permissions: string[]) =>
    placeOfMessage({ matterNumber, page }, permissions);
  expect(at('投2026-0001', 'toDispatch', ['complaint.read'])).toBe(`/complaints/${encodeURIComponent('投2026-0001')}`);
  expect(at('任2026-0007', null, ['task.read'])).toBe(`/tasks?open=${encodeURIComponent('任2026-0007')}`);
  expect(at('批2026-0001', null, ['remark.read'])).toContain('/tasks/remarks?open=');
  expect(at('会2026-0001', null, ['task.read'])).toBeNull();
  expect(at(null, 'roster', ['shift.read'])).toBe('/roster');
  expect(at(null, 'roster', [])).toBeNull();
  expect(at(null, null, ['shift.read'])).toBeNull();
});

test('FRESH 8 On the telephone the bell of a message between stations opens it there, and what has no page opens nothing.', () => {
  const carried = { matters: [], helps: [], questions: [], tasks: [] };
  const at = (page: 'stationMessages' | 'redispatches' | 'roster' | null) =>
    placeHere({ matterNumber: null, page }, carried);
  expect(at('stationMessages')).toBe('#/neighbours');
  expect(at('redispatches')).toBe('#/helps');
  expect(at('roster')).toBeNull();
  expect(at(null)).toBeNull();
});

test('S112 A task that the telephone carries opens there, and one that has ended at the desk.', () => {
  const carried = { matters: [], helps: [], questions: [], tasks: [{ number: '任2026-0007' }] } as never;
  const at = (matterNumber: string) => placeHere({ matterNumber, page: null }, carried);
  expect(at('任2026-0007')).toBe(`#/task/${encodeURIComponent('任2026-0007')}`);
  expect(at('任2026-0001')).toBe(`/desk/tasks?open=${encodeURIComponent('任2026-0001')}`);
});

test('An answer to what the station wrote itself stands open, as what nobody has read does; an old one is folded.', () => {
  const own = (at: string[], more: object = {}) => ({
    isOwn: true,
    isWithdrawn: false,
    answers: at.map((one) => ({ at: one })),
    ...more,
  });
  const today = '2026-05-18';
  expect(standsOpen(own(['2026-05-17T02:00:00.000Z']), false, today)).toBe(true);
  expect(standsOpen(own(['2026-05-10T02:00:00.000Z']), false, today)).toBe(false);
  expect(standsOpen(own([]), false, today)).toBe(false);
  expect(standsOpen(own(['2026-05-17T02:00:00.000Z'], { isWithdrawn: true }), false, today)).toBe(false);
  expect(standsOpen(own(['2026-05-17T02:00:00.000Z'], { isOwn: false }), false, today)).toBe(false);
  expect(standsOpen(own([], { isOwn: false }), true, today)).toBe(true);
});
