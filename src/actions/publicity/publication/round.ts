import { Refusal } from '../../../domain/base/refusal.ts';
import { leavesBecause } from '../../../domain/publicity/publication/draft.ts';
import type { Publication } from '../../../domain/publicity/publication/publication.ts';
import { shownSince } from '../../../domain/publicity/publication/rule.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { recountFigures } from '../../../store/publicity/publication/figure.ts';
import {
  findRule,
  listLeaving,
  listUnanswered,
  listUndecided,
} from '../../../store/publicity/publication/publication.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { leave, openByNumber } from './followers.ts';
import { tellDrafted, tellUnanswered } from './publication.ts';

const atOnce = 100;

/** One that the rules refuse, such as what changed meanwhile, keeps neither the others nor the count; the next round sees it again. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

/**
 * Holds what is public against its complaints, opens what waits since before the rule was confirmed, and counts anew; the figures say when.
 * Cut off anywhere, the next round goes on.
 */
export async function refreshPublications(ctx: Context, signal: AbortSignal): Promise<void> {
  const { countyId } = ctx.actor;
  const rule = await findRule(ctx.db, countyId);
  if (rule === null) return;
  for (;;) {
    const gone = await listLeaving(ctx.db, countyId, atOnce);
    let left = 0;
    for (const id of gone) {
      if (signal.aborted) return;
      const taken = await transact(ctx.db, async (tx) => {
        const entry = await findEntry<Publication>(tx, 'publication', countyId, { id });
        const complaint = entry === null ? null : await findComplaint(tx, countyId, { id: entry.matterId });
        const reason = leavesBecause(complaint);
        if (reason !== null) await leave(tx, ctx, id, reason);
        return reason !== null;
      }).catch(unlessRefused);
      if (taken === true) left += 1;
    }
    // A page of which nothing could be taken away would come again for ever.
    if (gone.length < atOnce || left === 0) break;
  }
  const since = shownSince(ctx.today, rule);
  const drafted: Publication[] = [];
  for (const number of await listUndecided(ctx.db, countyId, since, 5_000)) {
    if (signal.aborted) return;
    const entry = await transact(ctx.db, (tx) => openByNumber(tx, ctx, number)).catch(unlessRefused);
    if (entry !== undefined && entry !== null) drafted.push(entry);
  }
  await transact(ctx.db, (tx) => tellDrafted(tx, ctx, drafted));
  for (const entry of await listUnanswered(ctx.db, countyId, ctx.today, 500))
    await transact(ctx.db, (tx) => tellUnanswered(tx, ctx, entry));
  await transact(ctx.db, (tx) => recountFigures(tx, countyId, { since, asOf: ctx.at }));
}
