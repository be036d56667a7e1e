/**
 * 条数 (stated count): how many items the words of a letter say that follow. The seed's own letter says 「如下四项规范意见」 and lists
 * three, so what the words say is read and laid beside what is listed.
 */
import { chineseNumber } from '../../triage/spoken-sums.ts';

/** 「四项规范意见」, 「以下 4 条」: the words as they stand, and the number that they say. */
export interface StatedCount {
  words: string;
  n: number;
}

const figures = '0-9０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿';
/** What says that they follow, and what only says that there are so many. */
const following = /(?:如下|以下|下列|下述|下面)(?:的|这|共|共计)?[：:]?\s?$/u;
const told = /(?:提出|作出|给出|共|共计|合计)(?:了|有)?\s?$/u;
/** What is counted of something else. */
const others = /^\p{Script=Han}{0,4}?(?:问题|情况|行为|事实|服务|商品|产品|违法|缺陷|投诉)/u;
const behind = /^[\p{Script=Han}、]{0,8}?(?:(?:规范|整改|指导)?(?:意见|建议|要求|措施)|规范|提醒|整改)/u;
const counted = new RegExp(`(?<![第${figures}.])([${figures}]{1,4})\\s?(?:个)?(?:大项|项|条|点)`, 'gu');

/**
 * What the words say of how many there are; an article (第四条), a time (三点) and what is counted of something else (两项服务) are no
 * such thing.
 */
export function statedCounts(text: string): StatedCount[] {
  return [...text.matchAll(counted)].flatMap((match) => {
    const [words, figure = ''] = match;
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const after = text.slice(match.index + words.length, match.index + words.length + 12);
    const says =
      behind.test(after) ||
      (following.test(before) && !others.test(after)) ||
      (told.test(before) && /^(?:$|[，。：；、:;,\s]|内容|事项)/u.test(after));
    const n = numberIn(figure);
    return says && n !== null ? [{ words: `${words}${behind.exec(after)?.[0] ?? ''}`, n }] : [];
  });
}

const formal: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
};

function numberIn(figure: string): number | null {
  const plain = figure.normalize('NFKC');
  if (/^[0-9]+$/u.test(plain)) return Number(plain);
  return chineseNumber([...plain.replace(/^廿/u, '二十')].map((one) => formal[one] ?? one).join(''));
}
