/** 投诉列表: what the list of complaints can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { complaintStates, outcomes, stages, type Complaint } from './complaint.ts';
import { listingQuery } from '../matter/list/listing-query.ts';
import { openedHandlingFigures } from './handling-figures.ts';

/** Figures whose records a list can open: what the work report's numbers link to. */
export const openedComplaintFigures = [
  'received',
  'people',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'recoveredFen',
  'compensationFen',
  'settledAtStation',
  ...openedHandlingFigures,
] as const;

export const ComplaintQuery = listingQuery({ stages, states: complaintStates, outcomes }).extend({
  urged: z.enum(['yes']).optional(),
  /** What it is about: a nature of the taxonomy; `none` where nobody has said. */
  nature: z.string().max(10).optional(),
  /** The town of the shop; `none` where no place of the county is known. */
  town: z.string().max(40).optional(),
  /** The place of the shop itself, a village or a town; `none` where none is known. */
  village: z.string().max(40).optional(),
  /** Waiting for a call back, or ever marked urgent. */
  urgent: z.enum(['waiting', 'yes']).optional(),
  /** Agreements whose performance is to be looked at by today, or at all. */
  check: z.enum(['due', 'coming']).optional(),
  /** Agreements with a compensation in them, whatever figure is asked for. */
  compensated: z.enum(['yes']).optional(),
  /** Opens the records behind a figure of the work report, together with from and to. */
  /** The page of a shop: what is about it under any of its names. */
  operator: z.uuid().optional(),
  figure: z.enum(openedComplaintFigures).optional(),
});
export type ComplaintQuery = z.infer<typeof ComplaintQuery>;

/**
 * What the list reads of a complaint: its columns, what they are masked by, and the glance before the matter itself has come. A hundred
 * fields of every row, most of them documents, cost a page three times as much.
 */
export const complaintRowFields = [
  'countyId',
  'id',
  'number',
  'state',
  'stage',
  'channel',
  'platformNumber',
  'filedAt',
  'receivedAt',
  'consumerName',
  'operatorName',
  'operatorPhone',
  'categoryCode',
  'natureCode',
  'story',
  'claim',
  'amountFen',
  'amountAbout',
  'officeId',
  'stationId',
  'handlerId',
  'dueRule',
  'dueOn',
  'legalOn',
  'escalatedTo',
  'pauses',
] as const satisfies readonly (keyof Complaint)[];
export type ComplaintRow = Pick<Complaint, (typeof complaintRowFields)[number]>;
