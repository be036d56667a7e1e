/** 案件列表: what the list of cases can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { conductCodes } from '../../law/conduct.ts';
import { listingQuery } from '../../matter/list/listing-query.ts';
import { enforcementOutcomes, enforcementStages, enforcementStates } from './enforcement.ts';
import { casePaceFigures } from '../figures/pace-figures.ts';
import { conversionFigures } from '../figures/conversion-figures.ts';
import { enforcementFigures } from '../figures/enforcement-figures.ts';

/** Figures of cases whose records a list can open. */
export const openedEnforcementFigures = [...enforcementFigures, ...conversionFigures, ...casePaceFigures] as const;

export const EnforcementQuery = listingQuery({
  stages: enforcementStages,
  states: enforcementStates,
  outcomes: enforcementOutcomes,
}).extend({
  conduct: z.enum(conductCodes).optional(),
  /** The law that was broken or applied, by its title. */
  law: z.string().trim().min(2).max(60).optional(),
  /** The page of a shop: what is about it under any of its names. */
  operator: z.uuid().optional(),
  /** In which goods are kept, sealed or seized still. */
  held: z.enum(['yes']).optional(),
  figure: z.enum(openedEnforcementFigures).optional(),
});
export type EnforcementQuery = z.infer<typeof EnforcementQuery>;
