/** 消费调查和规范意见 (F35, F43, F44, F53): surveys by the day they went to the field, letters by the day of their signature. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import { byMonth, byOffice, type FigureWords } from '../../figures/figure.ts';

export const surveyFigures = ['surveys', 'surveySample', 'surveyFindings', 'guidanceItems'] as const;
export type SurveyFigure = (typeof surveyFigures)[number];

export const surveyFigureWords = {
  surveys: {
    id: 'F35',
    zh: '消费调查',
    en: 'Surveys',
    unit: 'count',
    unitZh: '次',
    unitEn: 'surveys',
    records: '/surveys?state=all',
    definitionZh: '期内开始问的消费调查次数；不做了的不算。',
    definitionEn: 'Consumer surveys whose questioning began in the period, without those that were given up.',
    formulaZh: '开始问的日子在期内、没有放弃的消费调查。',
    formulaEn: 'Surveys by the day they went to the field, those dropped left out.',
    rule: 'event',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '开展消费调查*次' },
  },
  surveySample: {
    id: 'F43',
    zh: '调查样本',
    en: 'Sheets of surveys',
    unit: 'count',
    unitZh: '家',
    unitEn: 'sheets',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查收回的答卷份数，一家一份。',
    definitionEn: 'Answer sheets that came back in those surveys, one for each respondent.',
    formulaZh: '上面各次调查第一轮收回的答卷。',
    formulaEn: 'Sheets of the first round of these surveys.',
    rule: 'event',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '被调查的十家家装单位' },
  },
  surveyFindings: {
    id: 'F44',
    zh: '调查发现',
    en: 'Findings of surveys',
    unit: 'count',
    unitZh: '项',
    unitEn: 'findings',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查写出的结论项数。',
    definitionEn: 'Conclusions written down of those surveys.',
    formulaZh: '上面各次调查写出的结论条数。',
    formulaEn: 'Findings written of these surveys.',
    rule: 'event',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '家装公司(单位)还存在以下普遍问题' },
  },
  guidanceItems: {
    id: 'F53',
    zh: '规范意见',
    en: 'Items of guidance letters',
    unit: 'count',
    unitZh: '项',
    unitEn: 'items',
    records: '/guidances?state=all',
    definitionZh: '期内签发的规范意见书列出的条数，按列出的数，不按文中写的数。',
    definitionEn:
      'Items listed in the letters of guidance signed in the period: as many as the list has, whatever number the text names.',
    formulaZh: '签发日在期内的规范意见书，列出的条数相加。',
    formulaEn: 'Items listed in the letters signed in the period.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '如下四项规范意见' },
    footnoteZh: '材料里写四项、列了三项；这里只数列出来的。',
    footnoteEn: 'The letter says four and lists three; what is listed is counted.',
  },
} as const satisfies Record<SurveyFigure, FigureWords>;

/** The old book of letters, and what it tells. */
export const letterBook = {
  zh: '规范意见',
  en: 'letters',
  figures: ['guidanceItems'],
} as const satisfies CarriedBookWords<SurveyFigure>;
