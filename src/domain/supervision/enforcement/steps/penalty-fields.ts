/**
 * 处罚的各项 (penalty fields): what a proposal, a notice and a decision ask alike beside the sums (处罚法 第九条): a warning, goods with their
 * amounts, and others in words. The proposal says them first, the notice begins with them, and the decision goes no further.
 */
import { z } from 'zod';
import { labelled, written, yesNo, type FieldWords } from '../../../base/field.ts';
import type { PlannedPenalty } from '../records.ts';

const goodsHint = {
  hintZh: '名称、数量和单位，几样用顿号隔开；不折成钱。后面的告知、决定只能照这里写的，或者比这里少',
  hintEn: 'Name, quantity and unit of each, not as money; what follows takes these, or less of them',
} as const;
const othersHint = {
  hintZh: '通报批评、责令停产停业、吊销许可证等',
  hintEn: 'Criticism, suspension, revocation and others',
} as const;

export const warningField = <S extends z.ZodType>(schema: S, more: Partial<FieldWords> = {}) =>
  labelled(schema, { zh: '警告', en: 'Warning', input: 'choice', options: yesNo, ...more });
export const goodsField = (more: Partial<FieldWords> = {}) =>
  labelled(written().max(300).default(''), {
    zh: '没收的物品',
    en: 'Goods confiscated',
    ...goodsHint,
    input: 'text',
    ...more,
  });
export const othersField = (more: Partial<FieldWords> = {}) =>
  labelled(written().max(500).default(''), {
    zh: '其他处罚',
    en: 'Other penalties',
    ...othersHint,
    input: 'longText',
    ...more,
  });

/** What is proposed: in the proposal of the investigation, and in the notice. */
export const plannedFields = {
  warning: warningField(z.enum(['yes', 'no']), { zh: '拟警告', en: 'Warning proposed' }),
  goods: goodsField({ zh: '拟没收的物品', en: 'Goods to be confiscated' }),
  goodsValueFen: labelled(z.number().int().min(0).max(100_000_000_000_00).nullable().default(null), {
    zh: '拟没收物品的价值',
    en: 'Value of the goods',
    hintZh: '拟没收物品的要填；和没收的违法所得加起来，到了数当事人可以申请听证',
    hintEn:
      'Asked where goods are confiscated; with the confiscated gain it decides whether a hearing may be asked for',
    input: 'money',
  }),
  others: othersField({ zh: '拟作的其他处罚', en: 'Other penalties proposed' }),
  revokes: labelled(z.enum(['yes', 'no']), {
    zh: '有责令停产停业、责令关闭、吊销许可证、降低资质或者限制从业',
    en: 'Suspends or revokes a licence',
    input: 'choice',
    options: [
      { value: 'yes', zh: '有，当事人可以申请听证', en: 'Yes: a hearing may be asked for' },
      { value: 'no', zh: '没有', en: 'No' },
    ],
  }),
} as const;

/** The proposal as it was typed, beside its sums. */
export function plannedOf({
  warning,
  goods,
  goodsValueFen,
  others,
  revokes,
}: {
  warning: 'yes' | 'no';
  goods: string;
  goodsValueFen: number | null;
  others: string;
  revokes: 'yes' | 'no';
}): PlannedPenalty {
  return { warning: warning === 'yes', goods, goodsValueFen, others, revokes: revokes === 'yes' };
}
