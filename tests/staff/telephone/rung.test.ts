import { expect, test } from 'vitest';
import { isRung, rungWords } from '../../../src/staff/telephone/matters.tsx';
import type { CarriedMatter } from '../../../src/staff/telephone/outbox/wire.ts';

const matter = (change: Partial<CarriedMatter>) =>
  ({ isOpen: true, ringing: null, rung: null, ...change }) as CarriedMatter;
const ringing = matter({ ringing: '2026-12-01T13:26:00+08:00' });
const taken = matter({ rung: { state: 'taken', at: '2026-12-01T13:28:00+08:00', byName: '高云', remark: '' } });

test('What the words of a matter ring for says so on the telephone of its station: that it rings, and who took it.', () => {
  expect(isRung(ringing)).toBe(true);
  expect(rungWords(ringing, '2026-12-01').zh).toMatch(/^正在呼叫值班的人，.*13:26起，还没有人接$/u);
  expect(rungWords(taken, '2026-12-01').zh).toMatch(/^已经呼叫，高云 .*13:28 接了$/u);
});

test('What never rang, what was none and what is closed stands as any other.', () => {
  const none = { state: 'none', at: '2026-12-01T13:28:00+08:00', byName: '高云', remark: '是气话' } as const;
  expect([matter({}), matter({ rung: none }), { ...taken, isOpen: false }].map(isRung)).toEqual([false, false, false]);
});
