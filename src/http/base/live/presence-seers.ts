import type { Actor } from '../../../domain/base/actor.ts';
import { mayWatch } from '../../../domain/matter/follow.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import type { Db } from '../../../store/base/db.ts';
import { findAnyMatter } from '../../../store/matter/matter.ts';

/** Who may see the matter as it is now: whoever may follow it, for from a station it is kept who handles a tip-off. */
export async function seersOf(db: Db, countyId: number, number: string): Promise<(actor: Actor) => boolean> {
  const kind = parseMatterNumber(number)?.kind ?? null;
  const matter = kind === null ? null : await findAnyMatter(db, kind, countyId, { number });
  return (one) => kind !== null && matter !== null && mayWatch(one, kind, matter);
}
