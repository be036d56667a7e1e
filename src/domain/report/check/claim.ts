/**
 * 可以对台账的数 (claim): a number of a pasted report that the ledger counts too, by the figure that its words name and the period that it is
 * said of. Only what is said of the whole place is bound: 「其中城关所30件」 is not, and neither is last year’s number beside this year’s.
 */
import type { FigureName } from '../../figures.ts';
import { readWorkReports, type Sentence, type WorkReportText } from './work-report-text.ts';
import { quantitiesIn, ratesIn, type Quantity } from './quantity.ts';
import type { Span, Told } from './finding.ts';
import { dayOfSigning, periodIn, type SaidPeriod } from './period.ts';

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
}

interface ClaimName {
  figure: FigureName;
  /** The words before the number, to their end. */
  words: RegExp;
  units: readonly string[];
}

const matters = ['件', '起', '宗'];
const complaint = '(?:消费者|消费)?(?:各类)?(?:投诉|申诉)';
const claimNames: readonly ClaimName[] = [
  { figure: 'declined', words: new RegExp(`不予受理${complaint}?$`, 'u'), units: matters },
  { figure: 'accepted', words: new RegExp(`(?<!不予)受理${complaint}$`, 'u'), units: matters },
  { figure: 'received', words: new RegExp(`(?:收到|接收|接到|登记)${complaint}$`, 'u'), units: matters },
  { figure: 'mediated', words: new RegExp(`调处${complaint}?$`, 'u'), units: matters },
  { figure: 'settled', words: /(?:达成(?:调解)?协议|调解成功)$/u, units: matters },
  { figure: 'terminated', words: /终止调解$/u, units: matters },
  { figure: 'closed', words: new RegExp(`办结${complaint}$`, 'u'), units: matters },
  { figure: 'settledAtStation', words: /站点(?:协商)?(?:谈成|和解)$/u, units: matters },
  { figure: 'recoveredFen', words: /挽回(?:经济)?损失$/u, units: ['元'] },
  {
    figure: 'tipoffs',
    words: /(?:受理|收到|接收|接到|登记)(?:消费者|群众)?(?:各类)?(?:举报|违法线索)$/u,
    units: matters,
  },
  { figure: 'askedPeople', words: /(?:接受|受理|解答|接待)(?:消费者|群众)?(?:各类)?咨询$/u, units: ['人次', '人'] },
  { figure: 'audience', words: /受众(?:人数)?$/u, units: ['人次', '人'] },
  {
    figure: 'materialsHandedOut',
    words: /(?:发放|印发)(?:各类)?(?:消费)?(?:维权)?宣传(?:材料|资料)$/u,
    units: ['份'],
  },
  { figure: 'notices', words: /发布消费(?:提示和警示|提示、警示|提示警示)$/u, units: ['条'] },
  { figure: 'warnings', words: /发布消费警示$/u, units: ['条'] },
  { figure: 'batchesSampled', words: /(?:监测抽检|抽检|抽样检验|监督抽查)(?:商品|产品)?$/u, units: ['批次', '批'] },
  {
    figure: 'inspectedShops',
    words: /检查(?:各类)?(?:经营主体|经营户|经营者|市场主体|经营单位)$/u,
    units: ['家', '户'],
  },
  {
    figure: 'shopVisits',
    words: /检查(?:各类)?(?:经营主体|经营户|经营者|市场主体|经营单位)$/u,
    units: ['户次', '家次'],
  },
  { figure: 'bans', words: /取缔无照经营(?:户)?$/u, units: ['户', '家'] },
  { figure: 'personTimes', words: /出动(?:了)?(?:执法)?人员$/u, units: ['人次'] },
  { figure: 'vehicleTimes', words: /(?:出动|执法)(?:执法)?车辆$/u, units: ['辆次', '台次'] },
  { figure: 'incidents', words: /群体(?:性)?(?:投诉|事件)(?:预警)?$/u, units: ['起', '件'] },
  { figure: 'surveys', words: /开展消费调查$/u, units: ['次', '项'] },
  { figure: 'guidanceItems', words: /提出规范意见$/u, units: ['条', '项'] },
];

const rateNames: readonly Pick<ClaimName, 'figure' | 'words'>[] = [
  { figure: 'closureRate', words: /(?:投诉|申诉)?办结率$/u },
  { figure: 'mediationSuccessRate', words: /(?:投诉|申诉)?调解成功率$/u },
];

/** 办结 alone is of complaints where the words before it speak of them: 「受理投诉30件，办结25件」. */
const bareClosed: ClaimName = { figure: 'closed', words: /办结$/u, units: matters };

function nameOf(clause: string, { unit }: Quantity, isOfThem: () => boolean): ClaimName | undefined {
  const named = claimNames.find(({ words, units }) => units.includes(unit) && words.test(clause));
  if (named !== undefined || !bareClosed.units.includes(unit) || !bareClosed.words.test(clause)) return named;
  return isOfThem() ? bareClosed : undefined;
}

const kindsOfMatters = /投诉|申诉|举报|案件|立案|线索|咨询|信访|工单|诉求|提案|处罚/gu;

/** The kind of matters that was named last is complaints; in a report of this program nothing else is meant where none is named. */
function isOfComplaints(said: string, earlier: string, isOwn: boolean): boolean {
  const last = said.match(kindsOfMatters)?.at(-1) ?? earlier.match(kindsOfMatters)?.at(-1);
  return last === undefined ? isOwn : /[投申]诉/u.test(last);
}

/** What may stand before the words of a claim that is of the whole place. */
const ofAll =
  /^(?:(?:\d{4}年|今年|全年|本年|以来|截[至止][\p{Script=Han}\d]{2,10}|[上下]半年|第?[一二三四]季度|\d{1,2}月份?|共|共计|累计|一共|并|已|还|全[县市区局]|[我本]?[县区市]?局|[县区市]消保委|我[县区市所]|12315(?:平台|中心|热线|指挥中心)?|为消费者|向消费者|各级|系统|市场监管部门|工商部门|组织|进行|商品|流通领域|的|,|了)\s?){0,6}$/u;
/** Whether the words before a name say no part: 「全县」, 「我局」, nothing. */
export function ofWhole(words: string): boolean {
  return ofAll.test(words);
}
/** What is only a part, somebody else’s, or of another time. */
const ofAnother = /其中|去年|上年|同期|上月|上季|前年|环比|往年|每|平均|计划|目标|力争|预计|分别/u;

/** A part of the county or of its matters, of which a rate may be as well. */
const ofPart = /类|领域|行业|(?<![我各])所(?![有以在需涉])|[镇乡村]|分局|站点|(?:举报|案件|线索|咨询)[^投申]{0,40}$/u;
/** Whether the words before a number speak of a part, of somebody else or of another time. */
export function isSaidOfPart(before: string): boolean {
  return ofAnother.test(before) || ofPart.test(before);
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

/**
 * The claims of a text, each with the period that it is said of; what is said of no period is bound to none. Of a report of this program its
 * own days are known, and what the title calls them by is the same.
 */
export function claimsIn(text: string, own: OwnDays | null = null): Claim[] {
  return readWorkReports(text).flatMap((document) => {
    const claims = claimsOfDocument(document, own);
    const since = own === null ? keptSinceIn(document) : null;
    return since === null ? claims : claims.map((claim) => countedSince(claim, since));
  });
}

/** The same of one document; what names no period, in a text that names none, is of the days that `unnamed` says. */
export function claimsOfDocument(
  document: WorkReportText,
  own: OwnDays | null = null,
  unnamed: OwnDays | null = null,
): Claim[] {
  const sentences = document.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const signed = dayOfSigning(document);
  const titled = sentences
    .slice(0, openingSentences)
    .map(({ plain }) => periodIn(plain, signed, null))
    .find((one) => one !== null);
  const known = own ?? titled ?? unnamed;
  const whole = known === null ? null : { ...known, printed: '' };
  return sentences.flatMap((sentence, i) =>
    claimsOf(sentence, { signed, whole, before: sentences[i - 1]?.plain ?? '', isOwn: own !== null }).map((claim) =>
      own !== null && isSameDays(claim.period, titled) ? { ...claim, period: { ...own, printed: '' } } : claim,
    ),
  );
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
  signed: string | null;
  /** Of what time is said what names none. */
  whole: SaidPeriod | null;
  /** The sentence before. */
  before: string;
  /** The text is a report of this program. */
  isOwn: boolean;
}

function claimsOf(sentence: Sentence, { signed, whole, before: earlier, isOwn }: Around): Claim[] {
  if (quantitiesIn(sentence.plain).length === 0 && !sentence.plain.includes('率')) return [];
  const plain = withoutComparisons(sentence.plain);
  const periodAt = (at: number) => periodIn(plain.slice(0, at), signed, whole) ?? whole;
  const counts = quantitiesIn(plain).flatMap((one, i, all): Claim[] => {
    const { clause, wide } = clauseBefore(plain, one.at, all[i - 1]?.end ?? 0);
    const name = nameOf(clause, one, () => isOfComplaints(plain.slice(0, one.at), earlier, isOwn));
    if (name === undefined || ofAnother.test(wide) || !ofAll.test(clause.replace(name.words, ''))) return [];
    const period = periodAt(one.at);
    if (period === null) return [];
    const scale = one.unit === '元' ? 100 : 1;
    const counted = { figure: name.figure, value: Math.round(one.value * scale), step: one.step * scale };
    return [claimOf(sentence, one, { ...counted, isAbout: one.about, period })];
  });
  const rates = ratesIn(plain).flatMap((one): Claim[] => {
    const named = rateNames.find(({ words }) => words.test(one.name));
    const clause =
      plain
        .slice(0, one.at + one.name.length)
        .split(/[，,、；;。:：()]/u)
        .at(-1) ?? '';
    if (named === undefined || ![one.name, clause].some((words) => ofAll.test(words.replace(named.words, ''))))
      return [];
    // 「一季度办结率」: what comes before the word is read as a part of its name.
    const period = periodAt(one.at + one.name.length);
    if (period === null || isSaidOfPart(plain.slice(0, one.at))) return [];
    const counted = { figure: named.figure, value: one.percent, step: 10 ** -one.places };
    return [claimOf(sentence, one, { ...counted, isAbout: false, period })];
  });
  return [...counts, ...rates].toSorted((a, b) => a.words.start - b.words.start);
}

const compares = /[同环]比|[与和同比较][去上]/u;

/** In their place stand as many blanks, so that places hold. */
export function withoutComparisons(plain: string): string {
  if (!compares.test(plain)) return plain;
  const blank = (one: string) => ' '.repeat(one.length);
  return plain.replace(comparedWith, blank).replace(comparedBefore, blank);
}

/** The words since the number before, and those of them behind the last comma, without what only joins. */
function clauseBefore(plain: string, at: number, from: number): { clause: string; wide: string } {
  const wide =
    plain
      .slice(from, at)
      .split(/[；;。()]/u)
      .at(-1) ?? '';
  const clause = wide.split(/[，,、:：]/u).findLast((one) => one.trim() !== '') ?? '';
  return { wide, clause: clause.replace(/[为达共有计约了到\s]{1,6}$/u, '') };
}

function claimOf(
  { words, plain, at }: Sentence,
  one: { at: number; end: number; printed: string },
  counted: Pick<Claim, 'figure' | 'value' | 'step' | 'isAbout' | 'period'>,
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
