import type { DisplayGrade } from '../records.ts';

export const displayGradeWords = {
  light: { zh: '三个月（通报批评，较低数额的罚款）', en: 'Three months: criticism, or a lower fine' },
  ordinary: { zh: '一年（一般）', en: 'One year: ordinary' },
  grave: {
    zh: '三年（食品药品、特种设备等领域，停业、限制、吊销）',
    en: 'Three years: food, drugs, special equipment; suspension or revocation',
  },
} as const satisfies Record<DisplayGrade, { zh: string; en: string }>;
