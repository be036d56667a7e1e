import { demand, maySee } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { reveal, revealWords, type Reporter } from '../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Db } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { bindReporters, countUnboundReporters, getReporter, resealReporters } from '../../store/tipoff/reporter.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { noteReveal } from '../matter/reveal-limit.ts';
import type { Sealing } from '../base/sealing.ts';

/**
 * Opens who told of a tip-off (《办法》第三十七条), to one who needs to know and says why. The line stands in the ledger before the seal
 * is opened, and both are one transaction: without the line nobody is named, and a seal that no key opens leaves no line. Refuses
 * who may not see the tip-off (`not-found`) or may not open it (`not-permitted`), and one that nobody has signed
 * (`reporter-anonymous`), and an identity that was sealed for another tip-off (`reporter-of-another`).
 */
export function revealReporter(ctx: Context, number: string, reason: string): Promise<Reporter> {
  demand(ctx.actor, 'tipoff.reveal');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const tipoff = await lockMatter(tx, tipoffBook, countyId, { number });
    if (!maySee(ctx.actor, tipoff)) throw new Refusal('not-found');
    const line = reveal(tipoff, { reason }, factsOf(ctx));
    await noteReveal(tx, ctx);
    await record(tx, line);
    return getReporter(tx, ctx.keyring, tipoff);
  });
}

/** Shows the numbers in the words of a tip-off, to one who needs to know and says why; who told it stays sealed. */
export function revealTipoffWords(ctx: Context, number: string, reason: string): Promise<Tipoff> {
  demand(ctx.actor, 'tipoff.reveal');
  return transact(ctx.db, async (tx) => {
    const tipoff = await lockMatter(tx, tipoffBook, ctx.actor.countyId, { number });
    if (!maySee(ctx.actor, tipoff)) throw new Refusal('not-found');
    const line = revealWords(tipoff, { reason }, factsOf(ctx));
    await noteReveal(tx, ctx);
    await record(tx, line);
    return tipoff;
  });
}

/** Identities that an earlier version sealed without naming the tip-off that they are of. */
export const reportersUnbound: Sealing = { table: 'reporter', of: 'former', batch: bindReporters, why: 'binding' };

/**
 * Identities under an older key. What cannot be opened is left under it, and told by who counts: nobody throws a key away
 * behind it.
 */
export const reportersUnderOlderKey: Sealing = { table: 'reporter', of: 'older', batch: resealReporters, why: 'key' };

/** How many identities are left that no key of the ring bound to their tip-offs: a key is missing, or somebody changed the tables. */
export function countShutReporters(db: Db, { county }: CountyFacts): Promise<number> {
  return countUnboundReporters(db, county.countyId);
}
