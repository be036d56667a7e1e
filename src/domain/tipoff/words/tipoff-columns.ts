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
  lastStep: { zh: '最近一步', en: 'Last step', width: 150, always: false },
  legal: { zh: '法定日', en: 'Legal day', width: 96, always: false },
  channel: { zh: '渠道', en: 'Channel', width: 120, always: false },
  platformNumber: { zh: '平台号', en: 'Platform number', width: 190, always: false },
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
