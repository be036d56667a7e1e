import type { DecisionResult } from '../records.ts';

export const decisionResultWords = {
  penalised: { zh: '给予行政处罚', en: 'Penalty' },
  exempted: { zh: '不予行政处罚（轻微、首违、没有过错等）', en: 'No penalty: slight, first, or without fault' },
  unfounded: { zh: '违法事实不能成立，不予处罚', en: 'No penalty: the facts do not stand' },
} as const satisfies Record<DecisionResult, { zh: string; en: string }>;
