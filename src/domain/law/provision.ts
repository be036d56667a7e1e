/**
 * 条款 (provision): a place in a law, by its full title, article, paragraph and item, as a decision cites it: 「《中华人民共和国产品质量法》第五十条」.
 * The laws that market supervision uses most are offered by name; any other is typed.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { numberOf, numeralOf } from './article.ts';

export interface Provision {
  /** The full title, without 《》. */
  law: string;
  article: number;
  paragraph: number | null;
  item: number | null;
}

/** Full titles with their English names. */
export const statutes: Readonly<Record<string, string>> = {
  中华人民共和国产品质量法: 'Product Quality Law',
  中华人民共和国食品安全法: 'Food Safety Law',
  中华人民共和国食品安全法实施条例: 'Regulation Implementing the Food Safety Law',
  食品生产许可管理办法: 'Measures on Food Production Licences',
  食品经营许可和备案管理办法: 'Measures on Food Trading Licences and Filing',
  食品安全抽样检验管理办法: 'Measures on Food Sampling',
  食用农产品市场销售质量安全监督管理办法: 'Measures on the Sale of Farm Produce in Markets',
  网络食品安全违法行为查处办法: 'Measures on Food Violations Online',
  网络餐饮服务食品安全监督管理办法: 'Measures on Catering Online',
  中华人民共和国反食品浪费法: 'Law against Food Waste',
  中华人民共和国农产品质量安全法: 'Law on the Quality and Safety of Farm Produce',
  中华人民共和国消费者权益保护法: 'Consumer Law',
  中华人民共和国消费者权益保护法实施条例: 'Regulation Implementing the Consumer Law',
  侵害消费者权益行为处罚办法: 'Measures on Penalties for Harm to Consumer Rights',
  合同行政监督管理办法: 'Measures on the Supervision of Contracts',
  中华人民共和国价格法: 'Price Law',
  价格违法行为行政处罚规定: 'Provisions on Penalties for Unlawful Pricing',
  明码标价和禁止价格欺诈规定: 'Provisions on Marked Prices and Price Fraud',
  中华人民共和国广告法: 'Advertising Law',
  互联网广告管理办法: 'Measures on Internet Advertising',
  中华人民共和国反垄断法: 'Anti-Monopoly Law',
  中华人民共和国反不正当竞争法: 'Anti-Unfair Competition Law',
  规范促销行为暂行规定: 'Interim Provisions on Promotions',
  中华人民共和国电子商务法: 'E-Commerce Law',
  网络交易监督管理办法: 'Measures on the Supervision of Online Trading',
  中华人民共和国商标法: 'Trademark Law',
  中华人民共和国专利法: 'Patent Law',
  中华人民共和国计量法: 'Metrology Law',
  零售商品称重计量监督管理办法: 'Measures on the Weighing of Retail Goods',
  定量包装商品计量监督管理办法: 'Measures on Prepacked Goods',
  中华人民共和国标准化法: 'Standardisation Law',
  中华人民共和国认证认可条例: 'Regulation on Certification and Accreditation',
  中华人民共和国工业产品生产许可证管理条例: 'Regulation on Production Licences',
  中华人民共和国特种设备安全法: 'Law on the Safety of Special Equipment',
  特种设备安全监察条例: 'Regulation on the Safety Supervision of Special Equipment',
  中华人民共和国药品管理法: 'Drug Administration Law',
  药品经营和使用质量监督管理办法: 'Measures on the Trade in and Use of Drugs',
  医疗器械监督管理条例: 'Regulation on Medical Devices',
  化妆品监督管理条例: 'Regulation on Cosmetics',
  中华人民共和国市场主体登记管理条例: 'Regulation on the Registration of Market Entities',
  无证无照经营查处办法: 'Measures on Trading without a Licence',
  企业信息公示暂行条例: 'Regulation on the Disclosure of Enterprise Information',
  禁止传销条例: 'Regulation against Pyramid Selling',
  直销管理条例: 'Regulation on Direct Selling',
  中华人民共和国行政处罚法: 'Administrative Penalty Law',
  中华人民共和国行政强制法: 'Administrative Coercion Law',
  市场监督管理行政处罚程序规定: 'Penalty Procedure',
};

const state = '中华人民共和国';

/** The full title of what was typed: 「产品质量法」 and 「《产品质量法》」 are the law of the state. */
export function fullTitle(typed: string): string {
  const bare = typed.replace(/[《》\s]/gu, '');
  return Object.hasOwn(statutes, `${state}${bare}`) ? `${state}${bare}` : bare;
}

/** The laws of these rows that are not among those the program knows: local rules are real, and so are slips of the pen. */
export function unlistedIn(rows: readonly { law: string }[]): string[] {
  const laws = rows.map(({ law }) => fullTitle(law)).filter((law) => law.length >= 2 && !Object.hasOwn(statutes, law));
  return [...new Set(laws)];
}

export const ProvisionRow = z.object({
  law: labelled(written().min(2).max(60).overwrite(fullTitle), {
    zh: '法律、法规、规章',
    en: 'Law',
    input: 'text',
    suggestions: Object.entries(statutes).map(([zh, en]) => ({ value: zh, zh, en })),
  }),
  article: labelled(z.number().int().min(1).max(1999), { zh: '第几条', en: 'Article', input: 'number' }),
  paragraph: labelled(z.number().int().min(1).max(99).nullable().default(null), {
    zh: '第几款',
    en: 'Paragraph',
    input: 'number',
  }),
  item: labelled(z.number().int().min(1).max(99).nullable().default(null), {
    zh: '第几项',
    en: 'Item',
    input: 'number',
  }),
});

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

/** 「甲、乙和丙」 of a sentence; null where there is none, so that the paper keeps its gap. */
export function provisionsZh(provisions: readonly Provision[]): string | null {
  return provisions.length === 0 ? null : provisions.map(provisionZh).join('、');
}

export function provisionsEn(provisions: readonly Provision[]): string {
  return provisions.map(provisionEn).join('; ');
}

const numeral = '[零一二三四五六七八九十百千]{1,9}|[0-9]{1,4}';
/** 「第三十四条第一款第（十）项」; an article that was put in later, 「第二十五条之一」, has no place in a provision. */
const place = new RegExp(
  `第(${numeral})条(?!之)(?:第(${numeral})款)?(?:第?[（(](${numeral})[）)]项|第(${numeral})项)?`,
  'uy',
);
/** A law, with its edition in brackets: 「《食品安全法》（2018修正）」. */
const title = /《([^《》]{2,60})》(?:\s?[（(][^（）()《》]{1,30}[）)])?\s?/uy;
const further = /(?:、|，|,|和|及|以及)\s?(?=第)/uy;
/** Whatever counts in a law: an article, a paragraph, an item. */
const counted = /[零一二三四五六七八九十百千0-9）)][条款项目]/gu;

/** What a cell of an old ledger cites. */
export interface Citations {
  provisions: Provision[];
  /** Whether every article, paragraph and item that it names was taken. */
  isWhole: boolean;
}

/**
 * The provisions that a cell of an old ledger cites, each with its law: 「违反《食品安全法》第三十四条第一款第（十）项、第五十三条第一款」. The law is
 * carried on through 「、第…条」, and no further.
 */
export function citationsIn(words: string): Citations {
  const provisions: Provision[] = [];
  let taken = 0;
  let at = 0;
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(words);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  for (let start = words.indexOf('《'); start >= 0; start = words.indexOf('《', at)) {
    at = start;
    const law = next(title)?.[1];
    if (law === undefined) at += 1;
    for (let found = law === undefined ? null : next(place); found !== null;) {
      provisions.push(...provisionOf(law ?? '', found));
      taken += countIn(found[0]);
      found = next(further) === null ? null : next(place);
    }
  }
  return { provisions, isWhole: provisions.length > 0 && taken === countIn(words) };
}

function countIn(words: string): number {
  return [...words.matchAll(counted)].length;
}

function provisionOf(law: string, [, article, paragraph, item, plain]: RegExpExecArray): Provision[] {
  const number = (said: string | undefined) =>
    said === undefined ? null : /^\d/u.test(said) ? Number(said) : numberOf(said);
  const n = number(article);
  if (n === null || n === 0) return [];
  return [{ law: fullTitle(law), article: n, paragraph: number(paragraph), item: number(item ?? plain) }];
}
