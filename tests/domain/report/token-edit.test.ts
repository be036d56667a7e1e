import { expect, test } from 'vitest';
import { takenWhole } from '../../../src/domain/report/token-edit.ts';

const text = '受理〔受理投诉〕件〔注：不含移送〕。';
const at = (words: string, add = 0) => text.indexOf(words) + add;
const taken = (start: number, end: number, key: 'Backspace' | 'Delete' = 'Backspace') => {
  const span = takenWhole(text, { start, end }, key);
  return span === null ? null : text.slice(span.start, span.end);
};

test('a chip is taken away whole, from behind, from before and from within', () => {
  const [behind, before, within] = [at('件'), at('〔受'), at('投诉')];
  expect(taken(behind, behind)).toBe('〔受理投诉〕');
  expect(taken(before, before, 'Delete')).toBe('〔受理投诉〕');
  for (const key of ['Backspace', 'Delete'] as const) expect(taken(within, within, key)).toBe('〔受理投诉〕');
  // The letters beside it are taken one by one.
  expect(taken(before, before)).toBeNull();
  expect(taken(behind, behind, 'Delete')).toBeNull();
});

test('what is selected through a part of a chip takes the whole of it, and a whole selection stays as it is', () => {
  expect(taken(at('理〔'), at('投诉'))).toBe('理〔受理投诉〕');
  expect(taken(at('投诉'), at('〔注', 3))).toBe('〔受理投诉〕件〔注：不含移送〕');
  expect(taken(at('〔受'), at('件'))).toBeNull();
  expect(taken(0, 2)).toBeNull();
});

test('the words of a footnote are written like any others; the footnote itself goes at its end', () => {
  expect(taken(at('移送'), at('移送'))).toBeNull();
  expect(taken(at('不含'), at('移送'))).toBeNull();
  expect(taken(at('。'), at('。'))).toBe('〔注：不含移送〕');
});
