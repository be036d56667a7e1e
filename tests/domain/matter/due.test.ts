import { expect, test } from 'vitest';
import { clockMark, remainingZh, type Clock } from '../../../src/domain/law/clock.ts';
import { dueClock, dueOf } from '../../../src/domain/matter/due.ts';
import { spanOf } from '../../../src/domain/matter/list/hand.ts';
import { facts } from '../../build/complaint.ts';

const today = '2026-06-15';
const { calendar } = facts({ today });
const nothing = { dueRule: null, dueOn: null, legalOn: null, escalatedTo: 0 };
const pause = { from: '2026-06-01', to: null, why: '送检', paper: '检验委托书' };

/** A clock that has so much left today. */
const clock = (change: Partial<Clock>) =>
  ({ rule: 'R-01', stoppedOn: null, pauses: [], targetOn: today, legalOn: today, ...change }) as Clock;

test('A clock that stands still has no day: it is neither of today nor of the next days, and says that it is paused.', () => {
  const due = dueOf(nothing, [clock({ pauses: [pause] })], today);
  expect(due).toEqual({ dueRule: 'R-01', dueOn: null, legalOn: null, escalatedTo: 0 });
  expect(spanOf(due, today)).toBe('later');
  const shown = dueClock({ ...due, pauses: [pause] });
  expect(shown).not.toBeNull();
  expect(clockMark(shown as Clock, today, calendar)).toBe('paused');
  expect(remainingZh(shown as Clock, today, calendar)).toBe('暂停 第 15 天');
});

test('What runs beside it binds, and once it goes on it has its day again.', () => {
  const standing = clock({ pauses: [pause] });
  const running = clock({ rule: 'R-03', targetOn: '2026-06-20', legalOn: '2026-06-20' });
  expect(dueOf(nothing, [standing, running], today)).toMatchObject({ dueRule: 'R-03', dueOn: '2026-06-20' });
  const over = clock({ pauses: [{ ...pause, to: '2026-06-14' }] });
  expect(dueOf(nothing, [over], today)).toMatchObject({ dueRule: 'R-01', dueOn: today });
});

test('A pause behind the day stops nothing: what is late stays late.', () => {
  const late = clock({ targetOn: '2026-05-29', legalOn: '2026-05-29', pauses: [pause] });
  expect(spanOf(dueOf(nothing, [late], today), today)).toBe('pastLegal');
});
