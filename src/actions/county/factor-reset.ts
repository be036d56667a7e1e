/** A lost telephone: one person asks to take its owner's second factor away, and another does it; or a command on the server. */
import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { atServerZh } from '../../domain/county/seal-hold.ts';
import { demandAskable, demandResettable, resetsSince } from '../../domain/county/second-factor.ts';
import { findAccountByLogin, listAccounts, lockAccount, type StoredAccount } from '../../store/county/account.ts';
import {
  confirmFactorReset,
  dropOpenResets,
  listOpenResets,
  lockFactorReset,
  saveFactorReset,
} from '../../store/county/second-factor.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { deleteSessions } from '../../store/county/session.ts';
import { forgetSubject } from '../../store/base/tries.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import type { AtServer, Context } from '../base/context.ts';
import { tryMark } from '../base/tries.ts';
import { dropFactor } from './second-factor.ts';

/** Asks for it, once for all who press meanwhile; its owner and who may confirm it are told. */
export async function askFactorReset(ctx: Context, accountId: string): Promise<void> {
  demand(ctx.actor, 'account.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, accountId);
    demandAskable(ctx.actor, account);
    const open = await listOpenResets(tx, countyId, resetsSince(ctx.at));
    if (open.some((one) => one.accountId === accountId)) return;
    await dropOpenResets(tx, account);
    const asked = { askedBy: ctx.actor.id, askedAt: ctx.at, askedToldAt: null };
    const notYet = { confirmedBy: null, confirmedAt: null, confirmedToldAt: null };
    await saveFactorReset(tx, { countyId, id: ctx.newId(), accountId, ...asked, ...notYet });
    await note(tx, ctx, account, 'factor-reset-asked', {});
    await enqueue(tx, { name: 'tell-holds' });
  });
}

/** A second person answers for it that the owner wants it: whoever has his password sets up a new one. */
export async function confirmReset(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'account.confirm');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const reset = await lockFactorReset(tx, countyId, id);
    if (reset === null) throw new Refusal('not-found');
    if (reset.confirmedAt !== null) return;
    const account = await lockAccount(tx, countyId, reset.accountId);
    demandResettable(ctx.actor, reset, { account, accounts: await listAccounts(tx, countyId) }, ctx.at);
    await confirmFactorReset(tx, reset, { by: ctx.actor.id, at: ctx.at });
    await takeAway(tx, ctx, account);
    await note(tx, ctx, account, 'factor-reset', { askedBy: reset.askedBy });
    await enqueue(tx, { name: 'tell-holds' });
  });
}

/**
 * The county's way back when nobody is left who could ask or confirm: whoever may run commands on the server. It is a line of the
 * ledger and of the trail, and is told to its owner and to his superiors as any other. False when it has none.
 */
export async function resetFactorByCommand(server: AtServer, loginName: string): Promise<boolean> {
  const { db, at, countyId } = server;
  const known = await findAccountByLogin(db, countyId, loginName);
  if (known === null) throw new Refusal('not-found');
  return transact(db, async (tx) => {
    const account = await lockAccount(tx, countyId, known.id);
    if (!account.hasFactor) return false;
    await takeAway(tx, { ...server, actor: { countyId } }, account);
    const done = { askedBy: null, askedAt: at, askedToldAt: at };
    const confirmed = { confirmedBy: null, confirmedAt: at, confirmedToldAt: null };
    await saveFactorReset(tx, { countyId, id: server.newId(), accountId: account.id, ...done, ...confirmed });
    const detail = { askedBy: null };
    const by = { by: 'system', byOrganisationId: null };
    await record(
      tx,
      lineSaying({ countyId, matterId: account.id, verb: 'factor-reset', at, onDay: dayOf(at), ...by, detail }),
    );
    // What the program does by itself is no line of the trail; what somebody does at its server is.
    const entry = { countyId, at, kind: 'account' as const, accountId: null, who: atServerZh };
    await writeTrail(tx, [{ ...entry, verb: 'factor-reset', matterId: account.id, detail }]);
    await enqueue(tx, { name: 'tell-holds' });
    return true;
  });
}

async function takeAway(
  tx: Tx,
  ctx: Pick<Context, 'keyring'> & { actor: { countyId: number } },
  account: StoredAccount,
): Promise<void> {
  await dropFactor(tx, account);
  await deleteSessions(tx, ctx.actor.countyId, { accountId: account.id, butNot: null });
  // Wrong codes of the telephone that is gone keep nobody waiting.
  await forgetSubject(tx, ctx.actor.countyId, tryMark(ctx, 'second factor', account.id));
}

async function note<V extends 'factor-reset-asked' | 'factor-reset'>(
  tx: Tx,
  { actor, at, today }: Context,
  { countyId, id: matterId }: StoredAccount,
  verb: V,
  detail: Details[V],
): Promise<void> {
  const { id: by, organisationId: byOrganisationId } = actor;
  await record(tx, lineSaying({ countyId, matterId, verb, at, onDay: today, by, byOrganisationId, detail }));
}
