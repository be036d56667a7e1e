/**
 * 由来 (source): the ledgers out of which cases are opened, and what they hear of their cases. The source goes its own way: what waits for
 * the case there is only whether it is filed (程序规定 第十八条), not how it ends, which may take the ninety days of 第六十四条.
 */
import type { Words } from '../../base/words.ts';

/** By the names of their tables, and where each has its pages. */
export const caseSourceKinds = {
  sampling_batch: { zh: '抽检', en: 'Sampling', path: 'samplings' },
  inspection: { zh: '检查', en: 'Inspection', path: 'inspections' },
  campaign: { zh: '专项', en: 'Campaign', path: 'campaigns' },
  contract_review: { zh: '格式条款', en: 'Contract terms', path: 'contract-reviews' },
} as const satisfies Record<string, Words & { path: string }>;
export type CaseSourceKind = keyof typeof caseSourceKinds;

/** What the source hears of its case. */
export const caseCameWords = {
  filed: { zh: '立案', en: 'Filed' },
  notFiled: { zh: '不予立案', en: 'Not filed' },
  handedOver: { zh: '移送', en: 'Handed over' },
  closed: { zh: '结案', en: 'Closed' },
} as const satisfies Record<string, Words>;
export type CaseCame = keyof typeof caseCameWords;

/** Which moves of a case its source hears of, and as what. */
export const caseCame = {
  file: 'filed',
  decideOnTheSpot: 'filed',
  notFile: 'notFiled',
  handOver: 'handedOver',
  handToPolice: 'handedOver',
  close: 'closed',
  fileAway: 'closed',
} as const satisfies Readonly<Record<string, CaseCame>>;
