import { lineSaying } from '../../domain/base/event.ts';
import { demand } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import { matterKinds, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayWatch, watchedZh } from '../../domain/matter/follow.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { findMatter, type Book } from '../../store/matter/matter.ts';
import { transact } from '../../store/base/transact.ts';
import { deleteWatch, listWatchers, saveWatch } from '../../store/matter/follow.ts';
import type { Context, Follower } from '../base/context.ts';
import { tellEach, type Hearing } from './tell-people.ts';
import { actorOfAccount } from '../../domain/county/account.ts';

/**
 * Follows the matter, or no longer; a second press changes nothing. Whoever may not see it any more may still stop; of a matter that
 * he never followed he then learns nothing. The line stands in the person's own ledger, not in the matter's.
 */
export async function watchMatter<T extends Matter>(
  ctx: Context,
  frame: { book: Book<T>; read: Permission },
  number: string,
  isWatched: boolean,
): Promise<void> {
  await transact(ctx.db, (tx) => watchWithin(tx, ctx, frame, number, isWatched));
}

/** The same in a transaction that does more; gives whether anything has changed by it. */
export async function watchWithin<T extends Matter>(
  tx: Tx,
  ctx: Context,
  frame: { book: Book<T>; read: Permission },
  number: string,
  isWatched: boolean,
): Promise<{ matter: T; isChanged: boolean }> {
  demand(ctx.actor, frame.read);
  const { countyId, id: accountId, organisationId } = ctx.actor;
  const { kind } = frame.book;
  const matter = await findMatter(tx, frame.book, countyId, { number });
  const mayFollow = matter !== null && mayWatch(ctx.actor, kind, matter);
  if (matter === null || (isWatched && !mayFollow)) throw new Refusal('not-found');
  const isChanged = isWatched
    ? await saveWatch(tx, { countyId, accountId, kind, matterId: matter.id, since: ctx.at })
    : await deleteWatch(tx, countyId, accountId, matter.id);
  if (!isChanged && !mayFollow) throw new Refusal('not-found');
  if (!isChanged) return { matter, isChanged };
  await record(
    tx,
    lineSaying({
      countyId,
      matterId: accountId,
      verb: isWatched ? 'watched' : 'unwatched',
      at: ctx.at,
      onDay: ctx.today,
      by: accountId,
      byOrganisationId: organisationId,
      detail: { number },
    }),
  );
  return { matter, isChanged };
}

/**
 * Tells who follows the matters of a move that it was made; whoever made it knows. The cause is that of the owners, so that whose the
 * matter becomes by the same move is told once, in the words that ask him to act.
 */
export const tellWatchers: Follower = {
  kinds: matterKinds,
  moves: 'all',
  async follow(tx, ctx, { kind, rule, on, besides }) {
    if (ctx.tellsTogether === true) return;
    const known = [...on, ...besides].filter(({ before }) => before !== null).map(({ saved }) => saved);
    if (rule !== null && known.length > 0) await tellOfMove(tx, ctx, kind, rule, known);
  },
};

async function tellOfMove(
  tx: Tx,
  ctx: Context,
  kind: MatterKind,
  rule: { zh: string },
  known: readonly Matter[],
): Promise<void> {
  const { countyId } = ctx.actor;
  const watches = await listWatchers(
    tx,
    countyId,
    known.map(({ id }) => id),
  );
  if (watches.length === 0) return;
  const accounts = new Map((await listAccounts(tx, countyId)).map((account) => [account.id, account]));
  const hearings = watches.flatMap(({ accountId, matterId }): Hearing[] => {
    const account = accounts.get(accountId);
    const saved = known.find(({ id }) => id === matterId);
    if (saved === undefined || account?.active !== true || accountId === ctx.actor.id) return [];
    if (!mayWatch(actorOfAccount(account), kind, saved)) return [];
    const cause = `owner ${saved.id} ${saved.version}`;
    return [{ account, about: saved, cause, words: watchedZh(kind, saved, rule) }];
  });
  await tellEach(tx, ctx, hearings, { ring: 'asked' });
}
