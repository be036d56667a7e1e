/** 消费调查和规范意见 (F35, F43, F44, F53): surveys by the day they went to the field, letters by the day of their signature. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import type { FigureWords } from '../../figures/figure.ts';

export const surveyFigures = ['surveys', 'surveySample', 'surveyFindings', 'guidanceItems'] as const;
export type SurveyFigure = (typeof surveyFigures)[number];

export const surveyFigureWords = {
  surveys: {
    zh: '消费调查',
    en: 'Surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '期内开始问的消费调查次数；不做了的不算。',
    definitionEn: 'Surveys that went to the field in the period, without those that were dropped.',
  },
  surveySample: {
    zh: '调查样本',
    en: 'Sheets of surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查收回的答卷份数，一家一份。',
    definitionEn: 'Sheets that came in for them, one a firm.',
  },
  surveyFindings: {
    zh: '调查发现',
    en: 'Findings of surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查写出的结论项数。',
    definitionEn: 'Findings that were written of them.',
  },
  guidanceItems: {
    zh: '规范意见',
    en: 'Items of guidance letters',
    unit: 'count',
    records: '/guidances?state=all',
    definitionZh: '期内签发的规范意见书列出的条数，按列出的数，不按文中写的数。',
    definitionEn: 'Items listed in the guidance letters signed in the period, not what their words say.',
  },
} as const satisfies Record<SurveyFigure, FigureWords>;

/** The old book of letters, and what it tells. */
export const letterBook = {
  zh: '规范意见',
  en: 'letters',
  figures: ['guidanceItems'],
} as const satisfies CarriedBookWords<SurveyFigure>;
