import { describe, expect, it } from 'vitest';
import { figureNames, type CountedValues } from '../../../src/domain/figures.ts';
import { recordsOf, shareOf, wordsOf } from '../../../src/staff/report/report-paragraph.tsx';

const zero: CountedValues = { received: 0, accepted: 0, recoveredFen: 0, closureRate: null };

describe('a figure on the report', () => {
  it('opens its own records, of one kind of campaign where it counts those alone', () => {
    const days = { from: '2026-11-01', to: '2026-11-30' };
    expect(recordsOf('personTimes', days, undefined, undefined)).toBe(
      '/sorties?state=all&figure=personTimes&from=2026-11-01&to=2026-11-30',
    );
    expect(recordsOf('personTimes', days, 'CG', undefined, 'clothing')).toBe(
      '/sorties?state=all&figure=personTimes&from=2026-11-01&to=2026-11-30&officeId=CG&campaignKind=clothing',
    );
  });

  it('S49 空缺的每个数都印“*”，数过是零的印“0”', () => {
    expect(figureNames.map((name) => wordsOf(name, null))).toEqual(figureNames.map(() => '*'));
    expect(wordsOf('accepted', zero)).toBe('0');
    expect(wordsOf('recoveredFen', zero)).toBe('0');
    expect(wordsOf('closureRate', zero)).toBe('—');
  });

  it('prints no share without its two numbers', () => {
    const share = (values: CountedValues | null) => shareOf('complaintCases', 'casesFiled', values).zh;
    expect([
      share({ complaintCases: 1, casesFiled: 5 }),
      share({ complaintCases: 0, casesFiled: 0 }),
      share(null),
    ]).toEqual(['20.00%（1/5）', '—', '*']);
  });

  it('is blank beside figures that an old ledger tells, and a nought of theirs is one', () => {
    const told = { batchesSampled: 289, batchesByProvince: 0 };
    expect(wordsOf('batchesSampled', told)).toBe('289');
    expect(wordsOf('batchesByProvince', told)).toBe('0');
    expect(wordsOf('received', told)).toBe('*');
    expect(wordsOf('closureRate', told)).toBe('*');
  });
});
