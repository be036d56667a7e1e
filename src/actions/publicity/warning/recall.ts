import {
  mayRelease,
  namedIn,
  recallDocket,
  type ListRecall,
  type Recall,
  type RecallFacts,
} from '../../../domain/publicity/warning/recall.ts';
import { demand } from '../../../domain/base/actor.ts';
import { leaksOf } from '../../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { ImportedRecalls } from '../../../domain/publicity/warning/recall-table.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findSameRecall } from '../../../store/publicity/warning/recall.ts';
import type { Context } from '../../base/context.ts';
import { moveEntry, openEntry, type DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** The list of recalled and dangerous products: one of each. */
export const recallFrame: DocketFrame<Recall, ListRecall, RecallFacts> = {
  docket: recallDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const words = move === 'confirmCorrection' ? (entry?.correction ?? {}) : input;
    const form = { ...entry, ...words } as Recall;
    const categoryCodes = ctx.county.categories.map(({ code }) => code);
    const isNamed = 'product' in words;
    return { other: isNamed ? await findSameRecall(tx, ctx.actor.countyId, form, form.id) : null, categoryCodes };
  },
  beside: async (tx, ctx, { entry, move }) => {
    if (move !== null && move !== 'correct') return;
    // A table of hundreds rings once a day for each.
    await tellPeople(
      tx,
      ctx,
      entry,
      (account) => mayRelease(actorOfAccount(account), entry),
      '召回名单上有等您放行的，放行了群众才查得到；请到宣教“召回”里看。',
      { ring: 'asked', cause: `recalls-waiting ${ctx.today}` },
    );
  },
};

/** Lets several out, each as a step of its own; what is out already, or was written by whoever presses, is left as it is. */
export async function releaseRecalls(ctx: Context, ids: readonly string[]): Promise<{ released: number }> {
  demand(ctx.actor, 'recall.release');
  let released = 0;
  for (const id of new Set(ids)) {
    const entry = await findEntry<Recall>(ctx.db, 'recall', ctx.actor.countyId, { id });
    if (entry?.state !== 'waiting' || !mayRelease(ctx.actor, entry)) continue;
    await moveEntry(ctx, recallFrame, id, 'release', {}, { version: entry.version });
    released += 1;
  }
  return { released };
}

/** Lists the products of a table one by one; what is on the list already stays as it is, so that the same table twice lists once. */
export async function importRecalls(ctx: Context, rows: readonly (ListRecall | null)[]): Promise<ImportedRecalls> {
  demand(ctx.actor, 'recall.save');
  const done: ImportedRecalls = { listed: 0, known: 0, named: 0, empty: 0 };
  for (const row of rows) {
    if (row === null) done.empty += 1;
    else if (namedIn(row, { leaksOf }).length > 0) done.named += 1;
    else if (await listed(ctx, row)) done.listed += 1;
    else done.known += 1;
  }
  return done;
}

async function listed(ctx: Context, row: ListRecall): Promise<boolean> {
  try {
    await openEntry(ctx, recallFrame, row);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'recall-known') return false;
    throw error;
  }
}
