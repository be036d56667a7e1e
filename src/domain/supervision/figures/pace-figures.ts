/** 五快，案件 (D08, S179): how long the last two links of a clue take. */
import { byOffice, type FigureWords } from '../../figures/figure.ts';

export const casePaceFigures = ['paceActed', 'paceEnded'] as const;
export type CasePaceFigure = (typeof casePaceFigures)[number];

export const casePaceFigureWords = {
  paceActed: {
    id: 'D08-4',
    zh: '五快：出击（立案到取证）',
    en: 'Five fast: acted',
    unit: 'hour',
    unitZh: '小时',
    unitEn: 'hours',
    kind: 'enforcement',
    definitionZh: '立案后第一次做笔录或者采取措施在期内的案件，从立案到那时的小时数，取中间那个。',
    definitionEn:
      'Of cases whose first transcript or measure falls in the period: median of the hours from filing the case to it.',
    formulaZh: '案件台账第一次“做笔录”或“采取措施”的时刻 − 它前面“立案”的时刻，取中位数。',
    formulaEn: 'The instant of the first transcript or measure minus that of the filing before it, the median.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '获取信息快、分析研究快、判断决策快、行动出击快、查办处置快' },
  },
  paceEnded: {
    id: 'D08-5',
    zh: '五快：处置（立案到结案）',
    en: 'Five fast: dealt with',
    unit: 'hour',
    unitZh: '小时',
    unitEn: 'hours',
    kind: 'enforcement',
    definitionZh: '结案在期内的案件，从立案到结案的小时数，取中间那个。',
    definitionEn: 'Of cases closed in the period: median of the hours from filing to closing.',
    formulaZh: '案件台账“结案”的时刻 − “立案”的时刻，取中位数。',
    formulaEn: 'The instant of the close minus that of the filing, the median.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '获取信息快、分析研究快、判断决策快、行动出击快、查办处置快' },
  },
} as const satisfies Record<CasePaceFigure, FigureWords>;
