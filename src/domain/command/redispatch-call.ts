/**
 * 协助时打电话: the station that helps rings up whom it was sent to, one press a number; the office reads in the complaint that it did. Before
 * it has said how it stands to both it calls nobody.
 */
import { z } from 'zod';
import { demand } from '../base/actor.ts';
import type { LedgerEvent } from '../base/event.ts';
import { Refusal } from '../base/refusal.ts';
import { calledEvent, calledSides, calledSideWords, type Callable } from '../complaint/facts/dial.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { isHelped, maySeeRedispatch, type Redispatch, type SentFacts } from './redispatch.ts';

export const DialHelp = z.object({
  /** Made by the client: the same press again is the same call. */
  id: z.uuid().toLowerCase(),
  whom: z.enum(calledSides),
});
export type DialHelp = z.infer<typeof DialHelp>;

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
