import type { MeasureEnding, MeasureKind } from '../records.ts';

export const measureWords = {
  keep: { zh: '先行登记保存', en: 'Registered and kept' },
  seal: { zh: '查封', en: 'Sealed' },
  seize: { zh: '扣押', en: 'Seized' },
} as const satisfies Record<MeasureKind, { zh: string; en: string }>;

export const measureEndingWords = {
  released: { zh: '解除', en: 'Released' },
  returned: { zh: '退还', en: 'Given back' },
  confiscated: { zh: '没收', en: 'Confiscated' },
  transferred: { zh: '随案移送', en: 'Handed over with the case' },
  lapsed: { zh: '逾期自动解除', en: 'Lapsed by law' },
} as const satisfies Record<MeasureEnding, { zh: string; en: string }>;
