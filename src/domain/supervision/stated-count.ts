/**
 * 条数 (stated count): how many items the words of a letter, or of what a survey found, say that follow. The seed's own letter says
 * 「如下四项规范意见」 and lists three, so what the words say is read and laid beside what is listed (S133).
 */
import { chineseNumber } from '../triage/spoken-sums.ts';

/** 「四项规范意见」, 「以下 4 条」: the words as they stand, and the number that they say. */
export interface StatedCount {
  words: string;
  n: number;
}

/** What is listed beside the words: what a letter asks for, or what a survey found. */
export type ListedThing = 'advice' | 'findings';

const figures = '0-9０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿';
/** What says that they follow, and what only says that there are so many. */
const following = /(?:如下|以下|下列|下述|下面)(?:的|这|共|共计)?[：:]?\s?$/u;
const told = /(?:提出|作出|给出|得出|共|共计|合计)(?:了|有)?\s?$/u;

interface ThingWords {
  /** What they are counted by. */
  unit: RegExp;
  /** What stands behind the number of just these. */
  behind: RegExp;
  /** What stands behind the number of something else, and before it. */
  others: RegExp;
  asked: RegExp;
}

const unitOf = (units: string) => new RegExp(`(?<![第${figures}.])([${figures}]{1,4})\\s?(?:${units})`, 'gu');
const nothing = /(?!)/u;

const things: Readonly<Record<ListedThing, ThingWords>> = {
  advice: {
    unit: unitOf('(?:个)?(?:大项|项|条|点)'),
    behind: /^[\p{Script=Han}、]{0,8}?(?:(?:规范|整改|指导)?(?:意见|建议|要求|措施)|规范|提醒|整改)/u,
    others: /^\p{Script=Han}{0,4}?(?:问题|情况|行为|事实|服务|商品|产品|违法|缺陷|投诉)/u,
    asked: nothing,
  },
  findings: {
    unit: unitOf('(?:个)?(?:大项|大类|方面|项|条|点|类|大|个)'),
    behind:
      /^(?:的|主要|突出|共性|普遍|典型|明显|调查|较突出的|比较突出的|方面的?){0,3}(?:结论|发现|问题|不足|现象|薄弱环节)/u,
    others: /^\p{Script=Han}{0,4}?(?:意见|建议|要求|措施|服务|商品|产品|投诉|证照|证书|选项)/u,
    // 「问卷 7 个问题」 counts what was asked.
    asked: /(?:问卷|问了|答了|提问|设计|设置|设|卷面|回答)(?:一共|共|有|了|的)?\s?$/u,
  },
};

/**
 * What the words say of how many there are; an article (第四条), a time (三点) and what is counted of something else (两项服务) are no
 * such thing.
 */
export function statedCounts(text: string, thing: ListedThing = 'advice'): StatedCount[] {
  const { unit, behind, others, asked } = things[thing];
  return [...text.matchAll(unit)].flatMap((match) => {
    const [words, figure = ''] = match;
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const after = text.slice(match.index + words.length, match.index + words.length + 24);
    const named = behind.exec(after)?.[0] ?? '';
    const says = isNamed(words, after, named) || isTold(words, { before, after, others });
    const n = numberIn(figure);
    return says && n !== null && !asked.test(before) ? [{ words: `${words}${named}`, n }] : [];
  });
}

/** 「三个问题：」; 「12 个问题多发的市场」 counts markets: where only 个 stands before the word, the words end behind it. */
function isNamed(words: string, after: string, named: string): boolean {
  return named !== '' && (!words.endsWith('个') || /^[\p{P}\s]|^$/u.test(after.slice(named.length)));
}

/** 「如下四项」, 「共提出三条。」 */
function isTold(
  words: string,
  { before, after, others }: { before: string; after: string } & Pick<ThingWords, 'others'>,
): boolean {
  if (!/[项条点]$/u.test(words)) return false;
  if (following.test(before) && !others.test(after)) return true;
  return told.test(before) && /^(?:$|[，。：；、:;,\s]|内容|事项)/u.test(after);
}

/** What the words say of how many there are that is not how many are listed; empty where they agree. */
export function miscounted(text: string, listed: number, thing: ListedThing = 'advice'): StatedCount[] {
  return statedCounts(text, thing).filter(({ n }) => n !== listed);
}

const ordinals = '一二三四五六七八九十';

/** How many a text lists in its own words: 「一是……；二是……」, 「（一）……（二）……」; nought where it lists none. */
export function listedWithin(text: string): number {
  const marks: readonly ((figure: string) => string)[] = [
    (figure) => `${figure}是`,
    (figure) => `（${figure}）`,
    (figure) => `第${figure}，`,
    (figure) => `${figure}、`,
  ];
  return Math.max(...marks.map((mark) => runOf(text, mark)));
}

/** How far the marks go from the first one on, each behind the one before. */
function runOf(text: string, mark: (figure: string) => string): number {
  let at = 0;
  let n = 0;
  for (const figure of ordinals) {
    const found = text.indexOf(mark(figure), at);
    if (found < 0) break;
    at = found + 1;
    n += 1;
  }
  // One alone is no list.
  return n > 1 ? n : 0;
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
