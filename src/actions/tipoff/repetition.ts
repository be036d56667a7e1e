import { demand, maySee } from '../../domain/base/actor.ts';
import { isSameOperator } from '../../domain/tipoff/steps/repetition.ts';
import { mayReveal, soughtWords, type Reporter } from '../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { listReportersByMarks, soughtMarks } from '../../store/tipoff/reporter.ts';
import { listTipoffsByReporters, listTipoffsOfSameReporter } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { noteReveal } from '../matter/reveal-limit.ts';

/** Earlier tip-offs of the same reporter on the same operator that the actor sees: what this one may repeat. */
export async function listFirsts(ctx: Context, later: Tipoff): Promise<Tipoff[]> {
  const others = await listTipoffsOfSameReporter(ctx.db, ctx.keyring, later);
  return others.filter(
    (first) =>
      maySee(ctx.actor, first) &&
      first.receivedAt <= later.receivedAt &&
      first.outcome !== 'repeated' &&
      first.outcome !== 'merged' &&
      isSameOperator(first, later),
  );
}

/**
 * The tip-offs of the one who has this telephone or identity number, for a reason that the ledger of the county keeps with their numbers:
 * it tells who told of something, and so it counts as a look behind the mask. Nobody is given one whose reporter he may no more open.
 */
export function seekTipoffs(
  ctx: Context,
  sought: Pick<Reporter, 'phone' | 'idNumber'>,
  reason: string,
): Promise<Tipoff[]> {
  demand(ctx.actor, 'tipoff.seek');
  const { phone, idNumber } = soughtWords(ctx.actor, sought);
  return transact(ctx.db, async (tx) => {
    await noteReveal(tx, ctx);
    const marks = soughtMarks(ctx.keyring, { phone: phone ?? '', idNumber });
    const ids = await listReportersByMarks(tx, ctx.actor.countyId, marks);
    const all = await listTipoffsByReporters(tx, ctx.actor.countyId, ids);
    const found = all.filter((tipoff) => mayReveal(ctx.actor, tipoff));
    // The telephone does not stand in the line.
    const numbers = found.map(({ number }) => number);
    await noteSetting(tx, ctx, 'reporter-sought', { reason, found: found.length, numbers });
    return found;
  });
}
