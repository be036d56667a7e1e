/** 导出的条件 in words, by the names that a line of the ledger keeps: what they were set to may name somebody, and stands nowhere. */
import type { Words } from '../../base/words.ts';

/** The filters of everything that is taken out as a file. */
export const takenFilters: Readonly<Partial<Record<string, Words>>> = {
  q: { zh: '查找', en: 'search' },
  stage: { zh: '环节', en: 'stage' },
  state: { zh: '状态', en: 'state' },
  outcome: { zh: '结果', en: 'outcome' },
  officeId: { zh: '承办单位', en: 'office' },
  stationId: { zh: '站点', en: 'station' },
  handlerId: { zh: '承办人', en: 'handler' },
  category: { zh: '类别', en: 'category' },
  channel: { zh: '渠道', en: 'channel' },
  due: { zh: '到期', en: 'due' },
  hand: { zh: '在手', en: 'in hand' },
  holder: { zh: '在谁手上', en: 'held by' },
  receivedFrom: { zh: '收到不早于', en: 'received from' },
  receivedTo: { zh: '收到不晚于', en: 'received to' },
  urged: { zh: '催办', en: 'urged' },
  urgent: { zh: '加急', en: 'urgent' },
  town: { zh: '乡镇', en: 'town' },
  nature: { zh: '问题', en: 'nature' },
  check: { zh: '查履行', en: 'performance' },
  conduct: { zh: '违法行为', en: 'conduct' },
  anonymous: { zh: '匿名', en: 'anonymous' },
  rewarded: { zh: '奖励', en: 'reward' },
  proposed: { zh: '报审批', en: 'proposed' },
  operator: { zh: '经营者', en: 'shop' },
  knowledgeId: { zh: '依据知识', en: 'entry' },
  figure: { zh: '统计', en: 'figure' },
  from: { zh: '从哪天', en: 'from' },
  to: { zh: '到哪天', en: 'to' },
  after: { zh: '从哪一行起', en: 'after a line' },
  layer: { zh: '哪一种站', en: 'layer' },
  beyond: { zh: '远于多少公里', en: 'farther than' },
  sort: { zh: '排序', en: 'order' },
  limit: { zh: '行数', en: 'lines' },
  account: { zh: '人员', en: 'person' },
  kind: { zh: '做了什么', en: 'what' },
  number: { zh: '编号', en: 'number' },
  person: { zh: '人员', en: 'person' },
  // Of a docket; `kind` is what was done, of the trail.
  which: { zh: '哪一种', en: 'kind' },
  result: { zh: '结果', en: 'result' },
  found: { zh: '结果', en: 'result' },
  productClass: { zh: '商品类别', en: 'class of goods' },
  commissioner: { zh: '委托', en: 'commissioned by' },
  planId: { zh: '抽检计划', en: 'plan' },
  operatorId: { zh: '经营者', en: 'shop' },
  campaignId: { zh: '专项', en: 'campaign' },
  sortieId: { zh: '出动', en: 'sortie' },
  inspectionId: { zh: '检查', en: 'inspection' },
  areaKind: { zh: '区域', en: 'area' },
  role: { zh: '谁的', en: 'whose' },
  mine: { zh: '派给我的', en: 'mine' },
  measure: { zh: '措施', en: 'measure' },
  isFake: { zh: '涉嫌假冒伪劣', en: 'suspected fake' },
  trade: { zh: '行业', en: 'industry' },
  form: { zh: '哪一种', en: 'kind' },
  source: { zh: '来源', en: 'source' },
  round: { zh: '轮次', en: 'round' },
  frame: { zh: '问谁', en: 'asked of' },
  retests: { zh: '复检名录', en: 're-tests' },
  law: { zh: '违反、适用的法律', en: 'law' },
  held: { zh: '查扣的财物', en: 'seized goods' },
  leadId: { zh: '牵头的所', en: 'office in the lead' },
  matter: { zh: '督办哪一件', en: 'about which matter' },
  parent: { zh: '来自', en: 'from' },
  by: { zh: '下任务的', en: 'set by' },
  use: { zh: '用途', en: 'use' },
  year: { zh: '哪一年', en: 'year' },
  rows: { zh: '行', en: 'rows' },
  fresh: { zh: '没导出过的', en: 'not taken out before' },
};

/** The filters in words, without one twice; `import` names the import whose refused lines were taken out. */
export function filterWords(names: readonly unknown[], language: keyof Words): string {
  const words = names.map((name) => {
    if (String(name).startsWith('import ')) return { zh: '一次导入', en: 'one import' }[language];
    return (takenFilters[String(name)] ?? { zh: '别的条件', en: 'another filter' })[language];
  });
  return [...new Set(words)].join(language === 'zh' ? '、' : ', ');
}
