/** 增减 (growth): a rise or a fall against the two counts that it compares, or against one of them and by how much it changed. */
import { findingOf, type Finding } from './finding.ts';
import { fits, placesOf, printPercent, quantitiesIn, type Quantity } from './quantity.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

const figure = String.raw`(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)`;
const percent = String.raw`(\d{1,5}(?:\.\d{1,4})?)\s?%`;
const up = '增长|上升|增加|提高|提升|扩大|净增|增';
const down = '下降|减少|降低|下滑|回落|压减|压缩|缩短|减|降';
const upward = new RegExp(`^(?:${up}|升)`, 'u');
const isUp = (way: string) => upward.test(way);
const changeBefore = new RegExp(`(?:${up}|${down}|多|少|多出|高出)(?:了)?(?:立案|受理)?$`, 'u');
const toSomething = new RegExp(`(?:${up}|${down}|升)(?:至|到|为)`, 'u');

export const isEarlier = /去年|上年|同期|上月|上季|前年|往年|[比较]\d{1,2}月/u;

const growthWords = new RegExp(
  String.raw`(同比|环比|(?:比|较|与)(?:去年同期|上年同期|上年|去年|前年|上月|上季度|上半年|\d{1,2}月份?|\d{4}年)[^，,。;；\d]{0,8}?(?:\d[\d,.]{0,12}(?:万元|[\p{Script=Han}]{1,2}))?|相比)(?:相比)?[，,]?(?:分别)?(${up}|${down}|[增升降]幅(?:为|达)?)(?:了|约)?\s?${percent}`,
  'gu',
);

/** What every rise and fall is told with: most sentences tell of none, and are held against no pattern below. */
const tellsChange = new RegExp(`${up}|${down}|升|多|少|高出|低`, 'u');

/** 「受理1200件,去年同期1000件,同比增长25%」 */
export function wrongGrowth({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) =>
    tellsChange.test(sentence.plain) ? growthIn(sentence, sentences[i - 1]) : [],
  );
}

function growthIn(sentence: Sentence, previous: Sentence | undefined): Finding[] {
  return [
    ...[...sentence.plain.matchAll(growthWords)].flatMap((match) => growthFault(sentence, match)),
    ...[...sentence.plain.matchAll(fromTo)].flatMap((match) => fromToFault(sentence, match)),
    ...[...sentence.plain.matchAll(plainly)].flatMap((match) => plainFault(sentence, match)),
    ...[...sentence.plain.matchAll(changed)].flatMap((match) => changedFault(sentence, previous, match)),
    ...[...sentence.plain.matchAll(asideFromTo)].flatMap((match) => asideFault(sentence, match)),
    ...[...sentence.plain.matchAll(monthly)].flatMap((match) => monthlyFault(sentence, match)),
    ...[...sentence.plain.matchAll(byAndFromTo)].flatMap((match) => differenceFault(sentence, match)),
    ...[...sentence.plain.matchAll(fromToAndBy)].flatMap((match) => differenceFault(sentence, match)),
    ...[...sentence.plain.matchAll(fromBase)].flatMap((match) => baseFault(sentence, match)),
    ...wrongPoints(sentence),
  ];
}

const countUnit = '件|起|宗|例|户次|家次|户|家|个|人次|人|名|批次|万元|亿元|元|条|项|份';
const unitWords = String.raw`(万元|亿元|个工作日|[\p{Script=Han}]{0,4}?)`;
/** 「由275件增至308件,增长10.71%」, 「由1个工作日压减至0.5个工作日,压减100%」 */
const fromTo = new RegExp(
  String.raw`[由从](?:[\p{Script=Han}\d]{0,10}的)?${figure}${unitWords}(${up}|${down}|升)(?:至|到|为)(?:了)?(?:[\p{Script=Han}\d]{1,8}的)?${figure}${unitWords}[，,](?:同比|环比|共)?(${up}|${down})(?:了)?${percent}`,
  'gu',
);

function fromToFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, old = '', unit, , now = '', other, way = '', figures = ''] = match;
  return changeFault(sentence, printed, [numberIn(old, unit), numberIn(now, other)], way, figures);
}

/** 「下降4.5%(每吨由3,200元降到2,944元)」 */
const asideFromTo = new RegExp(
  String.raw`(${up}|${down})(?:了)?${percent}\s?\([^()]{0,12}?[由从]${figure}${unitWords}(?:${up}|${down}|升)(?:至|到|为)${figure}${unitWords}\)`,
  'gu',
);

function asideFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [, way = '', figures = '', old = '', unit, now = '', other] = match;
  const told = [numberIn(old, unit), numberIn(now, other)] as const;
  return changeFault(sentence, `${way}${figures}%`, told, way, figures);
}

function changeFault(
  sentence: Sentence,
  printed: string,
  [before, after]: readonly [number, number],
  way: string,
  figures: string,
): Finding[] {
  if (!(before > 0)) return [];
  const exact = ((after - before) / before) * 100;
  if (fits(exact * (isUp(way) ? 1 : -1), Number(figures), placesOf(figures))) return [];
  return [findingOf('growth', sentence, printed, growthWordsOf(exact, figures))];
}

function growthWordsOf(exact: number, figures: string): string {
  return `${exact < 0 ? '下降' : '增长'}${printPercent(Math.abs(exact), placesOf(figures))}`;
}

/** 「1.2万元」 and 「15000元」 are both money. */
function numberIn(figures: string, unit = ''): number {
  const scale = unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1;
  return Number(figures.replaceAll(',', '')) * scale;
}

function growthFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, , way = '', figures = ''] = match;
  const counts = quantitiesIn(sentence.plain).filter((one) => one.unit !== '个百分点' && !one.about);
  const pairs = bracketed(counts, sentence, match) ?? comparedIn(counts, sentence, match.index);
  if (pairs.length === 0) return [];
  const sign = isUp(way) ? 1 : -1;
  const exactOf = ([now, then]: readonly [Quantity, Quantity]) => ((now.value - then.value) / then.value) * 100;
  const given = (exact: number) => fits(exact * sign, Number(figures), placesOf(figures));
  if (pairs.some((pair) => given(exactOf(pair)))) return [];
  if (!isBesideBase(pairs, match) && anyGives(counts, given)) return [];
  const [pair] = pairs;
  if (pair === undefined) return [];
  const right = `${growthWordsOf(exactOf(pair), figures)}（${pair[1].printed}→${pair[0].printed}）`;
  return [findingOf('growth', sentence, printed, right)];
}

/** 「与去年三季度的1035件相比,同比增长11.65%」: what it is compared with stands right before, and no other count explains it. */
function isBesideBase(
  pairs: readonly (readonly [Quantity, Quantity])[],
  { index, 0: printed }: RegExpExecArray,
): boolean {
  return printed.startsWith('相比') && pairs.some(([, then]) => then.end === index);
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
  const now = counts.filter(({ at, unit, isAside }) => at < match.index && unit === then.unit && !isAside);
  return now.map((one) => [one, then]);
}

/** This year’s count and last year’s, where both are said in the sentence. */
function comparedIn(counts: readonly Quantity[], sentence: Sentence, at: number): [Quantity, Quantity][] {
  // 「比上年减少18件,下降7.83%」: the 18 are the change and not what was.
  const then = counts.filter(
    (one) => isOfBefore(one, sentence) && !isChange(one, sentence) && one.value > 0 && Math.abs(one.at - at) < 60,
  );
  return then.flatMap((old): [Quantity, Quantity][] => {
    const now = counts.filter(
      (one) =>
        one !== old &&
        one.unit === old.unit &&
        one.at < Math.max(at, old.at) &&
        !isOfBefore(one, sentence) &&
        !isChange(one, sentence),
    );
    return now.map((one) => [one, old]);
  });
}

/** Said of last year, of the month before, or of a year before one that the sentence names. */
export function isOfBefore({ label, at }: Quantity, { plain }: Sentence): boolean {
  const before =
    plain
      .slice(Math.max(0, at - 14), at)
      .split(/[，,；;。(]/u)
      .at(-1) ?? '';
  if (isEarlier.test(`${label}${before}`)) return true;
  if (/[与比较同]\d{4}年(?:\d{1,2}月份?|末|底|同期)?的?$/u.test(before)) return true;
  const year = /(\d{4})年(?:度|末|底)?(?:为|的|是|仅|共)?$/u.exec(before)?.[1];
  return (
    year !== undefined && at > 10 && /同比|增长|上升|下降|相比|减少|增加|比/u.test(plain) && !isLatest(year, plain)
  );
}

function isLatest(year: string, plain: string): boolean {
  const years = [...plain.matchAll(/(?<!\d)(\d{4})年/gu)].map((one) => Number(one[1]));
  return years.length > 1 && Math.max(...years) === Number(year);
}

/** By how much it is more or less: 「增加54件」. */
export function isChange({ at }: Quantity, { plain }: Sentence): boolean {
  return changeBefore.test(plain.slice(Math.max(0, at - 8), at));
}

/** 「2023年受理1200件,2024年受理1380件,增长13%」: nothing but two years, or this year and last, and the rate. */
const plainly = new RegExp(String.raw`(?<=[，,])(${up}|${down})(?:了|约)?${percent}`, 'gu');

function plainFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, way = '', figures = ''] = match;
  const from = Math.max(...['；', ';', '。'].map((mark) => sentence.plain.lastIndexOf(mark, match.index)));
  const all = quantitiesIn(sentence.plain).filter((one) => one.at > from && one.end <= match.index && !one.isAside);
  const [one, other] = all.slice(-2);
  if (one === undefined || other === undefined || one.about || other.about || one.unit !== other.unit) return [];
  if (all.filter(({ unit }) => unit === one.unit).length !== 2 || match.index - other.end > 2) return [];
  const pair = pairOfYears(one, other, sentence);
  return pair === null ? [] : changeFault(sentence, printed, pair, way, figures);
}

/** What was and what is; null where the words do not say which is which. */
function pairOfYears(one: Quantity, other: Quantity, sentence: Sentence): readonly [number, number] | null {
  if (isChange(one, sentence) || isChange(other, sentence)) return null;
  const yearOf = ({ at }: Quantity) =>
    Number(/(?<!\d)(\d{4})年[\p{Script=Han}]{0,10}$/u.exec(sentence.plain.slice(Math.max(0, at - 18), at))?.[1] ?? 0);
  const [a, b] = [yearOf(one), yearOf(other)];
  if (a > 0 && b > 0 && a !== b) return a < b ? [one.value, other.value] : [other.value, one.value];
  const [isOne, isOther] = [isOfBefore(one, sentence), isOfBefore(other, sentence)];
  if (isOne === isOther) return null;
  return isOne ? [one.value, other.value] : [other.value, one.value];
}

/** 「比上年的1690件多146件,增长9.2%」, 「与上年同期的264件相比,增加54件,增长16.98%」, 「同比增加61件,增长13.96%」 */
const changed = new RegExp(
  String.raw`(${up}|${down}|多|少)(?:了|立案|受理)?${figure}(万元|亿元|[\p{Script=Han}]{1,2}?)[，,](?:同比|环比)?(?:${up}|${down}|[增升降]幅(?:为|达)?)(?:了|约)?${percent}`,
  'gu',
);

function changedFault(sentence: Sentence, previous: Sentence | undefined, match: RegExpExecArray): Finding[] {
  const [printed, way = '', more = '', unit = '', figures = ''] = match;
  const sign = isUp(way) || way === '多' ? 1 : -1;
  const own = quantitiesIn(sentence.plain).filter(({ about }) => !about);
  const change = own.find(({ at, end }) => at >= match.index && end <= match.index + printed.length);
  if (change === undefined || !change.printed.endsWith(unit) || numberIn(more) === 0) return [];
  const by = sign * change.value;
  const given = (base: number) => base > 0 && fits((change.value / base) * 100, Number(figures), placesOf(figures));
  const alike = own.filter((one) => one !== change && one.unit === change.unit);
  const before = quantitiesIn(previous?.plain ?? '').filter((one) => one.unit === change.unit && !one.about);
  const bases = [
    ...alike.flatMap((one) => basesOf(one, { told: sentence, by, match })),
    ...before.flatMap((one) => basesOf(one, { told: previous ?? sentence, by, match })),
  ];
  if (bases.some(given)) return [];
  const then = baseOfChange(alike, { told: sentence, by, match });
  if (then <= 0) return [];
  return [findingOf('growth', sentence, printed, growthWordsOf((by / then) * 100, figures))];
}

/** A change by so much, and the words that tell it. */
interface Change {
  told: Sentence;
  by: number;
  match: RegExpExecArray;
}

/** What a count may be in a change: what was, or what is. What grew is measured by what was: 54 of 318 is no growth where 264 were. */
function basesOf(one: Quantity, { told, by, match }: Change): number[] {
  if (isOfBefore(one, told) || isBehind(one, match)) return [one.value];
  // A year before the number leaves open whether it is this one.
  const isOpen = /\d{4}年|\d{1,2}月/u.test(told.plain.slice(Math.max(0, one.at - 14), one.at));
  return isOpen ? [one.value, one.value - by] : [one.value - by];
}

/** What the words say that there was before, right beside the change; nought where they do not. */
function baseOfChange(alike: readonly Quantity[], { told, by, match }: Change): number {
  const near = alike.filter(({ end }) => end <= match.index);
  const base = near.findLast((one) => isOfBefore(one, told));
  if (base !== undefined && match.index - base.end <= 24) return base.value;
  const now = near.findLast((one) => !isOfBefore(one, told) && !isChange(one, told));
  return now !== undefined && now === near.at(-1) && match.index - now.end <= 12 ? now.value - by : 0;
}

/** 「下降6.87%(2022年为903件)」 */
function isBehind({ at, isAside }: Quantity, { index, 0: printed }: RegExpExecArray): boolean {
  return isAside && at >= index + printed.length && at <= index + printed.length + 16;
}

/** 「比5月的205户同比增长」: against the month before it is 环比. */
const monthly =
  /[比较](?:上月|上个月|(\d{1,2})月份?)(?:的)?(?:\d[\d,.]{0,10}[\p{Script=Han}]{1,2})?(同比)(?:增长|上升|增加|提高|下降|减少|降低)/gu;

function monthlyFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  if (/[去上]年[^，,；;。]{0,6}$/u.test(sentence.plain.slice(0, match.index + 1).slice(0, -1))) return [];
  return [findingOf('growth', sentence, match[0], '和上个月比是“环比”')];
}

/** 「比上年减少20件,由100件降到90件」, 「由100件降到90件,减少20件」 */
const byAndFromTo = new RegExp(
  String.raw`(?<way>${up}|${down}|多|少)(?:了)?(?<by>\d{1,9}(?:\.\d{1,4})?)(?<unit>${countUnit})[，,(](?:即)?[由从](?:[去上]年(?:同期)?的?)?(?<then>\d{1,9}(?:\.\d{1,4})?)\k<unit>(?:${up}|${down}|升)(?:至|到|为)(?<now>\d{1,9}(?:\.\d{1,4})?)\k<unit>`,
  'gu',
);
const fromToAndBy = new RegExp(
  String.raw`[由从](?:[去上]年(?:同期)?的?)?(?<then>\d{1,9}(?:\.\d{1,4})?)(?<unit>${countUnit})(?:${up}|${down}|升)(?:至|到|为)(?:今年的?)?(?<now>\d{1,9}(?:\.\d{1,4})?)\k<unit>[，,](?:同比|环比|共|净)?(?<way>${up}|${down}|多|少)(?:了)?(?<by>\d{1,9}(?:\.\d{1,4})?)\k<unit>`,
  'gu',
);

function differenceFault(sentence: Sentence, { 0: printed, groups = {} }: RegExpMatchArray): Finding[] {
  const { by = '', unit = '', then = '', now = '' } = groups;
  const exact = Number(now) - Number(then);
  if (Math.abs(Math.abs(exact) - Number(by)) < 0.5 * 10 ** -placesOf(by) + 1e-9) return [];
  return [findingOf('growth', sentence, printed, differenceWords(exact, unit))];
}

function differenceWords(exact: number, unit: string): string {
  return `${exact < 0 ? '减少' : '增加'}${Number(Math.abs(exact).toFixed(4))}${unit}`;
}

/** 「受理投诉110件,比上年的125件减少25件」 */
const fromBase = new RegExp(
  String.raw`[比较](?:去年同期|上年同期|去年|上年|上月|上季度)的?(?<then>\d{1,9}(?:\.\d{1,4})?)(?<unit>${countUnit})(?<way>${up}|${down}|多|少)(?:了)?(?<by>\d{1,9}(?:\.\d{1,4})?)\k<unit>`,
  'gu',
);

/** Judged where one count of the kind stands right before it, and no other count of the sentence explains the change. */
function baseFault(sentence: Sentence, match: RegExpMatchArray): Finding[] {
  const { groups = {}, index = 0 } = match;
  const { by = '', unit = '', then = '' } = groups;
  const own = quantitiesIn(sentence.plain).filter((one) => one.printed.endsWith(unit) && !one.isAside);
  const scale = numberIn('1', unit);
  const gap = (one: Quantity) => Math.abs(one.value / scale - Number(then));
  if (own.some((one) => Math.abs(gap(one) - Number(by)) < 0.5 * 10 ** -placesOf(by) + 1e-9)) return [];
  const before = own.filter((one) => one.end <= index);
  const [now] = before;
  if (now === undefined || before.length !== 1 || now.about || !/^[，,]$/u.test(sentence.plain.slice(now.end, index)))
    return [];
  return [findingOf('growth', sentence, match[0], differenceWords(now.value / scale - Number(then), unit))];
}

const point = new RegExp(String.raw`(${up}|${down}|高出|低)(?:了|约)?(\d{1,3}(?:\.\d{1,4})?)(个百分点|%)`, 'gu');

/** The words before a difference as far as their semicolon; where they name one share at most, those behind it too. */
function sharesAround(plain: string, from: number, to: number): string {
  const before =
    plain
      .slice(Math.max(0, from - 70), from)
      .split(/[；;。]/u)
      .at(-1) ?? '';
  const behind = plain.slice(to, to + 36).split(/[；;。]/u)[0] ?? '';
  return /%/u.test(before) || !/^[，,(]?[由从]/u.test(behind) ? before : `${before}${behind}`;
}

/** 「由84.2%提高到88.8%,提高6.4个百分点」, 「比上年的97.8%提高1.4%」: what two shares differ by is told in points. */
function wrongPoints(sentence: Sentence): Finding[] {
  return [...sentence.plain.matchAll(point)].flatMap((match): Finding[] => {
    const [printed, , figures = '', unit = ''] = match;
    const clause = sharesAround(sentence.plain, match.index, match.index + printed.length);
    const shares = [...clause.matchAll(/(\d{1,3}(?:\.\d{1,4})?)%/gu)].map((one) => ({
      value: Number(one[1]),
      at: one.index,
    }));
    const [before, after] = shares.slice(-2);
    if (before === undefined || after === undefined) return [];
    const told = Number(figures);
    const tolerance = 0.011;
    const isDifference = shares.some((a) =>
      shares.some((b) => Math.abs(Math.abs(a.value - b.value) - told) < tolerance),
    );
    const between = clause.slice(before.at);
    const isCompared =
      /(?:[比较](?:上年|去年|上月|上季度|\d{4}年)|上年同期|去年同期|[由从][^，,]{0,8}$)/u.test(
        `${clause.slice(Math.max(0, before.at - 10), before.at)}${between}`,
      ) || toSomething.test(between);
    if (unit === '%')
      return isDifference && isCompared && Math.abs(before.value - after.value) > tolerance
        ? [findingOf('growth', sentence, printed, `${figures}个百分点`)]
        : [];
    if (isDifference || !isCompared) return [];
    return [
      findingOf('growth', sentence, printed, `${Number(Math.abs(after.value - before.value).toFixed(4))}个百分点`),
    ];
  });
}
