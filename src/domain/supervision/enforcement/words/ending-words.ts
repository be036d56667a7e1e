import type { CaseEnding } from '../records.ts';

export const caseEndingWords = {
  executed: { zh: '行政处罚决定执行完毕', en: 'The penalty was carried out' },
  executionEnded: { zh: '终结执行', en: 'Execution ended' },
  terminated: { zh: '终止调查', en: 'Investigation terminated' },
  exempted: { zh: '不予行政处罚', en: 'No penalty' },
  unfounded: { zh: '违法事实不能成立', en: 'The facts do not stand' },
  transferred: { zh: '移送其他部门', en: 'Handed to another authority' },
  crime: { zh: '移送司法机关', en: 'Handed to the police' },
} as const satisfies Record<CaseEnding, { zh: string; en: string }>;
