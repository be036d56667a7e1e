/**
 * 比率 (ratio): a rate is computed anew from the counts beside it. What no pair of them explains is a fault, where the name of the rate says
 * which two it is made of (law.md 5.6: 办结率, 调解成功率, 按时初查率 and their denominators).
 */
import { findingOf, type Finding } from './finding.ts';
import {
  countIn,
  fits,
  halves,
  isAlikeUnit,
  placesOf,
  printPercent,
  quantitiesIn,
  ratesIn,
  type Quantity,
  type Rate,
} from './quantity.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

interface RatioName {
  name: RegExp;
  /** What is counted above the line, and below it. */
  part: RegExp;
  whole: RegExp;
}

const received = /受理|接收|接诉|接到|收到|登记|接待/u;
/** The first that fits the name; 按期办结率 before 办结率. */
export const ratioNames: readonly RatioName[] = [
  {
    name: /(?:按期|按时|限时)办结率$/u,
    part: /(?:按期|按时|限时|期限内).{0,4}办结/u,
    whole: /^(?!.*(?:按期|按时|限时)).*办结/u,
  },
  {
    name: /(?:按时|按期)?初查率$/u,
    part: /(?:按时|按期|及时).{0,4}初查|初查/u,
    whole: /应.{0,3}初查|收到|接收|受理|登记/u,
  },
  { name: /(?:举报)?(?:按时|按期)?核查率$/u, part: /(?:按时|按期).{0,4}核查|已?核查/u, whole: /应.{0,3}核查|举报/u },
  { name: /公示率$/u, part: /已公示|公示/u, whole: /应.{0,3}公示/u },
  { name: /调解成功率$/u, part: /调解成功|成功调解|达成|和解/u, whole: /办结|调解|受理/u },
  { name: /不合格率$/u, part: /不合格/u, whole: /快检|抽检|抽样|抽查|抽取|监测|检测|检验|检查/u },
  { name: /合格率$/u, part: /^(?!.*不合格).*合格/u, whole: /快检|抽检|抽样|抽查|抽取|监测|检测|检验|检查/u },
  {
    name: /(?:整改|整改完成)率$/u,
    part: /(?:完成|已|全部).{0,3}整改|整改到位|整改完/u,
    whole: /问题|责令|隐患|应整改|发现/u,
  },
  { name: /满意率$/u, part: /满意/u, whole: /回访|评价|调查|收回/u },
  { name: /回访率$/u, part: /回访/u, whole: /办结|受理/u },
  { name: /覆盖率$/u, part: /建成|覆盖|设立|建立/u, whole: /行政村|村|社区|乡镇|应/u },
  { name: /(?:回收|收回)率$/u, part: /收回|回收/u, whole: /发放|发出/u },
  { name: /(?:结案|案件办结)率$/u, part: /结案|办结/u, whole: /立案|案件/u },
  { name: /(?:办结|处结|调处|处理|解决|处置)率$/u, part: /办结|处结|调处|处理|解决|处置|结案/u, whole: received },
];

/** Rates of which no two counts beside them give what is printed, and which two ought to. */
export function wrongRatios({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => {
    const before = sentences[i - 1];
    return ratesIn(sentence.plain).flatMap((rate) => ratioFault(rate, sentence, before));
  });
}

/** What is done of what there is; a plan may be done by more than all of it. */
const isNeverMore =
  /(?:知晓|成功|参训|参与|到位|普及|达标|入网|履行|反馈|响应|清零|签订|签约|通过|占有|备案|持证|登记|检验|抽检|初查|回复|采纳)率$/u;

function ratioFault(rate: Rate, sentence: Sentence, before: Sentence | undefined): Finding[] {
  const known = ratioNames.find(({ name }) => name.test(rate.name));
  const fault = (right: string): Finding[] => [findingOf('ratio', sentence, rate.printed, right)];
  if (rate.percent > 100 && (known !== undefined || isNeverMore.test(rate.name))) return fault('比率不会超过100%');
  const told = fractionBehind(sentence.plain, rate.end);
  if (told !== null) return fractionFits(told, rate) ? [] : fault(fractionWords(told, rate.places));
  const counted = countsOf(sentence);
  const own = [...counted, ...leftOf(counted)];
  const around = before === undefined ? own : [...countsOf(before), ...own];
  if (isExplained(rate, around)) return [];
  const pair =
    (known === undefined ? null : (pairOf(own, rate, known) ?? pairOf(around, rate, known))) ??
    (known === undefined ? sameStem(rate, own) : null) ??
    amongSaid(rate, sentence, own) ??
    nearMiss(rate, own, known);
  if (pair === null) return [];
  const [part, whole] = pair;
  return fault(`${printPercent((part.value / whole.value) * 100, rate.places)}（${part.printed}÷${whole.printed}）`);
}

/** What a rate says itself that it is made of: 「办结率45.00%(7/22)」, 「(办结205件÷受理212件)」. */
interface Fraction {
  part: number;
  whole: number;
}

const fractionAside =
  /^\s?\(\s?[\p{Script=Han}]{0,8}(\d{1,9})\s?[\p{Script=Han}]{0,3}\s?[/÷]\s?[\p{Script=Han}]{0,8}(\d{1,9})\s?[\p{Script=Han}]{0,3}\s?\)/u;

/** The fraction in brackets right behind a rate or a share, of which it is the one measure; null where none stands. */
function fractionBehind(plain: string, end: number): Fraction | null {
  const match = fractionAside.exec(plain.slice(end, end + 60));
  if (match === null) return null;
  const [part, whole] = [Number(match[1]), Number(match[2])];
  return whole > 0 && part <= whole ? { part, whole } : null;
}

function fractionFits({ part, whole }: Fraction, { percent, places }: { percent: number; places: number }): boolean {
  return fits((part / whole) * 100, percent, places);
}

function fractionWords({ part, whole }: Fraction, places: number): string {
  return `${printPercent((part / whole) * 100, places)}（${part}÷${whole}）`;
}

const tested = /抽检|抽样|抽查|快检|监测|检测|检验/u;

/** What is counted, and what two ends of it make together: 合格 and 不合格 are all that was tested. */
function countsOf({ plain }: Sentence): Quantity[] {
  const counts = quantitiesIn(plain).filter(isCount);
  const good = counts.find(({ label }) => /^(?:检出|检验)?合格/u.test(label));
  const bad = counts.find(({ label, unit }) => /不合格/u.test(label) && unit === good?.unit);
  if (good === undefined || bad === undefined) return counts;
  const value = good.value + bad.value;
  return [{ ...good, label: '共抽检', value, printed: `${value}${good.unit}` }, ...counts];
}

/** 「快检3260批次,检出不合格41批次,合格率」: what is left of them in the sentence is right. */
function leftOf(counts: readonly Quantity[]): Quantity[] {
  if (counts.some(({ label }) => /^(?:检出|检验)?合格/u.test(label))) return [];
  const bad = counts.find(({ label }) => /不合格/u.test(label));
  const whole = counts.find(
    (one) => bad !== undefined && tested.test(one.label) && one.unit === bad.unit && one.value > bad.value,
  );
  if (bad === undefined || whole === undefined) return [];
  const value = whole.value - bad.value;
  return [{ ...bad, label: '合格', value, printed: `${value}${bad.unit}` }];
}

/** 「发证三十二家,发证率」: the part bears the name of the rate. */
function sameStem({ name, percent, at }: Rate, counts: readonly Quantity[]): readonly [Quantity, Quantity] | null {
  const stem = name.slice(-3, -1);
  const part = counts.findLast((one) => one.at < at && one.label.includes(stem));
  const whole = counts.findLast(
    (one) => part !== undefined && one.at < part.at && one.unit === part.unit && one.value > part.value,
  );
  if (part === undefined || whole === undefined) return null;
  const exact = (part.value / whole.value) * 100;
  return Math.abs(exact - percent) <= stemPoints || isMovedPoint(exact, percent) ? [part, whole] : null;
}

/** 「80.61%」 for 8.06: the point was set one place off. */
function isMovedPoint(exact: number, percent: number): boolean {
  return [10, 100].some((n) => Math.abs(exact * n - percent) < n * 0.051 || Math.abs(exact / n - percent) < 0.051);
}

/** 「包案处理的26件中,达成和解21件,成功率87.50%」: the words themselves say of how many. */
function amongSaid(
  { at }: Rate,
  { plain }: Sentence,
  counts: readonly Quantity[],
): readonly [Quantity, Quantity] | null {
  const [whole, part] = counts.filter((one) => one.end <= at).slice(-2);
  if (whole === undefined || part === undefined || !isAlikeUnit(whole.unit, part.unit)) return null;
  const isAmong = /^[\p{Script=Han}]{0,8}中[，,]/u.test(plain.slice(whole.end, part.at));
  return isAmong && part.value < whole.value && at - part.end <= 8 ? [part, whole] : null;
}

const stemPoints = 8;

/** So many hundredths off is a slip of the pen, more is something else. */
const slipPoints = 6;

/**
 * One pair of counts of its sentence that nearly gives the rate, or gives it with two figures changed round. Where its name says what is
 * counted above the line, nothing else is: 商品13件 of 受理30件 is no 办结率.
 */
function nearMiss(
  { percent, places, at }: Rate,
  counts: readonly Quantity[],
  known: RatioName | undefined,
): readonly [Quantity, Quantity] | null {
  const before = counts.filter((one) => one.at < at);
  const last = before.slice(-3);
  const pairs = last.flatMap((part) =>
    last
      .filter((whole) => whole !== part && whole.unit === part.unit && whole.value > part.value)
      .filter(() => known === undefined || known.part.test(part.label))
      .map((whole) => [part, whole] as const),
  );
  const near = pairs.filter(([part, whole]) => isSlip((part.value / whole.value) * 100, percent, places));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isSlip(exact: number, percent: number, places: number): boolean {
  const figuresOf = (n: number) => [...n.toFixed(places)].toSorted().join('');
  return (
    places > 0 && percent > 10 && (Math.abs(exact - percent) <= slipPoints || figuresOf(exact) === figuresOf(percent))
  );
}

export function isCount({ unit, about }: Quantity): boolean {
  return unit !== '元' && unit !== '个百分点' && !about;
}

function isExplained({ percent, places }: Rate, counts: readonly Quantity[]): boolean {
  const gives = (part: number, whole: number) =>
    whole > 0 && part <= whole && fits((part / whole) * 100, percent, places);
  return counts.some((whole) =>
    counts.some(
      (part) =>
        part !== whole &&
        isAlikeUnit(part.unit, whole.unit) &&
        (gives(part.value, whole.value) ||
          // 「当场调解58件,余下已办结36件」 are both of what is done.
          counts.some(
            (other) =>
              other !== part &&
              other !== whole &&
              isAlikeUnit(part.unit, other.unit) &&
              gives(part.value + other.value, whole.value),
          )),
    ),
  );
}

/** The nearest two that the name of the rate asks for; null where one of them is not said. */
function pairOf(
  counts: readonly Quantity[],
  { printed }: Rate,
  { part, whole }: RatioName,
): readonly [Quantity, Quantity] | null {
  const above = counts.findLast(({ label }) => part.test(label) && !label.includes(printed));
  if (above === undefined) return null;
  const below = counts.findLast(
    (one) =>
      one !== above && one.unit === above.unit && whole.test(one.label) && one.value >= above.value && one.value > 0,
  );
  return below === undefined ? null : [above, below];
}

/** A part of a whole with its percentage: 「食品类9456件,占21.42%」, 「商品103件(77.27%)」. */
export interface Share {
  part: Quantity;
  /** What the words say that it is a share of: 「占门店总数的」; empty where they do not. */
  ofWhat: string;
  percent: number;
  places: number;
  printed: string;
  sentence: Sentence;
}

const shareBehind =
  /^\s?(?:[，,、]?\s?(?:约|大约)?占(?:比)?(?:为|达|到)?(?:[\p{Script=Han}]{0,12})(?:比[例重率]为?)?|\(\s?(?:占比?|占[\p{Script=Han}]{1,8}的)?)\s?(\d{1,3}(?:\.\d{1,4})?)\s?%/u;

export function sharesOf(sentence: Sentence): Share[] {
  return quantitiesIn(sentence.plain)
    .filter(({ unit, about }) => unit !== '个百分点' && !about)
    .flatMap((part) => {
      const match = shareBehind.exec(sentence.plain.slice(part.end));
      if (match === null || match[0].includes('分别')) return [];
      const [behind, figures = ''] = match;
      const ofWhat = /占([\p{Script=Han}]{2,10}?)(?:总数|总量|总件数|总额|的)/u.exec(behind)?.[1] ?? '';
      return [
        {
          part,
          ofWhat,
          percent: Number(figures),
          places: placesOf(figures),
          printed: `${part.printed}${behind}`,
          sentence,
        },
      ];
    });
}

/** Shares that neither a count of the text nor the base of the shares beside them explains. */
export function wrongShares({ sentences }: Paragraph, earlier: readonly Quantity[]): Finding[] {
  const all = sentences.flatMap(sharesOf).filter(({ part, percent }) => percent > 0 && part.value > 0);
  const toldAside = all.flatMap((one) => {
    const told = fractionBehind(one.sentence.plain, one.part.at + one.printed.length);
    return told === null ? [] : [{ one, told }];
  });
  const wrongAside = toldAside.flatMap(({ one, told }) =>
    fractionFits(told, one) ? [] : [shareFault(one, fractionWords(told, one.places))],
  );
  const shares = all.filter((one) => !toldAside.some((aside) => aside.one === one));
  if (shares.length === 0) return wrongAside;
  const wholes = [...earlier, ...sentences.flatMap(({ plain }) => quantitiesIn(plain))];
  const odd = shares.filter((one) => !wholes.some((whole) => givesShare(whole, one)));
  const wrong = odd.flatMap((one) => {
    const beside = shares.filter((other) => other !== one && other.part.unit === one.part.unit);
    const base = one.ofWhat === '' ? baseOf(beside, wholes) : namedBase(one, wholes);
    if (base === null || base < one.part.value) return slipOf(one);
    return fits((one.part.value / base) * 100, one.percent, one.places)
      ? []
      : [shareFault(one, `${printPercent((one.part.value / base) * 100, one.places)}（总数${base}${one.part.unit}）`)];
  });
  return [...wrongAside, ...wrong, ...overHundred(odd, wrong.length > 0)];
}

/** Shares are taken of many wholes: only what is nearly right is taken for a slip. */
const sharePoints = 4;
/** Where the sentence counts nothing else of the kind, there is no other whole. */
const onlyWholePoints = 7;

/** A share of the count just before it, with a slip of the pen. */
function slipOf({ part, percent, places, printed, sentence, ofWhat }: Share): Finding[] {
  if (ofWhat !== '') return [];
  const before = quantitiesIn(sentence.plain).filter(
    ({ at, unit, about }) => at < part.at && unit === part.unit && !about,
  );
  const whole = before.at(-1);
  if (whole === undefined || whole.value <= part.value) return [];
  const exact = (part.value / whole.value) * 100;
  const others = quantitiesIn(sentence.plain).filter(({ unit }) => unit === part.unit);
  const isOnly = others.length === 2 && !/\d{4}年/u.test(sentence.plain.slice(whole.end, part.at));
  if (Math.abs(exact - percent) > (isOnly ? onlyWholePoints : sharePoints)) return [];
  return [findingOf('share', sentence, printed, `${printPercent(exact, places)}（${part.printed}÷${whole.printed}）`)];
}

function shareFault({ sentence, printed }: Share, right: string): Finding {
  return findingOf('share', sentence, printed, right);
}

/** People are counted by 人 and by 名. */
function kindOf(unit: string): string {
  return unit === '名' ? '人' : unit;
}

function givesShare({ value, unit, about }: Quantity, { part, percent, places }: Share): boolean {
  return (
    !about &&
    kindOf(unit) === kindOf(part.unit) &&
    value >= part.value &&
    fits((part.value / value) * 100, percent, places)
  );
}

/** The whole that the words name, where it was counted before. */
function namedBase({ ofWhat, part }: Share, wholes: readonly Quantity[]): number | null {
  if (ofWhat === '') return null;
  const named = wholes.filter(
    ({ label, unit, about, printed }) =>
      !about &&
      unit === part.unit &&
      label.includes(ofWhat.slice(0, 4)) &&
      !(label === part.label && printed === part.printed),
  );
  const whole = named.find(({ value }) => value >= part.value);
  return whole?.value ?? null;
}

/** The whole that the other shares are of: one that is said and gives one of them, or the one on which two of them agree. */
function baseOf(others: readonly Share[], wholes: readonly Quantity[]): number | null {
  const said = wholes.find((whole) => others.some((one) => one.part.value < whole.value && givesShare(whole, one)));
  if (said !== undefined) return said.value;
  for (const one of others) {
    const base = Math.round((one.part.value / one.percent) * 100);
    if (others.some((other) => other !== one && fits((other.part.value / base) * 100, other.percent, other.places)))
      return base;
  }
  return null;
}

/** Three shares or more of one sentence that are more than the whole, or two of kinds: 「商品类……；服务类……」. */
function overHundred(shares: readonly Share[], isTold: boolean): Finding[] {
  if (isTold) return [];
  const bySentence = Map.groupBy(shares, ({ sentence }) => sentence);
  return [...bySentence.values()].flatMap((list) => {
    const total = list.reduce((sum, { percent }) => sum + percent, 0);
    const last = list.at(-1);
    const isOfKinds = list.length === 2 && list.every(({ part, ofWhat }) => part.label.endsWith('类') && ofWhat === '');
    if (last === undefined || (list.length < 3 && !isOfKinds) || total <= 101) return [];
    if (isOfKinds && /其中|分别/u.test(last.sentence.plain)) return [];
    return [shareFault(last, `各项占比相加是${Number(total.toFixed(2))}%，超过100%`)];
  });
}

/** 「调表车21件、其他43件,调表车占33.8%」: the share stands behind the list, with the name of its part alone. */
export function wrongNamedShares({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [
      ...sentence.plain.matchAll(
        /(?<=[，,；;])([\p{Script=Han}]{2,8})占(?:比)?(?:为|达)?(\d{1,3}(?:\.\d{1,4})?)\s?%/gu,
      ),
    ].flatMap((match): Finding[] => {
      const [printed, name = '', figures = ''] = match;
      const counts = quantitiesIn(sentence.plain).filter((one) => isCount(one) && one.end <= match.index);
      const part = counts.findLast(({ label }) => label.endsWith(name));
      const [percent, places] = [Number(figures), placesOf(figures)];
      if (part === undefined) return [];
      const wholes = counts.filter(({ unit, value }) => unit === part.unit && value > part.value);
      const shares = wholes.map(({ value }) => (part.value / value) * 100);
      if (shares.some((one) => fits(one, percent, places))) return [];
      const slip = shares.find((one) => isSlip(one, percent, places));
      return slip === undefined ? [] : [findingOf('share', sentence, printed, printPercent(slip, places))];
    }),
  );
}

const ofTotal =
  /(?<=^|[，,。；;])(?<name>[\p{Script=Han}]{2,8})占(?:了)?(?:投诉|受理|全部投诉)?(?:总数|总量|总件数)的?(?:比[例重])?(?:为|达到?)?(?<n>\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「受理投诉120件,商品70件、服务50件。服务类投诉占总数的43.5%」: the part and its whole stand in the sentence before. */
export function wrongSharesOfTotal({ sentences }: Paragraph, earlier: readonly Quantity[]): Finding[] {
  return sentences.flatMap((sentence, i) =>
    [...sentence.plain.matchAll(ofTotal)].flatMap((match): Finding[] => {
      const { name = '', n = '' } = match.groups ?? {};
      const own = quantitiesIn(sentence.plain).filter(({ end }) => end <= match.index);
      const isOwn = own.some((one) => isCalled(name, one));
      const counts = (isOwn ? own : quantitiesIn(sentences[i - 1]?.plain ?? '')).filter(isCount);
      const pair = partOfTotal(name, counts);
      if (pair === null) return [];
      const [part, whole] = pair;
      const all = [...earlier, ...sentences.slice(0, i + 1).flatMap(({ plain }) => quantitiesIn(plain))];
      const wholes = all.filter(({ unit, value }) => unit === part.unit && value >= part.value);
      const isGiven = wholes.some(({ value }) => fits((part.value / value) * 100, Number(n), placesOf(n)));
      // Where the text counts another whole besides, the words do not say of which the share is.
      const isOnly = wholes.every(
        (one) => one.value === part.value || one.value === whole.value || counts.includes(one),
      );
      if (isGiven || !isOnly) return [];
      const exact = `${printPercent((part.value / whole.value) * 100, placesOf(n))}（${part.printed}÷${whole.printed}）`;
      return [findingOf('share', sentence, match[0], exact)];
    }),
  );
}

/** The one count of the name, and the first count of the sentence, of which it is a part; null where another whole stands there. */
function partOfTotal(name: string, counts: readonly Quantity[]): readonly [Quantity, Quantity] | null {
  const parts = counts.filter((one) => isCalled(name, one));
  const [[part], [whole]] = [parts, counts];
  if (part === undefined || whole === undefined || parts.length !== 1 || whole === part) return null;
  const isOver = whole.unit === part.unit && whole.value > part.value;
  const isOther = counts.some(({ value, label }) => value > part.value && isOfOther.test(label));
  return isOver && !isOther ? [part, whole] : null;
}

const isOfOther = /去年|上年|同期|上月|举报|咨询|案/u;

/** 「服务类投诉」 of 「服务50件」. */
function isCalled(name: string, { label }: Quantity): boolean {
  const bare = (words: string) => words.replace(/类|投诉|消费|问题|方面|的/gu, '');
  return bare(label).length >= 2 && bare(label) === bare(name);
}

const named =
  /(?<=^|[，,。；;、])([\p{Script=Han}]{2,8}?)(?:额|量|数)?占(?:了)?([\p{Script=Han}]{2,8}?)(?:额|量|数|总数|总量|总额)?的?(?:比[例重])?(?:为|达到?|约)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「授信6840万元,放款198户5130万元,放款额占授信额的57.0%」: both are named, and both were counted. */
export function wrongNamedPairs({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(named)].flatMap((match): Finding[] => {
      const [printed, of = '', whole = '', figures = ''] = match;
      const before = quantitiesIn(sentence.plain).filter(({ end, about }) => end <= match.index && !about);
      const isCalled = (name: string, one: Quantity) =>
        clauseAround(sentence.plain, one.at).includes(name) || one.label.includes(name);
      const parts = before.filter((one) => isCalled(of, one));
      const wholes = before.filter((one) => isCalled(whole, one) && !isCalled(of, one));
      const pairs = wholes.flatMap((base) =>
        parts.filter((one) => one.unit === base.unit && one.value <= base.value).map((one) => [one, base] as const),
      );
      const [percent, places] = [Number(figures), placesOf(figures)];
      const shares = pairs.map(([part, base]) => (part.value / base.value) * 100);
      const [first] = pairs;
      if (first === undefined || pairs.length > 2 || shares.some((one) => fits(one, percent, places))) return [];
      const right = `${printPercent((first[0].value / first[1].value) * 100, places)}（${first[0].printed}÷${first[1].printed}）`;
      return [findingOf('share', sentence, printed, right)];
    }),
  );
}

/** The words of a clause from its comma to its number, other numbers among them. */
function clauseAround(plain: string, at: number): string {
  return (
    plain
      .slice(0, at)
      .split(/[，,。；;]/u)
      .at(-1) ?? ''
  );
}

const together =
  /([二三四五六七八九十]|\d{1,2})(?:类|项|家|个|者|种)(?:合计|共|一共)?占(?:([\p{Script=Han}]{2,8}?)(?:总数|总量|总件数)?的)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「食品221件、服装118件、家电97件,三类占商品投诉的75.9%」 */
export function wrongSharesTogether({ sentences }: Paragraph, earlier: readonly Quantity[]): Finding[] {
  return sentences.flatMap((sentence, i) =>
    [...sentence.plain.matchAll(together)].flatMap((match): Finding[] => {
      const [printed, number = '', ofWhat = '', figures = ''] = match;
      const own = quantitiesIn(sentence.plain).filter(({ end, about }) => end <= match.index && !about);
      const n = countIn(number) ?? 0;
      const parts = own.filter(({ unit }) => unit === own.at(-1)?.unit).slice(-n);
      const [first] = parts;
      if (first === undefined || parts.length !== n || n < 2) return [];
      const sum = parts.reduce((total, { value }) => total + value, 0);
      const said = sentences.slice(0, i).flatMap(({ plain }) => quantitiesIn(plain));
      const wholes = [...earlier, ...said, ...own].filter(
        ({ unit, value, about }) => isAlikeUnit(unit, first.unit) && value > sum && !about,
      );
      const [percent, places] = [Number(figures), placesOf(figures)];
      if (wholes.some(({ value }) => fits((sum / value) * 100, percent, places))) return [];
      const named = wholes.filter(
        ({ label }) => label.length >= 2 && (ofWhat.includes(label) || label.includes(ofWhat)) && ofWhat !== '',
      );
      const [whole] = named.length === 1 ? named : wholes.length === 1 ? wholes : [];
      if (whole === undefined) return [];
      return [
        findingOf(
          'share',
          sentence,
          printed,
          `${printPercent((sum / whole.value) * 100, places)}（${sum}÷${whole.printed}）`,
        ),
      ];
    }),
  );
}

/** 「占104.5%」: no part is more than its whole. */
export function sharesOverAll({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(/占(?:比)?[\p{Script=Han}]{0,10}?(\d{3}(?:\.\d{1,4})?)\s?%/gu)].flatMap((match) =>
      Number(match[1]) > 100 && !/计划|任务|目标/u.test(match[0])
        ? [findingOf('share', sentence, match[0], '占比不会超过100%')]
        : [],
    ),
  );
}

const totalled =
  /(?:([二三四五六七八九])[种类项者个][\p{Script=Han}]{0,4})?(?:合计|共计|总计)(?:为|占|达)?(\d{1,3}(?:\.\d{1,4})?)%/u;

/** 「和解占35.2%,现场调解占41.6%,电话调解占28.1%,三种方式合计100%」 */
export function wrongTotalOfShares({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence): Finding[] => {
    const match = totalled.exec(sentence.plain);
    if (match === null) return [];
    const [printed, number, figures = ''] = match;
    const before = sentence.plain.slice(0, match.index);
    const shares = [...before.matchAll(/占(?:比)?(?:为|达)?(\d{1,3}(?:\.\d{1,4})?)%/gu)].map(([, one = '']) =>
      Number(one),
    );
    const isAll = number === undefined ? shares.length >= 3 : countIn(number) === shares.length;
    const total = shares.reduce((sum, one) => sum + one, 0);
    if (!isAll || shares.length < 2 || /其中/u.test(before) || Math.abs(total - Number(figures)) < 0.5) return [];
    return [findingOf('share', sentence, printed, `各项占比相加是${Number(total.toFixed(2))}%`)];
  });
}

/** A share without its count: its name, whether words say that it is one, and how much. */
interface ListedShare {
  name: string;
  says: boolean;
  percent: number;
  step: number;
  at: number;
  end: number;
}

const listedShare =
  /(?<name>[\p{Script=Han}“”]{1,12}?)(?<says>约?占(?:比|了)?(?:[\p{Script=Han}]{2,8}的)?(?:比重)?(?:为|达|约)?|比重[为达]|占比[为达约])?\s?\(?(?<n>\d{1,3}(?:\.\d{1,2})?)\s?%\)?/gu;
/** Between two of one list. */
const goesOn = /^\s?(?:[、，,；;]|和|及|以及)\s?$/u;
/** What is no share of one whole: rates, changes, parts of parts, answers of which one person gave several, and people by what they are. */
const isOther =
  /率|增|减|升|降|长|超|高于|低于|同比|环比|完成|达标|其中|认为|表示|选择|受访|问卷|男|女|党员|学历|岁|青年|专职|兼职|本科|大专|职称|计划|任务/u;
/** What became of matters, step after step, is no kind beside another. */
const isStage = /覆盖|合格|整改|办结|结案|受理|满意|调解|立案|成功/u;
/** One matter may be of several kinds. */
const overlaps = /兼|交叉|重叠|重复|多选/u;
/** These leave nothing out beside them. */
const isRest = /^(?:其他|其它|其余)/u;

/** 「食品占45%、服装占30%、家电占20%、其他占15%」: more than the whole together, where it is no matter of rounding. */
export function sharesListedOverAll({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => [
    ...listsIn(sentence).flatMap((list) => overAll(list, sentence)),
    ...sharedOut(sentence),
    ...pairOverAll(sentence),
  ]);
}

function listsIn({ plain }: Sentence): ListedShare[][] {
  if (plain.split('%').length <= 3) return [];
  const lists: ListedShare[][] = [];
  for (const { groups = {}, index, 0: printed } of plain.matchAll(listedShare)) {
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

function overAll(list: readonly ListedShare[], sentence: Sentence): Finding[] {
  const [first, last] = [list[0], list.at(-1)];
  if (first === undefined || last === undefined) return [];
  const words = sentence.plain.slice(Math.max(0, first.at - 20), last.end + 10);
  const isOfOne =
    isRest.test(last.name) || list.every(({ says }) => says) || /按[\p{Script=Han}]{2,8}分|构成/u.test(words);
  if (!isOfOne || isOther.test(words) || overlaps.test(sentence.plain) || endsBefore(list)) return [];
  if (list.some(({ name }) => isStage.test(name))) return [];
  return faultOf(
    list.map(({ percent }) => percent),
    Math.max(...list.map(({ step }) => step)),
    sentence,
    sentence.plain.slice(first.at, last.end),
  );
}

/** A whole that is made before the list ends, with another behind it: 「线上占60%,线下占40%,食品占45%」. */
function endsBefore(list: readonly ListedShare[]): boolean {
  let sum = 0;
  return list.slice(0, -1).some(({ percent }) => Math.abs((sum += percent) - 100) <= 0.3);
}

const ofPair =
  /(?<=^|[，,。；;、:：看])(?<one>[\p{Script=Han}“”]{2,10}?)(?:件数|数量|量|数)?(?:约|共)?占(?:比|到|了)?(?<ofOne>[\p{Script=Han}]{2,8}?(?:总数|总量|的))?(?:比重|比例)?(?:为|达|约)?(?<a>\d{1,3}(?:\.\d{1,2})?)%\s?[、，,；;]\s?(?<other>[\p{Script=Han}“”]{2,10}?)(?:件数|数量|量|数)?(?:约|共)?占(?:比|到|了)?(?<ofOther>[\p{Script=Han}]{2,8}?(?:总数|总量|的))?(?:比重|比例)?(?:为|达|约)?(?<b>\d{1,3}(?:\.\d{1,2})?)%/gu;

/** 「商品类占60%,服务类占45%」: two that have nothing in common cannot be more than their whole. */
function pairOverAll(sentence: Sentence): Finding[] {
  if (sentence.plain.split('%').length <= 2 || overlaps.test(sentence.plain)) return [];
  return [...sentence.plain.matchAll(ofPair)].flatMap(({ 0: printed, groups = {} }): Finding[] => {
    const { one = '', other = '', ofOne = '', ofOther = ofOne, a = '', b = '' } = groups;
    const isPair = halves.some((pair) => isHalfOf(one, other, pair) || isHalfOf(one, other, [pair[1], pair[0]]));
    if (!isPair || ofOne !== ofOther || isOther.test(one + other) || isStage.test(one + other)) return [];
    return faultOf([Number(a), Number(b)], 10 ** -Math.max(placesOf(a), placesOf(b)), sentence, printed);
  });
}

/** The same words but for the kind: 「商品类投诉」 and 「服务类」, not 「城关所商品类」 and 「柳河所服务类」. */
function isHalfOf(one: string, other: string, [left, right]: readonly [RegExp, RegExp]): boolean {
  if (!left.test(one) || !right.test(other) || right.test(one) || left.test(other)) return false;
  const bare = (name: string, kind: RegExp) =>
    name.replace(kind, '').replace(/类|投诉|举报|消费|从|别|方面|[“”]/gu, '');
  return bare(one, left) === '' && bare(other, right) === '';
}

/** 「食品、服装、家电、其他分别占45%、30%、20%、15%」 */
function sharedOut(sentence: Sentence): Finding[] {
  if (!sentence.plain.includes('分别占')) return [];
  const pattern = /分别占(?:[\p{Script=Han}]{2,8}的)?(?:比重)?((?:\d{1,3}(?:\.\d{1,2})?%(?:[、，,]|和|及)?){3,12})/gu;
  return [...sentence.plain.matchAll(pattern)].flatMap((match): Finding[] => {
    const figures = [...(match[1] ?? '').matchAll(/[\d.]+/gu)].map(([one]) => one);
    if (isOther.test(sentence.plain) || overlaps.test(sentence.plain)) return [];
    return faultOf(figures.map(Number), Math.max(...figures.map((one) => 10 ** -placesOf(one))), sentence, match[0]);
  });
}

function faultOf(shares: readonly number[], step: number, sentence: Sentence, printed: string): Finding[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  if (total <= 100 + Math.max(0.5, shares.length * step * 0.5)) return [];
  return [findingOf('share', sentence, printed, `各项占比相加是${Number(total.toFixed(2))}%，超过100%`)];
}
