/** 消费提示和警示 (F25, F34): counted from what was published, by the day of its publication. */
import type { FigureWords } from '../../figures/figure.ts';

export const noticeFigures = ['notices', 'warnings'] as const;
export type NoticeFigure = (typeof noticeFigures)[number];

export const noticeFigureWords = {
  notices: {
    zh: '消费提示和警示',
    en: 'Tips and warnings',
    unit: 'count',
    records: '/warnings',
    definitionZh: '期内发布的消费提示、消费警示和紧急警示的条数；后来撤回的也算，改正的不另算。',
    definitionEn: 'Tips, warnings and urgent warnings published in the period, withdrawn ones among them.',
  },
  warnings: {
    zh: '其中消费警示',
    en: 'Of which warnings',
    unit: 'count',
    records: '/warnings',
    definitionZh: '上项中的消费警示和紧急警示。',
    definitionEn: 'The part of them that is a warning or an urgent one.',
  },
} as const satisfies Record<NoticeFigure, FigureWords>;
