/**
 * 统计口径 (figure): what counts as what. Each figure has one definition, counted from the ledger, and opens the records
 * behind it. 办结率 is closed by the cut-off ÷ accepted in the period, shown with both numbers: the seed prints 97.51 %
 * where its own 198 of 201 gives 98.51 %, so the program counts and never copies. This is the frame, which knows no subject:
 * each wing hands in its own definitions, and src/domain/figures.ts names them all.
 */
import type { MatterKind } from '../matter/matter.ts';

/** How a figure is called, in what it is counted, and what it means. */
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

export interface FigurePeriod {
  from: string;
  to: string;
  /** Null for the whole county. */
  officeId: string | null;
  /** Only what is of this category or below it, such as V06 or V; left out for everything. */
  category?: string | null;
}

/** What a figure prints as that was not counted: 「共受理调解消费者投诉*件」. A blank is never a nought. */
export const blank = '*';

/**
 * Whether the ledger was kept in a period: 'no' when the program had no ledger of the place yet, or the period has not
 * begun, so that every figure is blank; 'partly' when it began within the period and the figures count from that day on.
 */
export function keptIn(
  { from, to }: Pick<FigurePeriod, 'from' | 'to'>,
  keptSince: string | null,
  today: string,
): 'no' | 'partly' | 'yes' {
  if (keptSince === null || to < keptSince || from > today) return 'no';
  return from < keptSince ? 'partly' : 'yes';
}

/** Per cent with two decimals, rounded half up on whole numbers so that no binary fraction decides; null without a base. */
export function rate(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}

/** The names of some figures, for a list that opens their records. */
export function figureTitles<Name extends string>(
  words: Readonly<Record<Name, Pick<FigureWords, 'zh' | 'en'>>>,
  names: readonly Name[] = Object.keys(words) as Name[],
): Partial<Record<string, { zh: string; en: string }>> {
  return Object.fromEntries(names.map((name) => [name, { zh: words[name].zh, en: words[name].en }]));
}
