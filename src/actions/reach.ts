import { demand } from '../domain/actor.ts';
import { demandReachable, type ReachForm } from '../domain/reach.ts';
import { lockAccount } from '../store/account.ts';
import { record } from '../store/ledger.ts';
import { saveReach } from '../store/reach.ts';
import { transact } from '../store/transact.ts';
import type { Context } from './context.ts';

const mobile = /^1[3-9]\d{9}$/u;

/** Says by which ways the actor is told; the line keeps the ways and no address. */
export async function saveOwnReach(ctx: Context, form: ReachForm): Promise<void> {
  demand(ctx.actor, 'reach.save');
  const { countyId, id: accountId, organisationId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, accountId);
    demandReachable(form, mobile.test(account.phone));
    await saveReach(tx, { countyId, accountId, ...form });
    await record(tx, {
      countyId,
      matterId: accountId,
      verb: 'reach-saved',
      at: ctx.at,
      onDay: ctx.today,
      by: accountId,
      byOrganisationId: organisationId,
      detail: { bySms: form.bySms, byEmail: form.byEmail },
    });
  });
}
