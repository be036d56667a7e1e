/** 谁手里 (holder): before dispatch the receiving centre alone has a tip-off, afterwards the office alone (令121 第四十一条). */
import { Refusal } from '../../base/refusal.ts';
import type { Facts } from '../../matter/matter.ts';
import type { Tipoff, TipoffMove } from '../tipoff.ts';

export function demandHolder(tipoff: Tipoff, move: TipoffMove, facts: Facts): void {
  const isCentre = facts.by.role === 'centre';
  if (isCentre && tipoff.state !== 'registered') throw new Refusal('centre-after-dispatch');
  if (!isCentre && tipoff.state === 'registered') throw new Refusal('move-not-allowed', { state: tipoff.state, move });
}
