/** 平均和倍数 (mean, multiple): a total over what it is shared by, and how many times one number is another. */
import { findingOf, type Finding } from './finding.ts';
import { isChange, isOfBefore } from './growth-rules.ts';
import { countIn, isAlikeUnit, placesOf, printPercent, printValue, quantitiesIn, type Quantity } from './quantity.ts';
import type { Paragraph, Sentence, WorkReportText } from './work-report-text.ts';

const figure = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?)`;
const counted = String.raw`(亿元|万元|元|人次|人天|场次|批次|[\p{Script=Han}])`;
/** 「平均每件0.68万元」, 「场均3.87万人次」, 「人均监管经营主体745户」 */
const mean = new RegExp(
  String.raw`(?:(?:平均)?每(?:个)?(站点|站|网点|乡镇|件|起|户|家|场|期|次|笔|单|辆|台|人|名|所|批次|个)[\p{Script=Han}]{0,8}?|([件起户家场期次笔单人所案篇批])均[\p{Script=Han}]{0,8}?)(约|近|超过|仅|达)?${figure}(万|亿)?${counted}`,
  'gu',
);
/** What is shared by: a case is a matter, a period of a course an event. */
const isAlike = (a: string, b: string): boolean =>
  isAlikeUnit(a, b) ||
  [
    ['件', '案', '起'],
    ['场', '次', '期'],
    ['笔', '单'],
    ['篇', '条'],
  ].some((list) => list.includes(a) && list.includes(b));
/** What a mean calls by its name and a count by 个 or 家: 「20个站点……平均每站3件」. */
const places: Readonly<Record<string, RegExp>> = { 站: /站/u, 站点: /站/u, 网点: /网点/u, 乡镇: /乡镇|镇/u };

function isCountedBy({ unit, noun }: Quantity, per: string): boolean {
  const place = places[per];
  return place === undefined ? isAlike(unit, per) : isAlikeUnit(unit, '个') && place.test(noun.slice(0, 8));
}

/** A mean that is so far off is of another total, unless its unit slipped by ten or by ten thousand. */
const meanSlip = 0.6;

/** 「立案4件,罚没款7.6万元,平均每件1.7万元」 */
export function wrongMeans({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) =>
    [...sentence.plain.matchAll(mean)].flatMap((match) => meanFault(sentence, sentences[i - 1], match)),
  );
}

function meanFault(sentence: Sentence, before: Sentence | undefined, match: RegExpExecArray): Finding[] {
  const [printed] = match;
  const said = meanIn(match);
  if (said.value === 0 || isRule(sentence.plain.slice(0, match.index))) return [];
  const own = quantitiesIn(sentence.plain).filter(
    ({ end, at }) => end <= match.index || at >= match.index + printed.length,
  );
  const around = [...(before === undefined ? [] : quantitiesIn(before.plain)), ...own];
  const isTotal = (one: Quantity) => isAlike(one.unit, said.unit) && one.value > said.value;
  const isShared = (one: Quantity) => isCountedBy(one, said.per) && one.value > 1 && !one.about;
  // 「20个站点中15个处理了投诉」: the 15 are not called by their name again.
  const isNameless = (one: Quantity) => places[said.per] !== undefined && one.unit === '个';
  const totals = around.filter(isTotal);
  const shared = totals.length === 0 ? [] : around.filter((one) => isShared(one) || isNameless(one));
  const isGiven = totals.some((total) => shared.some((by) => total !== by && isMean(said, total, by)));
  if (isGiven) return [];
  const earlier = own.filter(({ end }) => end <= match.index);
  const total = earlier.findLast((one) => isTotal(one) && !one.about);
  const by = total === undefined ? undefined : sharedBy(earlier, total, isShared);
  if (total === undefined || by === undefined || !isSlip(total.value / by.value / said.value)) return [];
  const exact = (total.value / by.value / said.scale).toFixed(Math.max(1, said.places));
  return [findingOf('ratio', sentence, printed, `${Number(exact)}${said.words}（${total.printed}÷${by.printed}）`)];
}

interface Mean {
  per: string;
  unit: string;
  value: number;
  scale: number;
  places: number;
  isExact: boolean;
  /** Its unit as it is printed. */
  words: string;
}

function meanIn([, every, each, about, figures = '', great = '', unit = '']: RegExpExecArray): Mean {
  const scale = scaleOf(great) * (unit.endsWith('元') ? scaleOf(unit.charAt(0)) : 1);
  return {
    per: every ?? each ?? '',
    unit: unit.endsWith('元') ? '元' : unit,
    value: Number(figures.replaceAll(',', '')) * scale,
    scale,
    places: placesOf(figures),
    isExact: about === undefined || about === '仅' || about === '达',
    words: `${great}${unit}`,
  };
}

/** Rounded or cut off; what is told roughly, a tenth more or less. */
function isMean({ value, scale, places, isExact }: Mean, total: Quantity, by: Quantity): boolean {
  const [exact, step] = [total.value / by.value, scale * 10 ** -places];
  if (!isExact || total.about) return Math.abs(exact - value) <= Math.max(step, value * 0.1);
  return Math.abs(exact - value) <= step * 0.51 || (exact > value && exact - value < step);
}

function isSlip(times: number): boolean {
  const isPower = [10, 100, 10_000].some((n) => Math.abs(times / n - 1) < 0.02 || Math.abs(times * n - 1) < 0.02);
  return Math.abs(times - 1) <= meanSlip || isPower;
}

/** The count beside the total: right before it, or the one behind which it stands. */
function sharedBy(
  earlier: readonly Quantity[],
  total: Quantity,
  isShared: (one: Quantity) => boolean,
): Quantity | undefined {
  const able = earlier.filter((one) => one !== total && isShared(one) && !one.isAside);
  const last = able.at(-1);
  return able.length === 1 || (last !== undefined && last.at > total.at)
    ? last
    : able.findLast(({ at }) => at < total.at);
}

/** What each gets by a rule is no mean: 「每条奖励100元」. */
function isRule(before: string): boolean {
  return /(?:标准|奖励|补贴|补助|收费|按照?|单价|不少于|不低于|至少|计划|力争)[^，,。；;]{0,6}$/u.test(before);
}

function scaleOf(word: string | undefined): number {
  if (word === '万') return 10_000;
  return word === '亿' ? 100_000_000 : 1;
}

const byTime = new RegExp(
  String.raw`([月日年])均([\p{Script=Han}]{0,10}?)(约|近)?${figure}(件|起|人次|户次|批次|次|户|家|条|份)`,
  'gu',
);

/** 「月均受理投诉387.3件」 against what was counted under the same name, by the months or the years of the text. */
export function wrongTimeMeans({ plain, paragraphs }: WorkReportText): Finding[] {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return sentences.flatMap((sentence, i) =>
    [...sentence.plain.matchAll(byTime)].flatMap((match): Finding[] => {
      const [printed, time = '', name = '', about, figures = '', unit = ''] = match;
      const value = Number(figures.replaceAll(',', ''));
      const earlier = sentences
        .slice(0, i + 1)
        .flatMap((one) => quantitiesIn(one.plain))
        .filter((one) => one.unit === unit && one.value > value && !one.about);
      const spans =
        time === '日' ? daysIn(sentence.plain, plain) : time === '月' ? monthsIn(plain) : yearsIn(sentence.plain);
      const tolerance = about === undefined ? 10 ** -placesOf(figures) : value * 0.06;
      const isGiven = (one: Quantity, n: number) => Math.abs(one.value / n - value) <= tolerance;
      if (spans.length === 0 || earlier.some((one) => spans.some((n) => isGiven(one, n)))) return [];
      const bare = bareName(name);
      const own = quantitiesIn(sentence.plain).filter(
        ({ at, unit: same, about: near }) => at < match.index && same === unit && !near,
      );
      const total =
        bare.length >= 2
          ? earlier.findLast(({ label }) => bareName(label).endsWith(bare))
          : own.findLast(({ value: whole }) => whole > value);
      const near = spans.find((n) => total !== undefined && Math.abs(total.value / n / value - 1) <= nearMean);
      if (total === undefined || near === undefined) return [];
      const exact = (total.value / near).toFixed(Math.max(1, placesOf(figures)));
      return [findingOf('ratio', sentence, printed, `${exact}${unit}（${total.printed}÷${near}）`)];
    }),
  );
}

const nearMean = 0.2;

function bareName(words: string): string {
  return words.replace(/消费者|各类|全县|共|累计|全年|的/gu, '').replace('申诉', '投诉');
}

function daysIn(plain: string, text: string): number[] {
  const said = [...plain.matchAll(/(\d{1,3})(?:天|个工作日|日内)/gu)].map((one) => Number(one[1]));
  const span = /(\d{1,2})月(\d{1,2})日(?:\([^()]{1,8}\))?(?:至|到|[-—~]{1,2})(?:(\d{1,2})月)?(\d{1,2})日/u.exec(
    text.slice(0, 600),
  );
  const [, month = '', day = '', toMonth = month, toDay = ''] = span ?? [];
  const days =
    (Date.UTC(2023, Number(toMonth) - 1, Number(toDay)) - Date.UTC(2023, Number(month) - 1, Number(day))) / 86_400_000 +
    1;
  const head = text.slice(0, 200);
  const year = /全年|年度/u.test(head) ? [365, 366] : [];
  const half = /半年/u.test(head) ? [181, 182, 184] : [];
  return [...said, ...(span !== null && days > 1 ? [days] : []), ...year, ...half].filter((n) => n > 1);
}

/** The months of the text, by its first period and by the months that it lists. */
function monthsIn(plain: string): number[] {
  const half = /[上下]半年/u.test(plain.slice(0, 200)) ? [6] : [];
  const range = [...plain.slice(0, 400).matchAll(/(?<!\d)(\d{1,2})月?(?:至|[-—~])(\d{1,2})月/gu)].map(
    ([, from, to]) => Number(to) - Number(from) + 1,
  );
  const quarter = /季度/u.test(plain.slice(0, 200)) ? [3, 9] : [];
  const year = half.length + range.length + quarter.length === 0 && /全年|年度|\d{4}年/u.test(plain) ? [12] : [];
  return [...new Set([...half, ...range, ...quarter, ...year])].filter((n) => n > 1);
}

function yearsIn(plain: string): number[] {
  const said = [...plain.matchAll(/([二三四五六七八九十])年(?!度)/gu)].map((one) => countIn(one[1] ?? '') ?? 0);
  const range = [...plain.matchAll(/(\d{4})年?(?:至|[-—~])(\d{4})年/gu)].map(
    ([, from, to]) => Number(to) - Number(from) + 1,
  );
  return [...new Set([...said, ...range])].filter((n) => n > 1);
}

/** 「为上年142家次的2倍,增长200%」, 「较上年的38件翻了一番」 */
export function wrongMultiples({ sentences }: Paragraph): Finding[] {
  const told = sentences.filter(({ plain }) => /[翻倍半]|50%/u.test(plain));
  return told.flatMap((sentence) => [
    ...[...sentence.plain.matchAll(/翻(?:了)?([一两二三])番(多)?/gu)].flatMap((match) => doubleFault(sentence, match)),
    ...[...sentence.plain.matchAll(times)].flatMap((match) => timesFault(sentence, match)),
    ...[...sentence.plain.matchAll(halved)].flatMap((match) => halfFault(sentence, match)),
    ...[...sentence.plain.matchAll(timesAndGrowth)].flatMap((match) => growthOfTimes(sentence, match)),
  ]);
}

/** Doubled is twice as many, or a tenth more or less than that. */
function doubleFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const n = countIn((match[1] ?? '').replace('两', '二')) ?? 1;
  const pairs = pairsBefore(sentence, match.index);
  const isGiven = ([now, then]: readonly [Quantity, Quantity]) =>
    now.value / then.value >= 2 ** n * 0.93 && now.value / then.value < 2 ** n * (match[2] === undefined ? 1.2 : 1.6);
  const [pair] = pairs;
  if (pair === undefined || pairs.some(isGiven)) return [];
  return [findingOf('growth', sentence, match[0], timesWords(pair))];
}

const times =
  /(增长|增加|上升|提高|扩大|是|为|达|相当于)[^，,。；;]{0,16}?(近|约|超过?)?(?<![\d.])(\d{1,3}(?:\.\d{1,2})?|[一两二三四五六七八九十])(多)?倍/gu;

function timesFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, verb = '', near, figures = '', over] = match;
  const said = /^\d/u.test(figures) ? Number(figures) : countIn(figures.replace('两', '二'));
  const pairs = pairsBefore(sentence, match.index + printed.length);
  if (said === null || pairs.length === 0) return [];
  const isMore = /增|升|提|扩/u.test(verb);
  const about =
    near !== undefined ||
    over !== undefined ||
    /以上|左右/u.test(sentence.plain.slice(match.index + printed.length, match.index + printed.length + 2));
  const step = Math.max(10 ** -placesOf(figures), about ? 0.6 : 0);
  const isGiven = ([now, then]: readonly [Quantity, Quantity]) =>
    Math.abs(now.value / then.value - (isMore ? 1 : 0) - said) <= step * 0.6;
  const [pair] = pairs;
  if (pair === undefined || pairs.some(isGiven)) return [];
  return [findingOf('growth', sentence, printed, timesWords(pair))];
}

const timesAndGrowth =
  /(?:是|为)[^，,。；;]{0,20}?的(\d{1,2}(?:\.\d{1,2})?)倍[，,](?:同比)?(?:增长|增加|上升)(\d{1,4}(?:\.\d{1,2})?)%/gu;

/** Twice as many is a growth of 100 %, not of 200 %. */
function growthOfTimes(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const [printed, multiple = '', percent = ''] = match;
  const exact = (Number(multiple) - 1) * 100;
  if (Math.abs(exact - Number(percent)) <= 60 * 10 ** -placesOf(multiple)) return [];
  return [findingOf('growth', sentence, printed, `${multiple}倍是增长${printPercent(exact, 0)}`)];
}

/** What is now against what was, as 「由40家增加到120家」 or with its words of last year; only one of then is compared with. */
function pairsBefore(sentence: Sentence, at: number): [Quantity, Quantity][] {
  const { plain } = sentence;
  const end = plain.slice(at).search(/[，,。；;]/u);
  const last = end < 0 ? plain.length : at + end;
  const all = quantitiesIn(plain).filter((one) => one.end <= last && !one.about);
  const change =
    /[由从]([^，,。；;由从]{1,14})(?:增加|增长|上升|提高|扩大|减少|下降|增|升|降)(?:到|至)([^，,。；;]{1,12})$/u.exec(
      plain.slice(0, at).replace(/[，,][^，,]{0,8}$/u, ''),
    );
  if (change !== null) {
    const [then, now] = all.filter((one) => one.at >= change.index && one.end <= change.index + change[0].length);
    if (then !== undefined && now !== undefined && then.unit === now.unit && then.value > 0) return [[now, then]];
  }
  const then = all.findLast((one) => (isOfBefore(one, sentence) || isOldYear(one, plain)) && one.value > 0);
  if (then === undefined) return [];
  return all
    .filter(
      (one) =>
        one !== then &&
        one.unit === then.unit &&
        !isOfBefore(one, sentence) &&
        !isChange(one, sentence) &&
        one.at < at &&
        at - one.at < 80,
    )
    .toReversed()
    .map((now) => [now, then]);
}

/** 「2021年末(328家)的5倍」 */
function isOldYear({ at }: Quantity, plain: string): boolean {
  return /\d{4}年(?:末|底)?(?:的)?\(?$/u.test(plain.slice(Math.max(0, at - 10), at));
}

const halved = /(?:减少|下降|降低|压缩|缩短|压减)(?:了)?(?:近|约|超过?)?(?:一半|50%)|减半/gu;

/** 「由20个工作日缩短到12个工作日,缩短一半」 */
function halfFault(sentence: Sentence, match: RegExpExecArray): Finding[] {
  const told =
    /[由从](\d{1,6}(?:\.\d{1,2})?)([\p{Script=Han}]{1,4}?)(?:缩短|压缩|压减|减少|下降|降低|降|减)(?:到|至|为)(\d{1,6}(?:\.\d{1,2})?)\2[，,]$/u.exec(
      sentence.plain.slice(0, match.index),
    );
  if (told !== null) {
    const [, old = '', unit = '', now = ''] = told;
    const left = Number(now) / Number(old);
    if (Math.abs(left - 0.5) <= 0.07) return [];
    return [
      findingOf('growth', sentence, match[0], `${old}${unit}到${now}${unit}，下降${printPercent((1 - left) * 100, 0)}`),
    ];
  }
  const pairs = pairsBefore(sentence, match.index);
  const [pair] = pairs;
  const isGiven = ([now, then]: readonly [Quantity, Quantity]) => Math.abs(now.value / then.value - 0.5) <= 0.07;
  if (pair === undefined || pairs.some(isGiven)) return [];
  const fall = (1 - pair[0].value / pair[1].value) * 100;
  return [
    findingOf(
      'growth',
      sentence,
      match[0],
      `${pair[1].printed}到${pair[0].printed}，${fall < 0 ? '增长' : '下降'}${printPercent(Math.abs(fall), 0)}`,
    ),
  ];
}

function timesWords([now, then]: readonly [Quantity, Quantity]): string {
  const multiple = Number((now.value / then.value).toFixed(2));
  return `${printValue(now.value, now.printed)}是${then.printed}的${multiple}倍，增长${printPercent((multiple - 1) * 100, 0)}`;
}

const ofList = new RegExp(
  String.raw`平均(?:得分|分数|分|为|达|值|满意度|每[月所季年])*${figure}(分|件|天|个工作日|%)`,
  'gu',
);

const listed = /(?<![\d.])(\d{1,6}(?:\.\d{1,3})?)(?:分|件|天|个工作日|%)?(?=[、，,和)])/gu;

/** 「三个所得分95、92、88分,平均93分」: no mean lies outside of what it is the mean of. */
export function wrongListMeans({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(ofList)].flatMap((match): Finding[] => {
      const [printed, figures = '', unit = ''] = match;
      const before = sentence.plain.slice(0, match.index);
      const values = [...before.matchAll(listed)].map((one) => Number(one[1]));
      const list = values.slice(-12);
      const value = Number(figures.replaceAll(',', ''));
      if (list.length < 3 || !before.includes(unit) || /\d{4}年/u.test(before)) return [];
      if (value >= Math.min(...list) && value <= Math.max(...list)) return [];
      const exact = list.reduce((sum, one) => sum + one, 0) / list.length;
      if (Math.abs(exact - value) / exact > 0.3) return [];
      return [findingOf('ratio', sentence, printed, `${Number(exact.toFixed(Math.max(1, placesOf(figures))))}${unit}`)];
    }),
  );
}
