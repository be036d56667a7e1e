/**
 * 密码 (PIN): what opens a telephone of a station, six figures or more, or a phrase. What the telephone carries opens by it without a
 * network, for some days; what signs it in opens by it and a share that the server holds, and there wrong PINs are counted.
 */

/** What is kept of the tries at a PIN, on the telephone and on the server. */
export interface PinTries {
  wrong: number;
  /** Milliseconds since 1970; before it no further try is taken. */
  notBefore: number;
}

/** After so many the PIN is forgotten, and only a new sign-in over the network opens the store; nothing in it is lost. */
export const mostPinTries = 10;

/** What a wrong PIN leads to: five are free, then each waits longer. */
export function afterWrongPin({ wrong }: Pick<PinTries, 'wrong'>, nowMs: number): PinTries & { forget: boolean } {
  const next = wrong + 1;
  const minutes = next < 5 ? 0 : ([1, 5, 15, 30, 60][next - 5] ?? 60);
  return { wrong: next, notBefore: nowMs + minutes * 60_000, forget: next >= mostPinTries };
}

/** How long what a telephone carries may be opened without a network, counted from the last news of the bureau. */
export const carriedDays = 14;

/** Six figures or more, or a phrase of eight characters or more; not what a finder of the telephone tries first. */
export function isGoodPin(pin: string): boolean {
  const long = [...pin].length;
  if (long > 64 || isWeakPin(pin)) return false;
  return isFigures(pin) ? long >= 6 : long >= 8;
}

/** Whether figures alone are typed to open it. */
export function isFigures(pin: string): boolean {
  return /^\d+$/u.test(pin);
}

/** One figure, a run, or two figures over and over. */
export function isWeakPin(pin: string): boolean {
  return (
    /^(.)\1+$/u.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin) || /^(\d\d)\1+$/u.test(pin)
  );
}
