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
  lastStep: { zh: '最近一步', en: 'Last step', width: 150, always: false },
  platformNumber: { zh: '平台号', en: 'Platform number', width: 190, always: false },
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
