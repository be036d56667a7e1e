import { isOnBoard } from '../domain/example.ts';
import { postingDocket, type Posting, type PostingFacts, type PutUp } from '../domain/posting.ts';
import { claimAttachments } from '../store/attachment.ts';
import { listPublished } from '../store/example.ts';
import type { DocketFrame } from './docket.ts';

/** What is put up: the cases that stand on the boards are noted with it, and the photo becomes its own. */
export const postingFrame: DocketFrame<Posting, PutUp, PostingFacts> = {
  docket: postingDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (tx, ctx, { entry, input }) => {
    const stationId = entry?.stationId ?? (input as PutUp).stationId;
    const place = ctx.county.stations.find(({ id, active }) => id === stationId && active) ?? null;
    if (entry !== null || place === null) return { place, exampleIds: [] };
    const published = await listPublished(tx, ctx.actor.countyId, ctx.today);
    return { place, exampleIds: published.filter((one) => isOnBoard(one, place.id, ctx.today)).map(({ id }) => id) };
  },
  beside: async (tx, _ctx, { entry, move }) => {
    if (move === null && entry.attachmentId !== null)
      await claimAttachments(tx, entry.countyId, entry.id, [entry.attachmentId]);
  },
};
