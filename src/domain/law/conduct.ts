/** 违法行为类别 (conduct): the kinds of unlawful conduct that a tip-off can tell of, as the national platform divides them. */
import type { FieldOption } from '../base/field.ts';

export const conducts = {
  R01: { zh: '食品安全违法行为', en: 'Food safety' },
  R02: { zh: '侵害消费者权益行为', en: 'Harm to consumer rights' },
  R03: { zh: '不正当竞争行为', en: 'Unfair competition' },
  R04: { zh: '广告违法行为', en: 'Unlawful advertising' },
  R05: { zh: '价格违法行为', en: 'Unlawful pricing' },
  R06: { zh: '产品质量违法行为', en: 'Product quality' },
  R07: { zh: '无照无证经营', en: 'Trading without a licence' },
  R08: { zh: '商标、专利等知识产权违法行为', en: 'Trade marks, patents and other intellectual property' },
  R09: { zh: '计量违法行为', en: 'Weights and measures' },
  R10: { zh: '网络交易违法行为', en: 'Online trading' },
  R11: { zh: '合同(格式条款)违法行为', en: 'Contracts and standard terms' },
  R12: { zh: '药品、医疗器械、化妆品违法行为', en: 'Drugs, medical devices, cosmetics' },
  R13: { zh: '特种设备安全违法行为', en: 'Safety of special equipment' },
  R14: { zh: '传销和规范直销', en: 'Pyramid and direct selling' },
  R99: { zh: '其他市场监管领域违法行为', en: 'Other conduct under market regulation' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ConductCode = keyof typeof conducts;
export const conductCodes = Object.keys(conducts) as [ConductCode, ...ConductCode[]];
export const conductOptions: readonly FieldOption[] = conductCodes.map((value) => ({ value, ...conducts[value] }));
