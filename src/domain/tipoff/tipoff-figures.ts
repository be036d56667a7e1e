/** 举报 (F18, F19): by the day they came in, and by that of the decision to open a case. */
import { byMatter, type FigureWords } from '../figures/figure.ts';

export const tipoffFigures = ['tipoffs', 'casesOpened'] as const;
export type TipoffFigure = (typeof tipoffFigures)[number];

export const tipoffFigureWords = {
  tipoffs: {
    id: 'F18',
    zh: '受理举报',
    en: 'Tip-offs received',
    unit: 'count',
    unitZh: '件',
    unitEn: 'tip-offs',
    kind: 'tipoff',
    definitionZh: '期内县局收到的举报件数，重复举报和并入前一件的也各算一件。',
    definitionEn:
      'Tip-offs that the bureau received in the period; repeated ones and ones merged into an earlier one count too.',
    formulaZh: '举报收到日在期内的，一件算一；所里数的是分送到所的。',
    formulaEn: 'Tip-offs by the day of receipt; an office counts what was dispatched to it.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { sentence: '受理举报21件' },
  },
  casesOpened: {
    id: 'F19',
    zh: '举报立案',
    en: 'Cases opened',
    unit: 'count',
    unitZh: '件',
    unitEn: 'tip-offs',
    kind: 'tipoff',
    definitionZh: '立案决定日期在期内的举报件数。',
    definitionEn: 'Tip-offs for which the decision to open a case is dated in the period.',
    formulaZh: '台账里“立案”这一行的日期在期内的举报。',
    formulaEn: 'Tip-offs with the line “case opened” dated in the period.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { sentence: '已立案2件' },
  },
} as const satisfies Record<TipoffFigure, FigureWords>;
