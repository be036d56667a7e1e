import { describe, expect, it } from 'vitest';
import { nextOf, reportPieces, type ReportMark } from '../../../src/staff/report/check/report-pieces.ts';

const text = '受理201件，办结率97.51%。截止今日。';
const marks: ReportMark[] = [
  { n: 1, at: { start: 0, end: 16 }, words: { start: 7, end: 16 } },
  { n: 2, at: { start: 0, end: 16 }, words: null },
  { n: 3, at: { start: 17, end: 22 }, words: { start: 17, end: 19 } },
];

describe('The pieces of a checked report', () => {
  it('are the whole text, each with the sentences and the words that it lies in', () => {
    const pieces = reportPieces(text, marks);
    expect(pieces.map((one) => one.text).join('')).toBe(text);
    expect(pieces.map(({ within, printed }) => [within, printed])).toEqual([
      [[1, 2], []],
      [[1, 2], [1]],
      [[], []],
      [[3], [3]],
      [[3], []],
    ]);
    expect(pieces[0]?.begun).toEqual([1, 2]);
  });

  it('open each of their marks in turn', () => {
    const [first] = reportPieces(text, marks);
    expect(first && nextOf(first, null)).toBe(1);
    expect(first && nextOf(first, 1)).toBe(2);
    expect(first && nextOf(first, 2)).toBe(1);
  });
});
