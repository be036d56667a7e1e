/** 有新的告诉我: views that tell their owner what is new in them, looked through every hour of the day. */
import type { z } from 'zod';
import { demand, mayDo, type Actor } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { ComplaintQuery } from '../../domain/complaint/complaint-list.ts';
import { actorOfAccount, type Account } from '../../domain/county/account.ts';
import { InquiryQuery } from '../../domain/inquiry/inquiry-list.ts';
import { matterKinds, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import { isNews, mostNoticed, mostNotices, newIn, newsZh, type View } from '../../domain/matter/view.ts';
import { EnforcementQuery } from '../../domain/supervision/enforcement/enforcement-list.ts';
import { TipoffQuery } from '../../domain/tipoff/tipoff-list.ts';
import { complaintListing } from '../../store/complaint/complaint-list.ts';
import { listAccounts } from '../../store/county/account.ts';
import {
  countViewNotices,
  listViewNotices,
  lookAgain,
  saveViewNotice,
  type NoticedView,
} from '../../store/desk/view-news.ts';
import { inquiryListing } from '../../store/inquiry/inquiry-list.ts';
import { listMatters, type Listing } from '../../store/matter/lists.ts';
import { deleteViewNotice } from '../../store/matter/view.ts';
import { enforcementListing } from '../../store/supervision/enforcement/enforcement-list.ts';
import { tipoffListing } from '../../store/tipoff/tipoff-list.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { keepView } from '../matter/view.ts';
import { tellEach } from '../matter/tell-people.ts';

type Kept = Pick<View, 'id' | 'kind' | 'name' | 'query' | 'shared'>;

/** What each kind of list asks its book; the newest first, so that of too many the newest are known. Null of an address that the list does not read. */
const listings: Readonly<Record<MatterKind, (asked: object, today: string, actor: Actor) => Listing<Matter> | null>> = {
  complaint: (asked, today, { role }) =>
    listingOf(ComplaintQuery, asked, (query) => complaintListing({ ...query, ...newest }, today, role)),
  tipoff: (asked, _, { role }) =>
    listingOf(TipoffQuery, asked, (query) => tipoffListing({ ...query, ...newest }, role)),
  inquiry: (asked) => listingOf(InquiryQuery, asked, (query) => inquiryListing({ ...query, ...newest })),
  enforcement: (asked) => listingOf(EnforcementQuery, asked, (query) => enforcementListing({ ...query, ...newest })),
};
const newest = { sort: 'newest', after: undefined, limit: mostNoticed } as const;

/** A view may have been saved when the list had other filters, or typed by hand. */
function listingOf<Q, T extends Matter>(
  filters: z.ZodType<Q>,
  asked: object,
  of: (query: Q) => Listing<T>,
): Listing<Matter> | null {
  const read = filters.safeParse(asked);
  return read.success ? (of(read.data) as unknown as Listing<Matter>) : null;
}

/** Keeps a view, and whether its owner is told of what is new in it; what stands in it now is no news. */
export async function keepNotifyingView(ctx: Context, view: Kept, notifyFrom: number | null): Promise<void> {
  const { countyId, id: accountId } = ctx.actor;
  const of = { countyId, accountId, viewId: view.id };
  if (notifyFrom === null) {
    await keepView(ctx, view);
    await transact(ctx.db, (tx) => deleteViewNotice(tx, of));
    return;
  }
  if (askedOf(view).has('q')) throw new Refusal('view-notice-words');
  if (kindFor(ctx.actor, view) === null) throw new Refusal('view-notice-kind');
  const seenIds = await idsIn(ctx, ctx.actor, view);
  if (seenIds === null) throw new Refusal('view-notice-filters');
  if (seenIds.length > mostNoticed) throw new Refusal('view-notice-wide', { most: mostNoticed });
  if ((await countViewNotices(ctx.db, of)) >= mostNotices)
    throw new Refusal('view-notices-many', { most: mostNotices });
  await keepView(ctx, view);
  await transact(ctx.db, (tx) => saveViewNotice(tx, { ...of, atLeast: notifyFrom, seenIds, lookedAt: ctx.at }));
}

/**
 * Looks through each view once an hour and tells its owner in one line what is new in it, which opens it. Two that look at the same time, or
 * one that was cut off and looks again, tell of it once. One view that fails keeps none of the others from being told of; it is thrown at
 * the end, so that the run counts as failed.
 */
export async function tellViewNews(ctx: Context, signal: AbortSignal): Promise<void> {
  demand(ctx.actor, 'view.notify');
  const notices = await listViewNotices(ctx.db, ctx.actor.countyId);
  if (notices.length === 0) return;
  const accounts = new Map((await listAccounts(ctx.db, ctx.actor.countyId)).map((one) => [one.id, one]));
  const failures: unknown[] = [];
  for (const notice of notices) {
    if (signal.aborted) break;
    const account = accounts.get(notice.accountId);
    const isLookedAt = hourOf(notice.lookedAt) === hourOf(ctx.at);
    if (account?.active !== true || isLookedAt) continue;
    await tellNewsOf(ctx, notice, account).catch((why: unknown) => void failures.push(why));
  }
  if (failures.length > 0) throw failures[0];
}

async function tellNewsOf(ctx: Context, notice: NoticedView, account: Account): Promise<void> {
  const found = await idsIn(ctx, actorOfAccount(account), notice);
  // Who may not read the list any more is told nothing of it, nor of filters that there are no more.
  if (found === null) return;
  await transact(ctx.db, async (tx) => {
    // Of too many nobody knows which are new: what was known before stays, until there are few again.
    const seenIds = found.length > mostNoticed ? notice.seenIds : found;
    if (!(await lookAgain(tx, notice, { seenIds, lookedAt: ctx.at }))) return;
    if (!isNews(notice, found)) return;
    const { countyId, viewId } = notice;
    const about = { countyId, id: viewId, number: null, page: 'view' } as const;
    const words = newsZh(notice, newIn(notice.seenIds, found));
    await tellEach(tx, ctx, [{ account, about, cause: `view ${viewId} ${hourOf(ctx.at)}`, words }], { ring: 'asked' });
  });
}

function hourOf(at: Date): string {
  return at.toISOString().slice(0, 13);
}

function askedOf({ query }: Pick<View, 'query'>): URLSearchParams {
  const asked = new URLSearchParams(query);
  // An address that says all there is; the server asks for nothing then.
  if (asked.get('hand') === 'any') asked.delete('hand');
  return asked;
}

/** Of which kind the view is for somebody; null where it is no list of matters that he reads. */
function kindFor(actor: Actor, view: Pick<View, 'kind'>): MatterKind | null {
  const kind = matterKinds.find((one) => one === view.kind);
  return kind !== undefined && mayDo(actor, `${kind}.read`) ? kind : null;
}

/** What stands in the view for somebody now, by id, one more than the most at most; null where it cannot be read for him. */
async function idsIn(
  { db, today }: Context,
  actor: Actor,
  view: Pick<View, 'kind' | 'query'>,
): Promise<string[] | null> {
  const kind = kindFor(actor, view);
  const listing = kind === null ? null : listings[kind](Object.fromEntries(askedOf(view)), today, actor);
  if (listing === null) return null;
  const { items, next } = await listMatters(
    db,
    actor,
    { ...listing, fields: ['countyId', 'id', 'filedAt', 'dueOn'] },
    today,
  );
  const ids = items.map(({ id }) => id);
  return next === null ? ids : [...ids, next];
}
