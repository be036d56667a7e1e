/**
 * 条款 (provision): a place in a law, by its full title, article, paragraph and item, as a decision cites it: 「《中华人民共和国产品质量法》第五十条」.
 * The laws that market supervision uses most are offered by name (`statutes.ts`); any other is typed.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { numberOf } from '../base/number/numerals.ts';
import { statutes } from './words/statutes.ts';
import type { Provision } from './words/provision-words.ts';

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
