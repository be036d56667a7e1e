/** 批量的消息: who has got many matters by one press hears of them in one line, and so does who follows them. */
import { actorOfAccount, type Account, type Hearer } from '../../../domain/county/account.ts';
import {
  bulkActWords,
  bulkHeardZh,
  bulkRestoredZh,
  bulkUndoneZh,
  bulkWatchedZh,
  undoneBy,
  type Bulk,
  type BulkItem,
} from '../../../domain/matter/bulk/bulk.ts';
import { mayWatch } from '../../../domain/matter/follow.ts';
import type { Matter, MatterKind } from '../../../domain/matter/matter.ts';
import type { MessagePage } from '../../../domain/matter/message.ts';
import { isOwner, ownersOf, type Owned, type Owner } from '../../../domain/matter/owner.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { listWatchers } from '../../../store/matter/follow.ts';
import { findMattersByIds, type Book } from '../../../store/matter/matter.ts';
import type { Context } from '../../base/context.ts';
import { tellEach, type Hearing } from '../tell-people.ts';

const pageOf: Readonly<Record<MatterKind, MessagePage>> = {
  complaint: 'complaints',
  tipoff: 'tipoffs',
  inquiry: 'inquiries',
  enforcement: 'enforcements',
};

/** Tells of what was done, or of what was taken back: one line to each of those whom it concerns. */
export async function tellOfBulk(
  tx: Tx,
  ctx: Context,
  book: Book<Matter>,
  bulk: Bulk,
  items: readonly BulkItem[],
): Promise<void> {
  if (bulk.act === 'follow') return;
  const isUndone = bulk.undoneAt !== null;
  const meant = isUndone ? undoneBy(bulk, items) : items.filter(({ state }) => state === 'done');
  const ids = meant.flatMap(({ matterId }) => matterId ?? []);
  const matters = await findMattersByIds(tx, book, bulk.countyId, ids);
  if (matters.length === 0) return;
  const accounts = await listAccounts(tx, bulk.countyId);
  const officeOf = new Map(meant.map(({ number, officeId }) => [number, officeId]));
  const owners = (matter: Matter) =>
    isUndone ? hadBy(bulk, officeOf.get(matter.number) ?? null, matter) : ownersOf(matter as Owned);
  const words = isUndone ? bulkUndoneZh : bulkHeardZh;
  const heard = gathered(matters, (matter) => hearersOf(accounts, owners(matter), ctx));
  await tellEach(
    tx,
    ctx,
    hearings(bulk, heard, (own) => words(bulk, own)),
    { ring: isUndone ? 'never' : 'asked' },
  );
  if (!isUndone) return tellFollowers(tx, ctx, bulk, matters, accounts);
  const again = gathered(matters, (matter) => hearersOf(accounts, hasAgain(bulk, matter), ctx));
  const restored = hearings(bulk, again, (own) => bulkRestoredZh(bulk, own));
  await tellEach(
    tx,
    ctx,
    restored.map((one) => ({ ...one, cause: `${one.cause} again` })),
    { ring: 'never' },
  );
}

/** Who got the matter by the act that was taken back and has it no longer; of an act that gave it to nobody, who has it. */
function hadBy(bulk: Bulk, officeId: string | null, matter: Matter): Owner[] {
  const { act } = bulk;
  if (act === 'dispatch') return officeId === null ? [] : [{ kind: 'office', id: officeId }];
  if (act !== 'assign') return ownersOf(matter as Owned);
  const has = new Set(ownersOf(matter as Owned).map(({ id }) => id));
  return named(bulk)
    .filter((id) => !has.has(id))
    .map((id) => ({ kind: 'officer', id }));
}

/** Who has the matter again that had been given to others. */
function hasAgain(bulk: Bulk, matter: Matter): Owner[] {
  if (bulk.act !== 'assign') return [];
  const given = named(bulk);
  return ownersOf(matter as Owned).filter(({ kind, id }) => kind !== 'centre' && !given.includes(id));
}

/** To whom the act gave it. */
function named({ input: { handlerId, secondId } }: Bulk): string[] {
  return [handlerId, secondId].filter((id) => id !== null);
}

function hearersOf(accounts: readonly Account[], owners: readonly Owner[], { actor }: Context): Hearer[] {
  return accounts.filter(
    (account) => account.id !== actor.id && owners.some((owner) => isOwner(account, owner, accounts)),
  );
}

async function tellFollowers(
  tx: Tx,
  ctx: Context,
  bulk: Bulk,
  matters: readonly Matter[],
  accounts: readonly Account[],
): Promise<void> {
  const ids = matters.map(({ id }) => id);
  const watches = await listWatchers(tx, bulk.countyId, ids);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const heard = gathered(matters, ({ id, ...matter }) =>
    watches.flatMap(({ accountId, matterId }) => {
      const account = byId.get(accountId);
      const isTold = matterId === id && account?.active === true && accountId !== ctx.actor.id;
      return isTold && mayWatch(actorOfAccount(account), bulk.kind, matter) ? [account] : [];
    }),
  );
  await tellEach(
    tx,
    ctx,
    hearings(bulk, heard, (own) => bulkWatchedZh(bulk, own, bulkActWords[bulk.act])),
    { ring: 'asked' },
  );
}

type Heard = ReadonlyMap<string, { account: Hearer; own: Matter[] }>;

/** By account, the matters of which it hears. */
function gathered(matters: readonly Matter[], hearers: (matter: Matter) => readonly Hearer[]): Heard {
  const heard = new Map<string, { account: Hearer; own: Matter[] }>();
  for (const matter of matters)
    for (const account of hearers(matter)) {
      const one = heard.get(account.id) ?? { account, own: [] };
      one.own.push(matter);
      heard.set(account.id, one);
    }
  return heard;
}

/** One alone is told by its number, which opens it; several open their list. */
function hearings(bulk: Bulk, heard: Heard, words: (own: readonly Matter[]) => string): Hearing[] {
  const cause = `bulk ${bulk.id} ${bulk.undoId ?? 'made'}`;
  return [...heard.values()].map(({ account, own }) => {
    const [one] = own;
    const about =
      own.length === 1 && one !== undefined
        ? one
        : { countyId: bulk.countyId, id: bulk.id, number: null, page: pageOf[bulk.kind] };
    return { account, about, cause, words: words(own) };
  });
}
