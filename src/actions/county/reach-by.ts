import { lineSaying } from '../../domain/base/event.ts';
import { demand } from '../../domain/base/actor.ts';
import { demandReachable, type ReachForm } from '../../domain/county/reach-by.ts';
import { lockAccount } from '../../store/county/account.ts';
import { record } from '../../store/base/ledger.ts';
import { saveReach } from '../../store/county/reach-by.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Says by which ways the actor is told; the line keeps the ways and no address. */
export async function saveOwnReach(ctx: Context, form: ReachForm): Promise<void> {
  demand(ctx.actor, 'reach.save');
  const { countyId, id: accountId, organisationId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, accountId);
    demandReachable(form, account.phone);
    await saveReach(tx, { countyId, accountId, ...form });
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: accountId,
        verb: 'reach-saved',
        at: ctx.at,
        onDay: ctx.today,
        by: accountId,
        byOrganisationId: organisationId,
        detail: { bySms: form.bySms, byEmail: form.byEmail },
      }),
    );
  });
}
