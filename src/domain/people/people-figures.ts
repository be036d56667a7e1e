/** 人员 (F45): how many people the county asks of a point in a village. */
import { byMonth, type FigureWords } from '../figures/figure.ts';

export const peopleFigures = ['leastSupervisors'] as const;
export type PeopleFigure = (typeof peopleFigures)[number];

export const peopleFigureWords = {
  leastSupervisors: {
    id: 'F45',
    zh: '村监督点最少人数',
    en: 'People at a village point, at least',
    unit: 'count',
    unitZh: '名',
    unitEn: 'people',
    records: '/people/rules',
    definitionZh: '本县配备标准里，村（社区）监督点至少聘请几名监督员；其中一名是不是村妇女主任也写在标准里。',
    definitionEn:
      'How many supervisors the staffing standard of the county asks at least of a point in a village or neighbourhood; whether one of them is the women’s director of the village stands in it too.',
    formulaZh: '现在施行的配备标准，“村、社区”一行的“至少几人”。',
    formulaEn: 'The rule in force, “at least” of the row of villages.',
    rule: 'standing',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '聘请*名以上监督员' },
  },
} as const satisfies Record<PeopleFigure, FigureWords>;
