import { expect, test } from 'vitest';
import { isUnused, type SeenExchange } from '../../../src/staff/exchange/letters/letter-wire.ts';

const never = { peer: null, below: [], counts: { in: 0, out: 0 } } as unknown as SeenExchange;

test('A county without a line shows no row of noughts; what came over a line that is no more is counted still.', () => {
  expect(isUnused(never)).toBe(true);
  expect(isUnused({ ...never, peer: 'https://city.example' })).toBe(false);
  expect(isUnused({ ...never, counts: { ...never.counts, in: 3 } })).toBe(false);
});
