/** 投诉列表: what the list of complaints can be filtered by besides what all lists can, and its columns. */
import { z } from 'zod';
import { complaintStates, outcomes, stages, type Complaint } from './complaint.ts';
import { openedHandlingFigures } from './handling-figures.ts';
import { listingQuery } from '../matter/lists.ts';

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
  /** Agreements whose performance is to be looked at by today. */
  check: z.enum(['due']).optional(),
  /** Agreements with a compensation in them: behind 其中赔偿金 stand all that recovered something. */
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

/** Columns of the list in their default order; a person chooses among them, and an export is what is shown. */
export const complaintColumns = {
  number: { zh: '编号', en: 'Number', width: 112, always: true },
  consumerName: { zh: '投诉人', en: 'Complainant', width: 96, always: true },
  operatorName: { zh: '被投诉人', en: 'Operator', width: 200, always: true, wide: true },
  category: { zh: '类别', en: 'Category', width: 110, always: false },
  stage: { zh: '环节', en: 'Stage', width: 104, always: false },
  office: { zh: '承办', en: 'Office', width: 120, always: false },
  handler: { zh: '承办人', en: 'Handler', width: 80, always: false },
  station: { zh: '站点', en: 'Station', width: 140, always: false },
  amount: { zh: '涉及金额', en: 'Amount', width: 100, always: false, right: true },
  claim: { zh: '请求', en: 'Claim', width: 160, always: false },
  received: { zh: '收到', en: 'Received', width: 110, always: false },
  due: { zh: '到期', en: 'Due', width: 190, always: true },
} as const;
export type ComplaintColumn = keyof typeof complaintColumns;
export const defaultComplaintColumns: readonly ComplaintColumn[] = [
  'number',
  'consumerName',
  'operatorName',
  'category',
  'stage',
  'handler',
  'amount',
  'received',
  'due',
];
