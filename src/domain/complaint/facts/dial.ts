/**
 * 打电话 (dial): who mediates rings up those it is about: one press gives one number, for this call. That there was a call, by whom and to
 * whom, stands in the ledger; the number does not. A number that is masked otherwise counts among the day's looks behind the mask. How
 * the call ended is a second line, by one press more: it tells nobody anything that the law asks to be told.
 */
import { z } from 'zod';
import { demand } from '../../base/actor.ts';
import type { LedgerEvent } from '../../base/event.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Complaint } from '../complaint.ts';
import { callableOf, calledSideWords, calledSides, callResults, mayDial } from './callable.ts';

/** Whom the press means; of those who complain jointly, which one. */
export const Dial = z.object({
  /** Made by the client: the same press again is the same call. */
  id: z.uuid().toLowerCase(),
  whom: z.enum(calledSides),
  n: z.number().int().min(1).nullable().default(null),
});
export type Dial = z.infer<typeof Dial>;

/** How the call of a press ended; under the id of that press, and of whom it rang up. */
export const EndCall = Dial.extend({ result: z.enum(callResults) });
export type EndCall = z.infer<typeof EndCall>;

/**
 * The number of whom it rings up, and the line that tells of it. What was called already where there was no network is told whatever has
 * become of the complaint since.
 */
export function dial(
  complaint: Complaint,
  { whom, n }: Pick<Dial, 'whom' | 'n'>,
  facts: Facts,
  isDone = false,
): { phone: string; event: LedgerEvent } {
  demand(facts.by, 'complaint.dial');
  if (!isDone && !mayDial(facts.by, complaint)) throw new Refusal('call-closed');
  const called = callableOf(complaint, facts.today).find((one) => one.whom === whom && one.n === n);
  if (called === undefined && !isDone) {
    const { zh, en } = calledSideWords[whom];
    throw new Refusal('call-no-number', { whom: zh, whomEn: en });
  }
  return { phone: called?.phone ?? '', event: calledEvent(complaint, { whom, n }, facts) };
}

/** The line that tells how a call ended, whatever has become of the complaint since. */
export function endCall(
  matter: Pick<Complaint, 'countyId' | 'id'>,
  { whom, n, result }: Pick<EndCall, 'whom' | 'n' | 'result'>,
  facts: Facts,
  /** The number under which the station that called was asked to help. */
  help?: string,
): LedgerEvent {
  demand(facts.by, help === undefined ? 'complaint.dial' : 'redispatch.dial');
  const which = n === null ? {} : { n };
  return eventOf(matter, 'call-ended', facts, { whom, ...which, result, ...(help === undefined ? {} : { help }) });
}

/** The shop's number hangs over its door, so that such a call is told by a verb that counts among no looks. */
export function calledEvent(
  matter: Pick<Complaint, 'countyId' | 'id'>,
  { whom, n }: Pick<Dial, 'whom' | 'n'>,
  facts: Facts,
  /** The number under which the station that calls was asked to help. */
  help?: string,
): LedgerEvent {
  const asked = help === undefined ? {} : { help };
  return whom === 'operator'
    ? eventOf(matter, 'shop-called', facts, asked)
    : eventOf(matter, 'called', facts, { whom, ...(n === null ? {} : { n }), ...asked });
}
