/** 日子 (date): days that no calendar has, days of the week, a count that runs beyond the day of signing, and what was done after the period. */
import { findingOf, type Finding } from './finding.ts';
import { dayOfSigning, periodIn, type SaidPeriod } from './period.ts';
import { quantitiesIn, ratesIn, type Quantity } from './quantity.ts';
import { ratioNames } from './ratio-rules.ts';
import type { Paragraph, Sentence, WorkReportText } from './work-report-text.ts';

function sentencesOf({ paragraphs }: WorkReportText): Sentence[] {
  return paragraphs.flatMap(({ sentences }) => sentences);
}

const dayWords = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号])?/gu;

/** 「2月30日」, 「13月」, 「2023年2月29日」 */
export function impossibleDays(document: WorkReportText): Finding[] {
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(dayWords)].flatMap((match): Finding[] => {
      const [printed, year = '2024', month = '', day = '1'] = match;
      return isDay(Number(year), Number(month), Number(day))
        ? []
        : [findingOf('date', sentence, printed, '没有这一天')];
    }),
  );
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const week = '日一二三四五六';
const weekday = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日\s?\(?(?:星期|周|礼拜)([一二三四五六日天])(?!期|至|到)/gu;

/** 「2025年3月15日(星期五)」 was a Saturday; a day without a year is of any year that the text names. */
export function wrongWeekdays(document: WorkReportText): Finding[] {
  const named = [...document.plain.matchAll(/(?<!\d)((?:19|20)\d\d)年/gu)].map((one) => Number(one[1]));
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(weekday)].flatMap((match): Finding[] => {
      const [printed, year, month = '', day = '', said = ''] = match;
      const years = year === undefined ? [...new Set(named)] : [Number(year)];
      const names = years
        .filter((one) => isDay(one, Number(month), Number(day)))
        .map((one) => week.charAt(new Date(Date.UTC(one, Number(month) - 1, Number(day))).getUTCDay()));
      const [first] = names;
      if (first === undefined || names.includes(said.replace('天', '日'))) return [];
      return [findingOf('date', sentence, printed, `这一天是星期${first}`)];
    }),
  );
}

const cutOff = /截[至止]到?(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底|末)?/gu;
/** In January a count up to December is of the year before. */
const yearBeforeMonths = 6;

/** 「截至5月31日」 in what was signed on 21 May. */
export function laterThanSigned(document: WorkReportText): Finding[] {
  const signed = dayOfSigning(document);
  if (signed === null) return [];
  const [year, month] = [Number(signed.slice(0, 4)), Number(signed.slice(5, 7))];
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(cutOff)].flatMap((match): Finding[] => {
      const [printed, saidYear, saidMonth = '', saidDay] = match;
      const m = Number(saidMonth);
      const y = saidYear === undefined ? (m - month >= yearBeforeMonths ? year - 1 : year) : Number(saidYear);
      const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
      const day = `${y}-${String(m).padStart(2, '0')}-${String(saidDay ?? last).padStart(2, '0')}`;
      // Who signs in the last days of a month counts the month as over.
      const isLate = saidDay === undefined ? day.slice(0, 7) > signed.slice(0, 7) : day > signed;
      if (!isLate || /预计|计划|将|争取/u.test(sentence.plain.slice(0, match.index).slice(-12))) return [];
      return [findingOf('date', sentence, printed, `晚于落款的${signed}`)];
    }),
  );
}

const span =
  /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:\([^()]{1,8}\))?\s?(?:至|到|[-—~]{1,2})\s?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日[^。；;\d]{0,8}?(?:共|为期|历时|计)(\d{1,3})天/gu;

/** 「1月28日至2月4日,共8天」 */
export function wrongSpans(document: WorkReportText): Finding[] {
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(span)].flatMap((match): Finding[] => {
      const [printed, year = '2023', month = '', day = '', toYear = year, toMonth = month, toDay = '', said = ''] =
        match;
      const from = Date.UTC(Number(year), Number(month) - 1, Number(day));
      const to = Date.UTC(Number(toYear), Number(toMonth) - 1, Number(toDay));
      const days = Math.round((to - from) / 86_400_000) + 1;
      // The last day of February, and whether the first day is counted, are left to the writer.
      if (days < 1 || Math.abs(days - Number(said)) <= 1) return [];
      return [findingOf('date', sentence, printed, `首尾都算是${days}天`)];
    }),
  );
}

const between = /(\d{4})年(\d{1,2})月(\d{1,2})日\s?起?(?:至|到|[-—~]{1,2})\s?(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

/** 「自2025年8月20日起至2025年7月31日止」 */
export function endsBeforeItBegins(document: WorkReportText): Finding[] {
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(between)].flatMap((match): Finding[] => {
      const [printed, ...said] = match;
      const [year = 0, month = 0, day = 0, toYear = 0, toMonth = 0, toDay = 0] = said.map(Number);
      const isBefore = Date.UTC(toYear, toMonth, toDay) < Date.UTC(year, month, day);
      return isBefore ? [findingOf('date', sentence, printed, '止的一天在起的一天以前，核对年月日')] : [];
    }),
  );
}

const months =
  /(?<!\d)1(?:月)?(?:至|[-—~])(\d{1,2})月[^。]{0,40}?截[至止]到?(?:今年)?(\d{1,2})月(?:底|末)[^。]{0,8}(?:办结|办理|处理|调解)/gu;

/** 「1至10月受理……，截至9月底办结」: what came in and what was done are of two periods. */
export function earlierThanPeriod(document: WorkReportText): Finding[] {
  return sentencesOf(document).flatMap((sentence) =>
    [...sentence.plain.matchAll(months)].flatMap((match): Finding[] => {
      const [printed, to = '', until = ''] = match;
      const words = printed.slice(printed.search(/截[至止]/u));
      return Number(until) < Number(to)
        ? [findingOf('period', sentence, words, `前面的数到${to}月，统计期间不一致`)]
        : [];
    }),
  );
}

const received = /(?:受理|接收|接到|收到|登记)[\p{Script=Han}]{0,4}(?<what>投诉举报|投诉|申诉|举报|咨询)$/u;
const untilMonth = /(?:^|[，,；;。])截[至止]到?(?:今年)?(?<to>\d{1,2})月(?:底|末|\d{1,2}日)[，,]/gu;

/** 「1至6月受理投诉160件。截至10月底,受理举报21件」: two of one kind of count side by side, of two periods. */
export function mixedCounts({ sentences, plain, words, at }: Paragraph): Finding[] {
  if (!/截[至止]/u.test(plain) || /[去上]年/u.test(plain)) return [];
  const whole: Sentence = { words, plain, at };
  const said = [...plain.matchAll(monthsSaid)].filter(({ groups }) => Number(groups?.['from']) === 1);
  const counts = quantitiesIn(plain).filter(({ label }) => received.test(label));
  return [...plain.matchAll(untilMonth)].flatMap((match): Finding[] => {
    const to = Number(match.groups?.['to']);
    const before = said.findLast(({ index }) => index < match.index);
    const first = counts.findLast((one) => one.end <= match.index && before !== undefined && one.at > before.index);
    const second = counts.find((one) => one.at >= match.index);
    if (before === undefined || first === undefined || second === undefined) return [];
    const isNext = /^[\p{Script=Han}]{0,14}$/u.test(plain.slice(match.index + match[0].length, second.at));
    const [one, other] = [first, second].map(({ label }) => received.exec(label)?.groups?.['what']);
    // The same thing told up to a later day is what has come since.
    if (!isNext || one === other || to <= Number(before.groups?.['to'])) return [];
    const sentence = sentences.find((own) => own.at - at <= second.at && second.at < own.at - at + own.plain.length);
    const printed = match[0].replace(/^[，,；;。]|[，,]$/gu, '');
    return [findingOf('period', sentence ?? whole, printed, `前面的数到${before.groups?.['to']}月，统计期间不一致`)];
  });
}

const act = /查处|查办|查获|开展|召开|举办|组织|抽查|抽检|立案|受理|检查|约谈|处罚|会/u;
const toCome =
  /将|拟|计划|预计|下步|下一步|安排|期限|限期|前(?:完成|整改|报)|到期|起施行|起实施|印发|下发|公示|反馈|上报|办结|核查|待/u;
const done =
  /(?<![至到\-—~\d])(?<!截[至止])(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?!前|起|之前|以前|止|至|到|[-—~])/gu;

/** 「其中7月12日查处的」 in a report on January to June. */
export function laterThanPeriod(document: WorkReportText): Finding[] {
  const signed = dayOfSigning(document);
  const period = periodOfHead(document, signed);
  if (period === null) return [];
  return document.paragraphs
    .filter(({ plain }) => plain.length > longestSignature)
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) =>
      [...sentence.plain.matchAll(done)].flatMap((match): Finding[] => {
        const [printed, year, month = '', day = ''] = match;
        const y = year ?? period.to.slice(0, 4);
        const on = `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
        const clause = clauseAround(sentence.plain, match.index);
        if (on <= period.to || y !== period.to.slice(0, 4) || !act.test(clause) || toCome.test(clause)) return [];
        // 「三季度组织自查,8月20日收尾」 names its own time.
        const own = periodIn(sentence.plain.slice(0, match.index), null, period);
        if (own !== null && own.to >= on) return [];
        return [findingOf('period', sentence, printed, `不在统计期间${period.printed}之内`)];
      }),
    );
}

/** Who signs, and when: a line of its own. */
const longestSignature = 20;

function clauseAround(plain: string, at: number): string {
  const before =
    plain
      .slice(0, at)
      .split(/[。；;]/u)
      .at(-1) ?? '';
  const behind = plain.slice(at).split(/[。；;]/u)[0] ?? '';
  return `${before.slice(-30)}${behind.slice(0, 40)}`;
}

/** The period that the head of the text says, shorter than its year. */
function periodOfHead({ paragraphs }: WorkReportText, signed: string | null): SaidPeriod | null {
  const head = paragraphs.slice(0, 4).flatMap(({ sentences }) => sentences.slice(0, 2));
  const year = /(?<!\d)((?:19|20)\d\d)年/u.exec(paragraphs.map(({ plain }) => plain).join(' '))?.[1];
  const whole = { from: `${year ?? '2000'}-01-01`, to: `${year ?? '2000'}-12-31` };
  for (const { plain } of head) {
    const days = weekOf(plain, whole.to.slice(0, 4));
    // From one year into the next, or to a day that is not said: nothing is told by it.
    if (days === null && /\d日(?:至|[-—~])/u.test(plain.slice(0, 60))) return null;
    const found =
      days ??
      periodIn(plain.slice(0, 60), null, signed === null ? whole : null) ??
      (signed === null ? null : periodIn(plain.slice(0, 60), signed, null));
    if (found !== null && isPart(found)) return found;
  }
  return null;
}

/** 「(11月11日—11月17日)」, 「9月1日至30日」 */
function weekOf(plain: string, year: string): SaidPeriod | null {
  const match = /(?<!\d)(\d{1,2})月(\d{1,2})日(?:至|[-—~]{1,2})(?:(\d{1,2})月)?(\d{1,2})日/u.exec(plain.slice(0, 60));
  if (match === null) return null;
  const [printed, month = '', day = '', toMonth = month, toDay = ''] = match;
  const on = (m: string, d: string) => `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const [from, to] = [on(month, day), on(toMonth, toDay)];
  return from <= to ? { from, to, printed } : null;
}

function isPart({ from, to }: SaidPeriod): boolean {
  return !to.endsWith('12-31') && from.slice(0, 4) === to.slice(0, 4);
}

/** 「1至6月」: the months to which a count runs. */
const monthsSaid = /(?<from>\d{1,2})月?(?:至|到|-|—{1,2}|–|~)(?<to>\d{1,2})月/gu;

/** A count, and the months that its own words say. */
interface Dated {
  one: Quantity;
  sentence: Sentence;
  from: number;
  to: number;
}

/** 「1至6月受理200件,1至5月办结150件,办结率75%」: both begin with one month and end with another. */
export function mixedRates({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => {
    if (!sentence.plain.includes('率') || !sentence.plain.includes('%')) return [];
    const around = [...datedIn(sentences[i - 1]), ...datedIn(sentence)];
    return ratesIn(sentence.plain).flatMap((rate): Finding[] => {
      const known = ratioNames.find(({ name }) => name.test(rate.name));
      const before = around.filter((dated) => dated.sentence !== sentence || dated.one.end <= rate.at);
      const part = before.findLast(({ one }) => known?.part.test(one.label) === true);
      const whole = before.findLast(({ one }) => one !== part?.one && known?.whole.test(one.label) === true);
      if (part === undefined || whole === undefined || part.from !== whole.from || part.to === whole.to) return [];
      const later = before.indexOf(part) > before.indexOf(whole) ? part : whole;
      const other = later === part ? whole : part;
      const printed = `${later.one.label}${later.one.printed}`;
      return [findingOf('period', later.sentence, printed, `前面的数到${other.to}月，统计期间不一致`)];
    });
  });
}

/** The months stand before the count, behind the count before it; what names none is of those that were said last. */
function datedIn(sentence: Sentence | undefined): Dated[] {
  if (sentence === undefined) return [];
  const said = [...sentence.plain.matchAll(monthsSaid)];
  if (said.length === 0) return [];
  return quantitiesIn(sentence.plain).flatMap((one): Dated[] => {
    const groups = said.findLast(({ index }) => index < one.at)?.groups;
    const [from, to] = [Number(groups?.['from']), Number(groups?.['to'])];
    return groups === undefined || one.about ? [] : [{ one, sentence, from, to }];
  });
}
