/** 合计 (sum): the parts that a sentence lists against their whole. */
import { findingOf, type Finding } from './finding.ts';
import { isChange, isOfBefore } from './growth-rules.ts';
import { halves, isAlikeUnit, printValue, quantitiesIn, type Quantity } from './quantity.ts';
import { sharesOf } from './ratio-rules.ts';
import { passageOf, type Paragraph, type Sentence } from './work-report-text.ts';

/** Before which words the parts of a whole are listed; 其中 may name some of them alone. */
const partsBegin = /(?:其中|包括|分别是|分别为|具体为|分为)[：:,，]?/u;

/** 「共132件,其中商品103件、服务30件」: more than the whole, or less where the words say that these are all. */
export function wrongSums(paragraph: Paragraph): Finding[] {
  return paragraph.sentences.flatMap((sentence, i) => [
    ...partsAgainstWhole(sentence),
    ...partsOfSentenceBefore(sentence, paragraph.sentences[i - 1], paragraph),
    ...totalBehind(sentence),
    ...listedWhole(sentence),
  ]);
}

function partsAgainstWhole(sentence: Sentence): Finding[] {
  const pieces = sentence.plain.split(/(?=其中|包括|分别是|分别为|具体为)/u);
  let at = 0;
  return pieces.flatMap((piece, i) => {
    const [from, to] = [at, at + piece.length];
    at = to;
    if (i === 0 || !partsBegin.test(piece)) return [];
    const all = quantitiesIn(sentence.plain);
    const isOutside = !isInBrackets(sentence.plain, from);
    const before = all.filter(({ end, isAside }) => end <= from && !(isAside && isOutside));
    const whole = wholeOf(before, sentence);
    if (whole === undefined || whole.about) return [];
    const between = sentence.plain.slice(whole.end, from).replace(/\([^()]{0,60}\)/gu, '');
    return isBeside(between, piece) ? partsFault(whole, all, { from, to }, sentence) : [];
  });
}

/** 「共受理投诉422件,同比增加37件。其中,城关所132件……」 */
function partsOfSentenceBefore(sentence: Sentence, before: Sentence | undefined, paragraph: Paragraph): Finding[] {
  if (before === undefined || !/^其中[，,：:]?/u.test(sentence.plain)) return [];
  const all = quantitiesIn(sentence.plain);
  const unit = all[0]?.unit ?? '';
  const counts = quantitiesIn(before.plain).filter((one) => isAlikeUnit(one.unit, unit) && !one.isAside);
  const whole = wholeBefore(counts, before, all);
  if (whole === undefined || whole.about || counts.some((one) => one.value > whole.value)) return [];
  const found = partsFault(whole, all, { from: 0, to: sentence.plain.length }, sentence);
  const passage = passageOf(paragraph, before, sentence);
  return found.map(({ rule, printed, right }) => findingOf(rule, passage, printed, right));
}

/**
 * Of the sentence before the last count, or the greatest where the parts come to none of its counts: of 「受理201件,办结198件」 nothing that
 * makes 210 is a part.
 */
function wholeBefore(counts: readonly Quantity[], before: Sentence, parts: readonly Quantity[]): Quantity | undefined {
  const last = wholeOf(counts, before);
  const own = counts.filter((one) => !isOfBefore(one, before) && !isChange(one, before));
  const most = own.toSorted((a, b) => b.value - a.value)[0];
  if (last === undefined || most === undefined || most === last || own.length < 2) return last;
  const alike = parts.filter((one) => isAlikeUnit(one.unit, most.unit) && !one.about && !isOfAnother.test(one.label));
  return alike.length >= 2 && alike.reduce((sum, { value }) => sum + value, 0) > most.value ? most : last;
}

/** The last count that is neither of last year nor a change: of what grew by 37 the parts are listed, and not of the 37. */
function wholeOf(counts: readonly Quantity[], sentence: Sentence): Quantity | undefined {
  return counts.findLast((one) => !isOfBefore(one, sentence) && !isChange(one, sentence));
}

function partsFault(
  whole: Quantity,
  all: readonly Quantity[],
  { from, to }: { from: number; to: number },
  sentence: Sentence,
): Finding[] {
  const { parts, isOpen } = partsOf(whole, all, { from, to }, sentence);
  const end = parts.at(-1)?.end ?? from;
  const list = { words: sentence.plain.slice(from, end), behind: sentence.plain.slice(end, end + 9), isOpen };
  return parts.length === 0 ? [] : compareParts(whole, parts, sentence, list);
}

function isInBrackets(plain: string, at: number): boolean {
  const before = plain.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

/** 「203件,分别为」 goes on from the number; 「任务数分别为」 tells of something else. */
function isBeside(between: string, piece: string): boolean {
  return piece.startsWith('其中')
    ? !/[；;]/u.test(between) &&
        (between.length <= 14 || /^[，,]?(?:同比|环比|较|比|与)[^；;。]{0,34}[，,]$/u.test(between))
    : /^[)，,:：\s]{0,3}$/u.test(between);
}

/** What is counted as the whole is, as far as the list goes: a semicolon or another total ends it, and so does what was done with it. */
function partsOf(
  whole: Quantity,
  all: readonly Quantity[],
  { from, to }: { from: number; to: number },
  { plain }: Sentence,
): { parts: Quantity[]; isOpen: boolean } {
  const stop = plain.slice(from, to).search(/[；;]|(?:同比|环比|较[上去]年|比[上去]年|去年同期|上年同期)/u);
  const end = stop < 0 ? to : from + stop;
  const counted = all.filter(
    (one) =>
      one.at >= from &&
      one.end <= end &&
      isAlikeUnit(one.unit, whole.unit) &&
      !one.about &&
      !isOfAnother.test(one.label) &&
      !isTotal(plain, one.at),
  );
  // 「商品类240件(食品98件、服装55件),服务类132件」: in brackets stand parts of a part.
  const open = counted.filter(({ isAside }) => !isAside);
  const listed = open.length === 0 || isInBrackets(plain, from) ? counted : open;
  const ends = listed.findIndex((one, i) => i > 0 && isSomethingElse(one, listed.slice(0, i), plain));
  const parts = ends < 0 ? listed : listed.slice(0, ends);
  return { parts, isOpen: ends > 0 && mayGoOn(listed, ends, whole, plain) };
}

/** What is done with matters, or beside them: behind a list of kinds it is none of them. */
const isAct =
  /^(?:已|均|全部|正在|成功|按期|按时|现场|当场|依法|累计|同时|共)*(?:办结|处结|结案|调解|调处|达成|和解|终止|立案|不予|核查|核实|初查|移送|移交|转办|挽回|追回|罚|没收|责令|整改|回访|受理|接受|接待|接听|接到|接收|收到|解答|答复|咨询|检出|发现|查处|查办|查获|查扣|处理|处置|解决|涉及|培训|约谈|召开|举办|发放|检查|抽检|退|赔|撤|办理|上报|公示|满意|合格|不合格|维持|驳回|撤销|变更|确认)/u;

/** 「商品类70件、服务类45件,办结118件」: behind a comma an act, after kinds or after a list that 、 held together. */
function isSomethingElse(one: Quantity, before: readonly Quantity[], plain: string): boolean {
  if (!isAct.test(one.label)) return false;
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (!isAct.test(first.label)) return true;
  const isListed = before.length > 1 && /^\s?、/u.test(plain.slice(before.at(-2)?.end));
  return isListed && /[，,]/u.test(plain.slice(last.end, one.at));
}

/** Whether what stands behind the end may be meant as a part after all: with it the parts come to the whole, or 、 leads on to what has room in it. */
function mayGoOn(listed: readonly Quantity[], ends: number, { value }: Quantity, plain: string): boolean {
  const withNext = listed.slice(0, ends + 1).reduce((sum, one) => sum + one.value, 0);
  if (withNext <= value && /^\)?\s?[、和及]/u.test(plain.slice(listed[ends - 1]?.end))) return true;
  let sum = 0;
  return listed.some((one, i) => {
    sum += one.value;
    return i >= ends && Math.abs(sum - value) < 1e-6;
  });
}

function isTotal(plain: string, at: number): boolean {
  return /(?:合计|小计|共计)[\p{Script=Han}]{0,2}$/u.test(plain.slice(Math.max(0, at - 5), at));
}

/** What is no part: 「每批次1050元」, 「占全年投诉总量2940件的」. */
export const isOfAnother = /每|平均|均为|件均|人均|占|^即|最高|最低|不足|以[上下]$/u;

/** The words of a list of parts, and those right behind it. */
interface List {
  words: string;
  behind: string;
  /** What follows may be a part too: then no more is known than whether these are already too many. */
  isOpen: boolean;
}

function compareParts(whole: Quantity, parts: readonly Quantity[], sentence: Sentence, list: List): Finding[] {
  const [first] = parts;
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const fault = (rule: 'sum' | 'part-over-whole', printed: string, right: string) => [
    findingOf(rule, sentence, printed, right),
  ];
  const over = parts.find(({ value }) => value > whole.value + 1e-6);
  if (over !== undefined) return fault('part-over-whole', `${over.label}${over.printed}`, `不超过总数${whole.printed}`);
  if (parts.length < 2 || first === undefined || isNested(parts, list) || addsUp(parts, whole, sentence)) return [];
  const right = printValue(total, whole.printed);
  if (total > whole.value + 1e-6) return fault('sum', `${whole.label}${whole.printed}`, `分项之和是${right}`);
  if (list.isOpen) return [];
  return namesAll(list, sentence) || lacksLittle(parts, whole.value - total)
    ? fault('sum', `${whole.label}${whole.printed}`, `分项之和是${right}`)
    : [];
}

/** Whether the parts, as far as the list goes, are the whole; what follows behind a comma tells of something else: 「……,合格118批次」. */
function addsUp(parts: readonly Quantity[], { value }: Quantity, { plain }: Sentence): boolean {
  let sum = 0;
  return parts.some((one, i) => {
    sum += one.value;
    return i > 0 && Math.abs(sum - value) < 1e-6 && !/^\)?[、和及]/u.test(plain.slice(one.end));
  });
}

/** A list of four or more that lacks less than any of its parts and next to nothing of the whole was meant to be all. */
function lacksLittle(parts: readonly Quantity[], lacking: number): boolean {
  const least = Math.min(...parts.map(({ value }) => value));
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return parts.length >= 4 && lacking > 0 && lacking < least && lacking / total <= 0.03;
}

/** A part of a part: 「受理80件,办结75件」 are no two parts of one whole. */
function isNested(parts: readonly Quantity[], { words: piece, behind }: List): boolean {
  if (/(?:有交叉|重复计|兼)/u.test(behind)) return true;
  if (/(?:均|都|全部|含|又|同时|再|当中|兼|重复|交叉)/u.test(piece)) return true;
  if (isPlainList(parts, piece)) return false;
  const stages = parts.filter(({ label }) =>
    /受理|办结|结案|调解|达成|立案|核查|移送|移交|处理|合格|整改|回访|终止/u.test(label),
  );
  return stages.length > 1 && stages.length < parts.length + 1 && !isSplitByEnd(parts);
}

/** Held apart by 、 alone: no part of a part stands so. */
function isPlainList(parts: readonly Quantity[], piece: string): boolean {
  return (
    parts.length >= 3 && piece.split('、').length >= parts.length && !/[，,](?=[\p{Script=Han}]{1,12}\d)/u.test(piece)
  );
}

/** 「调解成功92件、终止调解149件」, 「合格280批次、不合格9批次」: what became of all of them. */
function isSplitByEnd(parts: readonly Quantity[]): boolean {
  const says = (pattern: RegExp) => parts.some(({ label }) => pattern.test(label));
  return (says(/不合格/u) && says(/^(?!.*不合格).*合格/u)) || (says(/调解成功|达成/u) && says(/终止|未达成|不成/u));
}

/** 「居前三位」, 「等」: these are not all. */
const namesSome = /等(?!级|候|次)|居前|前[二三四五六]位?|列前|较多|主要|最多|最大/u;

/** Where the list is all there is: the words say so, or its shares make a hundred. */
function namesAll({ words: piece, behind }: List, sentence: Sentence): boolean {
  if (namesSome.test(piece + behind)) return false;
  if (/^\s?\([^()]{0,12}不重复/u.test(behind)) return true;
  if (/^(?:分别是|分别为|具体为|包括)/u.test(piece) || isWholeTogether(piece)) return true;
  const shares = sharesOf(sentence);
  const total = shares.reduce((sum, { percent }) => sum + percent, 0);
  if ([...piece.matchAll(/(?<!\d)\d{1,2}月\d/gu)].length >= 3) return true;
  return (shares.length >= 2 && Math.abs(total - 100) <= 0.3) || /[、,，]其他[\p{Script=Han}]{0,6}\d/u.test(piece);
}

function isWholeTogether(piece: string): boolean {
  return halves.some(([one, other]) => one.test(piece) && other.test(piece));
}

const totalWords = /^[，,、]?\s?(?:合计|小计|总计|共计|总共|共)(?:为|是|达|有)?[\p{Script=Han}]{0,8}$/u;

/** 「投诉604件、举报692件,合计1296件」: the total behind its parts. */
function totalBehind(sentence: Sentence): Finding[] {
  const all = quantitiesIn(sentence.plain).filter(({ about }) => !about);
  return all.flatMap((total, i) => {
    const parts = all
      .slice(0, i)
      .filter(({ unit, label }) => classOf(unit) === classOf(total.unit) && !isOfAnother.test(label));
    const between = sentence.plain.slice(parts.at(-1)?.end ?? 0, total.at);
    if (!totalWords.test(between) || /仅|每/u.test(between)) return [];
    const listed = listBefore(parts, sentence);
    if (listed.length < 2 || addsUpBehind(parts, total)) return [];
    const sums = listed.map((_, from) => listed.slice(from).reduce((sum, { value }) => sum + value, 0));
    if (sums.some((sum) => Math.abs(sum - total.value) < 1e-6)) return [];
    return [
      findingOf(
        'sum',
        sentence,
        `${total.label}${total.printed}`,
        `前面各项相加是${printValue(sums[0] ?? 0, total.printed)}`,
      ),
    ];
  });
}

/** Whether the last of what was counted before, however it is held apart, come to the total. */
function addsUpBehind(parts: readonly Quantity[], { value }: Quantity): boolean {
  let sum = 0;
  return parts.toReversed().some((one, i) => (sum += one.value) > 0 && i > 0 && Math.abs(sum - value) < 1e-6);
}

/** Shops and places are added up though one is counted by 家 and another by 个. */
function classOf(unit: string): string {
  return ['家', '个', '户', '处', '座', '所'].includes(unit) ? '家' : unit;
}

/** The parts that stand as one list: nothing but commas and names between them. */
function listBefore(parts: readonly Quantity[], { plain }: Sentence): Quantity[] {
  const list: Quantity[] = [];
  for (const one of parts.toReversed()) {
    const next = list[0];
    const between = plain.slice(one.end, (next ?? one).at);
    if (
      next !== undefined &&
      (/[；;。]/u.test(between) || !/^(?:[、和及与]|以及|[，,](?=[\p{Script=Han}]{1,8}$))/u.test(between))
    )
      break;
    list.unshift(one);
  }
  return list;
}

/** 「共受理投诉422件(甲所132件、乙所97件、丙所88件)」: a list of nothing but its parts, in brackets or behind a colon. */
function listedWhole(sentence: Sentence): Finding[] {
  const all = quantitiesIn(sentence.plain).filter(({ about }) => !about);
  return all.flatMap((whole): Finding[] => {
    const list = /^\s?(?:\(([^()]{6,200})\)|[:：]([^。；;(]{6,200}))/u.exec(sentence.plain.slice(whole.end));
    const words = list?.[1] ?? list?.[2] ?? '';
    const parts = quantitiesIn(words).filter(({ about }) => !about);
    const items = words.split('、').length;
    if (
      parts.length < 3 ||
      items !== parts.length ||
      parts.some((one) => one.unit !== whole.unit || isOfAnother.test(one.label))
    )
      return [];
    const sum = parts.reduce((total, { value }) => total + value, 0);
    if (Math.abs(sum - whole.value) < 1e-6 || Math.abs(sum - whole.value) / whole.value > 0.12) return [];
    return [
      findingOf('sum', sentence, `${whole.label}${whole.printed}`, `分项之和是${printValue(sum, whole.printed)}`),
    ];
  });
}
