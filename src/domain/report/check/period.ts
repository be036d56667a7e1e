/**
 * 期间 (period): of what time a text says its numbers, as days: 「2014年1至10月」, 「上半年」, 「截至11月10日」, 「本月」. Words that say no year are of
 * the year of the whole text, or of the day on which it was signed; 「本月」 and 「本季度」 are those in which the whole text ends.
 */
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
const year = String.raw`(?:(?<year>\d{4})年|(?<year>今|本|去|上|前)年)?(?:度)?的?`;
const span = String.raw`\s?(?:至|到|[-~—]{1,2})\s?`;
const forms: readonly {
  pattern: RegExp;
  read: (groups: Groups, year: number, known: TimeKnown) => Days | null;
}[] = [
  {
    pattern: form(
      String.raw`${year}(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?${span}(?:(?<toYear>\d{4})年)?(?<toMonth>\d{1,2})月(?:(?<toDay>\d{1,2})日|底|末)?`,
    ),
    read: ({ month, day, toYear, toMonth, toDay }, y) =>
      days([y, month, day ?? '1'], [toYear === undefined ? y : Number(toYear), toMonth, toDay]),
  },
  {
    pattern: form(String.raw`${year}(?<month>\d{1,2})${span}(?<toMonth>\d{1,2})月份?(?!\d)`),
    read: ({ month, toMonth }, y) => days([y, month, '1'], [y, toMonth, undefined]),
  },
  {
    pattern: form(String.raw`截[至止]到?${year}(?<toMonth>\d{1,2})月(?:(?<toDay>\d{1,2})日|底|末|份)?`),
    read: ({ toMonth, toDay }, y, known) => untilThen(days([y, '1', '1'], [y, toMonth, toDay]), known),
  },
  {
    pattern: /截[至止]到?(?:今日|今天|目前|日前|现在|今)/gu,
    read: (_, __, known) =>
      known.signed === null ? null : untilThen({ from: `${known.signed.slice(0, 4)}-01-01`, to: known.signed }, known),
  },
  {
    pattern: form(`${year}(?<half>[上下])半年`),
    read: ({ half }, y) =>
      half === '上' ? days([y, '1', '1'], [y, '6', undefined]) : days([y, '7', '1'], [y, '12', undefined]),
  },
  {
    pattern: form(`${year}(?<three>前三季度)`),
    read: (_, y) => days([y, '1', '1'], [y, '9', undefined]),
  },
  {
    pattern: form(`${year}第?(?<quarter>[${ordinal}])季度`),
    read: ({ quarter }, y) => {
      const n = ordinal.indexOf(quarter ?? '') * 3;
      return days([y, String(n + 1), '1'], [y, String(n + 3), undefined]);
    },
  },
  {
    pattern: form(String.raw`${year}(?<month>\d{1,2})月(?:份|(?!\d))`),
    read: ({ month }, y) => days([y, month, '1'], [y, month, undefined]),
  },
  {
    pattern:
      /(?:(?<year>\d{4})年|(?<year>今|本|去|上|前)年|全年|年初(?=以来|至今|到现在)|(?<=^|[，,。；;:：、(])年内|(?<![近\d一二三四五六七八九十])一年来)度?/gu,
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
];

/** No ledger is asked of these, which are of another time than the text or of one that has no days. */
const others: readonly RegExp[] = [
  /(?:[去上前往]年)?同期/gu,
  /(?:近|最近|过去)?[一两二三四五六七八九十几多\d]{1,2}个?[年月](?:多)?来|近[几两三]?年|历年来?|多年来/gu,
  /[上下]一?个?(?:月|季度?|周|星期)(?:份|度)?(?!旬)|本周|[上中下]旬|[昨今当][天日]|次日|近[日期]|日前|[明后来]年|下一步|今后/gu,
  /(?<!\d)\d{1,2}月\d{1,2}日/gu,
  /期间|以来|节前|节日|节后|假期|“?十[三四五六]五”?(?:时期)?/gu,
];
/** Before another time stands what is only held against it: 「与去年同期相比」. */
const heldAgainst =
  /(?:[与和同比较]|环比)(?:[去上前往]年|\d{4}年(?!\d)|上一?个?(?:月|季度?)(?:份|度)?|\d{1,2}月份?(?!\d))(?:同期)?(?:相比|的(?=\d))?/gu;

type Groups = Readonly<Record<string, string | undefined>>;
interface Days {
  from: string;
  to: string;
}

function form(source: string): RegExp {
  return new RegExp(`(?<!\\d)${source}`, 'gu');
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
  for (const { pattern, read } of forms)
    for (const match of words.matchAll(pattern)) {
      // 「去年同期」 is no year.
      if (words.startsWith('同期', match.index + match[0].length)) continue;
      const groups = match.groups ?? {};
      const y = yearOf(groups['year'], known);
      const isYearBefore = /^[去上前]年度?$/u.test(match[0]);
      const days = y === null ? null : read(groups, y, known);
      if (isYearBefore && isBound) take(found, match, null, true);
      else if (days !== null && days.from <= days.to) take(found, match, untilSigned(days, known.signed));
      else if (known.isOwn) take(found, match, null);
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
function untilThen(found: Days | null, { whole, isOwn }: TimeKnown): Days | null {
  return isOwn && found !== null && whole !== null && found.to === whole.to && found.from !== whole.from ? null : found;
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

function yearOf(said: string | undefined, { signed, whole }: TimeKnown): number | null {
  if (said !== undefined && /^\d/u.test(said)) return Number(said);
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

/** 「11月」 without a day ends with its last. */
function dayOf([y, month, day]: Said, side: 'first' | 'last'): string | null {
  const m = Number(month);
  if (!(m >= 1 && m <= 12)) return null;
  const most = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const d = day === undefined ? (side === 'first' ? 1 : most) : Number(day);
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
