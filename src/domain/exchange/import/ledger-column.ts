/**
 * 旧台账的列 (ledger column): which fields an old ledger of cases, samplings, inspections or letters may have, what such books call them, and
 * how a cell is read. What a book does not say stays empty; nothing is guessed.
 */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';
import { enforcementOutcomeWords, enforcementSourceWords } from '../../supervision/enforcement/enforcement.ts';
import { guidanceKindWords } from '../../supervision/guidance/guidance.ts';
import { areaKindWords } from '../../supervision/inspection/premises.ts';
import { commissioners, productClasses } from '../../supervision/sampling/goods.ts';
import { bareName } from './column.ts';

export const ledgerSubjects = ['cases', 'samplings', 'inspections', 'letters'] as const;
export type LedgerSubject = (typeof ledgerSubjects)[number];

export const ledgerSubjectWords = {
  cases: { zh: '案件旧台账', en: 'Old ledger of cases' },
  samplings: { zh: '抽检旧台账', en: 'Old ledger of samplings' },
  inspections: { zh: '检查旧台账', en: 'Old ledger of inspections' },
  letters: { zh: '规范意见旧台账', en: 'Old ledger of letters' },
} as const satisfies Record<LedgerSubject, Words>;

export function isLedgerSubject(subject: string): subject is LedgerSubject {
  return (ledgerSubjects as readonly string[]).includes(subject);
}

export interface LedgerField extends Words {
  required?: boolean;
  /** What old books call it; the likeliest first. */
  headers: readonly string[];
  kind: 'text' | 'day' | 'sum' | 'choice' | 'office' | 'region';
  /** The most letters. */
  most?: number;
  options?: Readonly<Record<string, Words>>;
  /** Other words for an option. */
  also?: Readonly<Record<string, string>>;
}

const number = (zh: string, headers: readonly string[]): LedgerField => ({
  zh,
  en: 'Old number',
  required: true,
  headers,
  kind: 'text',
  most: 60,
});
const office: LedgerField = {
  zh: '承办单位',
  en: 'Office',
  headers: ['承办单位', '承办机构', '办案单位', '办案机构', '抽样单位', '检查单位', '责任单位', '所属单位', '市场所'],
  kind: 'office',
};
const remark: LedgerField = { zh: '备注', en: 'Remark', headers: ['备注', '说明'], kind: 'text', most: 500 };
const day = (zh: string, en: string, headers: readonly string[], required = false): LedgerField => ({
  zh,
  en,
  headers,
  kind: 'day',
  required,
});

const caseFields = {
  formerNumber: number('立案号', ['立案号', '立案编号', '立案文号', '案件编号', '案号', '编号', '序号']),
  operatorName: {
    zh: '当事人',
    en: 'Party',
    required: true,
    headers: ['当事人', '当事人名称', '违法主体', '被处罚人', '企业名称', '单位名称'],
    kind: 'text',
    most: 80,
  },
  partyAddress: {
    zh: '住所',
    en: 'Address',
    headers: ['住所', '地址', '经营地址', '住址'],
    kind: 'text',
    most: 120,
  },
  cause: {
    zh: '案由',
    en: 'Cause',
    required: true,
    headers: ['案由', '违法行为', '案件名称', '案件类型'],
    kind: 'text',
    most: 200,
  },
  source: {
    zh: '案件来源',
    en: 'Source',
    headers: ['案件来源', '来源', '线索来源'],
    kind: 'choice',
    options: enforcementSourceWords,
    also: {
      日常检查: 'inspection',
      检查: 'inspection',
      抽检: 'postSampling',
      抽样检验: 'postSampling',
      移送: 'transfer',
    },
  },
  filedOn: day('立案日期', 'Filed on', ['立案日期', '立案时间', '立案'], true),
  closedOn: day('结案日期', 'Closed on', ['结案日期', '结案时间', '结案']),
  outcome: {
    zh: '处理结果',
    en: 'Outcome',
    headers: ['处理结果', '处罚结果', '结果', '处理方式'],
    kind: 'choice',
    options: enforcementOutcomeWords,
    also: { 处罚: 'penalised', 罚款: 'penalised', 不予处罚: 'exempted', 移送: 'transferred' },
  },
  violated: {
    zh: '违反的规定',
    en: 'Provisions broken',
    headers: ['违反条款', '违反的规定', '违反规定', '违法条款', '违反法律条款'],
    kind: 'text',
    most: 500,
  },
  applied: {
    zh: '处罚依据',
    en: 'Penalised by',
    headers: ['处罚依据', '处罚条款', '适用条款', '处罚法律依据'],
    kind: 'text',
    most: 500,
  },
  caseValue: { zh: '案值', en: 'Case value', headers: ['案值', '货值金额', '涉案金额', '案值（元）'], kind: 'sum' },
  fine: { zh: '罚款', en: 'Fine', headers: ['罚款', '罚款金额', '罚款（元）', '处罚金额'], kind: 'sum' },
  confiscated: {
    zh: '没收',
    en: 'Confiscated',
    headers: ['没收', '没收违法所得', '没收金额', '没收（元）'],
    kind: 'sum',
  },
  fineCollected: {
    zh: '实收罚款',
    en: 'Fine collected',
    headers: [
      '实收罚款',
      '罚款实收',
      '实缴罚款',
      '罚款实缴',
      '已缴罚款',
      '收缴罚款',
      '罚款入库',
      '入库罚款',
      '实收罚款金额',
    ],
    kind: 'sum',
  },
  confiscatedCollected: {
    zh: '实收没收款',
    en: 'Confiscated, collected',
    headers: ['实收没收款', '没收实收', '实收没收', '实缴没收款', '没收入库', '没收款入库', '收缴没收款'],
    kind: 'sum',
  },
  office,
  remark: { ...remark, headers: ['备注', '说明', '案情', '简要案情'], most: 2_000 },
} as const satisfies Record<string, LedgerField>;

const samplingFields = {
  formerNumber: number('抽样单编号', ['抽样单编号', '抽样编号', '抽检编号', '样品编号', '抽样单号', '编号', '序号']),
  product: {
    zh: '样品',
    en: 'Product',
    required: true,
    headers: ['样品名称', '产品名称', '商品名称', '食品名称', '样品', '品名'],
    kind: 'text',
    most: 60,
  },
  productClass: {
    zh: '商品类别',
    en: 'Class of goods',
    required: true,
    headers: ['商品类别', '产品类别', '食品类别', '样品类别', '类别'],
    kind: 'choice',
    options: productClasses,
    also: {
      农产品: 'farmProduce',
      家电: 'appliance',
      服装: 'clothing',
      玩具: 'childGoods',
      建材: 'building',
      其他: 'otherGoods',
    },
  },
  commissioner: {
    zh: '委托',
    en: 'Commissioned by',
    headers: ['委托单位', '任务来源', '委托', '抽检级别', '组织单位'],
    kind: 'choice',
    options: commissioners,
    also: {
      省局: 'province',
      省级: 'province',
      市局: 'city',
      市级: 'city',
      县局: 'county',
      本局: 'county',
      县级: 'county',
    },
  },
  sellerName: {
    zh: '被抽样单位',
    en: 'Seller',
    required: true,
    headers: ['被抽样单位', '被抽样单位名称', '受检单位', '被抽检单位', '经营单位', '销售单位'],
    kind: 'text',
    most: 80,
  },
  maker: {
    zh: '生产者',
    en: 'Maker',
    headers: ['生产单位', '标称生产企业', '生产企业', '生产者', '生产厂家'],
    kind: 'text',
    most: 80,
  },
  lot: { zh: '批号', en: 'Lot', headers: ['批号', '生产批号', '生产日期/批号'], kind: 'text', most: 60 },
  sampledOn: day('抽样日期', 'Sampled on', ['抽样日期', '抽样时间', '采样日期'], true),
  result: {
    zh: '检验结论',
    en: 'Result',
    required: true,
    headers: ['检验结论', '检验结果', '判定', '结论', '结果'],
    kind: 'choice',
    options: { fit: { zh: '合格', en: 'Qualified' }, unfit: { zh: '不合格', en: 'Unqualified' } },
  },
  reportNumber: {
    zh: '报告编号',
    en: 'Report',
    headers: ['报告编号', '检验报告编号', '报告号'],
    kind: 'text',
    most: 60,
  },
  concludedOn: day('结论日期', 'Concluded on', ['结论日期', '签发日期', '报告日期', '检验日期']),
  unfitItem: {
    zh: '不合格项目',
    en: 'Unqualified item',
    headers: ['不合格项目', '不合格项', '问题项目'],
    kind: 'text',
    most: 200,
  },
  disposal: {
    zh: '处置情况',
    en: 'Disposal',
    headers: ['处置情况', '核查处置情况', '后处理情况', '处理情况'],
    kind: 'text',
    most: 500,
  },
  office,
} as const satisfies Record<string, LedgerField>;

const inspectionFields = {
  formerNumber: number('检查编号', ['检查编号', '记录编号', '检查记录编号', '文书编号', '编号', '序号']),
  operatorName: {
    zh: '店名',
    en: 'Shop',
    required: true,
    headers: ['检查对象', '被检查单位', '店名', '经营者名称', '经营户', '企业名称', '单位名称'],
    kind: 'text',
    most: 80,
  },
  region: {
    zh: '乡镇、村社区',
    en: 'Town or village',
    required: true,
    headers: ['乡镇', '所在乡镇', '村社区', '所在地', '区域', '街道'],
    kind: 'region',
  },
  address: { zh: '地址', en: 'Address', headers: ['地址', '经营地址', '经营场所'], kind: 'text', most: 120 },
  areaKind: {
    zh: '哪种地方',
    en: 'Kind of place',
    headers: ['场所类型', '区域类型', '重点区域'],
    kind: 'choice',
    options: areaKindWords,
    also: { 校园周边: 'schoolZone', 农贸市场: 'market', 商场: 'market', 其他: 'other' },
  },
  visitedOn: day('检查日期', 'Visited on', ['检查日期', '检查时间', '日期'], true),
  result: {
    zh: '检查结果',
    en: 'Result',
    required: true,
    headers: ['检查结果', '检查情况', '结果'],
    kind: 'choice',
    options: {
      nil: { zh: '没有问题', en: 'Nothing wrong' },
      found: { zh: '有问题', en: 'Something found' },
      violation: { zh: '有违法行为', en: 'A violation' },
    },
    also: {
      合格: 'nil',
      未发现问题: 'nil',
      无问题: 'nil',
      正常: 'nil',
      不合格: 'found',
      发现问题: 'found',
      责令改正: 'found',
      违法: 'violation',
      立案: 'violation',
    },
  },
  findings: {
    zh: '发现的问题',
    en: 'Findings',
    headers: ['发现的问题', '存在问题', '问题', '违法事实'],
    kind: 'text',
    most: 500,
  },
  officers: {
    zh: '检查人员',
    en: 'Inspectors',
    headers: ['检查人员', '检查人', '执法人员'],
    kind: 'text',
    most: 100,
  },
  office,
  remark,
} as const satisfies Record<string, LedgerField>;

const letterFields = {
  formerNumber: number('文号', ['文号', '函号', '文书编号', '发文字号', '编号', '序号']),
  kind: {
    zh: '哪一种',
    en: 'Kind',
    headers: ['文书类型', '类型', '种类', '文书名称'],
    kind: 'choice',
    options: guidanceKindWords,
    also: { 规范意见书: 'opinion', 行政建议: 'opinion', 行政建议书: 'opinion', 提醒: 'reminder', 约谈通知: 'talk' },
  },
  operatorName: {
    zh: '给谁',
    en: 'To',
    required: true,
    headers: ['发往单位', '经营者', '经营者名称', '收文单位', '主送单位', '企业名称', '单位名称'],
    kind: 'text',
    most: 80,
  },
  title: {
    zh: '关于什么',
    en: 'About',
    required: true,
    headers: ['标题', '事由', '关于', '主题'],
    kind: 'text',
    most: 80,
  },
  words: {
    zh: '情况和理由',
    en: 'Facts and reasons',
    headers: ['内容', '情况', '理由', '主要内容'],
    kind: 'text',
    most: 4_000,
  },
  items: {
    zh: '逐条意见',
    en: 'Items',
    headers: ['意见', '规范意见', '建议内容', '建议', '整改意见', '要求'],
    kind: 'text',
    most: 4_000,
  },
  issuedOn: day('签发日期', 'Signed on', ['签发日期', '发文日期', '日期', '发出日期'], true),
  office,
  remark: { ...remark, headers: ['备注', '落实情况', '整改情况', '说明'] },
} as const satisfies Record<string, LedgerField>;

export const ledgerFields = {
  cases: caseFields,
  samplings: samplingFields,
  inspections: inspectionFields,
  letters: letterFields,
} as const satisfies Record<LedgerSubject, Record<string, LedgerField>>;

/** The fields of a book, in the order of its form. */
export function fieldsOfLedger(subject: LedgerSubject): [string, LedgerField][] {
  return Object.entries(ledgerFields[subject] as Record<string, LedgerField>);
}

/** Which column of the book holds which field. */
export const LedgerMapping = z.strictObject({
  columns: z.record(z.string().max(40), z.string().min(1).max(100)),
});
export type LedgerMapping = z.infer<typeof LedgerMapping>;

/** What the names of the columns suggest: the likeliest column of each field, none used twice. */
export function suggestLedger(subject: LedgerSubject, headers: readonly string[]): LedgerMapping {
  const free = new Map(headers.map((one) => [one, bareName(one)]));
  const columns: Record<string, string> = {};
  const fields = fieldsOfLedger(subject);
  const take = (fits: (found: string, known: string) => boolean) => {
    for (const [field, { headers: known }] of fields) {
      if (columns[field] !== undefined) continue;
      const match = known.map(bareName).flatMap((one) => [...free].filter(([, found]) => fits(found, one)))[0]?.[0];
      if (match === undefined) continue;
      columns[field] = match;
      free.delete(match);
    }
  };
  take((found, one) => found === one);
  take((found, one) => one.length > 2 && found.endsWith(one));
  return { columns };
}

/** Fields that the book must have and no column of it holds. */
export function missingOfLedger(subject: LedgerSubject, { columns }: LedgerMapping, headers: readonly string[]) {
  return fieldsOfLedger(subject)
    .filter(([field, { required }]) => required === true && !headers.includes(columns[field] ?? ''))
    .map(([, words]) => words);
}
