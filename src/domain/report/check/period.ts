/**
 * 期间 (period): of what time a text says its numbers, as days: 「2014年1至10月」, 「上半年」, 「截至11月10日」. Words that say no year are of the
 * year of the whole text, or of the day on which it was signed.
 */
import { halfWidth, type WorkReportText } from './work-report-text.ts';

export interface SaidPeriod {
  from: string;
  to: string;
  /** The words that say so. */
  printed: string;
}

const ordinal = '一二三四';
const year = String.raw`(?:(?<year>\d{4})年|(?<year>今|本|去|上|前)年)?(?:度)?的?`;
const span = String.raw`\s?(?:至|到|[-~—]{1,2})\s?`;
const forms: readonly {
  pattern: RegExp;
  read: (groups: Groups, year: number, signed: string | null) => Days | null;
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
    read: ({ toMonth, toDay }, y) => days([y, '1', '1'], [y, toMonth, toDay]),
  },
  {
    pattern: /截[至止]到?(?:今日|今天|目前|日前|现在|今)/gu,
    read: (_, __, signed) => (signed === null ? null : { from: `${signed.slice(0, 4)}-01-01`, to: signed }),
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
    pattern: /(?:(?<year>\d{4})年|(?<year>今|本|去|上|前)年|全年)/gu,
    read: (_, y) => ({ from: `${y}-01-01`, to: `${y}-12-31` }),
  },
];

type Groups = Readonly<Record<string, string | undefined>>;
interface Days {
  from: string;
  to: string;
}

function form(source: string): RegExp {
  return new RegExp(`(?<!\\d)${source}`, 'gu');
}

/** The last period that the words name; null where they name none, or of no year. */
export function periodIn(plain: string, signed: string | null, whole: Days | null): SaidPeriod | null {
  let last: (SaidPeriod & { end: number }) | null = null;
  for (const { pattern, read } of forms)
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      // 「2014年1至10月」 is read before the 「10月」 and the 「2014年」 within it.
      if (last !== null && end <= last.end) continue;
      const groups = match.groups ?? {};
      const y = yearOf(groups['year'], signed, whole);
      const found = y === null ? null : read(groups, y, signed);
      if (found !== null && found.from <= found.to) last = { ...untilSigned(found, signed), printed: match[0], end };
    }
  return last === null ? null : { from: last.from, to: last.to, printed: last.printed };
}

/** A year that is not over when the report is signed ends on that day. */
function untilSigned({ from, to }: Days, signed: string | null): Days {
  return { from, to: signed !== null && from <= signed && signed < to ? signed : to };
}

function yearOf(said: string | undefined, signed: string | null, whole: Days | null): number | null {
  if (said !== undefined && /^\d/u.test(said)) return Number(said);
  const known = whole?.to ?? signed;
  if (known === null) return null;
  const own = Number(known.slice(0, 4));
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
