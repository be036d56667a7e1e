/** 条款 (article): an article of law as English cites it: 「令121 第十五条」 is “Order 121 art. 15”. */
import { dutyLaws } from './duty-laws.ts';
import { localLimitZh, ruleSets } from './rulebook.ts';
import { numberOf } from '../base/number/numerals.ts';

/** The laws by the words between 《》, or by the short names that clocks and lists use. */
const titles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(dutyLaws).map(({ zh, en }) => [zh, en])),
  ...Object.fromEntries(
    Object.values(ruleSets).map(({ title, short }) => [title.replace(/[《》]/gu, ''), orderEn(short)]),
  ),
  中华人民共和国消费者权益保护法: 'Consumer Law',
  消费者权益保护法: 'Consumer Law',
  市场监督管理行政处罚程序规定: 'Penalty Procedure',
  市场监督管理行政处罚程序暂行规定: 'Provisional Penalty Procedure',
  工商行政管理机关行政处罚程序规定: 'Penalty Procedure of 2007',
  政府信息公开条例: 'Regulation on the Disclosure of Government Information',
  行政处罚法: 'Administrative Penalty Law',
  行政执法机关移送涉嫌犯罪案件的规定: 'Rule on the Transfer of Suspected Crimes',
  市场监督管理行政处罚信息公示规定: 'Rule on the Publication of Penalties',
  行政复议法: 'Administrative Reconsideration Law',
  监察法: 'Supervision Law',
  信访工作条例: 'Regulation on Petitions',
};

/** The article in English; what it does not know stays as it is. */
export function articleEn(zh: string): string {
  return zh
    .replace(localLimitZh, 'local limit')
    .replace(/《([^《》]+)》/gu, (all, title: string) => `${titles[title] ?? all} `)
    .replace(/令(\d+)/gu, 'Order $1')
    .replace('程序暂行规定', 'Provisional penalty procedure ')
    .replace('程序规定', 'Penalty procedure ')
    .replace('处罚法', 'Penalty Law ')
    .replace('移送规定', 'Transfer rule ')
    .replace('公示规定', 'Publication rule ')
    .replace(/条例(?= ?第)/gu, 'Regulation')
    .replace(/ *第([零一二三四五六七八九十百]+)条/gu, (_, numeral: string) => ` art. ${numberOf(numeral)}`)
    .replace(/第([一二三])款/gu, (_, numeral: string) => `(${numberOf(numeral)})`)
    .replace(/第（([一二三四五六七八九])）项/gu, (_, numeral: string) => ` item ${numberOf(numeral)}`)
    .replaceAll('、', ', ')
    .trim();
}

function orderEn(short: string): string {
  return `Order ${short.slice(1)}`;
}
