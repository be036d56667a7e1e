import { describe, expect, it } from 'vitest';
import { roomOf } from '../../../src/staff/report/block-editor.tsx';
import { ReportPiece } from '../../../src/domain/report/body.ts';
import { askBefore } from '../../../src/staff/report/report-head.tsx';
import { quoteOf } from '../../../src/staff/report/report-side.tsx';
import { numberColumns } from '../../../src/staff/report/report-text.tsx';

const zh = (words: string) => words;
const view = (...done: (string | null)[]) =>
  ({ entry: { comments: done.map((doneById) => ({ doneById })) } }) as unknown as Parameters<typeof askBefore>[0];

describe('Beside the text of a report', () => {
  it('a report with open comments is handed on and signed only after that is said', () => {
    expect(askBefore(view(null, 'a', null), 'sign', zh)).toBe('还有 2 条批注没办。签发以后文字和数字都不再变。签发？');
    expect(askBefore(view('a'), 'sign', zh)).toBe('签发以后文字和数字都不再变。签发？');
    expect(askBefore(view(null), 'send', zh)).toBe('还有 1 条批注没办。送审？');
    expect(askBefore(view('a'), 'send', zh)).toBeNull();
    expect(askBefore(view(null), 'file', zh)).toBeNull();
  });

  it('a comment quotes the beginning of its paragraph', () => {
    const blocks = [
      {
        id: 'a',
        kind: 'paragraph',
        runs: [{ text: '收到投诉' }, { text: '37件', chip: '收到投诉' }, { text: '，'.repeat(20) }],
      },
      { id: 't', kind: 'table', caption: '投诉的类别', head: [], rows: [] },
    ];
    const reading = { written: { blocks } } as unknown as Parameters<typeof quoteOf>[0];
    expect(quoteOf(reading, 'a')).toBe(`“收到投诉37件${'，'.repeat(13)}……”`);
    expect(quoteOf(reading, 't')).toBe('“投诉的类别”');
    expect(quoteOf(reading, 'gone')).toBe('（这一段现在不在）');
  });

  it('a sentence that is too long is told by its number at its field, and nearly full counts', () => {
    expect(roomOf(2, 100)).toBeNull();
    expect(roomOf(2, 3900)?.zh).toBe('3900 / 4000 个字');
    expect(roomOf(2, 4003)?.zh).toMatch(/^第 2 句最多 4000 个字，多了 3 个；/u);
    // As the wire takes it.
    const fits = (letters: number) => ReportPiece.safeParse({ text: '字'.repeat(letters) }).success;
    expect([fits(4000), fits(4001)]).toEqual([true, false]);
  });

  it('columns of numbers alone stand to the right, the names never', () => {
    const isNumber = numberColumns([
      ['1', '1,234', '-3.5%', '没写明', '*'],
      ['2', '0', '—', '3', ''],
    ]);
    expect([0, 1, 2, 3, 4].map((i) => isNumber(i))).toEqual([false, true, true, false, true]);
    expect(numberColumns([])(1)).toBe(false);
  });
});
