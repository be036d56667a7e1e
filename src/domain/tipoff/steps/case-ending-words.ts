import type { EnforcementResult } from '../tipoff.ts';

export const enforcementResultWords = {
  penalised: { zh: '行政处罚', en: 'Penalty' },
  notPenalised: { zh: '不予行政处罚', en: 'No penalty' },
  withdrawn: { zh: '销案', en: 'Withdrawn' },
  transferred: { zh: '移送其他机关', en: 'Handed to another authority' },
} as const satisfies Record<EnforcementResult, { zh: string; en: string }>;
