import { expect, it } from 'vitest';
import { codeShown, codeTyped, formerCodeDays, isSpent } from '../../../src/domain/matter/query-code.ts';

it.each([
  ['12345678', '12345678'],
  ['1234 5678', '12345678'],
  ['1234-5678', '12345678'],
  ['１２３４　５６７８', '12345678'],
  ['1234－5678 ', '12345678'],
  ['1 2 3 4 5 6 7 8', '12345678'],
  ['204 816', '204816'],
  ['2048167', null],
  ['123456789', null],
  ['', null],
])('A code is taken as people write it: “%s”.', (typed, code) => {
  expect(codeTyped(typed)).toBe(code);
});

it('A code is shown in two halves, and what is shown is taken.', () => {
  expect([codeShown('12345678'), codeShown('204816')]).toEqual(['1234 5678', '204 816']);
  expect(codeTyped(codeShown('12345678'))).toBe('12345678');
});

it('A code of six figures ends ninety days after its matter was closed; one of eight, and one of an open matter, does not.', () => {
  expect(formerCodeDays).toBe(90);
  expect(isSpent('6x', '2026-01-01', '2026-04-01')).toBe(false);
  expect(isSpent('6x', '2026-01-01', '2026-04-02')).toBe(true);
  expect(isSpent('6x', null, '2036-01-01')).toBe(false);
  for (const stub of ['nx', '8x']) expect(isSpent(stub, '2026-01-01', '2036-01-01')).toBe(false);
});
