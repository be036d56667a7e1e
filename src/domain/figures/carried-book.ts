/**
 * 旧台账 (carried book): a book that a county takes over from the years before it had a ledger here, and the figures that it speaks of. Of
 * such a year those come out, and the others stay blank: a book of samplings says nothing of complaints.
 */
export interface CarriedBookWords<Name extends string> {
  zh: string;
  en: string;
  figures: readonly Name[];
}

/** Of all that was counted, the figures that the books speak of. */
export function valuesOfBooks<Values extends object>(
  books: readonly CarriedBookWords<keyof Values & string>[],
  values: Values,
): Partial<Values> {
  const told: Partial<Values> = {};
  for (const name of books.flatMap(({ figures }) => figures)) told[name] = values[name];
  return told;
}
