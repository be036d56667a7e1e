/** The word behind a flag; null where there is none. */
export function flagOf(words: readonly string[], flag: string): string | null {
  const at = words.indexOf(flag);
  return at < 0 ? null : (words[at + 1] ?? null);
}
