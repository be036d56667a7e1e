import { expect, test } from 'vitest';
import { numberedPlace } from '../../../src/staff/desk/frame/sought-place.ts';

const all = ['sampling.read', 'guidance.read', 'complaint.read', 'enforcement.read'];

test.each([
  ['案2026-0009', '/', '/enforcements/%E6%A1%882026-0009'],
  ['投20260412', '/tasks', '/complaints/%E6%8A%952026-0412'],
  ['2026-0009', '/', '/complaints/%E6%8A%952026-0009'],
  ['2026-0009', '/enforcements', '/enforcements/%E6%A1%882026-0009'],
  ['抽2026-0001', '/', '/samplings/%E6%8A%BD2026-0001'],
  ['函2026-1', '/complaints', '/guidances?state=all&open=%E5%87%BD2026-0001'],
])('A whole number opens what it names: %s from %s.', (typed, at, place) => {
  expect(numberedPlace(typed, at, all)?.path).toBe(place);
});

test('A number of a ledger that one may not read opens nothing, and words are no number, whatever list one is in.', () => {
  expect(numberedPlace('抽2026-0001', '/', [])).toBeNull();
  expect(numberedPlace('案2026-0009', '/', ['complaint.read'])).toBeNull();
  for (const at of ['/', '/enforcements/案2026-0009', '/inquiries'])
    for (const words of ['王大壮', '电热毯', ' ', '0412', '任2026'])
      expect(numberedPlace(words, at, all), words).toBeNull();
});
