import { demand, maySee } from '../../../domain/base/actor.ts';
import { mayPrintFrom, type Papered } from '../../../domain/matter/paper-form.ts';
import { findMattersByNumbers } from '../../../store/matter/matter.ts';
import type { Context } from '../../base/context.ts';
import { timeOf, type Lettered } from '../paper-facts.ts';
import type { Stationery } from '../paper.ts';

/** Of how many of these matters there is each paper as they stand; what none of them has is left out. */
export async function countPapers<T extends Lettered & Papered, K extends string>(
  ctx: Context,
  { frame, table, print }: Stationery<T, K>,
  numbers: readonly string[],
): Promise<Record<string, number>> {
  demand(ctx.actor, frame.read);
  demand(ctx.actor, print);
  const found = await findMattersByNumbers(ctx.db, frame.book, ctx.actor.countyId, numbers);
  const seen = found.filter((matter) => maySee(ctx.actor, matter));
  const by = timeOf(ctx);
  const counted: Record<string, number> = {};
  for (const kind of Object.keys(table) as K[]) {
    const n = seen.filter((matter) => mayPrintFrom(table, kind, matter, by)).length;
    if (n > 0) counted[kind] = n;
  }
  return counted;
}
