/** 咨询 (F33): people, not sheets. */
import { byMatter, type FigureWords } from '../figures/figure.ts';

export const inquiryFigures = ['askedPeople'] as const;
export type InquiryFigure = (typeof inquiryFigures)[number];

export const inquiryFigureWords = {
  askedPeople: {
    id: 'F33',
    zh: '接受咨询人次',
    en: 'People who asked',
    unit: 'count',
    unitZh: '人次',
    unitEn: 'people',
    kind: 'inquiry',
    definitionZh: '收到日期在期内的咨询的人次之和：几个人来问就算几，不按张数。',
    definitionEn:
      'How many people asked in all inquiries received in the period: a sheet on which three people asked counts as three.',
    formulaZh: '收到日在期内的咨询单上的人次相加。',
    formulaEn: 'The people of the inquiries received in the period, added up.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { sentence: '接受消费者咨询2587人次' },
    difficulty: 'education',
  },
} as const satisfies Record<InquiryFigure, FigureWords>;
