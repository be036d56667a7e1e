import type { Proposal } from '../tipoff.ts';

export const proposalWords = {
  open: { zh: '建议立案', en: 'Open a case' },
  notOpen: { zh: '建议不予立案', en: 'Open no case' },
  extend: { zh: '建议延长核查期限', en: 'Extend the verification' },
  transfer: { zh: '建议移送', en: 'Hand over' },
} as const satisfies Record<Proposal['what'], { zh: string; en: string }>;
