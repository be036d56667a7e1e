/** The lists that are taken out of the house, by name; who may take how much of them stands in `export-request.ts`. */

/** The lists of dockets by the names under which they are taken out. */
const docketListWords = {
  samplings: { zh: '抽检台账', en: 'Samplings' },
  'sampling-plans': { zh: '抽检计划', en: 'Sampling plans' },
  institutions: { zh: '检验机构', en: 'Institutions' },
  inspections: { zh: '检查台账', en: 'Inspections' },
  campaigns: { zh: '专项台账', en: 'Campaigns' },
  sorties: { zh: '出动台账', en: 'Sorties' },
  seizures: { zh: '查扣台账', en: 'Seized goods' },
  'covert-checks': { zh: '暗访台账', en: 'Covert checks' },
  'station-visits': { zh: '督导台账', en: 'Visits to stations' },
  'contract-reviews': { zh: '格式条款台账', en: 'Reviews of terms' },
  'standard-contracts': { zh: '合同文本台账', en: 'Standard contracts' },
  guidances: { zh: '函的台账', en: 'Letters' },
  surveys: { zh: '调查台账', en: 'Surveys' },
  tasks: { zh: '任务台账', en: 'Tasks' },
  funds: { zh: '站点经费台账', en: 'Station funds' },
  'work-reports': { zh: '工作汇报台账', en: 'Work reports' },
} as const;
export type DocketList = keyof typeof docketListWords;
export const docketLists = Object.keys(docketListWords) as DocketList[];

/** The lists that count: their rows name people. */
export const exportLists = {
  complaints: { zh: '投诉列表', en: 'Complaints' },
  tipoffs: { zh: '举报列表', en: 'Tip-offs' },
  inquiries: { zh: '咨询列表', en: 'Inquiries' },
  enforcements: { zh: '案件列表', en: 'Cases' },
  replies: { zh: '给平台的回复', en: 'Replies to the platform' },
  allowances: { zh: '补贴台账', en: 'Allowances' },
  trainings: { zh: '培训台账', en: 'Trainings' },
  papers: { zh: '成批打印', en: 'Papers in a batch' },
  ...docketListWords,
} as const;
export type ExportList = keyof typeof exportLists;

/** The name of the list that a line keeps. */
export function exportListWords(list: unknown): { zh: string; en: string } {
  const known = typeof list === 'string' && Object.hasOwn(exportLists, list) ? exportLists[list as ExportList] : null;
  return known ?? { zh: '列表', en: 'a list' };
}
