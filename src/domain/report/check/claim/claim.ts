/**
 * 可以对台账的数 (claim): a number of a report that the ledger counts too, by the figure that its words name, the period that it is said of and
 * the place of which it is told. What is of an occasion, of a part that no ledger knows, or of another time is none: 「现场受理投诉3件」.
 */
import type { FigureName } from '../../../figures.ts';
import { readWorkReports, type Paragraph, type Sentence, type WorkReportText } from '../work-report-text.ts';
import { quantitiesIn, ratesIn, type Quantity } from '../quantity.ts';
import type { Span, Told } from '../finding.ts';
import { dayOfSigning, periodIn, timesIn, type SaidPeriod, type SaidTime, type TimeKnown } from '../period.ts';
import { isOfComplaints, nameOf, rateNames } from './claim-names.ts';
import {
  namesIn,
  saidOfIn,
  saidOn,
  sentencesOfParts,
  whoseAt,
  type NamedOffice,
  type Said,
  type SaidOf,
  type Whose,
} from './said-of.ts';

export interface Claim extends Told {
  figure: FigureName;
  printed: string;
  words: Span;
  /** As the figure is counted: money in fen, a rate in per cent. */
  value: number;
  /** Figures behind the point of what is printed, in its own unit; what was counted is rounded as it is before both are compared. */
  step: number;
  /** 「10余万元」: at least so much, and not much more. */
  isAbout: boolean;
  period: SaidPeriod;
  whose: Whose;
}

/** What may stand before the words of a claim that is of the whole place; times and names of offices are taken out of it. */
const ofAll =
  /^(?:以来|至今|为止|共计?|总共|累计|一共|合计|并|已|还|也|依法|及时|成功|妥善|认真|有效|全[县市区局所]|[我本]?[县区市]?局|[县区市]消保委|[我本][县市区所]|[我本]单位|辖区内?|12315(?:平台|中心|热线|指挥中心)?|为消费者|为群众|向消费者|各级|系统|市场监管部门|市场监管局|工商部门|组织|进行|商品|流通领域|内|的|,|了|12315工作机构|(?:受理|办结)(?:的投诉|件)中){0,8}$/u;
const enumerated = /^(?:[①-⑩]|[一二三四五六七八九十]是|\d{1,2}\.)/u;
/** Whether the words before a name say no part: 「全县」, 「我局」, nothing. */
export function ofWhole(words: string): boolean {
  return ofAll.test(words.replace(/\s/gu, '').replace(enumerated, ''));
}
/** What is somebody else’s, or of another time. */
const ofAnother = /去年|上年|同期|上月|上季|前年|环比|往年|每|平均|计划|目标|力争|预计|分别/u;
/** What is not done yet, to the end of its sentence. */
const isPlanned = /计划(?![的内])|目标(?:是|为)|力争|争取|预计/u;

/** A part of the county or of its matters, of which a rate may be as well. */
const ofPart = /类|领域|行业|(?<![我各])所(?![有以在需涉])|[镇乡村]|分局|站点|(?:举报|案件|线索|咨询)[^投申]{0,40}$/u;
/** Whether the words before a number speak of a part, of somebody else or of another time. */
export function isSaidOfPart(before: string): boolean {
  return before.includes('其中') || ofAnother.test(before) || ofPart.test(before);
}

/** 「比去年增长35%」: what a number is held against names no time of what follows. */
export const comparedWith =
  /(?:同比|[与和同比较](?:去年|上年)(?:同期)?(?:相比)?[，,]?)(?<way>净?增长|上升|增加|提高|下降|减少|降低)了?\s?(?<n>\d{1,6}(?:\.\d{1,4})?)\s?(?<unit>%|个百分点|[件起]|[万亿]?元|人次)/gu;

/** 「环比下降7%」, 「比上月增长35%」, 「较上季度增加12件」: against the period right before, of the same length. */
export const comparedBefore =
  /(?:环比|[与和同比较]上一?个?(?<step>月|季)(?:份|度)?(?:相比)?[，,]?)(?<way>净?增长|上升|增加|提高|下降|减少|降低)了?\s?(?<n>\d{1,6}(?:\.\d{1,4})?)\s?(?<unit>%|个百分点|[件起]|[万亿]?元|人次)/gu;

/** The days of a report of this program, which are those of what it says without naming any. */
export interface OwnDays {
  from: string;
  to: string;
}

/** By what a text is read. */
export interface ReadBy {
  /** Of a report of this program; null of a pasted text. */
  own?: OwnDays | null;
  /** What names no period, in a text that names none, is of these days. */
  unnamed?: OwnDays | null;
  offices?: readonly NamedOffice[];
}

/**
 * The claims of a text, each with the period that it is said of; what is said of no period is bound to none. Of a report of this program its
 * own days are known, and what the title calls them by is the same.
 */
export function claimsIn(text: string, by: ReadBy = {}): Claim[] {
  return readWorkReports(text).flatMap((document) => {
    const claims = claimsOfDocument(document, by);
    const since = (by.own ?? null) === null ? keptSinceIn(document) : null;
    return since === null ? claims : claims.map((claim) => countedSince(claim, since));
  });
}

/** The same of one document. */
export function claimsOfDocument(document: WorkReportText, by: ReadBy = {}): Claim[] {
  const { own = null, unnamed = null, offices = [] } = by;
  // A report of this program is read as on the last of its days, whenever it is signed.
  const signed = own === null ? dayOfSigning(document) : own.to;
  const titled = titledIn(document, signed, own);
  const days = own ?? titled ?? unnamed;
  const whole = days === null ? null : { ...days, printed: '' };
  const around = { known: { signed, whole, isOwn: own !== null }, whole, offices };
  const inParts = sentencesOfParts(document);
  return document.paragraphs.flatMap((paragraph, i) => {
    const before = document.paragraphs[i - 1]?.sentences.at(-1)?.plain ?? '';
    return claimsOfParagraph(paragraph, before, around)
      .filter(({ start }) => !inParts.has(start))
      .map((claim) =>
        own !== null && isSameDays(claim.period, titled) ? { ...claim, period: { ...own, printed: '' } } : claim,
      );
  });
}

/** By what the first sentences call the time of which the text tells; of a report of this program its title alone, where its days lie within. */
function titledIn(document: WorkReportText, signed: string | null, own: OwnDays | null): SaidPeriod | undefined {
  const sentences = document.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const found = sentences
    .slice(0, own === null ? openingSentences : 1)
    .map(({ plain }) => periodIn(plain, signed, null))
    .find((one) => one !== null);
  if (own === null || found === undefined) return found;
  return found.from <= own.from && own.to <= found.to ? found : undefined;
}

/** The footnote of a report of this program whose ledger begins within its days (`cutNote`): from that day on its numbers are counted. */
function keptSinceIn({ plain }: WorkReportText): string | null {
  const match = /数自(\d{4})年(\d{1,2})月(\d{1,2})日起\((?:投诉)?台账从这天开始\)/u.exec(plain);
  if (match === null) return null;
  const [year = '', month = '', day = ''] = match.slice(1);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function countedSince(claim: Claim, since: string): Claim {
  const { from, to } = claim.period;
  return from < since && since <= to ? { ...claim, period: { ...claim.period, from: since } } : claim;
}

function isSameDays(one: OwnDays, other: OwnDays | undefined): boolean {
  return one.from === other?.from && one.to === other.to;
}

/** The title, whom it is for, and the sentence that says of what time it tells. */
const openingSentences = 4;

interface Around {
  known: TimeKnown;
  /** Of what time is said what names none. */
  whole: SaidPeriod | null;
  offices: readonly NamedOffice[];
}

/** A sentence with what stands before it. */
interface SentenceAt {
  sentence: Sentence;
  /** The sentence before. */
  earlier: string;
  said: Said;
}

function claimsOfParagraph(paragraph: Paragraph, before: string, around: Around): Claim[] {
  return readingsOf(paragraph, around).flatMap(({ sentence, said, seen }, i) => {
    if (!/[\d率一二三四五六七八九十]/u.test(sentence.plain)) return [];
    const earlier = paragraph.sentences[i - 1]?.plain ?? before;
    return claimsOf({ sentence, earlier, said }, seen, around);
  });
}

interface SeenSentence {
  plain: string;
  within: Seen;
  /** What brackets say is of nothing behind them. */
  outside: Seen;
}

/** The sentences of a paragraph, each with what those before it leave to it, whether they hold a number or none: 「上半年工作平稳。」 */
function readingsOf(
  { sentences }: Pick<Paragraph, 'sentences'>,
  around: Around,
): { sentence: Sentence; said: Said; seen: SeenSentence }[] {
  let said = saidFirst;
  return sentences.map((sentence) => {
    const plain = withoutComparisons(sentence.plain);
    const within = seenIn(plain, around);
    const outside = plain.includes('(') ? seenIn(withoutBrackets(plain), around) : within;
    const read = { sentence, said, seen: { plain, within, outside } };
    said = saidOn(said, outside.marks, outside.times);
    return read;
  });
}

/** A paragraph begins with whoever reports, and with the time of the whole. */
const saidFirst: Said = { whose: 'author', time: null };

interface Seen {
  marks: SaidOf;
  times: readonly SaidTime[];
}

function seenIn(plain: string, { known, offices }: Around): Seen {
  return { marks: saidOfIn(plain, offices), times: timesIn(plain, known) };
}

function claimsOf(
  { sentence, earlier, said }: SentenceAt,
  { plain, within, outside }: SeenSentence,
  { known, whole, offices }: Around,
): Claim[] {
  const bare = withoutNames(plain, within.times, offices);
  const all = quantitiesIn(plain);
  /** 「其中调解成功178件」 opens no list of parts. */
  const closed = new Set<number>();
  /** Null where no ledger knows it: of another time, of a plan, of a part. */
  const boundAt = (at: number, clause: number, one: Pick<Quantity, 'value' | 'unit' | 'isAside'>) => {
    const { marks, times } = one.isAside ? within : outside;
    const time = times.findLast(({ end, ...time }) => end <= at && !isOver(time, plain.slice(end, at))) ?? said.time;
    const period = time === null ? whole : time.days;
    const open = marks.filter((mark) => !closed.has(mark.at));
    const whose = whoseAt(open, { at, clause, one }, { plain, all, inherited: said.whose });
    if (period === null || whose === null || isPlanned.test(plain.slice(0, at))) return null;
    return { period, whose };
  };
  // 「现场受理投诉3件，发放材料200份」: what follows a number of a part is of that part, until the whole is named again.
  let narrowedFrom: number | null = null;
  const counts = all.flatMap((one, i): Claim[] => {
    const { clause, wide, from } = clauseBefore(bare, one.at, all[i - 1]?.end ?? 0);
    const name = nameOf(clause, one, () => isOfComplaints(plain.slice(0, one.at), earlier, known.isOwn));
    const qualified = name === undefined ? clause : clause.replace(name.words, '').replace(/^\s{0,4}其中/u, '');
    if (name === undefined || ofAnother.test(wide) || !ofWhole(qualified)) {
      const isPart = name === undefined ? isOfKind.test(clause) : !isManner.test(qualified.trim());
      if (isPart) narrowedFrom ??= one.at;
      return [];
    }
    if (narrowedFrom !== null && !isNamedAgain(within.marks, plain, narrowedFrom, one.at)) return [];
    narrowedFrom = null;
    const bound = boundAt(one.at, from, one);
    if (bound === null) return [];
    const among = within.marks.findLast(({ kind, at, end }) => kind === 'among' && at >= from && end <= one.at);
    if (among !== undefined) closed.add(among.at);
    const scale = one.unit === '元' ? 100 : 1;
    const counted = { figure: name.figure, value: Math.round(one.value * scale), step: one.step * scale };
    return [claimOf(sentence, one, { ...counted, isAbout: one.about, ...bound })];
  });
  const rates = ratesIn(plain).flatMap((one): Claim[] => {
    const named = rateNames.find(({ words }) => words.test(one.name));
    const end = one.at + one.name.length;
    const { clause, from } = clauseBefore(bare, end, 0);
    if (named === undefined || !ofWhole(clause.replace(named.words, ''))) return [];
    if (ofAnother.test(clause) || isOfOthers.test(plain.slice(0, one.at))) return [];
    if (narrowedFrom !== null && narrowedFrom < one.at && !isNamedAgain(within.marks, plain, narrowedFrom, one.at))
      return [];
    if (/^以[上下]|^左右/u.test(plain.slice(one.end))) return [];
    // 「一季度办结率」: what comes before the word is read as a part of its name.
    const bound = boundAt(end, from, { value: one.percent, unit: '%', isAside: false });
    if (bound === null) return [];
    const counted = { figure: named.figure, value: one.percent, step: 10 ** -one.places };
    return [claimOf(sentence, one, { ...counted, isAbout: false, ...bound })];
  });
  return [...counts, ...rates].toSorted((a, b) => a.words.start - b.words.start);
}

/** 「当场调处投诉30件」 says how, and what follows is of the whole again. */
const isManner = /^(?:当场|就地|线上|网上|电话|按时|按期|如期|应|到期应)$/u;
/** 「受理药械化投诉89件」: what follows is of them. */
const isOfKind = /(?:受理|收到|接收|接到|登记|办结|调处|识别)[\p{Script=Han}]{1,12}(?:投诉|申诉|举报|咨询)$/u;

/** Behind a semicolon, or where the whole is named, a part is over. */
function isNamedAgain(marks: SaidOf, plain: string, from: number, to: number): boolean {
  return (
    /[；;]/u.test(plain.slice(from, to)) ||
    marks.some(({ kind, at, end }) => kind === 'whose' && at > from && end <= to)
  );
}

/** 「去年同期为120件；调解成功98件」: what is only held against ends with its part of the sentence. */
function isOver({ days, isOther }: Pick<SaidTime, 'days' | 'isOther'>, behind: string): boolean {
  return days === null && isOther && /[；;]/u.test(behind);
}

/** A rate behind these is of them. */
const isOfOthers = /(?:举报|案件|线索|咨询)[^投申]{0,40}$/u;

const compares = /[同环]比|[与和同比较][去上]/u;

/** In their place stand as many blanks, so that places hold. */
export function withoutComparisons(plain: string): string {
  if (!compares.test(plain)) return plain;
  const blank = (one: string) => ' '.repeat(one.length);
  return plain.replace(comparedWith, blank).replace(comparedBefore, blank);
}

/** A report of this program, by which what is typed into it is read. */
interface OwnReport {
  own: OwnDays;
  offices: readonly NamedOffice[];
}

function aroundOwn({ own, offices }: OwnReport): Around {
  return { known: { signed: own.to, whole: own, isOwn: true }, whole: null, offices };
}

/** The sentences of the paragraphs that compare with another time, where they are of no part, each with what its paragraph said before it. */
export function comparingSentences(document: WorkReportText, report: OwnReport): { sentence: Sentence; said: Said }[] {
  const inParts = sentencesOfParts(document);
  return document.paragraphs
    .filter(({ plain }) => compares.test(plain))
    .flatMap((paragraph) => readingsOf(paragraph, aroundOwn(report)))
    .filter(({ sentence }) => !inParts.has(sentence.at));
}

/**
 * The words that end a text, without the times and the offices that they name, and of what they are said, of themselves or after the
 * sentences before them; null where no ledger knows it.
 */
export function saidBefore(
  plain: string,
  earlier: Said,
  report: OwnReport,
): { clause: string; period: SaidPeriod; whose: Whose } | null {
  const { own, offices } = report;
  const words = withoutBrackets(plain);
  const { marks, times } = seenIn(words, aroundOwn(report));
  const { clause, from } = clauseBefore(withoutNames(words, times, offices), words.length, 0);
  const one = { value: 0, unit: '' };
  const said = { plain: words, all: quantitiesIn(words), inherited: earlier.whose };
  const whose = whoseAt(marks, { at: words.length, clause: from, one }, said);
  const last = times.at(-1) ?? earlier.time;
  const period = last === null ? { ...own, printed: '' } : last.days;
  return whose === null || period === null ? null : { clause, period, whose };
}

/** In place of what brackets hold stand as many blanks. */
function withoutBrackets(plain: string): string {
  return plain.replace(/\([^()]{1,200}\)/gu, (one) => ' '.repeat(one.length));
}

/** The words without the times and the offices that they name, which are read apart. */
function withoutNames(plain: string, times: readonly SaidTime[], offices: readonly NamedOffice[]): string {
  let bare = plain;
  for (const { at, end, days } of times)
    if (days !== null) bare = `${bare.slice(0, at)}${' '.repeat(end - at)}${bare.slice(end)}`;
  for (const { name } of namesIn(offices))
    if (bare.includes(name)) bare = bare.replaceAll(name, ' '.repeat(name.length));
  return bare;
}

/** The words since the number before, and those of them behind the last comma, without what only joins; and where the latter begin. */
function clauseBefore(plain: string, at: number, after: number): { clause: string; wide: string; from: number } {
  const wide =
    plain
      .slice(after, at)
      .split(/[；;。()]/u)
      .at(-1) ?? '';
  const clause = wide.split(/[，,、:：【】]/u).findLast((one) => one.trim() !== '') ?? '';
  const from = at - wide.length + wide.lastIndexOf(clause);
  return { wide, clause: clause.replace(/[为达共有计约了到\s]{1,6}$/u, ''), from };
}

function claimOf(
  { words, plain, at }: Sentence,
  one: { at: number; end: number; printed: string },
  counted: Pick<Claim, 'figure' | 'value' | 'step' | 'isAbout' | 'period' | 'whose'>,
): Claim {
  return {
    ...counted,
    sentence: words,
    start: at,
    end: at + plain.length,
    printed: one.printed,
    words: { start: at + one.at, end: at + one.end },
  };
}

/** Whether the ledger’s count would be printed so. */
export function isSameAsLedger({ value, step, isAbout }: Pick<Claim, 'value' | 'step' | 'isAbout'>, counted: number) {
  if (isAbout) return counted >= value * 0.95 && counted <= value * 2;
  return Math.abs(counted - value) <= step / 2 + 1e-9 || (counted >= value && counted - value < step && step > 1);
}
