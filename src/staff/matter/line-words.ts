import { useLanguage } from '../base/language.tsx';
import { useLoaded } from '../base/loaded.ts';
import type { SeenView } from './matter-view.ts';

type Line = SeenView['timeline'][number];

/** How a line of a ledger is told, in the reader's language, and whether it tells of a notice. */
export interface LineWords {
  tell: (line: Line) => string;
  tellZh: (line: Line) => string;
  isNotice: (line: Line) => boolean;
}

/**
 * The sentences of all ledgers of the house: more than the page that shows one of them, which stands before they come. Undefined until
 * then.
 */
export function useLineWords(): LineWords | undefined {
  const { language } = useLanguage();
  const words = useLoaded('timeline', () => import('../../domain/desk/timeline.ts'));
  if (words === undefined) return undefined;
  const { timelineZh, timelineEn, isNotice } = words;
  return { tell: language === 'zh' ? timelineZh : timelineEn, tellZh: timelineZh, isNotice };
}
