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
  lastStep: { zh: '最近一步', en: 'Last step', width: 150, always: false },
  legal: { zh: '法定日', en: 'Legal day', width: 96, always: false },
  channel: { zh: '渠道', en: 'Channel', width: 120, always: false },
  platformNumber: { zh: '平台号', en: 'Platform number', width: 190, always: false },
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
  'due',
  'lastStep',
];
