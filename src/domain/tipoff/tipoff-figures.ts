/** 举报 (F18, F19): by the day they came in, and by that of the decision to open a case. */
import type { FigureWords } from '../figures/figure.ts';

export const tipoffFigures = ['tipoffs', 'casesOpened'] as const;
export type TipoffFigure = (typeof tipoffFigures)[number];

export const tipoffFigureWords = {
  tipoffs: {
    zh: '受理举报',
    en: 'Tip-offs received',
    unit: 'count',
    kind: 'tipoff',
    definitionZh: '期内县局收到的举报件数，重复举报和并入前一件的也各算一件。',
    definitionEn: 'Tip-offs that the bureau received in the period, repeated and merged ones counted too.',
  },
  casesOpened: {
    zh: '举报立案',
    en: 'Cases opened',
    unit: 'count',
    kind: 'tipoff',
    definitionZh: '立案决定日期在期内的举报件数。',
    definitionEn: 'Tip-offs for which the decision to open a case is dated in the period.',
  },
} as const satisfies Record<TipoffFigure, FigureWords>;
