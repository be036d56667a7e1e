/** 有新的告诉我: views that tell their owner what is new in them, looked through every hour of the day. */
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

/** What each kind of list asks its book; the newest first, so that of too many the newest are known. */
const listings: Readonly<Record<MatterKind, (asked: object, today: string, actor: Actor) => Listing<Matter>>> = {
  complaint: (asked, today, { role }) =>
    complaintListing({ ...ComplaintQuery.parse(asked), ...newest }, today, role) as unknown as Listing<Matter>,
  tipoff: (asked, _, { role }) =>
    tipoffListing({ ...TipoffQuery.parse(asked), ...newest }, role) as unknown as Listing<Matter>,
  inquiry: (asked) => inquiryListing({ ...InquiryQuery.parse(asked), ...newest }) as unknown as Listing<Matter>,
  enforcement: (asked) =>
    enforcementListing({ ...EnforcementQuery.parse(asked), ...newest }) as unknown as Listing<Matter>,
};
const newest = { sort: 'newest', after: undefined, limit: mostNoticed } as const;

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
  const seenIds = await idsIn(ctx, ctx.actor, view);
  if (seenIds === null) throw new Refusal('view-notice-kind');
  if (seenIds.length > mostNoticed) throw new Refusal('view-notice-wide', { most: mostNoticed });
  if ((await countViewNotices(ctx.db, of)) >= mostNotices)
    throw new Refusal('view-notices-many', { most: mostNotices });
  await keepView(ctx, view);
  await transact(ctx.db, (tx) => saveViewNotice(tx, { ...of, atLeast: notifyFrom, seenIds, lookedAt: ctx.at }));
}

/**
 * Looks through each view once an hour and tells its owner in one line what is new in it, which opens it. Two that look at the same time, or
 * one that was cut off and looks again, tell of it once.
 */
export async function tellViewNews(ctx: Context, signal: AbortSignal): Promise<void> {
  demand(ctx.actor, 'view.notify');
  const notices = await listViewNotices(ctx.db, ctx.actor.countyId);
  if (notices.length === 0) return;
  const accounts = new Map((await listAccounts(ctx.db, ctx.actor.countyId)).map((one) => [one.id, one]));
  for (const notice of notices) {
    if (signal.aborted) return;
    const account = accounts.get(notice.accountId);
    const isLookedAt = hourOf(notice.lookedAt) === hourOf(ctx.at);
    if (account?.active === true && !isLookedAt) await tellNewsOf(ctx, notice, account);
  }
}

async function tellNewsOf(ctx: Context, notice: NoticedView, account: Account): Promise<void> {
  const found = await idsIn(ctx, actorOfAccount(account), notice);
  // Who may not read the list any more is told nothing of it.
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

/** What stands in the view for somebody now, by id, one more than the most at most; null where it is no list of matters that he reads. */
async function idsIn(
  { db, today }: Context,
  actor: Actor,
  view: Pick<View, 'kind' | 'query'>,
): Promise<string[] | null> {
  const kind = matterKinds.find((one) => one === view.kind);
  if (kind === undefined || !mayDo(actor, `${kind}.read`)) return null;
  const listing = listings[kind](Object.fromEntries(askedOf(view)), today, actor);
  const { items, next } = await listMatters(
    db,
    actor,
    { ...listing, fields: ['countyId', 'id', 'filedAt', 'dueOn'] },
    today,
  );
  const ids = items.map(({ id }) => id);
  return next === null ? ids : [...ids, next];
}
