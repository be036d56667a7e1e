/** 先后大小 (order): lists that are said to go from the most to the least, what is said to be the most of them, and which way numbers are said to go. */
import { findingOf, type Finding } from './finding.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

/** One of a list: its name and its number, in brackets or not. */
interface Item {
  name: string;
  value: number;
  unit: string;
  at: number;
  end: number;
}

const item =
  /((?:(?:\d{4}年)?\d{1,2}月份?|\d{4}年|[“"]?[\p{Script=Han}][\p{Script=Han}、“”"·]{0,12}?))(?:分别)?(?:受理|投诉)?(?:有|为|占比?|是|共|达)?\(?(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?)(万)?(%|分|[\p{Script=Han}]{1,2}?)\)?(?=[、，,;；。()和及]|$)/gu;

function itemsIn(plain: string): Item[] {
  return [...plain.matchAll(item)].map((match) => ({
    name: nameOf(match[1] ?? ''),
    value: Number((match[2] ?? '').replaceAll(',', '')) * (match[3] === undefined ? 1 : 10_000),
    unit: match[4] ?? '',
    at: match.index,
    end: match.index + match[0].length,
  }));
}

function nameOf(words: string): string {
  return (words.split(/[、，,]/u).at(-1) ?? '').replace(
    /^(?:其中|分别是|分别为|依次为|依次是|为|是|和|及|以及)+|[“”"]|(?:受理|投诉|举报)$/gu,
    '',
  );
}

const isNoItem = /合计|共计|小计|总计|其他|其它|其余/u;

/** Lists of items that stand one after another, of one unit; what sums them up is none of them. */
function listsIn(plain: string): Item[][] {
  const lists: Item[][] = [];
  for (const one of itemsIn(plain)) {
    const last = lists.at(-1)?.at(-1);
    const between = plain.slice(last?.end ?? 0, one.at);
    const goesOn = last !== undefined && last.unit === one.unit && /^[、，,]?(?:和|及|以及)?$/u.test(between);
    if (goesOn) lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists.map((list) => list.filter(({ name }) => !isNoItem.test(name))).filter((list) => list.length >= 2);
}

const ranked =
  /(?:居前|排(?:名|在|列)?前|位列前|列前|前)[二三四五六七八九十\d]{1,2}(?:位|名|类|项|个|的)?|(?:从|由)(?:高到低|多到少|大到小)|(?:排名|排序|主要|集中|热点|数量|投诉量)[^。；;\d]{0,16}依次/u;

/** 「居前三位的是食品213件、家居用品168件、通讯产品187件」 */
export function wrongOrder({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => {
    const found = ranked.exec(sentence.plain);
    if (found === null) return [];
    const from = found.index + found[0].length;
    const list = listsIn(sentence.plain).find(
      ([first]) => first !== undefined && first.end > from && first.at - from < 14,
    );
    if (list === undefined || list.some(({ name }) => name === '')) return [];
    const odd = list.findIndex(({ value }, i) => value > (list[i - 1]?.value ?? Number.POSITIVE_INFINITY));
    const [before, after] = [list[odd - 1], list[odd]];
    if (before === undefined || after === undefined) return [];
    const printed = sentence.plain.slice(before.at, after.end);
    return [findingOf('order', sentence, printed, `“${after.name}”比“${before.name}”多，应排在前面`)];
  });
}

const places: readonly RegExp[] = [
  /居首位?|居第一|排(?:名)?第一|位居第一|位列第一|第一[名位是,，:：]|最多|最大|最高/u,
  /次之|其次|居第二|排(?:名)?第二|位居第二|位列第二|第二[名位是,，:：]/u,
  /再次之?|居第三|排(?:名)?第三|位居第三|位列第三|第三[名位是,，:：]/u,
];
const isPlace = (clause: string) => places.findLastIndex((pattern) => pattern.test(clause));

/** 「食品类最多,120件;服装类次之,150件」: each place with the number of its own clause. */
export function wrongPlaces({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => {
    const told = clausesOf(sentence.plain).flatMap((clause) => {
      const rank = isPlace(clause);
      const number = /(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?)(%|[\p{Script=Han}])/u.exec(
        clause.replace(/\d{4}年|\d{1,2}月|前\d{1,2}[位名]/gu, ''),
      );
      if (rank < 0 || number === null || /最[低少小]/u.test(clause)) return [];
      return [{ rank, value: Number((number[1] ?? '').replaceAll(',', '')), unit: number[2] ?? '', clause }];
    });
    const odd = told.findIndex(({ rank, value, unit }, i) => {
      const before = told[i - 1];
      return before !== undefined && before.rank + 1 === rank && before.unit === unit && value > before.value;
    });
    const [before, after] = [told[odd - 1], told[odd]];
    if (before === undefined || after === undefined) return [];
    return [findingOf('order', sentence, after.clause, `比前一位的${before.value}${before.unit}还多`)];
  });
}

/** A clause and the one that only gives its number: 「食品类最多,120件」. */
function clausesOf(plain: string): string[] {
  const clauses: string[] = [];
  for (const piece of plain.split(/(?<=[，,；;。])/u)) {
    const last = clauses.at(-1);
    const isNumber = /^(?:共|有|达|为|占(?:比)?|受理)?\d[^，,；;。]{0,10}[，,；;。]?$/u.test(piece);
    if (isNumber && last !== undefined && isPlace(last) >= 0 && /[，,]$/u.test(last))
      clauses[clauses.length - 1] = last + piece;
    else clauses.push(piece);
  }
  return clauses;
}

/** What both of them hold: a sentence without it is held against neither. */
const tellsMost = /最[多少高低]|居[首第]|排|垫底/u;
const most =
  /(?<=^|[，,。；;、(:：])(?:其中|以|而)?([\p{Script=Han}\d]{2,10}?)(?:投诉|受理|举报|案件)?(?:数|量|件数|数量|占比|率)?(?:为)?(最多|最少|最高|最低|居首位?|居第一位?|排(?:名)?第一|位居第一|排(?:名)?首位|垫底)/gu;
const mostIs = /(最多|最少|最高|最低)的(?:是|为)([\p{Script=Han}\d]{2,8}?)(?=[，,。；;(（\d]|$)/gu;

/** 「7月486件、8月561件、9月477件,8月最少」 */
export function wrongMost({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => (tellsMost.test(sentence.plain) ? mostIn(sentence, sentences[i - 1]) : []));
}

function mostIn(sentence: Sentence, before: Sentence | undefined): Finding[] {
  return [
    ...[...sentence.plain.matchAll(most)].flatMap((match) =>
      mostFault(sentence, before, { match, name: match[1] ?? '', end: match[2] ?? '' }),
    ),
    ...[...sentence.plain.matchAll(mostIs)].flatMap((match) =>
      mostFault(sentence, before, { match, name: match[2] ?? '', end: match[1] ?? '' }),
    ),
  ];
}

function mostFault(
  sentence: Sentence,
  before: Sentence | undefined,
  { match, name, end }: { match: RegExpExecArray; name: string; end: string },
): Finding[] {
  const isLeast = /少|低|垫底/u.test(end);
  const isCalled = (one: Item) =>
    one.name === name || one.name === `${name}类` || `${one.name}类` === name || one.name === `${name}份`;
  const lists = [...listsIn(before?.plain ?? ''), ...listsIn(sentence.plain)];
  const list = lists.findLast((one) => one.length >= 3 && one.some(isCalled));
  const own = list?.findLast(isCalled);
  if (list === undefined || own === undefined) return [];
  const extreme = list.reduce((a, b) => ((isLeast ? b.value < a.value : b.value > a.value) ? b : a));
  if (own.value === extreme.value) return [];
  const right = `${extreme.name}${extreme.value}${extreme.unit}${end.startsWith('最') ? end : '居首'}`;
  return [findingOf('order', sentence, match[0], right)];
}

const trend =
  /(?:逐[月年季日]|持续|连年|连续[\p{Script=Han}\d]{1,4}|呈)[\p{Script=Han}]{0,4}(上升|增长|增加|递增|走高|攀升|下降|减少|递减|回落|走低)(?:趋势|态势)?/u;

/** 「1月412件、2月287件、3月463件,逐月下降」 */
export function wrongTrends({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => {
    const found = trend.exec(sentence.plain);
    if (found === null) return [];
    const isUp = /升|增|高/u.test(found[1] ?? '');
    const isTime = ({ name }: Item) =>
      /^(?:\d{4}年)?(?:\d{1,2}月份?|[一二三四]季度)?$|^\d{4}年$|月份?$|年$/u.test(name);
    const lists = [...listsIn(sentences[i - 1]?.plain ?? ''), ...listsIn(sentence.plain)];
    const list = lists.findLast((one) => one.length >= 3 && one.every(isTime));
    if (list === undefined) return [];
    const odd = list.findIndex(
      ({ value }, at) => at > 0 && (isUp ? value < (list[at - 1]?.value ?? 0) : value > (list[at - 1]?.value ?? 0)),
    );
    const [before, after] = [list[odd - 1], list[odd]];
    if (before === undefined || after === undefined) return [];
    return [findingOf('order', sentence, found[0], `${before.name}${before.value}，${after.name}${after.value}`)];
  });
}

const compared =
  /(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)(%|[\p{Script=Han}]{1,4}?)[，,]?(高于|多于|超过|低于|少于|不及)(?:了)?[\p{Script=Han}]{0,12}?\(?(\d{1,9}(?:\.\d{1,4})?)(%|[\p{Script=Han}]{1,4}?)(?=[，,。；;)、的]|$)/gu;

/** 「满意率92.3%,高于全市平均的93.1%」 */
export function wrongComparisons({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(compared)].flatMap((match): Finding[] => {
      const [printed, one = '', unit, word = '', other = '', same] = match;
      const behind = sentence.plain.slice(match.index + printed.length - 1, match.index + printed.length + 3);
      if (unit !== same || /百分/u.test(behind)) return [];
      const isMore = /高|多|超/u.test(word);
      const isRight = isMore ? Number(one) > Number(other) : Number(one) < Number(other);
      return isRight
        ? []
        : [
            findingOf(
              'order',
              sentence,
              printed,
              `${one}${unit ?? ''}不${isMore ? '高于' : '低于'}${other}${unit ?? ''}`,
            ),
          ];
    }),
  );
}

const tenths =
  /占(?:比)?[^，,。；;\d]{0,10}(\d{1,3}(?:\.\d{1,4})?)%[，,](?:已|约)?(超过?|近|接近|不足|约)?(?:总数的|总量的)?(?:([一二三四五六七八九])成(多|以上)?|(一半|半数)(以上)?|(过半|超半))/gu;

/** 「占43.2%,超过一半」 */
export function wrongTenths({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(tenths)].flatMap((match): Finding[] => {
      const [printed, figures = '', word = '', tenth, more, half, above, over] = match;
      const share = Number(figures);
      const said = tenth === undefined ? 50 : '一二三四五六七八九'.indexOf(tenth) * 10 + 10;
      const isOver = over !== undefined || word.startsWith('超') || more !== undefined || above !== undefined;
      const isUnder = /近|不足/u.test(word);
      const isRight = isOver
        ? share >= said && share < said + 15
        : isUnder
          ? share <= said && share > said - 9
          : Math.abs(share - said) <= 4;
      if (isRight || (tenth === undefined && half === undefined && over === undefined)) return [];
      return [findingOf('order', sentence, printed, `${figures}%不是“${printed.slice(printed.indexOf('%') + 2)}”`)];
    }),
  );
}

const extremes =
  /最(?:高|多|大)的?(?:是|为)?[\p{Script=Han}]{0,10}?\(?(?:为|达|有)?(\d{1,9}(?:\.\d{1,4})?)(%|[\p{Script=Han}]{1,2}?)\)?[，,；;](?:而)?最(?:低|少|小)的?(?:是|为)?[\p{Script=Han}]{0,10}?\(?(?:为|仅|只有|有)?(\d{1,9}(?:\.\d{1,4})?)(%|[\p{Script=Han}]{1,2}?)(?=[)，,。；;]|$)/gu;

/** 「最高的城关所95.1%,最低的柳河所97.3%」 */
export function wrongExtremes({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(extremes)].flatMap((match): Finding[] => {
      const [printed, most = '', unit = '', least = '', same = ''] = match;
      if (unit !== same || Number(most) >= Number(least)) return [];
      return [findingOf('order', sentence, printed, `最高的${most}${unit}比最低的${least}${unit}还低`)];
    }),
  );
}

const peak = /(?:高峰|峰值|最高峰|低谷)(?:出现)?(?:在|为)([\p{Script=Han}\d]{2,6}?)(?=[，,。；;(]|$)/gu;

/** 「投诉高峰出现在8月」 */
export function wrongPeaks({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) =>
    [...sentence.plain.matchAll(peak)].flatMap((match) => {
      const end = match[0].startsWith('低') ? '最少' : '最多';
      return mostFault(sentence, sentences[i - 1], { match, name: match[1] ?? '', end });
    }),
  );
}

const moved =
  /第(\d{1,3})[位名][，,(]?[^。；;]{0,10}?(前移|上升|提升|进|后移|后退|下降|退)(?:了)?(\d{1,3})[位名个][^。；;]{0,10}?(?:上年|去年|上月|上季度)[\p{Script=Han}]{0,6}第(\d{1,3})/gu;

/** 「居全市第2位,较上年前移3位(上年第4位)」 */
export function wrongMoves({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(moved)].flatMap((match): Finding[] => {
      const [printed, now, way = '', by, then] = match;
      const exact = Number(then) - Number(now);
      const told = /前|升|进/u.test(way) ? Number(by) : -Number(by);
      if (exact === told) return [];
      return [
        findingOf(
          'order',
          sentence,
          printed,
          exact === 0 ? '名次没有变' : `${exact > 0 ? '前移' : '后退'}${Math.abs(exact)}位`,
        ),
      ];
    }),
  );
}
