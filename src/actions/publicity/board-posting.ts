import { reaches } from '../../domain/publicity/example.ts';
import { postingDocket, type Posting, type PostingFacts, type PutUp } from '../../domain/publicity/board-posting.ts';
import { listKnownExamples, listPublishedOn } from '../../store/publicity/example.ts';
import { listKnownWarnings, listPublicOn } from '../../store/publicity/warning/warning.ts';
import { stationsOf } from './warning/warning-stations.ts';
import type { DocketFrame } from '../matter/docket.ts';

/**
 * What is put up: the cases and warnings that stood on the boards on that day are noted with it, and the photo becomes its own. A telephone
 * that was without a network names the cases that it had on its sheets: they were hung, whatever was published or taken down by then.
 */
export function postingFrameOf(carriedIds: readonly string[] | undefined): DocketFrame<Posting, PutUp, PostingFacts> {
  return {
    docket: postingDocket,
    place: ({ officeId, stationId }) => ({ officeId, stationId }),
    know: async (tx, ctx, { entry, input }) => {
      const { stationId, putUpOn } = entry ?? (input as PutUp);
      const place = ctx.county.stations.find(({ id, active }) => id === stationId && active) ?? null;
      if (entry !== null || place === null) return { place, exampleIds: [] };
      const { countyId } = ctx.actor;
      if (carriedIds !== undefined)
        return {
          place,
          exampleIds: [
            ...(await listKnownExamples(tx, countyId, carriedIds)),
            ...(await listKnownWarnings(tx, countyId, carriedIds)),
          ],
        };
      const published = await listPublishedOn(tx, countyId, putUpOn);
      const warnings = (await listPublicOn(tx, countyId, putUpOn)).filter((one) =>
        stationsOf(ctx, one).some(({ id }) => id === place.id),
      );
      return {
        place,
        exampleIds: [...published.filter((one) => reaches(one, place.id)), ...warnings].map(({ id }) => id),
      };
    },
    brings: ({ entry, move }) => (move === null && entry.attachmentId !== null ? [entry.attachmentId] : []),
  };
}

export const postingFrame = postingFrameOf(undefined);
