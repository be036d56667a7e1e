/**
 * 查询码 (query code): with the number it opens one's own matter to who filed it. Eight figures, shown as 4+4, which any telephone can
 * key. The program keeps no code but its stub (存根): what a code is made from again under a key that is not in the database, or,
 * of a code that was made elsewhere, its hash under that key. A stub goes with the person: who gets another number keeps his code.
 */
import { addDays, type Day } from '../base/calendar.ts';

export const codeFigures = 8;
/** Those of before had six, and a telephone that was long without a network may still bring some. */
export const formerFigures = 6;

/** A code as people write it: with spaces, dashes or full-width figures; null when it is none. */
export function codeTyped(typed: string): string | null {
  const figures = typed.normalize('NFKC').replace(/\D/gu, '');
  return figures.length === codeFigures || figures.length === formerFigures ? figures : null;
}

/** As it stands on a slip: in two halves. */
export function codeShown(code: string): string {
  const half = code.length / 2;
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/**
 * What a stub is: a code is made from it, or it is the hash of one that was made elsewhere and cannot be shown again. One that was made
 * anew for who had lost his is shown by the act that made it and by nothing else: who sends the filing once more does not learn it.
 */
export const stubKinds = { made: 'n', renewed: 'r', given: '8', formerGiven: '6' } as const;

/** Whether the code of the stub was made anew. */
export function isRenewed(stub: string): boolean {
  return stub.startsWith(stubKinds.renewed);
}

/** Whether the stub is of six figures. */
export function isFormer(stub: string): boolean {
  return stub.startsWith(stubKinds.formerGiven);
}

/** So many days after the matter was closed a code of six figures still opens it; one of eight does as long as there is the matter. */
export const formerCodeDays = 90;

/** A matter that was closed before this day is opened by no code of six figures. */
export function spentBefore(today: Day): Day {
  return addDays(today, -formerCodeDays);
}

/** Whether a code of six figures opens its matter no more. */
export function isSpent(stub: string, closedOn: Day | null, today: Day): boolean {
  return isFormer(stub) && closedOn !== null && closedOn < spentBefore(today);
}
