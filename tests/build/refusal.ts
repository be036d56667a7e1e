import { Refusal, type RefusalCode } from '../../src/domain/base/refusal.ts';

/** The refusal with which the rule says no; a test that expected one fails when it says yes. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The code of the refusal, or null when the rule says yes. */
export function codeOf(act: () => unknown): RefusalCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The same of an act that happens later. */
export async function laterCodeOf(act: () => Promise<unknown>): Promise<RefusalCode | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
