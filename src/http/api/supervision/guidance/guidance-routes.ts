import { itemsDone, nextCheckOn, type Guidance } from '../../../../domain/supervision/guidance/guidance.ts';
import { guidanceListing, guidanceRow } from '../../../../domain/supervision/guidance/guidance-list.ts';
import { miscounted } from '../../../../domain/supervision/stated-count.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { guidanceFrame } from '../../../../actions/supervision/guidance/guidance.ts';
import { guidanceTable } from '../../../../store/supervision/guidance/guidance.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

/** What is shown beside a row of the list. */
export interface GuidanceRowMore {
  byName: string;
  signedByName: string | null;
  officeName: string | null;
  /** How many items it lists, and how many of them were done. */
  items: number;
  done: number;
}

export interface GuidanceMore extends GuidanceRowMore {
  nextCheckOn: string | null;
  /** What the words say of how many there are that is not what is listed; empty where they agree. */
  miscounted: { words: string; n: number }[];
}

export const listedGuidances = listed({
  frame: guidanceFrame,
  example: '函2026-0001',
  table: guidanceTable,
  listing: guidanceListing,
  row: { entry: guidanceRow, moreOf: async (ctx, _letters, names) => (one) => rowMoreOf(ctx, one, names) },
  moreOf: async (ctx, _letters, names) => (one: Guidance) => ({
    ...rowMoreOf(ctx, one, names),
    nextCheckOn: nextCheckOn(one),
    miscounted: miscounted(one.words, one.items.length),
  }),
});

function rowMoreOf(ctx: Context, one: Guidance, names: ReadonlyMap<string, string>): GuidanceRowMore {
  return {
    byName: names.get(one.byId) ?? '',
    signedByName: one.signedById === null ? null : (names.get(one.signedById) ?? ''),
    officeName: placeNameOf(ctx, one.officeId),
    items: one.items.length,
    done: itemsDone(one),
  };
}

export const guidanceApi = apiRoutes();
addListedRoutes(guidanceApi, listedGuidances);
