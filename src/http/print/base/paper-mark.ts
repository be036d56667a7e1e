/**
 * 水印 on a printed page. Only a style can write into the margin of every page, and no page carries a style of its own, so each page
 * asks for one by its number. Browsers that know no margins print the line below the sheet instead (print.js tells them apart).
 */
import { markLine, shownMark, type Watermark } from '../../../domain/county/watermark.ts';
import { isForm } from '../../../domain/matter/paper-fitting.ts';
import type { Paper } from '../../../domain/matter/paper-form.ts';

/** The whole line or the number alone, at the left of the foot or in its middle, where the numbers of pages stand on both sides in turn. */
type Manner = 'whole' | 'number' | 'whole-middle' | 'number-middle';

/** Where the page asks for the style of its margin. Papers printed in one go are of one kind: all stay in the house or none. */
export function marginAddress(
  [first]: readonly (Pick<Paper, 'isInward'> & Partial<Pick<Paper, 'blocks' | 'isLetter'>>)[],
  mark: Watermark | undefined,
): string | undefined {
  if (first === undefined || mark === undefined) return undefined;
  const { blocks, isLetter = false } = first;
  if (blocks !== undefined && !isForm({ blocks, isLetter })) return middleMargin(first, mark);
  const manner: Manner = first.isInward === true ? 'whole' : 'number';
  return `/papers/mark/${manner}/${mark.id}`;
}

/** The same for a page whose number stands left or right. */
export function middleMargin({ isInward = false }: { isInward?: boolean }, mark: Watermark): string {
  const manner: Manner = isInward ? 'whole-middle' : 'number-middle';
  return `/papers/mark/${manner}/${mark.id}`;
}

/** The line in the margin of every page. Its words are those of whoever asks; the number is that of the page. */
export function marginStyle(manner: string, mark: Watermark): string {
  const words = manner.startsWith('whole') ? markLine(mark) : shownMark(mark.id);
  // A name may hold anything; what could end the words of a style is left out.
  const text = words.replace(/[^\p{L}\p{N} 　:·（）-]/gu, '');
  const place = manner.endsWith('middle') ? 'center' : 'left';
  return `@page {
  @bottom-${place} {
    content: '${text}';
    font: 7pt sans-serif;
    color: #595959;
    white-space: nowrap;
    vertical-align: bottom;
    padding-bottom: 8mm;
  }
}
@media print {
  .has-margins .mark {
    display: none;
  }
}
`;
}
