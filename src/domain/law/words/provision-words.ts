import { numeralOf } from '../../base/number/numerals.ts';
import { statutes } from './statutes.ts';

/** 「甲、乙和丙」 of a sentence; null where there is none, so that the paper keeps its gap. */
export function provisionsZh(provisions: readonly Provision[]): string | null {
  return provisions.length === 0 ? null : provisions.map(provisionZh).join('、');
}

export function provisionsEn(provisions: readonly Provision[]): string {
  return provisions.map(provisionEn).join('; ');
}

/** 「《中华人民共和国食品安全法》第三十四条第一款第（十）项」. */
export function provisionZh({ law, article, paragraph, item }: Provision): string {
  const part = paragraph === null ? '' : `第${numeralOf(paragraph)}款`;
  const point = item === null ? '' : `第（${numeralOf(item)}）项`;
  return `《${law}》第${numeralOf(article)}条${part}${point}`;
}

export function provisionEn({ law, article, paragraph, item }: Provision): string {
  const part = paragraph === null ? '' : `(${paragraph})`;
  return `${statutes[law] ?? `《${law}》`} art. ${article}${part}${item === null ? '' : ` item ${item}`}`;
}

export interface Provision {
  /** The full title, without 《》. */
  law: string;
  article: number;
  paragraph: number | null;
  item: number | null;
}
