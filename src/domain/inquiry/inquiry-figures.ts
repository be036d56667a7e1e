/** 咨询 (F33): people, not sheets. */
import type { FigureWords } from '../figures/figure.ts';

export const inquiryFigures = ['askedPeople'] as const;
export type InquiryFigure = (typeof inquiryFigures)[number];

export const inquiryFigureWords = {
  askedPeople: {
    zh: '接受咨询人次',
    en: 'People who asked',
    unit: 'count',
    kind: 'inquiry',
    definitionZh: '收到日期在期内的咨询的人次之和：几个人来问就算几，不按张数。',
    definitionEn: 'Sum of the people of all inquiries received in the period, not of their sheets.',
  },
} as const satisfies Record<InquiryFigure, FigureWords>;
