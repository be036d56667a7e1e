import type { Words } from '../../base/words.ts';

export const annulmentCauseWords = {
  review: { zh: '行政复议', en: 'Administrative review' },
  court: { zh: '人民法院判决', en: 'A judgment of the court' },
  self: { zh: '自行纠正', en: 'Corrected by the bureau itself' },
} as const satisfies Record<AnnulmentCause, Words>;

export const annulmentCauses = ['review', 'court', 'self'] as const;

export type AnnulmentCause = (typeof annulmentCauses)[number];
