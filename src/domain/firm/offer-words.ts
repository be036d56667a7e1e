import type { OfferState } from './offer.ts';

export const offerStateWords = {
  sent: { zh: '等企业答复', en: 'Waits for the firm' },
  proposed: { zh: '企业提了方案，等投诉人答复', en: 'Proposed; waits for the complainant' },
  settled: { zh: '已和解', en: 'Settled' },
  failed: { zh: '没有和解', en: 'Not settled' },
  overtaken: { zh: '投诉已另有结果，不用再谈', en: 'Overtaken by the complaint' },
  lapsed: { zh: '到期没有谈成，接着调解', en: 'Lapsed; mediation goes on' },
} as const satisfies Record<OfferState, { zh: string; en: string }>;
