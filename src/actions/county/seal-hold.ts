import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { demandConfirmable, demandNobodyElse } from '../../domain/county/confirm-way.ts';
import { atServerZh, isHeldBack, type OwnProof, type SealHold } from '../../domain/county/seal-hold.ts';
import {
  findAccountByLogin,
  listAccounts,
  lockAccount,
  updateAccount,
  type StoredAccount,
} from '../../store/county/account.ts';
import { isSampleCounty, lockCounty } from '../../store/county/county.ts';
import {
  confirmHolds,
  findSealHold,
  hasReporters,
  isConfirmedOnce,
  listOpenHoldsOf,
  noteFirstConfirmation,
  saveSealHold,
} from '../../store/county/seal-hold.ts';
import { findFactorSince } from '../../store/county/second-factor.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { actorIdOf, listLedger, record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { writeTrail } from '../../store/base/trail.ts';
import type { AtServer, Context } from '../base/context.ts';

/** Writes down what somebody did to another's account, has it told, and keeps the account from the seals where its role opens them. */
export async function holdSeals(
  tx: Tx,
  ctx: Pick<Context, 'newId' | 'at'> & { actor: { countyId: number; id: string } },
  account: StoredAccount,
  { why, formerPhone }: Pick<SealHold, 'why' | 'formerPhone'>,
): Promise<void> {
  const { countyId, id: heldBy } = ctx.actor;
  const holds = isHeldBack(account, why, await isSpared(tx, countyId));
  const row = { countyId, id: ctx.newId(), accountId: account.id, why, holds, heldBy, heldAt: ctx.at, formerPhone };
  // A new account's owner has nothing to be told of that was his.
  const toldAt = why === 'new' && !holds ? ctx.at : null;
  await saveSealHold(tx, { ...row, toldAt, confirmedBy: null, confirmedAt: null });
  if (holds) await updateAccount(tx, account, { sealsHeld: true });
  await enqueue(tx, { name: 'tell-holds' });
}

/** The sample county, as long as nobody's identity lies sealed in it. */
async function isSpared(tx: Tx, countyId: number): Promise<boolean> {
  return (await isSampleCounty(tx, countyId)) && !(await hasReporters(tx, countyId));
}

/** What the owner can show for himself, where nobody else can confirm him. */
export async function ownProofOf(db: Db | Tx, owner: Pick<StoredAccount, 'countyId' | 'id'>): Promise<OwnProof> {
  const isFirst = !(await isConfirmedOnce(db, owner.countyId));
  const roles = (await listLedger(db, owner.countyId, owner.id)).filter(
    ({ detail }) => detail['formerRole'] !== undefined,
  );
  return { isFirst, factorSince: await findFactorSince(db, owner), roleSince: roles.at(-1)?.at ?? null };
}

/** All that he answers for, in one word each. */
function whysOf(open: readonly SealHold[]): string {
  return [...new Set(open.map(({ why }) => why))].join(' ');
}

/** 核定: a second person answers for it that the account is its owner's; from now on it opens what its role may open. */
export async function confirmSeals(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'account.confirm');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const hold = await findSealHold(tx, countyId, id);
    if (hold === null) throw new Refusal('not-found');
    // Whom it depends on stays as it is meanwhile: accounts are saved under the same lock.
    await lockCounty(tx, countyId);
    const account = await lockAccount(tx, countyId, hold.accountId);
    if (!account.sealsHeld || hold.confirmedAt !== null) return;
    const of = { account, accounts: await listAccounts(tx, countyId) };
    const open = await listOpenHoldsOf(tx, hold);
    demandConfirmable(ctx.actor, open, of, await ownProofOf(tx, account));
    await confirmHolds(tx, hold, { by: ctx.actor.id, at: ctx.at });
    await noteFirstConfirmation(tx, { countyId, accountId: account.id, confirmedAt: ctx.at });
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
        detail: { why: whysOf(open), heldBy: hold.heldBy },
      }),
    );
  });
}

/**
 * The county's way back when nobody is left who could confirm: whoever may run commands on the server answers for it, with a reason. It is
 * a line of the ledger and of the trail, and is told to its owner and to all who oversee accounts. False when it waits for nothing;
 * refused while a second person stands who could.
 */
export async function confirmByCommand(server: AtServer, loginName: string, reason: string): Promise<boolean> {
  const { db, at, countyId, newId } = server;
  const known = await findAccountByLogin(db, countyId, loginName);
  if (known === null) throw new Refusal('not-found');
  return transact(db, async (tx) => {
    await lockCounty(tx, countyId);
    const account = await lockAccount(tx, countyId, known.id);
    if (!account.sealsHeld || !account.active) return false;
    const open = await listOpenHoldsOf(tx, { countyId, accountId: account.id });
    demandNobodyElse(open, { account, accounts: await listAccounts(tx, countyId) });
    // Whoever set the password, or holds its slip, would else be confirmed in its owner's place.
    if (account.mustChange) throw new Refusal('confirm-too-early');
    const by = actorIdOf('system');
    await confirmHolds(tx, { countyId, accountId: account.id }, { by, at });
    await noteFirstConfirmation(tx, { countyId, accountId: account.id, confirmedAt: at });
    await updateAccount(tx, account, { sealsHeld: false });
    const detail = { why: whysOf(open), heldBy: open[0]?.heldBy ?? '', reason };
    const line = { countyId, matterId: account.id, at, onDay: dayOf(at), by: 'system', byOrganisationId: null };
    await record(tx, lineSaying({ ...line, verb: 'account-confirmed', detail }));
    // What the program does by itself is no line of the trail; what somebody does at its server is.
    const entry = { countyId, at, kind: 'account' as const, accountId: null, who: atServerZh };
    await writeTrail(tx, [{ ...entry, verb: 'account-confirmed', matterId: account.id, detail }]);
    await holdSeals(tx, { newId, at, actor: { countyId, id: by } }, account, { why: 'confirmed', formerPhone: null });
    return true;
  });
}
