import type { ReferralKind } from '../steps/records.ts';

export const referralKindWords = {
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  court: { zh: '诉讼', en: 'Suit in court' },
  confirmation: { zh: '司法确认调解协议', en: 'Judicial confirmation of the agreement' },
  support: { zh: '支持起诉', en: 'Support of a suit' },
} as const satisfies Record<ReferralKind, { zh: string; en: string }>;
