import type { ClockMark as Mark } from '../../../domain/law/clock.ts';
import { useLanguage } from '../language.tsx';
import { dayPlain, dayWithWeekday } from './day.ts';

interface Due {
  mark: Mark;
  /** The words of domain/law/clock.ts, in Chinese. */
  remaining: string;
  zh: string;
  en: string;
}

interface Props {
  due: Due | null;
  /** The target day; past the legal day give that one too. */
  dueOn?: string | null | undefined;
  legalOn?: string | null | undefined;
  today?: string | undefined;
  /** Leaves the day or the article out, where the place is narrow. */
  brief?: boolean;
}

/** A clock as shape, colour and words: it reads without its colour. The order is: what is left, which day, why. */
export function ClockMark({ due, dueOn, legalOn, today, brief = false }: Props) {
  const { language } = useLanguage();
  if (due === null) return <span className="dim">{language === 'zh' ? '没有在走的时限' : 'No clock is running'}</span>;
  const name = due[language];
  return (
    <span className={`ck ${due.mark}`} title={typeof dueOn !== 'string' ? name : `${name} · ${dueOn}`}>
      <i aria-hidden="true" />
      <b>{language === 'zh' ? due.remaining : remainingEn(due.remaining)}</b>
      {brief ? null : <u>{secondWords(due, dueOn ?? null, legalOn ?? null, language, today)}</u>}
    </span>
  );
}

/** Which day a clock has, and where there is none that counts, why. */
export function secondWords(
  due: Due,
  dueOn: string | null,
  legalOn: string | null,
  language: 'zh' | 'en',
  today?: string,
): string {
  const zh = language === 'zh';
  if (due.mark === 'pastLegal' && legalOn !== null)
    return `${zh ? '法定日' : 'by law'} ${dayPlain(legalOn, language, today)}`;
  if (due.mark === 'paused' || due.mark === 'stopped' || dueOn === null || dueOn === today) return due[language];
  return due.mark === 'pastTarget' ? dayPlain(dueOn, language, today) : dayWithWeekday(dueOn, language, today);
}

const english: readonly (readonly [RegExp, string])[] = [
  [/^余 (\d+) 工作日$/u, '$1 working days left'],
  [/^余 (\d+) 天$/u, '$1 days left'],
  [/^今天$/u, 'Today'],
  [/^暂停 第 (\d+) 天$/u, 'Paused, day $1'],
  [/^已停$/u, 'Stopped'],
  [/^超期 (\d+) 工作日$/u, '$1 working days late'],
  [/^超期$/u, 'Late'],
  [/^过应办日 (\d+) 工作日$/u, '$1 workdays past the target'],
  [/^过应办日 (\d+) 天$/u, '$1 days past the target'],
  [/^过应办日$/u, 'Past the target'],
  [/^过本地时限 (\d+) 工作日$/u, '$1 workdays past local limit'],
  [/^过本地时限 (\d+) 天$/u, '$1 days past local limit'],
  [/^过本地时限$/u, 'Past local limit'],
];

/** The same words in English. */
export function remainingEn(zh: string): string {
  const found = english.find(([words]) => words.test(zh));
  return found === undefined ? zh : zh.replace(found[0], found[1]).replace(/^1 (work|working )?days/u, '1 $1day');
}
