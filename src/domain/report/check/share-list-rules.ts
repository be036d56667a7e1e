/** 占比的列举 (list of shares): shares without their counts that are more than the whole together: 「食品占45%、服装占30%、家电占20%、其他占15%」. */
import { findingOf, type Finding } from './finding.ts';
import { placesOf } from './quantity.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

/** A name, what says that it is a share, and how much. */
interface NamedShare {
  name: string;
  says: boolean;
  percent: number;
  step: number;
  at: number;
  end: number;
}

const share =
  /(?<name>[\p{Script=Han}“”]{1,12}?)(?<says>约?占(?:比|了)?(?:[\p{Script=Han}]{2,8}的)?(?:比重)?(?:为|达|约)?|比重[为达]|占比[为达约])?\s?\(?(?<n>\d{1,3}(?:\.\d{1,2})?)\s?%\)?/gu;
/** Between two of one list. */
const goesOn = /^\s?(?:[、，,；;]|和|及|以及)\s?$/u;
/** What is no share of one whole: rates, changes, parts of parts, answers of which one person gave several, and people by what they are. */
const isOther =
  /率|增|减|升|降|长|超|高于|低于|同比|环比|完成|达标|其中|认为|表示|选择|多选|受访|问卷|交叉|重叠|重复|男|女|党员|学历|岁|青年|专职|兼职|本科|大专|职称|计划|任务/u;
/** These leave nothing out beside them. */
const isRest = /^(?:其他|其它|其余)/u;

/** More than the whole, where it is no matter of rounding. */
export function sharesListedOverAll({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => [
    ...listsIn(sentence).flatMap((list) => overAll(list, sentence)),
    ...sharedOut(sentence),
  ]);
}

function listsIn({ plain }: Sentence): NamedShare[][] {
  if (plain.split('%').length <= 3) return [];
  const lists: NamedShare[][] = [];
  for (const { groups = {}, index, 0: printed } of plain.matchAll(share)) {
    const { name = '', says, n = '' } = groups;
    const one = {
      name: name.replace(/^(?:和|及|以及|其中)/u, ''),
      says: says !== undefined,
      percent: Number(n),
      step: 10 ** -placesOf(n),
      at: index,
      end: index + printed.length,
    };
    const last = lists.at(-1)?.at(-1);
    const between = plain.slice(last?.end ?? 0, index);
    const isNext = last !== undefined && (goesOn.test(between) || (between === '' && /^(?:和|及|以及)/u.test(name)));
    if (isNext) lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists.filter((list) => list.length >= 3);
}

function overAll(list: readonly NamedShare[], sentence: Sentence): Finding[] {
  const [first, last] = [list[0], list.at(-1)];
  if (first === undefined || last === undefined) return [];
  const words = sentence.plain.slice(Math.max(0, first.at - 20), last.end + 10);
  const isOfOne =
    isRest.test(last.name) || list.every(({ says }) => says) || /按[\p{Script=Han}]{2,8}分|构成/u.test(words);
  if (!isOfOne || isOther.test(words) || endsBefore(list)) return [];
  return faultOf(
    list.map(({ percent }) => percent),
    Math.max(...list.map(({ step }) => step)),
    sentence,
    sentence.plain.slice(first.at, last.end),
  );
}

/** A whole that is made before the list ends, with another behind it: 「线上占60%,线下占40%,食品占45%」. */
function endsBefore(list: readonly NamedShare[]): boolean {
  let sum = 0;
  return list.slice(0, -1).some(({ percent }) => Math.abs((sum += percent) - 100) <= 0.3);
}

/** 「食品、服装、家电、其他分别占45%、30%、20%、15%」 */
function sharedOut(sentence: Sentence): Finding[] {
  if (!sentence.plain.includes('分别占')) return [];
  const pattern = /分别占(?:[\p{Script=Han}]{2,8}的)?(?:比重)?((?:\d{1,3}(?:\.\d{1,2})?%(?:[、，,]|和|及)?){3,12})/gu;
  return [...sentence.plain.matchAll(pattern)].flatMap((match): Finding[] => {
    const figures = [...(match[1] ?? '').matchAll(/[\d.]+/gu)].map(([one]) => one);
    if (isOther.test(sentence.plain)) return [];
    return faultOf(figures.map(Number), Math.max(...figures.map((one) => 10 ** -placesOf(one))), sentence, match[0]);
  });
}

function faultOf(shares: readonly number[], step: number, sentence: Sentence, printed: string): Finding[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  if (total <= 100 + Math.max(0.5, shares.length * step * 0.5)) return [];
  return [findingOf('share', sentence, printed, `各项占比相加是${Number(total.toFixed(2))}%，超过100%`)];
}
