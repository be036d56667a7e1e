import { demand } from '../../domain/base/actor.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { deleteOperatorWatches, isOperatorWatched, saveOperatorWatch } from '../../store/operator/operator-watch.ts';
import { getHeardOperator } from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';

/** Follows a shop, or no longer; a second press changes nothing. The line stands in the person's own ledger, not in the shop's. */
export async function watchOperator(ctx: Context, operatorId: string, isWatched: boolean): Promise<void> {
  demand(ctx.actor, 'operator.read');
  const { countyId, id: accountId, organisationId: byOrganisationId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const { rootId } = await getHeardOperator(tx, ctx.actor, operatorId);
    const mine = { countyId, accountId, rootId };
    if (isWatched && (await isOperatorWatched(tx, mine))) return;
    const isChanged = isWatched
      ? await saveOperatorWatch(tx, { countyId, accountId, operatorId: rootId, since: ctx.at })
      : await deleteOperatorWatches(tx, mine);
    if (!isChanged) return;
    const verb = isWatched ? 'operator-watched' : 'operator-unwatched';
    const line = { countyId, matterId: accountId, at: ctx.at, onDay: ctx.today, by: accountId, byOrganisationId };
    await record(tx, lineSaying({ ...line, verb, detail: { operatorId: rootId } }));
  });
}
