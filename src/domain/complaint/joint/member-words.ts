import type { MemberWishKind } from './member.ts';

export const memberWishWords = {
  mediate: { zh: '调解', en: 'Mediation' },
  settle: { zh: '和解、变更或者放弃请求', en: 'Settlement, change or waiver' },
  entrust: { zh: '委托调解', en: 'Entrusted mediation' },
  publish: { zh: '公示投诉信息', en: 'Publication' },
  electronic: { zh: '电子送达', en: 'Electronic service' },
} as const satisfies Record<MemberWishKind, { zh: string; en: string }>;
