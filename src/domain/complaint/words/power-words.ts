import type { Power } from '../steps/records.ts';

export const powerWords = {
  here: { zh: '本局有权处理', en: 'This bureau has power' },
  elsewhere: { zh: '由别的市场监管局处理', en: 'Another bureau has power' },
  department: { zh: '由别的部门处理', en: 'Another department has power' },
  unclear: { zh: '还不能判断，先查清地址', en: 'Not clear yet: find out the addresses' },
} as const satisfies Record<Power, { zh: string; en: string }>;
