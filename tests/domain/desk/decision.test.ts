import { expect, it } from 'vitest';
import { awaited, type Awaiting } from '../../../src/domain/desk/decision.ts';

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
