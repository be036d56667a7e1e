/**
 * 猜查询码 (guesses at query codes): how many wrong ones a day are taken. Beyond them only who has hardly been wrong today is
 * listened to, so that guessing from many addresses opens nothing and yet keeps no owner from his matter.
 */

/** A code of six figures is guessed a hundred times sooner than one of eight, or than a word. */
export type CodeKind = 'short' | 'long';

export interface GuessCaps {
  /** At one number. */
  number: number;
  /** In the whole county. */
  county: number;
  /** In the whole county, after which no code of this kind opens anything before tomorrow; null where guessing is hopeless. */
  most: number | null;
}

export const guessCaps = {
  short: { number: 10, county: 300, most: 3000 },
  long: { number: 20, county: 1000, most: null },
} as const satisfies Record<CodeKind, GuessCaps>;

/** So often a day anybody may be wrong from one network whatever others do. */
export const freeGuesses = 3;

/** What was wrong today: at the number, in the county, and from the network of who asks. */
export interface Guessed {
  number: number;
  county: number;
  network: number;
}

/** Whether one more guess is looked at; `spent` when nobody is listened to any more today. */
export function standingOfGuess({ number, county, network }: Guessed, kind: CodeKind): 'open' | 'closed' | 'spent' {
  const caps: GuessCaps = guessCaps[kind];
  if (caps.most !== null && county >= caps.most) return 'spent';
  const isGuessedAt = number >= caps.number || county >= caps.county;
  return isGuessedAt && network >= freeGuesses ? 'closed' : 'open';
}
