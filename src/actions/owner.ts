import type { Account } from '../domain/account.ts';
import type { Matter, MatterKind } from '../domain/matter.ts';
import { isOwner, newOwners, ownerZh, type Owned, type Owner } from '../domain/owner.ts';
import { listAccounts } from '../store/account.ts';
import type { Tx } from '../store/db.ts';
import { markReadOf, saveMessages } from '../store/message.ts';
import { listReach } from '../store/reach.ts';
import type { MessageRow } from '../store/schema.ts';
import type { Context } from './context.ts';
import { sendSoon, toAccount } from './message.ts';

/** A matter as it was saved, and as it was before; null when it is new. */
export interface Passed {
  saved: Matter;
  before: Matter | null;
}

/**
 * Tells those whose the matters have become, each once: the version that made it theirs is the cause, so that no retry and no
 * second process tells it again. Whoever acts knows it already, and has read what he was told of it.
 */
export async function tellOwners(tx: Tx, ctx: Context, kind: MatterKind, passed: readonly Passed[]): Promise<void> {
  const { actor } = ctx;
  if (actor.role !== 'consumer' && actor.role !== 'system')
    for (const { saved, before } of passed) if (before !== null) await markReadOf(tx, saved, actor.id, ctx.at);
  const fresh = passed.flatMap(({ saved, before }) =>
    newOwners(before as Owned | null, saved as Owned).map((owner) => ({ saved, owner })),
  );
  if (fresh.length === 0) return;
  const { countyId } = actor;
  const accounts = await listAccounts(tx, countyId);
  const hearers = fresh.flatMap(({ saved, owner }) =>
    hearersOf(accounts, owner, ctx).map((account) => ({ account, owner, saved })),
  );
  const reach = await listReach(tx, countyId, [...new Set(hearers.map(({ account }) => account.id))]);
  const messages: MessageRow[] = hearers.flatMap(({ account, owner, saved }) =>
    toAccount(
      ctx,
      saved,
      account,
      reach.get(account.id) ?? null,
      `owner ${saved.id} ${saved.version}`,
      ownerZh(kind, saved, owner),
    ),
  );
  await saveMessages(tx, messages);
  await sendSoon(
    tx,
    messages.filter(({ channel }) => channel !== 'app'),
  );
}

function hearersOf(accounts: readonly Account[], owner: Owner, { actor }: Context): Account[] {
  return accounts.filter((account) => account.id !== actor.id && isOwner(account, owner, accounts));
}
