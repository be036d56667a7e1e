import { holdDocket, type Hold, type HoldFacts, type PlaceHold } from '../../domain/desk/hold.ts';
import { parseKeptNumber } from '../../domain/desk/kept.ts';
import { toldKinds } from '../../domain/matter/matter.ts';
import { findByNumber } from '../../store/desk/kept.ts';
import type { DocketFrame } from '../matter/docket.ts';

/** Holds: each names its matter by the number that people call it by. */
export const holdFrame: DocketFrame<Hold, PlaceHold, HoldFacts> = {
  docket: holdDocket,
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { matter: null };
    const { matterNumber } = input as PlaceHold;
    const parsed = parseKeptNumber(matterNumber);
    // Without its letter a number may be of any kind of matter.
    for (const kind of parsed === null ? toldKinds : [parsed.kind]) {
      const found = await findByNumber(tx, kind, ctx.actor.countyId, parsed?.number ?? matterNumber);
      if (found !== null) return { matter: { ...found, kind } };
    }
    return { matter: null };
  },
};
