import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../src/domain/exchange/switchboard.ts';

describe('a text message to the switchboard', () => {
  it.each([
    ['进度 投2026-0412 12345678', 'progress', '投2026-0412', '12345678', null],
    ['进度投2026-0412 1234 5678', 'progress', '投2026-0412', '12345678', null],
    ['进度，20260412，12345678', 'progress', '20260412', '12345678', null],
    ['投2026-0412 12345678', 'progress', '投2026-0412', '12345678', null],
    ['ｊｄ 举2026-0021 ８７６５４３２１', 'progress', '举2026-0021', '87654321', null],
    ['查询 投2026-0412 123456', 'progress', '投2026-0412', '123456', null],
    ['催办 投2026-0412 12345678', 'urge', '投2026-0412', '12345678', null],
    ['催 投2026-0412 12345678', 'urge', '投2026-0412', '12345678', null],
    ['评价 投2026-0412 12345678 4', 'rate', '投2026-0412', '12345678', '4'],
    ['评价 投2026-0412 1234 5678 1', 'rate', '投2026-0412', '12345678', '1'],
    ['评价 投2026-0412 12345678', 'rate', '投2026-0412', '12345678', null],
  ] as const)('%s is understood', (text, act, number, code, grade) => {
    expect(wantedOf(text)).toEqual({ act, number, code, grade });
  });

  it.each(['', '你好', '进度', '进度 投2026-0412', '进度 12345678', '投2026-0412 12345', '进度 投2026-0412 123456789'])(
    '%s asks for nothing that is known',
    (text) => {
      expect(wantedOf(text)).toBeNull();
    },
  );

  it('of any text is a matter number with a code, or nothing, and 5,000 characters cost no time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wanted = wantedOf(text);
        expect(wanted === null || /^\d{6,8}$/u.test(wanted.code)).toBe(true);
      }),
    );
    expect(wantedOf(`进度 投2026-0412 ${'1'.repeat(5000)}`)).toBeNull();
  });
});
