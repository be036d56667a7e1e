import { nextCheckOn, type Guidance } from '../../../../domain/supervision/guidance/guidance.ts';
import { guidanceListing } from '../../../../domain/supervision/guidance/guidance-list.ts';
import { miscounted } from '../../../../domain/supervision/stated-count.ts';
import { guidanceFrame } from '../../../../actions/supervision/guidance/guidance.ts';
import { guidanceTable } from '../../../../store/supervision/guidance/guidance.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface GuidanceMore {
  byName: string;
  signedByName: string | null;
  officeName: string | null;
  nextCheckOn: string | null;
  /** What the words say of how many there are that is not what is listed; empty where they agree. */
  miscounted: { words: string; n: number }[];
}

export const listedGuidances = listed({
  frame: guidanceFrame,
  example: '函2026-0001',
  table: guidanceTable,
  listing: guidanceListing,
  moreOf: async (ctx, _letters, names) => (one: Guidance) => ({
    byName: names.get(one.byId) ?? '',
    signedByName: one.signedById === null ? null : (names.get(one.signedById) ?? ''),
    officeName: placeNameOf(ctx, one.officeId),
    nextCheckOn: nextCheckOn(one),
    miscounted: miscounted(one.words, one.items.length),
  }),
});

export const guidanceApi = apiRoutes();
addListedRoutes(guidanceApi, listedGuidances);
