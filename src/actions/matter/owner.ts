import type { Hearer } from '../../domain/county/account.ts';
import { demand } from '../../domain/base/actor.ts';
import { isQuiet } from '../../domain/matter/message.ts';
import { matterKinds, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import {
  gatheredZh,
  isAtCentre,
  isOwner,
  isQueued,
  newOwners,
  ownerZh,
  undoneZh,
  type Owned,
  type Owner,
} from '../../domain/matter/owner.ts';
import { listAccounts } from '../../store/county/account.ts';
import { lockCounty } from '../../store/county/county.ts';
import type { Tx } from '../../store/base/db.ts';
import { countGathered, markReadOf, passQueued } from '../../store/matter/message.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Follower, Passed } from '../base/context.ts';
import { undoMove } from './matter.ts';
import { messagesTo, tellEach, type About, type Hearing } from './tell-people.ts';

/**
 * Tells those whose the matters have become, each once: the version that made it theirs is the cause, so that no retry and no
 * second process tells it again. Whoever acts knows it already, and has read what he was told of it.
 */
export async function tellOwners(tx: Tx, ctx: Context, kind: MatterKind, passed: readonly Passed[]): Promise<void> {
  const { actor } = ctx;
  if (actor.role !== 'consumer' && actor.role !== 'system')
    for (const { saved, before } of passed) if (before !== null) await markReadOf(tx, saved, actor.id, ctx.at);
  for (const { saved, before } of passed)
    if (before !== null && isAtCentre(before as Owned) && !isAtCentre(saved as Owned))
      await passQueued(tx, saved, ctx.at);
  const fresh = ctx.tellsTogether === true ? [] : freshOf(ctx, kind, passed);
  if (fresh.length === 0) return;
  const { queued, others } = hearingsOf(ctx, kind, fresh, await listAccounts(tx, actor.countyId));
  await tellEach(tx, ctx, others, { ring: 'asked' });
  // The centre gets many a day: what waits there is rung for together (`gatherWaiting`), and what is urgent by its page.
  await tellEach(tx, ctx, queued, { ring: 'never' });
}

/** Whether somebody is to hear of it, before new matters have their numbers. */
export function isHeardOf(ctx: Context, kind: MatterKind, filed: readonly Matter[]): boolean {
  return freshOf(ctx, kind, asPassed(filed)).length > 0;
}

/** What `tellOwners` says of new matters, for who saves it with them. */
export async function messagesOfFiled(
  tx: Tx,
  ctx: Context,
  kind: MatterKind,
  filed: readonly Matter[],
  accounts: readonly Hearer[],
): Promise<MessageRow[]> {
  const { queued, others } = hearingsOf(ctx, kind, freshOf(ctx, kind, asPassed(filed)), accounts);
  const [asked, silent] = [
    await messagesTo(tx, ctx, others, { ring: 'asked' }),
    await messagesTo(tx, ctx, queued, { ring: 'never' }),
  ];
  return [...asked, ...silent];
}

function asPassed(filed: readonly Matter[]): Passed[] {
  return filed.map((saved) => ({ saved, before: null }));
}

interface Fresh extends Passed {
  owner: Owner;
}

function freshOf({ actor }: Context, kind: MatterKind, passed: readonly Passed[]): Fresh[] {
  // What citizens file by themselves stands in the centre's live queue; a line at each bell would cost the filing half its speed.
  const told =
    actor.role === 'consumer' && kind === 'complaint'
      ? passed.filter(({ saved, before }) => before !== null || !isAtCentre(saved as Owned))
      : passed;
  return told.flatMap(({ saved, before }) =>
    newOwners(before as Owned | null, saved as Owned).map((owner) => ({ saved, before, owner })),
  );
}

function hearingsOf(
  ctx: Context,
  kind: MatterKind,
  fresh: readonly Fresh[],
  accounts: readonly Hearer[],
): { queued: Hearing[]; others: Hearing[] } {
  const queued: Hearing[] = [];
  const others: Hearing[] = [];
  for (const { owner, saved, before } of fresh) {
    const isWaiting = isQueued(owner, before as Owned | null);
    const about: About = isWaiting ? { ...saved, page: 'toDispatch' } : saved;
    const words = ownerZh(kind, saved, owner, before as Owned | null);
    for (const account of hearersOf(accounts, owner, ctx))
      (isWaiting ? queued : others).push({ account, about, cause: `owner ${saved.id} ${saved.version}`, words });
  }
  return { queued, others };
}

/** What follows every move: those hear of it whose the matters have become. Who files tells them himself, for a table tells nobody. */
export const tellNewOwners: Follower = {
  kinds: matterKinds,
  moves: 'all',
  follow: (tx, ctx, { kind, move, on, besides }) =>
    move === undoMove ? tellUndone(tx, ctx, kind, on) : tellOwners(tx, ctx, kind, [...on, ...besides]),
};

/** A step was taken back: who had got the matter by it hears that he need not act, and who has it again that he has. One line each. */
async function tellUndone(tx: Tx, ctx: Context, kind: MatterKind, passed: readonly Passed[]): Promise<void> {
  if (ctx.tellsTogether === true) return;
  const accounts = await listAccounts(tx, ctx.actor.countyId);
  const hearings = passed.flatMap(({ saved, before }): Hearing[] => {
    const had = newOwners(saved as Owned, before as Owned);
    const has = newOwners(before as Owned | null, saved as Owned).filter((owner) => owner.kind !== 'centre');
    const cause = `owner ${saved.id} ${saved.version}`;
    const told = (owner: Owner, words: string): Hearing[] =>
      hearersOf(accounts, owner, ctx).map((account) => ({ account, about: saved, cause, words }));
    return [
      ...had.flatMap((owner) => told(owner, undoneZh(saved))),
      ...has.flatMap((owner) => told(owner, ownerZh(kind, saved, owner, before as Owned | null))),
    ];
  });
  await tellEach(tx, ctx, hearings, { ring: 'never' });
}

function hearersOf(accounts: readonly Hearer[], owner: Owner, { actor }: Context): Hearer[] {
  return accounts.filter((account) => account.id !== actor.id && isOwner(account, owner, accounts));
}

/**
 * Rings whoever of the centre has asked to be rung, for all at once that is new in its queue: at most once in the county's hours,
 * never at night, and never for what has been read or has left the queue.
 */
export function gatherWaiting(ctx: Context): Promise<number> {
  demand(ctx.actor, 'complaint.escalate');
  const { countyId } = ctx.actor;
  const { gatherHours } = ctx.county.county.limits.alarms;
  if (gatherHours === 0 || isQuiet(ctx.at)) return Promise.resolve(0);
  return transact(ctx.db, async (tx) => {
    // Two that gather at once would ring twice.
    await lockCounty(tx, countyId);
    const waiting = await countGathered(tx, countyId, new Date(ctx.at.getTime() - gatherHours * 3_600_000));
    const accounts = new Map((await listAccounts(tx, countyId)).map((account) => [account.id, account]));
    const about: About = { countyId, id: ctx.county.county.ledgerId, number: null, page: 'toDispatch' };
    const hearings = waiting.flatMap(({ accountId, n }) => {
      const account = accounts.get(accountId);
      if (account?.active !== true) return [];
      return [{ account, about, cause: `gathered ${ctx.at.toISOString()}`, words: gatheredZh(n) }];
    });
    await tellEach(tx, ctx, hearings, { ring: 'asked', desk: false });
    return hearings.length;
  });
}
