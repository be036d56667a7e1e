/** How a figure is called, in what it is counted, and what it means. */
import type { MatterKind } from '../matter/matter.ts';

export interface FigureWords {
  zh: string;
  en: string;
  /** Grams are printed as kilograms. */
  unit: 'count' | 'fen' | 'percent' | 'gram';
  /** Of which kind of matter the records behind it are; complaints where it is left out. */
  kind?: MatterKind;
  /** The page of the records behind it, where they are no matters. */
  records?: string;
  /** The definition in one sentence, printed beside the figure. */
  definitionZh: string;
  definitionEn: string;
}
