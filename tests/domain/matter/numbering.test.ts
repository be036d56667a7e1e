import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterNumber, paperPatternForm, usualPaperPattern } from '../../../src/domain/county/letter-number.ts';
import {
  complaintNumber,
  matterNumber,
  paperNumber,
  parseComplaintNumber,
  parseMatterNumber,
  parsePaperNumber,
  writtenNumbers,
  tipoffNumber,
} from '../../../src/domain/matter/numbering.ts';

const someYear = fc.integer({ min: 1996, max: 2099 });
const someCount = fc.integer({ min: 1, max: 999_999_999 });

describe('a complaint number', () => {
  it('has four figures or more', () => {
    expect([complaintNumber(2026, 412), complaintNumber(2026, 1), complaintNumber(2026, 123_456)]).toEqual([
      '投2026-0412',
      '投2026-0001',
      '投2026-123456',
    ]);
  });

  it.each([
    '投2026-0412',
    '2026-0412',
    '2026 412',
    '２０２６－０４１２',
    ' 投 2026 - 412 ',
    '投２０２６—０４１２',
    '20260412',
    '2026年412号',
    '投2026/412',
    '2026－412',
  ])('is understood as 「%s」', (typed) => {
    expect(parseComplaintNumber(typed)).toEqual({ year: 2026, n: 412 });
  });

  it.each([
    '',
    '412',
    '2026',
    '2026-',
    '2026412',
    '举2026-0412',
    '投2026-0000',
    '1826-0412',
    '2026-0412-1',
    '138 0000 0317',
    '投2026-0412abc',
  ])('is not 「%s」', (typed) => {
    expect(parseComplaintNumber(typed)).toBeNull();
  });

  it('that was printed is read back the same, with or without its marks', () => {
    fc.assert(
      fc.property(someYear, someCount, (year, n) => {
        const printed = complaintNumber(year, n);
        expect(parseComplaintNumber(printed)).toEqual({ year, n });
        expect(parseComplaintNumber(printed.replace(/[投-]/g, ''))).toEqual({ year, n });
        expect(parseComplaintNumber(printed.replace('-', ' '))).toEqual({ year, n });
      }),
    );
  });
});

describe('a paper number', () => {
  it('is printed as official papers are', () => {
    expect(paperNumber('青市监诉受', 2026, 12)).toBe('青市监诉受〔2026〕12号');
  });

  it('is read back the same, in other brackets too', () => {
    fc.assert(
      fc.property(someYear, someCount, (year, n) => {
        expect(parsePaperNumber(paperNumber('青市监诉终', year, n))).toEqual({ prefix: '青市监诉终', year, n });
      }),
    );
    expect(parsePaperNumber('青市监诉受[2026]第12号')).toEqual({ prefix: '青市监诉受', year: 2026, n: 12 });
    expect(parsePaperNumber('〔2026〕12号')).toBeNull();
  });
});

describe('文号样式', () => {
  const head = (paperPattern: string) => ({ paperPrefix: '青市监', paperPattern });

  it('law papers 1: a letter has 第 as the forms print it, or the pattern of the county', () => {
    expect(letterNumber(head(usualPaperPattern), '诉受', 2026, 12)).toBe('青市监诉受〔2026〕第12号');
    expect(letterNumber(head('{前缀}{文种}〔{年}〕{序号}号'), '诉受', 2026, 12)).toBe('青市监诉受〔2026〕12号');
    expect(letterNumber(head('{前缀}{文种}字〔{年}〕第{序号}号'), '诉受', 2026, 12)).toBe('青市监诉受字〔2026〕第12号');
  });

  it('law papers 1: whichever pattern a number was written by, it is found by what somebody types', () => {
    for (const pattern of [usualPaperPattern, '{前缀}{文种}〔{年}〕{序号}号', '{前缀}{文种}字〔{年}〕第{序号}号']) {
      expect(pattern).toMatch(paperPatternForm);
      const number = letterNumber(head(pattern), '诉终', 2026, 7);
      const parsed = parsePaperNumber(number.replace('〔', '[').replace('〕', ' ]'));
      expect(parsed === null ? [] : writtenNumbers(parsed)).toContain(number);
    }
  });

  it.each([
    '',
    '{前缀}〔{年}〕第{序号}号',
    '{前缀}{文种}〔{年}〕第号',
    '{文种}{前缀}〔{年}〕{序号}号',
    '{前缀}{文种}2〔{年}〕{序号}号',
  ])('law papers 1: no number could be read back that is written as 「%s」', (pattern) =>
    expect(pattern).not.toMatch(paperPatternForm),
  );
});

describe('the numbers of all kinds', () => {
  it.each([
    ['complaint', '投2026-0021'],
    ['tipoff', '举2026-0021'],
    ['inquiry', '询2026-0021'],
  ] as const)('of a %s are written one way, each with its letter', (kind, number) => {
    expect(matterNumber(kind, 2026, 21)).toBe(number);
    expect(parseMatterNumber(number)).toEqual({ kind, year: 2026, n: 21 });
    expect(parseMatterNumber(` ${kind === 'tipoff' ? '举' : number.slice(0, 1)}２０２６－２１号 `)).toEqual({
      kind,
      year: 2026,
      n: 21,
    });
  });

  it('without a letter are of any kind, and another letter is no complaint’s', () => {
    expect(parseMatterNumber('2026-0021')).toEqual({ kind: null, year: 2026, n: 21 });
    expect(parseComplaintNumber('2026-0021')).toEqual({ year: 2026, n: 21 });
    expect(parseComplaintNumber('举2026-0021')).toBeNull();
    expect(parseMatterNumber('检2026-0021')).toBeNull();
    expect(tipoffNumber(2026, 12345)).toBe('举2026-12345');
  });
});
