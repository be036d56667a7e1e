import type { FilingRequestKind } from '../records.ts';

export const filingRequestWords = {
  file: { zh: '立案', en: 'File the case' },
  notFile: { zh: '不予立案', en: 'Do not file' },
  extend: { zh: '延长核查期限', en: 'Extend the verification' },
} as const satisfies Record<FilingRequestKind, { zh: string; en: string }>;
