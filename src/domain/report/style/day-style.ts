/** 日期: 2014年11月10日 as GB/T 9704-2012 asks for since, 二〇一四年十一月十日 as signatures were dated before, and the periods between two days. */
import { addDays, dayZh, type Day } from '../../base/calendar.ts';
import { inChinese } from './chinese-figures.ts';

/** The nought of a year in words: 〇 is the character, ○ what typewriters had for it. */
export const dateStyles = ['arabic', 'chinese', 'chinese-circle'] as const;
export type DateStyle = (typeof dateStyles)[number];

export const dateStyleWords = {
  arabic: { zh: '2014年11月10日', en: 'In figures, 2014年11月10日' },
  chinese: { zh: '二〇一四年十一月十日', en: 'In words, 二〇一四年十一月十日' },
  'chinese-circle': { zh: '二○一四年十一月十日', en: 'In words with a circle, 二○一四年十一月十日' },
} as const satisfies Record<DateStyle, { zh: string; en: string }>;

export function datedZh(day: Day, style: DateStyle = 'arabic'): string {
  if (style === 'arabic') return dayZh(day);
  const nought = style === 'chinese' ? '〇' : '○';
  const [year = '', month, date] = day.split('-');
  const figures = [...year].map((one) => (one === '0' ? nought : inChinese(Number(one)))).join('');
  return `${figures}年${inChinese(Number(month))}月${inChinese(Number(date))}日`;
}

/** 「2014年」, 「2014年上半年」, 「2014年第三季度」, 「2014年10月」, 「2014年1月至9月」, else both days, without what the second has in common. */
export function periodZh(from: Day, to: Day): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  const isWhole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  if (isWhole && to.startsWith(year)) return `${year}年${monthsZh(month, Number(to.slice(5, 7)))}`;
  if (from === to) return dayZh(from);
  return `${dayZh(from)}至${to.startsWith(year) ? dayZh(to).slice(5) : dayZh(to)}`;
}

function monthsZh(from: number, to: number): string {
  if (from === to) return `${from}月`;
  if (to - from === 11) return '';
  if (to - from === 5 && (from === 1 || from === 7)) return from === 1 ? '上半年' : '下半年';
  if (to - from === 2 && to % 3 === 0) return `第${inChinese(to / 3)}季度`;
  return `${from}月至${to}月`;
}

/** 「截至2014年11月10日」: up to and with that day. The 截止 of old reports says that something ended. */
export function asOfZh(day: Day): string {
  return `截至${dayZh(day)}`;
}
