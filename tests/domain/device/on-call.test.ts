import { expect, test } from 'vitest';
import { whomToCall, type OnCall } from '../../../src/domain/device/on-call.ts';

const at = (local: string) => `${local}:00+08:00`;
const shift = (name: string, from: string, to: string): OnCall => ({
  name,
  phone: `0399-652 ${name.length}${name.codePointAt(0) ?? 0}`,
  post: { zh: '值班员', en: 'Duty clerk' },
  startsAt: at(from),
  endsAt: at(to),
});
const night = shift('高云', '2026-12-01T17:30', '2026-12-02T08:30');
const next = shift('方敏', '2026-12-02T17:30', '2026-12-03T08:30');
const later = shift('陆一鸣', '2026-12-03T17:30', '2026-12-04T08:30');
const officeOpen = [{ startsAt: at('2026-12-02T08:30'), endsAt: at('2026-12-02T12:00') }];
const reachable = { onCall: [night, next, later], officeOpen };
const named = (time: string, of: Parameters<typeof whomToCall>[0] = reachable) => {
  const found = whomToCall(of, Date.parse(at(time)));
  return [found.now.map(({ name }) => name), found.next.map(({ name }) => name), found.isOfficeOpen];
};

test('At half past six in the morning the one on the night shift is named, and not the office that opens at half past eight.', () => {
  expect(named('2026-12-02T06:37')).toEqual([['高云'], [], false]);
});

test('In the hours of the office it is the office, and who comes next is named too.', () => {
  expect(named('2026-12-02T09:00')).toEqual([[], ['方敏'], true]);
  expect(named('2026-12-02T13:00')).toEqual([[], ['方敏'], false]);
});

test('Who keeps two posts at once stands there once.', () => {
  expect(
    named('2026-12-02T06:37', { ...reachable, onCall: [night, { ...night, post: { zh: '带班领导', en: '' } }] }),
  ).toEqual([['高云'], [], false]);
});

test('What an earlier program carried along names nobody, and judges no hours.', () => {
  expect(named('2026-12-02T06:37', {})).toEqual([[], [], null]);
});
