import { holdDocket, type Hold, type HoldFacts, type PlaceHold } from '../../domain/desk/hold.ts';
import { isTold, toldKinds } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { findByNumber } from '../../store/desk/erasure.ts';
import type { DocketFrame } from '../matter/docket.ts';

/** Holds: each names its matter by the number that people call it by. */
export const holdFrame: DocketFrame<Hold, PlaceHold, HoldFacts> = {
  docket: holdDocket,
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { matter: null };
    const { matterNumber } = input as PlaceHold;
    const kind = parseMatterNumber(matterNumber)?.kind ?? null;
    if (kind !== null && !isTold(kind)) return { matter: null };
    for (const one of kind === null ? toldKinds : [kind]) {
      const found = await findByNumber(tx, one, ctx.actor.countyId, matterNumber);
      if (found !== null) return { matter: { ...found, kind: one } };
    }
    return { matter: null };
  },
};
