import { expect, test } from 'vitest';
import { soughtPlace } from '../../../src/staff/desk/frame/sought-place.ts';

const all = ['sampling.read', 'guidance.read'];

test.each([
  ['案2026-0009', '/', '/enforcements/%E6%A1%882026-0009'],
  ['投20260412', '/tasks', '/complaints/%E6%8A%952026-0412'],
  ['2026-0009', '/', '/complaints/%E6%8A%952026-0009'],
  ['2026-0009', '/enforcements', '/enforcements/%E6%A1%882026-0009'],
  ['抽2026-0001', '/', '/samplings/%E6%8A%BD2026-0001'],
  ['函2026-1', '/complaints', '/guidances?state=all&open=%E5%87%BD2026-0001'],
])('A whole number opens what it names: %s from %s.', (typed, at, place) => {
  expect(soughtPlace(typed, at, all)).toBe(place);
});

test('A number of a ledger that one may not read is looked for as words are.', () => {
  expect(soughtPlace('抽2026-0001', '/', [])).toBeNull();
});

test('Words are looked for in the list of matters that one is in, and from any other page in everything.', () => {
  expect(soughtPlace('王大壮', '/enforcements/案2026-0009', all)).toBe(
    `/enforcements?q=${encodeURIComponent('王大壮')}`,
  );
  expect(soughtPlace(' ', '/complaints', all)).toBe('/complaints');
  for (const at of ['/', '/samplings', '/complaintsfigures', '/settings/audit'])
    expect(soughtPlace('王大壮', at, all)).toBeNull();
});
