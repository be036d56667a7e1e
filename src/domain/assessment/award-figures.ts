/** 表彰 (F46, F47): who was given an award, by the day of its publication. */
import { byMonth, type FigureWords } from '../figures/figure.ts';

export const awardFigures = ['advancedStations', 'topTen'] as const;
export type AwardFigure = (typeof awardFigures)[number];

export const awardFigureWords = {
  advancedStations: {
    id: 'F46',
    zh: '先进监督站',
    en: 'Advanced stations',
    unit: 'count',
    unitZh: '个',
    unitEn: 'stations',
    records: '/figures/records',
    definitionZh: '公布日在期内的先进监督站。',
    definitionEn: 'Stations honoured as “advanced station” by an award published in the period.',
    formulaZh: '表彰台账里荣誉是“先进监督站”、公布日在期内的。',
    formulaEn: 'Honours of the award “advanced station”, by the day of publication.',
    rule: 'event',
    scope: 'office',
    dimensions: byMonth,
    source: { sentence: '评出先进监督站*个' },
    difficulty: 'support',
  },
  topTen: {
    id: 'F47',
    zh: '十佳消费维权监督员',
    en: 'Top ten supervisors',
    unit: 'count',
    unitZh: '名',
    unitEn: 'people',
    records: '/figures/records',
    definitionZh: '公布日在期内的十佳消费维权监督员。',
    definitionEn: 'People honoured as one of the “top ten consumer supervisors” by an award published in the period.',
    formulaZh: '表彰台账里荣誉是“十佳消费维权监督员”、公布日在期内的；名额和人数对不上的，公布时写明了原因。',
    formulaEn: 'Honours of the award “top ten”, by the day of publication.',
    rule: 'event',
    scope: 'office',
    dimensions: byMonth,
    source: { sentence: '“十佳消费维权监督员”*名' },
  },
} as const satisfies Record<AwardFigure, FigureWords>;
