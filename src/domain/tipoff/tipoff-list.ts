/** 举报列表: what the list of tip-offs can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { conductCodes } from '../law/conduct.ts';
import { tipoffPaceFigures } from './figures/pace-figures.ts';
import { tipoffOutcomes, tipoffStages, tipoffStates } from './tipoff.ts';
import { listingQuery } from '../matter/lists.ts';

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

/** Columns of the list of tip-offs; none of them can show who told it. */
export const tipoffColumns = {
  number: { zh: '编号', en: 'Number', width: 112, always: true },
  operatorName: { zh: '被举报人', en: 'Operator', width: 220, always: true, wide: true },
  reporter: { zh: '举报人', en: 'Reporter', width: 100, always: false },
  conduct: { zh: '违法行为', en: 'Conduct', width: 150, always: false },
  category: { zh: '类别', en: 'Category', width: 110, always: false },
  stage: { zh: '环节', en: 'Stage', width: 92, always: false },
  office: { zh: '承办', en: 'Office', width: 120, always: false },
  handler: { zh: '核查人员', en: 'Officers', width: 120, always: false },
  enforcement: { zh: '立案号', en: 'Case', width: 170, always: false },
  received: { zh: '收到', en: 'Received', width: 110, always: false },
  due: { zh: '到期', en: 'Due', width: 190, always: true },
} as const;
export type TipoffColumn = keyof typeof tipoffColumns;
export const defaultTipoffColumns: readonly TipoffColumn[] = [
  'number',
  'operatorName',
  'reporter',
  'conduct',
  'stage',
  'handler',
  'received',
  'due',
];
