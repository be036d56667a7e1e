/**
 * 列表 (listing): the filters, sorts and columns of the complaint list. The whole state of a list is its link, so one schema
 * serves the desk's address bar, the API, saved views and the export.
 */
import { z } from 'zod';
import { complaintStates, outcomes, stages } from '../complaint/complaint.ts';
import { conductCodes } from '../law/conduct.ts';
import { tipoffOutcomes, tipoffStages, tipoffStates } from '../tipoff/tipoff.ts';
import { inquiryOutcomes, inquiryStages, inquiryStates } from '../inquiry/inquiry.ts';

/** A repeated or comma-separated query parameter as a list. */
function several<T extends string>(values: readonly [T, ...T[]]): z.ZodType<T[] | undefined> {
  return z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
    z.array(z.enum(values)).optional(),
  ) as unknown as z.ZodType<T[] | undefined>;
}

const day = z.iso.date().optional();

export const sorts = ['newest', 'oldest', 'due'] as const;
export type Sort = (typeof sorts)[number];

/** Figures whose records a list can open: what the work report's numbers link to. */
export const openedFigures = [
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
] as const;

/** What every list of matters can be filtered by, in the words of its own kind. */
export function listingQuery<S extends string, T extends string, O extends string>(words: {
  stages: readonly [S, ...S[]];
  states: readonly [T, ...T[]];
  outcomes: readonly [O, ...O[]];
}) {
  return z.object({
    q: z.string().trim().max(100).optional(),
    stage: several(words.stages),
    state: several(words.states),
    outcome: several(words.outcomes),
    officeId: z.string().max(40).optional(),
    stationId: z.string().max(40).optional(),
    handlerId: z.string().max(60).optional(),
    category: z.string().max(10).optional(),
    channel: z.string().max(10).optional(),
    due: z.enum(['today', 'overdue', 'soon']).optional(),
    receivedFrom: day,
    receivedTo: day,
    sort: z.enum(sorts).default('newest'),
    /** Where the page before ended; made by the server. */
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
}

/** The part of a list's question that is the same for every kind of matter. */
export type MatterQuery = z.infer<ReturnType<typeof listingQuery<string, string, string>>>;

export const ListingQuery = listingQuery({ stages, states: complaintStates, outcomes }).extend({
  urged: z.enum(['yes']).optional(),
  /** The town of the shop; `none` where no place of the county is known. */
  town: z.string().max(40).optional(),
  /** Waiting for a call back, or ever marked urgent. */
  urgent: z.enum(['waiting', 'yes']).optional(),
  /** Agreements whose performance is to be looked at by today. */
  check: z.enum(['due']).optional(),
  /** Opens the records behind a figure of the work report, together with from and to. */
  figure: z.enum(openedFigures).optional(),
  from: day,
  to: day,
});
export type ListingQuery = z.infer<typeof ListingQuery>;

/** Columns of the list in their default order; a person chooses among them, and an export is what is shown. */
export const listingColumns = {
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
export type ListingColumn = keyof typeof listingColumns;
export const defaultColumns: readonly ListingColumn[] = [
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

/** Figures of tip-offs whose records a list can open. */
export const openedTipoffFigures = ['tipoffs', 'casesOpened'] as const;

export const TipoffListingQuery = listingQuery({
  stages: tipoffStages,
  states: tipoffStates,
  outcomes: tipoffOutcomes,
}).extend({
  conduct: z.enum(conductCodes).optional(),
  urged: z.enum(['yes']).optional(),
  anonymous: z.enum(['yes', 'no']).optional(),
  rewarded: z.enum(['yes']).optional(),
  figure: z.enum(openedTipoffFigures).optional(),
  from: day,
  to: day,
});
export type TipoffListingQuery = z.infer<typeof TipoffListingQuery>;

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

export const InquiryQuery = listingQuery({
  stages: inquiryStages,
  states: inquiryStates,
  outcomes: inquiryOutcomes,
}).extend({
  /** The answers that rest on the entry of the knowledge base, in whatever version. */
  knowledgeId: z.string().max(60).optional(),
  /** Opens the records behind the figure of the work report, together with from and to. */
  figure: z.enum(['askedPeople']).optional(),
  from: day,
  to: day,
});
export type InquiryQuery = z.infer<typeof InquiryQuery>;

/** Columns of the list of inquiries in their default order. */
export const inquiryColumns = {
  number: { zh: '编号', en: 'Number', width: 112, always: true },
  question: { zh: '问什么', en: 'Question', width: 260, always: true, wide: true },
  people: { zh: '人次', en: 'People', width: 64, always: false, right: true },
  askerName: { zh: '咨询人', en: 'Asker', width: 88, always: false },
  category: { zh: '类别', en: 'Category', width: 110, always: false },
  channel: { zh: '渠道', en: 'Channel', width: 120, always: false },
  stage: { zh: '环节', en: 'Stage', width: 92, always: false },
  outcome: { zh: '结果', en: 'Outcome', width: 104, always: false },
  office: { zh: '承办', en: 'Office', width: 120, always: false },
  handler: { zh: '答复人', en: 'Answered by', width: 80, always: false },
  station: { zh: '站点', en: 'Station', width: 140, always: false },
  received: { zh: '收到', en: 'Received', width: 110, always: false },
  due: { zh: '到期', en: 'Due', width: 190, always: true },
} as const;
export type InquiryColumn = keyof typeof inquiryColumns;
export const defaultInquiryColumns: readonly InquiryColumn[] = [
  'number',
  'question',
  'people',
  'category',
  'channel',
  'stage',
  'handler',
  'received',
  'due',
];
