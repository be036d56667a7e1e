/**
 * 查进度的验证码 (progress code): who has lost the slip gets in by a code that is sent to the telephone on file. Number and telephone
 * alone open nothing, and no answer tells whether they belong together.
 */
import { codeMinutes } from './message.ts';

/** As long as any code in a message is good, and stands in its row. */
export const progressCodeMinutes = codeMinutes;
export const progressCodeTries = 5;
export const progressCodeAgainSeconds = 60;
/** To one telephone in a day, whatever number is asked for. */
export const mostProgressCodesADay = 10;
/** Of these for one network, so that nobody uses up by himself what is the owner's. */
export const mostProgressCodesANetwork = 3;

/** What is kept of a code that was sent. */
export interface ProgressCode {
  countyId: number;
  /** The mark of number and telephone. */
  subject: Uint8Array;
  codeHash: Uint8Array;
  madeAt: Date;
  tries: number;
}

/** Whether the code still opens anything. */
export function isFreshCode({ madeAt, tries }: Pick<ProgressCode, 'madeAt' | 'tries'>, at: Date): boolean {
  return tries < progressCodeTries && at.getTime() - madeAt.getTime() <= progressCodeMinutes * 60_000;
}

/** Whether another one may be sent: whoever presses twice gets one. */
export function maySendAgain(before: Pick<ProgressCode, 'madeAt'> | null, at: Date): boolean {
  return before === null || at.getTime() - before.madeAt.getTime() >= progressCodeAgainSeconds * 1000;
}
