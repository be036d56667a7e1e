/**
 * 期间 (period): of what time a text says its numbers, as days: 「2014年1至10月」, 「上半年」, 「截至11月10日」, 「本月」. Words that say no year are of
 * the year of the whole text, or of the day on which it was signed; 「本月」 and 「本季度」 are those in which the whole text ends.
 */
import { daysBetween } from '../../base/calendar.ts';
import { chineseNumber } from '../../triage/spoken-sums.ts';
import { halfWidth, type WorkReportText } from './work-report-text.ts';

export interface SaidPeriod {
  from: string;
  to: string;
  /** The words that say so. */
  printed: string;
}

/** Where a text says a time; `days` is null where no ledger is asked of it: 「去年同期」, 「近三年来」, 「活动期间」, a single day. */
export interface SaidTime {
  at: number;
  end: number;
  days: SaidPeriod | null;
  /** Of the year before, beside which the text stands its own numbers. */
  isOther: boolean;
}

/** By what a text is understood that says no year, or 「本月」. */
export interface TimeKnown {
  signed: string | null;
  whole: Days | null;
  /** The days are those of a report of this program, and it is read as on the last of them. */
  isOwn: boolean;
}

const ordinal = '一二三四';
const ofYear = String.raw`(?:\d{4}|[〇○零一二三四五六七八九]{4})`;
const year = String.raw`(?:(?<year>${ofYear})年|(?<year>今|本|去|上|前)年)?(?:度)?的?`;
const span = String.raw`\s?(?:至|到|[-~—]{1,2})\s?`;
/** 「10」, 「十」: of a month and of a day. 「近三月」, 「每一月」 and 「上一月」 are no month of a year. */
const inChinese = '(?:十[一二]?|[一二三四五六七八九])';
const ofMonth = String.raw`(?<![近每上下前后这头满第]一?)(?:\d{1,2}|${inChinese})`;
const ofDay = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,3})`;
/** The end of a month that is one: neither 「10月3日」 nor 「十月三日」, 「一月一查」 or 「三月内」. */
const monthEnd = String.raw`月(?:份|(?![\d一二三四五六七八九十两内来饼之]))`;
const forms: readonly {
  pattern: RegExp;
  /** What all its words hold: most sentences say no time, and are held against no pattern. */
  with: string;
  read: (groups: Groups, year: number, known: TimeKnown) => Days | null;
  /** What has no days of its own is bound to none in a pasted text, too, rather than to what stands within it. */
  isWhole?: boolean;
}[] = [
  {
    pattern: form(
      String.raw`${year}(?<month>${ofMonth})月(?:(?<day>${ofDay})日)?${span}(?:(?<toYear>${ofYear})年)?(?<toMonth>${ofMonth})月(?:(?<toDay>${ofDay})日|底|末)?`,
    ),
    with: '月',
    read: ({ month, day, toYear, toMonth, toDay }, y, known) => {
      const said = days([y, month, day ?? '1'], [toYear === undefined ? y : yearNumber(toYear), toMonth, toDay]);
      return toDay === undefined ? said : notBeyond(said, known);
    },
  },
  {
    pattern: form(String.raw`${year}(?<month>${ofMonth})${span}(?<toMonth>${ofMonth})月份?(?![\d内])`),
    with: '月',
    read: ({ month, toMonth }, y) => days([y, month, '1'], [y, toMonth, undefined]),
  },
  {
    // 「一、11月份」 numbers a paragraph.
    pattern: form(String.raw`${year}(?<months>${listOf(String.raw`\d{1,2}`)}|${listOf(inChinese)})${monthEnd}`),
    with: '月',
    read: ({ months = '' }, y) => monthsListed(months.split(/[、和及与]/u), y),
    isWhole: true,
  },
  {
    pattern: form(`${year}(?<months>[一二三四五六七八九]{2,4})${monthEnd}`),
    with: '月',
    read: ({ months = '' }, y) => monthsListed([...months], y),
    isWhole: true,
  },
  {
    // 「今年前10个月」; 「前一个月」 is the one before.
    pattern: form(String.raw`${year}(?<![以此之目日])前(?<toMonth>\d{1,2}|十[一二]?|[两二三四五六七八九])个?月(?!份)`),
    with: '月',
    read: ({ toMonth = '' }, y, known) =>
      numberOf(toMonth) === 1 ? null : notBeyond(days([y, '1', '1'], [y, toMonth, undefined]), known),
    isWhole: true,
  },
  {
    pattern: form(String.raw`截[至止]到?${year}(?<toMonth>${ofMonth})月(?:(?<toDay>${ofDay})日|底|末|份)?`),
    with: '月',
    read: ({ toMonth, toDay }, y, known) => untilThen(days([y, '1', '1'], [y, toMonth, toDay]), known),
  },
  {
    pattern: /截[至止]到?(?:今日|今天|目前|日前|现在|今)/gu,
    with: '截',
    read: (_, __, known) =>
      known.signed === null ? null : untilThen({ from: `${known.signed.slice(0, 4)}-01-01`, to: known.signed }, known),
  },
  {
    pattern: form(`${year}(?<half>[上下])半年`),
    with: '半年',
    read: ({ half }, y) =>
      half === '上' ? days([y, '1', '1'], [y, '6', undefined]) : days([y, '7', '1'], [y, '12', undefined]),
  },
  {
    pattern: form(`${year}(?<three>前三季度)`),
    with: '季度',
    read: (_, y) => days([y, '1', '1'], [y, '9', undefined]),
  },
  {
    pattern: form(`${year}第?(?<quarter>[${ordinal}])季度`),
    with: '季度',
    read: ({ quarter }, y) => {
      const n = ordinal.indexOf(quarter ?? '') * 3;
      return days([y, String(n + 1), '1'], [y, String(n + 3), undefined]);
    },
  },
  {
    pattern: form(`${year}(?<month>${ofMonth})${monthEnd}`),
    with: '月',
    read: ({ month }, y) => days([y, month, '1'], [y, month, undefined]),
  },
  {
    pattern:
      /(?:(?<year>\d{4}|(?<![〇○零一二三四五六七八九])[〇○零一二三四五六七八九]{4})年|(?<year>今|本|去|上|前)年|全年|年初(?=以来|至今|到现在)|(?<=^|[，,。；;:：、(])年内)度?/gu,
    with: '年',
    read: (_, y) => ({ from: `${y}-01-01`, to: `${y}-12-31` }),
  },
];

/** What is of the time in which the whole text ends, or of all of it. */
const relatives: readonly { pattern: RegExp; read: (known: TimeKnown, last: Days | null) => Days | null }[] = [
  {
    pattern: /[本当该]个?月(?:份|度)?/gu,
    // 「10月份……当月」 is the month that was named last.
    read: (known, last) => (last !== null && isWithinMonth(last) ? last : monthsAround(known, 1)),
  },
  {
    pattern: /[本当该]个?季(?:度|(?=[，,共全累受收接办登]))/gu,
    read: (known) => monthsAround(known, 3),
  },
  {
    pattern: /(?:本|报告|统计)期(?:间|内)?|(?<=^|[，,。；;:：、(])期内/gu,
    read: ({ whole }) => (whole === null || whole.from === '' ? null : { from: whole.from, to: whole.to }),
  },
  {
    // Twelve months, which only a report of about so many means by its own days.
    pattern: /(?<![近去\d一二三四五六七八九十])一年来/gu,
    read: ({ whole }) => (whole !== null && isAboutYear(whole) ? { from: whole.from, to: whole.to } : null),
  },
];

/** No ledger is asked of these, which are of another time than the text or of one that has no days. */
const others: readonly RegExp[] = [
  /(?:[去上前往]年)?同期/gu,
  /(?:近|最近|过去)?[一两二三四五六七八九十几多\d]{1,2}个?[年月](?:多)?来|(?:近|过去)[一两二三四五六七八九十几多\d]{1,2}(?:个月|月(?![\d份])|年)|近年|历年来?|多年来/gu,
  /[上下]一?个?(?:月|季度?|周|星期)(?:份|度)?(?!旬)|本周|[上中下]旬|[昨今当][天日]|次日|近[日期]|日前|[明后来]年|下一步|今后/gu,
  new RegExp(String.raw`(?<!\d)${ofMonth}月${ofDay}日`, 'gu'),
  /期间|以来|节前|节日|节后|假期|“?十[三四五六]五”?(?:时期)?/gu,
];
/** Before another time stands what is only held against it: 「与去年同期相比」; but 「10月和11月」 are two months. */
const heldAgainst =
  /(?=[与和同比较环])(?<!月份?(?=[与和]\d{1,2}月(?!份?相?比)))(?:[与和同比较]|环比)(?:[去上前往]年|\d{4}年(?!\d)|上一?个?(?:月|季度?)(?:份|度)?|\d{1,2}月份?(?!\d))(?:同期)?(?:相比|的(?=\d))?/gu;

function listOf(month: string): string {
  return `${month}(?:月份?)?(?:[、和及与]${month}(?:月份?)?){0,10}[、和及与]${month}`;
}

type Groups = Readonly<Record<string, string | undefined>>;
interface Days {
  from: string;
  to: string;
}

function form(source: string): RegExp {
  return new RegExp(`(?<![\\d〇○零一二三四五六七八九十百])${source}`, 'gu');
}

/** The times that the words name, in their order. */
export function timesIn(plain: string, known: TimeKnown): SaidTime[] {
  const words = plain.replace(heldAgainst, (one) => ' '.repeat(one.length));
  const found = namedIn(words, known, true);
  for (const { pattern, read } of relatives)
    for (const match of words.matchAll(pattern)) {
      const before = found.filter(({ end }) => end <= match.index).toSorted((a, b) => a.at - b.at);
      const days = read(known, before.at(-1)?.days ?? null);
      take(found, match, days === null ? null : untilSigned(days, known.signed));
    }
  for (const pattern of others) for (const match of words.matchAll(pattern)) take(found, match, null);
  return joinedTimes(
    found.toSorted((a, b) => a.at - b.at),
    words,
    known,
  );
}

/** Those that have days of their own; 「去年」 is bound to none where numbers are. 「2014年1至10月」 is taken before the 「10月」 and the 「2014年」 within it. */
function namedIn(words: string, known: TimeKnown, isBound: boolean): SaidTime[] {
  const found: SaidTime[] = [];
  for (const { pattern, read, isWhole = known.isOwn } of forms.filter((one) => words.includes(one.with)))
    for (const match of words.matchAll(pattern)) {
      // 「去年同期」 is no year.
      if (words.startsWith('同期', match.index + match[0].length)) continue;
      const groups = match.groups ?? {};
      const y = yearOf(groups['year'], known);
      const isYearBefore = /^[去上前]年度?$/u.test(match[0]);
      const days = y === null ? null : read(groups, y, known);
      if (isYearBefore && isBound) take(found, match, null, true);
      else if (days !== null && days.from <= days.to) take(found, match, untilSigned(days, known.signed));
      else if (isWhole) take(found, match, null);
    }
  return found;
}

function take(found: SaidTime[], match: RegExpExecArray, days: Days | null, isOther = match[0].endsWith('同期')): void {
  const [at, end] = [match.index, match.index + match[0].length];
  if (found.some((one) => at < one.end && one.at < end)) return;
  found.push({ at, end, days: days === null ? null : { ...days, printed: match[0] }, isOther });
}

/** 「7月以来」 goes on to the end of the whole; 「1至6月期间」 is 「1至6月」. */
function joinedTimes(times: readonly SaidTime[], words: string, known: TimeKnown): SaidTime[] {
  const joined: SaidTime[] = [];
  for (const time of times) {
    const last = joined.at(-1);
    const said = words.slice(time.at, time.end);
    if (last === undefined || last.days === null || last.end !== time.at || !/^(?:期间|以来)$/u.test(said))
      joined.push(time);
    else {
      const until = known.whole?.to ?? known.signed ?? '';
      const isSince = said === '以来' && last.days.from <= until;
      joined[joined.length - 1] = { ...last, end: time.end, days: isSince ? { ...last.days, to: until } : last.days };
    }
  }
  return joined;
}

/** The last period that the words name by itself; null where they name none, or of no year. */
export function periodIn(plain: string, signed: string | null, whole: Days | null): SaidPeriod | null {
  const found = namedIn(plain, { signed, whole, isOwn: false }, false);
  return found.toSorted((a, b) => a.end - b.end).at(-1)?.days ?? null;
}

/**
 * 「截至9月底」 in a report of the third quarter may be of the quarter or of the year till then; of a report that begins with the year both are
 * the same.
 */
function untilThen(found: Days | null, known: TimeKnown): Days | null {
  const { whole, isOwn } = known;
  if (isOwn && found !== null && whole !== null && found.to === whole.to && found.from !== whole.from) return null;
  return notBeyond(found, known);
}

/** What is counted to a day behind those of a report of this program is more than the report counts. */
function notBeyond(found: Days | null, { whole, isOwn }: TimeKnown): Days | null {
  return isOwn && found !== null && whole !== null && found.to > whole.to ? null : found;
}

/** 「10、11月」 are two months on end; 「3、9月」 are no days of which a ledger is asked. */
function monthsListed(said: readonly string[], y: number): Days | null {
  const months = said.map((one) => numberOf(one.replace(/月份?$/u, '')));
  if (months.some((one, i) => i > 0 && one !== (months[i - 1] ?? 0) + 1)) return null;
  return days([y, String(months[0]), '1'], [y, String(months.at(-1)), undefined]);
}

/** From the fewest days that are told as a year: a year’s work is reported before the year is over. */
const fewestOfYear = 300;
function isAboutYear({ from, to }: Days): boolean {
  if (from === '' || to === '') return false;
  const n = daysBetween(from, to) + 1;
  return n >= fewestOfYear && n <= 366;
}

function isWithinMonth({ from, to }: Days): boolean {
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);
}

/** So many months, in the midst of which the whole ends. */
function monthsAround({ whole, signed }: TimeKnown, n: 1 | 3): Days | null {
  const day = whole?.to ?? signed ?? '';
  if (day === '') return null;
  const [y, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = month - ((month - 1) % n);
  return days([y, String(first), '1'], [y, String(first + n - 1), undefined]);
}

/** A year that is not over when the report is signed ends on that day. */
function untilSigned({ from, to }: Days, signed: string | null): Days {
  return { from, to: signed !== null && from <= signed && signed < to ? signed : to };
}

/** 「2014」 and 「二〇一四」 */
function yearNumber(said: string): number {
  const figures = [...said].map((one) =>
    /\d/u.test(one) ? one : '零一二三四五六七八九'.indexOf(one.replace(/[〇○]/u, '零')),
  );
  return Number(figures.join(''));
}

function yearOf(said: string | undefined, { signed, whole }: TimeKnown): number | null {
  if (said?.length === 4) return yearNumber(said);
  const day = whole?.to ?? signed;
  if (day === null) return null;
  const own = Number(day.slice(0, 4));
  if (said === '去' || said === '上') return own - 1;
  return said === '前' ? own - 2 : own;
}

type Said = readonly [year: number, month: string | undefined, day: string | undefined];

function days(from: Said, to: Said): Days | null {
  const [first, last] = [dayOf(from, 'first'), dayOf(to, 'last')];
  return first === null || last === null ? null : { from: first, to: last };
}

/** 「10」 and 「十」 */
function numberOf(said: string): number {
  return /^\d/u.test(said) ? Number(said) : (chineseNumber(said) ?? Number.NaN);
}

/** 「11月」 without a day ends with its last. */
function dayOf([y, month, day]: Said, side: 'first' | 'last'): string | null {
  const m = numberOf(month ?? '');
  if (!(m >= 1 && m <= 12)) return null;
  const most = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const d = day === undefined ? (side === 'first' ? 1 : most) : numberOf(day);
  return d >= 1 && d <= most ? `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : null;
}

/** The last day that stands alone in its line. */
export function dayOfSigning({ paragraphs }: Pick<WorkReportText, 'paragraphs'>): string | null {
  for (const { plain } of paragraphs.toReversed()) {
    const match = /^\s{0,40}(\d{4})年(\d{1,2})月(\d{1,2})日\s{0,10}$/u.exec(halfWidth(plain));
    if (match !== null) return dayOf([Number(match[1]), match[2], match[3]], 'first');
  }
  return null;
}
