/** Whether words that were masked have lost figures of a number. */
export function isMasked(words: string): boolean {
  return /\*\d{2}/u.test(words);
}
