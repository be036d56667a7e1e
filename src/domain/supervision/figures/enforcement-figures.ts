/** 案件 (F02–F05, F20, F21): all, those after samplings, and those about contract terms, which are in no other subtotal. */
import type { CarriedBookWords } from '../../figures/carried-book.ts';
import type { FigureWords } from '../../figures/figure.ts';

export const enforcementFigures = [
  'casesFiled',
  'casesClosed',
  'samplingCases',
  'samplingCasesClosed',
  'samplingCaseValue',
  'samplingPenalties',
  'samplingCollected',
  'termCases',
  'termPenalties',
  'termCollected',
] as const;
export type EnforcementFigure = (typeof enforcementFigures)[number];

export const enforcementFigureWords = {
  casesFiled: {
    zh: '案件立案',
    en: 'Cases filed',
    unit: 'count',
    kind: 'enforcement',
    definitionZh: '立案日期在期内的案件件数，各种来源都算，一件只有一个来源；简易程序按决定的那天算。',
    definitionEn:
      'Cases filed in the period, of every source; a case has one. What was decided on the spot counts on that day.',
  },
  casesClosed: {
    zh: '案件结案',
    en: 'Cases closed',
    unit: 'count',
    kind: 'enforcement',
    definitionZh: '结案日期在期内的案件件数，哪年立案的都算。',
    definitionEn: 'Cases closed in the period, whenever they were filed.',
  },
  samplingCases: {
    zh: '其中抽检后处理立案',
    en: 'Cases after samplings',
    unit: 'count',
    kind: 'enforcement',
    definitionZh: '立案日期在期内、来源是抽检后处理的案件件数；格式条款的、举报的另数，一件不算两次。',
    definitionEn: 'Cases filed in the period that came of samplings; none of them is counted under another source.',
  },
  samplingCasesClosed: {
    zh: '抽检后处理结案',
    en: 'Cases after samplings closed',
    unit: 'count',
    kind: 'enforcement',
    definitionZh: '结案日期在期内、来源是抽检后处理的案件件数。',
    definitionEn: 'Cases that came of samplings and were closed in the period.',
  },
  samplingCaseValue: {
    zh: '抽检后处理案值',
    en: 'Value of cases after samplings',
    unit: 'fen',
    kind: 'enforcement',
    definitionZh: '期内抽检后处理立案的各件案值之和，按分加，印出来才换成万元；案值不是罚没款，不相加。',
    definitionEn: 'Sum of the values of the cases after samplings filed in the period, in fen; a value is no penalty.',
  },
  samplingPenalties: {
    zh: '抽检后处理罚没款（决定）',
    en: 'Penalties after samplings, decided',
    unit: 'fen',
    kind: 'enforcement',
    definitionZh: '期内抽检后处理结案的各件，到截止日决定的罚款和没收违法所得之和；决定被撤销的不算，收没收到都算。',
    definitionEn: 'Fines and confiscations decided by the cut-off in the cases after samplings closed in the period.',
  },
  samplingCollected: {
    zh: '抽检后处理罚没款（收缴）',
    en: 'Penalties after samplings, collected',
    unit: 'fen',
    kind: 'enforcement',
    definitionZh: '上项各件到截止日实际缴了的罚款和没收违法所得；加处罚款不在内，和决定的分开记。',
    definitionEn: 'What was paid of them by the cut-off, late fees left out; never added to what was decided.',
  },
  termCases: {
    zh: '其中格式条款立案',
    en: 'Cases about contract terms',
    unit: 'count',
    kind: 'enforcement',
    definitionZh: '立案日期在期内、来源是格式条款的案件件数，单独小计，不在抽检后处理里重复算。',
    definitionEn: 'Cases filed in the period that came of contract terms: a subtotal of its own, in no other.',
  },
  termPenalties: {
    zh: '格式条款罚没款（决定）',
    en: 'Penalties for contract terms, decided',
    unit: 'fen',
    kind: 'enforcement',
    definitionZh: '期内格式条款立案的各件，到截止日决定的罚款和没收违法所得之和；决定被撤销的不算。',
    definitionEn:
      'Fines and confiscations decided by the cut-off in the cases about contract terms filed in the period.',
  },
  termCollected: {
    zh: '格式条款罚没款（收缴）',
    en: 'Penalties for contract terms, collected',
    unit: 'fen',
    kind: 'enforcement',
    definitionZh: '上项各件到截止日实际缴了的罚款和没收违法所得；加处罚款不在内。',
    definitionEn: 'What was paid of them by the cut-off, late fees left out.',
  },
} as const satisfies Record<EnforcementFigure, FigureWords>;

/** The old book of cases, and what it tells. */
export const caseBook = {
  zh: '案件',
  en: 'cases',
  figures: enforcementFigures,
} as const satisfies CarriedBookWords<EnforcementFigure>;
