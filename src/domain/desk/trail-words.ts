/** 审计留痕 in words: what can be asked for, and the lists that are searched, by the names that the lines keep. */
import { trailKinds } from '../base/trail.ts';
import type { Words } from '../base/words.ts';

/** What can be asked for: what the trail itself keeps, and what was changed, which the ledger tells of one record by its number. */
export const askedKinds = {
  ...trailKinds,
  changed: { zh: '改动', en: 'Changed' },
} as const satisfies Record<string, Words>;
export type AskedTrail = keyof typeof askedKinds;

/** What can be asked with `q`, by its address below /api/. */
export const searchedLists: Readonly<Partial<Record<string, Words>>> = {
  complaints: { zh: '投诉', en: 'complaints' },
  'complaints/likely': { zh: '可能是同一件的投诉', en: 'complaints that are possibly the same' },
  triage: { zh: '分诊时的在办件', en: 'earlier matters of the triage' },
  tipoffs: { zh: '举报', en: 'tip-offs' },
  inquiries: { zh: '咨询', en: 'inquiries' },
  enforcements: { zh: '案件', en: 'cases' },
  register: { zh: '来件登记簿', en: 'the register of all that comes in' },
  people: { zh: '人员名册', en: 'people' },
  'person-names': { zh: '名册上的姓名', en: 'names of the roster' },
  knowledge: { zh: '知识库', en: 'the knowledge base' },
  operators: { zh: '经营者档案', en: 'register of shops' },
  recalls: { zh: '召回产品', en: 'recalled products' },
  'station-directory': { zh: '站点通讯录', en: 'directory of stations' },
  palette: { zh: '快速查找', en: 'quick search' },
  coverage: { zh: '村村通', en: 'coverage' },
  replies: { zh: '给平台的回复', en: 'replies to the platform' },
  samplings: { zh: '抽检', en: 'samplings' },
  'sampling-plans': { zh: '抽检计划', en: 'sampling plans' },
  conventions: { zh: '行业公约', en: 'trade conventions' },
  institutions: { zh: '检验机构', en: 'institutions' },
  inspections: { zh: '检查', en: 'inspections' },
  campaigns: { zh: '专项', en: 'campaigns' },
  sorties: { zh: '出动', en: 'sorties' },
  seizures: { zh: '查扣物品', en: 'seized goods' },
  'covert-checks': { zh: '暗访', en: 'covert checks' },
  'station-visits': { zh: '站点督导', en: 'visits to stations' },
  'work-reports': { zh: '工作汇报', en: 'work reports' },
  'county-reports': { zh: '各县上报', en: 'reports of counties' },
  'month-closings': { zh: '月度统计', en: 'closing of months' },
  'contract-reviews': { zh: '格式条款', en: 'reviews of terms' },
  'standard-contracts': { zh: '合同文本', en: 'standard contracts' },
  guidances: { zh: '规范意见', en: 'letters' },
  surveys: { zh: '调查', en: 'surveys' },
  tasks: { zh: '任务', en: 'tasks' },
  funds: { zh: '站点经费', en: 'station funds' },
  'privacy-persons': { zh: '按人找', en: 'the records of a person' },
};

export function searchedWords(list: string): Words {
  return searchedLists[list] ?? { zh: '别的列表', en: 'another list' };
}
