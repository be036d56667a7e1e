import { leastTrailDays } from '../../domain/base/trail.ts';
import { deleteTrailBefore, saveForwarded } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import type { Db } from '../../store/base/db.ts';
import type { Context } from './context.ts';

const dayMs = 86_400_000;
/** Small enough that nobody waits for it. */
const atOnce = 5000;

/** Removes what is older than the county keeps it, which is never less than half a year. */
export async function sweepTrail(ctx: Context, signal: AbortSignal): Promise<void> {
  const { countyId, limits } = ctx.county.county;
  const before = new Date(ctx.at.getTime() - Math.max(limits.trailDays, leastTrailDays) * dayMs);
  while (!signal.aborted)
    if ((await transact(ctx.db, (tx) => deleteTrailBefore(tx, countyId, before, atOnce))) < atOnce) return;
}

/** Remembers up to which line the trail was sent on. */
export function noteForwarded(db: Db, countyId: number, lastId: number): Promise<void> {
  return transact(db, (tx) => saveForwarded(tx, countyId, lastId));
}
