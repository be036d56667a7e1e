import {
  recallDocket,
  type ListRecall,
  type Recall,
  type RecallFacts,
} from '../../../domain/publicity/warning/recall.ts';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { ImportedRecalls } from '../../../domain/publicity/warning/recall-table.ts';
import { findSameRecall } from '../../../store/publicity/warning/recall.ts';
import type { Context } from '../../base/context.ts';
import { openEntry, type DocketFrame } from '../../matter/docket.ts';

/** The list of recalled and dangerous products: one of each. */
export const recallFrame: DocketFrame<Recall, ListRecall, RecallFacts> = {
  docket: recallDocket,
  know: async (tx, ctx, { entry, input }) => {
    const form = { ...entry, ...input } as Recall;
    const categoryCodes = ctx.county.categories.map(({ code }) => code);
    const isNamed = 'product' in input;
    return { other: isNamed ? await findSameRecall(tx, ctx.actor.countyId, form, form.id) : null, categoryCodes };
  },
};

/** Lists the products of a table one by one; what is on the list already stays as it is, so that the same table twice lists once. */
export async function importRecalls(ctx: Context, rows: readonly (ListRecall | null)[]): Promise<ImportedRecalls> {
  demand(ctx.actor, 'recall.save');
  const done: ImportedRecalls = { listed: 0, known: 0, empty: 0 };
  for (const row of rows) {
    if (row === null) done.empty += 1;
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
