import type { IdentityMaterial, IdentityResult } from '../steps/records.ts';

export const identityResultWords = {
  verified: { zh: '材料交来，核对无误', en: 'Given, and found right' },
  notGiven: { zh: '到期没有交来', en: 'Not given by the day' },
  falsePapers: { zh: '交来的是虚假材料', en: 'False papers were given' },
  borrowedName: { zh: '冒用他人名义', en: 'Another person’s name was used' },
  refused: { zh: '拒不配合核验', en: 'The check was refused' },
} as const satisfies Record<IdentityResult, { zh: string; en: string }>;

export const identityMaterialWords = {
  idPaper: { zh: '本人身份证明', en: 'Proof of identity' },
  contact: { zh: '真实的电话和通讯地址', en: 'A true telephone and address' },
  consumer: {
    zh: '投诉人的姓名、电话号码、通讯地址（第十条第一款第（一）项）',
    en: 'The complainant’s name, telephone and address (art. 10, item 1)',
  },
  operator: {
    zh: '被投诉人的名称（姓名）、地址（第十条第一款第（二）项）',
    en: 'The operator’s name and address (art. 10, item 2)',
  },
  facts: {
    zh: '具体的投诉请求以及消费者权益争议事实（第十条第一款第（三）项）',
    en: 'What is asked for, and the facts of the dispute (art. 10, item 3)',
  },
  authorisation: {
    zh: '授权委托书原件和代理人身份证明（第十一条）',
    en: 'Power of attorney and the agent’s papers (art. 11)',
  },
} as const satisfies Record<IdentityMaterial, { zh: string; en: string }>;
