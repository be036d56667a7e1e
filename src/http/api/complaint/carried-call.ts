/** Whom a telephone can ring up without a network: the number as it is shown, and the whole one that a press dials. */
import type { Callable, CalledSide } from '../../../domain/complaint/facts/callable.ts';

export interface CarriedCall {
  whom: CalledSide;
  n: number | null;
  name: string;
  /** 138****0611 */
  shown: string;
  phone: string;
}

/** Those who are shown, each with the whole number of the same person. */
export function withWhole(seen: readonly Callable[], whole: readonly Callable[]): CarriedCall[] {
  return seen.flatMap(({ whom, n, name, phone: shown }) => {
    const phone = whole.find((one) => one.whom === whom && one.n === n)?.phone;
    return phone === undefined ? [] : [{ whom, n, name, shown, phone }];
  });
}
