/** So many minutes the new code is shown to the officer who made it, and to nobody else. */
export const renewedCodeMinutes = 15;

/** A code that was made anew, and for how much longer it is shown. */
export interface RenewedCode {
  queryCode: string;
  seconds: number;
}
