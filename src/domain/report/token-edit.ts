/**
 * 数字块在框里 (a token under the hands of who writes): 〔受理投诉〕 is one thing for the keys that take away, so that no half of it is left
 * in a sentence; the words of a footnote are written like any others.
 */

/** From where to where, as a box tells its selection. */
export interface TextSpan {
  start: number;
  end: number;
}

const token = /〔[^〔〕]{1,600}〕/gu;
const isNote = (text: string) => text.startsWith('〔注：');

function tokensOf(text: string): (TextSpan & { isNote: boolean })[] {
  return [...text.matchAll(token)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
    isNote: isNote(all),
  }));
}

/**
 * What a key that takes away is to have selected first: of a selection that cuts through a chip the whole chip, and of the place behind it
 * (before it, for the key that takes away forwards) or within it the chip; null where the key does as it always does.
 */
export function takenWhole(text: string, { start, end }: TextSpan, key: 'Backspace' | 'Delete'): TextSpan | null {
  const all = tokensOf(text);
  if (start === end) {
    const at = all.find((one) =>
      key === 'Backspace'
        ? one.end === start || (!one.isNote && one.start < start && start < one.end)
        : one.start === start || (!one.isNote && one.start < start && start < one.end),
    );
    return at === undefined ? null : { start: at.start, end: at.end };
  }
  // Within the words of one footnote nothing is cut through.
  const cut = all.filter(
    (one) => one.start < end && start < one.end && !(one.isNote && one.start < start && end < one.end),
  );
  const whole = {
    start: Math.min(start, ...cut.map((one) => one.start)),
    end: Math.max(end, ...cut.map((one) => one.end)),
  };
  return whole.start === start && whole.end === end ? null : whole;
}
