/** Columns of the list of cases in their default order. */
export const enforcementColumns = {
  number: { zh: '编号', en: 'Number', width: 112, always: true },
  operatorName: { zh: '当事人', en: 'Party', width: 200, always: true, wide: true },
  cause: { zh: '案由', en: 'Cause', width: 220, always: false },
  source: { zh: '来源', en: 'Source', width: 100, always: false },
  stage: { zh: '环节', en: 'Stage', width: 92, always: false },
  outcome: { zh: '结果', en: 'Outcome', width: 104, always: false },
  office: { zh: '承办', en: 'Office', width: 120, always: false },
  handler: { zh: '办案人员', en: 'Officers', width: 120, always: false },
  violated: { zh: '违反的规定', en: 'Broken', width: 260, always: false, wide: true },
  applied: { zh: '处罚依据', en: 'Penalised by', width: 260, always: false, wide: true },
  fileNumber: { zh: '立案号', en: 'File', width: 170, always: false },
  filed: { zh: '立案', en: 'Filed', width: 96, always: false },
  closed: { zh: '结案', en: 'Closed', width: 96, always: false },
  caseValue: { zh: '案值（元）', en: 'Value (yuan)', width: 110, always: false, right: true },
  fine: { zh: '罚款（元）', en: 'Fine (yuan)', width: 110, always: false, right: true },
  confiscated: { zh: '没收（元）', en: 'Confiscated (yuan)', width: 110, always: false, right: true },
  due: { zh: '到期', en: 'Due', width: 190, always: true },
  lastStep: { zh: '最近一步', en: 'Last step', width: 150, always: false },
  legal: { zh: '法定日', en: 'Legal day', width: 96, always: false },
} as const;

export type EnforcementColumn = keyof typeof enforcementColumns;

export const defaultEnforcementColumns: readonly EnforcementColumn[] = [
  'number',
  'operatorName',
  'cause',
  'source',
  'stage',
  'handler',
  'filed',
  'due',
];
