/**
 * 协助时打电话: the station that helps rings up whom it was sent to, one press a number; the office reads in the complaint that it did. Before
 * it has said how it stands to both it calls nobody.
 */
import { z } from 'zod';
import { demand } from '../base/actor.ts';
import type { LedgerEvent } from '../base/event.ts';
import { Refusal } from '../base/refusal.ts';
import { calledEvent, endCall } from '../complaint/facts/dial.ts';
import { calledSides, calledSideWords, callResults, type Callable } from '../complaint/facts/callable.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { isHelped, maySeeRedispatch, type Redispatch, type SentFacts } from './redispatch.ts';

export const DialHelp = z.object({
  /** Made by the client: the same press again is the same call. */
  id: z.uuid().toLowerCase(),
  whom: z.enum(calledSides),
});
export type DialHelp = z.infer<typeof DialHelp>;

/** How the call of a press ended, under its id. */
export const EndHelpCall = DialHelp.extend({ result: z.enum(callResults) });
export type EndHelpCall = z.infer<typeof EndHelpCall>;

/** Whom it was sent to call: who acts for the complainant first. Of what is shown it gives masked numbers. */
export function calledByHelp({ agent, consumer, consumerPhone, operator, shopPhone }: SentFacts): Callable[] {
  const found: Callable[] = [
    { whom: 'agent', n: null, name: agent?.name ?? '', phone: agent?.phone ?? '' },
    { whom: 'consumer', n: null, name: consumer, phone: consumerPhone ?? '' },
    { whom: 'operator', n: null, name: operator, phone: shopPhone ?? '' },
  ];
  return found.filter(({ phone }) => phone.trim() !== '');
}

/**
 * The number of whom it rings up, and the lines that tell of it: the complaint's, which counts it, and its own. What was called already where
 * there was no network is told whatever has become of it since.
 */
export function dialHelp(
  one: Redispatch,
  { whom }: Pick<DialHelp, 'whom'>,
  facts: Facts,
  isDone = false,
): { phone: string; event: LedgerEvent; own: LedgerEvent } {
  demand(facts.by, 'redispatch.dial');
  if (!maySeeRedispatch(facts.by, one)) throw new Refusal('not-found');
  const called = calledByHelp(one.sent).find((each) => each.whom === whom);
  if (!isDone) {
    if (!isHelped(one)) throw new Refusal('help-over');
    if (one.state === 'sent') throw new Refusal('help-not-accepted');
    const { zh, en } = calledSideWords[whom];
    if (called === undefined) throw new Refusal('help-no-number', { whom: zh, whomEn: en });
  }
  const { countyId, matterId: id, number: help, stationId } = one;
  const event = calledEvent({ countyId, id }, { whom, n: null }, facts, help);
  return { phone: called?.phone ?? '', event, own: eventOf(one, 'redispatch-called', facts, { whom, stationId }) };
}

/** The lines that tell how a call ended: the complaint's and its own, whatever has become of the help since. */
export function endHelpCall(
  one: Redispatch,
  { whom, result }: Pick<EndHelpCall, 'whom' | 'result'>,
  facts: Facts,
): { event: LedgerEvent; own: LedgerEvent } {
  demand(facts.by, 'redispatch.dial');
  if (!maySeeRedispatch(facts.by, one)) throw new Refusal('not-found');
  const { countyId, matterId: id, number: help, stationId } = one;
  return {
    event: endCall({ countyId, id }, { whom, n: null, result }, facts, help),
    own: eventOf(one, 'redispatch-call-ended', facts, { whom, result, stationId }),
  };
}
