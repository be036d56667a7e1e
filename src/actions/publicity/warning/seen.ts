import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Warning } from '../../../domain/publicity/warning/warning.ts';
import { revisionOf, type WarningSeen } from '../../../domain/publicity/warning/warning-here.ts';
import type { Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { saveSeen } from '../../../store/publicity/warning/warning.ts';
import type { Context } from '../../base/context.ts';

/** One that was seen; of which revision the telephone says, and without it it is that of now. */
export interface SeenOne {
  id: string;
  revision?: number | undefined;
}

/** A station says that it has seen these, at the desk or on its telephone; the same press twice says it once. */
export function seeWarnings(ctx: Context, seen: readonly SeenOne[]): Promise<void> {
  demand(ctx.actor, 'warning.see');
  const { stationId, id: byId } = ctx.actor;
  if (stationId === null) throw new Refusal('not-found');
  const way = ctx.acted === undefined ? 'desk' : 'telephone';
  return transact(ctx.db, (tx) => writeSeen(tx, ctx, seen, { stationId, byId, seenAt: ctx.acted?.at ?? ctx.at, way }));
}

/** The same within a transaction that is open already, for the station and the person that are named. */
export async function writeSeen(
  tx: Tx,
  { actor: { countyId } }: Context,
  seen: readonly SeenOne[],
  by: Pick<WarningSeen, 'stationId' | 'byId' | 'seenAt' | 'way'>,
): Promise<void> {
  // In one order, so that two telephones of a station wait for each other and never in a circle.
  for (const { id: warningId, revision } of seen.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const found = await findEntry<Warning>(tx, 'warning', countyId, { id: warningId });
    if (found === null || found.publishedAt === null) throw new Refusal('not-found');
    const now = revisionOf(found);
    await saveSeen(tx, { ...by, countyId, warningId, revision: Math.min(revision ?? now, now) });
  }
}
