/** A tip-off and the complaint that it was split off (《办法》第九条): the way from one to the other is opened here alone. */
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { mayReveal } from '../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import { findLink, listTipoffsOfComplaint, openLink, resealLinks, sealLinks } from '../../store/tipoff/tipoff-link.ts';
import { resealCredits, sealCredits } from '../../store/tipoff/tipoff-credit.ts';
import type { Context } from '../base/context.ts';
import type { Sealing } from '../base/sealing.ts';

/** Whether it was split off a complaint; which one is told by no more than `findOrigin`. */
export async function isSplitOff(ctx: Context, tipoff: Tipoff): Promise<boolean> {
  return (await findLink(ctx.db, tipoff)) !== null;
}

/**
 * The complaint that it was split off, for who has just opened the reporter with a reason: the complainant is the reporter, and the page of
 * the complaint has his name. Null when it was split off none, or nobody signed it.
 */
export async function findOrigin(ctx: Context, tipoff: Tipoff): Promise<Complaint | null> {
  if (!mayReveal(ctx.actor, tipoff) || tipoff.reporterId === null) return null;
  const link = await findLink(ctx.db, tipoff);
  const id = link === null ? null : openLink(ctx.keyring, link);
  return id === null ? null : findComplaint(ctx.db, tipoff.countyId, { id });
}

/** The tip-offs that were split off the complaint; whoever asks shows no more of them than their reader may open. */
export function listSplitOff(ctx: Context, complaint: Pick<Complaint, 'countyId' | 'id'>): Promise<Tipoff[]> {
  return listTipoffsOfComplaint(ctx.db, ctx.keyring, complaint);
}

/** Links that an earlier version left in clear. */
export const linksInClear: Sealing = { table: 'tipoff_link', of: 'former', batch: sealLinks, why: 'link' };

export const linksUnderOlderKey: Sealing = { table: 'tipoff_link', of: 'older', batch: resealLinks, why: null };

/** Whose points a tip-off is, where an earlier version left it in clear. */
export const creditsInClear: Sealing = { table: 'tipoff_credit', of: 'former', batch: sealCredits, why: null };

export const creditsUnderOlderKey: Sealing = { table: 'tipoff_credit', of: 'older', batch: resealCredits, why: null };
