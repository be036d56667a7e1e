import type { Tx } from '../../../store/base/db.ts';
import type { Context } from '../../base/context.ts';
import { tellPeople, type About } from '../../matter/tell-people.ts';

/** 会同: the people of the departments that take part hear of it, where they have accounts. */
export function tellPartners(
  tx: Tx,
  ctx: Context,
  about: About & { version: number },
  partnerIds: readonly string[],
  words: string,
): Promise<void> {
  const isPartner = ({ role, organisationId }: { role: string; organisationId: string | null }) =>
    role === 'department' && organisationId !== null && partnerIds.includes(organisationId);
  return tellPeople(tx, ctx, about, isPartner, words, { ring: 'asked' });
}
