/**
 * 关注的店有新件: tells who follows a shop. A matter is matched some time after its filing, outside of its transaction; whoever may not
 * see it then, because no office has it yet, hears when it comes to his.
 */
import { beforeDispatch } from '../../domain/base/actor.ts';
import { hearsOfShop, shopToldZh } from '../../domain/desk/shop-watch.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { listShopWatchers } from '../../store/operator/operator-watch.ts';
import type { Context, Follower } from '../base/context.ts';
import { tellEach, type Hearing } from '../matter/tell-people.ts';

/** Of these matters, to be called when they were matched; a matter is told once, however often it is matched. */
export async function tellShopFollowers(
  tx: Tx,
  ctx: Context,
  kind: MatterKind,
  matters: readonly Matter[],
): Promise<void> {
  const { countyId } = ctx.county.county;
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const watches = await listShopWatchers(tx, countyId, [...byId.keys()]);
  if (watches.length === 0) return;
  const accounts = new Map((await listAccounts(tx, countyId)).map((account) => [account.id, account]));
  const hearings = watches.flatMap(({ accountId, matterId, shop, since }): Hearing[] => {
    const account = accounts.get(accountId);
    const about = byId.get(matterId);
    if (about === undefined || account?.active !== true || accountId === ctx.actor.id) return [];
    // What was told before he followed is not new to him, whenever it is matched or comes to his office.
    if (about.filedAt < since || !hearsOfShop(actorOfAccount(account), kind, about)) return [];
    return [{ account, about, cause: `shop ${matterId}`, words: shopToldZh(kind, about, shop) }];
  });
  // At the desk alone: an SMS would carry the name of a shop that is only told of.
  await tellEach(tx, ctx, hearings, { ring: 'never' });
}

/** Who could not see the matter when it was matched is told when it comes to his office. */
export const tellShopFollowersOfOffice: Follower = {
  kinds: ['complaint', 'tipoff'],
  moves: 'all',
  async follow(tx, ctx, { kind, on, besides }) {
    const come = [...on, ...besides]
      .filter(({ saved, before }) => before !== null && saved.officeId !== null && hasCome(saved, before))
      .map(({ saved }) => saved);
    if (come.length > 0) await tellShopFollowers(tx, ctx, kind, come);
  },
};

function hasCome(saved: Matter, before: Matter): boolean {
  return saved.officeId !== before.officeId || beforeDispatch.has(before.state) !== beforeDispatch.has(saved.state);
}
