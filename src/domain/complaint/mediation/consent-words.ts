import type { ConsentKind } from '../steps/records.ts';
import type { ConsentWay } from '../joint/member.ts';

export const consentKindWords = {
  mediate: { zh: '调解', en: 'Mediation' },
  entrust: { zh: '委托调解', en: 'Entrusted mediation' },
  publish: { zh: '公示投诉信息', en: 'Publication' },
  electronic: { zh: '电子送达', en: 'Electronic service' },
} as const satisfies Record<ConsentKind, { zh: string; en: string }>;

export const consentWayWords = {
  inPerson: { zh: '当面说的', en: 'In person' },
  phone: { zh: '电话里说的', en: 'By telephone' },
  written: { zh: '书面', en: 'In writing' },
  online: { zh: '网上点选', en: 'Online' },
  filing: { zh: '登记时打的勾', en: 'Ticked when filing' },
} as const satisfies Record<ConsentWay, { zh: string; en: string }>;
