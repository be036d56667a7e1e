/**
 * 发文登记 (issued number): the numbers under which reports of the bureau went out. Each is given once, to one edition of one report: with the
 * signature, or after it. A number that was given is never free again; one that was given by mistake is voided with its reason. Before there was a
 * register two editions may have gone out under one number: the first has it, and of the others the register tells that they share it.
 */
import type { Day } from '../../base/calendar.ts';

export interface IssuedNumber {
  countyId: number;
  /** 「青市监〔2026〕12号」 */
  number: string;
  year: number;
  reportId: string;
  edition: number;
  givenOn: Day;
  givenById: string;
  voidedOn: Day | null;
  voidedById: string | null;
  voidReason: string;
}

/** The year in the brackets of a number. */
export function yearOfNumber(number: string): number {
  return Number(/〔(\d{4})〕/u.exec(number)?.[1] ?? 0);
}

/** The place of a number in its year, by which the register is read: 12 of 「青市监〔2026〕12号」. */
export function placeOfNumber(number: string): number {
  return Number(/〕(\d{1,9})号$/u.exec(number)?.[1] ?? 0);
}

/**
 * What stands above an edition: the number that it bears now; where its own was voided none, until it gets another. What was signed before
 * there was a register is printed as it was signed.
 */
export function numberOfEdition(signed: string, issued: readonly Pick<IssuedNumber, 'number' | 'voidedOn'>[]): string {
  const living = issued.find(({ voidedOn }) => voidedOn === null);
  if (living !== undefined) return living.number;
  return issued.some(({ number }) => number === signed) ? '' : signed;
}
