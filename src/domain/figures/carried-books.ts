import type { CountedValues, FigureName, FigureValues } from './figure.ts';

/**
 * 旧台账 (carried books): the books that a county takes over from the years before it had a ledger here, and the figures that each of them
 * speaks of. Of such a year those come out, and the others stay blank: a book of samplings says nothing of complaints.
 */
export const carriedBooks = {
  cases: {
    zh: '案件',
    en: 'cases',
    figures: [
      'casesFiled',
      'casesClosed',
      'samplingCases',
      'samplingCasesClosed',
      'samplingCaseValue',
      'samplingPenalties',
      'samplingCollected',
      'termCases',
      'termPenalties',
      'termCollected',
    ],
  },
  samplings: {
    zh: '抽检',
    en: 'samplings',
    figures: ['batchesSampled', 'batchesByProvince', 'batchesByCity', 'batchesByCounty'],
  },
  inspections: { zh: '检查', en: 'inspections', figures: ['inspectedShops', 'shopVisits', 'violationsFound'] },
  letters: { zh: '规范意见', en: 'letters', figures: ['guidanceItems'] },
} as const satisfies Record<string, { zh: string; en: string; figures: readonly FigureName[] }>;
export type CarriedBook = keyof typeof carriedBooks;

/** Of all that was counted, the figures that the books speak of. */
export function valuesOfBooks(books: readonly CarriedBook[], values: FigureValues): CountedValues {
  const names = books.flatMap((book): readonly FigureName[] => carriedBooks[book].figures);
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
