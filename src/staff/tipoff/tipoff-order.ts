import type { TipoffPersonMove } from '../../domain/tipoff/procedure.ts';
import type { SeenTipoffItem } from '../base/client.ts';

/** What a tip-off waits for, one after the other. */
const leading: readonly TipoffPersonMove[] = [
  'dispatch',
  'assign',
  'startVerification',
  'endTest',
  'open',
  'notOpen',
  'propose',
  'recordNotice',
  'endEnforcement',
  'payReward',
  'close',
  'archive',
];
/** What may be done beside, and is nobody's next step by itself. */
const aside: readonly TipoffPersonMove[] = [
  'grantReward',
  'transfer',
  'extend',
  'startTest',
  'repeat',
  'merge',
  'disclaim',
];

/** The main move first: what the tip-off waits for. */
export function tipoffOrder(tipoff: SeenTipoffItem['tipoff']): readonly TipoffPersonMove[] {
  return [...new Set([...leadingOf(tipoff), ...aside])];
}

/** What the tip-off waits for and this person may do; null where somebody else has to act first. */
export function tipoffNext(
  tipoff: SeenTipoffItem['tipoff'],
  possible: readonly TipoffPersonMove[],
): TipoffPersonMove | null {
  return leadingOf(tipoff).find((move) => possible.includes(move)) ?? null;
}

/** Two officers who are named already are seldom named anew; what they propose is what the head decides on first. */
function leadingOf({ handlerId, proposal }: SeenTipoffItem['tipoff']): readonly TipoffPersonMove[] {
  const named = handlerId === null ? leading : leading.filter((move) => move !== 'assign');
  return proposal === null ? named : [proposal.what, ...named];
}
