/** 以维权促执法 (S180): how much of enforcement came of complaints, and how many complaints were settled once there was a case about them. */
import { byOffice, type FigureWords } from '../../figures/figure.ts';

export const conversionFigures = ['complaintCases', 'casesSettled'] as const;
export type ConversionFigure = (typeof conversionFigures)[number];

export const conversionFigureWords = {
  complaintCases: {
    id: 'D06',
    zh: '由投诉转化的案件',
    en: 'Cases born of complaints',
    unit: 'count',
    unitZh: '件',
    unitEn: 'cases',
    kind: 'enforcement',
    definitionZh: '立案日期在期内、从投诉里的线索来的案件件数；份额是它除以同期立案的全部案件。',
    definitionEn:
      'Cases filed in the period that arose from a complaint; divided by all cases filed in the same period it is their share.',
    formulaZh: '立案日在期内、连着一件投诉的案件（诉转案）。',
    formulaEn: 'Cases filed in the period that are tied to a complaint.',
    rule: 'event',
    scope: 'office',
    dimensions: byOffice,
    source: { sentence: '通过案件转办程序转化为案件' },
    difficulty: 'settlement',
  },
  casesSettled: {
    id: 'K05',
    zh: '立案以后投诉谈成的',
    en: 'Complaints settled once a case was filed',
    unit: 'count',
    unitZh: '件',
    unitEn: 'cases',
    kind: 'enforcement',
    definitionZh:
      '从投诉来、已经立案的案件里，那件投诉在期内、立案那天或以后达成协议的件数；份额是它除以期内立案、从投诉来的案件，期前立案的也算在分子里。',
    definitionEn:
      'Of the cases that arose from a complaint, those whose complaint was settled in the period, on or after the day on which the case was filed. Its share is of the cases from complaints filed in the period, although one filed earlier may be among those settled.',
    formulaZh: '连着投诉的案件里，那件投诉在期内、立案当天或以后有“达成协议”“站点谈成”一行的。',
    formulaEn:
      'Of the cases tied to a complaint those whose complaint was settled in the period, on or after the filing.',
    rule: 'cohort',
    scope: 'office',
    dimensions: byOffice,
    source: {},
  },
} as const satisfies Record<ConversionFigure, FigureWords>;
