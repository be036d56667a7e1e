import { maskText } from '../../base/masking.ts';
import { checkClauses, type Suspicion } from './clause-check.ts';

/** The text as it is kept, and what is suspected in it: the numbers of persons are nobody’s business in a contract. */
export function readContract(typed: string): { text: string; found: Suspicion[] } {
  const text = maskText(typed.replace(/\r\n?/gu, '\n'), []);
  return { text, found: checkClauses(text) };
}
