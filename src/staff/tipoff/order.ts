import type { TipoffPersonMove } from '../../domain/pursuit.ts';
import type { SeenTipoffItem } from '../client.ts';

const usual: readonly TipoffPersonMove[] = [
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
  'grantReward',
  'transfer',
  'extend',
  'startTest',
  'repeat',
  'merge',
  'disclaim',
];

/** The main move first: what the tip-off waits for. Two officers who are named already are seldom named anew. */
export function tipoffOrder({ handlerId, proposal }: SeenTipoffItem['tipoff']): readonly TipoffPersonMove[] {
  const named = handlerId === null ? usual : usual.filter((move) => move !== 'assign');
  // What the officers propose is what the head decides on first.
  return proposal === null ? named : [...new Set([proposal.what, ...named])];
}
