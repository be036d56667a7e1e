/** 咨询列表: what the list of inquiries can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { inquiryOutcomes, inquiryStages, inquiryStates } from './inquiry.ts';
import { listingQuery } from '../matter/list/listing-query.ts';

export const InquiryQuery = listingQuery({
  stages: inquiryStages,
  states: inquiryStates,
  outcomes: inquiryOutcomes,
}).extend({
  /** The answers that rest on the entry of the knowledge base, in whatever version. */
  knowledgeId: z.string().max(60).optional(),
  /** Opens the records behind the figure of the work report, together with from and to. */
  figure: z.enum(['askedPeople']).optional(),
});
export type InquiryQuery = z.infer<typeof InquiryQuery>;
