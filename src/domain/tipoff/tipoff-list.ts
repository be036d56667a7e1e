/** 举报列表: what the list of tip-offs can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { conductCodes } from '../law/conduct.ts';
import { tipoffOutcomes, tipoffStages, tipoffStates } from './tipoff.ts';
import { listingQuery } from '../matter/list/listing-query.ts';
import { tipoffPaceFigures } from './figures/pace-figures.ts';

/** Figures of tip-offs whose records a list can open. */
export const openedTipoffFigures = [
  'tipoffs',
  'casesOpened',
  'casesNotOpened',
  'tipoffsDecided',
  'verifyDue',
  'verifyOnTime',
  ...tipoffPaceFigures,
] as const;

export const TipoffQuery = listingQuery({
  stages: tipoffStages,
  states: tipoffStates,
  outcomes: tipoffOutcomes,
}).extend({
  conduct: z.enum(conductCodes).optional(),
  urged: z.enum(['yes']).optional(),
  anonymous: z.enum(['yes', 'no']).optional(),
  rewarded: z.enum(['yes']).optional(),
  /** What an officer proposed and nobody has decided on yet. */
  proposed: z.enum(['yes']).optional(),
  /** The page of a shop: what is about it under any of its names. */
  operator: z.uuid().optional(),
  figure: z.enum(openedTipoffFigures).optional(),
});
export type TipoffQuery = z.infer<typeof TipoffQuery>;
