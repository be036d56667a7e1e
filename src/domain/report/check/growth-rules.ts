/** 增减 (growth): a rise or a fall against the two counts that it compares. */
import { findingOf, type Finding } from './finding.ts';
import { fits, placesOf, printPercent, quantitiesIn, type Quantity } from './quantity.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

const growthWords =
  /(同比|环比|(?:比|较|与)(?:去年同期|上年同期|上年|去年|前年|上月|上季度|上半年|\d{1,2}月份?)[^，,。;；\d]{0,8}?(?:\d[\d,.]{0,12}(?:万元|[\p{Script=Han}]{1,2}))?|相比)(?:相比)?[，,]?(?:分别)?(增长|上升|增加|提高|下降|减少|降低|下滑|回落|[增升降]幅(?:为|达)?)(?:了|约)?\s?(\d{1,5}(?:\.\d{1,4})?)\s?%/gu;
export const isEarlier = /去年|上年|同期|上月|上季|前年|[比较]\d{1,2}月/u;

/** 「受理1200件,去年同期1000件,同比增长25%」 */
export function wrongGrowth({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => [
    ...[...sentence.plain.matchAll(growthWords)].flatMap((match) => growthFault(sentence, match)),
    ...[...sentence.plain.matchAll(fromTo)].flatMap((match) => fromToFault(sentence, match)),
    ...[...sentence.plain.matchAll(points)].flatMap((match) => pointsFault(sentence, match)),
    ...[...sentence.plain.matchAll(moreBy)].flatMap((match) => moreByFault(sentence, match)),
  ]);
}

/** 「由275件增至308件,增长10.71%」 */
const fromTo =
  /[由从](\d[\d,.]{0,12})(?:万元|[\p{Script=Han}]{0,2}?)(?:增加|增长|上升|提高|下降|减少|降低|回落|增|升|降|减)(?:至|到|为)(?:了)?(\d[\d,.]{0,12})(?:万元|[\p{Script=Han}]{0,2}?)[，,](?:同比|环比)?(增长|上升|增加|下降|减少|降低)(?:了)?(\d{1,5}(?:\.\d{1,4})?)\s?%/gu;

function fromToFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, old = '', now = '', way = '', figures = ''] = match;
  const [before, after] = [old, now].map((one) => Number(one.replaceAll(',', '')));
  if (before === undefined || after === undefined || before === 0) return [];
  const exact = ((after - before) / before) * 100;
  if (fits(exact * (/增|升/u.test(way) ? 1 : -1), Number(figures), placesOf(figures))) return [];
  const right = `${exact < 0 ? '下降' : '增长'}${printPercent(Math.abs(exact), placesOf(figures))}`;
  return [findingOf('growth', sentence, printed, right)];
}

function growthFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, , way = '', figures = ''] = match;
  const counts = quantitiesIn(sentence.plain).filter((one) => one.unit !== '个百分点' && !one.about);
  const pairs = bracketed(counts, sentence, match) ?? comparedIn(counts, sentence, match.index);
  if (pairs.length === 0) return [];
  const sign = /增|升|提/u.test(way) ? 1 : -1;
  const exactOf = ([now, then]: readonly [Quantity, Quantity]) => ((now.value - then.value) / then.value) * 100;
  const given = (exact: number) => fits(exact * sign, Number(figures), placesOf(figures));
  if (pairs.some((pair) => given(exactOf(pair))) || anyGives(counts, given)) return [];
  const [pair] = pairs;
  if (pair === undefined) return [];
  const exact = exactOf(pair);
  const right = `${exact < 0 ? '下降' : '增长'}${printPercent(Math.abs(exact), placesOf(figures))}（${pair[1].printed}→${pair[0].printed}）`;
  return [findingOf('growth', sentence, printed, right)];
}

/** Whether any two counts of the sentence give it, or one and by how much it is more: 「2960件,比去年同期多了740件」. */
function anyGives(counts: readonly Quantity[], given: (exact: number) => boolean): boolean {
  return counts.some(({ value: now, unit }) =>
    counts.some(({ value: other, unit: same }) => {
      if (same !== unit || other === 0 || now === other) return false;
      return given(((now - other) / other) * 100) || given((other / (now - other)) * 100);
    }),
  );
}

/** 「环比上升9.09%(三季度2860件)」: the count of before stands right behind; null where none does. */
function bracketed(
  counts: readonly Quantity[],
  { plain }: Sentence,
  match: RegExpExecArray,
): [Quantity, Quantity][] | null {
  const end = match.index + match[0].length;
  const behind = /^\s?\(([^()]{1,40})\)/u.exec(plain.slice(end))?.[0];
  if (behind === undefined) return null;
  const old = counts.filter(({ at }) => at >= end && at < end + behind.length);
  const [then] = old;
  if (old.length !== 1 || then === undefined || then.value === 0) return null;
  return counts.filter((one) => one.at < match.index && one.unit === then.unit).map((one) => [one, then]);
}

/** This year’s count and last year’s, where both are said in the sentence. */
function comparedIn(counts: readonly Quantity[], { plain }: Sentence, at: number): [Quantity, Quantity][] {
  const before = (one: Quantity) =>
    plain
      .slice(Math.max(0, one.at - 14), one.at)
      .split(/[，,；;。]/u)
      .at(-1) ?? '';
  const around = (one: Quantity) => `${one.label}${before(one)}`;
  const then = counts.filter((one) => isEarlier.test(around(one)) && one.value > 0 && Math.abs(one.at - at) < 60);
  return then.flatMap((old): [Quantity, Quantity][] => {
    const now = counts.filter(
      (one) => one !== old && one.unit === old.unit && one.at < Math.max(at, old.at) && !isEarlier.test(around(one)),
    );
    return now.map((one) => [one, old]);
  });
}

/** 「比上年的1690件多146件,增长9.2%」 */
const moreBy =
  /(\d[\d,.]{0,12})(?:万元|(?!年|月)[\p{Script=Han}]{1,2})\)?(增加|减少|多|少|增|减)(?:了)?(\d[\d,.]{0,12})(?:万元|[\p{Script=Han}]{1,2})[，,](?:同比|环比)?(?:增长|上升|增加|下降|减少|降低|增|降)(?:了)?(\d{1,5}(?:\.\d{1,4})?)\s?%/gu;

function moreByFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, old = '', way = '', more = '', figures = ''] = match;
  const [before, by] = [old, more].map((one) => Number(one.replaceAll(',', '')));
  if (before === undefined || by === undefined || before === 0) return [];
  const exact = (by / before) * 100;
  if (fits(exact, Number(figures), placesOf(figures))) return [];
  const right = `${/[增多]/u.test(way) ? '增长' : '下降'}${printPercent(exact, placesOf(figures))}`;
  return [findingOf('growth', sentence, printed, right)];
}

/** 「由84.2%提高到88.8%,提高6.4个百分点」 */
const points =
  /(\d{1,3}(?:\.\d{1,4})?)%[^。%]{0,12}?(?:提高|上升|提升|增加|下降|降低|降)(?:到|至|为)[^。%\d]{0,6}(\d{1,3}(?:\.\d{1,4})?)%[^。%\d]{0,10}?(\d{1,3}(?:\.\d{1,4})?)个百分点/gu;

function pointsFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [, from = '', to = '', told = ''] = match;
  const exact = Math.abs(Number(to) - Number(from));
  if (Math.abs(exact - Number(told)) < 0.011) return [];
  return [findingOf('growth', sentence, `${told}个百分点`, `${Number(exact.toFixed(4))}个百分点`)];
}
