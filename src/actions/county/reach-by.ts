import { lineSaying } from '../../domain/base/event.ts';
import { demand } from '../../domain/base/actor.ts';
import { takesCalls } from '../../domain/county/account.ts';
import { demandReachable, type ReachForm } from '../../domain/county/reach-by.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Tx } from '../../store/base/db.ts';
import { lockAccount } from '../../store/county/account.ts';
import { record } from '../../store/base/ledger.ts';
import { clearLine, findAccountOfLine, saveReach } from '../../store/county/reach-by.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Says by which ways the actor is told; the line keeps the ways and no address. */
export async function saveOwnReach(ctx: Context, form: ReachForm): Promise<void> {
  demand(ctx.actor, 'reach.save');
  const { countyId, id: accountId, organisationId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, accountId);
    demandReachable(form, account.phone);
    await demandOwnLine(tx, ctx, form.line);
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

/** Who rings at the hotline is shown at the centre alone, and at one desk: nobody makes the extension of another his own. */
async function demandOwnLine(tx: Tx, { actor }: Context, line: string): Promise<void> {
  if (line === '') return;
  if (!takesCalls({ role: actor.role, active: true }))
    throw new Refusal('invalid-input', {}, [
      {
        path: 'line',
        zh: '来电只弹给 12315 中心的人；请空着。',
        en: 'Calls are shown at the centre alone; leave it empty.',
      },
    ]);
  const other = await findAccountOfLine(tx, actor.countyId, line);
  if (other === null || other.id === actor.id) return;
  // Who has left, or has other work now, holds no seat.
  if (!takesCalls(other)) await clearLine(tx, actor.countyId, other.id);
  else
    throw new Refusal('invalid-input', {}, [
      {
        path: 'line',
        zh: `这个分机写在${other.name}的账号里；换了座位的，请那边先清空。`,
        en: `${other.name} has this extension; it has to be cleared there first.`,
      },
    ]);
}
