import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Warning } from '../../../domain/publicity/warning/warning.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { saveSeen } from '../../../store/publicity/warning/warning.ts';
import type { Context } from '../../base/context.ts';

/** A station says that it has seen these; the same press twice says it once. */
export function seeWarnings(ctx: Context, ids: readonly string[]): Promise<void> {
  demand(ctx.actor, 'warning.see');
  const { countyId, stationId, id: byId } = ctx.actor;
  if (stationId === null) throw new Refusal('not-found');
  return transact(ctx.db, async (tx) => {
    for (const warningId of ids) {
      const found = await findEntry<Warning>(tx, 'warning', countyId, { id: warningId });
      if (found === null || found.publishedAt === null) throw new Refusal('not-found');
      await saveSeen(tx, { countyId, warningId, stationId, byId, seenAt: ctx.at });
    }
  });
}
