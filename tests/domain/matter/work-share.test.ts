import { expect, it } from 'vitest';
import { shareRows } from '../../../src/domain/matter/work-share.ts';

const queue = (name: string, n: number) => Array.from({ length: n }, (_, i) => ({ id: `${name}${i}` }));
const shownOf = (queues: readonly { id: string }[][], most: number) =>
  shareRows(queues, most).map(({ items }) => items.length);

it('shows all of what fits', () => {
  expect(shownOf([queue('a', 3), [], queue('b', 4)], 10)).toEqual([3, 0, 4]);
});

it('leaves each queue a few rows and gives the rest to the most urgent', () => {
  expect(shownOf([queue('a', 20), queue('b', 20), queue('c', 1), queue('d', 20)], 12)).toEqual([7, 2, 1, 2]);
  expect(
    shownOf(
      Array.from({ length: 9 }, (_, i) => queue(String(i), 20)),
      12,
    ),
  ).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
});

it('shows a matter once, in the most urgent queue that has room for it, and gives its room on', () => {
  const all = queue('a', 8);
  const [first, second] = shareRows([all, all], 6);
  expect(first).toEqual({ items: all.slice(0, 4), shownAbove: 0 });
  expect(second).toEqual({ items: all.slice(4, 6), shownAbove: 4 });
  // What is shown above leaves its room to whom it would have been next to.
  expect(shownOf([queue('a', 2), queue('a', 2), queue('b', 9)], 6)).toEqual([2, 0, 4]);
});
