/** 代理 (agents): how far one goes and what he may, in words. */
import type { AgentPower } from '../steps/records.ts';

export const agentScopeWords = {
  general: { zh: '一般代理', en: 'General' },
  special: { zh: '特别代理', en: 'Special' },
} as const;

/** What gives something up, and so has to stand on the paper one by one. */
export const agentPowerWords = {
  change: { zh: '变更、放弃投诉请求', en: 'Change or give up the claim' },
  settle: { zh: '进行和解', en: 'Settle' },
  sign: { zh: '签署调解书', en: 'Sign the agreement' },
  withdraw: { zh: '撤回投诉', en: 'Withdraw the complaint' },
  collect: { zh: '代收款物', en: 'Receive money and goods' },
} as const satisfies Record<AgentPower, { zh: string; en: string }>;
