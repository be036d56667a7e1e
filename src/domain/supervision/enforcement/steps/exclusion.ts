/** 不计入的时间 (exclusion): what is tested, heard or announced meanwhile, and what waits for its result. */
import { Refusal } from '../../../base/refusal.ts';
import type { Enforcement } from '../enforcement.ts';
import type { Exclusion } from '../records.ts';

export function openExclusions({ pauses }: Pick<Enforcement, 'pauses'>): Exclusion[] {
  return pauses.filter(({ to }) => to === null);
}

/** No decision while something is still being tested: its result belongs to the facts. */
export function demandTested(enforcement: Enforcement): void {
  if (openExclusions(enforcement).some(({ kind }) => kind !== 'suspension')) throw new Refusal('verification-paused');
}
