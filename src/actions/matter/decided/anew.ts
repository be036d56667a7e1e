import type { Account } from '../../../domain/county/account.ts';
import type { Facts, Matter } from '../../../domain/matter/matter.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import type { Context, Follower } from '../../base/context.ts';
import { tellPeople } from '../tell-people.ts';

/** Who leads the bureau now: who decided corrects himself only where nobody else does. */
export async function leadersNow(tx: Tx, ctx: Context): Promise<Pick<Facts, 'leaders'>> {
  const accounts = await listAccounts(tx, ctx.actor.countyId);
  return { leaders: accounts.filter(({ active, role }) => active && role === 'leader').map(({ id }) => id) };
}

/** Whoever has it now hears that it is decided anew: the head of its office, or the centre where it has none. */
export const tellAnew: Follower<Matter> = {
  kinds: ['complaint', 'tipoff', 'inquiry'],
  moves: ['decideAnew', 'mediateAnew'],
  async follow(tx, ctx, { on, kind }) {
    const what = kind === 'inquiry' ? '原来的答复撤销了，要重新答复' : '原来的决定撤销了，要重新办';
    for (const { saved } of on) {
      const words = `${saved.number}：${what}，期限已经重新起算。`;
      await tellPeople(tx, ctx, saved, holderOf(saved), words, {
        cause: `anew ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};

function holderOf({ officeId, state }: Matter): (account: Account) => boolean {
  if (officeId === null || state === 'registered') return ({ role }) => role === 'centre';
  return ({ role, organisationId }) => role === 'officeHead' && organisationId === officeId;
}
