/** 举报核查: how many decisions on a case fell due, and how many were made in time. */
import { byMatter, type FigureWords } from '../../figures/figure.ts';

export const verifyFigures = ['verifyDue', 'verifyOnTime', 'verifyOnTimeRate'] as const;
export type VerifyFigure = (typeof verifyFigures)[number];

export const verifyFigureWords = {
  verifyDue: {
    id: 'L09',
    zh: '举报核查到期',
    en: 'Verification due',
    unit: 'count',
    unitZh: '件',
    unitEn: 'tip-offs',
    kind: 'tipoff',
    definitionZh:
      '核查并决定是否立案的法定日（十五个工作日，批准延长的再加）在期内的举报件数；重复的、并入别件的不算。',
    definitionEn:
      'Tip-offs whose legal day for verifying them and deciding whether to open a case (fifteen working days, and any approved extension) lies in the period; repeated and merged ones are left out.',
    formulaZh:
      '核查时限的法定日在期内，检验、检测、鉴定的时间不算；所里数的是分送到所的；撤销后又到期的，一件只算一次。',
    formulaEn:
      'Those whose verification clock has its legal day in the period, tests left out; an office counts what was dispatched to it; due again after a revocation, a tip-off counts once.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '《市场监督管理行政处罚程序规定》第十八条', lawEn: 'Procedure of penalties, article 18' },
  },
  verifyOnTime: {
    id: 'L10',
    zh: '其中按时决定',
    en: 'Of which decided in time',
    unit: 'count',
    unitZh: '件',
    unitEn: 'tip-offs',
    kind: 'tipoff',
    definitionZh: '上项里，在法定日或以前决定了的。',
    definitionEn: 'Of those, the ones decided on or before the legal day.',
    formulaZh: 'L09 里核查时限停下的那天不晚于法定日的；期内到期两次的，两次都按时才算。',
    formulaEn: 'Those of L09 whose clock stopped on or before its legal day, each time where it was due twice.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '《市场监督管理行政处罚程序规定》第十八条', lawEn: 'Procedure of penalties, article 18' },
  },
  verifyOnTimeRate: {
    id: 'L11',
    zh: '举报按时核查率',
    en: 'Verified in time',
    unit: 'percent',
    unitZh: '%',
    unitEn: '%',
    kind: 'tipoff',
    definitionZh: '按时决定 ÷ 核查到期。',
    definitionEn: 'Decided in time ÷ due.',
    formulaZh: 'L10 ÷ L09 × 100。',
    formulaEn: 'L10 ÷ L09 × 100.',
    rule: 'event',
    scope: 'office',
    dimensions: byMatter,
    source: { lawZh: '12315 平台统计通行口径', lawEn: 'Usual figures of the 12315 platform' },
    ratio: { part: 'verifyOnTime', whole: 'verifyDue' },
  },
} as const satisfies Record<VerifyFigure, FigureWords>;
