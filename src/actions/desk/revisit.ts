import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayWatch } from '../../domain/matter/follow.ts';
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { demandAhead, mostRevisits, type KeepRevisit } from '../../domain/matter/revisit.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { countRevisits, deleteRevisit, resealRevisits, saveRevisit } from '../../store/desk/revisit.ts';
import { findAnyMatter } from '../../store/matter/matter.ts';
import type { Context } from '../base/context.ts';
import type { Sealing } from '../base/sealing.ts';

/**
 * Sets the day on which the reader wants to see a matter again, or another one in its place; the same press once more changes nothing. No
 * line of any ledger: nothing was done with the matter, and whom it is to remind of what is nobody's but his.
 */
export async function keepRevisit(ctx: Context, number: string, { againOn, note }: KeepRevisit): Promise<void> {
  demand(ctx.actor, 'revisit.keep');
  demandAhead({ againOn }, ctx.today);
  const { countyId, id: accountId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const found = await findOwn(tx, ctx, number);
    if (found === null || !mayWatch(ctx.actor, found.kind, found.matter)) throw new Refusal('not-found');
    const of = { countyId, accountId, matterId: found.matter.id };
    if ((await countRevisits(tx, of)) >= mostRevisits) throw new Refusal('revisits-too-many', { most: mostRevisits });
    await saveRevisit(tx, ctx.keyring, { ...of, id: ctx.newId(), kind: found.kind, againOn, note, setAt: ctx.at });
  });
}

/** Takes it away; what is gone already is as good as taken away. Also of a matter that the reader may not see any more. */
export async function dropRevisit(ctx: Context, number: string): Promise<void> {
  demand(ctx.actor, 'revisit.keep');
  const { countyId, id: accountId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const found = await findOwn(tx, ctx, number);
    if (found !== null) await deleteRevisit(tx, { countyId, accountId, matterId: found.matter.id });
  });
}

async function findOwn(
  tx: Tx,
  { actor }: Context,
  number: string,
): Promise<{ kind: MatterKind; matter: Matter } | null> {
  const kind = parseMatterNumber(number)?.kind ?? null;
  const matter = kind === null ? null : await findAnyMatter(tx, kind, actor.countyId, { number });
  return kind === null || matter === null ? null : { kind, matter };
}

/** The notes lie under the same ring as the reporters. */
export const revisitsUnderOlderKey: Sealing = { table: 'revisit', of: 'older', batch: resealRevisits, why: null };
