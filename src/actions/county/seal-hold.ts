import { demand } from '../../domain/base/actor.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { demandConfirmable, isHeldBack, type SealHold } from '../../domain/county/seal-hold.ts';
import { listAccounts, lockAccount, updateAccount, type StoredAccount } from '../../store/county/account.ts';
import { confirmHolds, findSealHold, hasReporters, saveSealHold } from '../../store/county/seal-hold.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Writes down what somebody did to another's account, has it told, and keeps the account from the seals where its role opens them. */
export async function holdSeals(
  tx: Tx,
  ctx: Pick<Context, 'newId' | 'at'> & { actor: { countyId: number; id: string } },
  account: StoredAccount,
  { why, formerPhone }: Pick<SealHold, 'why' | 'formerPhone'>,
): Promise<void> {
  const { countyId, id: heldBy } = ctx.actor;
  const holds = isHeldBack(account, why, await hasReporters(tx, countyId));
  const row = { countyId, id: ctx.newId(), accountId: account.id, why, holds, heldBy, heldAt: ctx.at, formerPhone };
  // A new account's owner has nothing to be told of that was his.
  const toldAt = why === 'new' && !holds ? ctx.at : null;
  await saveSealHold(tx, { ...row, toldAt, confirmedBy: null, confirmedAt: null });
  if (holds) await updateAccount(tx, account, { sealsHeld: true });
  await enqueue(tx, { name: 'tell-holds' });
}

/** 核定: a second person answers for it that the account is its owner's; from now on it opens what its role may open. */
export async function confirmSeals(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'account.confirm');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const hold = await findSealHold(tx, countyId, id);
    if (hold === null) throw new Refusal('not-found');
    const account = await lockAccount(tx, countyId, hold.accountId);
    if (!account.sealsHeld || hold.confirmedAt !== null) return;
    demandConfirmable(ctx.actor, hold, account, await listAccounts(tx, countyId));
    await confirmHolds(tx, hold, { by: ctx.actor.id, at: ctx.at });
    await updateAccount(tx, account, { sealsHeld: false });
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: account.id,
        verb: 'account-confirmed',
        at: ctx.at,
        onDay: ctx.today,
        by: ctx.actor.id,
        byOrganisationId: ctx.actor.organisationId,
        detail: { why: hold.why, heldBy: hold.heldBy },
      }),
    );
  });
}
