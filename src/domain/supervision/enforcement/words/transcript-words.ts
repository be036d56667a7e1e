import type { AskedCapacity, TranscriptKind, TranscriptSignature } from '../records.ts';

export const transcriptKindWords = {
  onSite: { zh: '现场笔录', en: 'Record on the spot' },
  inquiry: { zh: '询问笔录', en: 'Record of questions' },
  hearing: { zh: '听证笔录', en: 'Record of the hearing' },
} as const satisfies Record<TranscriptKind, { zh: string; en: string }>;

export const askedCapacityWords = {
  party: { zh: '当事人', en: 'The party' },
  head: { zh: '法定代表人、负责人', en: 'Head of the party' },
  staff: { zh: '员工、受委托人', en: 'Employee or agent' },
  witness: { zh: '证人', en: 'Witness' },
  other: { zh: '其他人', en: 'Somebody else' },
} as const satisfies Record<AskedCapacity, { zh: string; en: string }>;

export const transcriptSignatureWords = {
  signed: { zh: '逐页签名', en: 'Signed on each page' },
  refused: { zh: '拒绝签名', en: 'Refused to sign' },
  pending: { zh: '还没有签名', en: 'Not signed yet' },
} as const satisfies Record<TranscriptSignature, { zh: string; en: string }>;
