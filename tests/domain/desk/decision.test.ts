import { expect, it } from 'vitest';
import { awaited, bundled, type Awaiting, type Bundled } from '../../../src/domain/desk/decision.ts';

const of = (zh: string, shown: number, total: number, isCut = false): Awaiting => ({
  of: { zh, en: zh },
  shown,
  total,
  isCut,
  to: `/${zh}`,
});

it('counts what waits whether it is shown or not, and names the list of what is not', () => {
  const { total, isCut, behind } = awaited([of('投诉', 50, 64), of('举报', 3, 3), of('案件', 0, 0)]);
  expect([total, isCut]).toEqual([67, false]);
  expect(behind.map(({ of: { zh }, n, to }) => [zh, n, to])).toEqual([['投诉', 14, '/投诉']]);
});

it('says so where a ledger was not looked through, though nothing of what was seen is missing', () => {
  const { total, isCut, behind } = awaited([of('投诉', 2, 2), of('合同审查', 0, 0, true)]);
  expect([total, isCut]).toEqual([2, true]);
  expect(behind).toEqual([{ of: { zh: '合同审查', en: '合同审查' }, to: '/合同审查', isCut: true, n: 0 }]);
});

const paper = (
  id: string,
  bundle: string | null,
  sumFen: number | null = null,
  dueOn: string | null = null,
): Bundled => ({
  id,
  bundle,
  sumFen,
  dueOn,
});
const rowsOf = (items: readonly Bundled[]) =>
  bundled(items).map((row) => ('items' in row ? [row.of, row.items.length, row.sumFen] : row.id));

it('tells many small papers of a kind as one row with what they come to, where the first of them stood', () => {
  const many = [1, 2, 3, 4].map((n) => paper(`补${n}`, '/people/allowances approve', n * 100));
  expect(rowsOf([paper('a', null), ...many.slice(0, 2), paper('b', null), ...many.slice(2)])).toEqual([
    'a',
    ['/people/allowances approve', 4, 1000],
    'b',
  ]);
});

it('leaves three of a kind, what has a day of its own, and what is decided by itself as they are', () => {
  const three = ['x', 'y', 'z'].map((id) => paper(id, '/funds approve', 5));
  expect(rowsOf(three)).toEqual(['x', 'y', 'z']);
  expect(rowsOf([...three, paper('due', '/funds approve', 5, '2026-05-06')])).toEqual(['x', 'y', 'z', 'due']);
  expect(rowsOf(['p', 'q', 'r', 's'].map((id) => paper(id, null)))).toEqual(['p', 'q', 'r', 's']);
  const without = [...three, paper('w', '/funds approve', null)];
  expect(rowsOf(without)).toEqual([['/funds approve', 4, null]]);
});
