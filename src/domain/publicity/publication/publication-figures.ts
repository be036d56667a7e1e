/** 投诉信息公示: how much of what may be published was. */
import { byMatter, type FigureWords } from '../../figures/figure.ts';

export const publicationFigures = ['publishable', 'published', 'publicationRate'] as const;
export type PublicationFigure = (typeof publicationFigures)[number];

export const publicationFigureWords = {
  publishable: {
    id: 'L12',
    zh: '应公示',
    en: 'To be published',
    unit: 'count',
    unitZh: '件',
    unitEn: 'matters',
    records: '/figures/records',
    definitionZh: '办结日在期内、投诉人同意公示、没有不得公示情形的投诉件数；决定不公示的不算。',
    definitionEn:
      'Complaints closed in the period whose complainant agreed to publication and which nothing bars from it; those decided not to be published are left out.',
    formulaZh: '期内办结、同意公示、达成或终止、没有正在核查的线索和移送，公示台账里不是“不公示”的。',
    formulaEn:
      'Closed in the period, agreed to, settled or ended, nothing barring it, and not withheld in the ledger of publication.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '《市场监督管理投诉信息公示暂行规则》', lawEn: 'Interim rules of publication' },
  },
  published: {
    id: 'L13',
    zh: '其中已公示',
    en: 'Of which published',
    unit: 'count',
    unitZh: '件',
    unitEn: 'matters',
    records: '/figures/records',
    definitionZh: '上项里到截止日已经公示的（有异议还在公示的也算）。',
    definitionEn: 'Of those, the ones made public by the cut-off, also where an objection is being looked into.',
    formulaZh: 'L12 里公示日不晚于截止日、没有撤下的。',
    formulaEn: 'Those of L12 published by the cut-off and not taken down.',
    rule: 'cohort',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '《市场监督管理投诉信息公示暂行规则》', lawEn: 'Interim rules of publication' },
  },
  publicationRate: {
    id: 'L14',
    zh: '投诉信息公示率',
    en: 'Publication rate',
    unit: 'percent',
    unitZh: '%',
    unitEn: '%',
    records: '/figures/records',
    definitionZh: '已公示 ÷ 应公示。',
    definitionEn: 'Published ÷ to be published.',
    formulaZh: 'L13 ÷ L12 × 100。',
    formulaEn: 'L13 ÷ L12 × 100.',
    rule: 'cohort',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '12315 平台统计通行口径', lawEn: 'Usual figures of the 12315 platform' },
    ratio: { part: 'published', whole: 'publishable' },
  },
} as const satisfies Record<PublicationFigure, FigureWords>;
