/**
 * 抽检的商品: which classes of goods are sampled, under which of the two rules each stands, who commissions, and how quantities are written.
 * A quantity has one unit and is never added to one of another unit; it is kept in thousandths, so that sums are whole numbers.
 */
import { z } from 'zod';
import { labelled, type FieldOption } from '../../base/field.ts';

/** 食品 under 《食品安全抽样检验管理办法》, everything else under 《产品质量监督抽查管理暂行办法》: two sets of clocks. */
export type Track = 'food' | 'product';

export const productClasses = {
  food: { zh: '食品', en: 'Food', track: 'food' },
  farmProduce: { zh: '食用农产品', en: 'Farm produce', track: 'food' },
  farmInput: { zh: '农资', en: 'Farm inputs', track: 'product' },
  appliance: { zh: '家用电器', en: 'Appliances', track: 'product' },
  clothing: { zh: '服装鞋帽', en: 'Clothing, shoes', track: 'product' },
  childGoods: { zh: '儿童用品', en: 'Goods for children', track: 'product' },
  building: { zh: '装饰装修材料', en: 'Building materials', track: 'product' },
  fuel: { zh: '成品油', en: 'Fuel', track: 'product' },
  otherGoods: { zh: '其他产品', en: 'Other goods', track: 'product' },
} as const satisfies Record<string, { zh: string; en: string; track: Track }>;
export type ProductClass = keyof typeof productClasses;

/** Food in the sense of 《食品安全法》, produce on sale among it: what F06 counts. */
export const foodClasses = (Object.keys(productClasses) as ProductClass[]).filter(
  (name) => productClasses[name].track === 'food',
);

/** 省局、市局、本局委托: who commissioned the batch. */
export const commissioners = {
  province: { zh: '省局委托', en: 'Province' },
  city: { zh: '市局委托', en: 'City' },
  county: { zh: '本局委托', en: 'County' },
} as const;
export type Commissioner = keyof typeof commissioners;

export const units = {
  kg: { zh: '公斤', en: 'kg' },
  litre: { zh: '升', en: 'litres' },
  bag: { zh: '袋', en: 'bags' },
  bottle: { zh: '瓶', en: 'bottles' },
  box: { zh: '盒', en: 'boxes' },
  item: { zh: '件', en: 'items' },
  set: { zh: '台', en: 'sets' },
} as const;
export type Unit = keyof typeof units;

export function optionsOf(words: Readonly<Record<string, { zh: string; en: string }>>): FieldOption[] {
  return Object.entries(words).map(([value, { zh, en }]) => ({ value, zh, en }));
}

export function namesOf<T extends string>(words: Readonly<Record<T, unknown>>): [T, ...T[]] {
  return Object.keys(words) as [T, ...T[]];
}

/** A number of some unit as a person writes it, with three decimals at the most. */
export const amount = z
  .number()
  .min(0)
  .max(1_000_000)
  .refine((n) => Math.abs(n * 1000 - Math.round(n * 1000)) < 1e-6);
export const amountWords = {
  input: 'number',
  wrongZh: '写 0 以上的数，最多三位小数',
  wrongEn: 'a number from 0 with three decimals at the most',
} as const;

export function milliOf(n: number): number {
  return Math.round(n * 1000);
}

/** 「14.5」: thousandths as they are written, without noughts at the end. */
export function amountText(milli: number): string {
  return String(milli / 1000);
}

/** 「14.5 公斤」 */
export function amountZh(milli: number, unit: Unit): string {
  return `${amountText(milli)} ${units[unit].zh}`;
}

export const classField = labelled(z.enum(namesOf(productClasses)), {
  zh: '商品类别',
  en: 'Class of goods',
  input: 'choice',
  startsEmpty: true,
  options: optionsOf(productClasses),
});
export const commissionerField = labelled(z.enum(namesOf(commissioners)), {
  zh: '谁委托的',
  en: 'Commissioned by',
  input: 'choice',
  startsEmpty: true,
  options: optionsOf(commissioners),
});
export const unitField = labelled(z.enum(namesOf(units)), {
  zh: '单位',
  en: 'Unit',
  input: 'choice',
  startsEmpty: true,
  options: optionsOf(units),
});
