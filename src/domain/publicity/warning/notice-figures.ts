/** 消费提示和警示 (F25, F34): counted from what was published, by the day of its publication. */
import { byMonth, type FigureWords } from '../../figures/figure.ts';

export const noticeFigures = ['notices', 'warnings'] as const;
export type NoticeFigure = (typeof noticeFigures)[number];

export const noticeFigureWords = {
  notices: {
    id: 'F25',
    zh: '消费提示和警示',
    en: 'Tips and warnings',
    unit: 'count',
    unitZh: '条',
    unitEn: 'notices',
    records: '/warnings',
    definitionZh: '期内发布的消费提示、消费警示和紧急警示的条数；后来撤回的也算，改正的不另算。',
    definitionEn:
      'Consumer tips, warnings and urgent warnings published in the period; those withdrawn later count, and a correction does not count again.',
    formulaZh: '发布日在期内的提示、警示、紧急警示，撤回的也算。',
    formulaEn: 'Tips, warnings and urgent warnings by the day of publication, withdrawn ones too.',
    rule: 'event',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '发布消费提示和警示9条' },
    difficulty: 'education',
  },
  warnings: {
    id: 'F34',
    zh: '其中消费警示',
    en: 'Of which warnings',
    unit: 'count',
    unitZh: '条',
    unitEn: 'notices',
    records: '/warnings',
    definitionZh: '上项中的消费警示和紧急警示。',
    definitionEn: 'Those of them that are a warning or an urgent warning.',
    formulaZh: '上面各条里不是提示的。',
    formulaEn: 'Of these those that are no tips.',
    rule: 'event',
    scope: 'county',
    dimensions: byMonth,
    source: { sentence: '发布《消费警示》*条' },
  },
} as const satisfies Record<NoticeFigure, FigureWords>;
