/** A box in which tokens are written: what is put in or taken away can be undone by the keys, and the place of the hand stays. */
import type { KeyboardEvent } from 'react';
import { takenWhole } from '../../domain/report/token-edit.ts';

type Box = HTMLTextAreaElement | HTMLInputElement;

function spanOf({ selectionStart, selectionEnd, value }: Box): { start: number; end: number } {
  const start = selectionStart ?? value.length;
  return { start, end: selectionEnd ?? start };
}

/** Puts words where the hand is, as if they were typed: the hand stands behind them, and the browser's own way back knows them. */
export function typeInto(box: Box, words: string): void {
  box.focus();
  // Deprecated, and the only way that leaves the undoing of a box whole; where there is none, the words come all the same.
  if (document.execCommand('insertText', false, words)) return;
  const { start, end } = spanOf(box);
  box.setRangeText(words, start, end, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Before a key or a cut takes something away: a chip is selected whole. From behind it the first press shows what the next one takes. */
export function selectWhole(event: KeyboardEvent<Box>): void {
  const box = event.currentTarget;
  const isCut = (event.ctrlKey || event.metaKey) && event.key === 'x';
  if (event.key !== 'Backspace' && event.key !== 'Delete' && !isCut) return;
  const span = spanOf(box);
  if (isCut && span.start === span.end) return;
  const whole = takenWhole(box.value, span, event.key === 'Delete' ? 'Delete' : 'Backspace');
  if (whole === null) return;
  box.setSelectionRange(whole.start, whole.end);
  if (span.start === span.end) event.preventDefault();
}
