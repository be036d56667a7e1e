/** 投诉 (F14–F17, F26–F32, F50–F52): what came in, what was accepted of it, and what became of that by the cut-off. */
import type { FigureWords } from '../figures/figure.ts';

export const complaintFigures = [
  'received',
  'people',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'closureRate',
  'recoveredFen',
  'compensationFen',
  'settledAtStation',
] as const;
export type ComplaintFigure = (typeof complaintFigures)[number];

export const complaintFigureWords = {
  received: {
    zh: '收到',
    en: 'Received',
    unit: 'count',
    definitionZh: '期内县局收到的投诉件数；共同投诉是一件，并入别的件的不再算一件。',
    definitionEn:
      'Complaints that the bureau received in the period; a joint one is one, a merged one none of its own.',
  },
  people: {
    zh: '投诉人数',
    en: 'Complainants',
    unit: 'count',
    definitionZh: '上项的投诉人数：共同投诉按还在的人数，其余每件一人。',
    definitionEn: 'People who complained in them: all that are still in a joint one, else one each.',
  },
  accepted: {
    zh: '受理',
    en: 'Accepted',
    unit: 'count',
    definitionZh: '受理决定日期在期内的投诉件数，并入别的件的除外。',
    definitionEn: 'Complaints whose decision to accept is dated in the period.',
  },
  declined: {
    zh: '不予受理',
    en: 'Declined',
    unit: 'count',
    definitionZh: '不予受理决定日期在期内的投诉件数。',
    definitionEn: 'Complaints whose decision not to accept is dated in the period.',
  },
  mediated: {
    zh: '调处',
    en: 'Mediated',
    unit: 'count',
    definitionZh: '期内受理、到截止日已开过调解会的投诉件数。',
    definitionEn: 'Complaints accepted in the period for which a session was held by the cut-off.',
  },
  settled: {
    zh: '达成协议',
    en: 'Settled',
    unit: 'count',
    definitionZh: '期内受理、到截止日已达成调解协议的投诉件数。',
    definitionEn: 'Complaints accepted in the period with an agreement by the cut-off.',
  },
  terminated: {
    zh: '终止调解',
    en: 'Terminated',
    unit: 'count',
    definitionZh: '期内受理、到截止日已终止调解的投诉件数。',
    definitionEn: 'Complaints accepted in the period whose mediation was ended by the cut-off.',
  },
  closed: {
    zh: '办结',
    en: 'Closed',
    unit: 'count',
    definitionZh: '期内受理、到截止日已办结（各方都已告知）的投诉件数。',
    definitionEn: 'Complaints accepted in the period and closed by the cut-off.',
  },
  closureRate: {
    zh: '办结率',
    en: 'Closure rate',
    unit: 'percent',
    definitionZh: '办结 ÷ 受理，保留两位小数；没有受理的期间不算。',
    definitionEn: 'Closed ÷ accepted, two decimals; none where nothing was accepted.',
  },
  recoveredFen: {
    zh: '挽回经济损失',
    en: 'Loss recovered',
    unit: 'fen',
    definitionZh: '达成日期在期内的协议（含站点谈成的）挽回的金额之和。',
    definitionEn: 'Sum recovered by agreements dated in the period, stations included.',
  },
  compensationFen: {
    zh: '其中赔偿金',
    en: 'Of which compensation',
    unit: 'fen',
    definitionZh: '上项中的赔偿金和加倍赔偿。',
    definitionEn: 'The part of it that is compensation.',
  },
  settledAtStation: {
    zh: '站点谈成',
    en: 'Settled at stations',
    unit: 'count',
    definitionZh: '期内由联络站协商谈成、没有交县局的件数。',
    definitionEn: 'Matters that stations settled without the bureau in the period.',
  },
} as const satisfies Record<ComplaintFigure, FigureWords>;
