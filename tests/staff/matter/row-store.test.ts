import { expect, test } from 'vitest';
import { makeRowStore, mostPicked } from '../../../src/staff/matter/list/row-store.ts';

const ids = ['a', 'b', 'c', 'd'];

/** A store that tells which of its rows are drawn anew. */
function watched() {
  const rows = makeRowStore();
  const drawn: string[] = [];
  for (const id of ids) rows.onRow(id, () => drawn.push(id));
  return { rows, drawn };
}

test('A step tells the row that it leaves and the one that it comes to, and no other; at the end of the list nobody.', () => {
  const { rows, drawn } = watched();
  rows.step(1, ids);
  expect(drawn.splice(0)).toEqual(['a']);
  rows.step(1, ids);
  expect(drawn.splice(0)).toEqual(['a', 'b']);
  rows.step(1, ids);
  expect(drawn.splice(0)).toEqual(['b', 'c']);
  rows.step(9, ids);
  drawn.splice(0);
  rows.step(1, ids);
  expect(drawn).toEqual([]);
  expect(rows.current()).toBe('d');
});

test('A pick tells its row alone, and of a page those that were not picked before.', () => {
  const { rows, drawn } = watched();
  rows.toggle({ id: 'b', number: '2' });
  expect(drawn.splice(0)).toEqual(['b']);
  const page = ids.map((id, i) => ({ id, number: String(i + 1) }));
  rows.toggleAll(page);
  expect(drawn.splice(0)).toEqual(['a', 'c', 'd']);
  expect([...rows.picked().values()]).toEqual(['2', '1', '3', '4']);
  rows.toggleAll(page);
  expect(rows.picked().size).toBe(0);
});

test('What is picked on one page stays picked on the next, and no more than one batch takes.', () => {
  const rows = makeRowStore();
  const page = (from: number) => Array.from({ length: 50 }, (_, i) => ({ id: `r${from + i}`, number: `${from + i}` }));
  for (const from of [0, 50, 100, 150, 200]) rows.toggleAll(page(from));
  expect(rows.picked().size).toBe(mostPicked);
  rows.toggle({ id: 'r200', number: '200' });
  expect(rows.picked().has('r200')).toBe(false);
  rows.clear();
  expect(rows.picked().size).toBe(0);
});

test('When the row leaves the list, that which took its place is the current one; of a list without rows none is.', () => {
  const rows = makeRowStore();
  rows.step(1, ids);
  rows.step(1, ids);
  rows.settle(['a', 'c', 'd']);
  expect(rows.current()).toBe('c');
  rows.settle(['a']);
  expect(rows.current()).toBe('a');
  rows.stand(null);
  rows.settle(ids);
  expect(rows.current()).toBe(null);
});
