/** 五快，举报 (D08, S179): how long the first three links of a clue take. */
import { byOffice, type FigureWords } from '../../figures/figure.ts';

export const tipoffPaceFigures = ['paceReceived', 'paceAnalysed', 'paceDecided'] as const;
export type TipoffPaceFigure = (typeof tipoffPaceFigures)[number];

export const tipoffPaceFigureWords = {
  paceReceived: {
    id: 'D08-1',
    zh: '五快：获取（收到到分送）',
    en: 'Five fast: learnt',
    unit: 'hour',
    unitZh: '小时',
    unitEn: 'hours',
    kind: 'tipoff',
    definitionZh: '分送日在期内的举报，从收到到分送的小时数，取中间那个。',
    definitionEn: 'Of tip-offs dispatched in the period: median of the hours from receipt to dispatch.',
    formulaZh: '台账第一次“分送”的时刻 − 收到的时刻，取中位数。',
    formulaEn: 'The instant of the first “dispatched” minus that of the receipt, the median.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '获取信息快、分析研究快、判断决策快、行动出击快、查办处置快' },
    difficulty: 'settlement',
  },
  paceAnalysed: {
    id: 'D08-2',
    zh: '五快：分析（分送到核查）',
    en: 'Five fast: analysed',
    unit: 'hour',
    unitZh: '小时',
    unitEn: 'hours',
    kind: 'tipoff',
    definitionZh: '开始核查在期内的举报，从分送到开始核查的小时数，取中间那个。',
    definitionEn:
      'Of tip-offs whose verification began in the period: median of the hours from dispatch to its beginning.',
    formulaZh: '“开始核查”的时刻 − 它前面最近一次“分送”的时刻，取中位数。',
    formulaEn: 'The instant of “verification started” minus that of the last “dispatched” before it, the median.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '获取信息快、分析研究快、判断决策快、行动出击快、查办处置快' },
  },
  paceDecided: {
    id: 'D08-3',
    zh: '五快：决策（核查到决定）',
    en: 'Five fast: decided',
    unit: 'hour',
    unitZh: '小时',
    unitEn: 'hours',
    kind: 'tipoff',
    definitionZh: '决定是否立案在期内的举报，从开始核查到决定的小时数，取中间那个。',
    definitionEn:
      'Of tip-offs decided on in the period: median of the hours from the beginning of the verification to the decision whether to open a case.',
    formulaZh: '“立案”或“不立案”的时刻 − 它前面最近一次“开始核查”的时刻，取中位数。',
    formulaEn: 'The instant of the decision minus that of “verification started” before it, the median.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '获取信息快、分析研究快、判断决策快、行动出击快、查办处置快' },
  },
} as const satisfies Record<TipoffPaceFigure, FigureWords>;
