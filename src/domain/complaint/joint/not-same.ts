/**
 * 不是同一件 (not the same): a person has compared two complaints and says that they are two disputes. The pair is proposed no more; who
 * said so and when stands in the course of both, and it can be taken back.
 */
import type { Complaint } from '../complaint.ts';
import type { LedgerEvent } from '../../base/event.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';

/** A line in the course of each, naming the other; `isBack` takes it back. */
export function tellApart(one: Complaint, other: Complaint, isBack: boolean, facts: Facts): readonly LedgerEvent[] {
  if (one.id === other.id) throw new Refusal('same-complaint');
  const back = isBack ? { back: true } : {};
  return [
    eventOf(one, 'told-apart', facts, { number: other.number, ...back }),
    eventOf(other, 'told-apart', facts, { number: one.number, ...back }),
  ];
}
